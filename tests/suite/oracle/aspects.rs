//! Form, content, documents and decision: what is asked of an event on its day, and what a line shows.

use super::Oracle;
use super::answer::{Held, Leaf, Leaves};
use super::exemption::{Effective, Reaching, aspect};
use super::frame::{AtHand, Frame};
use super::passing::Law;
use hjemmel_engine::findings::{AspectFinding, Conflict};
use hjemmel_engine::ids::{ExemptionId, FieldId, RequirementId};
use hjemmel_engine::plan::{AspectName, AspectValue, Type};
use hjemmel_model::model::{EffectKind, EventMatch, RequirementVersion};
use hjemmel_value::{Truth, Value};
use std::collections::BTreeSet;

fn written(version: &RequirementVersion, aspect: AspectName) -> Option<&AspectValue> {
    match aspect {
        AspectName::Form => version.form.as_ref(),
        AspectName::Content => version.content.as_ref(),
        AspectName::Documents => version.documents.as_ref(),
        AspectName::Deadline | AspectName::Decision => None,
    }
}

fn field_of(met: &EventMatch, aspect: AspectName) -> Option<FieldId> {
    match aspect {
        AspectName::Form => met.form_field,
        AspectName::Content => met.content_field,
        AspectName::Documents => met.documents_field,
        AspectName::Deadline | AspectName::Decision => None,
    }
}

/// The names that a value asks for; `None` where nothing is asked of an event.
fn names(value: &AspectValue) -> Option<BTreeSet<String>> {
    match value {
        AspectValue::AnyOf(choices) => Some(choices.iter().map(|it| it.named.name.to_string()).collect()),
        AspectValue::Text(_) | AspectValue::NotEncoded(_) => None,
    }
}

/// Whether two changed values come to the same.
fn agree(one: &EffectKind, other: &EffectKind) -> bool {
    match (one, other) {
        (EffectKind::LiftAspect(_), EffectKind::LiftAspect(_)) => true,
        (EffectKind::ChangeDecision(one), EffectKind::ChangeDecision(other)) => one == other,
        (EffectKind::ChangeAspect(_, one), EffectKind::ChangeAspect(_, other)) => match (names(one), names(other)) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
        _ => false,
    }
}

/// Those that lift or change an aspect as a whole, unless they disagree: then nothing, and who they are.
fn agreed<'e, 'm>(effects: &[&'e Effective<'m>]) -> Result<Vec<&'e Effective<'m>>, Vec<ExemptionId>> {
    let whole: Vec<&Effective<'_>> =
        effects.iter().copied().filter(|it| !matches!(it.kind, EffectKind::LiftValue(..))).collect();
    if whole.iter().all(|it| agree(it.kind, whole[0].kind)) {
        return Ok(whole);
    }
    let ids: BTreeSet<ExemptionId> = whole.iter().map(|it| it.exemption).collect();
    Err(ids.into_iter().collect())
}

/// What is asked, if these effects hold.
fn asked(written: Option<&AspectValue>, effects: &[&Effective<'_>]) -> Option<BTreeSet<String>> {
    let mut asked = written.and_then(names);
    for effect in agreed(effects).unwrap_or_default() {
        match effect.kind {
            EffectKind::ChangeAspect(_, value) => asked = names(value),
            _ => return None,
        }
    }
    // A value lifted by itself is no longer demanded, and still fits; with the last of them goes the aspect.
    let lifted = |name: &String| {
        effects.iter().any(|it| matches!(it.kind, EffectKind::LiftValue(_, value) if **value == **name))
    };
    asked.filter(|names| !names.iter().all(lifted))
}

impl Oracle<'_> {
    /// Whether an event has the form, the content and the documents that are asked on its day.
    pub(crate) fn fits_aspects(
        &self,
        requirement: RequirementId,
        (governing, law): (&RequirementVersion, Law),
        met: &EventMatch,
        at: AtHand<'_>,
    ) -> Held {
        let day = at.event.date;
        let rule = &self.model.requirements[requirement.index()];
        let days = rule.versions.iter().map(|it| &it.in_force);
        let in_force = self.version_on(rule.rulebook, days, day).filter(|_| !law.kept);
        let version = in_force.map_or(governing, |it| &rule.versions[it]);
        let reaching = self.reaching(requirement, day, Some(law.arose));
        let mut fits = Held::sure(true);
        for name in [AspectName::Form, AspectName::Content, AspectName::Documents] {
            let Some(field) = field_of(met, name) else { continue };
            let effects: Vec<&Effective<'_>> =
                reaching.effects.iter().filter(|it| aspect(it.kind) == Some(name)).collect();
            fits = fits.and(self.fits_aspect(written(version, name), &effects, field, at));
        }
        fits
    }

    /// Every way in which the exemptions that are not sure may hold is gone through.
    fn fits_aspect(
        &self,
        written: Option<&AspectValue>,
        effects: &[&Effective<'_>],
        field: FieldId,
        at: AtHand<'_>,
    ) -> Held {
        let mut unsure: Vec<ExemptionId> = effects.iter().filter(|it| !it.sure).map(|it| it.exemption).collect();
        unsure.dedup();
        let asks: Vec<Option<BTreeSet<String>>> = (0..1_u32 << unsure.len())
            .map(|way| {
                let holds =
                    |id: ExemptionId| unsure.iter().position(|it| *it == id).is_none_or(|it| way >> it & 1 == 1);
                let chosen: Vec<&Effective<'_>> =
                    effects.iter().copied().filter(|it| it.sure || holds(it.exemption)).collect();
                asked(written, &chosen)
            })
            .collect();
        let ways = asks.iter().map(|asked| match asked {
            None => Held::sure(true),
            Some(names) => self.holds_one_of(names, field, at),
        });
        let ways: Vec<Held> = ways.collect();
        let leaves: Leaves = ways.iter().flat_map(|it| it.leaves.iter().copied()).collect();
        if asks.iter().all(|it| *it == asks[0]) || ways.iter().all(|it| it.truth == ways[0].truth && !it.is_unknown()) {
            return Held { truth: ways[0].truth, leaves };
        }
        let of_exemptions = effects.iter().filter(|it| !it.sure).flat_map(|it| it.needs.iter().copied().map(Leaf::Ask));
        Held { truth: Truth::Unknown, leaves: leaves.into_iter().chain(of_exemptions).collect() }
    }

    fn holds_one_of(&self, names: &BTreeSet<String>, field: FieldId, at: AtHand<'_>) -> Held {
        let got = self.field(field, &Frame::on(at.event.date, at.event.date).with_event(at));
        if got.is_unknown() {
            return Held::unknown(got.leaves);
        }
        let Type::Events(kind) = self.model.facts[at.list.index()].it.ty else { panic!("not a list of events") };
        let ty = self.model.event_types[kind.index()].it.fields[field.index()].ty;
        Held::sure(match (got.value(), ty) {
            (Some(Value::Choice(place)), Type::Choice(category)) => {
                let value = &self.model.categories[category.index()].it.values[*place as usize];
                names.contains(&*value.named.name)
            }
            _ => false,
        })
    }

    /// What exemptions did to the aspects of a duty, on the evaluation date, and where they disagree.
    pub(crate) fn shown_aspects(
        &self,
        requirement: RequirementId,
        reaching: &Reaching<'_>,
    ) -> (Vec<AspectFinding>, Vec<Conflict>) {
        let (mut findings, mut conflicts) = (Vec::new(), Vec::new());
        for name in [AspectName::Form, AspectName::Content, AspectName::Documents, AspectName::Decision] {
            let effects: Vec<&Effective<'_>> =
                reaching.effects.iter().filter(|it| it.sure && aspect(it.kind) == Some(name)).collect();
            let whole = agreed(&effects).unwrap_or_else(|between| {
                conflicts.push(Conflict { requirement, aspect: name, between });
                Vec::new()
            });
            let mut finding = AspectFinding {
                aspect: name,
                lifted_by: Vec::new(),
                values_lifted: Vec::new(),
                changed_by: Vec::new(),
                decided_by: None,
            };
            for effect in whole {
                match effect.kind {
                    EffectKind::LiftAspect(_) => finding.lifted_by.push(effect.exemption),
                    EffectKind::ChangeDecision(actor) => {
                        finding.changed_by.push(effect.exemption);
                        finding.decided_by = Some(*actor);
                    }
                    _ => finding.changed_by.push(effect.exemption),
                }
            }
            for effect in effects {
                if let EffectKind::LiftValue(_, value) = effect.kind {
                    finding.values_lifted.push((value.clone(), effect.exemption));
                }
            }
            for list in [&mut finding.lifted_by, &mut finding.changed_by] {
                list.sort();
                list.dedup();
            }
            finding.values_lifted.sort();
            finding.values_lifted.dedup();
            if !(finding.lifted_by.is_empty() && finding.changed_by.is_empty() && finding.values_lifted.is_empty()) {
                findings.push(finding);
            }
        }
        (findings, conflicts)
    }
}
