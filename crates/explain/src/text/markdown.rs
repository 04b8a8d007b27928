//! Text of a rulebook or a situation in Markdown.

use hjemmel_value::printable;

/// Text that Markdown reads as it stands, in a table too: no markup, no HTML, and on one line.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    for letter in printable(&text.replace(['\n', '\r', '\t'], " ")).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '\\' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}
