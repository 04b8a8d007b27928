//! Names inside expressions: values of categories, actors, fields, facts, definitions and groups.

use super::words::type_word;
use super::{Context, Hint, made};
use crate::model::{Expression, ExpressionKind};
use crate::resolve::{Instance, Resolver};
use crate::scope::{Symbol, last};
use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span, TypeHint, TypeWord};
use hjemmel_engine::ids::{CategoryId, EventTypeId, FactId, FieldId};
use hjemmel_engine::plan::Type;
use hjemmel_syntax::tree::{Name, Path};
use hjemmel_value::Value;

/// A kind of event, and a field of it.
type AtHand = (EventTypeId, FieldId);

impl<'t> Resolver<'t> {
    /// What a name in an expression stands for.
    pub(crate) fn path(&mut self, path: &Path, context: Context, hint: Hint) -> Option<Expression> {
        let span = path.at.0;
        if let Some(value) = self.value_by_hint(path, context, hint) {
            return Some(value);
        }
        if context.event.is_some()
            && let Some(field) = self.field_at_hand(path, context)
        {
            return field;
        }
        if let [name] = path.parts.as_slice()
            && let Some(field) = self.instance_field(name)
        {
            return Some(field);
        }
        if let Some(value) = self.qualified_value(path, context) {
            return Some(value);
        }
        match self.names.find(context.book, path, Noun::Fact, Symbol::has_value) {
            Ok(Symbol::Fact(id)) => self.fact_value(id, span, hint),
            Ok(Symbol::Definition(id)) => {
                let ty = self.definition_type(id, span)?;
                self.wants_window(id, path)?;
                Some(made(ExpressionKind::Definition(id), ty, span))
            }
            Ok(Symbol::Group(id)) => Some(made(ExpressionKind::InGroup(id), Type::YesNo, span)),
            Ok(_) | Err(None) => None,
            Err(Some(_)) if self.may_be_instance_field(path) => None,
            Err(Some(complaint)) => {
                let better = match complaint.message {
                    Message::AmbiguousName { .. } => None,
                    Message::UnknownName { what: Noun::Rulebook, .. } => None,
                    _ => self.unknown_value(path, context, hint),
                };
                match better {
                    Some(Ok(better)) => self.complain(better),
                    Some(Err(())) => {}
                    None => self.complain(*complaint),
                }
                None
            }
        }
    }

    /// Whether a name stands for a field of an event at hand, or of what the requirement is for.
    pub(super) fn is_field_here(&self, path: &Path, context: Context) -> bool {
        self.fields_at_hand(path, context) != (None, None)
            || matches!(path.parts.as_slice(), [name] if self.instance_field(name).is_some())
    }

    /// Whether a name stands for something whatever is expected of it.
    pub(crate) fn stands_alone(&self, path: &Path, context: Context) -> bool {
        self.is_field_here(path, context)
            || self.qualified_value(path, context).is_some()
            || self.names.sees(context.book, path, Symbol::has_value)
    }

    /// A value of the category, or the actor, that is expected here.
    fn value_by_hint(&self, path: &Path, context: Context, hint: Hint) -> Option<Expression> {
        match (hint?, path.parts.as_slice()) {
            (Type::Choice(category), [name]) => {
                let value = self.choice(category, &name.text)?;
                Some(made(ExpressionKind::Constant(value), Type::Choice(category), path.at.0))
            }
            (Type::Actor, _) => {
                let actor = |symbol| matches!(symbol, Symbol::Actor(_));
                let Some(Symbol::Actor(id)) = self.names.lookup(context.book, path, actor) else {
                    return None;
                };
                Some(made(ExpressionKind::Constant(Value::Actor(id.0)), Type::Actor, path.at.0))
            }
            _ => None,
        }
    }

    /// A value of a category by its name.
    pub(crate) fn choice(&self, category: CategoryId, name: &str) -> Option<Value> {
        let values = &self.model.categories.get(category.index())?.it.values;
        let place = values.iter().position(|value| *value.named.name == *name)?;
        Some(Value::Choice(u32::try_from(place).ok()?))
    }

    /// `category.value`, where the value alone could be another's.
    fn qualified_value(&self, path: &Path, context: Context) -> Option<Expression> {
        let [of, name] = path.parts.as_slice() else { return None };
        let of = Path { at: of.at, parts: vec![of.clone()] };
        let category = |symbol| matches!(symbol, Symbol::Category(_));
        let Some(Symbol::Category(id)) = self.names.lookup(context.book, &of, category) else {
            return None;
        };
        let value = self.choice(id, &name.text)?;
        Some(made(ExpressionKind::Constant(value), Type::Choice(id), path.at.0))
    }

    /// The field of that name of the event at hand, and of the one around the question that is asked of it.
    fn fields_at_hand(&self, path: &Path, context: Context) -> (Option<AtHand>, Option<AtHand>) {
        let field = |event: Option<EventTypeId>| event.and_then(|event| self.field_of_event(path, event));
        (field(context.event), field(self.around(context)))
    }

    /// A field of an event at hand, if that is what a name stands for; `Some(None)` where that has been complained of.
    fn field_at_hand(&mut self, path: &Path, context: Context) -> Option<Option<Expression>> {
        let (inner, outer) = self.fields_at_hand(path, context);
        if let (Some((inner, _)), Some((outer, _))) = (inner, outer) {
            self.complain(self.field_of_two(path, inner, outer));
            return Some(None);
        }
        let (event, field) = inner.or(outer)?;
        if self.untyped.fields.contains(&(event, field)) {
            return Some(None);
        }
        let kind = if inner.is_some() { ExpressionKind::Field(field) } else { ExpressionKind::OuterField(field) };
        let ty = self.model.event_types.get(event.index())?.it.fields.get(field.index())?.ty;
        Some(Some(made(kind, ty, path.at.0)))
    }

    /// What to say of a name that is a field of both events at hand.
    fn field_of_two(&self, path: &Path, inner: EventTypeId, outer: EventTypeId) -> Diagnostic {
        let called = |event: EventTypeId| {
            let event = self.model.event_types.get(event.index());
            event.map_or_else(String::new, |event| event.it.named.name.to_string())
        };
        let (field, inner, outer) = (last(path).to_owned(), called(inner), called(outer));
        Diagnostic::new(Message::FieldOfTwoEvents { field, inner, outer }, path.at.0)
    }

    /// A field of a kind of event, plainly or as `event.field`.
    fn field_of_event(&self, path: &Path, id: EventTypeId) -> Option<AtHand> {
        let event = &self.model.event_types.get(id.index())?.it;
        let name = match path.parts.as_slice() {
            [name] => name,
            [of, name] if of.text == event.named.name => name,
            _ => return None,
        };
        let place = event.fields.iter().position(|field| field.named.name == name.text)?;
        Some((id, FieldId::at(place)))
    }

    /// A field of what the requirement is for, by its plain name.
    fn instance_field(&self, name: &Name) -> Option<Expression> {
        let (instance, called) = self.instance.as_ref()?;
        let event = match instance {
            Instance::Event(event) => event,
            Instance::Day | Instance::Decision => {
                return (*called == name.text).then(|| made(ExpressionKind::InstanceDay, Type::Date, name.at.0));
            }
            Instance::Period | Instance::Unread => return None,
        };
        let fields = &self.model.event_types.get(event.index())?.it.fields;
        let place = fields.iter().position(|field| field.named.name == name.text)?;
        let id = FieldId::at(place);
        let ty = fields.get(place).filter(|_| !self.untyped.fields.contains(&(*event, id)))?.ty;
        Some(made(ExpressionKind::InstanceField(*event, id), ty, name.at.0))
    }

    /// `FIELD of NAME`
    pub(super) fn field_of(&mut self, field: &Name, of: &Name) -> Option<Expression> {
        let event = match self.called(of)? {
            Instance::Event(event) => event,
            Instance::Day | Instance::Period | Instance::Decision => {
                let message = Message::UnknownName { name: field.text.to_string(), what: Noun::Field };
                self.complain(Diagnostic::new(message, field.at.0));
                return None;
            }
            Instance::Unread => return None,
        };
        let id = self.event_field(event, field)?;
        let ty = self.model.event_types.get(event.index())?.it.fields.get(id.index())?.ty;
        let span = Span::new(field.at.0.source, field.at.0.start, of.at.0.end);
        Some(made(ExpressionKind::InstanceField(event, id), ty, span))
    }

    /// `start of NAME`
    pub(super) fn start_of(&mut self, name: &Name) -> Option<Expression> {
        match self.called(name)? {
            Instance::Day | Instance::Period => Some(made(ExpressionKind::InstanceStart, Type::Date, name.at.0)),
            Instance::Decision => {
                let message = Message::DecisionHasNoStart { name: name.text.to_string() };
                self.complain(Diagnostic::new(message, name.at.0));
                None
            }
            Instance::Unread => None,
            Instance::Event(event) => {
                // Of an event that lasts or happens, its own first day.
                let id = self.model.event_types.get(event.index())?.it.date;
                Some(made(ExpressionKind::InstanceField(event, id), Type::Date, name.at.0))
            }
        }
    }

    /// `end of NAME`
    pub(super) fn end_of(&mut self, name: &Name) -> Option<Expression> {
        match self.called(name)? {
            Instance::Period => Some(made(ExpressionKind::InstanceEnd, Type::Date, name.at.0)),
            Instance::Unread => None,
            Instance::Event(event) => {
                // Of an event that lasts, its own last day.
                let Some(id) = self.model.event_types.get(event.index())?.it.until else {
                    return self.no_end(name);
                };
                Some(made(ExpressionKind::InstanceField(event, id), Type::Date, name.at.0))
            }
            Instance::Day | Instance::Decision => self.no_end(name),
        }
    }

    fn no_end(&mut self, name: &Name) -> Option<Expression> {
        self.complain(Diagnostic::new(Message::NoEnd { name: name.text.to_string() }, name.at.0));
        None
    }

    /// Whether a name may be a field of what the requirement is for, of which the kind could not be made out.
    fn may_be_instance_field(&self, path: &Path) -> bool {
        let kinds = self.model.event_types.iter();
        matches!((&self.instance, path.parts.as_slice()), (Some((Instance::Unread, _)), [name])
            if kinds.flat_map(|kind| &kind.it.fields).any(|field| field.named.name == name.text))
    }

    /// What the requirement at hand is for, if it is called so.
    fn called(&mut self, name: &Name) -> Option<Instance> {
        let found = self.instance.clone();
        if let Some((instance, called)) = &found
            && *called == name.text
        {
            return Some(*instance);
        }
        let near = found.and_then(|(_, called)| closest(&name.text, std::iter::once(&*called)).map(str::to_owned));
        let message = Message::UnknownName { name: name.text.to_string(), what: Noun::Instance };
        self.complain(Diagnostic::new(message, name.at.0).with_suggestion_if(near));
        None
    }

    /// `FACT on DAY`
    pub(super) fn on_day(
        &mut self,
        fact: &'t Path,
        on: &'t hjemmel_syntax::tree::Expression,
        span: Span,
        context: Context,
    ) -> Option<Expression> {
        let on = self.of_type(on, context, Type::Date);
        let Some(Symbol::Fact(id)) = self.names.lookup(context.book, fact, |symbol| matches!(symbol, Symbol::Fact(_)))
        else {
            if let Some(other) = self.path(fact, context, None) {
                let found = type_word(&self.model, other.ty);
                self.complain(Diagnostic::new(Message::OnDayOfNoFact { name: fact.dotted(), found }, fact.at.0));
            }
            return None;
        };
        let ty = self.fact_value(id, fact.at.0, None)?.ty;
        Some(made(ExpressionKind::FactOn { fact: id, on: on? }, ty, span))
    }

    fn fact_value(&mut self, id: FactId, span: Span, hint: Hint) -> Option<Expression> {
        if self.untyped.facts.contains(&id) {
            self.leave_out();
            return None;
        }
        let fact = self.model.facts.get(id.index())?;
        let ty = fact.it.ty;
        let Type::Events(_) = ty else { return Some(made(ExpressionKind::Fact(id), ty, span)) };
        let events = fact.it.named.name.to_string();
        let found = type_word(&self.model, ty);
        let message = match hint {
            Some(Type::YesNo) => Message::NotACondition { found, hint: Some(TypeHint::AskWhetherAny { events }) },
            Some(Type::Date) => {
                Message::TypeMismatch { expected: TypeWord::Date, found, hint: Some(TypeHint::DateOfLatest { events }) }
            }
            _ => {
                let expected = type_word(&self.model, hint.unwrap_or(Type::Number));
                Message::TypeMismatch { expected, found, hint: Some(TypeHint::CountEvents { events }) }
            }
        };
        self.complain(Diagnostic::new(message, span));
        None
    }

    /// What to say of a name that has no value here, where there is something better to say than that it is unknown.
    /// `Err` says nothing at all: the name belongs to a line that could not be read.
    fn unknown_value(&self, path: &Path, context: Context, hint: Hint) -> Option<Result<Diagnostic, ()>> {
        let (name, at) = (last(path), path.at.0);
        if context.event.into_iter().chain(self.around(context)).any(|event| self.is_broken_field(event, name)) {
            return Some(Err(()));
        }
        match hint {
            Some(Type::Choice(category)) => return Some(self.unknown_choice(path, category)),
            Some(Type::Actor) => {
                let near = self.names.nearest(context.book, name, |symbol| matches!(symbol, Symbol::Actor(_)));
                let message = Message::UnknownName { name: path.dotted(), what: Noun::Actor };
                return Some(Ok(Diagnostic::new(message, at).with_suggestion_if(near)));
            }
            _ => {}
        }
        if let Some(entry) = self.names.anything(context.book, path) {
            if let (Symbol::Requirement(_), Some(Type::YesNo)) = (entry.symbol, hint) {
                let hint = Some(TypeHint::AskStatus { requirement: path.dotted() });
                let message = Message::NotACondition { found: TypeWord::Status, hint };
                return Some(Ok(Diagnostic::new(message, at).with_secondary(entry.span, LabelRole::DeclaredHere)));
            }
            return None;
        }
        if ["i_dag", "idag"].contains(&name) {
            let message = Message::UnknownName { name: path.dotted(), what: Noun::Name };
            return Some(Ok(Diagnostic::new(message, at).with_suggestion("i dag")));
        }
        if context.event.is_none()
            && let Some((event, span)) = self.event_with_field(context, name)
        {
            let message = Message::FieldOutsideEvent { field: name.to_owned(), event };
            return Some(Ok(Diagnostic::new(message, at).with_secondary(span, LabelRole::EventHere)));
        }
        let complaint = Diagnostic::new(Message::UnknownName { name: path.dotted(), what: Noun::Name }, at);
        if let Some(fact) = self.fact_with_value(context, name) {
            let meant = [format!("{fact} is {name}"), format!("{fact} er {name}")];
            return Some(Ok(complaint.with_worded_suggestion(meant)));
        }
        let near = small_answer(name).or_else(|| self.near_value(context, name));
        let near = near.or_else(|| self.names.elsewhere(name, Symbol::has_value));
        Some(Ok(complaint.with_suggestion_if(near)))
    }

    /// What to say of a value that a category does not have.
    pub(crate) fn unknown_choice(&self, path: &Path, category: CategoryId) -> Result<Diagnostic, ()> {
        let name = last(path);
        if self.is_broken_value(category, name) {
            return Err(());
        }
        let Some(placed) = self.model.categories.get(category.index()) else { return Err(()) };
        let own = placed.it.named.name.to_string();
        let has = |values: &[hjemmel_engine::plan::CategoryValue]| values.iter().any(|v| *v.named.name == *name);
        let other = self.model.categories.iter().find(|other| has(&other.it.values));
        let near = closest(name, placed.it.values.iter().map(|value| &*value.named.name)).map(str::to_owned);
        let message = match (other, &near) {
            (Some(other), None) => Message::CategoryMismatch {
                value: name.to_owned(),
                category: other.it.named.name.to_string(),
                expected: own,
            },
            _ => Message::UnknownCategoryValue { value: path.dotted(), category: own },
        };
        let complaint = Diagnostic::new(message, path.at.0).with_secondary(placed.span, LabelRole::DeclaredHere);
        Ok(complaint.with_suggestion_if(near))
    }

    /// Whether a line of an event that could not be read begins with this name.
    pub(crate) fn is_broken_field(&self, event: EventTypeId, name: &str) -> bool {
        let declared = self.declared.events.get(event.index());
        let clauses = declared.into_iter().flat_map(|event| &event.items).flat_map(|item| &item.clauses);
        clauses.filter_map(crate::declare::broken_name).any(|word| word == name)
    }

    /// Whether a line of a category that could not be read begins with this name.
    pub(crate) fn is_broken_value(&self, category: CategoryId, name: &str) -> bool {
        let declared = self.declared.categories.get(category.index());
        let clauses = declared.into_iter().flat_map(|category| &category.items).flat_map(|item| &item.clauses);
        clauses.filter_map(crate::declare::broken_name).any(|word| word == name)
    }

    fn event_with_field(&self, context: Context, name: &str) -> Option<(String, Span)> {
        let seen = self.names.all_visible(context.book).filter_map(|(_, symbol)| match symbol {
            Symbol::Event(id) => self.model.event_types.get(id.index()),
            _ => None,
        });
        let mut with = seen.filter(|event| event.it.fields.iter().any(|field| *field.named.name == *name));
        with.next().map(|event| (event.it.named.name.to_string(), event.span))
    }

    /// The fact that may have a value that stands alone: `benefit` for `cash_benefit`.
    fn fact_with_value(&self, context: Context, name: &str) -> Option<String> {
        let mut seen = self.names.all_visible(context.book).filter_map(|(_, symbol)| match symbol {
            Symbol::Fact(id) => self.model.facts.get(id.index()),
            _ => None,
        });
        let fact = seen.find(|fact| match fact.it.ty {
            Type::Choice(category) => self.choice(category, name).is_some(),
            _ => false,
        })?;
        Some(fact.it.named.name.to_string())
    }

    fn near_value(&self, context: Context, name: &str) -> Option<String> {
        let events = context.event.into_iter().chain(self.around(context));
        let events = events.filter_map(|id| self.model.event_types.get(id.index()));
        let fields = events.flat_map(|event| &event.it.fields).map(|field| &*field.named.name);
        let others =
            self.names.all_visible(context.book).filter(|(_, symbol)| symbol.has_value()).map(|(name, _)| name);
        closest(name, fields.chain(others)).map(str::to_owned)
    }

    /// The field of an event by its name, or a complaint.
    pub(crate) fn event_field(&mut self, event: EventTypeId, name: &Name) -> Option<FieldId> {
        let placed = self.model.event_types.get(event.index())?;
        let found = placed.it.fields.iter().position(|field| field.named.name == name.text);
        if let Some(place) = found {
            let field = FieldId::at(place);
            return (!self.untyped.fields.contains(&(event, field))).then_some(field);
        }
        if self.is_broken_field(event, &name.text) {
            return None;
        }
        let near = closest(&name.text, placed.it.fields.iter().map(|field| &*field.named.name)).map(str::to_owned);
        let message = Message::UnknownField { field: name.text.to_string(), event: placed.it.named.name.to_string() };
        let complaint = Diagnostic::new(message, name.at.0).with_secondary(placed.span, LabelRole::EventHere);
        self.complain(complaint.with_suggestion_if(near));
        None
    }
}

/// `Yes`, `Nej`: an answer with a capital.
pub(crate) fn small_answer(name: &str) -> Option<String> {
    let small = name.to_lowercase();
    (small != name && matches!(small.as_str(), "yes" | "no" | "ja" | "nej")).then_some(small)
}
