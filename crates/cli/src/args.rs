//! The command line.

mod diff;

pub(crate) use diff::Diff;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use hjemmel::{Date, Decimal, Language};
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Rules as code for public administration: what is owed to a citizen, by when, on what legal basis.
///
/// PATH is a rulebook file or a folder of *.rulebook files. A file that uses other rulebooks finds them beside it.
#[derive(Debug, Parser)]
#[command(name = "hjemmel", version, styles = STYLES, max_term_width = 100)]
#[command(
    after_help = "Exit status: 0 fine; 1 the rulebook, the situation or an expectation is at fault; 2 wrong usage."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// The language of complaints, reasons and questions [default: from the locale, else en].
    #[arg(long, global = true, value_name = "da|en", env = "HJEMMEL_LANG", hide_env_values = true)]
    pub(crate) lang: Option<Language>,

    /// When to use colour.
    #[arg(long = "color", alias = "colour", global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) colour: Colour,
}

/// When to use colour.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Colour {
    /// Makes the choice hold for everything printed.
    pub(crate) fn apply(self) {
        match self {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check rulebooks: words, names, types, versions, legal basis, guardrails.
    Check(Check),
    /// Evaluate a citizen's situation: obligations, due dates, status, reasons.
    Evaluate(Evaluate),
    /// What quotas come to over a set of situations: kept, broken, or not known.
    Quota(Quota),
    /// List rules by the provisions that they rest on: all of them, or those of one place in the law.
    Rules(Rules),
    /// What proposals would do to a set of situations: obligations per target group, today and with each.
    Impact(Impact),
    /// Make situations from a profile of distributions: the same seed gives the same bytes.
    Caseload(Caseload),
    /// Run the examples of rulebooks, and the cases beside them.
    Test(Test),
    /// Change rules one at a time, and list the changes that no example and no case notices.
    Mutate(Mutate),
    /// Print the JSON Schema of the situation that a rulebook asks for, or of what a command prints.
    Schema(Schema),
    /// What changed between two states of rulebooks, by meaning and not by line.
    Diff(Diff),
    /// Format rulebooks, and translate their keywords.
    Fmt(Fmt),
}

/// `hjemmel check`.
#[derive(Debug, Args)]
#[command(after_help = "Example: hjemmel check rulebooks/dk")]
pub(crate) struct Check {
    /// Rulebook files or folders; all of them form one set.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// How to print complaints.
    #[arg(long, value_enum, default_value_t = Report::Text, value_name = "FORMAT")]
    pub(crate) format: Report,
    /// Let warnings fail too.
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// How to print complaints.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `hjemmel evaluate`.
#[derive(Debug, Args)]
#[command(override_usage = "hjemmel evaluate <PATH> --situation <FILE> --as-of <DATE> [OPTIONS]\n       \
    hjemmel evaluate <PATH> --case <FILE> [OPTIONS]")]
#[command(after_help = "Examples:\n  hjemmel evaluate rulebooks/dk --situation citizen.json --as-of 2024-10-28\n  \
    hjemmel evaluate rulebooks/dk --case rulebooks/dk/cases/some-case.json --reasons --lang da\n  \
    cat citizens.ndjson | hjemmel evaluate rulebooks/dk --situation - --as-of 2024-10-28 --format ndjson")]
pub(crate) struct Evaluate {
    /// A rulebook file or folder.
    pub(crate) path: PathBuf,
    /// The situation as JSON, `-` for standard input; with --format ndjson one situation a line.
    #[arg(long, value_name = "FILE", required_unless_present = "case", conflicts_with = "case")]
    pub(crate) situation: Option<PathBuf>,
    /// A case file, which has its own date and proposals.
    #[arg(long, value_name = "FILE")]
    pub(crate) case: Option<PathBuf>,
    /// The evaluation date: what is owed, and how it stands, on this day (YYYY-MM-DD).
    #[arg(long, value_name = "DATE", value_parser = date, required_unless_present = "case")]
    pub(crate) as_of: Option<Date>,
    /// What if the law of another date were in force?
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) law_of: Option<Date>,
    /// Switch a proposal on, by name; may be repeated.
    #[arg(long = "with", value_name = "PROPOSAL")]
    pub(crate) with: Vec<String>,
    /// How to print the outcome.
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Print the reasons below each line (text only); `all` also says why each requirement does not apply.
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "owed")]
    pub(crate) reasons: Option<Reasons>,
    /// Go on without the exemptions that a guardrail rejects.
    #[arg(long)]
    pub(crate) without_rejected: bool,
}

/// How to print the outcome.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// One JSON document a line, for many situations.
    Ndjson,
}

/// Which lines are printed with their reasons.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reasons {
    /// What is owed, lifted or not known.
    Owed,
    /// Also what does not apply.
    All,
}

/// Many situations, all read on one day.
#[derive(Debug, Args)]
pub(crate) struct Many {
    /// Situations or cases: a file with one a line, a *.json file, a folder of such files, `-` for standard input.
    #[arg(long, value_name = "FILE|DIR|-")]
    pub(crate) situations: PathBuf,
    /// The day on which every situation is read (YYYY-MM-DD); a case's own date is not used.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Date,
    /// What if the law of another date were in force?
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) law_of: Option<Date>,
}

/// `hjemmel quota`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hjemmel quota rulebooks/dk --situations citizens.ndjson --as-of 2026-12-31\n  \
    hjemmel quota rulebooks/dk --situations rulebooks/dk/cases --as-of 2024-10-28 --lang da\n  \
    cat citizens.ndjson | hjemmel quota rulebooks/dk --situations - --as-of 2026-12-31 --format json")]
pub(crate) struct Quota {
    /// Rulebook files or folders; all of them form one set.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// What is read.
    #[command(flatten)]
    pub(crate) many: Many,
    /// Switch a proposal on, by name; may be repeated.
    #[arg(long = "with", value_name = "PROPOSAL")]
    pub(crate) with: Vec<String>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Report::Text, value_name = "FORMAT")]
    pub(crate) format: Report,
    /// Go on without the exemptions that a guardrail rejects.
    #[arg(long)]
    pub(crate) without_rejected: bool,
}

/// `hjemmel rules`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hjemmel rules rulebooks/dk lab § 31\n  hjemmel rules rulebooks/dk 'lab § 31, stk. 2' --on 2024-10-28\n  \
    hjemmel rules rulebooks/dk fire_samtaler --lang da\n  hjemmel rules rulebooks/dk sdl --format json\n\nExit status: 0 fine; 1 no rule rests on that place, or the rulebook is at fault; 2 wrong usage."
)]
pub(crate) struct Rules {
    /// A rulebook file or folder.
    pub(crate) path: PathBuf,
    /// A place in the law: `lab § 31`, `lab 31 stk 5`, `lab`. Rules that rest on it, on a part of it, or on something that
    /// it is part of are listed. Or the name of a rule or a rulebook [default: all].
    #[arg(value_name = "CITATION|NAME")]
    pub(crate) place: Vec<String>,
    /// Only versions that are law on this day (YYYY-MM-DD), or would be if their proposals were.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<Date>,
    /// How to print the list.
    #[arg(long, value_enum, default_value_t = Report::Text, value_name = "FORMAT")]
    pub(crate) format: Report,
}

/// `hjemmel impact`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hjemmel impact rulebooks/dk --situations rulebooks/dk/caseload/caseload.ndjson --as-of 2025-06-16\n  \
    hjemmel impact rulebooks/dk --situations citizens.ndjson --as-of 2025-06-16 --with seks_byer --with horsens_2022\n  \
    hjemmel impact rulebooks/dk --situations - --as-of 2025-06-16 --with uden_skelnen,uden_aktiveringspligt --format markdown\n\n\
    Nothing is kept of a situation but numbers and the names of a few, so there may be any number of them."
)]
pub(crate) struct Impact {
    /// Rulebook files or folders; all of them form one set.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// What is read.
    #[command(flatten)]
    pub(crate) many: Many,
    /// A proposal, or several at once (`a,b`); a rulebook's name stands for all of its proposals. May be repeated
    /// [default: every proposal of the set alone, and those of one rulebook together].
    #[arg(long = "with", value_name = "PROPOSAL[,PROPOSAL…]")]
    pub(crate) with: Vec<String>,
    /// How many situations to name for each change of a requirement.
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    pub(crate) sample: usize,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t = Pages::Text, value_name = "FORMAT")]
    pub(crate) format: Pages,
    /// Go on without the exemptions that a guardrail rejects.
    #[arg(long)]
    pub(crate) without_rejected: bool,
}

/// How to print a report that may become a page.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pages {
    /// For people.
    Text,
    /// For a page, or a pull request.
    Markdown,
    /// For programs: one document.
    Json,
}

/// `hjemmel caseload`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hjemmel caseload rulebooks/dk/caseload/profile.json rulebooks/dk > caseload.ndjson\n  \
    hjemmel caseload rulebooks/dk/caseload/profile.json rulebooks/dk --count 10000 --seed 7 | \
    hjemmel impact rulebooks/dk --situations - --as-of 2025-06-16\n  \
    hjemmel caseload rulebooks/dk/caseload/profile.json rulebooks/dk --check"
)]
pub(crate) struct Caseload {
    /// The profile: strata with weights, and a distribution for each fact (docs/impact.md).
    pub(crate) profile: PathBuf,
    /// Rulebook files or folders; all of them form one set.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// How many situations to make.
    #[arg(long, value_name = "NUMBER", default_value_t = 400)]
    pub(crate) count: u64,
    /// Where the random numbers begin.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Make nothing; only compare the profile with the rulebook.
    #[arg(long)]
    pub(crate) check: bool,
    /// Go on without the exemptions that a guardrail rejects.
    #[arg(long)]
    pub(crate) without_rejected: bool,
}

/// `hjemmel test`.
#[derive(Debug, Args)]
#[command(
    long_about = "Run the examples of rulebooks, and the cases beside them.\n\nAn example stands in a rulebook. A case is \
        cases/NAME.json in a folder with rulebooks, and what it comes to is kept in cases/NAME.snap. A case that comes out \
        otherwise is shown as lines lost and gained; --update asks of each whether that is right, and writes. The cases of a \
        folder are read against the rulebooks of that folder.",
    after_help = "Examples:\n  hjemmel test rulebooks/dk\n  hjemmel test rulebooks/dk --filter barsel --lang da\n  \
        hjemmel test rulebooks/dk --update\n  hjemmel test rulebooks/dk --coverage --html coverage.html\n  \
        hjemmel test rulebooks/dk --coverage --fail-under 80"
)]
pub(crate) struct Test {
    /// Rulebook files or folders; all of them form one set.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// Only examples and cases whose title, or file name, holds this text.
    #[arg(long, value_name = "TEXT")]
    pub(crate) filter: Option<String>,
    /// Name each example and case.
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// Ask of each case that comes out otherwise whether that is right, and write its snapshot.
    #[arg(long)]
    pub(crate) update: bool,
    /// Write the snapshots of all cases that come out otherwise, without asking.
    #[arg(long)]
    pub(crate) accept: bool,
    /// How to print the results; with --coverage, what is reached.
    #[arg(long, value_enum, default_value_t = Report::Text, value_name = "FORMAT")]
    pub(crate) format: Report,
    /// List the changes of the rules that no example and no case notices: short for `hjemmel mutate`.
    #[arg(long, conflicts_with_all = ["update", "accept", "verbose", "coverage"])]
    pub(crate) mutate: bool,
    /// What examples and cases reach.
    #[command(flatten)]
    pub(crate) reach: Reach,
}

/// `hjemmel test --coverage`.
#[derive(Debug, Args)]
pub(crate) struct Reach {
    /// Tell which rules, conditions and deadlines the examples and cases reach, and which they never do.
    #[arg(long)]
    pub(crate) coverage: bool,
    /// Count so many cases besides that are made for the boundaries of the rules; they are not checked.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, requires = "coverage")]
    pub(crate) generated: usize,
    /// Write a page with the rulebooks' own lines, each marked by what reached it.
    #[arg(long, value_name = "FILE|DIR", requires = "coverage")]
    pub(crate) html: Option<PathBuf>,
    /// Fail if less than this is reached, in per cent.
    #[arg(long, visible_alias = "coverage-floor", value_name = "PERCENT", value_parser = percent, requires = "coverage")]
    pub(crate) fail_under: Option<Decimal>,
}

/// `hjemmel mutate`.
#[derive(Debug, Args)]
#[command(
    long_about = "Change rules one at a time, and list the changes that no example and no case notices.\n\nBounds and deadlines \
        are moved by one, comparisons and conditions turned round, clauses, parts, target groups and whole rules left out. \
        Where no example of the rulebooks and no case in a folder cases/ beside them comes out otherwise, the rule could be \
        wrong there and nobody would be told. Changes that nothing has to notice are kept, each with its reason, in a file \
        mutations.accepted beside the rulebooks.",
    after_help = "Examples:\n  hjemmel mutate rulebooks/dk\n  hjemmel mutate rulebooks/dk --filter fire_samtaler --lang da\n  \
        hjemmel mutate rulebooks/dk --sample 500 --seed 7 --floor 80\n\n\
        Exit status: 0 fine; 1 the score is below the floor, an example fails, or a file is at fault; 2 wrong usage."
)]
pub(crate) struct Mutate {
    /// Rulebook files or folders; all of them form one set.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// Only rules whose name (`rulebook.rule`) holds this text.
    #[arg(long, value_name = "TEXT")]
    pub(crate) filter: Option<String>,
    /// Try only so many changes, drawn by --seed.
    #[arg(long, value_name = "N")]
    pub(crate) sample: Option<usize>,
    /// The seed of the draw: the same one draws the same changes.
    #[arg(long, value_name = "S", default_value_t = 1, requires = "sample")]
    pub(crate) seed: u64,
    /// End with status 1 if a smaller share of the changes is noticed.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(crate) floor: Option<Decimal>,
    /// The list of changes that nothing has to notice [default: mutations.accepted beside the rulebooks].
    #[arg(long, value_name = "FILE")]
    pub(crate) accepted: Option<PathBuf>,
    /// How many threads to use [default: as many as the machine has].
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t = Report::Text, value_name = "FORMAT")]
    pub(crate) format: Report,
}

impl Mutate {
    /// What `hjemmel test --mutate` asks for: all changes, or those of some rules.
    pub(crate) fn of(test: &Test) -> Self {
        let Test { path, filter, format, .. } = test;
        Self {
            path: path.clone(),
            filter: filter.clone(),
            sample: None,
            seed: 1,
            floor: None,
            accepted: None,
            threads: None,
            format: *format,
        }
    }
}

/// `hjemmel schema`.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
#[command(
    after_help = "Examples:\n  hjemmel schema rulebooks/dk > situation.schema.json\n  hjemmel schema --outcome > outcome.schema.json"
)]
pub(crate) struct Schema {
    /// A rulebook file or folder: the schema of the situation that it asks for.
    pub(crate) path: Option<PathBuf>,
    /// The schema of the outcome instead; it is the same for all rulebooks.
    #[arg(long)]
    pub(crate) outcome: bool,
    /// The schema of what `hjemmel check --format json` prints instead.
    #[arg(long)]
    pub(crate) check: bool,
    /// The schema of what `hjemmel rules --format json` prints instead.
    #[arg(long)]
    pub(crate) rules: bool,
    /// The schema of what `hjemmel quota` prints instead.
    #[arg(long)]
    pub(crate) quota: bool,
    /// The schema of what `hjemmel diff` prints instead.
    #[arg(long)]
    pub(crate) difference: bool,
    /// The schema of the profile that `hjemmel caseload` reads instead.
    #[arg(long)]
    pub(crate) caseload_profile: bool,
    /// The schema of what `hjemmel test --format json` prints instead.
    #[arg(long)]
    pub(crate) test: bool,
    /// The schema of what `hjemmel test --coverage --format json` prints instead.
    #[arg(long)]
    pub(crate) coverage: bool,
    /// The schema of what `hjemmel mutate --format json` prints instead.
    #[arg(long)]
    pub(crate) mutation: bool,
    /// The schema of what `hjemmel impact --format json` prints instead.
    #[arg(long)]
    pub(crate) impact: bool,
}

/// `hjemmel fmt`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hjemmel fmt rulebooks/dk\n  hjemmel fmt --to en contact.rulebook\n  \
    hjemmel fmt - < contact.rulebook")]
pub(crate) struct Fmt {
    /// Rulebook files or folders; `-` formats standard input to standard output.
    #[arg(required = true)]
    pub(crate) path: Vec<PathBuf>,
    /// Change nothing; name the files that are not formatted, and fail if there are any.
    #[arg(long)]
    pub(crate) check: bool,
    /// Write keywords in this language; names, labels and comments stay as they are.
    #[arg(long, value_name = "da|en")]
    pub(crate) to: Option<Language>,
}

fn percent(text: &str) -> Result<Decimal, String> {
    // As a rulebook writes it in either language.
    let percent = Decimal::parse(&text.replace(',', ".")).map_err(|error| error.to_string())?;
    let range = Decimal::from_i64(0)..=Decimal::from_i64(100);
    if range.contains(&percent) { Ok(percent) } else { Err("a share lies between 0 and 100".to_owned()) }
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.to_string())
}
