//! Tests of sets of days, against sets that hold every day by itself.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Stretch, Stretches};
use crate::date::tests::date;
use crate::{Date, Weekday, Weekdays};

fn stretch(first: &str, last: &str) -> Stretch {
    Stretch::new(date(first), date(last)).unwrap()
}

fn days(parts: &[(&str, &str)]) -> Stretches {
    parts.iter().map(|(first, last)| stretch(first, last)).collect()
}

fn monday_to_friday() -> Weekdays {
    Weekdays::new(Weekday::Monday, Weekday::Friday).unwrap()
}

#[test]
fn a_stretch_has_both_of_its_ends() {
    assert_eq!(stretch("2024-02-28", "2024-03-01").days(), 3);
    assert_eq!(Stretch::new(date("2024-03-02"), date("2024-03-01")), None);
}

#[test]
fn what_overlaps_or_adjoins_is_one_stretch() {
    let one = days(&[("2024-01-10", "2024-01-20"), ("2024-01-01", "2024-01-09"), ("2024-01-15", "2024-01-31")]);
    assert_eq!(one.stretches(), [stretch("2024-01-01", "2024-01-31")]);
    assert_eq!(days(&[("2024-01-01", "2024-01-02"), ("2024-01-04", "2024-01-05")]).stretches().len(), 2);
}

#[test]
fn weeks_of_sick_pay_in_twelve_calendar_months() {
    let paid = [("2024-07-08", "2024-09-16"), ("2025-02-10", "2025-12-31")];
    let until = |window: &str, last: &str| {
        let outside = Stretches::union(vec![
            stretch("2020-01-01", &date(window).previous().unwrap().to_string()),
            stretch(&date(last).next().unwrap().to_string(), "2030-01-01"),
        ]);
        days(&paid).without(&outside).days()
    };
    assert_eq!(until("2024-06-01", "2025-05-31"), 182);
    assert_eq!(until("2024-07-01", "2025-06-30"), 212);
    assert_eq!(until("2024-10-01", "2025-06-30"), 141);
    assert_eq!(until("2024-11-01", "2025-07-31"), 172);
}

#[test]
fn months_of_several_stretches_add_their_odd_days_thirty_to_a_month() {
    let allowance = days(&[("2023-05-23", "2024-02-13"), ("2024-04-15", "2024-07-21")]);
    assert_eq!(allowance.months(), (11, 29));
    let allowance = days(&[("2023-05-23", "2024-02-13"), ("2024-04-15", "2024-07-22")]);
    assert_eq!(allowance.months(), (12, 0));
    assert_eq!(days(&[("2023-04-04", "2023-11-22"), ("2024-04-15", "2024-06-11")]).months(), (9, 17));
    assert_eq!(days(&[("2023-04-04", "2023-11-22"), ("2024-04-15", "2024-05-24")]).months(), (8, 29));
    assert_eq!(days(&[("2023-04-04", "2023-11-22"), ("2024-04-15", "2024-05-25")]).months(), (9, 0));
}

#[test]
fn a_month_of_a_stretch_ends_on_the_day_before_the_anniversary() {
    assert_eq!(days(&[("2024-01-01", "2024-01-31")]).months(), (1, 0));
    assert_eq!(days(&[("2024-01-01", "2024-01-30")]).months(), (0, 29));
    assert_eq!(days(&[("2025-01-31", "2025-02-26")]).months(), (0, 27));
    assert_eq!(days(&[("2025-01-31", "2025-02-27")]).months(), (1, 0));
    assert_eq!(days(&[("2025-02-01", "2025-02-28")]).months(), (1, 0));
    assert_eq!(days(&[("2025-03-15", "2026-03-14")]).months(), (12, 0));
}

#[test]
fn a_filled_gap_can_shorten_a_sum_of_months_by_the_odd_days_of_february() {
    let apart = days(&[("2025-01-10", "2025-01-30"), ("2025-02-01", "2025-02-28"), ("2026-01-01", "2026-01-09")]);
    assert_eq!(apart.months(), (2, 0));
    let joined = days(&[("2025-01-10", "2025-02-28"), ("2026-01-01", "2026-01-09")]);
    assert_eq!(joined.months(), (1, 28));
}

#[test]
fn the_last_day_that_there_is_loses_no_more_than_itself() {
    assert_eq!(Stretches::union(vec![Stretch::new(date("9999-12-01"), Date::MAX).unwrap()]).months(), (0, 29));
}

#[test]
fn weekdays_are_counted_holidays_too() {
    // 65 days of 7.4 hours are three months of 160.33 hours, and no day less.
    assert_eq!(stretch("2024-01-12", "2024-04-11").days_on(monday_to_friday()), 65);
    assert_eq!(stretch("2023-12-14", "2024-06-12").days_on(monday_to_friday()), 130);
    assert_eq!(stretch("2024-01-13", "2024-01-14").days_on(monday_to_friday()), 0);
    assert_eq!(stretch("2024-01-13", "2024-01-14").days_on(Weekdays::ALL), 2);
    assert_eq!(Weekdays::new(Weekday::Friday, Weekday::Monday), None);
}

fn any_stretches() -> impl Strategy<Value = Vec<Stretch>> {
    let one = (19_000_i32..19_900, 0_i32..120).prop_map(|(first, length)| {
        let day = |number| Date::from_day_number(number).unwrap();
        Stretch::new(day(first), day(first + length)).unwrap()
    });
    prop::collection::vec(one, 0..6)
}

fn each_day(parts: &[Stretch]) -> BTreeSet<i32> {
    parts.iter().flat_map(|part| part.first().day_number()..=part.last().day_number()).collect()
}

/// Months and odd days as thirtieths of a month.
fn thirtieths(set: &Stretches) -> i64 {
    let (months, odd) = set.months();
    months * 30 + odd
}

proptest! {
    #[test]
    fn stretches_hold_the_days_that_their_parts_hold(parts in any_stretches(), others in any_stretches()) {
        let (set, other) = (Stretches::union(parts.clone()), Stretches::union(others.clone()));
        let all = each_day(&parts);
        prop_assert_eq!(set.days(), i64::try_from(all.len()).unwrap());
        prop_assert_eq!(&each_day(set.stretches()), &all);
        let left: BTreeSet<i32> = all.difference(&each_day(&others)).copied().collect();
        let without = set.without(&other);
        prop_assert_eq!(each_day(without.stretches()), left.clone());
        prop_assert_eq!(without.clone(), Stretches::union(without.stretches().to_vec()));
        for number in (19_000..20_050).step_by(13) {
            prop_assert_eq!(without.holds(Date::from_day_number(number).unwrap()), left.contains(&number));
        }
        let weekdays = monday_to_friday();
        let on = all.iter().filter(|day| weekdays.holds(Date::from_day_number(**day).unwrap().weekday())).count();
        prop_assert_eq!(set.days_on(weekdays), i64::try_from(on).unwrap());
    }

    #[test]
    fn a_period_more_never_lowers_the_days_and_a_period_split_changes_nothing(
        parts in any_stretches(),
        more in any_stretches(),
        cut in 0_i64..120,
    ) {
        let before = Stretches::union(parts.clone());
        let after = Stretches::union(parts.iter().chain(&more).copied().collect());
        prop_assert!(before.days() <= after.days());
        let split = parts.iter().flat_map(|part| {
            let end = part.first().plus_days(cut).unwrap();
            let begin = end.next().unwrap();
            [Stretch::new(part.first(), end.min(part.last())), Stretch::new(begin, part.last())]
        });
        let split: Stretches = split.flatten().collect();
        prop_assert_eq!(split.months(), before.months());
        prop_assert_eq!(split, before);
    }

    /// What [`a_filled_gap_can_shorten_a_sum_of_months_by_the_odd_days_of_february`] shows has a bound.
    #[test]
    fn a_period_more_lowers_the_months_by_at_most_four_days_for_each_stretch_it_adds(
        parts in any_stretches(),
        more in any_stretches(),
    ) {
        let before = Stretches::union(parts.clone());
        let added = Stretches::union(more.clone()).without(&before);
        let after = Stretches::union(parts.iter().chain(&more).copied().collect());
        let slack = 4 * i64::try_from(added.stretches().len()).unwrap();
        prop_assert!(thirtieths(&before) - slack <= thirtieths(&after), "{} {}", thirtieths(&before), thirtieths(&after));
    }
}
