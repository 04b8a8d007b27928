//! From findings to the outcome: every identifier gets its name, every reason its sentence.

mod duty;
mod names;
mod period;
mod quota;
mod reason;
mod value;

use crate::outcome::{
    Assessment, AtMostOneOutcome, ConflictOutcome, Conventions, EventAsked, HolidayConvention, NotApplicableOutcome,
    NotEncodedOutcome, Outcome, OutsideOutcome, Proposals, QuestionOutcome, RejectedOutcome, ReliedOnOutcome,
    RulebookStamp, SCHEMA, TargetGroup, WouldTouchOutcome,
};
use hjemmel_engine::findings::{AtMostOneBroken, Findings, Need, Period, Question};
use hjemmel_engine::ids::{FactId, ProposalId};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::situation::{Given, JudgementGiven, Situation, ValueFrom};
use hjemmel_value::{Date, Language, Value};
use names::Names;

pub use quota::{QuotasAsked, present_quotas};

pub(crate) use names::capitalised;

/// Puts findings into words.
///
/// `law_of` and `proposals` are those that the evaluation was asked with. The same input gives the same outcome.
#[must_use]
pub fn present(
    plan: &Plan,
    situation: &Situation,
    findings: &Findings,
    as_of: Date,
    law_of: Option<Date>,
    proposals: &[ProposalId],
    language: Language,
) -> Outcome {
    let (names, periods) = (Names { plan, language }, findings.periods.as_slice());
    Presenter { plan, situation, names, periods, as_of, language }.outcome(findings, law_of, proposals)
}

/// What every part of the presentation needs.
pub(crate) struct Presenter<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) situation: &'a Situation,
    pub(crate) names: Names<'a>,
    /// The periods that lines are for.
    pub(crate) periods: &'a [Period],
    pub(crate) as_of: Date,
    pub(crate) language: Language,
}

impl Presenter<'_> {
    fn outcome(&self, findings: &Findings, law_of: Option<Date>, proposals: &[ProposalId]) -> Outcome {
        let on: Vec<String> = proposals.iter().map(|id| self.names.proposal(*id)).collect();
        Outcome {
            schema: SCHEMA.to_owned(),
            rulebook: stamp(self.plan, &on),
            as_of: self.as_of,
            law_of,
            target_groups: self.target_groups(findings),
            obligations: findings.duties.iter().map(|duty| self.obligation(duty)).collect(),
            lifted: findings.lifted.iter().map(|lifted| self.lifted(lifted)).collect(),
            undetermined: findings.undetermined.iter().map(|line| self.undetermined(line)).collect(),
            not_applicable: self.not_applicable(findings),
            outside: self.outside(findings),
            not_encoded: self.not_encoded(findings),
            rejected: self.rejected(),
            conflicts: self.conflicts(findings),
            at_most_one: self.at_most_one(findings),
            proposals: Proposals { on, would_touch: self.would_touch(findings) },
            questions: findings.questions.iter().map(|question| self.question(question)).collect(),
            relied_on: self.relied_on(findings),
        }
    }

    fn target_groups(&self, findings: &Findings) -> Vec<TargetGroup> {
        let group = |found: &hjemmel_engine::findings::GroupFinding| {
            let version = self.plan.groups.get(found.group.index())?.versions.get(found.version)?;
            Some(TargetGroup {
                id: self.names.group(found.group),
                title: self.names.group_title(found.group),
                citations: version.text.citations.clone(),
                basis: version.text.basis,
                interpretation: version.text.interpretations.iter().map(ToString::to_string).collect(),
                because: self.reasons(&found.because),
            })
        };
        findings.groups.iter().filter_map(group).collect()
    }

    fn not_applicable(&self, findings: &Findings) -> Vec<NotApplicableOutcome> {
        findings
            .not_applicable
            .iter()
            .map(|line| NotApplicableOutcome {
                instance: self.instance(line.requirement, line.instance),
                id: self.names.requirement(line.requirement),
                title: self.names.requirement_title(line.requirement),
                reason: line.reason,
                displaced_by: line.displaced_by.iter().map(|id| self.names.requirement(*id)).collect(),
                because: self.reasons(&line.because),
            })
            .collect()
    }

    fn outside(&self, findings: &Findings) -> Vec<OutsideOutcome> {
        findings
            .outside
            .iter()
            .map(|line| OutsideOutcome {
                instance: self.instance(line.requirement, line.instance),
                id: self.names.requirement(line.requirement),
                title: self.names.requirement_title(line.requirement),
                clock: line.clock,
                bound: line.bound,
            })
            .collect()
    }

    fn not_encoded(&self, findings: &Findings) -> Vec<NotEncodedOutcome> {
        let items = findings.not_encoded.iter().filter_map(|id| self.plan.not_encoded.get(id.index()));
        items
            .flat_map(|item| {
                item.citations
                    .iter()
                    .map(|citation| NotEncodedOutcome { citation: citation.clone(), why: item.why.to_string() })
            })
            .collect()
    }

    fn rejected(&self) -> Vec<RejectedOutcome> {
        self.plan
            .rejected
            .iter()
            .map(|rejected| RejectedOutcome {
                id: rejected.exemption.to_string(),
                guardrail: rejected.guardrail.to_string(),
                requirements: rejected.requirements.iter().map(|id| self.names.requirement(*id)).collect(),
            })
            .collect()
    }

    fn conflicts(&self, findings: &Findings) -> Vec<ConflictOutcome> {
        findings
            .conflicts
            .iter()
            .map(|conflict| ConflictOutcome {
                id: self.names.requirement(conflict.requirement),
                aspect: conflict.aspect,
                between: conflict.between.iter().map(|id| self.names.exemption(*id)).collect(),
            })
            .collect()
    }

    fn at_most_one(&self, findings: &Findings) -> Vec<AtMostOneOutcome> {
        let told = |broken: &AtMostOneBroken| {
            let row = self.plan.at_most_one.get(broken.set.index());
            let version = row.and_then(|row| row.versions.get(broken.version));
            let groups = broken.groups.iter().map(|id| self.names.group(*id));
            AtMostOneOutcome {
                set: row.and_then(|row| Some(self.names.plan.qualified_name(row.rulebook, row.name.as_deref()?))),
                ids: groups.chain(broken.requirements.iter().map(|id| self.names.requirement(*id))).collect(),
                citations: version.map_or_else(Vec::new, |version| version.text.citations.clone()),
                proposals: broken.proposals.iter().map(|id| self.names.proposal(*id)).collect(),
            }
        };
        findings.at_most_one.iter().map(told).collect()
    }

    fn would_touch(&self, findings: &Findings) -> Vec<WouldTouchOutcome> {
        findings
            .would_touch
            .iter()
            .map(|touch| {
                let exemption = touch.exemption.map(|id| self.names.exemption(id));
                self.names.would_touch(touch.proposal, self.names.requirement(touch.requirement), exemption)
            })
            .collect()
    }

    fn question(&self, question: &Question) -> QuestionOutcome {
        let (fact, of_event) = match question.need {
            Need::Fact(fact) => (fact, None),
            Need::Field(fact, place, field) => (fact, self.event_asked(fact, place, field)),
        };
        let judgement = self.plan.facts.get(fact.index()).and_then(|fact| fact.judgement);
        QuestionOutcome {
            fact: self.names.fact(fact),
            text: self.names.question(question.need, of_event.as_ref()),
            of_event,
            assessed_by: judgement.map(|judgement| self.names.actor(judgement.by)),
            assessed_by_title: judgement.map(|judgement| self.names.actor_title(judgement.by)),
            judgement: judgement.map(|judgement| judgement.kind),
            decides: question.decides.iter().map(|id| self.names.requirement(*id)).collect(),
        }
    }

    fn event_asked(&self, fact: FactId, place: u32, field: hjemmel_engine::ids::FieldId) -> Option<EventAsked> {
        let Some(Given::Events(events)) = self.situation.facts.get(fact.index())?.as_ref() else { return None };
        let event = events.events.get(usize::try_from(place).ok()?)?;
        Some(EventAsked { date: event.date, field: self.names.field(fact, field)? })
    }

    fn relied_on(&self, findings: &Findings) -> ReliedOnOutcome {
        let relied = &findings.relied_on;
        ReliedOnOutcome {
            facts: relied.facts.iter().map(|id| self.names.fact(*id)).collect(),
            assessments: relied.assessments.iter().flat_map(|id| self.assessments(*id)).collect(),
            assumptions: relied.assumptions.iter().map(|(id, _)| self.names.fact(*id)).collect(),
        }
    }

    /// The judgement of a fact; of one over time, each that counts up to the evaluation date.
    fn assessments(&self, id: FactId) -> Vec<Assessment> {
        let given = self.situation.facts.get(id.index()).and_then(Option::as_ref);
        let all = match given {
            None | Some(Given::Events(_)) => Vec::new(),
            Some(Given::Absent(given)) => vec![self.assessment(id, None, given.as_ref(), None)],
            Some(Given::Value(value, given)) => vec![self.assessment(id, Some(value), given.as_ref(), None)],
            Some(Given::OverTime(values)) => {
                let made = |value: &&ValueFrom| {
                    value.judgement.as_ref().and_then(|it| it.on).is_none_or(|on| on <= self.as_of)
                };
                let counting = values.iter().filter(|value| value.from <= self.as_of).filter(made);
                let told =
                    |it: &ValueFrom| self.assessment(id, it.value.as_ref(), it.judgement.as_ref(), Some(it.from));
                counting.map(told).collect()
            }
        };
        all.into_iter().flatten().collect()
    }

    fn assessment(
        &self,
        id: FactId,
        value: Option<&Value>,
        given: Option<&JudgementGiven>,
        from: Option<Date>,
    ) -> Option<Assessment> {
        let declared = self.plan.facts.get(id.index())?;
        let given = given.cloned().unwrap_or_default();
        let json = self.perhaps(value, declared.ty);
        Some(Assessment {
            fact: self.names.fact(id),
            title: self.names.fact_title(id),
            said: self.said_beside(&json, value, declared.ty),
            value: json,
            kind: declared.judgement?.kind,
            by: given.by.as_deref().map(str::to_owned),
            by_title: given.by.as_deref().and_then(|by| self.names.actor_called(by)),
            on: given.on,
            from: from.or(given.from).filter(|from| given.on != Some(*from)),
            considerations: given.considerations.as_deref().map(str::to_owned),
        })
    }
}

/// Which rulebooks were asked, and what was switched on.
fn stamp(plan: &Plan, on: &[String]) -> RulebookStamp {
    let books = &plan.rulebooks;
    RulebookStamp {
        names: books.iter().map(|rulebook| rulebook.name.to_string()).collect(),
        fingerprint: plan.fingerprint.clone(),
        proposals: on.to_vec(),
        conventions: books.iter().map(|rulebook| (rulebook.name.to_string(), conventions(rulebook))).collect(),
    }
}

fn conventions(rulebook: &hjemmel_engine::plan::Rulebook) -> Conventions {
    let holidays = if rulebook.holidays_move { HolidayConvention::Move } else { HolidayConvention::Stay };
    Conventions { months: rulebook.months, holidays }
}
