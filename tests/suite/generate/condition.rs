//! Conditions and other expressions, as text.

use super::Tape;

/// What a condition may ask of.
#[derive(Copy, Clone)]
pub(super) struct Scope {
    /// Requirements of which the status may be asked: those below this number.
    pub(super) statuses: usize,
    /// Groups that may be asked: those below this number.
    pub(super) groups: usize,
    /// Definitions may be asked.
    pub(super) definitions: bool,
}

impl Scope {
    pub(super) const FACTS: Scope = Scope { statuses: 0, groups: 0, definitions: false };
}

/// A condition as a clause has it.
pub(super) fn condition(tape: &mut Tape, scope: Scope) -> String {
    if tape.once_in(8) {
        return format!("{} unless {}", test(tape, scope, 1), test(tape, scope, 1));
    }
    test(tape, scope, 2)
}

fn test(tape: &mut Tape, scope: Scope, depth: usize) -> String {
    if depth > 0 {
        match tape.roll(8) {
            6 => return format!("({} and {})", test(tape, scope, depth - 1), test(tape, scope, depth - 1)),
            7 => return format!("({} or {})", test(tape, scope, depth - 1), test(tape, scope, depth - 1)),
            5 => return format!("not ({})", test(tape, scope, depth - 1)),
            _ => {}
        }
    }
    match tape.roll(24) {
        21 => tape.text(&["o", "q", "z is blue", "z is known", "v is at least 2", "not q"]),
        22 => tape.text(&[
            "o on start",
            "z on (today - 2 weeks) is red",
            "q on 2020-03-10",
            "v on stop is more than v",
            "z on begins is not known",
            "k on start",
            "n on today is 3",
        ]),
        23 => tape.text(&[
            "(first day from start when (z is blue)) is before 2020-05-01",
            "(first day from start when (o and q)) is known",
            "(first month end from birth when (v is at least 3)) is after start",
            "(first day from 2020-01-01 when (v on (today - 1 month) is 2)) is known",
        ]),
        0..=3 => tape.text(&["a", "b", "c", "j", "k", "not a"]),
        4 => tape.text(&[
            "col is red",
            "col is not green",
            "col is in (red, blue)",
            "w is blue",
            "w is not in (red, green)",
        ]),
        5 => tape.text(&[
            "n is at least 3",
            "m is under 2",
            "n is between 1 and 4",
            "n + 1 is more than m",
            "n is not 2",
        ]),
        6 => tape.text(&["b is known", "m is known", "stop is not known", "w is known", "a is known"]),
        7 => format!(
            "{} {} {}",
            tape.text(&["start", "stop", "birth + 2 months"]),
            tape.text(&["is before", "is after", "is no later than", "is no earlier than"]),
            tape.day()
        ),
        8 => format!(
            "today {} {}",
            tape.text(&["is before", "is after", "is", "is no later than", "is no earlier than"]),
            tape.day()
        ),
        9 => format!(
            "(number of {}) is {} {}",
            events(tape),
            tape.text(&["at least", "at most", "under"]),
            tape.roll(3) + 1
        ),
        10 => format!("{} {}", tape.text(&["there are", "no"]), events(tape)),
        11 => format!(
            "{} {} {}",
            tape.text(&["(date of latest visits)", "(date of first notes)"]),
            tape.text(&["is before", "is after", "is no later than", "is no earlier than"]),
            tape.day()
        ),
        12 => tape.text(&[
            "(sum of size of visits) is at least 3",
            "(average of size of visits where (good) rounded down) is at least 2",
            "(n - (number of notes)) is at least 1",
            "n / 3 rounded up is 1",
            "larger of (n, m) is at least 3",
        ]),
        13 if scope.definitions => tape.text(&[
            "ready",
            "not ready",
            "amount is at least 2",
            "begins is known",
            "pick.ok",
            "not pick.ok",
            "grid is 1 week",
        ]),
        14 if scope.groups > 0 => format!("g{}", tape.roll(scope.groups)),
        15 | 16 if scope.statuses > 0 => format!(
            "status of r{} {} {}",
            tape.roll(scope.statuses),
            tape.text(&["is", "is not"]),
            tape.text(&["met", "open", "overdue", "late", "standing", "broken", "unknown", "upcoming"])
        ),
        18 => format!(
            "({}) is {} {}",
            covered(tape),
            tape.text(&["at least", "under", "more than", "at most"]),
            tape.text(&["3 weeks", "20 days", "5 weeks"])
        ),
        19 => match tape.roll(7) {
            4 => format!("visits_seen{} is {} 2", some_window(tape), tape.text(&["at least", "at most", "under"])),
            5 => format!("load_carried{} is at least 60 hours", some_window(tape)),
            6 => format!("months_stayed{} is {} 1 month", some_window(tape), tape.text(&["at least", "under"])),
            0 => format!("during {}", stays(tape)),
            1 => format!("(sum of load of {}) is at least 60 hours", stays(tape)),
            2 => format!(
                "(months covered by {}) is {} 1 month",
                stays(tape),
                tape.text(&["at least", "more than", "under"])
            ),
            _ => format!(
                "{} is {} {}",
                around(tape),
                tape.text(&["before", "at least", "at most", "after", "not"]),
                tape.day()
            ),
        },
        20 => format!("({}) is known", search(tape)),
        17 if scope.statuses > 0 => {
            let breach = format!("breach of r{}", tape.roll(scope.statuses));
            match tape.roll(4) {
                0 => format!("{breach} is known"),
                1 => format!("{breach} is after 2020-03-15"),
                2 => format!("{breach} is no later than today"),
                _ => format!("{breach} + 2 weeks is before start"),
            }
        }
        _ => tape.text(&["a", "b", "j"]),
    }
}

/// The days before a date.
fn before(tape: &mut Tape) -> String {
    let length = tape.text(&BEFORE);
    format!(" in the {length} before {}", tape.text(&FROM))
}

const BEFORE: [&str; 6] = ["month", "week", "3 weeks", "2 months", "4 working days", "gap"];
const LAST: [&str; 3] = ["1 month", "6 weeks", "gap"];
const FROM: [&str; 3] = ["start", "stop", "2020-03-01"];
const UNTIL: [&str; 2] = ["stop", "2020-06-30"];

/// A list of events, narrowed, inside an expression.
fn events(tape: &mut Tape) -> String {
    let window = match tape.roll(9) {
        8 if tape.roll(2) == 0 => before(tape),
        8 => " in the 2 preceding calendar months".to_owned(),
        4 => " in the last 1 month".to_owned(),
        5 => " in the last 2 weeks".to_owned(),
        6 => format!(" since {}", tape.text(&["start", "stop", "2020-03-01"])),
        7 => format!(" between {} and {}", tape.text(&["start", "2020-03-01"]), tape.text(&["stop", "2020-06-30"])),
        _ => String::new(),
    };
    if tape.once_in(3) {
        let test = if tape.roll(2) == 0 { String::new() } else { format!(" where ({})", of_note(tape)) };
        return format!("notes{window}{test}");
    }
    let test = if tape.roll(2) == 0 { String::new() } else { format!(" where ({})", of_visit(tape)) };
    let except = tape.text(&["", "", "", "", " except during closed", " except during trips"]);
    format!("visits{except}{window}{test}")
}

/// What periods cover, counted in days.
fn covered(tape: &mut Tape) -> String {
    if tape.once_in(4) {
        return format!("days_stayed{}", some_window(tape));
    }
    format!("{} covered by {}", tape.text(&["days", "weeks"]), stays(tape))
}

/// A list of periods, narrowed, inside an expression.
fn stays(tape: &mut Tape) -> String {
    let except = except(tape);
    let window = if tape.roll(2) == 0 { String::new() } else { some_window(tape) };
    format!("stays{except}{window}{}", of_stays(tape))
}

fn except(tape: &mut Tape) -> String {
    tape.text(&["", "", "", " except during trips", " except during (trips where warm)", " except during closed"])
}

fn of_stays(tape: &mut Tape) -> String {
    tape.text(&[
        "",
        "",
        " where (warm)",
        " where (load is at least 10 hours)",
        " where (not a or warm)",
        " where (no visits between begun and left)",
        " where ((number of notes where (dated is before left and kind is known)) is at least 1)",
        " where (begun is before today - 2 weeks)",
        " where (notes_seen between begun and left is 0)",
    ])
}

/// A window.
fn some_window(tape: &mut Tape) -> String {
    match tape.roll(5) {
        0 => before(tape),
        1 => " in the 2 preceding calendar months".to_owned(),
        2 => format!(" in the last {}", tape.text(&LAST)),
        3 => format!(" since {}", tape.text(&FROM)),
        _ => format!(" between {} and {}", tape.text(&["start", "2020-03-01"]), tape.text(&UNTIL)),
    }
}

/// Every window that may stand behind an accumulation.
pub(crate) fn windows() -> Vec<String> {
    let mut all = vec![" in the 2 preceding calendar months".to_owned()];
    all.extend(LAST.map(|length| format!(" in the last {length}")));
    for from in FROM {
        all.push(format!(" since {from}"));
        all.extend(BEFORE.map(|length| format!(" in the {length} before {from}")));
        all.extend(UNTIL.map(|until| format!(" between {from} and {until}")));
    }
    all.extend([" in the month before held", " between begun and left"].map(str::to_owned));
    all
}

/// Definitions that add up events and say no window: those who name them do.
pub(super) fn accumulations(tape: &mut Tape) -> Vec<String> {
    let item = |name: &str, what: String| format!("definition {name} is {what}\n");
    let visits = if tape.roll(2) == 0 { String::new() } else { format!(" where ({})", of_visit(tape)) };
    let visits = format!("{}{visits}", tape.text(&["", " except during closed", " except during trips"]));
    let size = tape.text(&["number of visits", "sum of size of visits"]);
    let stays = |tape: &mut Tape| format!("stays{}{}", except(tape), of_stays(tape));
    vec![
        item(
            "notes_seen",
            format!("number of notes{}", tape.text(&["", " where (kind is known)", " where (kind is red)"])),
        ),
        item("visits_seen", format!("{size}{visits}")),
        item("days_stayed", format!("{} covered by {}", tape.text(&["days", "weeks"]), stays(tape))),
        item("months_stayed", format!("months covered by {}", stays(tape))),
        item("load_carried", format!("sum of load of {}", stays(tape))),
    ]
}

/// A date found by search.
fn search(tape: &mut Tape) -> String {
    match tape.roll(8) {
        6 => format!("day on which load_carried{} reaches 60 hours", some_window(tape)),
        7 => format!("day on which months_stayed{} reaches 1 month", some_window(tape)),
        0 => format!("day on which {} reaches {}", covered(tape), tape.text(&["3 weeks", "5 weeks", "10 days"])),
        1 => format!("day on which months covered by {} reaches 1 month", stays(tape)),
        2 => format!("day on which sum of load of {} reaches {}", stays(tape), tape.text(&["60 hours", "100.5 hours"])),
        3 => format!("day on which number of {} reaches 2", events(tape)),
        4 => format!(
            "first month end from {} when ({} is more than 2 weeks)",
            tape.text(&["start", "2020-02-29"]),
            covered(tape)
        ),
        _ => format!("first day from {} when ({})", tape.text(&["start", "stop"]), tried(tape)),
    }
}

/// What is reckoned from a date found by search, and keeps its bounds.
fn around(tape: &mut Tape) -> String {
    let found = search(tape);
    match tape.roll(8) {
        0 => format!("({found}) + 2 weeks"),
        1 => format!("(({found}) - 1 month)"),
        2 => format!("end of month of ({found})"),
        3 => format!("latest of (({found}), {})", search(tape)),
        4 => format!("earliest of (({found}), stop)"),
        5 => format!("latest of (({found}) + 3 working days, start)"),
        _ => format!("({found})"),
    }
}

/// What a search asks of each day.
fn tried(tape: &mut Tape) -> String {
    match tape.roll(8) {
        0 => format!("during {}", stays(tape)),
        1 => format!("({}) is at least 3 weeks and a", covered(tape)),
        2 => format!("today is at least {} or ({}) is at least 2 weeks", tape.day(), covered(tape)),
        3 => format!("not during {} and (number of {}) is at least 1", stays(tape), events(tape)),
        4 => "whole years from birth to today is at least 1".to_owned(),
        5 => format!("j and there are {}", events(tape)),
        6 => format!("(sum of load of {}) is under 40 hours and today is after {}", stays(tape), tape.day()),
        _ => format!("({}) is under 2 weeks and ({}) is at least 2 weeks", covered(tape), covered(tape)),
    }
}

/// A condition on a visit.
pub(super) fn of_visit(tape: &mut Tape) -> String {
    tape.text(&[
        "good",
        "fine",
        "form is paper",
        "form is not video",
        "size is at least 2",
        "size is known",
        "good and a",
        "fine or good",
        "held is after 2020-03-10",
        "not good",
        "held is no earlier than start",
        "there are notes where (dated is after held)",
        "no notes between held and held + 2 weeks",
        "(number of stays where (warm and begun is before held)) is at least 1",
        "(days covered by stays except during (trips where begun is after held) since held) is under 10 days or good",
        "during stays where (load is at least size * 5 hours)",
        "(number of visits in the last 1 month) is at least 2",
        "notes_seen in the month before held is at least 1",
        "(date of latest notes where (kind is red and good)) is before held",
    ])
}

/// A condition on a note.
pub(super) fn of_note(tape: &mut Tape) -> String {
    tape.text(&[
        "kind is red",
        "kind is known",
        "kind is col",
        "dated is before 2020-04-01",
        "j",
        "kind is not in (red, green)",
        "(number of visits where (good and held is before dated)) is at least 1",
        "no stays between start and dated where (load is at least 10 hours)",
        "during trips where (begun is before dated or warm)",
    ])
}

/// A date to measure from.
pub(super) fn date(tape: &mut Tape) -> String {
    tape.text(&[
        "start",
        "stop",
        "start",
        "start + 1 week",
        "begins",
        "latest of (start, stop)",
        "stop - 1 month",
        "stop - 3 working days",
        "start + 1 whole calendar month",
        "earliest of (begins, start)",
        "end of week 2 from start",
        "end of month of stop",
        "start of the month after start",
        "day on which sum of load of stays since start reaches 60 hours",
        "day on which weeks covered by stays where (warm) reaches 3 weeks",
        "(first month end from start when ((days covered by stays in the 2 preceding calendar months) is more than 10 days))",
        "latest of ((day on which days covered by stays reaches 2 weeks), start)",
        "(day on which number of visits where (good) reaches 1) + 1 week",
    ])
}

/// A length of time.
pub(super) fn length(tape: &mut Tape) -> String {
    tape.text(&[
        "2 weeks",
        "1 month",
        "span",
        "10 days",
        "3 months",
        "1 week",
        "gap",
        "lapse",
        "4 working days",
        "term",
        "2 whole calendar months",
        "grid",
        "pick.long",
    ])
}
