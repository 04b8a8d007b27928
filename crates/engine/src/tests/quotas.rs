//! What many citizens come to, against every way in which what is open may fall.

#![allow(clippy::arithmetic_side_effects, reason = "a test may fail loudly")]

use crate::ids::QuotaId;
use crate::plan::Share;
use crate::{MayBe, QuotaAnswer, Tally};
use hjemmel_value::Decimal;

/// Every kind of citizen: what is open, by bits.
fn kinds() -> Vec<MayBe> {
    let kind = |bits: u8| MayBe { outside: bits & 1 > 0, fitting: bits & 2 > 0, not_fitting: bits & 4 > 0 };
    (1..8).map(kind).collect()
}

/// Every group of up to so many citizens, as kinds in order.
fn groups(most: usize) -> Vec<Vec<MayBe>> {
    let mut all: Vec<Vec<MayBe>> = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..most {
        let longer = |group: &Vec<MayBe>| {
            let from = group.last().copied();
            let next = kinds().into_iter().filter(move |kind| from.is_none_or(|from| from <= *kind));
            let group = group.clone();
            next.map(move |kind| group.iter().copied().chain([kind]).collect()).collect::<Vec<Vec<MayBe>>>()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.clone());
    }
    all
}

/// What a quota comes to in every way that the open may fall: members and those counted.
fn ways(group: &[MayBe]) -> Vec<(u32, u32)> {
    let mut ways = vec![(0, 0)];
    for kind in group {
        let steps = [(kind.outside, (0, 0)), (kind.fitting, (1, 1)), (kind.not_fitting, (1, 0))];
        let open: Vec<(u32, u32)> = steps.into_iter().filter(|(open, _)| *open).map(|(_, step)| step).collect();
        ways = ways.iter().flat_map(|way| open.iter().map(move |step| (way.0 + step.0, way.1 + step.1))).collect();
    }
    ways
}

fn brute_force(group: &[MayBe], percent: u32, at_least: bool) -> QuotaAnswer {
    let one = |(members, counted): &(u32, u32)| match (members, at_least) {
        (0, _) => QuotaAnswer::NoMembers,
        (_, true) if counted * 100 >= percent * members => QuotaAnswer::Kept,
        (_, false) if counted * 100 <= percent * members => QuotaAnswer::Kept,
        _ => QuotaAnswer::Broken,
    };
    let answers: Vec<QuotaAnswer> = ways(group).iter().map(one).collect();
    if answers.iter().all(|answer| *answer == answers[0]) { answers[0] } else { QuotaAnswer::Undetermined }
}

fn tally(group: &[MayBe]) -> Tally {
    let mut tally = Tally::default();
    group.iter().for_each(|kind| tally.add(*kind));
    tally
}

fn answer(group: &[MayBe], percent: u32, at_least: bool) -> QuotaAnswer {
    let percent = Decimal::from_i64(i64::from(percent));
    let share = if at_least { Share::AtLeast(percent) } else { Share::AtMost(percent) };
    tally(group).answer(QuotaId(0), share).unwrap()
}

#[test]
fn the_answer_is_that_of_every_way_in_which_the_unknown_may_fall() {
    for group in groups(5) {
        for (percent, at_least) in [(75, true), (100, true), (50, true), (25, false), (0, false)] {
            let expected = brute_force(&group, percent, at_least);
            assert_eq!(answer(&group, percent, at_least), expected, "{group:?} {percent} {at_least}");
        }
    }
}

#[test]
fn a_fitting_member_more_never_turns_kept_into_broken() {
    let fitting = MayBe { outside: false, fitting: true, not_fitting: false };
    for group in groups(4).into_iter().filter(|group| answer(group, 75, true) == QuotaAnswer::Kept) {
        let more: Vec<MayBe> = group.iter().copied().chain([fitting]).collect();
        assert_eq!(answer(&more, 75, true), QuotaAnswer::Kept, "{group:?}");
    }
}

#[test]
fn the_share_is_compared_exactly() {
    let fitting = MayBe { outside: false, fitting: true, not_fitting: false };
    let other = MayBe { fitting: false, not_fitting: true, ..fitting };
    let share = Share::AtLeast(Decimal::parse("66.67").unwrap());
    let group = [fitting, fitting, other];
    assert_eq!(tally(&group).answer(QuotaId(0), share), Ok(QuotaAnswer::Broken));
    let share = Share::AtLeast(Decimal::parse("66.6666").unwrap());
    assert_eq!(tally(&group).answer(QuotaId(0), share), Ok(QuotaAnswer::Kept));
}
