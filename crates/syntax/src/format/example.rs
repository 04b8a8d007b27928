//! The lines of an example.

use super::printer::Printer;
use super::words::Word;
use crate::tree::{Comparison, ExpectLine, FieldValue, GivenLine, JudgementClause, JudgementKind, Path};
use hjemmel_value::Date;

impl Printer<'_> {
    /// A line below `given`.
    pub(super) fn given(&mut self, line: &GivenLine) {
        match line {
            GivenLine::Fact { fact, value, from, judgement } => {
                self.name(fact);
                self.value(value);
                self.first_day(*from);
                if let Some(judgement) = judgement {
                    self.judgement(judgement);
                }
            }
            GivenLine::Event { fact, fields } => {
                self.name(fact);
                self.list(fields, |printer, (field, value)| match value {
                    FieldValue::Absent => printer.word_name(Word::NoneOf, field),
                    FieldValue::Value(value) => {
                        printer.name(field);
                        printer.value(value);
                    }
                });
            }
            GivenLine::No { fact, from } => {
                self.word_name(Word::NoneOf, fact);
                self.first_day(*from);
            }
            GivenLine::Incomplete(fact) => {
                self.name(fact);
                self.word(Word::Incomplete);
            }
        }
    }

    fn first_day(&mut self, from: Option<Date>) {
        if let Some(from) = from {
            self.word(Word::From);
            self.day(from);
        }
    }

    fn judgement(&mut self, judgement: &JudgementClause) {
        self.then(match judgement.kind {
            JudgementKind::Assessed => Word::AssessedBy,
            JudgementKind::Chosen => Word::ChosenBy,
            JudgementKind::Requested => Word::RequestedBy,
        });
        self.quoted(&judgement.by);
        if let Some(date) = judgement.on {
            self.word(Word::On);
            self.day(date);
        }
        self.label(judgement.considerations.as_ref());
    }

    /// A line below `expect`.
    pub(super) fn expected(&mut self, line: &ExpectLine) {
        match line {
            ExpectLine::Duty { requirement, due, status } => {
                self.path(requirement);
                if let Some(date) = due {
                    self.word(Word::Due);
                    self.day(*date);
                    if status.is_some() {
                        self.line.comma();
                    }
                }
                if let Some(status) = status {
                    self.status(*status);
                }
            }
            ExpectLine::LiftedBy { aspect, requirement, by } => {
                if let Some(aspect) = aspect {
                    self.aspect(*aspect);
                    self.word(Word::AspectOf);
                }
                self.done_by(requirement, Word::LiftedBy, by);
            }
            ExpectLine::ChangedBy { aspect, requirement, by } => {
                self.aspect(*aspect);
                self.word(Word::AspectOf);
                self.done_by(requirement, Word::ChangedBy, by);
            }
            ExpectLine::DoesNotApply(rule) => self.told(rule, Word::DoesNotApply),
            ExpectLine::Undetermined(rule) => self.told(rule, Word::Undetermined),
            ExpectLine::Applies(group) => self.told(group, Word::Applies),
            ExpectLine::Is { name, comparison, value } => {
                self.path(name);
                match comparison {
                    Comparison::IsNot => self.word(Word::MainIsNot),
                    other => self.comparison(*other),
                }
                self.value(value);
            }
            ExpectLine::Asks(fact) => self.word_name(Word::Question, fact),
            ExpectLine::Conflict(rule) => {
                self.word(Word::Conflict);
                self.path(rule);
            }
            ExpectLine::Because(text) => {
                self.word(Word::Because);
                self.quoted(text);
            }
        }
    }

    fn done_by(&mut self, requirement: &Path, word: Word, by: &[Path]) {
        self.path(requirement);
        self.word(word);
        self.paths(by);
    }

    fn told(&mut self, path: &Path, word: Word) {
        self.path(path);
        self.word(word);
    }
}
