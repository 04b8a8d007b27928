//! What to write instead of words of the law that have no single counterpart in a rulebook.

use crate::Language;

/// How it is said in a rulebook, where it is no matter of one word for another.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Advice {
    /// A duty in other words: `should`, `bør`, `må`.
    Modality,
    /// `skal ikke`, `need not`: a prohibition, or no duty.
    NotADuty,
    /// Two actors with one duty.
    OneActor,
    /// A clause that begins in the middle of a line.
    NewLine {
        /// The clause's first word.
        word: String,
    },
    /// A full stop at the end.
    NoFullStop,
    /// A label without quotes.
    Quotes,
    /// A name of several words.
    OneWord {
        /// The words joined.
        joined: String,
    },
    /// Two citations on one line.
    OneCitation,
    /// `at most 4 times` as a deadline.
    NoMostTimes,
    /// `at once`, which is no length of time.
    NoLength,
    /// A second deadline behind a first.
    EarliestOf {
        /// The timing, with its dates left open.
        right: String,
    },
    /// Attributes behind the question.
    QuestionLast,
    /// A fact of which an example says that it is not known.
    LeaveOut,
    /// Two ends with a hyphen between them.
    Between {
        /// The lower end.
        low: String,
        /// The upper end.
        high: String,
    },
    /// A line of a table above its rows, without its word.
    Columns {
        /// The line with its word.
        right: String,
    },
}

impl Advice {
    /// What is wrong with `found`, which stands in backticks.
    #[must_use]
    pub fn title(&self, found: &str, language: Language) -> String {
        let (english, danish) = match self {
            Self::NewLine { .. } => ("begins a line of its own", "begynder sin egen linje"),
            Self::Quotes => ("stands without quotes", "står uden anførselstegn"),
            Self::OneWord { .. } => ("is not one name", "er ikke ét navn"),
            Self::OneActor => ("are several actors", "er flere aktører"),
            Self::OneCitation => ("is a second citation on the line", "er endnu en henvisning på linjen"),
            Self::NoMostTimes => ("is no timing", "er ingen frist"),
            Self::NoLength => ("is no length of time", "er ingen længde"),
            Self::EarliestOf { .. } => ("is a second deadline", "er en frist til"),
            Self::QuestionLast => ("stands behind the question", "står efter spørgsmålet"),
            Self::LeaveOut => {
                ("is not what an example says of a fact", "er ikke noget, et eksempel siger om en oplysning")
            }
            Self::Columns { .. } => ("is no row of a table", "er ingen række i en tabel"),
            Self::NoFullStop => {
                let fixed = ("a line has no mark at its end", "en linje har intet tegn til sidst");
                return language.pick(fixed).to_owned();
            }
            Self::Modality | Self::NotADuty | Self::Between { .. } => {
                ("is worded in another way in a rulebook", "siges på en anden måde i et regelsæt")
            }
        };
        format!("{found} {}", language.pick((english, danish)))
    }

    /// What to do.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let fixed = match self {
            Self::Modality => (
                "write `must` for a duty, `may` for a permission, `must not` for a prohibition",
                "skriv `skal` for en pligt, `kan` for en mulighed, `må ikke` for et forbud",
            ),
            Self::NotADuty => (
                "write `must not` for a prohibition; what is merely no duty is left out",
                "skriv `må ikke` for et forbud; det, der bare ikke er en pligt, udelades",
            ),
            Self::OneActor => (
                "a duty has one actor: write one requirement for each, or declare an actor that stands for both",
                "en pligt har én aktør: skriv et krav for hver, eller erklær en aktør, der står for dem begge",
            ),
            Self::NoFullStop => ("take it out", "fjern det"),
            Self::Quotes => (
                "put what people read into quotes: `requirement first \"First interview\"`",
                "sæt anførselstegn om det, folk skal læse: `krav første \"Første samtale\"`",
            ),
            Self::OneCitation => (
                "write each citation on a line of its own, with the law before it",
                "skriv hver henvisning på sin egen linje, med loven foran",
            ),
            Self::NoMostTimes => (
                "a timing says what must be done at least; none says how often at most",
                "en frist siger, hvad der mindst skal gøres; ingen frist siger, hvor mange gange det højst må ske",
            ),
            Self::NoLength => (
                "a deadline has a length of time or a date; if the act gives none, leave the line out and say so with `not encoded \"…\"`",
                "en frist har en længde eller en dato; giver loven ingen, så udelad linjen, og sig det med `ikke omfattet \"…\"`",
            ),
            Self::QuestionLast => (
                "attributes stand before the question: `job_ready yes/no, assessed by jobcenter \"Is …?\"`",
                "det, der følger efter komma, står før spørgsmålet: `jobparat ja/nej, vurderet af jobcenter \"Er …?\"`",
            ),
            Self::LeaveOut => (
                "leave the line out: what an example does not give is unknown; `no …` says that there is none",
                "udelad linjen: det, et eksempel ikke giver, er ukendt; `ingen …` siger, at der ikke er noget",
            ),
            Self::NewLine { word } => {
                return language
                    .pick((format!("begin a new line with `{word}`"), format!("begynd en ny linje med `{word}`")));
            }
            Self::OneWord { joined } => {
                return language.pick((
                    format!("a name is one word: write `{joined}`; what people read stands in quotes"),
                    format!("et navn er ét ord: skriv `{joined}`; det, folk skal læse, står i anførselstegn"),
                ));
            }
            Self::EarliestOf { right } => {
                return language.pick((
                    format!("a requirement has one deadline: write `{right}`"),
                    format!("et krav har én frist: skriv `{right}`"),
                ));
            }
            Self::Between { low, high } => {
                return language.pick((
                    format!("write `between {low} and {high}` for what lies between, `{low} - {high}` to subtract"),
                    format!(
                        "skriv `mellem {low} og {high}` om det, der ligger imellem, `{low} - {high}` for at trække fra"
                    ),
                ));
            }
            Self::Columns { right } => {
                return language.pick((
                    format!("begin the line above the rows with its word: `{right}`"),
                    format!("begynd linjen over rækkerne med dens ord: `{right}`"),
                ));
            }
        };
        language.pick(fixed).to_owned()
    }
}
