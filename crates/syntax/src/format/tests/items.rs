//! Random files: every item with every clause that it may have.

use super::dice::{Dice, name};
use super::example_lines::example;
use super::expressions::{COMPARISONS, date, expression, length, query, value};
use crate::tree::*;
use hjemmel_diagnostic::{At, SourceId};
use hjemmel_value::{CalendarDays, Decimal, Duration, MonthConvention, Weekday, Weekdays};

/// A file of up to four items.
pub(super) fn file(dice: &mut Dice) -> File {
    let items: Vec<Item> = dice.some(1, item);
    let trailing_comments = dice.maybe(|dice| dice.some(1, comment)).unwrap_or_default();
    File { source: SourceId::default(), items, trailing_comments, mended: false }
}

fn comment(dice: &mut Dice) -> Comment {
    let text = dice.pick(&["a comment", "", "  set in", "#", "> no retelling", "\"open", "(", "når det er"]);
    Comment { at: At::default(), text: text.to_owned(), blank_before: dice.yes() }
}

fn comments(dice: &mut Dice) -> Comments {
    if dice.roll(4) < 3 {
        return Comments::default();
    }
    let beside = dice.maybe(comment).map(|comment| Comment { blank_before: false, ..comment });
    Comments { above: dice.maybe(|dice| dice.some(1, comment)).unwrap_or_default(), beside }
}

fn named(dice: &mut Dice) -> Named {
    Named { name: dice.name(), label: dice.maybe(Dice::label) }
}

fn item(dice: &mut Dice) -> Item {
    let header = header(dice);
    let kind = header.kind().unwrap();
    let clauses = if kind == ItemKind::Example { example(dice) } else { dice.some(0, |dice| clause(dice, kind)) };
    let retelling = dice.maybe(|dice| {
        dice.some(1, |dice| {
            let text = dice.pick(&["A citizen has a right to", "", "  set in", "> twice", "# no comment", "\"open"]);
            Retelling { at: At::default(), text: text.to_owned() }
        })
    });
    Item {
        at: At::default(),
        header_at: At::default(),
        retelling: retelling.unwrap_or_default(),
        header,
        clauses: clauses.into_iter().map(|kind| Clause { at: At::default(), kind, comments: comments(dice) }).collect(),
        comments: comments(dice),
    }
}

fn header(dice: &mut Dice) -> Header {
    match dice.roll(18) {
        0 => Header::Requirement(named(dice)),
        1 => Header::Exemption(named(dice)),
        2 => Header::Rulebook(named(dice)),
        3 => Header::Category(Named { name: name("benefit"), label: dice.maybe(Dice::label) }),
        4 => Header::Actor(named(dice)),
        5 => {
            let when = if dice.yes() {
                EventTime::Period { from: dice.name(), until: dice.name() }
            } else {
                EventTime::On(dice.name())
            };
            Header::Event { named: named(dice), when }
        }
        6 => Header::Situation,
        7 => Header::Definition { named: named(dice), value: expression(dice) },
        8 => Header::TargetGroup(named(dice)),
        9 => Header::AtMostOne { of: dice.some(2, Dice::path), name: dice.maybe(Dice::name) },
        10 => Header::Trial(named(dice)),
        11 => Header::Guardrail(named(dice)),
        12 => Header::NotEncoded(dice.label()),
        13 => Header::Calendar(named(dice)),
        14 => Header::Parameter(named(dice)),
        15 => Header::Table(named(dice)),
        16 => Header::Setting { of: dice.path(), value: value(dice) },
        17 => Header::Transition(named(dice)),
        18 => Header::Quota(named(dice)),
        _ => Header::Example(dice.label()),
    }
}

fn citation_at(dice: &mut Dice) -> CitationAt {
    CitationAt { at: At::default(), law_at: At::default(), citation: dice.citation() }
}

type Make = fn(&mut Dice) -> ClauseKind;

const FIRMNESS: Make = |dice| ClauseKind::Basis(dice.pick(&[Basis::Statute, Basis::Guidance, Basis::Secondary]));
const INTERPRETATION: Make = |dice| ClauseKind::Interpretation(dice.label());
const TAG: Make = |dice| ClauseKind::Tag(dice.some(1, Dice::name));
const CITATION: Make = |dice| {
    let mut cited = citation_at(dice);
    cited.citation.see =
        dice.maybe(|dice| dice.pick(&["§ 3, stk. 2", "lov nr. 548, 7. maj", "(se \"planen\")"]).into());
    ClauseKind::Citation(cited)
};
const FOR: Make = |dice| ClauseKind::For(dice.some(1, Dice::path));
const WHEN: Make = |dice| ClauseKind::When(expression(dice));
const UNLESS: Make = |dice| ClauseKind::Unless(expression(dice));
const PROPOSED: Make = |dice| ClauseKind::Proposed(dice.maybe(Dice::label));
/// The day of effect, of what has versions.
const EFFECT: Make = |dice| ClauseKind::Effect { from: dice.date() };
const VALIDITY: Make = |dice| {
    let from = dice.maybe(Dice::date);
    let until = if from.is_none() { Some(dice.date()) } else { dice.maybe(Dice::date) };
    ClauseKind::Validity(Validity { from, until })
};

fn clause(dice: &mut Dice, kind: ItemKind) -> ClauseKind {
    let choices: &[Make] = match kind {
        ItemKind::Rulebook => &[law, chapter, source, uses, months, holidays, VALIDITY, PROPOSED, INTERPRETATION],
        ItemKind::Category => &[category_value, category_value, CITATION],
        ItemKind::Calendar => &[calendar_days, calendar_days, CITATION],
        ItemKind::Parameter => &[CITATION, delegated, parameter_value, parameter_value, FIRMNESS, INTERPRETATION, TAG],
        ItemKind::Table => {
            &[CITATION, VALIDITY, EFFECT, PROPOSED, FIRMNESS, INTERPRETATION, TAG, columns, row, row, row]
        }
        ItemKind::Setting => &[CITATION, WHEN, VALIDITY, INTERPRETATION, |dice| ClauseKind::Decision(dice.label())],
        ItemKind::Event => &[field, field, field, CITATION, |_| ClauseKind::NoOverlap],
        ItemKind::Situation => &[field, field, field, CITATION],
        ItemKind::Definition | ItemKind::AtMostOne => {
            &[CITATION, VALIDITY, EFFECT, PROPOSED, FIRMNESS, INTERPRETATION, TAG]
        }
        ItemKind::TargetGroup => &[CITATION, WHEN, UNLESS, VALIDITY, EFFECT, PROPOSED, FIRMNESS, INTERPRETATION, TAG],
        ItemKind::Requirement => &[
            CITATION,
            FOR,
            WHEN,
            UNLESS,
            VALIDITY,
            EFFECT,
            PROPOSED,
            FIRMNESS,
            INTERPRETATION,
            TAG,
            duty,
            timing_clause,
            timing_clause,
            aspect,
            decided_by,
            met_by,
            met_by,
            broken_by,
            states,
            instead_of,
            |_| ClauseKind::CountsEarlierEvents,
            |_| ClauseKind::SpendsItsEvents,
            for_each,
            |dice| ClauseKind::ForEachPeriod { same: dice.some(1, Dice::path), name: dice.name() },
            |dice| ClauseKind::ForEachDecision { by: dice.path(), name: dice.maybe(Dice::name) },
            |dice| ClauseKind::ForEachDay { when: expression(dice), name: dice.name(), anew: dice.yes() },
        ],
        ItemKind::Trial => &[CITATION, WHEN, UNLESS, VALIDITY, EFFECT, PROPOSED, FIRMNESS, INTERPRETATION, TAG, bylaw],
        ItemKind::Exemption => &[
            CITATION,
            FOR,
            WHEN,
            UNLESS,
            VALIDITY,
            EFFECT,
            PROPOSED,
            FIRMNESS,
            INTERPRETATION,
            TAG,
            in_trial,
            lifts,
            lifts,
            changes,
            changes,
            prevails_over,
            suspends,
            |dice| ClauseKind::Keeps { targets: dice.some(1, |dice| target(dice, None)), on: dice.date() },
            |_| ClauseKind::ReachesArising,
            decided_by,
        ],
        ItemKind::Transition => &[
            CITATION,
            FIRMNESS,
            INTERPRETATION,
            TAG,
            |dice| ClauseKind::Concerns(dice.some(1, |dice| target(dice, None))),
            |_| ClauseKind::OldRunOn,
            takes_over,
            |dice| ClauseKind::WhenItEnds(length(dice)),
        ],
        ItemKind::Guardrail => &[CITATION, protects, VALIDITY, PROPOSED, FIRMNESS, INTERPRETATION, TAG],
        ItemKind::Quota => &[
            CITATION,
            WHEN,
            UNLESS,
            VALIDITY,
            PROPOSED,
            FIRMNESS,
            INTERPRETATION,
            TAG,
            |dice| {
                let (actor, action) = (dice.path(), dice.label());
                ClauseKind::Duty(DutyClause { actor, modality: Modality::Must, action })
            },
            share,
            share,
            |dice| ClauseKind::QuotaOf(dice.some(1, Dice::path)),
        ],
        ItemKind::NotEncoded => &[CITATION, FOR, WHEN, UNLESS, VALIDITY, PROPOSED, INTERPRETATION, TAG],
        _ => &[CITATION],
    };
    dice.pick(choices)(dice)
}

fn law(dice: &mut Dice) -> ClauseKind {
    let never_enacted = dice.yes();
    let until = if never_enacted { None } else { dice.maybe(Dice::date) };
    ClauseKind::Law { title: dice.label(), alias: dice.name(), never_enacted, until }
}

fn chapter(dice: &mut Dice) -> ClauseKind {
    let citation = |text: &str| CitationAt {
        at: At::default(),
        law_at: At::default(),
        citation: hjemmel_value::Citation::parse(text).unwrap(),
    };
    let chapter = citation(dice.pick(&["lab kap. 7", "lab kap. 8 a"]));
    ClauseKind::Chapter {
        chapter, sections: citation(dice.pick(&["lab §§ 27-38", "lab § 5", "lab §§ 1, 3 og 5-9"]))
    }
}

fn source(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Source(dice.label())
}

fn uses(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Uses(dice.some(1, Dice::path))
}

fn months(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Months(dice.pick(&[MonthConvention::LastDay, MonthConvention::SameDay]))
}

fn category_value(dice: &mut Dice) -> ClauseKind {
    let code = dice.maybe(|dice| Label { at: At::default(), text: dice.pick(&["851", "0851", "A 1"]).into() });
    ClauseKind::CategoryValue { name: dice.name(), label: dice.maybe(Dice::label), code }
}

fn field(dice: &mut Dice) -> ClauseKind {
    let ty = match dice.roll(12) {
        0 => TypeExpression::YesNo,
        1 => TypeExpression::Date,
        2 => TypeExpression::Number,
        3 => TypeExpression::Money,
        4 => TypeExpression::Hours,
        5 if dice.yes() => TypeExpression::HoursAWeek(weekdays(dice)),
        5 => TypeExpression::Percent,
        6 => TypeExpression::Duration,
        7 => TypeExpression::Text,
        8 => TypeExpression::Actor,
        9 => TypeExpression::OneOf(dice.some(1, Dice::name)),
        10 => TypeExpression::Events(dice.path()),
        _ => {
            // A category cannot be called as a type is.
            let parts: &[&str] = dice.pick(&[&["benefit"], &["common", "benefit"]]);
            TypeExpression::Category(Path { at: At::default(), parts: parts.iter().map(|part| name(part)).collect() })
        }
    };
    let attributes = dice.some(0, |dice| match dice.roll(6) {
        5 => Attribute::OverTime,
        0 => Attribute::Optional,
        1 => Attribute::Assumed(value(dice)),
        2 => Attribute::AssessedBy(dice.path()),
        3 => Attribute::ChosenBy(dice.path()),
        _ => Attribute::RequestedBy(dice.path()),
    });
    ClauseKind::Field { name: dice.name(), ty, ty_at: At::default(), attributes, label: dice.maybe(Dice::label) }
}

fn duty(dice: &mut Dice) -> ClauseKind {
    let modality = dice.pick(&[Modality::Must, Modality::May, Modality::MustNot]);
    ClauseKind::Duty(DutyClause { actor: dice.path(), modality, action: dice.label() })
}

fn timing(dice: &mut Dice) -> Timing {
    let side = dice.pick(&[Side::After, Side::Before]);
    match dice.roll(10) {
        9 => Timing::Together(dice.path()),
        8 => Timing::Every { length: length(dice), from: date(dice) },
        0 => Timing::Within { length: length(dice), side, from: date(dice) },
        1 => Timing::By(date(dice)),
        2 => Timing::Before(date(dice)),
        3 => Timing::Times { times: dice.number(), length: length(dice), side, from: date(dice) },
        4 => Timing::AtLeastEvery { first: dice.maybe(length), length: length(dice), from: date(dice) },
        5 => Timing::AtAllTimes,
        6 => Timing::Between { times: dice.number(), from: date(dice), included: dice.roll(2) == 0, by: date(dice) },
        _ => Timing::NotEncoded(dice.label()),
    }
}

fn timing_clause(dice: &mut Dice) -> ClauseKind {
    let timing = timing(dice);
    ClauseKind::Timing(match dice.roll(6) {
        4 => Timing::Moved(Box::new(timing)),
        5 => Timing::Stays(Box::new(timing)),
        _ => timing,
    })
}

fn aspect_value(dice: &mut Dice) -> AsideValue {
    match dice.roll(3) {
        0 => AsideValue::Names(dice.some(1, Dice::name)),
        1 => AsideValue::Text(dice.label()),
        _ => AsideValue::NotEncoded(dice.label()),
    }
}

const WRITTEN: [AspectName; 3] = [AspectName::Form, AspectName::Content, AspectName::Documents];
pub(super) const ASPECTS: [AspectName; 5] =
    [AspectName::Form, AspectName::Content, AspectName::Documents, AspectName::Deadline, AspectName::Decision];

fn aspect(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Aspect { aspect: dice.pick(&WRITTEN), value: aspect_value(dice) }
}

fn decided_by(dice: &mut Dice) -> ClauseKind {
    ClauseKind::DecidedBy(dice.path())
}

fn met_by(dice: &mut Dice) -> ClauseKind {
    ClauseKind::MetBy(query(dice))
}

fn broken_by(dice: &mut Dice) -> ClauseKind {
    ClauseKind::BrokenBy(query(dice))
}

fn states(dice: &mut Dice) -> ClauseKind {
    ClauseKind::States { named: named(dice), value: expression(dice) }
}

fn instead_of(dice: &mut Dice) -> ClauseKind {
    ClauseKind::InsteadOf(dice.some(1, Dice::path))
}

fn bylaw(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Bylaw(dice.label())
}

fn in_trial(dice: &mut Dice) -> ClauseKind {
    ClauseKind::InTrial(dice.path())
}

fn prevails_over(dice: &mut Dice) -> ClauseKind {
    ClauseKind::PrevailsOver(dice.some(1, Dice::path))
}

fn target(dice: &mut Dice, aspect: Option<AspectName>) -> Target {
    let value = if aspect.is_some_and(|aspect| WRITTEN.contains(&aspect)) { dice.maybe(Dice::name) } else { None };
    let rules = match dice.roll(3) {
        0 => TargetRules::Named(dice.path()),
        1 => TargetRules::Cited(citation_at(dice)),
        _ => TargetRules::Tagged(dice.name()),
    };
    Target { at: At::default(), aspect, value, rules }
}

/// Targets all of which have an aspect, or none.
fn targets(dice: &mut Dice) -> Vec<Target> {
    let aspects = dice.yes();
    dice.some(1, |dice| {
        let aspect = aspects.then(|| dice.pick(&ASPECTS));
        target(dice, aspect)
    })
}

fn lifts(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Lifts(targets(dice))
}

fn protects(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Protects(targets(dice))
}

fn share(dice: &mut Dice) -> ClauseKind {
    let percent = Decimal::parse(dice.pick(&["75", "12.5", "100"])).unwrap();
    let bound = dice.pick(&[ShareBound::AtLeast, ShareBound::AtMost]);
    ClauseKind::Share { bound, percent, percent_at: At::default(), fits: expression(dice) }
}

fn changes(dice: &mut Dice) -> ClauseKind {
    let aspect = dice.pick(&ASPECTS);
    let to = match aspect {
        AspectName::Deadline if dice.yes() => ChangedTo::LaterBy(length(dice)),
        AspectName::Deadline => ChangedTo::Deadline(timing(dice)),
        AspectName::Decision => ChangedTo::Decision(dice.path()),
        _ => ChangedTo::Value(aspect_value(dice)),
    };
    ClauseKind::Changes { target: Target { value: None, ..target(dice, Some(aspect)) }, to }
}

fn suspends(dice: &mut Dice) -> ClauseKind {
    let during = crate::tree::Query { window: None, except: None, ..query(dice) };
    ClauseKind::Suspends { targets: dice.some(1, |dice| target(dice, None)), during, then: length(dice) }
}

fn takes_over(dice: &mut Dice) -> ClauseKind {
    let sum = Duration { days: 1, working_days: 3, ..Duration::weeks(2) };
    let lengths = [Duration::default(), Duration::weeks(2), Duration::months(1), sum];
    ClauseKind::TakesOver { on: dice.date(), no_earlier_than: dice.maybe(|dice| (dice.date(), dice.pick(&lengths))) }
}

fn weekdays(dice: &mut Dice) -> Weekdays {
    let (one, other) = (dice.pick(&Weekday::ALL), dice.pick(&Weekday::ALL));
    Weekdays::new(one.min(other), one.max(other)).unwrap()
}

fn holidays(dice: &mut Dice) -> ClauseKind {
    match dice.roll(3) {
        0 => ClauseKind::HolidaysStay,
        1 => ClauseKind::HolidaysMove(dice.path()),
        _ => ClauseKind::WorkingDays(dice.path()),
    }
}

fn calendar_days(dice: &mut Dice) -> ClauseKind {
    let days = match dice.roll(4) {
        0 => CalendarDays::Weekly(weekdays(dice)),
        1 => CalendarDays::Easter(dice.pick(&[0, 1, -3, 26, 49])),
        2 => CalendarDays::Yearly { month: dice.pick(&[1, 2, 5, 10, 12]), day: dice.pick(&[1, 29, 24]) },
        _ => {
            let (one, other) = (dice.date(), dice.date());
            CalendarDays::Span { first: one.min(other), last: one.max(other) }
        }
    };
    let validity = match dice.roll(3) {
        0 => Validity::default(),
        1 => Validity { from: Some(dice.date()), until: None },
        _ => Validity { from: None, until: Some(dice.date()) },
    };
    ClauseKind::CalendarDays { days, label: dice.maybe(Dice::label), validity }
}

fn columns(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Columns { tests: dice.some(1, expression), results: dice.some(1, named) }
}

fn row(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Row(dice.some(2, |dice| {
        let kind = match dice.roll(4) {
            0 => CellKind::Any,
            1 => CellKind::Value(expression(dice)),
            _ => CellKind::Tests(dice.some(1, cell_test)),
        };
        Cell { at: At::default(), kind }
    }))
}

fn cell_test(dice: &mut Dice) -> CellTest {
    match dice.roll(4) {
        // `is` and `is not` are a value, and `not` a value.
        0 => CellTest::Ordered(dice.pick(&COMPARISONS[2..]), value(dice)),
        1 => CellTest::Between(value(dice), value(dice)),
        2 => CellTest::In { negated: dice.yes(), list: dice.some(1, value) },
        _ => CellTest::Known { negated: dice.yes() },
    }
}

fn delegated(dice: &mut Dice) -> ClauseKind {
    ClauseKind::Delegated { to: dice.path(), bounds: dice.maybe(|dice| (value(dice), value(dice))) }
}

fn parameter_value(dice: &mut Dice) -> ClauseKind {
    let until = dice.maybe(Dice::date);
    ClauseKind::ParameterValue { value: value(dice), validity: Validity { from: dice.maybe(Dice::date), until } }
}

fn for_each(dice: &mut Dice) -> ClauseKind {
    ClauseKind::ForEach { query: crate::tree::Query { window: None, except: None, ..query(dice) }, name: dice.name() }
}
