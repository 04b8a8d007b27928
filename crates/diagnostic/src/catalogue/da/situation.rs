//! Danish: situations and evaluation.

use crate::Language::Danish;
use crate::catalogue::Text;
use crate::catalogue::quoted::{list, quoted as q};
use crate::{Message, PlanFault, TypeWord};
use hjemmel_value::Decimal;

pub(super) fn text(message: &Message) -> Option<Text> {
    situation(message).or_else(|| evaluation(message))
}

fn situation(message: &Message) -> Option<Text> {
    Some(match message {
        Message::WrongType { path, fact, expected, found } => {
            let (wanted, given) = (expected.text(Danish), found.text(Danish));
            let text = Text::new(if path == fact {
                format!("{} skal være {wanted}, men dette er {given}", q(fact))
            } else {
                format!("{} skal være {wanted}, men ved {} står {given}", q(fact), q(path))
            });
            match expected {
                TypeWord::YesNo => text.help("skriv `true` eller `false`, uden anførselstegn"),
                TypeWord::Date => text.help("skriv en dato som \"2020-01-31\", i anførselstegn"),
                _ => text,
            }
        }
        Message::UnknownFact { path, name } => {
            let text = if path == name {
                Text::new(format!("regelsættet har ikke oplysningen {}", q(name)))
            } else {
                Text::new(format!("regelsættet har ikke oplysningen {}, som er givet ved {}", q(name), q(path)))
            };
            text.help("ret stavemåden, eller udelad den")
        }
        Message::NullNotOptional { path, fact } => {
            let text = if path == fact {
                Text::new(format!("{} kan ikke mangle, men der står `null`", q(fact)))
            } else {
                Text::new(format!("{} kan ikke mangle, men ved {} står `null`", q(fact), q(path)))
            };
            text.help("udelad den, hvis den ikke kendes: `null` siger, at man ved, at den ikke er der")
        }
        Message::InexactNumber { path, text } => {
            Text::new(format!("tallet {} ved {} er ikke nøjagtigt", q(text), q(path)))
                .help(if Decimal::parse(text).is_ok() { "giv det som tekst, for eksempel \"160.33\", eller med højst 15 cifre" } else { "giv et tal med højst 28 cifre, decimalerne iberegnet" })
        }
        Message::BadDate { path, text, why } => {
            Text::new(format!("{} ved {} er ikke en dato: {}", q(text), q(path), why.text(Danish)))
                .help("skriv en dato som `2020-01-31`")
        }
        Message::UnknownValue { path, value, allowed } => {
            Text::new(format!("{} ved {} er ikke en af værdierne", q(value), q(path)))
                .help(format!("værdierne er {}", list(allowed, Danish)))
        }
        Message::MissingEventDate { path, field } => {
            Text::new(format!("hændelsen ved {} mangler {}", q(path), q(field)))
                .help("giv dens dato: uden den kan hændelsen ikke placeres i tiden")
        }
        Message::UnknownGivenField { path, field, fact, known } => {
            Text::new(format!("{} har ikke feltet {}, som er givet ved {}", q(fact), q(field), q(path)))
                .help(format!("ret stavemåden, eller udelad det; felterne er {}", list(known, Danish)))
        }
        Message::NotAnObject { path } if path.is_empty() => {
            Text::new("en situation er et objekt med oplysninger: `{ \"oplysning\": værdi, … }`")
        }
        Message::NotAnObject { path } => Text::new(format!("ved {} skal der stå et objekt: `{{ … }}`", q(path))),
        Message::BadJson { line, column, detail } => {
            Text::new(format!("situationen kan ikke læses som JSON: linje {line}, kolonne {column}"))
                .note(format!("læseren siger: {detail}"))
        }
        Message::PeriodEndsBeforeItStarts { path } => {
            Text::new(format!("perioden ved {} slutter, før den begynder", q(path))).help("se de to datoer efter")
        }
        Message::TooManyEvents { limit } => Text::new("situationen har for mange hændelser")
            .help("udelad det, der ikke længere kan betyde noget, eller få grænsen for antallet af hændelser hævet")
            .note(format!("{limit} er tilladt")),
        Message::UnknownProposal { name } => Text::new(format!("regelsættet har ikke forslaget {}", q(name)))
            .help("kun det, der er mærket `forslag`, kan slås til"),
        Message::BadAsOf { text } => Text::new(format!("{} er ikke en dato, sagen kan vurderes på", q(text)))
            .help("skriv en dato som `2020-01-31`"),
        Message::PeriodsOverlap { path, other } => {
            Text::new(format!("{} har en dag fælles med nummer {other} på listen", q(path)))
                .help("ingen to perioder af hændelsen må overlappe: slut den tidligste dagen før, eller udelad den ene")
        }
        Message::RateOfZero { path, field } => {
            Text::new(format!("{} er nul timer om ugen, og en dato afhænger af, hvad {} når op på", q(path), q(field)))
                .help("udelad perioden, eller oplys dens timer")
        }
        Message::RateBelowZero { path } => Text::new(format!("{} er under nul timer om ugen", q(path)))
            .help("oplys periodens timer, eller udelad den"),
        Message::WindowEndsFirstInRule { rule, from, by } => {
            Text::new(format!("vinduet i {} har ingen dag: det begynder {from} og slutter {by}", q(rule)))
                .help("en af de to oplyste datoer er forkert")
        }
        Message::MissingFirstDay { path } => Text::new(format!("værdien af {} har ingen første dag", q(path)))
            .help("en oplysning over tid gives som værdier, hver fra en dag og indtil den næste: `\"from\": \"2020-01-31\"`, i et eksempel `fra 2020-01-31`"),
        Message::TwoValuesOfOneDay { path, day } => {
            Text::new(format!("{} har to værdier fra {day}", q(path))).help("behold den ene")
        }
        Message::CountsFromLaterDay { path, on, from } => {
            Text::new(format!("vurderingen af {} er fra {on} og skal regnes fra {from}", q(path.strip_suffix(".from").unwrap_or(path))))
                .help("en vurdering regnes fra sin egen dag eller fra en tidligere, som den er foretaget for")
        }
        Message::SituationOfAnotherSet => {
            Text::new("situationen er læst for andre regelsæt, hvor oplysningerne er erklæret anderledes")
                .help("læs den igen for de regelsæt, som den skal evalueres med")
        }
        Message::UnwritableOutput { why } => Text::new(format!("kommandoens udskrift kunne ikke skrives: {why}"))
            .help("se, om der er plads, hvor den skal hen; det, der allerede står der, er ikke hele udskriften"),
        Message::NotSerialized { detail } => Text::new("oplysningerne kan ikke gøres til JSON")
            .help("giv en type, som serde gør til et objekt, med tekster som nøgler")
            .note(format!("skriveren siger: {detail}")),
        Message::GivenTwice { path } => Text::new(format!("{} er givet to gange", q(path))).help("behold den ene"),
        _ => return None,
    })
}

fn evaluation(message: &Message) -> Option<Text> {
    Some(match message {
        Message::TooManySteps { limit } => Text::new("denne sag kræver flere skridt, end der er tilladt")
            .help("giv færre hændelser, eller få grænsen for antallet af skridt hævet")
            .note(format!("{limit} skridt er tilladt")),
        Message::DateOutOfRangeInRule { rule } => {
            Text::new(format!("reglen {} når frem til en dato, der ligger uden for det mulige", q(rule)))
                .help("se situationens datoer og reglens varigheder efter")
        }
        Message::DivisionByZero { rule } => Text::new(format!("reglen {} dividerer med nul", q(rule)))
            .help("sæt en betingelse foran divisionen, der udelukker nul"),
        Message::InexactQuotient { rule } => {
            Text::new(format!("reglen {} dividerer, og resultatet er ikke nøjagtigt", q(rule)))
                .help("skriv i reglen, hvordan der skal rundes: `rundet ned`, `rundet op`, `rundet til …`")
        }
        Message::NumberOverflow { rule } => {
            Text::new(format!("reglen {} når frem til et tal, der er for stort til at være nøjagtigt", q(rule)))
                .help("se situationens tal efter")
        }
        Message::ProposalsCollide { a, b } => {
            Text::new(format!("forslagene {} og {} træder i stedet for samme regel", q(a), q(b)))
                .help("slå kun det ene til")
        }
        Message::TooManyReasons { limit } => Text::new(format!("evalueringen giver mere end {limit} begrundelser"))
            .help("sæt en højere grænse i værtssystemet, eller giv færre hændelser"),
        Message::NoEvaluationDate => {
            Text::new("der mangler en evalueringsdato").help("sig, hvilken dag situationen skal læses på")
        }
        Message::UnusablePlan { why: PlanFault::NoPlan { detail } } => Text::new("det er ikke en oversat plan")
            .help("giv det, som `Rulebook::to_plan` skrev")
            .note(format!("læseren siger: {detail}")),
        Message::UnusablePlan { why: PlanFault::Contradiction { what } } => {
            Text::new("planen modsiger sig selv").help("oversæt regelsættene igen").note(what.clone())
        }
        Message::PlanOfAnotherVersion { written_by, read_by } => {
            Text::new(format!("planen er skrevet af version {written_by}, og dette er version {read_by}"))
                .help("oversæt regelsættene igen med denne version")
        }
        Message::PlanAltered => Text::new("planen er ikke den, som dens fingeraftryk nævner")
            .help("oversæt regelsættene igen, eller tag planen, som den blev skrevet: den er ændret siden"),
        _ => return None,
    })
}
