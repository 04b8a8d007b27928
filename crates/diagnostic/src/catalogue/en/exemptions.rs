//! English: exemptions, guardrails and examples.

use crate::Language::English;
use crate::Message;
use crate::catalogue::Text;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    exemption(message).or_else(|| example(message))
}

fn exemption(message: &Message) -> Option<Text> {
    Some(match message {
        Message::CrossesGuardrail { exemption, guardrail, target } => Text::new(format!(
            "the exemption {} touches {}, which the guardrail {} protects",
            q(exemption),
            q(target),
            q(guardrail)
        ))
        .label("no exemption may touch this")
        .help("take it out of the exemption; if the law does allow it, the guardrail is drawn too wide"),
        Message::CrossesGuardrailIndirectly { exemption, guardrail, target, protected } => Text::new(format!(
            "the exemption {} touches {}, on which {} depends, and the guardrail {} protects that",
            q(exemption),
            q(target),
            q(protected),
            q(guardrail)
        ))
        .label("no exemption may touch this")
        .help("take it out of the exemption; if the law does allow it, the guardrail is drawn too wide"),
        Message::ChangesMissingAspect { aspect, requirement } => {
            let word = aspect.word(English);
            Text::new(format!("the requirement {} has no {} that could be touched", q(requirement), q(word)))
                .help("name an aspect that the requirement has, or the whole requirement")
        }
        Message::AspectValueMismatch { aspect } => {
            Text::new(format!("this cannot be the new {}", q(aspect.word(English))))
                .label("something else must stand here")
                .help("a deadline is changed to a deadline, a form to a form, content and documents to a text or a name, a decision to an actor")
        }
        Message::ExemptionOutsideTrial { exemption, trial } => {
            Text::new(format!("the exemption {} is in force on no day of the trial {}", q(exemption), q(trial)))
                .help("check the dates of both")
        }
        Message::UnknownAspectValue { value } => Text::new(format!("the requirement does not ask for {}", q(value)))
            .label("so there is nothing to lift")
            .help("name one of the values that the requirement lists"),
        Message::NeverLiftedBy { requirement, exemption } => Text::new(format!(
            "the exemption {} never lifts the whole of {}",
            q(exemption),
            q(requirement)
        ))
        .label("so the answer is always the same")
        .help("name an exemption that says `lifts` of this requirement; an aspect alone, such as its form, is not the whole"),
        Message::LiftsNothing { exemption } => {
            Text::new(format!("the exemption {} touches no requirement", q(exemption)))
                .label("no requirement of the rulebook is meant by this")
                .help("check the citation or the tag; if its requirements are left out, say so with `not encoded`")
        }
        Message::AspectNotAsked { aspect, requirement, event } => Text::new(format!(
            "the {} of {} is never asked of the event {}, which has no such field",
            q(aspect.word(English)),
            q(requirement),
            q(event)
        ))
        .help(format!("add a field to the event {}, or have the requirement met by another event", q(event))),
        Message::DeadlineWithoutMetBy { requirement } => {
            Text::new(format!("{} has a deadline, but nothing that could meet it", q(requirement)))
                .label("so it can never be known whether this was kept")
                .help("add `met by` with the events that count")
        }
        _ => return None,
    })
}

fn example(message: &Message) -> Option<Text> {
    Some(match message {
        Message::ExampleExpectation { expected, got } => {
            Text::new(format!("the example expects {}, and the outcome is {}", q(expected), q(got)))
                .label("expected here")
                .help("either the rulebook or the example is wrong: see in the law which of the two it is")
        }
        Message::ExampleNoDate => {
            Text::new("this example does not say on which day").help("add a line such as `as of 2020-03-15`")
        }
        Message::ExampleExpectsNothing => Text::new("this example expects nothing, so it can only come out")
            .help("add `expect`, and below it what must come of what is given: `first_interview due 2020-03-15`"),
        Message::NoneNotOptional { name } => {
            Text::new(format!("{} cannot be absent, and the example says that there is none", q(name)))
                .help("leave it out if it is not known, or declare it `optional` if there may be none")
        }
        Message::SameOnEveryDay { fact } => {
            Text::new(format!("{} has no first day: it is the same on every day", q(fact)))
                .help("leave out `from`, or declare it `over time` in the situation")
        }
        Message::ExampleUnknownFact { name } => {
            Text::new(format!("the example gives {}, which the situation does not have", q(name)))
                .help("give a fact that the situation declares, or declare this one")
        }
        _ => return None,
    })
}
