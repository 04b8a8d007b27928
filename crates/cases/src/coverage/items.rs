//! Everything that can be reached: rules, their versions, conditions with their parts, and deadlines, with their places.

use super::report::{CoverageItem, CoverageKind, CoverageState};
use hjemmel::Rulebook;
use hjemmel::diagnostic::{Sources, Span};
use hjemmel_engine::findings::Status;
use hjemmel_engine::ids::{ClauseId, ExemptionId, GroupId, NodeId, RequirementId, RulebookId, TransitionId, TrialId};
use hjemmel_engine::plan::{self, Modality, Named, Node, Plan, Timing, Type};
use hjemmel_model::model::{self, Expression, ExpressionKind, Model};
use std::collections::BTreeMap;

/// By what an item is found when an evaluation reaches it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Requirement(RequirementId, Option<usize>),
    Exemption(ExemptionId, Option<usize>),
    Group(GroupId, Option<usize>),
    Trial(TrialId, Option<usize>),
    Transition(TransitionId),
    Condition(ClauseId, NodeId),
    Due(RequirementId, usize, i64),
    Standing(RequirementId, usize, Status),
}

/// All items of a set, in the order of their places.
#[derive(Debug)]
pub(super) struct Items {
    pub(super) all: Vec<CoverageItem>,
    places: BTreeMap<Key, Vec<usize>>,
}

impl Items {
    pub(super) fn of(rulebook: &Rulebook) -> Option<Self> {
        let compiled = rulebook.compiled()?;
        let gathering = Gathering {
            plan: rulebook.plan(),
            model: compiled.model(),
            sources: compiled.sources(),
            found: Vec::new(),
        };
        let mut found = gathering.gather();
        found.sort_by(|(_, one), (_, other)| {
            (&one.file, one.line, one.column, one.kind, one.detail).cmp(&(
                &other.file,
                other.line,
                other.column,
                other.kind,
                other.detail,
            ))
        });
        let mut places: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (place, (key, _)) in found.iter().enumerate() {
            places.entry(*key).or_default().push(place);
        }
        Some(Self { all: found.into_iter().map(|(_, item)| item).collect(), places })
    }

    pub(super) fn at(&self, key: &Key) -> &[usize] {
        self.places.get(key).map_or(&[], Vec::as_slice)
    }
}

/// A rule version at hand.
#[derive(Clone)]
struct Rule {
    rulebook: String,
    name: String,
    version: Option<usize>,
}

/// What a version of any rule says of whom it is for: where it stands, and its conditions as they are in the plan and written.
struct Law<'a> {
    span: Span,
    conditions: [(&'a [plan::Condition], &'a [model::Condition]); 2],
}

/// The versions of a rule, as laws.
macro_rules! laws {
    ($row:ident, $it:ident) => {{
        let versions = $row.versions.iter().zip(&$it.versions).map(|(lowered, version)| Law {
            span: version.span,
            conditions: [(&lowered.when, &version.when), (&lowered.unless, &version.unless)],
        });
        versions.collect::<Vec<_>>()
    }};
}

struct Gathering<'a> {
    plan: &'a Plan,
    model: &'a Model,
    sources: &'a Sources,
    found: Vec<(Key, CoverageItem)>,
}

impl<'a> Gathering<'a> {
    fn add(&mut self, key: Key, kind: CoverageKind, rule: &Rule, span: Span, detail: Option<&'static str>) {
        let Some(source) = self.sources.get(span.source) else { return };
        let place = source.line_column(span.start);
        let text = source.slice(span).lines().next().unwrap_or_default().trim().to_owned();
        let item = CoverageItem {
            kind,
            state: CoverageState::Missed,
            rulebook: rule.rulebook.clone(),
            rule: rule.name.clone(),
            version: rule.version,
            file: source.name().to_owned(),
            line: place.line,
            column: place.column_chars,
            text,
            detail,
            yes: 0,
            no: 0,
            unknown: 0,
        };
        self.found.push((key, item));
    }

    fn rule(&self, rulebook: RulebookId, named: &Named) -> Rule {
        let book = self.plan.rulebook_name(rulebook);
        Rule { rulebook: book.to_owned(), name: self.plan.qualified(rulebook, named), version: None }
    }

    /// A rule where it first stands, each of its versions if there are several, and the conditions of each.
    fn versions(&mut self, rule: &Rule, kind: CoverageKind, laws: &[Law<'a>], key: impl Fn(Option<usize>) -> Key) {
        if let Some(first) = laws.first() {
            self.add(key(None), kind, rule, first.span, None);
        }
        for (place, law) in laws.iter().enumerate() {
            let rule = numbered(rule, place, laws.len());
            if rule.version.is_some() {
                self.add(key(Some(place)), CoverageKind::Version, &rule, law.span, None);
            }
            for (lowered, written) in law.conditions {
                self.conditions(&rule, lowered, written);
            }
        }
    }

    fn gather(mut self) -> Vec<(Key, CoverageItem)> {
        let (plan, model) = (self.plan, self.model);
        for (place, (row, it)) in plan.requirements.iter().zip(&model.requirements).enumerate() {
            let (id, rule) = (RequirementId::at(place), self.rule(row.rulebook, &row.named));
            self.versions(&rule, CoverageKind::Requirement, &laws!(row, it), |version| Key::Requirement(id, version));
            for (number, (lowered, version)) in row.versions.iter().zip(&it.versions).enumerate() {
                self.deadline(&numbered(&rule, number, it.versions.len()), id, number, lowered, version);
            }
        }
        for (place, (row, it)) in plan.exemptions.iter().zip(&model.exemptions).enumerate() {
            let (id, rule) = (ExemptionId::at(place), self.rule(row.rulebook, &row.named));
            self.versions(&rule, CoverageKind::Exemption, &laws!(row, it), |version| Key::Exemption(id, version));
        }
        for (place, (row, it)) in plan.groups.iter().zip(&model.groups).enumerate() {
            let (id, rule) = (GroupId::at(place), self.rule(row.rulebook, &row.named));
            self.versions(&rule, CoverageKind::TargetGroup, &laws!(row, it), |version| Key::Group(id, version));
        }
        for (place, (row, it)) in plan.trials.iter().zip(&model.trials).enumerate() {
            let (id, rule) = (TrialId::at(place), self.rule(row.rulebook, &row.named));
            self.versions(&rule, CoverageKind::Trial, &laws!(row, it), |version| Key::Trial(id, version));
        }
        for (place, (row, it)) in plan.transitions.iter().zip(&model.transitions).enumerate() {
            let rule = self.rule(row.rulebook, &row.named);
            self.add(Key::Transition(TransitionId::at(place)), CoverageKind::Transition, &rule, it.span, None);
        }
        for (row, it) in plan.definitions.iter().zip(&model.definitions).filter(|(_, it)| it.ty == Type::YesNo) {
            let rule = self.rule(row.rulebook, &row.named);
            for (number, (lowered, version)) in row.versions.iter().zip(&it.versions).enumerate() {
                let rule = numbered(&rule, number, row.versions.len());
                let key = Key::Condition(lowered.clause, lowered.value);
                self.add(key, CoverageKind::Condition, &rule, version.value.span, None);
                self.parts(&rule, lowered.clause, lowered.value, &version.value);
            }
        }
        self.found
    }

    fn conditions(&mut self, rule: &Rule, lowered: &[plan::Condition], written: &'a [model::Condition]) {
        for (lowered, written) in lowered.iter().zip(written) {
            let key = Key::Condition(lowered.clause, lowered.node);
            self.add(key, CoverageKind::Condition, rule, written.span, None);
            self.parts(rule, lowered.clause, lowered.node, &written.expression);
        }
    }

    /// The parts of `and`, `or` and `unless`, at any depth. What is said twice in one clause is one part.
    fn parts(&mut self, rule: &Rule, clause: ClauseId, node: NodeId, written: &'a Expression) {
        let lowered = self.plan.nodes.get(node.index());
        let pairs: Vec<(NodeId, &Expression)> = match (&*written.kind, lowered) {
            (ExpressionKind::And(parts), Some(Node::And(nodes)))
            | (ExpressionKind::Or(parts), Some(Node::Or(nodes))) => nodes.iter().copied().zip(parts).collect(),
            (ExpressionKind::Unless(what, limit), Some(Node::And(nodes))) => {
                nodes.iter().copied().zip([what, limit]).collect()
            }
            (ExpressionKind::Not(inner), Some(Node::Not(node))) => return self.parts(rule, clause, *node, inner),
            _ => return,
        };
        for (node, part) in pairs {
            self.add(Key::Condition(clause, node), CoverageKind::Part, rule, part.span, None);
            let inner = match (self.plan.nodes.get(node.index()), &*written.kind) {
                (Some(Node::Not(inner)), ExpressionKind::Unless(..)) => *inner,
                _ => node,
            };
            self.parts(rule, clause, inner, part);
        }
    }

    /// The days around a due date, and how a duty stands before and after it.
    fn deadline(
        &mut self,
        rule: &Rule,
        id: RequirementId,
        number: usize,
        lowered: &plan::RequirementVersion,
        written: &model::RequirementVersion,
    ) {
        let dated = !matches!(lowered.timing, Timing::AtAllTimes | Timing::NotEncoded(_));
        if lowered.modality != Modality::Must || !dated {
            return;
        }
        let span = written.timing_words.as_ref().map_or(written.span, |(_, span)| *span);
        for (by, detail) in [(-1, "due - 1"), (0, "due"), (1, "due + 1")] {
            self.add(Key::Due(id, number, by), CoverageKind::DueDay, rule, span, Some(detail));
        }
        if lowered.met_by.is_empty() {
            return self.add(Key::Standing(id, number, Status::Open), CoverageKind::Standing, rule, span, Some("open"));
        }
        for (status, detail) in [(Status::Open, "open"), (Status::Met, "met"), (Status::Overdue, "overdue")] {
            self.add(Key::Standing(id, number, status), CoverageKind::Standing, rule, span, Some(detail));
        }
    }
}

fn numbered(rule: &Rule, place: usize, count: usize) -> Rule {
    Rule { version: (count > 1).then(|| place.saturating_add(1)), ..rule.clone() }
}
