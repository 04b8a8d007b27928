//! From syntax tree to canonical text, in either keyword language.
//!
//! The formatter works on the tree, never on words: names, labels and comments stay as they are, and a rulebook turned
//! from English to Danish and back is the same text. It distrusts itself: [`format_source`] reads its own output again
//! and gives an error rather than a rulebook that says something else.

mod calendar;
mod clause;
mod example;
mod expression;
mod item;
mod layout;
mod literal;
mod majority;
mod printer;
mod query;
mod source;
mod table;
mod timing;
mod words;

#[cfg(test)]
mod tests;

pub use majority::majority_language;
pub use source::{FormatError, check_formatted, format_source};

use crate::tree::{Clause, Expression, File, ItemKind, Path, Target, Timing};
use expression::Followed;
use hjemmel_diagnostic::Language;
use item::Page;
use printer::Printer;

/// The canonical text of a file.
///
/// Items are separated by one blank line, clauses are indented by two, and a line of more than 100 characters is broken
/// before `and` and `or` or after commas. Comments and retellings stay where they are. The tree is taken to be sound:
/// a broken clause is written as it was, but of a broken header only the name is known.
#[must_use]
pub fn format_file(file: &File, language: Language) -> String {
    let mut page = Page::default();
    for item in &file.items {
        page.item(item, language);
    }
    page.trailing(&file.trailing_comments);
    page.finish()
}

/// An expression on one line.
#[must_use]
pub fn format_expression(expression: &Expression, language: Language) -> String {
    print(language, |printer| printer.condition(expression, Followed::End))
}

/// A clause on one line, without indentation and comments.
#[must_use]
pub fn format_clause(clause: &Clause, _item: ItemKind, language: Language) -> String {
    print(language, |printer| printer.clause(clause))
}

/// A timing on one line.
#[must_use]
pub fn format_timing(timing: &Timing, language: Language) -> String {
    print(language, |printer| printer.timing(timing))
}

/// A target on one line.
#[must_use]
pub fn format_target(target: &Target, language: Language) -> String {
    print(language, |printer| printer.target(target))
}

/// An expression for people to read: what `names` says of a path stands in its place; a path that it does not know is
/// read out, its underscores as blanks.
#[must_use]
pub fn say_expression(expression: &Expression, language: Language, names: &dyn Fn(&Path) -> Option<String>) -> String {
    let mut printer = Printer::prose(language, names);
    printer.condition(expression, Followed::End);
    printer.line.flat()
}

fn print(language: Language, write: impl FnOnce(&mut Printer<'_>)) -> String {
    let mut printer = Printer::new(language);
    write(&mut printer);
    printer.line.flat()
}
