//! Danish: cases and their snapshots.

use crate::Language::Danish;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;
use crate::{Message, TypeWord};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::NotACase { line, column, detail } => {
            Text::new(format!("dette er ikke en sag: den kan ikke læses ved linje {line}, kolonne {column}"))
                .help("en sag er et JSON-objekt med `title`, `as_of` og `situation`")
                .note(format!("læseren siger: {detail}"))
        }
        Message::UnknownCaseKey { key } => Text::new(format!("en sag har ikke nøglen {}", q(key))).help(
            "nøglerne er `title`, `as_of`, `law_of`, `proposals` og `situation`; oplysningerne står i `situation`",
        ),
        Message::MissingCaseKey { key } => Text::new(format!("sagen mangler {}", q(key))).help(match key.as_str() {
            "title" => "skriv i én sætning, hvad sagen viser",
            "as_of" => "giv den dag, sagen vurderes på, som i \"2020-01-31\"",
            _ => "giv sagens oplysninger som et objekt",
        }),
        Message::CaseKeyOfWrongType { key, expected, found } => {
            let (wanted, given) = (expected.text(Danish), found.text(Danish));
            let text = Text::new(format!("{} i sagen skal være {wanted}, men dette er {given}", q(key)));
            match expected {
                TypeWord::Date => text.help("skriv en dato som \"2020-01-31\", i anførselstegn"),
                TypeWord::List => text.help("nævn forslag i en liste: `[\"fri_form\"]`"),
                TypeWord::Object => text.help("giv oplysningerne ved deres navne: `{ \"navn\": værdi }`"),
                _ => text.help("skriv det i anførselstegn"),
            }
        }
        Message::BadCaseDate { key, text, why } => {
            Text::new(format!("{} ved {} i sagen er ikke en dato: {}", q(text), q(key), why.text(Danish)))
                .help("skriv en dato som `2020-01-31`")
        }
        Message::CaseChanged { lost, gained } => {
            let (lost, gained) = (lines(*lost), lines(*gained));
            Text::new(format!("sagen falder ikke ud, som dens facit siger: {lost} væk, {gained} til")).help(
                "er det meningen med ændringen af reglerne, så godkend det med `hjemmel test --update`; ret ellers reglerne",
            )
        }
        Message::SnapshotMissing => Text::new("sagen har intet facit")
            .help("læs, hvad sagen ender med, og godkend det med `hjemmel test --update`"),
        Message::SnapshotWithoutCase { case } => {
            Text::new(format!("facittet hører ikke til nogen sag: {} findes ikke", q(case)))
                .help("hent sagen tilbage, eller slet facittet med `hjemmel test --update`")
        }
        Message::SnapshotUnreadable { why } => Text::new(format!("facittet kan ikke læses: {}", why.text(Danish)))
            .help("hent filen tilbage, som den var, eller få den skrevet på ny med `hjemmel test --update`"),
        Message::UnwritableFile { path, why } => Text::new(format!("{} kunne ikke skrives: {why}", q(path)))
            .help("se, om du må skrive der, og om der er plads"),
        _ => return None,
    })
}

fn lines(count: usize) -> String {
    if count == 1 { "1 linje".to_owned() } else { format!("{count} linjer") }
}
