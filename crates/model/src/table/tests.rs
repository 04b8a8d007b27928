//! The proof against brute force: random tables over small domains, every combination tried.

use super::{Ask, Column, Domain, Kind, Region, Steps, gaps, idle, overlaps};
use hjemmel_engine::plan::Comparison;
use hjemmel_value::{Date, Decimal, Duration, Value};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn number(text: &str) -> Value {
    Value::Number(Decimal::parse(text).unwrap())
}

fn day(day: u32) -> Value {
    Value::Date(Date::new(2024, 1, day).unwrap())
}

/// A domain with values so dense that between any two bounds, and on either side of all, at least one is tried.
fn domains() -> Vec<(Domain, Vec<Value>, Vec<Value>)> {
    let ordered = |whole, not_negative| Kind::Ordered { whole, not_negative };
    let domain = |kind, absent| Domain { kind, absent };
    let yes_no = vec![Value::YesNo(true), Value::YesNo(false)];
    let choices: Vec<Value> = (0..3).map(Value::Choice).collect();
    let texts: Vec<Value> = ["a", "b"].map(|text| Value::Text(text.into())).to_vec();
    let quarter = Decimal::parse("0.25").unwrap();
    let quarters: Vec<Value> =
        (-6..=18).map(|n| Value::Number(Decimal::from_i64(n).checked_mul(quarter).unwrap())).collect();
    let wholes: Vec<Value> = (-2..=5).map(|n| number(&n.to_string())).collect();
    let counts: Vec<Value> = (0..=5).map(|n| number(&n.to_string())).collect();
    let bounds: Vec<Value> = ["0", "1", "2.5", "3"].map(number).to_vec();
    let days: Vec<Value> = (1..=9).map(day).collect();
    let lengths: Vec<Value> = (0..=16).map(|n| Value::Duration(Duration::days(n))).collect();
    let weeks = vec![Value::Duration(Duration::weeks(1)), Value::Duration(Duration::days(8))];
    vec![
        (domain(Kind::Closed(yes_no.clone()), false), yes_no.clone(), yes_no.clone()),
        (domain(Kind::Closed(yes_no.clone()), true), yes_no.clone(), yes_no),
        (domain(Kind::Closed(choices.clone()), false), choices.clone(), choices),
        (domain(Kind::Text, false), texts.clone(), [texts, vec![Value::Text("zzz".into())]].concat()),
        (domain(ordered(false, false), false), bounds.clone(), quarters),
        (domain(ordered(true, false), true), bounds.clone(), wholes),
        (domain(ordered(true, true), false), bounds, counts),
        (domain(ordered(false, false), true), vec![day(2), day(3), day(6)], days),
        (domain(ordered(false, false), false), [vec![Value::Duration(Duration::days(0))], weeks].concat(), lengths),
    ]
}

/// A cell out of random numbers.
fn cell(domain: &Domain, values: &[Value], dice: &[u8; 4]) -> Vec<Ask> {
    let value = |die: u8| values[usize::from(die).checked_rem(values.len()).unwrap()].clone();
    let ordered = matches!(domain.kind, Kind::Ordered { .. });
    let orders = [Comparison::Less, Comparison::AtMost, Comparison::More, Comparison::AtLeast];
    let order = |die: u8| orders[usize::from(die) % 4];
    match dice[0] % 9 {
        0 | 1 => Vec::new(),
        2 => vec![Ask::Compare(Comparison::Is, value(dice[1]))],
        3 => vec![Ask::Compare(Comparison::IsNot, value(dice[1]))],
        4 => vec![Ask::In { negated: dice[3].is_multiple_of(2), list: vec![value(dice[1]), value(dice[2])] }],
        5 => vec![Ask::Known { negated: dice[3].is_multiple_of(2) }],
        6 if ordered => vec![Ask::Between(value(dice[1]), value(dice[2]))],
        7 if ordered => {
            vec![Ask::Compare(order(dice[3]), value(dice[1])), Ask::Compare(order(dice[3] / 4), value(dice[2]))]
        }
        _ if ordered => vec![Ask::Compare(order(dice[3]), value(dice[1]))],
        _ => vec![Ask::Compare(Comparison::Is, value(dice[1]))],
    }
}

type Case = Vec<Option<Value>>;

/// Every combination of values.
fn combinations(columns: &[(Domain, Vec<Value>, Vec<Value>)]) -> Vec<Case> {
    let mut all: Vec<Case> = vec![Vec::new()];
    for (domain, _, tried) in columns {
        let mut values: Vec<Option<Value>> = tried.iter().cloned().map(Some).collect();
        values.extend(domain.absent.then_some(None));
        all = all
            .iter()
            .flat_map(|case| values.iter().map(|one| [case.as_slice(), std::slice::from_ref(one)].concat()))
            .collect();
    }
    all
}

fn fits(row: &[Vec<Ask>], case: &[Option<Value>]) -> bool {
    row.iter().zip(case).all(|(asks, value)| asks.iter().all(|ask| ask.fits(value.as_ref())))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_is_told_of_a_table_is_what_trying_every_case_shows(
        which in proptest::collection::vec(0..9_usize, 1..4),
        dice in proptest::collection::vec(proptest::collection::vec(any::<[u8; 4]>(), 3), 1..7),
        given in proptest::collection::vec(0..2_u8, 7),
    ) {
        let columns: Vec<_> = which.iter().map(|at| domains().remove(*at)).collect();
        let rows: Vec<Vec<Vec<Ask>>> = dice
            .iter()
            .map(|dice| columns.iter().zip(dice).map(|((domain, values, _), dice)| cell(domain, values, dice)).collect())
            .collect();
        let cut: Vec<Column> = columns
            .iter()
            .enumerate()
            .map(|(at, (domain, ..))| {
                let asks: Vec<&Ask> = rows.iter().flat_map(|row| &row[at]).collect();
                Column::new(domain, &asks).unwrap()
            })
            .collect();
        let regions: Vec<Region> =
            rows.iter().map(|row| cut.iter().zip(row).map(|(column, asks)| column.set(asks)).collect()).collect();
        let cases = combinations(&columns);

        let found = gaps(&cut, &regions, &mut Steps(1_000_000)).unwrap();
        let left: Vec<&Case> = cases.iter().filter(|case| !rows.iter().any(|row| fits(row, case))).collect();
        prop_assert_eq!(found.is_empty(), left.is_empty(), "{:?}", left.first());
        // The rows that are proposed fit no case that a row fits, and together (if they are few) all that none fits.
        let proposed: Vec<Vec<Vec<Ask>>> =
            found.iter().map(|gap| cut.iter().zip(&gap.region).map(|(column, set)| column.asks(set)).collect()).collect();
        for case in &cases {
            let told = proposed.iter().filter(|row| fits(row, case)).count();
            let covered = rows.iter().any(|row| fits(row, case));
            prop_assert!(told <= usize::from(!covered), "{:?}", case);
            if found.len() < 5 {
                prop_assert_eq!(told, usize::from(!covered), "{:?}", case);
            }
        }
        for gap in &found {
            let witness: Case = cut.iter().zip(&gap.witness).map(|(it, at)| it.samples[*at].value.clone()).collect();
            prop_assert!(!rows.iter().any(|row| fits(row, &witness)), "{:?}", witness);
        }

        let differ = |one: usize, other: usize| given[one] != given[other];
        let told: BTreeSet<(usize, usize)> =
            overlaps(&regions, differ).iter().map(|overlap| (overlap.earlier, overlap.later)).collect();
        let mut shown = BTreeSet::new();
        for (later, row) in rows.iter().enumerate() {
            for (earlier, other) in rows.iter().enumerate().take(later) {
                if differ(earlier, later) && cases.iter().any(|case| fits(row, case) && fits(other, case)) {
                    shown.insert((earlier, later));
                }
            }
        }
        prop_assert_eq!(told, shown);

        let told = idle(&regions, &mut Steps(1_000_000)).unwrap();
        let shown: Vec<usize> = (0..rows.len())
            .filter(|at| !cases.iter().any(|it| fits(&rows[*at], it) && !rows[..*at].iter().any(|row| fits(row, it))))
            .collect();
        prop_assert_eq!(told, shown);
    }
}

#[test]
fn a_table_of_many_columns_is_judged_without_trying_every_combination() {
    // Twenty columns of yes and no have a million combinations; a chain of rows covers them all.
    let domain = Domain { kind: Kind::Closed(vec![Value::YesNo(true), Value::YesNo(false)]), absent: false };
    let column = Column::new(&domain, &[]).unwrap();
    let cut = vec![column; 20];
    let is = |yes| vec![Ask::Compare(Comparison::Is, Value::YesNo(yes))];
    let mut rows: Vec<Vec<Vec<Ask>>> = (0..20)
        .map(|at| {
            (0..20)
                .map(|place| {
                    if place < at {
                        is(true)
                    } else if place == at {
                        is(false)
                    } else {
                        vec![]
                    }
                })
                .collect()
        })
        .collect();
    let regions = |rows: &[Vec<Vec<Ask>>]| -> Vec<Region> {
        rows.iter().map(|row| cut.iter().zip(row).map(|(column, asks)| column.set(asks)).collect()).collect()
    };
    let mut steps = Steps(2_000);
    let found = gaps(&cut, &regions(&rows), &mut steps).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].witness, vec![0; 20]);
    rows.push(vec![is(true); 20]);
    assert!(gaps(&cut, &regions(&rows), &mut Steps(2_000)).unwrap().is_empty());
    assert!(gaps(&cut, &regions(&rows), &mut Steps(100)).is_err());
}

#[test]
fn lengths_of_which_nobody_can_say_which_is_longer_are_not_put_in_order() {
    let domain = Domain { kind: Kind::Ordered { whole: false, not_negative: false }, absent: false };
    let month = Ask::Compare(Comparison::AtLeast, Value::Duration(Duration::months(1)));
    let weeks = Ask::Compare(Comparison::Less, Value::Duration(Duration::weeks(4)));
    assert!(Column::new(&domain, &[&month, &weeks]).is_none());
}
