//! A case: a situation in a file, with the day on which it is read.

use crate::json::{strict, word};
use hjemmel::diagnostic::{DateFault, Diagnostic, Diagnostics, Message, TypeWord, utf8};
use hjemmel::{Date, Evaluation, Language, Outcome, Rulebook, Situation, text};
use hjemmel_value::{DateError, printable};
use serde_json::{Map, Value, json};

mod told;

/// The keys of a case.
const KEYS: [&str; 5] = ["title", "as_of", "law_of", "proposals", "situation"];

/// A case as its file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What it shows, one sentence.
    pub title: String,
    /// The evaluation date.
    pub as_of: Date,
    /// The date whose law is asked for, if another.
    pub law_of: Option<Date>,
    /// Proposals switched on.
    pub proposals: Vec<String>,
    /// The facts.
    pub situation: Value,
}

/// Why a case could not be read or evaluated.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// The file is not a case: every mistake in it.
    #[error("this is not a case: {} mistake(s), the first {}", .0.len(), first_code(.0))]
    NotACase(Vec<Diagnostic>),
    /// Its situation does not fit the rulebook, or the evaluation ended with an error.
    #[error(transparent)]
    Evaluation(#[from] hjemmel::Error),
}

impl CaseError {
    /// The stable code of the error; of the first mistake, if there are several.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotACase(mistakes) => first_code(mistakes),
            Self::Evaluation(error) => error.code(),
        }
    }

    /// The error in words, in Danish or English: one diagnostic for each mistake.
    #[must_use]
    pub fn diagnostics(&self) -> Diagnostics {
        match self {
            Self::NotACase(mistakes) => mistakes.clone().into(),
            Self::Evaluation(error) => error.diagnostics(),
        }
    }
}

fn first_code(mistakes: &[Diagnostic]) -> &'static str {
    mistakes.first().map_or("E4001", |mistake| mistake.code().as_str())
}

impl Case {
    /// Reads a case from the bytes of its file.
    ///
    /// # Errors
    ///
    /// As [`Case::from_json`]; [`CaseError::NotACase`] too for what is not UTF-8. `name` is what the file is called there.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, CaseError> {
        let text = utf8(name, bytes).map_err(|mistake| CaseError::NotACase(vec![*mistake]))?;
        Self::from_json(text)
    }

    /// The text of a case's file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self { title, as_of, law_of, proposals, situation } = self;
        let mut fields = Map::new();
        let mut field = |key: &str, value| fields.insert(key.to_owned(), value);
        field("title", json!(title));
        field("as_of", json!(as_of.to_string()));
        if let Some(law_of) = law_of {
            field("law_of", json!(law_of.to_string()));
        }
        if !proposals.is_empty() {
            field("proposals", json!(proposals));
        }
        field("situation", situation.clone());
        let mut text = serde_json::to_string_pretty(&fields).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a case from the text of its file.
    ///
    /// # Errors
    ///
    /// [`CaseError::NotACase`] with every mistake; what is no JSON is told with its line and column.
    pub fn from_json(text: &str) -> Result<Self, CaseError> {
        let json = strict(text).map_err(|error| {
            let detail = error.to_string();
            let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
            let message = Message::NotACase { line: error.line(), column: error.column(), detail };
            CaseError::NotACase(vec![Diagnostic::without_place(message)])
        })?;
        let mut mistakes = Vec::new();
        let case = match json {
            Value::Object(object) => Reading { object, mistakes: &mut mistakes }.case(),
            other => {
                let detail = format!("expected an object, found {}", word(&other).text(Language::English));
                mistakes.push(mistake(Message::NotACase { line: 1, column: 1, detail }));
                None
            }
        };
        case.filter(|_| mistakes.is_empty()).ok_or(CaseError::NotACase(mistakes))
    }

    /// Evaluates it.
    ///
    /// # Errors
    ///
    /// [`CaseError::Evaluation`].
    pub fn evaluate(&self, rulebook: &Rulebook, language: Language) -> Result<Outcome, CaseError> {
        let situation = rulebook.situation(&self.situation)?;
        Ok(self.evaluation(rulebook, &situation).language(language).run()?)
    }

    /// The evaluation that it asks for, of its situation as the rulebook reads it.
    pub(crate) fn evaluation<'a>(&self, rulebook: &'a Rulebook, situation: &'a Situation) -> Evaluation<'a> {
        let mut evaluation = rulebook.evaluation(situation).as_of(self.as_of);
        if let Some(law_of) = self.law_of {
            evaluation = evaluation.law_of(law_of);
        }
        self.proposals.iter().fold(evaluation, |evaluation, proposal| evaluation.with(proposal))
    }

    /// What its snapshot holds: the situation above, the outcome below, so that one page tells cause and effect.
    ///
    /// # Errors
    ///
    /// As [`Case::evaluate`].
    pub fn snapshot_body(&self, rulebook: &Rulebook, language: Language) -> Result<String, CaseError> {
        let outcome = self.evaluate(rulebook, language)?;
        let situation = told::situation(rulebook, &self.situation, language);
        let page = text::plain(&text::render(&outcome, language, true));
        Ok(format!("{}\n\n{situation}\n{page}", printable(&self.title)))
    }
}

/// The keys of a case, taken out one by one.
struct Reading<'a> {
    object: Map<String, Value>,
    mistakes: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    /// The case, if nothing that it needs is wrong; every mistake either way.
    fn case(mut self) -> Option<Case> {
        let title = self.needed("title").and_then(|value| self.text("title", value));
        let as_of = self.needed("as_of").and_then(|value| self.date("as_of", &value));
        let law_of = match self.object.shift_remove("law_of") {
            None | Some(Value::Null) => None,
            Some(value) => self.date("law_of", &value),
        };
        let proposals = match self.object.shift_remove("proposals") {
            None => Vec::new(),
            Some(Value::Array(names)) => {
                let names = names.into_iter().enumerate();
                names.filter_map(|(place, name)| self.text(&format!("proposals[{place}]"), name)).collect()
            }
            Some(other) => self.wrong("proposals", TypeWord::List, &other).unwrap_or_default(),
        };
        let situation = self.needed("situation").and_then(|value| match value {
            Value::Object(_) => Some(value),
            other => self.wrong("situation", TypeWord::Object, &other),
        });
        for key in std::mem::take(&mut self.object).keys() {
            let near = hjemmel_engine::situation::nearest(key, KEYS);
            let unknown = mistake(Message::UnknownCaseKey { key: key.clone() });
            self.mistakes.push(unknown.with_suggestion_if(near));
        }
        Some(Case { title: title?, as_of: as_of?, law_of, proposals, situation: situation? })
    }

    fn needed(&mut self, key: &str) -> Option<Value> {
        let value = self.object.shift_remove(key);
        if value.is_none() {
            self.mistakes.push(mistake(Message::MissingCaseKey { key: key.to_owned() }));
        }
        value
    }

    fn text(&mut self, key: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => self.wrong(key, TypeWord::Text, &other),
        }
    }

    fn date(&mut self, key: &str, value: &Value) -> Option<Date> {
        let Value::String(text) = value else { return self.wrong(key, TypeWord::Date, value) };
        let why = match Date::parse(text) {
            Ok(date) => return Some(date),
            Err(DateError::Malformed { .. }) => DateFault::NotIso,
            Err(DateError::NoSuchDay { .. }) => DateFault::NoSuchDay,
            Err(_) => DateFault::OutOfRange,
        };
        let message = Message::BadCaseDate { key: key.to_owned(), text: text.clone(), why };
        self.mistakes.push(mistake(message));
        None
    }

    fn wrong<T>(&mut self, key: &str, expected: TypeWord, found: &Value) -> Option<T> {
        let message = Message::CaseKeyOfWrongType { key: key.to_owned(), expected, found: word(found) };
        self.mistakes.push(mistake(message));
        None
    }
}

/// As a complaint that has no place in a rulebook.
fn mistake(message: Message) -> Diagnostic {
    Diagnostic::without_place(message)
}

#[cfg(test)]
mod tests;
