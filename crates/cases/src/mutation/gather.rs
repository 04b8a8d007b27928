//! All changes of a set: rule by rule, version by version, clause by clause.

mod departures;
mod requirement;

use super::reach::Rule;
use super::variant::{Variant, query_variants, timing_variants, variants};
use super::wording::{Edit, Words};
use super::{Mutation, MutationKind as Kind, Row, RuleChange};
use hjemmel::Rulebook;
use hjemmel::diagnostic::Span;
use hjemmel_engine::ids::{ClauseId, DefinitionId, GroupId, RulebookId, TrialId};
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
    let place = |it: &RuleChange| (it.file.clone(), it.line, it.column, it.kind, it.before.clone(), it.after.clone());
    found.sort_by_cached_key(|mutation| place(&mutation.change));
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
        let book = self.plan.rulebook_name(rulebook);
        let name = self.plan.qualified(rulebook, named);
        At { rule, rulebook: book.to_owned(), name, version: None, header: Span::default() }
    }

    fn add(&mut self, at: &At, edit: &Edit, nodes: Vec<Node>, rows: Vec<Row>) {
        let place = edit.places.first().map_or(edit.unit, |(span, _)| *span);
        let Some(source) = self.words.sources.get(place.source) else { return };
        let line_column = source.line_column(place.start);
        let (before, after) = self.words.before_and_after(edit);
        let change = RuleChange {
            kind: edit.kind,
            rulebook: at.rulebook.clone(),
            rule: at.name.clone(),
            version: at.version,
            file: source.name().to_owned(),
            line: line_column.line,
            column: line_column.column_chars,
            before,
            after,
        };
        self.found.push(Mutation { change, changed: at.rule, nodes, rows });
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

    /// The conditions and the days of a version.
    fn law<T: Versions + Clone>(
        &mut self,
        at: &At,
        row: &T,
        number: usize,
        law: &Law<'_>,
        others: &[&InForce],
        wrap: impl Fn(Box<T>) -> Row,
    ) {
        self.conditions(at, row, law.when, |row| row.law(number).map(|it| it.when), &wrap);
        self.conditions(at, row, law.unless, |row| row.law(number).map(|it| it.unless), &wrap);
        self.validity(at, row, law.in_force, others, |row| row.law(number).map(|it| it.in_force), &wrap);
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

    /// One version without effect.
    fn version_off<T: Versions + Clone>(&mut self, at: &At, row: &T, number: usize, wrap: impl Fn(Box<T>) -> Row) {
        let kind = if row.count() > 1 { Kind::Version } else { Kind::Rule };
        self.off(at, row, kind, |row| row.law(number).map(|it| it.when).into_iter().collect(), wrap);
    }

    fn definitions(&mut self) {
        for (place, (row, it)) in self.plan.definitions.iter().zip(&self.model.definitions).enumerate() {
            let at = self.at(Rule::Definition(DefinitionId::at(place)), it.rulebook, &it.named);
            let wrap = |row| Row::Definition(place, row);
            let others: Vec<&InForce> = it.versions.iter().map(|it| &it.in_force).collect();
            for (number, version) in it.versions.iter().enumerate() {
                // What an accumulation adds up is asked, and changed, where it is named with a window.
                if version.value.accumulates() {
                    continue;
                }
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
            let laws: Vec<Law<'_>> = it.versions.iter().map(Law::from).collect();
            self.versions(&at, row, &laws, |row| Row::Group(place, row));
        }
    }

    fn trials(&mut self) {
        for (place, (row, it)) in self.plan.trials.iter().zip(&self.model.trials).enumerate() {
            let at = self.at(Rule::Trial(TrialId::at(place)), it.rulebook, &it.named);
            let laws: Vec<Law<'_>> = it.versions.iter().map(Law::from).collect();
            self.versions(&at, row, &laws, |row| Row::Trial(place, row));
        }
    }

    /// The changes of a rule whose versions say no more than for whom and when.
    fn versions<T: Versions + Clone>(&mut self, at: &At, row: &T, laws: &[Law<'_>], wrap: impl Fn(Box<T>) -> Row) {
        let others: Vec<&InForce> = laws.iter().map(|law| law.in_force).collect();
        for (number, law) in laws.iter().enumerate() {
            let at = numbered(at, number, laws.len(), law.header);
            self.law(&at, row, number, law, &others, &wrap);
            self.version_off(&at, row, number, &wrap);
        }
    }
}

/// What a version of any rule says of whom it is for, and when.
struct Law<'m> {
    when: &'m [model::Condition],
    unless: &'m [model::Condition],
    in_force: &'m InForce,
    header: Span,
}

/// The same of a version in the plan, to change it.
struct LawInPlan<'p> {
    when: &'p mut Vec<plan::Condition>,
    unless: &'p mut Vec<plan::Condition>,
    in_force: &'p mut InForce,
}

/// A row of the plan that has versions with conditions and days.
trait Versions {
    /// One of them.
    fn law(&mut self, number: usize) -> Option<LawInPlan<'_>>;
    /// How many there are.
    fn count(&self) -> usize;
}

macro_rules! versions {
    ($($row:ident $version:ident,)*) => {$(
        impl<'m> From<&'m model::$version> for Law<'m> {
            fn from(version: &'m model::$version) -> Self {
                let (when, unless) = (&version.when, &version.unless);
                Law { when, unless, in_force: &version.in_force, header: version.span }
            }
        }

        impl Versions for plan::$row {
            fn law(&mut self, number: usize) -> Option<LawInPlan<'_>> {
                let version = self.versions.get_mut(number)?;
                let (when, unless) = (&mut version.when, &mut version.unless);
                Some(LawInPlan { when, unless, in_force: &mut version.in_force })
            }

            fn count(&self) -> usize {
                self.versions.len()
            }
        }
    )*};
}

versions! {
    Group GroupVersion,
    Requirement RequirementVersion,
    Trial TrialVersion,
    Exemption ExemptionVersion,
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
        && others.iter().any(|other| *other != in_force && other.proposals == in_force.proposals && other.covers(day))
}
