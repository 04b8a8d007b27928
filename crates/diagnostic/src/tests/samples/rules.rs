//! Samples of what is said about rules: names, types, versions, exemptions, examples, situations, evaluation.

use super::{all, day, s};
use crate::Message::*;
use crate::{
    Aspect, CircleKind, DateFault, DurationUnit, Message, Noun, PlanFault, TypeHint, TypeWord, WindowMeant, Written,
};

pub(super) fn names() -> Vec<Message> {
    let n = || s("job_ready");
    vec![
        UnknownName { name: n(), what: Noun::Name },
        UnknownName { name: s("first_interview"), what: Noun::Requirement },
        FieldOfTwoEvents { field: s("held_on"), inner: s("interview"), outer: s("absence") },
        FieldOfTwoEvents { field: s("held_on"), inner: s("interview"), outer: s("interview") },
        NotEncodedWithoutCitation { why: s("Decided by the council") },
        NeverTold { why: s("Decided by the council"), law: s("act") },
        MetByOfMustNot { requirement: s("deduction") },
        BrokenByOfNoProhibition { requirement: s("first_interview") },
        JudgedList { fact: s("interviews") },
        QuotedAspectValue { text: s("in person"), value: s("in_person") },
        DeadlineOfMustNot { requirement: s("deduction") },
        CountsOfMustNot {
            requirement: s("deduction"),
            english: s("spends its events"),
            danish: s("forbruger sine hændelser"),
        },
        AmbiguousName { name: s("age"), candidates: all(&["common.age", "contact.age"]) },
        DuplicateName { name: n() },
        WrongKindOfName { name: n(), is: Noun::Fact, wanted: Noun::Requirement },
        UnknownUse { rulebook: s("common") },
        CircularUse { names: all(&["contact", "common"]) },
        UnknownCategoryValue { value: s("cash"), category: s("benefit") },
        UnknownField { field: s("form"), event: s("interview") },
        NoRulebookHeader,
        SecondRulebookHeader,
        DuplicateRulebook { name: s("contact") },
        Circle { kind: CircleKind::Definitions, names: all(&["age", "adult"]) },
        Circle { kind: CircleKind::Statuses, names: all(&["a", "b", "c"]) },
        Circle { kind: CircleKind::InsteadOf, names: all(&["a", "b"]) },
        Circle { kind: CircleKind::Prevails, names: all(&["a", "b"]) },
        Circle { kind: CircleKind::TogetherWith, names: all(&["a", "b"]) },
        Circle { kind: CircleKind::Spends, names: all(&["a", "b"]) },
        Circle { kind: CircleKind::Decisions, names: all(&["a", "b"]) },
        FactNeverUsed { name: n() },
        GroupNeverUsed { name: n() },
        DefinitionNeverUsed { name: n() },
        CategoryNeverUsed { name: s("benefit") },
        EventNeverUsed { name: s("interview") },
        ActorNeverUsed { name: s("jobcenter") },
        ParameterNeverUsed { name: s("contact_interval") },
    ]
}

pub(super) fn types() -> Vec<Message> {
    let events = || s("interviews");
    let mismatch = |expected, found, hint| TypeMismatch { expected, found, hint };
    vec![
        mismatch(TypeWord::Date, TypeWord::Number, None),
        mismatch(TypeWord::Duration, TypeWord::WholeNumber, Some(TypeHint::AddUnit)),
        mismatch(TypeWord::Money, TypeWord::Number, Some(TypeHint::AddCurrency)),
        mismatch(TypeWord::Number, TypeWord::Events(events()), Some(TypeHint::CountEvents { events: events() })),
        mismatch(TypeWord::Date, TypeWord::Event(s("interview")), Some(TypeHint::DateOfLatest { events: events() })),
        mismatch(TypeWord::Duration, TypeWord::Date, Some(TypeHint::WholeUnitsFrom)),
        mismatch(TypeWord::Date, TypeWord::Number, Some(TypeHint::WordsOfDates)),
        mismatch(
            TypeWord::Category(s("benefit")),
            TypeWord::Text,
            Some(TypeHint::DropQuotes { name: s("cash_benefit") }),
        ),
        mismatch(TypeWord::OneOf(all(&["phone", "video"])), TypeWord::Actor, None),
        mismatch(TypeWord::HoursAWeek, TypeWord::Hours, None),
        mismatch(TypeWord::Percent, TypeWord::List, None),
        NotACondition { found: TypeWord::Money, hint: None },
        NotACondition { found: TypeWord::Date, hint: Some(TypeHint::AskWhetherKnown) },
        NotACondition { found: TypeWord::Events(events()), hint: Some(TypeHint::AskWhetherAny { events: events() }) },
        NotACondition {
            found: TypeWord::Category(s("benefit")),
            hint: Some(TypeHint::CompareWithValue { name: s("benefit") }),
        },
        NotACondition {
            found: TypeWord::Status,
            hint: Some(TypeHint::AskStatus { requirement: s("first_interview") }),
        },
        CannotCompare { left: TypeWord::Date, right: TypeWord::Number },
        CannotCombine { operator: s("+"), left: TypeWord::Date, right: TypeWord::Money },
        ComparedUnits { left: DurationUnit::Weeks, right: DurationUnit::Months },
        ComparedUnits { left: DurationUnit::WorkingDays, right: DurationUnit::Days },
        ComparedUnits { left: DurationUnit::Hours, right: DurationUnit::CalendarMonths },
        CategoryMismatch { value: s("horsens"), category: s("municipality"), expected: s("benefit") },
        ListOverTime { fact: s("interviews") },
        OnDayOfNoFact { name: s("age"), found: TypeWord::Number },
        AccumulationWithoutWindow { name: s("leave_days") },
        WindowOfNoAccumulation { name: s("age"), meant: WindowMeant::Comparison },
        WindowOfNoAccumulation { name: s("first_contact"), meant: WindowMeant::Date },
        WindowOfNoAccumulation { name: s("interviews"), meant: WindowMeant::Events },
        WindowOfNoAccumulation { name: s("income"), meant: WindowMeant::Unclear },
        NeedsList { found: TypeWord::YesNo },
        FieldOutsideEvent { field: s("held_on"), event: s("interview") },
        TodayInClock,
        UnconvertedRounding { value: TypeWord::Money, step: TypeWord::Number },
        EventDateOptional { field: s("held_on"), event: s("interview") },
        NeedsPeriods { event: s("interview") },
        RateWithoutPeriod { field: s("weekly_hours") },
        DecisionHasNoStart { name: s("the_decision") },
        EffectAlone { effect: s("2024-01-01") },
        EffectAfterUntil { effect: s("2024-01-01"), until: s("2023-06-30") },
        KeptAndTakenBack { requirement: s("first_interview"), on: s("2024-01-01") },
        LengthNotGiven { unit: DurationUnit::WorkingDays },
    ]
}

pub(super) fn tables() -> Vec<Message> {
    let written = |english: &str, danish: &str| Written { english: s(english), danish: s(danish) };
    let table = || s("interview_interval");
    let witness = || written("age 30, job_ready yes", "age 30, job_ready ja");
    vec![
        TableGap {
            table: table(), witness: witness(), row: written("at least 30 | yes | …", "mindst 30 | ja | …")
        },
        TableOverlap { table: table(), witness: witness() },
        WrongNumberOfCells { cells: 1, columns: 3 },
        WrongNumberOfCells { cells: 4, columns: 1 },
        TableTooLarge { table: table() },
        CellGivesNothing,
        ResultsDiffer { table: table() },
        RowDecidesNothing { table: table() },
        ColumnDecidesNothing {
            table: table(),
            column: written("whole years from birth_date to today", "hele år fra birth_date til i dag"),
        },
    ]
}

pub(super) fn rules() -> Vec<Message> {
    let rule = || s("first_interview");
    let months = |count| hjemmel_value::Value::Duration(hjemmel_value::Duration::months(count));
    vec![
        OverlappingVersions { name: rule(), from: s("2022-01-01"), until: Some(s("2022-06-30")) },
        OverlappingVersions { name: rule(), from: s("2022-01-01"), until: None },
        UntilBeforeFrom { from: s("2022-01-01"), until: s("2021-12-31") },
        OutsideRulebookValidity { name: rule() },
        NoGoverningVersion { name: rule(), witness: s("2022-03-01") },
        TwoGoverningVersions { name: rule(), older: s("2021-12-31"), newer: s("2022-01-01") },
        TransitionsCollide { requirement: rule() },
        KeptTwice { requirement: rule() },
        GridTakenOver { requirement: rule() },
        NoWorkingDays,
        NothingCounted,
        NeverChanges { name: s("has_education") },
        NoFirstPeriod,
        NoEnd { name: s("reached") },
        TogetherWithMany { requirement: rule() },
        TransitionSaysTwo { name: s("new_contact") },
        TransitionConcerns { name: s("new_contact"), wanted: Noun::Trial },
        TransitionConcerns { name: s("new_contact"), wanted: Noun::Requirement },
        RestsWithAnotherTrial { trial: s("north_jutland") },
        TransitionOfNothing { name: s("new_contact") },
        ForEachDiffers { requirement: rule() },
        GuardIsDecided { requirement: s("hearing") },
        NothingIsDecided { requirement: s("hearing"), actor: s("municipality") },
        ExemptionDecidesOnGuard { exemption: s("free_form"), requirement: s("hearing") },
        DecidersDiffer { exemption: s("free_form") },
        ComesAgainAtOnce,
        NamedTooDeep { name: rule(), last: s("member"), limit: 24 },
        WindowEndsFirst { from: s("2024-06-12"), by: s("2024-03-13"), counted_from: None },
        WindowEndsFirst { from: s("2024-04-01"), by: s("2024-02-01"), counted_from: Some(s("2024-01-01")) },
        HoleBetweenVersions { name: rule(), witness: s("2022-03-01") },
        TakesOverFromItself { name: s("passing_over"), on: s("2024-01-01") },
        NamesWhatIsNoLaw { name: rule(), named: s("interval"), witness: s("2022-03-01") },
        MonthsNotNamed { rulebook: s("contact") },
        MissingCitation { item: Noun::Requirement, name: rule() },
        MissingBylaw { trial: s("north_jutland") },
        LawNeverEnacted { law: s("frikommunelov_iii") },
        LawEnded { law: s("frikommunelov"), on: s("2021-12-31") },
        NotDelegated { parameter: s("interval") },
        SettingOutOfBounds { value: months(8), low: months(1), high: months(6) },
        SettingLapsesWithProposal { value: months(8), low: months(1), high: months(6) },
        SetTwice { parameter: s("interval"), witness: Some(s("2024-01-01")) },
        SetTwice { parameter: s("interval"), witness: None },
        BoundsBackwards { low: months(6), high: months(1) },
        MetWithoutDeadline { name: s("first_interview") },
        ProposedWithoutName,
        ProposedWithoutWhat { name: s("free_form") },
        CrossesGuardrail { exemption: s("free_form"), guardrail: s("benefits"), target: s("aktivloven § 35") },
        ChangesMissingAspect { aspect: Aspect::Form, requirement: rule() },
        AspectValueMismatch { aspect: Aspect::Deadline },
        ExemptionOutsideTrial { exemption: s("free_form"), trial: s("north_jutland") },
        UnknownAspectValue { value: s("lae_265") },
        CrossesGuardrailIndirectly {
            exemption: s("free_form"),
            guardrail: s("benefits"),
            target: s("first_interview"),
            protected: s("benefit_stop"),
        },
        NeverLiftedBy { requirement: s("first_interview"), exemption: s("free_form") },
        LiftsNothing { exemption: s("free_form") },
        AspectNotAsked { aspect: Aspect::Form, requirement: rule(), event: s("interview") },
        DeadlineWithoutMetBy { requirement: rule() },
        ExampleExpectation {
            expected: s("first_interview due 2020-04-12"),
            got: s("first_interview due 2020-03-08, overdue"),
        },
        ExampleNoDate,
        ExampleExpectsNothing,
        NoneNotOptional { name: s("form") },
        SameOnEveryDay { fact: s("birth_date") },
        ExampleUnknownFact { name: s("job_ready") },
    ]
}

pub(super) fn situation() -> Vec<Message> {
    let path = || s("interviews[2].held_on");
    let rule = || s("first_interview");
    vec![
        WrongType { path: s("job_ready"), fact: s("job_ready"), expected: TypeWord::YesNo, found: TypeWord::Text },
        WrongType { path: path(), fact: s("held_on"), expected: TypeWord::Date, found: TypeWord::Object },
        UnknownFact { path: s("job_redy"), name: s("job_redy") },
        NullNotOptional { path: s("birth_date"), fact: s("birth_date") },
        InexactNumber { path: s("income"), text: s("1e400") },
        InexactNumber { path: s("income"), text: s("0.1234567890123456789") },
        BadDate { path: path(), text: s("1/3/2020"), why: DateFault::NotIso },
        BadDate { path: path(), text: s("2021-02-29"), why: DateFault::NoSuchDay },
        BadDate { path: path(), text: s("9999-12-31"), why: DateFault::OutOfRange },
        UnknownValue { path: s("benefit"), value: s("cash"), allowed: all(&["cash_benefit", "sickness_benefit"]) },
        MissingEventDate { path: s("interviews[2]"), field: s("held_on") },
        UnknownGivenField {
            path: s("interviews[2].place"),
            field: s("place"),
            fact: s("interviews"),
            known: vec![s("held"), s("form")],
        },
        NotAnObject { path: s("interviews[2]") },
        NotAnObject { path: s("") },
        BadJson { line: 4, column: 7, detail: s("expected `,` or `}`") },
        PeriodEndsBeforeItStarts { path: s("benefit_periods[0]") },
        PeriodsOverlap { path: s("benefit_periods[1]"), other: 1 },
        RateOfZero { path: s("jobs[0].weekly"), field: s("weekly") },
        RateBelowZero { path: s("jobs[0].weekly") },
        WindowEndsFirstInRule { rule: s("contact.follow_up"), from: s("2024-06-12"), by: s("2024-03-13") },
        TooManyEvents { limit: 100_000 },
        UnknownProposal { name: s("free_form") },
        BadAsOf { text: s("today") },
        GivenTwice { path: s("birth_date") },
        MissingFirstDay { path: s("benefit[1]") },
        TwoValuesOfOneDay { path: s("benefit[1]"), day: day("2020-01-01") },
        CountsFromLaterDay { path: s("job_ready.from"), on: day("2020-01-01"), from: day("2020-02-01") },
        SituationOfAnotherSet,
        NotSerialized { detail: s("key must be a string") },
        UnwritableOutput { why: s("no storage space") },
        TooManySteps { limit: 10_000_000 },
        DateOutOfRangeInRule { rule: rule() },
        DivisionByZero { rule: rule() },
        InexactQuotient { rule: rule() },
        NumberOverflow { rule: rule() },
        ProposalsCollide { a: s("free_form"), b: s("no_form") },
        TooManyReasons { limit: 100_000 },
        NoEvaluationDate,
        UnusablePlan { why: PlanFault::NoPlan { detail: s("it does not say that it is a plan") } },
        UnusablePlan { why: PlanFault::Contradiction { what: s("there is no 70 among the facts") } },
        PlanOfAnotherVersion { written_by: s("0.0.9"), read_by: s("0.1.0") },
        PlanAltered,
    ]
}

pub(super) fn caseload() -> Vec<Message> {
    let path = || s("strata[2].facts.benefit");
    vec![
        ProfileNotJson { line: 4, column: 7, detail: s("expected `,` or `}`") },
        ProfileWrongType { path: s("strata"), expected: TypeWord::List, found: TypeWord::Object },
        ProfileMissing { path: s("strata[0]"), key: s("name") },
        ProfileUnknownKey { path: path(), key: s("choises") },
        ProfileUnknownFact { path: path(), fact: s("benefitt") },
        ProfileNotOneDistribution { path: path(), found: 0 },
        ProfileNotOneDistribution { path: path(), found: 2 },
        ProfileNoWeight { path: s("strata") },
        ProfileRangeBackwards { path: path(), from: s("2025-06-16"), to: s("2025-05-16") },
        ProfileNoLength { path: path(), text: s("two weeks") },
        ProfileNoSource { path: path() },
        ProfileCircle { path: s("strata[0]"), facts: all(&["begun", "registered"]) },
        ProfileUnknownAnchor { path: path(), name: s("begun") },
        ProfileOutOfBounds { path: s("strata[0].facts.ill.unknown"), least: 0, most: 100 },
        ProfileNoDate { path: s("as_of"), text: s("today") },
        ProfileDateOutOfRange { path: path() },
        ProfileValueRefused { path: path() },
        ProfileSituationRefused { number: 17 },
    ]
}
