//! The changes of what departs from rules: exemptions and transitions.

use super::{At, Gathering, Law, numbered};
use crate::mutation::reach::Rule;
use crate::mutation::wording::Edit;
use crate::mutation::{MutationKind as Kind, Row};
use hjemmel::diagnostic::Span;
use hjemmel_engine::ids::{ExemptionId, TransitionId};
use hjemmel_engine::plan::{self, InForce};
use hjemmel_model::model;

impl Gathering<'_> {
    pub(super) fn exemptions(&mut self) {
        for (place, (row, it)) in self.plan.exemptions.iter().zip(&self.model.exemptions).enumerate() {
            let at = self.at(Rule::Exemption(ExemptionId::at(place)), it.rulebook, &it.named);
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                self.exemption_version(&at, (place, number), row, version, &others);
            }
        }
    }

    fn exemption_version(
        &mut self,
        at: &At,
        (place, number): (usize, usize),
        row: &plan::Exemption,
        version: &model::ExemptionVersion,
        others: &[&InForce],
    ) {
        type Exemption = plan::Exemption;
        let wrap = |row| Row::Exemption(place, row);
        self.law(at, row, number, &Law::from(version), others, wrap);
        self.target_groups(at, row, &version.groups, |row| row.versions.get_mut(number).map(|it| &mut it.groups), wrap);
        self.version_off(at, row, number, wrap);
        let mut targets: Vec<Span> = version.effects.iter().map(|effect| effect.span).collect();
        targets.sort_unstable_by_key(|span| (span.source, span.start, span.end));
        targets.dedup();
        if targets.len() > 1 {
            for target in targets {
                let kept: Vec<bool> = version.effects.iter().map(|effect| effect.span != target).collect();
                let drop = |row: &mut Exemption| {
                    if let Some(version) = row.versions.get_mut(number) {
                        let mut kept = kept.iter();
                        version.effects.retain(|_| kept.next().copied().unwrap_or(true));
                    }
                };
                self.change(at, &Edit::dropped(Kind::Target, target), row, drop, wrap);
            }
        }
        for (over, id) in version.prevails_over.iter().enumerate() {
            let Some(named) = self.model.exemptions.get(id.index()).map(|it| it.named.name.clone()) else { continue };
            let Some(span) = self.words.within_item(at.header, &named) else { continue };
            let drop = |row: &mut Exemption| {
                if let Some(version) = row.versions.get_mut(number).filter(|it| over < it.prevails_over.len()) {
                    version.prevails_over.remove(over);
                }
            };
            self.change(at, &Edit::dropped(Kind::InsteadOf, self.words.line_of(span)), row, drop, wrap);
        }
        self.effects(at, place, number, row, version);
    }

    /// The lengths and dates in what an exemption does. What one line does to several requirements is changed in one.
    fn effects(
        &mut self,
        at: &At,
        place: usize,
        number: usize,
        row: &plan::Exemption,
        version: &model::ExemptionVersion,
    ) {
        let wrap = |row| Row::Exemption(place, row);
        let mut told: Vec<Span> = Vec::new();
        for written in &version.effects {
            let line = self.words.line_of(written.span);
            if told.contains(&line) {
                continue;
            }
            told.push(line);
            let same: Vec<usize> = (version.effects.iter().enumerate())
                .filter(|(_, other)| self.words.line_of(other.span) == line)
                .map(|(place, _)| place)
                .collect();
            let each = |row: &mut plan::Exemption, change: &dyn Fn(&mut plan::EffectKind)| {
                let Some(version) = row.versions.get_mut(number) else { return };
                for (place, effect) in version.effects.iter_mut().enumerate() {
                    if same.contains(&place) {
                        change(&mut effect.kind);
                    }
                }
            };
            match &written.kind {
                model::EffectKind::ChangeDeadline(timing, _) => {
                    let put = |row: &mut plan::Exemption, timing: plan::Timing| {
                        each(row, &|kind| {
                            if let plan::EffectKind::ChangeDeadline(slot, _) = kind {
                                *slot = timing.clone();
                            }
                        });
                    };
                    self.timing(at, row, timing, (line, true), put, wrap);
                }
                model::EffectKind::ExtendDeadline(length, _) => {
                    let put = |row: &mut plan::Exemption, node| {
                        each(row, &|kind| {
                            if let plan::EffectKind::ExtendDeadline(slot, _) = kind {
                                *slot = node;
                            }
                        });
                    };
                    self.expression(at, row, length, deadline, put, wrap);
                }
                model::EffectKind::Suspend(suspension) => {
                    let put = |row: &mut plan::Exemption, node| {
                        each(row, &|kind| {
                            if let plan::EffectKind::Suspend(suspension) = kind {
                                suspension.then = node;
                            }
                        });
                    };
                    self.expression(at, row, &suspension.then, deadline, put, wrap);
                    if let model::Rest::Periods(periods) = &suspension.during {
                        let put = |row: &mut plan::Exemption, query: plan::Query| {
                            each(row, &|kind| {
                                if let plan::EffectKind::Suspend(suspension) = kind {
                                    suspension.during = plan::Rest::Periods(query.clone());
                                }
                            });
                        };
                        self.query(at, row, &periods.0, put, wrap);
                    }
                }
                model::EffectKind::Keep(date) => {
                    let Some(span) = self.words.within_item(at.header, &date.to_string()) else { continue };
                    for other in [date.next(), date.previous()].into_iter().flatten() {
                        let edit = Edit::replaced(Kind::Validity, span, other.to_string());
                        let edit = self.words.widened(&edit, self.words.line_of(span));
                        let put = |row: &mut plan::Exemption| {
                            each(row, &|kind| {
                                if let plan::EffectKind::Keep(slot) = kind {
                                    *slot = other;
                                }
                            });
                        };
                        self.change(at, &edit, row, put, wrap);
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn transitions(&mut self) {
        for (place, (row, it)) in self.plan.transitions.iter().zip(&self.model.transitions).enumerate() {
            let id = TransitionId::at(place);
            let at = self.at(Rule::Transition(id), it.rulebook, &it.named);
            let at = At { header: it.span, ..at };
            let edit = Edit::dropped(Kind::Transition, it.line);
            self.add(&at, &edit, Vec::new(), self.without_transition(id));
            if let plan::TransitionKind::TakesOver { on, no_earlier_than } = row.kind {
                let Some(span) = self.words.within_item(it.span, &on.to_string()) else { continue };
                for other in [on.next(), on.previous()].into_iter().flatten() {
                    let edit = Edit::replaced(Kind::Validity, span, other.to_string());
                    let edit = self.words.widened(&edit, it.line);
                    let kind = plan::TransitionKind::TakesOver { on: other, no_earlier_than };
                    self.change(&at, &edit, row, |row| row.kind = kind, |row| Row::Transition(place, row));
                }
            }
        }
    }

    /// The rows that name a transition, without it: what a trial lifts is then lifted whole.
    fn without_transition(&self, id: TransitionId) -> Vec<Row> {
        let mut rows = Vec::new();
        for (place, row) in self.plan.requirements.iter().enumerate() {
            if row.transitions.contains(&id) {
                let mut row = row.clone();
                row.transitions.retain(|it| *it != id);
                rows.push(Row::Requirement(place, Box::new(row)));
            }
        }
        for (place, row) in self.plan.exemptions.iter().enumerate() {
            let mut changed = row.clone();
            let effects = changed.versions.iter_mut().flat_map(|version| &mut version.effects);
            let mut found = false;
            for effect in effects {
                if matches!(&effect.kind, plan::EffectKind::Suspend(rest) if rest.transition == Some(id)) {
                    effect.kind = plan::EffectKind::LiftWhole;
                    found = true;
                }
            }
            if found {
                rows.push(Row::Exemption(place, Box::new(changed)));
            }
        }
        rows
    }
}

fn deadline(kind: Kind) -> Kind {
    if kind == Kind::Bound { Kind::Deadline } else { kind }
}
