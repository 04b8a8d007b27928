//! Definitions, target groups, trials and what is not encoded.

use super::Lowering;
use crate::model::{Expression, ExpressionKind, TableVersion};
use hjemmel_engine::plan;

impl Lowering<'_> {
    pub(super) fn definitions(&mut self) -> Vec<plan::Definition> {
        let mut all = Vec::with_capacity(self.model.definitions.len());
        for definition in &self.model.definitions {
            let version = |version: &crate::model::DefinitionVersion, this: &mut Self| plan::DefinitionVersion {
                in_force: version.in_force.clone(),
                value: this.nodes.expression(&version.value),
                settings: version.settings.clone(),
                proposed: version.proposed.as_deref().cloned(),
                table: version.table.as_ref().map(|table| this.table(table, &version.value)),
                clause: match version.table {
                    Some(_) => this.table_clause(&definition.named),
                    None => this.definition_clause(&definition.named, &version.words, &version.value),
                },
            };
            all.push(plan::Definition {
                rulebook: definition.rulebook,
                named: definition.named.clone(),
                parameter: definition.parameter.clone(),
                versions: definition.versions.iter().map(|it| version(it, self)).collect(),
            });
        }
        all
    }

    /// The rows of a table in words.
    fn table(&mut self, table: &TableVersion, value: &Expression) -> plan::TableText {
        let cases = match &*value.kind {
            ExpressionKind::Choose { cases, .. } => cases.as_slice(),
            _ => &[],
        };
        let rows = table.rows.iter().zip(cases);
        let rows = rows.map(|(words, (when, _))| self.row_clause(words.as_ref(), when)).collect();
        plan::TableText { text: table.text.clone(), gives: value.ty, rows }
    }

    pub(super) fn groups(&mut self) -> Vec<plan::Group> {
        let mut all = Vec::with_capacity(self.model.groups.len());
        for group in &self.model.groups {
            let version = |version: &crate::model::GroupVersion, this: &mut Self| plan::GroupVersion {
                in_force: version.in_force.clone(),
                when: this.when(&version.when),
                unless: this.unless(&version.unless),
                text: version.text.clone(),
            };
            all.push(plan::Group {
                rulebook: group.rulebook,
                named: group.named.clone(),
                versions: group.versions.iter().map(|it| version(it, self)).collect(),
            });
        }
        all
    }

    pub(super) fn trials(&mut self) -> Vec<plan::Trial> {
        let mut all = Vec::with_capacity(self.model.trials.len());
        for trial in &self.model.trials {
            let version = |version: &crate::model::TrialVersion, this: &mut Self| plan::TrialVersion {
                in_force: version.in_force.clone(),
                when: this.when(&version.when),
                unless: this.unless(&version.unless),
                bylaw: version.bylaw.clone(),
                text: version.text.clone(),
            };
            all.push(plan::Trial {
                rulebook: trial.rulebook,
                named: trial.named.clone(),
                versions: trial.versions.iter().map(|it| version(it, self)).collect(),
            });
        }
        all
    }

    pub(super) fn not_encoded(&mut self) -> Vec<plan::NotEncoded> {
        let mut all = Vec::with_capacity(self.model.not_encoded.len());
        for item in &self.model.not_encoded {
            let when = self.when(&item.when);
            all.push(plan::NotEncoded {
                rulebook: item.rulebook,
                citations: item.citations.clone(),
                why: item.why.clone(),
                in_force: item.in_force.clone(),
                groups: item.groups.clone(),
                when,
            });
        }
        all
    }
}

pub(super) fn at_most_one(set: &crate::model::AtMostOne) -> plan::AtMostOne {
    let version = |version: &crate::model::AtMostOneVersion| plan::AtMostOneVersion {
        in_force: version.in_force.clone(),
        groups: version.groups.clone(),
        requirements: version.requirements.clone(),
        text: version.text.clone(),
    };
    plan::AtMostOne {
        rulebook: set.rulebook,
        name: set.name.clone(),
        versions: set.versions.iter().map(version).collect(),
    }
}
