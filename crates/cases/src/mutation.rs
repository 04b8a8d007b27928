//! Rules changed one thing at a time: a change that no example and no case notices is a line that nobody tests.
//!
//! The plan is changed and evaluated, not the text; the text gives the place and the words.

mod accepted;
mod gather;
mod reach;
mod report;
mod run;
mod variant;
mod wording;
mod yardstick;

#[cfg(test)]
mod tests;

use hjemmel::Rulebook;
use hjemmel_engine::plan::{self, Node, Plan};
use hjemmel_value::Language;
use reach::Rule;
use serde::Serialize;

pub use accepted::{Accepted, AcceptedEntry, AcceptedFault};
pub use report::{MUTATION_SCHEMA, MutationReport, MutationTally, RuleTally, StaleEntry, Survivor};
pub use run::{MutationRun, sample};
pub use yardstick::{Yardstick, YardstickError};

/// What is changed of a rule.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MutationKind {
    /// A bound, by one.
    Bound,
    /// A comparison, by its neighbour.
    Comparison,
    /// A condition, by its opposite.
    Negation,
    /// A `when` or `unless` is left out.
    Condition,
    /// A part of `and`, `or`, `unless` or a list is left out.
    Part,
    /// `and` and `or` are exchanged.
    Connective,
    /// A target group is left out.
    TargetGroup,
    /// A deadline, by one of its unit, by a day, or in another unit.
    Deadline,
    /// A number of times, by one.
    Count,
    /// The first or last day of a version or a trial, or the day of a transition, by one.
    Validity,
    /// A target of an exemption is left out.
    Target,
    /// An `instead of`, or a `prevails over`, is left out.
    InsteadOf,
    /// A line of `met by` or `broken by` is left out.
    MetBy,
    /// A `where` or a window is left out.
    Filter,
    /// A row is left out.
    Row,
    /// A value of a definition or parameter, by one.
    Value,
    /// A whole rule.
    Rule,
    /// One version of a rule.
    Version,
    /// A transition.
    Transition,
}

impl MutationKind {
    /// The name of the kind, in both languages.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::Bound => ("bound", "grænse"),
            Self::Comparison => ("comparison", "sammenligning"),
            Self::Negation => ("negation", "negation"),
            Self::Condition => ("condition", "betingelse"),
            Self::Part => ("part", "led"),
            Self::Connective => ("and/or", "og/eller"),
            Self::TargetGroup => ("target group", "målgruppe"),
            Self::Deadline => ("deadline", "frist"),
            Self::Count => ("count", "antal"),
            Self::Validity => ("first or last day", "første eller sidste dag"),
            Self::Target => ("target of an exemption", "mål for en fritagelse"),
            Self::InsteadOf => ("precedence", "forrang"),
            Self::MetBy => ("met or broken by", "opfyldt eller brudt ved"),
            Self::Filter => ("filter", "filter"),
            Self::Row => ("row", "række"),
            Self::Value => ("value", "værdi"),
            Self::Rule => ("whole rule", "hel regel"),
            Self::Version => ("version", "affattelse"),
            Self::Transition => ("transition", "overgang"),
        })
    }
}

/// What is changed of a rule, where it stands, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// What is changed.
    pub kind: MutationKind,
    /// The rulebook that the rule stands in.
    pub rulebook: String,
    /// The rule's qualified name.
    pub rule: String,
    /// Its version, from 1, if there are several.
    pub version: Option<usize>,
    /// The source.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The column, in characters from 1.
    pub column: u32,
    /// The words there.
    pub before: String,
    /// The words after the change; `null` if they are left out.
    pub after: Option<String>,
}

impl RuleChange {
    /// The words before and after, as they are shown and as a list of accepted ones names them.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let after = self.after.as_deref().unwrap_or(language.pick(("left out", "udeladt")));
        format!("{} → {after}", self.before)
    }
}

/// One change of one rule, ready to be tried.
#[derive(Clone, Debug)]
pub struct Mutation {
    /// What is changed.
    pub change: RuleChange,
    /// The rule that is changed.
    changed: Rule,
    /// Nodes that the plan has besides.
    nodes: Vec<Node>,
    /// The rows that it has in place of its own.
    rows: Vec<Row>,
}

/// A row of a plan.
#[derive(Clone, Debug)]
enum Row {
    Definition(usize, Box<plan::Definition>),
    Group(usize, Box<plan::Group>),
    Requirement(usize, Box<plan::Requirement>),
    Trial(usize, Box<plan::Trial>),
    Exemption(usize, Box<plan::Exemption>),
    Transition(usize, Box<plan::Transition>),
}

impl Row {
    /// Takes the place of the plan's row, and gives that.
    fn exchange(self, plan: &mut Plan) -> Self {
        fn put<T>(rows: &mut [T], at: usize, mut row: Box<T>) -> Box<T> {
            if let Some(slot) = rows.get_mut(at) {
                std::mem::swap(slot, &mut row);
            }
            row
        }
        match self {
            Self::Definition(at, row) => Self::Definition(at, put(&mut plan.definitions, at, row)),
            Self::Group(at, row) => Self::Group(at, put(&mut plan.groups, at, row)),
            Self::Requirement(at, row) => Self::Requirement(at, put(&mut plan.requirements, at, row)),
            Self::Trial(at, row) => Self::Trial(at, put(&mut plan.trials, at, row)),
            Self::Exemption(at, row) => Self::Exemption(at, put(&mut plan.exemptions, at, row)),
            Self::Transition(at, row) => Self::Transition(at, put(&mut plan.transitions, at, row)),
        }
    }
}

impl Mutation {
    /// Does something with the plan as it is after the change, and takes the change back.
    fn during<T>(&self, plan: &mut Plan, work: impl FnOnce(&Plan) -> T) -> T {
        let nodes = plan.nodes.len();
        plan.nodes.extend(self.nodes.iter().cloned());
        let old: Vec<Row> = self.rows.iter().map(|row| row.clone().exchange(plan)).collect();
        let done = work(plan);
        for row in old.into_iter().rev() {
            row.exchange(plan);
        }
        plan.nodes.truncate(nodes);
        done
    }
}

/// Every change of the rules of a set, in the order of their places. A set that was read from a plan has no text, and none.
///
/// ```
/// use hjemmel::Rulebook;
/// use hjemmel_cases::mutations;
///
/// let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  years number\n\n\
///     target group grown_up\n  act § 1\n  when years is at least 18\n";
/// let rulebook = Rulebook::builder().source("a.rulebook", text).compile()?;
/// let changes: Vec<String> = mutations(&rulebook).iter().map(|it| it.change.words(Default::default())).collect();
/// assert!(changes.contains(&"years is at least 18 → years is at least 19".to_owned()));
/// # Ok::<(), hjemmel::CompileError>(())
/// ```
#[must_use]
pub fn mutations(rulebook: &Rulebook) -> Vec<Mutation> {
    gather::gather(rulebook)
}
