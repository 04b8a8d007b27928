//! The command `hjemmel`: check, evaluate, test and format rulebooks.
//!
//! All reading of files and all printing is here; the library below has neither.

#![forbid(unsafe_code)]

mod args;
mod beside;
mod command;
mod complain;
mod exit;
mod files;
mod git;
mod language;
mod out;
mod progress;
mod shares;
mod situations;
mod style;

use args::{Arguments, Command};
use clap::Parser;
use exit::Exit;
use hjemmel::Language;
use hjemmel::diagnostic::Message;
use std::io::ErrorKind;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(asked_or_wrong) => return told(&asked_or_wrong),
    };
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
    ended(exit::status(ending), language)
}

/// The status of the process; what could not be written is told now.
fn ended(exit: Exit, language: Language) -> ExitCode {
    if let Exit::NotWritten(why) = exit {
        complain::about(Message::UnwritableOutput { why: why.to_string() }, language);
    }
    exit.into()
}

/// Prints help, the version, or what is wrong with the arguments.
fn told(asked_or_wrong: &clap::Error) -> ExitCode {
    match asked_or_wrong.print() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            ended(Exit::NotWritten(error.kind()), language::choose(None))
        }
        _ => ExitCode::from(u8::try_from(asked_or_wrong.exit_code()).unwrap_or(2)),
    }
}
