//! What exemptions and guardrails touch: names, citations and tags, come down to requirements.

use super::Resolver;
use crate::model::{Requirement, RequirementVersion};
use hjemmel_diagnostic::suggest::closest;
use hjemmel_diagnostic::{Diagnostic, Message, Noun};
use hjemmel_engine::ids::{RequirementId, RulebookId};
use hjemmel_engine::plan::{AspectName, AspectValue};
use hjemmel_syntax::tree::{CitationAt, Name, TargetRules};

/// The requirements that a target means.
pub(super) struct Meant {
    pub(super) requirements: Vec<RequirementId>,
    /// By its name, so that what does not suit it is a mistake, and not merely left out.
    pub(super) by_name: bool,
}

impl<'t> Resolver<'t> {
    pub(super) fn meant(&mut self, book: RulebookId, rules: &TargetRules) -> Meant {
        match rules {
            TargetRules::Named(path) => {
                let one = self.requirement(book, path);
                Meant { requirements: one.into_iter().collect(), by_name: true }
            }
            TargetRules::Cited(cited) => Meant { requirements: self.selected(book, cited), by_name: false },
            TargetRules::Tagged(tag) => Meant { requirements: self.tagged(tag), by_name: false },
        }
    }

    /// The requirements of the whole set that rest on what is cited: the law means all its duties, whichever rulebook
    /// encodes them.
    fn selected(&mut self, book: RulebookId, cited: &CitationAt) -> Vec<RequirementId> {
        let citation = self.cited(book, cited);
        self.chapters_described(cited);
        let chapters = self.chapters();
        let rests_on = |version: &RequirementVersion| {
            version.text.citations.iter().any(|own| citation.selects_with(own, &chapters))
        };
        self.requirements_with(|requirement| requirement.versions.iter().any(rests_on))
    }

    /// The requirements of the whole set that bear a tag: it means a kind of duty, as a citation means a provision.
    fn tagged(&mut self, tag: &Name) -> Vec<RequirementId> {
        let found =
            self.requirements_with(|requirement| requirement.versions.iter().any(|v| v.tags.contains(&tag.text)));
        let versions = || self.model.requirements.iter().flat_map(|requirement| &requirement.versions);
        if found.is_empty() && !versions().any(|version| version.broken) {
            let tags = versions().flat_map(|version| &version.tags);
            let near = closest(&tag.text, tags.map(|tag| &**tag)).map(str::to_owned);
            let message = Message::UnknownName { name: tag.text.to_string(), what: Noun::Tag };
            self.complain(Diagnostic::new(message, tag.at.0).with_suggestion_if(near));
        }
        found
    }

    fn requirements_with(&self, wanted: impl Fn(&Requirement) -> bool) -> Vec<RequirementId> {
        let all = self.model.requirements.iter().enumerate();
        all.filter(|(_, requirement)| wanted(requirement)).map(|(place, _)| RequirementId::at(place)).collect()
    }

    /// Whether some version of a requirement has an aspect, or may have it in a line that could not be read.
    pub(super) fn has_aspect(&self, id: RequirementId, aspect: AspectName) -> bool {
        let versions = self.model.requirements.get(id.index()).map(|requirement| &requirement.versions);
        versions.into_iter().flatten().any(|version| {
            version.broken
                || match aspect {
                    AspectName::Deadline => version.timing_words.is_some(),
                    AspectName::Decision => version.decided_by.is_some(),
                    _ => asked(version, aspect).is_some(),
                }
        })
    }

    /// The names that the versions of a requirement ask for in an aspect; `None` if a line could not be read.
    pub(super) fn asked_names(&self, id: RequirementId, aspect: AspectName) -> Option<Vec<String>> {
        let mut names = Vec::new();
        for version in &self.model.requirements.get(id.index())?.versions {
            if version.broken {
                return None;
            }
            if let Some(AspectValue::AnyOf(choices)) = asked(version, aspect) {
                names.extend(choices.iter().map(|choice| choice.named.name.to_string()));
            }
        }
        Some(names)
    }

    pub(super) fn requirement_name(&self, id: RequirementId) -> String {
        let requirement = self.model.requirements.get(id.index());
        requirement.map(|requirement| requirement.named.name.to_string()).unwrap_or_default()
    }
}

fn asked(version: &RequirementVersion, aspect: AspectName) -> Option<&AspectValue> {
    match aspect {
        AspectName::Form => version.form.as_ref(),
        AspectName::Content => version.content.as_ref(),
        AspectName::Documents => version.documents.as_ref(),
        AspectName::Deadline | AspectName::Decision => None,
    }
}
