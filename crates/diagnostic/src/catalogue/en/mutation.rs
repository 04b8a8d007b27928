//! English: changes of rules that nothing notices.

use crate::Language::English;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::AcceptedListLine { line, why } => Text::new(format!(
            "line {line} of the accepted changes cannot be read: {}",
            why.text(English)
        ))
        .help("an entry is `RULE: before → after` as the report shows it, and below it, indented, the reason in words"),
        Message::AcceptedForNothing { line, change, noticed: true } => {
            Text::new(format!("line {line} of the accepted changes accepts {}, which is noticed by now", q(change)))
                .help("take the entry out")
        }
        Message::AcceptedForNothing { line, change, noticed: false } => {
            Text::new(format!("line {line} of the accepted changes accepts {}, and there is no such change", q(change)))
                .help("take the entry out, or write it anew if the rule was rewritten")
        }
        Message::ExamplesFailAlready { examples } => {
            let examples = if *examples == 1 { "1 example does".to_owned() } else { format!("{examples} examples do") };
            Text::new(format!("{examples} not come out with the rules as they are"))
                .help("run `hjemmel test` and mend them: what fails anyway cannot tell whether a change is noticed")
        }
        Message::NothingToChange { filter } => Text::new(format!("no rule has {} in its name", q(filter)))
            .help("names are written `rulebook.rule`; `hjemmel rules` lists them"),
        Message::NothingToRun { filter } => {
            Text::new(format!("no example and no case has {} in its title or file name", q(filter)))
                .help("`hjemmel test PATH --verbose` names them all; capital letters count")
        }
        _ => return None,
    })
}
