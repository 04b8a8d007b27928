//! The user's words inside a message.

use crate::Language;
use hjemmel_value::printable;

/// So many characters of a text are shown.
const LONGEST: usize = 80;

/// So many texts of a list are shown.
const MOST: usize = 10;

/// A text in backticks. What is long is cut, and what does not print is shown by its number, so that a message stays one line.
pub(super) fn quoted(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    let (shown, cut) = match end.and_then(|end| text.get(..end)) {
        Some(start) => (start, "…"),
        None => (text, ""),
    };
    format!("`{}{cut}`", printable(shown))
}

/// Texts in backticks with commas between them; of more than ten it says how many are left out.
pub(super) fn list(texts: &[String], language: Language) -> String {
    let parts: Vec<String> = texts.iter().take(MOST).map(|text| quoted(text)).collect();
    let shown = parts.join(", ");
    match texts.len().saturating_sub(MOST) {
        0 => shown,
        more => language.pick((format!("{shown} and {more} more"), format!("{shown} og {more} til"))),
    }
}

/// Texts in backticks with arrows between them, back to the first.
pub(super) fn circle(names: &[String]) -> String {
    let round: Vec<String> = names.iter().chain(names.first()).map(|name| quoted(name)).collect();
    round.join(" → ")
}
