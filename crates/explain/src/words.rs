//! Sentences of reasons in both languages. Each is written once per language, side by side, so that a change to one
//! is a change to look at in the other.

mod dates;
mod labels;
mod passing;
mod periods;

pub(crate) use dates::{day, short_day};
pub use labels::{amount, aspect, modality, occurrence, status};
pub(crate) use labels::{basis, by_the_law_of, judgement, lacking, not_applicable};

use crate::present::capitalised;
use hjemmel_engine::findings::Measure;
use hjemmel_engine::plan::InForce;
use hjemmel_value::{Boundary, Date, Language, Moved, Truth};

/// The sentences of one language.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    fn pick(self, english: String, danish: String) -> String {
        self.0.pick((english, danish))
    }

    /// Whether the citizen is in a target group.
    pub(crate) fn group(self, title: &str, truth: Truth, on: Option<Date>) -> String {
        let on = on.map_or_else(String::new, |date| self.on_day(date));
        match truth {
            Truth::True => self.pick(
                format!("The citizen is in the target group “{title}”{on}."),
                format!("Borgeren er i målgruppen »{title}«{on}."),
            ),
            Truth::False => self.pick(
                format!("The citizen is not in the target group “{title}”{on}."),
                format!("Borgeren er ikke i målgruppen »{title}«{on}."),
            ),
            Truth::Unknown => self.pick(
                format!("Whether the citizen is in the target group “{title}”{on} is not known."),
                format!("Det vides ikke, om borgeren er i målgruppen »{title}«{on}."),
            ),
        }
    }

    /// Whether a condition holds. `clause` begins with its keyword.
    pub(crate) fn condition(self, clause: &str, truth: Truth, on: Option<Date>) -> String {
        let on = on.map_or_else(String::new, |date| self.on_day(date));
        match truth {
            Truth::True => self.pick(format!("“{clause}” holds{on}."), format!("»{clause}« er opfyldt{on}.")),
            Truth::False => {
                self.pick(format!("“{clause}” does not hold{on}."), format!("»{clause}« er ikke opfyldt{on}."))
            }
            Truth::Unknown => self.pick(
                format!("Whether “{clause}” holds{on} is not known."),
                format!("Det vides ikke, om »{clause}« er opfyldt{on}."),
            ),
        }
    }

    /// It holds whatever the answers are.
    pub(crate) fn whatever(self, facts: &[String]) -> String {
        let facts = facts.join(", ");
        self.pick(
            format!("This holds whatever the answer is to: {facts}."),
            format!("Det gælder, uanset hvad svaret er på: {facts}."),
        )
    }

    /// Which version governs: by the day that is counted from, or else by the law of a day.
    pub(crate) fn version(self, title: &str, in_force: &InForce, on: Date, counted: bool) -> String {
        let mut days = self.days(in_force.from, in_force.until);
        if let Some(effect) = in_force.effect {
            let effect = day(effect, self.0);
            days += &self.pick(format!(", with effect from {effect},"), format!(", med virkning fra {effect}"));
        }
        let on = day(on, self.0);
        if !counted {
            return self.pick(
                format!("The version of “{title}” in force {days} governs, since it is the one of {on}."),
                format!("Reglen »{title}« gælder, som den lød {days}, fordi det er den, der gælder {on}."),
            );
        }
        self.pick(
            format!("The version of “{title}” in force {days} governs, since what it is measured from is {on}."),
            format!("Reglen »{title}« gælder, som den lød {days}, fordi der regnes fra {on}."),
        )
    }

    /// What a parameter comes to, and what set it.
    pub(crate) fn parameter(self, title: &str, value: &str, decision: Option<&str>) -> String {
        match decision {
            Some(decision) => self.pick(
                format!("“{title}” is {value}, set by “{decision}”."),
                format!("»{title}« er {value}, fastsat ved »{decision}«."),
            ),
            None => self.pick(format!("“{title}” is {value}."), format!("»{title}« er {value}.")),
        }
    }

    /// What a table gives, and what its row asks.
    pub(crate) fn table(self, title: &str, value: &str, row: Option<&str>) -> String {
        match row {
            Some(row) => self.pick(format!("“{title}” is {value}: {row}."), format!("»{title}« er {value}: {row}.")),
            None => self.pick(
                format!("“{title}” is {value}, whichever row of the table fits."),
                format!("»{title}« er {value}, uanset hvilken række i tabellen der passer."),
            ),
        }
    }

    /// How a due date was counted.
    pub(crate) fn counted(self, clause: &str, from: Date, date: Date, measure: Measure) -> String {
        let (from, to) = (day(from, self.0), day(date, self.0));
        match measure {
            Measure::Earlier(length) => self.pick(
                format!("Due {to}: “{clause}”, counted {length} back from {from}, that day not included."),
                format!(
                    "Frist {to}: »{clause}«, regnet {} tilbage fra {from}, dagen selv ikke medregnet.",
                    length.in_danish()
                ),
            ),
            Measure::Times(length, times) if times > 1 => self.pick(
                format!("Due {to}: “{clause}”, counted {times} times {length} from {from}, that day not included."),
                format!(
                    "Frist {to}: »{clause}«, regnet {times} gange {} fra {from}, dagen selv ikke medregnet.",
                    length.in_danish()
                ),
            ),
            Measure::Later(length) | Measure::Times(length, _) => self.pick(
                format!("Due {to}: “{clause}”, counted {length} from {from}, that day not included."),
                format!("Frist {to}: »{clause}«, regnet {} fra {from}, dagen selv ikke medregnet.", length.in_danish()),
            ),
            Measure::Boundary(Boundary::EndOfWeek(week)) => self.pick(
                format!("Due {to}: “{clause}”, the last day of week {week} counted from {from}, that day being the first."),
                format!(
                    "Frist {to}: »{clause}«, den sidste dag i {week}. uge regnet fra {from}, som selv er den første dag."
                ),
            ),
            Measure::Boundary(Boundary::EndOfMonth) => self.pick(
                format!("Due {to}: “{clause}”, the last day of the month of {from}."),
                format!("Frist {to}: »{clause}«, den sidste dag i den måned, hvor {from} ligger."),
            ),
            Measure::Boundary(Boundary::StartOfNextMonth) => self.pick(
                format!("Due {to}: “{clause}”, the first day of the month after {from}."),
                format!("Frist {to}: »{clause}«, den første dag i måneden efter {from}."),
            ),
            Measure::WithDue => self.pick(
                format!("Due {to}: “{clause}”, which is due that day."),
                format!("Frist {to}: »{clause}«, som har frist den dag."),
            ),
            Measure::WithMet => self.pick(
                format!("Due {to}: “{clause}”, which was met that day."),
                format!("Frist {to}: »{clause}«, som blev opfyldt den dag."),
            ),
            Measure::DayBefore => self.pick(
                format!("Due {to}: “{clause}”, the day before {from}."),
                format!("Frist {to}: »{clause}«, dagen før {from}."),
            ),
            Measure::Itself => self.pick(
                format!("Due {to}: “{clause}”, where the date is {from}."),
                format!("Frist {to}: »{clause}«, hvor datoen er {from}."),
            ),
        }
    }

    /// How a date was found that is looked for, day by day; with what was added up by it, and what that had to come to.
    pub(crate) fn found(
        self,
        clause: Option<&str>,
        from: Date,
        on: Date,
        sum: Option<(Option<String>, String)>,
    ) -> String {
        let (from, on) = (day(from, self.0), day(on, self.0));
        let (english, danish) = match clause {
            Some(clause) => (format!("“{clause}”"), format!("»{clause}«")),
            None => ("That date".to_owned(), "Den dato".to_owned()),
        };
        match sum {
            Some((sum, wanted)) => {
                let (then, da) = match sum {
                    Some(sum) => (format!(", and it is {sum} then"), format!(", og det er da {sum}")),
                    None => (String::new(), String::new()),
                };
                self.pick(
                    format!(
                        "{english}: counted from {from} on; {on} is the first day by which {wanted} are reached{then}."
                    ),
                    format!("{danish}: regnet fra {from}; {on} er den første dag, hvor der nås {wanted}{da}."),
                )
            }
            None => self.pick(
                format!("{english}: looked for from {from} on; {on} is the first such day."),
                format!("{danish}: søgt fra {from}; {on} er den første sådanne dag."),
            ),
        }
    }

    /// Where whole calendar months end.
    pub(crate) fn whole_calendar_months(self, measure: Measure) -> Option<String> {
        match measure {
            Measure::Later(length) | Measure::Times(length, _) if length.calendar_months > 0 => Some(self.pick(
                "Whole calendar months begin with the next month and end with a month.".into(),
                "Hele kalendermåneder begynder med den næste måned og slutter ved en måneds udgang.".into(),
            )),
            Measure::Earlier(length) if length.calendar_months > 0 => Some(self.pick(
                "Whole calendar months counted back begin on the first day of a month.".into(),
                "Hele kalendermåneder regnet tilbage begynder den første dag i en måned.".into(),
            )),
            _ => None,
        }
    }

    /// The days that are no working days.
    pub(crate) fn left_out(self, calendar: &str) -> String {
        self.pick(
            format!("Days of “{calendar}” are no working days and are not counted."),
            format!("Dage i »{calendar}« er ikke arbejdsdage og regnes ikke med."),
        )
    }

    /// The first day of a window between two dates.
    pub(crate) fn opens(self, first: Date) -> String {
        let first = day(first, self.0);
        self.pick(format!("The window begins on {first}."), format!("Vinduet begynder {first}."))
    }

    /// A due date that moved to the next working day.
    pub(crate) fn moved_to(self, date: Date, next: Date) -> String {
        let (date, next) = (day(date, self.0), day(next, self.0));
        self.pick(
            format!("{} is no working day, so it is due on {next}.", capitalised(&date)),
            format!("{} er ikke en arbejdsdag, så fristen flyttes til {next}.", capitalised(&date)),
        )
    }

    /// What moved a counted date.
    pub(crate) fn moved(self, moved: Moved) -> String {
        match moved {
            Moved::ToLastDay => self.pick(
                "What was counted from is the last day of its month, so the deadline is the last day of its month."
                    .into(),
                "Der regnes fra den sidste dag i en måned, så fristen er den sidste dag i sin måned.".into(),
            ),
            Moved::Clamped => self.pick(
                "That month does not have the day, so the deadline is its last day.".into(),
                "Måneden har ikke den dag, så fristen er dens sidste dag.".into(),
            ),
        }
    }

    /// The clock has not started, or the date it runs from is not known.
    pub(crate) fn clock(self, clause: &str, unknown: bool) -> String {
        if unknown {
            self.pick(
                format!("“{clause}”: the date it is counted from is not known."),
                format!("»{clause}«: datoen, der regnes fra, kendes ikke."),
            )
        } else {
            self.pick(
                format!("“{clause}”: the date it is counted from is absent, so the clock has not started."),
                format!("»{clause}«: datoen, der regnes fra, findes ikke, så fristen er ikke begyndt at løbe."),
            )
        }
    }

    /// The list of events may miss some.
    pub(crate) fn may_miss(self, list: &str) -> String {
        self.pick(
            format!("The list “{list}” is not given or may be incomplete, so there may be more."),
            format!("Listen »{list}« er ikke oplyst eller kan være ufuldstændig, så der kan være flere."),
        )
    }

    /// Whether the duty arises on a day is not known.
    pub(crate) fn perhaps_on_day(self, on: Date) -> String {
        let on = day(on, self.0);
        self.pick(
            format!(
                "Whether the duty arises on {on} is not known, since not all that is counted up to that day is known."
            ),
            format!("Det vides ikke, om pligten opstår {on}, da ikke alt, der tælles med til og med den dag, kendes."),
        )
    }

    /// An exemption reaches the duty, or not.
    pub(crate) fn exemption(self, title: &str, trial: Option<&str>, truth: Truth, on: Date) -> String {
        let on = self.on_day(on);
        let trial = trial.map_or_else(String::new, |trial| {
            self.pick(format!(" (trial: “{trial}”)"), format!(" (forsøg: »{trial}«)"))
        });
        match truth {
            Truth::True => self.pick(
                format!("The exemption “{title}”{trial} reaches the duty{on}."),
                format!("Fritagelsen »{title}«{trial} omfatter pligten{on}."),
            ),
            Truth::False => self.pick(
                format!("The exemption “{title}”{trial} does not reach the duty{on}."),
                format!("Fritagelsen »{title}«{trial} omfatter ikke pligten{on}."),
            ),
            Truth::Unknown => self.pick(
                format!("Whether the exemption “{title}”{trial} reaches the duty{on} is not known."),
                format!("Det vides ikke, om fritagelsen »{title}«{trial} omfatter pligten{on}."),
            ),
        }
    }

    /// An exemption would have reached the duty, had not its own exception held.
    pub(crate) fn kept_despite(self, title: &str) -> String {
        self.pick(
            format!("The exemption “{title}” would have reached the duty, but an exception to it holds: the duty stands."),
            format!("Fritagelsen »{title}« ville have omfattet pligten, men en undtagelse fra den er opfyldt: pligten består."),
        )
    }

    /// A special rule stands in the place of this one, or may.
    pub(crate) fn displaced(self, by: &str, truth: Truth) -> String {
        match truth {
            Truth::True => self.pick(format!("“{by}” applies in its place."), format!("»{by}« gælder i stedet.")),
            Truth::False => {
                self.pick(format!("“{by}” does not apply in its place."), format!("»{by}« gælder ikke i stedet."))
            }
            Truth::Unknown => self.pick(
                format!("Whether “{by}” applies in its place is not known."),
                format!("Det vides ikke, om »{by}« gælder i stedet."),
            ),
        }
    }

    /// How another requirement stands.
    pub(crate) fn status_of(self, title: &str, status: &str, truth: Truth) -> String {
        match truth {
            Truth::True => self.pick(format!("“{title}” is {status}."), format!("»{title}« er {status}.")),
            Truth::False => self.pick(format!("“{title}” is not {status}."), format!("»{title}« er ikke {status}.")),
            Truth::Unknown => self.pick(
                format!("Whether “{title}” is {status} is not known."),
                format!("Det vides ikke, om »{title}« er {status}."),
            ),
        }
    }

    /// Whether an exemption took another requirement away.
    pub(crate) fn lifted_by(self, title: &str, by: &str, truth: Truth) -> String {
        match truth {
            Truth::True => self.pick(
                format!("“{title}” is lifted by the exemption “{by}”."),
                format!("Fritagelsen »{by}« fritager for »{title}«."),
            ),
            Truth::False => self.pick(
                format!("“{title}” is not lifted by the exemption “{by}”."),
                format!("Fritagelsen »{by}« fritager ikke for »{title}«."),
            ),
            Truth::Unknown => self.pick(
                format!("Whether the exemption “{by}” lifts “{title}” is not known."),
                format!("Det vides ikke, om fritagelsen »{by}« fritager for »{title}«."),
            ),
        }
    }

    /// A lifted occurrence counts as passed.
    pub(crate) fn passed(self, due: Date) -> String {
        let due = day(due, self.0);
        self.pick(
            format!("What fell due {due} was not owed; it counts as passed, and the next is measured from that day."),
            format!("Det, der forfaldt {due}, skulle ikke opfyldes; det regnes som passeret, og det næste måles fra den dag."),
        )
    }

    /// What an event does to a duty.
    pub(crate) fn event(self, event: &str, date: Date, role: EventWords<'_>) -> String {
        let date = day(date, self.0);
        let (english, danish) = match role {
            EventWords::Meets => ("counts".to_owned(), "tæller med".to_owned()),
            EventWords::MeetsByExemption(by) => (
                format!("counts, since “{by}” was in force that day"),
                format!("tæller med, fordi »{by}« gjaldt den dag"),
            ),
            EventWords::MeetsLate => {
                ("counts, but came too late".to_owned(), "tæller med, men kom for sent".to_owned())
            }
            EventWords::Breaks => ("breaks the prohibition".to_owned(), "bryder forbuddet".to_owned()),
            EventWords::LeftOut(asked) => (
                format!("does not count: “{asked}” does not hold of it"),
                format!("tæller ikke med: »{asked}« er ikke opfyldt"),
            ),
            EventWords::WrongForm => (
                "does not count: its form is not one that was asked for that day".to_owned(),
                "tæller ikke med: formen er ikke en, der var krævet den dag".to_owned(),
            ),
            EventWords::WrongContent => (
                "does not count: its content is not what was asked for that day".to_owned(),
                "tæller ikke med: indholdet er ikke det, der var krævet den dag".to_owned(),
            ),
            EventWords::WrongDocument => (
                "does not count: the document is not one that was asked for that day".to_owned(),
                "tæller ikke med: dokumentet er ikke et, der var krævet den dag".to_owned(),
            ),
            EventWords::Spent(by) => {
                (format!("does not count: it met “{by}”"), format!("tæller ikke med: den opfyldte »{by}«"))
            }
            EventWords::NotKnown => {
                ("may count; it is not known".to_owned(), "tæller måske med; det vides ikke".to_owned())
            }
            EventWords::PerhapsOwedFor => (
                "may give rise to the duty; it is not known".to_owned(),
                "udløser måske pligten; det vides ikke".to_owned(),
            ),
        };
        self.pick(format!("{event} {date} {english}."), format!("{event} {date} {danish}."))
    }

    fn on_day(self, date: Date) -> String {
        let date = day(date, self.0);
        self.pick(format!(" on {date}"), format!(" {date}"))
    }

    fn days(self, from: Option<Date>, until: Option<Date>) -> String {
        let from = from.map(|date| day(date, self.0));
        let until = until.map(|date| day(date, self.0));
        match (from, until) {
            (Some(from), Some(until)) => {
                self.pick(format!("from {from} until {until}"), format!("fra {from} til {until}"))
            }
            (Some(from), None) => self.pick(format!("from {from}"), format!("fra {from}")),
            (None, Some(until)) => self.pick(format!("until {until}"), format!("til {until}")),
            (None, None) => self.pick("at all times".into(), "til enhver tid".into()),
        }
    }
}

/// What an event does to a duty, names filled in.
#[derive(Copy, Clone, Debug)]
pub(crate) enum EventWords<'a> {
    Meets,
    MeetsByExemption(&'a str),
    MeetsLate,
    Breaks,
    LeftOut(&'a str),
    WrongForm,
    WrongContent,
    WrongDocument,
    Spent(&'a str),
    NotKnown,
    PerhapsOwedFor,
}
