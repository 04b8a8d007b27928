//! The frame in which an expression is read, and the memory of what was settled in it.

use crate::answer::Answer;
use crate::exemption::Reach;
use crate::ids::FactId;
use crate::plan::EventType;
use crate::situation::Event;
use hjemmel_value::{Date, Truth};

/// Where an expression is read.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Frame<'a> {
    /// The reading day.
    pub(crate) today: Date,
    /// The day that picks versions.
    pub(crate) law: Date,
    /// Where answers of this frame are remembered.
    pub(crate) memory: usize,
    /// The event at hand.
    pub(crate) event: Option<EventAt<'a>>,
    /// Whether how another requirement stands is asked for what the requirement at hand is for: not in definitions and
    /// groups, which are the same whoever names them.
    pub(crate) own: bool,
}

/// An event at hand.
#[derive(Copy, Clone, Debug)]
pub(crate) struct EventAt<'a> {
    /// The list it stands in.
    pub(crate) list: FactId,
    /// Its place there.
    pub(crate) place: usize,
    /// The event.
    pub(crate) event: &'a Event,
    /// Its kind.
    pub(crate) kind: &'a EventType,
}

impl<'a> Frame<'a> {
    pub(crate) fn with_event(self, event: EventAt<'a>) -> Frame<'a> {
        Frame { event: Some(event), ..self }
    }

    /// Inside a definition or a group.
    pub(crate) fn of_a_rule(self) -> Frame<'a> {
        Frame { event: None, own: false, ..self }
    }
}

/// Answers by identifier, each with the place of what was read for it.
#[derive(Clone, Debug)]
pub(crate) struct Remembered<T>(Vec<Option<(T, usize)>>);

impl<T: Clone> Remembered<T> {
    const NOTHING: Remembered<T> = Remembered(Vec::new());

    pub(crate) fn get(&self, index: usize) -> Option<&(T, usize)> {
        self.0.get(index).and_then(Option::as_ref)
    }

    pub(crate) fn put(&mut self, index: usize, answer: T, reads: usize) {
        if index >= self.0.len() {
            self.0.resize(index.saturating_add(1).next_power_of_two(), None);
        }
        if let Some(slot) = self.0.get_mut(index) {
            *slot = Some((answer, reads));
        }
    }
}

/// What was settled in one frame.
#[derive(Clone, Debug)]
pub(crate) struct Memory {
    days: Option<(Date, Date)>,
    pub(crate) definitions: Remembered<Answer>,
    pub(crate) groups: Remembered<Truth>,
    pub(crate) exemptions: Remembered<Reach>,
}

impl Memory {
    const fn new(days: Option<(Date, Date)>) -> Memory {
        Memory { days, definitions: Remembered::NOTHING, groups: Remembered::NOTHING, exemptions: Remembered::NOTHING }
    }

    fn forget(&mut self) {
        self.definitions.0.clear();
        self.groups.0.clear();
        self.exemptions.0.clear();
    }
}

/// The memories of all frames. The first is the one in which combinations are tried; it is wiped for each.
#[derive(Clone, Debug)]
pub(crate) struct Memories {
    all: Vec<Memory>,
    /// The memory of each pair of days, sorted by days.
    by_days: Vec<((Date, Date), usize)>,
    last: Option<((Date, Date), usize)>,
    /// What was read for each remembered answer, one set of words after the other.
    reads: Vec<u64>,
}

/// The memory in which combinations are tried.
pub(crate) const TRIED: usize = 0;

/// Where nothing is remembered: the days of a search while combinations are tried.
pub(crate) const NOWHERE: usize = usize::MAX;

/// How many frames are remembered; then all are forgotten, so that a long history needs no more room than a short one.
const MOST: usize = 4096;

impl Memories {
    pub(crate) fn new() -> Memories {
        Memories { all: vec![Memory::new(None)], by_days: Vec::new(), last: None, reads: Vec::new() }
    }

    /// The memory of a pair of days.
    pub(crate) fn of(&mut self, today: Date, law: Date) -> usize {
        let days = (today, law);
        if let Some((last, place)) = self.last
            && last == days
        {
            return place;
        }
        if self.all.len() > MOST {
            self.all.truncate(1);
            self.by_days.clear();
            self.reads.clear();
        }
        let place = match self.by_days.binary_search_by_key(&days, |(days, _)| *days) {
            Ok(found) => self.by_days.get(found).map_or(TRIED, |(_, place)| *place),
            Err(gap) => {
                let next = self.all.len();
                self.by_days.insert(gap, (days, next));
                self.all.push(Memory::new(Some(days)));
                next
            }
        };
        self.last = Some((days, place));
        place
    }

    pub(crate) fn forget_tried(&mut self) {
        if let Some(memory) = self.all.get_mut(TRIED) {
            memory.forget();
        }
    }

    /// The memory of a frame, unless it was forgotten meanwhile and its place given to another.
    pub(crate) fn get(&self, frame: &Frame<'_>) -> Option<&Memory> {
        self.all.get(frame.memory).filter(|memory| belongs(memory, frame))
    }

    /// The same, to write to.
    pub(crate) fn get_mut(&mut self, frame: &Frame<'_>) -> Option<&mut Memory> {
        self.all.get_mut(frame.memory).filter(|memory| belongs(memory, frame))
    }

    /// Keeps what was read, and tells where.
    pub(crate) fn keep_reads(&mut self, words: &[u64]) -> usize {
        let start = self.reads.len();
        self.reads.extend_from_slice(words);
        start
    }

    /// What was read for a remembered answer.
    pub(crate) fn reads(&self, start: usize, words: usize) -> &[u64] {
        self.reads.get(start..start.saturating_add(words)).unwrap_or_default()
    }
}

fn belongs(memory: &Memory, frame: &Frame<'_>) -> bool {
    frame.memory == TRIED || memory.days == Some((frame.today, frame.law))
}
