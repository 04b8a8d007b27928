//! Clauses of trials, exemptions, guardrails and transitions, and what they touch.

use super::requirement::aspect;
use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::tree::{ChangedTo, ClauseKind, Expression, ExpressionKind, Target, TargetRules};
use hjemmel_diagnostic::Message;
use hjemmel_grammar::Rule;
use hjemmel_value::Duration;

impl Builder<'_> {
    pub(super) fn exemption_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::bylaw => ClauseKind::Bylaw(self.label(&need(&mut parts, Rule::label)?)),
            Rule::in_trial => ClauseKind::InTrial(self.path(need(&mut parts, Rule::path)?)?),
            Rule::lifts => ClauseKind::Lifts(self.targets(need(&mut parts, Rule::targets)?)?),
            Rule::protects => ClauseKind::Protects(self.targets(need(&mut parts, Rule::targets)?)?),
            Rule::prevails_over => ClauseKind::PrevailsOver(self.paths(need(&mut parts, Rule::paths)?)?),
            Rule::reaches_arising => ClauseKind::ReachesArising,
            Rule::suspends => {
                let targets = self.whole_rules(&mut parts)?;
                let resting = need(&mut parts, Rule::resting)?;
                let during = self.query(resting.clone(), &resting)?;
                ClauseKind::Suspends { targets, during, then: self.then_within(&mut parts)? }
            }
            Rule::keeps => {
                let targets = self.whole_rules(&mut parts)?;
                ClauseKind::Keeps { targets, on: self.date(&need(&mut parts, Rule::date)?)? }
            }
            Rule::changes => {
                next(&mut parts)?;
                self.changes(next(&mut parts)?)?
            }
            Rule::extends => {
                next(&mut parts)?;
                let word = next(&mut parts)?;
                let target = self.changed_target(&word, &mut parts)?;
                ClauseKind::Changes { target, to: ChangedTo::LaterBy(self.length(need(&mut parts, Rule::length)?)?) }
            }
            _ => return Err(Complained),
        })
    }

    pub(super) fn transition_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        Ok(match rule {
            Rule::concerns => ClauseKind::Concerns(self.whole_rules(&mut parts)?),
            Rule::old_run_on => ClauseKind::OldRunOn,
            Rule::takes_over => {
                let on = self.date(&need(&mut parts, Rule::date)?)?;
                let no_earlier_than = match parts.find(Rule::date) {
                    Some(date) => {
                        let date = self.date(&date)?;
                        Some((date, self.take_counted(&mut parts)?))
                    }
                    None => None,
                };
                ClauseKind::TakesOver { on, no_earlier_than }
            }
            Rule::when_it_ends => ClauseKind::WhenItEnds(self.then_within(&mut parts)?),
            _ => return Err(Complained),
        })
    }

    /// `+ 2 weeks`, or nothing.
    fn take_counted(&mut self, parts: &mut Cursor<'_>) -> Built<Duration> {
        let mut sum = Duration::default();
        while let Some(counted) = parts.find(Rule::counted) {
            let range = Self::range(&counted);
            let ExpressionKind::Duration(length) = *self.amount(counted)?.kind else { return Err(Complained) };
            let Some(longer) = sum.checked_add(&length) else { return self.complain(Message::NumberTooLong, &range) };
            sum = longer;
        }
        Ok(sum)
    }

    /// `, then within D`
    fn then_within(&mut self, parts: &mut Cursor<'_>) -> Built<Expression> {
        let mut inside = Cursor::of(need(parts, Rule::then_within)?);
        self.length(need(&mut inside, Rule::length)?)
    }

    /// Rules that are meant whole.
    fn whole_rules(&mut self, parts: &mut Cursor<'_>) -> Built<Vec<Target>> {
        let nodes: Vec<Node<'_>> = Cursor::of(need(parts, Rule::whole_rules)?).all(Rule::rules).collect();
        let mut targets = Vec::with_capacity(nodes.len());
        for node in nodes {
            let at = self.at(&node);
            targets.push(Target { at, aspect: None, value: None, rules: self.rules(node)? });
        }
        Ok(targets)
    }

    fn changes(&mut self, node: Node<'_>) -> Built<ClauseKind> {
        let rule = node.as_rule();
        let mut parts = Cursor::of(node);
        let first = next(&mut parts)?;
        let word = if first.as_rule() == Rule::changed_aspect { only(first)? } else { first };
        let target = self.changed_target(&word, &mut parts)?;
        let to = match rule {
            Rule::changes_deadline => ChangedTo::Deadline(self.timing(need(&mut parts, Rule::timing)?)?),
            Rule::changes_value => ChangedTo::Value(self.aspect_value(need(&mut parts, Rule::aspect_value)?)?),
            _ => ChangedTo::Decision(self.path(need(&mut parts, Rule::path)?)?),
        };
        Ok(ClauseKind::Changes { target, to })
    }

    /// `deadline of R`, of which the word is read.
    fn changed_target(&mut self, word: &Node<'_>, parts: &mut Cursor<'_>) -> Built<Target> {
        let aspect = aspect(word.as_rule())?;
        let rules_node = need(parts, Rule::rules)?;
        let at = hjemmel_diagnostic::At(self.line.span(&(Self::range(word).start..Self::range(&rules_node).end)));
        Ok(Target { at, aspect: Some(aspect), value: None, rules: self.rules(rules_node)? })
    }

    /// In one list all targets have an aspect or none has: `form of a, b` would lift the whole of `b`.
    fn targets(&mut self, node: Node<'_>) -> Built<Vec<Target>> {
        let nodes: Vec<Node<'_>> = Cursor::of(node).all(Rule::target).collect();
        let mut targets: Vec<Target> = Vec::new();
        let (mut with, mut without) = (None, None);
        for one in nodes {
            let range = Self::range(&one);
            let target = self.target(one)?;
            let same = if target.aspect.is_some() { &mut with } else { &mut without };
            same.get_or_insert(range);
            targets.push(target);
        }
        match (with, without) {
            (Some(_), Some(bare)) => self.complain(Message::ListMixesAspects, &bare),
            _ => Ok(targets),
        }
    }

    fn target(&mut self, node: Node<'_>) -> Built<Target> {
        let at = self.at(&node);
        let mut parts = Cursor::of(node);
        let aspect = match parts.take(Rule::aspect) {
            Some(word) => Some(aspect(only(word)?.as_rule())?),
            None => None,
        };
        let value = parts.take(Rule::name).map(|name| self.name(&name));
        let rules = self.rules(need(&mut parts, Rule::rules)?)?;
        Ok(Target { at, aspect, value, rules })
    }

    fn rules(&mut self, node: Node<'_>) -> Built<TargetRules> {
        let mut parts = Cursor::of(node);
        let first = next(&mut parts)?;
        Ok(match first.as_rule() {
            Rule::citation => TargetRules::Cited(self.citation(first)?),
            Rule::path => TargetRules::Named(self.path(first)?),
            _ => TargetRules::Tagged(self.name(&need(&mut parts, Rule::name)?)),
        })
    }
}
