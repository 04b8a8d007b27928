//! English: cases and their snapshots.

use crate::Language::English;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;
use crate::{Message, TypeWord};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::NotACase { line, column, detail } => {
            Text::new(format!("this is not a case: it cannot be read at line {line}, column {column}"))
                .help("a case is a JSON object with `title`, `as_of` and `situation`")
                .note(format!("the reader says: {detail}"))
        }
        Message::UnknownCaseKey { key } => Text::new(format!("a case has no {}", q(key))).help(
            "its keys are `title`, `as_of`, `law_of`, `proposals` and `situation`; the facts stand in `situation`",
        ),
        Message::MissingCaseKey { key } => Text::new(format!("the case has no {}", q(key))).help(match key.as_str() {
            "title" => "say in one sentence what the case shows",
            "as_of" => "give the day on which the case is read, as in \"2020-01-31\"",
            _ => "give the facts of the case as an object",
        }),
        Message::CaseKeyOfWrongType { key, expected, found } => {
            let (wanted, given) = (expected.text(English), found.text(English));
            let text = Text::new(format!("{} of the case must be {wanted}, and this is {given}", q(key)));
            match expected {
                TypeWord::Date => text.help("write a date as \"2020-01-31\", in quotes"),
                TypeWord::List => text.help("name proposals in a list: `[\"free_form\"]`"),
                TypeWord::Object => text.help("give the facts by their names: `{ \"name\": value }`"),
                _ => text.help("write it in quotes"),
            }
        }
        Message::BadCaseDate { key, text, why } => {
            Text::new(format!("{} at {} of the case is not a date: {}", q(text), q(key), why.text(English)))
                .help("write a date as in `2020-01-31`")
        }
        Message::CaseChanged { lost, gained } => {
            let (lost, gained) = (lines(*lost), lines(*gained));
            Text::new(format!("the case does not come out as its snapshot says: {lost} lost, {gained} gained")).help(
                "if that is what the change of the rules is meant to do, accept it with `hjemmel test --update`; else mend the rules",
            )
        }
        Message::SnapshotMissing => Text::new("the case has no snapshot")
            .help("read what it comes to and accept it with `hjemmel test --update`"),
        Message::SnapshotWithoutCase { case } => {
            Text::new(format!("the snapshot belongs to no case: there is no {}", q(case)))
                .help("bring the case back, or delete the snapshot with `hjemmel test --update`")
        }
        Message::SnapshotUnreadable { why } => {
            Text::new(format!("this is not a snapshot that can be read: {}", why.text(English)))
                .help("bring the file back as it was, or have it written anew with `hjemmel test --update`")
        }
        Message::UnwritableFile { path, why } => Text::new(format!("{} could not be written: {why}", q(path)))
            .help("see whether you may write there, and whether there is room"),
        _ => return None,
    })
}

fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}
