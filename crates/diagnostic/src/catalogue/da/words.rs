//! Danish: the words of items and clauses, and names that cannot be.

use crate::Language::Danish;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};
use crate::{Expected, Message};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::UnknownItemWord { word } => Text::new(format!("intet afsnit begynder med {}", q(word)))
            .label("et afsnit begynder i margenen")
            .help("et afsnit begynder med et ord som `krav`, `målgruppe` eller `fritagelse`; det, der hører til afsnittet ovenover, rykkes ind"),
        Message::UnknownClauseWord { word, item } => {
            Text::new(format!("ingen linje i {} begynder med {}", item.indefinite(Danish), q(word)))
                .label("ordet kendes ikke her")
        }
        Message::ClauseOfAnotherItem { word, here, there } => Text::new(format!(
            "{} hører til i {}, ikke i {}",
            q(word),
            there.indefinite(Danish),
            here.indefinite(Danish)
        ))
        .label(format!("her er {}", here.indefinite(Danish)))
        .help(format!("flyt linjen til {}", there.indefinite(Danish))),
        Message::KeywordCase { word, right } => {
            Text::new(format!("{} skrives med små bogstaver", q(word))).help(format!("skriv {}", q(right)))
        }
        Message::Expected { found, expected } => {
            let title = if found.is_empty() {
                "linjen slutter for tidligt".to_owned()
            } else {
                format!("{} kan ikke stå her", q(found))
            };
            Text::new(title).label(Expected::sentence(expected, Danish))
        }
        Message::ReservedName { name, proposed } => {
            Text::new(format!("{} kan ikke være et navn: betingelser bruger selv ordet", q(name)))
                .help(format!("vælg et andet navn, for eksempel {}", q(proposed)))
                .note("sådanne ord holdes fri på dansk og engelsk på én gang, så et regelsæt kan skrives om fra det ene til det andet")
        }
        Message::RefusedName { name, why } => Text::new(format!("{} kan ikke være et navn her", q(name)))
            .help("vælg et andet navn; det, folk læser, er betegnelsen i anførselstegn")
            .note(why.text(Danish)),
        Message::MixedAndOr { left_reading, right_reading } => {
            Text::new("`og` og `eller` står ved siden af hinanden uden parenteser")
                .label("det kan læses på to måder")
                .help(format!("skriv {} eller {}", q(left_reading), q(right_reading)))
        }
        Message::DoubleNot => {
            Text::new("`ikke` står to gange").help("fjern begge, eller kun det andet, hvis sætningen skal sige nej")
        }
        Message::ChainedComparison => Text::new("der står to sammenligninger efter hinanden")
            .label("hvad sammenlignes med dette?")
            .help("skriv `x er mellem 1 og 5`, eller to sammenligninger med `og`"),
        Message::ChainedUnless => Text::new("`medmindre` står to gange i én sætning")
            .label("hvilken undtagelse begrænser dette?")
            .help("skriv hver undtagelse på sin egen linje med `medmindre`, eller sæt parentes om den ene"),
        Message::WhereTooWide { left_reading, right_reading } => {
            Text::new("det kan ikke ses, hvor dette `hvor` holder op")
                .label("hører dette med til `hvor`?")
                .help(format!("sæt parentes: {} eller {}", q(left_reading), q(right_reading)))
        }
        Message::DuplicateClause { danish, .. } => Text::new(format!("{} står to gange i afsnittet", q(danish)))
            .label("den anden")
            .help("behold den ene; en ændring over tid skrives som to versioner af afsnittet, med `fra` og `til`"),
        Message::MissingClause { danish, item, .. } => {
            Text::new(format!("{} mangler {}", item.this(Danish), q(danish)))
                .help(format!("tilføj en linje med {}", q(danish)))
        }
        Message::ListMixesAspects => {
            Text::new("i denne liste er der nævnt en side af kravet ved nogle, men ikke ved andre")
                .label("ikke ved dette, så hele kravet ville blive berørt")
                .help("nævn den ved hvert (`form ved a, form ved b`), eller skriv to linjer")
        }
        Message::HyphenInName { fixed } => Text::new("et navn har understreger, ikke bindestreger")
            .help(format!("skriv {}", q(fixed)))
            .note("skal der trækkes fra, så sæt mellemrum på begge sider af minus"),
        Message::KeywordInOneWord { word, right } => {
            Text::new(format!("{} skrives i flere ord", q(word))).help(format!("skriv {}", q(right)))
        }
        Message::MinusNeedsBlanks => Text::new("et minus mellem to værdier har mellemrum på begge sider")
            .help("skriv `a - 5` for at trække fra, `-5` for et tal under nul"),
        Message::SingularTimes => Text::new("`1 time` er en time på dansk og én gang på engelsk")
            .help("skriv `én gang` eller `1 hour`"),
        Message::NotYetSupported { construct } => {
            Text::new(format!("{} hører til sproget, men denne version af hjemmel kan det ikke endnu", q(construct)))
                .help("udelad linjen, og sig det med `ikke omfattet \"…\"`, så det fremgår af resultatet")
        }
        Message::OtherWording { found, right } => {
            Text::new(format!("{} siges på en anden måde i et regelsæt", q(found))).help(format!("skriv {}", q(right)))
        }
        Message::WindowTooLate { right } => {
            Text::new("et tidsrum bagud står lige efter de hændelser, det gælder")
                .label("dette står for sent i sætningen")
                .help(format!("skriv {}", q(right)))
        }
        Message::WindowOfNoEvents { window, for_date, for_events } => {
            Text::new(format!("{} hører til hændelser", q(window)))
                .label("her står det efter noget andet")
                .help(format!("skriv {} om en dato, {} om hændelser", q(for_date), q(for_events)))
        }
        Message::StatusNotRepeated { status, right } => {
            Text::new(format!("{} siger ikke, hvilket krav der menes", q(status)))
                .label("hver sammenligning står for sig selv")
                .help(format!("sig det igen: {}", q(right)))
        }
        Message::IndentedItem { word } => Text::new(format!("{} begynder et afsnit, og denne linje er rykket ind", q(word)))
            .label("læst som en linje i afsnittet ovenfor")
            .help("sæt den ud til margenen"),
        Message::StandsAlone { word } => Text::new(format!("{} står alene på sin linje", q(word)))
            .label("her følger mere")
            .help("skriv det, der følger, på egne linjer nedenunder, rykket længere ind: en oplysning og dens værdi, eller et krav og det, der forventes af det"),
        Message::SaidOtherwise { found, advice } => {
            Text::new(advice.title(&q(found), Danish)).help(advice.text(Danish))
        }
        Message::UnknownStatus { word, danish, .. } => Text::new(format!("{} er ingen status", q(word)))
            .help(format!("et krav er et af disse: {}", list(danish, Danish))),
        Message::UnknownType { word } => Text::new(format!("{} er hverken en type eller en kategori", q(word)))
            .help("en type er `ja/nej`, `dato`, `tal`, `beløb`, `timer`, `procent`, `varighed`, `tekst`, `aktør`, `en af …`, `hændelser …` eller navnet på en kategori"),
        Message::MissingHalf { danish, .. } => {
            Text::new(format!("over disse linjer i eksemplet mangler {}", q(danish)))
                .label("læst, som om det stod her")
                .help(format!("skriv {} på en linje for sig over dem", q(danish)))
        }
        _ => return None,
    })
}
