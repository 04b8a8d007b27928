//! Which entry rule reads the lines of which item.

use crate::tree::ItemKind;
use hjemmel_diagnostic::Noun;
use hjemmel_grammar::Rule;

/// The entry rule for a line below an item, or below `given` and `expect`.
pub(crate) fn entry_rule(section: Noun) -> Rule {
    match section {
        Noun::Rulebook => Rule::rulebook_clause,
        Noun::Category => Rule::category_clause,
        Noun::Actor => Rule::actor_clause,
        Noun::Parameter => Rule::parameter_clause,
        Noun::Setting => Rule::setting_clause,
        Noun::Table => Rule::table_clause,
        Noun::Calendar => Rule::calendar_clause,
        Noun::Event => Rule::event_clause,
        Noun::Situation => Rule::field_clause,
        Noun::TargetGroup => Rule::target_group_clause,
        Noun::Requirement => Rule::requirement_clause,
        Noun::Trial => Rule::trial_clause,
        Noun::Exemption => Rule::exemption_clause,
        Noun::Guardrail => Rule::guardrail_clause,
        Noun::Transition => Rule::transition_clause,
        Noun::Quota => Rule::quota_clause,
        Noun::NotEncoded => Rule::not_encoded_clause,
        Noun::Example => Rule::example_clause,
        Noun::Given => Rule::given_clause,
        Noun::Expect => Rule::expect_clause,
        _ => Rule::definition_clause,
    }
}

/// What an item is called in complaints.
#[must_use]
pub fn noun_of_item(kind: ItemKind) -> Noun {
    match kind {
        ItemKind::Rulebook => Noun::Rulebook,
        ItemKind::Category => Noun::Category,
        ItemKind::Actor => Noun::Actor,
        ItemKind::Parameter => Noun::Parameter,
        ItemKind::Setting => Noun::Setting,
        ItemKind::Table => Noun::Table,
        ItemKind::Calendar => Noun::Calendar,
        ItemKind::Event => Noun::Event,
        ItemKind::Situation => Noun::Situation,
        ItemKind::Definition => Noun::Definition,
        ItemKind::TargetGroup => Noun::TargetGroup,
        ItemKind::AtMostOne => Noun::AtMostOne,
        ItemKind::Requirement => Noun::Requirement,
        ItemKind::Trial => Noun::Trial,
        ItemKind::Exemption => Noun::Exemption,
        ItemKind::Guardrail => Noun::Guardrail,
        ItemKind::Transition => Noun::Transition,
        ItemKind::Quota => Noun::Quota,
        ItemKind::NotEncoded => Noun::NotEncoded,
        ItemKind::Example => Noun::Example,
    }
}

/// The item that an item keyword begins.
pub(crate) fn item_kind(id: &str) -> Option<ItemKind> {
    Some(match id {
        "rulebook" => ItemKind::Rulebook,
        "category" => ItemKind::Category,
        "actor" => ItemKind::Actor,
        "parameter" => ItemKind::Parameter,
        "setting" => ItemKind::Setting,
        "table" => ItemKind::Table,
        "calendar" => ItemKind::Calendar,
        "event" => ItemKind::Event,
        "situation" => ItemKind::Situation,
        "definition" => ItemKind::Definition,
        "target_group" => ItemKind::TargetGroup,
        "at_most_one_of" => ItemKind::AtMostOne,
        "requirement" => ItemKind::Requirement,
        "trial" => ItemKind::Trial,
        "exemption" => ItemKind::Exemption,
        "guardrail" => ItemKind::Guardrail,
        "transition" => ItemKind::Transition,
        "quota" => ItemKind::Quota,
        "not_encoded" => ItemKind::NotEncoded,
        "example" => ItemKind::Example,
        _ => return None,
    })
}
