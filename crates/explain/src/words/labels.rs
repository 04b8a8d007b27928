//! Single words: statuses, modalities, aspects, reasons.

use super::day;
use hjemmel_engine::findings::{NotApplicableReason, Status};
use hjemmel_engine::plan::{AspectName, Basis, JudgementKind, Modality};
use hjemmel_value::{Date, Decimal, Language, Value};

/// How a duty stands.
#[must_use]
pub fn status(status: Status, language: Language) -> &'static str {
    language.pick(match status {
        Status::Upcoming => ("upcoming", "kommende"),
        Status::Open => ("open", "åben"),
        Status::Met => ("met", "opfyldt"),
        Status::Late => ("met late", "opfyldt for sent"),
        Status::Overdue => ("overdue", "overskredet"),
        Status::Suspended => ("suspended", "udskudt"),
        Status::Standing => ("standing", "løbende"),
        Status::Broken => ("broken", "brudt"),
        Status::Unknown => ("not known", "ukendt"),
    })
}

/// How strongly something is owed.
#[must_use]
pub fn modality(modality: Modality, language: Language) -> &'static str {
    language.pick(match modality {
        Modality::Must => ("must", "skal"),
        Modality::May => ("may", "kan"),
        Modality::MustNot => ("must not", "må ikke"),
    })
}

/// An aspect of a duty.
#[must_use]
pub fn aspect(aspect: AspectName, language: Language) -> &'static str {
    language.pick(match aspect {
        AspectName::Deadline => ("deadline", "frist"),
        AspectName::Form => ("form", "form"),
        AspectName::Content => ("content", "indhold"),
        AspectName::Documents => ("documents", "dokumenter"),
        AspectName::Decision => ("decision", "afgørelse"),
    })
}

/// How a rule is founded; the statute itself goes without saying.
pub(crate) fn basis(basis: Basis, language: Language) -> Option<&'static str> {
    match basis {
        Basis::Statute => None,
        Basis::Guidance => Some(language.pick(("guidance", "vejledning"))),
        Basis::Secondary => Some(language.pick(("secondary source", "sekundær kilde"))),
    }
}

/// How a human answer came about, before the one who gave it.
pub(crate) fn judgement(kind: JudgementKind, language: Language) -> &'static str {
    language.pick(match kind {
        JudgementKind::Assessed => ("assessed by", "vurderet af"),
        JudgementKind::Chosen => ("chosen by", "valgt af"),
        JudgementKind::Requested => ("requested by", "ønsket af"),
    })
}

/// Why a requirement does not apply.
pub(crate) fn not_applicable(reason: NotApplicableReason, language: Language) -> &'static str {
    language.pick(match reason {
        NotApplicableReason::Group => ("not in the target group", "ikke i målgruppen"),
        NotApplicableReason::Condition => ("the conditions do not hold", "betingelserne er ikke opfyldt"),
        NotApplicableReason::NotStarted => {
            ("what it counts from has not happened", "det, der regnes fra, er ikke sket")
        }
        NotApplicableReason::Lapsed => ("lapsed before it fell due", "bortfaldet før forfald"),
        NotApplicableReason::Displaced => ("a special rule applies", "en særregel gælder"),
        NotApplicableReason::Repealed => ("no version in force any more", "ingen gældende regel længere"),
        NotApplicableReason::NotInForce => ("not yet in force", "endnu ikke i kraft"),
    })
}

/// That the law of another date was asked for.
pub(crate) fn by_the_law_of(date: Date, language: Language) -> String {
    let date = day(date, language);
    language.pick((format!("by the law of {date}"), format!("efter reglerne pr. {date}")))
}

/// What a proposal lacks, behind its title; nothing where that is not said.
pub(crate) fn lacking(lacks: Option<&String>, language: Language) -> String {
    lacks
        .map_or_else(String::new, |lacks| language.pick((format!(" (lacks: {lacks})"), format!(" (mangler: {lacks})"))))
}

/// Which time it is of something that comes back, behind its title.
#[must_use]
pub fn occurrence(number: u32, language: Language) -> String {
    language.pick((format!(", no. {number}"), format!(", {number}. gang")))
}

/// An amount with its unit, a date, a text; of a value that only a rulebook can name nothing.
#[must_use]
pub fn amount(value: &Value, language: Language) -> String {
    match value {
        Value::Duration(length) => language.pick((length.to_string(), length.in_danish())),
        Value::Number(number) => number.to_string(),
        Value::Hours(hours) => {
            let one = *hours == Decimal::ONE;
            let unit = language.pick(if one { ("hour", "time") } else { ("hours", "timer") });
            format!("{hours} {unit}")
        }
        Value::Percent(percent) => format!("{percent} {}", language.pick(("percent", "procent"))),
        Value::Money(money) => money.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.to_string(),
        Value::YesNo(_) | Value::Choice(_) | Value::Actor(_) => String::new(),
    }
}
