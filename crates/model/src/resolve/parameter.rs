//! Parameters: dated values, and what authorities set in their place within bounds.
//!
//! A parameter is a definition whose versions are cut at every day on which its own value or a setting begins or ends. In
//! each of them the settings are cases, by their conditions; the parameter's own value is what is left. What is proposed in the
//! place of a parameter is a version of its own; a setting that is proposed is a case that asks whether it is on.

mod declared;

use super::apart::apart;
use super::clauses::has_broken_line;
use super::proposal::{is_proposed, version_order};
use super::{Once, Resolver};
use crate::declare::Declared;
use crate::model::{Condition, DefinitionVersion, Expression, ExpressionKind};
use crate::scope::Symbol;
use crate::table::order;
use declared::{has_value, lacking_unit};
use hjemmel_diagnostic::{Diagnostic, LabelRole, Message, Noun, Span};
use hjemmel_engine::ids::{DefinitionId, ProposalId, RulebookId};
use hjemmel_engine::plan::{InForce, RuleText, SettingText, Type};
use hjemmel_syntax::tree::{self, Clause, ClauseKind, Header, Item, Path, Validity};
use hjemmel_value::{Date, Value};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A value with its days.
struct Dated<'t> {
    value: Value,
    words: &'t tree::Expression,
    validity: Validity,
    span: Span,
}

/// What an authority set.
struct Setting<'t> {
    dated: Dated<'t>,
    when: Vec<Condition>,
    text: SettingText,
    /// The parameter, as it is named here.
    of: String,
    /// What has to be on for it; nothing, where it was decided.
    proposals: Vec<ProposalId>,
    broken: bool,
}

/// The bounds within which a value may be set.
struct Bounds {
    low: Value,
    high: Value,
    span: Span,
}

/// A parameter as the law has it, or as it is proposed in its place.
struct Declaration<'t> {
    item: &'t Item,
    values: Vec<Dated<'t>>,
    /// What has to be on for it.
    proposals: Vec<ProposalId>,
    /// Whether somebody may set another value.
    delegated: bool,
    bounds: Option<Bounds>,
    /// What it rests on, where it stands in the place of law.
    text: Option<RuleText>,
}

impl Declaration<'_> {
    /// Whether a value may be set here.
    fn admits(&self, value: &Value) -> bool {
        self.bounds.as_ref().is_none_or(|bounds| bounds.admit(value))
    }

    /// Whether a setting is only ever on together with this.
    fn goes_with(&self, setting: &Setting<'_>) -> bool {
        self.proposals.iter().all(|mark| setting.proposals.contains(mark))
    }

    /// What more has to be on for a setting than for this.
    fn more_for(&self, setting: &Setting<'_>) -> Vec<ProposalId> {
        setting.proposals.iter().copied().filter(|mark| !self.proposals.contains(mark)).collect()
    }
}

impl Bounds {
    fn admit(&self, value: &Value) -> bool {
        let inside = |one: &Value, other: &Value| order(one, other).is_some_and(Ordering::is_le);
        inside(&self.low, value) && inside(value, &self.high)
    }
}

/// The settings that were complained of, by their place.
type Told = BTreeSet<Span>;

impl<'t> Resolver<'t> {
    /// The versions of a parameter, and its type: as it is law, and as it is proposed.
    pub(super) fn parameter(&mut self, id: DefinitionId, rule: &Declared<'t>) -> Option<Type> {
        let mut items = rule.items.clone();
        items.sort_by_key(|item| is_proposed(item));
        let mut ty = None;
        let mut declarations: Vec<Declaration<'t>> = Vec::new();
        for (place, item) in items.into_iter().enumerate() {
            let (found, declaration) = self.declaration(id, rule, item, ty);
            ty = ty.or(found);
            declarations.extend(declaration.map(|it| Declaration { text: it.text.filter(|_| place > 0), ..it }));
        }
        let ty = ty?;
        let settings = self.settings(id, ty);
        self.set_once(&settings, rule);
        let mut told = Told::default();
        let broken = settings.iter().any(|setting| setting.broken)
            || declarations.iter().any(|declaration| has_broken_line(declaration.item));
        let mut versions = Vec::new();
        let values = declarations.iter().flat_map(|declaration| &declaration.values);
        for (from, until) in stretches(values, &settings) {
            let on = |dated: &Dated<'_>| covers(dated.validity, from, until);
            let here = || declarations.iter().filter(|it| it.values.iter().any(on));
            for declaration in here() {
                let Some(own) = declaration.values.iter().find(|dated| on(dated)) else { continue };
                // What is proposed goes before what was decided.
                let (law, proposed): (Vec<_>, Vec<_>) = (settings.iter().filter(|setting| on(&setting.dated)))
                    .filter(|setting| {
                        // It is never read here if it is only on together with what then stands in this place.
                        let other = |it: &&Declaration<'_>| it.proposals.len() > declaration.proposals.len();
                        !here().filter(other).any(|other| other.goes_with(setting))
                    })
                    .filter(|setting| self.sets(declaration, setting, &mut told))
                    .partition(|setting| setting.proposals.is_empty());
                let cases: Vec<&Setting<'_>> = proposed.into_iter().chain(law).collect();
                let in_force = InForce { from, until, effect: None, proposals: declaration.proposals.clone() };
                versions.push(version(declaration, own, &cases, ty, in_force, broken));
            }
        }
        self.beyond_all_values(&declarations, &settings, &mut told);
        let definition = self.model.definitions.get_mut(id.index())?;
        versions.sort_by_key(|version| version_order(&version.in_force));
        definition.versions = versions;
        definition.ty = ty;
        Some(ty)
    }

    /// Whether a setting sets the value of a parameter as it is law or proposed. It has to, unless that is proposed and it is
    /// not part of the proposal: then it is left out once the proposal is on.
    fn sets(&mut self, declaration: &Declaration<'_>, setting: &Setting<'_>, told: &mut Told) -> bool {
        let has_to = declaration.text.is_none() || declaration.goes_with(setting);
        let span = setting.dated.span;
        if !declaration.delegated {
            if has_to && told.insert(span) {
                let message = Message::NotDelegated { parameter: setting.of.clone() };
                let complaint = Diagnostic::new(message, span);
                self.complain(complaint.with_secondary(declaration.item.header_at.0, LabelRole::DeclaredHere));
            }
            return false;
        }
        if declaration.admits(&setting.dated.value) {
            return true;
        }
        if has_to && told.insert(span) {
            self.within_bounds(&setting.dated, declaration.bounds.as_ref());
        } else if !has_to
            && told.insert(span)
            && let Some(bounds) = &declaration.bounds
        {
            let value = setting.dated.value.clone();
            let (low, high) = (bounds.low.clone(), bounds.high.clone());
            let message = Message::SettingLapsesWithProposal { value, low, high };
            self.complain(Diagnostic::new(message, span).with_secondary(bounds.span, LabelRole::DeclaredHere));
        }
        false
    }

    /// A setting on days on which there is no value is held against the parameter all the same.
    fn beyond_all_values(&mut self, declarations: &[Declaration<'_>], settings: &[Setting<'_>], told: &mut Told) {
        let Some(first) = declarations.first() else { return };
        for setting in settings {
            let days = |dated: &Dated<'_>| common(dated.validity, setting.dated.validity).is_some();
            if !declarations.iter().flat_map(|it| &it.values).any(days) {
                self.sets(first, setting, told);
            }
        }
    }

    /// A parameter as one item declares it.
    fn declaration(
        &mut self,
        id: DefinitionId,
        rule: &Declared<'t>,
        item: &'t Item,
        ty: Option<Type>,
    ) -> (Option<Type>, Option<Declaration<'t>>) {
        let text = self.rule_text(rule.rulebook, item, &mut Once::default());
        if text.citations.is_empty() && !has_broken_line(item) {
            let message = Message::MissingCitation { item: Noun::Parameter, name: rule.named.name.to_string() };
            self.complain(Diagnostic::new(message, item.header_at.0));
        }
        let (values, ty) = self.own_values(rule.rulebook, item, ty);
        if let Some(definition) = self.model.definitions.get_mut(id.index()) {
            definition.parameter.get_or_insert_with(|| text.clone());
        }
        let Some(ty) = ty.filter(|_| has_value(item)) else {
            if values.is_empty() && !item.clauses.iter().any(|it| matches!(it.kind, ClauseKind::ParameterValue { .. }))
            {
                self.missing_clause(item, ["3 months from 2020-01-01", "3 måneder fra 2020-01-01"], Noun::Parameter);
            }
            return (None, None);
        };
        let (delegated, bounds) = self.delegation(rule.rulebook, item, ty);
        for (place, dated) in values.iter().enumerate() {
            self.within_bounds(dated, bounds.as_ref());
            for other in values.iter().skip(place.saturating_add(1)) {
                self.valid_at_once(rule, dated, other);
            }
        }
        let proposals = self.in_force(rule, item, None).proposals;
        (Some(ty), Some(Declaration { item, values, proposals, delegated, bounds, text: Some(text) }))
    }

    /// The values that a parameter has by itself; the first gives the type.
    fn own_values(&mut self, book: RulebookId, item: &'t Item, mut ty: Option<Type>) -> (Vec<Dated<'t>>, Option<Type>) {
        let mut values = Vec::new();
        ty = ty.or_else(|| lacking_unit(item));
        for clause in &item.clauses {
            let ClauseKind::ParameterValue { value: words, validity } = &clause.kind else { continue };
            let context = self.context(book);
            let Some(found) = ty.or_else(|| self.typed(words, context, None).map(|typed| typed.ty)) else { continue };
            ty = Some(found);
            self.days_in_order(*validity, clause);
            if let Some(value) = self.constant(book, words, found) {
                values.push(Dated { value, words, validity: *validity, span: clause.at.0 });
            }
        }
        (values, ty)
    }

    /// Complains of a line whose last day lies before its first.
    pub(super) fn days_in_order(&mut self, validity: Validity, clause: &Clause) {
        if let (Some(from), Some(until)) = (validity.from, validity.until)
            && until < from
        {
            let message = Message::UntilBeforeFrom { from: from.to_string(), until: until.to_string() };
            self.complain(Diagnostic::new(message, clause.at.0));
        }
    }

    /// Whether the value is left to somebody, and between which bounds.
    fn delegation(&mut self, book: RulebookId, item: &'t Item, ty: Type) -> (bool, Option<Bounds>) {
        let mut once = Once::default();
        let mut found = (false, None);
        for clause in &item.clauses {
            let ClauseKind::Delegated { to, bounds } = &clause.kind else { continue };
            if !self.once(&mut once, "delegated to", "overladt til", clause.at.0) {
                continue;
            }
            self.delegate(book, to);
            found.0 = true;
            let Some((low, high)) = bounds else { continue };
            let (low, high) = (self.constant(book, low, ty), self.constant(book, high, ty));
            let (Some(low), Some(high)) = (low, high) else { continue };
            match order(&low, &high) {
                Some(Ordering::Greater) | None => {
                    let message = Message::BoundsBackwards { low, high };
                    self.complain(Diagnostic::new(message, clause.at.0));
                }
                Some(_) => found.1 = Some(Bounds { low, high, span: clause.at.0 }),
            }
        }
        found
    }

    /// An actor, or the fact that says which of several authorities it is.
    fn delegate(&mut self, book: RulebookId, to: &'t Path) {
        let fact = |symbol| matches!(symbol, Symbol::Fact(_));
        if self.names.lookup(book, to, fact).is_none() {
            self.actor(book, to);
        }
    }

    fn within_bounds(&mut self, dated: &Dated<'_>, bounds: Option<&Bounds>) {
        let Some(bounds) = bounds else { return };
        if bounds.admit(&dated.value) {
            return;
        }
        let (value, low, high) = (dated.value.clone(), bounds.low.clone(), bounds.high.clone());
        let message = Message::SettingOutOfBounds { value, low, high };
        self.complain(Diagnostic::new(message, dated.span).with_secondary(bounds.span, LabelRole::DeclaredHere));
    }

    /// All settings of a parameter, wherever they stand.
    fn settings(&mut self, id: DefinitionId, ty: Type) -> Vec<Setting<'t>> {
        let declared = Arc::clone(&self.declared);
        let mut found = Vec::new();
        for (place, book) in declared.books.iter().enumerate() {
            let book_id = RulebookId::at(place);
            for item in &book.items {
                let Header::Setting { of, value } = &item.header else { continue };
                let wanted = |symbol| matches!(symbol, Symbol::Definition(_));
                if self.names.lookup(book_id, of, wanted) != Some(Symbol::Definition(id)) {
                    continue;
                }
                let (setting, broken) = self.watched(|this| this.setting(book_id, item, value, ty));
                if let Some(setting) = setting {
                    let proposals = self.setting_proposals(book_id, of, item);
                    let broken = broken || has_broken_line(item);
                    found.push(Setting { broken, proposals, of: of.dotted(), ..setting });
                }
            }
        }
        found
    }

    fn setting(
        &mut self,
        book: RulebookId,
        item: &'t Item,
        words: &'t tree::Expression,
        ty: Type,
    ) -> Option<Setting<'t>> {
        let mut once = Once::default();
        let citations = self.rule_text(book, item, &mut Once::default()).citations;
        let mut validity = Validity::default();
        let mut decision = None;
        for clause in &item.clauses {
            match &clause.kind {
                ClauseKind::Decision(taken) if self.once(&mut once, "decision", "beslutning", clause.at.0) => {
                    decision = Some(Arc::clone(&taken.text));
                }
                ClauseKind::Validity(days) if self.once(&mut once, "from", "fra", clause.at.0) => validity = *days,
                _ => {}
            }
        }
        if decision.is_none() {
            self.missing_clause(item, ["decision", "beslutning"], Noun::Setting);
        }
        let when = self.conditions(book, &item.clauses, &mut Once::default()).when;
        let value = self.constant(book, words, ty)?;
        let text = SettingText { decision: decision.unwrap_or_else(|| Arc::from("")), citations };
        let dated = Dated { value, words, validity, span: item.header_at.0 };
        Some(Setting { dated, when, text, of: String::new(), proposals: Vec::new(), broken: false })
    }

    /// Complains of settings whose parameter is not there; a name that means something else is told as such.
    pub(super) fn settings_of_nothing(&mut self) {
        let declared = Arc::clone(&self.declared);
        for (place, book) in declared.books.iter().enumerate() {
            for item in &book.items {
                let Header::Setting { of, .. } = &item.header else { continue };
                let id = RulebookId::at(place);
                let wanted = |symbol| matches!(symbol, Symbol::Definition(_));
                match self.names.find(id, of, Noun::Parameter, wanted) {
                    Ok(Symbol::Definition(found)) => {
                        if self.model.definitions.get(found.index()).is_some_and(|it| it.parameter.is_none()) {
                            let message = Message::WrongKindOfName {
                                name: of.dotted(),
                                is: Noun::Definition,
                                wanted: Noun::Parameter,
                            };
                            self.complain(Diagnostic::new(message, of.at.0));
                        }
                    }
                    Ok(_) | Err(None) => {}
                    Err(Some(complaint)) => self.complain(*complaint),
                }
            }
        }
    }

    /// A parameter has one value on a day.
    fn valid_at_once(&mut self, rule: &Declared<'t>, one: &Dated<'t>, other: &Dated<'t>) {
        let Some(both) = common(one.validity, other.validity) else { return };
        let name = rule.named.name.to_string();
        let from = both.from.unwrap_or(Date::MIN).to_string();
        let message = Message::OverlappingVersions { name, from, until: both.until.map(|until| until.to_string()) };
        self.complain(Diagnostic::new(message, other.span).with_secondary(one.span, LabelRole::FirstWrittenHere));
    }

    /// On no day and for nobody are there two values to choose from.
    fn set_once(&mut self, settings: &[Setting<'t>], rule: &Declared<'t>) {
        for (place, one) in settings.iter().enumerate() {
            for other in settings.iter().skip(place.saturating_add(1)) {
                let common = common(one.dated.validity, other.dated.validity);
                // What is proposed goes before what was decided.
                let one_of_them = one.proposals.is_empty() != other.proposals.is_empty();
                if one_of_them || apart(&one.when, &other.when) || one.broken || other.broken {
                    continue;
                }
                let Some(both) = common else { continue };
                let witness = both.from.or(both.until).map(|day| day.to_string());
                let message = Message::SetTwice { parameter: rule.named.name.to_string(), witness };
                let complaint = Diagnostic::new(message, other.dated.span);
                self.complain(complaint.with_secondary(one.dated.span, LabelRole::FirstWrittenHere));
            }
        }
    }
}

/// What a parameter is in a stretch of days: its own value, or what was set.
fn version(
    declaration: &Declaration<'_>,
    own: &Dated<'_>,
    settings: &[&Setting<'_>],
    ty: Type,
    in_force: InForce,
    broken: bool,
) -> DefinitionVersion {
    let cases = settings.iter().map(|setting| {
        let span = setting.dated.span;
        let mut when: Vec<_> = setting.when.iter().map(|condition| condition.expression.clone()).collect();
        let more = declaration.more_for(setting);
        if !more.is_empty() {
            // Asked last, so that only the proposal that has a part in the value is named.
            when.push(Expression { kind: Box::new(ExpressionKind::IsOn(more)), ty: Type::YesNo, span });
        }
        let when = Expression { kind: Box::new(ExpressionKind::And(when)), ty: Type::YesNo, span };
        (when, constant(&setting.dated, ty))
    });
    let cases: Vec<_> = cases.collect();
    let value = if cases.is_empty() {
        constant(own, ty)
    } else {
        let kind = ExpressionKind::Choose { cases, otherwise: Some(constant(own, ty)), exhaustive: false };
        Expression { kind: Box::new(kind), ty, span: own.span }
    };
    DefinitionVersion {
        in_force,
        value,
        settings: settings.iter().map(|setting| setting.text.clone()).collect(),
        proposed: declaration.text.clone().map(Box::new),
        table: None,
        words: own.words.clone(),
        span: own.span,
        broken,
    }
}

fn constant(dated: &Dated<'_>, ty: Type) -> Expression {
    Expression { kind: Box::new(ExpressionKind::Constant(dated.value.clone())), ty, span: dated.span }
}

/// The days that two have in common; none if there is no such day.
fn common(one: Validity, other: Validity) -> Option<Validity> {
    let from = one.from.max(other.from);
    let until = [one.until, other.until].into_iter().flatten().min();
    let never = from.zip(until).is_some_and(|(from, until)| until < from);
    (!never).then_some(Validity { from, until })
}

fn covers(validity: Validity, from: Option<Date>, until: Option<Date>) -> bool {
    let begun = match (validity.from, from) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(begins), Some(from)) => begins <= from,
    };
    let lasts = match (validity.until, until) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(ends), Some(until)) => until <= ends,
    };
    begun && lasts
}

/// The stretches of days in which nothing begins or ends.
fn stretches<'d>(
    values: impl Iterator<Item = &'d Dated<'d>>,
    settings: &'d [Setting<'d>],
) -> Vec<(Option<Date>, Option<Date>)> {
    let all = values.chain(settings.iter().map(|setting| &setting.dated));
    let begins = all.flat_map(|dated| {
        let after = dated.validity.until.and_then(|until| until.next().ok());
        [dated.validity.from, after].into_iter().flatten()
    });
    let begins: BTreeSet<Date> = begins.collect();
    let mut from = None;
    let mut found = Vec::new();
    for begin in begins {
        found.push((from, begin.previous().ok()));
        from = Some(begin);
    }
    found.push((from, None));
    found
}
