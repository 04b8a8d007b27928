//! Asking at the terminal whether a snapshot is right.

use hjemmel::Language;
use std::io::{BufRead, Write};

/// What is to be done with a snapshot.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// This one is written.
    Yes,
    /// This one stays as it is.
    No,
    /// This one and all that follow are written.
    All,
    /// Nothing more is written.
    Quit,
}

/// Asks until there is an answer; the end of the input is one too. Both languages' letters are understood, whichever asks.
pub(super) fn ask(
    question: &str,
    language: Language,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> std::io::Result<Answer> {
    let choices = language.pick(("[y]es, [n]o, [a]ll, [q]uit", "[j]a, [n]ej, [a]lle, [s]top"));
    loop {
        write!(output, "{question} {choices}: ")?;
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(output)?;
            return Ok(Answer::Quit);
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "j" | "ja" => return Ok(Answer::Yes),
            "n" | "no" | "nej" => return Ok(Answer::No),
            "a" | "all" | "alle" => return Ok(Answer::All),
            "q" | "quit" | "s" | "stop" => return Ok(Answer::Quit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
