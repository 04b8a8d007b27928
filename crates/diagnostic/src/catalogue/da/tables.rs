//! Danish: decision tables.

use crate::Language::Danish;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::TableGap { table, witness, row } => {
            Text::new(format!("tabellen {} har ingen række for {}", q(table), witness.text(Danish)))
                .label("ingen række passer")
                .help(format!("tilføj en række: {}", q(row.text(Danish))))
        }
        Message::TableOverlap { table, witness } => Text::new(format!(
            "to rækker i tabellen {} passer på {} og giver forskellige resultater",
            q(table),
            witness.text(Danish)
        ))
        .label("denne række passer")
        .help("gør en af de to snævrere; rækkefølgen afgør ingenting"),
        Message::WrongNumberOfCells { cells, columns } => Text::new(format!(
            "rækken har {}, og tabellen {}",
            count(*cells, "celle", "celler"),
            count(*columns, "kolonne", "kolonner")
        ))
        .help("skriv én celle for hver kolonne med `|` imellem; `uanset` spørger ikke om noget"),
        Message::TableTooLarge { table } => Text::new(format!(
            "tabellen {} har for mange kombinationer til, at det kan siges, om der mangler en række",
            q(table)
        ))
        .help("del den i flere tabeller, hvoraf den ene bruger de andre"),
        Message::CellGivesNothing => Text::new("en celle under et resultat giver ingen værdi")
            .label("dette er en prøve")
            .help("skriv den værdi, der gælder, når cellerne foran passer"),
        Message::ResultsDiffer { table } => {
            Text::new(format!("versionerne af tabellen {} giver ikke det samme", q(table)))
                .help("skriv de samme navne efter `->` i alle versioner, eller giv tabellen et andet navn")
        }
        Message::RowDecidesNothing { table } => Text::new(format!("en række i tabellen {} afgør ingenting", q(table)))
            .label("der er intet tilfælde tilbage til den")
            .help("fjern den, eller se dens celler og rækkerne over den efter"),
        Message::ColumnDecidesNothing { table, column } => Text::new(format!(
            "kolonnen {} i tabellen {} afgør ingenting: alle dens celler er ens",
            q(column.text(Danish)),
            q(table)
        ))
        .help("fjern kolonnen, eller se dens celler efter"),
        _ => return None,
    })
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
