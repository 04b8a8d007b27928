//! Danish: reading the source.

use crate::Language::Danish;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::NotUtf8 { file, line, column, count } => {
            let text = Text::new(format!("{} er ikke tekst i UTF-8", q(file)))
                .help("åbn filen i et tekstprogram, og gem den med tegnsættet UTF-8")
                .note(format!("det første bogstav, der ikke kan læses, står i linje {line}, kolonne {column}"));
            if *count > 1 { text.note(format!("{count} steder kan ikke læses")) } else { text }
        }
        Message::TooLarge { file, bytes, limit } => {
            Text::new(format!("{} er større, end en regelsætsfil må være", q(file)))
                .help("del den i flere regelsæt, der bruger hinanden, eller få grænsen for en fils størrelse hævet")
                .note(format!("den fylder {bytes} byte; {limit} er tilladt"))
        }
        Message::BidirectionalControl { character } => Text::new("et usynligt tegn ændrer skriveretningen her")
            .label(format!("tegnet {character}"))
            .help("slet det: ellers læser man noget andet, end der står i regelsættet"),
        Message::NulCharacter => Text::new("der står et tegn uden betydning i teksten")
            .label("tegnet U+0000")
            .help("slet det; filen er måske blevet beskadiget under kopiering"),
        Message::EmptyFile { file } => Text::new(format!("{} er tom", q(file)))
            .help("et regelsæt begynder med en linje som `regelsæt kontakt \"Kontaktforløb\"`"),
        Message::NoRulebooks { folder: None } => {
            Text::new("der er ingen regelsæt").help("tilføj teksten til mindst et: `.source(navn, tekst)`")
        }
        Message::NoRulebooks { folder: Some(folder) } => Text::new(format!("der er ingen regelsæt i {}", q(folder)))
            .help("navnet på en fil med et regelsæt ender på `.rulebook`"),
        Message::UnreadableFile { path, why } => {
            Text::new(format!("{} kan ikke læses", q(path))).note(format!("systemet siger: {why}"))
        }
        Message::NothingCites { citation, near } => {
            let text = Text::new(format!("ingen regel bygger på {}", q(citation)));
            match near.as_slice() {
                [] => text.help("`hjemmel rules STI` viser hvert sted, en regel bygger på"),
                [one] => text.help(format!("det nærmeste sted i den lov er {}", q(one))),
                _ => text.help(format!("de nærmeste steder i den lov er {}", list(near, Danish))),
            }
        }
        Message::NoSuchLawOrRule { name, laws } => {
            let text = Text::new(format!("ingen lov og ingen regel hedder {}", q(name)));
            match laws.as_slice() {
                [] => text.help("regelsættene nævner ingen lov"),
                [one] => text.help(format!("regelsættene nævner én lov, {}", q(one))),
                _ => text.help(format!("regelsættene nævner lovene {}", list(laws, Danish))),
            }
        }
        Message::NotNormalised { count } => {
            let title = if *count == 1 {
                "et navn har bogstaver og accenter skrevet hver for sig".to_owned()
            } else {
                format!("{count} navne har bogstaver og accenter skrevet hver for sig")
            };
            Text::new(title)
                .label("det første står her; det ser ens ud, men er andre tegn")
                .help("lad `hjemmel fmt` skrive filen om")
                .note("de er læst, som om de var skrevet sammen; sådan er oplysningerne i en situation navngivet")
        }
        _ => return None,
    })
}
