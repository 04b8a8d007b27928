//! Periods of the same, in words.

use super::Words;
use super::day;
use hjemmel_engine::findings::PeriodEnd;
use hjemmel_value::Date;

impl Words {
    /// Which period a line is for.
    pub(crate) fn period(self, from: Date, until: PeriodEnd, values: &str) -> String {
        let from = day(from, self.0);
        let (english, danish) = match until {
            PeriodEnd::On(last) => {
                let last = day(last, self.0);
                (format!("to {last}"), format!("til og med {last}"))
            }
            PeriodEnd::GoesOn => ("on".to_owned(), "og frem".to_owned()),
            PeriodEnd::NotKnown { surely } => {
                let surely = day(surely, self.0);
                (
                    format!("to {surely} at least (it is not known whether it goes on)"),
                    format!("til og med mindst {surely} (om den fortsætter, vides ikke)"),
                )
            }
        };
        self.pick(
            format!("For the period from {from} {english}: {values}."),
            format!("For perioden fra {from} {danish}: {values}."),
        )
    }

    /// A fact over time of which no value is told.
    pub(crate) fn no_first_day(self, title: &str) -> String {
        self.pick(
            format!("“{title}” is not told for any day, so it is not known which periods there are."),
            format!("»{title}« er ikke oplyst for nogen dag, så det vides ikke, hvilke perioder der er."),
        )
    }

    /// What stays the same in a period is not known from a day on.
    pub(crate) fn perhaps_period(self, on: Date, facts: &[String]) -> String {
        let (on, facts) = (day(on, self.0), facts.join(", "));
        self.pick(
            format!("Whether a period begins on {on} is not known: that hangs on {facts}."),
            format!("Det vides ikke, om en periode begynder {on}: det afhænger af {facts}."),
        )
    }

    /// Something and what it is in a period.
    pub(crate) fn is_value(self, title: &str, value: &str) -> String {
        self.pick(format!("“{title}” is {value}"), format!("»{title}« er {value}"))
    }

    /// What is absent.
    pub(crate) fn absent(self) -> &'static str {
        self.0.pick(("absent", "ikke til stede"))
    }

    /// That something is not so, beside the title of a line.
    pub(crate) fn is_not(self, title: &str) -> String {
        self.pick(format!("not {title}"), format!("ikke {title}"))
    }

    /// That there is none of something, beside the title of a line.
    pub(crate) fn without(self, title: &str) -> String {
        self.pick(format!("without {title}"), format!("uden {title}"))
    }
}
