//! The list of all messages: what each is about, its code and its arguments.
//!
//! To add one: a line here, its words in `catalogue/en/` and `catalogue/da/`, a sample in `tests/samples/`. A code is never
//! used again for something else.

#[macro_use]
mod define;

use crate::{
    AcceptedLineFault, Advice, Aspect, CircleKind, DateFault, DurationUnit, Expected, Noun, PlanFault, RefusedWhy,
    SnapshotFault, TypeHint, TypeWord, WindowMeant, Written,
};
use hjemmel_value::Value;

messages! {
    // Reading the source.
    /// The file is not UTF-8 text.
    E0001 NotUtf8 { file: String, line: u32, column: u32, count: usize };
    /// The file is larger than the limit.
    E0002 TooLarge { file: String, bytes: usize, limit: usize };
    /// An invisible character changes the direction of writing.
    E0003 BidirectionalControl { character: String };
    /// A NUL character stands in the text.
    E0004 NulCharacter;
    /// The file holds nothing.
    E0005 EmptyFile { file: String };
    /// There are no rulebooks: the folder holds none, or no source was added.
    E0006 NoRulebooks { folder: Option<String> };
    /// The file could not be read.
    E0007 UnreadableFile { path: String, why: String };
    /// No rule rests on a place of the law that was asked for.
    E0008 NothingCites { citation: String, near: Vec<String> };
    /// No law and no rule has a name that was asked for.
    E0009 NoSuchLawOrRule { name: String, laws: Vec<String> };
    /// Names were written with letters and accents apart.
    W1001 NotNormalised { count: usize };

    // Layout.
    /// Indented text stands before any item.
    E0101 IndentedWithoutItem;
    /// A quote has no end on its line.
    E0102 UnclosedQuote;
    /// A curly quote stands where a straight one must.
    E0103 CurlyQuote;
    /// A bracket is never closed.
    E0104 UnclosedBracket;
    /// A closing bracket has no opening one.
    E0105 StrayClosingBracket;
    /// Brackets are nested too deep.
    E0106 TooDeep { limit: usize };
    /// There are too many items in one file.
    E0107 TooManyItems { limit: usize };
    /// There are too many clauses in one item.
    E0108 TooManyClauses { limit: usize };
    /// A retelling has no item below it.
    E0109 RetellingWithoutItem;
    /// A retelling stands inside a clause that is not finished.
    E0110 RetellingInsideClause;
    /// A comma joins what is no list.
    E0111 DanglingComma;
    /// A line ends in the middle of a sentence.
    E0112 LineEndsInOperator { word: String };
    /// A line goes on with a sentence that is not there.
    E0113 ContinuesNothing { word: String };
    /// A sum with more parts than allowed.
    E0114 TooManyTerms { limit: usize };

    // Words.
    /// A line at the margin begins with a word that starts no item.
    E0201 UnknownItemWord { word: String };
    /// A clause begins with a word that starts no clause.
    E0202 UnknownClauseWord { word: String, item: Noun };
    /// A clause stands in an item that does not have it.
    E0203 ClauseOfAnotherItem { word: String, here: Noun, there: Noun };
    /// A keyword is written with capitals.
    E0204 KeywordCase { word: String, right: String };
    /// Something stands where it cannot; empty `found` is the end of the line.
    E0205 Expected { found: String, expected: Vec<Expected> };
    /// A name is a word that expressions use.
    E0206 ReservedName { name: String, proposed: String };
    /// A name would be read as something else where it stands.
    E0207 RefusedName { name: String, why: RefusedWhy };
    /// `and` and `or` stand side by side without brackets.
    E0208 MixedAndOr { left_reading: String, right_reading: String };
    /// `not not`.
    E0209 DoubleNot;
    /// Two comparisons in a row.
    E0210 ChainedComparison;
    /// Two `unless` in a row.
    E0211 ChainedUnless;
    /// It cannot be told where a `where` ends.
    E0212 WhereTooWide { left_reading: String, right_reading: String };
    /// A clause that may stand once stands twice.
    E0213 DuplicateClause { english: String, danish: String };
    /// An item lacks a clause that it must have.
    E0214 MissingClause { english: String, danish: String, item: Noun };
    /// In one list some targets have an aspect and some have none.
    E0215 ListMixesAspects;
    /// A name holds a hyphen.
    E0216 HyphenInName { fixed: String };
    /// A keyword of several words is written as one.
    E0217 KeywordInOneWord { word: String, right: String };
    /// A minus has no blanks around it.
    E0218 MinusNeedsBlanks;
    /// `1 time`, which means an hour in Danish and once in English.
    E0219 SingularTimes;
    /// A construct of the language that this version does not have.
    E0220 NotYetSupported { construct: String };
    /// A phrase that a rulebook words in another way.
    E0221 OtherWording { found: String, right: String };
    /// A window of time that does not stand right after its events.
    E0222 WindowTooLate { right: String };
    /// A window of time after something that is no list of events.
    E0223 WindowOfNoEvents { window: String, for_date: String, for_events: String };
    /// A second status of which it is not said that it is one.
    E0224 StatusNotRepeated { status: String, right: String };
    /// `given` or `expect` with something behind it on its line.
    E0225 StandsAlone { word: String };
    /// A line that begins an item and is indented, as if it were a clause of another.
    E0226 IndentedItem { word: String };
    /// Words of the law that a rulebook says in another way, and not just by other words.
    E0227 SaidOtherwise { found: String, advice: Advice };
    /// Lines of an example above which `given` or `expect` is missing.
    E0228 MissingHalf { english: String, danish: String };
    /// A word that is no status of a requirement.
    E0229 UnknownStatus { word: String, english: Vec<String>, danish: Vec<String> };
    /// A word in the place of a type that is neither a type nor a category.
    E0230 UnknownType { word: String };

    // Numbers and dates.
    /// A date is not written year-month-day.
    E0301 DateNotIso { text: String, fixed: Option<String> };
    /// The calendar has no such day.
    E0302 NoSuchDate { text: String };
    /// A date lies outside the years that are handled.
    E0303 DateOutOfRange { text: String };
    /// A number that Danes read as thousands and programs as decimals.
    E0304 ThousandsMark { text: String, fixed_a: String, fixed_b: String };
    /// A decimal comma.
    E0305 DecimalComma { fixed: String };
    /// Two numbers in a row.
    E0306 TwoNumbersInRow;
    /// A number has more digits than can be computed exactly.
    E0307 NumberTooLong;
    /// A date with the month in words.
    E0308 MonthNameDate { fixed: String };
    /// Digits that are no number.
    E0309 BadNumber;
    /// The end of week 0: the date itself is the first day of week 1.
    E0310 NoWeekZero;
    /// A window of no calendar months.
    E0311 NoMonthsInWindow;
    /// Days of a week that run backwards.
    E0312 WeekdaysBackwards;
    /// Covered time is counted in days, weeks or months.
    E0313 CoveredByYears;
    /// A sum is to reach nothing.
    E0314 NothingToReach;
    /// A number of times that is none.
    E0464 NoTimes;
    /// A share that is none, or that nothing could break.
    E0315 ShareOutOfBounds { percent: String };

    // Citations.
    /// A citation does not say which law.
    E0321 CitationWithoutLaw;
    /// One § before several sections.
    E0322 OneSignForMany;
    /// Two § before one section.
    E0323 TwoSignsForOne;
    /// A list of letters with a comma.
    E0324 CitationLetterList;
    /// A text that is no citation.
    E0325 NoCitation { text: String };
    /// A sign or word of a citation without its number.
    E0326 CitationMissingNumber;
    /// A range of a citation that runs backwards.
    E0327 CitationBackwards;
    /// A citation of a law that the rulebook does not name.
    E0328 UnknownLaw { alias: String };
    /// A chapter whose sections the rulebook does not say.
    E0329 ChapterNotDescribed { law: String, chapter: String };

    // Names.
    /// A name that nothing has.
    E0401 UnknownName { name: String, what: Noun };
    /// A name that several things have.
    E0402 AmbiguousName { name: String, candidates: Vec<String> };
    /// A name that is a field of both events at hand, where a question is asked inside another's `where`.
    E0413 FieldOfTwoEvents { field: String, inner: String, outer: String };
    /// A name that is taken.
    E0403 DuplicateName { name: String };
    /// A name of something else than is needed here.
    E0404 WrongKindOfName { name: String, is: Noun, wanted: Noun };
    /// A rulebook is used that is not there.
    E0405 UnknownUse { rulebook: String };
    /// Rulebooks use each other in a circle.
    E0406 CircularUse { names: Vec<String> };
    /// A value that the category does not have.
    E0407 UnknownCategoryValue { value: String, category: String };
    /// A field that the event does not have.
    E0408 UnknownField { field: String, event: String };
    /// A file without a rulebook header.
    E0409 NoRulebookHeader;
    /// A file with two rulebook headers.
    E0410 SecondRulebookHeader;
    /// Two files with the same rulebook.
    E0411 DuplicateRulebook { name: String };
    /// Things that stand on each other in a circle.
    E0412 Circle { kind: CircleKind, names: Vec<String> };
    /// A fact that no rule asks for.
    W1401 FactNeverUsed { name: String };
    /// A target group that no rule names.
    W1402 GroupNeverUsed { name: String };
    /// A definition that no rule uses.
    W1403 DefinitionNeverUsed { name: String };
    /// A category that no fact has.
    W1404 CategoryNeverUsed { name: String };
    /// An event that no fact lists.
    W1405 EventNeverUsed { name: String };
    /// An actor that owes and judges nothing.
    W1406 ActorNeverUsed { name: String };
    /// A parameter that no rule uses.
    W1407 ParameterNeverUsed { name: String };
    /// What is not encoded cites nothing, so no outcome tells it.
    E0460 NotEncodedWithoutCitation { why: String };
    /// What is not encoded cites a law on which no requirement rests, so no outcome tells it.
    W1625 NeverTold { why: String, law: String };
    /// A prohibition with acts that would meet it.
    E0461 MetByOfMustNot { requirement: String };
    /// A duty or a permission with acts that would break it.
    E0462 BrokenByOfNoProhibition { requirement: String };
    /// A list of events of which it is said who judges it.
    E0463 JudgedList { fact: String };
    /// A value of a form, content or document in quotes, where it would only be shown.
    E0468 QuotedAspectValue { text: String, value: String };
    /// A prohibition with a deadline.
    E0466 DeadlineOfMustNot { requirement: String };
    /// A prohibition with a clause on which acts meet a duty.
    E0467 CountsOfMustNot { requirement: String, english: String, danish: String };

    // Types.
    /// A value of one type where another is needed.
    E0501 TypeMismatch { expected: TypeWord, found: TypeWord, hint: Option<TypeHint> };
    /// Something that is neither true nor false where a condition is needed.
    E0502 NotACondition { found: TypeWord, hint: Option<TypeHint> };
    /// Two things that cannot be compared.
    E0503 CannotCompare { left: TypeWord, right: TypeWord };
    /// Two things that cannot be added, subtracted, multiplied or divided.
    E0504 CannotCombine { operator: String, left: TypeWord, right: TypeWord };
    /// Lengths of time in units that have no fixed relation.
    E0505 ComparedUnits { left: DurationUnit, right: DurationUnit };
    /// A value of another category.
    E0506 CategoryMismatch { value: String, category: String, expected: String };
    /// Something that is no list of events where one is needed.
    E0507 NeedsList { found: TypeWord };
    /// A field of an event where no event is meant.
    E0508 FieldOutsideEvent { field: String, event: String };
    /// The start of a clock depends on the day of reading.
    E0509 TodayInClock;
    /// A value is rounded to a step of another kind.
    E0510 UnconvertedRounding { value: TypeWord, step: TypeWord };
    /// The date of an event may be absent.
    E0511 EventDateOptional { field: String, event: String };
    /// A list of events that is declared over time.
    E0515 ListOverTime { fact: String };
    /// Something else than a fact is asked for on another day.
    E0516 OnDayOfNoFact { name: String, found: TypeWord };
    /// A definition that adds up events and says no window is named without one.
    E0517 AccumulationWithoutWindow { name: String };
    /// A window of time behind a name that is no such definition.
    E0518 WindowOfNoAccumulation { name: String, meant: WindowMeant };
    /// Events that happen on a day, where periods are needed.
    E0512 NeedsPeriods { event: String };
    /// Hours a week of something that does not last.
    E0513 RateWithoutPeriod { field: String };
    /// The start of a decision is asked for, which has a day and no start.
    E0535 DecisionHasNoStart { name: String };
    /// A day of effect without a day of being in force.
    E0536 EffectAlone { effect: String };
    /// A day of effect after the last day.
    E0537 EffectAfterUntil { effect: String, until: String };
    /// The law of a day is kept, and a later version has effect from before it.
    E0538 KeptAndTakenBack { requirement: String, on: String };
    /// A length of time that only a rule can count.
    E0514 LengthNotGiven { unit: DurationUnit };

    // Tables.
    /// A combination of values for which a table has no row.
    E0521 TableGap { table: String, witness: Written, row: Written };
    /// Two rows of a table that fit at once and give different results.
    E0522 TableOverlap { table: String, witness: Written };
    /// A requirement is owed for each period of the same of something that never changes.
    E0530 NeverChanges { name: String };
    /// A requirement is owed for each period of the same, and nothing of it is given over time.
    E0531 NoFirstPeriod;
    /// `end of` something that has no end.
    E0532 NoEnd { name: String };
    /// A row with too few or too many cells.
    E0523 WrongNumberOfCells { cells: usize, columns: usize };
    /// A table with too many combinations to find its gaps.
    E0524 TableTooLarge { table: String };
    /// A test where a table gives a value.
    E0525 CellGivesNothing;
    /// Versions of one table that give different results.
    E0526 ResultsDiffer { table: String };
    /// A row of a table for which the rows above it leave no case.
    W1521 RowDecidesNothing { table: String };
    /// A column of a table whose cells are all the same.
    W1522 ColumnDecidesNothing { table: String, column: Written };

    // Versions and time.
    /// Two versions of one name are in force at once.
    E0601 OverlappingVersions { name: String, from: String, until: Option<String> };
    /// A last day that lies before the first.
    E0602 UntilBeforeFrom { from: String, until: String };
    /// A rule is in force when its rulebook is not.
    E0603 OutsideRulebookValidity { name: String };
    /// No version governs a duty that starts on a day.
    E0604 NoGoverningVersion { name: String, witness: String };
    /// Two versions count from different dates, so both can govern one duty.
    E0605 TwoGoverningVersions { name: String, older: String, newer: String };
    /// A window between two dates ends before it starts, whatever day both are counted from.
    E0606 WindowEndsFirst { from: String, by: String, counted_from: Option<String> };
    /// Working days are counted, or a due date moves to one, and nothing says which days are.
    E0607 NoWorkingDays;
    /// Versions of one requirement are owed for each of different things.
    E0608 ForEachDiffers { requirement: String };
    /// A requirement is owed for each day when something holds that counts nothing.
    E0609 NothingCounted;
    /// A deadline together with a requirement that has none, or many.
    E0610 TogetherWithMany { requirement: String };
    /// A transition says two things.
    E0611 TransitionSaysTwo { name: String };
    /// A transition concerns what it cannot concern.
    E0612 TransitionConcerns { name: String, wanted: Noun };
    /// A new rule takes over a fixed grid, whose windows follow their own versions.
    E0616 GridTakenOver { requirement: String };
    /// Duties rest during a trial that the exemption is not in.
    E0615 RestsWithAnotherTrial { trial: String };
    /// Two transitions decide differently what becomes of the duties of one requirement.
    E0613 TransitionsCollide { requirement: String };
    /// Exemptions keep the law of two days for one requirement.
    E0614 KeptTwice { requirement: String };
    /// What is owed for each decision is decided itself.
    E0617 GuardIsDecided { requirement: String };
    /// A rule names a definition, a parameter or a group that is not law on all of its days.
    W1623 NamesWhatIsNoLaw { name: String, named: String, witness: String };
    /// A requirement for every decision of one who decides nothing.
    W1622 NothingIsDecided { requirement: String, actor: String };
    /// An exemption would be a decision about what is owed for each decision.
    E0618 ExemptionDecidesOnGuard { exemption: String, requirement: String };
    /// The versions of an exemption are decided by different actors.
    E0619 DecidersDiffer { exemption: String };
    /// What comes again does so after no time at all.
    E0620 ComesAgainAtOnce;
    /// Definitions and target groups are named one in the other in too long a chain.
    E0621 NamedTooDeep { name: String, last: String, limit: usize };
    /// Between two versions of one name there are days without one.
    W1601 HoleBetweenVersions { name: String, witness: String };
    /// Months are counted, and the rulebook does not say by which convention.
    W1603 MonthsNotNamed { rulebook: String };
    /// A transition out of a trial that lifts nothing whole.
    W1604 TransitionOfNothing { name: String };
    /// A new rule takes over where no other version has started a duty.
    W1624 TakesOverFromItself { name: String, on: String };
    /// Acts meet a requirement that says no deadline, so it holds at all times.
    W1620 MetWithoutDeadline { name: String };
    /// A value that was set outside the bounds that are proposed.
    W1607 SettingLapsesWithProposal { value: Value, low: Value, high: Value };

    // Legal basis.
    /// A rule without a citation.
    E0701 MissingCitation { item: Noun, name: String };
    /// A trial without its by-law.
    E0702 MissingBylaw { trial: String };
    /// A rule in force that cites a law that was never enacted.
    E0703 LawNeverEnacted { law: String };
    /// A rule in force after the law that it cites.
    E0704 LawEnded { law: String, on: String };
    /// A value is set for a parameter that is left to nobody.
    E0705 NotDelegated { parameter: String };
    /// A value lies outside the bounds within which it may be set.
    E0706 SettingOutOfBounds { value: Value, low: Value, high: Value };
    /// Two values are set for one day.
    E0707 SetTwice { parameter: String, witness: Option<String> };
    /// Bounds whose lower one is the higher.
    E0708 BoundsBackwards { low: Value, high: Value };
    /// A set of which at most one may hold is proposed, and has no name by which it is switched on.
    E0709 ProposedWithoutName;
    /// A proposal that does not say what it lacks.
    W1701 ProposedWithoutWhat { name: String };

    // Exemptions and guardrails.
    /// An exemption touches what a guardrail protects.
    E0801 CrossesGuardrail { exemption: String, guardrail: String, target: String };
    /// An exemption changes an aspect that the requirement does not have.
    E0802 ChangesMissingAspect { aspect: Aspect, requirement: String };
    /// The new value does not suit the aspect.
    E0803 AspectValueMismatch { aspect: Aspect };
    /// An exemption that is in force on no day of its trial.
    E0804 ExemptionOutsideTrial { exemption: String, trial: String };
    /// An exemption lifts a value that the aspect does not have.
    E0805 UnknownAspectValue { value: String };
    /// An exemption touches what something depends on that a guardrail protects.
    E0806 CrossesGuardrailIndirectly { exemption: String, guardrail: String, target: String, protected: String };
    /// It is asked whether an exemption lifts a requirement that it never lifts.
    E0807 NeverLiftedBy { requirement: String, exemption: String };
    /// An exemption that touches no requirement.
    W1801 LiftsNothing { exemption: String };
    /// A form or content that is asked of events without such a field.
    W1802 AspectNotAsked { aspect: Aspect, requirement: String, event: String };
    /// A deadline, and nothing that could meet it.
    W1803 DeadlineWithoutMetBy { requirement: String };

    // Examples.
    /// The outcome is not what the example expects.
    E0901 ExampleExpectation { expected: String, got: String };
    /// An example without its date.
    E0902 ExampleNoDate;
    /// An example gives a fact that the situation does not have.
    E0903 ExampleUnknownFact { name: String };
    /// An example says from which day on something is, that is the same on every day.
    E0904 SameOnEveryDay { fact: String };
    /// An example says of what cannot be absent that there is none.
    E0465 NoneNotOptional { name: String };
    /// An example that expects nothing.
    W1621 ExampleExpectsNothing;

    // The situation.
    /// A fact of the wrong type.
    E2001 WrongType { path: String, fact: String, expected: TypeWord, found: TypeWord };
    /// A fact that the rulebook does not have.
    E2002 UnknownFact { path: String, name: String };
    /// `null` for a fact that must not be absent.
    E2003 NullNotOptional { path: String, fact: String };
    /// A number that is not exact.
    E2004 InexactNumber { path: String, text: String };
    /// A text that is no date.
    E2005 BadDate { path: String, text: String, why: DateFault };
    /// A value that the category does not have.
    E2006 UnknownValue { path: String, value: String, allowed: Vec<String> };
    /// An event without its date.
    E2007 MissingEventDate { path: String, field: String };
    /// A field that an event, a list or an assessment does not have.
    E2008 UnknownGivenField { path: String, field: String, fact: String, known: Vec<String> };
    /// Something else than an object.
    E2009 NotAnObject { path: String };
    /// A text that is not JSON.
    E2010 BadJson { line: usize, column: usize, detail: String };
    /// A period that ends before it starts.
    E2011 PeriodEndsBeforeItStarts { path: String };
    /// Too many events.
    E2012 TooManyEvents { limit: usize };
    /// A proposal that the rulebook does not have.
    E2013 UnknownProposal { name: String };
    /// The evaluation date is no date.
    E2014 BadAsOf { text: String };
    /// The same fact twice, or the same key of an object.
    E2015 GivenTwice { path: String };
    /// Two periods share a day, and the event says that none do.
    E2016 PeriodsOverlap { path: String, other: usize };
    /// Hours a week of zero, and a date hangs on what they add up to.
    E2017 RateOfZero { path: String, field: String };
    /// A value over time without its first day.
    E2018 MissingFirstDay { path: String };
    /// Two values over time of one day.
    E2019 TwoValuesOfOneDay { path: String, day: hjemmel_value::Date };
    /// A judgement that counts from a day after its own.
    E2020 CountsFromLaterDay { path: String, on: hjemmel_value::Date, from: hjemmel_value::Date };
    /// Hours a week below zero.
    E2021 RateBelowZero { path: String };
    /// A situation that was read for another rulebook set.
    E2030 SituationOfAnotherSet;
    /// Facts that could not be turned into JSON.
    E2031 NotSerialized { detail: String };
    /// What a command prints could not be written.
    E2040 UnwritableOutput { why: String };

    // Evaluation.
    /// The evaluation takes more steps than allowed.
    E3001 TooManySteps { limit: u64 };
    /// A rule computes a date outside the years that are handled.
    E3002 DateOutOfRangeInRule { rule: String };
    /// A rule divides by zero.
    E3003 DivisionByZero { rule: String };
    /// A rule divides without rounding, and the quotient is not exact.
    E3004 InexactQuotient { rule: String };
    /// A rule computes a number that is too large.
    E3005 NumberOverflow { rule: String };
    /// Two proposals that are switched on stand in for the same rule.
    E3006 ProposalsCollide { a: String, b: String };
    /// The evaluation gives more reasons than allowed.
    E3007 TooManyReasons { limit: usize };
    /// No evaluation date was given.
    E3008 NoEvaluationDate;
    /// A compiled plan that does not hold together.
    E3009 UnusablePlan { why: PlanFault };
    /// A window between two dates that were given ends before it starts.
    E3010 WindowEndsFirstInRule { rule: String, from: String, by: String };
    /// A compiled plan that another version wrote.
    E3020 PlanOfAnotherVersion { written_by: String, read_by: String };
    /// A compiled plan that was changed after it was written.
    E3021 PlanAltered;

    // Cases and their snapshots.
    /// A file that is no case: no JSON, or no object.
    E4001 NotACase { line: usize, column: usize, detail: String };
    /// A key that cases do not have.
    E4002 UnknownCaseKey { key: String };
    /// A key that every case has is not there.
    E4003 MissingCaseKey { key: String };
    /// A key of a case with a value of the wrong type.
    E4004 CaseKeyOfWrongType { key: String, expected: TypeWord, found: TypeWord };
    /// A date of a case that is none.
    E4005 BadCaseDate { key: String, text: String, why: DateFault };
    /// A case does not come out as its snapshot says.
    E4006 CaseChanged { lost: usize, gained: usize };
    /// A case without a snapshot.
    E4007 SnapshotMissing;
    /// A snapshot without its case.
    E4008 SnapshotWithoutCase { case: String };
    /// A snapshot that cannot be read as one.
    E4009 SnapshotUnreadable { why: SnapshotFault };
    /// A file could not be written.
    E4010 UnwritableFile { path: String, why: String };
    // The profile of a caseload.
    /// A profile that is not JSON.
    E4020 ProfileNotJson { line: usize, column: usize, detail: String };
    /// Something of the wrong type in a profile.
    E4021 ProfileWrongType { path: String, expected: TypeWord, found: TypeWord };
    /// A part of a profile that must be there is missing.
    E4022 ProfileMissing { path: String, key: String };
    /// A key that a profile does not have.
    E4023 ProfileUnknownKey { path: String, key: String };
    /// A profile draws a fact or a field that the rulebook does not have.
    E4024 ProfileUnknownFact { path: String, fact: String };
    /// None or several distributions in the place of one.
    E4025 ProfileNotOneDistribution { path: String, found: usize };
    /// Weights that are all zero.
    E4026 ProfileNoWeight { path: String };
    /// A range that ends before it begins.
    E4027 ProfileRangeBackwards { path: String, from: String, to: String };
    /// A text that is no length of time.
    E4028 ProfileNoLength { path: String, text: String };
    /// Numbers of which nothing says where they come from.
    E4029 ProfileNoSource { path: String };
    /// Dates that are counted from each other.
    E4030 ProfileCircle { path: String, facts: Vec<String> };
    /// A date that is counted from a fact that is not drawn.
    E4031 ProfileUnknownAnchor { path: String, name: String };
    /// A number beyond its bounds.
    E4032 ProfileOutOfBounds { path: String, least: u64, most: u64 };
    /// A text that is no date.
    E4033 ProfileNoDate { path: String, text: String };
    /// A date that the calendar does not have.
    E4034 ProfileDateOutOfRange { path: String };
    /// A value that the rulebook does not take; what is wrong follows.
    E4035 ProfileValueRefused { path: String };
    /// A whole situation that the rulebook does not take; what is wrong follows.
    E4036 ProfileSituationRefused { number: u64 };
    // Comparing two states of rulebooks.
    /// The program `git` cannot be run.
    E4040 NoGit { why: String };
    /// A revision that git does not have.
    E4041 NoSuchRevision { revision: String };
    /// A path that a revision does not have.
    E4042 NotInRevision { revision: String, path: String };
    /// Git ended with an error.
    E4043 GitFailed { why: String };

    // Changes of rules that nothing notices.
    /// A line of the list of accepted changes that cannot be read.
    E4080 AcceptedListLine { line: usize, why: AcceptedLineFault };
    /// An accepted change that is noticed by now, or that there is not.
    W4081 AcceptedForNothing { line: usize, change: String, noticed: bool };
    /// Examples that do not come out, so that nothing can notice a change by them.
    E4082 ExamplesFailAlready { examples: usize };
    /// A filter that leaves no rule to change.
    E4083 NothingToChange { filter: String };
    /// No example and no case has the text of the filter in its title.
    E4084 NothingToRun { filter: String };
}
