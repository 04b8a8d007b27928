//! The canonical text of a citation. Its words are Danish in every language, as the acts are.

use std::fmt::{self, Display, Formatter};

use super::{Citation, Level, Ordinal, Part, Place, Range, SectionNumber};

impl Display for SectionNumber {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.letter {
            Some(letter) => write!(f, "{} {letter}", self.number),
            None => write!(f, "{}", self.number),
        }
    }
}

impl Display for Ordinal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Letter(letter) => write!(f, "{letter}"),
        }
    }
}

impl<T: Display + PartialEq> Display for Range<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        ends(f, self, "")
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.level {
            Level::Sentence => {
                list(f, &self.ranges, ".")?;
                write!(f, " {}", self.level.word())
            }
            Level::Subsection | Level::Number | Level::Letter => {
                write!(f, "{} ", self.level.word())?;
                list(f, &self.ranges, "")
            }
        }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Law => Ok(()),
            Self::Sections(ranges) => {
                let one = matches!(ranges.as_slice(), [range] if range.is_single());
                f.write_str(if one { "§ " } else { "§§ " })?;
                list(f, ranges, "")
            }
            Self::Within { section, parts } => {
                write!(f, "§ {section}")?;
                parts.iter().try_for_each(|part| write!(f, ", {part}"))
            }
            Self::Chapters(ranges) => {
                f.write_str("kap. ")?;
                list(f, ranges, "")
            }
            Self::Annexes(ranges) => {
                f.write_str("bilag ")?;
                list(f, ranges, "")
            }
        }
    }
}

impl Display for Citation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.law)?;
        if self.place != Place::Law {
            write!(f, " {}", self.place)?;
        }
        match &self.see {
            Some(see) => write!(f, ", jf. {see}"),
            None => Ok(()),
        }
    }
}

/// `2, 3 og 8`, each number followed by `mark`.
fn list<T: Display + PartialEq>(f: &mut Formatter<'_>, ranges: &[Range<T>], mark: &str) -> fmt::Result {
    let last = ranges.len().saturating_sub(1);
    for (place, range) in ranges.iter().enumerate() {
        f.write_str(match place {
            0 => "",
            _ if place == last => " og ",
            _ => ", ",
        })?;
        ends(f, range, mark)?;
    }
    Ok(())
}

fn ends<T: Display + PartialEq>(f: &mut Formatter<'_>, range: &Range<T>, mark: &str) -> fmt::Result {
    write!(f, "{}{mark}", range.first)?;
    if range.first == range.last { Ok(()) } else { write!(f, "-{}{mark}", range.last) }
}
