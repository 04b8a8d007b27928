//! A small builder of plans and situations for tests.

use crate::findings::{Duty, Findings, Need, NotApplicableReason, Status};
use crate::ids::{
    ActorId, CategoryId, ClauseId, EventTypeId, ExemptionId, FactId, FieldId, GroupId, NodeId, ProposalId,
    RequirementId, RulebookId, TrialId,
};
use crate::limits::Options;
use crate::plan::*;
use crate::situation::{Event, Events, FieldGiven, Given, JudgementGiven, Situation};
use crate::{EvaluationError, evaluate};
use hjemmel_value::{Citation, Date, Decimal, Duration, MonthConvention, Value};
use std::sync::Arc;

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(crate) fn named(name: &str) -> Named {
    Named { name: Arc::from(name), label: None }
}

pub(crate) fn text() -> RuleText {
    RuleText {
        citations: vec![Citation::parse("lab § 1").unwrap()],
        basis: Basis::Statute,
        interpretations: Vec::new(),
        retelling: Vec::new(),
    }
}

pub(crate) fn from_until(from: &str, until: &str) -> InForce {
    let day = |text: &str| (!text.is_empty()).then(|| date(text));
    InForce { from: day(from), until: day(until), ..InForce::default() }
}

pub(crate) fn number(value: i64) -> Value {
    Value::Number(Decimal::from_i64(value))
}

/// The places of the fields of the one kind of event: its date, its form, a number, a yes/no.
pub(crate) const HELD: FieldId = FieldId(0);
pub(crate) const FORM: FieldId = FieldId(1);
pub(crate) const HOURS: FieldId = FieldId(2);
pub(crate) const FITTING: FieldId = FieldId(3);
/// The category of forms: in person, phone, video.
pub(crate) const FORMS: CategoryId = CategoryId(0);

/// A plan and a situation in the making.
#[derive(Clone, Debug)]
pub(crate) struct Book {
    pub(crate) plan: Plan,
    pub(crate) situation: Situation,
}

impl Book {
    pub(crate) fn new() -> Book {
        let mut plan = Plan::default();
        plan.rulebooks.push(Rulebook {
            name: Arc::from("book"),
            title: None,
            from: None,
            until: None,
            working_days: None,
            holidays_move: false,
            months: MonthConvention::LastDay,
            proposals: Vec::new(),
        });
        plan.actors.push(Actor { rulebook: RulebookId(0), named: named("jobcenter") });
        plan.actors.push(Actor { rulebook: RulebookId(0), named: named("fund") });
        let values = ["in_person", "phone", "video"];
        plan.categories.push(Category {
            rulebook: RulebookId(0),
            named: named("form"),
            values: values.iter().map(|name| CategoryValue { named: named(name), code: None }).collect(),
        });
        let field = |name, ty| Field { named: named(name), ty, optional: true, assumed: None, a_week_on: None };
        plan.event_types.push(EventType {
            rulebook: RulebookId(0),
            named: named("interview"),
            fields: vec![
                field("held_on", Type::Date),
                field("form", Type::Choice(FORMS)),
                field("hours", Type::Number),
                field("fitting", Type::YesNo),
            ],
            date: HELD,
            until: None,
            apart: false,
        });
        plan.clauses.push(ClauseText { english: Arc::from("clause"), danish: Arc::from("led") });
        Book { plan, situation: Situation::default() }
    }

    pub(crate) fn node(&mut self, node: Node) -> NodeId {
        self.plan.nodes.push(node);
        NodeId::at(self.plan.nodes.len().saturating_sub(1))
    }

    pub(crate) fn constant(&mut self, value: Value) -> NodeId {
        self.node(Node::Constant(value))
    }

    pub(crate) fn days(&mut self, days: u32) -> NodeId {
        self.constant(Value::Duration(Duration::days(days)))
    }

    pub(crate) fn day(&mut self, day: &str) -> NodeId {
        self.constant(Value::Date(date(day)))
    }

    pub(crate) fn declare(&mut self, fact: Fact) -> FactId {
        self.plan.facts.push(fact);
        self.situation.facts.push(None);
        FactId::at(self.plan.facts.len().saturating_sub(1))
    }

    pub(crate) fn fact(&mut self, ty: Type) -> FactId {
        let named = named(&format!("fact_{}", self.plan.facts.len()));
        self.declare(Fact {
            rulebook: RulebookId(0),
            named,
            ty,
            optional: false,
            assumed: None,
            judgement: None,
            behind_reaches: Vec::new(),
            over_time: false,
        })
    }

    pub(crate) fn optional(&mut self, ty: Type) -> FactId {
        let fact = self.fact(ty);
        self.plan.facts[fact.index()].optional = true;
        fact
    }

    /// A yes/no that somebody assesses.
    pub(crate) fn assessed(&mut self) -> FactId {
        let fact = self.fact(Type::YesNo);
        let judgement = Judgement { kind: JudgementKind::Assessed, by: ActorId(0) };
        self.plan.facts[fact.index()].judgement = Some(judgement);
        fact
    }

    pub(crate) fn list(&mut self) -> FactId {
        self.fact(Type::Events(EventTypeId(0)))
    }

    pub(crate) fn of(&mut self, fact: FactId) -> NodeId {
        self.node(Node::Fact(fact))
    }

    pub(crate) fn compare(&mut self, left: NodeId, comparison: Comparison, right: NodeId) -> NodeId {
        self.node(Node::Compare { left, comparison, right })
    }

    pub(crate) fn group(&mut self, when: NodeId) -> GroupId {
        self.plan.groups.push(Group {
            rulebook: RulebookId(0),
            named: named("group"),
            versions: vec![GroupVersion {
                in_force: InForce::default(),
                when: vec![condition(when)],
                unless: Vec::new(),
                text: text(),
            }],
        });
        GroupId::at(self.plan.groups.len().saturating_sub(1))
    }

    /// A group that a yes/no fact decides.
    pub(crate) fn group_of(&mut self) -> (GroupId, FactId) {
        let fact = self.fact(Type::YesNo);
        let node = self.of(fact);
        (self.group(node), fact)
    }

    pub(crate) fn requirement(&mut self, version: RequirementVersion) -> RequirementId {
        self.requirement_with(vec![version])
    }

    pub(crate) fn requirement_with(&mut self, versions: Vec<RequirementVersion>) -> RequirementId {
        let id = RequirementId::at(self.plan.requirements.len());
        self.plan.requirements.push(Requirement {
            rulebook: RulebookId(0),
            named: named("requirement"),
            for_each: None,
            versions,
            exemptions: Vec::new(),
            displaced_by: Vec::new(),
            transitions: Vec::new(),
            law_kept_of: Vec::new(),
        });
        self.plan.order.push(id);
        id
    }

    /// Within some days after a fact of type date.
    pub(crate) fn within(&mut self, days: u32, from: FactId) -> Timing {
        let (length, from) = (self.days(days), self.of(from));
        Timing::Within { times: 1, length, from, before: false }
    }

    pub(crate) fn every(&mut self, days: u32, from: FactId) -> Timing {
        let (length, from) = (self.days(days), self.of(from));
        Timing::AtLeastEvery { first: None, length, from }
    }

    pub(crate) fn exempt(&mut self, requirement: RequirementId, version: ExemptionVersion) -> ExemptionId {
        let id = ExemptionId::at(self.plan.exemptions.len());
        self.plan.exemptions.push(Exemption {
            rulebook: RulebookId(0),
            named: named("exemption"),
            decided_by: None,
            versions: vec![version],
        });
        self.plan.requirements[requirement.index()].exemptions.push(id);
        id
    }

    pub(crate) fn trial(&mut self, in_force: InForce, when: Vec<Condition>) -> TrialId {
        self.plan.trials.push(Trial {
            rulebook: RulebookId(0),
            named: named("trial"),
            versions: vec![TrialVersion {
                in_force,
                when,
                unless: Vec::new(),
                bylaw: Arc::from("by-law"),
                text: text(),
            }],
        });
        TrialId::at(self.plan.trials.len().saturating_sub(1))
    }

    pub(crate) fn proposal(&mut self) -> ProposalId {
        self.plan.proposals.push(Proposal { name: Arc::from("proposal"), label: None, lacks: None });
        ProposalId::at(self.plan.proposals.len().saturating_sub(1))
    }

    pub(crate) fn give(&mut self, fact: FactId, value: Value) {
        self.situation.facts[fact.index()] = Some(Given::Value(value, None));
    }

    pub(crate) fn give_day(&mut self, fact: FactId, day: &str) {
        self.give(fact, Value::Date(date(day)));
    }

    pub(crate) fn yes(&mut self, fact: FactId) {
        self.give(fact, Value::YesNo(true));
    }

    pub(crate) fn no(&mut self, fact: FactId) {
        self.give(fact, Value::YesNo(false));
    }

    pub(crate) fn absent(&mut self, fact: FactId) {
        self.situation.facts[fact.index()] = Some(Given::Absent(None));
    }

    pub(crate) fn judge(&mut self, fact: FactId, value: Value, on: &str) {
        let judgement = JudgementGiven { on: Some(date(on)), ..JudgementGiven::default() };
        self.situation.facts[fact.index()] = Some(Given::Value(value, Some(judgement)));
    }

    /// Interviews in person that fit.
    pub(crate) fn interviews(&mut self, fact: FactId, days: &[&str]) {
        let events = days.iter().map(|day| interview(day)).collect();
        self.events(fact, events, false);
    }

    pub(crate) fn events(&mut self, fact: FactId, events: Vec<Event>, incomplete: bool) {
        self.situation.facts[fact.index()] = Some(Given::Events(Events { events, incomplete }));
    }

    pub(crate) fn try_run(&self, options: &Options) -> Result<Findings, EvaluationError> {
        self.plan.validate().unwrap();
        let findings = evaluate(&self.plan, &self.situation, options);
        assert_eq!(findings, evaluate(&self.plan, &self.situation, options), "the same input gives the same findings");
        findings
    }

    pub(crate) fn run_with(&self, options: &Options) -> Findings {
        self.try_run(options).unwrap()
    }

    pub(crate) fn run(&self, as_of: &str) -> Findings {
        self.run_with(&Options::new(date(as_of)))
    }

    /// The only duty.
    pub(crate) fn duty(&self, as_of: &str) -> Duty {
        let mut findings = self.run(as_of);
        assert_eq!(findings.duties.len(), 1, "{findings:#?}");
        findings.duties.remove(0)
    }

    pub(crate) fn status(&self, as_of: &str) -> Status {
        self.duty(as_of).status
    }

    /// Why the only requirement does not apply.
    pub(crate) fn not(&self, as_of: &str) -> NotApplicableReason {
        let findings = self.run(as_of);
        assert_eq!(findings.not_applicable.len(), 1, "{findings:#?}");
        assert!(findings.duties.is_empty());
        findings.not_applicable[0].reason
    }

    /// What the only undetermined line needs.
    pub(crate) fn needs(&self, as_of: &str) -> Vec<Need> {
        let findings = self.run(as_of);
        assert_eq!(findings.undetermined.len(), 1, "{findings:#?}");
        findings.undetermined[0].needs.clone()
    }
}

pub(crate) fn condition(node: NodeId) -> Condition {
    Condition { node, clause: ClauseId(0) }
}

/// An interview in person that fits, of one hour.
pub(crate) fn interview(day: &str) -> Event {
    Event {
        date: date(day),
        fields: vec![
            FieldGiven::Value(Value::Date(date(day))),
            FieldGiven::Value(Value::Choice(0)),
            FieldGiven::Value(number(1)),
            FieldGiven::Value(Value::YesNo(true)),
        ],
    }
}

/// An interview with one field given otherwise.
pub(crate) fn interview_with(day: &str, field: FieldId, given: FieldGiven) -> Event {
    let mut event = interview(day);
    event.fields[field.index()] = given;
    event
}

/// A must with a timing.
pub(crate) fn must(timing: Timing) -> RequirementVersion {
    RequirementVersion {
        in_force: InForce::default(),
        groups: Vec::new(),
        when: Vec::new(),
        unless: Vec::new(),
        actor: ActorId(0),
        modality: Modality::Must,
        action: Arc::from("hold an interview"),
        timing,
        timing_clause: Some(ClauseId(0)),
        form: None,
        content: None,
        documents: None,
        decided_by: None,
        met_by: Vec::new(),
        broken_by: Vec::new(),
        counts_earlier_events: false,
        spends_its_events: false,
        states: Vec::new(),
        moves_by: None,
        conventions: Conventions { months: MonthConvention::LastDay, working_days: None },
        text: text(),
    }
}

/// A clause that any event of a list fits, its form asked.
pub(crate) fn any_of(list: FactId) -> EventMatch {
    EventMatch {
        query: Query { events: list, except: None, window: None, condition: None },
        clause: ClauseId(0),
        asks: Vec::new(),
        form_field: Some(FORM),
        content_field: None,
        documents_field: None,
    }
}

/// The forms of these places.
pub(crate) fn forms(places: &[u32]) -> AspectValue {
    let choice = |place: &u32| AspectChoice { named: named(&format!("form_{place}")), value: Some((FORMS, *place)) };
    AspectValue::AnyOf(places.iter().map(choice).collect())
}

/// An exemption with effects on one requirement.
pub(crate) fn exemption(requirement: RequirementId, kinds: Vec<EffectKind>) -> ExemptionVersion {
    ExemptionVersion {
        in_force: InForce::default(),
        trial: None,
        groups: Vec::new(),
        when: Vec::new(),
        unless: Vec::new(),
        effects: kinds.into_iter().map(|kind| Effect { requirement, kind }).collect(),
        prevails_over: Vec::new(),
        reaches_arising: false,
        text: text(),
    }
}
