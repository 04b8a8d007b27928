//! Tests of selecting by citation.

use proptest::prelude::*;

use super::{Chapter, Range, SectionNumber, any_citation, citation};

fn chapter(number: u32, first: u32, last: u32) -> Chapter {
    let sections = vec![Range { first: SectionNumber::new(first), last: SectionNumber::new(last) }];
    Chapter { law: "lab".into(), number: SectionNumber::new(number), sections }
}

fn chapters() -> [Chapter; 3] {
    [chapter(7, 31, 38), chapter(8, 39, 45), chapter(9, 46, 52)]
}

#[test]
fn what_lies_within() {
    for (outer, inner) in [
        ("lab", "lab § 31"),
        ("lab", "lab"),
        ("lab", "lab bilag 1"),
        ("lab § 31", "lab § 31"),
        ("lab § 31", "lab § 31, stk. 2, nr. 3"),
        ("lab § 31, jf. § 5", "lab § 31, stk. 2, jf. § 6"),
        ("lab §§ 31-38", "lab § 31 a"),
        ("lab §§ 31-38", "lab § 33, stk. 1"),
        ("lab §§ 31-38", "lab §§ 32, 35 og 38"),
        ("lab §§ 31-35 og 33-38", "lab §§ 32-37"),
        ("lab § 31, stk. 2", "lab § 31, stk. 2, 2. pkt."),
        ("lab § 31, stk. 2-4", "lab § 31, stk. 2 a og 3"),
        ("lab § 31, nr. 2, 3 og 8", "lab § 31, nr. 8, litra b"),
        ("lab § 31, nr. 3", "lab § 31, stk. 1, nr. 3"),
        ("lab § 31, stk. 1, nr. 3", "lab § 31, nr. 3"),
        ("lab § 31, stk. 1", "lab § 31, 2. pkt."),
        ("lab § 31, litra a og b", "lab § 31, litra a-b"),
        ("lab § 31, 2. og 3. pkt.", "lab § 31, 2.-3. pkt."),
        ("lab kap. 7-9", "lab kap. 8"),
        ("lab bilag 1-3", "lab bilag 2"),
    ] {
        let (outer, inner) = (citation(outer), citation(inner));
        assert!(outer.selects(&inner), "{outer} selects {inner}");
        assert!(outer.overlaps(&inner, &[]) && inner.overlaps(&outer, &[]), "{outer} meets {inner}");
    }
}

#[test]
fn what_does_not() {
    for (outer, inner) in [
        ("lab § 31", "sdl § 31"),
        ("lab", "sdl"),
        ("lab § 31", "lab"),
        ("lab § 31", "lab § 31 a"),
        ("lab §§ 31-38", "lab § 38 a"),
        ("lab §§ 31-38", "lab §§ 37-39"),
        ("lab §§ 31 og 32", "lab §§ 31-32"),
        ("lab § 31, stk. 2", "lab § 31"),
        ("lab § 31, stk. 2", "lab § 31, stk. 3"),
        ("lab § 31, stk. 2", "lab § 32, stk. 2"),
        ("lab § 31, stk. 2, nr. 1", "lab § 31, stk. 2"),
        ("lab § 31, nr. 3", "lab § 31, stk. 2, nr. 3"),
        ("lab § 31, nr. 2 og 3", "lab § 31, nr. 2-3"),
        ("lab § 31, litra a", "lab § 31, 1. pkt."),
        ("lab kap. 7", "lab § 31"),
        ("lab §§ 31-38", "lab kap. 7"),
        ("lab kap. 7", "lab kap. 8"),
        ("lab bilag 1", "lab § 1"),
        ("lab § 1", "lab bilag 1"),
        ("lab kap. 1", "lab bilag 1"),
    ] {
        let (outer, inner) = (citation(outer), citation(inner));
        assert!(!outer.selects(&inner), "{outer} does not select {inner}");
    }
}

#[test]
fn what_meets() {
    for (a, b, meet) in [
        ("lab", "lab § 31", true),
        ("lab", "sdl", false),
        ("lab §§ 31-38", "lab §§ 38-40", true),
        ("lab §§ 31-38", "lab §§ 38 a-40", false),
        ("lab § 31, stk. 2", "lab § 31", true),
        ("lab § 31, stk. 2", "lab § 31, stk. 2, nr. 1", true),
        ("lab § 31, stk. 2", "lab § 31, stk. 3", false),
        ("lab § 31, stk. 2, nr. 1", "lab § 31, stk. 2, 1. pkt.", true),
        ("lab § 31, nr. 1", "lab § 31, stk. 2, nr. 1", false),
        ("lab kap. 7-9", "lab kap. 9-10", true),
        ("lab kap. 7", "lab § 31", false),
        ("lab bilag 1-3", "lab bilag 3-4", true),
        ("lab bilag 1", "lab kap. 1", false),
    ] {
        let (a, b) = (citation(a), citation(b));
        assert_eq!(a.overlaps(&b, &[]), meet, "{a} and {b}");
        assert_eq!(b.overlaps(&a, &[]), meet, "{b} and {a}");
    }
}

#[test]
fn chapters_have_their_sections() {
    let chapters = chapters();
    for (outer, inner, selects, meet) in [
        ("lab kap. 7", "lab § 31, stk. 2", true, true),
        ("lab kap. 7", "lab §§ 31-38", true, true),
        ("lab kap. 7", "lab §§ 31-39", false, true),
        ("lab kap. 7", "lab § 39", false, false),
        ("lab kap. 7-8", "lab §§ 35-40", true, true),
        ("lab kap. 7 og 9", "lab §§ 35-47", false, true),
        ("lab §§ 30-40", "lab kap. 7", true, true),
        ("lab §§ 32-40", "lab kap. 7", false, true),
        ("lab §§ 31-45", "lab kap. 7-8", true, true),
        ("lab §§ 31-60", "lab kap. 7-9", true, true),
        ("lab §§ 31-60", "lab kap. 9-10", false, true),
        ("lab § 31, stk. 2", "lab kap. 7", false, true),
        ("lab kap. 7", "lab kap. 7-8", false, true),
        ("sdl kap. 7", "lab § 31", false, false),
        ("lab kap. 8-9", "lab § 45 a", true, true),
        ("lab kap. 8", "lab § 45 a", false, false),
        ("lab §§ 31-38 og 39-45", "lab kap. 7-8", true, true),
    ] {
        let (outer, inner) = (citation(outer), citation(inner));
        assert_eq!(outer.selects_with(&inner, &chapters), selects, "{outer} selects {inner}");
        assert_eq!(outer.overlaps(&inner, &chapters), meet, "{outer} meets {inner}");
        assert_eq!(inner.overlaps(&outer, &chapters), meet, "{inner} meets {outer}");
    }
}

#[test]
fn chapters_that_are_not_listed() {
    assert!(citation("lab kap. 7-9").chapters_known(&chapters()));
    assert!(!citation("lab kap. 7-10").chapters_known(&chapters()));
    assert!(!citation("sdl kap. 7").chapters_known(&chapters()));
    assert!(citation("lab § 31").chapters_known(&[]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_place_selects_itself(a in any_citation()) {
        let law = citation(&a.law);
        prop_assert!(a.selects(&a) && a.overlaps(&a, &[]) && law.selects(&a));
    }

    #[test]
    fn what_is_selected_meets(a in any_citation(), b in any_citation()) {
        let chapters = chapters();
        prop_assert_eq!(a.overlaps(&b, &chapters), b.overlaps(&a, &chapters));
        if a.selects_with(&b, &chapters) {
            prop_assert!(a.overlaps(&b, &chapters));
        }
        if a.selects(&b) {
            prop_assert!(a.selects_with(&b, &chapters));
        }
    }

    #[test]
    fn selecting_goes_on(a in any_citation(), b in any_citation(), c in any_citation()) {
        if a.selects(&b) && b.selects(&c) {
            prop_assert!(a.selects(&c));
        }
    }
}
