//! Header lines.

use super::{Builder, Built, Complained, need, next};
use crate::cursor::{Cursor, Node};
use crate::tree::{EventTime, Header, Named};
use hjemmel_grammar::Rule;

impl Builder<'_> {
    /// The header that a line of the entry rule `header` holds.
    pub(crate) fn header(&mut self, node: Node<'_>) -> Built<Header> {
        let item = next(&mut Cursor::of(node))?;
        let rule = item.as_rule();
        let mut parts = Cursor::of(item);
        Ok(match rule {
            Rule::header_rulebook => Header::Rulebook(self.take_named(&mut parts)?),
            Rule::header_category => {
                let named = self.take_named(&mut parts)?;
                self.refuse_type_word(&named.name)?;
                Header::Category(named)
            }
            Rule::header_actor => Header::Actor(self.take_named(&mut parts)?),
            Rule::header_parameter => Header::Parameter(self.take_named(&mut parts)?),
            Rule::header_setting => {
                let of = self.path(need(&mut parts, Rule::path)?)?;
                Header::Setting { of, value: self.value(need(&mut parts, Rule::value)?)? }
            }
            Rule::header_table => Header::Table(self.take_named(&mut parts)?),
            Rule::header_calendar => Header::Calendar(self.take_named(&mut parts)?),
            Rule::header_event => {
                let named = self.take_named(&mut parts)?;
                Header::Event { named, when: self.event_time(need(&mut parts, Rule::event_time)?)? }
            }
            Rule::header_situation => Header::Situation,
            Rule::header_definition => {
                let named = self.take_named(&mut parts)?;
                Header::Definition { named, value: self.condition(need(&mut parts, Rule::condition)?)? }
            }
            Rule::header_target_group => Header::TargetGroup(self.take_named(&mut parts)?),
            Rule::header_at_most_one => {
                let of = self.paths(need(&mut parts, Rule::paths)?)?;
                Header::AtMostOne { of, name: parts.find(Rule::name).map(|name| self.name(&name)) }
            }
            Rule::header_requirement => Header::Requirement(self.take_named(&mut parts)?),
            Rule::header_trial => Header::Trial(self.take_named(&mut parts)?),
            Rule::header_exemption => Header::Exemption(self.take_named(&mut parts)?),
            Rule::header_guardrail => Header::Guardrail(self.take_named(&mut parts)?),
            Rule::header_transition => Header::Transition(self.take_named(&mut parts)?),
            Rule::header_quota => Header::Quota(self.take_named(&mut parts)?),
            Rule::header_not_encoded => Header::NotEncoded(self.label(&need(&mut parts, Rule::label)?)),
            Rule::header_example => Header::Example(self.label(&need(&mut parts, Rule::label)?)),
            _ => return Err(Complained),
        })
    }

    fn take_named(&mut self, parts: &mut Cursor<'_>) -> Built<Named> {
        self.named(need(parts, Rule::named)?)
    }

    pub(super) fn named(&mut self, node: Node<'_>) -> Built<Named> {
        let mut inside = Cursor::of(node);
        let name = self.name(&need(&mut inside, Rule::name)?);
        let label = inside.take(Rule::label).map(|label| self.label(&label));
        Ok(Named { name, label })
    }

    fn event_time(&mut self, node: Node<'_>) -> Built<EventTime> {
        let mut parts = Cursor::of(node);
        let period = parts.skip(Rule::word_from);
        let first = self.name(&need(&mut parts, Rule::name)?);
        if !period {
            return Ok(EventTime::On(first));
        }
        Ok(EventTime::Period { from: first, until: self.name(&need(&mut parts, Rule::name)?) })
    }
}
