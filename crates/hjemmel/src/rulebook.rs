//! A compiled rulebook set, and a situation read for it.

use crate::{Error, Evaluation, Outcome, Quotas};
use hjemmel_engine::plan::{Plan, Shape};
use hjemmel_value::Date;
use std::sync::Arc;

/// A rulebook set that passed its checks, ready to evaluate.
///
/// Cheap to clone, and `Send + Sync`: hosts evaluate in as many threads as they like.
#[derive(Clone, Debug)]
pub struct Rulebook {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    plan: Plan,
    /// What a situation has to fit.
    shape: Shape,
    #[cfg(feature = "compile")]
    compiled: Option<crate::Compiled>,
}

/// A citizen's situation, read and checked for one rulebook set.
///
/// It fits that set, and any other in which the same facts are declared in the same way, whatever the rules are; another set
/// refuses it ([`Error::Misfit`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    inner: hjemmel_engine::situation::Situation,
    shape: Shape,
}

impl Rulebook {
    #[cfg(feature = "compile")]
    pub(crate) fn compiled_from(plan: Plan, compiled: crate::Compiled) -> Self {
        Self { inner: Arc::new(Inner { shape: plan.shape(), plan, compiled: Some(compiled) }) }
    }

    /// A rulebook set from a plan that [`Rulebook::to_plan`] wrote: for hosts that only evaluate.
    ///
    /// # Errors
    ///
    /// [`Error::Plan`] if the text is not a plan, or one of another version, or was changed since, or does not hold together.
    pub fn from_plan(json: &str) -> Result<Self, Error> {
        let plan = Plan::from_json(json).map_err(Error::Plan)?;
        Ok(Self {
            inner: Arc::new(Inner {
                shape: plan.shape(),
                plan,
                #[cfg(feature = "compile")]
                compiled: None,
            }),
        })
    }

    /// The compiled plan as JSON. Its form belongs to this version of the crate, and only this version reads it.
    ///
    /// # Errors
    ///
    /// [`Error::Plan`] if it cannot be written.
    pub fn to_plan(&self) -> Result<String, Error> {
        self.inner.plan.to_json().map_err(Error::Plan)
    }

    /// The names of the rulebooks in the set, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.inner.plan.rulebooks.iter().map(|rulebook| &*rulebook.name)
    }

    /// The names by which proposals are switched on, sorted.
    pub fn proposals(&self) -> impl Iterator<Item = &str> {
        self.inner.plan.proposals.iter().map(|proposal| &*proposal.name)
    }

    /// `sha256:…` of the set: the same for its Danish and its English form.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.inner.plan.fingerprint
    }

    /// Reads a situation from JSON text. A byte order mark before it says nothing.
    ///
    /// # Errors
    ///
    /// [`Error::Situation`] with every mistake in it and the path to each.
    pub fn situation_from_json(&self, json: &str) -> Result<Situation, Error> {
        let inner =
            hjemmel_engine::situation::Situation::from_json(&self.inner.plan, json).map_err(Error::Situation)?;
        Ok(Situation { inner, shape: self.inner.shape })
    }

    /// Reads a situation from any type that serde can turn into an object of facts.
    ///
    /// # Errors
    ///
    /// [`Error::Situation`] with every mistake in it; [`Error::Serialize`] if the value cannot be serialised.
    pub fn situation<T: serde::Serialize + ?Sized>(&self, facts: &T) -> Result<Situation, Error> {
        // By way of text, in which a key that is given twice still stands twice.
        let json = serde_json::to_string(facts).map_err(|error| Error::Serialize(error.to_string()))?;
        self.situation_from_json(&json)
    }

    /// Evaluates a situation on a day, by the law in force, with no proposal switched on, in English.
    ///
    /// # Errors
    ///
    /// [`Error::Misfit`]; [`Error::Evaluation`] for a limit, a date out of range, or a number that cannot be computed.
    pub fn evaluate(&self, situation: &Situation, as_of: Date) -> Result<Outcome, Error> {
        Evaluation::of(self, situation).as_of(as_of).run()
    }

    /// An evaluation with options: another language, proposals switched on, the law of another date.
    pub fn evaluation<'a>(&'a self, situation: &'a Situation) -> Evaluation<'a> {
        Evaluation::of(self, situation)
    }

    /// What the quotas of the set come to over many situations, each read on this day.
    ///
    /// ```
    /// # use hjemmel::{Date, Rulebook, outcome::QuotaWord};
    /// # let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  member yes/no\n  told yes/no\n\ntarget group all\n  act § 1\n  when member\n\nquota most_are_told \"Most are told\"\n  act § 2\n  of all\n  at least 75 percent where told\n";
    /// # let rulebook = Rulebook::builder().source("a", text).compile().unwrap();
    /// let mut count = rulebook.quotas(Date::parse("2026-07-01")?).begin()?;
    /// for told in [true, true, true, false] {
    ///     let situation = rulebook.situation(&serde_json::json!({ "member": true, "told": told }))?;
    ///     count.add(&situation)?;
    /// }
    /// assert_eq!(count.answer()?.quotas[0].answer, QuotaWord::Kept);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quotas(&self, as_of: Date) -> Quotas {
        Quotas::of(self, as_of)
    }

    /// The JSON Schema of the situation that the set asks for.
    #[must_use]
    pub fn situation_schema(&self) -> serde_json::Value {
        hjemmel_explain::situation_schema(&self.inner.plan)
    }

    /// The plan, for this project's own crates.
    #[doc(hidden)]
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.inner.plan
    }

    /// What the set was compiled from: its sources, and the warnings about them. `None` for a set read from a plan.
    #[cfg(feature = "compile")]
    #[must_use]
    pub fn compiled(&self) -> Option<&crate::Compiled> {
        self.inner.compiled.as_ref()
    }
}

impl Situation {
    /// A situation built by this project's own crates, for a rulebook set.
    #[doc(hidden)]
    #[must_use]
    pub fn from_engine(rulebook: &Rulebook, inner: hjemmel_engine::situation::Situation) -> Self {
        Self { inner, shape: rulebook.inner.shape }
    }

    /// As the engine reads it, for this project's own crates.
    #[doc(hidden)]
    #[must_use]
    pub fn engine(&self) -> &hjemmel_engine::situation::Situation {
        &self.inner
    }

    /// The situation as this set reads it.
    pub(crate) fn read_for(&self, rulebook: &Rulebook) -> Result<&hjemmel_engine::situation::Situation, Error> {
        if self.shape == rulebook.inner.shape { Ok(&self.inner) } else { Err(Error::Misfit) }
    }
}
