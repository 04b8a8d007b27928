//! What a sentence of the rulebook can go on with, in words.

use crate::{Language, Noun};

/// Something that can stand at a place.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Expected {
    /// A keyword, as it is written.
    Word(String),
    /// The name of something.
    NameOf(Noun),
    /// A name.
    Name,
    /// A name with dots: `common.age`.
    Path,
    /// A text in quotes.
    Quote,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A length of time.
    Duration,
    /// An amount of money.
    Money,
    /// A citation.
    Citation,
    /// More of a citation: `stk.`, `nr.`, `litra`, `pkt.`.
    CitationPart,
    /// A condition.
    Condition,
    /// A comparison.
    Comparison,
    /// `and`, `or`.
    Operator,
    /// `unless`.
    Unless,
    /// `+ - * /`.
    Arithmetic,
    /// `rounded …`.
    Rounding,
    /// A value.
    Value,
    /// A list of values.
    List,
    /// A deadline.
    Timing,
    /// A unit of time.
    Unit,
    /// The type of a fact.
    Type,
    /// `optional`, `assumed …`, `assessed by …`.
    Attribute,
    /// An aspect of a duty.
    Aspect,
    /// What an exemption or guardrail touches.
    Target,
    /// How a requirement stands.
    Status,
    /// An actor and `must`, `may` or `must not`.
    ActorAndModality,
    /// `must`, `may`, `must not`.
    Modality,
    /// `from`, `until`.
    Validity,
    /// `where …`.
    Where,
    /// A window of time after a list of events.
    Window,
    /// A clause word.
    Clause,
    /// An item word.
    Item,
    /// A cell of a table.
    Cell,
    /// A weekday.
    Weekday,
    /// A month.
    Month,
    /// A day and a month.
    DayAndMonth,
    /// The bar between two cells of a table.
    Bar,
    /// The arrow before the results of a table.
    Arrow,
    /// A comma.
    Comma,
    /// An opening bracket.
    OpeningBracket,
    /// A closing bracket.
    ClosingBracket,
    /// The end of the line.
    EndOfLine,
}

/// What can follow a complete sentence; named together when several of them are possible.
const CONTINUATIONS: [Expected; 8] = [
    Expected::EndOfLine,
    Expected::Operator,
    Expected::Unless,
    Expected::Comparison,
    Expected::Arithmetic,
    Expected::Rounding,
    Expected::Window,
    Expected::Where,
];

impl Expected {
    /// The words: "a name", "et navn".
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let fixed = match self {
            Self::Word(word) => return format!("`{word}`"),
            Self::NameOf(noun) => {
                let english = format!("the name of {}", noun.indefinite(Language::English));
                return language.pick((english, format!("navnet på {}", noun.indefinite(Language::Danish))));
            }
            Self::Name => ("a name", "et navn"),
            Self::Path => (
                "a name, perhaps with its rulebook and a dot before it",
                "et navn, eventuelt med regelsæt og punktum foran",
            ),
            Self::Quote => ("a text in quotes", "en tekst i anførselstegn"),
            Self::Number => ("a number", "et tal"),
            Self::Date => ("a date (`2020-01-31`)", "en dato (`2020-01-31`)"),
            Self::Duration => ("a length of time (`6 months`)", "en varighed (`6 måneder`)"),
            Self::Money => ("an amount (`600 DKK`)", "et beløb (`600 kr.`)"),
            Self::Citation => ("a citation (`lab § 31, stk. 5`)", "en henvisning (`lab § 31, stk. 5`)"),
            Self::CitationPart => {
                ("more of the citation (`stk.`, `nr.`, `litra`)", "mere af henvisningen (`stk.`, `nr.`, `litra`)")
            }
            Self::Condition => ("a condition", "en betingelse"),
            Self::Comparison => ("a comparison", "en sammenligning"),
            Self::Operator => ("`and`, `or`", "`og`, `eller`"),
            Self::Unless => ("`unless`", "`medmindre`"),
            Self::Arithmetic => ("an arithmetic sign", "et regnetegn"),
            Self::Rounding => ("`rounded …`", "`rundet …`"),
            Self::Value => ("a value", "en værdi"),
            Self::List => ("a list of values", "en liste af værdier"),
            Self::Timing => ("a deadline", "en frist"),
            Self::Unit => ("a unit of time", "en tidsenhed"),
            Self::Type => ("the type of the fact (`date`, `yes/no` …)", "oplysningens type (`dato`, `ja/nej` …)"),
            Self::Attribute => (
                "an attribute of the fact (`optional`, `assumed` …)",
                "en egenskab ved oplysningen (`kan mangle`, `antages` …)",
            ),
            Self::Aspect => (
                "`deadline`, `form`, `content`, `documents` or `decision`",
                "`frist`, `form`, `indhold`, `dokumenter` eller `afgørelse`",
            ),
            Self::Target => ("a requirement, a citation or a tag", "et krav, en henvisning eller et mærke"),
            Self::Status => ("a status (`met`, `overdue` …)", "en status (`opfyldt`, `overskredet` …)"),
            Self::ActorAndModality => {
                ("an actor with `must`, `may` or `must not`", "en aktør med `skal`, `kan` eller `må ikke`")
            }
            Self::Modality => ("`must`, `may` or `must not`", "`skal`, `kan` eller `må ikke`"),
            Self::Validity => ("`from` or `until` with a date", "`fra` eller `til` med en dato"),
            Self::Where => ("`where`", "`hvor`"),
            Self::Window => ("a window of time", "et tidsrum"),
            Self::Clause => ("a word that begins a clause", "et ord, der indleder en linje i afsnittet"),
            Self::Item => ("a word that begins an item", "et ord, der indleder et afsnit"),
            Self::Cell => ("a cell of the table", "en celle i tabellen"),
            Self::Weekday => ("a weekday", "en ugedag"),
            Self::Month => ("a month (`December`)", "en måned (`december`)"),
            Self::DayAndMonth => ("a day and a month", "en dag og en måned"),
            Self::Bar => ("`|` and the next cell", "`|` og den næste celle"),
            Self::Arrow => ("`->` and what the table gives", "`->` og det, tabellen giver"),
            Self::Comma => ("a comma", "et komma"),
            Self::OpeningBracket => ("an opening bracket", "en startparentes"),
            Self::ClosingBracket => ("a closing bracket", "en slutparentes"),
            Self::EndOfLine => ("the end of the line", "linjens slutning"),
        };
        language.pick(fixed).to_owned()
    }

    /// One sentence about all of them: "here can stand a name or a number". What can follow a complete sentence is said as
    /// that, and not as a list of eight.
    #[must_use]
    pub fn sentence(all: &[Self], language: Language) -> String {
        let mut sorted: Vec<&Self> = all.iter().collect();
        sorted.sort();
        sorted.dedup();
        let (on, rest): (Vec<&Self>, Vec<&Self>) = sorted.into_iter().partition(|e| CONTINUATIONS.contains(e));
        let complete = on.len() >= 3 || (on.len() == 2 && on.contains(&&Self::EndOfLine));
        let (on, rest) = if complete { (on, rest) } else { (Vec::new(), on.into_iter().chain(rest).collect()) };
        let words = |list: &[&Self]| {
            let texts: Vec<String> =
                list.iter().filter(|e| ***e != Self::EndOfLine).map(|e| e.text(language)).collect();
            join(&texts, language)
        };
        if rest == [&Self::EndOfLine] {
            return language.pick(("the line must end here", "linjen skal slutte her")).to_owned();
        }
        if !complete {
            let texts: Vec<String> = rest.iter().map(|e| e.text(language)).collect();
            return match (language, texts.is_empty()) {
                (Language::English, true) => "nothing can stand here".to_owned(),
                (Language::Danish, true) => "her kan der ikke stå noget".to_owned(),
                (Language::English, false) => format!("here can stand {}", join(&texts, language)),
                (Language::Danish, false) => format!("her kan der stå {}", join(&texts, language)),
            };
        }
        let mut more: Vec<&Self> = on;
        more.extend(rest);
        match language {
            Language::English => format!("the sentence is complete here; it can go on with {}", words(&more)),
            Language::Danish => format!("sætningen er slut her; den kan fortsætte med {}", words(&more)),
        }
    }
}

/// "a, b or c".
pub(crate) fn join(texts: &[String], language: Language) -> String {
    let or = language.pick((" or ", " eller "));
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{}{or}{last}", most.join(", ")),
    }
}
