//! The canonical form of expressions, timings and targets: two that mean the same are written the same.
//!
//! Names get one spelling, what is joined by `and` and `or` and what stands in a list gets one order, and of two clauses for one thing one is
//! kept. On the way it is noted which items are named.

use super::names::Names;
use super::{Laws, said};
use hjemmel_syntax::format::{format_expression, format_target};
use hjemmel_syntax::tree::{
    AsideValue, Cell, CellKind, CellTest, CitationAt, Comparison, Expression, ExpressionKind, Name, Path, Query,
    Target, TargetRules, Timing, TypeExpression, Window,
};
use hjemmel_value::{Decimal, Language};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rewrites what stands in one rulebook.
#[derive(Debug)]
pub(crate) struct Canonical<'s> {
    names: &'s Names,
    laws: &'s Laws,
    book: Arc<str>,
    /// What is named, by one spelling.
    pub(crate) named: BTreeSet<String>,
    /// The name that a requirement gives to what it is owed for.
    pub(crate) instance: Option<Arc<str>>,
    /// Names that mean the fields of events here, innermost last.
    fields: Vec<BTreeSet<Arc<str>>>,
}

/// What is written for the name that a requirement gives to what it is owed for.
pub(super) const INSTANCE: &str = "each";

impl<'s> Canonical<'s> {
    pub(crate) fn new(names: &'s Names, laws: &'s Laws, book: Arc<str>) -> Self {
        Self { names, laws, book, named: BTreeSet::new(), instance: None, fields: Vec::new() }
    }

    pub(super) fn names(&self) -> &'s Names {
        self.names
    }

    /// Leaves out of what is named all that was noted since there were `before`.
    pub(crate) fn unnamed<T>(&mut self, rewrite: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.named.clone();
        let out = rewrite(self);
        self.named = before;
        out
    }

    pub(crate) fn path(&mut self, path: &mut Path) {
        if let [only] = path.parts.as_slice() {
            if self.fields.iter().any(|fields| fields.contains(&only.text)) {
                return;
            }
            if self.instance.as_ref() == Some(&only.text) {
                path.parts = vec![Name { at: path.at, text: INSTANCE.into() }];
                return;
            }
        }
        let found = self.names.find(&self.book, path);
        self.named.extend(found.names);
        path.parts = vec![Name { at: path.at, text: found.spelling.into() }];
    }

    /// A path that can name an item alone: one that is not there is taken for the rulebook's own, so that it is the same name on a
    /// side that does not have the item.
    pub(crate) fn item(&mut self, path: &mut Path) {
        let unknown = self.names.find(&self.book, path).names.is_none();
        self.path(path);
        if let ([only], true) = (path.parts.as_mut_slice(), unknown) {
            only.text = self.names.own(&self.book, &only.text).into();
        }
    }

    /// The name of a fact.
    pub(crate) fn fact(&mut self, name: &mut Name) {
        let fact = self.names.renames().fact(&name.text);
        self.named.insert(fact.clone());
        name.text = fact.into();
    }

    pub(crate) fn paths(&mut self, paths: &mut [Path]) {
        paths.iter_mut().for_each(|path| self.item(path));
    }

    pub(crate) fn citation(&mut self, citation: &mut CitationAt) {
        let seen = self.names.seen(&self.book);
        citation.citation.law = self.laws.law(&seen, &citation.citation.law);
    }

    fn instance_name(&self, name: &mut Name) {
        if self.instance.as_ref() == Some(&name.text) {
            name.text = INSTANCE.into();
        }
    }

    pub(crate) fn expression(&mut self, expression: &mut Expression) {
        match &mut *expression.kind {
            ExpressionKind::Or(parts) => {
                self.all(parts);
                *parts = joined(std::mem::take(parts), true);
            }
            ExpressionKind::And(parts) => {
                self.all(parts);
                *parts = joined(std::mem::take(parts), false);
            }
            ExpressionKind::Not(part) => self.expression(part),
            ExpressionKind::Unless(what, limit) => {
                self.expression(what);
                self.expression(limit);
            }
            ExpressionKind::Compare { left, comparison, right } => {
                self.expression(left);
                self.expression(right);
                *comparison = one_comparison(*comparison);
            }
            ExpressionKind::Arithmetic { left, right, .. } => {
                self.expression(left);
                self.expression(right);
            }
            ExpressionKind::Between { value, low, high, .. } => {
                self.expression(value);
                self.expression(low);
                self.expression(high);
            }
            ExpressionKind::In { value, list, .. } => {
                self.expression(value);
                self.all(list);
                in_order(list);
            }
            ExpressionKind::Known { value, .. } => self.expression(value),
            ExpressionKind::Rounded { value, to, .. } => {
                self.expression(value);
                to.get_or_insert(Decimal::ONE);
            }
            ExpressionKind::Path(path) => self.path(path),
            ExpressionKind::FieldOf { of, .. } => self.instance_name(of),
            ExpressionKind::StartOf(name) | ExpressionKind::EndOf(name) => self.instance_name(name),
            ExpressionKind::OnDay { fact, on } => {
                self.path(fact);
                self.expression(on);
            }
            ExpressionKind::WholeUnits { from, to, .. } => {
                self.expression(from);
                self.expression(to);
            }
            ExpressionKind::Extreme { of, .. } => {
                self.all(of);
                in_order(of);
            }
            ExpressionKind::StatusOf { requirement, .. } => self.item(requirement),
            ExpressionKind::LiftedBy { requirement, negated, exemptions } => {
                self.item(requirement);
                self.paths(exemptions);
                *expression.kind = lifted_by_each(requirement, *negated, exemptions);
            }
            ExpressionKind::BreachOf(requirement) => self.item(requirement),
            ExpressionKind::Aggregate { query, .. }
            | ExpressionKind::Covered { query, .. }
            | ExpressionKind::During(query) => self.query(query),
            ExpressionKind::Accumulated { definition, window } => {
                self.path(definition);
                self.window(window);
            }
            ExpressionKind::FirstDay { from, when, .. } => {
                self.expression(from);
                self.expression(when);
            }
            ExpressionKind::DayOnWhich { sum, reaches } => {
                self.expression(sum);
                self.expression(reaches);
            }
            ExpressionKind::Boundary { of, .. } => self.expression(of),
            ExpressionKind::YesNo(_)
            | ExpressionKind::Number(_)
            | ExpressionKind::Money(_)
            | ExpressionKind::Hours(_)
            | ExpressionKind::Percent(_)
            | ExpressionKind::Duration(_)
            | ExpressionKind::Date(_)
            | ExpressionKind::Text(_)
            | ExpressionKind::Today => {}
        }
    }

    fn all(&mut self, parts: &mut [Expression]) {
        parts.iter_mut().for_each(|part| self.expression(part));
    }

    pub(crate) fn query(&mut self, query: &mut Query) {
        let fields = self.names.fields_of(&self.book, &query.events);
        self.path(&mut query.events);
        if let Some(except) = &mut query.except {
            let fields = self.names.fields_of(&self.book, &except.events);
            self.path(&mut except.events);
            if let Some(condition) = &mut except.condition {
                self.within(fields, condition);
            }
        }
        if let Some(window) = &mut query.window {
            self.window(window);
        }
        if let Some(condition) = &mut query.condition {
            self.within(fields, condition);
        }
    }

    fn window(&mut self, window: &mut Window) {
        match window {
            Window::CalendarMonths(_) => {}
            Window::InTheLast(one) | Window::Since(one) => self.expression(one),
            Window::Before { length: low, date: high } | Window::Between(low, high) => {
                self.expression(low);
                self.expression(high);
            }
        }
    }

    fn within(&mut self, fields: BTreeSet<Arc<str>>, condition: &mut Expression) {
        self.fields.push(fields);
        self.expression(condition);
        self.fields.pop();
    }

    pub(crate) fn timing(&mut self, timing: &mut Timing) {
        if let Timing::Times { times: 1, length, side, from } = timing {
            // Once is how often it is, where nothing is said.
            *timing = Timing::Within { length: length.clone(), side: *side, from: from.clone() };
        }
        match timing {
            Timing::Within { length, from, .. }
            | Timing::Times { length, from, .. }
            | Timing::Every { length, from }
            | Timing::AtLeastEvery { first: None, length, from } => {
                self.expression(length);
                self.expression(from);
            }
            Timing::AtLeastEvery { first: Some(first), length, from } => {
                self.expression(first);
                self.expression(length);
                self.expression(from);
            }
            Timing::By(date) | Timing::Before(date) => self.expression(date),
            Timing::Between { from, by, .. } => {
                self.expression(from);
                self.expression(by);
            }
            Timing::Together(other) => self.item(other),
            Timing::Moved(timing) | Timing::Stays(timing) => self.timing(timing),
            Timing::AtAllTimes | Timing::NotEncoded(_) => {}
        }
    }

    /// What an exemption touches does not thereby decide anything about it.
    pub(crate) fn target(&mut self, target: &mut Target) {
        match &mut target.rules {
            TargetRules::Named(path) => self.unnamed(|this| this.item(path)),
            TargetRules::Cited(citation) => self.citation(citation),
            TargetRules::Tagged(_) => {}
        }
    }

    pub(crate) fn aside(&mut self, value: &mut AsideValue) {
        match value {
            AsideValue::Names(names) => names.sort_by(|a, b| a.text.cmp(&b.text)),
            AsideValue::Text(_) | AsideValue::NotEncoded(_) => {}
        }
    }

    pub(crate) fn ty(&mut self, ty: &mut TypeExpression) {
        match ty {
            TypeExpression::OneOf(values) => values.sort_by(|a, b| a.text.cmp(&b.text)),
            TypeExpression::Events(path) | TypeExpression::Category(path) => self.path(path),
            TypeExpression::YesNo
            | TypeExpression::Date
            | TypeExpression::Number
            | TypeExpression::Money
            | TypeExpression::Hours
            | TypeExpression::HoursAWeek(_)
            | TypeExpression::Percent
            | TypeExpression::Duration
            | TypeExpression::Text
            | TypeExpression::Actor => {}
        }
    }

    pub(crate) fn cell(&mut self, cell: &mut Cell) {
        match &mut cell.kind {
            CellKind::Any => {}
            CellKind::Value(value) => self.expression(value),
            CellKind::Tests(tests) => {
                for test in tests {
                    match test {
                        CellTest::Ordered(comparison, value) => {
                            *comparison = one_comparison(*comparison);
                            self.expression(value);
                        }
                        CellTest::Between(low, high) => {
                            self.expression(low);
                            self.expression(high);
                        }
                        CellTest::In { list, .. } => {
                            self.all(list);
                            in_order(list);
                        }
                        CellTest::Known { .. } => {}
                    }
                }
            }
        }
    }
}

/// The words of dates say what the others do: `before` is `under`, and `no later than` is `at most`.
fn one_comparison(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Before => Comparison::Less,
        Comparison::After => Comparison::More,
        Comparison::NoLaterThan => Comparison::AtMost,
        Comparison::NoEarlierThan => Comparison::AtLeast,
        Comparison::Is
        | Comparison::IsNot
        | Comparison::Less
        | Comparison::AtMost
        | Comparison::More
        | Comparison::AtLeast => comparison,
    }
}

/// What is joined by one word (`or`, else `and`), what is nested in it too, in one order.
fn joined(parts: Vec<Expression>, by_or: bool) -> Vec<Expression> {
    let mut flat = Vec::new();
    for part in parts {
        match *part.kind {
            ExpressionKind::Or(inner) if by_or => flat.extend(inner),
            ExpressionKind::And(inner) if !by_or => flat.extend(inner),
            kind => flat.push(Expression { at: part.at, kind: Box::new(kind) }),
        }
    }
    in_order(&mut flat);
    flat
}

/// `R is lifted by E, F` as what it says: `R is lifted by E or R is lifted by F`, and with `not` neither of the two.
fn lifted_by_each(requirement: &Path, negated: bool, exemptions: &[Path]) -> ExpressionKind {
    let of_one = |exemption: &Path| {
        let kind =
            ExpressionKind::LiftedBy { requirement: requirement.clone(), negated, exemptions: vec![exemption.clone()] };
        Expression { at: exemption.at, kind: Box::new(kind) }
    };
    let mut all = joined(exemptions.iter().map(of_one).collect(), !negated);
    match (all.pop(), all.is_empty()) {
        (Some(one), true) => *one.kind,
        (last, _) if negated => ExpressionKind::And(all.into_iter().chain(last).collect()),
        (last, _) => ExpressionKind::Or(all.into_iter().chain(last).collect()),
    }
}

fn in_order(parts: &mut [Expression]) {
    parts.sort_by_cached_key(|part| format_expression(part, Language::English));
}

/// The parts of a condition that must all hold.
pub(crate) fn conjuncts(condition: &Expression) -> Vec<&Expression> {
    match &*condition.kind {
        ExpressionKind::And(parts) => parts.iter().flat_map(conjuncts).collect(),
        _ => vec![condition],
    }
}

/// The parts of a condition of which one must hold.
pub(crate) fn disjuncts(condition: &Expression) -> Vec<&Expression> {
    match &*condition.kind {
        ExpressionKind::Or(parts) => parts.iter().flat_map(disjuncts).collect(),
        _ => vec![condition],
    }
}

/// What a target is told as, and by what it is compared.
pub(crate) fn target_words(canonical: &mut Canonical<'_>, target: &Target) -> (String, said::Words) {
    let words = said::Words::of(|language| format_target(target, language));
    let mut rewritten = target.clone();
    canonical.target(&mut rewritten);
    (format_target(&rewritten, Language::English), words)
}
