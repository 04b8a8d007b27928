//! Situations for property tests: aimed at the boundaries of a rulebook set, and shrinking towards less said.

use crate::Case;
use crate::boundary::Aimed;
use hjemmel::Rulebook;
use proptest::prelude::any;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::sync::Arc;

/// Cases with situations that are valid for the schema of a rulebook set, aimed at the boundaries that its rules name, as
/// [`boundary_cases`](crate::boundary_cases) aims. A failing one shrinks to fewer facts and fewer events.
///
/// ```
/// use hjemmel::{Language, Rulebook};
/// use hjemmel_cases::situations;
/// use proptest::prelude::*;
/// use proptest::test_runner::TestRunner;
///
/// let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  born date\n\n\
///     target group adults\n  act § 1\n  when whole years from born to today is at least 30\n";
/// let rulebook = Rulebook::builder().source("a", text).compile()?;
/// let run = TestRunner::deterministic().run(&situations(&rulebook), |case| {
///     prop_assert!(case.evaluate(&rulebook, Language::English).is_ok());
///     Ok(())
/// });
/// assert!(run.is_ok());
/// # Ok::<(), hjemmel::CompileError>(())
/// ```
#[must_use]
pub fn situations(rulebook: &Rulebook) -> Situations {
    Situations { aimed: Arc::new(Aimed::of(rulebook)) }
}

/// See [`situations`].
#[derive(Clone, Debug)]
pub struct Situations {
    aimed: Arc<Aimed>,
}

impl Strategy for Situations {
    type Tree = SituationTree;
    type Value = Case;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let (rule, boundary, seed) = any::<(usize, usize, u64)>().new_tree(runner)?.current();
        let case = self.aimed.case(rule, boundary, seed).ok_or("the rulebook set has no rules to aim at")?;
        Ok(SituationTree { case, before: None, next: 0 })
    }
}

/// A case that is made smaller: a fact or an event is left out at a time, and put back if it was needed.
#[derive(Clone, Debug)]
pub struct SituationTree {
    case: Case,
    /// The situation before the last part was left out.
    before: Option<Value>,
    /// Which part is left out next.
    next: usize,
}

impl ValueTree for SituationTree {
    type Value = Case;

    fn current(&self) -> Case {
        self.case.clone()
    }

    fn simplify(&mut self) -> bool {
        let before = self.case.situation.clone();
        if leave_out(&mut self.case.situation, self.next) {
            self.before = Some(before);
            return true;
        }
        false
    }

    fn complicate(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        self.case.situation = before;
        self.next = self.next.saturating_add(1);
        true
    }
}

/// Leaves out the part at a place: first come the facts, then the events of each list.
fn leave_out(situation: &mut Value, place: usize) -> bool {
    let Some(facts) = situation.as_object_mut() else { return false };
    if let Some(name) = facts.keys().nth(place).cloned() {
        return facts.shift_remove(&name).is_some();
    }
    let mut place = place.saturating_sub(facts.len());
    for fact in facts.values_mut() {
        let list = match fact {
            Value::Array(list) => Some(list),
            Value::Object(object) => object.get_mut("events").and_then(Value::as_array_mut),
            _ => None,
        };
        let Some(list) = list else { continue };
        // A value over time that is alone cannot be left out, only its fact.
        if place < list.len() {
            list.remove(place);
            return true;
        }
        place = place.saturating_sub(list.len());
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_go_first_and_then_events() {
        let mut situation = serde_json::json!({ "a": 1, "b": [{ "on": "2024-01-01" }, { "on": "2024-01-02" }] });
        assert!(leave_out(&mut situation, 0));
        assert_eq!(situation, serde_json::json!({ "b": [{ "on": "2024-01-01" }, { "on": "2024-01-02" }] }));
        assert!(leave_out(&mut situation, 2));
        assert_eq!(situation, serde_json::json!({ "b": [{ "on": "2024-01-01" }] }));
        assert!(!leave_out(&mut situation, 2));
    }

    #[test]
    fn what_is_needed_is_put_back() {
        let case = Case {
            title: String::new(),
            as_of: hjemmel::Date::MIN,
            law_of: None,
            proposals: Vec::new(),
            situation: serde_json::json!({ "a": 1, "b": 2, "c": 3 }),
        };
        let mut tree = SituationTree { case, before: None, next: 0 };
        // Whatever has no b does not fail.
        let mut moved = tree.simplify();
        while moved {
            let fails = tree.current().situation.get("b").is_some();
            moved = if fails { tree.simplify() } else { tree.complicate() };
        }
        assert_eq!(tree.current().situation, serde_json::json!({ "b": 2 }));
    }
}
