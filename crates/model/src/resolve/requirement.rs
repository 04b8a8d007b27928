//! Requirements.

use super::aspect::aspect_name;
use super::clauses::has_broken_line;
use super::proposal::version_order;
use super::{Instance, Once, Resolver, named};
use crate::declare::{Declared, duplicate};
use crate::model::{EventMatch, Expression, ExpressionKind, ForEach, Requirement, RequirementVersion, Stated, Timing};
use crate::scope::Symbol;
use crate::types::Context;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{ActorId, FactId, FieldId, RequirementId};
use hjemmel_engine::plan::{AspectName, Modality};
use hjemmel_syntax::tree::{self, AsideValue, Clause, ClauseKind, Item};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Clauses on which acts meet a duty, in both languages.
const COUNTS_EARLIER_EVENTS: (&str, &str) = ("counts earlier events", "medregner tidligere hændelser");
const SPENDS_ITS_EVENTS: (&str, &str) = ("spends its events", "forbruger sine hændelser");

/// The clauses that only a requirement has, as far as they can be read before its events are known.
struct Own<'t> {
    duty: Option<&'t tree::DutyClause>,
    timing: Option<(&'t tree::Timing, Span)>,
    aspects: Vec<(AspectName, &'t AsideValue)>,
    decided_by: Option<&'t tree::Path>,
    met_by: Vec<EventMatch>,
    broken_by: Vec<EventMatch>,
    counts_earlier_events: bool,
    spends_its_events: bool,
    states: Vec<Stated>,
    instead_of: Vec<RequirementId>,
    tags: Vec<Arc<str>>,
}

impl<'t> Resolver<'t> {
    pub(super) fn requirements(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.requirements {
            let mut versions: Vec<RequirementVersion> = Vec::new();
            let for_each = self.for_each(rule);
            for item in &rule.items {
                let (version, broken) = self.watched(|this| this.requirement_version(rule, item));
                versions.push(RequirementVersion { broken: broken || has_broken_line(item), ..version });
            }
            versions.sort_by_key(|version| version_order(&version.in_force));
            let (rulebook, named) = (rule.rulebook, rule.named.clone());
            let instance = self.instance.take();
            self.instances.push(instance);
            self.model.requirements.push(Requirement { rulebook, named, for_each, versions });
        }
    }

    /// What a requirement is owed for each of: the same in all its versions. Its name and fields are known in all of them.
    fn for_each(&mut self, rule: &Declared<'t>) -> Option<ForEach> {
        let context = self.context(rule.rulebook);
        let says = |clause: &&'t Clause| {
            matches!(
                clause.kind,
                ClauseKind::ForEach { .. }
                    | ClauseKind::ForEachDay { .. }
                    | ClauseKind::ForEachPeriod { .. }
                    | ClauseKind::ForEachDecision { .. }
            )
        };
        let mut said: Vec<Option<&'t Clause>> = Vec::new();
        for item in &rule.items {
            let mut once = Once::default();
            for clause in item.clauses.iter().filter(says) {
                self.once(&mut once, "for each", "for hver", clause.at.0);
            }
            said.push(item.clauses.iter().find(says));
        }
        let first = said.iter().copied().flatten().next()?;
        for (other, item) in said.iter().zip(&rule.items) {
            let same = other.is_some_and(|other| in_words(other) == in_words(first));
            if !same && !has_broken_line(item) {
                let message = Message::ForEachDiffers { requirement: rule.named.name.to_string() };
                let place = other.map_or(item.header_at.0, |other| other.at.0);
                self.complain(Diagnostic::new(message, place).with_secondary(first.at.0, LabelRole::FirstWrittenHere));
            }
        }
        match &first.kind {
            ClauseKind::ForEach { query, name } => {
                let read = self.query(query, context);
                // Known even where the condition is broken.
                let list = self.names.find(context.book, &query.events, Noun::Fact, Symbol::has_value);
                let event = match list {
                    Ok(Symbol::Fact(id)) => self.events_of(id),
                    _ => None,
                };
                let instance = event.map_or(Instance::Unread, Instance::Event);
                self.instance = Some((instance, Arc::clone(&name.text)));
                read.map(ForEach::Event)
            }
            ClauseKind::ForEachDay { when, name, anew } => {
                let condition = self.condition(when, context);
                self.instance = Some((Instance::Day, Arc::clone(&name.text)));
                let condition = condition?;
                let Some(from) = counted_list(&condition) else {
                    self.complain(Diagnostic::new(Message::NothingCounted, when.at.0));
                    return None;
                };
                Some(ForEach::Day { when: condition, from, anew: *anew, called: Arc::clone(&name.text) })
            }
            ClauseKind::ForEachPeriod { same, name } => {
                let same = self.what_stays_the_same(same, context);
                self.instance = Some((Instance::Period, Arc::clone(&name.text)));
                same
            }
            ClauseKind::ForEachDecision { by, name } => {
                self.instance = name.as_ref().map(|name| (Instance::Decision, Arc::clone(&name.text)));
                for decided in rule.items.iter().flat_map(|item| &item.clauses) {
                    if let ClauseKind::DecidedBy(_) = &decided.kind {
                        let message = Message::GuardIsDecided { requirement: rule.named.name.to_string() };
                        let complaint = Diagnostic::new(message, decided.at.0);
                        self.complain(complaint.with_secondary(first.at.0, LabelRole::FirstHere));
                    }
                }
                self.actor(context.book, by).map(|by| ForEach::Decision { by })
            }
            _ => None,
        }
    }

    fn requirement_version(&mut self, rule: &Declared<'t>, item: &'t Item) -> RequirementVersion {
        let book = rule.rulebook;
        let context = self.context(book);
        let mut once = Once::default();
        let conditions = self.conditions(book, &item.clauses, &mut once);
        let own = self.own_clauses(item, context, &mut once);
        if own.duty.is_none() {
            self.missing_clause(item, ["must", "skal"], Noun::Requirement);
        }
        self.clauses_for_nothing(&rule.named.name, item, own.duty);
        let actor = own.duty.and_then(|duty| self.actor(book, &duty.actor));
        let timing = own.timing.and_then(|(timing, _)| self.timing(timing, context));
        let mut aspects = BTreeMap::new();
        for (aspect, value) in &own.aspects {
            let categories = self.aspect_categories(&own.met_by, *aspect);
            let value = self.aspect_value(value, &categories);
            aspects.extend(value.map(|value| (*aspect, value)));
        }
        RequirementVersion {
            in_force: self.in_force(rule, item, None),
            groups: conditions.groups,
            when: conditions.when,
            unless: conditions.unless,
            // An actor that could not be found has been complained of; the version stays for what else is in it.
            actor: actor.unwrap_or(ActorId(u32::MAX)),
            modality: own.duty.map_or(Modality::Must, |duty| modality(duty.modality)),
            action: own.duty.map_or_else(|| Arc::from(""), |duty| Arc::clone(&duty.action.text)),
            timing: timing.unwrap_or(Timing::AtAllTimes),
            timing_words: own.timing.map(|(timing, span)| (timing.clone(), span)),
            form: aspects.remove(&AspectName::Form),
            content: aspects.remove(&AspectName::Content),
            documents: aspects.remove(&AspectName::Documents),
            decided_by: own.decided_by.and_then(|path| self.actor(book, path)),
            met_by: own.met_by,
            broken_by: own.broken_by,
            counts_earlier_events: own.counts_earlier_events,
            spends_its_events: own.spends_its_events,
            states: own.states,
            instead_of: own.instead_of,
            tags: own.tags,
            conventions: context.conventions,
            moves_by: self.moves_by(book, own.timing),
            text: self.rule_text(book, item, &mut once),
            span: item.header_at.0,
            broken: false,
        }
    }

    fn own_clauses(&mut self, item: &'t Item, context: Context, once: &mut Once) -> Own<'t> {
        let mut own = Own {
            duty: None,
            timing: None,
            aspects: Vec::new(),
            decided_by: None,
            met_by: Vec::new(),
            broken_by: Vec::new(),
            counts_earlier_events: false,
            spends_its_events: false,
            states: Vec::new(),
            instead_of: Vec::new(),
            tags: Vec::new(),
        };
        let mut stated = BTreeMap::new();
        for clause in &item.clauses {
            self.own_clause(clause, context, once, &mut own, &mut stated);
        }
        own.instead_of.sort_unstable();
        own.instead_of.dedup();
        own
    }

    /// No act meets a prohibition, in time or at all, and none breaks anything else.
    fn clauses_for_nothing(&mut self, requirement: &str, item: &'t Item, duty: Option<&tree::DutyClause>) {
        let Some(duty) = duty else { return };
        let forbids = modality(duty.modality) == Modality::MustNot;
        for clause in &item.clauses {
            let requirement = requirement.to_owned();
            let message = match &clause.kind {
                ClauseKind::MetBy(_) if forbids => Message::MetByOfMustNot { requirement },
                ClauseKind::BrokenBy(_) if !forbids => Message::BrokenByOfNoProhibition { requirement },
                ClauseKind::Timing(timing) if forbids && !matches!(timing, tree::Timing::AtAllTimes) => {
                    Message::DeadlineOfMustNot { requirement }
                }
                ClauseKind::CountsEarlierEvents if forbids => {
                    let (english, danish) = COUNTS_EARLIER_EVENTS;
                    Message::CountsOfMustNot { requirement, english: english.into(), danish: danish.into() }
                }
                ClauseKind::SpendsItsEvents if forbids => {
                    let (english, danish) = SPENDS_ITS_EVENTS;
                    Message::CountsOfMustNot { requirement, english: english.into(), danish: danish.into() }
                }
                _ => continue,
            };
            self.complain(Diagnostic::new(message, clause.at.0));
        }
    }

    fn own_clause(
        &mut self,
        clause: &'t Clause,
        context: Context,
        once: &mut Once,
        own: &mut Own<'t>,
        stated: &mut BTreeMap<Arc<str>, Span>,
    ) {
        let at = clause.at.0;
        match &clause.kind {
            ClauseKind::Duty(duty) if self.once(once, "must", "skal", at) => own.duty = Some(duty),
            ClauseKind::Timing(timing) if self.once(once, "deadline", "frist", at) => own.timing = Some((timing, at)),
            ClauseKind::Aspect { aspect, value } => {
                let (english, danish) = aspect_clause_words(*aspect);
                if self.once(once, english, danish, at) {
                    own.aspects.push((aspect_name(*aspect), value));
                }
            }
            ClauseKind::DecidedBy(path) if self.once(once, "decided by", "afgøres af", at) => {
                own.decided_by = Some(path);
            }
            ClauseKind::MetBy(query) => own.met_by.extend(self.event_match(query, context)),
            ClauseKind::BrokenBy(query) => own.broken_by.extend(self.event_match(query, context)),
            ClauseKind::CountsEarlierEvents => {
                let (english, danish) = COUNTS_EARLIER_EVENTS;
                self.once(once, english, danish, at);
                own.counts_earlier_events = true;
            }
            ClauseKind::SpendsItsEvents => {
                let (english, danish) = SPENDS_ITS_EVENTS;
                self.once(once, english, danish, at);
                own.spends_its_events = true;
            }
            ClauseKind::States { named: told, value } => {
                if let Some(first) = stated.get(&told.name.text).copied() {
                    self.complain(duplicate(&told.name, first));
                    return;
                }
                stated.insert(Arc::clone(&told.name.text), told.name.at.0);
                let value = self.typed(value, context, None);
                let named = named(&told.name, told.label.as_ref());
                own.states.extend(value.map(|value| Stated { named, value }));
            }
            ClauseKind::InsteadOf(paths) => {
                own.instead_of.extend(paths.iter().filter_map(|path| self.requirement(context.book, path)));
            }
            ClauseKind::Tag(tags) => own.tags.extend(tags.iter().map(|tag| Arc::clone(&tag.text))),
            _ => {}
        }
    }

    fn event_match(&mut self, words: &'t tree::Query, context: Context) -> Option<EventMatch> {
        let query = self.query(words, context)?;
        let event = self.events_of(query.events)?;
        let field = |aspect| -> Option<FieldId> { self.aspect_field(event, aspect).map(|(field, _)| field) };
        Some(EventMatch {
            form_field: field(AspectName::Form),
            content_field: field(AspectName::Content),
            documents_field: field(AspectName::Documents),
            query,
            words: words.clone(),
        })
    }
}

fn modality(modality: tree::Modality) -> Modality {
    match modality {
        tree::Modality::Must => Modality::Must,
        tree::Modality::May => Modality::May,
        tree::Modality::MustNot => Modality::MustNot,
    }
}

/// The words of the clauses that ask an aspect.
fn aspect_clause_words(aspect: tree::AspectName) -> (&'static str, &'static str) {
    match aspect {
        tree::AspectName::Deadline => ("deadline", "frist"),
        tree::AspectName::Form => ("form", "form"),
        tree::AspectName::Content => ("content", "indhold"),
        tree::AspectName::Documents => ("documents", "dokumenter"),
        tree::AspectName::Decision => ("decision", "afgørelse"),
    }
}

/// A clause as it is written in one language, whatever its layout.
fn in_words(clause: &Clause) -> String {
    hjemmel_syntax::format::format_clause(clause, tree::ItemKind::Requirement, hjemmel_diagnostic::Language::English)
}

/// The list of events that a condition counts.
fn counted_list(condition: &Expression) -> Option<FactId> {
    let mut found = None;
    crate::walk::each(vec![condition], |expression| {
        if let ExpressionKind::Aggregate { query, .. }
        | ExpressionKind::Covered { query, .. }
        | ExpressionKind::During(query) = &*expression.kind
        {
            found = found.or(Some(query.events));
        }
    });
    found
}
