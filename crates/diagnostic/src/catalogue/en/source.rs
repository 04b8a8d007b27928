//! English: reading the source.

use crate::Language::English;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::NotUtf8 { file, line, column, count } => {
            let text = Text::new(format!("{} is not text in UTF-8", q(file)))
                .help("open it in an editor and save it with the encoding UTF-8")
                .note(format!("the first letter that cannot be read is in line {line}, column {column}"));
            if *count > 1 { text.note(format!("{count} places cannot be read")) } else { text }
        }
        Message::TooLarge { file, bytes, limit } => Text::new(format!(
            "{} is larger than a rulebook file may be",
            q(file)
        ))
        .help("split it into several rulebooks that use each other, or have the limit on the bytes of a file raised")
        .note(format!("it has {bytes} bytes; {limit} are allowed")),
        Message::BidirectionalControl { character } => {
            Text::new("an invisible character changes the direction of writing here")
                .label(format!("the character {character}"))
                .help("delete it: what people read would not be what the rulebook says")
        }
        Message::NulCharacter => Text::new("a character without meaning stands in the text")
            .label("the character U+0000")
            .help("delete it; the file was perhaps damaged when it was copied"),
        Message::EmptyFile { file } => Text::new(format!("{} is empty", q(file)))
            .help("a rulebook begins with a line such as `rulebook contact \"Contact interviews\"`"),
        Message::NoRulebooks { folder: None } => {
            Text::new("there are no rulebooks").help("add the text of at least one: `.source(name, text)`")
        }
        Message::NoRulebooks { folder: Some(folder) } => Text::new(format!("there are no rulebooks in {}", q(folder)))
            .help("the name of a rulebook file ends in `.rulebook`"),
        Message::UnreadableFile { path, why } => {
            Text::new(format!("{} cannot be read", q(path))).note(format!("the system says: {why}"))
        }
        Message::NothingCites { citation, near } => {
            let text = Text::new(format!("no rule rests on {}", q(citation)));
            match near.as_slice() {
                [] => text.help("`hjemmel rules PATH` lists every place that a rule rests on"),
                [one] => text.help(format!("the nearest place in that law is {}", q(one))),
                _ => text.help(format!("the nearest places in that law are {}", list(near, English))),
            }
        }
        Message::NoSuchLawOrRule { name, laws } => {
            let text = Text::new(format!("no law and no rule is called {}", q(name)));
            match laws.as_slice() {
                [] => text.help("the rulebooks name no law"),
                [one] => text.help(format!("the rulebooks name one law, {}", q(one))),
                _ => text.help(format!("the rulebooks name the laws {}", list(laws, English))),
            }
        }
        Message::NotNormalised { count } => {
            let title = if *count == 1 {
                "a name has letters and accents written apart".to_owned()
            } else {
                format!("{count} names have letters and accents written apart")
            };
            Text::new(title)
                .label("the first is here; it looks the same, but is other characters")
                .help("let `hjemmel fmt` write the file anew")
                .note("they were read as if joined, which is how the facts of a situation are named")
        }
        _ => return None,
    })
}
