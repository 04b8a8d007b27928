//! The user's words inside a message.

/// So many characters of a text are shown.
const LONGEST: usize = 80;

/// A text in backticks. What is long is cut, and what does not print is shown by its number, so that a message stays one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("`");
    let mut characters = text.chars();
    for c in characters.by_ref().take(LONGEST) {
        if c.is_control() { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    if characters.next().is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

/// Texts in backticks with commas between them, not more than ten.
pub(super) fn list(texts: &[String]) -> String {
    let mut parts: Vec<String> = texts.iter().take(10).map(|text| quoted(text)).collect();
    if texts.len() > parts.len() {
        parts.push("…".to_owned());
    }
    parts.join(", ")
}

/// Texts in backticks with arrows between them, back to the first.
pub(super) fn circle(names: &[String]) -> String {
    let round: Vec<String> = names.iter().chain(names.first()).map(|name| quoted(name)).collect();
    round.join(" → ")
}
