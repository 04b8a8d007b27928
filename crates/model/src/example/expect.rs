//! What an example expects.

use crate::model::ExpectationKind;
use crate::resolve::{Resolver, aspect_name};
use crate::scope::Symbol;
use crate::types::words::{is_ordered, type_word};
use crate::types::{Order, comparison_of, status_of};
use hjemmel_diagnostic::{Diagnostic, Message, Noun, Span, TypeWord};
use hjemmel_engine::ids::{DefinitionId, ExemptionId, GroupId, RulebookId};
use hjemmel_engine::plan::{Comparison, Type};
use hjemmel_syntax::keywords::{Place, keywords};
use hjemmel_syntax::tree::{self, ExpectLine, Expression, ExpressionKind as Words, Name, Path};

impl<'t> Resolver<'t> {
    pub(super) fn expectation(&mut self, book: RulebookId, line: &'t ExpectLine) -> Option<ExpectationKind> {
        Some(match line {
            ExpectLine::Duty { requirement, due, status } => ExpectationKind::Duty {
                requirement: self.requirement(book, requirement)?,
                due: *due,
                status: status.map(status_of),
            },
            ExpectLine::LiftedBy { aspect, requirement, by } => {
                let (requirement, by) = (self.requirement(book, requirement), self.standing(book, by));
                ExpectationKind::LiftedBy { aspect: aspect.map(aspect_name), requirement: requirement?, by: by? }
            }
            ExpectLine::ChangedBy { aspect, requirement, by } => {
                let (requirement, by) = (self.requirement(book, requirement), self.standing(book, by));
                ExpectationKind::ChangedBy { aspect: aspect_name(*aspect), requirement: requirement?, by: by? }
            }
            ExpectLine::DoesNotApply(path) => {
                if let Some(Symbol::Group(_)) =
                    self.names.lookup(book, path, |it| matches!(it, Symbol::Group(_) | Symbol::Requirement(_)))
                {
                    let name = path.dotted();
                    let meant = [format!("{name} is no"), format!("{name} er nej")];
                    let message = Message::WrongKindOfName { name, is: Noun::TargetGroup, wanted: Noun::Requirement };
                    self.complain(Diagnostic::new(message, path.at.0).with_worded_suggestion(meant));
                    return None;
                }
                ExpectationKind::DoesNotApply(self.requirement(book, path)?)
            }
            ExpectLine::Undetermined(path) => ExpectationKind::Undetermined(self.requirement(book, path)?),
            ExpectLine::Applies(path) => ExpectationKind::Applies(self.group(book, path)?),
            ExpectLine::Conflict(path) => self.expected_conflict(book, path)?,
            ExpectLine::Is { name, comparison, value } => self.expected_value(book, name, *comparison, value)?,
            ExpectLine::Asks(name) => self.expected_question(book, name)?,
            ExpectLine::Because(_) => ExpectationKind::Because,
        })
    }

    /// A conflict about a requirement, or of a set of which at most one may hold.
    fn expected_conflict(&mut self, book: RulebookId, path: &Path) -> Option<ExpectationKind> {
        let wanted = |symbol| matches!(symbol, Symbol::AtMostOne(_));
        Some(match self.names.lookup(book, path, wanted) {
            Some(Symbol::AtMostOne(id)) => ExpectationKind::MoreThanOne(id),
            _ => ExpectationKind::Conflict(self.requirement(book, path)?),
        })
    }

    /// Exemptions by name, in their places now that rejected ones are gone. Nothing is expected of those.
    fn standing(&mut self, book: RulebookId, paths: &[Path]) -> Option<Vec<ExemptionId>> {
        let declared: Vec<Option<ExemptionId>> = paths.iter().map(|path| self.exemption(book, path)).collect();
        let declared = declared.into_iter().collect::<Option<Vec<_>>>()?;
        let mut standing: Vec<ExemptionId> = declared.into_iter().filter_map(|id| self.place_now(id)).collect();
        standing.sort_unstable();
        standing.dedup();
        (!standing.is_empty()).then_some(standing)
    }

    fn place_now(&self, id: ExemptionId) -> Option<ExemptionId> {
        let declared = self.declared.exemptions.get(id.index())?;
        let mut standing = self.model.exemptions.iter();
        let place = standing.position(|exemption| {
            exemption.rulebook == declared.rulebook && exemption.named.name == declared.named.name
        });
        place.map(ExemptionId::at)
    }

    fn expected_value(
        &mut self,
        book: RulebookId,
        name: &Path,
        comparison: tree::Comparison,
        value: &'t Expression,
    ) -> Option<ExpectationKind> {
        if let Some(complaint) = self.status_after_is(book, name, value) {
            self.complain(complaint);
            return None;
        }
        let wanted = |symbol| matches!(symbol, Symbol::Definition(_) | Symbol::Group(_));
        let found = self.names.find(book, name, Noun::Definition, wanted);
        match self.settle(found)? {
            Symbol::Definition(id) => {
                self.definition_type(id, name.at.0)?;
                self.wants_window(id, name)?;
                self.definition_is(book, id, comparison, value)
            }
            Symbol::Group(id) => self.group_is(id, comparison, value),
            _ => None,
        }
    }

    /// `first_interview is open`: of a requirement the status stands without `is`.
    fn status_after_is(&self, book: RulebookId, name: &Path, value: &Expression) -> Option<Diagnostic> {
        let Words::Path(word) = &*value.kind else { return None };
        let word = word.dotted();
        let mut statuses = keywords().iter().filter(|keyword| keyword.place == Place::Status);
        let status = statuses.find(|keyword| keyword.spellings().any(|one| one == word))?;
        let is = if status.english.contains(&&*word) { "is" } else { "er" };
        self.names.lookup(book, name, |symbol| matches!(symbol, Symbol::Requirement(_)))?;
        let at = Span::new(name.at.0.source, name.at.0.start, value.at.0.end);
        let right = format!("{} {word}", name.dotted());
        let message = Message::OtherWording { found: format!("{} {is} {word}", name.dotted()), right: right.clone() };
        Some(Diagnostic::new(message, at).with_fix(at, right))
    }

    fn definition_is(
        &mut self,
        book: RulebookId,
        definition: DefinitionId,
        comparison: tree::Comparison,
        words: &'t Expression,
    ) -> Option<ExpectationKind> {
        let ty = self.definition_type(definition, words.at.0)?;
        let value = self.constant(book, words, ty)?;
        let (comparison, order) = comparison_of(comparison);
        let suits = match order {
            Order::Equal => true,
            Order::Less => is_ordered(ty),
            Order::Earlier => ty == Type::Date,
        };
        if !suits {
            let word = type_word(&self.model, ty);
            let message = Message::CannotCompare { left: word.clone(), right: word };
            self.complain(Diagnostic::new(message, words.at.0));
            return None;
        }
        Some(ExpectationKind::DefinitionIs { definition, comparison, value })
    }

    fn group_is(
        &mut self,
        group: GroupId,
        comparison: tree::Comparison,
        words: &'t Expression,
    ) -> Option<ExpectationKind> {
        match (&*words.kind, comparison_of(comparison).0) {
            (Words::YesNo(yes), Comparison::Is) => Some(ExpectationKind::GroupIs { group, is: *yes }),
            (Words::YesNo(yes), Comparison::IsNot) => Some(ExpectationKind::GroupIs { group, is: !*yes }),
            _ => {
                let message =
                    Message::TypeMismatch { expected: TypeWord::YesNo, found: self.written_type(words), hint: None };
                self.complain(Diagnostic::new(message, words.at.0));
                None
            }
        }
    }

    fn expected_question(&mut self, book: RulebookId, name: &Name) -> Option<ExpectationKind> {
        if let Some(fact) = self.fact_named(book, name) {
            return Some(ExpectationKind::Asks(fact));
        }
        let path = Path { at: name.at, parts: vec![name.clone()] };
        if !self.is_broken_fact(book, &name.text) {
            let near = self.names.nearest(book, &name.text, |symbol| matches!(symbol, Symbol::Fact(_)));
            let message = Message::UnknownName { name: path.dotted(), what: Noun::Fact };
            self.complain(Diagnostic::new(message, name.at.0).with_suggestion_if(near));
        }
        None
    }
}
