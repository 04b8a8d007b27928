//! Tables that leave nothing out: the cells of each column divide its values among them, and every combination has a row.

use super::Tape;

/// A column and the cells that divide it.
const COLUMNS: [(&str, &[&[&str]]); 14] = [
    ("n", &[&["under 2", "at least 2"], &["< 1", "between 1 and 3", "more than 3"], &["2", "not 2"]]),
    ("col", &[&["red", "not red"], &["in red, green", "blue"], &["red", "green", "blue"]]),
    ("w", &[&["blue", "not blue"], &["red", "in green, blue", "not known"], &["known", "not known"]]),
    ("a", &[&["yes", "no"], &["not yes", "yes"]]),
    ("b", &[&["yes", "no", "not known"], &["yes", "not yes"]]),
    ("j", &[&["yes", "no"]]),
    ("m", &[&["at least 2", "under 2", "not known"], &["known and at least 0", "under 0", "not known"]]),
    ("(a or col is red)", &[&["yes", "no"]]),
    ("number of visits", &[&["0", "at least 1"], &["under 2", "2", "at least 3"]]),
    ("stop", &[&["before 2020-03-20", "at least 2020-03-20", "not known"]]),
    ("v", &[&["under 3", "at least 3"]]),
    ("z", &[&["in red, green", "blue", "not known"], &["blue", "not blue"]]),
    ("q on start", &[&["yes", "no"]]),
    ("today", &[&["at most 2020-03-31", "after 2020-03-31"]]),
];

pub(super) fn tables(tape: &mut Tape) -> Vec<String> {
    vec![one(tape), two(tape)]
}

/// A table of one column with one result, a length of time.
fn one(tape: &mut Tape) -> String {
    let (column, cells) = column(tape);
    let mut text = format!("table grid \"Grid\"\n  one § 4\n  columns {column} | wait\n");
    for cell in cells {
        text.push_str(&format!("  {cell} | {}\n", span(tape)));
    }
    text
}

/// A table of two columns with two results.
fn two(tape: &mut Tape) -> String {
    let (first, ups) = column(tape);
    let (second, downs) = column(tape);
    let mut text = format!("table pick\n  columns {first} | {second} -> long \"Long\" | ok\n");
    for up in ups {
        for down in downs {
            let ok = tape.text(&["yes", "no", "a", "j", "not c", "yes"]);
            text.push_str(&format!("  {up} | {down} | {} | {ok}\n", span(tape)));
        }
    }
    text
}

fn column(tape: &mut Tape) -> (&'static str, &'static [&'static str]) {
    let (column, divisions) = COLUMNS[tape.roll(COLUMNS.len())];
    (column, divisions[tape.roll(divisions.len())])
}

/// Few lengths, so that rows often give the same.
fn span(tape: &mut Tape) -> String {
    tape.text(&["1 week", "2 weeks", "1 week", "gap", "1 month", "2 working days"])
}
