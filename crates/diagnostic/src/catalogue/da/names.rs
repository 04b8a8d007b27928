//! Danish: names, known, unknown and never used.

use crate::Language::Danish;
use crate::catalogue::Text;
use crate::catalogue::quoted::{circle, list, quoted as q};
use crate::{CircleKind, Message, Noun};

pub(super) fn text(message: &Message) -> Option<Text> {
    name(message).or_else(|| rulebook(message)).or_else(|| unused(message))
}

fn name(message: &Message) -> Option<Text> {
    Some(match message {
        Message::UnknownName { name, what: Noun::Name } => Text::new(format!("ukendt navn {}", q(name)))
            .label("der er ikke noget, der hedder sådan")
            .help("erklær det, som en oplysning i situationen eller som en definition, eller ret stavemåden"),
        Message::UnknownName { name, what } => {
            Text::new(format!("der er {}, der hedder {}", what.none(Danish), q(name)))
                .help(format!("erklær {} med det navn, eller ret stavemåden", what.indefinite(Danish)))
        }
        Message::NotEncodedWithoutCitation { why } => {
            Text::new(format!("{} er ikke omfattet og henviser til intet, så intet resultat fortæller det", q(why)))
                .help("henvis til den bestemmelse, der er udeladt, på en linje for sig: `lab § 105`")
                .note("det fortælles, hvor en linje i resultatet hviler på samme lov")
        }
        Message::NeverTold { why, law } => {
            Text::new(format!("{} er ikke omfattet, og intet resultat fortæller det", q(why)))
                .label(format!("intet krav hviler på {}", q(law)))
                .help("henvis til loven for de krav, som det skal fortælles ved, og sig med `for` og `når`, om hvem")
                .note("det fortælles, hvor en linje i resultatet hviler på samme lov")
        }
        Message::MetByOfMustNot { requirement } => {
            Text::new(format!("{} er et `må ikke`, som ingen handling opfylder", q(requirement)))
                .label("dette ville intet gøre")
                .help("skriv `brudt ved` med de handlinger, der bryder det, eller `skal`, hvis det er en pligt")
        }
        Message::BrokenByOfNoProhibition { requirement } => {
            Text::new(format!("{} er ikke et `må ikke`, så ingen handling bryder det", q(requirement)))
                .label("dette ville intet gøre")
                .help("skriv `opfyldt ved` med de handlinger, der opfylder det, eller `må ikke`, hvis det er et forbud")
        }
        Message::QuotedAspectValue { text, value } => {
            Text::new(format!("en tekst vises og undersøges aldrig, og »{text}« er hændelsernes værdi {}", q(value)))
                .label("i anførselstegn er enhver værdi god nok")
                .help(format!("skriv den uden anførselstegn: {}", q(value)))
        }
        Message::DeadlineOfMustNot { requirement } => Text::new(format!(
            "{} er et `må ikke`, som ingen frist har",
            q(requirement)
        ))
        .label("dette ville ikke blive læst")
        .help("sig med `når`, hvilke dage det gælder, og med `brudt ved … hvor …`, hvilke handlinger der bryder det")
        .note("et forbud læses på dagen for hver handling, der kan bryde det, og ellers på skæringsdagen"),
        Message::CountsOfMustNot { requirement, danish, .. } => Text::new(format!(
            "{} er et `må ikke`, og {} siges om handlinger, der opfylder en pligt",
            q(requirement),
            q(danish)
        ))
        .label("dette ville intet gøre")
        .help("udelad det, eller skriv `skal`, hvis det er en pligt"),
        Message::JudgedList { fact } => {
            Text::new(format!("{} er en liste af hændelser, og ingen vurderer en liste", q(fact)))
                .label("dette siger, hvem der vurderer den")
                .help("udelad det, og lad det, der vurderes, være en oplysning for sig")
        }
        Message::FieldOfTwoEvents { field, inner, outer } => {
            let help = if inner == outer {
                format!(
                    "begge er af slagsen {}, så intet navn skiller dem ad: stil det indre spørgsmål i en definition eller om en liste af en anden slags",
                    q(inner)
                )
            } else {
                format!("skriv hvilken: {} eller {}", q(&format!("{inner}.{field}")), q(&format!("{outer}.{field}")))
            };
            Text::new(format!("{} er et felt i begge de hændelser, der er tale om", q(field))).help(help)
        }
        Message::AmbiguousName { name, candidates } => Text::new(format!("{} kan betyde flere ting", q(name)))
            .help(format!("skriv det med regelsættet foran: {}", list(candidates, Danish))),
        Message::DuplicateName { name } => Text::new(format!("{} er erklæret to gange", q(name)))
            .label("den anden gang")
            .help("vælg et andet navn; to versioner af én regel har datoer med `fra` og `til`, der ikke overlapper"),
        Message::WrongKindOfName { name, is, wanted } => Text::new(format!(
            "{} er {}, men her skal der stå {}",
            q(name),
            is.indefinite(Danish),
            wanted.indefinite(Danish)
        )),
        Message::UnknownCategoryValue { value, category } => {
            Text::new(format!("{} er ikke en værdi af {}", q(value), q(category)))
                .help("brug en af dens værdier, eller føj denne til kategorien")
        }
        Message::UnknownField { field, event } => {
            Text::new(format!("hændelsen {} har ikke feltet {}", q(event), q(field)))
                .help("brug et af dens felter, eller føj dette til hændelsen")
        }
        Message::Circle { kind, names } => {
            let (title, help) = match kind {
                CircleKind::Definitions => {
                    ("disse definitioner bygger på hinanden i ring", "lad en af dem bygge på oplysninger alene")
                }
                CircleKind::Statuses => (
                    "disse krav spørger i ring, hvordan det står med hinanden",
                    "lad et af dem spørge om en hændelse i stedet for en status",
                ),
                CircleKind::InsteadOf => {
                    ("disse krav træder i stedet for hinanden i ring", "skriv kun `i stedet for` ved det ene")
                }
                CircleKind::Prevails => ("disse fritagelser går forud for hinanden i ring", "fjern et `går forud for`"),
                CircleKind::TogetherWith => {
                    ("disse krav forfalder samtidig med hinanden i ring", "giv et af dem sin egen frist")
                }
                CircleKind::Decisions => (
                    "disse krav venter på hinanden: det ene gælder for enhver afgørelse, og det, der afgøres, spørger til det",
                    "lad et af dem spørge om en hændelse i stedet for en status",
                ),
                CircleKind::Spends => (
                    "disse krav venter på hinanden: det ene forbruger de hændelser, som et andet opfyldes ved",
                    "lad et af dem spørge om en hændelse i stedet for en status, eller fjern `forbruger sine hændelser`",
                ),
            };
            Text::new(title).label("ringen begynder her").help(help).note(circle(names))
        }
        _ => return None,
    })
}

fn rulebook(message: &Message) -> Option<Text> {
    Some(match message {
        Message::UnknownUse { rulebook } => Text::new(format!("der er intet regelsæt {} at bruge", q(rulebook)))
            .help("giv dets fil sammen med denne, eller ret navnet"),
        Message::CircularUse { names } => Text::new("disse regelsæt bruger hinanden i ring")
            .help("læg det, begge har brug for, i et tredje regelsæt")
            .note(circle(names)),
        Message::NoRulebookHeader => Text::new("filen siger ikke, hvilket regelsæt den er")
            .help("begynd den med en linje som `regelsæt kontakt \"Kontaktforløb\"`"),
        Message::SecondRulebookHeader => {
            Text::new("her begynder et andet regelsæt i samme fil").help("læg hvert regelsæt i sin egen fil")
        }
        Message::DuplicateRulebook { name } => Text::new(format!("to filer er regelsættet {}", q(name)))
            .help("giv det ene et andet navn, eller udelad den ene fil"),
        _ => return None,
    })
}

fn unused(message: &Message) -> Option<Text> {
    Some(match message {
        Message::FactNeverUsed { name } => Text::new(format!("ingen regel spørger om oplysningen {}", q(name)))
            .help("fjern den: ingen skal spørges om det, der ikke afgør noget"),
        Message::GroupNeverUsed { name } => Text::new(format!("ingen regel gælder for målgruppen {}", q(name)))
            .help("skriv `for` og dens navn i de regler, den er tænkt til, eller fjern den"),
        Message::DefinitionNeverUsed { name } => {
            Text::new(format!("ingen regel bruger definitionen {}", q(name))).help("brug den, eller fjern den")
        }
        Message::CategoryNeverUsed { name } => {
            Text::new(format!("ingen oplysning er af kategorien {}", q(name))).help("brug den, eller fjern den")
        }
        Message::EventNeverUsed { name } => Text::new(format!("ingen oplysning opregner hændelsen {}", q(name)))
            .help(format!("føj en oplysning `… hændelser {name}` til situationen, eller fjern den")),
        Message::ActorNeverUsed { name } => {
            Text::new(format!("aktøren {} skylder og vurderer intet", q(name))).help("brug den, eller fjern den")
        }
        Message::ParameterNeverUsed { name } => {
            Text::new(format!("ingen regel bruger parameteren {}", q(name))).help("brug den, eller fjern den")
        }
        _ => return None,
    })
}
