//! What a case aims at, in words.

use super::goal::{Goal, Limit, Stand, Target};
use super::probe::{Change, Edge, Probe};
use hjemmel_engine::plan::{InForce, Node, Plan};
use hjemmel_value::Language;

/// The qualified name of a rule.
pub(super) fn rule_name(plan: &Plan, target: Target) -> String {
    rule(plan, target).0
}

/// One line: the rule, and what of it.
pub(super) fn title(plan: &Plan, goal: &Goal, language: Language) -> String {
    let (name, versions) = rule(plan, goal.target);
    let place = match goal.target {
        Target::Requirement(_, place) | Target::Exemption(_, place) | Target::Group(_, place) => place,
    };
    let since = versions.get(place).and_then(|in_force| in_force.from).filter(|_| versions.len() > 1);
    let since = since.map_or_else(String::new, |from| match language {
        Language::English => format!(" from {from}"),
        Language::Danish => format!(" fra {from}"),
    });
    format!("{name}{since}: {}", aimed_at(plan, goal, language))
}

fn rule(plan: &Plan, target: Target) -> (String, Vec<&InForce>) {
    let found = match target {
        Target::Requirement(id, _) => plan.requirements.get(id.index()).map(|it| {
            let versions = it.versions.iter().map(|version| &version.in_force).collect();
            (plan.qualified(it.rulebook, &it.named), versions)
        }),
        Target::Exemption(id, _) => plan.exemptions.get(id.index()).map(|it| {
            let versions = it.versions.iter().map(|version| &version.in_force).collect();
            (plan.qualified(it.rulebook, &it.named), versions)
        }),
        Target::Group(id, _) => plan.groups.get(id.index()).map(|it| {
            let versions = it.versions.iter().map(|version| &version.in_force).collect();
            (plan.qualified(it.rulebook, &it.named), versions)
        }),
    };
    found.unwrap_or_default()
}

fn aimed_at(plan: &Plan, goal: &Goal, language: Language) -> String {
    let pick = |english: &str, danish: &str| language.pick((english, danish)).to_owned();
    if let Some((limit, day)) = goal.on {
        let words = match limit {
            Limit::BeforeFirst => pick("the day before its first", "dagen før den første"),
            Limit::First => pick("its first day", "den første dag"),
            Limit::Last => pick("its last day", "den sidste dag"),
            Limit::AfterLast => pick("the day after its last", "dagen efter den sidste"),
        };
        return format!("{words}, {day}");
    }
    if let Some(probe) = &goal.probe {
        return probed(plan, probe, language);
    }
    match (goal.stand, goal.target) {
        (Stand::Begun, Target::Requirement(..)) => pick("its clock starts", "fristen begynder"),
        (Stand::Begun, Target::Exemption(..)) => pick("it reaches the citizen", "den gælder for borgeren"),
        (Stand::Begun, Target::Group(..)) => pick("the citizen is in it", "borgeren er i den"),
        (Stand::Unmet(-1), _) => pick("not met the day before it is due", "ikke opfyldt dagen før fristens udløb"),
        (Stand::Unmet(0), _) => pick("not met on the day it is due", "ikke opfyldt på fristens sidste dag"),
        (Stand::Unmet(_), _) => pick("not met the day after it is due", "ikke opfyldt dagen efter fristens udløb"),
        (Stand::Acts(-1), _) => pick("one act short", "én handling for lidt"),
        (Stand::Acts(0), _) => pick("met on the last day", "opfyldt på den sidste dag"),
        (Stand::Acts(_), _) => pick("one act more than it takes", "én handling mere end nødvendigt"),
        (Stand::Late, _) => pick("met a day late", "opfyldt en dag for sent"),
        (Stand::FirstDay(0), _) => pick("an act on its first day", "en handling på den første dag"),
        (Stand::FirstDay(_), _) => pick("an act the day before its first", "en handling dagen før den første"),
        (Stand::Broken, _) => pick("broken", "brudt"),
    }
}

fn probed(plan: &Plan, probe: &Probe, language: Language) -> String {
    let pick = |english: &str, danish: &str| language.pick((english, danish)).to_owned();
    let fact = |id: hjemmel_engine::ids::FactId| {
        plan.facts.get(id.index()).map_or_else(String::new, |fact| fact.named.name.to_string())
    };
    let what = match probe.change {
        Change::Unknown(id) => return format!("{} {}", fact(id), pick("is not known", "er ikke oplyst")),
        Change::Judged(id, 0) => return format!("{} {}", fact(id), pick("judged on the day", "vurderet på dagen")),
        Change::Judged(id, _) => {
            return format!("{} {}", fact(id), pick("judged the day after", "vurderet dagen efter"));
        }
        Change::By(2) => pick("one more than the last", "én mere end den sidste"),
        Change::By(1) if is_between(plan, probe) => pick("exactly the last", "netop den sidste"),
        Change::By(0) => pick("exactly", "netop"),
        Change::By(by) if by < 0 => pick("one less", "én mindre"),
        Change::By(_) => pick("one more", "én mere"),
        Change::Is(place) => {
            let number = place.saturating_add(1);
            format!("{} {number}", pick("value no.", "værdi nr."))
        }
        Change::Holds(true) => pick("yes", "ja"),
        Change::Holds(false) => pick("no", "nej"),
        Change::EventAt(Edge::BeforeFirst) => {
            pick("an event the day before the window", "en hændelse dagen før vinduet")
        }
        Change::EventAt(Edge::First) => {
            pick("an event on the first day of the window", "en hændelse på vinduets første dag")
        }
        Change::EventAt(Edge::Last) => {
            pick("an event on the last day of the window", "en hændelse på vinduets sidste dag")
        }
        Change::EventAt(Edge::AfterLast) => {
            pick("an event the day after the window", "en hændelse dagen efter vinduet")
        }
    };
    let clause = plan.clauses.get(probe.clause.index());
    let clause = clause.map_or("", |clause| language.pick((&clause.english, &clause.danish)));
    format!("{clause} – {what} [{}]", probe.node.index())
}

fn is_between(plan: &Plan, probe: &Probe) -> bool {
    matches!(plan.nodes.get(probe.node.index()), Some(Node::Between { .. }))
}
