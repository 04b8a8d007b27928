//! When a duty is due: the date counted from its clock, and the days on which an act is in time.

use crate::answer::Answer;
use crate::error::{EvaluationError, at};
use crate::events::Bound;
use crate::expression::malformed;
use crate::findings::{DueBetween, Measure, Need, Status};
use crate::frame::Frame;
use crate::governs::{Start, clock_node};
use crate::ids::{CalendarId, ClauseId, NodeId, RequirementId};
use crate::machine::{Machine, Result};
use crate::plan::{Conventions, Node, RequirementVersion, Timing};
use hjemmel_value::{Counted, Date, Duration, Stretch, Value};

/// A due date.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// On a day.
    On(Date),
    /// There is none.
    Without,
    /// It is not known.
    Unknown,
}

/// How a due date was counted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) from: Date,
    pub(crate) measure: Measure,
    pub(crate) counted: Counted,
    /// The first day that counts, of a window between two dates.
    pub(crate) opens: Option<Date>,
    /// The calendar whose days were not counted, of working days.
    pub(crate) left_out: Option<CalendarId>,
    /// The working day that the date moved to.
    pub(crate) moved_to: Option<Date>,
    /// The length that was counted, with the reading day and the law day on which it was read.
    pub(crate) length: Option<(NodeId, Date, Date)>,
}

/// How a deadline is counted.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Counting {
    pub(crate) conventions: Conventions,
    /// Of a rolling duty, the number of the step.
    pub(crate) step: u32,
    /// Of a fixed grid, the first day of the window; else it is the day from which the grid is counted.
    pub(crate) window: Option<Date>,
    /// The calendar from whose days the due date moves.
    pub(crate) moves_by: Option<CalendarId>,
}

impl Counting {
    /// As a version counts.
    pub(crate) fn of(version: &RequirementVersion, step: u32) -> Counting {
        Counting { conventions: version.conventions, step, window: None, moves_by: version.moves_by }
    }
}

/// A deadline as it stands for one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deadline {
    pub(crate) due: Due,
    /// The day it is measured from.
    pub(crate) start: Start,
    /// How many acts are needed.
    pub(crate) times: u32,
    /// Acts before the start do not count (unless the requirement says they do).
    pub(crate) from_start: bool,
    /// The clock may start later than the evaluation date: then the duty is upcoming.
    pub(crate) starts: bool,
    /// What it is together with is not met yet: so far no act can meet it.
    pub(crate) waits: bool,
    /// It holds as long as the requirement applies; no act is counted.
    pub(crate) standing: bool,
    pub(crate) clause: Option<ClauseId>,
    pub(crate) count: Option<Count>,
    /// The days between which an unknown due date lies.
    pub(crate) between: Option<DueBetween>,
    /// The same of an unknown start.
    pub(crate) start_between: Option<DueBetween>,
    /// What an unknown due date needs.
    pub(crate) needs: Vec<Need>,
    /// The dates that the timing counts from, or by which it is due.
    pub(crate) dates: Vec<NodeId>,
    /// The days on which it would have fallen due, each with the period of rest that covers it.
    pub(crate) rests: Vec<(Date, Stretch)>,
}

impl Deadline {
    /// No date.
    pub(crate) fn without(times: u32, standing: bool) -> Deadline {
        Deadline {
            due: Due::Without,
            start: Start::None,
            times,
            from_start: false,
            starts: false,
            waits: false,
            standing,
            clause: None,
            count: None,
            between: None,
            start_between: None,
            needs: Vec::new(),
            dates: Vec::new(),
            rests: Vec::new(),
        }
    }

    /// The due date, if it is known and there is one.
    pub(crate) fn date(&self) -> Option<Date> {
        match self.due {
            Due::On(date) => Some(date),
            Due::Without | Due::Unknown => None,
        }
    }

    /// Whether two deadlines come to the same.
    pub(crate) fn agrees(&self, other: &Deadline) -> bool {
        let window = |deadline: &Deadline| deadline.from_start.then_some(deadline.start);
        self.due == other.due
            && self.times == other.times
            && self.standing == other.standing
            && self.waits == other.waits
            && (self.due == Due::Without || window(self) == window(other))
    }
}

impl<'a> Machine<'a> {
    /// The deadline of a timing whose clock starts so; of a rolling one, of its step with this number. The length is
    /// read in `frame`.
    pub(crate) fn deadline(
        &mut self,
        timing: &'a Timing,
        clause: Option<ClauseId>,
        start: Start,
        counting: Counting,
        frame: Frame<'a>,
    ) -> Result<Deadline> {
        let mut deadline = self.deadline_as_counted(timing, clause, start, counting, frame)?;
        if deadline.due == Due::Unknown {
            deadline.between = self.due_between(timing, start, counting.conventions)?;
            deadline.start_between = self.start_between(timing, start)?;
        }
        self.move_off_holidays(&mut deadline, timing, counting)?;
        Ok(deadline)
    }

    /// The same deadline so much later, counted from the day on which it was due: what has no date gets none, and a
    /// length that is absent adds nothing.
    pub(crate) fn later_by(
        &mut self,
        deadline: &Deadline,
        timing: &'a Timing,
        (length, clause): (NodeId, ClauseId),
        counting: Counting,
        frame: Frame<'a>,
    ) -> Result<Deadline> {
        let mut later = deadline.clone();
        later.clause = Some(clause);
        later.count = None;
        later.between = None;
        let Due::On(due) = deadline.due else { return Ok(later) };
        if self.answer(length, frame)? != Answer::Absent {
            self.count_length(&mut later, due, length, false, counting.conventions, frame)?;
            self.move_off_holidays(&mut later, timing, counting)?;
        }
        Ok(later)
    }

    /// A due date that is no working day moves to the next, where the version says so and the timing is no `before`.
    pub(crate) fn move_off_holidays(&self, deadline: &mut Deadline, timing: &Timing, counting: Counting) -> Result<()> {
        let moves = match timing {
            Timing::Within { before, .. } => !before,
            Timing::AtLeastEvery { .. } | Timing::Every { .. } | Timing::By(_) | Timing::Between { .. } => true,
            Timing::Before(_) | Timing::Together { .. } | Timing::AtAllTimes | Timing::NotEncoded(_) => false,
        };
        let Some(calendar) = counting.moves_by.filter(|_| moves) else { return Ok(()) };
        let calendar = at(&self.plan.calendars, calendar.index(), "a calendar is missing")?;
        deadline.between = deadline.between.map(|days| DueBetween {
            earliest: days.earliest.map(|day| calendar.next_working_day(day)),
            latest: calendar.next_working_day(days.latest),
        });
        if let Due::On(date) = deadline.due {
            let next = calendar.next_working_day(date);
            deadline.due = Due::On(next);
            if let Some(count) = deadline.count.as_mut().filter(|_| next != date) {
                count.moved_to = Some(next);
            }
        }
        Ok(())
    }

    /// Between which days a due date lies that is not known.
    fn due_between(
        &mut self,
        timing: &'a Timing,
        start: Start,
        conventions: Conventions,
    ) -> Result<Option<DueBetween>> {
        let rule = self.rule;
        match timing {
            Timing::By(date) | Timing::Between { by: date, .. } => self.date_between(*date, Ok),
            Timing::Before(date) => self.date_between(*date, |date| {
                date.previous().map_err(|_| EvaluationError::DateOutOfRange { rule, from: date })
            }),
            Timing::Within { length, from, before, .. } if start == Start::Unknown => {
                let Node::Constant(Value::Duration(length)) = self.node(*length)? else { return Ok(None) };
                let as_of = self.as_of();
                let frame = self.frame(as_of, as_of);
                let Some((earliest, latest)) = self.answer(*from, frame)?.days() else { return Ok(None) };
                let mut counted = |from| Ok(self.counted(from, *length, *before, conventions)?.date);
                Ok(Some(DueBetween { earliest: earliest.map(&mut counted).transpose()?, latest: counted(latest)? }))
            }
            _ => Ok(None),
        }
    }

    /// Between which days a clock starts of which that is not known, or the first day of a window on which acts count.
    fn start_between(&mut self, timing: &'a Timing, start: Start) -> Result<Option<DueBetween>> {
        let Some(node) = clock_node(timing).filter(|_| start == Start::Unknown) else { return Ok(None) };
        self.date_between(node, Ok)
    }

    /// The days between which a date lies, each turned into another.
    fn date_between(&mut self, date: NodeId, of: impl Fn(Date) -> Result<Date>) -> Result<Option<DueBetween>> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let Some((earliest, latest)) = self.answer(date, frame)?.days() else { return Ok(None) };
        Ok(Some(DueBetween { earliest: earliest.map(&of).transpose()?, latest: of(latest)? }))
    }

    fn deadline_as_counted(
        &mut self,
        timing: &'a Timing,
        clause: Option<ClauseId>,
        start: Start,
        Counting { conventions, step, window, .. }: Counting,
        frame: Frame<'a>,
    ) -> Result<Deadline> {
        let times = match timing {
            Timing::Within { times, .. } | Timing::Between { times, .. } => *times,
            _ => 1,
        };
        let mut deadline = Deadline::without(times, matches!(timing, Timing::AtAllTimes));
        deadline.clause = clause;
        deadline.start = start;
        // A later step of a rolling duty is measured from another day, and a window that is not known to begin has no end.
        let by = match (timing, start) {
            (Timing::Between { by, .. }, Start::On(_)) => Some(*by),
            _ => None,
        };
        deadline.dates = clock_node(timing).filter(|_| step == 1).into_iter().chain(by).collect();
        deadline.from_start =
            matches!(timing, Timing::Within { before: false, .. } | Timing::Between { .. } | Timing::Every { .. });
        deadline.starts = deadline.from_start || matches!(timing, Timing::AtLeastEvery { .. });
        if let Timing::Together { with, .. } = timing {
            self.together(&mut deadline, *with)?;
            return Ok(deadline);
        }
        let from = match start {
            Start::On(from) => from,
            Start::Absent | Start::None => return Ok(deadline),
            Start::Unknown => {
                deadline.due = Due::Unknown;
                deadline.needs = self.clock_needs(timing)?;
                return Ok(deadline);
            }
        };
        match timing {
            Timing::Within { length, before, .. } => {
                self.count_length(&mut deadline, from, *length, *before, conventions, frame)?;
            }
            Timing::AtLeastEvery { first, length, .. } => {
                let length = first.as_ref().filter(|_| step == 1).unwrap_or(length);
                self.count_length(&mut deadline, from, *length, false, conventions, frame)?;
            }
            Timing::Every { length, .. } => {
                let first = window.unwrap_or(from);
                deadline.start = Start::On(first);
                self.count_grid(&mut deadline, (from, first), *length, conventions, frame)?;
            }
            Timing::Between { included, by, from: node, .. } => {
                let rule = self.rule;
                let after = || from.next().map_err(|_| EvaluationError::DateOutOfRange { rule, from });
                let first = if *included { from } else { after()? };
                deadline.start = Start::On(first);
                self.close_window(&mut deadline, first, (*node, *by))?;
            }
            Timing::By(date) => {
                deadline.count = Some(self.how_found(*date, from)?);
                deadline.due = Due::On(from);
            }
            Timing::Before(_) => {
                let rule = self.rule;
                let date = from.previous().map_err(|_| EvaluationError::DateOutOfRange { rule, from })?;
                let counted = Counted { date, moved: None };
                deadline.count = Some(Count {
                    from,
                    measure: Measure::DayBefore,
                    counted,
                    opens: None,
                    left_out: None,
                    moved_to: None,
                    length: None,
                });
                deadline.due = Due::On(date);
            }
            Timing::Together { .. } | Timing::AtAllTimes | Timing::NotEncoded(_) => {}
        }
        Ok(deadline)
    }

    /// Due when another requirement is; once that was met, on the day on which it was.
    fn together(&mut self, deadline: &mut Deadline, with: RequirementId) -> Result<()> {
        let settled = self.settled(with)?;
        let Some(duty) = settled.duties.last().copied() else {
            if settled.undetermined {
                deadline.due = Due::Unknown;
                deadline.needs = settled.needs.clone();
            }
            return Ok(());
        };
        let measure = match (duty.status, duty.met_on) {
            (Status::Met | Status::Late, Some(day)) => {
                deadline.due = Due::On(day);
                deadline.start = Start::On(day);
                (deadline.from_start, deadline.starts) = (true, true);
                Measure::WithMet
            }
            (Status::Unknown, _) => {
                // It may have been met, on a day that is not told.
                deadline.due = Due::Unknown;
                deadline.needs = settled.needs.clone();
                return Ok(());
            }
            (status, _) => {
                deadline.due = duty.due;
                deadline.waits = true;
                deadline.starts = status == Status::Upcoming;
                if duty.due == Due::Unknown {
                    deadline.needs = settled.needs.clone();
                }
                Measure::WithDue
            }
        };
        if let Due::On(date) = deadline.due {
            let counted = Counted { date, moved: None };
            let (from, opens, left_out, moved_to, length) = (date, None, None, None, None);
            deadline.count = Some(Count { from, measure, counted, opens, left_out, moved_to, length });
        }
        Ok(())
    }

    /// The last day of a window between two dates, read like its first.
    fn close_window(&mut self, deadline: &mut Deadline, first: Date, (from, by): (NodeId, NodeId)) -> Result<()> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        match self.date(by, frame)? {
            Bound::At(date) if date < first && self.is_given(from)? && self.is_given(by)? => {
                // Not what a rule reckons from what was given, but what was given is at fault.
                return Err(EvaluationError::WindowEndsFirst { rule: self.rule, from: first, by: date });
            }
            Bound::At(date) => {
                deadline.count = Some(Count { opens: Some(first), ..self.how_found(by, date)? });
                deadline.due = Due::On(date);
            }
            Bound::Absent => (deadline.from_start, deadline.starts) = (false, false),
            Bound::Unknown => {
                deadline.due = Due::Unknown;
                deadline.needs = self.needs(by, frame)?;
            }
        }
        Ok(())
    }

    /// Whether a date is as it was given or written, and not reckoned.
    fn is_given(&self, node: NodeId) -> Result<bool> {
        Ok(matches!(self.node(node)?, Node::Fact(_) | Node::InstanceField(_) | Node::Constant(_)))
    }

    /// How the date of `by …` was found: what the outermost step of the expression counted, and from which day.
    fn how_found(&mut self, node: NodeId, date: Date) -> Result<Count> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        let mut left_out = None;
        let found = match self.node(node)? {
            Node::Boundary { boundary, of } => match self.date(*of, frame)? {
                Bound::At(from) => Some((from, Measure::Boundary(*boundary), Counted { date, moved: None })),
                Bound::Absent | Bound::Unknown => None,
            },
            Node::Shift { date, length, earlier, conventions } => {
                match (self.date(*date, frame)?, self.answer(*length, frame)?) {
                    (Bound::At(from), Answer::Value(Value::Duration(length))) => {
                        let measure = if *earlier { Measure::Earlier(length) } else { Measure::Later(length) };
                        left_out = days_left_out(length, *conventions);
                        Some((from, measure, self.counted(from, length, *earlier, *conventions)?))
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        let (from, measure, counted) = found.unwrap_or((date, Measure::Itself, Counted { date, moved: None }));
        Ok(Count { from, measure, counted, opens: None, left_out, moved_to: None, length: None })
    }

    pub(crate) fn count_length(
        &mut self,
        deadline: &mut Deadline,
        from: Date,
        node: NodeId,
        before: bool,
        conventions: Conventions,
        frame: Frame<'a>,
    ) -> Result<()> {
        if let Some(length) = self.length_of(deadline, node, frame)? {
            let counted = self.counted(from, length, before, conventions)?;
            let measure = if before { Measure::Earlier(length) } else { Measure::Later(length) };
            let left_out = days_left_out(length, conventions);
            let length = Some((node, frame.today, frame.law));
            deadline.count = Some(Count { from, measure, counted, opens: None, left_out, moved_to: None, length });
            deadline.due = Due::On(counted.date);
        }
        Ok(())
    }

    /// The length that a deadline counts; without one, the deadline has no date, or none that is known.
    pub(crate) fn length_of(
        &mut self,
        deadline: &mut Deadline,
        node: NodeId,
        frame: Frame<'a>,
    ) -> Result<Option<Duration>> {
        match self.answer(node, frame)? {
            Answer::Absent => (deadline.from_start, deadline.starts) = (false, false),
            Answer::Unknown(_) => {
                deadline.due = Due::Unknown;
                deadline.needs = self.needs(node, frame)?;
            }
            Answer::Value(Value::Duration(length)) => return Ok(Some(length)),
            Answer::Value(_) => return Err(malformed("a length of time is no duration")),
        }
        Ok(None)
    }

    /// What the start of a clock needs, if it is unknown.
    pub(crate) fn clock_needs(&mut self, timing: &'a Timing) -> Result<Vec<Need>> {
        let as_of = self.as_of();
        let frame = self.frame(as_of, as_of);
        clock_node(timing).map_or(Ok(Vec::new()), |node| self.needs(node, frame))
    }
}

/// The calendar whose days are not counted in a length of time.
pub(crate) fn days_left_out(length: Duration, conventions: Conventions) -> Option<CalendarId> {
    conventions.working_days.filter(|_| length.working_days > 0)
}
