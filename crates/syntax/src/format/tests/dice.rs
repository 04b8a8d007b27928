//! Random choices out of a list of numbers; an empty list always chooses the first, so that shorter lists make
//! simpler trees.

use crate::tree::{Label, Name, Path};
use hjemmel_diagnostic::At;
use hjemmel_value::{Citation, Date};

/// Names, some of them words that mean something elsewhere in the language. Words that are refused where they are
/// declared are not among them, nor `ved` and `under`, which as values are taken for the keywords in some places.
const NAMES: &[&str] = &[
    "age",
    "benefit",
    "første_samtale",
    "held_on",
    "job_ready",
    "a1",
    "ærø",
    "form",
    "frist",
    "given",
    "forvent",
    "law",
    "lov",
    "due",
    "open",
    "løbende",
    "date",
    "number",
    "events",
    "code",
    "tag",
    "whole",
    "hele",
    "larger",
    "sum",
    "status",
    "times",
    "once",
    "by",
    "senest",
    "with",
    "med",
    "as",
    "pr",
    "basis",
    "on",
    "den",
    "applies",
    "gælder",
    "over",
    "everyone",
    "more",
    "mere",
    "right",
];

const TEXTS: &[&str] =
    &["a text", "", "hold an interview", "the \"\" plan", "a, b and c", "# no comment", "§ 3, stk. 2", "(open"];

const CITATIONS: &[&str] = &[
    "lab § 31",
    "lab § 31 a, stk. 2",
    "lab §§ 31-38",
    "aktivloven kap. 7",
    "lab § 6, nr. 2, 3 og 8",
    "lab kap. 8 a",
    "lab § 31 a, stk. 2, nr. 3, litra b, 2. pkt.",
    "lab §§ 31, 32 og 35",
    "lab bilag 1",
    "lov1 § 5, litra a og b",
];

/// A source of choices.
#[derive(Debug)]
pub(super) struct Dice {
    numbers: std::vec::IntoIter<u16>,
    depth: u32,
}

impl Dice {
    pub(super) fn new(numbers: Vec<u16>) -> Self {
        Dice { numbers: numbers.into_iter(), depth: 0 }
    }

    /// A number below `sides`, 0 when the list is used up.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.numbers.next().unwrap_or(0)).checked_rem(sides).unwrap()
    }

    pub(super) fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }

    pub(super) fn yes(&mut self) -> bool {
        self.roll(2) == 1
    }

    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.yes().then(|| make(self))
    }

    /// At least `least` things, and at most two more.
    pub(super) fn some<T>(&mut self, least: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let more = self.roll(3);
        (0..least.saturating_add(more)).map(|_| make(self)).collect()
    }

    /// `make`, unless it has been nested too deep already: then `flat`.
    pub(super) fn nested<T>(&mut self, make: impl FnOnce(&mut Self) -> T, flat: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= 5 {
            return flat(self);
        }
        self.depth = self.depth.saturating_add(1);
        let made = make(self);
        self.depth = self.depth.saturating_sub(1);
        made
    }

    pub(super) fn number(&mut self) -> u32 {
        self.pick(&[1, 2, 3, 9, 26, 250])
    }

    pub(super) fn name(&mut self) -> Name {
        name(self.pick(NAMES))
    }

    pub(super) fn path(&mut self) -> Path {
        let length = if self.roll(6) == 5 { 2 } else { 1 };
        Path { at: At::default(), parts: (0..length).map(|_| self.name()).collect() }
    }

    pub(super) fn label(&mut self) -> Label {
        Label { at: At::default(), text: self.pick(TEXTS).into() }
    }

    pub(super) fn date(&mut self) -> Date {
        Date::parse(self.pick(&["2020-01-01", "1985-02-28", "2026-12-31"])).unwrap()
    }

    pub(super) fn citation(&mut self) -> Citation {
        Citation::parse(self.pick(CITATIONS)).unwrap()
    }
}

pub(super) fn name(text: &str) -> Name {
    Name { at: At::default(), text: text.into() }
}
