//! Transitions: how duties pass from one version of a requirement to the next, or out of a trial.

use super::proposal::is_proposed;
use super::{Once, Resolver};
use crate::declare::Declared;
use crate::model::{Effect, EffectKind, Rest, Suspension, Transition};
use crate::scope::Symbol;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{RequirementId, TransitionId, TrialId};
use hjemmel_engine::plan::{TransitionKind, Type};
use hjemmel_syntax::tree::{self, ClauseKind, Item, Target, TargetRules};
use hjemmel_value::{Date, Duration};
use std::sync::Arc;

/// What a transition concerns, with the first place that names it.
#[derive(Default)]
struct Concerned {
    requirements: Vec<RequirementId>,
    trials: Vec<TrialId>,
    first_requirement: Option<Span>,
    first_trial: Option<Span>,
}

impl<'t> Resolver<'t> {
    pub(super) fn transitions(&mut self) {
        let declared = Arc::clone(&self.declared);
        for (place, rule) in declared.transitions.iter().enumerate() {
            let Some(item) = rule.items.first() else { continue };
            let transition = self.transition(TransitionId::at(place), rule, item);
            self.model.transitions.push(transition);
        }
        // What is proposed in the place of a transition that is law (or the other way round) comes after them all.
        for (place, rule) in declared.transitions.iter().enumerate() {
            for item in rule.items.iter().skip(1) {
                let second = TransitionId::at(self.model.transitions.len());
                let transition = self.transition(second, rule, item);
                self.model.transitions.push(transition);
                let first = TransitionId::at(place);
                let (stands_in, of) = if is_proposed(item) { (second, first) } else { (first, second) };
                if let Some(row) = self.model.transitions.get_mut(stands_in.index()) {
                    row.instead_of = Some(of);
                }
            }
        }
    }

    fn transition(&mut self, id: TransitionId, rule: &Declared<'t>, item: &'t Item) -> Transition {
        let book = rule.rulebook;
        let mut concerned = Concerned::default();
        let mut said: Option<(&'t ClauseKind, Span)> = None;
        for clause in &item.clauses {
            match &clause.kind {
                ClauseKind::Concerns(targets) => {
                    for target in targets {
                        self.concerned(rule, target, &mut concerned);
                    }
                }
                ClauseKind::OldRunOn | ClauseKind::TakesOver { .. } | ClauseKind::WhenItEnds(_) => match said {
                    None => said = Some((&clause.kind, clause.at.0)),
                    Some((_, first)) => {
                        let message = Message::TransitionSaysTwo { name: rule.named.name.to_string() };
                        let complaint = Diagnostic::new(message, clause.at.0);
                        self.complain(complaint.with_secondary(first, LabelRole::FirstHere));
                    }
                },
                _ => {}
            }
        }
        if !item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Concerns(_))) {
            self.missing_clause(item, ["concerns", "angår"], Noun::Transition);
        }
        if said.is_none() {
            let any = [
                "old duties run on`, `new rule takes over on …` or `when it ends, …",
                "gamle pligter løber videre`, `ny regel afløser den …` eller `ved ophør, …",
            ];
            self.missing_clause(item, any, Noun::Transition);
        }
        let wrong = match said {
            Some((ClauseKind::WhenItEnds(_), _)) => concerned.first_requirement.map(|at| (at, Noun::Trial)),
            Some(_) => concerned.first_trial.map(|at| (at, Noun::Requirement)),
            None => None,
        };
        if let Some((at, wanted)) = wrong {
            let message = Message::TransitionConcerns { name: rule.named.name.to_string(), wanted };
            let complaint = Diagnostic::new(message, at);
            self.complain(complaint.with_secondary_if(said.map(|(_, line)| line), LabelRole::FirstHere));
        }
        let kind = said.and_then(|(kind, line)| self.transition_kind(id, rule, (kind, line), &mut concerned));
        concerned.requirements.sort_unstable();
        concerned.requirements.dedup();
        Transition {
            rulebook: book,
            named: rule.named.clone(),
            requirements: concerned.requirements,
            kind,
            in_force: self.in_force(rule, item, None),
            text: self.rule_text(book, item, &mut Once::default()),
            span: item.header_at.0,
            line: said.map_or(item.header_at.0, |(_, line)| line),
            instead_of: None,
        }
    }

    fn concerned(&mut self, rule: &Declared<'t>, target: &Target, concerned: &mut Concerned) {
        let wanted = |symbol: Symbol| matches!(symbol, Symbol::Trial(_));
        if let TargetRules::Named(path) = &target.rules
            && let Some(Symbol::Trial(trial)) = self.names.lookup(rule.rulebook, path, wanted)
        {
            concerned.trials.push(trial);
            concerned.first_trial = concerned.first_trial.or(Some(target.at.0));
            return;
        }
        concerned.requirements.extend(self.meant(rule.rulebook, &target.rules).requirements);
        concerned.first_requirement = concerned.first_requirement.or(Some(target.at.0));
    }

    fn transition_kind(
        &mut self,
        id: TransitionId,
        rule: &Declared<'t>,
        (kind, line): (&'t ClauseKind, Span),
        concerned: &mut Concerned,
    ) -> Option<TransitionKind> {
        match kind {
            ClauseKind::TakesOver { on, no_earlier_than } => {
                let no_earlier_than = match no_earlier_than {
                    Some((date, length)) => Some(self.floor(rule, *date, *length, line)?),
                    None => None,
                };
                Some(TransitionKind::TakesOver { on: *on, no_earlier_than })
            }
            ClauseKind::WhenItEnds(then) => {
                for trial in std::mem::take(&mut concerned.trials) {
                    let made_up = self.made_up(id, rule, trial, then)?;
                    concerned.requirements.extend(made_up);
                }
                Some(TransitionKind::WhenItEnds)
            }
            _ => Some(TransitionKind::OldRunOn),
        }
    }

    /// The first day on which what is taken over may be due, by the months and working days of the transition's rulebook.
    fn floor(&mut self, rule: &Declared<'t>, date: Date, length: Duration, line: Span) -> Option<Date> {
        let conventions = self.context(rule.rulebook).conventions;
        let counted = date.plus(length, conventions.months).map_or(Date::MAX, |counted| counted.date);
        if length.working_days == 0 {
            return Some(counted);
        }
        let calendar = conventions.working_days.and_then(|id| self.model.calendars.get(id.index()));
        let Some(calendar) = calendar else {
            // A head that names one which is not there has been complained of.
            if !self.model.rulebooks.get(rule.rulebook.index()).is_some_and(|head| head.names_calendar) {
                self.complain(Diagnostic::new(Message::NoWorkingDays, line));
            }
            return None;
        };
        Some(calendar.it.working_day_after(counted, length.working_days).unwrap_or(Date::MAX))
    }

    /// What a trial lifts whole rests while it runs, and is due some time after it; tells which requirements these are.
    fn made_up(
        &mut self,
        id: TransitionId,
        rule: &Declared<'t>,
        trial: TrialId,
        then: &'t tree::Expression,
    ) -> Option<Vec<RequirementId>> {
        let length = self.of_type(then, self.context(rule.rulebook), Type::Duration)?;
        let mut found = Vec::new();
        let framed = self.model.exemptions.iter_mut().flat_map(|exemption| &mut exemption.versions);
        for Effect { requirement, kind, .. } in framed
            .filter(|version| version.trial == Some(trial))
            .flat_map(|version| &mut version.effects)
            .filter(|effect| matches!(effect.kind, EffectKind::LiftWhole))
        {
            *kind = EffectKind::Suspend(Box::new(Suspension {
                during: Rest::Trial(trial),
                then: length.clone(),
                then_words: then.clone(),
                transition: Some(id),
            }));
            found.push(*requirement);
        }
        if found.is_empty() {
            let message = Message::TransitionOfNothing { name: rule.named.name.to_string() };
            self.complain(Diagnostic::new(message, rule.span));
        }
        Some(found)
    }
}
