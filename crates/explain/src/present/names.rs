//! The names and titles behind identifiers.

use crate::outcome::{EventAsked, WouldTouchOutcome};
use hjemmel_engine::findings::{Decided, Need};
use hjemmel_engine::ids::{
    ActorId, CalendarId, DefinitionId, ExemptionId, FactId, FieldId, GroupId, ProposalId, QuotaId, RequirementId,
    TransitionId,
};
use hjemmel_engine::plan::{Named, Plan, Type};
use hjemmel_value::Language;

/// Looks names up in the plan. An identifier that is not in its table has an empty name; a checked plan has none.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Names<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) language: Language,
}

impl Names<'_> {
    pub(crate) fn requirement(&self, id: RequirementId) -> String {
        let found = self.plan.requirements.get(id.index());
        found.map_or_else(String::new, |found| self.plan.qualified(found.rulebook, &found.named))
    }

    pub(crate) fn requirement_title(&self, id: RequirementId) -> String {
        self.plan.requirements.get(id.index()).map_or_else(String::new, |found| found.named.title())
    }

    pub(crate) fn definition(&self, id: DefinitionId) -> String {
        let found = self.plan.definitions.get(id.index());
        found.map_or_else(String::new, |found| self.plan.qualified(found.rulebook, &found.named))
    }

    pub(crate) fn group(&self, id: GroupId) -> String {
        let found = self.plan.groups.get(id.index());
        found.map_or_else(String::new, |found| self.plan.qualified(found.rulebook, &found.named))
    }

    pub(crate) fn group_title(&self, id: GroupId) -> String {
        self.plan.groups.get(id.index()).map_or_else(String::new, |found| found.named.title())
    }

    pub(crate) fn exemption(&self, id: ExemptionId) -> String {
        let found = self.plan.exemptions.get(id.index());
        found.map_or_else(String::new, |found| self.plan.qualified(found.rulebook, &found.named))
    }

    pub(crate) fn exemption_title(&self, id: ExemptionId) -> String {
        self.plan.exemptions.get(id.index()).map_or_else(String::new, |found| found.named.title())
    }

    pub(crate) fn transition(&self, id: TransitionId) -> String {
        let found = self.plan.transitions.get(id.index());
        found.map_or_else(String::new, |found| self.plan.qualified(found.rulebook, &found.named))
    }

    pub(crate) fn quota(&self, id: QuotaId) -> String {
        let found = self.plan.quotas.get(id.index());
        found.map_or_else(String::new, |found| self.plan.qualified(found.rulebook, &found.named))
    }

    /// What is decided: a requirement, or that an exemption applies.
    pub(crate) fn decided(&self, decided: Decided) -> String {
        match decided {
            Decided::Requirement(id) => self.requirement(id),
            Decided::Exemption(id) => self.exemption(id),
        }
    }

    pub(crate) fn decided_title(&self, decided: Decided) -> String {
        match decided {
            Decided::Requirement(id) => self.requirement_title(id),
            Decided::Exemption(id) => self.exemption_title(id),
        }
    }

    /// A proposal that is off, and the rule that it would touch.
    pub(crate) fn would_touch(&self, id: ProposalId, touched: String, exemption: Option<String>) -> WouldTouchOutcome {
        let proposal = self.plan.proposals.get(id.index());
        let label = proposal.and_then(|proposal| proposal.label.as_deref());
        WouldTouchOutcome {
            proposal: self.proposal(id),
            title: label.map_or_else(|| self.proposal(id), str::to_owned),
            id: touched,
            exemption,
            lacks: proposal.and_then(|proposal| proposal.lacks.as_deref()).map(str::to_owned),
        }
    }

    pub(crate) fn proposal(&self, id: ProposalId) -> String {
        self.plan.proposals.get(id.index()).map_or_else(String::new, |found| found.name.to_string())
    }

    pub(crate) fn actor(&self, id: ActorId) -> String {
        self.plan.actors.get(id.index()).map_or_else(String::new, |found| found.named.name.to_string())
    }

    pub(crate) fn actor_title(&self, id: ActorId) -> String {
        self.plan.actors.get(id.index()).map_or_else(String::new, |found| found.named.title())
    }

    /// What people read for the actor of this name.
    pub(crate) fn actor_called(&self, name: &str) -> Option<String> {
        self.plan.actors.iter().find(|actor| &*actor.named.name == name).map(|actor| actor.named.title())
    }

    pub(crate) fn fact(&self, id: FactId) -> String {
        self.plan.facts.get(id.index()).map_or_else(String::new, |found| found.named.name.to_string())
    }

    /// What people read for a fact: its label, or its name with blanks.
    pub(crate) fn fact_title(&self, id: FactId) -> String {
        self.plan.facts.get(id.index()).map_or_else(String::new, |found| found.named.title())
    }

    pub(crate) fn field(&self, fact: FactId, field: FieldId) -> Option<String> {
        Some(self.field_named(fact, field)?.name.to_string())
    }

    /// What people read for a field of an event.
    pub(crate) fn field_title(&self, fact: FactId, field: FieldId) -> Option<String> {
        self.field_named(fact, field).map(Named::title)
    }

    fn field_named(&self, fact: FactId, field: FieldId) -> Option<&Named> {
        let Type::Events(kind) = self.plan.facts.get(fact.index())?.ty else { return None };
        Some(&self.plan.event_types.get(kind.index())?.fields.get(field.index())?.named)
    }

    /// What an event of this list is called: the label of its kind.
    pub(crate) fn event(&self, fact: FactId) -> String {
        let Some(Type::Events(kind)) = self.plan.facts.get(fact.index()).map(|fact| fact.ty) else {
            return String::new();
        };
        let name = self.plan.event_types.get(kind.index()).map_or_else(String::new, |found| found.named.title());
        capitalised(&name)
    }

    pub(crate) fn calendar_title(&self, id: CalendarId) -> String {
        self.plan.calendars.get(id.index()).map_or_else(String::new, |found| found.named.title())
    }

    /// The question that asks for what is not known.
    pub(crate) fn question(&self, need: Need, of_event: Option<&EventAsked>) -> String {
        let (Need::Fact(fact) | Need::Field(fact, ..)) = need;
        let declared = self.plan.facts.get(fact.index());
        let label = declared.and_then(|declared| declared.named.label.as_deref());
        if let (Some(event), Need::Field(fact, _, field)) = (of_event, need) {
            let (list, date) = (self.fact_title(fact), event.date);
            let field = self.field_title(fact, field).unwrap_or_default();
            return self.language.pick((
                format!("“{list}”: what is “{field}” of what happened {date}?"),
                format!("»{list}«: hvad er »{field}« ved det, der skete {date}?"),
            ));
        }
        let list = declared.is_some_and(|declared| matches!(declared.ty, Type::Events(_)));
        match label {
            Some(label) if label.trim_end().ends_with('?') => label.to_owned(),
            _ if list => {
                let title = self.fact_title(fact);
                self.language.pick((
                    format!("What is the complete list of: {title}?"),
                    format!("Hvad er den fuldstændige liste over: {title}?"),
                ))
            }
            _ => {
                let title = self.fact_title(fact);
                self.language.pick((format!("What is: {title}?"), format!("Hvad er: {title}?")))
            }
        }
    }
}

/// The text with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
