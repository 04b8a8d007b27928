//! Danish: types.

use crate::Language::Danish;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;
use crate::{DurationUnit, Message, TypeHint, WindowMeant};

pub(super) fn text(message: &Message) -> Option<Text> {
    Some(match message {
        Message::TypeMismatch { expected, found, hint } => {
            let title = format!("her skal der stå {}, men dette er {}", expected.text(Danish), found.text(Danish));
            with_hint(Text::new(title).label(format!("dette er {}", found.text(Danish))), hint.as_ref())
        }
        Message::NotACondition { found, hint } => {
            let text = Text::new("dette er hverken sandt eller falsk og kan ikke være en betingelse")
                .label(format!("dette er {}", found.text(Danish)));
            match hint {
                Some(_) => with_hint(text, hint.as_ref()),
                None => text.help("sammenlign det med noget: `… er …`, `… er mindst …`"),
            }
        }
        Message::CannotCompare { left, right } => {
            Text::new(format!("{} kan ikke sammenlignes med {}", left.text(Danish), right.text(Danish)))
                .help("sammenlign kun det, der er af samme slags")
        }
        Message::CannotCombine { operator, left, right } => {
            Text::new(format!("{} kan ikke forbinde {} og {}", q(operator), left.text(Danish), right.text(Danish)))
                .help("en varighed lægges til en dato eller en varighed, beløb til beløb, tal til tal")
        }
        Message::ComparedUnits { left, right } => {
            Text::new(format!("{} kan ikke sammenlignes med {}", left.text(Danish), right.text(Danish)))
                .help(unit_help(*left, *right))
        }
        Message::CategoryMismatch { value, category, expected } => Text::new(format!(
            "{} er en værdi af {}, men her skal der stå en af {}",
            q(value),
            q(category),
            q(expected)
        ))
        .help(format!("brug en værdi af {}", q(expected))),
        Message::DecisionHasNoStart { name } => {
            Text::new(format!("{} er dagen for en afgørelse, og den har ingen start", q(name))).help("skriv navnet alene")
        }
        Message::EffectAlone { effect } => {
            Text::new(format!("det har virkning fra {effect}, og der står ikke, hvornår det træder i kraft"))
                .help("tilføj dagen for ikrafttræden: `fra DATO`; er de den samme dag, så skriv `fra` alene")
        }
        Message::EffectAfterUntil { effect, until } => {
            Text::new(format!("det har virkning fra {effect} og slutter {until}: det gælder ingenting"))
                .help("flyt dagen for virkningen eller den sidste dag")
        }
        Message::KeptAndTakenBack { requirement, on } => {
            Text::new(format!("det er ikke afgjort, hvilken lov pr. {on} der fastholdes for {}", q(requirement)))
                .label("en senere affattelse har virkning fra før denne dag")
                .help("fasthold loven, som den lød før den virkning")
        }
        Message::ListOverTime { fact } => {
            Text::new(format!("{} er en liste af hændelser og derfor ikke over tid", q(fact)))
                .help("udelad det: hændelserne har deres egne datoer")
        }
        Message::AccumulationWithoutWindow { name } => {
            Text::new(format!("{} lægger hændelser sammen, og intet siger over hvilke dage", q(name)))
                .label("her mangler et tidsrum")
                .help(format!(
                    "skriv {} eller {}; menes alle hidtil, så spørg efter dem her i stedet for navnet",
                    q(&format!("{name} i de seneste 12 måneder")),
                    q(&format!("{name} siden DATO"))
                ))
        }
        Message::WindowOfNoAccumulation { name, meant } => Text::new(format!("intet tidsrum hører til {}", q(name)))
            .label("et tidsrum står efter hændelser, eller efter en definition, der lægger dem sammen og selv intet har")
            .help(match meant {
                WindowMeant::Comparison => format!("skriv {} for at sammenligne", q(&format!("{name} er mellem … og …"))),
                WindowMeant::Date => format!("skriv {}", q(&format!("{name} er mindst i dag - 6 måneder"))),
                WindowMeant::Events => format!("skriv {}", q(&format!("antal {name} i de seneste 6 måneder"))),
                WindowMeant::Unclear => "udelad tidsrummet, eller sæt det lige efter hændelserne".to_owned(),
            }),
        Message::OnDayOfNoFact { name, found } => {
            Text::new(format!("{} er ikke en oplysning, og kun en oplysning kan læses pr. en anden dag", q(name)))
                .label(format!("dette er {}", found.text(Danish)))
                .help("skriv `pr.` efter de oplysninger, den hviler på")
        }
        Message::NeedsList { found } => Text::new("her skal der stå en liste af hændelser")
            .label(format!("dette er {}", found.text(Danish)))
            .help("brug en oplysning, der er erklæret med `hændelser`"),
        Message::FieldOutsideEvent { field, event } => Text::new(format!(
            "{} er et felt i hændelsen {}, men her er der ikke tale om nogen hændelse",
            q(field),
            q(event)
        ))
        .help("skriv, hvilken hændelse det er: `der er … hvor …`, `dato for seneste …` eller `for hver … som NAVN`"),
        Message::TodayInClock => Text::new("fristens begyndelse afhænger af `i dag`")
            .label("`i dag` flytter sig, så fristen ville aldrig begynde at løbe")
            .help("regn fra en dato i situationen eller fra en hændelse; ved en oplysning over tid fra det, den er `pr.` en dag"),
        Message::UnconvertedRounding { value, step } => {
            Text::new(format!("{} kan ikke rundes til {}", value.text(Danish), step.text(Danish)))
                .help("rund til noget af samme slags: `rundet ned til 100 kr.`")
        }
        Message::EventDateOptional { field, event } => Text::new(format!(
            "{} siger, hvornår hændelsen {} fandt sted, og kan derfor ikke mangle",
            q(field),
            q(event)
        ))
        .help("slet `kan mangle`; kun en periodes sidste dag kan mangle"),
        Message::NeedsPeriods { event } => {
            Text::new(format!("{} sker på en dag, og kun det, der varer, kan dække dage", q(event)))
                .help("erklær hændelsen som en periode: `hændelse … fra FELT til FELT`")
        }
        Message::RateWithoutPeriod { field } => {
            Text::new(format!("der er ingen periode, som timerne om ugen i {} kan lægges sammen over", q(field)))
                .help("erklær feltet i en hændelse, der varer, `hændelse … fra FELT til FELT`, eller som `timer`")
        }
        Message::LengthNotGiven { unit } => {
            Text::new(format!("en oplysning kan ikke være et antal {}", unit.text(Danish)))
                .help("en oplyst varighed har år, måneder, uger og dage; skriv de andre i reglen eller som parameter")
        }
        _ => return None,
    })
}

fn with_hint(text: Text, hint: Option<&TypeHint>) -> Text {
    match hint {
        Some(hint) => text.help(hint.text(Danish)),
        None => text,
    }
}

fn unit_help(left: DurationUnit, right: DurationUnit) -> &'static str {
    use DurationUnit::{CalendarMonths, Hours, WorkingDays};
    if [left, right].contains(&WorkingDays) {
        "hvor mange dage arbejdsdage tager, afhænger af kalenderen; sammenlign datoer i stedet"
    } else if [left, right].contains(&CalendarMonths) {
        "hvor længe hele kalendermåneder varer, afhænger af den dag, der regnes fra; sammenlign datoer i stedet"
    } else if [left, right].contains(&Hours) {
        "timer sammenlignes kun med timer"
    } else {
        "en måned har 28 til 31 dage: sammenlign uger med dage, og måneder med måneder eller år"
    }
}
