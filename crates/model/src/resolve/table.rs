//! Decision tables: each result is a definition, and each row a case of it.
//!
//! What the rows ask is typed once for a table, whatever it gives; what is left out is told then. Where rows contradict
//! each other is told when all results have their types.

use super::clauses::has_broken_line;
use super::proposal::version_order;
use super::row::{condition, say};
use super::{Once, Resolver};
use crate::declare::{Declared, duplicate, head_of_table};
use crate::lower::Nodes;
use crate::model::{DefinitionVersion, Expression, ExpressionKind, TableVersion};
use crate::scope::Symbol;
use crate::table::{Absence, Ask, Column, Domain, Kind, Natures, Region, Shown, Steps, gaps, idle, order, overlaps};
use crate::types::words::{is_ordered, type_word, unrelated};
use crate::types::{Order, comparison_of};
use hjemmel_diagnostic::{At, Diagnostic, DurationUnit, LabelRole, Language, Message, Noun, Span, Written};
use hjemmel_engine::ids::{DefinitionId, RulebookId};
use hjemmel_engine::plan::{Comparison, Type};
use hjemmel_syntax::format::{format_clause, format_expression};
use hjemmel_syntax::tree::{self, Cell, CellKind, CellTest, ClauseKind, Comments, Header, Item, ItemKind};
use hjemmel_value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many times a row may be looked at to find what a table leaves out.
const MOST_STEPS: usize = 300_000;

/// The tables that have been read so far.
#[derive(Debug, Default)]
pub(crate) struct Tables<'t> {
    /// What their rows ask, by the place of their header.
    tested: BTreeMap<Span, Arc<Tested<'t>>>,
    /// What their rows give, by the place of the row and the result.
    results: BTreeMap<(Span, usize), Expression>,
}

/// What the rows of a table ask.
#[derive(Debug, Default)]
struct Tested<'t> {
    rows: Vec<Row<'t>>,
    /// How its columns are cut; none if a column or its cells could not be read.
    columns: Vec<Column>,
    /// Whether one of its rows always fits.
    exhaustive: bool,
    /// Whether anything of it could not be read.
    broken: bool,
}

/// A row whose tests could be read.
#[derive(Debug)]
struct Row<'t> {
    span: Span,
    asks: Vec<Vec<Ask>>,
    when: Expression,
    words: Option<tree::Expression>,
    results: &'t [Cell],
}

impl<'t> Resolver<'t> {
    /// The versions of one result of a table, and its type.
    pub(super) fn table(&mut self, id: DefinitionId, rule: &Declared<'t>) -> Option<Type> {
        let result = rule.result.unwrap_or(0);
        let mut ty: Option<Type> = None;
        let mut versions = Vec::new();
        for item in &rule.items {
            let Header::Table(_) = &item.header else { continue };
            let tested = self.tested(rule, item);
            let mut cases = Vec::new();
            let mut rows = Vec::new();
            let mut first = None;
            let mut broken = tested.broken;
            for row in &tested.rows {
                let Some(value) = row.results.get(result).and_then(|cell| self.given_by_cell(rule.rulebook, cell, ty))
                else {
                    broken = true;
                    continue;
                };
                ty = Some(value.ty);
                if let Some(CellKind::Value(words)) = row.results.get(result).map(|cell| &cell.kind) {
                    first = first.or_else(|| Some(words.clone()));
                }
                self.tables.results.insert((row.span, result), value.clone());
                cases.push((row.when.clone(), value));
                rows.push(row.words.clone());
            }
            let (Some(words), Some(ty)) = (first, ty) else { continue };
            let exhaustive = tested.exhaustive && !broken;
            let kind = ExpressionKind::Choose { cases, otherwise: None, exhaustive };
            // The clauses that stand once were judged with the tests.
            let text = self.quietly(|this| this.rule_text(rule.rulebook, item, &mut Once::default()));
            versions.push(DefinitionVersion {
                in_force: self.in_force(rule, item, None),
                value: Expression { kind: Box::new(kind), ty, span: item.header_at.0 },
                settings: Vec::new(),
                proposed: None,
                table: Some(TableVersion { text, rows }),
                words,
                span: item.header_at.0,
                broken: broken || has_broken_line(item),
            });
        }
        versions.sort_by_key(|version| version_order(&version.in_force));
        let definition = self.model.definitions.get_mut(id.index())?;
        definition.versions = versions;
        definition.ty = ty.unwrap_or(Type::YesNo);
        ty
    }

    /// What a cell gives.
    fn given_by_cell(&mut self, book: RulebookId, cell: &'t Cell, ty: Option<Type>) -> Option<Expression> {
        let CellKind::Value(words) = &cell.kind else {
            self.complain(Diagnostic::new(Message::CellGivesNothing, cell.at.0));
            return None;
        };
        let context = self.context(book);
        match ty {
            Some(ty) => self.of_type(words, context, ty),
            None => {
                // An actor is no value by itself; here nothing else is meant.
                let actor = match &*words.kind {
                    tree::ExpressionKind::Path(path) => {
                        let actor = |symbol| matches!(symbol, Symbol::Actor(_));
                        !self.stands_alone(path, context) && self.names.sees(book, path, actor)
                    }
                    _ => false,
                };
                self.typed(words, context, actor.then_some(Type::Actor))
            }
        }
    }

    /// What the rows of a table ask; complaints are made the first time.
    fn tested(&mut self, rule: &Declared<'t>, item: &'t Item) -> Arc<Tested<'t>> {
        if let Some(known) = self.tables.tested.get(&item.header_at.0) {
            return Arc::clone(known);
        }
        self.rule_text(rule.rulebook, item, &mut Once::default());
        let tested = Arc::new(self.test(rule, item).unwrap_or(Tested { broken: true, ..Tested::default() }));
        self.tables.tested.insert(item.header_at.0, Arc::clone(&tested));
        tested
    }

    fn test(&mut self, rule: &Declared<'t>, item: &'t Item) -> Option<Tested<'t>> {
        let (tests, results) = self.head(rule, item)?;
        let context = self.context(rule.rulebook);
        // A list of events is no column; the hint of `is known` makes the complaint say so.
        let columns: Vec<Option<Expression>> = tests.iter().map(|test| self.known_of(test, context)).collect();
        let mut tested = Tested { broken: has_broken_line(item), ..Tested::default() };
        for clause in &item.clauses {
            let ClauseKind::Row(cells) = &clause.kind else { continue };
            let wanted = tests.len().saturating_add(results.len());
            if cells.len() != wanted {
                let message = Message::WrongNumberOfCells { cells: cells.len(), columns: wanted };
                self.complain(Diagnostic::new(message, clause.at.0));
                tested.broken = true;
                continue;
            }
            let asks: Vec<_> = (cells.iter().zip(&columns))
                .map(|(cell, column)| self.asks(rule.rulebook, cell, column.as_ref()?))
                .collect();
            let Some(asks) = asks.into_iter().collect::<Option<Vec<_>>>() else {
                tested.broken = true;
                continue;
            };
            let mut parts = Vec::new();
            let mut words = Vec::new();
            for (((cell, asks), column), test) in cells.iter().zip(&asks).zip(&columns).zip(tests) {
                let Some(column) = column else { continue };
                parts.extend(asks.iter().map(|ask| condition(column, ask, cell.at.0)));
                words.extend(say(test, cell));
            }
            let when = match <[Expression; 1]>::try_from(parts) {
                Ok([only]) => only,
                Err(parts) => {
                    Expression { kind: Box::new(ExpressionKind::And(parts)), ty: Type::YesNo, span: clause.at.0 }
                }
            };
            let words = match <[tree::Expression; 1]>::try_from(words) {
                Ok([only]) => Some(only),
                Err(words) if words.is_empty() => None,
                Err(words) => {
                    Some(tree::Expression { at: clause.at, kind: Box::new(tree::ExpressionKind::And(words)) })
                }
            };
            let results = cells.get(tests.len()..).unwrap_or_default();
            tested.rows.push(Row { span: clause.at.0, asks, when, words, results });
        }
        if tested.rows.is_empty() && !tested.broken {
            self.missing_clause(item, ["under 30 | yes | 1 month", "under 30 | ja | 1 måned"], Noun::Table);
            tested.broken = true;
        }
        let typed: Option<Vec<Expression>> = columns.into_iter().collect();
        match typed {
            Some(columns) => self.judge(rule, item, tests, &columns, results.len(), &mut tested),
            None => tested.broken = true,
        }
        Some(tested)
    }

    /// The head of a table, which it must have, once.
    fn head(&mut self, rule: &Declared<'t>, item: &'t Item) -> Option<(&'t [tree::Expression], &'t [tree::Named])> {
        let mut once = Once::default();
        for clause in item.clauses.iter().filter(|clause| matches!(clause.kind, ClauseKind::Columns { .. })) {
            self.once(&mut once, "columns", "kolonner", clause.at.0);
        }
        let Some((clause, tests, results)) = head_of_table(item) else {
            let say = ["columns age | job_ready -> interval", "kolonner alder | jobparat -> interval"];
            self.missing_clause(item, say, Noun::Table);
            return None;
        };
        for (place, result) in results.iter().enumerate() {
            let first = results.iter().take(place).find(|other| other.name.text == result.name.text);
            if let Some(first) = first {
                self.complain(duplicate(&result.name, first.name.at.0));
            }
        }
        let names = |results: &[tree::Named]| results.iter().map(|it| Arc::clone(&it.name.text)).collect::<Vec<_>>();
        let other = rule.items.iter().find_map(|other| head_of_table(other));
        if let Some((first, _, others)) = other
            && (names(others) != names(results) && (results.len() > 1 || others.len() > 1))
        {
            let message = Message::ResultsDiffer { table: rule.item_name().to_owned() };
            let complaint = Diagnostic::new(message, clause.at.0);
            self.complain(complaint.with_secondary(first.at.0, LabelRole::OtherVersionHere));
            return None;
        }
        Some((tests, results))
    }

    /// What a cell asks of its column.
    fn asks(&mut self, book: RulebookId, cell: &'t Cell, column: &Expression) -> Option<Vec<Ask>> {
        match &cell.kind {
            CellKind::Any => Some(Vec::new()),
            CellKind::Value(words) => {
                let (words, comparison) = match &*words.kind {
                    tree::ExpressionKind::Not(inner) => (inner, Comparison::IsNot),
                    _ => (words, Comparison::Is),
                };
                Some(vec![Ask::Compare(comparison, self.compared_with(book, words, column, Order::Equal)?)])
            }
            CellKind::Tests(tests) => {
                let asks: Vec<Option<Ask>> = tests.iter().map(|test| self.ask(book, test, column)).collect();
                asks.into_iter().collect()
            }
        }
    }

    fn ask(&mut self, book: RulebookId, test: &'t CellTest, column: &Expression) -> Option<Ask> {
        Some(match test {
            CellTest::Ordered(comparison, words) => {
                let (comparison, order) = comparison_of(*comparison);
                Ask::Compare(comparison, self.compared_with(book, words, column, order)?)
            }
            CellTest::Between(low, high) => {
                let low = self.compared_with(book, low, column, Order::Less);
                Ask::Between(low?, self.compared_with(book, high, column, Order::Less)?)
            }
            CellTest::In { negated, list } => {
                let values = list.iter().map(|words| self.compared_with(book, words, column, Order::Equal));
                let values: Vec<Option<Value>> = values.collect();
                Ask::In { negated: *negated, list: values.into_iter().collect::<Option<Vec<Value>>>()? }
            }
            CellTest::Known { negated } => Ask::Known { negated: *negated },
        })
    }

    /// A value that a column is compared with.
    fn compared_with(
        &mut self,
        book: RulebookId,
        words: &'t tree::Expression,
        column: &Expression,
        order: Order,
    ) -> Option<Value> {
        if order == Order::Earlier && column.ty != Type::Date {
            let (expected, found) = (type_word(&self.model, Type::Date), type_word(&self.model, column.ty));
            let complaint = Diagnostic::new(Message::TypeMismatch { expected, found, hint: None }, words.at.0);
            self.complain(complaint.with_secondary(column.span, LabelRole::ComparedWithThis));
            return None;
        }
        let value = self.constant(book, words, column.ty)?;
        let kind = ExpressionKind::Constant(value.clone());
        let typed = Expression { kind: Box::new(kind), ty: column.ty, span: words.at.0 };
        self.comparable(column, &typed, order)?;
        Some(value)
    }

    /// Cuts the columns, and tells what the table leaves out.
    fn judge(
        &mut self,
        rule: &Declared<'t>,
        item: &'t Item,
        tests: &'t [tree::Expression],
        columns: &[Expression],
        results: usize,
        tested: &mut Tested<'t>,
    ) {
        let mut cut = Vec::new();
        let mut sure = true;
        for (place, (column, words)) in columns.iter().zip(tests).enumerate() {
            let asks: Vec<&Ask> = tested.rows.iter().filter_map(|row| row.asks.get(place)).flatten().collect();
            let domain = self.domain(column);
            let nature = Natures::new(&self.model).of(column);
            let named = asks.iter().any(|ask| !ask.values().is_empty());
            // Of two lengths nobody may be able to say which is longer.
            sure &= nature.absence != Absence::OnSomeDays && !(column.ty == Type::Duration && named);
            let made = Column::new(&domain, &asks);
            if made.is_none() {
                let complaint = incomparable(&asks, words.at.0);
                self.complain(complaint);
                tested.broken = true;
            }
            cut.extend(made);
            let mut each = tested.rows.iter().filter_map(|row| row.asks.get(place));
            let first = each.next();
            if !tested.broken && tested.rows.len() > 1 && each.all(|asks| Some(asks) == first) {
                let column = Written::new(|language| format_expression(words, language));
                let message = Message::ColumnDecidesNothing { table: rule.item_name().to_owned(), column };
                self.complain(Diagnostic::new(message, words.at.0));
            }
        }
        if cut.len() < columns.len() {
            return;
        }
        tested.columns = cut;
        if tested.broken {
            return;
        }
        let at = head_of_table(item).map_or(item.header_at.0, |(clause, ..)| clause.at.0);
        let table = rule.item_name().to_owned();
        match gaps(&tested.columns, &regions(tested), &mut Steps(MOST_STEPS)) {
            Ok(found) => {
                tested.exhaustive = sure && found.is_empty();
                for gap in found {
                    let witness = self.witness(&tested.columns, tests, columns, &gap.witness);
                    let row = self.row(&tested.columns, &gap.region, columns, results);
                    let message = Message::TableGap { table: table.clone(), witness, row };
                    self.complain(Diagnostic::new(message, at));
                }
            }
            Err(_) => self.complain(Diagnostic::new(Message::TableTooLarge { table }, at)),
        }
    }

    /// The values that a column can have.
    fn domain(&self, column: &Expression) -> Domain {
        let nature = Natures::new(&self.model).of(column);
        let count = |count: usize, make: fn(u32) -> Value| {
            (0..count).filter_map(|place| u32::try_from(place).ok()).map(make).collect::<Vec<_>>()
        };
        let kind = match column.ty {
            Type::YesNo => Kind::Closed(vec![Value::YesNo(true), Value::YesNo(false)]),
            Type::Choice(category) => {
                let values = self.model.categories.get(category.index()).map_or(0, |it| it.it.values.len());
                Kind::Closed(count(values, Value::Choice))
            }
            Type::Actor => Kind::Closed(count(self.model.actors.len(), Value::Actor)),
            ty if is_ordered(ty) => Kind::Ordered { whole: nature.whole, not_negative: nature.not_negative },
            _ => Kind::Text,
        };
        Domain { kind, absent: nature.absence == Absence::ByFacts }
    }

    /// Complains of rows that fit one case and give different results, and tells rows for which no case is left.
    pub(super) fn contradictions(&mut self) {
        let declared = Arc::clone(&self.declared);
        let mut nodes = Nodes::default();
        for rule in declared.definitions.iter().filter(|rule| rule.result.unwrap_or(0) == 0) {
            for item in &rule.items {
                let Some(tested) = self.tables.tested.get(&item.header_at.0).map(Arc::clone) else { continue };
                let Some((_, tests, results)) = head_of_table(item) else { continue };
                if tested.columns.is_empty() {
                    continue;
                }
                let regions = regions(&tested);
                let given: Vec<Vec<_>> = (tested.rows.iter())
                    .map(|row| {
                        let value = |place| self.tables.results.get(&(row.span, place));
                        (0..results.len()).map(|place| value(place).map(|it| nodes.expression(it))).collect()
                    })
                    .collect();
                let differ = |one: usize, other: usize| {
                    let (Some(one), Some(other)) = (given.get(one), given.get(other)) else { return false };
                    one.iter().zip(other).any(|(a, b)| a.zip(*b).is_some_and(|(a, b)| a != b))
                };
                let context = self.context(rule.rulebook);
                let columns: Vec<Expression> =
                    self.quietly(|this| tests.iter().filter_map(|test| this.known_of(test, context)).collect());
                let table = rule.item_name().to_owned();
                let found = overlaps(&regions, differ);
                for overlap in &found {
                    let witness = self.witness(&tested.columns, tests, &columns, &overlap.witness);
                    let span = |place: usize| tested.rows.get(place).map_or(item.header_at.0, |row| row.span);
                    let message = Message::TableOverlap { table: table.clone(), witness };
                    let complaint = Diagnostic::new(message, span(overlap.later));
                    self.complain(complaint.with_secondary(span(overlap.earlier), LabelRole::OtherRowHere));
                }
                let told = |place: usize| found.iter().any(|it| it.later == place || it.earlier == place);
                for place in idle(&regions, &mut Steps(MOST_STEPS)).unwrap_or_default() {
                    if let Some(row) = tested.rows.get(place).filter(|_| !told(place)) {
                        let message = Message::RowDecidesNothing { table: table.clone() };
                        self.complain(Diagnostic::new(message, row.span));
                    }
                }
            }
        }
    }

    /// Does something whose complaints have been made before.
    fn quietly<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::take(&mut self.complaints);
        let made = work(self);
        self.complaints = before;
        made
    }

    /// A case in words: `age 30, job_ready yes`.
    fn witness(&self, cut: &[Column], tests: &[tree::Expression], columns: &[Expression], case: &[usize]) -> Written {
        Written::new(|language| {
            let parts = cut.iter().zip(tests).zip(columns).zip(case).map(|(((cut, test), column), place)| {
                let shown = match cut.shows(*place) {
                    Shown::Value(value) => format_expression(&self.literal(value, column.ty), language),
                    Shown::Nothing => return None,
                    Shown::Known => language.pick(("known", "kendt")).to_owned(),
                    Shown::Other => language.pick(("another text", "en anden tekst")).to_owned(),
                    Shown::Absent => language.pick(("absent", "mangler")).to_owned(),
                };
                Some(format!("{} {shown}", format_expression(test, language)))
            });
            parts.flatten().collect::<Vec<_>>().join(", ")
        })
    }

    /// The row that would fit some cases.
    fn row(&self, cut: &[Column], region: &Region, columns: &[Expression], results: usize) -> Written {
        let cells = cut.iter().zip(region).zip(columns).map(|((cut, set), column)| {
            let tests: Vec<CellTest> = cut.asks(set).iter().map(|ask| self.cell_test(ask, column.ty)).collect();
            let kind = match (cut.asks(set).as_slice(), tests) {
                ([], _) => CellKind::Any,
                ([Ask::Compare(Comparison::Is, value)], _) => CellKind::Value(self.literal(value, column.ty)),
                (_, tests) => CellKind::Tests(tests),
            };
            Cell { at: At::default(), kind }
        });
        let kind = ClauseKind::Row(cells.collect());
        let clause = tree::Clause { at: At::default(), kind, comments: Comments::default() };
        Written::new(|language: Language| {
            let row = format_clause(&clause, ItemKind::Table, language);
            (0..results).fold(row, |row, _| format!("{row} | …"))
        })
    }
}

/// The boxes of the rows.
fn regions(tested: &Tested<'_>) -> Vec<Region> {
    let region = |row: &Row<'_>| tested.columns.iter().zip(&row.asks).map(|(column, asks)| column.set(asks)).collect();
    tested.rows.iter().map(region).collect()
}

/// Two lengths of a column of which nobody can say which is longer.
fn incomparable(asks: &[&Ask], at: Span) -> Diagnostic {
    let values: Vec<&Value> = asks.iter().flat_map(|ask| ask.values()).collect();
    let pairs = values.iter().flat_map(|one| values.iter().map(move |other| (*one, *other)));
    let units = pairs.filter(|(one, other)| order(one, other).is_none()).find_map(|pair| match pair {
        (Value::Duration(one), Value::Duration(other)) => unrelated(one, other),
        _ => None,
    });
    let (left, right) = units.unwrap_or((DurationUnit::Months, DurationUnit::Days));
    Diagnostic::new(Message::ComparedUnits { left, right }, at)
}
