//! Did you mean.

use crate::suggest::closest;

#[test]
fn near_words_are_found() {
    for (word, candidates, right) in [
        ("wihtin", &["with", "within"][..], Some("within")),
        ("Krav", &["krav", "kvote"], Some("krav")),
        ("foraeldreorlov", &["forældreorlov"], Some("forældreorlov")),
        ("maalgruppe", &["målgruppe"], Some("målgruppe")),
        (
            "første-samtale",
            &["første_samtale"],
            Some("første_samtale"),
        ),
        (
            "forste_samtale",
            &["første_samtale", "sidste_samtale"],
            Some("første_samtale"),
        ),
        ("interview", &["interviews"], Some("interviews")),
        ("a", &["b"], None),
        ("og", &["or"], None),
        ("income", &["outcome_of_it"], None),
        ("", &["x"], None),
        ("same", &["same"], None),
    ] {
        assert_eq!(closest(word, candidates.iter().copied()), right, "{word}");
    }
}

#[test]
fn the_order_of_candidates_does_not_matter() {
    assert_eq!(closest("forn", ["form", "fork"]), Some("fork"));
    assert_eq!(closest("forn", ["fork", "form"]), Some("fork"));
}
