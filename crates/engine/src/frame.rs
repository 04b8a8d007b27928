//! The frame in which an expression is read, and the memory of what was settled in it.

use crate::answer::Answer;
use crate::exemption::Reach;
use crate::ids::FactId;
use crate::plan::EventType;
use crate::situation::Event;
use hjemmel_value::{Date, Truth};
use std::collections::HashMap;

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
}

/// What was settled in one frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    pub(crate) definitions: Vec<Option<(Answer, usize)>>,
    pub(crate) groups: Vec<Option<(Truth, usize)>>,
    pub(crate) exemptions: Vec<Option<(Reach, usize)>>,
}

impl Memory {
    fn new(definitions: usize, groups: usize, exemptions: usize) -> Memory {
        Memory {
            definitions: vec![None; definitions],
            groups: vec![None; groups],
            exemptions: vec![None; exemptions],
        }
    }

    fn forget(&mut self) {
        self.definitions.fill(None);
        self.groups.fill(None);
        self.exemptions.fill(None);
    }
}

/// The memories of all frames. The first is the one in which combinations are tried; it is wiped for each.
#[derive(Clone, Debug)]
pub(crate) struct Memories {
    sizes: (usize, usize, usize),
    all: Vec<Memory>,
    by_days: HashMap<(Date, Date), usize>,
    last: Option<((Date, Date), usize)>,
    /// What was read for each remembered answer, one set of words after the other.
    reads: Vec<u64>,
}

/// The memory in which combinations are tried.
pub(crate) const TRIED: usize = 0;

impl Memories {
    pub(crate) fn new(definitions: usize, groups: usize, exemptions: usize) -> Memories {
        Memories {
            sizes: (definitions, groups, exemptions),
            all: vec![Memory::new(definitions, groups, 0)],
            by_days: HashMap::new(),
            last: None,
            reads: Vec::new(),
        }
    }

    /// The memory of a pair of days.
    pub(crate) fn of(&mut self, today: Date, law: Date) -> usize {
        if let Some((days, place)) = self.last
            && days == (today, law)
        {
            return place;
        }
        let next = self.all.len();
        let place = *self.by_days.entry((today, law)).or_insert(next);
        if place == next {
            let (definitions, groups, exemptions) = self.sizes;
            self.all.push(Memory::new(definitions, groups, exemptions));
        }
        self.last = Some(((today, law), place));
        place
    }

    pub(crate) fn forget_tried(&mut self) {
        if let Some(memory) = self.all.get_mut(TRIED) {
            memory.forget();
        }
    }

    pub(crate) fn get(&self, place: usize) -> Option<&Memory> {
        self.all.get(place)
    }

    pub(crate) fn get_mut(&mut self, place: usize) -> Option<&mut Memory> {
        self.all.get_mut(place)
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
