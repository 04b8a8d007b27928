//! English: decision tables.

use crate::Language::English;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::TableGap { table, witness, row } => {
            Text::new(format!("the table {} has no row for {}", q(table), witness.text(English)))
                .label("no row fits")
                .help(format!("add a row: {}", q(row.text(English))))
        }
        Message::TableOverlap { table, witness } => Text::new(format!(
            "two rows of the table {} fit {} and give different results",
            q(table),
            witness.text(English)
        ))
        .label("this row fits")
        .help("narrow one of the two; the order of rows decides nothing"),
        Message::WrongNumberOfCells { cells, columns } => {
            Text::new(format!("the row has {}, and the table {}", count(*cells, "cell"), count(*columns, "column")))
                .help("write one cell for each column, with `|` between them; `any` asks for nothing")
        }
        Message::TableTooLarge { table } => {
            Text::new(format!("the table {} has too many combinations to say whether a row is missing", q(table)))
                .help("divide it into several tables, one of which uses the others")
        }
        Message::CellGivesNothing => Text::new("a cell under a result gives no value")
            .label("this is a test")
            .help("write the value that holds where the cells before it fit"),
        Message::ResultsDiffer { table } => {
            Text::new(format!("the versions of the table {} do not give the same", q(table)))
                .help("write the same names behind `->` in every version, or give this table another name")
        }
        Message::RowDecidesNothing { table } => Text::new(format!("a row of the table {} decides nothing", q(table)))
            .label("no case is left for it")
            .help("take it out, or check its cells and those of the rows above it"),
        Message::ColumnDecidesNothing { table, column } => Text::new(format!(
            "the column {} of the table {} decides nothing: all its cells are the same",
            q(column.text(English)),
            q(table)
        ))
        .help("take the column out, or check its cells"),
        _ => return None,
    })
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
