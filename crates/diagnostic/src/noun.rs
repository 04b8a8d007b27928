//! What the things of a rulebook are called in messages.

use crate::Language;

/// A kind of item, or of something that has a name.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Noun {
    /// Anything that has a name: where no kind in particular is wanted.
    Name,
    /// Any item.
    Item,
    /// `rulebook`
    Rulebook,
    /// `category`
    Category,
    /// A value of a category.
    Value,
    /// `actor`
    Actor,
    /// `event`
    Event,
    /// A field of an event.
    Field,
    /// `situation`
    Situation,
    /// A fact of the situation.
    Fact,
    /// `definition`
    Definition,
    /// `parameter`
    Parameter,
    /// `setting`
    Setting,
    /// `table`
    Table,
    /// `calendar`
    Calendar,
    /// `target group`
    TargetGroup,
    /// `at most one of`
    AtMostOne,
    /// `requirement`
    Requirement,
    /// `trial`
    Trial,
    /// `exemption`
    Exemption,
    /// `guardrail`
    Guardrail,
    /// `transition`
    Transition,
    /// `not encoded`
    NotEncoded,
    /// `quota`
    Quota,
    /// `example`
    Example,
    /// The facts of an example.
    Given,
    /// What must come of an example.
    Expect,
    /// A law that a rulebook names.
    Law,
    /// A tag on requirements.
    Tag,
    /// A rulebook, trial or exemption that is `proposed`.
    Proposal,
    /// What a `for each … as` names.
    Instance,
}

impl Noun {
    /// Every noun.
    pub const ALL: [Self; 31] = [
        Self::Name,
        Self::Item,
        Self::Rulebook,
        Self::Category,
        Self::Value,
        Self::Actor,
        Self::Event,
        Self::Field,
        Self::Situation,
        Self::Fact,
        Self::Definition,
        Self::Parameter,
        Self::Setting,
        Self::Table,
        Self::Calendar,
        Self::TargetGroup,
        Self::AtMostOne,
        Self::Requirement,
        Self::Trial,
        Self::Exemption,
        Self::Guardrail,
        Self::Transition,
        Self::NotEncoded,
        Self::Quota,
        Self::Example,
        Self::Given,
        Self::Expect,
        Self::Law,
        Self::Tag,
        Self::Proposal,
        Self::Instance,
    ];

    /// English with its article, Danish with its article, Danish definite.
    fn forms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Name => ("a name", "et navn", "navnet"),
            Self::Item => ("an item", "et afsnit", "afsnittet"),
            Self::Rulebook => ("a rulebook", "et regelsæt", "regelsættet"),
            Self::Category => ("a category", "en kategori", "kategorien"),
            Self::Value => ("a value", "en værdi", "værdien"),
            Self::Actor => ("an actor", "en aktør", "aktøren"),
            Self::Event => ("an event", "en hændelse", "hændelsen"),
            Self::Field => ("a field", "et felt", "feltet"),
            Self::Situation => ("a situation", "en situation", "situationen"),
            Self::Fact => ("a fact", "en oplysning", "oplysningen"),
            Self::Definition => ("a definition", "en definition", "definitionen"),
            Self::Parameter => ("a parameter", "en parameter", "parameteren"),
            Self::Setting => ("a setting", "en fastsættelse", "fastsættelsen"),
            Self::Table => ("a table", "en tabel", "tabellen"),
            Self::Calendar => ("a calendar", "en kalender", "kalenderen"),
            Self::TargetGroup => ("a target group", "en målgruppe", "målgruppen"),
            Self::AtMostOne => ("an at-most-one-of", "et højst-én-af", "højst-én-af"),
            Self::Requirement => ("a requirement", "et krav", "kravet"),
            Self::Trial => ("a trial", "et forsøg", "forsøget"),
            Self::Exemption => ("an exemption", "en fritagelse", "fritagelsen"),
            Self::Guardrail => ("a guardrail", "en hegnspæl", "hegnspælen"),
            Self::Transition => ("a transition", "en overgang", "overgangen"),
            Self::NotEncoded => ("an omission", "en udeladelse", "udeladelsen"),
            Self::Quota => ("a quota", "en kvote", "kvoten"),
            Self::Example => ("an example", "et eksempel", "eksemplet"),
            Self::Given => ("the given part of an example", "den givne del af et eksempel", "den givne del"),
            Self::Expect => {
                ("the expected part of an example", "den forventede del af et eksempel", "den forventede del")
            }
            Self::Law => ("a law", "en lov", "loven"),
            Self::Tag => ("a tag", "et mærke", "mærket"),
            Self::Proposal => ("a proposal", "et forslag", "forslaget"),
            Self::Instance => ("a for-each name", "et for-hver-navn", "for-hver-navnet"),
        }
    }

    /// With the indefinite article: "a requirement", "et krav".
    #[must_use]
    pub fn indefinite(self, language: Language) -> &'static str {
        let (english, danish, _) = self.forms();
        language.pick((english, danish))
    }

    /// Without an article: "requirement", "krav".
    #[must_use]
    pub fn bare(self, language: Language) -> &'static str {
        let text = self.indefinite(language);
        text.split_once(' ').map_or(text, |(_, bare)| bare)
    }

    /// "the requirement", "kravet".
    #[must_use]
    pub fn definite(self, language: Language) -> String {
        match language {
            Language::English => format!("the {}", self.bare(language)),
            Language::Danish => self.forms().2.to_owned(),
        }
    }

    /// "this requirement", "dette krav".
    #[must_use]
    pub fn this(self, language: Language) -> String {
        let word = language.pick(("this", if self.is_neuter() { "dette" } else { "denne" }));
        format!("{word} {}", self.bare(language))
    }

    /// "no requirement", "intet krav".
    #[must_use]
    pub fn none(self, language: Language) -> String {
        let word = language.pick(("no", if self.is_neuter() { "intet" } else { "ingen" }));
        format!("{word} {}", self.bare(language))
    }

    fn is_neuter(self) -> bool {
        self.forms().1.starts_with("et ")
    }
}

/// A side of a duty that an exemption can touch on its own.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Aspect {
    /// By when.
    Deadline,
    /// In which form.
    Form,
    /// With what content.
    Content,
    /// With which documents.
    Documents,
    /// Who decides.
    Decision,
}

impl Aspect {
    /// The keyword: `deadline`, `frist`.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::Deadline => ("deadline", "frist"),
            Self::Form => ("form", "form"),
            Self::Content => ("content", "indhold"),
            Self::Documents => ("documents", "dokumenter"),
            Self::Decision => ("decision", "afgørelse"),
        })
    }
}

/// What goes round in a circle.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum CircleKind {
    /// Definitions, tables and parameters that stand on each other.
    Definitions,
    /// Conditions that ask how another requirement stands.
    Statuses,
    /// `instead of`
    InsteadOf,
    /// `prevails over`
    Prevails,
    /// `together with`
    TogetherWith,
    /// `spends its events`, where what is met by the same events is asked about.
    Spends,
    /// `for every decision by`, where what is decided asks how that stands.
    Decisions,
}

/// Why a word cannot be a name here.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum RefusedWhy {
    /// A category would be read as the type of that name.
    TypeWord,
    /// A parameter or a length of time would be read as the unit.
    UnitWord,
    /// A value would be read as `optional`.
    AttributeWord,
    /// A value would be read as `incomplete`.
    IncompleteWord,
}

impl RefusedWhy {
    /// The reason in words.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::TypeWord => (
                "it is the word for a type of facts, so a field of this category would be read as that type",
                "det er ordet for en type oplysninger, så et felt af kategorien ville blive læst som den type",
            ),
            Self::UnitWord => (
                "it is a unit of time, so `every` before it would be read as the unit",
                "det er en tidsenhed, så `hver` foran det ville blive læst som enheden",
            ),
            Self::AttributeWord => (
                "after a comma in a list of values it would be read as the mark that a fact may be absent",
                "efter et komma i en liste af værdier ville det blive læst som mærket for, at en oplysning kan mangle",
            ),
            Self::IncompleteWord => (
                "in an example it would be read as the mark that a history is incomplete",
                "i et eksempel ville det blive læst som mærket for, at en historik er ufuldstændig",
            ),
        })
    }
}

/// What was probably meant by a window of time behind a name that has none.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum WindowMeant {
    /// A comparison with two bounds: `age between 18 and 30`.
    Comparison,
    /// A comparison of a date with a day before today.
    Date,
    /// A question about events.
    Events,
    /// Nothing that can be told.
    Unclear,
}
