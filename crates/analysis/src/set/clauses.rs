//! What the clauses of an item say, statement by statement.

use super::canonical::{Canonical, conjuncts, disjuncts, target_words};
use super::said::{Said, Words};
use crate::part::Part;
use hjemmel_syntax::format::{format_clause, format_expression, format_timing};
use hjemmel_syntax::keywords::keywords;
use hjemmel_syntax::tree::{
    AsideValue, AspectName, Basis, ChangedTo, Clause, ClauseKind, Comments, DutyClause, Expression, GivenLine,
    ItemKind, Modality, Path, Query, Target, Validity,
};
use hjemmel_value::{Language, MonthConvention};

/// Everything that the clauses of an item say.
pub(super) fn said(canonical: &mut Canonical<'_>, clauses: &[Clause]) -> Vec<Said> {
    canonical.instance = clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::ForEach { name, .. }
        | ClauseKind::ForEachDay { name, .. }
        | ClauseKind::ForEachPeriod { name, .. }
        | ClauseKind::ForEachDecision { name: Some(name), .. } => Some(name.text.clone()),
        _ => None,
    });
    let mut statements = Vec::new();
    for clause in clauses {
        Clauses { canonical, statements: &mut statements }.clause(clause);
    }
    statements
}

/// A clause as rulebook text.
pub(super) fn clause_words(kind: &ClauseKind) -> Words {
    let clause = clause_of(kind.clone());
    Words::of(|language| format_clause(&clause, ItemKind::Requirement, language))
}

fn clause_key(kind: ClauseKind) -> String {
    format_clause(&clause_of(kind), ItemKind::Requirement, Language::English)
}

fn clause_of(kind: ClauseKind) -> Clause {
    Clause { at: hjemmel_diagnostic::At::default(), kind, comments: Comments::default() }
}

/// The words of a clause behind the keyword with which it begins.
fn behind(kind: &ClauseKind, keyword: &str) -> Words {
    let words = clause_words(kind);
    let keyword = keywords().iter().find(|one| one.id == keyword);
    Words::of(|language| {
        let text = words.in_language(language);
        let rest = keyword.and_then(|keyword| text.strip_prefix(keyword.spelling(language)));
        rest.map_or(text, str::trim_start).to_owned()
    })
}

/// A validity as people read it: `from 2020-01-01 until 2024-12-31`.
pub(super) fn validity_words(validity: Validity) -> Words {
    clause_words(&ClauseKind::Validity(validity))
}

struct Clauses<'c, 's> {
    canonical: &'c mut Canonical<'s>,
    statements: &'c mut Vec<Said>,
}

impl Clauses<'_, '_> {
    fn push(&mut self, statement: Said) {
        self.statements.push(statement);
    }

    /// A statement whose canonical form is a clause.
    fn clause_as(&mut self, part: Part, kind: ClauseKind, words: Words) {
        self.push(Said::new(part, clause_key(kind), words));
    }

    /// A clause that stands or does not stand.
    fn mark(&mut self, part: Part, kind: &ClauseKind) {
        self.clause_as(part, kind.clone(), clause_words(kind));
    }

    fn text(&mut self, part: Part, text: &str) {
        self.push(Said::new(part, text, Words::plain(&format!("\"{text}\""))));
    }

    fn path(&mut self, part: Part, path: &Path) {
        let (key, words) = self.path_words(path);
        self.push(Said::new(part, key, words));
    }

    fn path_words(&mut self, path: &Path) -> (String, Words) {
        let mut rewritten = path.clone();
        self.canonical.item(&mut rewritten);
        (rewritten.dotted(), Words::plain(&path.dotted()))
    }

    /// Rules that are named, and decide nothing here.
    fn path_acted_on(&mut self, part: Part, path: &Path) {
        let mut rewritten = path.clone();
        self.canonical.unnamed(|canonical| canonical.item(&mut rewritten));
        self.push(Said::new(part, rewritten.dotted(), Words::plain(&path.dotted())));
    }

    fn expression_key(&mut self, expression: &Expression) -> String {
        let mut rewritten = expression.clone();
        self.canonical.expression(&mut rewritten);
        format_expression(&rewritten, Language::English)
    }

    fn expression(&mut self, part: Part, expression: &Expression) {
        let key = self.expression_key(expression);
        self.push(Said::new(part, key, expression_words(expression)));
    }

    fn targets(&mut self, part: Part, targets: &[Target]) {
        for target in targets {
            let (key, words) = target_words(self.canonical, target);
            self.push(Said::new(part, key, words));
        }
    }

    fn query(&mut self, query: &Query) -> Query {
        let mut rewritten = query.clone();
        self.canonical.query(&mut rewritten);
        rewritten
    }

    fn clause(&mut self, clause: &Clause) {
        let kind = &clause.kind;
        match kind {
            ClauseKind::Citation(citation) => {
                let mut rewritten = citation.clone();
                self.canonical.citation(&mut rewritten);
                self.clause_as(Part::Citation, ClauseKind::Citation(rewritten), clause_words(kind));
            }
            ClauseKind::Validity(validity) => {
                self.clause_as(Part::Validity, kind.clone(), validity_words(*validity));
            }
            ClauseKind::Effect { .. } => {
                self.clause_as(Part::Effect, kind.clone(), behind(kind, "with_effect_from"));
            }
            ClauseKind::Proposed(_) => self.mark(Part::Proposed, kind),
            // What is the rule where nothing is said is nothing to say.
            ClauseKind::Basis(Basis::Statute)
            | ClauseKind::Months(MonthConvention::LastDay)
            | ClauseKind::HolidaysStay => {}
            ClauseKind::Basis(_) => {
                let words = behind(kind, "basis");
                self.clause_as(Part::Basis, kind.clone(), words);
            }
            ClauseKind::Months(_) => self.mark(Part::Months, kind),
            ClauseKind::Interpretation(text) => self.text(Part::Interpretation, &text.text),
            ClauseKind::Tag(tags) => {
                for tag in tags {
                    self.push(Said::new(Part::Tag, &*tag.text, Words::plain(&tag.text)));
                }
            }
            ClauseKind::When(condition) => conjuncts(condition).into_iter().for_each(|one| {
                self.expression(Part::Condition, one);
            }),
            ClauseKind::Unless(condition) => disjuncts(condition).into_iter().for_each(|one| {
                self.expression(Part::Exception, one);
            }),
            ClauseKind::For(groups) => groups.iter().for_each(|group| self.path(Part::TargetGroup, group)),
            ClauseKind::NoOverlap => self.mark(Part::NoOverlap, kind),
            ClauseKind::Law { .. }
            | ClauseKind::Chapter { .. }
            | ClauseKind::Source(_)
            | ClauseKind::Uses(_)
            | ClauseKind::HolidaysMove(_)
            | ClauseKind::WorkingDays(_) => self.head(kind),
            ClauseKind::Delegated { .. }
            | ClauseKind::ParameterValue { .. }
            | ClauseKind::Decision(_)
            | ClauseKind::CalendarDays { .. }
            | ClauseKind::CategoryValue { .. }
            | ClauseKind::Field { .. } => self.data(kind),
            // The rows of a table hang on its columns; they are read together.
            ClauseKind::Columns { .. } | ClauseKind::Row(_) => {}
            ClauseKind::ForEachDay { .. }
            | ClauseKind::ForEachPeriod { .. }
            | ClauseKind::ForEachDecision { .. }
            | ClauseKind::ForEach { .. }
            | ClauseKind::Duty(_)
            | ClauseKind::Timing(_)
            | ClauseKind::Aspect { .. }
            | ClauseKind::DecidedBy(_)
            | ClauseKind::MetBy(_)
            | ClauseKind::BrokenBy(_)
            | ClauseKind::CountsEarlierEvents
            | ClauseKind::SpendsItsEvents
            | ClauseKind::States { .. }
            | ClauseKind::InsteadOf(_) => self.requirement(kind),
            ClauseKind::Bylaw(_)
            | ClauseKind::InTrial(_)
            | ClauseKind::Lifts(_)
            | ClauseKind::Changes { .. }
            | ClauseKind::Suspends { .. }
            | ClauseKind::Keeps { .. }
            | ClauseKind::ReachesArising
            | ClauseKind::PrevailsOver(_)
            | ClauseKind::Concerns(_)
            | ClauseKind::OldRunOn
            | ClauseKind::TakesOver { .. }
            | ClauseKind::WhenItEnds(_)
            | ClauseKind::Protects(_)
            | ClauseKind::QuotaOf(_)
            | ClauseKind::Share { .. } => self.departure(kind),
            ClauseKind::AsOf { .. } | ClauseKind::With(_) | ClauseKind::Given(_) | ClauseKind::Expect(_) => {
                self.example(kind);
            }
            ClauseKind::Broken { text } => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.push(Said::new(Part::Unread, text.clone(), Words::plain(&text)));
            }
        }
    }

    fn head(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Chapter { chapter, sections } => {
                let (mut chapter, mut sections) = (chapter.clone(), sections.clone());
                self.canonical.citation(&mut chapter);
                self.canonical.citation(&mut sections);
                self.clause_as(Part::Chapter, ClauseKind::Chapter { chapter, sections }, clause_words(kind));
            }
            ClauseKind::Source(text) => self.text(Part::Source, &text.text),
            ClauseKind::Uses(rulebooks) => {
                for rulebook in rulebooks {
                    let key = self.canonical.rulebook(&rulebook.dotted());
                    self.push(Said::new(Part::Uses, key, Words::plain(&rulebook.dotted())));
                }
            }
            ClauseKind::HolidaysMove(calendar) => {
                let mut rewritten = calendar.clone();
                self.canonical.path(&mut rewritten);
                self.clause_as(Part::Holidays, ClauseKind::HolidaysMove(rewritten), clause_words(kind));
            }
            ClauseKind::WorkingDays(calendar) => self.path(Part::WorkingDays, calendar),
            // A law is an item of its own.
            _ => {}
        }
    }

    fn data(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Delegated { to, bounds } => {
                self.path(Part::DelegatedTo, to);
                if let Some((low, high)) = bounds {
                    let key = format!("{} and {}", self.expression_key(low), self.expression_key(high));
                    let words = Words::of(|language| {
                        let (low, high) = (format_expression(low, language), format_expression(high, language));
                        language.pick((format!("between {low} and {high}"), format!("mellem {low} og {high}")))
                    });
                    self.push(Said::new(Part::Bounds, key, words));
                }
            }
            ClauseKind::ParameterValue { value, validity } => {
                let mut rewritten = value.clone();
                self.canonical.expression(&mut rewritten);
                let canonical = ClauseKind::ParameterValue { value: rewritten, validity: *validity };
                self.clause_as(Part::Value, canonical, clause_words(kind));
            }
            ClauseKind::Decision(text) => self.text(Part::DecisionTaken, &text.text),
            ClauseKind::CalendarDays { .. } => self.mark(Part::Days, kind),
            ClauseKind::CategoryValue { name, .. } => {
                let statement = Said::new(Part::Value, clause_key(kind.clone()), clause_words(kind));
                self.push(statement.of(&*name.text, Words::plain(&name.text)));
            }
            ClauseKind::Field { name, ty, ty_at, attributes, label } => {
                let (mut ty, mut attributes) = (ty.clone(), attributes.clone());
                self.canonical.ty(&mut ty);
                self.canonical.attributes(&mut attributes);
                let canonical =
                    ClauseKind::Field { name: name.clone(), ty, ty_at: *ty_at, attributes, label: label.clone() };
                let statement = Said::new(Part::Field, clause_key(canonical), clause_words(kind));
                self.push(statement.of(&*name.text, Words::plain(&name.text)));
            }
            _ => {}
        }
    }

    fn requirement(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::ForEachDay { when, name, anew } => {
                let mut when = when.clone();
                self.canonical.expression(&mut when);
                let canonical =
                    ClauseKind::ForEachDay { when, name: self.canonical.called_instance(name), anew: *anew };
                self.clause_as(Part::ForEach, canonical, behind(kind, "for_each"));
            }
            ClauseKind::ForEachPeriod { same, name } => {
                let mut same = same.clone();
                same.iter_mut().for_each(|one| self.canonical.path(one));
                same.sort_by_key(Path::dotted);
                let canonical = ClauseKind::ForEachPeriod { same, name: self.canonical.called_instance(name) };
                self.clause_as(Part::ForEach, canonical, behind(kind, "for_each"));
            }
            ClauseKind::ForEachDecision { by, name: _ } => {
                let mut by = by.clone();
                self.canonical.item(&mut by);
                // The name is no part of it: what asks for the day says so itself.
                let canonical = ClauseKind::ForEachDecision { by, name: None };
                self.clause_as(Part::ForEach, canonical, clause_words(kind));
            }
            ClauseKind::ForEach { query, name } => {
                let query = self.query(query);
                let canonical = ClauseKind::ForEach { query, name: self.canonical.called_instance(name) };
                self.clause_as(Part::ForEach, canonical, behind(kind, "for_each"));
            }
            ClauseKind::Duty(DutyClause { actor, modality, action }) => {
                self.path(Part::Actor, actor);
                let words = match modality {
                    Modality::Must => ("must", "skal"),
                    Modality::May => ("may", "kan"),
                    Modality::MustNot => ("must not", "må ikke"),
                };
                self.push(Said::new(Part::Modality, words.0, Words::of(|language| language.pick(words).to_owned())));
                self.text(Part::Action, &action.text);
            }
            ClauseKind::Timing(timing) => {
                let mut rewritten = timing.clone();
                self.canonical.timing(&mut rewritten);
                let words = Words::of(|language| format_timing(timing, language));
                self.push(Said::new(Part::Deadline, format_timing(&rewritten, Language::English), words));
            }
            ClauseKind::Aspect { aspect, value } => {
                let mut rewritten = value.clone();
                self.canonical.aside(&mut rewritten);
                let canonical = ClauseKind::Aspect { aspect: *aspect, value: rewritten };
                let (part, keyword) = match aspect {
                    AspectName::Form => (Part::Form, "form"),
                    AspectName::Content => (Part::Content, "content"),
                    AspectName::Documents => (Part::Documents, "documents"),
                    AspectName::Deadline => (Part::Deadline, "deadline"),
                    AspectName::Decision => (Part::DecidedBy, "decision"),
                };
                self.clause_as(part, canonical, behind(kind, keyword));
            }
            ClauseKind::DecidedBy(actor) => self.path(Part::DecidedBy, actor),
            ClauseKind::MetBy(query) => {
                let canonical = ClauseKind::MetBy(self.query(query));
                self.clause_as(Part::MetBy, canonical, behind(kind, "met_by"));
            }
            ClauseKind::BrokenBy(query) => {
                let canonical = ClauseKind::BrokenBy(self.query(query));
                self.clause_as(Part::BrokenBy, canonical, behind(kind, "broken_by"));
            }
            ClauseKind::CountsEarlierEvents => self.mark(Part::CountsEarlierEvents, kind),
            ClauseKind::SpendsItsEvents => self.mark(Part::SpendsItsEvents, kind),
            ClauseKind::States { named, value } => {
                let mut value = value.clone();
                self.canonical.expression(&mut value);
                let canonical = ClauseKind::States { named: named.clone(), value };
                let statement = Said::new(Part::States, clause_key(canonical), behind(kind, "states"));
                self.push(statement.of(&*named.name.text, Words::plain(&named.name.text)));
            }
            ClauseKind::InsteadOf(rules) => rules.iter().for_each(|rule| self.path_acted_on(Part::InsteadOf, rule)),
            _ => {}
        }
    }

    fn departure(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Bylaw(text) => self.text(Part::Bylaw, &text.text),
            ClauseKind::InTrial(trial) => self.path(Part::InTrial, trial),
            ClauseKind::Lifts(targets) => self.targets(Part::Lifts, targets),
            ClauseKind::Changes { target, to } => self.changes(target, to),
            ClauseKind::Suspends { targets, during, then } => {
                for target in targets {
                    let (group, _) = target_words(self.canonical, target);
                    let shown = ClauseKind::Suspends {
                        targets: vec![target.clone()],
                        during: during.clone(),
                        then: then.clone(),
                    };
                    let mut length = then.clone();
                    self.canonical.expression(&mut length);
                    let during = self.query(during);
                    let canonical = ClauseKind::Suspends { targets: Vec::new(), during, then: length };
                    let words = behind(&shown, "suspends");
                    self.push(Said { group, ..Said::new(Part::Suspends, clause_key(canonical), words) });
                }
            }
            ClauseKind::Keeps { targets, on } => {
                for target in targets {
                    let (group, of) = target_words(self.canonical, target);
                    let day = on.to_string();
                    self.push(Said::new(Part::Keeps, day.clone(), Words::plain(&day)).of(group, of));
                }
            }
            ClauseKind::ReachesArising => self.mark(Part::ReachesArising, kind),
            ClauseKind::PrevailsOver(others) => {
                others.iter().for_each(|other| self.path_acted_on(Part::PrevailsOver, other));
            }
            ClauseKind::Concerns(targets) => self.targets(Part::Concerns, targets),
            ClauseKind::OldRunOn | ClauseKind::TakesOver { .. } => self.mark(Part::Passing, kind),
            ClauseKind::WhenItEnds(then) => {
                let mut rewritten = then.clone();
                self.canonical.expression(&mut rewritten);
                self.clause_as(Part::Passing, ClauseKind::WhenItEnds(rewritten), clause_words(kind));
            }
            ClauseKind::Protects(targets) => self.targets(Part::Protects, targets),
            ClauseKind::QuotaOf(groups) => groups.iter().for_each(|group| self.path(Part::QuotaOf, group)),
            ClauseKind::Share { bound, percent, percent_at, fits } => {
                let mut rewritten = fits.clone();
                self.canonical.expression(&mut rewritten);
                let canonical =
                    ClauseKind::Share { bound: *bound, percent: *percent, percent_at: *percent_at, fits: rewritten };
                self.clause_as(Part::Share, canonical, clause_words(kind));
            }
            _ => {}
        }
    }

    fn changes(&mut self, target: &Target, to: &ChangedTo) {
        let (group, of) = target_words(self.canonical, target);
        let statement = match to {
            ChangedTo::Deadline(timing) => {
                let mut rewritten = timing.clone();
                self.canonical.timing(&mut rewritten);
                let words = Words::of(|language| format_timing(timing, language));
                Said::new(Part::Changes, format_timing(&rewritten, Language::English), words)
            }
            ChangedTo::LaterBy(length) => {
                let key = self.expression_key(length);
                Said::new(Part::Extends, key, expression_words(length))
            }
            ChangedTo::Value(value) => {
                let mut rewritten = value.clone();
                self.canonical.aside(&mut rewritten);
                Said::new(Part::Changes, aside_words(&rewritten).in_language(Language::English), aside_words(value))
            }
            ChangedTo::Decision(actor) => {
                let (key, words) = self.path_words(actor);
                Said::new(Part::Changes, key, words)
            }
        };
        self.push(statement.of(group, of));
    }

    fn example(&mut self, kind: &ClauseKind) {
        let words = clause_words(kind);
        match kind {
            ClauseKind::AsOf { date } => {
                let day = date.to_string();
                self.push(Said::new(Part::AsOf, day.clone(), Words::plain(&day)));
            }
            ClauseKind::With(proposals) => proposals.iter().for_each(|one| self.path(Part::With, one)),
            ClauseKind::Given(line) => {
                let fact = match line {
                    GivenLine::Fact { fact, .. } | GivenLine::Event { fact, .. } | GivenLine::No { fact, .. } => fact,
                    GivenLine::Incomplete(fact) => fact,
                };
                let group = self.canonical.fact_name(&fact.text);
                let mut line = line.clone();
                self.canonical.given(&mut line);
                let key = clause_key(ClauseKind::Given(line));
                self.push(Said { group, ..Said::new(Part::Given, key, words) });
            }
            ClauseKind::Expect(line) => {
                let mut line = line.clone();
                self.canonical.expected(&mut line);
                self.clause_as(Part::Expect, ClauseKind::Expect(line), words);
            }
            _ => {}
        }
    }
}

pub(super) fn expression_words(expression: &Expression) -> Words {
    Words::of(|language| format_expression(expression, language))
}

/// What an aspect asks, behind the name of the aspect.
fn aside_words(value: &AsideValue) -> Words {
    behind(&ClauseKind::Aspect { aspect: AspectName::Form, value: value.clone() }, "form")
}
