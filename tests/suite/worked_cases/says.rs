//! What an outcome says, in short sentences.

use super::asked::day;
use hjemmel::outcome::{
    AspectName, LiftedOutcome, NotApplicableReason, QuestionOutcome, ReasonOutcome, UndeterminedOutcome,
};
use hjemmel::{Obligation, Outcome, Status};
use serde_json::Value;

/// The one line on which a requirement is owed.
pub struct Owed<'a>(pub &'a Obligation);

/// The one line on which a requirement is lifted.
pub struct Lifted<'a>(pub &'a LiftedOutcome);

/// The one line on which a requirement is undetermined.
pub struct Undetermined<'a>(pub &'a UndeterminedOutcome);

/// A question asked.
pub struct Asks<'a>(pub &'a QuestionOutcome);

fn only<'a, T>(lines: &'a [T], id: &str, of: impl Fn(&T) -> &str, whole: &Outcome) -> &'a T {
    let found: Vec<&T> = lines.iter().filter(|line| of(line) == id).collect();
    assert_eq!(found.len(), 1, "{id}: {}", lists(whole, id));
    found[0]
}

/// Where a requirement stands in an outcome, for complaints.
fn lists(outcome: &Outcome, id: &str) -> String {
    let owed = outcome
        .obligations
        .iter()
        .filter(|it| it.id == id)
        .map(|it| format!("owed, due {:?}, {:?}", it.due, it.status));
    let lifted = outcome.lifted.iter().filter(|it| it.id == id).map(|it| format!("lifted, due {:?}", it.due));
    let open = outcome.undetermined.iter().filter(|it| it.id == id);
    let open = open.map(|it| format!("undetermined, due {:?}, needs {:?}", it.due, it.needs));
    let not =
        outcome.not_applicable.iter().filter(|it| it.id == id).map(|it| format!("not applicable, {:?}", it.reason));
    owed.chain(lifted).chain(open).chain(not).collect::<Vec<_>>().join("; ")
}

pub fn owed<'a>(outcome: &'a Outcome, id: &str) -> Owed<'a> {
    Owed(only(&outcome.obligations, id, |it| &it.id, outcome))
}

pub fn lifted<'a>(outcome: &'a Outcome, id: &str) -> Lifted<'a> {
    Lifted(only(&outcome.lifted, id, |it| &it.id, outcome))
}

pub fn undetermined<'a>(outcome: &'a Outcome, id: &str) -> Undetermined<'a> {
    Undetermined(only(&outcome.undetermined, id, |it| &it.id, outcome))
}

/// Nothing is owed under it, nothing was lifted, nothing is left open.
pub fn absent(outcome: &Outcome, ids: &[&str]) {
    for id in ids {
        let there = outcome.obligations.iter().any(|it| it.id == *id)
            || outcome.lifted.iter().any(|it| it.id == *id)
            || outcome.undetermined.iter().any(|it| it.id == *id);
        assert!(!there, "{id}: {}", lists(outcome, id));
    }
}

pub fn not_applicable(outcome: &Outcome, id: &str, reason: NotApplicableReason) {
    absent(outcome, &[id]);
    let line = only(&outcome.not_applicable, id, |it| &it.id, outcome);
    assert_eq!(line.reason, reason, "{id}");
}

/// No line of any list has one of these due dates.
pub fn nothing_due_on(outcome: &Outcome, days: &[&str]) {
    for date in days.iter().map(|it| day(it)) {
        assert!(outcome.obligations.iter().all(|it| it.due != Some(date)), "owed on {date}");
        assert!(outcome.lifted.iter().all(|it| it.due != Some(date)), "lifted on {date}");
        assert!(outcome.undetermined.iter().all(|it| it.due != Some(date)), "undetermined on {date}");
    }
}

/// The facts asked for, first one first.
pub fn questions(outcome: &Outcome) -> Vec<&str> {
    outcome.questions.iter().map(|it| it.fact.as_str()).collect()
}

pub fn question<'a>(outcome: &'a Outcome, fact: &str) -> Asks<'a> {
    Asks(only(&outcome.questions, fact, |it| &it.fact, outcome))
}

/// Ids of the target groups that the citizen is certainly in.
pub fn groups(outcome: &Outcome) -> Vec<&str> {
    outcome.target_groups.iter().map(|it| it.id.as_str()).collect()
}

/// What the outcome says is left out under a provision.
pub fn left_out<'a>(outcome: &'a Outcome, citation: &str) -> Vec<&'a str> {
    let under = outcome.not_encoded.iter().filter(|it| it.citation.to_string() == citation);
    under.map(|it| it.why.as_str()).collect()
}

/// The judgement relied on: who, when, why, and what was found.
pub fn judged(outcome: &Outcome, fact: &str, found: &Value, by: &str, on: &str, considerations: &str) {
    let line = only(&outcome.relied_on.assessments, fact, |it| &it.fact, outcome);
    assert_eq!(&line.value, found, "{fact}");
    assert_eq!(line.by.as_deref(), Some(by), "{fact}");
    assert_eq!(line.on, Some(day(on)), "{fact}");
    assert_eq!(line.considerations.as_deref(), Some(considerations), "{fact}");
}

/// Whether a step of the reasoning, or one that it rests on, read a fact.
pub fn reads(because: &[ReasonOutcome], fact: &str) -> bool {
    because.iter().any(|step| step.facts.contains_key(fact) || reads(&step.because, fact))
}

fn says(because: &[ReasonOutcome], words: &str) -> bool {
    because.iter().any(|step| step.text.contains(words) || says(&step.because, words))
}

impl Owed<'_> {
    pub fn due(self, date: &str) -> Self {
        assert_eq!(self.0.due, Some(day(date)), "{}", self.0.id);
        self
    }

    /// The day is not known, and no later than this one.
    pub fn no_later_than(self, date: &str) -> Self {
        let between = self.0.due_between.unwrap_or_else(|| panic!("{} may be due on any day", self.0.id));
        assert_eq!((self.0.due, between.latest), (None, day(date)), "{}", self.0.id);
        self
    }

    pub fn without_a_date(self) -> Self {
        assert_eq!(self.0.due, None, "{}", self.0.id);
        self
    }

    pub fn status(self, status: Status) -> Self {
        assert_eq!(self.0.status, status, "{}", self.0.id);
        self
    }

    /// How many acts met it, and how many are needed.
    pub fn count(self, met: u32, required: u32) -> Self {
        assert_eq!((self.0.met, self.0.required), (Some(met), Some(required)), "{}", self.0.id);
        self
    }

    pub fn met_on(self, date: &str) -> Self {
        assert_eq!(self.0.met_on, Some(day(date)), "{}", self.0.id);
        self
    }

    pub fn window(self, from: &str, until: &str) -> Self {
        let window = self.0.window.unwrap();
        assert_eq!((window.from, window.until), (Some(day(from)), Some(day(until))), "{}", self.0.id);
        self
    }

    pub fn actor(self, actor: &str) -> Self {
        assert_eq!(self.0.actor, actor, "{}", self.0.id);
        self
    }

    pub fn cites(self, citation: &str) -> Self {
        let citations: Vec<String> = self.0.citations.iter().map(ToString::to_string).collect();
        assert_eq!(citations, [citation], "{}", self.0.id);
        self
    }

    pub fn needs(self, facts: &[&str]) -> Self {
        assert_eq!(self.0.needs, facts, "{}", self.0.id);
        self
    }

    /// It rests on a step that the sources do not settle.
    pub fn interpreted(self, words: &str) -> Self {
        let found = &self.0.interpretation;
        assert!(found.iter().any(|it| it.contains(words)), "{}: {found:?}", self.0.id);
        self
    }

    pub fn asks_for(self, aspect: AspectName, words: &str) -> Self {
        assert_eq!(self.0.aspects[&aspect].asks.as_deref(), Some(words), "{}", self.0.id);
        self
    }

    pub fn reason(self, words: &str) -> Self {
        assert!(says(&self.0.because, words), "{}: {:#?}", self.0.id, self.0.because);
        self
    }
}

impl Lifted<'_> {
    pub fn due(self, date: &str) -> Self {
        assert_eq!(self.0.due, Some(day(date)), "{}", self.0.id);
        self
    }

    pub fn by(self, exemption: &str) -> Self {
        let by: Vec<&str> = self.0.by.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(by, [exemption], "{}", self.0.id);
        self
    }
}

impl Undetermined<'_> {
    pub fn due(self, date: &str) -> Self {
        assert_eq!(self.0.due, Some(day(date)), "{}", self.0.id);
        self
    }

    pub fn needs(self, facts: &[&str]) -> Self {
        assert_eq!(self.0.needs, facts, "{}", self.0.id);
        self
    }
}

impl Asks<'_> {
    pub fn of(self, actor: &str) -> Self {
        assert_eq!(self.0.assessed_by.as_deref(), Some(actor), "{}", self.0.fact);
        self
    }

    /// It is among what the question decides.
    pub fn decides(self, ids: &[&str]) -> Self {
        for id in ids {
            assert!(self.0.decides.iter().any(|it| it == id), "{}: {:?}", self.0.fact, self.0.decides);
        }
        self
    }

    pub fn words(self, text: &str) -> Self {
        assert_eq!(self.0.text, text);
        self
    }
}
