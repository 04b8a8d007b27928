//! Decisions of an actor, by the lines of other requirements, and what is owed for each of them.

use super::answer::{Got, Leaf};
use super::deadline::{Due, Term};
use super::duty::Case;
use super::exemption::{Effective, Reaching, aspect};
use super::frame::Standing;
use super::{Lines, Oracle, as_a_whole};
use hjemmel_engine::findings::{
    AspectFinding, Decided, Decision, DecisionDay, Duty, Instance, Need, NotApplicableReason, Status, Thing,
    Undetermined,
};
use hjemmel_engine::ids::{ActorId, ExemptionId, RequirementId};
use hjemmel_engine::plan::{AspectName, Modality};
use hjemmel_model::model::{EffectKind, ForEach};
use hjemmel_value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What there is of something only if these needs say so; surely, where nothing is in doubt.
#[derive(Clone, Debug)]
struct Perhaps<T> {
    what: T,
    doubt: Option<BTreeSet<Need>>,
}

/// A duty, or what was lifted, as far as decisions go.
#[derive(Clone, Debug)]
pub(crate) struct Decidable {
    pub(crate) of: Option<Thing>,
    occurrence: Option<u32>,
    lifted: bool,
    /// What the start of its clock hangs on, if that is not known.
    clock: Option<BTreeSet<Need>>,
    date_unknown: bool,
    deciders: Vec<Perhaps<ActorId>>,
    exemptions: Vec<Perhaps<ExemptionId>>,
}

/// A decision: what would settle whether it is there, if that is in doubt, its day, and what that hangs on.
struct Found {
    doubt: Option<BTreeSet<Need>>,
    day: DecisionDay,
    of_day: BTreeSet<Need>,
}

type Key = (Decided, Option<Thing>, Option<u32>);

fn thing(instance: Option<Instance>) -> Option<Thing> {
    match instance {
        Some(Instance::Thing(thing)) => Some(thing),
        _ => None,
    }
}

impl Oracle<'_> {
    pub(crate) fn requirement_for_each_decision(&self, id: RequirementId, by: ActorId) -> Lines {
        let mut all = Lines::default();
        let off = self.all_off(id);
        let found = self.unread(|| self.decisions(by));
        if found.is_empty() {
            self.not_applicable(id, NotApplicableReason::NotStarted, &mut all);
        }
        for ((about, of, occurrence), Found { doubt, day, of_day }) in found {
            let instance = Instance::Decision(Decision { about, of, occurrence, day });
            self.at_hand.replace(Some((id, instance)));
            self.decision.replace(Some((day, of_day)));
            match doubt {
                None => {
                    let lines = self.scoped(|| self.requirement_once(id)).0;
                    all.add(lines, Some(instance));
                }
                Some(needs) if !off => {
                    all.would_touch.extend(self.unread(|| self.would_touch(id, self.as_of(), None)));
                    all.undetermined.push(as_a_whole(id, Some(instance), needs));
                }
                Some(_) => {}
            }
            self.decision.replace(None);
            self.at_hand.replace(None);
        }
        if off {
            return Lines { would_touch: all.would_touch, ..Lines::default() };
        }
        all
    }

    /// The day of the decision at hand.
    pub(crate) fn decision_at_hand(&self) -> Option<Got> {
        let (day, needs) = self.decision.borrow().clone()?;
        Some(match day {
            DecisionDay::Made(day) | DecisionDay::Due(day) => Got::known(Value::Date(day)),
            DecisionDay::None => Got::absent(),
            DecisionDay::Unknown => Got::unknown(needs.into_iter().map(Leaf::Ask).collect()),
        })
    }

    fn decisions(&self, by: ActorId) -> BTreeMap<Key, Found> {
        let mut found: BTreeMap<Key, Found> = BTreeMap::new();
        let mut note = |key: Key, doubt: Option<BTreeSet<Need>>, day: DecisionDay, of_day: BTreeSet<Need>| {
            let entry = found.entry(key).or_insert_with(|| Found { doubt: Some(BTreeSet::new()), day, of_day });
            entry.doubt = match (entry.doubt.take(), doubt) {
                (Some(one), Some(other)) => Some(one.union(&other).copied().collect()),
                _ => None,
            };
        };
        for place in 0..self.model.requirements.len() {
            let id = RequirementId::at(place);
            if matches!(self.model.requirements[place].for_each, Some(ForEach::Decision { .. })) {
                continue;
            }
            let Some(lines) = self.settled.borrow().get(&id).cloned() else { continue };
            for line in &lines.decidable {
                let duty = lines
                    .duties
                    .iter()
                    .find(|it| !line.lifted && thing(it.instance) == line.of && it.occurrence == line.occurrence);
                let lifted = lines
                    .lifted
                    .iter()
                    .any(|it| line.lifted && thing(it.instance) == line.of && it.occurrence == line.occurrence);
                let unsure: Option<BTreeSet<Need>> = match duty {
                    Some(duty) => (line.clock.is_some() || line.occurrence.is_some() && duty.status == Status::Unknown)
                        .then(|| duty.needs.iter().copied().collect()),
                    None if lifted => line.clock.clone(),
                    None => continue,
                };
                let whole = |doubt: &Option<BTreeSet<Need>>| match (doubt, &unsure) {
                    (None, None) => None,
                    (one, other) => Some(one.iter().chain(other).flatten().copied().collect()),
                };
                let (day, of_day) = duty.map_or((DecisionDay::None, BTreeSet::new()), |duty| day(line, duty));
                for decider in line.deciders.iter().filter(|it| it.what == by) {
                    let key = (Decided::Requirement(id), line.of, line.occurrence);
                    note(key, whole(&decider.doubt), day, of_day.clone());
                }
                for exemption in &line.exemptions {
                    if let Some(key) = self.exemption_decision(exemption.what, by, line.of) {
                        note(key, whole(&exemption.doubt), DecisionDay::None, BTreeSet::new());
                    }
                }
            }
            for line in &lines.undetermined {
                let needs: BTreeSet<Need> = line.needs.iter().copied().collect();
                if self.may_be_decided_by(id, line, by) {
                    let key = (Decided::Requirement(id), thing(line.instance), line.occurrence);
                    note(key, Some(needs.clone()), DecisionDay::Unknown, BTreeSet::new());
                }
                for exemption in (0..self.model.exemptions.len()).map(ExemptionId::at) {
                    if let Some(key) = self.exemption_decision(exemption, by, thing(line.instance))
                        && self.may_do(exemption, id, |_| true)
                    {
                        note(key, Some(needs.clone()), DecisionDay::None, BTreeSet::new());
                    }
                }
            }
        }
        found
    }

    fn exemption_decision(&self, id: ExemptionId, by: ActorId, of: Option<Thing>) -> Option<Key> {
        let exemption = &self.model.exemptions[id.index()];
        let versions = &exemption.versions;
        let not_off = versions.iter().filter(|it| self.standing(exemption.rulebook, &it.in_force) != Standing::Off);
        let touched: BTreeSet<RequirementId> =
            not_off.flat_map(|it| &it.effects).map(|effect| effect.requirement).collect();
        let of = of.filter(|_| touched.len() == 1);
        let decides = versions.iter().any(|it| it.decided_by.is_some_and(|(actor, _)| actor == by));
        decides.then_some((Decided::Exemption(id), of, None))
    }

    fn may_be_decided_by(&self, id: RequirementId, line: &Undetermined, by: ActorId) -> bool {
        let requirement = &self.model.requirements[id.index()];
        let possible = requirement.versions.iter().enumerate().filter(|(place, version)| {
            line.version.is_none_or(|it| it == *place)
                && version.modality != Modality::MustNot
                && self.standing(requirement.rulebook, &version.in_force) != Standing::Off
        });
        let possible: Vec<_> = possible.collect();
        let gives = |kind: &EffectKind| matches!(kind, EffectKind::ChangeDecision(actor) if *actor == by);
        let mut exemptions = (0..self.model.exemptions.len()).map(ExemptionId::at);
        possible.iter().any(|(_, version)| version.decided_by == Some(by))
            || !possible.is_empty() && exemptions.any(|it| self.may_do(it, id, gives))
    }

    /// Whether an exemption may have such an effect on whatever day.
    pub(crate) fn may_do(&self, exemption: ExemptionId, id: RequirementId, kind: impl Fn(&EffectKind) -> bool) -> bool {
        let mut reaching = Reaching::default();
        self.add_whenever(id, exemption, &BTreeSet::new(), false, &mut reaching, &mut Vec::new());
        reaching.effects.iter().any(|effect| kind(effect.kind))
    }

    fn decides(&self, id: ExemptionId) -> bool {
        self.model.exemptions[id.index()].versions.iter().any(|version| version.decided_by.is_some())
    }

    /// What a duty is to decisions.
    pub(crate) fn decidable_duty(
        &self,
        case: &Case,
        shown: &Reaching<'_>,
        aspects: &[AspectFinding],
        term: &Term,
    ) -> Option<Decidable> {
        let rule = self.version(case.requirement, case.version);
        if rule.modality == Modality::MustNot {
            return None;
        }
        let unsure = |name: AspectName| -> Vec<&Effective<'_>> {
            shown.effects.iter().filter(|it| !it.sure && aspect(it.kind) == Some(name)).collect()
        };
        let needs_on = |name: AspectName| -> BTreeSet<Need> {
            unsure(name).iter().flat_map(|it| it.needs.iter().copied()).collect()
        };
        let told = aspects.iter().find(|it| it.aspect == AspectName::Decision);
        let now = match told {
            Some(told) if !told.changed_by.is_empty() => told.decided_by,
            Some(told) if !told.lifted_by.is_empty() => None,
            _ => rule.decided_by,
        };
        let mut possible = BTreeSet::from([now]);
        for effect in unsure(AspectName::Decision) {
            possible.insert(rule.decided_by);
            possible.insert(match effect.kind {
                EffectKind::ChangeDecision(actor) => Some(*actor),
                _ => None,
            });
        }
        let doubt = (possible.len() > 1).then(|| needs_on(AspectName::Decision));
        let deciders = possible.into_iter().flatten().map(|what| Perhaps { what, doubt: doubt.clone() }).collect();
        let mut exemptions = Vec::new();
        for what in (0..self.model.exemptions.len()).map(ExemptionId::at).filter(|it| self.decides(*it)) {
            let named = |it: &AspectFinding| {
                it.lifted_by.contains(&what)
                    || it.changed_by.contains(&what)
                    || it.values_lifted.iter().any(|(_, by)| *by == what)
            };
            let keeps = case.kept_by.is_some_and(|(by, _)| by == what);
            let sure = aspects
                .iter()
                .any(|it| named(it) && (it.aspect == AspectName::Deadline || unsure(it.aspect).is_empty()));
            let open = [AspectName::Form, AspectName::Content, AspectName::Documents, AspectName::Decision];
            let mine = |name: &AspectName| {
                !unsure(*name).is_empty()
                    && shown.effects.iter().any(|it| it.exemption == what && aspect(it.kind) == Some(*name))
            };
            let open: Vec<AspectName> = open.into_iter().filter(mine).collect();
            if keeps || sure {
                exemptions.push(Perhaps { what, doubt: None });
            } else if !open.is_empty() {
                exemptions.push(Perhaps { what, doubt: Some(open.into_iter().flat_map(needs_on).collect()) });
            }
        }
        Some(Decidable {
            of: None,
            occurrence: case.occurrence,
            lifted: false,
            clock: case.undated.clone().filter(|_| case.clock.is_none()),
            date_unknown: matches!(term.due, Due::Unknown(_)),
            deciders,
            exemptions,
        })
    }

    /// What something lifted is to decisions.
    pub(crate) fn decidable_lifted(
        &self,
        case: &Case,
        by: &[(ExemptionId, usize)],
        perhaps_by: &[ExemptionId],
        needs: &BTreeSet<Need>,
    ) -> Decidable {
        let sure = by.iter().map(|(exemption, _)| *exemption).chain(case.kept_by.map(|(exemption, _)| exemption));
        let sure = sure.map(|what| Perhaps { what, doubt: None });
        let perhaps = perhaps_by.iter().map(|what| Perhaps { what: *what, doubt: Some(needs.clone()) });
        Decidable {
            of: None,
            occurrence: case.occurrence,
            lifted: true,
            clock: case.undated.clone().filter(|_| case.clock.is_none()),
            date_unknown: false,
            deciders: Vec::new(),
            exemptions: sure.chain(perhaps).collect(),
        }
    }
}

/// The day on which it was met, or else is due.
fn day(line: &Decidable, duty: &Duty) -> (DecisionDay, BTreeSet<Need>) {
    let day = match (duty.met_on, duty.due) {
        _ if duty.status == Status::Unknown => DecisionDay::Unknown,
        (Some(met), _) => DecisionDay::Made(met),
        (None, Some(due)) => DecisionDay::Due(due),
        (None, None) if line.date_unknown => DecisionDay::Unknown,
        (None, None) => DecisionDay::None,
    };
    (day, duty.needs.iter().copied().collect())
}
