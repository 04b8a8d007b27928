//! Clauses of quotas: whose share it is, and how large it has to be.

use super::{Builder, Built, Complained, need, next};
use crate::cursor::{Cursor, Node};
use crate::tree::{ClauseKind, DutyClause, Modality, ShareBound};
use hjemmel_grammar::Rule;

impl Builder<'_> {
    pub(super) fn quota_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::quota_duty => {
                let actor = self.path(need(&mut parts, Rule::path)?)?;
                let action = self.label(&need(&mut parts, Rule::label)?);
                ClauseKind::Duty(DutyClause { actor, modality: Modality::Must, action })
            }
            Rule::quota_of => ClauseKind::QuotaOf(self.paths(need(&mut parts, Rule::paths)?)?),
            Rule::share => {
                let bound = match next(&mut parts)?.as_rule() {
                    Rule::word_at_least => ShareBound::AtLeast,
                    Rule::word_at_most => ShareBound::AtMost,
                    _ => return Err(Complained),
                };
                let number = need(&mut parts, Rule::number)?;
                let percent_at = self.at(&number);
                let percent = self.number(&number)?;
                let fits = self.condition(need(&mut parts, Rule::condition)?)?;
                ClauseKind::Share { bound, percent, percent_at, fits }
            }
            _ => return Err(Complained),
        })
    }
}
