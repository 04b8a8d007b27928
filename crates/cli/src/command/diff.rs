//! `hjemmel diff`.

mod cases;
mod generated;
mod side;

use crate::args::{Diff, Pages};
use crate::exit::{Ending, Exit};
use crate::{complain, out, style};
use cases::{Both, Compared};
use hjemmel::Language;
use hjemmel::diagnostic::{Diagnostic, Message};
use hjemmel::text::{Piece, Role};
use hjemmel_analysis::{Difference, as_law, difference, markdown, proposal, proposals, text};
use serde_json::json;
use side::Side;

pub(crate) fn run(arguments: &Diff, language: Language) -> Ending {
    let (old, new) = match &arguments.new {
        Some(new) => {
            // Both are told what is wrong with them, before either ends the command.
            let (old, new) = (Side::read(&arguments.old, language), Side::read(new, language));
            (old?, Some(new?))
        }
        None => (Side::read(&arguments.old, language)?, None),
    };
    let on = switched_on(&old, &arguments.with, language)?;
    let rules = match &new {
        Some(new) => difference(old.compiled().files(), new.compiled().files(), language),
        None => {
            let files = old.compiled().files();
            difference(&as_law(files, &[]), &as_law(files, &on), language)
        }
    };
    let at_fault = old.errors() > 0 || new.as_ref().is_some_and(|new| new.errors() > 0);
    let cases = if at_fault || arguments.rules_only {
        if at_fault && !arguments.rules_only {
            cases::not_compared(language);
        }
        None
    } else {
        let of = |side: &Side| side.compiled().clone().into_rulebook();
        let before = of(&old);
        let after = new.as_ref().map_or_else(|| before.clone(), of);
        let both = Both { old: before, new: after, with: on };
        let sides: Vec<&Side> = std::iter::once(&old).chain(&new).collect();
        cases::run(&both, &sides, &rules, arguments, language)?
    };
    print(arguments, (&old, new.as_ref().unwrap_or(&old)), &rules, cases.as_ref(), language)?;
    let unread = cases.as_ref().is_some_and(|cases| cases.tally.unread > 0);
    let differs = !rules.is_empty() || cases.is_some_and(|cases| cases.tally.changed > 0);
    Ok(if at_fault || unread || (arguments.exit_code && differs) { Exit::AtFault } else { Exit::Fine })
}

fn print(
    arguments: &Diff,
    (old, new): (&Side, &Side),
    rules: &Difference,
    cases: Option<&Compared>,
    language: Language,
) -> Result<(), Exit> {
    let heading = language.pick(("Cases", "Sager"));
    match arguments.format {
        Pages::Text => {
            let mut lines = text::render(rules, language);
            if let Some(cases) = cases {
                lines.push(Vec::new());
                lines.push(vec![Piece { text: heading.to_owned(), role: Role::Heading }]);
                let mut told = cases.tally.text(language);
                if let Some(made) = cases.made(language) {
                    told.insert(1.min(told.len()), vec![Piece { text: made, role: Role::Faint }]);
                }
                lines.extend(told);
            }
            out::print(&style::coloured(&lines))
        }
        Pages::Markdown => {
            let mut page = format!("## {}\n\n", language.pick(("What changes", "Hvad der ændres")));
            page.push_str(&format!("- {}: {}\n", language.pick(("Rules", "Regler")), text::summary(rules, language)));
            if let Some(cases) = cases {
                let made = cases.made(language).map_or_else(String::new, |made| format!(" ({made})"));
                page.push_str(&format!("- {heading}: {}{made}\n", cases.tally.head(language)));
            }
            page.push('\n');
            page.push_str(&markdown(rules, language));
            if let Some(cases) = cases.filter(|cases| cases.tally.changed > 0) {
                page.push_str(&format!("\n### {heading}\n\n{}", cases.tally.markdown(language)));
            }
            out::print(&page)
        }
        Pages::Json => {
            let mut document = json!({
                "schema": hjemmel_analysis::DIFFERENCE_SCHEMA,
                "language": language.code(),
                "old": old.document(),
                "new": new.document(),
                "with": arguments.with,
                "rules": { "counts": rules.counts(), "items": rules.items },
            });
            if let (Some(cases), Some(fields)) = (cases, document.as_object_mut()) {
                fields.insert("cases".to_owned(), json!(cases.tally));
                if cases.generated > 0 {
                    fields.insert("generated".to_owned(), json!(cases.generated));
                }
            }
            out::document(&document)
        }
    }
}

/// The proposals of these names in full.
fn switched_on(side: &Side, names: &[String], language: Language) -> Result<Vec<String>, Exit> {
    let all = proposals(side.compiled().files());
    let mut on = Vec::new();
    let mut unknown = false;
    for name in names {
        match proposal(&all, name) {
            Ok(found) => on.push(found.to_owned()),
            Err(near) => {
                let message = Message::UnknownProposal { name: name.clone() };
                let complaint = Diagnostic::without_place(message).with_suggestion_if(near);
                complain::about_sources(&[complaint], side.compiled().sources(), language);
                unknown = true;
            }
        }
    }
    if unknown { Err(Exit::Usage) } else { Ok(on) }
}
