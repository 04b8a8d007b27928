//! Selecting by citation: what lies within a place, and what meets it.

use super::number::alphabetical;
use super::{Chapter, Citation, Level, Ordinal, Part, Place, Range, SectionNumber, SectionRange};

impl Citation {
    /// Whether `other` lies entirely within this place, as far as the citations alone tell.
    ///
    /// A law selects everything in it, a section all its parts, a list or a range each of its own. A chapter selects
    /// chapters only; for its sections use [`Citation::selects_with`]. What stands after `jf.` plays no part. A part
    /// cited without `stk.` is in the only one: `§ 31, nr. 3` and `§ 31, stk. 1, nr. 3` select each other. `§§ 31 og 32`
    /// does not select `§§ 31-32`, which takes in a 31 a.
    #[must_use]
    pub fn selects(&self, other: &Citation) -> bool {
        self.selects_with(other, &[])
    }

    /// Whether `other` lies entirely within this place, with the sections that chapters have.
    ///
    /// A chapter that is not among `chapters` selects no section, and no sections select it.
    #[must_use]
    pub fn selects_with(&self, other: &Citation, chapters: &[Chapter]) -> bool {
        if self.law != other.law {
            return false;
        }
        match (&self.place, &other.place) {
            (Place::Law, _) => true,
            (Place::Annexes(own), Place::Annexes(others)) => covers(own, others, |_, _| false),
            (_, Place::Law | Place::Annexes(_)) | (Place::Annexes(_), _) => false,
            (Place::Within { section, parts }, Place::Within { section: other, parts: others }) => {
                section == other && parts_select(&with_subsection(parts), &with_subsection(others))
            }
            (Place::Within { .. }, _) => false,
            (Place::Chapters(own), Place::Chapters(others)) if covers(own, others, |_, _| false) => true,
            _ => {
                let inner = self.listed_sections(other, chapters);
                let outer = self.sections(self, chapters);
                other.chapters_known(chapters) && covers(&outer, &inner, |_, _| false)
            }
        }
    }

    /// Whether some place lies in both, with the sections that chapters have.
    ///
    /// Where parts are cited in ways that cannot be compared (`§ 31, stk. 1, nr. 2` and `§ 31, stk. 1, 2. pkt.`) they
    /// may meet, and the answer is yes. A chapter that is not among `chapters` meets no section: see
    /// [`Citation::chapters_known`].
    #[must_use]
    pub fn overlaps(&self, other: &Citation, chapters: &[Chapter]) -> bool {
        if self.law != other.law {
            return false;
        }
        match (&self.place, &other.place) {
            (Place::Law, _) | (_, Place::Law) => true,
            (Place::Annexes(own), Place::Annexes(others)) => meet(own, others),
            (Place::Annexes(_), _) | (_, Place::Annexes(_)) => false,
            (Place::Within { section, parts }, Place::Within { section: other, parts: others }) => {
                section == other && parts_meet(&with_subsection(parts), &with_subsection(others))
            }
            (Place::Chapters(own), Place::Chapters(others)) if meet(own, others) => true,
            _ => meet(&self.sections(self, chapters), &self.sections(other, chapters)),
        }
    }

    /// Whether the first and the last of every range of chapters cited here are among `chapters`; true of a citation
    /// that cites none.
    #[must_use]
    pub fn chapters_known(&self, chapters: &[Chapter]) -> bool {
        let known = |number| chapters.iter().any(|chapter| chapter.law == self.law && chapter.number == number);
        match &self.place {
            Place::Chapters(ranges) => ranges.iter().all(|range| known(range.first) && known(range.last)),
            Place::Law | Place::Sections(_) | Place::Within { .. } | Place::Annexes(_) => true,
        }
    }

    /// The sections that a citation of this law lies in. Between those of a chapter and of the next there is nothing
    /// that is in neither, so they count as one range.
    fn sections(&self, of: &Citation, chapters: &[Chapter]) -> Vec<SectionRange> {
        let listed = self.listed_sections(of, chapters);
        if matches!(of.place, Place::Chapters(_)) { merged(&listed, next_section) } else { listed }
    }

    fn listed_sections(&self, of: &Citation, chapters: &[Chapter]) -> Vec<SectionRange> {
        match &of.place {
            Place::Sections(ranges) => ranges.clone(),
            Place::Within { section, .. } => vec![Range::single(*section)],
            Place::Chapters(ranges) => chapters
                .iter()
                .filter(|chapter| chapter.law == self.law)
                .filter(|chapter| ranges.iter().any(|range| range.contains(chapter.number)))
                .flat_map(|chapter| chapter.sections.iter().copied())
                .collect(),
            Place::Law | Place::Annexes(_) => Vec::new(),
        }
    }
}

/// Whether each of `inner` (at least one) lies within `outer`, merged as [`merged`] does.
fn covers<T: Copy + Ord>(outer: &[Range<T>], inner: &[Range<T>], joins: fn(T, T) -> bool) -> bool {
    let outer = merged(outer, joins);
    !inner.is_empty() && inner.iter().all(|one| outer.iter().any(|range| range.covers(one)))
}

/// The ranges in order, where those that meet, or between which there is nothing as `joins` says, are made one.
fn merged<T: Copy + Ord>(ranges: &[Range<T>], joins: fn(T, T) -> bool) -> Vec<Range<T>> {
    let mut sorted = ranges.to_vec();
    sorted.sort_unstable();
    let mut merged: Vec<Range<T>> = Vec::new();
    for range in sorted {
        match merged.last_mut() {
            Some(before) if range.first <= before.last || joins(before.last, range.first) => {
                before.last = before.last.max(range.last);
            }
            _ => merged.push(range),
        }
    }
    merged
}

fn meet<T: Copy + Ord>(own: &[Range<T>], others: &[Range<T>]) -> bool {
    own.iter().any(|range| others.iter().any(|other| range.intersects(other)))
}

/// The parts from the `stk.` on, which is left out where a section has only one.
fn with_subsection(parts: &[Part]) -> Vec<Part> {
    let only = Part { level: Level::Subsection, ranges: vec![Range::single(Ordinal::number(1))] };
    let left_out = parts.first().is_some_and(|part| part.level != Level::Subsection);
    left_out.then_some(only).into_iter().chain(parts.iter().cloned()).collect()
}

fn parts_select(outer: &[Part], inner: &[Part]) -> bool {
    let within = |(outer, inner): (&Part, &Part)| {
        outer.level == inner.level && covers(&outer.ranges, &inner.ranges, follows(outer.level))
    };
    outer.len() <= inner.len() && outer.iter().zip(inner).all(within)
}

fn parts_meet(own: &[Part], others: &[Part]) -> bool {
    for (part, other) in own.iter().zip(others) {
        if part.level != other.level {
            return true;
        }
        if !meet(&part.ranges, &other.ranges) {
            return false;
        }
    }
    true
}

/// Whether one part is the very next after another. Not so for `stk.` and `nr.`, where a 2 a may come between.
fn follows(level: Level) -> fn(Ordinal, Ordinal) -> bool {
    match level {
        Level::Subsection | Level::Number => |_, _| false,
        Level::Letter | Level::Sentence => |before, after| match (before, after) {
            (Ordinal::Number(before), Ordinal::Number(after)) => before.number.checked_add(1) == Some(after.number),
            (Ordinal::Letter(before), Ordinal::Letter(after)) => next_letter(before, after),
            (Ordinal::Number(_), Ordinal::Letter(_)) | (Ordinal::Letter(_), Ordinal::Number(_)) => false,
        },
    }
}

fn next_letter(before: char, after: char) -> bool {
    alphabetical(before).checked_add(1) == Some(alphabetical(after))
}

/// Whether a section can be the very next after another: 31 a or 32 after 31.
fn next_section(before: SectionNumber, after: SectionNumber) -> bool {
    match (before.letter, after.letter) {
        (_, None) => before.number.checked_add(1) == Some(after.number),
        (None, Some(letter)) => before.number == after.number && alphabetical(letter) == 0,
        (Some(earlier), Some(letter)) => before.number == after.number && next_letter(earlier, letter),
    }
}
