//! What is asked of a rulebook: the evaluation date, perhaps the law of another day, and proposals that are on.

use super::Tape;
use hjemmel_engine::ids::ProposalId;
use hjemmel_engine::plan::Plan;
use hjemmel_engine::{Limits, Options};
use hjemmel_value::Date;

#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) as_of: Date,
    pub(crate) law_of: Option<Date>,
    /// One bit a proposal, by place.
    pub(crate) on: u16,
}

pub(super) fn asked(tape: &mut Tape) -> Asked {
    let as_of = tape.day();
    let law_of = tape.once_in(7).then(|| tape.day());
    let on = if tape.roll(3) == 0 { 0 } else { tape.roll(0x1_0000) as u16 };
    Asked { as_of, law_of, on }
}

impl Asked {
    pub(crate) fn options(&self, plan: &Plan) -> Options {
        let on = |place: &usize| self.on >> (place % 16) & 1 == 1;
        Options {
            as_of: self.as_of,
            law_of: self.law_of,
            proposals: (0..plan.proposals.len()).filter(on).map(ProposalId::at).collect(),
            limits: Limits::default(),
        }
    }
}
