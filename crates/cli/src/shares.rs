//! Work on many things in as many threads as the machine has. What comes of them stands in the order of the things, so that the
//! number of threads changes nothing that is printed.

use std::num::NonZero;

/// How many things each worker takes at a time: enough to be worth a thread, few enough to hold.
const SHARE: usize = 16;

/// How many things are worth waiting for before the work begins.
pub(crate) fn full() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get).saturating_mul(SHARE)
}

/// What comes of each thing, in their order.
pub(crate) fn each<T: Sync, R: Send>(things: &[T], one: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let one = &one;
    std::thread::scope(|scope| {
        let share = |part| scope.spawn(move || <[T]>::iter(part).map(one).collect::<Vec<_>>());
        let handles: Vec<_> = things.chunks(SHARE).map(share).collect();
        let joined = handles.into_iter().map(|handle| handle.join());
        joined.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_comes_of_things_stands_in_their_order() {
        for count in [0_u32, 1, 15, 16, 17, 500] {
            let things: Vec<u32> = (0..count).collect();
            let doubled = super::each(&things, |thing| {
                // Those that come first take longest.
                std::thread::sleep(std::time::Duration::from_micros(u64::from(count.saturating_sub(*thing))));
                thing.saturating_mul(2)
            });
            assert_eq!(doubled, things.iter().map(|thing| thing.saturating_mul(2)).collect::<Vec<_>>());
        }
    }
}
