//! English: items, clauses, quotes, brackets.

use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::IndentedWithoutItem => Text::new("this line is indented, but stands below no item")
            .label("belongs to nothing")
            .help("begin the item at the left margin, above this line"),
        Message::UnclosedQuote => Text::new("this quote has no end")
            .label("begins here")
            .help("put a `\"` at its end; a quote ends on the line on which it begins")
            .note("a quotation mark inside a quote is written twice: `\"the \"\"plan\"\"\"`"),
        Message::CurlyQuote => Text::new("this is a curly quotation mark").help("write a straight one: `\"`"),
        Message::UnclosedBracket => Text::new("this bracket is never closed")
            .label("opened here")
            .help("put a `)` where it ends"),
        Message::StrayClosingBracket => Text::new("this closes a bracket that was never opened")
            .help("take it out, or put a `(` where the bracket begins"),
        Message::TooDeep { limit } => Text::new("brackets are nested too deep here")
            .help("give the inner part a name with a `definition`, and use the name")
            .note(format!("{limit} levels are allowed")),
        Message::TooManyItems { limit } => Text::new("there are too many items in this file")
            .help("split it into several rulebooks that use each other, or have the limit on items raised")
            .note(format!("{limit} are allowed")),
        Message::TooManyClauses { limit } => Text::new("there are too many lines in this item")
            .help("split it into several items, or have the limit on clauses raised")
            .note(format!("{limit} are allowed")),
        Message::RetellingWithoutItem => Text::new("this retelling has no item below it")
            .label("lines that start with `>` belong to the item that follows")
            .help("put it right above the item that it retells, or start it with `#` to make it a comment"),
        Message::RetellingInsideClause => Text::new("a retelling stands in the middle of a sentence")
            .label("a line that starts with `>` is always a retelling")
            .help("finish the sentence above it first; for `greater than`, put the `>` at the end of the line above"),
        Message::DanglingComma => Text::new("this comma joins what is no list")
            .label("a comma goes on with a list")
            .help("take the comma out: `and`, `or`, `unless` and `where` need none, and at the end of a line it draws the next line in"),
        Message::LineEndsInOperator { word } => {
            Text::new(format!("the sentence stops in the middle, after {}", q(word)))
                .label("something must follow")
                .help("finish the sentence, or take the last word out")
        }
        Message::ContinuesNothing { word } => {
            Text::new(format!("{} goes on with a sentence, but there is none above", q(word)))
                .help("write it below the `when` or `unless` that it belongs to")
        }
        Message::TooManyTerms { limit } => {
            Text::new("this sum has too many parts").help("give part of it a name with a `definition`, and use the name").note(format!("{limit} are allowed"))
        }
        _ => return None,
    })
}
