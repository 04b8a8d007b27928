//! Random expressions, with every kind in every place where its brackets allow it.

use super::dice::Dice;
use crate::tree::{
    Aggregate, Comparison, Except, Expression, ExpressionKind, Extreme, Operator, Query, SearchStep, StatusName, Unit,
    Window,
};
use hjemmel_diagnostic::At;
use hjemmel_value::{Decimal, Duration, Money, Rounding};

pub(super) const STATUSES: [StatusName; 9] = [
    StatusName::Upcoming,
    StatusName::Open,
    StatusName::Met,
    StatusName::Late,
    StatusName::Overdue,
    StatusName::Suspended,
    StatusName::Standing,
    StatusName::Broken,
    StatusName::Unknown,
];

pub(super) const COMPARISONS: [Comparison; 10] = [
    Comparison::Is,
    Comparison::IsNot,
    Comparison::Less,
    Comparison::AtMost,
    Comparison::More,
    Comparison::AtLeast,
    Comparison::Before,
    Comparison::After,
    Comparison::NoLaterThan,
    Comparison::NoEarlierThan,
];

fn made(kind: ExpressionKind) -> Expression {
    Expression { at: At::default(), kind: Box::new(kind) }
}

fn decimal(dice: &mut Dice) -> Decimal {
    Decimal::parse(dice.pick(&["0", "1", "37", "160.33", "0.5", "10.125", "1000000", "0.125"])).unwrap()
}

fn duration(dice: &mut Dice) -> Expression {
    let count = dice.number();
    made(ExpressionKind::Duration(match dice.roll(6) {
        0 => Duration::months(count),
        4 => Duration::working_days(count),
        5 => Duration::calendar_months(count),
        1 => Duration::years(count),
        2 => Duration::weeks(count),
        _ => Duration::days(count),
    }))
}

/// A value that stands alone: what a fact is given.
pub(super) fn value(dice: &mut Dice) -> Expression {
    let kind = match dice.roll(10) {
        0 => ExpressionKind::Path(dice.path()),
        1 => ExpressionKind::YesNo(dice.yes()),
        2 => ExpressionKind::Number(decimal(dice)),
        3 => ExpressionKind::Money(Money::dkk(decimal(dice))),
        4 => ExpressionKind::Hours(decimal(dice)),
        5 => ExpressionKind::Percent(decimal(dice)),
        6 => return duration(dice),
        7 => ExpressionKind::Date(dice.date()),
        8 => ExpressionKind::Text(dice.label()),
        _ => ExpressionKind::Number(Decimal::parse("-5").unwrap()),
    };
    made(kind)
}

/// A length of time: a duration, a name, or a sum.
pub(super) fn length(dice: &mut Dice) -> Expression {
    match dice.roll(5) {
        0 | 1 => duration(dice),
        2 => made(ExpressionKind::Path(dice.path())),
        3 => made(ExpressionKind::Duration(Duration {
            years: 1,
            months: dice.number(),
            days: dice.number(),
            working_days: dice.number(),
            ..Duration::ZERO
        })),
        _ => made(ExpressionKind::Arithmetic {
            left: made(ExpressionKind::Duration(Duration::weeks(dice.number()))),
            operator: Operator::Plus,
            right: made(ExpressionKind::Duration(Duration::months(dice.number()))),
        }),
    }
}

/// Two lengths of time are not added here: from the larger unit to the smaller they are one.
fn sum(left: Expression, operator: Operator, right: Expression) -> Expression {
    let is_duration = |side: &Expression| matches!(&*side.kind, ExpressionKind::Duration(_));
    let operator = match operator {
        Operator::Plus if is_duration(&left) && is_duration(&right) => Operator::Minus,
        operator => operator,
    };
    made(ExpressionKind::Arithmetic { left, operator, right })
}

/// A date to count from.
pub(super) fn date(dice: &mut Dice) -> Expression {
    match dice.roll(5) {
        0 => made(ExpressionKind::Path(dice.path())),
        1 => made(ExpressionKind::Date(dice.date())),
        2 => sum(made(ExpressionKind::Path(dice.path())), Operator::Plus, duration(dice)),
        3 => made(ExpressionKind::Aggregate { aggregate: Aggregate::DateOfLatest, query: query(dice) }),
        _ => made(ExpressionKind::Extreme { extreme: Extreme::Earliest, of: dice.some(1, date_within) }),
    }
}

fn date_within(dice: &mut Dice) -> Expression {
    dice.nested(date, value)
}

/// Any expression at all.
pub(super) fn expression(dice: &mut Dice) -> Expression {
    dice.nested(compound, value)
}

fn compound(dice: &mut Dice) -> Expression {
    let kind = match dice.roll(23) {
        0 => return value(dice),
        1 => ExpressionKind::And(dice.some(2, expression)),
        2 => ExpressionKind::Or(dice.some(2, expression)),
        3 => ExpressionKind::Not(expression(dice)),
        4 => ExpressionKind::Unless(expression(dice), expression(dice)),
        5 | 6 => ExpressionKind::Compare {
            left: expression(dice),
            comparison: dice.pick(&COMPARISONS),
            right: expression(dice),
        },
        7 => ExpressionKind::Between {
            value: expression(dice),
            negated: dice.yes(),
            low: expression(dice),
            high: expression(dice),
        },
        8 => ExpressionKind::In { value: expression(dice), negated: dice.yes(), list: dice.some(1, expression) },
        9 => ExpressionKind::Known { value: expression(dice), negated: dice.yes() },
        10 => {
            let operators = [Operator::Plus, Operator::Minus, Operator::Times, Operator::Divided];
            return sum(expression(dice), dice.pick(&operators), expression(dice));
        }
        11 => {
            let rounding = dice.pick(&[Rounding::Down, Rounding::Up, Rounding::Nearest]);
            // To the nearest is always written with what.
            let to = if rounding == Rounding::Nearest { Some(decimal(dice)) } else { dice.maybe(decimal) };
            ExpressionKind::Rounded { value: expression(dice), rounding, to }
        }
        12 if dice.yes() => ExpressionKind::FieldOf { field: super::dice::name("held_on"), of: dice.name() },
        12 if dice.yes() => ExpressionKind::OnDay { fact: dice.path(), on: expression(dice) },
        12 if dice.yes() => ExpressionKind::StartOf(dice.name()),
        12 if dice.yes() => ExpressionKind::EndOf(dice.name()),
        12 => ExpressionKind::Today,
        13 => ExpressionKind::WholeUnits {
            unit: dice.pick(&[Unit::Years, Unit::Months, Unit::Weeks, Unit::Days]),
            from: expression(dice),
            to: expression(dice),
        },
        14 => ExpressionKind::Extreme {
            extreme: dice.pick(&[Extreme::Larger, Extreme::Smaller, Extreme::Earliest, Extreme::Latest]),
            of: dice.some(1, expression),
        },
        15 => ExpressionKind::Aggregate { aggregate: aggregate(dice), query: excepting(dice) },
        16 => covered(dice),
        17 => ExpressionKind::During(excepting(dice)),
        18 => ExpressionKind::FirstDay {
            step: dice.pick(&[SearchStep::Day, SearchStep::MonthEnd]),
            from: expression(dice),
            when: expression(dice),
        },
        19 => {
            let sum = match dice.roll(4) {
                3 => ExpressionKind::Accumulated { definition: dice.path(), window: window(dice) },
                0 => covered(dice),
                1 => ExpressionKind::Aggregate { aggregate: Aggregate::NumberOf, query: excepting(dice) },
                _ => ExpressionKind::Aggregate { aggregate: Aggregate::SumOf(dice.name()), query: excepting(dice) },
            };
            ExpressionKind::DayOnWhich { sum: made(sum), reaches: expression(dice) }
        }
        21 => ExpressionKind::Accumulated { definition: dice.path(), window: window(dice) },
        20 => {
            let exemptions = (0..=dice.roll(3)).map(|_| dice.path()).collect();
            ExpressionKind::LiftedBy { requirement: dice.path(), negated: dice.yes(), exemptions }
        }
        _ => ExpressionKind::StatusOf { requirement: dice.path(), negated: dice.yes(), status: dice.pick(&STATUSES) },
    };
    made(kind)
}

fn aggregate(dice: &mut Dice) -> Aggregate {
    match dice.roll(7) {
        0 => Aggregate::NumberOf,
        1 => Aggregate::ThereAre,
        2 => Aggregate::No,
        3 => Aggregate::DateOfFirst,
        4 => Aggregate::DateOfLatest,
        5 => Aggregate::SumOf(dice.name()),
        _ => Aggregate::AverageOf(dice.name()),
    }
}

fn covered(dice: &mut Dice) -> ExpressionKind {
    ExpressionKind::Covered { unit: dice.pick(&[Unit::Months, Unit::Weeks, Unit::Days]), query: excepting(dice) }
}

/// Events, with or without days that do not count, window and condition.
fn excepting(dice: &mut Dice) -> Query {
    let except = dice.maybe(|dice| Except { events: dice.path(), condition: dice.maybe(expression) });
    Query { except, ..query(dice) }
}

/// Events, with or without window and condition.
pub(super) fn query(dice: &mut Dice) -> Query {
    let window = dice.maybe(window);
    Query { at: At::default(), events: dice.path(), except: None, window, condition: dice.maybe(expression) }
}

fn window(dice: &mut Dice) -> Window {
    match dice.roll(4) {
        3 => Window::Before { length: length(dice), date: expression(dice) },
        0 => Window::InTheLast(length(dice)),
        1 => Window::Since(expression(dice)),
        _ => Window::Between(expression(dice), expression(dice)),
    }
}
