//! What a case aims at, in words.

use super::goal::{Goal, Goals, Limit, Stand, Target};
use super::probe::{Change, Edge, Probe};
use hjemmel_engine::ids::{FactId, NodeId};
use hjemmel_engine::plan::{InForce, Node, Plan, Type, children};
use hjemmel_value::{Language, Value};

/// The qualified name of a rule.
pub(super) fn rule_name(plan: &Plan, target: Target) -> String {
    rule(plan, target).0
}

/// One line: the rule, and what of it. No two goals of a set have the same.
pub(super) fn title(plan: &Plan, goals: &Goals, goal: &Goal, language: Language) -> String {
    let (name, versions) = rule(plan, goal.target);
    let place = match goal.target {
        Target::Requirement(_, place) | Target::Exemption(_, place) | Target::Group(_, place) => place,
    };
    let from = versions.get(place).and_then(|in_force| in_force.from);
    let mut of = String::new();
    if let Some(from) = from.filter(|_| versions.len() > 1) {
        of = format!(" {} {from}", language.pick(("from", "fra")));
    }
    if versions.iter().filter(|version| version.from == from).count() > 1 {
        of.push_str(&format!(", {} {}", language.pick(("version", "affattelse")), place.saturating_add(1)));
    }
    let words = aimed_at(plan, goal, language);
    let same: Vec<&Goal> =
        goals.goals.iter().filter(|other| other.probe.is_some() && aimed_at(plan, other, language) == words).collect();
    match same.iter().position(|other| other.probe == goal.probe) {
        // What is said in the same words at several places is told apart by which of them it is.
        Some(at) if same.len() > 1 => {
            let (at, all) = (at.saturating_add(1), same.len());
            format!(
                "{name}{of}: {words} ({})",
                language.pick((format!("place {at} of {all}"), format!("sted {at} af {all}")))
            )
        }
        _ => format!("{name}{of}: {words}"),
    }
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
    let between = matches!(plan.nodes.get(probe.node.index()), Some(Node::Between { .. }));
    let what = match probe.change {
        Change::Unknown(id) => return format!("{} {}", fact(plan, id), pick("is not known", "er ikke oplyst")),
        Change::Judged(id, 0) => {
            return format!("{} {}", fact(plan, id), pick("judged on the day", "vurderet på dagen"));
        }
        Change::Judged(id, _) => {
            return format!("{} {}", fact(plan, id), pick("judged the day after", "vurderet dagen efter"));
        }
        Change::By(2) => pick("after the upper boundary", "efter den øvre grænse"),
        Change::By(1) if between => pick("on the upper boundary", "på den øvre grænse"),
        Change::By(0) if between => pick("on the lower boundary", "på den nedre grænse"),
        Change::By(by) if by < 0 && between => pick("before the lower boundary", "før den nedre grænse"),
        Change::By(0) => pick("on the boundary", "på grænsen"),
        Change::By(by) if by < 0 => pick("before the boundary", "før grænsen"),
        Change::By(_) => pick("after the boundary", "efter grænsen"),
        Change::Is(place) => value(plan, probe.node, place).unwrap_or_else(|| {
            let number = place.saturating_add(1);
            format!("{} {number}", pick("value no.", "værdi nr."))
        }),
        Change::Holds(holds) => match (plan.nodes.get(probe.node.index()), holds) {
            (Some(Node::In { .. }), _) => pick("none of them", "ingen af dem"),
            (_, true) => pick("yes", "ja"),
            (_, false) => pick("no", "nej"),
        },
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
    let mut of = Vec::new();
    named_in(plan, probe.node, &mut of);
    if of.is_empty() { format!("{clause} – {what}") } else { format!("{clause} – {}: {what}", of.join(", ")) }
}

fn fact(plan: &Plan, id: FactId) -> String {
    plan.facts.get(id.index()).map_or_else(String::new, |fact| fact.named.name.to_string())
}

/// The facts and definitions that an expression names itself, in their order, each once.
fn named_in(plan: &Plan, id: NodeId, found: &mut Vec<String>) {
    let Some(node) = plan.nodes.get(id.index()) else { return };
    let named = match node {
        Node::Fact(id) | Node::FactOn { fact: id, .. } => Some(fact(plan, *id)),
        Node::Aggregate { query, .. } | Node::During(query) | Node::Covered { query, .. } => {
            Some(fact(plan, query.events))
        }
        Node::Definition(id) => plan.definitions.get(id.index()).map(|it| it.named.name.to_string()),
        _ => None,
    };
    found.extend(named.filter(|name| !found.contains(name)));
    for child in children(node) {
        named_in(plan, child, found);
    }
}

/// What people read for the value at a place of a category, or of a list of its values.
fn value(plan: &Plan, id: NodeId, place: u32) -> Option<String> {
    let category = |id: NodeId| match plan.nodes.get(id.index())? {
        Node::Fact(fact) | Node::FactOn { fact, .. } => match plan.facts.get(fact.index())?.ty {
            Type::Choice(category) => plan.categories.get(category.index()),
            _ => None,
        },
        _ => None,
    };
    let (category, choice) = match plan.nodes.get(id.index())? {
        Node::Compare { left, right, .. } => (category(*left).or_else(|| category(*right))?, place),
        Node::In { value, list } => match plan.nodes.get(list.get(usize::try_from(place).ok()?)?.index())? {
            Node::Constant(Value::Choice(choice)) => (category(*value)?, *choice),
            _ => return None,
        },
        _ => return None,
    };
    Some(category.values.get(usize::try_from(choice).ok()?)?.named.title())
}
