//! The keywords in both languages: one table, the spelling that the formatter writes.

use hjemmel_diagnostic::Language;

macro_rules! words {
    ($($name:ident: $english:literal, $danish:literal;)*) => {
        /// A keyword, or a phrase of keywords that is never split.
        #[derive(Copy, Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Word {
            $($name,)*
        }

        impl Word {
            /// Every keyword.
            pub(crate) const ALL: &'static [Word] = &[$(Word::$name,)*];

            /// How it is spelled.
            pub(crate) const fn spelling(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Word::$name, Language::English) => $english,
                        (Word::$name, Language::Danish) => $danish,
                    )*
                }
            }
        }
    };
}

words! {
    // Items.
    Rulebook: "rulebook", "regelsæt";
    Category: "category", "kategori";
    Actor: "actor", "aktør";
    Parameter: "parameter", "parameter";
    Setting: "setting", "fastsættelse";
    DelegatedTo: "delegated to", "overladt til";
    DecisionTaken: "decision", "beslutning";
    Table: "table", "tabel";
    Columns: "columns", "kolonner";
    Any: "any", "uanset";
    Calendar: "calendar", "kalender";
    Event: "event", "hændelse";
    Situation: "situation", "situation";
    Definition: "definition", "definition";
    TargetGroup: "target group", "målgruppe";
    AtMostOneOf: "at most one of", "højst én af";
    Requirement: "requirement", "krav";
    Trial: "trial", "forsøg";
    Exemption: "exemption", "fritagelse";
    Guardrail: "guardrail", "hegnspæl";
    Quota: "quota", "kvote";
    NotEncoded: "not encoded", "ikke omfattet";
    Example: "example", "eksempel";

    // Clauses.
    Law: "law", "lov";
    As: "as", "som";
    NeverEnacted: "never enacted", "aldrig vedtaget";
    Has: "has", "omfatter";
    Source: "source", "kilde";
    Uses: "uses", "bruger";
    MonthsConvention: "months", "måneder";
    LastDay: "last_day", "sidste_dag";
    SameDay: "same_day", "samme_dag";
    HolidaysStay: "holidays stay", "helligdage bliver stående";
    HolidaysMove: "holidays move by", "helligdage flyttes efter";
    WorkingDays: "working days by", "arbejdsdage efter";
    Weekly: "weekly", "ugentligt";
    Easter: "easter", "påskedag";
    NoOverlap: "periods do not overlap", "perioder overlapper ikke";
    NotMoved: "not moved", "flyttes ikke";
    TogetherWith: "together with", "samtidig med";
    MovedToWorkingDay: "moved to the next working day", "flyttes til næste arbejdsdag";
    Proposed: "proposed", "forslag";
    Code: "code", "kode";
    On: "on", "den";
    From: "from", "fra";
    Until: "until", "til";
    Optional: "optional", "kan mangle";
    Assumed: "assumed", "antages";
    AssessedBy: "assessed by", "vurderet af";
    ChosenBy: "chosen by", "valgt af";
    RequestedBy: "requested by", "ønsket af";
    ForGroups: "for", "for";
    ForEach: "for each", "for hver";
    WithEffectFrom: "with effect from", "med virkning fra";
    ForEachDay: "for each day when", "for hver dag når";
    ForEachDecision: "for every decision by", "for enhver afgørelse af";
    CountingAnew: "counting anew", "talt forfra";
    OverTime: "over time", "over tid";
    OnDay: "on", "pr.";
    ForEachPeriod: "for each period of the same", "for hver periode med samme";
    StartOf: "start of", "start på";
    EndOf: "end of", "slutning på";
    When: "when", "når";
    Unless: "unless", "medmindre";
    MustNot: "must not", "må ikke";
    Must: "must", "skal";
    May: "may", "kan";
    Deadline: "deadline", "frist";
    Form: "form", "form";
    Content: "content", "indhold";
    Documents: "documents", "dokumenter";
    Decision: "decision", "afgørelse";
    AspectOf: "of", "ved";
    DecidedBy: "decided by", "afgøres af";
    MetBy: "met by", "opfyldt ved";
    BrokenBy: "broken by", "brudt ved";
    CountsEarlierEvents: "counts earlier events", "medregner tidligere hændelser";
    SpendsItsEvents: "spends its events", "forbruger sine hændelser";
    States: "states", "opgør";
    InsteadOf: "instead of", "i stedet for";
    Basis: "basis", "grundlag";
    Statute: "statute", "lov";
    Guidance: "guidance", "vejledning";
    Secondary: "secondary", "sekundær";
    Interpretation: "interpretation", "fortolkning";
    Tag: "tag", "mærke";
    Bylaw: "bylaw", "vedtægt";
    InTrial: "in trial", "i forsøget";
    Lifts: "lifts", "fritager for";
    Changes: "changes", "ændrer";
    Extends: "extends", "forlænger";
    LongerBy: "by", "med";
    To: "to", "til";
    Suspends: "suspends", "udskyder";
    Keeps: "keeps", "fastholder";
    AsItStood: "as of", "som den lød";
    ReachesArising: "reaches duties arising", "omfatter pligter der opstår";
    PrevailsOver: "prevails over", "går forud for";
    Concerns: "concerns", "angår";
    OldRunOn: "old duties run on", "gamle pligter løber videre";
    TakesOver: "new rule takes over on", "ny regel afløser den";
    DueNoEarlier: "due no earlier than", "frist tidligst";
    WhenItEnds: "when it ends", "ved ophør";
    Transition: "transition", "overgang";
    Protects: "protects", "beskytter";
    QuotaOf: "of", "af";

    // Examples.
    AsOf: "as of", "pr.";
    With: "with", "med";
    Given: "given", "givet";
    Expect: "expect", "forvent";
    Incomplete: "incomplete", "ufuldstændig";
    NoneOf: "no", "ingen";
    Due: "due", "forfalder";
    LiftedBy: "lifted by", "fritaget ved";
    ChangedBy: "changed by", "ændret af";
    DoesNotApply: "does not apply", "gælder ikke";
    Applies: "applies", "gælder";
    Undetermined: "undetermined", "uafklaret";
    Question: "question", "spørgsmål";
    Conflict: "conflict", "konflikt";
    Because: "because", "fordi";

    // Timings.
    Within: "within", "senest";
    WithinWindow: "within", "inden for";
    By: "by", "senest";
    Then: "then", "derefter";
    NoEarlierThan: "no earlier than", "tidligst";
    NoLaterThan: "no later than", "senest";
    After: "after", "efter";
    Before: "before", "før";
    AtLeast: "at least", "mindst";
    AtMost: "at most", "højst";
    Once: "once", "én gang";
    Times: "times", "gange";
    EveryCommon: "every", "hver";
    EveryNeuter: "every", "hvert";
    AtAllTimes: "at all times", "løbende";

    // Expressions.
    And: "and", "og";
    Or: "or", "eller";
    Not: "not", "ikke";
    Is: "is", "er";
    IsNot: "is not", "ikke er";
    MainIsNot: "is not", "er ikke";
    Under: "under", "under";
    MoreThan: "more than", "mere end";
    In: "in", "blandt";
    Between: "between", "mellem";
    Known: "known", "kendt";
    Today: "today", "i dag";
    Yes: "yes", "ja";
    No: "no", "nej";
    RoundedDown: "rounded down", "rundet ned";
    RoundedUp: "rounded up", "rundet op";
    Rounded: "rounded", "rundet";
    Whole: "whole", "hele";
    LargerOf: "larger of", "større af";
    SmallerOf: "smaller of", "mindre af";
    EarliestOf: "earliest of", "tidligste af";
    LatestOf: "latest of", "seneste af";
    NumberOf: "number of", "antal";
    ThereAre: "there are", "der er";
    NoEvents: "no", "der er ingen";
    DateOfFirst: "date of first", "dato for første";
    DateOfLatest: "date of latest", "dato for seneste";
    SumOf: "sum of", "sum af";
    AverageOf: "average of", "gennemsnit af";
    OfEvents: "of", "for";
    Where: "where", "hvor";
    InTheLast: "in the last", "i de seneste";
    InTheLastCommon: "in the last", "i den seneste";
    InTheLastNeuter: "in the last", "i det seneste";
    InTheDay: "in the day", "i dagen";
    InTheWeek: "in the week", "i ugen";
    InTheMonth: "in the month", "i måneden";
    InTheYear: "in the year", "i året";
    InThe: "in the", "i de";
    PrecedingMonths: "preceding calendar months", "foregående kalendermåneder";
    Since: "since", "siden";
    StatusOf: "status of", "status for";
    BreachOf: "breach of", "brud på";
    CoveredBy: "covered by", "dækket af";
    ExceptDuring: "except during", "undtagen under";
    During: "during", "i løbet af";
    FirstDayFrom: "first day from", "første dag fra";
    FirstMonthEndFrom: "first month end from", "første månedsudgang fra";
    DayOnWhich: "the day on which", "den dag hvor";
    Reaches: "reaches", "udgør";
    EndOfMonth: "end of month of", "udgangen af måneden for";
    StartOfNextMonth: "start of the month after", "starten af måneden efter";
    EndOfWeek: "end of week", "udgangen af";

    // How a requirement stands.
    Upcoming: "upcoming", "kommende";
    Open: "open", "åben";
    Met: "met", "opfyldt";
    Late: "late", "forsinket";
    Overdue: "overdue", "overskredet";
    Suspended: "suspended", "udskudt";
    Standing: "standing", "løbende";
    Broken: "broken", "brudt";
    Unknown: "unknown", "ukendt";

    // Types.
    YesNo: "yes/no", "ja/nej";
    Date: "date", "dato";
    Number: "number", "tal";
    Money: "money", "beløb";
    HoursType: "hours", "timer";
    AWeek: "a week", "om ugen";
    OnWeekdays: "on", "fra";
    Monday: "monday", "mandag";
    Tuesday: "tuesday", "tirsdag";
    Wednesday: "wednesday", "onsdag";
    Thursday: "thursday", "torsdag";
    Friday: "friday", "fredag";
    Saturday: "saturday", "lørdag";
    Sunday: "sunday", "søndag";
    PercentType: "percent", "procent";
    Duration: "duration", "varighed";
    Text: "text", "tekst";
    OneOf: "one of", "en af";
    Events: "events", "hændelser";

    // Units.
    Year: "year", "år";
    Years: "years", "år";
    Month: "month", "måned";
    Months: "months", "måneder";
    Week: "week", "uge";
    Weeks: "weeks", "uger";
    Day: "day", "dag";
    Days: "days", "dage";
    CalendarMonth: "whole calendar month", "hel kalendermåned";
    CalendarMonths: "whole calendar months", "hele kalendermåneder";
    EachCalendarMonth: "whole calendar month", "hele kalendermåned";
    WorkingDay: "working day", "arbejdsdag";
    UnitWorkingDays: "working days", "arbejdsdage";
    Hour: "hour", "time";
    Hours: "hours", "timer";
    Percent: "percent", "procent";
}
