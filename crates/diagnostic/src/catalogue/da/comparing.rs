//! Danish: what the command is asked to compare.

use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::NoGit { why } => Text::new("git kan ikke køres")
            .help("installer git, eller sammenlign filer og mapper i stedet for revisioner")
            .note(format!("systemet siger: {why}")),
        Message::NoSuchRevision { revision } => Text::new(format!("der er ingen revision {}", q(revision))).help(
            "`git log --oneline` og `git branch --all` viser revisionerne; en, der ikke er her endnu, skal først hentes",
        ),
        Message::NotInRevision { revision, path } => {
            Text::new(format!("revisionen {} har ikke {}", q(revision), q(path)))
                .help("stien læses fra den mappe, hvor kommandoen køres")
                .note(format!("`git ls-tree --name-only {revision}` viser, hvad der er"))
        }
        Message::GitFailed { why } => Text::new("git endte med en fejl").note(format!("git siger: {why}")),
        _ => return None,
    })
}
