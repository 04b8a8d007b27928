//! A second evaluator, straight from the checked model and `docs/semantics.md`: as plain and slow as can be. It finds what
//! the engine finds, but gives no reasons and counts no steps.

mod agreed;
mod answer;
mod applies;
mod aspects;
mod clock;
mod covered;
mod deadline;
mod decision;
mod duty;
mod each;
mod effective;
mod events;
mod exemption;
mod expression;
mod frame;
mod grid;
mod known;
mod meeting;
mod must_not;
mod passing;
mod period;
mod quota;
mod rest;
mod rolling;
mod sharpen;
mod spending;
mod suspend;
mod undated;
mod whenever;

use answer::Held;
use frame::Frame;
use hjemmel_engine::Options;
use hjemmel_engine::findings::{
    Conflict, DecisionDay, Duty, Findings, Instance, Lifted, Need, NotApplicable, Outside, Period, Status,
    Undetermined, WouldTouch,
};
use hjemmel_engine::ids::{ExemptionId, FactId, ProposalId, RequirementId};
use hjemmel_engine::situation::Situation;
use hjemmel_model::Model;
use hjemmel_model::model::{Expression, ForEach};
use hjemmel_value::{Date, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What was read while a line was made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reads {
    facts: BTreeSet<FactId>,
    assumed: BTreeMap<FactId, Value>,
    proposals: BTreeSet<ProposalId>,
}

/// The lines of one requirement.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    duties: Vec<Duty>,
    lifted: Vec<Lifted>,
    undetermined: Vec<Undetermined>,
    not_applicable: Option<NotApplicable>,
    outside: Option<Outside>,
    /// Of one that is owed for each of several events, those of every event.
    each_not_applicable: Vec<NotApplicable>,
    each_outside: Vec<Outside>,
    periods: Vec<Period>,
    conflicts: Vec<Conflict>,
    would_touch: BTreeSet<WouldTouch>,
    /// What they are to those who are owed for each decision.
    decidable: Vec<decision::Decidable>,
    /// The days on which clocks started, each with the version that governed.
    clocks: Vec<(Option<usize>, Date)>,
}

/// An event that a requirement needed, surely or possibly.
#[derive(Clone, Debug)]
pub(crate) struct Spent {
    sure: bool,
    by: RequirementId,
    /// What it hangs on that the event fits there.
    needs: BTreeSet<Need>,
}

pub(crate) use quota::weigh;

/// The first and the last day that a day may be, those from which was counted towards it, and what they hang on.
type DayAtHand = ((Date, Date), (Date, Date), BTreeSet<Need>);

pub(crate) struct Oracle<'a> {
    model: &'a Model,
    situation: &'a Situation,
    options: &'a Options,
    reads: RefCell<Reads>,
    /// The day that the requirement at hand is for, and that from which was counted towards it.
    instance_day: RefCell<Option<DayAtHand>>,
    /// The day of the decision that the requirement at hand is for, and what it hangs on.
    decision: RefCell<Option<(DecisionDay, BTreeSet<Need>)>>,
    /// Days up to this one were counted towards an earlier day.
    counted_until: RefCell<Option<(Date, Date)>>,
    /// Whether what is asked on whatever day is asked on none later than the evaluation date.
    none_after_today: RefCell<bool>,
    /// The period that the requirement at hand is for.
    period: RefCell<Option<period::AtHand>>,
    /// The event that the requirement at hand is for.
    instance: RefCell<Option<(FactId, usize)>>,
    /// The requirement at hand, and what it is for.
    at_hand: RefCell<Option<(RequirementId, Instance)>>,
    settled: RefCell<BTreeMap<RequirementId, Lines>>,
    spent: RefCell<BTreeMap<(FactId, usize), Spent>>,
    failure: RefCell<Option<String>>,
}

/// Evaluates a model; the error is only told to be there.
pub(crate) fn evaluate(model: &Model, situation: &Situation, options: &Options) -> Result<Findings, String> {
    let model = &known::known(model, options);
    let (oracle, relied) = settled(model, situation, options);
    let findings = oracle.findings(relied);
    match oracle.failure.into_inner() {
        None => Ok(findings),
        Some(failure) => Err(failure),
    }
}

/// Every requirement settled.
fn settled<'a>(model: &'a Model, situation: &'a Situation, options: &'a Options) -> (Oracle<'a>, Reads) {
    let oracle = Oracle {
        model,
        situation,
        options,
        reads: RefCell::default(),
        instance_day: RefCell::default(),
        period: RefCell::default(),
        decision: RefCell::default(),
        counted_until: RefCell::default(),
        none_after_today: RefCell::default(),
        instance: RefCell::default(),
        at_hand: RefCell::default(),
        settled: RefCell::default(),
        spent: RefCell::default(),
        failure: RefCell::default(),
    };
    let mut relied = Reads::default();
    for requirement in &model.order {
        let (lines, reads) = oracle.scoped(|| oracle.requirement(*requirement));
        relied.facts.extend(reads.facts);
        relied.assumed.extend(reads.assumed);
        oracle.settled.borrow_mut().insert(*requirement, lines);
    }
    (oracle, relied)
}

impl Oracle<'_> {
    pub(crate) fn as_of(&self) -> Date {
        self.options.as_of
    }

    pub(crate) fn fail(&self, failure: String) {
        self.failure.borrow_mut().get_or_insert(failure);
    }

    /// Does something and tells what was read meanwhile; the reads count outside as well, but for the proposals.
    pub(crate) fn scoped<T>(&self, work: impl FnOnce() -> T) -> (T, Reads) {
        let outer = self.reads.take();
        let result = work();
        let inner = self.reads.replace(outer);
        let mut reads = self.reads.borrow_mut();
        reads.facts.extend(inner.facts.iter().copied());
        reads.assumed.extend(inner.assumed.clone());
        drop(reads);
        (result, inner)
    }

    /// Does something on which no line rests.
    pub(crate) fn unread<T>(&self, work: impl FnOnce() -> T) -> T {
        let outer = self.reads.borrow().clone();
        let result = work();
        self.reads.replace(outer);
        result
    }

    /// Does something of which only the facts are read for a line: proposals have no part in it.
    pub(crate) fn untouched<T>(&self, work: impl FnOnce() -> T) -> T {
        let proposals = self.reads.borrow().proposals.clone();
        let result = work();
        self.reads.borrow_mut().proposals = proposals;
        result
    }

    /// The same in the middle of its work, with other options; what it reads and finds is forgotten.
    pub(crate) fn with_options<'b>(&'b self, options: &'b Options) -> Oracle<'b> {
        Oracle {
            model: self.model,
            situation: self.situation,
            options,
            reads: RefCell::default(),
            instance_day: self.instance_day.clone(),
            decision: self.decision.clone(),
            counted_until: self.counted_until.clone(),
            none_after_today: self.none_after_today.clone(),
            period: self.period.clone(),
            instance: self.instance.clone(),
            at_hand: self.at_hand.clone(),
            settled: self.settled.clone(),
            spent: self.spent.clone(),
            failure: RefCell::default(),
        }
    }

    /// Does something while no event, day, period or decision is at hand.
    pub(crate) fn with_nothing_at_hand<T>(&self, work: impl FnOnce() -> T) -> T {
        let (event, day, period) = (self.instance.take(), self.instance_day.take(), self.period.take());
        let (decision, at_hand) = (self.decision.take(), self.at_hand.take());
        let result = work();
        self.instance.replace(event);
        self.instance_day.replace(day);
        self.period.replace(period);
        self.decision.replace(decision);
        self.at_hand.replace(at_hand);
        result
    }

    /// The lines of another requirement; of one that is owed for each of the same things, those for the thing at hand.
    pub(crate) fn lines_of(&self, requirement: RequirementId, own: bool) -> Lines {
        let settled = self.settled.borrow();
        let mut lines = settled.get(&requirement).expect("what is asked about is settled first").clone();
        let Some((mine, instance)) = self.at_hand.borrow().filter(|_| own) else { return lines };
        let of = |id: RequirementId| self.model.requirements[id.index()].for_each.as_ref();
        let same = match (of(mine), of(requirement)) {
            (Some(ForEach::Event(one)), Some(ForEach::Event(other))) => one.events == other.events,
            (Some(ForEach::Day { when, anew, .. }), Some(ForEach::Day { when: other, anew: other_anew, .. })) => {
                anew == other_anew && without_places(when) == without_places(other)
            }
            (Some(ForEach::Period { same, .. }), Some(ForEach::Period { same: other, .. })) => {
                let named =
                    |same: &[Expression]| same.iter().map(without_places).collect::<std::collections::BTreeSet<_>>();
                named(same) == named(other)
            }
            (Some(ForEach::Decision { by }), Some(ForEach::Decision { by: other })) => by == other,
            _ => false,
        };
        if same {
            lines.duties.retain(|it| it.instance == Some(instance));
            lines.lifted.retain(|it| it.instance == Some(instance));
            lines.undetermined.retain(|it| it.instance == Some(instance));
        }
        lines
    }

    /// `status of R is S`, on the evaluation date.
    pub(crate) fn status_of(&self, requirement: RequirementId, status: Status, frame: &Frame<'_>) -> Held {
        let lines = self.lines_of(requirement, frame.own);
        if lines.duties.iter().any(|duty| duty.status == status) {
            return Held::sure(true);
        }
        let told = matches!(status, Status::Open | Status::Met | Status::Late | Status::Overdue | Status::Suspended);
        let unknown: Vec<_> = lines.duties.iter().filter(|duty| told && duty.status == Status::Unknown).collect();
        if lines.undetermined.is_empty() && unknown.is_empty() {
            return Held::sure(false);
        }
        let needs = lines.undetermined.iter().flat_map(|it| &it.needs).chain(unknown.iter().flat_map(|it| &it.needs));
        Held::unknown(needs.map(|need| answer::Leaf::Ask(*need)).collect())
    }

    /// `R is lifted by E`, on the evaluation date.
    pub(crate) fn lifted_by(&self, requirement: RequirementId, exemption: ExemptionId, frame: &Frame<'_>) -> Held {
        let lines = self.lines_of(requirement, frame.own);
        if lines.lifted.iter().any(|line| line.by.iter().any(|(by, _)| *by == exemption)) {
            return Held::sure(true);
        }
        let perhaps = lines.lifted.iter().any(|line| line.perhaps_by.contains(&exemption));
        let row = |duty: &Duty| duty.occurrence.is_some() && duty.status == Status::Unknown;
        let open = !lines.undetermined.is_empty() || lines.duties.iter().any(row);
        // What reaches on no day lifted nothing; for which of several things that was is not asked.
        let may_lift = || self.unread(|| self.with_nothing_at_hand(|| self.may_do(exemption, requirement, |_| true)));
        if !(perhaps || open && may_lift()) {
            return Held::sure(false);
        }
        let needs = lines.undetermined.iter().flat_map(|it| &it.needs);
        let needs = needs.chain(lines.duties.iter().flat_map(|it| &it.needs));
        let needs = needs.chain(lines.lifted.iter().flat_map(|it| &it.needs));
        Held::unknown(needs.map(|need| answer::Leaf::Ask(*need)).collect())
    }

    /// `breach of R`, on the evaluation date.
    pub(crate) fn breach_of(&self, requirement: RequirementId, frame: &Frame<'_>) -> answer::Got {
        let lines = self.lines_of(requirement, frame.own);
        let mut breaches: Vec<Date> = Vec::new();
        for duty in &lines.duties {
            match duty.status {
                Status::Overdue | Status::Late => breaches.push(duty.due.unwrap().plus_days(1).unwrap()),
                Status::Broken => breaches.extend(duty.broken_on),
                _ => {}
            }
        }
        breaches.sort();
        let first = breaches.first().copied();
        let doubtful = lines.duties.iter().filter(|duty| duty.status == Status::Unknown).any(|duty| match duty.due {
            None => true,
            Some(due) => due < self.as_of() && first.is_none_or(|first| due.plus_days(1).unwrap() < first),
        });
        if doubtful || !lines.undetermined.is_empty() {
            let needs = lines.undetermined.iter().flat_map(|it| &it.needs);
            let needs = needs.chain(lines.duties.iter().flat_map(|it| &it.needs));
            return answer::Got::unknown(needs.map(|need| answer::Leaf::Ask(*need)).collect());
        }
        first.map_or_else(answer::Got::absent, |first| answer::Got::known(Value::Date(first)))
    }
}

/// An expression as a developer sees it, but for where it stands.
fn without_places(expression: &Expression) -> String {
    let text = format!("{expression:?}");
    let mut parts = text.split("span: ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|it: char| it.is_ascii_digit() || ":.".contains(it)))
}

/// A requirement of which it is not known which version governs, or whether it is for an event.
pub(crate) fn as_a_whole(
    requirement: RequirementId,
    instance: Option<hjemmel_engine::findings::Instance>,
    needs: impl IntoIterator<Item = Need>,
) -> Undetermined {
    Undetermined {
        requirement,
        instance,
        version: None,
        occurrence: None,
        due: None,
        needs: needs.into_iter().collect(),
        because: Vec::new(),
    }
}
