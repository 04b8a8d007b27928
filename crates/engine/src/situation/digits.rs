//! Numbers of a JSON text by their digits, where a binary float might hold others.

use std::borrow::Cow;
use std::fmt::Write;

use hjemmel_value::JSON_NUMBER_KEY;

/// As many digits as a binary float surely holds, a point and a minus.
const SHORT: usize = 17;

/// The text with each number that is long, or has an exponent, in the form in which serde_json sends numbers by their digits.
/// It is valid JSON if the text is.
#[must_use]
pub fn keep_digits(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut from = 0usize;
    let mut at = 0usize;
    while let Some((before, token)) = next(text, at) {
        let (start, end) = (at.saturating_add(before), at.saturating_add(before).saturating_add(token.len()));
        if !token.starts_with('"') && (token.len() > SHORT || token.contains(['e', 'E'])) {
            kept.push_str(text.get(from..start).unwrap_or_default());
            // Writing to a string cannot fail.
            let _ = write!(kept, "{{\"{JSON_NUMBER_KEY}\":\"{token}\"}}");
            from = end;
        }
        at = end;
    }
    if kept.is_empty() {
        return Cow::Borrowed(text);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// The next text in quotes or number from a place on, and how far away it is.
fn next(text: &str, at: usize) -> Option<(usize, &str)> {
    let rest = text.get(at..)?;
    let before = rest.find(|letter: char| letter == '"' || letter == '-' || letter.is_ascii_digit())?;
    let from = rest.get(before..)?;
    let length = if from.starts_with('"') {
        let mut escaped = false;
        let end = from.bytes().skip(1).position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        end.map_or(from.len(), |end| end.saturating_add(2))
    } else {
        let of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.' | 'e' | 'E');
        from.find(|letter| !of_number(letter)).unwrap_or(from.len())
    };
    Some((before, from.get(..length)?))
}
