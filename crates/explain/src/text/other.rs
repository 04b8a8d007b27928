//! Everything around the duties: the head, questions, proposals, what does not apply and what the outcome rests on.

use super::Role;
use super::duties::instance_beside;
use super::page::{Page, citations, in_words};
use crate::outcome::{NotApplicableOutcome, Outcome, QuestionOutcome};
use crate::words::{aspect, by_the_law_of, day, judgement, lacking, not_applicable as why_not};

pub(super) fn head(page: &mut Page<'_>, outcome: &Outcome) {
    let date = day(outcome.as_of, page.language);
    let names = outcome.rulebook.names.join(", ");
    let text = page.language.pick((format!("As of {date}"), format!("Pr. {date}")));
    if page.fits(&[&text, &names]) {
        page.line(vec![(text, Role::Heading), (format!("  {names}"), Role::Faint)]);
    } else {
        page.line(vec![(text, Role::Heading)]);
        page.wrapped(0, &names, Role::Faint);
    }
    if let Some(law_of) = outcome.law_of {
        let text = by_the_law_of(law_of, page.language);
        page.wrapped(0, &text, Role::Alarm);
    }
    if !outcome.proposals.on.is_empty() {
        let text = page.pick("Proposals switched on, not law", "Forslag slået til, ikke gældende ret");
        let on: Vec<String> = outcome.proposals.on.iter().map(|name| in_words(name)).collect();
        page.wrapped(0, &format!("{text}: {}", on.join(", ")), Role::Alarm);
    }
    page.heading("Target groups", "Målgrupper");
    if outcome.target_groups.is_empty() {
        page.wrapped(2, page.pick("none for certain", "ingen med sikkerhed"), Role::Faint);
    }
    for group in &outcome.target_groups {
        page.line(vec![(format!("  {}  ", group.title), Role::Plain), (citations(&group.citations), Role::Citation)]);
        page.because(4, &group.because);
    }
}

pub(super) fn questions(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.questions.is_empty() {
        return;
    }
    page.heading("Questions that would settle it", "Spørgsmål, der ville afklare det");
    for question in &outcome.questions {
        self::question(page, question);
    }
}

fn question(page: &mut Page<'_>, question: &QuestionOutcome) {
    let mut text = format!("? {}", question.text);
    if let (Some(by), Some(kind)) = (&question.assessed_by, question.judgement) {
        let by = question.assessed_by_title.clone().unwrap_or_else(|| in_words(by));
        text.push_str(&format!(" ({} {by})", judgement(kind, page.language)));
    }
    page.wrapped(2, &text, Role::Unknown);
    let decides = page.pick("decides", "afgør");
    let titles: Vec<String> = question.decides.iter().map(|id| page.title(id)).collect();
    page.wrapped(4, &format!("{decides}: {}", titles.join("; ")), Role::Faint);
}

pub(super) fn conflicts(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.conflicts.is_empty() && outcome.at_most_one.is_empty() {
        return;
    }
    page.heading("Conflicts", "Konflikter");
    for conflict in &outcome.conflicts {
        let aspect = aspect(conflict.aspect, page.language);
        let title = page.title(&conflict.id);
        let between = conflict.between.iter().map(|id| in_words(id)).collect::<Vec<_>>().join(", ");
        let text = page.language.pick((
            format!("{aspect} of “{title}”: {between} contradict each other, and none prevails."),
            format!("{aspect} ved »{title}«: {between} modsiger hinanden, og ingen går forud."),
        ));
        page.wrapped(2, &text, Role::Alarm);
    }
    for broken in &outcome.at_most_one {
        let ids: Vec<String> = broken.ids.iter().map(|id| in_words(id)).collect();
        let ids = ids.join(", ");
        let mut text = page
            .language
            .pick((format!("{ids}: at most one of these may hold"), format!("{ids}: højst én af disse kan gælde")));
        if !broken.citations.is_empty() {
            text.push_str(&format!(" ({})", citations(&broken.citations)));
        }
        if !broken.proposals.is_empty() {
            let by = page.pick("by the proposal", "efter forslaget");
            let names: Vec<String> = broken.proposals.iter().map(|name| in_words(name)).collect();
            text.push_str(&format!(", {by} {}", names.join(", ")));
        }
        text.push('.');
        page.wrapped(2, &text, Role::Alarm);
    }
}

pub(super) fn proposals(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.proposals.would_touch.is_empty() {
        return;
    }
    page.heading(
        "Proposals that are not law and would touch this",
        "Forslag, der ikke er gældende ret og ville berøre dette",
    );
    for touch in &outcome.proposals.would_touch {
        let lacks = lacking(touch.lacks.as_ref(), page.language);
        page.wrapped(2, &format!("{} → {}{lacks}", touch.title, page.title(&touch.id)), Role::Faint);
    }
}

pub(super) fn rejected(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.rejected.is_empty() {
        return;
    }
    page.heading("Exemptions rejected by a guardrail", "Fritagelser afvist af et hegnspæl");
    for rejected in &outcome.rejected {
        let titles: Vec<String> = rejected.requirements.iter().map(|id| page.title(id)).collect();
        let (guardrail, exemption) = (in_words(&rejected.guardrail), in_words(&rejected.id));
        let text = format!("{guardrail} → {exemption}: {}", titles.join("; "));
        page.wrapped(2, &text, Role::Alarm);
    }
}

pub(super) fn not_applicable(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.not_applicable.is_empty() {
        return;
    }
    page.heading("Does not apply", "Gælder ikke");
    if page.all_reasons {
        for line in &outcome.not_applicable {
            let title = titled(page, line);
            page.line(vec![(format!("  {title}: "), Role::Plain), (why(page, line), Role::Faint)]);
            page.because(4, &line.because);
        }
        return;
    }
    // Else the requirements of each reason together, so that the page stays short. Of several rulebooks each has a paragraph:
    // what changes in one then leaves the lines of the others as they are.
    let mut reasons: Vec<String> = outcome.not_applicable.iter().map(|line| why(page, line)).collect();
    reasons.sort();
    reasons.dedup();
    for reason in reasons {
        let lines = outcome.not_applicable.iter().filter(|line| why(page, line) == reason);
        let mut paragraphs: Vec<(&str, Vec<String>)> = Vec::new();
        for line in lines {
            let rulebook = if outcome.rulebook.names.len() > 1 { rulebook(&line.id) } else { "" };
            match paragraphs.iter_mut().find(|(name, _)| *name == rulebook) {
                Some((_, titles)) => titles.push(titled(page, line)),
                None => paragraphs.push((rulebook, vec![titled(page, line)])),
            }
        }
        if let [("", titles)] = paragraphs.as_slice() {
            page.wrapped(2, &format!("{reason}: {}", titles.join("; ")), Role::Faint);
            continue;
        }
        page.wrapped(2, &reason, Role::Faint);
        for (rulebook, titles) in paragraphs {
            page.wrapped(4, &format!("{rulebook}: {}", titles.join("; ")), Role::Faint);
        }
    }
}

/// The title, with the event if it is owed for each of several.
fn titled(page: &Page<'_>, line: &NotApplicableOutcome) -> String {
    format!("{}{}", line.title, instance_beside(line.instance.as_ref(), page.language))
}

/// The rulebook that a qualified name begins with.
fn rulebook(id: &str) -> &str {
    id.split_once('.').map_or(id, |(rulebook, _)| rulebook)
}

/// Why a requirement does not apply, in few words.
fn why(page: &Page<'_>, line: &NotApplicableOutcome) -> String {
    let mut reason = why_not(line.reason, page.language).to_owned();
    if !line.displaced_by.is_empty() {
        let by: Vec<String> = line.displaced_by.iter().map(|id| page.title(id)).collect();
        reason.push_str(&format!(" ({})", by.join(", ")));
    }
    reason
}

pub(super) fn outside(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.outside.is_empty() {
        return;
    }
    page.heading("Outside the days the rulebook speaks of", "Uden for de dage, regelsættet omfatter");
    for line in &outcome.outside {
        let text = page.language.pick((
            format!("{}: counted from {}, the rulebook's bound is {}", line.title, line.clock, line.bound),
            format!("{}: regnes fra {}, regelsættets grænse er {}", line.title, line.clock, line.bound),
        ));
        page.wrapped(2, &text, Role::Unknown);
    }
}

pub(super) fn not_encoded(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.not_encoded.is_empty() {
        return;
    }
    page.heading("Not encoded", "Ikke omfattet");
    for line in &outcome.not_encoded {
        page.wrapped(2, &format!("{}: {}", line.citation, line.why), Role::Faint);
    }
}

pub(super) fn relied_on(page: &mut Page<'_>, outcome: &Outcome) {
    let relied = &outcome.relied_on;
    if relied.assessments.is_empty() && relied.assumptions.is_empty() {
        return;
    }
    page.heading("Rests on", "Hviler på");
    for assessment in &relied.assessments {
        let kind = judgement(assessment.kind, page.language);
        let mut text =
            format!("{}: {}", in_words(&assessment.fact), page.value(&assessment.value, assessment.said.as_ref()));
        let by = assessment.by_title.as_deref().or(assessment.by.as_deref());
        let by = by.unwrap_or(page.pick("(not said)", "(ikke oplyst)"));
        text.push_str(&format!(", {kind} {by}"));
        if let Some(on) = assessment.on {
            text.push_str(&format!(" {on}"));
        }
        if let Some(from) = assessment.from {
            text.push_str(&page.language.pick((format!(", from {from}"), format!(", fra {from}"))));
        }
        if let Some(considerations) = &assessment.considerations {
            text.push_str(&page.language.pick((format!(" (“{considerations}”)"), format!(" (»{considerations}«)"))));
        }
        page.wrapped(2, &text, Role::Plain);
    }
    if !relied.assumptions.is_empty() {
        let assumed: Vec<String> = relied.assumptions.iter().map(|name| in_words(name)).collect();
        let text = page.pick("Assumed, since nothing is given", "Antaget, da intet er oplyst");
        page.wrapped(2, &format!("{text}: {}", assumed.join(", ")), Role::Faint);
    }
}
