//! Which rules, conditions and deadlines the examples and cases of a rulebook set reach, and which they never do.

mod html;
mod items;
mod report;
mod text;

#[cfg(test)]
mod tests;

use crate::example::options_of;
use crate::{Case, CaseError};
use hjemmel::Rulebook;
use hjemmel_engine::findings::{Findings, ReasonKind, Status};
use hjemmel_engine::situation::Situation;
use hjemmel_engine::{Answered, Options, Trace, evaluate_traced};
use hjemmel_value::Truth;
use items::{Items, Key};
use std::collections::BTreeMap;

pub use report::{
    COVERAGE_SCHEMA, CoverageItem, CoverageKind, CoverageReport, CoverageState, CoverageTotal, RulebookCoverage,
};

/// What was reached so far; see [`Coverage::of`].
#[derive(Debug)]
pub struct Coverage {
    rulebook: Rulebook,
    items: Items,
    /// In how many evaluations each item was answered yes, no, and not known.
    seen: BTreeMap<usize, [u64; 3]>,
    evaluations: u64,
    failed: u64,
}

impl Coverage {
    /// Begins to count. `None` for a set that was read from a plan: it has no lines that could be reached.
    ///
    /// ```
    /// use hjemmel::Rulebook;
    /// use hjemmel_cases::Coverage;
    ///
    /// let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  member yes/no\n\n\
    ///     target group members\n  act § 1\n  when member\n";
    /// let rulebook = Rulebook::builder().source("a.rulebook", text).compile()?;
    /// let coverage = Coverage::of(&rulebook).unwrap();
    /// assert_eq!(coverage.report().total.missed, 2);
    /// # Ok::<(), hjemmel::CompileError>(())
    /// ```
    #[must_use]
    pub fn of(rulebook: &Rulebook) -> Option<Self> {
        let items = Items::of(rulebook)?;
        Some(Self { rulebook: rulebook.clone(), items, seen: BTreeMap::new(), evaluations: 0, failed: 0 })
    }

    /// Counts what the examples of the set reach.
    pub fn add_examples(&mut self) {
        let rulebook = self.rulebook.clone();
        let Some(compiled) = rulebook.compiled() else { return };
        for example in &compiled.model().examples {
            self.evaluate(&example.situation, &options_of(example));
        }
    }

    /// Counts what a case reaches. One whose evaluation ends with an error reaches nothing.
    ///
    /// # Errors
    ///
    /// [`CaseError::Evaluation`], if its situation or a proposal does not fit the set.
    pub fn add(&mut self, case: &Case) -> Result<(), CaseError> {
        let situation = self.rulebook.situation(&case.situation)?;
        let options = case.evaluation(&self.rulebook, &situation).options()?;
        self.evaluate(situation.engine(), &options);
        Ok(())
    }

    fn evaluate(&mut self, situation: &Situation, options: &Options) {
        match evaluate_traced(self.rulebook.plan(), situation, options) {
            Ok((findings, trace)) => {
                self.evaluations = self.evaluations.saturating_add(1);
                let seen = self.reached(&findings, &trace, options);
                for (item, answered) in seen {
                    let counts = self.seen.entry(item).or_default();
                    for (count, happened) in counts.iter_mut().zip([answered.yes, answered.no, answered.unknown]) {
                        *count = count.saturating_add(u64::from(happened));
                    }
                }
            }
            Err(_) => self.failed = self.failed.saturating_add(1),
        }
    }

    /// What one evaluation reached.
    fn reached(&self, findings: &Findings, trace: &Trace, options: &Options) -> BTreeMap<usize, Answered> {
        let mut seen: BTreeMap<usize, Answered> = BTreeMap::new();
        let mut join = |key: Key, answered: &Answered| {
            for item in self.items.at(&key) {
                let slot = seen.entry(*item).or_default();
                slot.yes |= answered.yes;
                slot.no |= answered.no;
                slot.unknown |= answered.unknown;
            }
        };
        trace.conditions.iter().for_each(|((clause, node), answered)| join(Key::Condition(*clause, *node), answered));
        for ((id, version), answered) in &trace.groups {
            join(Key::Group(*id, None), answered);
            join(Key::Group(*id, Some(*version)), answered);
        }
        for ((id, version), answered) in &trace.exemptions {
            join(Key::Exemption(*id, None), answered);
            join(Key::Exemption(*id, Some(*version)), answered);
        }
        for ((id, version), answered) in &trace.trials {
            join(Key::Trial(*id, None), answered);
            join(Key::Trial(*id, Some(*version)), answered);
        }
        let [yes, no, unknown] = [Truth::True, Truth::False, Truth::Unknown].map(|truth| {
            let mut answered = Answered::default();
            answered.note(truth);
            answered
        });
        // Combinations of missing answers can settle a group that is not known by itself.
        for group in &findings.groups {
            join(Key::Group(group.group, None), &yes);
            join(Key::Group(group.group, Some(group.version)), &yes);
        }
        let owed = findings.duties.iter().map(|duty| (duty.requirement, duty.version));
        let lifted = findings.lifted.iter().map(|line| (line.requirement, line.version));
        for (id, version) in owed.chain(lifted) {
            join(Key::Requirement(id, None), &yes);
            join(Key::Requirement(id, Some(version)), &yes);
        }
        for line in &findings.not_applicable {
            join(Key::Requirement(line.requirement, None), &no);
        }
        for line in &findings.undetermined {
            join(Key::Requirement(line.requirement, None), &unknown);
            if let Some(version) = line.version {
                join(Key::Requirement(line.requirement, Some(version)), &unknown);
            }
        }
        let lines = findings.duties.iter().map(|line| &line.because);
        let lines = lines.chain(findings.lifted.iter().map(|line| &line.because));
        let lines = lines.chain(findings.undetermined.iter().map(|line| &line.because));
        for reason in lines.chain(findings.not_applicable.iter().map(|line| &line.because)).flatten() {
            if let ReasonKind::Transition { transition, truth } = reason.kind {
                join(Key::Transition(transition), if truth.is_true() { &yes } else { &unknown });
            }
        }
        for duty in &findings.duties {
            let (id, version) = (duty.requirement, duty.version);
            match duty.status {
                Status::Open => join(Key::Standing(id, version, Status::Open), &yes),
                Status::Met => join(Key::Standing(id, version, Status::Met), &yes),
                Status::Overdue | Status::Late => join(Key::Standing(id, version, Status::Overdue), &yes),
                _ => {}
            }
            let Some(due) = duty.due else { continue };
            for day in [Some(options.as_of), duty.met_on].into_iter().flatten() {
                if let by @ -1..=1 = due.days_until(day) {
                    join(Key::Due(id, version, by), &yes);
                }
            }
        }
        seen
    }

    /// What came of it.
    #[must_use]
    pub fn report(&self) -> CoverageReport {
        report::report(&self.items, &self.seen, self.evaluations, self.failed)
    }

    /// The report as a page that stands alone: the rulebooks' own lines, each marked by what reached it.
    #[must_use]
    pub fn html(&self, language: hjemmel::Language) -> String {
        match self.rulebook.compiled() {
            Some(compiled) => html::page(&self.report(), compiled.sources(), language),
            None => String::new(),
        }
    }
}
