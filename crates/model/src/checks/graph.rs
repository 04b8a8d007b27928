//! Circles in a graph, and an order of its nodes.

use std::collections::BTreeSet;

/// A graph by the place of its nodes: for each the ones it goes on to.
pub(super) type Graph = Vec<BTreeSet<usize>>;

/// So many circles are kept in full; of the others only the step that closes them.
const TOLD: usize = 20;

/// The circles of a graph. Without the last steps of all of them there is none.
#[derive(Debug, Default)]
pub(super) struct Circles {
    /// Circles, each with its nodes in order: the last goes on to the first.
    pub(super) told: Vec<Vec<usize>>,
    /// The closing steps of all, from the last node to the first.
    pub(super) closing: Vec<(usize, usize)>,
}

/// Every circle that a walk from the first node on comes upon. In linear time, and without recursion: a chain may be
/// as long as a file.
pub(super) fn circles(graph: &Graph) -> Circles {
    let mut found = Circles::default();
    let mut done = vec![false; graph.len()];
    // Where a node stands on the path that is being walked.
    let mut on_path: Vec<Option<usize>> = vec![None; graph.len()];
    for start in 0..graph.len() {
        let mut path: Vec<(usize, std::collections::btree_set::Iter<'_, usize>)> = Vec::new();
        let mut enter = Some(start);
        loop {
            if let Some(node) = enter.take()
                && let (Some(false), Some(next), Some(place)) = (done.get(node), graph.get(node), on_path.get_mut(node))
            {
                *place = Some(path.len());
                path.push((node, next.iter()));
            }
            let Some((node, rest)) = path.last_mut() else { break };
            let node = *node;
            match rest.next() {
                Some(next) => match on_path.get(*next).copied().flatten() {
                    Some(place) => {
                        found.closing.push((node, *next));
                        if found.told.len() < TOLD {
                            found.told.push(path.iter().skip(place).map(|(step, _)| *step).collect());
                        }
                    }
                    None => enter = Some(*next),
                },
                None => {
                    for (flag, place) in done.get_mut(node).into_iter().zip(on_path.get_mut(node)) {
                        *flag = true;
                        *place = None;
                    }
                    path.pop();
                }
            }
        }
    }
    found
}

/// Takes the closing steps of circles out of the graph.
pub(super) fn cut(graph: &mut Graph, circles: &Circles) {
    for (from, to) in &circles.closing {
        if let Some(next) = graph.get_mut(*from) {
            next.remove(to);
        }
    }
}

/// Every node after all that it goes on to, and among those that could be next the one with the smallest number.
pub(super) fn dependencies_first(graph: &Graph) -> Vec<usize> {
    let mut waits_for: Vec<usize> = graph.iter().map(BTreeSet::len).collect();
    let mut awaited_by: Vec<Vec<usize>> = vec![Vec::new(); graph.len()];
    for (node, next) in graph.iter().enumerate() {
        for dependency in next {
            if let Some(list) = awaited_by.get_mut(*dependency) {
                list.push(node);
            }
        }
    }
    let mut ready: BTreeSet<usize> =
        waits_for.iter().enumerate().filter(|(_, count)| **count == 0).map(|(node, _)| node).collect();
    let mut order = Vec::with_capacity(graph.len());
    while let Some(node) = ready.pop_first() {
        order.push(node);
        for waiting in awaited_by.get(node).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(*waiting) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.insert(*waiting);
                }
            }
        }
    }
    order
}
