//! Clauses, each as one logical line.

use super::expression::{Followed, Level};
use super::literal::quoted;
use super::printer::Printer;
use super::query::Reading;
use super::words::Word;
use crate::tree::{
    Attribute, Basis, ChangedTo, CitationAt, Clause, ClauseKind, DutyClause, Expression, Label, Name, Path, ShareBound,
    TypeExpression, Validity,
};
use hjemmel_value::{Date, Duration, MonthConvention, Weekdays};

impl Printer<'_> {
    /// A clause of any item.
    pub(super) fn clause(&mut self, clause: &Clause) {
        match &clause.kind {
            ClauseKind::Citation(citation) => self.citation(citation),
            ClauseKind::Validity(validity) => self.validity(validity),
            ClauseKind::Effect { from } => {
                self.word(Word::WithEffectFrom);
                self.day(*from);
            }
            ClauseKind::Proposed(lacks) => {
                self.word(Word::Proposed);
                self.label(lacks.as_ref());
            }
            ClauseKind::Basis(basis) => self.basis(*basis),
            ClauseKind::Interpretation(text) => self.said(Word::Interpretation, text),
            ClauseKind::Tag(tags) => {
                self.word(Word::Tag);
                self.names(tags);
            }
            ClauseKind::When(condition) => {
                self.word(Word::When);
                self.condition(condition, Followed::End);
            }
            ClauseKind::Unless(condition) => {
                self.word(Word::Unless);
                self.condition(condition, Followed::End);
            }
            ClauseKind::For(groups) => self.listed(Word::ForGroups, groups),
            ClauseKind::Law { .. }
            | ClauseKind::Chapter { .. }
            | ClauseKind::Source(_)
            | ClauseKind::Uses(_)
            | ClauseKind::Months(_)
            | ClauseKind::HolidaysStay
            | ClauseKind::HolidaysMove(_)
            | ClauseKind::WorkingDays(_) => self.rulebook_clause(&clause.kind),
            ClauseKind::Delegated { to, bounds } => {
                self.word(Word::DelegatedTo);
                self.path(to);
                if let Some((low, high)) = bounds {
                    self.word(Word::Between);
                    self.value(low);
                    self.word(Word::And);
                    self.value(high);
                }
            }
            ClauseKind::ParameterValue { value, validity } => {
                self.value(value);
                self.validity(validity);
            }
            ClauseKind::Decision(text) => self.said(Word::DecisionTaken, text),
            ClauseKind::Columns { tests, results } => self.columns(tests, results),
            ClauseKind::Row(cells) => self.row(cells),
            ClauseKind::CalendarDays { days, label, validity } => {
                self.calendar_days(*days);
                self.label(label.as_ref());
                self.validity(validity);
            }
            ClauseKind::CategoryValue { name, label, code } => {
                self.name(name);
                self.label(label.as_ref());
                self.code(code.as_ref());
            }
            ClauseKind::Field { name, ty, attributes, label, .. } => {
                self.name(name);
                self.type_expression(ty);
                self.attributes(attributes);
                self.label(label.as_ref());
            }
            ClauseKind::NoOverlap => self.word(Word::NoOverlap),
            ClauseKind::AsOf { date } => {
                self.word(Word::AsOf);
                self.day(*date);
            }
            ClauseKind::With(proposals) => self.listed(Word::With, proposals),
            ClauseKind::Given(line) => self.given(line),
            ClauseKind::Expect(line) => self.expected(line),
            ClauseKind::Broken { text } => self.text(text.trim()),
            _ => self.rule_clause(&clause.kind),
        }
    }

    /// The clauses of requirements, trials, exemptions and guardrails.
    fn rule_clause(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Duty(DutyClause { actor, modality, action }) => {
                self.path(actor);
                self.modality(*modality);
                self.quoted(action);
            }
            ClauseKind::ForEachDay { when, name, anew } => {
                self.word(Word::ForEachDay);
                self.condition(when, Followed::More);
                self.word(Word::As);
                self.name(name);
                if *anew {
                    self.then(Word::CountingAnew);
                }
            }
            ClauseKind::ForEachPeriod { same, name } => {
                self.listed(Word::ForEachPeriod, same);
                self.word(Word::As);
                self.name(name);
            }
            ClauseKind::ForEachDecision { by, name } => {
                self.word(Word::ForEachDecision);
                self.path(by);
                if let Some(name) = name {
                    self.word(Word::As);
                    self.name(name);
                }
            }
            ClauseKind::ForEach { query, name } => {
                self.word(Word::ForEach);
                self.path(&query.events);
                if let Some(condition) = &query.condition {
                    self.word(Word::Where);
                    self.condition(condition, Followed::More);
                }
                self.word(Word::As);
                self.name(name);
            }
            ClauseKind::Timing(timing) => self.timing(timing),
            ClauseKind::Aspect { aspect, value } => {
                self.aspect(*aspect);
                self.aspect_value(value);
            }
            ClauseKind::DecidedBy(actor) => {
                self.word(Word::DecidedBy);
                self.path(actor);
            }
            ClauseKind::MetBy(query) => {
                self.word(Word::MetBy);
                self.query(query, Followed::End, Reading::Clause);
            }
            ClauseKind::BrokenBy(query) => {
                self.word(Word::BrokenBy);
                self.query(query, Followed::End, Reading::Clause);
            }
            ClauseKind::CountsEarlierEvents => self.word(Word::CountsEarlierEvents),
            ClauseKind::SpendsItsEvents => self.word(Word::SpendsItsEvents),
            ClauseKind::States { named, value } => {
                self.word(Word::States);
                self.named(named);
                self.word(Word::Is);
                self.condition(value, Followed::End);
            }
            ClauseKind::InsteadOf(rules) => self.listed(Word::InsteadOf, rules),
            ClauseKind::Bylaw(text) => self.said(Word::Bylaw, text),
            ClauseKind::InTrial(trial) => {
                self.word(Word::InTrial);
                self.path(trial);
            }
            ClauseKind::Lifts(targets) => {
                self.word(Word::Lifts);
                self.list(targets, Self::target);
            }
            ClauseKind::Changes { target, to } => {
                let (does, joined_by) = match to {
                    ChangedTo::LaterBy(_) => (Word::Extends, Word::LongerBy),
                    _ => (Word::Changes, Word::To),
                };
                self.word(does);
                self.target(target);
                self.word(joined_by);
                self.changed_to(to);
            }
            ClauseKind::Suspends { targets, during, then } => {
                self.word(Word::Suspends);
                self.list(targets, Self::target);
                self.word(Word::During);
                self.query(during, Followed::More, Reading::Inside);
                self.then_within(then);
            }
            ClauseKind::Keeps { targets, on } => {
                self.word(Word::Keeps);
                self.list(targets, Self::target);
                self.word(Word::AsItStood);
                self.day(*on);
            }
            ClauseKind::ReachesArising => self.word(Word::ReachesArising),
            ClauseKind::PrevailsOver(others) => self.listed(Word::PrevailsOver, others),
            ClauseKind::Concerns(targets) => {
                self.word(Word::Concerns);
                self.list(targets, Self::target);
            }
            ClauseKind::OldRunOn => self.word(Word::OldRunOn),
            ClauseKind::TakesOver { on, no_earlier_than } => {
                self.word(Word::TakesOver);
                self.day(*on);
                if let Some((date, length)) = no_earlier_than {
                    self.then(Word::DueNoEarlier);
                    self.day(*date);
                    if *length != Duration::default() {
                        self.text("+");
                        self.duration(*length);
                    }
                }
            }
            ClauseKind::WhenItEnds(then) => {
                self.word(Word::WhenItEnds);
                self.then_within(then);
            }
            ClauseKind::Protects(targets) => {
                self.word(Word::Protects);
                self.list(targets, Self::target);
            }
            ClauseKind::QuotaOf(groups) => self.listed(Word::QuotaOf, groups),
            ClauseKind::Share { bound, percent, fits, .. } => {
                self.word(match bound {
                    ShareBound::AtLeast => Word::AtLeast,
                    ShareBound::AtMost => Word::AtMost,
                });
                self.text(&percent.to_string());
                self.word(Word::Percent);
                self.word(Word::Where);
                self.condition(fits, Followed::End);
            }
            _ => {}
        }
    }

    /// `, then within D`
    fn then_within(&mut self, length: &Expression) {
        self.then(Word::Then);
        self.word(Word::Within);
        self.expression(length, Level::Sum, Followed::End);
    }

    /// The clauses of a file's head.
    fn rulebook_clause(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Law { title, alias, never_enacted, until } => {
                self.said(Word::Law, title);
                self.word(Word::As);
                self.name(alias);
                if *never_enacted {
                    self.then(Word::NeverEnacted);
                }
                if let Some(date) = until {
                    self.then(Word::Until);
                    self.day(*date);
                }
            }
            ClauseKind::Chapter { chapter, sections } => {
                self.citation(chapter);
                self.word(Word::Has);
                self.text(&without_law(sections));
            }
            ClauseKind::Source(text) => self.said(Word::Source, text),
            ClauseKind::Uses(rulebooks) => self.listed(Word::Uses, rulebooks),
            ClauseKind::Months(convention) => {
                self.word(Word::MonthsConvention);
                self.word(match convention {
                    MonthConvention::LastDay => Word::LastDay,
                    MonthConvention::SameDay => Word::SameDay,
                });
            }
            ClauseKind::HolidaysStay => self.word(Word::HolidaysStay),
            ClauseKind::HolidaysMove(calendar) => {
                self.word(Word::HolidaysMove);
                self.path(calendar);
            }
            ClauseKind::WorkingDays(calendar) => {
                self.word(Word::WorkingDays);
                self.path(calendar);
            }
            _ => {}
        }
    }

    fn said(&mut self, word: Word, text: &Label) {
        self.word(word);
        self.quoted(text);
    }

    fn listed(&mut self, word: Word, paths: &[Path]) {
        self.word(word);
        self.paths(paths);
    }

    /// A date by itself.
    pub(super) fn day(&mut self, date: Date) {
        self.text(&date.to_string());
    }

    fn validity(&mut self, validity: &Validity) {
        if let Some(date) = validity.from {
            self.word(Word::From);
            self.day(date);
        }
        if let Some(date) = validity.until {
            self.word(Word::Until);
            self.day(date);
        }
    }

    fn basis(&mut self, basis: Basis) {
        self.word(Word::Basis);
        self.word(match basis {
            Basis::Statute => Word::Statute,
            Basis::Guidance => Word::Guidance,
            Basis::Secondary => Word::Secondary,
        });
    }

    fn code(&mut self, code: Option<&Label>) {
        let Some(code) = code else { return };
        self.word(Word::Code);
        let is_number = code.text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !code.text.is_empty() {
            self.text(&code.text);
        } else {
            self.text(&quoted(&code.text));
        }
    }

    fn type_expression(&mut self, ty: &TypeExpression) {
        match ty {
            TypeExpression::YesNo => self.word(Word::YesNo),
            TypeExpression::Date => self.word(Word::Date),
            TypeExpression::Number => self.word(Word::Number),
            TypeExpression::Money => self.word(Word::Money),
            TypeExpression::Hours => self.word(Word::HoursType),
            TypeExpression::HoursAWeek(weekdays) => self.hours_a_week(*weekdays),
            TypeExpression::Percent => self.word(Word::PercentType),
            TypeExpression::Duration => self.word(Word::Duration),
            TypeExpression::Text => self.word(Word::Text),
            TypeExpression::Actor => self.word(Word::Actor),
            TypeExpression::OneOf(values) => {
                self.word(Word::OneOf);
                self.names(values);
            }
            TypeExpression::Events(event) => {
                self.word(Word::Events);
                self.path(event);
            }
            TypeExpression::Category(category) => self.path(category),
        }
    }

    fn hours_a_week(&mut self, weekdays: Weekdays) {
        self.word(Word::HoursType);
        self.word(Word::AWeek);
        if weekdays == Weekdays::ALL {
            return;
        }
        self.word(Word::OnWeekdays);
        self.weekdays(weekdays);
    }

    fn attributes(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            match attribute {
                Attribute::Optional => self.then(Word::Optional),
                Attribute::OverTime => self.then(Word::OverTime),
                Attribute::Assumed(value) => {
                    self.then(Word::Assumed);
                    self.value(value);
                }
                Attribute::AssessedBy(actor) => self.by(Word::AssessedBy, actor),
                Attribute::ChosenBy(actor) => self.by(Word::ChosenBy, actor),
                Attribute::RequestedBy(actor) => self.by(Word::RequestedBy, actor),
            }
        }
    }

    fn by(&mut self, word: Word, actor: &Path) {
        self.then(word);
        self.path(actor);
    }

    /// A declared name with its label.
    pub(super) fn named(&mut self, named: &crate::tree::Named) {
        self.name(&named.name);
        self.label(named.label.as_ref());
    }

    /// A keyword and the name after it.
    pub(super) fn word_name(&mut self, word: Word, name: &Name) {
        self.word(word);
        self.name(name);
    }
}

/// The sections of a citation whose law has been said already.
fn without_law(citation: &CitationAt) -> String {
    let text = citation.citation.to_string();
    match text.split_once(' ') {
        Some((_, sections)) => sections.to_owned(),
        None => text,
    }
}
