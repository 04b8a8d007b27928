//! Exit statuses: the same for every command.

use std::process::ExitCode;

/// How a command ended.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: everything is as it should be.
    Fine,
    /// 1: the rulebook, the situation, a case or an expectation is at fault.
    AtFault,
    /// 2: the command was used wrongly, or a file cannot be read or written.
    Usage,
    /// 2: what the command prints cannot be written. Told at the very end, in [`crate::main`].
    NotWritten(std::io::ErrorKind),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => ExitCode::SUCCESS,
            Exit::AtFault => ExitCode::from(1),
            Exit::Usage | Exit::NotWritten(_) => ExitCode::from(2),
        }
    }
}

/// What a command comes to. An error has been told to the user already, but for [`Exit::NotWritten`]; it carries the status to
/// end with.
pub(crate) type Ending = Result<Exit, Exit>;

/// The status to end with.
pub(crate) fn status(ending: Ending) -> Exit {
    match ending {
        Ok(exit) | Err(exit) => exit,
    }
}
