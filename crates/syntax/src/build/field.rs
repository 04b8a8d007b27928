//! Fields, facts and the values of categories.

use super::{Builder, Built, Complained, need, next, only};
use crate::cursor::{Cursor, Node};
use crate::names;
use crate::tree::{Attribute, ClauseKind, Label, Name, TypeExpression};
use hjemmel_diagnostic::{Message, RefusedWhy};
use hjemmel_grammar::Rule;
use hjemmel_value::{Weekday, Weekdays};

impl Builder<'_> {
    pub(super) fn field_clause(&mut self, clause: Node<'_>) -> Built<ClauseKind> {
        let rule = clause.as_rule();
        let mut parts = Cursor::of(clause);
        let name = self.name(&need(&mut parts, Rule::name)?);
        if rule == Rule::category_value {
            return self.category_value(name, parts);
        }
        let type_node = need(&mut parts, Rule::field_type)?;
        let ty_at = self.at(&type_node);
        let ty = self.field_type(type_node)?;
        if ty == TypeExpression::Duration && names::is_unit_word(&name.text) {
            return self.refuse_name(&name, RefusedWhy::UnitWord);
        }
        let mut attributes = Vec::new();
        let mut label = None;
        while let Some(part) = parts.advance() {
            match part.as_rule() {
                Rule::attribute => attributes.push(self.attribute(part)?),
                Rule::label => label = Some(self.label(&part)),
                _ => {}
            }
        }
        Ok(ClauseKind::Field { name, ty, ty_at, attributes, label })
    }

    fn category_value(&mut self, name: Name, mut parts: Cursor<'_>) -> Built<ClauseKind> {
        self.refuse_value_word(&name)?;
        let label = parts.take(Rule::label).map(|label| self.label(&label));
        let mut code = None;
        if parts.skip(Rule::word_code) {
            let node = next(&mut parts)?;
            code = Some(match node.as_rule() {
                Rule::label => self.label(&node),
                _ => Label { at: self.at(&node), text: node.as_str().trim_end().into() },
            });
        }
        Ok(ClauseKind::CategoryValue { name, label, code })
    }

    fn field_type(&mut self, node: Node<'_>) -> Built<TypeExpression> {
        let inside = only(node)?;
        Ok(match inside.as_rule() {
            Rule::type_yes_no => TypeExpression::YesNo,
            Rule::type_date => TypeExpression::Date,
            Rule::type_number => TypeExpression::Number,
            Rule::type_money => TypeExpression::Money,
            Rule::type_hours => TypeExpression::Hours,
            Rule::rate => TypeExpression::HoursAWeek(self.weekdays(&inside)?),
            Rule::type_percent => TypeExpression::Percent,
            Rule::type_duration => TypeExpression::Duration,
            Rule::type_text => TypeExpression::Text,
            Rule::word_actor => TypeExpression::Actor,
            Rule::one_of => {
                let values = self.names(inside);
                for value in &values {
                    self.refuse_value_word(value)?;
                }
                TypeExpression::OneOf(values)
            }
            Rule::events_of => TypeExpression::Events(self.path(need(&mut Cursor::of(inside), Rule::path)?)?),
            Rule::path => TypeExpression::Category(self.path(inside)?),
            _ => return Err(Complained),
        })
    }

    /// `monday to friday`; all seven days if none is said.
    pub(super) fn weekdays(&mut self, node: &Node<'_>) -> Built<Weekdays> {
        let days = Cursor::of(node.clone()).all(Rule::weekday);
        let days = days.map(weekday).collect::<Built<Vec<Weekday>>>()?;
        match (days.first(), days.last()) {
            (Some(first), Some(last)) => match Weekdays::new(*first, *last) {
                Some(weekdays) => Ok(weekdays),
                None => self.complain(Message::WeekdaysBackwards, &Self::range(node)),
            },
            _ => Ok(Weekdays::ALL),
        }
    }

    fn attribute(&mut self, node: Node<'_>) -> Built<Attribute> {
        let mut parts = Cursor::of(node);
        let word = next(&mut parts)?.as_rule();
        Ok(match word {
            Rule::word_optional => Attribute::Optional,
            Rule::word_over_time => Attribute::OverTime,
            Rule::word_assumed => Attribute::Assumed(self.value(need(&mut parts, Rule::value)?)?),
            Rule::word_assessed_by => Attribute::AssessedBy(self.path(need(&mut parts, Rule::path)?)?),
            Rule::word_chosen_by => Attribute::ChosenBy(self.path(need(&mut parts, Rule::path)?)?),
            Rule::word_requested_by => Attribute::RequestedBy(self.path(need(&mut parts, Rule::path)?)?),
            _ => return Err(Complained),
        })
    }

    fn refuse_name<T>(&mut self, name: &Name, why: RefusedWhy) -> Built<T> {
        let message = Message::RefusedName { name: name.text.as_ref().to_owned(), why };
        let complaint = hjemmel_diagnostic::Diagnostic::new(message, name.at.0);
        self.complaints.push(complaint);
        Err(Complained)
    }

    /// A category called as a type would be read as the type.
    pub(super) fn refuse_type_word(&mut self, name: &Name) -> Built<()> {
        if names::is_type_word(&name.text) { self.refuse_name(name, RefusedWhy::TypeWord) } else { Ok(()) }
    }

    /// A value called `optional` or `incomplete` would be read as that word.
    fn refuse_value_word(&mut self, name: &Name) -> Built<()> {
        match names::value_word(&name.text) {
            Some(why) => self.refuse_name(name, why),
            None => Ok(()),
        }
    }
}

fn weekday(node: Node<'_>) -> Built<Weekday> {
    Ok(match only(node)?.as_rule() {
        Rule::word_monday => Weekday::Monday,
        Rule::word_tuesday => Weekday::Tuesday,
        Rule::word_wednesday => Weekday::Wednesday,
        Rule::word_thursday => Weekday::Thursday,
        Rule::word_friday => Weekday::Friday,
        Rule::word_saturday => Weekday::Saturday,
        Rule::word_sunday => Weekday::Sunday,
        _ => return Err(Complained),
    })
}
