use super::{Difference, Side};

fn drawn(difference: &Difference) -> String {
    let mut page = String::new();
    for place in &difference.places {
        page.push_str(&format!("@ {}\n", place.below.as_deref().unwrap_or("-")));
        for line in &place.lines {
            let mark = match line.side {
                Side::Both => ' ',
                Side::Lost => '-',
                Side::Gained => '+',
            };
            page.push_str(&format!("{mark}{}\n", line.text));
        }
    }
    page
}

#[test]
fn places_stand_below_their_headings() {
    let old = "Duties\n  a\n  b\n  c\n  d\nQuestions\n  e\n  f\n  g\n  h\n  i\n";
    let new = "Duties\n  a\n  b\n  c\n  D\nQuestions\n  e\n  f\n  g\n  h\n  i\n  j\n";
    let difference = Difference::of(old, new);
    assert_eq!((difference.lost(), difference.gained()), (1, 2));
    let page = drawn(&difference);
    assert_eq!(page, "@ Duties\n   b\n   c\n-  d\n+  D\n Questions\n   e\n@ Questions\n   h\n   i\n+  j\n");
}

#[test]
fn the_same_text_has_no_difference() {
    assert!(Difference::of("a\nb\n", "a\nb\n").is_empty());
    assert!(Difference::of("", "").is_empty());
    assert_eq!(drawn(&Difference::of("", "a\n")), "@ -\n+a\n");
}

#[test]
fn texts_too_large_to_compare_line_by_line_still_have_an_answer() {
    let old: String = (0..6000).map(|line| format!("old {line}\n")).collect();
    let new: String = (0..6000).map(|line| format!("new {line}\n")).collect();
    let difference = Difference::of(&format!("same\n{old}end\n"), &format!("same\n{new}end\n"));
    assert_eq!((difference.lost(), difference.gained(), difference.places.len()), (6000, 6000, 1));
    assert_eq!(difference.places[0].lines.len(), 12002);
}
