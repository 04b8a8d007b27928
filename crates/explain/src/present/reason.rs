//! Reasons: each step gets its sentence, the rule it applies and the facts it read.

use super::Presenter;
use crate::outcome::ReasonOutcome;
use crate::words::{EventWords, Words, amount, status};
use hjemmel_engine::findings::{EventRole, Measure, Need, Reason, ReasonKind};
use hjemmel_engine::ids::{ClauseId, ExemptionId, FactId};
use hjemmel_engine::plan::{InForce, Transition, Type};
use hjemmel_engine::situation::{Given, ValueFrom};
use hjemmel_value::{Citation, Date, Language, Value};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

impl Presenter<'_> {
    /// Reasons, in words.
    pub(crate) fn reasons(&self, reasons: &[Reason]) -> Vec<ReasonOutcome> {
        reasons.iter().map(|reason| self.reason(reason)).collect()
    }

    fn reason(&self, reason: &Reason) -> ReasonOutcome {
        let (rule, citations) = self.rule(&reason.kind);
        let (facts, said) = self.facts(&reason.facts, &reason.values);
        ReasonOutcome {
            text: self.sentence(&reason.kind),
            rule,
            citations,
            facts,
            said,
            because: self.reasons(&reason.because),
        }
    }

    fn clause(&self, id: ClauseId) -> &str {
        self.plan.clauses.get(id.index()).map_or("", |clause| self.language.pick((&*clause.english, &*clause.danish)))
    }

    /// A day worth saying: not the evaluation date itself.
    fn other_day(&self, on: Date) -> Option<Date> {
        (on != self.as_of).then_some(on)
    }

    fn sentence(&self, kind: &ReasonKind) -> String {
        let words = Words(self.language);
        let title = |id| self.names.requirement_title(id);
        match kind {
            ReasonKind::Group { group, truth, on } => {
                words.group(&self.names.group_title(*group), *truth, self.other_day(*on))
            }
            ReasonKind::Condition { clause, truth, on, .. } => {
                words.condition(self.clause(*clause), *truth, self.other_day(*on))
            }
            ReasonKind::WhateverTheAnswer { needs } => words.whatever(&self.needs_in_words(needs)),
            ReasonKind::Version { requirement, version, on, counted } => {
                let found = self.plan.requirements.get(requirement.index());
                let in_force = found.and_then(|found| found.versions.get(*version)).map(|version| &version.in_force);
                let nothing_said = InForce::default();
                words.version(&title(*requirement), in_force.unwrap_or(&nothing_said), *on, *counted)
            }
            ReasonKind::Parameter { parameter, version, setting, value } => {
                let declared = self.plan.definitions.get(parameter.index());
                let set = declared.and_then(|it| it.versions.get(*version)?.settings.get((*setting)?));
                let title = declared.map_or_else(String::new, |it| it.named.title());
                words.parameter(&title, &amount(value, self.language), set.map(|set| &*set.decision))
            }
            ReasonKind::Table { table, version, row, value } => {
                let declared = self.plan.definitions.get(table.index());
                let title = declared.map_or_else(String::new, |it| it.named.title());
                let text = declared.and_then(|it| it.versions.get(*version)?.table.as_ref());
                let row = text.and_then(|text| text.rows.get((*row)?)).map(|clause| self.clause(*clause));
                let value = text.map_or_else(String::new, |text| self.said(value, text.gives));
                words.table(&title, &value, row)
            }
            ReasonKind::Counted { clause, from, measure, counted, opens, left_out, moved_to } => {
                let sentence = self.counted(*clause, *from, *measure, *counted);
                let opens = opens.map(|first| words.opens(first));
                let moved_to = moved_to.map(|next| words.moved_to(counted.date, next));
                let whole = words.whole_calendar_months(*measure);
                let left_out = left_out.map(|calendar| words.left_out(&self.names.calendar_title(calendar)));
                [Some(sentence), whole, left_out, opens, moved_to].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            ReasonKind::Found { clause, from, on, sum } => {
                let said = |value: &Value| amount(value, self.language);
                let sum = sum.as_ref().map(|(sum, wanted)| (sum.as_ref().map(said), said(wanted)));
                words.found(clause.map(|clause| self.clause(clause)), *from, *on, sum)
            }
            ReasonKind::Clock { clause, unknown } => words.clock(self.clause(*clause), *unknown),
            ReasonKind::Event { fact, date, role, .. } => self.event(*fact, *date, *role),
            ReasonKind::MayMissEvents { fact } => words.may_miss(&self.names.fact_title(*fact)),
            ReasonKind::PerhapsOnDay { on } => words.perhaps_on_day(*on),
            ReasonKind::NoFirstDay { fact } => words.no_first_day(&self.names.fact_title(*fact)),
            ReasonKind::PerhapsPeriod { on, needs } => words.perhaps_period(*on, &self.needs_in_words(needs)),
            ReasonKind::Exemption { exemption, version, truth, on } => {
                let named = self.exemption_version(*exemption, *version);
                let trial = named.as_ref().and_then(|named| named.trial_title.as_deref());
                words.exemption(&self.names.exemption_title(*exemption), trial, *truth, *on)
            }
            ReasonKind::KeptDespite { exemption, .. } => words.kept_despite(&self.names.exemption_title(*exemption)),
            ReasonKind::Displaced { by, truth } => words.displaced(&title(*by), *truth),
            ReasonKind::StatusOf { requirement, status: asked, truth } => {
                words.status_of(&title(*requirement), status(*asked, self.language), *truth)
            }
            ReasonKind::LiftedBy { requirement, exemption, truth } => {
                words.lifted_by(&title(*requirement), &self.names.exemption_title(*exemption), *truth)
            }
            ReasonKind::Passed { due } => words.passed(*due),
            ReasonKind::Period { requirement, place } => {
                let period = self.period(*requirement, *place);
                period.map_or_else(String::new, |period| self.period_sentence(period))
            }
            ReasonKind::Decision { decision } => {
                words.decision(&self.names.decided_title(decision.about), decision.day)
            }
            ReasonKind::LawKept { requirement, on, .. } => words.law_kept(&title(*requirement), *on),
            ReasonKind::Rests { day, from, until } => words.rests(*day, *from, *until),
            ReasonKind::Transition { transition, truth } => {
                let declared = self.plan.transitions.get(transition.index());
                let spoken = |it: &Transition| words.transition(&it.named.title(), it.kind, *truth);
                declared.map_or_else(String::new, spoken)
            }
        }
    }

    fn counted(&self, clause: ClauseId, from: Date, measure: Measure, counted: hjemmel_value::Counted) -> String {
        let words = Words(self.language);
        let sentence = words.counted(self.clause(clause), from, counted.date, measure);
        match counted.moved {
            Some(moved) => format!("{sentence} {}", words.moved(moved)),
            None => sentence,
        }
    }

    fn event(&self, fact: FactId, date: Date, role: EventRole) -> String {
        let exemption = |id: ExemptionId| self.names.exemption_title(id);
        let (by, requirement);
        let role = match role {
            EventRole::Meets => EventWords::Meets,
            EventRole::MeetsByExemption(id) => {
                by = exemption(id);
                EventWords::MeetsByExemption(&by)
            }
            EventRole::MeetsLate => EventWords::MeetsLate,
            EventRole::Breaks => EventWords::Breaks,
            EventRole::LeftOut(asked) => EventWords::LeftOut(self.clause(asked)),
            EventRole::WrongForm => EventWords::WrongForm,
            EventRole::WrongContent => EventWords::WrongContent,
            EventRole::WrongDocument => EventWords::WrongDocument,
            EventRole::Spent(id) => {
                requirement = self.names.requirement_title(id);
                EventWords::Spent(&requirement)
            }
            EventRole::NotKnown => EventWords::NotKnown,
            EventRole::PerhapsOwedFor => EventWords::PerhapsOwedFor,
        };
        Words(self.language).event(&self.names.event(fact), date, role)
    }

    /// The rule that a step applies, by name, with what it rests on.
    fn rule(&self, kind: &ReasonKind) -> (Option<String>, Vec<Citation>) {
        match kind {
            ReasonKind::Group { group, .. } => {
                let citations = self.plan.groups.get(group.index()).and_then(|group| group.versions.last());
                let citations = citations.map_or_else(Vec::new, |version| version.text.citations.clone());
                (Some(self.names.group(*group)), citations)
            }
            ReasonKind::Exemption { exemption, version, .. } | ReasonKind::KeptDespite { exemption, version } => {
                let citations = self.exemption_version(*exemption, *version).map(|named| named.citations);
                (Some(self.names.exemption(*exemption)), citations.unwrap_or_default())
            }
            ReasonKind::Version { requirement, .. }
            | ReasonKind::LawKept { requirement, .. }
            | ReasonKind::StatusOf { requirement, .. }
            | ReasonKind::LiftedBy { requirement, .. } => (Some(self.names.requirement(*requirement)), Vec::new()),
            ReasonKind::Parameter { parameter, version, setting, .. } => {
                let Some(declared) = self.plan.definitions.get(parameter.index()) else { return (None, Vec::new()) };
                let proposed = declared.versions.get(*version).and_then(|version| version.proposed.as_ref());
                let text = proposed.or(declared.parameter.as_ref());
                let mut citations = text.map_or_else(Vec::new, |text| text.citations.clone());
                let set = declared.versions.get(*version).and_then(|version| version.settings.get((*setting)?));
                let set = set.into_iter().flat_map(|set| &set.citations);
                let further: Vec<_> = set.filter(|citation| !citations.contains(citation)).cloned().collect();
                citations.extend(further);
                (Some(self.names.definition(*parameter)), citations)
            }
            ReasonKind::Table { table, version, .. } => {
                let declared = self.plan.definitions.get(table.index());
                let text = declared.and_then(|it| it.versions.get(*version)?.table.as_ref());
                let citations = text.map_or_else(Vec::new, |table| table.text.citations.clone());
                (Some(self.names.definition(*table)), citations)
            }
            ReasonKind::Transition { transition, .. } => {
                let Some(declared) = self.plan.transitions.get(transition.index()) else { return (None, Vec::new()) };
                (Some(self.names.transition(*transition)), declared.text.citations.clone())
            }
            ReasonKind::Decision { decision } => (Some(self.names.decided(decision.about)), Vec::new()),
            ReasonKind::Displaced { by, .. } => (Some(self.names.requirement(*by)), Vec::new()),
            ReasonKind::Condition { .. }
            | ReasonKind::WhateverTheAnswer { .. }
            | ReasonKind::Counted { .. }
            | ReasonKind::Found { .. }
            | ReasonKind::Clock { .. }
            | ReasonKind::Event { .. }
            | ReasonKind::MayMissEvents { .. }
            | ReasonKind::PerhapsOnDay { .. }
            | ReasonKind::NoFirstDay { .. }
            | ReasonKind::PerhapsPeriod { .. }
            | ReasonKind::Rests { .. }
            | ReasonKind::Period { .. }
            | ReasonKind::Passed { .. } => (None, Vec::new()),
        }
    }

    fn needs_in_words(&self, needs: &[Need]) -> Vec<String> {
        needs.iter().map(|need| self.need_in_words(*need)).collect()
    }

    fn need_in_words(&self, need: Need) -> String {
        match need {
            Need::Fact(fact) | Need::Field(fact, ..) => {
                let title = self.names.fact_title(fact);
                match self.language {
                    Language::English => format!("“{title}”"),
                    Language::Danish => format!("»{title}«"),
                }
            }
        }
    }

    /// The facts a step read, by name, and what people read of them; of those over time the values that it read. What was
    /// not given is left out.
    fn facts(&self, facts: &[FactId], values: &[(FactId, u32)]) -> (Map<String, Json>, BTreeMap<String, String>) {
        let (mut read, mut said) = (Map::new(), BTreeMap::new());
        for id in facts {
            let Some(declared) = self.plan.facts.get(id.index()) else { continue };
            let (name, ty) = (declared.named.name.to_string(), declared.ty);
            let value = match self.situation.facts.get(id.index()).and_then(Option::as_ref) {
                Some(Given::Value(value, _)) => Some(value),
                Some(Given::Absent(_)) => None,
                Some(Given::Events(_)) => continue,
                Some(Given::OverTime(given)) if values.iter().any(|(of, _)| of == id) => {
                    let places =
                        values.iter().filter(|(of, _)| of == id).map(|(_, place)| usize::try_from(*place).ok());
                    let all: Vec<&ValueFrom> = places.filter_map(|place| given.get(place?)).collect();
                    said.insert(name.clone(), self.said_over_time(&all, ty));
                    let one = |value: &&ValueFrom| json!({ "from": value.from, "value": self.perhaps(value.value.as_ref(), ty) });
                    read.insert(name, Json::Array(all.iter().map(one).collect()));
                    continue;
                }
                Some(Given::OverTime(_)) | None if declared.assumed.is_some() => declared.assumed.as_ref(),
                Some(Given::OverTime(_)) | None => continue,
            };
            let json = self.perhaps(value, ty);
            if let Some(words) = self.said_beside(&json, value, ty) {
                said.insert(name.clone(), words);
            }
            read.insert(name, json);
        }
        (read, said)
    }

    /// Values over time, each with its first day.
    fn said_over_time(&self, values: &[&ValueFrom], ty: Type) -> String {
        let one = |given: &&ValueFrom| {
            let (value, from) = (self.said_perhaps(given.value.as_ref(), ty), given.from);
            self.language.pick((format!("{value} from {from}"), format!("{value} fra {from}")))
        };
        values.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
