//! Periods of the same: from when until when, and what stays the same in them.

use super::Presenter;
use crate::outcome::{PeriodOutcome, PeriodValue};
use crate::words::Words;
use hjemmel_engine::findings::{Period, PeriodEnd};
use hjemmel_engine::ids::{NodeId, RequirementId};
use hjemmel_engine::plan::{ForEach, Named, Node, Type};
use hjemmel_value::Value;

/// Something that stays the same.
struct Kept<'a> {
    named: &'a Named,
    gives: Type,
    value: Option<&'a Value>,
}

impl Presenter<'_> {
    /// A period of a requirement, by its place.
    pub(crate) fn period(&self, requirement: RequirementId, place: u32) -> Option<&Period> {
        self.periods.iter().find(|period| period.requirement == requirement && period.place == place)
    }

    /// What a period is called: what stays the same in it.
    pub(crate) fn period_title(&self, period: &Period) -> String {
        let words = Words(self.language);
        let one = |kept: &Kept<'_>| match kept.value {
            Some(Value::YesNo(true)) => said_of(kept.named),
            Some(Value::YesNo(false)) => words.is_not(&said_of(kept.named)),
            Some(value @ Value::Choice(_)) => self.said(value, kept.gives),
            Some(value) => format!("{} {}", said_of(kept.named), self.said(value, kept.gives)),
            None => words.without(&said_of(kept.named)),
        };
        self.kept(period).iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// The sentence that says which period a line is for.
    pub(crate) fn period_sentence(&self, period: &Period) -> String {
        let words = Words(self.language);
        let one = |kept: &Kept<'_>| {
            let value = kept.value.map_or_else(|| words.absent().to_owned(), |value| self.said(value, kept.gives));
            words.is_value(&said_of(kept.named), &value)
        };
        let all: Vec<String> = self.kept(period).iter().map(one).collect();
        words.period(period.from, period.until, &all.join(", "))
    }

    /// A period, for programs.
    pub(crate) fn period_outcome(&self, period: &Period) -> PeriodOutcome {
        let value = |kept: &Kept<'_>| {
            let value = self.perhaps(kept.value, kept.gives);
            let said = self.said_beside(&value, kept.value, kept.gives);
            PeriodValue { name: kept.named.name.to_string(), title: said_of(kept.named), value, said }
        };
        let (until, surely_until) = match period.until {
            PeriodEnd::On(last) => (Some(last), None),
            PeriodEnd::GoesOn => (None, None),
            PeriodEnd::NotKnown { surely } => (None, Some(surely)),
        };
        PeriodOutcome { until, surely_until, values: self.kept(period).iter().map(value).collect() }
    }

    fn kept<'p>(&'p self, period: &'p Period) -> Vec<Kept<'p>> {
        let found = self.plan.requirements.get(period.requirement.index());
        let Some(ForEach::Period { same, gives, .. }) = found.and_then(|found| found.for_each.as_ref()) else {
            return Vec::new();
        };
        let each = same.iter().zip(gives).zip(&period.values);
        each.filter_map(|((node, gives), value)| {
            Some(Kept { named: self.named_by(*node)?, gives: *gives, value: value.as_ref() })
        })
        .collect()
    }

    fn named_by(&self, node: NodeId) -> Option<&Named> {
        match self.plan.nodes.get(node.index())? {
            Node::Fact(id) => self.plan.facts.get(id.index()).map(|fact| &fact.named),
            Node::Definition(id) => self.plan.definitions.get(id.index()).map(|definition| &definition.named),
            Node::InGroup(id) => self.plan.groups.get(id.index()).map(|group| &group.named),
            _ => None,
        }
    }
}

/// What people read of a thing that has a value: its label, unless that asks for it.
fn said_of(named: &Named) -> String {
    match named.label.as_deref() {
        Some(label) if label.trim_end().ends_with('?') => named.name.replace('_', " "),
        _ => named.title(),
    }
}
