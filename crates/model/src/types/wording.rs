//! Words that a reader understands and a rulebook has others for: `is true`, `is missing`, a status that stands alone.

use super::Context;
use crate::resolve::Resolver;
use crate::scope::Symbol;
use hjemmel_diagnostic::{Diagnostic, Language, Message, Noun};
use hjemmel_engine::plan::{self, Type};
use hjemmel_syntax::keywords::{Place, keywords};
use hjemmel_syntax::tree::{self, ExpressionKind as Words, Path};

/// Words for yes and no.
const ANSWERS: [(&str, &str); 8] = [
    ("true", "yes"),
    ("false", "no"),
    ("sand", "ja"),
    ("sandt", "ja"),
    ("falsk", "nej"),
    ("forkert", "nej"),
    ("rigtig", "ja"),
    ("rigtigt", "ja"),
];

/// Words for what is absent, with what is asked instead, and what after a `not`.
const ABSENT: [(&str, &str, &str); 14] = [
    ("absent", "not known", "known"),
    ("missing", "not known", "known"),
    ("unknown", "not known", "known"),
    ("empty", "not known", "known"),
    ("null", "not known", "known"),
    ("none", "not known", "known"),
    ("present", "known", "not known"),
    ("mangler", "ikke kendt", "kendt"),
    ("manglende", "ikke kendt", "kendt"),
    ("fraværende", "ikke kendt", "kendt"),
    ("ukendt", "ikke kendt", "kendt"),
    ("tom", "ikke kendt", "kendt"),
    ("tomt", "ikke kendt", "kendt"),
    ("findes", "kendt", "ikke kendt"),
];

impl<'t> Resolver<'t> {
    /// `x is true`, `x is missing`, where the word is the name of nothing.
    pub(super) fn misworded(
        &self,
        left: Type,
        comparison: tree::Comparison,
        right: &tree::Expression,
        context: Context,
    ) -> Option<Diagnostic> {
        if !matches!(comparison, tree::Comparison::Is | tree::Comparison::IsNot) {
            return None;
        }
        let word = wrong_word(right)?;
        self.free_word(right, context)?;
        if let Type::Choice(category) = left
            && (self.choice(category, word).is_some() || self.is_broken_value(category, word))
        {
            return None;
        }
        let answer = ANSWERS.iter().find(|(wrong, _)| *wrong == word && left == Type::YesNo).map(|(_, right)| *right);
        let absent = || {
            let (_, plain, negated) = ABSENT.iter().find(|(wrong, ..)| *wrong == word)?;
            Some(if comparison == tree::Comparison::IsNot { *negated } else { *plain })
        };
        let fixed = answer.or_else(absent)?;
        let message = Message::OtherWording { found: word.to_owned(), right: fixed.to_owned() };
        Some(Diagnostic::new(message, right.at.0).with_fix(right.at.0, fixed))
    }

    /// `status of R is open or overdue`: the second status is a word of its own, and the name of nothing.
    pub(super) fn status_alone(&self, of: &Path, words: &tree::Expression, context: Context) -> Option<Diagnostic> {
        let word = single_word(words)?;
        let mut statuses = keywords().iter().filter(|keyword| keyword.place == Place::Status);
        let status = statuses.find(|keyword| keyword.spellings().any(|one| one == word))?;
        self.free_word(words, context)?;
        let of = if status.english.contains(&word) {
            format!("status of {} is ", of.dotted())
        } else {
            format!("status for {} er ", of.dotted())
        };
        let right = format!("{of}{word}");
        let message = Message::StatusNotRepeated { status: word.to_owned(), right: right.clone() };
        Some(Diagnostic::new(message, words.at.0).with_fix(words.at.0, right))
    }

    /// `status of R is due`, a word that is no status; `R is overdue`, a status without `status of`.
    pub(super) fn status_misworded(
        &self,
        left: &tree::Expression,
        right: &tree::Expression,
        context: Context,
    ) -> Option<Diagnostic> {
        let wanted = |symbol| matches!(symbol, Symbol::Requirement(_));
        let statuses = || keywords().iter().filter(|keyword| keyword.place == Place::Status);
        match &*left.kind {
            Words::FieldOf { field, of } if &*field.text == "status" => {
                let path = Path { at: of.at, parts: vec![of.clone()] };
                self.names.lookup(context.book, &path, wanted)?;
                let word = single_word(right)?.to_owned();
                let spelled = |language| statuses().map(|status| status.spelling(language).to_owned()).collect();
                let (english, danish) = (spelled(Language::English), spelled(Language::Danish));
                Some(Diagnostic::new(Message::UnknownStatus { word, english, danish }, right.at.0))
            }
            Words::Path(path) => {
                let word = single_word(right)?;
                let status = statuses().find(|keyword| keyword.spellings().any(|one| one == word))?;
                self.names.lookup(context.book, path, wanted)?;
                if self.names.sees(context.book, path, Symbol::has_value) {
                    return None;
                }
                let (of, is) = if status.english.contains(&word) { ("of", "is") } else { ("for", "er") };
                let found = format!("{} {is} {word}", path.dotted());
                let message = Message::OtherWording { right: format!("status {of} {found}"), found };
                let fix = format!("status {of} {}", path.dotted());
                Some(Diagnostic::new(message, path.at.0).with_fix(path.at.0, fix))
            }
            _ => None,
        }
    }

    /// `x is in a and b`: the second value of a list, which has commas.
    pub(super) fn list_continued(
        &self,
        before: &tree::Expression,
        part: &tree::Expression,
        context: Context,
    ) -> Option<Diagnostic> {
        let Words::In { list, .. } = &*before.kind else { return None };
        let last = single_word(list.last()?)?;
        let word = single_word(part)?;
        self.free_word(part, context)?;
        let has = |values: &[plan::CategoryValue], name: &str| values.iter().any(|value| *value.named.name == *name);
        let mut categories = self.model.categories.iter().map(|category| category.it.values.as_slice());
        categories.find(|values| has(values, last) && has(values, word))?;
        let message = Message::UnknownName { name: word.to_owned(), what: Noun::Name };
        let meant = [format!("in {last}, {word}"), format!("blandt {last}, {word}")];
        Some(Diagnostic::new(message, part.at.0).with_worded_suggestion(meant))
    }

    /// A single word that is the name of nothing with a value here.
    fn free_word(&self, words: &tree::Expression, context: Context) -> Option<()> {
        let Words::Path(path) = &*words.kind else { return None };
        (self.names.anything(context.book, path).is_none() && !self.stands_alone(path, context)).then_some(())
    }
}

fn single_word(words: &tree::Expression) -> Option<&str> {
    match &*words.kind {
        Words::Path(Path { parts, .. }) => match parts.as_slice() {
            [name] => Some(&name.text),
            _ => None,
        },
        _ => None,
    }
}

/// A single word of the lists above.
fn wrong_word(words: &tree::Expression) -> Option<&str> {
    let absent = ABSENT.iter().map(|(wrong, ..)| *wrong);
    let mut wrong = ANSWERS.iter().map(|(wrong, _)| *wrong).chain(absent);
    single_word(words).filter(|word| wrong.any(|one| one == *word))
}
