//! Days of effect: on which days a version governs, as it is known on the day that is asked about.

use crate::limits::Options;
use crate::plan::{InForce, Plan};
use hjemmel_value::Date;
use std::borrow::Cow;

impl Plan {
    /// The plan with the days of its versions as they are on the day that is asked about. Everything else reads these days
    /// alone.
    pub(crate) fn as_known(&self, options: &Options) -> Cow<'_, Plan> {
        let day = options.law_of.unwrap_or(options.as_of);
        let mut plan = Cow::Borrowed(self);
        macro_rules! settle {
            ($($rules:ident)*) => {$(
                if self.$rules.iter().flat_map(|rule| &rule.versions).any(|version| version.in_force.effect.is_some()) {
                    for rule in &mut plan.to_mut().$rules {
                        settle(rule.versions.iter_mut().map(|version| &mut version.in_force).collect(), day);
                    }
                }
            )*};
        }
        settle! { definitions groups requirements trials exemptions at_most_one }
        plan
    }
}

impl InForce {
    /// The first day of what it governs: an effect that reaches back is there once it is law.
    fn begins(&self, day: Date) -> Option<Date> {
        match self.effect {
            Some(effect) if !self.reaches_back() || self.from.is_none_or(|from| from <= day) => Some(effect),
            _ => self.from,
        }
    }

    /// Whether it has effect from before it was law.
    fn reaches_back(&self) -> bool {
        self.effect.is_some() && self.effect < self.from
    }
}

/// Sets the days of the versions of one name: one that reaches back takes them from those before it.
fn settle(mut versions: Vec<&mut InForce>, day: Date) {
    let said: Vec<InForce> = versions.iter().map(|version| (**version).clone()).collect();
    for (version, own) in versions.iter_mut().zip(&said) {
        let takes = |other: &&InForce| {
            other.reaches_back()
                && own.from < other.from
                && own.proposals == other.proposals
                && other.from.is_some_and(|from| from <= day)
        };
        let first_taken = said.iter().filter(takes).filter_map(|other| other.effect).min();
        let last = first_taken.map(|first| first.previous().unwrap_or(Date::MIN));
        version.from = own.begins(day);
        version.until = [own.until, last].into_iter().flatten().min();
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::plan::InForce;
    use crate::testing::{date, from_until};
    use hjemmel_value::Date;

    fn days(versions: &[InForce], on: &str) -> Vec<(Option<Date>, Option<Date>)> {
        let mut versions = versions.to_vec();
        settle(versions.iter_mut().collect(), date(on));
        versions.into_iter().map(|version| (version.from, version.until)).collect()
    }

    fn with_effect(days: InForce, from: &str) -> InForce {
        InForce { effect: Some(date(from)), ..days }
    }

    #[test]
    fn a_version_that_reaches_back_takes_the_days_once_it_is_law() {
        let versions = [from_until("", "2024-06-30"), with_effect(from_until("2024-07-01", ""), "2024-01-01")];
        assert_eq!(days(&versions, "2024-06-30"), [(None, Some(date("2024-06-30"))), (Some(date("2024-07-01")), None)]);
        assert_eq!(days(&versions, "2024-07-01"), [(None, Some(date("2023-12-31"))), (Some(date("2024-01-01")), None)]);
    }

    #[test]
    fn a_version_with_effect_from_later_governs_from_then_on() {
        let versions = [from_until("", "2024-08-31"), with_effect(from_until("2024-07-01", ""), "2024-09-01")];
        for on in ["2024-06-01", "2024-08-01", "2024-10-01"] {
            assert_eq!(days(&versions, on), [(None, Some(date("2024-08-31"))), (Some(date("2024-09-01")), None)]);
        }
    }

    #[test]
    fn what_is_proposed_takes_no_days_from_the_law() {
        let law = from_until("", "2024-06-30");
        let mut proposed = with_effect(from_until("2024-07-01", ""), "2024-01-01");
        proposed.proposals = vec![crate::ids::ProposalId(0)];
        assert_eq!(days(&[law, proposed], "2024-08-01")[0], (None, Some(date("2024-06-30"))));
    }
}
