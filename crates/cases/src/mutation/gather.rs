//! All changes of a set: rule by rule, version by version, clause by clause.

use super::reach::Rule;
use super::variant::{Variant, query_variants, timing_variants, variants};
use super::wording::{Edit, Words};
use super::{Mutation, MutationKind as Kind, Row};
use hjemmel::Rulebook;
use hjemmel::diagnostic::Span;
use hjemmel_engine::ids::{
    ClauseId, DefinitionId, ExemptionId, GroupId, RequirementId, RulebookId, TransitionId, TrialId,
};
use hjemmel_engine::plan::{self, InForce, Named, Node, Plan};
use hjemmel_model::Graft;
use hjemmel_model::model::{self, Expression, ExpressionKind, Model};
use hjemmel_value::{Date, Value};

pub(super) fn gather(rulebook: &Rulebook) -> Vec<Mutation> {
    let Some(compiled) = rulebook.compiled() else { return Vec::new() };
    let (plan, model) = (rulebook.plan(), compiled.model());
    let mut gathering = Gathering { plan, model, words: Words::of(compiled.sources()), found: Vec::new() };
    gathering.definitions();
    gathering.groups();
    gathering.requirements();
    gathering.trials();
    gathering.exemptions();
    gathering.transitions();
    let mut found = gathering.found;
    found.sort_by(|one, other| {
        (&one.file, one.line, one.column, one.kind, &one.before, &one.after).cmp(&(
            &other.file,
            other.line,
            other.column,
            other.kind,
            &other.before,
            &other.after,
        ))
    });
    found
}

/// The rule version at hand.
#[derive(Clone)]
struct At {
    rule: Rule,
    rulebook: String,
    name: String,
    version: Option<usize>,
    header: Span,
}

struct Gathering<'a> {
    plan: &'a Plan,
    model: &'a Model,
    words: Words<'a>,
    found: Vec<Mutation>,
}

impl Gathering<'_> {
    fn at(&self, rule: Rule, rulebook: RulebookId, named: &Named) -> At {
        let book = self.plan.rulebooks.get(rulebook.index()).map_or("", |rulebook| &*rulebook.name);
        let name = format!("{book}.{}", named.name);
        At { rule, rulebook: book.to_owned(), name, version: None, header: Span::default() }
    }

    fn add(&mut self, at: &At, edit: &Edit, nodes: Vec<Node>, rows: Vec<Row>) {
        let place = edit.places.first().map_or(edit.unit, |(span, _)| *span);
        let Some(source) = self.words.sources.get(place.source) else { return };
        let line_column = source.line_column(place.start);
        let (before, after) = self.words.before_and_after(edit);
        self.found.push(Mutation {
            kind: edit.kind,
            rulebook: at.rulebook.clone(),
            rule: at.name.clone(),
            version: at.version,
            file: source.name().to_owned(),
            line: line_column.line,
            column: line_column.column_chars,
            before,
            after,
            changed: at.rule,
            nodes,
            rows,
        });
    }

    /// A change of one row that needs no new nodes.
    fn change<T: Clone>(
        &mut self,
        at: &At,
        edit: &Edit,
        row: &T,
        change: impl FnOnce(&mut T),
        wrap: impl FnOnce(Box<T>) -> Row,
    ) {
        let mut changed = row.clone();
        change(&mut changed);
        self.add(at, edit, Vec::new(), vec![wrap(Box::new(changed))]);
    }

    /// Every change of an expression that stands in a row.
    fn expression<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        written: &Expression,
        kind: impl Fn(Kind) -> Kind,
        put: impl Fn(&mut T, hjemmel_engine::ids::NodeId),
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        for Variant { changed, mut edit } in variants(&self.words, written) {
            let mut graft = Graft::behind(self.plan);
            let node = graft.expression(&changed);
            let mut row = row.clone();
            put(&mut row, node);
            edit.kind = kind(edit.kind);
            self.add(at, &edit, graft.into_nodes(), vec![wrap(Box::new(row))]);
        }
    }

    /// Every change of a query that stands in a row.
    fn query<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        written: &model::Query,
        put: impl Fn(&mut T, plan::Query),
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        for Variant { changed, edit } in query_variants(&self.words, written) {
            let mut graft = Graft::behind(self.plan);
            let query = graft.query(&changed);
            let mut row = row.clone();
            put(&mut row, query);
            self.add(at, &edit, graft.into_nodes(), vec![wrap(Box::new(row))]);
        }
    }

    /// Every change of a timing that stands in a row.
    fn timing<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        written: &model::Timing,
        (clause, counted): (Span, bool),
        put: impl Fn(&mut T, plan::Timing),
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        for Variant { changed, edit } in timing_variants(&self.words, written, clause) {
            // Where nothing is counted, no number decides anything.
            if edit.kind == Kind::Count && !counted {
                continue;
            }
            let mut graft = Graft::behind(self.plan);
            let timing = graft.timing(&changed);
            let mut row = row.clone();
            put(&mut row, timing);
            self.add(at, &edit, graft.into_nodes(), vec![wrap(Box::new(row))]);
        }
    }

    /// The changes of `when` and `unless`: each left out, and each changed in itself.
    fn conditions<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        written: &[model::Condition],
        list: impl Fn(&mut T) -> Option<&mut Vec<plan::Condition>>,
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        for (place, condition) in written.iter().enumerate() {
            let edit = Edit::dropped(Kind::Condition, condition.span);
            let drop = |row: &mut T| {
                if let Some(list) = list(row).filter(|list| place < list.len()) {
                    list.remove(place);
                }
            };
            self.change(at, &edit, row, drop, &wrap);
            let put = |row: &mut T, node| {
                if let Some(slot) = list(row).and_then(|list| list.get_mut(place)) {
                    slot.node = node;
                }
            };
            self.expression(at, row, &condition.expression, |kind| kind, put, &wrap);
        }
    }

    /// The first and the last day of a version, where its own item names them.
    fn validity<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        in_force: &InForce,
        others: &[&InForce],
        slot: impl Fn(&mut T) -> Option<&mut InForce>,
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        for (date, last) in [(in_force.from, false), (in_force.until, true)] {
            let Some(date) = date else { continue };
            for (span, other) in self.days_beside(at.header, date, last) {
                if longer_than_can_be(in_force, others, last, other) || self.beyond_the_rulebook(at, last, other) {
                    continue;
                }
                let edit = Edit::replaced(Kind::Validity, span, other.to_string());
                let edit = self.words.widened(&edit, self.words.line_of(span));
                let put = |row: &mut T| {
                    if let Some(in_force) = slot(row) {
                        *(if last { &mut in_force.until } else { &mut in_force.from }) = Some(other);
                    }
                };
                self.change(at, &edit, row, put, &wrap);
            }
        }
    }

    /// Whether a day lies before the first or after the last that the rulebook speaks of.
    fn beyond_the_rulebook(&self, at: &At, last: bool, day: Date) -> bool {
        let book = self.plan.rulebooks.iter().find(|book| *book.name == *at.rulebook);
        book.is_some_and(|book| match last {
            false => book.from.is_some_and(|from| day < from),
            true => book.until.is_some_and(|until| until < day),
        })
    }

    /// The day after and the day before a date that an item names.
    fn days_beside(&self, header: Span, date: Date, last: bool) -> Vec<(Span, Date)> {
        let words: &[(&str, &str)] = if last { &[("until", "til")] } else { &[("from", "fra")] };
        let written = date.to_string();
        let named = words.iter().find_map(|words| {
            let word = self.words.pick(header, *words);
            let found = self.words.within_item(header, &format!("{word} {written}"))?;
            let skipped = u32::try_from(word.len()).ok()?.saturating_add(1);
            Some(Span::new(found.source, found.start.saturating_add(skipped), found.end))
        });
        let Some(span) = named else { return Vec::new() };
        [date.next(), date.previous()].into_iter().flatten().map(|other| (span, other)).collect()
    }

    /// A target group that is left out of `for`.
    fn target_groups<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        groups: &[GroupId],
        slot: impl Fn(&mut T) -> Option<&mut Vec<GroupId>>,
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        for (place, group) in groups.iter().enumerate() {
            let Some(named) = self.model.groups.get(group.index()).map(|group| group.named.name.clone()) else {
                continue;
            };
            let Some(span) = self.words.within_item(at.header, &named) else { continue };
            let drop = |row: &mut T| {
                if let Some(list) = slot(row).filter(|list| place < list.len()) {
                    list.remove(place);
                }
            };
            let edit = if groups.len() == 1 {
                Edit::dropped(Kind::TargetGroup, self.words.line_of(span))
            } else {
                Edit::dropped(Kind::TargetGroup, span)
            };
            self.change(at, &edit, row, drop, &wrap);
        }
    }

    /// A whole rule, or one of its versions, that holds for nobody.
    fn off<T: Clone>(
        &mut self,
        at: &At,
        row: &T,
        kind: Kind,
        which: impl Fn(&mut T) -> Vec<&mut Vec<plan::Condition>>,
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        let mut graft = Graft::behind(self.plan);
        let never = plan::Condition { node: graft.node(Node::Constant(Value::YesNo(false))), clause: ClauseId::at(0) };
        let mut changed = row.clone();
        which(&mut changed).into_iter().for_each(|list| list.push(never));
        let edit = Edit::dropped(kind, self.words.line_of(at.header));
        self.add(at, &edit, graft.into_nodes(), vec![wrap(Box::new(changed))]);
    }

    fn definitions(&mut self) {
        for (place, (row, it)) in self.plan.definitions.iter().zip(&self.model.definitions).enumerate() {
            let at = self.at(Rule::Definition(DefinitionId::at(place)), it.rulebook, &it.named);
            let wrap = |row| Row::Definition(place, row);
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                let put = |row: &mut plan::Definition, node| {
                    if let Some(version) = row.versions.get_mut(number) {
                        version.value = node;
                    }
                };
                let is_value =
                    matches!(&*version.value.kind, ExpressionKind::Constant(_) | ExpressionKind::Choose { .. });
                let kind = |kind| if is_value && kind == Kind::Bound { Kind::Value } else { kind };
                self.expression(&at, row, &version.value, kind, put, wrap);
                self.validity(
                    &at,
                    row,
                    &version.in_force,
                    &others,
                    |row| row.versions.get_mut(number).map(|it| &mut it.in_force),
                    wrap,
                );
            }
        }
    }

    fn groups(&mut self) {
        for (place, (row, it)) in self.plan.groups.iter().zip(&self.model.groups).enumerate() {
            let at = self.at(Rule::Group(GroupId::at(place)), it.rulebook, &it.named);
            let wrap = |row| Row::Group(place, row);
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                self.conditions(
                    &at,
                    row,
                    &version.when,
                    |row| row.versions.get_mut(number).map(|it| &mut it.when),
                    wrap,
                );
                self.conditions(
                    &at,
                    row,
                    &version.unless,
                    |row| row.versions.get_mut(number).map(|it| &mut it.unless),
                    wrap,
                );
                self.validity(
                    &at,
                    row,
                    &version.in_force,
                    &others,
                    |row| row.versions.get_mut(number).map(|it| &mut it.in_force),
                    wrap,
                );
                let kind = if it.versions.len() > 1 { Kind::Version } else { Kind::Rule };
                self.off(
                    &at,
                    row,
                    kind,
                    |row| row.versions.get_mut(number).map(|it| &mut it.when).into_iter().collect(),
                    wrap,
                );
            }
        }
    }

    fn trials(&mut self) {
        for (place, (row, it)) in self.plan.trials.iter().zip(&self.model.trials).enumerate() {
            let at = self.at(Rule::Trial(TrialId::at(place)), it.rulebook, &it.named);
            let wrap = |row| Row::Trial(place, row);
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                self.conditions(
                    &at,
                    row,
                    &version.when,
                    |row| row.versions.get_mut(number).map(|it| &mut it.when),
                    wrap,
                );
                self.conditions(
                    &at,
                    row,
                    &version.unless,
                    |row| row.versions.get_mut(number).map(|it| &mut it.unless),
                    wrap,
                );
                self.validity(
                    &at,
                    row,
                    &version.in_force,
                    &others,
                    |row| row.versions.get_mut(number).map(|it| &mut it.in_force),
                    wrap,
                );
                let kind = if it.versions.len() > 1 { Kind::Version } else { Kind::Rule };
                self.off(
                    &at,
                    row,
                    kind,
                    |row| row.versions.get_mut(number).map(|it| &mut it.when).into_iter().collect(),
                    wrap,
                );
            }
        }
    }

    fn requirements(&mut self) {
        for (place, (row, it)) in self.plan.requirements.iter().zip(&self.model.requirements).enumerate() {
            let id = RequirementId::at(place);
            let at = self.at(Rule::Requirement(id), it.rulebook, &it.named);
            let wrap = |row| Row::Requirement(place, row);
            if let (Some(each), Some(first)) = (&it.for_each, it.versions.first()) {
                let at = At { header: first.span, ..at.clone() };
                match each {
                    model::ForEach::Event(query) => {
                        let put = |row: &mut plan::Requirement, query| row.for_each = Some(plan::ForEach::Event(query));
                        self.query(&at, row, query, put, wrap);
                    }
                    model::ForEach::Day { when, .. } => {
                        let put = |row: &mut plan::Requirement, node| {
                            if let Some(plan::ForEach::Day { when, .. }) = &mut row.for_each {
                                *when = node;
                            }
                        };
                        self.expression(&at, row, when, |kind| kind, put, wrap);
                    }
                    model::ForEach::Period { .. } | model::ForEach::Decision { .. } => {}
                }
            }
            if it.versions.len() > 1
                && let Some(first) = it.versions.first()
            {
                let at = At { header: first.span, ..at.clone() };
                self.off(&at, row, Kind::Rule, |row| row.versions.iter_mut().map(|it| &mut it.when).collect(), wrap);
            }
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                self.requirement_version(&at, (place, number), row, version, &others);
            }
        }
    }

    fn requirement_version(
        &mut self,
        at: &At,
        (place, number): (usize, usize),
        row: &plan::Requirement,
        version: &model::RequirementVersion,
        others: &[&InForce],
    ) {
        type Requirement = plan::Requirement;
        let wrap = |row| Row::Requirement(place, row);
        self.conditions(at, row, &version.when, |row| row.versions.get_mut(number).map(|it| &mut it.when), wrap);
        self.conditions(at, row, &version.unless, |row| row.versions.get_mut(number).map(|it| &mut it.unless), wrap);
        self.validity(
            at,
            row,
            &version.in_force,
            others,
            |row| row.versions.get_mut(number).map(|it| &mut it.in_force),
            wrap,
        );
        self.target_groups(at, row, &version.groups, |row| row.versions.get_mut(number).map(|it| &mut it.groups), wrap);
        let kind = if row.versions.len() > 1 { Kind::Version } else { Kind::Rule };
        self.off(at, row, kind, |row| row.versions.get_mut(number).map(|it| &mut it.when).into_iter().collect(), wrap);
        if let Some((_, clause)) = &version.timing_words {
            let put = |row: &mut Requirement, timing| {
                if let Some(version) = row.versions.get_mut(number) {
                    version.timing = timing;
                }
            };
            self.timing(at, row, &version.timing, (*clause, !version.met_by.is_empty()), put, wrap);
        }
        for (event, written) in version.met_by.iter().enumerate() {
            let edit = Edit::dropped(Kind::MetBy, self.words.line_of(written.query.span));
            let drop = |row: &mut Requirement| {
                if let Some(version) = row.versions.get_mut(number).filter(|it| event < it.met_by.len()) {
                    version.met_by.remove(event);
                }
            };
            self.change(at, &edit, row, drop, wrap);
            let put = |row: &mut Requirement, query| {
                if let Some(slot) = row.versions.get_mut(number).and_then(|it| it.met_by.get_mut(event)) {
                    slot.query = query;
                }
            };
            self.query(at, row, &written.query, put, wrap);
        }
        for (event, written) in version.broken_by.iter().enumerate() {
            let edit = Edit::dropped(Kind::MetBy, self.words.line_of(written.query.span));
            let drop = |row: &mut Requirement| {
                if let Some(version) = row.versions.get_mut(number).filter(|it| event < it.broken_by.len()) {
                    version.broken_by.remove(event);
                }
            };
            self.change(at, &edit, row, drop, wrap);
            let put = |row: &mut Requirement, query| {
                if let Some(slot) = row.versions.get_mut(number).and_then(|it| it.broken_by.get_mut(event)) {
                    slot.query = query;
                }
            };
            self.query(at, row, &written.query, put, wrap);
        }
        for displaced in &version.instead_of {
            let (Some(row), Some(it)) =
                (self.plan.requirements.get(displaced.index()), self.model.requirements.get(displaced.index()))
            else {
                continue;
            };
            let Some(span) = self.words.within_item(at.header, &it.named.name) else { continue };
            let by = RequirementId::at(place);
            let edit = Edit::dropped(Kind::InsteadOf, self.words.line_of(span));
            let drop = |row: &mut Requirement| row.displaced_by.retain(|it| *it != by);
            let displaced = displaced.index();
            self.change(at, &edit, row, drop, |row| Row::Requirement(displaced, row));
        }
    }

    fn exemptions(&mut self) {
        for (place, (row, it)) in self.plan.exemptions.iter().zip(&self.model.exemptions).enumerate() {
            let at = self.at(Rule::Exemption(ExemptionId::at(place)), it.rulebook, &it.named);
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                let at = numbered(&at, number, it.versions.len(), version.span);
                self.exemption_version(&at, (place, number), row, version, &others);
            }
        }
    }

    fn exemption_version(
        &mut self,
        at: &At,
        (place, number): (usize, usize),
        row: &plan::Exemption,
        version: &model::ExemptionVersion,
        others: &[&InForce],
    ) {
        type Exemption = plan::Exemption;
        let wrap = |row| Row::Exemption(place, row);
        self.conditions(at, row, &version.when, |row| row.versions.get_mut(number).map(|it| &mut it.when), wrap);
        self.conditions(at, row, &version.unless, |row| row.versions.get_mut(number).map(|it| &mut it.unless), wrap);
        self.validity(
            at,
            row,
            &version.in_force,
            others,
            |row| row.versions.get_mut(number).map(|it| &mut it.in_force),
            wrap,
        );
        self.target_groups(at, row, &version.groups, |row| row.versions.get_mut(number).map(|it| &mut it.groups), wrap);
        let kind = if row.versions.len() > 1 { Kind::Version } else { Kind::Rule };
        self.off(at, row, kind, |row| row.versions.get_mut(number).map(|it| &mut it.when).into_iter().collect(), wrap);
        let mut targets: Vec<Span> = version.effects.iter().map(|effect| effect.span).collect();
        targets.sort_unstable_by_key(|span| (span.source, span.start, span.end));
        targets.dedup();
        if targets.len() > 1 {
            for target in targets {
                let kept: Vec<bool> = version.effects.iter().map(|effect| effect.span != target).collect();
                let drop = |row: &mut Exemption| {
                    if let Some(version) = row.versions.get_mut(number) {
                        let mut kept = kept.iter();
                        version.effects.retain(|_| kept.next().copied().unwrap_or(true));
                    }
                };
                self.change(at, &Edit::dropped(Kind::Target, target), row, drop, wrap);
            }
        }
        for (over, id) in version.prevails_over.iter().enumerate() {
            let Some(named) = self.model.exemptions.get(id.index()).map(|it| it.named.name.clone()) else { continue };
            let Some(span) = self.words.within_item(at.header, &named) else { continue };
            let drop = |row: &mut Exemption| {
                if let Some(version) = row.versions.get_mut(number).filter(|it| over < it.prevails_over.len()) {
                    version.prevails_over.remove(over);
                }
            };
            self.change(at, &Edit::dropped(Kind::InsteadOf, self.words.line_of(span)), row, drop, wrap);
        }
        self.effects(at, place, number, row, version);
    }

    /// The lengths and dates in what an exemption does. What one line does to several requirements is changed in one.
    fn effects(
        &mut self,
        at: &At,
        place: usize,
        number: usize,
        row: &plan::Exemption,
        version: &model::ExemptionVersion,
    ) {
        let wrap = |row| Row::Exemption(place, row);
        let mut told: Vec<Span> = Vec::new();
        for written in &version.effects {
            let line = self.words.line_of(written.span);
            if told.contains(&line) {
                continue;
            }
            told.push(line);
            let same: Vec<usize> = (version.effects.iter().enumerate())
                .filter(|(_, other)| self.words.line_of(other.span) == line)
                .map(|(place, _)| place)
                .collect();
            let each = |row: &mut plan::Exemption, change: &dyn Fn(&mut plan::EffectKind)| {
                let Some(version) = row.versions.get_mut(number) else { return };
                for (place, effect) in version.effects.iter_mut().enumerate() {
                    if same.contains(&place) {
                        change(&mut effect.kind);
                    }
                }
            };
            match &written.kind {
                model::EffectKind::ChangeDeadline(timing, _) => {
                    let put = |row: &mut plan::Exemption, timing: plan::Timing| {
                        each(row, &|kind| {
                            if let plan::EffectKind::ChangeDeadline(slot, _) = kind {
                                *slot = timing.clone();
                            }
                        });
                    };
                    self.timing(at, row, timing, (line, true), put, wrap);
                }
                model::EffectKind::ExtendDeadline(length, _) => {
                    let put = |row: &mut plan::Exemption, node| {
                        each(row, &|kind| {
                            if let plan::EffectKind::ExtendDeadline(slot, _) = kind {
                                *slot = node;
                            }
                        });
                    };
                    self.expression(at, row, length, deadline, put, wrap);
                }
                model::EffectKind::Suspend(suspension) => {
                    let put = |row: &mut plan::Exemption, node| {
                        each(row, &|kind| {
                            if let plan::EffectKind::Suspend(suspension) = kind {
                                suspension.then = node;
                            }
                        });
                    };
                    self.expression(at, row, &suspension.then, deadline, put, wrap);
                    if let model::Rest::Periods(periods) = &suspension.during {
                        let put = |row: &mut plan::Exemption, query: plan::Query| {
                            each(row, &|kind| {
                                if let plan::EffectKind::Suspend(suspension) = kind {
                                    suspension.during = plan::Rest::Periods(query.clone());
                                }
                            });
                        };
                        self.query(at, row, &periods.0, put, wrap);
                    }
                }
                model::EffectKind::Keep(date) => {
                    let Some(span) = self.words.within_item(at.header, &date.to_string()) else { continue };
                    for other in [date.next(), date.previous()].into_iter().flatten() {
                        let edit = Edit::replaced(Kind::Validity, span, other.to_string());
                        let edit = self.words.widened(&edit, self.words.line_of(span));
                        let put = |row: &mut plan::Exemption| {
                            each(row, &|kind| {
                                if let plan::EffectKind::Keep(slot) = kind {
                                    *slot = other;
                                }
                            });
                        };
                        self.change(at, &edit, row, put, wrap);
                    }
                }
                _ => {}
            }
        }
    }

    fn transitions(&mut self) {
        for (place, (row, it)) in self.plan.transitions.iter().zip(&self.model.transitions).enumerate() {
            let id = TransitionId::at(place);
            let at = self.at(Rule::Transition(id), it.rulebook, &it.named);
            let at = At { header: it.span, ..at };
            let edit = Edit::dropped(Kind::Transition, it.line);
            self.add(&at, &edit, Vec::new(), self.without_transition(id));
            if let plan::TransitionKind::TakesOver { on, no_earlier_than } = row.kind {
                let Some(span) = self.words.within_item(it.span, &on.to_string()) else { continue };
                for other in [on.next(), on.previous()].into_iter().flatten() {
                    let edit = Edit::replaced(Kind::Validity, span, other.to_string());
                    let edit = self.words.widened(&edit, it.line);
                    let kind = plan::TransitionKind::TakesOver { on: other, no_earlier_than };
                    self.change(&at, &edit, row, |row| row.kind = kind, |row| Row::Transition(place, row));
                }
            }
        }
    }

    /// The rows that name a transition, without it: what a trial lifts is then lifted whole.
    fn without_transition(&self, id: TransitionId) -> Vec<Row> {
        let mut rows = Vec::new();
        for (place, row) in self.plan.requirements.iter().enumerate() {
            if row.transitions.contains(&id) {
                let mut row = row.clone();
                row.transitions.retain(|it| *it != id);
                rows.push(Row::Requirement(place, Box::new(row)));
            }
        }
        for (place, row) in self.plan.exemptions.iter().enumerate() {
            let mut changed = row.clone();
            let effects = changed.versions.iter_mut().flat_map(|version| &mut version.effects);
            let mut found = false;
            for effect in effects {
                if matches!(&effect.kind, plan::EffectKind::Suspend(rest) if rest.transition == Some(id)) {
                    effect.kind = plan::EffectKind::LiftWhole;
                    found = true;
                }
            }
            if found {
                rows.push(Row::Exemption(place, Box::new(changed)));
            }
        }
        rows
    }
}

fn deadline(kind: Kind) -> Kind {
    if kind == Kind::Bound { Kind::Deadline } else { kind }
}

fn numbered(at: &At, place: usize, count: usize, header: Span) -> At {
    At { version: (count > 1).then(|| place.saturating_add(1)), header, ..at.clone() }
}

/// Whether a version moved so would be law on a day on which another one is: that is refused when rulebooks are loaded.
fn longer_than_can_be(in_force: &InForce, others: &[&InForce], last: bool, day: Date) -> bool {
    let longer = if last {
        in_force.until.is_some_and(|until| until < day)
    } else {
        in_force.from.is_some_and(|from| day < from)
    };
    longer
        && others.iter().any(|other| {
            *other != in_force
                && other.proposals == in_force.proposals
                && other.from.is_none_or(|from| from <= day)
                && other.until.is_none_or(|until| day <= until)
        })
}
