//! The changes of an expression: one thing at a time.

mod constant;

use super::MutationKind as Kind;
use super::wording::{Edit, Words};
use constant::constants;
use hjemmel::diagnostic::Span;
use hjemmel_engine::plan::{Aggregate, Comparison, Type};
use hjemmel_model::model::{Expression, ExpressionKind, Query, Timing, Window};
use hjemmel_model::walk::{read, write};

/// Something as it is after a change.
#[derive(Clone, Debug)]
pub(super) struct Variant<T> {
    pub(super) changed: T,
    pub(super) edit: Edit,
}

/// Every change of one thing in an expression.
pub(super) fn variants(words: &Words<'_>, expression: &Expression) -> Vec<Variant<Expression>> {
    let mut found = own(words, expression);
    let composed = composed(&expression.kind);
    let parts = read::parts(expression).into_iter().take(changed_parts(&expression.kind));
    for (place, part) in parts.enumerate() {
        for variant in variants(words, part) {
            // Twice `not` is what taking the one away comes to.
            if matches!(*expression.kind, ExpressionKind::Not(_)) && variant.edit.kind == Kind::Negation {
                continue;
            }
            let edit = if composed { variant.edit } else { words.widened(&variant.edit, expression.span) };
            let mut whole = expression.clone();
            put(write::parts(&mut whole), place, variant.changed);
            found.push(Variant { changed: whole, edit });
        }
    }
    found
}

/// Every change of a query, as `there are …` it.
pub(super) fn query_variants(words: &Words<'_>, query: &Query) -> Vec<Variant<Query>> {
    let kind = ExpressionKind::Aggregate { aggregate: Aggregate::ThereAre, query: query.clone() };
    let asked = Expression { kind: Box::new(kind), ty: Type::YesNo, span: query.span };
    let changed = variants(words, &asked).into_iter().filter_map(|variant| match *variant.changed.kind {
        ExpressionKind::Aggregate { aggregate: Aggregate::ThereAre, query } => {
            Some(Variant { changed: query, edit: variant.edit })
        }
        _ => None,
    });
    changed.collect()
}

/// Every change of a timing that stands in a clause.
pub(super) fn timing_variants(words: &Words<'_>, timing: &Timing, clause: Span) -> Vec<Variant<Timing>> {
    let mut found = Vec::new();
    let times = match timing {
        Timing::Within { times, .. } | Timing::Between { times, .. } => Some(*times),
        _ => None,
    };
    for (times, other) in
        times.into_iter().flat_map(|times| [(times, times.checked_add(1)), (times, times.checked_sub(1))])
    {
        let Some(other) = other.filter(|other| *other > 0) else { continue };
        let mut changed = timing.clone();
        if let Timing::Within { times, .. } | Timing::Between { times, .. } = &mut changed {
            *times = other;
        }
        // What is to be done once says no number.
        let number = Some(times.to_string()).filter(|_| times > 1);
        let number = number.and_then(|number| super::wording::word_in(words.slice(clause), &number));
        let at = number.and_then(|at| u32::try_from(at).ok()).map(|at| clause.start.saturating_add(at));
        let edit = match at {
            Some(at) => {
                let length = u32::try_from(times.to_string().len()).unwrap_or(1);
                let span = Span::new(clause.source, at, at.saturating_add(length));
                words.widened(&Edit::replaced(Kind::Count, span, other.to_string()), clause)
            }
            None => {
                let least = words.pick(clause, ("at least", "mindst"));
                let times = words.pick(clause, ("times", "gange"));
                let written = format!("{least} {other} {times}, {}", words.slice(clause));
                Edit::replaced(Kind::Count, clause, written)
            }
        };
        found.push(Variant { changed, edit });
    }
    // Where it is met together with another duty, its start is that duty's.
    let parts = if matches!(timing, Timing::Together { .. }) { Vec::new() } else { read::timing(timing) };
    for (place, part) in parts.into_iter().enumerate() {
        for variant in variants(words, part) {
            let mut edit = words.widened(&variant.edit, clause);
            if edit.kind == Kind::Bound {
                edit.kind = Kind::Deadline;
            }
            let mut changed = timing.clone();
            put(write::timing(&mut changed), place, variant.changed);
            found.push(Variant { changed, edit });
        }
    }
    found
}

/// How many of its parts are changed in themselves: of a list only what is looked for in it, its items are left out whole.
fn changed_parts(kind: &ExpressionKind) -> usize {
    if matches!(kind, ExpressionKind::In { .. }) { 1 } else { usize::MAX }
}

/// Sets the part at a place.
fn put(mut parts: Vec<&mut Expression>, place: usize, changed: Expression) {
    if let Some(slot) = parts.get_mut(place) {
        **slot = changed;
    }
}

/// Whether its parts are conditions of their own, so that a change of one is shown alone.
fn composed(kind: &ExpressionKind) -> bool {
    use ExpressionKind::{And, Choose, Not, Or, Unless};
    matches!(kind, And(_) | Or(_) | Not(_) | Unless(..) | Choose { .. })
}

/// The changes of an expression itself.
fn own(words: &Words<'_>, expression: &Expression) -> Vec<Variant<Expression>> {
    let span = expression.span;
    let with = |kind: ExpressionKind| Expression { kind: Box::new(kind), ty: expression.ty, span };
    let mut found: Vec<Variant<Expression>> = Vec::new();
    let mut add = |kind: ExpressionKind, edit: Edit| found.push(Variant { changed: with(kind), edit });
    match &*expression.kind {
        ExpressionKind::Constant(value) => {
            for (value, written) in constants(words, value, span) {
                add(ExpressionKind::Constant(value), Edit::replaced(Kind::Bound, span, written));
            }
        }
        ExpressionKind::And(parts) => {
            for (part, kept) in without_each(parts) {
                add(together(kept, ExpressionKind::And), Edit::dropped(Kind::Part, part));
            }
            let places = connectives(words, parts, [("and", "or"), ("og", "eller")]);
            // Where no such word is written there is none to mistake.
            if !places.is_empty() {
                add(ExpressionKind::Or(parts.clone()), Edit { kind: Kind::Connective, unit: span, places });
            }
        }
        ExpressionKind::Or(parts) => {
            for (part, kept) in without_each(parts) {
                add(together(kept, ExpressionKind::Or), Edit::dropped(Kind::Part, part));
            }
            let places = connectives(words, parts, [("or", "and"), ("eller", "og")]);
            // Where no such word is written there is none to mistake.
            if !places.is_empty() {
                add(ExpressionKind::And(parts.clone()), Edit { kind: Kind::Connective, unit: span, places });
            }
        }
        ExpressionKind::Unless(what, limit) => {
            add((*what.kind).clone(), Edit::dropped(Kind::Part, limit.span));
        }
        ExpressionKind::Not(part) => {
            add((*part.kind).clone(), Edit::replaced(Kind::Negation, span, words.slice(part.span)));
        }
        ExpressionKind::Compare { left, comparison, right } => {
            if let Some(other) = swapped(*comparison, left, right) {
                let between = Span::new(span.source, left.span.end, right.span.start);
                let written = format!(" {} ", words.pick(span, comparison_words(other, left.ty)));
                let edit = Edit { kind: Kind::Comparison, unit: span, places: vec![(between, written)] };
                add(
                    ExpressionKind::Compare { left: left.clone(), comparison: other, right: right.clone() },
                    if between.is_empty() {
                        Edit::replaced(Kind::Comparison, span, words.pick(span, comparison_words(other, left.ty)))
                    } else {
                        edit
                    },
                );
            }
        }
        ExpressionKind::In { value, negated, list } => {
            if list.len() > 1 {
                for (part, kept) in without_each(list) {
                    let kept = ExpressionKind::In { value: value.clone(), negated: *negated, list: kept };
                    add(kept, Edit::dropped(Kind::Part, part));
                }
            }
            let other = ExpressionKind::In { value: value.clone(), negated: !negated, list: list.clone() };
            add(other, negation(words, span));
        }
        ExpressionKind::Between { value, negated, low, high } => {
            let (value, low, high) = (value.clone(), low.clone(), high.clone());
            add(ExpressionKind::Between { value, negated: !negated, low, high }, negation(words, span));
        }
        ExpressionKind::Known { value, negated } => {
            add(ExpressionKind::Known { value: value.clone(), negated: !negated }, negation(words, span));
        }
        ExpressionKind::StatusOf { requirement, negated, status } => {
            let other = ExpressionKind::StatusOf { requirement: *requirement, negated: !negated, status: *status };
            add(other, negation(words, span));
        }
        ExpressionKind::LiftedBy { requirement, negated, exemption } => {
            let (requirement, exemption) = (*requirement, *exemption);
            add(ExpressionKind::LiftedBy { requirement, negated: !negated, exemption }, negation(words, span));
        }
        // A table without a row has a gap, which is refused: no rulebook comes of it.
        ExpressionKind::Choose { cases, otherwise, exhaustive: false } if cases.len() > 1 || otherwise.is_some() => {
            for place in 0..cases.len() {
                let mut kept = cases.clone();
                let (when, value) = kept.remove(place);
                let chosen = ExpressionKind::Choose { cases: kept, otherwise: otherwise.clone(), exhaustive: false };
                add(chosen, Edit::dropped(Kind::Row, words.line_of(value.span.cover(when.span))));
            }
        }
        _ => {}
    }
    if expression.ty == Type::YesNo && is_single(&expression.kind) {
        let edit = negation(words, span);
        found.push(Variant { changed: with(ExpressionKind::Not(expression.clone())), edit });
    }
    if let Some(query) = query_of(&expression.kind) {
        for (query, edit) in narrower(words, query) {
            let mut changed = expression.clone();
            if let Some(slot) = query_of_mut(&mut changed.kind) {
                *slot = query;
            }
            found.push(Variant { changed, edit });
        }
    }
    found
}

/// `not` before something.
fn negation(words: &Words<'_>, span: Span) -> Edit {
    let (not, said) = (words.pick(span, ("not", "ikke")), words.slice(span));
    let written = if said.contains(' ') { format!("{not} ({said})") } else { format!("{not} {said}") };
    Edit::replaced(Kind::Negation, span, written)
}

/// A yes or no without parts that are changed themselves.
fn is_single(kind: &ExpressionKind) -> bool {
    use ExpressionKind as E;
    match kind {
        E::Fact(_)
        | E::FactOn { .. }
        | E::Field(_)
        | E::OuterField(_)
        | E::InstanceField(..)
        | E::Definition(_)
        | E::InGroup(_) => true,
        E::During(_) => true,
        E::Aggregate { aggregate, .. } => matches!(aggregate, Aggregate::ThereAre | Aggregate::No),
        _ => false,
    }
}

/// All but one, each in turn, with the place of the one.
fn without_each(parts: &[Expression]) -> Vec<(Span, Vec<Expression>)> {
    let mut found = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != place);
        found.push((part.span, others.map(|(_, part)| part.clone()).collect()));
    }
    found
}

fn together(mut parts: Vec<Expression>, join: impl Fn(Vec<Expression>) -> ExpressionKind) -> ExpressionKind {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => *only.kind,
        (Some(last), false) => {
            parts.push(last);
            join(parts)
        }
        (None, _) => join(parts),
    }
}

/// The words between the parts, each by its opposite.
fn connectives(words: &Words<'_>, parts: &[Expression], swaps: [(&str, &str); 2]) -> Vec<(Span, String)> {
    let pairs = parts.iter().zip(parts.iter().skip(1));
    let found = pairs.filter_map(|(one, next)| {
        let between = Span::new(one.span.source, one.span.end, next.span.start);
        let text = words.slice(between);
        let (word, other) = swaps.into_iter().find(|(word, _)| super::wording::word_in(text, word).is_some())?;
        Some((between, text.replacen(word, other, 1)))
    });
    found.collect()
}

/// The neighbour of a comparison. Of whole numbers the bound by one says the same, so there is none.
fn swapped(comparison: Comparison, left: &Expression, right: &Expression) -> Option<Comparison> {
    let whole = |it: &Expression| match &*it.written_out().kind {
        ExpressionKind::Whole { .. } => true,
        ExpressionKind::Aggregate { aggregate, .. } => *aggregate == Aggregate::NumberOf,
        _ => false,
    };
    let constant = |it: &Expression| matches!(*it.kind, ExpressionKind::Constant(_));
    let counted = (whole(left) && constant(right)) || (whole(right) && constant(left));
    match comparison {
        Comparison::Is => Some(Comparison::IsNot),
        Comparison::IsNot => Some(Comparison::Is),
        _ if counted => None,
        Comparison::Less => Some(Comparison::AtMost),
        Comparison::AtMost => Some(Comparison::Less),
        Comparison::More => Some(Comparison::AtLeast),
        Comparison::AtLeast => Some(Comparison::More),
    }
}

fn comparison_words(comparison: Comparison, of: Type) -> (&'static str, &'static str) {
    let of_dates = of == Type::Date;
    match comparison {
        Comparison::Is => ("is", "er"),
        Comparison::IsNot => ("is not", "ikke er"),
        Comparison::Less if of_dates => ("is before", "er før"),
        Comparison::AtMost if of_dates => ("is no later than", "er senest"),
        Comparison::More if of_dates => ("is after", "er efter"),
        Comparison::AtLeast if of_dates => ("is no earlier than", "er tidligst"),
        Comparison::Less => ("is under", "er under"),
        Comparison::AtMost => ("is at most", "er højst"),
        Comparison::More => ("is more than", "er mere end"),
        Comparison::AtLeast => ("is at least", "er mindst"),
    }
}

/// A query that says less, or counts other months.
fn narrower(words: &Words<'_>, query: &Query) -> Vec<(Query, Edit)> {
    let mut found = Vec::new();
    if let Some(condition) = &query.condition {
        let changed = Query { condition: None, ..query.clone() };
        found.push((changed, without_filter(words, query, condition.span)));
    }
    match &query.window {
        Some(Window::CalendarMonths(count)) => {
            for other in [count.checked_add(1), count.checked_sub(1).filter(|other| *other > 0)].into_iter().flatten() {
                let changed = Query { window: Some(Window::CalendarMonths(other)), ..query.clone() };
                let written = words.slice(query.span).replacen(&count.to_string(), &other.to_string(), 1);
                found.push((changed, Edit::replaced(Kind::Bound, query.span, written)));
            }
        }
        Some(window) => {
            let changed = Query { window: None, ..query.clone() };
            let span = match window {
                Window::InTheLast { length, .. } => length.span,
                Window::Since(date) => date.span,
                Window::Before(before) => before.length.span.cover(before.date.span),
                Window::Between(low, high) => low.span.cover(high.span),
                Window::CalendarMonths(_) => query.span,
            };
            found.push((changed, Edit::dropped(Kind::Filter, span)));
        }
        None => {}
    }
    found
}

/// A `where` left out, with what it narrows before it.
fn without_filter(words: &Words<'_>, query: &Query, condition: Span) -> Edit {
    // Of an accumulation it stands where that is defined.
    if condition.source != query.span.source || condition.start < query.span.start || condition.start > query.span.end {
        return Edit::dropped(Kind::Filter, condition);
    }
    let before = Span::new(query.span.source, query.span.start, condition.start);
    let place = ["where", "hvor"].into_iter().find_map(|word| words.slice(before).rfind(word));
    match place.and_then(|place| u32::try_from(place).ok()) {
        Some(place) => {
            let start = query.span.start.saturating_add(place);
            let filter = Span::new(condition.source, start, condition.end.max(query.span.end));
            Edit { kind: Kind::Filter, unit: query.span.cover(condition), places: vec![(filter, String::new())] }
        }
        None => Edit::dropped(Kind::Filter, condition),
    }
}

fn query_of(kind: &ExpressionKind) -> Option<&Query> {
    match kind {
        ExpressionKind::Aggregate { query, .. } | ExpressionKind::Covered { query, .. } => Some(query),
        ExpressionKind::During(query) => Some(query),
        _ => None,
    }
}

fn query_of_mut(kind: &mut ExpressionKind) -> Option<&mut Query> {
    match kind {
        ExpressionKind::Aggregate { query, .. } | ExpressionKind::Covered { query, .. } => Some(query),
        ExpressionKind::During(query) => Some(query),
        _ => None,
    }
}
