//! The versions of a name: their days must not overlap, and holes between them are told.

use super::days::Days;
use crate::declare::item_name;
use crate::model::{Model, RulebookHead};
use hjemmel_diagnostic::{Diagnostic, Diagnostics, LabelRole, Message, Span};
use hjemmel_engine::ids::{ProposalId, RulebookId};
use hjemmel_engine::plan::{InForce, RuleText};
use hjemmel_value::{Citation, Date};

/// Something with versions, as far as its days go.
pub(super) struct Item<'m> {
    pub(super) name: &'m str,
    pub(super) rulebook: RulebookId,
    pub(super) versions: Vec<Version<'m>>,
    /// Whether it follows the days of a by-law, which may begin before the rulebook does.
    by_law: bool,
}

#[derive(Copy, Clone)]
pub(super) struct Version<'m> {
    pub(super) in_force: &'m InForce,
    citations: &'m [Citation],
    pub(super) span: Span,
}

impl Version<'_> {
    fn days(&self) -> Days {
        Days::of(self.in_force)
    }
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for mut item in items(model) {
        // What could not be read of the days of a version has been complained of, and nothing else follows from it.
        item.versions.retain(|version| !model.days_unread.contains(&version.span));
        let head = model.rulebooks.get(item.rulebook.index());
        backwards(&item, diagnostics);
        effects(&item, diagnostics);
        overlaps(&item, head, diagnostics);
        holes(&item, head, model, diagnostics);
        if let Some(head) = head {
            outside(&item, head, diagnostics);
        }
    }
    let unnamed = model.at_most_one.iter().filter(|set| set.name.is_none()).flat_map(|set| &set.versions);
    for (in_force, span) in (model.guardrails.iter().map(|item| (&item.in_force, item.span)))
        .chain(model.not_encoded.iter().map(|item| (&item.in_force, item.span)))
        .chain(unnamed.map(|item| (&item.in_force, item.span)))
    {
        ends_before_it_begins(in_force, span, diagnostics);
        day_of_effect(in_force, span, diagnostics);
    }
    trials(model, diagnostics);
}

/// Everything that has versions.
pub(super) fn items(model: &Model) -> Vec<Item<'_>> {
    fn version<'m>(in_force: &'m InForce, text: &'m RuleText, span: Span) -> Version<'m> {
        Version { in_force, citations: &text.citations, span }
    }
    // All results of a table have its versions: they are looked at with the first.
    let mut tables = std::collections::BTreeSet::new();
    let definitions = model.definitions.iter().filter(|item| {
        let name = item_name(&item.named.name);
        name == &*item.named.name || tables.insert((item.rulebook, name.to_owned()))
    });
    let definitions: Vec<_> = definitions.collect();
    let definitions = definitions.into_iter().map(|item| Item {
        name: item_name(&item.named.name),
        rulebook: item.rulebook,
        versions: (item.versions.iter())
            .map(|it| Version {
                in_force: &it.in_force,
                citations: it.table.as_ref().map_or(&[], |table| &table.text.citations),
                span: it.span,
            })
            .collect(),
        by_law: false,
    });
    let groups = model.groups.iter().map(|item| Item {
        name: &item.named.name,
        rulebook: item.rulebook,
        versions: item.versions.iter().map(|it| version(&it.in_force, &it.text, it.span)).collect(),
        by_law: false,
    });
    let requirements = model.requirements.iter().map(|item| Item {
        name: &item.named.name,
        rulebook: item.rulebook,
        versions: item.versions.iter().map(|it| version(&it.in_force, &it.text, it.span)).collect(),
        by_law: false,
    });
    let trials = model.trials.iter().map(|item| Item {
        name: &item.named.name,
        rulebook: item.rulebook,
        versions: item.versions.iter().map(|it| version(&it.in_force, &it.text, it.span)).collect(),
        by_law: true,
    });
    let exemptions = model.exemptions.iter().map(|item| Item {
        name: &item.named.name,
        rulebook: item.rulebook,
        versions: item.versions.iter().map(|it| version(&it.in_force, &it.text, it.span)).collect(),
        by_law: true,
    });
    let quotas = model.quotas.iter().map(|item| Item {
        name: &item.named.name,
        rulebook: item.rulebook,
        versions: item.versions.iter().map(|it| version(&it.in_force, &it.text, it.span)).collect(),
        by_law: false,
    });
    let sets = model.at_most_one.iter().filter_map(|item| {
        let versions = item.versions.iter().map(|it| version(&it.in_force, &it.text, it.span)).collect();
        Some(Item { name: item.name.as_deref()?, rulebook: item.rulebook, versions, by_law: false })
    });
    let rules = definitions.chain(groups).chain(requirements).chain(trials).chain(exemptions);
    rules.chain(quotas).chain(sets).collect()
}

fn backwards(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    for version in &item.versions {
        ends_before_it_begins(version.in_force, version.span, diagnostics);
    }
}

fn effects(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    for version in &item.versions {
        day_of_effect(version.in_force, version.span, diagnostics);
    }
}

/// A day of effect stands beside the day of being in force, and before the last day.
fn day_of_effect(in_force: &InForce, span: Span, diagnostics: &mut Diagnostics) {
    let Some(effect) = in_force.effect else { return };
    let message = match (in_force.from, in_force.until) {
        (None, _) => Message::EffectAlone { effect: effect.to_string() },
        (Some(_), Some(until)) if until < effect => {
            Message::EffectAfterUntil { effect: effect.to_string(), until: until.to_string() }
        }
        _ => return,
    };
    diagnostics.push(Diagnostic::new(message, span));
}

fn ends_before_it_begins(in_force: &InForce, span: Span, diagnostics: &mut Diagnostics) {
    if let (Some(from), Some(until)) = (in_force.from, in_force.until)
        && until < from
    {
        let message = Message::UntilBeforeFrom { from: from.to_string(), until: until.to_string() };
        diagnostics.push(Diagnostic::new(message, span));
    }
}

/// The proposals that a version needs besides those that its whole rulebook needs.
pub(super) fn own_proposals<'m>(in_force: &'m InForce, head: Option<&'m RulebookHead>) -> Vec<&'m ProposalId> {
    let of_all = head.map_or(&[][..], |head| &head.head.proposals);
    in_force.proposals.iter().filter(|proposal| !of_all.contains(proposal)).collect()
}

/// Law against law, and proposals of the same proposal against each other: what is proposed stands in for the law.
fn overlaps(item: &Item<'_>, head: Option<&RulebookHead>, diagnostics: &mut Diagnostics) {
    // Sorted by first day, so that one walk finds whatever begins before something older has ended.
    let mut sorted: Vec<&Version<'_>> = item.versions.iter().filter(|version| !version.days().is_empty()).collect();
    sorted.sort_by_key(|version| (own_proposals(version.in_force, head), version.days().from));
    let mut longest: Option<&Version<'_>> = None;
    for version in sorted {
        let same = longest.filter(|it| own_proposals(it.in_force, head) == own_proposals(version.in_force, head));
        if let Some(other) = same
            && let Some(common) = other.days().common(version.days())
        {
            diagnostics.push(overlap(item.name, common, head, other, version));
        }
        let runs_on = |it: &Version<'_>| it.in_force.until.unwrap_or(Date::MAX);
        if same.is_none_or(|other| runs_on(other) < runs_on(version)) {
            longest = Some(version);
        }
    }
}

fn overlap(name: &str, common: Days, head: Option<&RulebookHead>, one: &Version<'_>, two: &Version<'_>) -> Diagnostic {
    let (earlier, later) = (one.span.min(two.span), one.span.max(two.span));
    let name = name.to_owned();
    if one.days() == Days::default() && two.days() == Days::default() {
        // Nobody meant versions: the name was taken.
        let complaint = Diagnostic::new(Message::DuplicateName { name }, later);
        return complaint.with_secondary(earlier, LabelRole::FirstDeclaredHere);
    }
    let first = common.from.or(head.and_then(|head| head.head.from)).unwrap_or(Date::MIN);
    let until = common.until.map(|day| day.to_string());
    let message = Message::OverlappingVersions { name, from: first.to_string(), until };
    Diagnostic::new(message, later).with_secondary(earlier, LabelRole::OtherVersionHere)
}

fn law<'i, 'm>(item: &'i Item<'m>, head: Option<&RulebookHead>) -> Vec<&'i Version<'m>> {
    let is_law = |version: &&Version<'_>| own_proposals(version.in_force, head).is_empty();
    let mut law: Vec<_> = item.versions.iter().filter(is_law).filter(|version| !version.days().is_empty()).collect();
    law.sort_by_key(|version| version.days().from);
    law
}

fn holes(item: &Item<'_>, head: Option<&RulebookHead>, model: &Model, diagnostics: &mut Diagnostics) {
    let versions = law(item, head);
    let mut covered_to: Option<&Version<'_>> = None;
    for version in versions {
        if let Some(older) = covered_to
            && let (Some(last), Some(next)) = (older.in_force.until, version.days().from)
            && let (Ok(first), Ok(until)) = (last.next(), next.previous())
            && first <= until
        {
            let cited: Vec<&Citation> = older.citations.iter().chain(version.citations).collect();
            if let Some(witness) = first_untold(item.rulebook, &cited, first, until, model) {
                let message = Message::HoleBetweenVersions { name: item.name.to_owned(), witness: witness.to_string() };
                diagnostics.push(
                    Diagnostic::new(message, version.span).with_secondary(older.span, LabelRole::OtherVersionHere),
                );
            }
        }
        let runs_on = |it: &Version<'_>| it.in_force.until.unwrap_or(Date::MAX);
        if covered_to.is_none_or(|older| runs_on(older) < runs_on(version)) {
            covered_to = Some(version);
        }
    }
}

/// The first day of a hole of which no `not encoded` says that it is there.
fn first_untold(rulebook: RulebookId, cited: &[&Citation], first: Date, last: Date, model: &Model) -> Option<Date> {
    let chapters = model.rulebooks.get(rulebook.index()).map_or(&[][..], |head| &head.chapters);
    let told: Vec<Days> = (model.not_encoded.iter())
        .filter(|item| item.rulebook == rulebook)
        .filter(|item| item.citations.iter().any(|one| cited.iter().any(|other| one.overlaps(other, chapters))))
        .map(|item| Days::of(&item.in_force))
        .collect();
    Days { from: Some(first), until: Some(last) }.first_outside(&told)
}

/// What stands in a rulebook holds on its days only. The days of a trial are those of its by-law; it has to share one.
fn outside(item: &Item<'_>, head: &RulebookHead, diagnostics: &mut Diagnostics) {
    let frame = Days { from: head.head.from, until: head.head.until };
    for version in item.versions.iter().filter(|version| !version.days().is_empty()) {
        let days = version.days();
        let fits = if item.by_law { days.common(frame).is_some() } else { days.said_within(frame) };
        let fits = fits && (item.by_law || version.in_force.effect.is_none_or(|effect| frame.holds(effect)));
        if !fits {
            let message = Message::OutsideRulebookValidity { name: item.name.to_owned() };
            let complaint = Diagnostic::new(message, version.span);
            diagnostics.push(complaint.with_secondary(head.span, LabelRole::RulebookHere));
        }
    }
}

fn trials(model: &Model, diagnostics: &mut Diagnostics) {
    for exemption in &model.exemptions {
        for version in &exemption.versions {
            let Some(trial) = version.trial.and_then(|trial| model.trials.get(trial.index())) else { continue };
            let days = Days::of(&version.in_force);
            let meets = trial.versions.iter().any(|it| Days::of(&it.in_force).common(days).is_some());
            let frames = trial.versions.iter().find(|it| !Days::of(&it.in_force).is_empty());
            if let Some(frame) = frames
                && !meets
                && !days.is_empty()
            {
                let message = Message::ExemptionOutsideTrial {
                    exemption: exemption.named.name.to_string(),
                    trial: trial.named.name.to_string(),
                };
                let complaint = Diagnostic::new(message, version.span);
                diagnostics.push(complaint.with_secondary(frame.span, LabelRole::TrialHere));
            }
        }
    }
}
