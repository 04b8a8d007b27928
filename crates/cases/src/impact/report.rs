//! The report: for people as text or Markdown, for programs as data.

use super::table::Table;
use super::{Census, Count, Impact, Scenario, Side};
use crate::compare::{ChangeKind, RequirementTally, Tally};
use hjemmel::text::{Line, Piece, Role, markdown as escaped};
use hjemmel::{Date, Language};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The name and version of the report's JSON form.
const SCHEMA: &str = "hjemmel.impact/1";

/// What proposals would do to a set of situations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpactReport {
    /// Always `hjemmel.impact/1`.
    pub schema: String,
    /// The rulebooks, by name.
    pub rulebooks: Vec<String>,
    /// The fingerprint of the set.
    pub fingerprint: String,
    /// The day on which every situation was read.
    pub as_of: Date,
    /// The date whose law was asked for, if another.
    pub law_of: Option<Date>,
    /// How many situations were evaluated.
    pub situations: u64,
    /// How many could not be.
    pub unread: u64,
    /// How much is owed with no proposal switched on.
    pub today: Census,
    /// The proposals, in the order asked for.
    pub proposals: Vec<ProposalReport>,
}

/// What one proposal, or several together, would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalReport {
    /// What it was asked for by.
    pub name: String,
    /// What people read.
    pub title: String,
    /// Whether it stands for all proposals of a rulebook.
    pub together: bool,
    /// The proposals switched on.
    pub proposals: Vec<String>,
    /// What they lack to be law.
    pub lacks: Vec<String>,
    /// How much is owed today, by the target groups that citizens are in today or with it.
    pub today: Census,
    /// How much is owed with it, by the same target groups.
    pub with: Census,
    /// What changes.
    pub changes: Tally,
}

impl Impact {
    /// The report of what was added so far.
    #[must_use]
    pub fn report(&self) -> ImpactReport {
        let with = self.scenarios.iter().zip(&self.with);
        ImpactReport {
            schema: SCHEMA.to_owned(),
            rulebooks: self.rulebook.names().map(str::to_owned).collect(),
            fingerprint: self.rulebook.fingerprint().to_owned(),
            as_of: self.options.as_of,
            law_of: self.options.law_of,
            situations: self.today.citizens,
            unread: self.unread,
            today: self.today.clone(),
            proposals: with.map(|(scenario, side)| self.proposal(scenario, side)).collect(),
        }
    }

    fn proposal(&self, scenario: &Scenario, side: &Side) -> ProposalReport {
        let plan = self.rulebook.plan();
        let found = |name: &String| plan.proposals.iter().find(|proposal| &*proposal.name == name.as_str());
        let proposals: Vec<_> = scenario.proposals.iter().filter_map(found).collect();
        let titles = proposals.iter().map(|it| it.label.as_deref().unwrap_or(&it.name));
        let book = plan.rulebooks.iter().find(|book| scenario.together && &*book.name == scenario.name.as_str());
        let title = match book {
            Some(book) => book.title.as_deref().unwrap_or(&book.name).to_owned(),
            None => titles.collect::<Vec<_>>().join(" + "),
        };
        let lacks: BTreeSet<&str> = proposals.iter().filter_map(|it| it.lacks.as_deref()).collect();
        ProposalReport {
            name: scenario.name.clone(),
            title,
            together: scenario.together,
            proposals: scenario.proposals.clone(),
            lacks: lacks.into_iter().map(str::to_owned).collect(),
            today: side.today.clone(),
            with: side.with.clone(),
            changes: side.tally.clone(),
        }
    }
}

/// A part of the report, before it is text or Markdown.
enum Part {
    Heading(u8, String),
    Paragraph(String),
    Table(Table),
}

impl ImpactReport {
    /// The report as lines of text.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let whole = |text: String, role| vec![Piece { text, role }];
        for (place, part) in self.parts(language).into_iter().enumerate() {
            if place > 0 {
                lines.push(Vec::new());
            }
            match part {
                Part::Heading(1, text) => lines.push(whole(text, Role::Heading)),
                Part::Heading(_, text) => lines.push(whole(text, Role::Title)),
                Part::Paragraph(text) => lines.push(whole(text, Role::Plain)),
                Part::Table(table) => lines.extend(table.lines()),
            }
        }
        lines
    }

    /// The report as Markdown.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        let written = |part| match part {
            Part::Heading(depth, text) => format!("{} {}\n", "#".repeat(usize::from(depth)), escaped(&text)),
            Part::Paragraph(text) => format!("{}\n", escaped(&text)),
            Part::Table(table) => table.markdown(),
        };
        self.parts(language).into_iter().map(written).collect::<Vec<_>>().join("\n")
    }

    fn parts(&self, language: Language) -> Vec<Part> {
        let pick = |english: &str, danish: &str| language.pick((english, danish)).to_owned();
        let date = self.as_of;
        let mut parts = vec![Part::Heading(
            1,
            language.pick((
                format!("What the proposals would change, as of {date}"),
                format!("Hvad forslagene ville ændre, pr. {date}"),
            )),
        )];
        if let Some(law_of) = self.law_of {
            parts.push(Part::Paragraph(
                language.pick((format!("By the law of {law_of}."), format!("Efter reglerne pr. {law_of}."))),
            ));
        }
        let (all, unread) = (self.situations, self.unread);
        let mut counted =
            language.pick((format!("Situations counted: {all}."), format!("Situationer talt med: {all}.")));
        if unread > 0 {
            counted.push_str(&language.pick((
                format!(" Not read, and not counted: {unread}."),
                format!(" Ikke læst, og ikke talt med: {unread}."),
            )));
        }
        counted.push_str(&pick(
            " The numbers are lines in the outcomes of these situations, and say nothing of how many people there are. Who is in two target groups counts in both.",
            " Tallene er linjer i afgørelserne for netop disse situationer og siger intet om, hvor mange borgere der er. Den, der er i to målgrupper, tæller med i begge.",
        ));
        parts.push(Part::Paragraph(counted));
        if self.proposals.is_empty() {
            parts.push(Part::Paragraph(pick(
                "These rulebooks have no proposal.",
                "Der er intet forslag i disse regelsæt.",
            )));
        } else {
            parts.push(Part::Table(self.summary(language)));
        }
        parts.push(Part::Heading(2, pick("Today", "I dag")));
        parts.push(Part::Table(today(&self.today, language)));
        for proposal in &self.proposals {
            self.proposal(proposal, language, &mut parts);
        }
        parts
    }

    /// One line a proposal.
    fn summary(&self, language: Language) -> Table {
        let mut columns = vec![language.pick((("Proposal", true), ("Forslag", true)))];
        columns.push(language.pick((("citizens touched", false), ("borgere berørt", false))));
        columns.extend(changes_columns(language));
        let mut table = Table::new(&columns);
        for proposal in &self.proposals {
            let mut cells = vec![proposal.heading(language), proposal.changes.changed.to_string()];
            let lines = |kind| proposal.changes.lines(kind);
            cells.extend(changes_cells(self.today.lines, proposal.with.lines, lines));
            table.row(cells);
        }
        table
    }

    fn proposal(&self, proposal: &ProposalReport, language: Language, parts: &mut Vec<Part>) {
        parts.push(Part::Heading(2, proposal.heading(language)));
        let names = proposal.proposals.join(", ");
        let (touched, all) = (proposal.changes.changed, self.situations);
        let mut text = language.pick((
            format!("Not law. Switched on: {names}. Changes something for {touched} of {all} citizens."),
            format!("Ikke gældende ret. Slået til: {names}. Ændrer noget for {touched} af {all} borgere."),
        ));
        if !proposal.lacks.is_empty() {
            let lacks = proposal.lacks.join("; ");
            text.push_str(&language.pick((format!(" It lacks {lacks}."), format!(" Det mangler {lacks}."))));
        }
        parts.push(Part::Paragraph(text));
        let groups = proposal.groups(language);
        if !groups.is_empty() {
            parts.push(Part::Table(groups));
        }
        let requirements = self.requirements(proposal, language);
        if !requirements.is_empty() {
            parts.push(Part::Table(requirements));
        }
    }

    /// Requirements of which something changes.
    fn requirements(&self, proposal: &ProposalReport, language: Language) -> Table {
        let mut columns = vec![
            language.pick((("Requirement", true), ("Krav", true))),
            language.pick((("citizens touched", false), ("borgere berørt", false))),
        ];
        columns.extend(changes_columns(language));
        columns.push(language.pick((("for example", true), ("for eksempel", true))));
        let mut table = Table::new(&columns);
        let nobody = Count::default();
        let lines =
            |census: &BTreeMap<String, super::Counts>, id: &String| census.get(id).map_or(nobody, |it| it.lines);
        for (id, tally) in &proposal.changes.requirements {
            let (before, after) = (lines(&self.today.requirements, id), lines(&proposal.with.requirements, id));
            let mut cells = vec![tally.title.clone(), tally.situations.to_string()];
            cells.extend(changes_cells(before, after, |kind| tally.changes.get(&kind).map_or(0, |it| it.lines)));
            cells.push(names(tally, proposal.changes.sample));
            table.row(cells);
        }
        table
    }
}

impl ProposalReport {
    /// Target groups in which something changes.
    fn groups(&self, language: Language) -> Table {
        let mut columns = vec![
            language.pick((("Target group", true), ("Målgruppe", true))),
            language.pick((("citizens", false), ("borgere", false))),
            language.pick((("touched", false), ("berørt", false))),
        ];
        columns.extend(changes_columns(language));
        let mut table = Table::new(&columns);
        let nobody = Count::default();
        let before = |id: &String| self.today.target_groups.get(id).map_or(nobody, |it| it.lines);
        let after = |id: &String| self.with.target_groups.get(id).map_or(nobody, |it| it.lines);
        let mut row = |title: &str, tally: &crate::compare::GroupTally, before: Count, after: Count| {
            let mut cells = vec![title.to_owned(), tally.situations.to_string(), tally.changed.to_string()];
            cells.extend(changes_cells(before, after, |kind| tally.changes.get(&kind).copied().unwrap_or(0)));
            table.row(cells);
        };
        for (id, tally) in self.changes.target_groups.iter().filter(|(_, tally)| tally.changed > 0) {
            row(&tally.title, tally, before(id), after(id));
        }
        let outside = &self.changes.in_no_group;
        if outside.changed > 0 {
            row(in_no_group(language), outside, self.today.in_no_group.lines, self.with.in_no_group.lines);
        }
        table
    }

    fn heading(&self, language: Language) -> String {
        if self.together {
            let title = &self.title;
            return language.pick((format!("{title}: all together"), format!("{title}: det hele")));
        }
        self.title.clone()
    }
}

fn in_no_group(language: Language) -> &'static str {
    language.pick(("in no target group", "i ingen målgruppe"))
}

/// How much is owed today, by target group.
fn today(census: &Census, language: Language) -> Table {
    let mut table = Table::new(&language.pick((
        [
            ("Target group", true),
            ("citizens", false),
            ("obligations", false),
            ("of them overdue", false),
            ("lifted", false),
            ("not known", false),
        ],
        [
            ("Målgruppe", true),
            ("borgere", false),
            ("pligter", false),
            ("heraf overskredet", false),
            ("fritaget", false),
            ("uafklaret", false),
        ],
    )));
    let mut row = |title: &str, citizens: u64, lines: Count| {
        let numbers = [citizens, lines.obligations, lines.overdue, lines.lifted, lines.undetermined];
        let numbers = numbers.iter().map(ToString::to_string);
        table.row(std::iter::once(title.to_owned()).chain(numbers).collect());
    };
    for group in census.target_groups.values() {
        row(&group.title, group.citizens, group.lines);
    }
    if census.in_no_group.citizens > 0 {
        row(in_no_group(language), census.in_no_group.citizens, census.in_no_group.lines);
    }
    row(language.pick(("All citizens", "Alle borgere")), census.citizens, census.lines);
    table
}

fn changes_columns(language: Language) -> [(&'static str, bool); 6] {
    language.pick((
        [
            ("obligations today", false),
            ("with it", false),
            ("difference", false),
            ("newly lifted", false),
            ("moved", false),
            ("no longer known", false),
        ],
        [
            ("pligter i dag", false),
            ("med forslaget", false),
            ("forskel", false),
            ("nu fritaget", false),
            ("flyttet", false),
            ("nu uafklaret", false),
        ],
    ))
}

fn changes_cells(before: Count, after: Count, lines: impl Fn(ChangeKind) -> u64) -> [String; 6] {
    [
        before.obligations.to_string(),
        after.obligations.to_string(),
        difference(before.obligations, after.obligations),
        lines(ChangeKind::Lifted).to_string(),
        lines(ChangeKind::Moved).to_string(),
        lines(ChangeKind::Unknown).to_string(),
    ]
}

/// `+3`, `−12`, `0`.
fn difference(before: u64, after: u64) -> String {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{}", after.saturating_sub(before)),
        std::cmp::Ordering::Less => format!("−{}", before.saturating_sub(after)),
        std::cmp::Ordering::Equal => "0".to_owned(),
    }
}

/// The first situations in which something of a requirement changes: by name, without their folder; of one file the lines alone
/// after the first.
fn names(tally: &RequirementTally, most: usize) -> String {
    let mut all: Vec<&str> = Vec::new();
    for sampled in tally.changes.values().flat_map(|counted| &counted.sample) {
        if !all.contains(&sampled.situation.as_str()) {
            all.push(&sampled.situation);
        }
    }
    let mut text = String::new();
    let mut last = None;
    for situation in all.into_iter().take(most) {
        let name = situation.rsplit(['/', '\\']).next().unwrap_or_default();
        let (file, line) = name.rsplit_once(':').unwrap_or((name, ""));
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(if last == Some(file) && !line.is_empty() { line } else { name });
        last = Some(file);
    }
    text
}
