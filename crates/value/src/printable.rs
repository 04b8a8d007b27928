//! Text that comes from a file or a situation, for a terminal: what does not print is shown by its number.

use std::borrow::Cow;

#[cfg(test)]
mod tests;

/// The text on one line: control characters (escape sequences among them), line breaks and marks that turn the direction of
/// writing are written as `\u{1b}`. Everything else stays.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(does_not_print) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if does_not_print(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

fn does_not_print(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        )
}
