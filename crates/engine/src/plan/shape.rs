//! What a situation has to fit: the facts as they are declared, and nothing of the rules.

use super::{EventType, Fact, Field, Plan, Type};
use crate::ids::{CategoryId, FieldId};
use hjemmel_value::Weekdays;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The identity of a plan's facts. A situation is held by place, so one that was read for a plan fits another only if this is
/// the same.
///
/// In it are the facts with their types, down to the fields of events, the values of categories and the actors where a fact
/// or field may be one; whether each is optional, a judgement or over time; and what the reader refuses of a list. Labels,
/// questions, assumed values and rules are not.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape([u8; 32]);

impl Plan {
    /// The identity of its facts. It is reckoned anew at each call.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let facts: Vec<FactShape<'_>> = self.facts.iter().map(|fact| self.fact_shape(fact)).collect();
        // All its keys are texts, so it has a JSON form.
        let json = serde_json::to_vec(&facts).unwrap_or_default();
        Shape(Sha256::digest(&json).into())
    }

    fn fact_shape<'p>(&'p self, fact: &'p Fact) -> FactShape<'p> {
        let holds = match fact.ty {
            Type::Events(kind) => self.event_types.get(kind.index()).map_or(Holds::Plain(fact.ty), |kind| {
                Holds::Events(Box::new(self.event_shape(kind, &fact.behind_reaches)))
            }),
            ty => self.holds(ty),
        };
        FactShape {
            name: &fact.named.name,
            holds,
            optional: fact.optional,
            judged: fact.judgement.is_some(),
            over_time: fact.over_time,
        }
    }

    fn event_shape<'p>(&'p self, kind: &'p EventType, above_zero: &'p [FieldId]) -> EventShape<'p> {
        EventShape {
            name: &kind.named.name,
            fields: kind.fields.iter().map(|field| self.field_shape(field)).collect(),
            date: kind.date,
            until: kind.until,
            apart: kind.apart,
            above_zero,
        }
    }

    fn field_shape<'p>(&'p self, field: &'p Field) -> FieldShape<'p> {
        FieldShape {
            name: &field.named.name,
            holds: self.holds(field.ty),
            optional: field.optional,
            a_week_on: field.a_week_on,
        }
    }

    fn holds(&self, ty: Type) -> Holds<'_> {
        match ty {
            Type::Choice(category) => Holds::Choice(self.category_shape(category)),
            Type::Actor => Holds::Actor(self.actors.iter().map(|actor| &*actor.named.name).collect()),
            ty => Holds::Plain(ty),
        }
    }

    fn category_shape(&self, category: CategoryId) -> Option<CategoryShape<'_>> {
        let category = self.categories.get(category.index())?;
        let values = category.values.iter().map(|value| &*value.named.name).collect();
        Some(CategoryShape { name: &category.named.name, values })
    }
}

#[derive(Serialize)]
struct FactShape<'p> {
    name: &'p str,
    holds: Holds<'p>,
    optional: bool,
    judged: bool,
    over_time: bool,
}

/// What a fact or field can hold, without identifiers: what they point at may stand at another place in another plan.
#[derive(Serialize)]
enum Holds<'p> {
    Plain(Type),
    Choice(Option<CategoryShape<'p>>),
    Actor(Vec<&'p str>),
    Events(Box<EventShape<'p>>),
}

#[derive(Serialize)]
struct CategoryShape<'p> {
    name: &'p str,
    values: Vec<&'p str>,
}

#[derive(Serialize)]
struct EventShape<'p> {
    name: &'p str,
    fields: Vec<FieldShape<'p>>,
    date: FieldId,
    until: Option<FieldId>,
    apart: bool,
    /// The hours a week that cannot be zero.
    above_zero: &'p [FieldId],
}

#[derive(Serialize)]
struct FieldShape<'p> {
    name: &'p str,
    holds: Holds<'p>,
    optional: bool,
    a_week_on: Option<Weekdays>,
}
