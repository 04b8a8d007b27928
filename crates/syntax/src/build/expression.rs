//! Conditions: `unless`, `and`, `or`, `not`, comparisons.

use super::{Builder, Built, Complained, need, next};
use crate::cursor::{Cursor, Node};
use crate::tree::{Comparison, Expression, ExpressionKind, Path};
use hjemmel_diagnostic::{At, Diagnostic, Expected, Message};
use hjemmel_grammar::Rule;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn expression(&self, node: &Node<'_>, kind: ExpressionKind) -> Expression {
        Expression { at: self.at(node), kind: Box::new(kind) }
    }

    /// `a unless b`
    pub(super) fn condition(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let first = need(&mut parts, Rule::disjunction)?;
        if parts.peek() == Some(Rule::word_unless) {
            self.refuse_open_where(&first, &whole)?;
        }
        let left = self.disjunction(first)?;
        if !parts.skip(Rule::word_unless) {
            return Ok(left);
        }
        let right = self.disjunction(need(&mut parts, Rule::disjunction)?)?;
        Ok(self.expression(&whole, ExpressionKind::Unless(left, right)))
    }

    fn disjunction(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let mut tests = Vec::new();
        let mut joiners = Vec::new();
        while let Some(part) = parts.advance() {
            match part.as_rule() {
                Rule::test => tests.push(part),
                rule => joiners.push(rule),
            }
        }
        let all_or = joiners.iter().all(|rule| *rule == Rule::word_or);
        let all_and = joiners.iter().all(|rule| *rule == Rule::word_and);
        if !all_or && !all_and {
            return self.mixed(&whole, &tests, &joiners);
        }
        if let Some((_, earlier)) = tests.split_last() {
            for test in earlier {
                self.refuse_open_where(test, &whole)?;
            }
        }
        let mut built = tests.into_iter().map(|test| self.test(test)).collect::<Built<Vec<Expression>>>()?;
        if joiners.is_empty() {
            return built.pop().ok_or(Complained);
        }
        let kind = if all_or { ExpressionKind::Or(built) } else { ExpressionKind::And(built) };
        Ok(self.expression(&whole, kind))
    }

    /// `a and b or c`: both readings are shown, and none is chosen.
    fn mixed(&mut self, whole: &Node<'_>, tests: &[Node<'_>], joiners: &[Rule]) -> Built<Expression> {
        let reading = |tight: Rule| {
            let mut text = String::new();
            for (index, test) in tests.iter().enumerate() {
                let before = index.checked_sub(1).and_then(|at| joiners.get(at)).copied();
                let after = joiners.get(index).copied();
                if let Some(joiner) = before {
                    text.push_str(&self.joiner_text(joiner, tests, index));
                }
                if before != Some(tight) && after == Some(tight) {
                    text.push('(');
                }
                text.push_str(&flat(test.as_str()));
                if before == Some(tight) && after != Some(tight) {
                    text.push(')');
                }
            }
            text
        };
        let message =
            Message::MixedAndOr { left_reading: reading(Rule::word_and), right_reading: reading(Rule::word_or) };
        self.complain(message, &Self::range(whole))
    }

    /// The `and` or `or` before a test, as it was written.
    fn joiner_text(&self, joiner: Rule, tests: &[Node<'_>], index: usize) -> String {
        let start = index.checked_sub(1).and_then(|at| tests.get(at)).map_or(0, |test| Self::range(test).end);
        let end = tests.get(index).map_or(start, |test| Self::range(test).start);
        let written = self.line.text.get(start..end).unwrap_or_default().trim();
        let fallback = if joiner == Rule::word_and { "and" } else { "or" };
        format!(" {} ", if written.is_empty() { fallback } else { written })
    }

    /// `not a is b`
    pub(super) fn test(&mut self, node: Node<'_>) -> Built<Expression> {
        let whole = node.clone();
        let mut parts = Cursor::of(node);
        let negated = parts.skip(Rule::word_not);
        let sum = need(&mut parts, Rule::sum)?;
        let mut covered = Self::range(&sum);
        let mut built = self.sum(sum)?;
        if let Some(comparison) = parts.take(Rule::comparison) {
            covered.end = Self::range(&comparison).end;
            built = self.comparison(built, comparison, &covered)?;
        }
        if negated {
            built = self.expression(&whole, ExpressionKind::Not(built));
        }
        Ok(built)
    }

    fn comparison(&mut self, value: Expression, node: Node<'_>, covered: &Range<usize>) -> Built<Expression> {
        let comparison_at = Self::range(&node).start;
        let inside = super::only(node)?;
        let rule = inside.as_rule();
        let mut parts = Cursor::of(inside);
        let word = parts.peek();
        let negated = matches!(word, Some(Rule::word_is_not | Rule::word_not));
        let kind = match rule {
            Rule::known => ExpressionKind::Known { value, negated },
            Rule::membership => {
                let list = self.list(need(&mut parts, Rule::list)?, covered)?;
                ExpressionKind::In { value, negated, list }
            }
            Rule::between => {
                let low = self.sum(need(&mut parts, Rule::sum)?)?;
                let high = self.sum(need(&mut parts, Rule::sum)?)?;
                ExpressionKind::Between { value, negated, low, high }
            }
            Rule::lifted_by => {
                let exemptions = self.exemptions(need(&mut parts, Rule::exemptions)?, covered)?;
                let ExpressionKind::Path(requirement) = *value.kind else {
                    let before = self.line.text.get(covered.start..comparison_at).unwrap_or_default().trim_end();
                    let place = covered.start..covered.start.saturating_add(before.len());
                    let message = Message::Expected { found: flat(before), expected: vec![Expected::Path] };
                    return self.complain(message, &place);
                };
                ExpressionKind::LiftedBy { requirement, negated, exemptions }
            }
            Rule::ordered => {
                parts.skip(Rule::word_is);
                let comparison = ordered(next(&mut parts)?.as_rule())?;
                ExpressionKind::Compare { left: value, comparison, right: self.sum(need(&mut parts, Rule::sum)?)? }
            }
            Rule::equal => {
                let comparison = if negated { Comparison::IsNot } else { Comparison::Is };
                ExpressionKind::Compare { left: value, comparison, right: self.sum(need(&mut parts, Rule::sum)?)? }
            }
            _ => return Err(Complained),
        };
        Ok(Expression { at: At(self.line.span(covered)), kind: Box::new(kind) })
    }

    /// `a, b, c` behind `in`.
    fn list(&mut self, node: Node<'_>, covered: &Range<usize>) -> Built<Vec<Expression>> {
        let range = Self::range(&node);
        let parts = Cursor::of(node);
        let bare = parts.peek() != Some(Rule::open_bracket);
        let values = parts.all(Rule::sum).map(|sum| self.sum(sum)).collect::<Built<Vec<Expression>>>()?;
        self.refuse_open_list(bare && values.len() > 1, &range, covered)?;
        Ok(values)
    }

    /// `a, b, c` behind `is lifted by`.
    fn exemptions(&mut self, node: Node<'_>, covered: &Range<usize>) -> Built<Vec<Path>> {
        let range = Self::range(&node);
        let parts = Cursor::of(node);
        let bare = parts.peek() != Some(Rule::open_bracket);
        let paths = parts.all(Rule::path).map(|path| self.path(path)).collect::<Built<Vec<Path>>>()?;
        self.refuse_open_list(bare && paths.len() > 1, &range, covered)?;
        Ok(paths)
    }

    /// A list stands in brackets, or ends its line: what follows it there would read as one more value.
    fn refuse_open_list(&mut self, open: bool, range: &Range<usize>, covered: &Range<usize>) -> Built<()> {
        let rest = self.line.text.get(covered.end..).unwrap_or_default().trim_start_matches([' ', '\t', '\u{A0}']);
        if !open || rest.is_empty() || rest.starts_with(['\n', ')']) {
            return Ok(());
        }
        let found = rest.split_whitespace().next().unwrap_or_default().to_owned();
        let start = self.line.text.len().saturating_sub(rest.len());
        let place = start..start.saturating_add(found.len());
        let message = Message::Expected { found, expected: vec![Expected::Comma, Expected::EndOfLine] };
        let (first, last) = (self.line.span(&(range.start..range.start)), self.line.span(&(range.end..range.end)));
        let complaint = Diagnostic::new(message, self.line.span(&place)).with_fix(first, "(").with_fix(last, ")");
        self.complaints.push(complaint);
        Err(Complained)
    }
}

/// A comparison by its word or sign.
pub(super) fn ordered(rule: Rule) -> Built<Comparison> {
    Ok(match rule {
        Rule::word_at_least | Rule::at_least_sign => Comparison::AtLeast,
        Rule::word_at_most | Rule::at_most_sign => Comparison::AtMost,
        Rule::word_under | Rule::less_sign => Comparison::Less,
        Rule::word_more_than | Rule::more_sign => Comparison::More,
        Rule::word_before => Comparison::Before,
        Rule::word_after => Comparison::After,
        Rule::word_no_later_than => Comparison::NoLaterThan,
        Rule::word_no_earlier_than => Comparison::NoEarlierThan,
        Rule::word_is => Comparison::Is,
        Rule::word_is_not => Comparison::IsNot,
        _ => return Err(Complained),
    })
}

/// A text on one line.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
