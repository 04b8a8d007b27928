//! What an expression gives: a value, absent or not known; and what the unknown hangs on.

use super::expression::{day_of, days_of};
use hjemmel_engine::findings::Need;
use hjemmel_engine::ids::FactId;
use hjemmel_value::{Date, Decimal, Truth, Value};
use std::collections::BTreeSet;

/// Something not known that a part of a question hangs on.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    /// A missing yes/no or category fact, which can be tried.
    Try(FactId),
    /// Anything else.
    Ask(Need),
}

pub(crate) type Leaves = BTreeSet<Leaf>;

/// The value of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Value(Value),
    Absent,
    /// Not known, but for a number perhaps at least and at most so much, and for a date, as a number of days, too.
    Unknown {
        low: Option<Decimal>,
        high: Option<Decimal>,
        of_days: bool,
    },
}

/// The value of an expression and what it hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) answer: Answer,
    pub(crate) leaves: Leaves,
}

/// The truth of a condition and what it hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) truth: Truth,
    pub(crate) leaves: Leaves,
}

impl Got {
    pub(crate) fn known(value: Value) -> Got {
        Got { answer: Answer::Value(value), leaves: Leaves::new() }
    }

    pub(crate) fn absent() -> Got {
        Got { answer: Answer::Absent, leaves: Leaves::new() }
    }

    pub(crate) fn unknown(leaves: Leaves) -> Got {
        Got { answer: Answer::Unknown { low: None, high: None, of_days: false }, leaves }
    }

    pub(crate) fn bounded(low: Option<Decimal>, high: Option<Decimal>, leaves: Leaves) -> Got {
        Got { answer: Answer::Unknown { low, high, of_days: false }, leaves }
    }

    /// A date between two, if it surely is no later than one; bounds that meet are a date.
    pub(crate) fn dated(low: Option<Date>, high: Option<Date>, leaves: Leaves) -> Got {
        match (low, high) {
            (Some(low), Some(high)) if low == high => Got::known(Value::Date(low)),
            (low, Some(high)) => {
                let (low, high) = (low.map(days_of), Some(days_of(high)));
                Got { answer: Answer::Unknown { low, high, of_days: true }, leaves }
            }
            (_, None) => Got::unknown(leaves),
        }
    }

    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self.answer, Answer::Unknown { .. })
    }

    pub(crate) fn is_absent(&self) -> bool {
        self.answer == Answer::Absent
    }

    /// The value, if it is known and there.
    pub(crate) fn value(&self) -> Option<&Value> {
        match &self.answer {
            Answer::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The first and the last day that a date may be.
    pub(crate) fn days(&self) -> Option<(Option<Date>, Date)> {
        match &self.answer {
            Answer::Value(Value::Date(day)) => Some((Some(*day), *day)),
            Answer::Unknown { low, high: Some(high), of_days: true } => Some((low.map(day_of), day_of(*high))),
            _ => None,
        }
    }

    /// A condition that is absent does not hold.
    pub(crate) fn held(self) -> Held {
        match self.answer {
            Answer::Value(Value::YesNo(yes)) => Held::sure(yes),
            Answer::Value(other) => panic!("a condition gave {other:?}"),
            Answer::Absent => Held::sure(false),
            Answer::Unknown { .. } => Held::unknown(self.leaves),
        }
    }
}

impl Held {
    pub(crate) fn sure(yes: bool) -> Held {
        Held { truth: Truth::from(yes), leaves: Leaves::new() }
    }

    pub(crate) fn unknown(leaves: Leaves) -> Held {
        Held { truth: Truth::Unknown, leaves }
    }

    pub(crate) fn got(self) -> Got {
        match self.truth.known() {
            Some(yes) => Got::known(Value::YesNo(yes)),
            None => Got::unknown(self.leaves),
        }
    }

    pub(crate) fn not(self) -> Held {
        Held { truth: self.truth.not(), leaves: self.leaves }
    }

    pub(crate) fn and(self, other: Held) -> Held {
        let truth = self.truth.and(other.truth);
        Held { truth, leaves: joined(truth, self.leaves, other.leaves) }
    }

    pub(crate) fn or(self, other: Held) -> Held {
        let truth = self.truth.or(other.truth);
        Held { truth, leaves: joined(truth, self.leaves, other.leaves) }
    }

    pub(crate) fn is_true(&self) -> bool {
        self.truth.is_true()
    }

    pub(crate) fn is_false(&self) -> bool {
        self.truth.is_false()
    }

    pub(crate) fn is_unknown(&self) -> bool {
        self.truth.is_unknown()
    }
}

/// What is known hangs on nothing; what is not, on its parts that are not known.
fn joined(truth: Truth, mut left: Leaves, right: Leaves) -> Leaves {
    if !truth.is_unknown() {
        return Leaves::new();
    }
    left.extend(right);
    left
}

/// All hold; nothing is asked of an empty list. Nothing is read beyond the first that does not.
pub(crate) fn all(parts: impl IntoIterator<Item = Held>) -> Held {
    let mut held = Held::sure(true);
    for part in parts {
        held = held.and(part);
        if held.is_false() {
            break;
        }
    }
    held
}

/// One of them holds; none of an empty list does. Nothing is read beyond the first that does.
pub(crate) fn any(parts: impl IntoIterator<Item = Held>) -> Held {
    let mut held = Held::sure(false);
    for part in parts {
        held = held.or(part);
        if held.is_true() {
            break;
        }
    }
    held
}

/// The same as [`all`], of parts that are different questions.
pub(crate) fn each(parts: &[&dyn Fn() -> Held]) -> Held {
    all(parts.iter().map(|part| part()))
}

/// What is to be asked, without regard to what could be tried.
pub(crate) fn needs(leaves: &Leaves) -> BTreeSet<Need> {
    let need = |leaf: &Leaf| match leaf {
        Leaf::Try(fact) => Need::Fact(*fact),
        Leaf::Ask(need) => *need,
    };
    leaves.iter().map(need).collect()
}
