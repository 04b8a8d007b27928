//! English: versions, time and legal basis.

use crate::Language::English;
use crate::Message;
use crate::Noun;
use crate::catalogue::Text;
use crate::catalogue::amount::amount;
use crate::catalogue::quoted::quoted as q;

pub(super) fn text(message: &Message) -> Option<Text> {
    version(message).or_else(|| basis(message))
}

fn version(message: &Message) -> Option<Text> {
    Some(match message {
        Message::OverlappingVersions { name, from, until } => {
            let text = Text::new(format!("two versions of {} are in force at once", q(name)))
                .help("end the older one with `until` on the day before the newer one begins");
            match until {
                Some(until) => text.label(format!("both are in force from {from} until {until}")),
                None => text.label(format!("both are in force from {from}")),
            }
        }
        Message::UntilBeforeFrom { from, until } => {
            Text::new(format!("the last day, {until}, lies before the first, {from}"))
                .help("check the two dates; both days are included")
        }
        Message::OutsideRulebookValidity { name } => {
            Text::new(format!("{} is in force on days on which the rulebook is not", q(name)))
                .help("change the dates here, or those in the head of the rulebook")
        }
        Message::NoGoverningVersion { name, witness } => {
            Text::new(format!("no version of {} governs a duty that starts on {witness}", q(name)))
                .help("a new rule takes over on a day on which there is one: see whether the date is right, or whether a version is missing")
        }
        Message::TwoGoverningVersions { name, older, newer } => Text::new(format!(
            "two versions of {} govern a duty whose clock starts on {older} by the older and on {newer} by the newer",
            q(name)
        ))
        .label("this one counts from something else")
        .help("say with a `transition` what becomes of what the older started: `old duties run on`, or `new rule takes over on …`"),
        Message::TransitionsCollide { requirement } => {
            Text::new(format!("two transitions decide differently what becomes of the duties of {}", q(requirement)))
                .help("old duties run on, or a new rule takes them over on a day: keep the transition that the law says")
        }
        Message::GridTakenOver { requirement } => {
            Text::new(format!("no new rule takes over the windows of {}: each follows the version of its first day", q(requirement)))
                .help("leave the transition out, or let `old duties run on`")
        }
        Message::KeptTwice { requirement } => {
            Text::new(format!("the law of two days is kept for {}", q(requirement)))
                .help("let one exemption end before the other begins, or keep the same day")
        }
        Message::WindowEndsFirst { from, by, counted_from } => {
            let text = match counted_from {
                None => Text::new(format!("the window has no day: it ends on {by}, and begins on or after {from}")),
                Some(day) => Text::new(format!(
                    "the window has no day, whatever day it is counted from: counted from {day} it ends on {by}, and begins on or after {from}"
                )),
            };
            text.help("`no earlier than A and by B` has both days, `after A and by B` begins on the day after A")
        }
        Message::ForEachDiffers { requirement } => {
            Text::new(format!("the versions of {} are not owed for each of the same", q(requirement)))
                .help("write the same `for each … as …` in every version, or make two requirements of it")
        }
        Message::GuardIsDecided { requirement } => {
            Text::new(format!("{} is owed for every decision, and is a decision itself", q(requirement)))
                .label("whether it is owed would hang on itself")
                .help("take out `decided by`, or make two requirements of it: one that is decided, and one that is owed for every decision")
        }
        Message::NothingIsDecided { requirement, actor } => Text::new(format!(
            "{} is owed for every decision by {}, who decides nothing in these rulebooks",
            q(requirement),
            q(actor)
        ))
        .label("this is never owed")
        .help(format!("write `decided by {actor}` in the requirements that are decisions, or name the actor who decides"))
        .note("a requirement without `decided by` is an act, not a decision, whoever does it"),
        Message::ExemptionDecidesOnGuard { exemption, requirement } => {
            Text::new(format!(
                "{} is owed for every decision, and the exemption {} would be one about it",
                q(requirement),
                q(exemption)
            ))
            .label("whether it is owed would hang on itself")
            .help("take out `decided by` (or the change of its decision), or leave the requirement out of what the exemption touches")
        }
        Message::DecidersDiffer { exemption } => {
            Text::new(format!("the versions of {} are not decided by the same", q(exemption)))
                .help("write the same `decided by …` in every version, or make two exemptions of it")
        }
        Message::ComesAgainAtOnce => Text::new("no time would pass from one time to the next")
            .label("this has to be longer than nothing")
            .help("write how long it is, as in `every 3 months from X`; what is owed once has a deadline without `every`"),
        Message::NamedTooDeep { name, last, limit } => {
            Text::new(format!("from {} to {} more than {limit} rules are named one in the other", q(name), q(last)))
                .label(format!("this is the rule that goes deeper than {limit}"))
                .help("say in one rule what several pass on, or name the rule further down the chain here")
        }
        Message::TransitionSaysTwo { name } => {
            Text::new(format!("the transition {} says two things", q(name)))
                .help("write one transition for each: what it concerns may be the same")
        }
        Message::TransitionConcerns { name, wanted: Noun::Trial } => {
            Text::new(format!("the transition {} says what comes when something ends, and this is no trial", q(name)))
                .help("name the trial behind `concerns`: `concerns north_jutland`")
        }
        Message::TransitionConcerns { name, .. } => {
            Text::new(format!("the transition {} passes duties from version to version, and this is a trial", q(name)))
                .help("name requirements behind `concerns`, or write `when it ends, then within …`")
        }
        Message::RestsWithAnotherTrial { trial } => {
            Text::new(format!("duties rest during {}, and the exemption is not in that trial", q(trial)))
                .help(format!("add the line `in trial {trial}`"))
        }
        Message::TransitionOfNothing { name } => {
            Text::new(format!("the transition {} changes nothing: the trial lifts no duty whole", q(name)))
                .help("leave it out, or name the trial whose exemptions lift the duties")
        }
        Message::NothingCounted => Text::new("this counts no events, so it cannot be told where to begin")
            .help("let the condition count a history: `months covered by …`, `number of …`, `sum of …`"),
        Message::NeverChanges { name } => {
            Text::new(format!("{} is the same on every day, so no period of it begins or ends", q(name)))
                .help("name a fact that is given `over time`, or a definition or target group that rests on one; leave out what never changes")
        }
        Message::NoFirstPeriod => Text::new("nothing of this is given over time, so it cannot be told when the first period begins")
            .help("declare the fact that changes `over time`: it is then given with the first day of each of its values"),
        Message::NoEnd { name } => Text::new(format!("{} is a day, and has no end", q(name)))
            .help("only a period and an event that lasts have an end; write the day itself"),
        Message::TogetherWithMany { requirement } => {
            Text::new(format!("{} is not owed once, so it has no one day to be together with", q(requirement)))
                .help("`together with` takes a `must` that does not come back and is not owed `for each` of something; write a deadline of its own")
        }
        Message::NoWorkingDays => Text::new("the rulebook does not say which days are working days")
            .help("name a calendar in its head: `holidays move by CALENDAR`, or `working days by CALENDAR` if only some dates move"),
        Message::HoleBetweenVersions { name, witness } => {
            Text::new(format!("between two versions of {} there are days without one", q(name)))
                .label(format!("none is in force on {witness}"))
                .help("check the dates; where the law did have such a hole, say so with `not encoded`")
        }
        Message::TakesOverFromItself { name, on } => {
            Text::new(format!("the transition {} changes nothing: no other version started a duty before {on}", q(name)))
                .label("the rule that is in force on this day takes over from itself")
                .help("name the first day of the new version, and give the old one as a version of its own with `until`")
        }
        Message::NamesWhatIsNoLaw { name, named, witness } => {
            Text::new(format!("{} is law on days on which {}, which it names, is not", q(name), q(named)))
                .label(format!("{} says nothing on {witness}", q(named)))
                .help("give both the same days with `from` and `until`, or say what holds on the others")
                .note("on a day without it a deadline has no length and a condition does not hold")
        }
        Message::MonthsNotNamed { rulebook } => Text::new(format!(
            "the rulebook {} counts months and does not say how",
            q(rulebook)
        ))
        .label("by `last_day` or by `same_day`?")
        .help("add a line `months last_day` (28 February + 1 month is 31 March) or `months same_day` (it is 28 March)")
        .note("as long as it does not say, `last_day` is followed"),
        _ => return None,
    })
}

fn basis(message: &Message) -> Option<Text> {
    Some(match message {
        Message::MissingCitation { item, name } => {
            Text::new(format!("{} {} has no legal basis", item.definite(English), q(name)))
                .label("by which provision?")
                .help("cite the provision on a line of its own: `lab § 31, stk. 5`")
                .note("an authority may act only on a legal basis, so no rule stands without one")
        }
        Message::MissingBylaw { trial } => Text::new(format!("the trial {} does not say by which by-law", q(trial)))
            .help("add a line `bylaw \"…\"` with the municipality's by-law or decision"),
        Message::LawNeverEnacted { law } => Text::new(format!("{} was never enacted, so it is no legal basis", q(law)))
            .help("mark the rule `proposed`; then it has no effect unless it is switched on"),
        Message::LawEnded { law, on } => {
            Text::new(format!("{} ended on {on}, and this rule goes on after that day", q(law))).help(
                "end the rule with `until`, cite the law that came after, or add a `transition` with its citation",
            )
        }
        Message::NotDelegated { parameter } => {
            Text::new(format!("nobody may set the value of {}", q(parameter)))
                .help("only what the law leaves to an authority can be set: add `delegated to …` to the parameter, with the provision that says so")
        }
        Message::SettingOutOfBounds { value, low, high } => {
            let [value, low, high] = [value, low, high].map(|it| amount(it, English));
            Text::new(format!("{value} lies outside the bounds"))
                .label(format!("not between {low} and {high}"))
                .help("an authority may act only within the bounds of the law: both bounds are themselves allowed")
        }
        Message::SettingLapsesWithProposal { value, low, high } => {
            let [value, low, high] = [value, low, high].map(|it| amount(it, English));
            Text::new(format!("{value} lies outside the bounds that are proposed"))
                .label(format!("not between {low} and {high}"))
                .help("once the proposal is switched on, this is left out and the parameter's own value holds; let the proposal set another one (`proposed`), if that is meant")
        }
        Message::SetTwice { parameter, witness } => {
            let text = Text::new(format!("{} is set twice for the same days", q(parameter)))
                .help("let both say for whom, by values of one fact (`when municipality is horsens`), or end the older one with `until`");
            match witness {
                Some(witness) => text.label(format!("both on {witness}")),
                None => text.label("the second"),
            }
        }
        Message::BoundsBackwards { low, high } => {
            let [low, high] = [low, high].map(|it| amount(it, English));
            Text::new(format!("it cannot be told that {low} is no more than {high}"))
                .help("write the lower bound first, and both in units that can be compared")
        }
        Message::MetWithoutDeadline { name } => {
            Text::new(format!("{} says what meets it and no deadline, so it holds at all times and is never met", q(name)))
                .help("say when it is due: `within 2 weeks after …`, or `at all times` if that is meant")
        }
        Message::ProposedWithoutName => Text::new("what is proposed is switched on by its name, and this has none")
            .help("give it one behind the last of the names: `at most one of a, b as one_of_both`"),
        Message::ProposedWithoutWhat { name } => {
            Text::new(format!("the proposal {} does not say what it lacks", q(name)))
                .help("say it in quotes: `proposed \"announced, never put to the vote\"`")
        }
        _ => return None,
    })
}
