//! Walking the expressions of a model, to read them and to replace them.

use crate::model::{
    Condition, DaysBefore, DefinitionVersion, EffectKind, EventMatch, Except, ExemptionVersion, Expression,
    ExpressionKind, GroupVersion, NotEncoded, Query, QuotaVersion, RequirementVersion, Rest, Timing, TrialVersion,
    Window,
};

/// The same walk twice, over what is only read and over what may be replaced.
macro_rules! walk {
    ($(#[$about:meta])* $module:ident, $iter:ident $(, $mut:tt)?) => {
        $(#[$about])*
        pub mod $module {
            use super::*;

            /// What an expression is made of, one step down; of a query its window and conditions.
            #[must_use]
            pub fn parts(expression: &$($mut)? Expression) -> Vec<&$($mut)? Expression> {
                match &$($mut)? *expression.kind {
                    ExpressionKind::Constant(_)
                    | ExpressionKind::Fact(_)
                    | ExpressionKind::Field(_)
                    | ExpressionKind::OuterField(_)
                    | ExpressionKind::InstanceField(..)
                    | ExpressionKind::InstanceDay
                    | ExpressionKind::InstanceStart
                    | ExpressionKind::InstanceEnd
                    | ExpressionKind::IsOn(_)
                    | ExpressionKind::Today
                    | ExpressionKind::Definition(_)
                    | ExpressionKind::InGroup(_)
                    | ExpressionKind::StatusOf { .. }
                    | ExpressionKind::StartOf(_)
                    | ExpressionKind::LiftedBy { .. }
                    | ExpressionKind::BreachOf(_) => Vec::new(),
                    ExpressionKind::And(parts)
                    | ExpressionKind::Or(parts)
                    | ExpressionKind::Extreme { of: parts, .. } => parts.$iter().collect(),
                    ExpressionKind::Not(part)
                    | ExpressionKind::Accumulated { asked: part, .. }
                    | ExpressionKind::FactOn { on: part, .. }
                    | ExpressionKind::Known { value: part, .. }
                    | ExpressionKind::Rounded { value: part, .. }
                    | ExpressionKind::Boundary { of: part, .. } => vec![part],
                    ExpressionKind::Unless(left, right)
                    | ExpressionKind::Compare { left, right, .. }
                    | ExpressionKind::Arithmetic { left, right, .. }
                    | ExpressionKind::Shift { date: left, length: right, .. }
                    | ExpressionKind::Whole { from: left, to: right, .. } => vec![left, right],
                    ExpressionKind::Between { value, low, high, .. } => vec![value, low, high],
                    ExpressionKind::In { value, list, .. } => std::iter::once(value).chain(list).collect(),
                    ExpressionKind::Aggregate { query: narrowed, .. }
                    | ExpressionKind::Covered { query: narrowed, .. }
                    | ExpressionKind::During(narrowed) => query(narrowed),
                    ExpressionKind::Choose { cases, otherwise, .. } => {
                        let mut found: Vec<&$($mut)? Expression> = Vec::new();
                        for (when, value) in cases {
                            found.extend([when, value]);
                        }
                        found.extend(otherwise);
                        found
                    }
                    ExpressionKind::FirstDay { from: one, when: two, .. }
                    | ExpressionKind::DayOnWhich { sum: one, reaches: two } => vec![one, two],
                }
            }

            /// The expressions of a query.
            #[must_use]
            pub fn query(query: &$($mut)? Query) -> Vec<&$($mut)? Expression> {
                let mut found = Vec::new();
                match &$($mut)? query.window {
                    None | Some(Window::CalendarMonths(_)) => {}
                    Some(Window::InTheLast { length: one, .. } | Window::Since(one)) => found.push(one),
                    Some(Window::Before(before)) => {
                        let DaysBefore { length, date, .. } = &$($mut)? **before;
                        found.extend([length, date]);
                    }
                    Some(Window::Between(one, two)) => found.extend([one, two]),
                }
                if let Some(Except::Periods { condition, .. }) = &$($mut)? query.except {
                    found.extend(condition);
                }
                found.extend(&$($mut)? query.condition);
                found
            }

            /// The expressions of a timing.
            #[must_use]
            pub fn timing(timing: &$($mut)? Timing) -> Vec<&$($mut)? Expression> {
                match timing {
                    Timing::Within { length, from, .. } | Timing::Every { length, from } => vec![length, from],
                    Timing::AtLeastEvery { first, length, from } => {
                        let mut found: Vec<_> = first.$iter().collect();
                        found.extend([length, from]);
                        found
                    }
                    Timing::Between { from, by, .. } => vec![from, by],
                    Timing::By(date) | Timing::Before(date) | Timing::Together { start: date, .. } => vec![date],
                    Timing::AtAllTimes | Timing::NotEncoded(_) => Vec::new(),
                }
            }

            fn matches(matches: &$($mut)? [EventMatch]) -> impl Iterator<Item = &$($mut)? Expression> {
                matches.$iter().flat_map(|one| query(&$($mut)? one.query))
            }

            fn conditions(conditions: &$($mut)? [Condition]) -> impl Iterator<Item = &$($mut)? Expression> {
                conditions.$iter().map(|condition| &$($mut)? condition.expression)
            }

            /// The expression of a definition.
            pub(crate) fn definition(version: &$($mut)? DefinitionVersion) -> Vec<&$($mut)? Expression> {
                vec![&$($mut)? version.value]
            }

            /// The expressions of a target group.
            pub(crate) fn group(version: &$($mut)? GroupVersion) -> Vec<&$($mut)? Expression> {
                conditions(&$($mut)? version.when).chain(conditions(&$($mut)? version.unless)).collect()
            }

            /// The expressions of a requirement.
            pub(crate) fn requirement(
                version: &$($mut)? RequirementVersion,
            ) -> Vec<&$($mut)? Expression> {
                conditions(&$($mut)? version.when)
                    .chain(conditions(&$($mut)? version.unless))
                    .chain(timing(&$($mut)? version.timing))
                    .chain(matches(&$($mut)? version.met_by))
                    .chain(matches(&$($mut)? version.broken_by))
                    .chain(version.states.$iter().map(|stated| &$($mut)? stated.value))
                    .collect()
            }

            /// The expressions of a quota.
            pub(crate) fn quota(version: &$($mut)? QuotaVersion) -> Vec<&$($mut)? Expression> {
                let mut found: Vec<_> =
                    conditions(&$($mut)? version.when).chain(conditions(&$($mut)? version.unless)).collect();
                found.push(&$($mut)? version.fits.expression);
                found
            }

            /// The expressions of a trial.
            pub(crate) fn trial(version: &$($mut)? TrialVersion) -> Vec<&$($mut)? Expression> {
                conditions(&$($mut)? version.when).chain(conditions(&$($mut)? version.unless)).collect()
            }

            /// The expressions of an exemption.
            pub(crate) fn exemption(version: &$($mut)? ExemptionVersion) -> Vec<&$($mut)? Expression> {
                let effects = version.effects.$iter().flat_map(|effect| match &$($mut)? effect.kind {
                    EffectKind::ChangeDeadline(new, _) => timing(new),
                    EffectKind::ExtendDeadline(length, _) => vec![length],
                    EffectKind::Suspend(suspension) => {
                        let mut found = vec![&$($mut)? suspension.then];
                        if let Rest::Periods(periods) = &$($mut)? suspension.during {
                            found.extend(query(&$($mut)? periods.0));
                        }
                        found
                    }
                    _ => Vec::new(),
                });
                conditions(&$($mut)? version.when)
                    .chain(conditions(&$($mut)? version.unless))
                    .chain(effects)
                    .collect()
            }
        }
    };
}

walk! {
    /// To read.
    read, iter
}
walk! {
    /// To replace.
    write, iter_mut, mut
}

/// The expressions of a provision left out.
pub(crate) fn not_encoded(item: &NotEncoded) -> impl Iterator<Item = &Expression> {
    item.when.iter().map(|condition| &condition.expression)
}

/// Every expression in these and in what they are made of.
pub(crate) fn each<'m>(roots: Vec<&'m Expression>, mut visit: impl FnMut(&'m Expression)) {
    let mut open = roots;
    open.reverse();
    while let Some(expression) = open.pop() {
        visit(expression);
        open.extend(read::parts(expression).into_iter().rev());
    }
}

/// Gives every expression in these the chance to become another; what became another is not walked.
pub(crate) fn replace(roots: Vec<&mut Expression>, mut becomes: impl FnMut(&Expression) -> Option<ExpressionKind>) {
    let mut open = roots;
    while let Some(expression) = open.pop() {
        match becomes(expression) {
            Some(kind) => *expression.kind = kind,
            None => open.extend(write::parts(expression)),
        }
    }
}
