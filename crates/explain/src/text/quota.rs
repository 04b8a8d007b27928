//! What quotas come to, as a page.

use super::page::{citations, in_words};
use super::{Line, Piece, Role};
use crate::outcome::{HowMany, QuotaLine, QuotaOutcome, QuotaReason, QuotaWord};
use crate::words::{by_the_law_of, day, judgement, lacking, modality, not_applicable};
use hjemmel_engine::findings::NotApplicableReason;
use hjemmel_engine::plan::Modality;
use hjemmel_value::Language;

/// What quotas come to, as lines.
#[must_use]
pub fn render_quotas(outcome: &QuotaOutcome, language: Language) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut line = |pieces: Vec<(String, Role)>| {
        lines.push(pieces.into_iter().map(|(text, role)| Piece { text, role }).collect());
    };
    let date = day(outcome.as_of, language);
    let head = language.pick((format!("Quotas as of {date}"), format!("Kvoter pr. {date}")));
    let names = outcome.rulebook.names.join(", ");
    line(vec![(head, Role::Heading), (format!("  {names}"), Role::Faint)]);
    if let Some(law_of) = outcome.law_of {
        let text = by_the_law_of(law_of, language);
        line(vec![(text, Role::Alarm)]);
    }
    if !outcome.rulebook.proposals.is_empty() {
        let on = outcome.rulebook.proposals.join(", ");
        let text = language.pick((
            format!("Proposals switched on, not law: {on}"),
            format!("Forslag slået til, ikke gældende ret: {on}"),
        ));
        line(vec![(text, Role::Alarm)]);
    }
    let count = outcome.situations;
    line(vec![(language.pick((format!("Situations: {count}"), format!("Situationer: {count}"))), Role::Plain)]);
    if outcome.unread > 0 {
        let unread = outcome.unread;
        let text = language.pick((
            format!("{unread} of them could not be read; each may be anything in every quota."),
            format!("{unread} af dem kunne ikke læses; hver af dem kan være hvad som helst i enhver kvote."),
        ));
        line(vec![(text, Role::Unknown)]);
    }
    if outcome.quotas.is_empty() && outcome.not_in_force.is_empty() && outcome.would_touch.is_empty() {
        let text = language.pick(("These rulebooks have no quota.", "Der er ingen kvote i disse regelsæt."));
        line(vec![(text.to_owned(), Role::Faint)]);
    }
    for quota in &outcome.quotas {
        quota_lines(quota, language, &mut line);
    }
    for quota in &outcome.not_in_force {
        let why = match (quota.reason, quota.bound) {
            (QuotaReason::Outside, Some(bound)) => language.pick((
                format!("the rulebook does not speak of this day (its bound is {})", day(bound, language)),
                format!("regelsættet omfatter ikke denne dag (dets grænse er {})", day(bound, language)),
            )),
            (QuotaReason::NotInForce, _) => not_applicable(NotApplicableReason::NotInForce, language).to_owned(),
            _ => not_applicable(NotApplicableReason::Repealed, language).to_owned(),
        };
        line(vec![(format!("{}: ", quota.title), Role::Plain), (why, Role::Faint)]);
    }
    for touch in &outcome.would_touch {
        let lacks = lacking(touch.lacks.as_ref(), language);
        let text = language.pick((
            format!("Proposal that is not law: {}{lacks}", touch.title),
            format!("Forslag, der ikke er gældende ret: {}{lacks}", touch.title),
        ));
        line(vec![(text, Role::Faint)]);
    }
    lines
}

fn quota_lines(quota: &QuotaLine, language: Language, line: &mut impl FnMut(Vec<(String, Role)>)) {
    line(Vec::new());
    let (word, role) = match quota.answer {
        QuotaWord::Kept => (language.pick(("kept", "overholdt")), Role::Done),
        QuotaWord::Broken => (language.pick(("broken", "brudt")), Role::Alarm),
        QuotaWord::Undetermined => (language.pick(("not known", "uafklaret")), Role::Unknown),
        QuotaWord::NoMembers => (
            language.pick((
                "nobody is a member: neither kept nor broken",
                "ingen er omfattet: hverken overholdt eller brudt",
            )),
            Role::Faint,
        ),
    };
    line(vec![(format!("{}: ", quota.title), Role::Title), (word.to_owned(), role)]);
    if let (Some(actor), Some(action)) = (&quota.actor_title, &quota.action) {
        let must = modality(Modality::Must, language);
        line(vec![(format!("  {} {must} {action}.", crate::present::capitalised(actor)), Role::Plain)]);
    }
    line(vec![(format!("  {}", quota.asks), Role::Plain)]);
    let (fitting, members) = (told(quota.fitting, language), told(quota.members, language));
    let text = language.pick((
        format!("  {fitting} counted, of {members} in the group"),
        format!("  {fitting} regnet med, ud af {members} i gruppen"),
    ));
    line(vec![(text, Role::Plain)]);
    line(vec![(format!("  {}", citations(&quota.citations)), Role::Citation)]);
    for step in &quota.interpretation {
        let text = language.pick((format!("  interpretation: {step}"), format!("  fortolkning: {step}")));
        line(vec![(text, Role::Faint)]);
    }
    for question in &quota.questions {
        let mut text = format!("  ? {}", question.text);
        if let Some(field) = question.field_title.as_ref().or(question.field.as_ref()) {
            text.push_str(&format!(" ({field})"));
        }
        if let (Some(by), Some(kind)) = (&question.assessed_by, question.judgement) {
            let by = question.assessed_by_title.clone().unwrap_or_else(|| in_words(by));
            text.push_str(&format!(" ({} {by})", judgement(kind, language)));
        }
        let citizens = question.citizens;
        text.push_str(&language.pick((format!(" – of {citizens}"), format!(" – om {citizens}"))));
        line(vec![(text, Role::Unknown)]);
    }
}

fn told(number: HowMany, language: Language) -> String {
    let HowMany { sure, possible } = number;
    if sure == possible {
        return sure.to_string();
    }
    language.pick((format!("{sure} to {possible}"), format!("{sure} til {possible}")))
}
