//! The heads of rulebooks.

use super::{Once, Resolver};
use crate::model::{Law, RulebookHead};
use crate::scope::Symbol;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun};
use hjemmel_engine::ids::{CalendarId, RulebookId};
use hjemmel_engine::plan;
use hjemmel_syntax::tree::{CitationAt, Clause, ClauseKind, Path};
use hjemmel_value::{Chapter, MonthConvention, Place};
use std::collections::BTreeMap;
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn heads(&mut self) {
        let declared = Arc::clone(&self.declared);
        for (place, book) in declared.books.iter().enumerate() {
            let id = RulebookId::at(place);
            let mut head = RulebookHead {
                head: plan::Rulebook {
                    name: Arc::clone(&book.name),
                    title: book.label.clone(),
                    from: None,
                    until: None,
                    months: MonthConvention::LastDay,
                    working_days: None,
                    holidays_move: false,
                    proposals: self.rulebook_proposal(id).into_iter().collect(),
                },
                says_months: false,
                names_calendar: false,
                laws: Vec::new(),
                chapters: Vec::new(),
                uses: self.names.book(id).map(|names| names.uses.clone()).unwrap_or_default(),
                span: book.span,
            };
            let mut once = Once::default();
            let mut aliases = BTreeMap::new();
            for clause in book.clauses() {
                self.head_clause(id, clause, &mut head, &mut once);
                if let ClauseKind::Law { alias, .. } = &clause.kind
                    && let Some(first) = aliases.insert(&alias.text, alias.at.0)
                {
                    let message = Message::DuplicateName { name: alias.text.to_string() };
                    let complaint = Diagnostic::new(message, alias.at.0);
                    self.complain(complaint.with_secondary(first, LabelRole::FirstDeclaredHere));
                }
            }
            self.model.rulebooks.push(head);
        }
    }

    fn head_clause(&mut self, id: RulebookId, clause: &'t Clause, head: &mut RulebookHead, once: &mut Once) {
        let at = clause.at.0;
        match &clause.kind {
            ClauseKind::Validity(validity) if self.once(once, "from", "fra", at) => {
                head.head.from = validity.from;
                head.head.until = validity.until;
            }
            ClauseKind::Months(months) if self.once(once, "months", "måneder", at) => {
                head.head.months = *months;
                head.says_months = true;
            }
            ClauseKind::HolidaysStay => {
                self.once(once, "holidays", "helligdage", at);
            }
            ClauseKind::HolidaysMove(calendar) if self.once(once, "holidays", "helligdage", at) => {
                head.head.holidays_move = true;
                head.names_calendar = true;
                // A calendar that is not found has been complained of, and leaves the dates as they are.
                if let Some(calendar) = self.calendar_named(id, calendar) {
                    head.head.working_days = Some(calendar);
                }
            }
            ClauseKind::WorkingDays(calendar) if self.once(once, "working days by", "arbejdsdage efter", at) => {
                head.names_calendar = true;
                if let Some(calendar) = self.calendar_named(id, calendar) {
                    head.head.working_days = Some(calendar);
                }
            }
            ClauseKind::Proposed(_) => {
                self.once(once, "proposed", "forslag", at);
            }
            ClauseKind::Law { title, alias, never_enacted, until } => head.laws.push(Law {
                alias: Arc::clone(&alias.text),
                title: Arc::clone(&title.text),
                never_enacted: *never_enacted,
                until: *until,
                span: at,
            }),
            ClauseKind::Chapter { chapter, sections } => {
                let described = self.chapter(id, chapter, sections);
                head.chapters.extend(described);
            }
            _ => {}
        }
    }

    fn calendar_named(&mut self, book: RulebookId, path: &'t Path) -> Option<CalendarId> {
        match self.names.find(book, path, Noun::Calendar, |symbol| matches!(symbol, Symbol::Calendar(_))) {
            Ok(Symbol::Calendar(calendar)) => Some(calendar),
            Ok(_) | Err(None) => None,
            Err(Some(complaint)) => {
                self.complain(*complaint);
                None
            }
        }
    }

    fn chapter(&mut self, id: RulebookId, chapter: &CitationAt, sections: &CitationAt) -> Vec<Chapter> {
        let law = self.cited(id, chapter).law;
        let (Place::Chapters(chapters), Place::Sections(sections)) =
            (&chapter.citation.place, &sections.citation.place)
        else {
            return Vec::new();
        };
        let one = |number| Chapter { law: Arc::clone(&law), number, sections: sections.clone() };
        let ends = chapters.iter().flat_map(|range| [range.first, range.last]);
        let mut described: Vec<Chapter> = ends.map(one).collect();
        described.dedup();
        described
    }
}
