//! What can be said of an expression whatever the facts are: whole, never below zero, never absent.

use crate::model::{Expression, ExpressionKind, Model};
use hjemmel_engine::ids::{DefinitionId, FactId};
use hjemmel_engine::plan::{Aggregate, Operator};
use hjemmel_value::Value;
use std::collections::BTreeMap;

/// Whether a value may be absent.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Absence {
    /// It never is.
    Never,
    /// On days on which something that it names is not in force.
    OnSomeDays,
    /// If the facts are so.
    ByFacts,
}

/// What can be said of one expression.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nature {
    /// Only whole numbers.
    pub(crate) whole: bool,
    /// Nothing below zero.
    pub(crate) not_negative: bool,
    /// Whether it may be absent.
    pub(crate) absence: Absence,
}

const NOTHING: Nature = Nature { whole: false, not_negative: false, absence: Absence::ByFacts };
const THERE: Nature = Nature { whole: false, not_negative: false, absence: Absence::Never };
const COUNTED: Nature = Nature { whole: true, not_negative: true, absence: Absence::Never };

/// Looks at expressions, each definition once.
#[derive(Debug)]
pub(crate) struct Natures<'m> {
    model: &'m Model,
    definitions: BTreeMap<DefinitionId, Nature>,
}

impl<'m> Natures<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Natures { model, definitions: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, expression: &Expression) -> Nature {
        use ExpressionKind as K;
        match &*expression.kind {
            K::Constant(Value::Number(number)) => {
                Nature { whole: number.is_whole(), not_negative: !number.is_negative(), absence: Absence::Never }
            }
            K::Constant(_)
            | K::Today
            | K::InGroup(_)
            | K::And(_)
            | K::Or(_)
            | K::Not(_)
            | K::Unless(..)
            | K::Compare { .. }
            | K::Between { .. }
            | K::In { .. }
            | K::Known { .. }
            | K::StatusOf { .. }
            | K::LiftedBy { .. }
            | K::IsOn(_)
            | K::Covered { .. }
            | K::During(_) => THERE,
            K::Fact(fact) => self.fact(*fact),
            K::FactOn { fact, on } => {
                let there = self.fact(*fact);
                Nature { absence: there.absence.max(self.of(on).absence), ..there }
            }
            K::Accumulated { asked, .. } => self.of(asked),
            K::Definition(id) => self.definition(*id),
            K::Aggregate { aggregate: Aggregate::NumberOf, .. } => COUNTED,
            K::Aggregate { aggregate: Aggregate::SumOf(_) | Aggregate::ThereAre | Aggregate::No, .. } => THERE,
            K::Aggregate { .. }
            | K::Field(_)
            | K::OuterField(_)
            | K::InstanceField(..)
            | K::InstanceDay
            | K::InstanceStart
            | K::InstanceEnd
            | K::BreachOf(_)
            | K::StartOf(_)
            | K::FirstDay { .. }
            | K::DayOnWhich { .. } => NOTHING,
            K::Arithmetic { left, operator, right } => {
                let (one, other) = (self.of(left), self.of(right));
                let kept = match operator {
                    Operator::Plus | Operator::Times => both(one, other),
                    Operator::Minus => Nature { not_negative: false, ..both(one, other) },
                    Operator::Divided => Nature { whole: false, ..both(one, other) },
                };
                Nature { absence: one.absence.max(other.absence), ..kept }
            }
            K::Shift { date: one, length: other, .. } => {
                let absence = self.of(one).absence.max(self.of(other).absence);
                Nature { absence, ..THERE }
            }
            K::Whole { from, to, .. } => {
                let absence = self.of(from).absence.max(self.of(to).absence);
                Nature { whole: true, not_negative: false, absence }
            }
            K::Rounded { value, to, .. } => {
                let inside = self.of(value);
                Nature { whole: to.is_whole(), ..inside }
            }
            K::Boundary { of, .. } => Nature { absence: self.of(of).absence, ..THERE },
            K::Extreme { of, .. } => {
                let all: Vec<Nature> = of.iter().map(|part| self.of(part)).collect();
                let absence = all.iter().map(|part| part.absence).min().unwrap_or(Absence::ByFacts);
                Nature { absence, ..all.into_iter().reduce(both).unwrap_or(NOTHING) }
            }
            K::Choose { cases, otherwise, exhaustive } => {
                let values = cases.iter().map(|(_, value)| value).chain(otherwise);
                let all: Vec<Nature> = values.map(|value| self.of(value)).collect();
                let left_out = if *exhaustive || otherwise.is_some() { Absence::Never } else { Absence::OnSomeDays };
                let whole = all.into_iter().reduce(both).unwrap_or(NOTHING);
                Nature { absence: whole.absence.max(left_out), ..whole }
            }
        }
    }

    /// Before its first value a fact over time is not known; it is not absent.
    fn fact(&self, id: FactId) -> Nature {
        match self.model.facts.get(id.index()) {
            Some(fact) if !fact.it.optional => THERE,
            _ => NOTHING,
        }
    }

    fn definition(&mut self, id: DefinitionId) -> Nature {
        if let Some(known) = self.definitions.get(&id) {
            return *known;
        }
        let model = self.model;
        let versions = model.definitions.get(id.index()).map_or(&[][..], |definition| &definition.versions);
        let always = versions.iter().map(|version| &version.in_force).any(|in_force| {
            in_force.proposals.is_empty()
                && in_force.from.is_none()
                && in_force.until.is_none()
                && in_force.effect.is_none()
        });
        let values = versions.iter().map(|version| self.of(&version.value)).collect::<Vec<_>>();
        let found = values.into_iter().reduce(both).unwrap_or(NOTHING);
        let on_days = if always { Absence::Never } else { Absence::OnSomeDays };
        let found = Nature { absence: found.absence.max(on_days), ..found };
        self.definitions.insert(id, found);
        found
    }
}

/// What can be said of either.
fn both(one: Nature, other: Nature) -> Nature {
    Nature {
        whole: one.whole && other.whole,
        not_negative: one.not_negative && other.not_negative,
        absence: one.absence.max(other.absence),
    }
}
