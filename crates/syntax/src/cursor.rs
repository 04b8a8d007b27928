//! Walking over pest's pairs, in the order of the grammar.

use hjemmel_grammar::Rule;
use pest::iterators::{Pair, Pairs};

/// One node of pest's tree.
pub(crate) type Node<'a> = Pair<'a, Rule>;

/// The children of a node, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a>(Pairs<'a, Rule>);

impl<'a> Cursor<'a> {
    /// The children of a node.
    pub(crate) fn of(node: Node<'a>) -> Self {
        Self(node.into_inner())
    }

    /// The next child, whatever it is.
    pub(crate) fn advance(&mut self) -> Option<Node<'a>> {
        self.0.next()
    }

    /// What the next child is.
    pub(crate) fn peek(&self) -> Option<Rule> {
        self.0.peek().map(|node| node.as_rule())
    }

    /// The next child if it is of this rule.
    pub(crate) fn take(&mut self, rule: Rule) -> Option<Node<'a>> {
        if self.peek() == Some(rule) { self.0.next() } else { None }
    }

    /// Whether the next child is of this rule; then it is passed over.
    pub(crate) fn skip(&mut self, rule: Rule) -> bool {
        self.take(rule).is_some()
    }

    /// Passes over children up to one of this rule.
    pub(crate) fn find(&mut self, rule: Rule) -> Option<Node<'a>> {
        self.0.find(|node| node.as_rule() == rule)
    }

    /// All children of this rule that are left.
    pub(crate) fn all(self, rule: Rule) -> impl Iterator<Item = Node<'a>> {
        self.0.filter(move |node| node.as_rule() == rule)
    }
}
