//! English: the words of items and clauses, and names that cannot be.

use crate::Language::English;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};
use crate::{Expected, Message};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::UnknownItemWord { word } => Text::new(format!("no item begins with {}", q(word)))
            .label("an item begins at the margin")
            .help("an item begins with a word such as `requirement`, `target group` or `exemption`; what belongs to the item above is indented"),
        Message::UnknownClauseWord { word, item } => {
            Text::new(format!("no line of {} begins with {}", item.indefinite(English), q(word)))
                .label("this word is not known here")
        }
        Message::ClauseOfAnotherItem { word, here, there } => Text::new(format!(
            "{} belongs to {}, not to {}",
            q(word),
            there.indefinite(English),
            here.indefinite(English)
        ))
        .label(format!("this stands in {}", here.indefinite(English)))
        .help(format!("move the line to {}", there.indefinite(English))),
        Message::KeywordCase { word, right } => Text::new(format!("{} is written with small letters", q(word)))
            .help(format!("write {}", q(right))),
        Message::Expected { found, expected } => {
            let title = if found.is_empty() {
                "the line ends too early".to_owned()
            } else {
                format!("{} cannot stand here", q(found))
            };
            Text::new(title).label(Expected::sentence(expected, English))
        }
        Message::ReservedName { name, proposed } => {
            Text::new(format!("{} cannot be a name: conditions use the word themselves", q(name)))
                .help(format!("choose another name, such as {}", q(proposed)))
                .note("such words are kept free in English and Danish at once, so that a rulebook can be turned from one into the other")
        }
        Message::RefusedName { name, why } => Text::new(format!("{} cannot be a name here", q(name)))
            .help("choose another name; what people read is the label in quotes")
            .note(why.text(English)),
        Message::MixedAndOr { left_reading, right_reading } => {
            Text::new("`and` and `or` stand side by side without brackets")
                .label("this can be read in two ways")
                .help(format!("write {} or {}", q(left_reading), q(right_reading)))
        }
        Message::DoubleNot => Text::new("`not` stands twice").help("take both out, or only the second if the sentence is to say no"),
        Message::ChainedComparison => Text::new("two comparisons stand in a row")
            .label("what is compared with this?")
            .help("write `x is between 1 and 5`, or two comparisons with `and`"),
        Message::ChainedUnless => Text::new("`unless` stands twice in one sentence")
            .label("which exception does this limit?")
            .help("write each exception on an `unless` line of its own, or put brackets around one of them"),
        Message::WhereTooWide { left_reading, right_reading } => Text::new("it cannot be told where this `where` ends")
            .label("does this belong to the `where`?")
            .help(format!("put brackets: {} or {}", q(left_reading), q(right_reading))),
        Message::DuplicateClause { english, .. } => Text::new(format!("{} stands twice in this item", q(english)))
            .label("the second")
            .help("keep one of them; for a change over time write two versions of the item, with `from` and `until`"),
        Message::MissingClause { english, item, .. } => {
            Text::new(format!("{} has no {}", item.this(English), q(english)))
                .help(format!("add a line with {}", q(english)))
        }
        Message::ListMixesAspects => Text::new("in this list some targets name an aspect and some do not")
            .label("this one does not, so all of it would be touched")
            .help("name the aspect of each (`form of a, form of b`), or write two lines"),
        Message::HyphenInName { fixed } => Text::new("a name has underscores, not hyphens")
            .help(format!("write {}", q(fixed)))
            .note("to subtract, put a blank on both sides of the minus"),
        Message::KeywordInOneWord { word, right } => {
            Text::new(format!("{} is written in several words", q(word))).help(format!("write {}", q(right)))
        }
        Message::MinusNeedsBlanks => Text::new("a minus between two values has a blank on both sides")
            .help("write `a - 5` to subtract, `-5` for a number below zero"),
        Message::SingularTimes => Text::new("`1 time` means an hour in Danish and one occurrence in English")
            .help("write `once` or `1 hour`"),
        Message::NotYetSupported { construct } => {
            Text::new(format!("{} is part of the language, but this version of hjemmel cannot do it yet", q(construct)))
                .help("leave the line out and say so with `not encoded \"…\"`, so that the outcome tells it")
        }
        Message::OtherWording { found, right } => {
            Text::new(format!("{} is worded in another way in a rulebook", q(found))).help(format!("write {}", q(right)))
        }
        Message::WindowTooLate { right } => Text::new("a window of time stands right after the events it belongs to")
            .label("this stands too late in the sentence")
            .help(format!("write {}", q(right))),
        Message::WindowOfNoEvents { window, for_date, for_events } => {
            Text::new(format!("{} belongs to events", q(window)))
                .label("this stands after something else")
                .help(format!("for a date write {}, for events {}", q(for_date), q(for_events)))
        }
        Message::StatusNotRepeated { status, right } => {
            Text::new(format!("{} does not say which requirement is meant", q(status)))
                .label("each comparison stands by itself")
                .help(format!("say it again: {}", q(right)))
        }
        Message::IndentedItem { word } => Text::new(format!("{} begins an item, and this line is indented", q(word)))
            .label("read as a clause of the item above")
            .help("put it at the margin"),
        Message::StandsAlone { word } => Text::new(format!("{} stands alone on its line", q(word)))
            .label("more follows here")
            .help("write what follows on lines of its own below, indented further: a fact and its value, or a requirement and what is expected of it"),
        Message::SaidOtherwise { found, advice } => {
            Text::new(advice.title(&q(found), English)).help(advice.text(English))
        }
        Message::UnknownStatus { word, english, .. } => Text::new(format!("{} is no status", q(word)))
            .help(format!("a requirement is one of: {}", list(english, English))),
        Message::UnknownType { word } => Text::new(format!("{} is neither a type nor a category", q(word)))
            .help("a type is `yes/no`, `date`, `number`, `money`, `hours`, `percent`, `duration`, `text`, `actor`, `one of …`, `events …` or the name of a category"),
        Message::MissingHalf { english, .. } => {
            Text::new(format!("above these lines of the example {} is missing", q(english)))
                .label("read as if it stood here")
                .help(format!("put {} on a line of its own above them", q(english)))
        }
        _ => return None,
    })
}
