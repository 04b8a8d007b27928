//! Sharper than Kleene: a whole question that is unknown is asked again under every combination of what can be tried.

use super::Oracle;
use super::answer::{Held, Leaf, needs};
use super::frame::{Frame, Tried};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::FactId;
use hjemmel_engine::plan::Type;
use hjemmel_value::{Truth, Value};
use std::collections::BTreeSet;

/// The answer to a whole question, and what would settle it.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    pub(crate) truth: Truth,
    pub(crate) needs: BTreeSet<Need>,
}

impl Oracle<'_> {
    pub(crate) fn settle(&self, frame: &Frame<'_>, question: impl Fn(&Frame<'_>) -> Held) -> Settled {
        let held = question(frame);
        if !held.is_unknown() {
            return Settled { truth: held.truth, needs: BTreeSet::new() };
        }
        let mut asked = needs(&held.leaves);
        let tried: Vec<FactId> = held
            .leaves
            .iter()
            .filter_map(|leaf| match leaf {
                Leaf::Try(fact) => Some(*fact),
                Leaf::Ask(_) => None,
            })
            .collect();
        let domains: Vec<Vec<Option<Value>>> = tried.iter().map(|fact| self.domain(*fact)).collect();
        let combinations = domains.iter().try_fold(1_u32, |all, one| all.checked_mul(one.len() as u32));
        if tried.is_empty() || combinations.is_none_or(|all| all > self.options.limits.combinations) {
            return Settled { truth: Truth::Unknown, needs: asked };
        }
        let mut answers: Vec<(Vec<usize>, Truth)> = Vec::new();
        for places in every(&domains) {
            let values = places.iter().zip(&domains).map(|(place, domain)| domain[*place].clone());
            let trial: Tried = tried.iter().copied().zip(values).collect();
            answers.push((places, self.unread(|| question(&frame.trying(&trial)).truth)));
        }
        for truth in [Truth::True, Truth::False] {
            if answers.iter().all(|(_, answer)| *answer == truth) {
                return Settled { truth, needs: BTreeSet::new() };
            }
        }
        for (place, fact) in tried.iter().enumerate() {
            let differs = answers.iter().any(|(one, answer)| {
                answers.iter().any(|(other, another)| answer != another && differ_only_at(place, one, other))
            });
            // What is asked for other reasons too is asked all the same.
            if !differs && !held.leaves.contains(&Leaf::Ask(Need::Fact(*fact))) {
                asked.remove(&Need::Fact(*fact));
            }
        }
        Settled { truth: Truth::Unknown, needs: asked }
    }

    /// All that a missing yes/no or category fact could be.
    fn domain(&self, fact: FactId) -> Vec<Option<Value>> {
        let fact = &self.model.facts[fact.index()].it;
        let mut domain: Vec<Option<Value>> = match fact.ty {
            Type::YesNo => vec![Some(Value::YesNo(false)), Some(Value::YesNo(true))],
            Type::Choice(category) => {
                let values = self.model.categories[category.index()].it.values.len();
                (0..values).map(|place| Some(Value::Choice(place as u32))).collect()
            }
            other => panic!("{other:?} is never tried"),
        };
        if fact.optional {
            domain.push(None);
        }
        domain
    }
}

fn every(domains: &[Vec<Option<Value>>]) -> Vec<Vec<usize>> {
    domains.iter().fold(vec![vec![]], |all, domain| {
        all.iter()
            .flat_map(|one| (0..domain.len()).map(move |place| one.iter().copied().chain([place]).collect()))
            .collect()
    })
}

fn differ_only_at(place: usize, one: &[usize], other: &[usize]) -> bool {
    (0..one.len()).all(|at| (at == place) != (one[at] == other[at]))
}
