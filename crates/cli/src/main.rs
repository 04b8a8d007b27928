//! The command `hjemmel`: check, evaluate, test and format rulebooks.
//!
//! All reading of files and all printing is here; the library below has neither.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command prints; nothing below it does")]

mod args;
mod beside;
mod command;
mod complain;
mod exit;
mod files;
mod git;
mod language;
mod progress;
mod situations;
mod style;

use args::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.colour.apply();
    let language = language::choose(arguments.lang);
    let ending = match arguments.command {
        Command::Check(command) => command::check::run(&command, language),
        Command::Evaluate(command) => command::evaluate::run(&command, language),
        Command::Quota(command) => command::quota::run(&command, language),
        Command::Rules(command) => command::rules::run(&command, language),
        Command::Impact(command) => command::impact::run(&command, language),
        Command::Caseload(command) => command::caseload::run(&command, language),
        Command::Test(command) => command::test::run(&command, language),
        Command::Mutate(command) => command::mutate::run(&command, language),
        Command::Schema(command) => command::schema::run(&command, language),
        Command::Diff(command) => command::diff::run(&command, language),
        Command::Fmt(command) => command::fmt::run(&command, language),
    };
    exit::status(ending).into()
}
