//! Telling what came of examples and cases: to people as it comes, to programs as one document.

use super::cases::Found;
use crate::args::{Report, Test};
use crate::exit::Exit;
use crate::style::paint;
use crate::{complain, out};
use hjemmel::Language;
use hjemmel::diagnostic::{Sources, json};
use hjemmel::text::Role;
use hjemmel_cases::{CaseResult, Difference, ExampleResult, Side, Verdict};
use serde_json::{Value, json};
use std::path::Path;

/// How many passed and how many did not.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Counts {
    /// One more.
    pub(super) fn count(&mut self, passed: bool) {
        let counted = if passed { &mut self.passed } else { &mut self.failed };
        *counted = counted.saturating_add(1);
    }

    /// How many there were and were run.
    pub(super) fn run(self) -> usize {
        self.passed.saturating_add(self.failed)
    }

    fn all(self) -> usize {
        self.run().saturating_add(self.skipped)
    }

    fn words(self, language: Language) -> String {
        let Self { passed, failed, skipped } = self;
        language.pick((
            format!("{passed} passed, {failed} failed, {skipped} skipped"),
            format!("{passed} bestået, {failed} fejlet, {skipped} sprunget over"),
        ))
    }

    fn json(self) -> Value {
        json!({ "passed": self.passed, "failed": self.failed, "skipped": self.skipped })
    }
}

/// What was done with the snapshot of a case.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Nothing,
    Written,
    Deleted,
}

/// Prints results in one form. Nothing is held back, so that it does not matter how many there are.
pub(super) struct Printer {
    format: Report,
    verbose: bool,
    /// Whether another document is printed in place of this one.
    silent: bool,
    language: Language,
    /// Whether an element of a list of the document stands before the next.
    begun: bool,
}

impl Printer {
    pub(super) fn begin(format: Report, verbose: bool, silent: bool, language: Language) -> Result<Self, Exit> {
        if format == Report::Json && !silent {
            out::print("{\n\"schema\": \"hjemmel.test/1\",\n\"examples\": [\n")?;
        }
        Ok(Self { format, verbose, silent, language, begun: false })
    }

    /// One element of a list of the document, on a line of its own.
    fn element(&mut self, element: &Value) -> Result<(), Exit> {
        if self.silent {
            return Ok(());
        }
        let comma = if self.begun { ",\n" } else { "" };
        self.begun = true;
        out::print(&format!("{comma}{element}"))
    }

    pub(super) fn example(&mut self, result: &ExampleResult, sources: &Sources) -> Result<(), Exit> {
        let passed = result.passed();
        if self.format == Report::Json {
            self.element(&json!({
                "rulebook": result.rulebook,
                "title": result.title,
                "result": if passed { "passed" } else { "failed" },
                "complaints": json::to_json(&result.failures, sources, self.language),
            }))?;
        } else if self.verbose || !passed {
            let word = if passed { ok() } else { self.failed() };
            out::marked(&word, format!("  {}: {}", result.rulebook, result.title))?;
        }
        Ok(())
    }

    pub(super) fn begin_cases(&mut self) -> Result<(), Exit> {
        if self.format == Report::Json && !self.silent {
            out::print("\n],\n\"cases\": [\n")?;
            self.begun = false;
        }
        Ok(())
    }

    /// A case, and what was done. `shown` says that its difference has been printed already.
    pub(super) fn case(&mut self, path: &Path, result: &CaseResult, done: Done, shown: bool) -> Result<(), Exit> {
        if self.format == Report::Json {
            return self.case_as_json(path, result, done);
        }
        match done {
            Done::Nothing if result.passed() => {
                if self.verbose {
                    out::marked(&ok(), format!("  {}: {}", path.display(), title(result)))?;
                }
            }
            Done::Nothing if shown => {}
            Done::Nothing => self.show(path, result, false)?,
            Done::Written | Done::Deleted => {
                if !shown {
                    self.show(path, result, false)?;
                }
                let word = match done {
                    Done::Deleted => self.language.pick(("deleted", "slettet")),
                    _ => self.language.pick(("written", "skrevet")),
                };
                let snapshot = path.with_extension("snap");
                out::marked(&paint(word, Role::Done), format!("  {}", snapshot.display()))?;
            }
        }
        Ok(())
    }

    /// Shows a case that does not come out as its snapshot says. A new one is shown whole where it is asked about.
    pub(super) fn show(&self, path: &Path, result: &CaseResult, whole: bool) -> Result<(), Exit> {
        let word = match result.verdict {
            Verdict::Changed(_) => paint(self.language.pick(("CHANGED", "ÆNDRET")), Role::Unknown),
            Verdict::New => paint(self.language.pick(("NEW", "NY")), Role::Unknown),
            _ => self.failed(),
        };
        let title = title(result);
        let colon = if title.is_empty() { "" } else { ": " };
        out::marked(&word, format!("  {}{colon}{title}", path.display()))?;
        if let Verdict::Changed(difference) = &result.verdict {
            return out::print(&lines(difference));
        }
        if !(whole && matches!(result.verdict, Verdict::New)) {
            self.complain(path, result);
        }
        if whole && matches!(result.verdict, Verdict::New | Verdict::SnapshotUnreadable(_)) {
            let body = result.body.as_deref().unwrap_or_default();
            return out::print(&lines(&Difference::of("", body)));
        }
        Ok(())
    }

    fn complain(&self, path: &Path, result: &CaseResult) {
        out::tell(format!("{}:", path.display()));
        complain::print(result.diagnostics().as_slice(), self.language);
    }

    fn case_as_json(&mut self, path: &Path, result: &CaseResult, done: Done) -> Result<(), Exit> {
        let verdict = match &result.verdict {
            Verdict::Same => "same",
            Verdict::Changed(_) => "changed",
            Verdict::New => "new",
            Verdict::SnapshotUnreadable(_) => "snapshot_unreadable",
            Verdict::Orphan(_) => "orphan",
            Verdict::Broken(_) => "broken",
        };
        let snapshot = match done {
            Done::Nothing => "untouched",
            Done::Written => "written",
            Done::Deleted => "deleted",
        };
        let difference = match &result.verdict {
            Verdict::Changed(difference) => places(difference),
            _ => Value::Array(Vec::new()),
        };
        let complaints = result.diagnostics();
        self.element(&json!({
            "path": path.display().to_string(),
            "title": result.title,
            "result": if result.passed() || done != Done::Nothing { "passed" } else { "failed" },
            "verdict": verdict,
            "snapshot": snapshot,
            "difference": difference,
            "complaints": json::to_json(complaints.as_slice(), &Sources::new(), self.language),
        }))
    }

    pub(super) fn finish(&self, arguments: &Test, examples: Counts, cases: &Found) -> Result<(), Exit> {
        if self.silent {
            return Ok(());
        }
        if self.format == Report::Json {
            let (examples, cases) = (examples.json(), cases.counts.json());
            let counts = format!("{{ \"examples\": {examples}, \"cases\": {cases} }}");
            return out::print(&format!("\n],\n\"counts\": {counts}\n}}\n"));
        }
        let language = self.language;
        let (of_examples, of_cases) = language.pick((("examples", "cases"), ("eksempler", "sager")));
        out::line(format!("{of_examples}: {}", examples.words(language)))?;
        if cases.counts.all() > 0 {
            let written = match cases.written {
                0 => String::new(),
                count => language.pick((format!("; {count} written"), format!("; {count} skrevet"))),
            };
            out::line(format!("{of_cases}: {}{written}", cases.counts.words(language)))?;
        }
        for note in self.notes(arguments, examples, cases) {
            out::tell(note);
        }
        Ok(())
    }

    fn notes(&self, arguments: &Test, examples: Counts, cases: &Found) -> Vec<String> {
        let mut notes = Vec::new();
        if examples.all() == 0 && cases.counts.all() == 0 {
            notes.push(self.language.pick(("there are no examples", "der er ingen eksempler")).to_owned());
        }
        if let Some(folder) = &cases.without_cases {
            let folder = folder.display();
            let note = (format!("there are no cases in {folder}"), format!("der er ingen sager i {folder}"));
            notes.push(self.language.pick(note));
        }
        let command = command(arguments);
        if cases.nobody_to_ask {
            notes.push(self.language.pick((
                format!("nothing is written: there is no terminal to ask at; read the above and write it with `{command} --accept`"),
                format!("intet er skrevet: der er ingen terminal at spørge ved; læs det ovenstående, og skriv det med `{command} --accept`"),
            )));
        } else if cases.can_be_accepted {
            notes.push(self.language.pick((
                format!("if a case is right as it comes out now, accept it with `{command} --update`"),
                format!("er en sag rigtig, som den ender nu, så godkend den med `{command} --update`"),
            )));
        }
        notes
    }

    fn failed(&self) -> String {
        paint(self.language.pick(("FAILED", "FEJLER")), Role::Alarm)
    }
}

/// What was asked for, as it is written again with a further choice.
fn command(arguments: &Test) -> String {
    let mut words = vec!["hjemmel test".to_owned()];
    words.extend(arguments.path.iter().map(|path| path.display().to_string()));
    words.extend(arguments.filter.iter().map(|filter| format!("--filter {filter:?}")));
    words.join(" ")
}

fn title(result: &CaseResult) -> &str {
    result.title.as_deref().unwrap_or_default()
}

fn ok() -> String {
    paint("ok", Role::Done)
}

/// A difference with its headings; lines lost are red and gained are green.
fn lines(difference: &Difference) -> String {
    let mut text = String::new();
    for place in &difference.places {
        if let Some(below) = &place.below {
            text.push_str(&paint(&format!("    … {below}"), Role::Faint));
            text.push('\n');
        }
        for line in &place.lines {
            let (mark, role) = match line.side {
                Side::Both => (' ', Role::Faint),
                Side::Lost => ('-', Role::Alarm),
                Side::Gained => ('+', Role::Done),
            };
            let whole = format!("  {mark} {}", line.text);
            text.push_str(&paint(whole.trim_end(), role));
            text.push('\n');
        }
    }
    text
}

fn places(difference: &Difference) -> Value {
    let line = |line: &hjemmel_cases::DifferenceLine| {
        let side = match line.side {
            Side::Both => "both",
            Side::Lost => "lost",
            Side::Gained => "gained",
        };
        json!({ "side": side, "text": line.text })
    };
    let places = difference
        .places
        .iter()
        .map(|place| json!({ "below": place.below, "lines": place.lines.iter().map(line).collect::<Vec<_>>() }));
    Value::Array(places.collect())
}
