//! A case: a situation in a file, with the day on which it is read.

use hjemmel::{Date, Language, Outcome, Rulebook, text};
use serde::Deserialize;
use serde_json::Value;
use std::fmt::Write as _;

/// A case as its file has it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it shows, one sentence.
    pub title: String,
    /// The evaluation date.
    pub as_of: Date,
    /// The date whose law is asked for, if another.
    #[serde(default)]
    pub law_of: Option<Date>,
    /// Proposals switched on.
    #[serde(default)]
    pub proposals: Vec<String>,
    /// The facts.
    pub situation: Value,
}

/// Why a case could not be read or evaluated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// The file is not a case.
    #[error("this is not a case: {0}")]
    NotACase(#[from] serde_json::Error),
    /// Its situation does not fit the rulebook, or the evaluation ended with an error.
    #[error(transparent)]
    Evaluation(#[from] hjemmel::Error),
}

impl Case {
    /// Reads a case from the text of its file.
    ///
    /// # Errors
    ///
    /// [`CaseError::NotACase`], with the line and column.
    pub fn from_json(text: &str) -> Result<Self, CaseError> {
        Ok(serde_json::from_str(text)?)
    }

    /// Evaluates it.
    ///
    /// # Errors
    ///
    /// [`CaseError::Evaluation`].
    pub fn evaluate(&self, rulebook: &Rulebook, language: Language) -> Result<Outcome, CaseError> {
        let situation = rulebook.situation(&self.situation)?;
        let mut evaluation = rulebook.evaluation(&situation).as_of(self.as_of).language(language);
        if let Some(law_of) = self.law_of {
            evaluation = evaluation.law_of(law_of);
        }
        for proposal in &self.proposals {
            evaluation = evaluation.with(proposal);
        }
        Ok(evaluation.run()?)
    }

    /// What its snapshot holds: the situation above, the outcome below, so that one page tells cause and effect.
    ///
    /// # Errors
    ///
    /// As [`Case::evaluate`].
    pub fn snapshot_body(&self, rulebook: &Rulebook, language: Language) -> Result<String, CaseError> {
        let outcome = self.evaluate(rulebook, language)?;
        let mut body = format!("{}\n\n", self.title);
        if let Value::Object(facts) = &self.situation {
            for (name, value) in facts {
                fact(&mut body, name, value, language);
            }
        }
        body.push('\n');
        body.push_str(&text::plain(&text::render(&outcome, language, true)));
        Ok(body)
    }
}

/// One fact of the situation; a list has a line for each event.
fn fact(body: &mut String, name: &str, value: &Value, language: Language) {
    let (list, incomplete) = match value {
        Value::Array(list) => (Some(list), false),
        Value::Object(object) if object.contains_key("events") => {
            let incomplete = object.get("incomplete") == Some(&Value::Bool(true));
            (object.get("events").and_then(Value::as_array), incomplete)
        }
        _ => (None, false),
    };
    let Some(list) = list else {
        let _ = writeln!(body, "  {name}: {}", plain(value, language));
        return;
    };
    let note = if incomplete { language.pick((" (incomplete)", " (ufuldstændig)")) } else { "" };
    if list.is_empty() {
        let _ = writeln!(body, "  {name}: {}{note}", language.pick(("none", "ingen")));
    } else {
        let _ = writeln!(body, "  {name}:{note}");
    }
    for event in list {
        let _ = writeln!(body, "    - {}", plain(event, language));
    }
}

fn plain(value: &Value, language: Language) -> String {
    match value {
        Value::Null => language.pick(("none", "ingen")).to_owned(),
        Value::Bool(true) => language.pick(("yes", "ja")).to_owned(),
        Value::Bool(false) => language.pick(("no", "nej")).to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(object) => object
            .iter()
            .map(|(name, value)| match name.as_str() {
                "value" => plain(value, language),
                _ => format!("{name} {}", plain(value, language)),
            })
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}
