//! The frame in which an expression is read, and the reading of facts, fields, definitions and groups in it.

use super::Oracle;
use super::answer::{Got, Held, Leaf, Leaves, all, any};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::{DefinitionId, FactId, FieldId, GroupId, ProposalId, RulebookId};
use hjemmel_engine::plan::{InForce, Type};
use hjemmel_engine::situation::{Event, FieldGiven, Given, JudgementGiven};
use hjemmel_model::model::Condition;
use hjemmel_value::{Date, Value};
use std::collections::BTreeMap;

/// What is tried in place of facts that are not known; `None` is absent.
pub(crate) type Tried = BTreeMap<FactId, Option<Value>>;

/// The event at hand: its list, its place there and itself.
#[derive(Copy, Clone)]
pub(crate) struct AtHand<'a> {
    pub(crate) list: FactId,
    pub(crate) place: usize,
    pub(crate) event: &'a Event,
}

/// On which day, under which law, and of which event an expression is asked.
#[derive(Copy, Clone)]
pub(crate) struct Frame<'a> {
    pub(crate) today: Date,
    /// The law day as the rules say it; `law_of` goes before it wherever a version is picked.
    pub(crate) law: Date,
    pub(crate) event: Option<AtHand<'a>>,
    /// The event around a question that is asked of it.
    pub(crate) outer: Option<AtHand<'a>>,
    /// Not inside a definition or a group.
    pub(crate) own: bool,
    /// What is tried, and the day of the question.
    pub(crate) tried: Option<(&'a Tried, Date)>,
}

impl<'a> Frame<'a> {
    pub(crate) fn on(today: Date, law: Date) -> Frame<'a> {
        Frame { today, law, event: None, outer: None, own: true, tried: None }
    }

    pub(crate) fn with_event(self, event: AtHand<'a>) -> Frame<'a> {
        Frame { event: Some(event), outer: self.event, ..self }
    }

    pub(crate) fn trying(self, tried: &'a Tried) -> Frame<'a> {
        Frame { tried: Some((tried, self.today)), ..self }
    }
}

/// How a version stands with regard to proposals.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Law,
    On,
    Off,
}

impl Oracle<'_> {
    /// Everything that has to be switched on for a version.
    pub(crate) fn marks(&self, rulebook: RulebookId, in_force: &InForce) -> Vec<ProposalId> {
        let mut marks = self.model.rulebooks[rulebook.index()].head.proposals.clone();
        marks.extend(&in_force.proposals);
        marks.sort();
        marks.dedup();
        marks
    }

    pub(crate) fn standing(&self, rulebook: RulebookId, in_force: &InForce) -> Standing {
        let marks = self.marks(rulebook, in_force);
        if marks.is_empty() {
            Standing::Law
        } else if marks.iter().all(|mark| self.options.proposals.contains(mark)) {
            Standing::On
        } else {
            Standing::Off
        }
    }

    /// The day that picks a version: that of the host, if it asks for the law of another day.
    pub(crate) fn law_day(&self, day: Date) -> Date {
        self.options.law_of.unwrap_or(day)
    }

    /// The version in force on a law day: what is proposed and on stands in for what is law.
    pub(crate) fn version_on<'v>(
        &self,
        rulebook: RulebookId,
        versions: impl Iterator<Item = &'v InForce> + Clone,
        law: Date,
    ) -> Option<usize> {
        let day = self.law_day(law);
        let of = |standing| {
            let fits = move |(_, it): &(usize, &InForce)| covers(it, day) && self.standing(rulebook, it) == standing;
            versions.clone().enumerate().filter(fits).map(|(place, _)| place).collect::<Vec<_>>()
        };
        let version = |place: usize| versions.clone().nth(place).expect("it is there");
        self.that_stands_in(of(Standing::On), version, day).or(of(Standing::Law).first().copied())
    }

    /// Of versions that are proposed and on, the one that counts on a day: what is proposed within a proposal stands in for
    /// the rest of that.
    pub(crate) fn that_stands_in<'v>(
        &self,
        mut on: Vec<usize>,
        version: impl Fn(usize) -> &'v InForce,
        day: Date,
    ) -> Option<usize> {
        let all = on.clone();
        on.retain(|one| !all.iter().any(|other| is_within(version(*other), version(*one))));
        if on.len() > 1 {
            self.fail(format!("two proposals claim {day}"));
        }
        on.first().copied()
    }

    /// Notes the proposals that had a part in the line at hand.
    pub(crate) fn note(&self, rulebook: RulebookId, in_force: &InForce) {
        if self.standing(rulebook, in_force) == Standing::On {
            self.reads.borrow_mut().proposals.extend(self.marks(rulebook, in_force));
        }
    }

    /// What a fact is on a day.
    pub(crate) fn fact(&self, id: FactId, day: Date, frame: &Frame<'_>) -> Got {
        let fact = &self.model.facts[id.index()].it;
        // What counts on the day, the latest of several, and is seen on the reading day.
        let judged = fact.judgement.is_some();
        let counts =
            |from: Option<Date>, judgement: &Option<JudgementGiven>| match judgement.as_ref().filter(|_| judged) {
                Some(it) => {
                    let from = from.or(it.from).or(it.on);
                    let made = it.on.is_none_or(|on| on <= self.as_of() || on <= frame.today);
                    from.is_none_or(|from| from <= day && from <= frame.today) && made
                }
                None => from.is_none_or(|from| from <= day),
            };
        let found = match self.given(id) {
            Some(Given::Value(value, judgement)) => counts(None, judgement).then_some(Some(value)),
            Some(Given::Absent(judgement)) => counts(None, judgement).then_some(None),
            Some(Given::OverTime(values)) => {
                let counting = values.iter().filter(|it| counts(Some(it.from), &it.judgement));
                counting.max_by_key(|it| it.from).map(|it| it.value.as_ref())
            }
            Some(Given::Events(_)) => panic!("a list of events is no value"),
            None => None,
        };
        if let Some(value) = found {
            self.reads.borrow_mut().facts.insert(id);
            return value.map_or(Got::absent(), |value| Got::known(value.clone()));
        }
        if let Some(assumed) = &fact.assumed {
            self.reads.borrow_mut().assumed.insert(id, assumed.clone());
            return Got::known(assumed.clone());
        }
        // A fact over time is tried on the day of the question alone, and asked for whatever comes of it.
        let tried = frame.tried.filter(|(_, on)| !fact.over_time || *on == day).and_then(|(tried, _)| tried.get(&id));
        match (tried, fact.ty) {
            (Some(Some(value)), _) => Got::known(value.clone()),
            (Some(None), _) => Got::absent(),
            (None, Type::YesNo | Type::Choice(_)) if fact.over_time => {
                Got::unknown(Leaves::from([Leaf::Try(id), Leaf::Ask(Need::Fact(id))]))
            }
            (None, Type::YesNo | Type::Choice(_)) => Got::unknown(Leaves::from([Leaf::Try(id)])),
            (None, _) => Got::unknown(Leaves::from([Leaf::Ask(Need::Fact(id))])),
        }
    }

    pub(crate) fn given(&self, id: FactId) -> Option<&Given> {
        self.situation.facts.get(id.index()).and_then(Option::as_ref)
    }

    pub(crate) fn field(&self, id: FieldId, frame: &Frame<'_>) -> Got {
        let at = frame.event.expect("a field is asked of an event at hand");
        let Type::Events(kind) = self.model.facts[at.list.index()].it.ty else { panic!("not a list of events") };
        let field = &self.model.event_types[kind.index()].it.fields[id.index()];
        match &at.event.fields[id.index()] {
            FieldGiven::Value(value) => Got::known(value.clone()),
            FieldGiven::Absent => Got::absent(),
            FieldGiven::Unknown => match &field.assumed {
                Some(value) => Got::known(value.clone()),
                None => Got::unknown(Leaves::from([Leaf::Ask(Need::Field(at.list, at.place as u32, id))])),
            },
        }
    }

    pub(crate) fn definition(&self, id: DefinitionId, frame: &Frame<'_>) -> Got {
        let definition = &self.model.definitions[id.index()];
        let days = definition.versions.iter().map(|it| &it.in_force);
        match self.version_on(definition.rulebook, days, frame.law) {
            None => Got::absent(),
            Some(place) => {
                let version = &definition.versions[place];
                self.note(definition.rulebook, &version.in_force);
                self.value(&version.value, &Frame { event: None, outer: None, own: false, ..*frame })
            }
        }
    }

    /// Whether the citizen is in a target group; nobody is, if it has no version that day.
    pub(crate) fn group(&self, id: GroupId, frame: &Frame<'_>) -> Held {
        let group = &self.model.groups[id.index()];
        let days = group.versions.iter().map(|it| &it.in_force);
        match self.version_on(group.rulebook, days, frame.law) {
            None => Held::sure(false),
            Some(place) => {
                let version = &group.versions[place];
                self.note(group.rulebook, &version.in_force);
                let frame = Frame { event: None, outer: None, own: false, ..*frame };
                self.conditions(&version.when, &version.unless, &frame)
            }
        }
    }

    /// In any of these groups; everybody is, if none is named.
    pub(crate) fn any_group(&self, groups: &[GroupId], frame: &Frame<'_>) -> Held {
        if groups.is_empty() {
            return Held::sure(true);
        }
        any(groups.iter().map(|group| self.group(*group, frame)))
    }

    /// All `when` hold, and no `unless`.
    pub(crate) fn conditions(&self, when: &[Condition], unless: &[Condition], frame: &Frame<'_>) -> Held {
        let when = when.iter().map(|it| self.truth(&it.expression, frame));
        all(when.chain(unless.iter().map(|it| self.truth(&it.expression, frame).not())))
    }
}

/// Whether what is proposed is proposed within something else that is.
pub(crate) fn is_within(inner: &InForce, outer: &InForce) -> bool {
    let (more, marks) = (&inner.proposals, &outer.proposals);
    more.len() > marks.len() && marks.iter().all(|mark| more.contains(mark))
}

pub(crate) fn covers(in_force: &InForce, day: Date) -> bool {
    in_force.from.is_none_or(|from| from <= day) && in_force.until.is_none_or(|until| day <= until)
}
