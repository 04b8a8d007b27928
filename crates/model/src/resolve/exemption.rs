//! Exemptions: which requirements they touch, and how.

use super::aspect::{aspect_name, aspect_word};
use super::clauses::has_broken_line;
use super::proposal::version_order;
use super::{Instance, Once, Resolver};
use crate::declare::Declared;
use crate::model::{Effect, EffectKind, EventMatch, Exemption, ExemptionVersion, Rest, Suspension};
use crate::scope::Symbol;
use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{ExemptionId, RequirementId, RulebookId, TrialId};
use hjemmel_engine::plan::{AspectName, Type};
use hjemmel_syntax::tree::{self, ChangedTo, ClauseKind, Item, Name, Target, TargetRules};
use std::sync::Arc;

impl<'t> Resolver<'t> {
    pub(super) fn exemptions(&mut self) {
        let declared = Arc::clone(&self.declared);
        for rule in &declared.exemptions {
            let mut versions: Vec<ExemptionVersion> = Vec::new();
            for item in &rule.items {
                let (version, broken) = self.watched(|this| this.exemption_version(rule, item));
                versions.push(ExemptionVersion { broken: broken || has_broken_line(item), ..version });
            }
            versions.sort_by_key(|version| version_order(&version.in_force));
            self.model.exemptions.push(Exemption { rulebook: rule.rulebook, named: rule.named.clone(), versions });
        }
    }

    fn exemption_version(&mut self, rule: &Declared<'t>, item: &'t Item) -> ExemptionVersion {
        let book = rule.rulebook;
        let mut once = Once::default();
        self.instance = self.instance_of_the_only_target(book, item);
        let conditions = self.conditions(book, &item.clauses, &mut once);
        let mut trial = None;
        let mut may_be_cited = has_broken_line(item);
        let mut effects = Vec::new();
        let mut prevails_over: Vec<ExemptionId> = Vec::new();
        let mut rests = Vec::new();
        let mut reaches_arising = false;
        let mut decided_by = None;
        for clause in &item.clauses {
            match &clause.kind {
                ClauseKind::InTrial(path) if self.once(&mut once, "in trial", "i forsøget", clause.at.0) => {
                    trial = self.trial(book, path);
                    may_be_cited |= trial.is_none();
                }
                ClauseKind::Lifts(targets) => {
                    for target in targets {
                        effects.extend(self.lifted(book, target));
                    }
                }
                ClauseKind::Changes { target, to } => effects.extend(self.changed(book, target, to)),
                ClauseKind::DecidedBy(path) if self.once(&mut once, "decided by", "afgøres af", clause.at.0) => {
                    decided_by = self.actor(book, path).map(|actor| (actor, clause.at.0));
                }
                ClauseKind::ReachesArising => reaches_arising = true,
                ClauseKind::Keeps { targets, on } => {
                    for target in targets {
                        let meant = self.meant(book, &target.rules).requirements.into_iter();
                        let kind = EffectKind::Keep(*on);
                        effects.extend(meant.map(|requirement| Effect {
                            requirement,
                            kind: kind.clone(),
                            span: target.at.0,
                        }));
                    }
                }
                ClauseKind::Suspends { targets, during, then } => {
                    let suspended = self.suspended(book, targets, during, then);
                    rests.extend(suspended.iter().filter_map(|effect| rests_with(&effect.kind)).zip([during.at.0]));
                    effects.extend(suspended);
                }
                ClauseKind::PrevailsOver(paths) => {
                    prevails_over.extend(paths.iter().filter_map(|path| self.exemption(book, path)));
                }
                _ => {}
            }
        }
        self.instance = None;
        let says_what = |clause: &tree::Clause| {
            use ClauseKind::{Changes, Keeps, Lifts, Suspends};
            matches!(clause.kind, Lifts(_) | Changes { .. } | Keeps { .. } | Suspends { .. })
        };
        if !item.clauses.iter().any(says_what) {
            self.missing_clause(item, ["lifts", "fritager for"], Noun::Exemption);
        }
        for (of, span) in rests {
            if trial != Some(of) {
                let name = self.trial_name(of);
                self.complain(Diagnostic::new(Message::RestsWithAnotherTrial { trial: name }, span));
            }
        }
        effects.sort_by_key(|effect| effect.requirement);
        prevails_over.sort_unstable();
        prevails_over.dedup();
        let mut text = self.rule_text(book, item, &mut once);
        if text.citations.is_empty() {
            text.citations = trial.map(|trial| self.trial_citations(trial)).unwrap_or_default();
        }
        let declared = Arc::clone(&self.declared);
        let framed = trial.and_then(|trial| declared.trials.get(trial.index()));
        let mark = framed.and_then(|trial| self.trial_proposal(trial));
        ExemptionVersion {
            in_force: self.in_force(rule, item, mark),
            trial,
            groups: conditions.groups,
            when: conditions.when,
            unless: conditions.unless,
            effects,
            may_be_cited,
            prevails_over,
            decided_by,
            reaches_arising,
            text,
            span: item.header_at.0,
            broken: false,
        }
    }

    /// What the requirement is owed for each of, if an exemption is from this one alone and names it.
    fn instance_of_the_only_target(&self, book: RulebookId, item: &Item) -> Option<(Instance, Arc<str>)> {
        let targets = item.clauses.iter().flat_map(|clause| match &clause.kind {
            ClauseKind::Lifts(targets) => targets.iter().collect(),
            ClauseKind::Changes { target, .. } => vec![target],
            ClauseKind::Suspends { targets, .. } | ClauseKind::Keeps { targets, .. } => targets.iter().collect(),
            _ => Vec::new(),
        });
        let mut only = None;
        for target in targets {
            let TargetRules::Named(path) = &target.rules else { return None };
            let wanted = |symbol| matches!(symbol, Symbol::Requirement(_));
            let Some(Symbol::Requirement(id)) = self.names.lookup(book, path, wanted) else { return None };
            if only.is_some_and(|only| only != id) {
                return None;
            }
            only = Some(id);
        }
        self.instances.get(only?.index())?.clone()
    }

    fn suspended(
        &mut self,
        book: RulebookId,
        targets: &[Target],
        during: &'t tree::Query,
        then: &'t tree::Expression,
    ) -> Vec<Effect> {
        let context = self.context(book);
        let made = self.of_type(then, context, Type::Duration);
        let rest = self.rest(book, during);
        let suspension = rest.zip(made).map(|(during, made)| {
            EffectKind::Suspend(Box::new(Suspension { during, then: made, then_words: then.clone(), transition: None }))
        });
        let mut effects = Vec::new();
        for target in targets {
            let meant = self.meant(book, &target.rules);
            for requirement in meant.requirements {
                if !self.aspect_is_there(requirement, AspectName::Deadline, meant.by_name, target.at.0) {
                    continue;
                }
                let kind = suspension.clone();
                effects.extend(kind.map(|kind| Effect { requirement, kind, span: target.at.0 }));
            }
        }
        effects
    }

    /// What a duty rests during: a trial by its name alone, or else periods.
    fn rest(&mut self, book: RulebookId, during: &'t tree::Query) -> Option<Rest> {
        let wanted = |symbol: Symbol| matches!(symbol, Symbol::Trial(_));
        if during.condition.is_none()
            && let Some(Symbol::Trial(trial)) = self.names.lookup(book, &during.events, wanted)
        {
            return Some(Rest::Trial(trial));
        }
        let periods = self.periods(during, during.at.0, self.context(book))?;
        Some(Rest::Periods(Box::new((periods, during.clone()))))
    }

    fn trial_name(&self, trial: TrialId) -> String {
        self.model.trials.get(trial.index()).map(|trial| trial.named.name.to_string()).unwrap_or_default()
    }

    /// The citations of a trial, of all its versions.
    fn trial_citations(&self, trial: TrialId) -> Vec<hjemmel_value::Citation> {
        let mut citations = Vec::new();
        for version in self.model.trials.get(trial.index()).into_iter().flat_map(|trial| &trial.versions) {
            for citation in &version.text.citations {
                if !citations.contains(citation) {
                    citations.push(citation.clone());
                }
            }
        }
        citations
    }

    fn lifted(&mut self, book: RulebookId, target: &Target) -> Vec<Effect> {
        let meant = self.meant(book, &target.rules);
        let mut effects = Vec::new();
        for requirement in meant.requirements {
            let Some(aspect) = target.aspect.map(aspect_name) else {
                effects.push(Effect { requirement, kind: EffectKind::LiftWhole, span: target.at.0 });
                continue;
            };
            if !self.aspect_is_there(requirement, aspect, meant.by_name, target.at.0) {
                continue;
            }
            let kind = match &target.value {
                None => EffectKind::LiftAspect(aspect),
                Some(value) if self.value_is_asked(requirement, aspect, value, meant.by_name) => {
                    EffectKind::LiftValue(aspect, Arc::clone(&value.text))
                }
                Some(_) => continue,
            };
            effects.push(Effect { requirement, kind, span: target.at.0 });
        }
        effects
    }

    /// Whether a requirement has the aspect that an exemption touches; complains if it is named and has not.
    fn aspect_is_there(&mut self, id: RequirementId, aspect: AspectName, by_name: bool, at: Span) -> bool {
        let there = self.has_aspect(id, aspect);
        if !there && by_name {
            let message =
                Message::ChangesMissingAspect { aspect: aspect_word(aspect), requirement: self.requirement_name(id) };
            let complaint = Diagnostic::new(message, at);
            let place = self.declared.requirements.get(id.index()).map(|requirement| requirement.span);
            self.complain(complaint.with_secondary_if(place, LabelRole::RequirementHere));
        }
        there
    }

    fn value_is_asked(&mut self, id: RequirementId, aspect: AspectName, value: &Name, by_name: bool) -> bool {
        let Some(names) = self.asked_names(id, aspect) else { return true };
        let asked = names.iter().any(|name| **name == *value.text);
        if !asked && by_name {
            let near = closest(&value.text, names.iter().map(String::as_str)).map(str::to_owned);
            let message = Message::UnknownAspectValue { value: value.text.to_string() };
            self.complain(Diagnostic::new(message, value.at.0).with_suggestion_if(near));
        }
        asked
    }

    fn changed(&mut self, book: RulebookId, target: &'t Target, to: &'t ChangedTo) -> Vec<Effect> {
        let meant = self.meant(book, &target.rules);
        let Some(aspect) = target.aspect.map(aspect_name) else { return Vec::new() };
        // A deadline or an actor is the same for all; form, content and documents are read by each one's events.
        let same = match (aspect, to) {
            (AspectName::Deadline, ChangedTo::Deadline(timing)) => {
                let made = self.timing(timing, self.context(book));
                made.map(|made| EffectKind::ChangeDeadline(made, timing.clone()))
            }
            (AspectName::Deadline, ChangedTo::LaterBy(length)) => {
                let made = self.of_type(length, self.context(book), Type::Duration);
                made.map(|made| EffectKind::ExtendDeadline(made, length.clone()))
            }
            (AspectName::Decision, ChangedTo::Decision(actor)) => {
                self.actor(book, actor).map(EffectKind::ChangeDecision)
            }
            (AspectName::Form | AspectName::Content | AspectName::Documents, ChangedTo::Value(_)) => None,
            _ => {
                let message = Message::AspectValueMismatch { aspect: aspect_word(aspect) };
                self.complain(Diagnostic::new(message, target.at.0));
                return Vec::new();
            }
        };
        let mut effects = Vec::new();
        for requirement in meant.requirements {
            // Somebody may be said to decide where nobody was.
            if aspect != AspectName::Decision && !self.aspect_is_there(requirement, aspect, meant.by_name, target.at.0)
            {
                continue;
            }
            let kind = match to {
                ChangedTo::Value(value) => {
                    let categories = self.aspect_categories(&self.met_by(requirement), aspect);
                    self.aspect_value(value, &categories).map(|value| EffectKind::ChangeAspect(aspect, value))
                }
                _ => same.clone(),
            };
            effects.extend(kind.map(|kind| Effect { requirement, kind, span: target.at.0 }));
        }
        effects
    }

    /// Everything that meets some version of a requirement.
    fn met_by(&self, id: RequirementId) -> Vec<EventMatch> {
        let versions = self.model.requirements.get(id.index()).map(|requirement| &requirement.versions);
        versions.into_iter().flatten().flat_map(|version| version.met_by.iter().cloned()).collect()
    }
}

/// The trial during which a duty rests.
fn rests_with(kind: &EffectKind) -> Option<TrialId> {
    match kind {
        EffectKind::Suspend(suspension) => match suspension.during {
            Rest::Trial(trial) => Some(trial),
            Rest::Periods(_) => None,
        },
        _ => None,
    }
}
