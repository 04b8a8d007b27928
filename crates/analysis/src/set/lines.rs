//! The canonical form of what examples say, and of what facts and fields are declared with.

use super::canonical::Canonical;
use super::clauses::clause_words;
use super::said::{Said, Words};
use crate::part::Part;
use hjemmel_diagnostic::At;
use hjemmel_syntax::format::format_clause;
use hjemmel_syntax::tree::{
    Attribute, Clause, ClauseKind, Comments, ExpectLine, FieldValue, GivenLine, ItemKind, Name, Path, TypeExpression,
};
use hjemmel_value::Language;

impl Canonical<'_> {
    /// A rulebook by its new name.
    pub(super) fn rulebook(&self, name: &str) -> String {
        self.names().renames().rulebook(name)
    }

    /// A fact by its new name.
    pub(super) fn fact_name(&self, name: &str) -> String {
        self.names().renames().fact(name)
    }

    /// What a requirement calls that which it is owed for; the name itself says nothing.
    pub(super) fn called_instance(&self, name: &Name) -> Name {
        Name { at: name.at, text: super::canonical::INSTANCE.into() }
    }

    pub(super) fn attributes(&mut self, attributes: &mut [Attribute]) {
        for attribute in attributes.iter_mut() {
            match attribute {
                Attribute::OverTime | Attribute::Optional => {}
                Attribute::Assumed(value) => self.expression(value),
                Attribute::AssessedBy(actor) | Attribute::ChosenBy(actor) | Attribute::RequestedBy(actor) => {
                    self.path(actor);
                }
            }
        }
        attributes.sort_by_cached_key(attribute_text);
    }

    pub(super) fn given(&mut self, line: &mut GivenLine) {
        match line {
            GivenLine::Fact { fact, value, .. } => {
                self.fact(fact);
                self.expression(value);
            }
            GivenLine::Event { fact, fields } => {
                self.fact(fact);
                for (_, value) in fields.iter_mut() {
                    match value {
                        FieldValue::Value(value) => self.expression(value),
                        FieldValue::Absent => {}
                    }
                }
                fields.sort_by(|(a, _), (b, _)| a.text.cmp(&b.text));
            }
            GivenLine::No { fact, .. } | GivenLine::Incomplete(fact) => self.fact(fact),
        }
    }

    pub(super) fn expected(&mut self, line: &mut ExpectLine) {
        match line {
            ExpectLine::Duty { requirement, .. } => self.item(requirement),
            ExpectLine::LiftedBy { requirement, by, .. } | ExpectLine::ChangedBy { requirement, by, .. } => {
                self.item(requirement);
                self.paths(by);
                by.sort_by_cached_key(|path: &Path| path.dotted());
            }
            ExpectLine::DoesNotApply(path)
            | ExpectLine::Undetermined(path)
            | ExpectLine::Applies(path)
            | ExpectLine::Conflict(path) => self.item(path),
            ExpectLine::Is { name, value, .. } => {
                self.item(name);
                self.expression(value);
            }
            ExpectLine::Asks(fact) => self.fact(fact),
            ExpectLine::Because(_) => {}
        }
    }
}

/// An attribute as rulebook text, by which several are put in order.
fn attribute_text(attribute: &Attribute) -> String {
    let field = ClauseKind::Field {
        name: Name { at: At::default(), text: "x".into() },
        ty: TypeExpression::YesNo,
        ty_at: At::default(),
        attributes: vec![attribute.clone()],
        label: None,
    };
    let clause = Clause { at: At::default(), kind: field, comments: Comments::default() };
    format_clause(&clause, ItemKind::Event, Language::English)
}

/// What a fact is declared with: its type, and what else is said of it, one by one.
pub(super) fn declared(
    canonical: &mut Canonical<'_>,
    name: &Name,
    ty: &TypeExpression,
    ty_at: At,
    attributes: &[Attribute],
) -> Vec<Said> {
    let field = |ty: &TypeExpression, attributes: Vec<Attribute>| ClauseKind::Field {
        name: name.clone(),
        ty: ty.clone(),
        ty_at,
        attributes,
        label: None,
    };
    let behind = |kind: &ClauseKind, before: &Words| {
        let words = clause_words(kind);
        Words::of(|language| {
            let text = words.in_language(language);
            let rest = text.strip_prefix(before.in_language(language)).unwrap_or(text);
            rest.trim_start_matches(',').trim_start().to_owned()
        })
    };
    let mut rewritten = ty.clone();
    canonical.ty(&mut rewritten);
    let bare = field(ty, Vec::new());
    let type_words = behind(&bare, &Words::plain(&name.text));
    let type_key = behind(&field(&rewritten, Vec::new()), &Words::plain(&name.text));
    let mut said = vec![Said::new(Part::Type, type_key.in_language(Language::English), type_words)];
    let before = clause_words(&bare);
    for attribute in attributes {
        let mut rewritten = vec![attribute.clone()];
        canonical.attributes(&mut rewritten);
        let words = behind(&field(ty, vec![attribute.clone()]), &before);
        let key = rewritten.first().map(attribute_text).unwrap_or_default();
        said.push(Said::new(Part::Attribute, key, words));
    }
    said
}
