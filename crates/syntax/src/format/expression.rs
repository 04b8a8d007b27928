//! Expressions and conditions, with the brackets that they need and no others.

use super::literal;
use super::printer::Printer;
use super::query::Reading;
use super::words::Word;
use crate::tree::{Aggregate, Comparison, Expression, ExpressionKind, Extreme, Operator, SearchStep, StatusName, Unit};
use hjemmel_value::{Boundary, Decimal, Duration, Rounding};

/// How tightly an expression holds together, weakest first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// `a unless b`.
    Unless,
    /// `a and b`, `a or b`.
    Connective,
    /// What is true or not by itself.
    Test,
    /// What takes everything to its side: `… rounded`, `whole years from … to …`, events with a window.
    Reach,
    /// `a + b`.
    Sum,
    /// `a * b`.
    Product,
    /// One value.
    Primary,
}

/// What follows an expression on its line.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// Nothing: the clause ends.
    End,
    /// A bracket or a comma.
    Closing,
    /// More of the same expression.
    More,
    /// A `where` that belongs to events further out.
    Where,
}

/// How tightly an expression holds together.
pub(super) fn level(expression: &Expression) -> Level {
    match &*expression.kind {
        ExpressionKind::Unless(..) => Level::Unless,
        ExpressionKind::Or(_) | ExpressionKind::And(_) => Level::Connective,
        ExpressionKind::Not(_)
        | ExpressionKind::Compare { .. }
        | ExpressionKind::Between { .. }
        | ExpressionKind::In { .. }
        | ExpressionKind::Known { .. }
        | ExpressionKind::LiftedBy { .. }
        | ExpressionKind::StatusOf { .. } => Level::Test,
        ExpressionKind::Aggregate { aggregate: Aggregate::ThereAre | Aggregate::No, .. } => Level::Test,
        ExpressionKind::During(_) => Level::Test,
        ExpressionKind::Aggregate { query, .. } | ExpressionKind::Covered { query, .. } if query.window.is_some() => {
            Level::Reach
        }
        ExpressionKind::Accumulated { .. }
        | ExpressionKind::Rounded { .. }
        | ExpressionKind::WholeUnits { .. }
        | ExpressionKind::Boundary { .. }
        | ExpressionKind::FirstDay { .. }
        | ExpressionKind::DayOnWhich { .. } => Level::Reach,
        ExpressionKind::Arithmetic { operator: Operator::Plus | Operator::Minus, .. } => Level::Sum,
        ExpressionKind::Duration(duration) if literal::parts(*duration).len() > 1 => Level::Sum,
        ExpressionKind::Arithmetic { operator: Operator::Times | Operator::Divided, .. } => Level::Product,
        _ => Level::Primary,
    }
}

/// Whether the expression ends in a condition that would swallow what follows.
pub(super) fn has_condition(expression: &Expression) -> bool {
    match &*expression.kind {
        ExpressionKind::Aggregate { query, .. }
        | ExpressionKind::Covered { query, .. }
        | ExpressionKind::During(query) => query.condition.is_some(),
        ExpressionKind::FirstDay { .. } => true,
        _ => false,
    }
}

/// Whether the expression would take what follows for its own.
fn swallows(expression: &Expression, followed: Followed) -> bool {
    match followed {
        Followed::End | Followed::Closing => false,
        Followed::More => has_condition(expression),
        Followed::Where => matches!(
            &*expression.kind,
            ExpressionKind::Aggregate { .. }
                | ExpressionKind::Covered { .. }
                | ExpressionKind::During(_)
                | ExpressionKind::FirstDay { .. }
        ),
    }
}

impl Printer<'_> {
    /// An expression that may be a whole condition.
    pub(super) fn condition(&mut self, expression: &Expression, followed: Followed) {
        self.expression(expression, Level::Unless, followed);
    }

    /// A value: what a fact is given, what a default is.
    pub(super) fn value(&mut self, expression: &Expression) {
        self.expression(expression, Level::Sum, Followed::Closing);
    }

    /// An expression, in brackets if it is weaker than `least` or would swallow what follows.
    pub(super) fn expression(&mut self, expression: &Expression, least: Level, followed: Followed) {
        if level(expression) < least || swallows(expression, followed) {
            self.line.open();
            self.bare(expression, Followed::Closing);
            self.line.close();
        } else {
            self.bare(expression, followed);
        }
    }

    /// An expression without brackets around it.
    pub(super) fn bare(&mut self, expression: &Expression, followed: Followed) {
        match &*expression.kind {
            ExpressionKind::Or(parts) => self.connected(parts, Word::Or, followed),
            ExpressionKind::And(parts) => self.connected(parts, Word::And, followed),
            ExpressionKind::Not(part) => {
                self.word(Word::Not);
                self.expression(part, Level::Primary, followed);
            }
            ExpressionKind::Unless(what, limit) => {
                self.expression(what, Level::Connective, Followed::More);
                self.word(Word::Unless);
                self.expression(limit, Level::Connective, followed);
            }
            ExpressionKind::Compare { left, comparison, right } => {
                self.expression(left, Level::Reach, Followed::More);
                self.comparison(*comparison);
                self.expression(right, Level::Reach, followed);
            }
            ExpressionKind::Between { value, negated, low, high } => {
                self.expression(value, Level::Reach, Followed::More);
                self.is(*negated);
                self.between(low, high, followed);
            }
            ExpressionKind::In { value, negated, list } => {
                self.expression(value, Level::Reach, Followed::More);
                self.is(*negated);
                self.word(Word::In);
                self.members(list, followed);
            }
            ExpressionKind::Known { value, negated } => {
                self.expression(value, Level::Reach, Followed::More);
                self.is(*negated);
                self.word(Word::Known);
            }
            ExpressionKind::Arithmetic { left, operator, right } => self.arithmetic(left, *operator, right, followed),
            ExpressionKind::Rounded { value, rounding, to } => {
                self.expression(value, Level::Sum, Followed::More);
                self.rounding(*rounding, to.as_ref());
            }
            ExpressionKind::YesNo(answer) => self.word(if *answer { Word::Yes } else { Word::No }),
            ExpressionKind::Number(number) => self.text(&literal::decimal(number)),
            ExpressionKind::Money(money) => self.text(&literal::money(money)),
            ExpressionKind::Hours(number) => {
                let hours = literal::hours(number, self.language);
                self.text(&hours);
            }
            ExpressionKind::Percent(number) => {
                let percent = literal::percent(number, self.language);
                self.text(&percent);
            }
            ExpressionKind::Duration(duration) => self.duration(*duration),
            ExpressionKind::Date(date) => self.text(&date.to_string()),
            ExpressionKind::Text(label) => self.quoted(label),
            ExpressionKind::Path(path) => self.path(path),
            ExpressionKind::OnDay { fact, on } => {
                self.path(fact);
                self.word(Word::OnDay);
                self.expression(on, Level::Primary, followed);
            }
            ExpressionKind::EndOf(name) => {
                self.word(Word::EndOf);
                self.name(name);
            }
            ExpressionKind::StartOf(name) => {
                self.word(Word::StartOf);
                self.name(name);
            }
            ExpressionKind::FieldOf { field, of } => {
                self.name(field);
                self.word(Word::OfEvents);
                self.name(of);
            }
            ExpressionKind::Today => self.word(Word::Today),
            ExpressionKind::WholeUnits { unit, from, to } => {
                self.word(Word::Whole);
                self.word(units(*unit));
                self.word(Word::From);
                self.expression(from, Level::Sum, Followed::More);
                self.word(Word::To);
                self.expression(to, Level::Sum, followed);
            }
            ExpressionKind::Boundary { boundary, of } => {
                match boundary {
                    Boundary::EndOfMonth => self.word(Word::EndOfMonth),
                    Boundary::StartOfNextMonth => self.word(Word::StartOfNextMonth),
                    Boundary::EndOfWeek(number) => {
                        self.word(Word::EndOfWeek);
                        if self.is_danish() {
                            self.text(&format!("{number}."));
                            self.word(Word::Week);
                        } else {
                            self.text(&number.to_string());
                        }
                        self.word(Word::From);
                    }
                }
                self.expression(of, Level::Sum, followed);
            }
            ExpressionKind::Extreme { extreme, of } => {
                self.word(extreme_word(*extreme));
                self.bracketed(of);
            }
            ExpressionKind::Aggregate { aggregate, query } => {
                self.aggregate(aggregate);
                self.query(query, followed, Reading::Inside);
            }
            ExpressionKind::Covered { unit, query } => {
                self.word(units(*unit));
                self.word(Word::CoveredBy);
                self.query(query, followed, Reading::Inside);
            }
            ExpressionKind::Accumulated { definition, window } => {
                self.path(definition);
                self.window(window, followed);
            }
            ExpressionKind::During(query) => {
                self.word(Word::During);
                self.query(query, followed, Reading::Inside);
            }
            ExpressionKind::FirstDay { step, from, when } => {
                self.word(match step {
                    SearchStep::Day => Word::FirstDayFrom,
                    SearchStep::MonthEnd => Word::FirstMonthEndFrom,
                });
                self.expression(from, Level::Sum, Followed::More);
                self.word(Word::When);
                self.one_test(when);
            }
            ExpressionKind::DayOnWhich { sum, reaches } => {
                self.word(Word::DayOnWhich);
                self.bare(sum, Followed::More);
                self.word(Word::Reaches);
                self.expression(reaches, Level::Sum, followed);
            }
            ExpressionKind::StatusOf { requirement, negated, status } => {
                self.word(Word::StatusOf);
                self.path(requirement);
                self.is(*negated);
                self.status(*status);
            }
            ExpressionKind::LiftedBy { requirement, negated, exemptions } => {
                self.path(requirement);
                self.is(*negated);
                self.word(Word::LiftedBy);
                if followed == Followed::End || exemptions.len() < 2 {
                    self.paths(exemptions);
                } else {
                    self.line.open();
                    self.paths(exemptions);
                    self.line.close();
                }
            }
            ExpressionKind::BreachOf(requirement) => {
                self.word(Word::BreachOf);
                self.path(requirement);
            }
        }
    }

    fn connected(&mut self, parts: &[Expression], word: Word, followed: Followed) {
        let last = parts.len().saturating_sub(1);
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                self.line.before_joiner();
                self.word(word);
            }
            let followed = if position == last { followed } else { Followed::More };
            self.expression(part, Level::Test, followed);
        }
    }

    fn arithmetic(&mut self, left: &Expression, operator: Operator, right: &Expression, followed: Followed) {
        let (sign, left_least, right_least) = match operator {
            Operator::Plus => ("+", Level::Sum, Level::Product),
            Operator::Minus => ("-", Level::Sum, Level::Product),
            Operator::Times => ("*", Level::Product, Level::Primary),
            Operator::Divided => ("/", Level::Product, Level::Primary),
        };
        self.expression(left, left_least, Followed::More);
        self.text(sign);
        self.expression(right, right_least, followed);
    }

    /// `is`, `is not`.
    fn is(&mut self, negated: bool) {
        self.word(if negated { Word::IsNot } else { Word::Is });
    }

    /// The words of a comparison, `is` included.
    pub(super) fn comparison(&mut self, comparison: Comparison) {
        if !matches!(comparison, Comparison::Is | Comparison::IsNot) {
            self.word(Word::Is);
        }
        self.order(comparison);
    }

    /// The words of a comparison, without the `is` of an order.
    pub(super) fn order(&mut self, comparison: Comparison) {
        self.word(match comparison {
            Comparison::IsNot => Word::IsNot,
            Comparison::Is => Word::Is,
            Comparison::Less => Word::Under,
            Comparison::AtMost => Word::AtMost,
            Comparison::More => Word::MoreThan,
            Comparison::AtLeast => Word::AtLeast,
            Comparison::Before => Word::Before,
            Comparison::After => Word::After,
            Comparison::NoLaterThan => Word::NoLaterThan,
            Comparison::NoEarlierThan => Word::NoEarlierThan,
        });
    }

    /// `between a and b`.
    pub(super) fn between(&mut self, low: &Expression, high: &Expression, followed: Followed) {
        self.word(Word::Between);
        self.expression(low, Level::Sum, Followed::More);
        self.word(Word::And);
        self.expression(high, Level::Sum, followed);
    }

    /// The list after `in`: in brackets, unless it ends the clause and its members have none of their own.
    fn members(&mut self, list: &[Expression], followed: Followed) {
        let is_plain = |member: &Expression| level(member) == Level::Primary && !has_condition(member);
        if followed == Followed::End && list.iter().all(is_plain) {
            self.list(list, |printer, member| printer.bare(member, Followed::Closing));
        } else {
            self.bracketed(list);
        }
    }

    fn bracketed(&mut self, list: &[Expression]) {
        self.line.open();
        self.list(list, |printer, member| printer.expression(member, Level::Reach, Followed::Closing));
        self.line.close();
    }

    fn rounding(&mut self, rounding: Rounding, to: Option<&Decimal>) {
        self.word(match rounding {
            Rounding::Down => Word::RoundedDown,
            Rounding::Up => Word::RoundedUp,
            Rounding::Nearest => Word::Rounded,
        });
        match to {
            Some(to) => {
                self.word(Word::To);
                self.text(&literal::decimal(to));
            }
            None if rounding == Rounding::Nearest => {
                self.word(Word::To);
                self.text("1");
            }
            None => {}
        }
    }

    /// `6 months`, `1 year + 2 weeks`.
    pub(super) fn duration(&mut self, duration: Duration) {
        for (position, (count, unit)) in literal::parts(duration).into_iter().enumerate() {
            if position > 0 {
                self.text("+");
            }
            self.text(&count.to_string());
            self.word(unit.counted(count));
        }
    }

    /// How a requirement stands.
    pub(super) fn status(&mut self, status: StatusName) {
        self.word(match status {
            StatusName::Upcoming => Word::Upcoming,
            StatusName::Open => Word::Open,
            StatusName::Met => Word::Met,
            StatusName::Late => Word::Late,
            StatusName::Overdue => Word::Overdue,
            StatusName::Suspended => Word::Suspended,
            StatusName::Standing => Word::Standing,
            StatusName::Broken => Word::Broken,
            StatusName::Unknown => Word::Unknown,
        });
    }
}

fn units(unit: Unit) -> Word {
    match unit {
        Unit::Years => Word::Years,
        Unit::Months => Word::Months,
        Unit::Weeks => Word::Weeks,
        Unit::Days => Word::Days,
    }
}

fn extreme_word(extreme: Extreme) -> Word {
    match extreme {
        Extreme::Larger => Word::LargerOf,
        Extreme::Smaller => Word::SmallerOf,
        Extreme::Earliest => Word::EarliestOf,
        Extreme::Latest => Word::LatestOf,
    }
}
