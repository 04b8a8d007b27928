//! Random lines of examples: what is given and what is expected.

use super::dice::Dice;
use super::expressions::{COMPARISONS, STATUSES, value};
use super::items::ASPECTS;
use crate::tree::*;
use hjemmel_diagnostic::At;

pub(super) fn example(dice: &mut Dice) -> Vec<ClauseKind> {
    let mut clauses = vec![ClauseKind::AsOf { date: dice.date() }];
    clauses.extend(dice.maybe(|dice| ClauseKind::With(dice.some(1, Dice::path))));
    clauses.extend(dice.some(0, given).into_iter().map(ClauseKind::Given));
    clauses.extend(dice.some(0, expect).into_iter().map(ClauseKind::Expect));
    clauses
}

fn given(dice: &mut Dice) -> GivenLine {
    match dice.roll(4) {
        0 => GivenLine::Fact {
            fact: dice.name(),
            value: value(dice),
            from: dice.maybe(Dice::date),
            judgement: dice.maybe(judgement),
        },
        1 => GivenLine::No { fact: dice.name(), from: dice.maybe(Dice::date) },
        2 => GivenLine::Incomplete(dice.name()),
        _ => GivenLine::Event {
            fact: dice.name(),
            fields: dice.some(1, |dice| {
                let absent = dice.roll(4) == 3;
                (dice.name(), if absent { FieldValue::Absent } else { FieldValue::Value(value(dice)) })
            }),
        },
    }
}

fn judgement(dice: &mut Dice) -> JudgementClause {
    JudgementClause {
        at: At::default(),
        kind: dice.pick(&[JudgementKind::Assessed, JudgementKind::Chosen, JudgementKind::Requested]),
        by: dice.label(),
        on: dice.maybe(Dice::date),
        considerations: dice.maybe(Dice::label),
    }
}

fn expect(dice: &mut Dice) -> ExpectLine {
    match dice.roll(9) {
        0 => {
            let due = dice.maybe(Dice::date);
            let status = if due.is_none() || dice.yes() { Some(dice.pick(&STATUSES)) } else { None };
            ExpectLine::Duty { requirement: dice.path(), due, status }
        }
        1 => {
            let aspect = dice.maybe(|dice| dice.pick(&ASPECTS));
            ExpectLine::LiftedBy { aspect, requirement: dice.path(), by: dice.some(1, Dice::path) }
        }
        2 => {
            let aspect = dice.pick(&ASPECTS);
            ExpectLine::ChangedBy { aspect, requirement: dice.path(), by: dice.some(1, Dice::path) }
        }
        3 => ExpectLine::DoesNotApply(dice.path()),
        4 => ExpectLine::Undetermined(dice.path()),
        5 => ExpectLine::Applies(dice.path()),
        6 => ExpectLine::Is { name: dice.path(), comparison: dice.pick(&COMPARISONS), value: value(dice) },
        7 => ExpectLine::Asks(dice.name()),
        _ => {
            if dice.yes() {
                ExpectLine::Conflict(dice.path())
            } else {
                ExpectLine::Because(dice.label())
            }
        }
    }
}
