//! Danish: exemptions, guardrails and examples.

use crate::Language::Danish;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;
use crate::{Aspect, Message};

pub(super) fn text(message: &Message) -> Option<Text> {
    exemption(message).or_else(|| example(message))
}

fn exemption(message: &Message) -> Option<Text> {
    Some(match message {
        Message::CrossesGuardrail { exemption, guardrail, target } => Text::new(format!(
            "fritagelsen {} berører {}, som hegnspælen {} beskytter",
            q(exemption),
            q(target),
            q(guardrail)
        ))
        .label("dette må ingen fritagelse berøre")
        .help("tag det ud af fritagelsen; tillader loven det alligevel, står hegnspælen forkert"),
        Message::CrossesGuardrailIndirectly { exemption, guardrail, target, protected } => Text::new(format!(
            "fritagelsen {} berører {}, som {} afhænger af, og det beskytter hegnspælen {}",
            q(exemption),
            q(target),
            q(protected),
            q(guardrail)
        ))
        .label("dette må ingen fritagelse berøre")
        .help("tag det ud af fritagelsen; tillader loven det alligevel, står hegnspælen forkert"),
        Message::ChangesMissingAspect { aspect, requirement } => {
            let word = aspect.word(Danish);
            Text::new(format!("kravet {} har ingen linje med {}, som kan berøres", q(requirement), q(word)))
                .help("nævn noget, som kravet har, eller hele kravet")
        }
        Message::AspectValueMismatch { aspect } => {
            let new = match aspect {
                Aspect::Content => "det nye",
                Aspect::Documents => "de nye",
                Aspect::Deadline | Aspect::Form | Aspect::Decision => "den nye",
            };
            Text::new(format!("dette kan ikke være {new} {}", q(aspect.word(Danish))))
                .label("her skal der stå noget andet")
                .help("en frist ændres til en frist, en form til en form, indhold og dokumenter til en tekst eller et navn, en afgørelse til en aktør")
        }
        Message::ExemptionOutsideTrial { exemption, trial } => {
            Text::new(format!("fritagelsen {} gælder ikke på nogen dag i forsøget {}", q(exemption), q(trial)))
                .help("se begges datoer efter")
        }
        Message::UnknownAspectValue { value } => Text::new(format!("kravet stiller ikke krav om {}", q(value)))
            .label("så der er intet at fritage for")
            .help("nævn en af de værdier, som kravet opregner"),
        Message::NeverLiftedBy { requirement, exemption } => {
            Text::new(format!("fritagelsen {} fritager aldrig for hele {}", q(exemption), q(requirement)))
                .label("så svaret er altid det samme")
                .help("nævn en fritagelse, som siger `fritager for` om dette krav; en enkelt side af det, som dets form, er ikke det hele")
        }
        Message::LiftsNothing { exemption } => Text::new(format!("fritagelsen {} berører intet krav", q(exemption)))
            .label("der er intet krav i regelsættet, som dette gælder")
            .help("ret henvisningen eller mærket; er dens krav udeladt, så sig det med `ikke omfattet`"),
        Message::AspectNotAsked { aspect, requirement, event } => Text::new(format!(
            "{} i {} bliver aldrig undersøgt for hændelsen {}, som intet sådant felt har",
            q(aspect.word(Danish)),
            q(requirement),
            q(event)
        ))
        .help(format!("føj et felt til hændelsen {}, eller lad kravet opfyldes ved en anden hændelse", q(event))),
        Message::DeadlineWithoutMetBy { requirement } => {
            Text::new(format!("{} har en frist, men intet, der kan opfylde det", q(requirement)))
                .label("så det kan aldrig vides, om fristen blev holdt")
                .help("tilføj `opfyldt ved` med de hændelser, der tæller")
        }
        _ => return None,
    })
}

fn example(message: &Message) -> Option<Text> {
    Some(match message {
        Message::ExampleExpectation { expected, got } => {
            Text::new(format!("eksemplet forventer {}, men resultatet er {}", q(expected), q(got)))
                .label("forventet her")
                .help("enten regelsættet eller eksemplet er forkert: se efter i loven, hvilket af dem det er")
        }
        Message::ExampleNoDate => {
            Text::new("eksemplet siger ikke, på hvilken dag").help("tilføj en linje som `pr. 2020-03-15`")
        }
        Message::ExampleExpectsNothing => Text::new("dette eksempel forventer intet, så det kan kun gå godt").help(
            "tilføj `forvent` og derunder, hvad der skal følge af det givne: `første_samtale forfalder 2020-03-15`",
        ),
        Message::NoneNotOptional { name } => {
            Text::new(format!("{} kan ikke mangle, og eksemplet siger, at der ingen er", q(name))).help(
                "udelad det, hvis det ikke vides, eller skriv `kan mangle` i erklæringen, hvis der kan være ingen",
            )
        }
        Message::SameOnEveryDay { fact } => {
            Text::new(format!("{} har ingen første dag: den er den samme alle dage", q(fact)))
                .help("udelad `fra`, eller erklær den `over tid` i situationen")
        }
        Message::ExampleUnknownFact { name } => {
            Text::new(format!("eksemplet giver {}, som situationen ikke har", q(name)))
                .help("giv en oplysning, som situationen erklærer, eller erklær denne")
        }
        _ => return None,
    })
}
