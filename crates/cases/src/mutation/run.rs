//! All changes tried, by as many threads as the machine has.

use super::{Mutation, Yardstick};
use crate::splitmix::mixed;
use hjemmel_engine::plan::Plan;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Which changes were noticed.
#[derive(Clone, Debug)]
pub struct MutationRun<'m> {
    /// Every change, in the order given, and whether anything noticed it.
    pub results: Vec<(&'m Mutation, bool)>,
}

impl<'m> MutationRun<'m> {
    /// Tries each change. `each` is called after every one, by any thread. The answer does not depend on the number of threads.
    #[must_use]
    pub fn of(
        plan: &Plan,
        yardstick: &Yardstick,
        mutations: Vec<&'m Mutation>,
        threads: usize,
        each: impl Fn() + Sync,
    ) -> Self {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut plan = plan.clone();
            let mut noticed = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(mutation) = mutations.get(place) else { break noticed };
                if yardstick.notices(&mut plan, mutation) {
                    noticed.push(place);
                }
                each();
            }
        };
        let found: Vec<usize> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
            let mut found = work();
            for other in others {
                match other.join() {
                    Ok(places) => found.extend(places),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            found
        });
        let mut noticed = vec![false; mutations.len()];
        for place in found {
            if let Some(slot) = noticed.get_mut(place) {
                *slot = true;
            }
        }
        Self { results: mutations.into_iter().zip(noticed).collect() }
    }
}

/// So many of some changes, drawn by a seed: the same ones every time, in their order.
#[must_use]
pub fn sample<T>(changes: Vec<T>, count: usize, seed: u64) -> Vec<T> {
    let drawn = |place: usize| mixed(seed ^ mixed(u64::try_from(place).unwrap_or(u64::MAX)));
    let mut places: Vec<usize> = (0..changes.len()).collect();
    places.sort_by_key(|place| (drawn(*place), *place));
    places.truncate(count);
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    let kept = changes.into_iter().enumerate().filter(|(place, _)| places.next_if_eq(place).is_some());
    kept.map(|(_, change)| change).collect()
}
