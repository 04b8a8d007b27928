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
}

#[derive(Clone, Debug)]
struct Piece {
    gap: Gap,
    text: String,
    width: usize,
}

/// A logical line while it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
    next: Option<Gap>,
    depth: usize,
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
        self.next = Some(Gap::Glued);
        self.depth = self.depth.saturating_add(1);
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
            if piece.gap != Gap::Glued {
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
        let mut lines = Vec::new();
        let mut rest = self.pieces.as_slice();
        let mut margin = indent;
        loop {
            let cut = cut(rest, WIDTH.saturating_sub(margin));
            let (now, later) = rest.split_at_checked(cut).unwrap_or((rest, &[]));
            lines.push(write_out(now, margin));
            if later.is_empty() {
                return lines;
            }
            rest = later;
            margin = further;
        }
    }
}

fn write_out(pieces: &[Piece], margin: usize) -> String {
    let mut line = " ".repeat(margin);
    for (position, piece) in pieces.iter().enumerate() {
        if position > 0 && piece.gap != Gap::Glued {
            line.push(' ');
        }
        line.push_str(&piece.text);
    }
    line
}

/// How many of the pieces stand on the first line.
fn cut(pieces: &[Piece], room: usize) -> usize {
    let mut width = 0_usize;
    let mut best: Option<(usize, usize)> = None;
    let mut first: Option<usize> = None;
    for (position, piece) in pieces.iter().enumerate() {
        if let (Gap::Break(rank), true) = (piece.gap, position > 0) {
            first = first.or(Some(position));
            if width <= room && best.is_none_or(|(least, _)| rank <= least) {
                best = Some((rank, position));
            }
        }
        let blank = usize::from(position > 0 && piece.gap != Gap::Glued);
        width = width.saturating_add(blank).saturating_add(piece.width);
    }
    if width <= room {
        return pieces.len();
    }
    best.map(|(_, position)| position).or(first).unwrap_or(pieces.len())
}
