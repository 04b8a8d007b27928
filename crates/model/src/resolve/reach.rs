//! In which order definitions are best typed: what one stands on before it, so that no chain is walked down at once.

use super::Resolver;
use crate::declare::Declared;
use crate::scope::Symbol;
use hjemmel_engine::ids::DefinitionId;
use hjemmel_syntax::tree::{Expression, ExpressionKind as K, Header, Path, Query, Window};

impl Resolver<'_> {
    /// All definitions, each after those that it names, as far as there is such an order.
    pub(super) fn definitions_in_order(&self) -> Vec<DefinitionId> {
        let declared = &self.declared.definitions;
        let mut entered = vec![false; declared.len()];
        let mut order = Vec::with_capacity(declared.len());
        for root in 0..declared.len() {
            let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
            let mut enter = Some(root);
            loop {
                if let Some(place) = enter.take()
                    && let Some(seen) = entered.get_mut(place)
                    && !*seen
                {
                    *seen = true;
                    way.push((place, declared.get(place).map(|it| self.named_in(it)).unwrap_or_default()));
                }
                let Some((place, left)) = way.last_mut() else { break };
                match left.pop() {
                    Some(next) => enter = Some(next),
                    None => {
                        order.push(DefinitionId::at(*place));
                        way.pop();
                    }
                }
            }
        }
        order
    }

    /// The definitions that a definition may name.
    fn named_in(&self, definition: &Declared<'_>) -> Vec<usize> {
        let mut paths = Vec::new();
        for item in &definition.items {
            if let Header::Definition { value, .. } = &item.header {
                collect(value, &mut paths);
            }
        }
        let wanted = |symbol| matches!(symbol, Symbol::Definition(_));
        let found = paths.into_iter().filter_map(|path| match self.names.lookup(definition.rulebook, path, wanted) {
            Some(Symbol::Definition(id)) => Some(id.index()),
            _ => None,
        });
        found.collect()
    }
}

/// All names in an expression.
fn collect<'t>(expression: &'t Expression, paths: &mut Vec<&'t Path>) {
    match &*expression.kind {
        K::Path(path) => paths.push(path),
        K::Or(parts) | K::And(parts) | K::Extreme { of: parts, .. } => {
            parts.iter().for_each(|part| collect(part, paths));
        }
        K::Not(inner)
        | K::Known { value: inner, .. }
        | K::Rounded { value: inner, .. }
        | K::Boundary { of: inner, .. } => {
            collect(inner, paths);
        }
        K::OnDay { fact, on } => {
            paths.push(fact);
            collect(on, paths);
        }
        K::Unless(one, other)
        | K::Compare { left: one, right: other, .. }
        | K::Arithmetic { left: one, right: other, .. }
        | K::WholeUnits { from: one, to: other, .. } => {
            collect(one, paths);
            collect(other, paths);
        }
        K::Between { value, low, high, .. } => [value, low, high].into_iter().for_each(|one| collect(one, paths)),
        K::In { value, list, .. } => {
            collect(value, paths);
            list.iter().for_each(|one| collect(one, paths));
        }
        K::Aggregate { query, .. } | K::Covered { query, .. } | K::During(query) => collect_query(query, paths),
        K::Accumulated { definition, window } => {
            paths.push(definition);
            collect_window(window, paths);
        }
        K::FirstDay { from: one, when: other, .. } | K::DayOnWhich { sum: one, reaches: other } => {
            collect(one, paths);
            collect(other, paths);
        }
        K::YesNo(_)
        | K::Number(_)
        | K::Money(_)
        | K::Hours(_)
        | K::Percent(_)
        | K::Duration(_)
        | K::Date(_)
        | K::Text(_)
        | K::Today
        | K::FieldOf { .. }
        | K::StartOf(_)
        | K::EndOf(_)
        | K::StatusOf { .. }
        | K::LiftedBy { .. }
        | K::BreachOf(_) => {}
    }
}

fn collect_query<'t>(query: &'t Query, paths: &mut Vec<&'t Path>) {
    paths.push(&query.events);
    if let Some(window) = &query.window {
        collect_window(window, paths);
    }
    if let Some(except) = &query.except {
        paths.push(&except.events);
    }
    let except = query.except.as_ref().and_then(|except| except.condition.as_ref());
    except.into_iter().chain(&query.condition).for_each(|condition| collect(condition, paths));
}

fn collect_window<'t>(window: &'t Window, paths: &mut Vec<&'t Path>) {
    match window {
        Window::InTheLast(one) | Window::Since(one) => collect(one, paths),
        Window::Before { length: first, date: last } | Window::Between(first, last) => {
            collect(first, paths);
            collect(last, paths);
        }
        Window::CalendarMonths(_) => {}
    }
}
