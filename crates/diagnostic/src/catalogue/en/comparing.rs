//! English: what the command is asked to compare.

use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::NoGit { why } => Text::new("git cannot be run")
            .help("install git, or compare files and folders instead of revisions")
            .note(format!("the system says: {why}")),
        Message::NoSuchRevision { revision } => Text::new(format!("there is no revision {}", q(revision))).help(
            "`git log --oneline` and `git branch --all` list revisions; one that is not here yet must be fetched first",
        ),
        Message::NotInRevision { revision, path } => {
            Text::new(format!("the revision {} has no {}", q(revision), q(path)))
                .help("the path is read from the folder in which the command is run")
                .note(format!("`git ls-tree --name-only {revision}` lists what is there"))
        }
        Message::GitFailed { why } => Text::new("git ended with an error").note(format!("git says: {why}")),
        _ => return None,
    })
}
