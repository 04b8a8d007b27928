//! How far a long run has come, for who waits at a terminal.

use hjemmel::Language;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A line on standard error that tells how many situations were read. Nothing is drawn if that is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins to count; the number of situations, if it is known beforehand.
    pub(crate) fn begin(situations: Option<u64>, language: Language) -> Self {
        let target =
            if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(situations, target);
        let noun = language.pick(("situations", "situationer"));
        let template = match situations {
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
