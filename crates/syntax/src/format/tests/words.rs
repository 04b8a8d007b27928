//! Danish as it is written, and keywords that the parser knows.

use super::formatted;
use crate::format::words::Word;
use crate::keywords::keywords;
use hjemmel_diagnostic::Language;

/// What a clause of a requirement becomes in Danish.
fn danish(clause: &str) -> String {
    let text = formatted(&format!("requirement r\n  {clause}\n"), Language::Danish);
    text.strip_prefix("krav r\n  ").unwrap().trim_end().to_owned()
}

#[test]
fn intervals_are_ordinals() {
    assert_eq!(danish("at least every 3 months from x"), "mindst hver 3. måned fra x");
    assert_eq!(danish("at least every 2 years from x"), "mindst hvert 2. år fra x");
    assert_eq!(danish("at least every 1 year from x"), "mindst hvert år fra x");
    assert_eq!(danish("at least every week from x"), "mindst hver uge fra x");
    assert_eq!(danish("at least every interval from x"), "mindst hver interval fra x");
    assert_eq!(danish("at least every 1 year + 2 weeks from x"), "mindst hvert 1 år + 2 uger fra x");
}

#[test]
fn deadlines_are_said_as_the_acts_say_them() {
    assert_eq!(danish("within 1 week after x"), "senest 1 uge efter x");
    assert_eq!(danish("within 6 weeks before x"), "senest 6 uger før x");
    assert_eq!(danish("by 2020-12-31"), "senest 2020-12-31");
    assert_eq!(danish("at least 1 times within 2 days after x"), "mindst én gang inden for 2 dage efter x");
}

#[test]
fn windows_agree_with_their_unit() {
    assert_eq!(danish("met by e in the last 6 months"), "opfyldt ved e i de seneste 6 måneder");
    assert_eq!(danish("met by e in the last 1 month"), "opfyldt ved e i den seneste måned");
    assert_eq!(danish("met by e in the last year"), "opfyldt ved e i det seneste år");
    assert_eq!(danish("met by e in the last period"), "opfyldt ved e i de seneste period");
}

#[test]
fn negations_are_subordinate() {
    assert_eq!(danish("when x is not y"), "når x ikke er y");
    assert_eq!(danish("when x is not known"), "når x ikke er kendt");
    assert_eq!(danish("when x is not in a, b"), "når x ikke er blandt a, b");
    assert_eq!(danish("when x is not between 1 and 2"), "når x ikke er mellem 1 og 2");
    assert_eq!(danish("when status of r is not met"), "når status for r ikke er opfyldt");
}

#[test]
fn numbers_keep_their_meaning() {
    assert_eq!(danish("when x is 10.1250"), "når x er 10.1250");
    assert_eq!(danish("when x is 1 hour or x is 37 hours"), "når x er 1 time eller x er 37 timer");
    assert_eq!(danish("when x is 480.9 kr. or x is 75 %"), "når x er 480.90 DKK eller x er 75 procent");
}

#[test]
fn the_parser_knows_every_word() {
    for word in Word::ALL {
        for language in Language::ALL {
            assert!(is_read(word.spelling(language)), "{word:?} in {language}");
        }
    }
}

/// Whether a text is a keyword, or several.
fn is_read(text: &str) -> bool {
    keywords().iter().flat_map(|keyword| keyword.spellings()).any(|spelling| match text.strip_prefix(spelling) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(' ').is_some_and(is_read),
        None => false,
    })
}
