//! Comparisons and tallies for people: lines for a terminal, Markdown for a pull request, in both languages.

use super::{Change, ChangeKind, Comparison, Met, NamedRule, Part, Standing, Tally, What};
use hjemmel::outcome::{AspectOutcome, Modality};
use hjemmel::text::{Line, Piece, Role, aspect_word, markdown as escaped, modality_word, occurrence_word, status_word};
use hjemmel::{Citation, Date, Language};

/// A kind of change, in a word or two.
#[must_use]
pub fn kind_word(kind: ChangeKind, language: Language) -> &'static str {
    language.pick(match kind {
        ChangeKind::Entered => ("target group entered", "kommet i målgruppen"),
        ChangeKind::Left => ("target group left", "ude af målgruppen"),
        ChangeKind::Gained => ("obligation added", "pligt kommet til"),
        ChangeKind::Lost => ("obligation gone", "pligt bortfaldet"),
        ChangeKind::Lifted => ("lifted", "fritaget"),
        ChangeKind::NoLongerLifted => ("no longer lifted", "ikke længere fritaget"),
        ChangeKind::Unknown => ("no longer known", "blevet uafklaret"),
        ChangeKind::Known => ("now known", "blevet afklaret"),
        ChangeKind::Moved => ("due date moved", "frist flyttet"),
        ChangeKind::Stands => ("status changed", "status ændret"),
        ChangeKind::Count => ("number of acts changed", "antal ændret"),
        ChangeKind::Met => ("met by other acts", "opfyldt på anden måde"),
        ChangeKind::Aspect => ("what is asked changed", "krav til udførelsen ændret"),
        ChangeKind::Stated => ("stated value changed", "oplyst værdi ændret"),
        ChangeKind::Worded => ("duty worded otherwise", "pligtens ord ændret"),
        ChangeKind::LiftedBy => ("lifted by something else", "fritaget ved noget andet"),
        ChangeKind::KeptDespite => ("exception to an exemption changed", "undtagelse fra en fritagelse ændret"),
        ChangeKind::Needs => ("hangs on other facts", "afhænger af andre oplysninger"),
        ChangeKind::Cited => ("legal basis changed", "hjemmel ændret"),
        ChangeKind::Conflict => ("exemptions contradict each other", "fritagelser strider mod hinanden"),
        ChangeKind::ConflictEnds => {
            ("exemptions no longer contradict each other", "fritagelser strider ikke længere mod hinanden")
        }
    })
}

/// What a change comes to, without the name of its rule: `due date moved: 2026-03-16 → 2026-03-23`.
#[must_use]
pub fn change_words(change: &Change, language: Language) -> String {
    let word = kind_word(change.what.kind(), language);
    let detail = detail(&change.what, language);
    if detail.is_empty() { word.to_owned() } else { format!("{word}: {detail}") }
}

fn detail(what: &What, language: Language) -> String {
    let arrow = |from: String, to: String| format!("{from} → {to}");
    let status = |status| status_word(status, language).to_owned();
    let due = |date: Option<Date>| match date {
        Some(date) => language.pick((format!("due {date}"), format!("frist {date}"))),
        None => language.pick(("no date", "uden dato")).to_owned(),
    };
    let was = |standing| {
        language.pick((format!("was {}", stood(standing, language)), format!("var {}", stood(standing, language))))
    };
    let is = |standing| {
        language.pick((format!("now {}", stood(standing, language)), format!("nu {}", stood(standing, language))))
    };
    match what {
        What::Entered {} | What::Left {} => String::new(),
        What::Gained { due: date, status: now } | What::Lost { due: date, status: now } => {
            format!("{}, {}", due(*date), status(*now))
        }
        What::Lifted { before, by, due: date } => {
            format!("{}; {}, {}", by_words(by, language), was(*before), due(*date))
        }
        What::NoLongerLifted { after, by, due: date } => {
            format!("{}; {}, {}", by_words(by, language), is(*after), due(*date))
        }
        What::Unknown { before, needs } => format!("{}; {}", was(*before), needs_words(needs, language)),
        What::Known { after, due: date, status: now } => match now {
            Some(now) => format!("{}, {}, {}", is(*after), due(*date), status(*now)),
            None => is(*after),
        },
        What::Moved { from, to } => arrow(day(*from, language), day(*to, language)),
        What::Stands { from, to } => arrow(status(*from), status(*to)),
        What::Count { from, to } => arrow(number(*from), number(*to)),
        What::Met { from, to } => arrow(met(*from, language), met(*to, language)),
        What::Aspect { aspect, from, to } => {
            let name = aspect_word(*aspect, language);
            format!("{name}: {}", arrow(asked(from, language), asked(to, language)))
        }
        What::Stated { title, from, to, from_said, to_said, .. } => {
            let read = |said: &Option<String>, json| said.clone().unwrap_or_else(|| value(json, language));
            format!("{title}: {}", arrow(read(from_said, from), read(to_said, to)))
        }
        What::Worded { part, from, to } => {
            let (from, to) = (part_value(*part, from, language), part_value(*part, to, language));
            format!("{}: {}", part_word(*part, language), arrow(from, to))
        }
        What::LiftedBy { from, to } | What::KeptDespite { from, to } => {
            arrow(titles(from, language), titles(to, language))
        }
        What::Needs { from, to } => arrow(list(from, language), list(to, language)),
        What::Cited { from, to } => arrow(cited(from, language), cited(to, language)),
        What::Conflict { aspect, between } | What::ConflictEnds { aspect, between } => {
            format!("{}: {}", aspect_word(*aspect, language), between.join(", "))
        }
    }
}

fn stood(standing: Standing, language: Language) -> &'static str {
    language.pick(match standing {
        Standing::Absent => ("not owed", "ikke en pligt"),
        Standing::Owed => ("owed", "en pligt"),
        Standing::Lifted => ("lifted", "fritaget"),
        Standing::Undetermined => ("undetermined", "uafklaret"),
    })
}

fn none(language: Language) -> String {
    language.pick(("none", "ingen")).to_owned()
}

fn day(date: Option<Date>, language: Language) -> String {
    date.map_or_else(|| language.pick(("no date", "uden dato")).to_owned(), |date| date.to_string())
}

fn number(count: Option<u32>) -> String {
    count.map_or_else(|| "–".to_owned(), |count| count.to_string())
}

fn met(met: Met, language: Language) -> String {
    let mut words = Vec::new();
    if let Some(count) = met.count {
        words.push(language.pick((format!("{count} met"), format!("{count} opfyldt"))));
    }
    if let Some(on) = met.on {
        words.push(language.pick((format!("on {on}"), format!("den {on}"))));
    }
    if let Some(on) = met.broken_on {
        words.push(language.pick((format!("broken on {on}"), format!("brudt {on}"))));
    }
    if words.is_empty() { none(language) } else { words.join(" ") }
}

fn asked(aspect: &AspectOutcome, language: Language) -> String {
    let mut words: Vec<String> = aspect.asks.iter().cloned().collect();
    if !aspect.lifted_by.is_empty() {
        let by = aspect.lifted_by.join(", ");
        words.push(language.pick((format!("lifted by {by}"), format!("fritaget ved {by}"))));
    }
    if !aspect.changed_by.is_empty() {
        let by = aspect.changed_by.join(", ");
        words.push(language.pick((format!("changed by {by}"), format!("ændret af {by}"))));
    }
    for lifted in &aspect.values_lifted {
        let (value, by) = (lifted.said.as_ref().unwrap_or(&lifted.value), &lifted.by);
        words.push(language.pick((format!("{value} lifted by {by}"), format!("{value} fritaget ved {by}"))));
    }
    if words.is_empty() {
        language.pick(("as the rule has it", "som reglen siger")).to_owned()
    } else {
        words.join("; ")
    }
}

fn value(value: &serde_json::Value, language: Language) -> String {
    match value {
        serde_json::Value::Null => none(language),
        serde_json::Value::Bool(true) => language.pick(("yes", "ja")).to_owned(),
        serde_json::Value::Bool(false) => language.pick(("no", "nej")).to_owned(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn part_word(part: Part, language: Language) -> &'static str {
    language.pick(match part {
        Part::Actor => ("who", "hvem"),
        Part::Modality => ("must, may or must not", "skal, kan eller må ikke"),
        Part::Action => ("what", "hvad"),
        Part::Basis => ("basis", "grundlag"),
        Part::WindowFrom => ("first day in time", "første dag, der er rettidig"),
        Part::WindowUntil => ("last day in time", "sidste dag, der er rettidig"),
    })
}

fn part_value(part: Part, text: &str, language: Language) -> String {
    match (part, text) {
        (_, "") => none(language),
        (Part::Modality, "must") => modality_word(Modality::Must, language).to_owned(),
        (Part::Modality, "may") => modality_word(Modality::May, language).to_owned(),
        (Part::Modality, "must_not") => modality_word(Modality::MustNot, language).to_owned(),
        (Part::Basis, "statute") => language.pick(("statute", "lov")).to_owned(),
        (Part::Basis, "guidance") => language.pick(("guidance", "vejledning")).to_owned(),
        (Part::Basis, "secondary") => language.pick(("secondary source", "sekundær kilde")).to_owned(),
        _ => text.to_owned(),
    }
}

fn titles(rules: &[NamedRule], language: Language) -> String {
    let quoted: Vec<String> =
        rules.iter().map(|it| language.pick((format!("“{}”", it.title), format!("»{}«", it.title)))).collect();
    if quoted.is_empty() { none(language) } else { quoted.join(", ") }
}

fn by_words(rules: &[NamedRule], language: Language) -> String {
    format!("{} {}", language.pick(("by", "ved")), titles(rules, language))
}

fn needs_words(needs: &[String], language: Language) -> String {
    format!("{} {}", language.pick(("hangs on", "afhænger af")), list(needs, language))
}

fn list(names: &[String], language: Language) -> String {
    if names.is_empty() { none(language) } else { names.join(", ") }
}

fn cited(citations: &[Citation], language: Language) -> String {
    let all: Vec<String> = citations.iter().map(ToString::to_string).collect();
    list(&all, language)
}

/// What colour a kind of change has.
fn role(kind: ChangeKind) -> Role {
    match kind {
        ChangeKind::Gained | ChangeKind::NoLongerLifted | ChangeKind::Entered => Role::Todo,
        ChangeKind::Lost | ChangeKind::Lifted | ChangeKind::Left => Role::Done,
        ChangeKind::Unknown | ChangeKind::Needs => Role::Unknown,
        ChangeKind::Conflict => Role::Alarm,
        _ => Role::Plain,
    }
}

fn piece(text: impl Into<String>, role: Role) -> Piece {
    Piece { text: text.into(), role }
}

/// Which line of the rule: its event and its occurrence.
fn beside(change: &Change, language: Language) -> String {
    let mut words = String::new();
    if let Some(instance) = &change.instance {
        words.push_str(&format!(" ({})", instance.in_words(language)));
    }
    if let Some(occurrence) = change.occurrence {
        words.push_str(&occurrence_word(occurrence, language));
    }
    words
}

impl Comparison {
    /// One line a change; a line that says so if there is none.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<Line> {
        if self.is_empty() {
            return vec![vec![piece(nothing(language), Role::Faint)]];
        }
        let line = |change: &Change| {
            vec![
                piece(change.title.clone(), Role::Title),
                piece(format!("{}: ", beside(change, language)), Role::Plain),
                piece(change_words(change, language), role(change.what.kind())),
            ]
        };
        self.changes.iter().map(line).collect()
    }

    /// The same as a Markdown list.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        if self.is_empty() {
            return format!("{}\n", nothing(language));
        }
        let line = |change: &Change| {
            let (title, beside) = (escaped(&change.title), escaped(&beside(change, language)));
            format!("- **{title}**{beside}: {}\n", escaped(&change_words(change, language)))
        };
        self.changes.iter().map(line).collect()
    }
}

fn nothing(language: Language) -> &'static str {
    language.pick(("Nothing changes.", "Intet ændres."))
}

impl Tally {
    /// The head line: how many situations, how many changed.
    #[must_use]
    pub fn head(&self, language: Language) -> String {
        let (changed, all) = (self.changed, self.situations);
        let mut head = language
            .pick((format!("{changed} of {all} situations change"), format!("{changed} af {all} situationer ændres")));
        if self.unread > 0 {
            let unread = self.unread;
            head.push_str(
                &language.pick((format!("; {unread} could not be read"), format!("; {unread} kunne ikke læses"))),
            );
        }
        head
    }

    /// By rule: each kind of change with its counts and its samples.
    #[must_use]
    pub fn text(&self, language: Language) -> Vec<Line> {
        let mut lines = vec![vec![piece(self.head(language), Role::Heading)]];
        for (id, requirement) in &self.requirements {
            lines.push(Vec::new());
            lines.push(vec![piece(requirement.title.clone(), Role::Title), piece(format!("  {id}"), Role::Faint)]);
            for (kind, counted) in &requirement.changes {
                let count = counts(counted.lines, counted.situations, language);
                lines.push(vec![
                    piece(format!("  {}: ", kind_word(*kind, language)), role(*kind)),
                    piece(count, Role::Plain),
                ]);
                for sampled in &counted.sample {
                    let change = &sampled.change;
                    let text = detail(&change.what, language);
                    let text = format!("    {}{}: {text}", sampled.situation, beside(change, language));
                    lines.push(vec![piece(text.trim_end_matches(": "), Role::Faint)]);
                }
            }
        }
        lines
    }

    /// The same as Markdown: a table, and the samples below it, folded.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        let mut text = format!("{}\n", self.head(language));
        if self.requirements.is_empty() {
            return text;
        }
        text.push_str(language.pick((
            "\n| Rule | Change | Lines | Situations |\n|---|---|--:|--:|\n",
            "\n| Regel | Ændring | Linjer | Situationer |\n|---|---|--:|--:|\n",
        )));
        let mut samples = String::new();
        for requirement in self.requirements.values() {
            let title = escaped(&requirement.title);
            for (kind, counted) in &requirement.changes {
                let kind = kind_word(*kind, language);
                text.push_str(&format!("| {title} | {kind} | {} | {} |\n", counted.lines, counted.situations));
                if !counted.sample.is_empty() {
                    samples.push_str(&format!("- **{title}**, {kind}\n"));
                }
                for sampled in &counted.sample {
                    let (beside, detail) = (beside(&sampled.change, language), detail(&sampled.change.what, language));
                    let told = format!("{}{beside}: {detail}", sampled.situation);
                    samples.push_str(&format!("  - {}\n", escaped(told.trim_end_matches(": "))));
                }
            }
        }
        if !samples.is_empty() {
            let heading = language.pick(("For example", "For eksempel"));
            text.push_str(&format!("\n<details><summary>{heading}</summary>\n\n{samples}\n</details>\n"));
        }
        text
    }
}

fn counts(lines: u64, situations: u64, language: Language) -> String {
    let one = situations == 1;
    let english = if one { "situation" } else { "situations" };
    let danish = if one { "situation" } else { "situationer" };
    let of = language.pick((format!("{situations} {english}"), format!("{situations} {danish}")));
    if lines == situations {
        return of;
    }
    language.pick((format!("{lines} lines in {of}"), format!("{lines} linjer i {of}")))
}
