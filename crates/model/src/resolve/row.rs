//! A row of a table as a condition: typed, and as the tree has it.

use super::Resolver;
use crate::model::{Expression, ExpressionKind};
use crate::table::Ask;
use hjemmel_diagnostic::{At, Span};
use hjemmel_engine::plan::{Comparison, Type};
use hjemmel_syntax::tree::{self, Cell, CellKind, CellTest, Name, Path};
use hjemmel_value::Value;
use std::sync::Arc;

impl Resolver<'_> {
    /// A test as a rulebook writes it.
    pub(super) fn cell_test(&self, ask: &Ask, ty: Type) -> CellTest {
        let literal = |value: &Value| self.literal(value, ty);
        match ask {
            Ask::Compare(comparison, value) => CellTest::Ordered(
                match comparison {
                    Comparison::Less if ty == Type::Date => tree::Comparison::Before,
                    Comparison::More if ty == Type::Date => tree::Comparison::After,
                    Comparison::AtMost if ty == Type::Date => tree::Comparison::NoLaterThan,
                    Comparison::AtLeast if ty == Type::Date => tree::Comparison::NoEarlierThan,
                    Comparison::Less => tree::Comparison::Less,
                    Comparison::AtMost => tree::Comparison::AtMost,
                    Comparison::More => tree::Comparison::More,
                    Comparison::AtLeast => tree::Comparison::AtLeast,
                    Comparison::Is => tree::Comparison::Is,
                    Comparison::IsNot => tree::Comparison::IsNot,
                },
                literal(value),
            ),
            Ask::Between(low, high) => CellTest::Between(literal(low), literal(high)),
            Ask::In { negated, list } => CellTest::In { negated: *negated, list: list.iter().map(literal).collect() },
            Ask::Known { negated } => CellTest::Known { negated: *negated },
        }
    }

    /// A value as a rulebook writes it.
    pub(super) fn literal(&self, value: &Value, ty: Type) -> tree::Expression {
        use tree::ExpressionKind as K;
        let name = |named: Option<Arc<str>>| {
            let name = Name { at: At::default(), text: named.unwrap_or_else(|| Arc::from("")) };
            K::Path(Path { at: At::default(), parts: vec![name] })
        };
        let place = |place: &u32| usize::try_from(*place).unwrap_or(usize::MAX);
        let kind = match value {
            Value::YesNo(yes) => K::YesNo(*yes),
            Value::Number(number) => K::Number(*number),
            Value::Money(money) => K::Money(*money),
            Value::Hours(hours) => K::Hours(*hours),
            Value::Percent(percent) => K::Percent(*percent),
            Value::Duration(length) => K::Duration(*length),
            Value::Date(date) => K::Date(*date),
            Value::Text(text) => K::Text(tree::Label { at: At::default(), text: Arc::clone(text) }),
            Value::Choice(value) => name(match ty {
                Type::Choice(category) => (self.model.categories.get(category.index()))
                    .and_then(|it| it.it.values.get(place(value)))
                    .map(|it| Arc::clone(&it.named.name)),
                _ => None,
            }),
            Value::Actor(actor) => name(self.model.actors.get(place(actor)).map(|it| Arc::clone(&it.it.named.name))),
        };
        tree::Expression { at: At::default(), kind: Box::new(kind) }
    }
}

/// What one test of a cell says of its column.
pub(super) fn condition(column: &Expression, ask: &Ask, span: Span) -> Expression {
    let constant =
        |value: &Value| Expression { kind: Box::new(ExpressionKind::Constant(value.clone())), ty: column.ty, span };
    let of = || column.clone();
    let kind = match ask {
        Ask::Compare(comparison, value) => {
            ExpressionKind::Compare { left: of(), comparison: *comparison, right: constant(value) }
        }
        Ask::Between(low, high) => {
            ExpressionKind::Between { value: of(), negated: false, low: constant(low), high: constant(high) }
        }
        Ask::In { negated, list } => {
            ExpressionKind::In { value: of(), negated: *negated, list: list.iter().map(constant).collect() }
        }
        Ask::Known { negated } => ExpressionKind::Known { value: of(), negated: *negated },
    };
    Expression { kind: Box::new(kind), ty: Type::YesNo, span }
}

/// The same as the tree has it, to print it.
pub(super) fn say(column: &tree::Expression, cell: &Cell) -> Vec<tree::Expression> {
    use tree::ExpressionKind as K;
    let of = || column.clone();
    let made = |kind| tree::Expression { at: cell.at, kind: Box::new(kind) };
    let compare =
        |comparison, right: &tree::Expression| made(K::Compare { left: of(), comparison, right: right.clone() });
    match &cell.kind {
        CellKind::Any => Vec::new(),
        CellKind::Value(words) => vec![match &*words.kind {
            K::Not(inner) => compare(tree::Comparison::IsNot, inner),
            _ => compare(tree::Comparison::Is, words),
        }],
        CellKind::Tests(tests) => {
            let one = |test: &CellTest| match test {
                CellTest::Ordered(comparison, right) => compare(*comparison, right),
                CellTest::Between(low, high) => {
                    made(K::Between { value: of(), negated: false, low: low.clone(), high: high.clone() })
                }
                CellTest::In { negated, list } => made(K::In { value: of(), negated: *negated, list: list.clone() }),
                CellTest::Known { negated } => made(K::Known { value: of(), negated: *negated }),
            };
            tests.iter().map(one).collect()
        }
    }
}
