//! How deep the rules of a plan stand one within another.

use super::{Condition, Node, Plan, PlanError, children};
use crate::ids::NodeId;

/// How many definitions and groups a chain may hold in which each is named in the one before. A group within a group
/// takes four levels of the JSON of an outcome, and readers of JSON commonly end at 128.
pub const MOST_LINKS: usize = 24;

impl Plan {
    /// Checks that no chain of definitions and groups is longer than [`MOST_LINKS`]; one that goes round in a circle is.
    pub(super) fn nests_no_deeper_than_it_may(&self) -> Result<(), PlanError> {
        let mut definitions = vec![0_usize; self.definitions.len()];
        let mut groups = vec![0_usize; self.groups.len()];
        let mut nodes = vec![0_usize; self.nodes.len()];
        // Each round sees one link further, and the parts of a node come before it.
        for _ in 0..=MOST_LINKS {
            for (place, node) in self.nodes.iter().enumerate() {
                let links = match node {
                    Node::Definition(id) => definitions.get(id.index()).copied(),
                    Node::InGroup(id) => groups.get(id.index()).copied(),
                    other => deepest(children(other).iter(), &nodes),
                };
                if let (Some(own), Some(links)) = (nodes.get_mut(place), links) {
                    *own = links;
                }
            }
            let mut grown = false;
            for (own, row) in definitions.iter_mut().zip(&self.definitions) {
                let roots = row.versions.iter().map(|version| &version.value);
                grown |= grow(own, deepest(roots, &nodes));
            }
            for (own, row) in groups.iter_mut().zip(&self.groups) {
                let conditions = row.versions.iter().flat_map(|version| version.when.iter().chain(&version.unless));
                grown |= grow(own, deepest(conditions.map(|condition: &Condition| &condition.node), &nodes));
            }
            if !grown {
                return Ok(());
            }
        }
        Err(PlanError::NamedTooDeep { limit: MOST_LINKS })
    }
}

fn deepest<'n>(of: impl Iterator<Item = &'n NodeId>, nodes: &[usize]) -> Option<usize> {
    of.filter_map(|node| nodes.get(node.index()).copied()).max()
}

/// One more than what it names; whether that is more than before.
fn grow(own: &mut usize, named: Option<usize>) -> bool {
    let links = named.unwrap_or(0).saturating_add(1);
    std::mem::replace(own, links) < links
}
