//! How duties rest and pass from one law to the next, in words.

use super::Words;
use super::day;
use hjemmel_engine::findings::DecisionDay;
use hjemmel_engine::plan::TransitionKind;
use hjemmel_value::{Date, Truth};

impl Words {
    /// A duty rests on the days from one to another; without a last one, as long as that lasts.
    pub(crate) fn rests(self, due: Date, from: Option<Date>, until: Option<Date>) -> String {
        let due = day(due, self.0);
        let from = from.map(|from| day(from, self.0));
        let until = until.map(|until| day(until, self.0));
        let (english, danish) = match (from, until) {
            (Some(from), Some(until)) => {
                (format!("from {from} until {until}"), format!("fra {from} til og med {until}"))
            }
            (Some(from), None) => {
                (format!("from {from} on, as long as that lasts"), format!("fra {from}, så længe det varer"))
            }
            (None, Some(until)) => (format!("until {until}"), format!("til og med {until}")),
            (None, None) => ("as long as that lasts".to_owned(), "så længe det varer".to_owned()),
        };
        self.pick(
            format!("It would have fallen due on {due}, and rests {english}."),
            format!("Fristen ville have været {due}, og pligten hviler {danish}."),
        )
    }

    /// For which decision something is owed, and what the day of that is.
    pub(crate) fn decision(self, title: &str, of: DecisionDay) -> String {
        let (english, danish) = match of {
            DecisionDay::Made(on) => {
                let on = day(on, self.0);
                (format!(", which was made on {on}"), format!(", som blev truffet {on}"))
            }
            DecisionDay::Due(on) => {
                let on = day(on, self.0);
                (format!(", due on {on}"), format!(", med frist {on}"))
            }
            DecisionDay::None => {
                (", for which no day is told".to_owned(), ", som der ikke er oplyst en dag for".to_owned())
            }
            DecisionDay::Unknown => (
                "; on which day that is, or was, is not known".to_owned(),
                "; hvilken dag den træffes eller blev truffet, vides ikke".to_owned(),
            ),
        };
        self.pick(
            format!("It is owed for the decision on “{title}”{english}."),
            format!("Det følger af afgørelsen om »{title}«{danish}."),
        )
    }

    /// The law of a day is kept for a requirement.
    pub(crate) fn law_kept(self, title: &str, on: Date) -> String {
        let on = day(on, self.0);
        self.pick(
            format!("The law of {on} is kept: the version of “{title}” that was in force on it governs."),
            format!("Loven fastholdes, som den lød {on}: den affattelse af »{title}«, der gjaldt den dag, gælder."),
        )
    }

    /// What a transition does, or may do.
    pub(crate) fn transition(self, title: &str, kind: TransitionKind, truth: Truth) -> String {
        match kind {
            TransitionKind::OldRunOn => self.pick(
                format!("“{title}”: what the older rule started runs on under it."),
                format!("»{title}«: det, der er begyndt under den gamle regel, løber videre under den."),
            ),
            TransitionKind::TakesOver { on, no_earlier_than } => {
                let on = day(on, self.0);
                let floor = no_earlier_than.map(|floor| day(floor, self.0));
                let english = floor.as_ref().map_or_else(String::new, |floor| format!(", due no earlier than {floor}"));
                let danish = floor.map_or_else(String::new, |floor| format!(" med frist tidligst {floor}"));
                if truth.is_unknown() {
                    return self.pick(
                        format!("“{title}”: it is not known whether on {on} the new rule takes over{english}; it takes over what is neither due nor met before that day."),
                        format!("»{title}«: det vides ikke, om den nye regel afløser den gamle {on}{danish}; den afløser den for det, som hverken har frist eller er opfyldt før den dag."),
                    );
                }
                self.pick(
                    format!("“{title}”: on {on} the new rule took over{english}."),
                    format!("»{title}«: {on} afløste den nye regel den gamle{danish}."),
                )
            }
            TransitionKind::WhenItEnds => self.pick(
                format!("“{title}”: when the trial ends, what it lifted is owed."),
                format!("»{title}«: når forsøget ophører, skal det opfyldes, som det fritog for."),
            ),
        }
    }
}
