//! `hjemmel rules`.

use crate::args::{Report, Rules};
use crate::exit::{Ending, Exit};
use crate::{complain, files, out, style};
use hjemmel::diagnostic::{Diagnostic, Message, SourceLimits, Sources};
use hjemmel::register::{REGISTER_SCHEMA, Register, RegisteredRule};
use hjemmel::text::{Line, Piece, Role};
use hjemmel::{Citation, Date, Language};
use std::cmp::Ordering;

pub(crate) fn run(arguments: &Rules, language: Language) -> Ending {
    let compiled = files::sound(std::slice::from_ref(&arguments.path), false, language)?;
    let register = compiled.register();
    let asked = asked(&arguments.place.join(" "), &register, language)?;
    let found = found(&register, &asked, arguments.on);
    match arguments.format {
        Report::Text => out::print(&style::coloured(&page(&register, &found, language)))?,
        Report::Json => {
            let rules: Vec<&RegisteredRule> = each_once(&found);
            let json = serde_json::json!({ "schema": REGISTER_SCHEMA, "laws": register.laws, "rules": rules });
            out::document(&json)?;
        }
    }
    match asked {
        Asked::Place(citation) if found.is_empty() => {
            let near = register.neighbours(&citation).into_iter().map(ToString::to_string).collect();
            complain::about(Message::NothingCites { citation: citation.to_string(), near }, language);
            Ok(Exit::AtFault)
        }
        _ => Ok(Exit::Fine),
    }
}

/// What is to be listed.
enum Asked {
    /// Everything that cites the law.
    All,
    /// What rests on a place of the law.
    Place(Citation),
    /// A rule, or those of a rulebook.
    Name(String),
}

/// What the words after the path ask for; a shell has cut them at their blanks.
fn asked(words: &str, register: &Register, language: Language) -> Result<Asked, Exit> {
    if words.is_empty() {
        return Ok(Asked::All);
    }
    if register.called(words).next().is_some() {
        return Ok(Asked::Name(words.to_owned()));
    }
    let citation = register.spelled(citation(words, language)?);
    if !register.knows(&citation.law) {
        let laws = register.laws.iter().map(|law| law.name.to_string()).collect();
        let message = Message::NoSuchLawOrRule { name: citation.law.to_string(), laws };
        let near = register.nearest(&citation.law);
        complain::print(&[Diagnostic::without_place(message).with_suggestion_if(near)], language);
        return Err(Exit::Usage);
    }
    if let Some((law, chapter)) = register.unknown_chapter(&citation) {
        complain::about(Message::ChapterNotDescribed { law, chapter }, language);
        return Err(Exit::Usage);
    }
    Ok(Asked::Place(citation))
}

/// The place in the law that words name, as a rulebook would write it or as people do at a prompt: `lab 31 stk 5`.
fn citation(words: &str, language: Language) -> Result<Citation, Exit> {
    if let Ok(citation) = Citation::parse(&as_written(words)) {
        return Ok(citation);
    }
    let mut sources = Sources::new();
    let called = language.pick(("citation", "henvisning"));
    let (id, mut complaints) = sources.admit(called, words.as_bytes(), &SourceLimits::default());
    if let Some(source) = id.and_then(|id| sources.get(id)) {
        match hjemmel_syntax::citation(source) {
            Ok(citation) => return Ok(citation),
            Err(complaint) => complaints.push(*complaint),
        }
    }
    complain::about_sources(&complaints, &sources, language);
    Err(Exit::Usage)
}

/// The words with the signs that are left out at a prompt: `§` before the first number, and a comma and a full stop about
/// what is within the section.
fn as_written(words: &str) -> String {
    let mut written = String::new();
    for (place, word) in words.split_whitespace().enumerate() {
        let within =
            ["stk", "nr", "pkt"].into_iter().find(|short| word.trim_end_matches('.').eq_ignore_ascii_case(short));
        let begins = within.is_some() || word.eq_ignore_ascii_case("litra");
        if begins && !written.ends_with(',') {
            written.push(',');
        }
        if place > 0 {
            written.push(' ');
        }
        if place == 1 && word.starts_with(|sign: char| sign.is_ascii_digit()) {
            written.push_str("§ ");
        }
        match within {
            Some(short) => written.extend([short, "."]),
            None => written.push_str(word),
        }
    }
    written
}

/// A rule under one of the places that it rests on.
type Found<'a> = (&'a Citation, &'a RegisteredRule);

/// The rules under each place of the law that was asked for, in the order of the acts.
fn found<'a>(register: &'a Register, asked: &'a Asked, on: Option<Date>) -> Vec<Found<'a>> {
    let rules: Vec<&RegisteredRule> = match asked {
        Asked::Name(name) => register.called(name).collect(),
        Asked::All | Asked::Place(_) => register.rules.iter().collect(),
    };
    let rests = |citation: &Citation| match asked {
        Asked::Place(place) => register.meet(citation, place),
        Asked::All | Asked::Name(_) => true,
    };
    let mut found: Vec<Found<'a>> = rules
        .into_iter()
        .filter(|rule| on.is_none_or(|on| rule.is_in_force(on)))
        .flat_map(|rule| rule.citations.iter().map(move |citation| (citation, rule)))
        .filter(|(citation, _)| rests(citation))
        .collect();
    found.sort_by(|one, other| order(*one, *other));
    found
}

fn order((one, a): Found<'_>, (other, b): Found<'_>) -> Ordering {
    one.cmp(other).then_with(|| (&a.name, a.from, a.line).cmp(&(&b.name, b.from, b.line)))
}

/// A rule that rests on several of the places, once.
fn each_once<'a>(found: &[Found<'a>]) -> Vec<&'a RegisteredRule> {
    let mut rules: Vec<&RegisteredRule> = Vec::new();
    for (_, rule) in found {
        if !rules.iter().any(|known| std::ptr::eq(*known, *rule)) {
            rules.push(rule);
        }
    }
    rules
}

fn page(register: &Register, found: &[Found<'_>], language: Language) -> Vec<Line> {
    let mut page: Vec<Line> = Vec::new();
    let mut above: Option<&Citation> = None;
    for (citation, rule) in found {
        if above.is_none_or(|above| above.law != citation.law) {
            if above.is_some() {
                page.push(Vec::new());
            }
            page.push(law(register, &citation.law));
        }
        if above != Some(citation) {
            page.push(vec![piece("  ", Role::Plain), piece(&within(citation), Role::Citation)]);
        }
        page.extend(rule_lines(rule, language));
        above = Some(citation);
    }
    page
}

/// The law's title, and what citations call it.
fn law(register: &Register, name: &str) -> Line {
    let title = register.laws.iter().find(|law| *law.name == *name).map_or(name, |law| &law.title);
    vec![piece(title, Role::Heading), piece(&format!(" ({name})"), Role::Plain)]
}

/// A place without the law that stands above it.
fn within(citation: &Citation) -> String {
    let whole = citation.to_string();
    whole
        .strip_prefix(&*citation.law)
        .map(str::trim_start)
        .filter(|place| !place.is_empty())
        .unwrap_or(&whole)
        .to_owned()
}

/// What it is and what people read; below, when it is law, what it is called and where it stands.
fn rule_lines(rule: &RegisteredRule, language: Language) -> [Line; 2] {
    let title = rule.title.as_deref().unwrap_or(&rule.name);
    let first = vec![piece(&format!("    {}  ", rule.kind.bare(language)), Role::Plain), piece(title, Role::Title)];
    let mut second = vec![piece("      ", Role::Plain)];
    let days = days(rule, language);
    if !days.is_empty() {
        second.push(piece(&format!("{days}, "), Role::Plain));
    }
    if !rule.proposals.is_empty() {
        let word = language.pick(("proposal", "forslag"));
        second.push(piece(&format!("{word} {}, ", rule.proposals.join(", ")), Role::Unknown));
    }
    second.push(piece(&format!("{}  {}:{}", rule.name, rule.file, rule.line), Role::Faint));
    [first, second]
}

fn days(rule: &RegisteredRule, language: Language) -> String {
    let from = rule.from.map(|from| format!("{} {from}", language.pick(("from", "fra"))));
    let until = rule.until.map(|until| format!("{} {until}", language.pick(("until", "til"))));
    from.into_iter().chain(until).collect::<Vec<_>>().join(" ")
}

fn piece(text: &str, role: Role) -> Piece {
    Piece { text: text.to_owned(), role }
}
