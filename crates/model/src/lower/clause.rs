//! The texts of clauses, in both languages.

use super::Lowering;
use super::words::{Words, read};
use crate::model::{Condition, EventMatch, Expression, Rest, Suspension, Timing};
use hjemmel_diagnostic::{At, Language};
use hjemmel_engine::ids::ClauseId;
use hjemmel_engine::plan::{self, ClauseText, Named, Share};
use hjemmel_syntax::format::{format_clause, format_expression};
use hjemmel_syntax::tree::{self, Clause, ClauseKind, Comments, ItemKind, ShareBound};

impl Lowering<'_> {
    fn words(&self) -> Words<'_> {
        Words::new(self.model)
    }

    /// Keeps the words of a clause. Every clause has its own, even if another reads the same: what is reported by
    /// clause is reported of this one.
    fn keep(&mut self, text: impl Fn(Language) -> String) -> ClauseId {
        let clause = ClauseId::at(self.clauses.len());
        let [english, danish] = [Language::English, Language::Danish].map(|language| text(language).into());
        self.clauses.push(ClauseText { english, danish });
        clause
    }

    fn clause(&mut self, kind: ClauseKind, item: ItemKind) -> ClauseId {
        let clause = Clause { at: At::default(), kind, comments: Comments::default() };
        self.keep(|language| format_clause(&clause, item, language))
    }

    /// `age is …`.
    pub(super) fn definition_clause(
        &mut self,
        named: &Named,
        words: &tree::Expression,
        value: &Expression,
    ) -> ClauseId {
        let (name, value) = (read(named), self.words().expression(words, Some(value)));
        self.keep(|language| {
            let is = match language {
                Language::English => "is",
                Language::Danish => "er",
            };
            format!("{name} {is} {}", format_expression(&value, language))
        })
    }

    /// `interval is read off a table`: its rows have words of their own.
    pub(super) fn table_clause(&mut self, named: &Named) -> ClauseId {
        let name = read(named);
        self.keep(|language| match language {
            Language::English => format!("{name} is read off a table"),
            Language::Danish => format!("{name} læses af en tabel"),
        })
    }

    /// `age is under 30 and job ready is yes`: what a row of a table asks.
    pub(super) fn row_clause(&mut self, words: Option<&tree::Expression>, when: &Expression) -> ClauseId {
        let words = words.map(|words| self.words().expression(words, Some(when)));
        self.keep(|language| match (&words, language) {
            (Some(words), language) => format_expression(words, language),
            (None, Language::English) => "it is so in every case".to_owned(),
            (None, Language::Danish) => "det gælder i alle tilfælde".to_owned(),
        })
    }

    /// `extends deadline by …`: whose, the line says that bears it.
    pub(super) fn longer_clause(&mut self, words: &tree::Expression, length: &Expression) -> ClauseId {
        let length = self.words().expression(words, Some(length));
        self.keep(|language| {
            let longer = match language {
                Language::English => "extends deadline by",
                Language::Danish => "forlænger frist med",
            };
            format!("{longer} {}", format_expression(&length, language))
        })
    }

    /// `suspends during …, then within …`: whose, the line says that bears it.
    pub(super) fn suspension_clause(&mut self, suspension: &Suspension) -> ClauseId {
        let then = self.words().expression(&suspension.then_words, Some(&suspension.then));
        match &suspension.during {
            Rest::Periods(periods) => {
                let (query, words) = &**periods;
                let during = self.words().query(words, Some(query));
                self.clause(ClauseKind::Suspends { targets: Vec::new(), during, then }, ItemKind::Exemption)
            }
            Rest::Trial(trial) => {
                let trial = self.model.trials.get(trial.index()).map(|trial| read(&trial.named)).unwrap_or_default();
                self.keep(|language| {
                    let then = format_expression(&then, language);
                    match language {
                        Language::English => format!("suspended while {trial} runs, then within {then}"),
                        Language::Danish => format!("udskudt, så længe {trial} løber, derefter senest {then}"),
                    }
                })
            }
        }
    }

    /// `at least 75 percent where …`.
    pub(super) fn share_clause(&mut self, share: Share, fits: &Condition) -> ClauseId {
        let (bound, percent) = match share {
            Share::AtLeast(percent) => (ShareBound::AtLeast, percent),
            Share::AtMost(percent) => (ShareBound::AtMost, percent),
        };
        let fits = self.words().expression(&fits.words, Some(&fits.expression));
        self.clause(ClauseKind::Share { bound, percent, percent_at: At::default(), fits }, ItemKind::Quota)
    }

    /// `when …`.
    pub(super) fn when(&mut self, conditions: &[Condition]) -> Vec<plan::Condition> {
        self.conditions(conditions, ClauseKind::When)
    }

    /// `unless …`.
    pub(super) fn unless(&mut self, conditions: &[Condition]) -> Vec<plan::Condition> {
        self.conditions(conditions, ClauseKind::Unless)
    }

    fn conditions(
        &mut self,
        conditions: &[Condition],
        clause: fn(tree::Expression) -> ClauseKind,
    ) -> Vec<plan::Condition> {
        conditions
            .iter()
            .map(|condition| {
                let node = self.nodes.expression(&condition.expression);
                let words = self.words().expression(&condition.words, Some(&condition.expression));
                plan::Condition { node, clause: self.clause(clause(words), ItemKind::Requirement) }
            })
            .collect()
    }

    /// `met by …`, `broken by …`.
    pub(super) fn matches(
        &mut self,
        matches: &[EventMatch],
        clause: fn(tree::Query) -> ClauseKind,
    ) -> Vec<plan::EventMatch> {
        matches
            .iter()
            .map(|met| {
                let query = self.nodes.query(&met.query);
                let words = self.words().query(&met.words, Some(&met.query));
                let asked = words.condition.clone();
                plan::EventMatch {
                    query,
                    clause: self.clause(clause(words), ItemKind::Requirement),
                    asks: asked.map_or_else(Vec::new, |asked| self.parts(&asked)),
                    form_field: met.form_field,
                    content_field: met.content_field,
                    documents_field: met.documents_field,
                }
            })
            .collect()
    }

    /// The parts of a condition that all have to hold.
    fn parts(&mut self, condition: &tree::Expression) -> Vec<ClauseId> {
        let parts = match &*condition.kind {
            tree::ExpressionKind::And(parts) => parts.as_slice(),
            _ => std::slice::from_ref(condition),
        };
        parts.iter().map(|part| self.keep(|language| format_expression(part, language))).collect()
    }

    /// `within 1 week after …`.
    pub(super) fn timing_clause(&mut self, words: &tree::Timing, timing: &Timing) -> ClauseId {
        let words = self.words().timing(words, timing);
        self.clause(ClauseKind::Timing(words), ItemKind::Requirement)
    }
}
