//! Dansk: sagsmængders profiler.

use crate::Language::Danish;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};

pub(super) fn text(message: &Message) -> Option<Text> {
    shape(message).or_else(|| numbers(message))
}

fn shape(message: &Message) -> Option<Text> {
    Some(match message {
        Message::ProfileNotJson { line, column, detail } => {
            Text::new(format!("profilen kan ikke læses som JSON: linje {line}, kolonne {column}"))
                .help("`hjemmel schema --caseload-profile` viser, hvordan en profil ser ud")
                .note(detail.clone())
        }
        Message::ProfileWrongType { path, expected, found } => {
            let (wanted, given) = (expected.text(Danish), found.text(Danish));
            Text::new(format!("{} skal være {wanted}, og der står {given}", q(path)))
        }
        Message::ProfileMissing { path, key } => Text::new(format!("{} mangler {}", q(path), q(key)))
            .help("`hjemmel schema --caseload-profile` viser, hvordan en profil ser ud"),
        Message::ProfileUnknownKey { path, key } => {
            Text::new(format!("en profil har ikke {} ved {}", q(key), q(path))).help("ret stavemåden, eller udelad det")
        }
        Message::ProfileUnknownFact { path, fact } => {
            Text::new(format!("regelsættet har ikke {}, som {} trækker", q(fact), q(path)))
                .help("ret stavemåden, eller udelad det: en oplysning, der ikke trækkes, er ikke kendt")
        }
        Message::ProfileNotOneDistribution { path, found } => Text::new(if *found == 0 {
            format!("{} siger ikke, hvordan der trækkes", q(path))
        } else {
            format!("{} siger på {found} måder, hvordan der trækkes", q(path))
        })
        .help("angiv én af `value`, `choices`, `date`, `number` og `events`"),
        Message::ProfileValueRefused { path } => {
            Text::new(format!("regelsættet tager ikke imod værdien ved {}", q(path)))
        }
        Message::ProfileSituationRefused { number } => {
            Text::new(format!("regelsættet tager ikke imod situation {number}, som profilen gav"))
                .help("to oplysninger i profilen passer ikke sammen; ret, hvordan den ene trækkes")
        }
        _ => return None,
    })
}

fn numbers(message: &Message) -> Option<Text> {
    Some(match message {
        Message::ProfileNoWeight { path } => Text::new(format!("ingen vægt ved {} er over nul", q(path)))
            .help("giv mindst én en vægt på 1 eller mere, ellers kan der ikke trækkes"),
        Message::ProfileRangeBackwards { path, from, to } => {
            Text::new(format!("intervallet ved {} slutter, før det begynder: fra {from} til {to}", q(path)))
                .help("skriv den tidligste eller mindste ende først; en længde med minus regnes tilbage")
        }
        Message::ProfileNoLength { path, text } => {
            Text::new(format!("{} ved {} er ikke en længde af tid", q(text), q(path)))
                .help("skriv den som `P18Y`, `P3M`, `P2W` eller `-P10D`")
        }
        Message::ProfileNoSource { path } => Text::new(format!("{} siger ikke, hvor tallene kommer fra", q(path)))
            .help("tilføj `source`: en offentlig kilde ved navn, eller \"antaget, ingen kilde\""),
        Message::ProfileCircle { path, facts } => {
            Text::new(format!("datoer ved {} regnes fra hinanden: {}", q(path), list(facts, Danish)))
                .help("regn en af dem fra profilens dag ved at udelade `relative_to`")
        }
        Message::ProfileUnknownAnchor { path, name } => {
            Text::new(format!("{} regnes fra {}, som ikke trækkes", q(path), q(name)))
                .help("træk også den oplysning, eller regn fra profilens dag ved at udelade `relative_to`")
        }
        Message::ProfileOutOfBounds { path, least, most } => {
            Text::new(format!("tallet ved {} skal være fra {least} til {most}", q(path)))
        }
        Message::ProfileNoDate { path, text } => {
            Text::new(format!("{} ved {} er ikke en dato", q(text), q(path))).help("skriv en dato som \"2025-06-16\"")
        }
        Message::ProfileDateOutOfRange { path } => {
            Text::new(format!("{} fører til en dato, som kalenderen ikke har", q(path)))
                .help("angiv en kortere længde af tid")
        }
        _ => return None,
    })
}
