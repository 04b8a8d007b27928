//! The report as text: a table, and what was not reached, place by place.

use super::report::{CoverageItem, CoverageKind, CoverageReport, CoverageState, CoverageTotal};
use crate::share::aligned;
use hjemmel::Language;

/// The columns of the table: a heading in both languages, and what is counted in it.
const COLUMNS: [((&str, &str), &[CoverageKind]); 6] = [
    (
        ("rules", "regler"),
        &[CoverageKind::Requirement, CoverageKind::Exemption, CoverageKind::Trial, CoverageKind::Transition],
    ),
    (("groups", "målgrupper"), &[CoverageKind::TargetGroup]),
    (("versions", "affattelser"), &[CoverageKind::Version]),
    (("conditions", "betingelser"), &[CoverageKind::Condition]),
    (("parts", "led"), &[CoverageKind::Part]),
    (("deadlines", "frister"), &[CoverageKind::DueDay, CoverageKind::Standing]),
];

impl CoverageReport {
    /// The share of everything that was hit, in per cent, with the decimal sign of the language.
    #[must_use]
    pub fn percent(&self, language: Language) -> String {
        self.total.percent(language)
    }

    /// The table alone.
    #[must_use]
    pub fn table(&self, language: Language) -> String {
        let all = language.pick(("all", "i alt"));
        let mut rows: Vec<Vec<String>> = Vec::new();
        let headings = COLUMNS.iter().map(|(heading, _)| language.pick(*heading).to_owned());
        let first = language.pick(("rulebook", "regelsæt")).to_owned();
        rows.push(std::iter::once(first).chain(headings).chain([all.to_owned(), "%".to_owned()]).collect());
        for book in &self.rulebooks {
            rows.push(row(
                &book.name,
                |kind| book.kinds.get(&kind).copied().unwrap_or_default(),
                &book.total,
                language,
            ));
        }
        if self.rulebooks.len() > 1 {
            let of_kind = |kind: CoverageKind| {
                self.rulebooks.iter().filter_map(|book| book.kinds.get(&kind)).fold(CoverageTotal::default(), joined)
            };
            rows.push(row(all, of_kind, &self.total, language));
        }
        aligned(&rows)
    }

    /// A line for everything that was not hit: where it stands, what it is, and what was never seen of it.
    #[must_use]
    pub fn gaps(&self, language: Language) -> Vec<String> {
        let open = self.items.iter().filter(|item| item.state != CoverageState::Hit);
        open.map(|item| {
            let version = match (item.version, language) {
                (None, _) => String::new(),
                (Some(version), Language::English) => format!(", version {version}"),
                (Some(version), Language::Danish) => format!(", affattelse {version}"),
            };
            let place = format!("{}:{}:{}", item.file, item.line, item.column);
            format!("{place}  {}{version}: {}", item.rule, item.never(language))
        })
        .collect()
    }
}

impl CoverageItem {
    /// What was never seen of it; empty if it was hit.
    #[must_use]
    pub fn never(&self, language: Language) -> String {
        if self.state == CoverageState::Hit {
            return String::new();
        }
        let quoted = match language {
            Language::English => format!("“{}”", self.text),
            Language::Danish => format!("»{}«", self.text),
        };
        let missed = self.state == CoverageState::Missed;
        let pick = |english: &str, danish: &str| language.pick((english, danish)).to_owned();
        match self.kind {
            CoverageKind::Requirement => pick("never owed", "aldrig pålagt"),
            CoverageKind::Exemption | CoverageKind::Trial => pick("never reached anybody", "har aldrig ramt nogen"),
            CoverageKind::Transition => pick("no duty ever passed by it", "ingen pligt er gået over efter den"),
            CoverageKind::TargetGroup => pick("nobody was ever in it", "ingen har været i den"),
            CoverageKind::Version => pick("this version was never used", "denne affattelse er aldrig anvendt"),
            CoverageKind::Condition | CoverageKind::Part => {
                let never = match (missed, self.yes > 0, self.no > 0) {
                    (true, ..) => pick("never read", "aldrig læst"),
                    (_, true, false) => pick("never no", "aldrig nej"),
                    (_, false, true) => pick("never yes", "aldrig ja"),
                    _ => pick("never yes and never no", "hverken ja eller nej"),
                };
                format!("{quoted} {never}")
            }
            CoverageKind::DueDay => match self.detail {
                Some("due - 1") => pick(
                    "never read or met the day before it is due",
                    "aldrig læst eller opfyldt dagen før fristens udløb",
                ),
                Some("due") => {
                    pick("never read or met on the day it is due", "aldrig læst eller opfyldt på fristens sidste dag")
                }
                _ => pick(
                    "never read or met the day after it is due",
                    "aldrig læst eller opfyldt dagen efter fristens udløb",
                ),
            },
            CoverageKind::Standing => match self.detail {
                Some("open") => pick("never open", "aldrig åben"),
                Some("met") => pick("never met in time", "aldrig opfyldt i tide"),
                _ => pick("never overdue or late", "aldrig overskredet eller forsinket"),
            },
        }
    }
}

fn joined(one: CoverageTotal, other: &CoverageTotal) -> CoverageTotal {
    CoverageTotal {
        hit: one.hit.saturating_add(other.hit),
        half: one.half.saturating_add(other.half),
        missed: one.missed.saturating_add(other.missed),
        never_unknown: one.never_unknown.saturating_add(other.never_unknown),
    }
}

fn row(
    name: &str,
    of_kind: impl Fn(CoverageKind) -> CoverageTotal,
    total: &CoverageTotal,
    language: Language,
) -> Vec<String> {
    let cell = |total: &CoverageTotal| match total.all() {
        0 => "–".to_owned(),
        all => format!("{}/{all}", total.hit),
    };
    let mut cells = vec![name.to_owned()];
    for (_, kinds) in COLUMNS {
        let total =
            kinds.iter().map(|kind| of_kind(*kind)).fold(CoverageTotal::default(), |all, one| joined(all, &one));
        cells.push(cell(&total));
    }
    cells.push(cell(total));
    cells.push(total.percent(language));
    cells
}
