//! Danish: changes of rules that nothing notices.

use crate::Language::Danish;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::AcceptedListLine { line, why } => {
            Text::new(format!("linje {line} i de accepterede ændringer kan ikke læses: {}", why.text(Danish)))
                .help("skriv `REGEL: før → efter`, som rapporten viser det, og under det, indrykket, grunden i ord")
        }
        Message::AcceptedForNothing { line, change, noticed: true } => {
            Text::new(format!("linje {line} i de accepterede ændringer accepterer {}, som nu mærkes", q(change)))
                .help("slet linjen og dens grund")
        }
        Message::AcceptedForNothing { line, change, noticed: false } => Text::new(format!(
            "linje {line} i de accepterede ændringer accepterer {}, og sådan en ændring findes ikke",
            q(change)
        ))
        .help("slet linjen og dens grund, eller skriv den om, hvis reglen er skrevet om"),
        Message::ExamplesFailAlready { examples } => {
            let examples = if *examples == 1 { "1 eksempel".to_owned() } else { format!("{examples} eksempler") };
            Text::new(format!("{examples} går ikke op med reglerne, som de er"))
                .help("kør `hjemmel test`, og ret dem: det, der fejler i forvejen, kan ikke vise, om en ændring mærkes")
        }
        Message::NothingToChange { filter } => Text::new(format!("ingen regel har {} i sit navn", q(filter)))
            .help("navne skrives `regelsæt.regel`; `hjemmel rules` viser dem"),
        Message::NothingToRun { filter } => {
            Text::new(format!("intet eksempel og ingen sag har {} i sin titel eller sit filnavn", q(filter)))
                .help("`hjemmel test STI --verbose` nævner dem alle; der er forskel på store og små bogstaver")
        }
        _ => return None,
    })
}
