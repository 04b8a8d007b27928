//! Did you mean.

use crate::suggest::closest;

#[test]
fn near_words_are_found() {
    for (word, candidates, right) in [
        ("wihtin", &["with", "within"][..], Some("within")),
        ("Krav", &["krav", "kvote"], Some("krav")),
        ("foraeldreorlov", &["forældreorlov"], Some("forældreorlov")),
        ("maalgruppe", &["målgruppe"], Some("målgruppe")),
        ("første-samtale", &["første_samtale"], Some("første_samtale")),
        ("forste_samtale", &["første_samtale", "sidste_samtale"], Some("første_samtale")),
        ("interview", &["interviews"], Some("interviews")),
        ("a", &["b"], None),
        ("og", &["or"], None),
        ("income", &["outcome_of_it"], None),
        ("", &["x"], None),
        ("same", &["same"], None),
        ("held", &["held_on", "form"], Some("held_on")),
        ("foerste", &["første_samtale"], Some("første_samtale")),
        ("first", &["first_contact", "first_interview"], None),
        ("first", &["first_contact", "firs"], Some("firs")),
    ] {
        assert_eq!(closest(word, candidates.iter().copied()), right, "{word}");
    }
}

#[test]
fn the_order_of_candidates_does_not_matter() {
    assert_eq!(closest("forn", ["form", "fork"]), Some("fork"));
    assert_eq!(closest("forn", ["fork", "form"]), Some("fork"));
}
