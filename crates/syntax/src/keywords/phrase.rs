//! Phrases of several words in a text: any blanks between them, and a whole word at the end.

/// How many bytes of `text` the phrase takes, if the text starts with it.
pub(crate) fn match_phrase(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (index, word) in phrase.split(' ').enumerate() {
        if index > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = rest.strip_prefix(word)?;
    }
    let ends_in_word = phrase.ends_with(is_word);
    if ends_in_word && rest.starts_with(is_word) {
        return None;
    }
    text.len().checked_sub(rest.len())
}

/// Whether a character can stand in a name.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `word` is the phrase written as one word: `indenfor`, `in_trial`.
pub(crate) fn one_word_form(word: &str, phrase: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    phrase.contains(' ') && letters(word) == letters(phrase)
}
