//! Brackets: all that are needed, and no others.

use super::{formatted, read};
use crate::format::format_expression;
use crate::tree::Header;
use hjemmel_diagnostic::Language;

/// What becomes of an expression with these brackets.
fn bracketed(expression: &str) -> String {
    let file = read(&format!("definition d is {expression}\n")).unwrap();
    let Header::Definition { value, .. } = &file.items[0].header else { panic!("no definition") };
    format_expression(value, Language::English)
}

#[test]
fn needed_brackets_stay() {
    for expression in [
        "(a and b) or c",
        "a and b unless c or d",
        "(a unless b) and c",
        "not (a and b)",
        "not (a is b)",
        "a - (b + c)",
        "(a + b) * c",
        "a / (b * c)",
        "(a rounded up) + b",
        "(whole years from a to b) + 1",
        "(number of e in the last 6 months) + 1",
        "(number of e where a is b) is at least 4",
        "number of e where (a is b and c)",
        "there are e where (a is before today + 1 week)",
        "(there are e where a is b) and c",
        "c and there are e where a is b",
        "x is in (a, b) and c",
        "c and x is in a, b",
        "(a and b) is c",
    ] {
        assert_eq!(bracketed(expression), expression);
    }
}

#[test]
fn other_brackets_go() {
    for (with, without) in [
        ("((a))", "a"),
        ("(a is b) and (c is d)", "a is b and c is d"),
        ("(a and b) unless (c)", "a and b unless c"),
        ("(a * b) + (c / d)", "a * b + c / d"),
        ("(a + b) - c", "a + b - c"),
        ("(a + b) rounded down", "a + b rounded down"),
        ("(a + b) is at least (c + 1)", "a + b is at least c + 1"),
        ("number of e where (a is b)", "number of e where a is b"),
        ("(number of e) is at least 4", "number of e is at least 4"),
        ("x is in (a, b)", "x is in a, b"),
        ("a >= 3 and b < 4", "a is at least 3 and b is under 4"),
        ("x in (a)", "x is in a"),
    ] {
        assert_eq!(bracketed(with), without);
    }
}

#[test]
fn a_condition_of_a_clause_has_none() {
    let clause = "requirement r\n  met by e since a + 1 week where b is c and d is in (f, g) unless h\n";
    assert_eq!(formatted(clause, Language::English), clause);
}
