//! Decisions: which of an actor there are by the lines of other requirements, and the requirements owed for each of them.

use crate::answer::Answer;
use crate::each::Which;
use crate::effects::{Effects, aspect_of};
use crate::error::at;
use crate::findings::{
    AspectFinding, Decided, Decision, DecisionDay, Duty, Instance, Lifted, Need, NotApplicableReason, Reason,
    ReasonKind, Status, Thing, Undetermined,
};
use crate::governs::Start;
use crate::ids::{ActorId, ExemptionId, FactId, RequirementId};
use crate::machine::{Machine, Result, tidy};
use crate::plan::{AspectName, EffectKind, Modality};
use crate::stand::Occasion;
use crate::timing::Due;
use crate::version::Standing;
use hjemmel_value::{Truth, Value};
use std::collections::BTreeMap;

/// The decision that a requirement is for.
#[derive(Copy, Clone, Debug)]
pub(crate) struct DecisionAt {
    pub(crate) decision: Decision,
    /// Whose it is.
    pub(crate) by: ActorId,
    /// What its day hangs on, by place among those of the machine.
    needs: usize,
}

/// What tells a decision from the others of an actor.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DecisionKey {
    about: Decided,
    of: Option<(Option<FactId>, u32)>,
    occurrence: Option<u32>,
}

impl DecisionKey {
    pub(crate) fn of(decision: &Decision) -> DecisionKey {
        let of = decision.of.map(|thing| (thing.list, thing.place));
        DecisionKey { about: decision.about, of, occurrence: decision.occurrence }
    }
}

impl DecisionAt {
    pub(crate) fn key(&self) -> DecisionKey {
        DecisionKey::of(&self.decision)
    }

    /// Its day.
    pub(crate) fn answer(&self) -> Answer {
        match self.decision.day {
            DecisionDay::Made(day) | DecisionDay::Due(day) => Answer::Value(Value::Date(day)),
            DecisionDay::None => Answer::Absent,
            DecisionDay::Unknown => Answer::UNKNOWN,
        }
    }
}

/// Something that may be the case, and what would settle it.
type Perhaps<T> = (T, Truth, Vec<Need>);

/// A line as far as it may be a decision: who decides it, and which exemptions in it are decisions of somebody.
#[derive(Clone, Debug)]
pub(crate) struct Decidable {
    requirement: RequirementId,
    of: Option<Thing>,
    occurrence: Option<u32>,
    day: DecisionDay,
    /// What its day hangs on.
    needs: Vec<Need>,
    /// Whether it was lifted; then it is none if that line was taken back.
    lifted: bool,
    deciders: Vec<Perhaps<ActorId>>,
    exemptions: Vec<Perhaps<ExemptionId>>,
}

/// A decision that is there, or may be.
struct Found {
    decision: Decision,
    truth: Truth,
    /// What would settle whether it is there.
    needs: Vec<Need>,
    /// What its day hangs on.
    of_day: Vec<Need>,
}

/// The aspects that are read on the evaluation date, whatever the reading day.
const OF_ACTS: [AspectName; 4] = [AspectName::Form, AspectName::Content, AspectName::Documents, AspectName::Decision];

impl<'a> Machine<'a> {
    /// What the day of the decision at hand hangs on.
    pub(crate) fn decision_day_needs(&self) -> Vec<Need> {
        let needs = self.decision.and_then(|at| self.decision_needs.get(at.needs));
        needs.cloned().unwrap_or_default()
    }

    /// For which decision a line is owed.
    pub(crate) fn because_decision(&mut self) -> Result<Option<Reason>> {
        let Some(at) = self.decision else { return Ok(None) };
        Ok(Some(self.reason(ReasonKind::Decision { decision: at.decision })?))
    }

    /// Settles a requirement for each decision of an actor.
    pub(crate) fn settle_each_decision(&mut self, id: RequirementId, by: ActorId, of: &[RequirementId]) -> Result<()> {
        let off = self.versions_not_off(id)? == 0;
        let found = self.decisions(by, of)?;
        if found.is_empty() && !off {
            self.write_not(id, NotApplicableReason::NotStarted, Vec::new(), Vec::new());
        }
        for Found { decision, truth, needs, of_day } in found {
            let place = self.decision_needs.len();
            self.decision_needs.push(of_day);
            let which = Which { decision: Some(DecisionAt { decision, by, needs: place }), ..Which::default() };
            if truth.is_true() {
                self.settle_for(id, which, off)?;
            } else if !off {
                let outer = self.turn_to(which);
                let because = self.because_decision()?.into_iter().collect();
                self.write_undetermined_whole(id, needs, because);
                self.turn_to(outer);
            }
        }
        Ok(())
    }

    /// The decisions of an actor, by what is decided: requirements first, then exemptions.
    fn decisions(&mut self, by: ActorId, of: &[RequirementId]) -> Result<Vec<Found>> {
        let mut found: BTreeMap<DecisionKey, Found> = BTreeMap::new();
        let mut note = |decision: Decision, truth: Truth, needs: &[Need], of_day: &[Need]| {
            let entry = found.entry(DecisionKey::of(&decision)).or_insert_with(|| Found {
                decision,
                truth,
                needs: Vec::new(),
                of_day: of_day.to_vec(),
            });
            entry.truth = entry.truth.or(truth);
            entry.needs.extend(needs);
        };
        let lines = std::mem::take(&mut self.decidable);
        for line in lines.iter().filter(|line| of.contains(&line.requirement)) {
            self.step()?;
            let stands = |it: &Lifted| {
                it.requirement == line.requirement && thing(it.instance) == line.of && it.occurrence == line.occurrence
            };
            if line.lifted && !self.findings.lifted.iter().any(stands) {
                continue;
            }
            for (_, truth, needs) in line.deciders.iter().filter(|(actor, ..)| *actor == by) {
                let about = Decided::Requirement(line.requirement);
                let decision = Decision { about, of: line.of, occurrence: line.occurrence, day: line.day };
                note(decision, *truth, needs, &line.needs);
            }
            for (exemption, truth, needs) in &line.exemptions {
                if let Some(about) = self.exemption_decision(*exemption, by, line.of)? {
                    note(about, *truth, needs, &[]);
                }
            }
        }
        self.decidable = lines;
        let open = std::mem::take(&mut self.findings.undetermined);
        for line in open.iter().filter(|line| of.contains(&line.requirement)) {
            self.step()?;
            let (id, of_thing) = (line.requirement, thing(line.instance));
            if self.quietly(|machine| machine.may_be_decided_by(line, by))? {
                let about = Decided::Requirement(id);
                let day = DecisionDay::Unknown;
                let decision = Decision { about, of: of_thing, occurrence: line.occurrence, day };
                note(decision, Truth::Unknown, &line.needs, &[]);
            }
            for exemption in &self.requirement(id)?.exemptions {
                if let Some(decision) = self.exemption_decision(*exemption, by, of_thing)?
                    && self.quietly(|machine| machine.may_reach(*exemption, id, |_| true))?
                {
                    note(decision, Truth::Unknown, &line.needs, &[]);
                }
            }
        }
        self.findings.undetermined = open;
        Ok(found.into_values().collect())
    }

    /// The decision that an exemption is, if this actor decides it: one for each thing that its only requirement is for.
    fn exemption_decision(&self, id: ExemptionId, by: ActorId, of: Option<Thing>) -> Result<Option<Decision>> {
        let row = at(&self.plan.exemptions, id.index(), "an exemption is missing")?;
        let not_off = row.versions.iter().filter(|it| self.standing(row.rulebook, &it.in_force) != Standing::Off);
        let mut touched = not_off.flat_map(|version| &version.effects).map(|effect| effect.requirement);
        let first = touched.next();
        let alone = touched.all(|requirement| Some(requirement) == first);
        let about = Decided::Exemption(id);
        let decision = Decision { about, of: of.filter(|_| alone), occurrence: None, day: DecisionDay::None };
        Ok((row.decided_by == Some(by)).then_some(decision))
    }

    /// Whether an actor may decide what is not determined: by a version that may govern, or by an exemption.
    fn may_be_decided_by(&mut self, line: &Undetermined, by: ActorId) -> Result<bool> {
        let requirement = self.requirement(line.requirement)?;
        let governs = |place: usize| line.version.is_none_or(|version| version == place);
        let mut decided = false;
        let mut can_be = false;
        for (_, version) in requirement.versions.iter().enumerate().filter(|(place, _)| governs(*place)) {
            let off = self.standing(requirement.rulebook, &version.in_force) == Standing::Off;
            if version.modality != Modality::MustNot && !off {
                can_be = true;
                decided |= version.decided_by == Some(by);
            }
        }
        if decided || !can_be {
            return Ok(decided);
        }
        let gives = |kind: &EffectKind| matches!(kind, EffectKind::ChangeDecision(actor) if *actor == by);
        for exemption in &requirement.exemptions {
            if self.may_reach(*exemption, line.requirement, gives)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an exemption may have such an effect on a requirement, on whatever day it is read.
    pub(crate) fn may_reach(
        &mut self,
        id: ExemptionId,
        requirement: RequirementId,
        kind: impl Fn(&EffectKind) -> bool,
    ) -> Result<bool> {
        let row = at(&self.plan.exemptions, id.index(), "an exemption is missing")?;
        for version in &row.versions {
            let touches = version.effects.iter().any(|effect| effect.requirement == requirement && kind(&effect.kind));
            if touches && !self.reaches_whenever(row, version)?.is_false() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Notes who decides a duty that is owed, and which exemptions in it are decisions.
    pub(crate) fn note_decidable_duty(
        &mut self,
        occasion: &Occasion<'a>,
        duty: &Duty,
        due: Due,
        effects: &Effects<'a>,
    ) -> Result<()> {
        if occasion.version.modality == Modality::MustNot {
            return Ok(());
        }
        // Its clock may turn out never to have started, or an earlier act to have moved it.
        let unsure =
            occasion.deadline.start == Start::Unknown || duty.occurrence.is_some() && duty.status == Status::Unknown;
        let (whole, of_whole) = if unsure { (Truth::Unknown, &*duty.needs) } else { (Truth::True, &[][..]) };
        let needs_on = |machine: &mut Self, aspects: &[AspectName]| -> Result<Vec<Need>> {
            let on = |kind: &EffectKind| aspect_of(kind).is_some_and(|aspect| aspects.contains(&aspect));
            let day = machine.as_of();
            let needs = machine.quietly(|machine| machine.effect_needs(effects, |effect| on(effect.kind), day))?;
            Ok(tidy([&needs, of_whole].concat()))
        };
        let doubtful = |aspect: AspectName| effects.on(Some(aspect)).any(|effect| effect.truth.is_unknown());

        let mut deciders = Vec::new();
        let possible = who_may_decide(occasion.version.decided_by, &duty.aspects, effects);
        if let [only] = possible.as_slice() {
            deciders.extend(only.map(|actor| (actor, whole, of_whole.to_vec())));
        } else {
            let needs = needs_on(self, &[AspectName::Decision])?;
            deciders.extend(possible.into_iter().flatten().map(|actor| (actor, Truth::Unknown, needs.clone())));
        }
        let mut exemptions = Vec::new();
        for id in &self.requirement(occasion.id)?.exemptions {
            if at(&self.plan.exemptions, id.index(), "an exemption is missing")?.decided_by.is_none() {
                continue;
            }
            let named = |finding: &AspectFinding| names(finding, *id) && !doubtful(finding.aspect);
            let keeps = self.passing.kept_by.is_some_and(|(by, ..)| by == *id);
            if keeps || duty.aspects.iter().any(named) {
                exemptions.push((*id, whole, of_whole.to_vec()));
                continue;
            }
            let touches = |aspect: &AspectName| effects.on(Some(*aspect)).any(|effect| effect.exemption == *id);
            let open: Vec<AspectName> =
                OF_ACTS.into_iter().filter(|aspect| doubtful(*aspect) && touches(aspect)).collect();
            if !open.is_empty() {
                exemptions.push((*id, Truth::Unknown, needs_on(self, &open)?));
            }
        }
        let day = match (duty.status, duty.met_on, due) {
            (Status::Unknown, ..) | (_, None, Due::Unknown) => DecisionDay::Unknown,
            (_, Some(met), _) => DecisionDay::Made(met),
            (_, None, Due::On(due)) => DecisionDay::Due(due),
            (_, None, Due::Without) => DecisionDay::None,
        };
        self.decidable.push(Decidable {
            requirement: occasion.id,
            of: thing(duty.instance),
            occurrence: duty.occurrence,
            day,
            needs: duty.needs.clone(),
            lifted: false,
            deciders,
            exemptions,
        });
        Ok(())
    }

    /// Notes which exemptions that lifted an occasion are decisions.
    pub(crate) fn note_decidable_lifted(
        &mut self,
        occasion: &Occasion<'a>,
        by: &[(ExemptionId, usize)],
        perhaps_by: &[ExemptionId],
        needs: &[Need],
    ) {
        if !self.decisions_matter {
            return;
        }
        let unsure = occasion.deadline.start == Start::Unknown;
        let (whole, of_whole) =
            if unsure { (Truth::Unknown, &*occasion.deadline.needs) } else { (Truth::True, &[][..]) };
        let kept_by = self.passing.kept_by.map(|(exemption, ..)| exemption);
        let sure = by.iter().map(|(exemption, _)| *exemption).chain(kept_by);
        let sure = sure.map(|exemption| (exemption, whole, of_whole.to_vec()));
        let needs = [needs, of_whole].concat();
        let perhaps = perhaps_by.iter().map(|exemption| (*exemption, Truth::Unknown, needs.clone()));
        self.decidable.push(Decidable {
            requirement: occasion.id,
            of: thing(self.at_instance()),
            occurrence: occasion.occurrence,
            day: DecisionDay::None,
            needs: Vec::new(),
            lifted: true,
            deciders: Vec::new(),
            exemptions: sure.chain(perhaps).collect(),
        });
    }
}

/// The event, day or period that a line is for.
fn thing(instance: Option<Instance>) -> Option<Thing> {
    match instance? {
        Instance::Thing(thing) => Some(thing),
        Instance::Decision(_) => None,
    }
}

/// Everybody who may decide, and nobody if that may be: one alone if everything about exemptions is known.
fn who_may_decide(said: Option<ActorId>, aspects: &[AspectFinding], effects: &Effects<'_>) -> Vec<Option<ActorId>> {
    let finding = aspects.iter().find(|finding| finding.aspect == AspectName::Decision);
    let mut possible = vec![match finding {
        Some(finding) if !finding.changed_by.is_empty() => finding.decided_by,
        Some(finding) if !finding.lifted_by.is_empty() => None,
        _ => said,
    }];
    for effect in effects.on(Some(AspectName::Decision)).filter(|effect| effect.truth.is_unknown()) {
        possible.push(said);
        possible.push(match effect.kind {
            EffectKind::ChangeDecision(actor) => Some(*actor),
            _ => None,
        });
    }
    tidy(possible)
}

/// Whether a line says that an exemption did something to an aspect.
fn names(finding: &AspectFinding, id: ExemptionId) -> bool {
    let values = finding.values_lifted.iter().map(|(_, exemption)| exemption);
    finding.lifted_by.iter().chain(&finding.changed_by).chain(values).any(|exemption| *exemption == id)
}
