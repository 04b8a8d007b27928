//! Colours of the roles that text can have.

use anstyle::{AnsiColor, Effects, Style};
use hjemmel::text::{Line, Role, printable};

/// Lines with their colours; whoever prints them leaves the colours out where they are not wanted.
pub(crate) fn coloured(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let mut whole = String::new();
        for piece in line {
            whole.push_str(&paint(&piece.text, piece.role));
        }
        text.push_str(whole.trim_end());
        text.push('\n');
    }
    text
}

/// A text in the colour of a role. The colours are ours alone: what the text itself has in it that does not print is shown by
/// its number.
pub(crate) fn paint(text: &str, role: Role) -> String {
    let (style, text) = (style(role), printable(text));
    format!("{style}{text}{style:#}")
}

fn style(role: Role) -> Style {
    match role {
        Role::Plain => Style::new(),
        Role::Heading => Style::new().effects(Effects::BOLD.insert(Effects::UNDERLINE)),
        Role::Title => Style::new().bold(),
        Role::Alarm => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
        Role::Done => Style::new().fg_color(Some(AnsiColor::Green.into())),
        Role::Todo => Style::new().fg_color(Some(AnsiColor::Blue.into())),
        Role::Unknown => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
        Role::Citation => Style::new().fg_color(Some(AnsiColor::Cyan.into())),
        Role::Faint => Style::new().dimmed(),
    }
}
