//! What is owed, what was lifted, what is undetermined.

use super::Role;
use super::page::{Page, citations, in_words};
use crate::outcome::{AspectOutcome, DueBetween, ExemptionNamed, InstanceOutcome, Obligation, Outcome};
use crate::present::capitalised;
use crate::words::{aspect, basis, modality, short_day, status};
use hjemmel_engine::findings::Status;
use hjemmel_engine::plan::{AspectName, Basis};
use hjemmel_value::{Date, Language};

/// Below a duty's first line, text starts here.
const INDENTATION: usize = 16;

pub(super) fn obligations(page: &mut Page<'_>, outcome: &Outcome) {
    page.heading("Obligations", "Pligter");
    if outcome.obligations.is_empty() {
        page.wrapped(2, page.pick("none", "ingen"), Role::Faint);
    }
    for obligation in &outcome.obligations {
        self::obligation(page, obligation);
    }
}

fn obligation(page: &mut Page<'_>, duty: &Obligation) {
    let language = page.language;
    let role = role(duty.status);
    let date_role = if matches!(duty.status, Status::Overdue | Status::Broken) { Role::Alarm } else { Role::Plain };
    let mut first = vec![(date(page, duty.due), date_role), (duty.title.clone(), Role::Title)];
    first.push((instance_beside(duty.instance.as_ref(), language), Role::Plain));
    if let Some(occurrence) = duty.occurrence {
        first.push((crate::words::occurrence(occurrence, language), Role::Plain));
    }
    first.push((": ".to_owned(), Role::Plain));
    first.push((standing(duty, language), role));
    page.line(first);

    let actor = capitalised(&duty.actor_title);
    let mut action = format!("{actor} {} {}.", modality(duty.modality, language), duty.action);
    if let Some(firmness) = basis(duty.basis, language) {
        action.push_str(&format!(" ({}: {firmness})", page.pick("basis", "grundlag")));
    }
    page.wrapped(INDENTATION, &action, Role::Plain);
    page.wrapped(INDENTATION, &citations(&duty.citations), Role::Citation);
    notes(page, duty);
    page.because(INDENTATION, &duty.because);
}

/// How it stands, with its numbers and days.
fn standing(duty: &Obligation, language: Language) -> String {
    let mut words = status(duty.status, language).to_owned();
    if let (Some(required), Some(met)) = (duty.required, duty.met)
        && required > 1
    {
        // With a list that may miss events, what is counted is a least number.
        let least = if duty.status == Status::Unknown { language.pick(("at least ", "mindst ")) } else { "" };
        words.push_str(
            &language.pick((format!(", {least}{met} of {required}"), format!(", {least}{met} af {required}"))),
        );
    }
    if let Some(on) = duty.met_on.or(duty.broken_on) {
        words.push_str(&format!(" {on}"));
    }
    words
}

/// Between which days it is due.
fn due_between(DueBetween { earliest, latest }: DueBetween, language: Language) -> String {
    match earliest.filter(|earliest| *earliest < latest) {
        Some(earliest) => language.pick((
            format!("Due no earlier than {earliest} and no later than {latest}; which day is not known."),
            format!("Forfalder tidligst {earliest} og senest {latest}; hvilken dag vides ikke."),
        )),
        None => language.pick((
            format!("Due no later than {latest}; which day is not known."),
            format!("Forfalder senest {latest}; hvilken dag vides ikke."),
        )),
    }
}

fn notes(page: &mut Page<'_>, duty: &Obligation) {
    let language = page.language;
    if let Some(days) = duty.due_between {
        page.wrapped(INDENTATION, &due_between(days, language), Role::Unknown);
    }
    if let Some(without) = duty.due_without_exemptions {
        let text = language.pick((
            format!("Without exemptions it would be due {without}."),
            format!("Uden fritagelser ville fristen være {without}."),
        ));
        page.wrapped(INDENTATION, &text, Role::Faint);
    }
    if let Some(next) = duty.next_working_day {
        let text = language.pick((
            format!("That is no working day; the next one is {next}."),
            format!("Det er ikke en arbejdsdag; den næste er {next}."),
        ));
        page.wrapped(INDENTATION, &text, Role::Faint);
    }
    for (name, found) in &duty.aspects {
        aspect_note(page, *name, found);
    }
    for kept in &duty.kept_despite {
        let text = language.pick((
            format!("Not exempt: an exception to “{}” holds", kept.title),
            format!("Ikke fritaget: en undtagelse fra »{}« er opfyldt", kept.title),
        ));
        page.wrapped(INDENTATION, &format!("{text} [{}].", citations(&kept.citations)), Role::Plain);
    }
    for stated in &duty.states {
        let unknown = page.pick("not known", "ukendt");
        let value = if stated.unknown { unknown.to_owned() } else { page.value(&stated.value, stated.said.as_ref()) };
        page.wrapped(INDENTATION, &format!("{}: {value}", stated.title), Role::Plain);
    }
    for why in &duty.not_encoded {
        let text = page.pick("Not encoded", "Ikke omfattet");
        page.wrapped(INDENTATION, &format!("{text}: {why}"), Role::Unknown);
    }
    if !duty.needs.is_empty() {
        let text = page.pick("Not known", "Mangler");
        page.wrapped(INDENTATION, &format!("{text}: {}", page.asked(&duty.needs)), Role::Unknown);
    }
    interpretations(page, &duty.interpretation);
    if !duty.proposals.is_empty() {
        let text = page.pick("By a proposal, not by law", "Efter et forslag, ikke efter gældende ret");
        let proposals: Vec<String> = duty.proposals.iter().map(|name| in_words(name)).collect();
        page.wrapped(INDENTATION, &format!("{text}: {}", proposals.join(", ")), Role::Alarm);
    }
}

fn interpretations(page: &mut Page<'_>, steps: &[String]) {
    for interpretation in steps {
        let text = page.pick("Interpretation", "Fortolkning");
        page.wrapped(INDENTATION, &format!("{text}: {interpretation}"), Role::Faint);
    }
}

fn aspect_note(page: &mut Page<'_>, name: AspectName, found: &AspectOutcome) {
    let language = page.language;
    let label = capitalised(aspect(name, language));
    let mut text = match &found.asks {
        Some(asks) => format!("{label}: {asks}"),
        None => format!("{label}:"),
    };
    if !found.lifted_by.is_empty() {
        text.push_str(page.pick(" lifted", " fritaget"));
    } else if !found.changed_by.is_empty() {
        text.push_str(page.pick(" (changed)", " (ændret)"));
    }
    for lifted in &found.values_lifted {
        let value = lifted.said.clone().unwrap_or_else(|| in_words(&lifted.value));
        text.push_str(&language.pick((format!(" (not {value})"), format!(" (ikke {value})"))));
    }
    if !found.exemptions.is_empty() {
        let by: Vec<String> = found.exemptions.iter().map(|exemption| exemption_words(exemption, language)).collect();
        text.push_str(&format!(" {} {}", page.pick("by", "ved"), by.join(", ")));
    }
    page.wrapped(INDENTATION, &text, Role::Plain);
}

/// An exemption with its trial, by-law and legal basis.
fn exemption_words(exemption: &ExemptionNamed, language: Language) -> String {
    let mut words = language.pick((format!("“{}”", exemption.title), format!("»{}«", exemption.title)));
    let mut behind = Vec::new();
    if let Some(trial) = &exemption.trial_title {
        behind.push(language.pick((format!("trial: {trial}"), format!("forsøg: {trial}"))));
    }
    if let Some(bylaw) = &exemption.bylaw {
        behind.push(bylaw.clone());
    }
    if !exemption.citations.is_empty() {
        behind.push(citations(&exemption.citations));
    }
    if exemption.basis != Basis::Statute
        && let Some(firmness) = basis(exemption.basis, language)
    {
        behind.push(firmness.to_owned());
    }
    if !exemption.proposals.is_empty() {
        behind.push(language.pick(("proposal, not law", "forslag, ikke gældende ret")).to_owned());
    }
    if !behind.is_empty() {
        words.push_str(&format!(" [{}]", behind.join("; ")));
    }
    words
}

pub(super) fn lifted(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.lifted.is_empty() {
        return;
    }
    page.heading("Lifted", "Fritaget");
    for lifted in &outcome.lifted {
        page.line(vec![
            (date(page, lifted.due), Role::Faint),
            (lifted.title.clone(), Role::Title),
            (instance_beside(lifted.instance.as_ref(), page.language), Role::Plain),
            (page.pick(" is lifted", " er fritaget").to_owned(), Role::Plain),
        ]);
        page.wrapped(INDENTATION, &citations(&lifted.citations), Role::Citation);
        for exemption in &lifted.by {
            let text = format!("{} {}", page.pick("by", "ved"), exemption_words(exemption, page.language));
            page.wrapped(INDENTATION, &text, Role::Plain);
            for interpretation in &exemption.interpretation {
                let text = page.pick("Interpretation", "Fortolkning");
                page.wrapped(INDENTATION, &format!("{text}: {interpretation}"), Role::Faint);
            }
        }
        page.because(INDENTATION, &lifted.because);
    }
}

pub(super) fn undetermined(page: &mut Page<'_>, outcome: &Outcome) {
    if outcome.undetermined.is_empty() {
        return;
    }
    page.heading("Undetermined", "Uafklaret");
    for line in &outcome.undetermined {
        page.line(vec![
            (date(page, line.due), Role::Unknown),
            (line.title.clone(), Role::Title),
            (instance_beside(line.instance.as_ref(), page.language), Role::Plain),
            (page.pick(" hangs on what is not known", " afhænger af noget, der ikke vides").to_owned(), Role::Plain),
        ]);
        page.wrapped(INDENTATION, &page.asked(&line.needs), Role::Unknown);
        page.wrapped(INDENTATION, &citations(&line.citations), Role::Citation);
        interpretations(page, &line.interpretation);
        page.because(INDENTATION, &line.because);
    }
}

fn date(page: &Page<'_>, due: Option<Date>) -> String {
    let text = match due {
        Some(due) => short_day(due, page.language),
        None => page.pick("no date", "uden dato").to_owned(),
    };
    format!("{text:<INDENTATION$}")
}

fn role(status: Status) -> Role {
    match status {
        Status::Overdue | Status::Broken => Role::Alarm,
        Status::Met | Status::Late => Role::Done,
        Status::Open | Status::Upcoming | Status::Standing | Status::Suspended => Role::Todo,
        Status::Unknown => Role::Unknown,
    }
}

/// What a line is for, beside its title; nothing where it is for none.
pub(super) fn instance_beside(instance: Option<&InstanceOutcome>, language: Language) -> String {
    instance.map_or_else(String::new, |instance| format!(" ({})", instance.in_words(language)))
}
