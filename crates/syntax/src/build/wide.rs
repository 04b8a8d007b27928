//! A `where` inside an expression takes one test, or a bracket; what reaches further is refused with both readings.

use super::expression::flat;
use super::{Builder, Built};
use crate::cursor::Node;
use hjemmel_diagnostic::Message;
use hjemmel_grammar::Rule;
use std::ops::Range;

impl Builder<'_> {
    /// Refuses `there are E where a and b`: whose is the `and`? `test` is what stands before it, `whole` all of it.
    pub(super) fn refuse_open_where(&mut self, test: &Node<'_>, whole: &Node<'_>) -> Built<()> {
        let Some(inner) = open_where(test.clone()) else { return Ok(()) };
        self.too_wide(&Self::range(&inner), &Self::range(whole))
    }

    /// Refuses `number of E where x is 3 + 2`: whose is the `+`?
    pub(super) fn refuse_arithmetic(&mut self, test: &Node<'_>, whole: &Node<'_>) -> Built<()> {
        let Some(operator) = first_operator(test.clone()) else { return Ok(()) };
        let inner = Self::range(test).start..operator;
        self.too_wide(&inner, &Self::range(whole))
    }

    fn too_wide(&mut self, inner: &Range<usize>, whole: &Range<usize>) -> Built<()> {
        let part = |range: Range<usize>| self.line.text.get(range).unwrap_or_default();
        let before = flat(part(whole.start..inner.start));
        let test = flat(part(inner.clone()));
        let after = flat(part(inner.end..whole.end));
        // What is counted is no condition before it is compared with something.
        let counts = ["number of ", "sum of ", "average of ", "antal ", "sum af ", "gennemsnit af "];
        if counts.iter().any(|count| before.starts_with(count))
            && let Some(compared) = [" is ", " er "].iter().filter_map(|is| after.rfind(is)).max()
            && let (Some(narrows), Some(compares)) = (after.get(..compared), after.get(compared..))
        {
            let right = format!("{before} ({test} {narrows}){compares}");
            let message = Message::OtherWording { found: flat(part(whole.clone())), right: right.clone() };
            return self.complain_with_fix(message, whole, right);
        }
        let message = Message::WhereTooWide {
            left_reading: format!("{before} ({test}) {after}"),
            right_reading: format!("{before} ({test} {after})"),
        };
        self.complain(message, whole)
    }
}

/// The test of a `where`, or of a search's `when`, that a node ends in, if no bracket closes it.
fn open_where(node: Node<'_>) -> Option<Node<'_>> {
    let mut node = node;
    loop {
        let rule = node.as_rule();
        let last = node.into_inner().last()?;
        if matches!(rule, Rule::query | Rule::first_day) && last.as_rule() == Rule::test {
            return Some(last);
        }
        node = last;
    }
}

/// Where the first `+ - * /` of a test stands, if it has one outside brackets.
fn first_operator(test: Node<'_>) -> Option<usize> {
    let sums = test.into_inner().flat_map(|part| match part.as_rule() {
        Rule::sum => vec![part],
        Rule::comparison => {
            let kinds = part.into_inner().flat_map(Node::into_inner);
            kinds.filter(|inside| inside.as_rule() == Rule::sum).collect()
        }
        _ => Vec::new(),
    });
    sums.flat_map(Node::into_inner)
        .filter(|part| matches!(part.as_rule(), Rule::plus | Rule::minus | Rule::times | Rule::divided))
        .map(|operator| operator.as_span().start())
        .min()
}
