//! How far a long run has come, for who waits at a terminal.

use hjemmel::Language;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// From so many cases on, the wait is long enough for a line.
const MANY_CASES: usize = 200;

/// A line on standard error that tells how many situations were read. Nothing is drawn if that is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins to count situations; their number, if it is known beforehand.
    pub(crate) fn begin(situations: Option<u64>, language: Language) -> Self {
        Self::count(situations, language.pick(("situations", "situationer")), std::io::stderr().is_terminal())
    }

    /// Begins to count cases. Few are soon done, and need no line.
    pub(crate) fn of_cases(cases: usize, language: Language) -> Self {
        let shown = cases >= MANY_CASES && std::io::stderr().is_terminal();
        Self::count(u64::try_from(cases).ok(), language.pick(("cases", "sager")), shown)
    }

    /// Begins to count changes of rules.
    pub(crate) fn of_changes(changes: usize, language: Language) -> Self {
        let noun = language.pick(("changes", "ændringer"));
        Self::count(u64::try_from(changes).ok(), noun, std::io::stderr().is_terminal())
    }

    fn count(number: Option<u64>, noun: &str, shown: bool) -> Self {
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(number, target);
        let template = match number {
            Some(_) => format!("{{bar:40}} {{human_pos}}/{{human_len}} {noun}, {{eta}}"),
            None => format!("{{spinner}} {{human_pos}} {noun}, {{elapsed}}"),
        };
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// One more was read.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Prints something without the line in between.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }
}

/// The answer stands alone.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
