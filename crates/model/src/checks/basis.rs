//! No obligation without its legal basis: every rule cites a law that was in force.

use super::{passing, versions};
use crate::model::{ExemptionVersion, Law, Model, RulebookHead};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{RequirementId, RulebookId};
use hjemmel_engine::plan::{InForce, RuleText};
use std::collections::{BTreeMap, BTreeSet};

/// Warns of what is not encoded and cites laws on which no requirement rests: no line of an outcome is of the same law.
/// For a model of which all was read.
pub(super) fn never_told(model: &Model, diagnostics: &mut Diagnostics) {
    let versions = model.requirements.iter().flat_map(|requirement| &requirement.versions);
    let laws: BTreeSet<&str> = versions.flat_map(|version| &version.text.citations).map(|cited| &*cited.law).collect();
    for item in &model.not_encoded {
        let Some(first) = item.citations.first() else { continue };
        if !item.citations.iter().any(|cited| laws.contains(&*cited.law)) {
            let message = Message::NeverTold { why: item.why.to_string(), law: first.law.to_string() };
            diagnostics.push(Diagnostic::new(message, item.span));
        }
    }
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut checker = Checker { model, diagnostics };
    for group in &model.groups {
        for version in &group.versions {
            checker.laws(group.rulebook, &version.in_force, &version.text, version.span);
        }
    }
    for (place, requirement) in model.requirements.iter().enumerate() {
        let runs_on = passing::runs_on(model, RequirementId::at(place));
        for version in &requirement.versions {
            if !version.broken {
                checker.cited(Noun::Requirement, &requirement.named.name, &version.text, version.span);
            }
            // What the law started before it ended may run on under it.
            if !runs_on {
                checker.laws(requirement.rulebook, &version.in_force, &version.text, version.span);
            }
        }
    }
    for transition in &model.transitions {
        checker.cited(Noun::Transition, &transition.named.name, &transition.text, transition.span);
        checker.laws(transition.rulebook, &transition.in_force, &transition.text, transition.span);
    }
    for trial in &model.trials {
        for version in &trial.versions {
            checker.laws(trial.rulebook, &version.in_force, &version.text, version.span);
            if version.broken {
                continue;
            }
            checker.cited(Noun::Trial, &trial.named.name, &version.text, version.span);
            if version.bylaw.trim().is_empty() {
                let message = Message::MissingBylaw { trial: trial.named.name.to_string() };
                checker.diagnostics.push(Diagnostic::new(message, version.span));
            }
        }
    }
    for exemption in &model.exemptions {
        for version in &exemption.versions {
            checker.exemption(exemption.rulebook, &exemption.named.name, version);
        }
    }
    for quota in &model.quotas {
        for version in &quota.versions {
            if !version.broken {
                checker.cited(Noun::Quota, &quota.named.name, &version.text, version.span);
            }
            checker.laws(quota.rulebook, &version.in_force, &version.text, version.span);
        }
    }
    for guardrail in &model.guardrails {
        checker.laws(guardrail.rulebook, &guardrail.in_force, &guardrail.text, guardrail.span);
    }
    for set in &model.at_most_one {
        for version in &set.versions {
            checker.laws(set.rulebook, &version.in_force, &version.text, version.span);
        }
    }
    proposals(model, diagnostics);
}

/// What is not law says what it lacks to be so.
fn proposals(model: &Model, diagnostics: &mut Diagnostics) {
    let heads = model.rulebooks.iter().map(|head| (head.head.name.to_string(), head.head.name.to_string(), head.span));
    let qualified = |rulebook: RulebookId, name: &str| match model.rulebooks.get(rulebook.index()) {
        Some(head) => format!("{}.{name}", head.head.name),
        None => name.to_owned(),
    };
    let versions = versions::items(model).into_iter().flat_map(|item| {
        let proposed = item.versions.into_iter().filter(|version| !version.in_force.proposals.is_empty());
        proposed.map(move |version| (qualified(item.rulebook, item.name), item.name.to_owned(), version.span))
    });
    let guardrails = model.guardrails.iter().filter(|item| !item.in_force.proposals.is_empty());
    let guardrails =
        guardrails.map(|item| (qualified(item.rulebook, &item.named.name), item.named.name.to_string(), item.span));
    let transitions = model.transitions.iter().filter(|item| !item.in_force.proposals.is_empty());
    let transitions =
        transitions.map(|item| (qualified(item.rulebook, &item.named.name), item.named.name.to_string(), item.span));
    // What has no name is switched on by what it cites.
    let left_out = model.not_encoded.iter().filter(|item| !item.in_force.proposals.is_empty()).map(|item| {
        let cited = item.citations.first().map(ToString::to_string).unwrap_or_default();
        (qualified(item.rulebook, &cited), cited, item.span)
    });
    let mut places: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for (qualified, name, span) in heads.chain(versions).chain(guardrails).chain(transitions).chain(left_out) {
        places.entry(qualified).or_insert((name, span));
    }
    for proposal in model.proposals.iter().filter(|proposal| proposal.lacks.is_none()) {
        if let Some((name, span)) = places.get(&*proposal.name) {
            diagnostics.push(Diagnostic::new(Message::ProposedWithoutWhat { name: name.clone() }, *span));
        }
    }
}

struct Checker<'c> {
    model: &'c Model,
    diagnostics: &'c mut Diagnostics,
}

impl Checker<'_> {
    fn cited(&mut self, item: Noun, name: &str, text: &RuleText, span: Span) {
        if text.citations.is_empty() {
            let message = Message::MissingCitation { item, name: name.to_owned() };
            self.diagnostics.push(Diagnostic::new(message, span));
        }
    }

    /// An exemption in a trial stands on what the trial stands on, so that is complained of once, at the trial.
    fn exemption(&mut self, rulebook: RulebookId, name: &str, version: &ExemptionVersion) {
        let trial = version.trial.and_then(|trial| self.model.trials.get(trial.index()));
        match trial {
            None => {
                // An effect that was refused does not stand for its legal basis.
                if !version.may_be_cited {
                    self.cited(Noun::Exemption, name, &version.text, version.span);
                }
                self.laws(rulebook, &version.in_force, &version.text, version.span);
            }
            Some(trial) => {
                let cited: Vec<_> = trial.versions.iter().flat_map(|it| &it.text.citations).collect();
                let inherits = version.text.citations.iter().all(|citation| cited.contains(&citation));
                let proposed = trial.versions.iter().any(|it| !it.in_force.proposals.is_empty());
                if !inherits && !proposed {
                    self.laws(rulebook, &version.in_force, &version.text, version.span);
                }
            }
        }
    }

    /// A law that was never passed, or that has ended, carries nothing; a proposal says itself that it is not law.
    fn laws(&mut self, rulebook: RulebookId, in_force: &InForce, text: &RuleText, span: Span) {
        let Some(head) = self.model.rulebooks.get(rulebook.index()) else { return };
        if !in_force.proposals.is_empty() || !head.head.proposals.is_empty() {
            return;
        }
        let cited: BTreeSet<&str> = text.citations.iter().map(|citation| &*citation.law).collect();
        for law in cited.into_iter().filter_map(|alias| law(self.model, head, alias)) {
            let goes_on_until = in_force.until.or(head.head.until);
            let message = match law.until {
                _ if law.never_enacted => Message::LawNeverEnacted { law: law.title.to_string() },
                Some(last) if goes_on_until.is_none_or(|until| last < until) => {
                    Message::LawEnded { law: law.title.to_string(), on: last.to_string() }
                }
                _ => continue,
            };
            let complaint = Diagnostic::new(message, span).with_secondary(law.span, LabelRole::LawHere);
            self.diagnostics.push(complaint);
        }
    }
}

/// The law of this name in a rulebook's head, or in the head of a rulebook that it uses.
fn law<'m>(model: &'m Model, head: &'m RulebookHead, alias: &str) -> Option<&'m Law> {
    let used = head.uses.iter().filter_map(|rulebook| model.rulebooks.get(rulebook.index()));
    std::iter::once(head).chain(used).flat_map(|head| &head.laws).find(|law| &*law.alias == alias)
}
