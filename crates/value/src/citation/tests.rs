//! Tests of citations.

use proptest::prelude::*;

use super::{Chapter, Citation, CitationErrorKind as Kind, Level, Ordinal, Part, Place, Range, SectionNumber};

mod order;
mod select;

pub(super) fn citation(text: &str) -> Citation {
    Citation::parse(text).unwrap_or_else(|error| panic!("{text}: {error} at {}", error.offset))
}

#[test]
fn canonical_texts_stay() {
    for text in [
        "lab",
        "lab § 31",
        "lab § 31 a",
        "ligningsloven § 33 A",
        "lab §§ 31-38",
        "lab §§ 31-33 a",
        "lab §§ 31, 32 og 35",
        "lab §§ 31-33 og 35",
        "lab kap. 7",
        "lab kap. 8 a",
        "lab kap. 7-9",
        "lab kap. 7 og 9",
        "lab bilag 1",
        "lab bilag 1-3",
        "lab § 31 a, stk. 2, nr. 3, litra b, 2. pkt.",
        "lab § 31, stk. 2-4",
        "lab § 31, nr. 2, 3 og 8",
        "lab § 31, nr. 2, 3 og 8, 2. pkt.",
        "lab § 31, nr. 3 a",
        "lab § 31, litra a og b",
        "lab § 31, litra a-c",
        "lab § 31, litra a, c og e-g",
        "lab § 31, 2. pkt.",
        "lab § 31, 2. og 3. pkt.",
        "lab § 31, 1., 3. og 5.-7. pkt.",
        "lab § 31, stk. 1, 2. pkt., nr. 3",
        "lab § 31, jf. § 32, stk. 1",
        "lab § 31, stk. 2, jf. bek. nr. 1216/2023",
        "lab kap. 7, jf. kap. 8",
        "lab, jf. the annex",
        "første_lov_2 § 3",
        "jf § 5",
        "kap § 5",
    ] {
        assert_eq!(citation(text).to_string(), text);
    }
}

#[test]
fn loose_spellings_are_read() {
    for (text, canonical) in [
        ("lab §31", "lab § 31"),
        ("lab§31", "lab § 31"),
        ("lab § 31a", "lab § 31 a"),
        ("  lab  §  31  ", "lab § 31"),
        ("lab\u{a0}§\u{a0}31\u{202f}a,\u{a0}stk.\u{a0}2", "lab § 31 a, stk. 2"),
        ("lab §§31–38", "lab §§ 31-38"),
        ("lab §§ 31 – 38", "lab §§ 31-38"),
        ("lab §§ 31\u{2011}38", "lab §§ 31-38"),
        ("lab §§ 31, 32", "lab §§ 31 og 32"),
        ("lab § 31,stk.2,nr.3,litra b,2.pkt.", "lab § 31, stk. 2, nr. 3, litra b, 2. pkt."),
        ("lab § 31, stk 2, nr 3, 2. pkt", "lab § 31, stk. 2, nr. 3, 2. pkt."),
        ("lab § 31, nr. 2, 3. pkt.", "lab § 31, nr. 2, 3. pkt."),
        ("lab § 31, nr. 2, 3", "lab § 31, nr. 2 og 3"),
        ("lab § 31, 2. - 3. pkt.", "lab § 31, 2.-3. pkt."),
        ("lab kap.7", "lab kap. 7"),
        ("lab kap 7", "lab kap. 7"),
        ("lab bilag1", "lab bilag 1"),
        ("lab § 031", "lab § 31"),
        ("lab § 3 jf. § 5", "lab § 3, jf. § 5"),
        ("lab § 3, jf § 5 ", "lab § 3, jf. § 5"),
    ] {
        assert_eq!(citation(text).to_string(), canonical, "{text}");
    }
}

#[test]
fn what_a_citation_holds() {
    let read = citation("lab § 31 a, stk. 2, litra b og c, 2.-3. pkt., jf. § 5");
    let single = |n| Range::single(Ordinal::number(n));
    let letter = |c| Range::single(Ordinal::Letter(c));
    let sentences = Range { first: Ordinal::number(2), last: Ordinal::number(3) };
    assert_eq!(&*read.law, "lab");
    assert_eq!(read.see.as_deref(), Some("§ 5"));
    assert_eq!(
        read.place,
        Place::Within {
            section: SectionNumber::with_letter(31, 'a'),
            parts: vec![
                Part { level: Level::Subsection, ranges: vec![single(2)] },
                Part { level: Level::Letter, ranges: vec![letter('b'), letter('c')] },
                Part { level: Level::Sentence, ranges: vec![sentences] },
            ],
        }
    );
    let one = Range::single(SectionNumber::new(31));
    assert_eq!(citation("lab § 31"), Citation::new("lab", Place::Sections(vec![one])));
    assert_eq!(citation("lab"), Citation::new("lab", Place::Law));
}

#[test]
fn complaints_name_the_place() {
    for (text, offset, kind) in [
        ("", 0, Kind::NoLaw),
        ("  ", 2, Kind::NoLaw),
        ("§ 31", 0, Kind::NoLaw),
        ("31", 0, Kind::NoLaw),
        ("kap. 7", 0, Kind::NoLaw),
        ("bilag 1", 0, Kind::NoLaw),
        ("lab 31", 4, Kind::NoSign),
        ("lab, stk. 2", 3, Kind::NoSign),
        ("lab kapitel 7", 4, Kind::NoSign),
        ("job-plan § 3", 3, Kind::NoSign),
        ("lab § 31-38", 4, Kind::OneSignForMany),
        ("lab § 31, 32", 4, Kind::OneSignForMany),
        ("lab § 31 og 32", 4, Kind::OneSignForMany),
        ("lab §§ 31", 4, Kind::TwoSignsForOne),
        ("lab §§ 31, stk. 2", 4, Kind::TwoSignsForOne),
        ("lab §", 6, Kind::MissingNumber),
        ("lab § stk. 2", 7, Kind::MissingNumber),
        ("lab § 0", 7, Kind::MissingNumber),
        ("lab § 99999999999", 7, Kind::MissingNumber),
        ("lab §§ 31-", 12, Kind::MissingNumber),
        ("lab §§ 31 a-c", 14, Kind::MissingNumber),
        ("lab §§ 31 og", 14, Kind::MissingNumber),
        ("lab § 31, stk.", 15, Kind::MissingNumber),
        ("lab § 31, litra 2", 17, Kind::MissingNumber),
        ("lab § 31, litra aa", 17, Kind::MissingNumber),
        ("lab kap. VII", 9, Kind::MissingNumber),
        ("lab § 31, led 2", 11, Kind::UnknownPart),
        ("lab § 31, 2. led", 14, Kind::UnknownPart),
        ("lab § 31, pkt. 2", 11, Kind::UnknownPart),
        ("lab § 31, litra a, b", 20, Kind::LetterList),
        ("lab § 31, litra a, b, nr. 2", 20, Kind::LetterList),
        ("lab § 31 stk. 2", 10, Kind::Unexpected),
        ("lab § 31,", 9, Kind::Unexpected),
        ("lab § 31.", 9, Kind::Unexpected),
        ("lab § 31, stk. 2, stk. 3", 19, Kind::Unexpected),
        ("lab § 31, nr. 2, stk. 3", 18, Kind::Unexpected),
        ("lab § 31, nr. 2 og 3, 4", 23, Kind::Unexpected),
        ("lab §§ 31-38, stk. 2", 14, Kind::Unexpected),
        ("lab kap. 7, stk. 2", 10, Kind::Unexpected),
        ("lab §§§ 31", 8, Kind::MissingNumber),
        ("lab § 31, jf.", 14, Kind::Unexpected),
        ("lab § 31 # why", 10, Kind::Unexpected),
        ("lab §§ 38-31", 9, Kind::RangeBackwards),
        ("lab §§ 31-31", 9, Kind::RangeBackwards),
        ("lab § 31, litra c-a", 17, Kind::RangeBackwards),
        ("lab § 31, 3.-2. pkt.", 11, Kind::RangeBackwards),
    ] {
        let error = Citation::parse(text).expect_err(text);
        assert_eq!((error.offset, error.kind), (offset, kind), "{text}");
        assert_eq!(error.code(), kind.code());
        assert!(text.is_char_boundary(offset));
    }
}

#[test]
fn every_complaint_has_a_code_of_its_own() {
    let kinds = [
        Kind::NoLaw,
        Kind::NoSign,
        Kind::OneSignForMany,
        Kind::TwoSignsForOne,
        Kind::MissingNumber,
        Kind::UnknownPart,
        Kind::LetterList,
        Kind::Unexpected,
        Kind::RangeBackwards,
    ];
    let mut codes = kinds.map(Kind::code).to_vec();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), kinds.len());
}

#[test]
fn json() {
    let text = "\"lab § 31 a, stk. 2\"";
    let read: Citation = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    let error = serde_json::from_str::<Citation>("\"lab § 31-38\"").unwrap_err();
    assert!(error.to_string().contains("two signs"), "{error}");
}

fn section_number() -> BoxedStrategy<SectionNumber> {
    let letter = prop_oneof![3 => Just(None), 1 => "[a-zA-ZæøåÆØÅ]".prop_map(|text| text.chars().next())];
    // Mostly few numbers, so that places often meet.
    let number = prop_oneof![4 => 1..5_u32, 1 => 1..200_u32];
    (number, letter).prop_map(|(number, letter)| SectionNumber { number, letter }).boxed()
}

fn range<T: Copy + Ord + std::fmt::Debug>(one: impl Strategy<Value = T> + Clone) -> impl Strategy<Value = Range<T>> {
    (one.clone(), one, any::<bool>())
        .prop_map(|(a, b, single)| if single { Range::single(a) } else { Range { first: a.min(b), last: a.max(b) } })
}

fn ranges<T: Copy + Ord + std::fmt::Debug + 'static>(
    one: impl Strategy<Value = T> + Clone + 'static,
) -> BoxedStrategy<Vec<Range<T>>> {
    prop_oneof![
        3 => range(one.clone()).prop_map(|range| vec![range]),
        1 => proptest::collection::vec(range(one), 2..5),
    ]
    .boxed()
}

fn part(level: Level) -> impl Strategy<Value = Part> {
    let one = match level {
        Level::Subsection | Level::Number => section_number().prop_map(Ordinal::Number).boxed(),
        Level::Sentence => (1..5_u32).prop_map(Ordinal::number).boxed(),
        Level::Letter => "[a-dæøå]".prop_map(|text| Ordinal::Letter(text.chars().next().unwrap())).boxed(),
    };
    ranges(one).prop_map(move |ranges| Part { level, ranges })
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let inner = vec![Level::Number, Level::Letter, Level::Sentence];
    let inner = proptest::sample::subsequence(inner, 0..=3).prop_shuffle();
    (any::<bool>(), inner).prop_flat_map(|(subsection, inner)| {
        let levels = subsection.then_some(Level::Subsection).into_iter().chain(inner);
        levels.map(part).collect::<Vec<_>>()
    })
}

fn place() -> impl Strategy<Value = Place> {
    let section = |(section, parts): (SectionNumber, Vec<Part>)| {
        if parts.is_empty() { Place::Sections(vec![Range::single(section)]) } else { Place::Within { section, parts } }
    };
    prop_oneof![
        1 => Just(Place::Law),
        3 => ranges(section_number()).prop_map(Place::Sections),
        6 => (section_number(), parts()).prop_map(section),
        2 => ranges(section_number()).prop_map(Place::Chapters),
        1 => ranges(section_number()).prop_map(Place::Annexes),
    ]
}

/// Citations of two laws, all of which can be written.
pub(super) fn any_citation() -> impl Strategy<Value = Citation> {
    let see = prop_oneof![3 => Just(None), 1 => "[^\\s]( ?[^\\s])*".prop_map(|text| Some(text.into()))];
    ("lab|sygedagpengelov_2", place(), see).prop_map(|(law, place, see)| Citation { law: law.into(), place, see })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_is_read_back(citation in any_citation()) {
        prop_assert_eq!(Citation::parse(&citation.to_string()), Ok(citation));
    }

    #[test]
    fn any_text_is_a_citation_or_an_error(text in ".*") {
        if let Err(error) = Citation::parse(&text) {
            prop_assert!(text.is_char_boundary(error.offset));
        }
    }

    #[test]
    fn any_near_citation_is_one_or_an_error(
        text in "lab (§|§§|kap\\.|bilag) ?(([0-9]{1,2}|[a-c]|stk\\.|nr\\.|litra|pkt\\.|jf\\.|og|,|-|–|\\.|§)[ \u{a0}]?){0,12}"
    ) {
        match Citation::parse(&text) {
            Ok(read) => prop_assert_eq!(Citation::parse(&read.to_string()), Ok(read)),
            Err(error) => prop_assert!(text.is_char_boundary(error.offset)),
        }
    }
}
