//! Tests of three-valued truth.

use super::Truth::{self, False, True, Unknown};

const ALL: [Truth; 3] = [False, Unknown, True];

#[test]
fn kleene_tables() {
    let and = [[False, False, False], [False, Unknown, Unknown], [False, Unknown, True]];
    let or = [[False, Unknown, True], [Unknown, Unknown, True], [True, True, True]];
    for (i, a) in ALL.into_iter().enumerate() {
        for (j, b) in ALL.into_iter().enumerate() {
            assert_eq!(a.and(b), and[i][j], "{a:?} and {b:?}");
            assert_eq!(a.or(b), or[i][j], "{a:?} or {b:?}");
        }
    }
    assert_eq!(ALL.map(Truth::not), [True, Unknown, False]);
    assert_eq!(ALL.map(|truth| !truth), [True, Unknown, False]);
}

#[test]
fn what_is_known() {
    assert_eq!(ALL.map(Truth::known), [Some(false), None, Some(true)]);
    assert_eq!(ALL.map(Truth::is_true), [false, false, true]);
    assert_eq!(ALL.map(Truth::is_false), [true, false, false]);
    assert_eq!(ALL.map(Truth::is_unknown), [false, true, false]);
    assert_eq!(Truth::from(true), True);
    assert_eq!(Truth::from(false), False);
}

#[test]
fn learning_more_never_turns_an_answer() {
    // Putting yes or no in place of unknown leaves every answer that was known.
    for a in ALL {
        for b in ALL {
            for (x, y) in [(False, False), (False, True), (True, False), (True, True)] {
                let x = if a.is_unknown() { x } else { a };
                let y = if b.is_unknown() { y } else { b };
                assert!(a.and(b).is_unknown() || a.and(b) == x.and(y));
                assert!(a.or(b).is_unknown() || a.or(b) == x.or(y));
            }
        }
    }
}
