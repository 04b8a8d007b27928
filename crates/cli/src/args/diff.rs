//! The arguments of `hjemmel diff`.

use super::Pages;
use clap::Args;
use hjemmel::Date;
use std::path::PathBuf;

/// `hjemmel diff`.
#[derive(Debug, Args)]
#[command(
    after_help = "OLD and NEW are each a rulebook file, a folder of them, or a git revision of one: git:REV:PATH. The cases beside \
        either (cases/*.json) are evaluated by both.\n\n\
        Exit status: 0 whether or not there is a difference, 1 with --exit-code if there is one; 1 also if a side or a case has \
        errors; 2 wrong \
        usage, or a side that cannot be read.\n\n\
        Examples:\n  hjemmel diff git:main:rulebooks/dk rulebooks/dk\n  \
        hjemmel diff git:HEAD~1:contact.rulebook contact.rulebook --format markdown > difference.md\n  \
        hjemmel diff git:main:rulebooks/dk rulebooks/dk --generated 500 --save changed\n  \
        hjemmel diff rulebooks/dk --with opdigtet_frit_antal --lang da\n  \
        hjemmel diff git:origin/main:rulebooks/dk rulebooks/dk --exit-code --format json"
)]
pub(crate) struct Diff {
    /// The rulebooks as they were.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The rulebooks as they are; with --with there is one side alone.
    #[arg(value_name = "NEW", required_unless_present = "with", conflicts_with = "with")]
    pub(crate) new: Option<String>,
    /// Compare the rulebooks without and with a proposal; may be repeated.
    #[arg(long = "with", value_name = "PROPOSAL")]
    pub(crate) with: Vec<String>,
    /// More situations to compare: a folder of *.json files (situations, or cases), a file with one a line, `-` for standard input.
    #[arg(long, value_name = "FILE|DIR|-")]
    pub(crate) situations: Option<PathBuf>,
    /// The day on which situations without a date of their own are read (YYYY-MM-DD).
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    pub(crate) as_of: Option<Date>,
    /// Compare so many cases besides that are made for the boundaries of the rules that change, half for NEW's, half for OLD's.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) generated: usize,
    /// Write the made cases that come out otherwise to this folder, each a case file (`hjemmel evaluate --case FILE`).
    #[arg(long, value_name = "DIR", requires = "generated")]
    pub(crate) save: Option<PathBuf>,
    /// Compare the rules alone, and no cases.
    #[arg(long, conflicts_with_all = ["situations", "as_of", "generated"])]
    pub(crate) rules_only: bool,
    /// How to print the difference.
    #[arg(long, value_enum, default_value_t = Pages::Text, value_name = "FORMAT")]
    pub(crate) format: Pages,
    /// End with status 1 if there is a difference.
    #[arg(long)]
    pub(crate) exit_code: bool,
}
