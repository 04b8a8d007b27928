//! Reading citations. Every text gives a citation or an error; nothing is skipped.

use std::sync::Arc;

use super::{Citation, CitationError, CitationErrorKind, Level, Ordinal, Part, Place, Range, SectionNumber};
use CitationErrorKind as Kind;
use cursor::Cursor;

mod cursor;

type Parsed<T> = Result<T, CitationError>;

pub(super) fn citation(text: &str) -> Parsed<Citation> {
    let mut cursor = Cursor::new(text);
    let law = law(&mut cursor)?;
    let place = place(&mut cursor)?;
    let see = see(&mut cursor)?;
    Ok(Citation { law, place, see })
}

/// The name of the law: letters, digits and `_`, of which the first is a letter.
fn law(cursor: &mut Cursor<'_>) -> Parsed<Arc<str>> {
    cursor.skip_blanks();
    let start = *cursor;
    let name = cursor.take_name();
    if name.is_empty() {
        return cursor.fail(Kind::NoLaw);
    }
    let keyword_first = match name {
        "kap" | "bilag" => {
            let mut after = *cursor;
            after.skip_blanks();
            after.peek().is_some_and(|c| c == '.' || c.is_ascii_digit())
        }
        _ => false,
    };
    if keyword_first { start.fail(Kind::NoLaw) } else { Ok(name.into()) }
}

fn place(cursor: &mut Cursor<'_>) -> Parsed<Place> {
    cursor.skip_blanks();
    let sign = *cursor;
    if cursor.eat('§') {
        let two = cursor.eat('§');
        return sections(cursor, sign, two);
    }
    if cursor.eat_word("kap") {
        cursor.eat('.');
        return Ok(Place::Chapters(numbers(cursor)?));
    }
    if cursor.eat_word("bilag") {
        return Ok(Place::Annexes(numbers(cursor)?));
    }
    if cursor.is_done() || at_see(cursor).is_some() { Ok(Place::Law) } else { cursor.fail(Kind::NoSign) }
}

fn sections(cursor: &mut Cursor<'_>, sign: Cursor<'_>, two: bool) -> Parsed<Place> {
    let ranges = numbers(cursor)?;
    let only = match ranges.as_slice() {
        [range] if range.is_single() => Some(range.first),
        _ => None,
    };
    match (only, two) {
        (None, false) => sign.fail(Kind::OneSignForMany),
        (None, true) => Ok(Place::Sections(ranges)),
        (Some(_), true) => sign.fail(Kind::TwoSignsForOne),
        (Some(section), false) => {
            let parts = parts(cursor)?;
            Ok(if parts.is_empty() { Place::Sections(ranges) } else { Place::Within { section, parts } })
        }
    }
}

/// What follows a section: `, stk. 2, nr. 3`. Each kind of part stands once, and `stk.` first.
fn parts(cursor: &mut Cursor<'_>) -> Parsed<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    loop {
        let mut next = *cursor;
        next.skip_blanks();
        if next.is_done() || at_see(cursor).is_some() {
            return Ok(parts);
        }
        let comma = next;
        if !next.eat(',') {
            return next.fail(Kind::Unexpected);
        }
        next.skip_blanks();
        if next.is_done() {
            return comma.fail(Kind::Unexpected);
        }
        let start = next;
        let part = part(&mut next, parts.last().map(|part| part.level))?;
        let known = parts.iter().any(|earlier| earlier.level == part.level);
        if known || (part.level == Level::Subsection && !parts.is_empty()) {
            return start.fail(Kind::Unexpected);
        }
        parts.push(part);
        *cursor = next;
    }
}

fn part(cursor: &mut Cursor<'_>, before: Option<Level>) -> Parsed<Part> {
    let numbered = |ranges: Vec<Range<SectionNumber>>| {
        ranges
            .into_iter()
            .map(|range| Range { first: Ordinal::Number(range.first), last: Ordinal::Number(range.last) })
            .collect()
    };
    if cursor.eat_word("stk") {
        cursor.eat('.');
        return Ok(Part { level: Level::Subsection, ranges: numbered(numbers(cursor)?) });
    }
    if cursor.eat_word("nr") {
        cursor.eat('.');
        return Ok(Part { level: Level::Number, ranges: numbered(numbers(cursor)?) });
    }
    if cursor.eat_word("litra") {
        return Ok(Part { level: Level::Letter, ranges: letters(cursor)? });
    }
    if at_sentence(cursor) {
        let ranges = numbered(list(cursor, sentence, at_sentence)?);
        cursor.skip_blanks();
        if !cursor.eat_word("pkt") {
            return cursor.fail(Kind::UnknownPart);
        }
        cursor.eat('.');
        return Ok(Part { level: Level::Sentence, ranges });
    }
    let letter = before == Some(Level::Letter) && { *cursor }.take_letter().is_some();
    let word = cursor.peek().is_some_and(char::is_alphabetic);
    cursor.fail(match (letter, word) {
        (true, _) => Kind::LetterList,
        (false, true) => Kind::UnknownPart,
        (false, false) => Kind::Unexpected,
    })
}

fn at_sentence(cursor: &Cursor<'_>) -> bool {
    cursor.at_digit_with_dot()
}

/// `31`, `31-38`, `31, 32 og 35`.
fn numbers(cursor: &mut Cursor<'_>) -> Parsed<Vec<Range<SectionNumber>>> {
    // A number with a dot after the comma is a sentence: the next part.
    list(cursor, number, |next| next.peek().is_some_and(|c| c.is_ascii_digit()) && !at_sentence(next))
}

/// A letter or a range of letters; joined by `og`, and by commas only where `og` ends the list.
fn letters(cursor: &mut Cursor<'_>) -> Parsed<Vec<Range<Ordinal>>> {
    let first = range(cursor, letter)?;
    let mut ranges = vec![first];
    let mut next = *cursor;
    while let Some(more) = next.after_comma().filter(|more| { *more }.take_letter().is_some()) {
        next = more;
        ranges.push(range(&mut next, letter)?);
    }
    match next.after_og() {
        Some(mut last) => {
            ranges.push(range(&mut last, letter)?);
            *cursor = last;
            Ok(ranges)
        }
        None => Ok(vec![first]),
    }
}

/// Ranges joined by commas, as long as `continues` says so after the comma, and a last one by `og`.
fn list<T: Copy + Ord>(
    cursor: &mut Cursor<'_>,
    one: fn(&mut Cursor<'_>) -> Parsed<T>,
    continues: fn(&Cursor<'_>) -> bool,
) -> Parsed<Vec<Range<T>>> {
    let mut ranges = vec![range(cursor, one)?];
    while let Some(next) = cursor.after_comma().filter(continues) {
        *cursor = next;
        ranges.push(range(cursor, one)?);
    }
    if let Some(next) = cursor.after_og() {
        *cursor = next;
        ranges.push(range(cursor, one)?);
    }
    Ok(ranges)
}

fn range<T: Copy + Ord>(cursor: &mut Cursor<'_>, one: fn(&mut Cursor<'_>) -> Parsed<T>) -> Parsed<Range<T>> {
    cursor.skip_blanks();
    let start = *cursor;
    let first = one(cursor)?;
    let Some(mut next) = cursor.after_dash() else {
        return Ok(Range::single(first));
    };
    let last = one(&mut next)?;
    *cursor = next;
    if first < last { Ok(Range { first, last }) } else { start.fail(Kind::RangeBackwards) }
}

fn number(cursor: &mut Cursor<'_>) -> Parsed<SectionNumber> {
    let Some(number) = cursor.take_number() else {
        return cursor.fail(Kind::MissingNumber);
    };
    let mut next = *cursor;
    next.skip_blanks();
    let letter = next.take_letter();
    if letter.is_some() {
        *cursor = next;
    }
    Ok(SectionNumber { number, letter })
}

/// A number with its dot, as it stands before `pkt.`.
fn sentence(cursor: &mut Cursor<'_>) -> Parsed<SectionNumber> {
    let Some(number) = cursor.take_number() else {
        return cursor.fail(Kind::MissingNumber);
    };
    cursor.skip_blanks();
    if cursor.eat('.') { Ok(SectionNumber::new(number)) } else { cursor.fail(Kind::Unexpected) }
}

fn letter(cursor: &mut Cursor<'_>) -> Parsed<Ordinal> {
    match cursor.take_letter() {
        Some(letter) => Ok(Ordinal::Letter(letter)),
        None => cursor.fail(Kind::MissingNumber),
    }
}

/// The place after `jf.`, if that comes next, with or without a comma before it.
fn at_see<'a>(cursor: &Cursor<'a>) -> Option<Cursor<'a>> {
    let mut next = *cursor;
    next.skip_blanks();
    next.eat(',');
    next.skip_blanks();
    let see = next.eat_word("jf") && (next.eat('.') || next.peek().is_none_or(char::is_whitespace));
    see.then_some(next)
}

/// `, jf. …` up to the end, or the end.
fn see(cursor: &mut Cursor<'_>) -> Parsed<Option<Arc<str>>> {
    match at_see(cursor) {
        Some(next) => {
            let text = next.rest().trim();
            if text.is_empty() { next.fail(Kind::Unexpected) } else { Ok(Some(text.into())) }
        }
        None => {
            cursor.skip_blanks();
            if cursor.is_done() { Ok(None) } else { cursor.fail(Kind::Unexpected) }
        }
    }
}
