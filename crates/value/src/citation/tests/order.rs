//! Tests of the order of the acts.

use proptest::prelude::*;

use super::{any_citation, citation};
use crate::citation::SectionNumber;

#[test]
fn sections_with_letters_come_between() {
    let plain = SectionNumber::new;
    let with = SectionNumber::with_letter;
    let sorted =
        [plain(2), plain(31), with(31, 'a'), with(31, 'b'), with(31, 'z'), with(31, 'æ'), with(31, 'å'), plain(32)];
    assert!(sorted.is_sorted());
    assert!(with(31, 'A') < with(31, 'a') && with(31, 'a') < with(31, 'B'));
}

#[test]
fn acts_are_read_from_front_to_back() {
    let sorted = [
        "aktivloven § 99",
        "lab",
        "lab kap. 7",
        "lab kap. 8 a",
        "lab § 2",
        "lab § 31",
        "lab § 31, jf. § 5",
        "lab §§ 31-38",
        "lab § 31, stk. 1",
        "lab § 31, stk. 1, nr. 2",
        "lab § 31, stk. 1, nr. 2, litra a",
        "lab § 31, stk. 1, nr. 2, litra b",
        "lab § 31, stk. 1, nr. 10",
        "lab § 31, stk. 1, 2. pkt.",
        "lab § 31, stk. 2",
        "lab § 31 a",
        "lab § 32",
        "lab § 100",
        "lab bilag 1",
        "sdl § 1",
    ]
    .map(citation);
    for (before, after) in sorted.iter().zip(sorted.iter().skip(1)) {
        assert!(before < after, "{before} before {after}");
    }
}

proptest! {
    #[test]
    fn the_order_is_total(a in any_citation(), b in any_citation(), c in any_citation()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }
}
