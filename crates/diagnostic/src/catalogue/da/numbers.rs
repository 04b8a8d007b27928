//! Danish: numbers, dates and citations.

use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    number(message).or_else(|| citation(message))
}

fn number(message: &Message) -> Option<Text> {
    Some(match message {
        Message::DateNotIso { text, fixed } => {
            let right = fixed.as_deref().unwrap_or("2020-01-31");
            let help = match fixed {
                Some(_) => format!("skriv {}", q(right)),
                None => format!("skriv den som {}", q(right)),
            };
            Text::new(format!("en dato skrives ikke {}", q(text))).label("år, måned, dag, med bindestreger").help(help)
        }
        Message::NoSuchDate { text } => Text::new(format!("dagen {} findes ikke", q(text)))
            .label("ikke i kalenderen")
            .help("se efter, hvor mange dage måneden har, og om det er skudår"),
        Message::DateOutOfRange { text } => {
            Text::new(format!("årstallet i {} ligger uden for det mulige", q(text))).help("ret årstallet")
        }
        Message::ThousandsMark { text, fixed_a, fixed_b } => {
            Text::new(format!("{} kan læses både som tusinder og som decimaler", q(text)))
                .label("hvilken af delene?")
                .help(format!("skriv {} eller {}", q(fixed_a), q(fixed_b)))
        }
        Message::DecimalComma { fixed } => {
            Text::new("decimaler skrives med punktum, for et komma skiller værdier fra hinanden")
                .help(format!("skriv {}; er det to værdier, så sæt mellemrum efter kommaet", q(fixed)))
        }
        Message::TwoNumbersInRow => Text::new("der står to tal efter hinanden")
            .label("hvad har dette at gøre med tallet foran?")
            .help("skriv store tal uden mellemrum (`10000`), og en liste med komma"),
        Message::NumberTooLong => {
            Text::new("tallet har for mange cifre til at være nøjagtigt").help("et tal har højst 28 cifre")
        }
        Message::MonthNameDate { fixed } => {
            Text::new("måneden i en dato skrives som tal").help(format!("skriv {}", q(fixed)))
        }
        Message::NoWeekZero => Text::new("uger tælles fra 1")
            .help("datoen er selv den første dag i 1. uge, som altså slutter 6 dage senere"),
        Message::NoMonthsInWindow => Text::new("et tidsrum på ingen måneder rummer ingen dag")
            .help("skriv, hvor mange hele måneder før dagen der tæller: `i de 9 foregående kalendermåneder`"),
        Message::WeekdaysBackwards => Text::new("ugens dage løber fra mandag til søndag")
            .help("skriv den tidligste dag først: `timer om ugen fra mandag til fredag`"),
        Message::CoveredByYears => Text::new("dækket tid tælles i dage, uger eller måneder")
            .help("skriv `måneder dækket af …`; tolv måneder sammenlignes med et år"),
        Message::NothingToReach => Text::new("dette når en sum på hver dag")
            .label("ikke mere end ingenting")
            .help("skriv, hvor meget der skal til: `udgør 480.99 timer`, `udgør 12 måneder`"),
        Message::NoTimes => Text::new("det, der skal ske nul gange, er altid opfyldt")
            .label("ingen gange")
            .help("skriv, hvor tit: `mindst 2 gange inden for …`; hvad der ikke skal ske, behøver ingen linje"),
        Message::ShareOutOfBounds { percent } => Text::new(format!(
            "{} procent er en andel, som ingen gruppe kan holde, eller som ingen kan bryde",
            q(percent)
        ))
        .label("mindst: over 0 og op til 100; højst: fra 0 og under 100")
        .help("skriv den andel, som loven kræver: `mindst 75 procent hvor …`"),
        Message::BadNumber => {
            Text::new("dette er ikke et tal").help("et tal er cifre, eventuelt med punktum og decimaler: `160.33`")
        }
        _ => return None,
    })
}

fn citation(message: &Message) -> Option<Text> {
    Some(match message {
        Message::CitationWithoutLaw => Text::new("henvisningen siger ikke, hvilken lov det er")
            .help("sæt lovens kortnavn foran: `lab § 31`")
            .note("kortnavnet gives i hovedet: `lov \"…\" som lab`"),
        Message::OneSignForMany => Text::new("ét § står for én paragraf")
            .label("her er flere")
            .help("skriv `§§` foran flere paragraffer: `lab §§ 31-38`"),
        Message::TwoSignsForOne => Text::new("`§§` står for flere paragraffer")
            .label("her er én")
            .help("skriv ét `§`, eller angiv dem alle: `lab §§ 31-38`"),
        Message::CitationLetterList => Text::new("efter et komma ville et bogstav blive læst som et navn")
            .help("skriv `litra a og b`, eller `litra a-c` om alle fra a til c"),
        Message::NoCitation { text } => Text::new(format!("{} er ikke en henvisning", q(text)))
            .help("en henvisning nævner lov og paragraf: `lab § 31, stk. 5, nr. 2`, `lab kap. 7`"),
        Message::CitationMissingNumber => Text::new("henvisningen mangler et nummer")
            .label("nummer hvad?")
            .help("skriv nummeret efter: `§ 31`, `stk. 5`, `nr. 2`"),
        Message::CitationBackwards => {
            Text::new("henvisningen går baglæns").help("skriv det laveste nummer først: `§§ 31-38`")
        }
        Message::UnknownLaw { alias } => Text::new(format!("regelsættet nævner ingen lov {}", q(alias)))
            .label("hvilken lov er det?")
            .help(format!("nævn den i regelsættets hoved: `lov \"…\" som {alias}`")),
        Message::ChapterNotDescribed { law, chapter } => Text::new(format!(
            "regelsættet siger ikke, hvilke paragraffer der står i {} i {}",
            q(&format!("kap. {chapter}")),
            q(law)
        ))
        .label("så det kan ikke afgøres, hvad dette berører")
        .help(format!(
            "skriv det i hovedet: `{law} kap. {chapter} omfatter §§ …`, eller henvis til selve paragrafferne"
        )),
        _ => return None,
    })
}
