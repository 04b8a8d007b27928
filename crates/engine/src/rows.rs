//! Which row of a table gave a value, for the reasons.

use crate::answer::Answer;
use crate::error::{RuleRef, at};
use crate::findings::{Reason, ReasonKind};
use crate::frame::Frame;
use crate::ids::{DefinitionId, NodeId};
use crate::machine::{Machine, Result};
use crate::plan::{DefinitionVersion, Node, children};

impl<'a> Machine<'a> {
    /// The tables that an expression reads, each with its value and the row that gave it: also through definitions, but
    /// not where events are at hand or days are tried. A table that the expression did not come to is not asked now either.
    pub(crate) fn because_tables(&mut self, node: NodeId, frame: Frame<'a>, reasons: &mut Vec<Reason>) -> Result<()> {
        self.deeper()?;
        match self.node(node)? {
            Node::Definition(id) => {
                let seen = self.memories.get(&frame).is_some_and(|memory| memory.definitions.get(id.index()).is_some());
                if seen && let Some((place, version)) = self.version_of(*id, frame)? {
                    let frame = frame.of_a_rule();
                    match version.table {
                        Some(_) => reasons.extend(self.because_table(*id, place, version, frame)?),
                        None => self.because_tables(version.value, frame, reasons)?,
                    }
                }
            }
            Node::Aggregate { .. } | Node::Covered { .. } | Node::During(_) | Node::Search { .. } => {}
            other => {
                for child in children(other) {
                    self.because_tables(child, frame, reasons)?;
                }
            }
        }
        self.back();
        Ok(())
    }

    /// The value of a table, and the row that gave it; nothing while it is not known.
    fn because_table(
        &mut self,
        table: DefinitionId,
        version: usize,
        read: &'a DefinitionVersion,
        frame: Frame<'a>,
    ) -> Result<Option<Reason>> {
        // Another rule may have come to this table, and the condition at hand not: then nothing of it was read for that.
        self.reads.begin();
        let answer = self.definition(table, frame)?;
        self.reads.drop_innermost();
        let Answer::Value(value) = answer else { return Ok(None) };
        let Node::Choose { cases, .. } = self.node(read.value)? else { return Ok(None) };
        self.reads.begin();
        let mut row = None;
        for (place, (when, _)) in cases.iter().enumerate() {
            if self.truth(*when, frame)?.is_true() {
                row = Some(place);
                break;
            }
        }
        let (facts, values) = self.facts_read();
        self.reads.drop_innermost();
        let reason = self.reason(ReasonKind::Table { table, version, row, value })?;
        Ok(Some(Reason { facts, values, ..reason }))
    }

    fn version_of(&mut self, id: DefinitionId, frame: Frame<'a>) -> Result<Option<(usize, &'a DefinitionVersion)>> {
        let definition = at(&self.plan.definitions, id.index(), "a definition is missing")?;
        self.version_on(definition.rulebook, &definition.versions, frame.law, RuleRef::Definition(id))
    }
}
