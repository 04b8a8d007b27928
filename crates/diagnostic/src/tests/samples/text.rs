//! Samples of what is said about the text itself: source, layout, words, numbers, citations.

use super::s;
use crate::Message::*;
use crate::{AcceptedLineFault, Advice, Expected as E, Message, Noun, RefusedWhy};

pub(super) fn source() -> Vec<Message> {
    vec![
        NotUtf8 { file: s("kontakt.rulebook"), line: 3, column: 14, count: 2 },
        TooLarge { file: s("kontakt.rulebook"), bytes: 2_000_000, limit: 1_048_576 },
        BidirectionalControl { character: s("U+202E") },
        NulCharacter,
        EmptyFile { file: s("kontakt.rulebook") },
        NoRulebooks { folder: Some(s("rulebooks/")) },
        NoRulebooks { folder: None },
        NothingCites { citation: s("lab § 30 b"), near: vec![s("lab § 30 a"), s("lab § 31, stk. 1")] },
        NoSuchLawOrRule { name: s("lap"), laws: vec![s("lab"), s("sdl")] },
        UnreadableFile { path: s("kontakt.rulebook"), why: s("permission denied") },
        NotNormalised { count: 1 },
        NotNormalised { count: 12 },
        IndentedWithoutItem,
        UnclosedQuote,
        CurlyQuote,
        UnclosedBracket,
        StrayClosingBracket,
        TooDeep { limit: 64 },
        TooManyItems { limit: 20_000 },
        TooManyClauses { limit: 500 },
        RetellingWithoutItem,
        RetellingInsideClause,
        DanglingComma,
        LineEndsInOperator { word: s("and") },
        TooManyTerms { limit: 200 },
        ContinuesNothing { word: s("or") },
    ]
}

pub(super) fn words() -> Vec<Message> {
    vec![
        UnknownItemWord { word: s("requirment") },
        UnknownClauseWord { word: s("wihtin"), item: Noun::Requirement },
        ClauseOfAnotherItem { word: s("lifts"), here: Noun::Requirement, there: Noun::Exemption },
        KeywordCase { word: s("When"), right: s("when") },
        Expected { found: s("3"), expected: vec![E::Name, E::Quote] },
        Expected { found: s(""), expected: vec![E::Unit] },
        Expected {
            found: s("benefit"),
            expected: vec![E::EndOfLine, E::Operator, E::Unless, E::Comparison, E::Arithmetic],
        },
        Expected {
            found: s("x"),
            expected: vec![E::EndOfLine, E::Operator, E::Unless, E::Comparison, E::Arithmetic, E::ClosingBracket],
        },
        Expected { found: s("x"), expected: vec![E::EndOfLine] },
        Expected { found: s("held"), expected: vec![E::NameOf(Noun::Event), E::Word(s("as"))] },
        ReservedName { name: s("since"), proposed: s("since_") },
        RefusedName { name: s("beløb"), why: RefusedWhy::TypeWord },
        RefusedName { name: s("month"), why: RefusedWhy::UnitWord },
        RefusedName { name: s("optional"), why: RefusedWhy::AttributeWord },
        RefusedName { name: s("incomplete"), why: RefusedWhy::IncompleteWord },
        MixedAndOr { left_reading: s("(a and b) or c"), right_reading: s("a and (b or c)") },
        DoubleNot,
        ChainedComparison,
        ChainedUnless,
        WhereTooWide {
            left_reading: s("no interviews where (a and b)"),
            right_reading: s("(no interviews where a) and b"),
        },
        DuplicateClause { english: s("deadline"), danish: s("frist") },
        MissingClause { english: s("must"), danish: s("skal"), item: Noun::Requirement },
        ListMixesAspects,
        HyphenInName { fixed: s("job_ready") },
        KeywordInOneWord { word: s("i_dag"), right: s("i dag") },
        MinusNeedsBlanks,
        SingularTimes,
        NotYetSupported { construct: s("for each period") },
        OtherWording { found: s("is over"), right: s("is more than") },
        WindowTooLate { right: s("number of interviews in the last 6 months is at least 2") },
        WindowOfNoEvents {
            window: s("in the last 6 months"),
            for_date: s("first_contact is at least today - 6 months"),
            for_events: s("there are first_contact in the last 6 months"),
        },
        StatusNotRepeated { status: s("overdue"), right: s("status of first_interview is overdue") },
        StandsAlone { word: s("given") },
        IndentedItem { word: s("requirement") },
        SaidOtherwise { found: s("should"), advice: Advice::Modality },
        SaidOtherwise { found: s("need not"), advice: Advice::NotADuty },
        SaidOtherwise { found: s("jobcenter and fund must"), advice: Advice::OneActor },
        SaidOtherwise { found: s("within"), advice: Advice::NewLine { word: s("within") } },
        SaidOtherwise { found: s("."), advice: Advice::NoFullStop },
        SaidOtherwise { found: s("First interview"), advice: Advice::Quotes },
        SaidOtherwise { found: s("first contact"), advice: Advice::OneWord { joined: s("first_contact") } },
        SaidOtherwise { found: s("and § 32"), advice: Advice::OneCitation },
        SaidOtherwise { found: s("at most 4 times"), advice: Advice::NoMostTimes },
        SaidOtherwise { found: s("at once"), advice: Advice::NoLength },
        SaidOtherwise {
            found: s(", but no later than"),
            advice: Advice::EarliestOf { right: s("by earliest of (…, …)") },
        },
        SaidOtherwise { found: s("assessed by"), advice: Advice::QuestionLast },
        SaidOtherwise { found: s("unknown"), advice: Advice::LeaveOut },
        SaidOtherwise { found: s("age -> interval"), advice: Advice::Columns { right: s("columns age -> interval") } },
        SaidOtherwise { found: s("18-29"), advice: Advice::Between { low: s("18"), high: s("29") } },
        MissingHalf { english: s("given"), danish: s("givet") },
        UnknownStatus { word: s("forfalden"), english: vec![s("open")], danish: vec![s("åben")] },
        UnknownType { word: s("boolean") },
    ]
}

pub(super) fn numbers() -> Vec<Message> {
    vec![
        DateNotIso { text: s("1.1.2020"), fixed: Some(s("2020-01-01")) },
        DateNotIso { text: s("2020/1"), fixed: None },
        NoSuchDate { text: s("2021-02-29") },
        DateOutOfRange { text: s("20200-01-01") },
        ThousandsMark { text: s("10.000"), fixed_a: s("10000"), fixed_b: s("10.0") },
        DecimalComma { fixed: s("480.99") },
        TwoNumbersInRow,
        NumberTooLong,
        MonthNameDate { fixed: s("2020-01-01") },
        BadNumber,
        NoWeekZero,
        NoMonthsInWindow,
        WeekdaysBackwards,
        CoveredByYears,
        NothingToReach,
        NoTimes,
        ShareOutOfBounds { percent: s("120") },
        CitationWithoutLaw,
        OneSignForMany,
        TwoSignsForOne,
        CitationLetterList,
        NoCitation { text: s("lab31") },
        CitationMissingNumber,
        CitationBackwards,
        UnknownLaw { alias: s("lab") },
        ChapterNotDescribed { law: s("lab"), chapter: s("7") },
    ]
}

pub(super) fn comparing() -> Vec<Message> {
    vec![
        NoGit { why: s("No such file or directory") },
        NoSuchRevision { revision: s("mian") },
        NotInRevision { revision: s("main"), path: s("rulebooks/no") },
        GitFailed { why: s("fatal: not a git repository (or any of the parent directories): .git") },
    ]
}

/// Changes of rules that nothing notices.
pub(super) fn mutation() -> Vec<Message> {
    let change = || s("contact.first_talk: within 1 week → within 1 month");
    vec![
        Message::AcceptedListLine { line: 3, why: AcceptedLineFault::NoEntry },
        Message::AcceptedListLine { line: 4, why: AcceptedLineFault::NoReason },
        Message::AcceptedListLine { line: 5, why: AcceptedLineFault::NothingAbove },
        Message::AcceptedForNothing { line: 3, change: change(), noticed: true },
        Message::AcceptedForNothing { line: 3, change: change(), noticed: false },
        Message::ExamplesFailAlready { examples: 1 },
        Message::ExamplesFailAlready { examples: 2 },
        Message::NothingToChange { filter: s("frist_taalk") },
        Message::NothingToRun { filter: s("barsl") },
    ]
}
