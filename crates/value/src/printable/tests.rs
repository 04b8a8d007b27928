use super::printable;
use std::borrow::Cow;

#[test]
fn what_prints_stays_as_it_is() {
    for text in ["", "Første samtale: 3 af 4 – “ja”", "日本語, emoji 👩‍🚒, soft\u{ad}hyphen and no\u{a0}break"]
    {
        assert!(matches!(printable(text), Cow::Borrowed(same) if same == text));
    }
}

#[test]
fn what_a_terminal_would_obey_is_shown_by_its_number() {
    for (text, shown) in [
        ("\u{1b}[2Jgone", "\\u{1b}[2Jgone"),
        ("one\ntwo\r\tthree", "one\\u{a}two\\u{d}\\u{9}three"),
        ("\u{9b}31m\u{7f}\0", "\\u{9b}31m\\u{7f}\\u{0}"),
        ("a\u{202e}b\u{2066}c\u{2028}d", "a\\u{202e}b\\u{2066}c\\u{2028}d"),
    ] {
        assert_eq!(printable(text), shown);
        assert_eq!(printable(shown), shown, "it is the same again");
    }
}
