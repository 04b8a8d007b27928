//! Sound rulebooks in both languages.

use super::{DANISH, ENGLISH, sound};
use crate::tree::{ClauseKind, Comment, Comparison, Expression, ExpressionKind, Header, TargetRules, Timing};

#[test]
fn every_construct_in_english_and_danish_gives_one_tree() {
    let english = sound(ENGLISH);
    let danish = sound(DANISH);
    for (left, right) in english.items.iter().zip(&danish.items) {
        assert_eq!(left, right);
    }
    assert_eq!(english, danish);
    assert_eq!(english.items.len(), 50);
}

/// The kinds of the clauses of one item.
fn clauses(text: &str) -> Vec<ClauseKind> {
    let file = sound(text);
    file.items.into_iter().flat_map(|item| item.clauses).map(|clause| clause.kind).collect()
}

/// What a definition says.
fn definition(text: &str) -> Expression {
    let file = sound(&format!("definition d is {text}\n"));
    match file.items.into_iter().next().map(|item| item.header) {
        Some(Header::Definition { value, .. }) => value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn clause_words_can_be_names() {
    let text = "requirement form\n  form § 3\n  form must \"x\"\n  form in_person, form\n  for form\n  met by within where when_ is form\n";
    let kinds = clauses(text);
    assert!(matches!(
        kinds.as_slice(),
        [
            ClauseKind::Citation(_),
            ClauseKind::Duty(_),
            ClauseKind::Aspect { .. },
            ClauseKind::For(_),
            ClauseKind::MetBy(_)
        ]
    ));
    let event = clauses("event e on form\n  form date\n  on date\n  must yes/no\n");
    assert!(event.iter().all(|kind| matches!(kind, ClauseKind::Field { .. })));
    let given =
        clauses("example \"x\"\n  as of 2020-01-01\n  given\n    expect 3\n    as_of no\n  expect\n    given is 3\n");
    assert_eq!(given.len(), 4);
}

#[test]
fn lifted_by_any_of_several() {
    let english = definition("r is lifted by a, b.c, d");
    assert_eq!(english, definition("r er fritaget ved (a, b.c, d)"));
    assert!(
        matches!(*english.kind, ExpressionKind::LiftedBy { ref exemptions, negated: false, .. } if exemptions.len() == 3)
    );
    let none = definition("r er ikke fritaget ved a, b");
    assert!(
        matches!(*none.kind, ExpressionKind::LiftedBy { ref exemptions, negated: true, .. } if exemptions.len() == 2)
    );
    assert!(matches!(*definition("r is lifted by (a, b) and c").kind, ExpressionKind::And(_)));
    assert!(matches!(*definition("r is lifted by a, b\n  and c").kind, ExpressionKind::And(_)));
    // What follows a list without brackets would read as one more exemption.
    assert!(!super::read("definition d is r is lifted by a, b and c\n").1.is_empty());
}

#[test]
fn dates_are_compared_in_words_of_their_own() {
    let compared = |text: &str| match *definition(text).kind {
        ExpressionKind::Compare { comparison, .. } => Some(comparison),
        _ => None,
    };
    for text in ["a is no later than b + 1 week", "a er senest b + 1 uge"] {
        assert_eq!(compared(text), Some(Comparison::NoLaterThan), "{text}");
    }
    for text in ["a is no earlier than today", "a er tidligst i dag", "a er tidligst earliest of (b, c)"] {
        assert_eq!(compared(text), Some(Comparison::NoEarlierThan), "{text}");
    }
    // Whatever may be called so is compared as before, and a deadline begins with the words as before.
    for text in ["a er senest", "a er tidligst", "a is no", "a er senest + 1 uge", "a er tidligst.b"] {
        assert_eq!(compared(text), Some(Comparison::Is), "{text}");
    }
    let broken = "requirement r\n  when a is no later than b\n    and c is\n  no later than d\n";
    assert!(!super::read(broken).1.is_empty());
    let kinds = clauses("krav r\n  når a er senest b og (c er tidligst\n    d)\n    og e er senest f\n  senest f\n");
    assert!(matches!(kinds.as_slice(), [ClauseKind::When(_), ClauseKind::Timing(Timing::By(_))]), "{kinds:?}");
    let kinds = clauses("krav r\n  når a er senest b\n  tidligst c og senest d\n");
    assert!(matches!(kinds.as_slice(), [ClauseKind::When(_), ClauseKind::Timing(Timing::Between { .. })]), "{kinds:?}");
}

#[test]
fn a_condition_that_ends_in_no_is_followed_by_the_name() {
    let kinds =
        clauses("requirement r\n  for each job where a unless no as job\n  for each job where a unless nej som job\n");
    assert!(kinds.iter().all(|kind| matches!(kind, ClauseKind::ForEach { .. })), "{kinds:?}");
    // A list may be called so where no name follows.
    assert_eq!(clauses("requirement r\n  when no as\n  when no as where a\n").len(), 2);
}

#[test]
fn a_target_is_a_citation_where_a_section_follows() {
    let kinds = clauses("exemption e\n  lifts lab, lab § 3, nr. 2, 3 og 4, tag, tag tag, form\n");
    let [ClauseKind::Lifts(targets)] = kinds.as_slice() else { panic!("{kinds:?}") };
    let which: Vec<_> = targets
        .iter()
        .map(|target| match &target.rules {
            TargetRules::Named(path) => path.parts[0].text.to_string(),
            TargetRules::Cited(cited) => cited.citation.to_string(),
            TargetRules::Tagged(tag) => format!("tagged {}", tag.text),
        })
        .collect();
    assert_eq!(which, ["lab", "lab § 3, nr. 2, 3 og 4", "tag", "tagged tag", "form"]);
}

#[test]
fn what_is_left_out_in_haste_is_read() {
    let loose = "requirement r\n  lab §31a,stk.2\n  senest 3uger efter x\n  when a at least 30 and b <=3kr.\n";
    let set = "requirement r\n  lab § 31 a, stk. 2\n  within 3 weeks after x\n  when a is at least 30 and b <= 3 DKK\n";
    assert_eq!(sound(loose), sound(set));
}

#[test]
fn multiplication_binds_tighter_and_sums_go_from_the_left() {
    assert_eq!(definition("a + b * c - d"), definition("(a + (b * c)) - d"));
    assert_eq!(definition("a + b rounded down"), definition("(a + b) rounded down"));
    assert_eq!(definition("not a is b"), definition("not (a is b)"));
    assert_eq!(definition("a and b unless c or d"), definition("(a and b) unless (c or d)"));
    assert_eq!(definition("number of e where (a) is 3"), definition("(number of e where a) is 3"));
}

#[test]
fn two_parts_of_one_length_are_one() {
    let one = |text: &str| match *definition(text).kind {
        ExpressionKind::Duration(duration) => Some(duration.iso()),
        _ => None,
    };
    assert_eq!(one("1 year + 2 weeks").as_deref(), Some("P1Y2W"));
    assert_eq!(one("2 weeks + 1 year"), None);
    assert_eq!(one("6 months + 3 months"), None);
    assert!(matches!(*definition("x + 1 year + 2 weeks").kind, ExpressionKind::Arithmetic { .. }));
}

#[test]
fn comments_belong_to_what_stands_below_or_before_them() {
    let text = "# one\n\n# two\n> told\nactor a # beside\n  # three\n  lab § 1 # four\n\n# five\n";
    let file = sound(text);
    let item = &file.items[0];
    let texts = |all: &[Comment]| all.iter().map(|one| (one.text.clone(), one.blank_before)).collect::<Vec<_>>();
    assert_eq!(texts(&item.comments.above), [("one".to_owned(), false), ("two".to_owned(), true)]);
    assert_eq!(item.comments.beside.as_ref().map(|one| one.text.as_str()), Some("beside"));
    assert_eq!(item.retelling[0].text, "told");
    assert_eq!(texts(&item.clauses[0].comments.above), [("three".to_owned(), false)]);
    assert_eq!(item.clauses[0].comments.beside.as_ref().map(|one| one.text.as_str()), Some("four"));
    assert_eq!(texts(&file.trailing_comments), [("five".to_owned(), true)]);
}

#[test]
fn a_comment_inside_a_clause_is_blanked_and_kept() {
    let text = "target group g\n  when a # (why, \"æ\n    # not\n    and b\n  lab § 1\n";
    let file = sound(text);
    let [first, second] = file.items[0].clauses.as_slice() else { panic!() };
    assert!(matches!(&first.kind, ClauseKind::When(both) if matches!(&*both.kind, ExpressionKind::And(_))));
    assert_eq!(first.comments.above.len(), 2);
    assert!(matches!(second.kind, ClauseKind::Citation(_)));
}

#[test]
fn spans_are_those_of_the_source() {
    let text = "krav første \"l\"\n  når æ er   3  # x\n    og b\n";
    let (_, source) = super::sources(text);
    let file = sound(text);
    let ClauseKind::When(condition) = &file.items[0].clauses[0].kind else { panic!() };
    assert_eq!(source.slice(condition.at.0), "æ er   3  # x\n    og b");
    let ExpressionKind::And(both) = &*condition.kind else { panic!() };
    assert_eq!(source.slice(both[0].at.0), "æ er   3");
    assert_eq!(source.slice(file.items[0].header_at.0), "krav første \"l\"");
}

#[test]
fn timings_are_told_apart() {
    let timing = |text: &str| match clauses(&format!("requirement r\n  {text}\n")).pop() {
        Some(ClauseKind::Timing(timing)) => timing,
        other => panic!("{other:?}"),
    };
    assert!(matches!(timing("senest 3 uger efter x"), Timing::Within { .. }));
    assert!(matches!(timing("senest x + 3 uger"), Timing::By(_)));
    assert!(matches!(timing("mindst én gang inden for 3 uger efter x"), Timing::Times { times: 1, .. }));
    assert!(matches!(timing("at least every month from x"), Timing::AtLeastEvery { .. }));
    assert!(matches!(timing("every month from x"), Timing::Every { .. }));
    assert!(matches!(timing("hvert år fra x"), Timing::Every { .. }));
    assert!(matches!(timing("samtidig med x"), Timing::Together(_)));
    assert!(matches!(timing("within 1 week after x, not moved"), Timing::Stays(_)));
    assert!(matches!(timing("senest x, flyttes ikke"), Timing::Stays(_)));
    assert!(matches!(timing("by x, moved to the next working day"), Timing::Moved(_)));
    assert_eq!(timing("mindst hver 3. måned fra x"), timing("at least every 3 months from x"));
}

#[test]
fn a_requirement_may_be_called_tag_wherever_it_is_a_target() {
    let text = "exemption e\n  suspends lab § 31, tag during age, then within 1 month\n  suspends tag during during age, then within 1 month\n  keeps tag as of 2020-01-01\n  extends deadline of tag by 2 weeks\n  extends deadline of tag by by 2 weeks\n";
    let rules: Vec<TargetRules> = clauses(text)
        .into_iter()
        .filter_map(|kind| match kind {
            ClauseKind::Suspends { targets, .. } | ClauseKind::Keeps { targets, .. } => targets.last().cloned(),
            ClauseKind::Changes { target, .. } => Some(target),
            _ => None,
        })
        .map(|target| target.rules)
        .collect();
    let named = |rules: &TargetRules| matches!(rules, TargetRules::Named(path) if &*path.parts[0].text == "tag");
    assert_eq!(rules.iter().map(named).collect::<Vec<_>>(), [true, false, true, true, false]);
}
