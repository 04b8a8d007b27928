//! One logical line: pieces of text that stay together, and the places where it may be broken when it is too long.

/// The widest line, in characters, that is left unbroken.
pub(super) const WIDTH: usize = 100;

/// What stands between a piece and the one before it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    Glued,
    /// A blank.
    Blank,
    /// A blank, or a line break if the line is too long; the lower the number, the better the place.
    Break(usize),
    /// Nothing, behind an opening bracket; a line break if no other place would do, so deep in brackets.
    Opened(usize),
}

#[derive(Clone, Debug)]
struct Piece {
    gap: Gap,
    text: String,
    width: usize,
}

impl Piece {
    /// Whether no blank stands before it.
    fn is_glued(&self) -> bool {
        matches!(self.gap, Gap::Glued | Gap::Opened(_))
    }
}

/// A logical line while it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
    next: Option<Gap>,
    depth: usize,
    /// How many pieces stand before what may be put in brackets of its own.
    enclosed_from: Option<usize>,
}

impl Line {
    /// Adds text, after a blank unless told otherwise just before.
    pub(super) fn text(&mut self, text: &str) {
        let gap = match self.next.take() {
            _ if self.pieces.is_empty() => Gap::Glued,
            Some(gap) => gap,
            None => Gap::Blank,
        };
        self.pieces.push(Piece { gap, text: text.to_owned(), width: text.chars().count() });
    }

    /// Adds text to the piece before it.
    pub(super) fn glued(&mut self, text: &str) {
        self.next = Some(Gap::Glued);
        self.text(text);
    }

    /// A comma; the line may be broken after it.
    pub(super) fn comma(&mut self) {
        self.glued(",");
        self.next = Some(Gap::Break(self.depth.saturating_mul(2).saturating_add(1)));
    }

    /// An `and` or `or` comes next; the line may be broken before it, rather than at a comma.
    pub(super) fn before_joiner(&mut self) {
        self.next = Some(Gap::Break(self.depth.saturating_mul(2)));
    }

    /// An opening bracket.
    pub(super) fn open(&mut self) {
        self.text("(");
        self.depth = self.depth.saturating_add(1);
        self.next = Some(Gap::Opened(self.depth));
    }

    /// An expression comes next, to the end of the line: if it does not fit beside what stands before it, it may be put in
    /// brackets, and then it begins on a line of its own.
    pub(super) fn may_be_enclosed(&mut self) {
        self.enclosed_from = Some(self.pieces.len());
    }

    /// A closing bracket.
    pub(super) fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.glued(")");
    }

    /// The whole on one line.
    pub(super) fn flat(&self) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            if !piece.is_glued() {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        text
    }

    /// The lines it is written on, the first indented `indent` blanks, the rest `further`.
    ///
    /// A line that is too long is broken at the outermost place that lets the first part fit, of several such places
    /// at the last; then the rest is treated alike.
    pub(super) fn lines(&self, indent: usize, further: usize) -> Vec<String> {
        if let Some((head, enclosed)) = self.enclosed(indent) {
            let mut lines = vec![write_out(&head, indent)];
            lines.extend(broken(&enclosed, further, further));
            return lines;
        }
        broken(&self.pieces, indent, further)
    }

    /// What stands before an expression in brackets of its own, and the expression, where only these let the first line fit.
    fn enclosed(&self, indent: usize) -> Option<(Vec<Piece>, Vec<Piece>)> {
        let (head, rest) = self.pieces.split_at_checked(self.enclosed_from?)?;
        let room = WIDTH.saturating_sub(indent);
        let (first, _) = self.pieces.split_at_checked(cut(&self.pieces, room, false))?;
        if width(first) <= room || rest.is_empty() {
            return None;
        }
        let piece = |gap, text: &str| Piece { gap, text: text.to_owned(), width: text.chars().count() };
        let head = head.iter().cloned().chain([piece(Gap::Blank, "(")]).collect();
        Some((head, rest.iter().cloned().chain([piece(Gap::Glued, ")")]).collect()))
    }
}

/// Pieces on as many lines as they need.
fn broken(pieces: &[Piece], indent: usize, further: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = pieces;
    let mut margin = indent;
    loop {
        let cut = cut(rest, WIDTH.saturating_sub(margin), true);
        let (now, later) = rest.split_at_checked(cut).unwrap_or((rest, &[]));
        lines.push(write_out(now, margin));
        if later.is_empty() {
            return lines;
        }
        rest = later;
        margin = further;
    }
}

/// How wide pieces are on one line.
fn width(pieces: &[Piece]) -> usize {
    pieces.iter().enumerate().fold(0, |width, (position, piece)| {
        width.saturating_add(usize::from(position > 0 && !piece.is_glued())).saturating_add(piece.width)
    })
}

fn write_out(pieces: &[Piece], margin: usize) -> String {
    let mut line = " ".repeat(margin);
    for (position, piece) in pieces.iter().enumerate() {
        if position > 0 && !piece.is_glued() {
            line.push(' ');
        }
        line.push_str(&piece.text);
    }
    line
}

/// How many of the pieces stand on the first line; `behind_brackets` if it may be broken there where no other place would do.
fn cut(pieces: &[Piece], room: usize, behind_brackets: bool) -> usize {
    let mut width = 0_usize;
    let mut best: Option<((bool, usize), usize)> = None;
    let mut first: Option<usize> = None;
    let mut says_something = false;
    for (position, piece) in pieces.iter().enumerate() {
        let rank = match piece.gap {
            Gap::Break(rank) => Some((false, rank)),
            // No line is a bracket alone.
            Gap::Opened(depth) if behind_brackets && says_something => Some((true, depth)),
            Gap::Opened(_) | Gap::Glued | Gap::Blank => None,
        };
        if let (Some(rank), true) = (rank, position > 0) {
            first = first.or(Some(position));
            if width <= room && best.is_none_or(|(least, _)| rank <= least) {
                best = Some((rank, position));
            }
        }
        let blank = usize::from(position > 0 && !piece.is_glued());
        width = width.saturating_add(blank).saturating_add(piece.width);
        says_something |= piece.text != "(";
    }
    if width <= room {
        return pieces.len();
    }
    best.map(|(_, position)| position).or(first).unwrap_or(pieces.len())
}
