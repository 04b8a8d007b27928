//! Counting time, compared with sources that nobody here wrote: `dates/README.md` names them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a broken table fails the test")]

use hjemmel_value::{Boundary, Date, Duration, MonthConvention, whole_days, whole_months, whole_weeks, whole_years};

/// The rows of a table, without its head.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A period whose parts have one sign, later or earlier.
fn moved(from: &str, [years, months, days]: [i64; 3], convention: MonthConvention) -> Date {
    let part = |count: i64| u32::try_from(count.unsigned_abs()).unwrap();
    let length = Duration { years: part(years), months: part(months), days: part(days), ..Duration::ZERO };
    let earlier = [years, months, days].iter().any(|count| *count < 0);
    let counted = if earlier { date(from).minus(length, convention) } else { date(from).plus(length, convention) };
    counted.unwrap().date
}

#[test]
fn there_are_enough_of_them() {
    let tables = [
        include_str!("dates/dates_calc.csv"),
        include_str!("dates/strata.csv"),
        include_str!("dates/same_day.csv"),
        include_str!("dates/last_day.csv"),
        include_str!("dates/between.csv"),
        include_str!("dates/week_ends.csv"),
        include_str!("dates/weeks.csv"),
    ];
    let count: usize = tables.iter().map(|table| rows(table).len()).sum();
    assert!(count >= 700, "{count} computations");
}

#[test]
fn periods_as_dates_calc_rounds_them_down() {
    for row in rows(include_str!("dates/dates_calc.csv")) {
        let parts = [row[1], row[2], row[3]].map(|part| part.parse().unwrap());
        assert_eq!(moved(row[0], parts, MonthConvention::SameDay), date(row[4]), "{row:?}");
    }
}

#[test]
fn months_begin_and_end_as_in_dates_calc() {
    for row in rows(include_str!("dates/month_ends.csv")) {
        let day = date(row[0]);
        assert_eq!([day.first_of_month(), day.last_of_month()], [date(row[1]), date(row[2])], "{row:?}");
    }
}

#[test]
fn the_conventions_of_strata() {
    for row in rows(include_str!("dates/strata.csv")) {
        let convention = if row[0] == "LastDay" { MonthConvention::LastDay } else { MonthConvention::SameDay };
        assert_eq!(moved(row[1], [0, row[2].parse().unwrap(), 0], convention), date(row[3]), "{row:?}");
    }
}

#[test]
fn same_day_as_temporal() {
    for row in rows(include_str!("dates/same_day.csv")) {
        let parts = [row[1].parse().unwrap(), row[2].parse().unwrap(), 0];
        assert_eq!(moved(row[0], parts, MonthConvention::SameDay), date(row[3]), "{row:?}");
    }
}

#[test]
fn last_day_as_dateutil() {
    for row in rows(include_str!("dates/last_day.csv")) {
        let months = row[1].parse().unwrap();
        assert_eq!(moved(row[0], [0, months, 0], MonthConvention::LastDay), date(row[2]), "{row:?}");
    }
}

#[test]
fn whole_units_between_as_temporal() {
    for row in rows(include_str!("dates/between.csv")) {
        let (from, to) = (date(row[0]), date(row[1]));
        let found = [
            whole_years(from, to),
            whole_months(from, to, MonthConvention::SameDay),
            whole_weeks(from, to),
            whole_days(from, to),
        ];
        let expected: Vec<i64> = row[2..].iter().map(|count| count.parse().unwrap()).collect();
        assert_eq!(found.as_slice(), expected, "{row:?}");
    }
}

#[test]
fn weeks_end_as_in_dateutil() {
    for row in rows(include_str!("dates/week_ends.csv")) {
        let week = row[1].parse().unwrap();
        assert_eq!(Boundary::EndOfWeek(week).of(date(row[0])), Ok(date(row[2])), "{row:?}");
    }
}

#[test]
fn weeks_as_temporal_counts_and_ends_them() {
    for row in rows(include_str!("dates/weeks.csv")) {
        let (day, weeks) = (date(row[0]), row[1].parse().unwrap());
        let later = day.plus(Duration::weeks(weeks), MonthConvention::LastDay).unwrap().date;
        let earlier = day.minus(Duration::weeks(weeks), MonthConvention::LastDay).unwrap().date;
        let end = Boundary::EndOfWeek(weeks).of(day).unwrap();
        assert_eq!([later, earlier, end], [date(row[2]), date(row[3]), date(row[4])], "{row:?}");
    }
}
