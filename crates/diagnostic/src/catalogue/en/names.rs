//! English: names, known, unknown and never used.

use crate::Language::English;
use crate::catalogue::Text;
use crate::catalogue::quoted::{circle, list, quoted as q};
use crate::{CircleKind, Message, Noun};

pub(super) fn text(message: &Message) -> Option<Text> {
    name(message).or_else(|| rulebook(message)).or_else(|| unused(message))
}

fn name(message: &Message) -> Option<Text> {
    Some(match message {
        Message::UnknownName { name, what: Noun::Name } => Text::new(format!("unknown name {}", q(name)))
            .label("nothing is called so")
            .help("declare it, as a fact of the situation or as a definition, or correct the spelling"),
        Message::UnknownName { name, what } => Text::new(format!("there is {} called {}", what.none(English), q(name)))
            .help(format!("declare {} of this name, or correct the spelling", what.indefinite(English))),
        Message::NotEncodedWithoutCitation { why } => {
            Text::new(format!("{} is not encoded and cites nothing, so no outcome ever tells it", q(why)))
                .help("cite the provision that is left out on a line of its own: `lab § 105`")
                .note("it is told where a line of the outcome rests on the same law")
        }
        Message::NeverTold { why, law } => Text::new(format!(
            "{} is not encoded, and no outcome ever tells it",
            q(why)
        ))
        .label(format!("no requirement rests on {}", q(law)))
        .help("cite the law of the requirements beside which it is to be told, and say with `for` and `when` of whom")
        .note("it is told where a line of the outcome rests on the same law"),
        Message::MetByOfMustNot { requirement } => {
            Text::new(format!("{} is a `must not`, which no act meets", q(requirement)))
                .label("this would do nothing")
                .help("write `broken by` with the acts that break it, or `must` if it is a duty")
        }
        Message::BrokenByOfNoProhibition { requirement } => {
            Text::new(format!("{} is no `must not`, so no act breaks it", q(requirement)))
                .label("this would do nothing")
                .help("write `met by` with the acts that meet it, or `must not` if it is a prohibition")
        }
        Message::QuotedAspectValue { text, value } => {
            Text::new(format!("a text is shown and never asked, and “{text}” is the value {} of the events", q(value)))
                .label("in quotes any value would do")
                .help(format!("write it without quotes: {}", q(value)))
        }
        Message::DeadlineOfMustNot { requirement } => Text::new(format!(
            "{} is a `must not`, which has no deadline",
            q(requirement)
        ))
        .label("this would not be read")
        .help("say with `when` on which days it holds, and with `broken by … where …` which acts break it")
        .note("a prohibition is read on the day of each act that may break it, and otherwise on the evaluation date"),
        Message::CountsOfMustNot { requirement, english, .. } => Text::new(format!(
            "{} is a `must not`, and {} is said of acts that meet a duty",
            q(requirement),
            q(english)
        ))
        .label("this would do nothing")
        .help("leave it out, or write `must` if it is a duty"),
        Message::JudgedList { fact } => Text::new(format!("{} is a list of events, and nobody judges a list", q(fact)))
            .label("this says who judges it")
            .help("leave it out, and let what is judged be a fact of its own"),
        Message::FieldOfTwoEvents { field, inner, outer } => {
            let help = if inner == outer {
                format!(
                    "both are of the kind {}, so no name tells them apart: ask the inner question in a definition, or of a list of another kind",
                    q(inner)
                )
            } else {
                format!("say of which: {} or {}", q(&format!("{inner}.{field}")), q(&format!("{outer}.{field}")))
            };
            Text::new(format!("{} is a field of both events at hand", q(field))).help(help)
        }
        Message::AmbiguousName { name, candidates } => Text::new(format!("{} can mean several things", q(name)))
            .help(format!("write it with the rulebook before it: {}", list(candidates, English))),
        Message::DuplicateName { name } => Text::new(format!("{} is declared twice", q(name)))
            .label("the second")
            .help("choose another name; two versions of one rule have `from` and `until` dates that do not overlap"),
        Message::WrongKindOfName { name, is, wanted } => Text::new(format!(
            "{} is {}, and {} is needed here",
            q(name),
            is.indefinite(English),
            wanted.indefinite(English)
        )),
        Message::UnknownCategoryValue { value, category } => {
            Text::new(format!("{} is not a value of {}", q(value), q(category)))
                .help("use one of its values, or add this one to the category")
        }
        Message::UnknownField { field, event } => {
            Text::new(format!("the event {} has no field {}", q(event), q(field)))
                .help("use one of its fields, or add this one to the event")
        }
        Message::Circle { kind, names } => {
            let (title, help) = match kind {
                CircleKind::Definitions => {
                    ("these definitions stand on each other in a circle", "let one of them rest on the facts alone")
                }
                CircleKind::Statuses => (
                    "these requirements ask in a circle how each other stands",
                    "let one of them ask for an event instead of a status",
                ),
                CircleKind::InsteadOf => (
                    "these requirements displace each other in a circle",
                    "say for one of them only that it stands `instead of` the other",
                ),
                CircleKind::Prevails => {
                    ("these exemptions prevail over each other in a circle", "take out one `prevails over`")
                }
                CircleKind::TogetherWith => (
                    "these requirements fall due together with each other in a circle",
                    "give one of them a deadline of its own",
                ),
                CircleKind::Decisions => (
                    "these requirements wait for each other: one is owed for each decision, and what is decided asks about it",
                    "let one of them ask for an event instead of a status",
                ),
                CircleKind::Spends => (
                    "these requirements wait for each other: one spends the events that another is met by",
                    "let one of them ask for an event instead of a status, or take out `spends its events`",
                ),
            };
            Text::new(title).label("the circle begins here").help(help).note(circle(names))
        }
        _ => return None,
    })
}

fn rulebook(message: &Message) -> Option<Text> {
    Some(match message {
        Message::UnknownUse { rulebook } => Text::new(format!("there is no rulebook {} to use", q(rulebook)))
            .help("give its file along with this one, or correct the name"),
        Message::CircularUse { names } => Text::new("these rulebooks use each other in a circle")
            .help("put what both need into a third rulebook")
            .note(circle(names)),
        Message::NoRulebookHeader => Text::new("this file does not say which rulebook it is")
            .help("begin it with a line such as `rulebook contact \"Contact interviews\"`"),
        Message::SecondRulebookHeader => {
            Text::new("a second rulebook begins in this file").help("put each rulebook into a file of its own")
        }
        Message::DuplicateRulebook { name } => Text::new(format!("two files are the rulebook {}", q(name)))
            .help("give one of them another name, or leave one file out"),
        _ => return None,
    })
}

fn unused(message: &Message) -> Option<Text> {
    Some(match message {
        Message::FactNeverUsed { name } => Text::new(format!("no rule asks for the fact {}", q(name)))
            .help("take it out: nobody should be asked for what decides nothing"),
        Message::GroupNeverUsed { name } => Text::new(format!("no rule is for the target group {}", q(name)))
            .help("add `for` with its name to the rules that it is meant for, or take it out"),
        Message::DefinitionNeverUsed { name } => {
            Text::new(format!("no rule uses the definition {}", q(name))).help("use it, or take it out")
        }
        Message::CategoryNeverUsed { name } => {
            Text::new(format!("no fact is of the category {}", q(name))).help("use it, or take it out")
        }
        Message::EventNeverUsed { name } => Text::new(format!("no fact lists the event {}", q(name)))
            .help(format!("add a fact `… events {name}` to the situation, or take it out")),
        Message::ActorNeverUsed { name } => {
            Text::new(format!("the actor {} owes and judges nothing", q(name))).help("use it, or take it out")
        }
        Message::ParameterNeverUsed { name } => {
            Text::new(format!("no rule uses the parameter {}", q(name))).help("use it, or take it out")
        }
        _ => return None,
    })
}
