//! Windows without a day.

use super::{book, codes, sound, told};

fn with_timing(timing: &str) -> String {
    let text = "requirement report\n  act § 2\n  office must \"report\"\n  TIMING\n  met by interviews\n";
    book("", &text.replace("TIMING", timing))
}

#[test]
fn a_window_that_ends_first_whatever_its_date_is() {
    insta::assert_snapshot!(told(&with_timing("after first_contact + 3 months and by first_contact + 1 month")));
}

#[test]
fn what_has_no_day_for_certain() {
    let empty = [
        "after first_contact and by first_contact",
        "after first_contact + 1 month and by first_contact + 4 weeks",
        "no earlier than first_contact + 32 days and by first_contact + 1 month",
        "at least 2 times after first_contact + 1 year and by first_contact + 11 months",
        "at least once after first_contact + 2 months and by first_contact + 1 month + 4 weeks",
        "after end of month of first_contact and by first_contact",
        "after (end of week 8 from first_contact) and by first_contact + 55 days",
        "no earlier than 2024-01-01 + 2 months and by 2024-02-29",
        "after first_contact + 5 working days + 2 weeks and by first_contact + 5 working days + 1 week",
    ];
    for timing in empty {
        let calendar = "calendar days_off\n  weekly saturday to sunday\n\n";
        let text =
            format!("{}{calendar}", with_timing(timing)).replace("  months", "  working days by days_off\n  months");
        assert_eq!(codes(&text), ["E0606"], "{timing}");
    }
}

#[test]
fn what_has_a_day_of_some_date() {
    let sound_ones = [
        "no earlier than first_contact and by first_contact",
        // Of 1 February 2023 the month has 28 days, and of 1 February 2024 it has 29.
        // A year from 28 February is the 28th, and twelve months is the last of the month.
        "after first_contact + 1 year and by first_contact + 12 months",
        "after first_contact + 28 days and by first_contact + 1 month",
        "no earlier than first_contact + 1 month and by first_contact + 28 days",
        "no earlier than first_contact + 31 days and by first_contact + 1 month",
        "after first_contact + 1 month and by 2024-01-01",
        "after first_contact + 3 months and by (date of latest interviews) + 1 month",
    ];
    for timing in sound_ones {
        sound(&with_timing(timing));
    }
    // From 30 November to 28 February and back: to the last day of the month, or to the 28th.
    let back = with_timing("after first_contact + 3 months - 3 months and by first_contact");
    assert_eq!(codes(&back), ["E0606"]);
    sound(&back.replace("months last_day", "months same_day"));
}

#[test]
fn a_last_day_that_moves_may_come_after_the_first() {
    let moved = |text: &str| {
        let calendar = "calendar days_off\n  weekly saturday to sunday\n\n";
        format!("{text}{calendar}")
            .replace("  months", "  working days by days_off\n  holidays move by days_off\n  months")
    };
    // A Saturday, counted from, moves to Monday; but nothing moves by three days.
    sound(&moved(&with_timing("after first_contact and by first_contact")));
    sound(&moved(&with_timing("no earlier than first_contact + 2 days and by first_contact")));
    assert_eq!(codes(&moved(&with_timing("after first_contact + 2 days and by first_contact"))), ["E0606"]);
    // A fixed date moves to a day that is known: 2 March 2024 is a Saturday.
    sound(&moved(&with_timing("after 2024-03-02 and by 2024-03-02")));
    assert_eq!(codes(&moved(&with_timing("after 2024-03-01 and by 2024-03-01"))), ["E0606"]);
}

#[test]
fn a_deadline_that_an_exemption_gives() {
    let text = "exemption later\n  act § 9\n  changes deadline of talk to after first_contact + 2 weeks and by first_contact + 1 week\n";
    assert_eq!(codes(&book("", text)), ["E0606"]);
}

#[test]
fn a_window_of_a_question() {
    let text = |window: &str| {
        let when = format!("  when number of interviews between {window} is 0\n");
        format!("requirement report\n  act § 2\n{when}  office must \"report\"\n  at all times\n")
    };
    assert_eq!(codes(&book("", &text("today - 1 month and today - 2 months"))), ["E0606"]);
    sound(&book("", &text("today - 2 months and today - 1 month")));
    sound(&book("", &text("today and today")));
}

#[test]
fn what_comes_again_at_once() {
    insta::assert_snapshot!(told(&with_timing("within 3 weeks after first_contact, then at least every 0 days")));
    for timing in ["every 0 months from first_contact", "at least every 0 days from first_contact"] {
        assert_eq!(codes(&with_timing(timing)), ["E0620"], "{timing}");
    }
    sound(&with_timing("within 0 days after first_contact, then at least every 3 weeks"));
}

#[test]
fn what_a_parameter_or_a_table_makes_come_again_at_once() {
    let text = with_timing("every pause from first_contact");
    let parameter = "parameter pause\n  act § 3\n  2 weeks until 2020-12-31\n  0 weeks from 2021-01-01\n";
    insta::assert_snapshot!(told(&format!("{text}{parameter}")));
    let table = "table pause\n  act § 3\n  columns form_wanted | pause\n  in_person | 1 week\n  phone | 0 days\n";
    let facts = "  form_wanted one of in_person, phone\n";
    let text = text.replace("  interviews events interview\n", &format!("  interviews events interview\n{facts}"));
    let text = format!("{text}{table}");
    assert_eq!(codes(&text), ["E0620"]);
    for (value, wrong) in [("2 weeks - 2 weeks", true), ("1 week - 2 weeks", true), ("2 weeks - 1 week", false)] {
        let text = format!("{}definition pause is {value}\n", with_timing("every pause from first_contact"));
        assert_eq!(codes(&text) == ["E0620"], wrong, "{value}");
    }
}
