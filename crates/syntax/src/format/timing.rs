//! Timings, the targets of exemptions, and what the aspects of a requirement ask.

use super::expression::{Followed, Level};
use super::literal;
use super::printer::Printer;
use super::words::Word;
use crate::tree::{
    AsideValue, AspectName, ChangedTo, Expression, ExpressionKind, Modality, Side, Target, TargetRules, Timing,
};

impl Printer<'_> {
    /// When a duty is due.
    pub(super) fn timing(&mut self, timing: &Timing) {
        match timing {
            Timing::Within { length, side, from } => {
                self.word(Word::Within);
                self.counted_from(length, *side, from);
            }
            Timing::By(date) => {
                self.word(Word::By);
                self.date(date);
            }
            Timing::Before(date) => {
                self.word(Word::Before);
                self.date(date);
            }
            Timing::Times { times, length, side, from } => {
                self.word(Word::AtLeast);
                self.times(*times);
                self.word(Word::WithinWindow);
                self.counted_from(length, *side, from);
            }
            Timing::Between { times, from, included, by } => {
                if *times != 1 {
                    self.word(Word::AtLeast);
                    self.times(*times);
                }
                self.word(if *included { Word::NoEarlierThan } else { Word::After });
                self.expression(from, Level::Sum, Followed::More);
                self.word(Word::And);
                self.word(Word::By);
                self.date(by);
            }
            Timing::AtLeastEvery { first: Some(first), length, from } => {
                self.word(Word::Within);
                self.expression(first, Level::Sum, Followed::More);
                self.word(Word::After);
                self.expression(from, Level::Sum, Followed::More);
                self.line.comma();
                self.word(Word::Then);
                self.word(Word::AtLeast);
                self.every(length);
            }
            Timing::AtLeastEvery { first: None, length, from } => {
                self.word(Word::AtLeast);
                self.every(length);
                self.word(Word::From);
                self.date(from);
            }
            Timing::Every { length, from } => {
                self.every(length);
                self.word(Word::From);
                self.date(from);
            }
            Timing::Together(other) => {
                self.word(Word::TogetherWith);
                self.path(other);
            }
            Timing::Moved(timing) => {
                self.timing(timing);
                self.then(Word::MovedToWorkingDay);
            }
            Timing::Stays(timing) => {
                self.timing(timing);
                self.then(Word::NotMoved);
            }
            Timing::AtAllTimes => self.word(Word::AtAllTimes),
            Timing::NotEncoded(why) => {
                self.word(Word::Within);
                self.not_encoded(why);
            }
        }
    }

    fn counted_from(&mut self, length: &Expression, side: Side, from: &Expression) {
        self.expression(length, Level::Sum, Followed::More);
        self.word(match side {
            Side::After => Word::After,
            Side::Before => Word::Before,
        });
        self.date(from);
    }

    /// The date that ends a timing.
    fn date(&mut self, date: &Expression) {
        self.expression(date, Level::Reach, Followed::End);
    }

    fn times(&mut self, times: u32) {
        if times == 1 {
            return self.word(Word::Once);
        }
        self.text(&times.to_string());
        self.word(Word::Times);
    }

    /// `every month`, `every 3 months`; Danish counts in ordinals, `hver 3. måned`.
    fn every(&mut self, length: &Expression) {
        let parts = match &*length.kind {
            ExpressionKind::Duration(duration) => literal::parts(*duration),
            _ => Vec::new(),
        };
        let is_neuter = parts.first().is_some_and(|(_, unit)| unit.is_neuter());
        self.word(if is_neuter { Word::EveryNeuter } else { Word::EveryCommon });
        match parts.as_slice() {
            [(1, unit)] => self.word(unit.each()),
            [(count, unit)] if self.is_danish() => {
                self.text(&format!("{count}."));
                self.word(unit.each());
            }
            _ => self.expression(length, Level::Sum, Followed::More),
        }
    }

    /// How strongly something is owed.
    pub(super) fn modality(&mut self, modality: Modality) {
        self.word(match modality {
            Modality::Must => Word::Must,
            Modality::May => Word::May,
            Modality::MustNot => Word::MustNot,
        });
    }

    /// The name of an aspect.
    pub(super) fn aspect(&mut self, aspect: AspectName) {
        self.word(match aspect {
            AspectName::Deadline => Word::Deadline,
            AspectName::Form => Word::Form,
            AspectName::Content => Word::Content,
            AspectName::Documents => Word::Documents,
            AspectName::Decision => Word::Decision,
        });
    }

    /// What an aspect asks.
    pub(super) fn aspect_value(&mut self, value: &AsideValue) {
        match value {
            AsideValue::Names(names) => self.names(names),
            AsideValue::Text(text) => self.quoted(text),
            AsideValue::NotEncoded(why) => self.not_encoded(why),
        }
    }

    /// What an exemption changes an aspect to.
    pub(super) fn changed_to(&mut self, to: &ChangedTo) {
        match to {
            ChangedTo::Deadline(timing) => self.timing(timing),
            ChangedTo::LaterBy(length) => self.expression(length, Level::Sum, Followed::End),
            ChangedTo::Value(value) => self.aspect_value(value),
            ChangedTo::Decision(actor) => self.path(actor),
        }
    }

    fn not_encoded(&mut self, why: &crate::tree::Label) {
        self.word(Word::NotEncoded);
        self.quoted(why);
    }

    /// What an exemption or a guardrail touches.
    pub(super) fn target(&mut self, target: &Target) {
        if let Some(aspect) = target.aspect {
            self.aspect(aspect);
            if let Some(value) = &target.value {
                self.name(value);
            }
            self.word(Word::AspectOf);
        }
        match &target.rules {
            TargetRules::Named(path) => self.path(path),
            TargetRules::Cited(citation) => self.citation(citation),
            TargetRules::Tagged(tag) => {
                self.word(Word::Tag);
                self.name(tag);
            }
        }
    }
}
