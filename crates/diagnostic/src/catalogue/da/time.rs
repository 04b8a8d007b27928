//! Danish: versions, time and legal basis.

use crate::Language::Danish;
use crate::Message;
use crate::Noun;
use crate::catalogue::Text;
use crate::catalogue::amount::amount;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    version(message).or_else(|| basis(message))
}

fn version(message: &Message) -> Option<Text> {
    Some(match message {
        Message::OverlappingVersions { name, from, until } => {
            let text = Text::new(format!("to versioner af {} gælder samtidig", q(name)))
                .help("lad den ældste slutte med `til` dagen før, den nyeste begynder");
            match until {
                Some(until) => text.label(format!("begge gælder fra {from} til {until}")),
                None => text.label(format!("begge gælder fra {from}")),
            }
        }
        Message::UntilBeforeFrom { from, until } => Text::new(format!(
            "den sidste dag, {until}, ligger før den første, {from}"
        ))
        .help("ret datoerne; begge dage er med"),
        Message::OutsideRulebookValidity { name } => Text::new(format!(
            "{} gælder på dage, hvor regelsættet ikke gælder",
            q(name)
        ))
        .help("ret datoerne her eller i regelsættets hoved"),
        Message::NoGoverningVersion { name, witness } => Text::new(format!(
            "ingen version af {} gælder for en pligt, der begynder {witness}",
            q(name)
        ))
        .help("en ny regel afløser den gamle på en dag, hvor der er en: se efter, om datoen er rigtig, eller om en version mangler"),
        Message::TwoGoverningVersions { name, older, newer } => Text::new(format!(
            "to versioner af {} gælder for en pligt, der begynder {older} efter den ældre og {newer} efter den nyere",
            q(name)
        ))
        .label("denne regner fra noget andet")
        .help("skriv en `overgang`, der siger, hvad der sker med det, den ældre har begyndt: `gamle pligter løber videre` eller `ny regel afløser den …`"),
        Message::TransitionsCollide { requirement } => Text::new(format!(
            "to overgange siger forskelligt, hvad der sker med pligter efter {}",
            q(requirement)
        ))
        .help("gamle pligter løber videre, eller en ny regel afløser dem en dag: behold den overgang, som loven siger"),
        Message::GridTakenOver { requirement } => Text::new(format!(
            "ingen ny regel afløser perioderne efter {}: hver følger den affattelse, der gælder på dens første dag",
            q(requirement)
        ))
        .help("udelad overgangen, eller lad `gamle pligter løber videre`"),
        Message::KeptTwice { requirement } => Text::new(format!("loven fra to dage fastholdes for {}", q(requirement)))
            .help("lad den ene fritagelse slutte, før den anden begynder, eller fasthold den samme dag"),
        Message::WindowEndsFirst { from, by, counted_from } => {
            let text = match counted_from {
                None => Text::new(format!("vinduet har ingen dage: det slutter {by} og begynder tidligst {from}")),
                Some(day) => Text::new(format!(
                    "vinduet har ingen dage, uanset hvilken dag det regnes fra: regnet fra {day} slutter det {by} og begynder tidligst {from}"
                )),
            };
            text.help("`tidligst A og senest B` har begge dage, `efter A og senest B` begynder dagen efter A")
        }
        Message::ForEachDiffers { requirement } => {
            Text::new(format!("affattelserne af {} gælder ikke for hver af det samme", q(requirement)))
                .help("skriv den samme linje `for hver … som …` i hver affattelse, eller lav to krav af det")
        }
        Message::GuardIsDecided { requirement } => {
            Text::new(format!("{} gælder for enhver afgørelse og er selv en afgørelse", q(requirement)))
                .label("om det gælder, ville afhænge af det selv")
                .help("fjern `afgøres af`, eller lav to krav af det: ét, der afgøres, og ét, der gælder for enhver afgørelse")
        }
        Message::NothingIsDecided { requirement, actor } => Text::new(format!(
            "{} gælder for enhver afgørelse, som {} træffer, og den træffer ingen i disse regelsæt",
            q(requirement),
            q(actor)
        ))
        .label("dette gælder aldrig")
        .help(format!("skriv `afgøres af {actor}` i de krav, der er afgørelser, eller nævn den aktør, der afgør"))
        .note("et krav uden `afgøres af` er en handling og ingen afgørelse, hvem der end udfører den"),
        Message::ExemptionDecidesOnGuard { exemption, requirement } => {
            Text::new(format!(
                "{} gælder for enhver afgørelse, og fritagelsen {} ville være en afgørelse om det",
                q(requirement),
                q(exemption)
            ))
            .label("om det gælder, ville afhænge af det selv")
            .help("fjern `afgøres af` (eller ændringen af, hvem der afgør det), eller lad fritagelsen ikke berøre kravet")
        }
        Message::DecidersDiffer { exemption } => {
            Text::new(format!("affattelserne af {} afgøres ikke af den samme", q(exemption)))
                .help("skriv det samme `afgøres af …` i hver affattelse, eller lav to fritagelser af det")
        }
        Message::ComesAgainAtOnce => Text::new("der går ingen tid fra den ene gang til den næste")
            .label("dette skal være længere end ingenting")
            .help("skriv, hvor længe der går, som i `hver 3. måned fra X`; det, der kun gælder én gang, har en frist uden `hver`"),
        Message::NamedTooDeep { name, last, limit } => {
            Text::new(format!("fra {} til {} nævner mere end {limit} regler hinanden i kæde", q(name), q(last)))
                .label(format!("det er den regel, der når dybere end {limit}"))
                .help("sig i én regel, hvad flere sender videre, eller nævn en regel længere nede i kæden her")
        }
        Message::TransitionSaysTwo { name } => Text::new(format!("overgangen {} siger to ting", q(name)))
            .help("skriv en overgang for hver; de må gerne angå det samme"),
        Message::TransitionConcerns { name, wanted: Noun::Trial } => Text::new(format!(
            "overgangen {} siger, hvad der sker ved ophør, og dette er ikke et forsøg",
            q(name)
        ))
        .help("nævn forsøget efter `angår`: `angår nordjylland`"),
        Message::TransitionConcerns { name, .. } => Text::new(format!(
            "overgangen {} fører pligter fra den ene version til den næste, og dette er et forsøg",
            q(name)
        ))
        .help("nævn krav efter `angår`, eller skriv `ved ophør, derefter senest …`"),
        Message::RestsWithAnotherTrial { trial } => Text::new(format!(
            "pligter hviler under {}, og fritagelsen hører ikke til det forsøg",
            q(trial)
        ))
        .help(format!("tilføj linjen `i forsøget {trial}`")),
        Message::TransitionOfNothing { name } => Text::new(format!(
            "overgangen {} ændrer intet: forsøget fritager ikke helt for nogen pligt",
            q(name)
        ))
        .help("udelad den, eller nævn det forsøg, hvis fritagelser fritager for pligterne"),
        Message::NothingCounted => Text::new("dette tæller ingen hændelser, så det kan ikke siges, hvor der begyndes")
            .help("lad betingelsen tælle en historik: `måneder dækket af …`, `antal …`, `sum af …`"),
        Message::NeverChanges { name } => {
            Text::new(format!("{} er det samme på alle dage, så ingen periode med det begynder eller ender", q(name)))
                .help("nævn en oplysning, der gives `over tid`, eller en definition eller målgruppe, der hviler på en; udelad det, der aldrig skifter")
        }
        Message::NoFirstPeriod => Text::new("intet af dette gives over tid, så det kan ikke siges, hvornår den første periode begynder")
            .help("erklær den oplysning, der skifter, `over tid`: så gives den med den første dag for hver af sine værdier"),
        Message::NoEnd { name } => Text::new(format!("{} er en dag og har ingen slutning", q(name)))
            .help("kun en periode og en hændelse, der varer ved, har en slutning; skriv dagen selv"),
        Message::TogetherWithMany { requirement } => {
            Text::new(format!("{} skal ikke opfyldes én bestemt gang, så der er ingen dag at være samtidig med", q(requirement)))
                .help("`samtidig med` tager et `skal`, som ikke vender tilbage og ikke gælder `for hver` af noget; skriv en selvstændig frist")
        }
        Message::NoWorkingDays => Text::new("regelsættet siger ikke, hvilke dage der er arbejdsdage")
            .help("nævn en kalender i hovedet: `helligdage flyttes efter KALENDER`, eller `arbejdsdage efter KALENDER`, hvis kun nogle frister flyttes"),
        Message::HoleBetweenVersions { name, witness } => Text::new(format!(
            "mellem to versioner af {} er der dage uden nogen",
            q(name)
        ))
        .label(format!("ingen gælder {witness}"))
        .help("se datoerne efter; havde loven virkelig et hul, så sig det med `ikke omfattet`"),
        Message::TakesOverFromItself { name, on } => {
            Text::new(format!("overgangsreglen {} ændrer intet: ingen anden version begyndte en pligt før {on}", q(name)))
                .label("den regel, der gælder den dag, afløser sig selv")
                .help("nævn den nye versions første dag, og giv den gamle som en version for sig med `til`")
        }
        Message::NamesWhatIsNoLaw { name, named, witness } => {
            Text::new(format!("{} gælder på dage, hvor {}, som det nævner, ikke gælder", q(name), q(named)))
                .label(format!("{} siger intet {witness}", q(named)))
                .help("giv begge de samme dage med `fra` og `til`, eller sig, hvad der gælder på de andre")
                .note("på en dag uden det har en frist ingen længde, og en betingelse er ikke opfyldt")
        }
        Message::MonthsNotNamed { rulebook } => Text::new(format!(
            "regelsættet {} regner i måneder og siger ikke hvordan",
            q(rulebook)
        ))
        .label("efter `sidste_dag` eller `samme_dag`?")
        .help("tilføj en linje `måneder sidste_dag` (28. februar + 1 måned er 31. marts) eller `måneder samme_dag` (det er 28. marts)")
        .note("så længe det ikke står der, regnes der efter `sidste_dag`"),
        _ => return None,
    })
}

fn basis(message: &Message) -> Option<Text> {
    Some(match message {
        Message::MissingCitation { item, name } => {
            Text::new(format!("{} {} har ingen hjemmel", item.definite(Danish), q(name)))
                .label("efter hvilken bestemmelse?")
                .help("henvis til bestemmelsen på en linje for sig: `lab § 31, stk. 5`")
                .note("en myndighed må kun handle med hjemmel, så ingen regel står uden")
        }
        Message::MissingBylaw { trial } => {
            Text::new(format!("forsøget {} siger ikke, efter hvilken vedtægt", q(trial)))
                .help("tilføj en linje `vedtægt \"…\"` med kommunens vedtægt eller beslutning")
        }
        Message::LawNeverEnacted { law } => {
            Text::new(format!("{} blev aldrig vedtaget og er derfor ikke hjemmel for noget", q(law)))
                .help("mærk reglen `forslag`; så virker den kun, når den slås til")
        }
        Message::LawEnded { law, on } => Text::new(format!(
            "{} gjaldt til og med {on}, men denne regel gælder længere",
            q(law)
        ))
        .help(
            "lad reglen slutte med `til`, henvis til den lov, der kom efter, eller skriv en `overgang` med henvisning",
        ),
        Message::NotDelegated { parameter } => {
            Text::new(format!("ingen må fastsætte værdien af {}", q(parameter)))
                .help("kun det, loven overlader til en myndighed, kan fastsættes: tilføj `overladt til …` til parameteren med den bestemmelse, der siger det")
        }
        Message::SettingOutOfBounds { value, low, high } => {
            let [value, low, high] = [value, low, high].map(|it| amount(it, Danish));
            Text::new(format!("{value} ligger uden for rammerne"))
                .label(format!("ikke mellem {low} og {high}"))
                .help("en myndighed må kun handle inden for lovens rammer: begge grænser er selv tilladt")
        }
        Message::SettingLapsesWithProposal { value, low, high } => {
            let [value, low, high] = [value, low, high].map(|it| amount(it, Danish));
            Text::new(format!("{value} ligger uden for de foreslåede rammer"))
                .label(format!("ikke mellem {low} og {high}"))
                .help("når forslaget er slået til, bortfalder fastsættelsen, og parameterens egen værdi gælder; lad forslaget fastsætte en anden (`forslag`), hvis det er meningen")
        }
        Message::SetTwice { parameter, witness } => {
            let text = Text::new(format!("{} er fastsat to gange for de samme dage", q(parameter)))
                .help("lad begge sige for hvem, ved værdier af én oplysning (`når kommune er horsens`), eller slut den ældre med `til`");
            match witness {
                Some(witness) => text.label(format!("begge den {witness}")),
                None => text.label("den anden"),
            }
        }
        Message::BoundsBackwards { low, high } => {
            let [low, high] = [low, high].map(|it| amount(it, Danish));
            Text::new(format!("det kan ikke siges, at {low} er højst {high}"))
                .help("skriv den lavere grænse først og begge i enheder, der kan sammenlignes")
        }
        Message::MetWithoutDeadline { name } => {
            Text::new(format!("{} siger, hvad der opfylder det, og ingen frist, så det gælder løbende og bliver aldrig opfyldt", q(name)))
                .help("sig, hvornår fristen er: `senest 2 uger efter …`, eller `løbende`, hvis det er ment")
        }
        Message::ProposedWithoutName => Text::new("et forslag slås til ved sit navn, og dette har intet")
            .help("giv det et navn efter det sidste: `højst én af a, b som en_af_begge`"),
        Message::ProposedWithoutWhat { name } => {
            Text::new(format!("forslaget {} siger ikke, hvad det mangler", q(name)))
                .help("skriv det i anførselstegn: `forslag \"bebudet, aldrig fremsat\"`")
        }
        _ => return None,
    })
}
