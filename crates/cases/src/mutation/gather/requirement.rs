//! The changes of requirements.

use super::{At, Gathering, Law, numbered};
use crate::mutation::reach::Rule;
use crate::mutation::wording::Edit;
use crate::mutation::{MutationKind as Kind, Row};
use hjemmel_engine::ids::RequirementId;
use hjemmel_engine::plan::{self, InForce};
use hjemmel_model::model;

/// The acts that meet a version, or those that break it.
type Acts = fn(&mut plan::RequirementVersion) -> &mut Vec<plan::EventMatch>;

impl Gathering<'_> {
    pub(super) fn requirements(&mut self) {
        for (place, (row, it)) in self.plan.requirements.iter().zip(&self.model.requirements).enumerate() {
            let id = RequirementId::at(place);
            let at = self.at(Rule::Requirement(id), it.rulebook, &it.named);
            let wrap = |row| Row::Requirement(place, row);
            if let (Some(each), Some(first)) = (&it.for_each, it.versions.first()) {
                let at = At { header: first.span, ..at.clone() };
                match each {
                    model::ForEach::Event(query) => {
                        let put = |row: &mut plan::Requirement, query| row.for_each = Some(plan::ForEach::Event(query));
                        self.query(&at, row, query, put, wrap);
                    }
                    model::ForEach::Day { when, .. } => {
                        let put = |row: &mut plan::Requirement, node| {
                            if let Some(plan::ForEach::Day { when, .. }) = &mut row.for_each {
                                *when = node;
                            }
                        };
                        self.expression(&at, row, when, |kind| kind, put, wrap);
                    }
                    model::ForEach::Period { .. } | model::ForEach::Decision { .. } => {}
                }
            }
            if it.versions.len() > 1
                && let Some(first) = it.versions.first()
            {
                let at = At { header: first.span, ..at.clone() };
                self.off(&at, row, Kind::Rule, |row| row.versions.iter_mut().map(|it| &mut it.when).collect(), wrap);
            }
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                self.requirement_version(&at, (place, number), row, version, &others);
            }
        }
    }

    fn requirement_version(
        &mut self,
        at: &At,
        (place, number): (usize, usize),
        row: &plan::Requirement,
        version: &model::RequirementVersion,
        others: &[&InForce],
    ) {
        type Requirement = plan::Requirement;
        let wrap = |row| Row::Requirement(place, row);
        self.law(at, row, number, &Law::from(version), others, wrap);
        self.target_groups(at, row, &version.groups, |row| row.versions.get_mut(number).map(|it| &mut it.groups), wrap);
        self.version_off(at, row, number, wrap);
        if let Some((_, clause)) = &version.timing_words {
            let put = |row: &mut Requirement, timing| {
                if let Some(version) = row.versions.get_mut(number) {
                    version.timing = timing;
                }
            };
            self.timing(at, row, &version.timing, (*clause, !version.met_by.is_empty()), put, wrap);
        }
        let acts: [(&[model::EventMatch], Acts); 2] =
            [(&version.met_by, |it| &mut it.met_by), (&version.broken_by, |it| &mut it.broken_by)];
        for (written, list) in acts {
            for (event, written) in written.iter().enumerate() {
                let edit = Edit::dropped(Kind::MetBy, self.words.line_of(written.query.span));
                let drop = |row: &mut Requirement| {
                    if let Some(list) = row.versions.get_mut(number).map(list).filter(|list| event < list.len()) {
                        list.remove(event);
                    }
                };
                self.change(at, &edit, row, drop, wrap);
                let put = |row: &mut Requirement, query| {
                    if let Some(slot) = row.versions.get_mut(number).and_then(|it| list(it).get_mut(event)) {
                        slot.query = query;
                    }
                };
                self.query(at, row, &written.query, put, wrap);
            }
        }
        for displaced in &version.instead_of {
            let (Some(row), Some(it)) =
                (self.plan.requirements.get(displaced.index()), self.model.requirements.get(displaced.index()))
            else {
                continue;
            };
            let Some(span) = self.words.within_item(at.header, &it.named.name) else { continue };
            let by = RequirementId::at(place);
            let edit = Edit::dropped(Kind::InsteadOf, self.words.line_of(span));
            let drop = |row: &mut Requirement| row.displaced_by.retain(|it| *it != by);
            let displaced = displaced.index();
            self.change(at, &edit, row, drop, |row| Row::Requirement(displaced, row));
        }
    }
}
