//! A page under construction: lines are added from the top, long text is wrapped.

use super::{Line, Piece, Role};
use crate::outcome::{Outcome, ReasonOutcome};
use hjemmel_value::{Citation, Language};
use serde_json::Value;

/// The widest line, in letters.
const WIDTH: usize = 110;

/// Lines so far, and how to write the next.
pub(super) struct Page<'a> {
    pub(super) language: Language,
    reasons: bool,
    /// Whether what does not apply has its reasons too.
    pub(super) all_reasons: bool,
    pub(super) lines: Vec<Line>,
    outcome: &'a Outcome,
}

impl<'a> Page<'a> {
    pub(super) fn new(outcome: &'a Outcome, language: Language, reasons: bool, all_reasons: bool) -> Self {
        Self { language, reasons, all_reasons, lines: Vec::new(), outcome }
    }

    /// What people read for a requirement.
    pub(super) fn title(&self, id: &str) -> String {
        let owed = self.outcome.obligations.iter().map(|line| (&line.id, &line.title));
        let open = self.outcome.undetermined.iter().map(|line| (&line.id, &line.title));
        let lifted = self.outcome.lifted.iter().map(|line| (&line.id, &line.title));
        let others = self.outcome.not_applicable.iter().map(|line| (&line.id, &line.title));
        let mut titles = owed.chain(open).chain(lifted).chain(others);
        let found = titles.find(|(known, _)| *known == id).map(|(_, title)| title.clone());
        found.unwrap_or_else(|| in_words(id))
    }

    /// What people read for facts that are not known: the questions that ask for them.
    pub(super) fn asked(&self, facts: &[String]) -> String {
        let question = |fact: &String| {
            let found = self.outcome.questions.iter().find(|question| question.fact == *fact);
            found.map_or_else(|| in_words(fact), |question| question.text.clone())
        };
        facts.iter().map(question).collect::<Vec<_>>().join(" ")
    }

    /// The text of the page's language.
    pub(super) fn pick(&self, english: &'static str, danish: &'static str) -> &'static str {
        self.language.pick((english, danish))
    }

    pub(super) fn heading(&mut self, english: &'static str, danish: &'static str) {
        if !self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        let text = self.pick(english, danish).to_owned();
        self.lines.push(vec![Piece { text, role: Role::Heading }]);
    }

    pub(super) fn line(&mut self, pieces: Vec<(String, Role)>) {
        self.lines.push(pieces.into_iter().map(|(text, role)| Piece { text, role }).collect());
    }

    /// Whether these fit on one line, with blanks between them.
    pub(super) fn fits(&self, texts: &[&str]) -> bool {
        let letters = texts.iter().map(|text| text.chars().count().saturating_add(2));
        letters.fold(0, usize::saturating_add) <= WIDTH
    }

    /// Text on as many lines as it needs, each behind the same indentation.
    pub(super) fn wrapped(&mut self, indentation: usize, text: &str, role: Role) {
        let room = WIDTH.saturating_sub(indentation).max(20);
        let mut current = String::new();
        let mut lines = Vec::new();
        for word in text.split_whitespace() {
            let length = current.chars().count().saturating_add(word.chars().count()).saturating_add(1);
            if !current.is_empty() && length > room {
                lines.push(std::mem::take(&mut current));
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
        lines.push(current);
        for line in lines {
            self.line(vec![(" ".repeat(indentation), Role::Plain), (line, role)]);
        }
    }

    /// The reasons, if they are asked for, as an indented list.
    pub(super) fn because(&mut self, indentation: usize, reasons: &[ReasonOutcome]) {
        if !self.reasons {
            return;
        }
        for reason in reasons {
            let mut text = format!("- {}", reason.text);
            if !reason.citations.is_empty() {
                text.push_str(&format!(" [{}]", citations(&reason.citations)));
            }
            let told = reason.facts.iter().map(|(name, value)| {
                let value = self.value(value, reason.said.get(name));
                format!("{}: {value}", in_words(name))
            });
            let facts: Vec<String> = told.collect();
            if !facts.is_empty() {
                text.push_str(&format!(" ({})", facts.join("; ")));
            }
            self.wrapped(indentation, &text, Role::Faint);
            self.because(indentation.saturating_add(2), &reason.because);
        }
    }

    /// A value: what the outcome says that people read, else what is read as it stands.
    pub(super) fn value(&self, value: &Value, said: Option<&String>) -> String {
        match (said, value) {
            (Some(said), _) => said.clone(),
            (None, Value::String(text)) => text.clone(),
            // An outcome of a version that did not say it.
            (None, Value::Bool(true)) => self.pick("yes", "ja").to_owned(),
            (None, Value::Bool(false)) => self.pick("no", "nej").to_owned(),
            (None, Value::Null) => self.pick("none", "ingen").to_owned(),
            (None, other) => other.to_string(),
        }
    }
}

/// The last part of a name, blanks for underscores.
pub(super) fn in_words(name: &str) -> String {
    name.rsplit('.').next().unwrap_or(name).replace('_', " ")
}

/// Citations with semicolons between.
pub(super) fn citations(citations: &[Citation]) -> String {
    citations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
