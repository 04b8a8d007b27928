//! A tape of numbers that choices are read from; 0, also at its end, is the simplest choice.

use hjemmel_value::Date;

pub(crate) struct Tape {
    numbers: std::vec::IntoIter<u16>,
}

/// The days around which everything happens.
const DAYS: [&str; 7] =
    ["2020-03-01", "2020-03-31", "2020-02-29", "2020-06-30", "2020-07-15", "2020-01-31", "2020-10-01"];

impl Tape {
    pub(crate) fn new(numbers: Vec<u16>) -> Tape {
        Tape { numbers: numbers.into_iter() }
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.numbers.next().unwrap_or(0)) % sides
    }

    /// Once in `sides`, never at the end of the tape.
    pub(crate) fn once_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == sides - 1
    }

    pub(crate) fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }

    pub(crate) fn text(&mut self, all: &[&str]) -> String {
        self.pick(all).to_owned()
    }

    /// A day near one of a few.
    pub(crate) fn day(&mut self) -> Date {
        let day = Date::parse(self.pick(&DAYS)).expect("a day");
        let by = self.pick(&[0, 0, 0, 1, -1, 7, -7, 30, 14]);
        day.plus_days(by).expect("in range")
    }
}

/// The days of one version or two: clauses such as `from 2020-03-01`.
pub(crate) fn days_of_versions(tape: &mut Tape, most: usize) -> Vec<String> {
    let day = tape.day();
    let next = day.next().expect("in range");
    let later = day.plus_days(20).expect("in range");
    match tape.roll(if most > 1 { 9 } else { 5 }) {
        0 | 1 => vec![String::new()],
        2 => vec![format!("  from {day}\n")],
        3 => vec![format!("  until {day}\n")],
        4 => vec![format!("  from {day} until {later}\n")],
        5 | 6 => vec![format!("  until {day}\n"), format!("  from {next}\n")],
        7 => vec![format!("  until {day}\n"), format!("  from {later}\n")],
        _ => vec![format!("  until {day}\n"), format!("  from {next} until {later}\n")],
    }
}

/// The clauses of the versions of a name: days, and once in a while a proposed version besides, or instead.
pub(crate) fn versions(tape: &mut Tape, most: usize) -> Vec<String> {
    let mut days = days_of_versions(tape, most);
    match tape.roll(10) {
        9 => days.push(format!("{}  proposed \"lacks a law\"\n", days_of_versions(tape, 1).remove(0))),
        8 if most > 1 => days[0] += "  proposed \"lacks a law\"\n",
        _ => {}
    }
    days
}

/// The same, and once in a while one has effect from another day than that of being in force.
pub(crate) fn versions_with_effect(tape: &mut Tape, most: usize) -> Vec<String> {
    let mut days = versions(tape, most);
    for clauses in &mut days {
        let from = clauses.find("  from ").and_then(|at| Date::parse(clauses.get(at + 7..at + 17)?).ok());
        if let Some(from) = from.filter(|_| tape.once_in(4)) {
            let effect = from.plus_days(tape.pick(&[-14, 7, -30, -60, 14])).expect("in range");
            clauses.push_str(&format!("  with effect from {effect}\n"));
        }
    }
    days
}
