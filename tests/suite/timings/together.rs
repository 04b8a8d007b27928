//! Duties that are due together with another.

use super::*;

/// A talk within a week, and a leaflet together with it.
fn together(rest: &str) -> String {
    format!(
        r#"rulebook r
  law "lov" as lab
  months last_day
  holidays move by days_off
  from 2020-01-01

calendar days_off
  weekly saturday to sunday

actor office

event letter on sent
  sent date

event meeting on held
  held date

situation
  asked date, optional
  well yes/no, assumed yes
  sure yes/no
  letters events letter
  talks events meeting

requirement talk
  lab § 1
  when well
  office must "talk"
  within 1 week after asked
  met by talks

requirement leaflet
  lab § 2
  office must "send it"
  together with talk
  met by letters
{rest}"#
    )
}

fn asked(asked: &str, talks: &[&str], letters: &[&str]) -> String {
    let list = |field: &str, days: &[&str]| {
        let days: Vec<String> = days.iter().map(|day| format!(r#"{{"{field}": "{day}"}}"#)).collect();
        days.join(", ")
    };
    format!(r#"{{"asked": "{asked}", "talks": [{}], "letters": [{}]}}"#, list("held", talks), list("sent", letters))
}

/// How the leaflet stands.
fn leaflet(text: &str, situation: &str, as_of: &str) -> String {
    let found = lines(text, situation, as_of);
    found.iter().find(|line| line.starts_with("leaflet")).cloned().unwrap_or_else(|| panic!("{found:?}"))
}

#[test]
fn together_is_due_with_the_other_and_then_on_the_day_on_which_that_was_met() {
    let text = together("");
    // A talk due on Monday 11 March 2024.
    for (talks, letters, as_of, line) in [
        (&[][..], &[][..], "2024-03-01", "2024-03-11, upcoming"),
        (&[], &[], "2024-03-05", "2024-03-11, open"),
        // Not yet: the talk was not held.
        (&[], &["2024-03-05"], "2024-03-06", "2024-03-11, open"),
        (&[], &["2024-03-05"], "2024-03-12", "2024-03-11, overdue"),
        (&["2024-03-07"], &[], "2024-03-07", "2024-03-07, open"),
        (&["2024-03-07"], &[], "2024-03-08", "2024-03-07, overdue"),
        (&["2024-03-07"], &["2024-03-05"], "2024-03-08", "2024-03-07, overdue"),
        (&["2024-03-07"], &["2024-03-07"], "2024-03-08", "2024-03-07, met"),
        (&["2024-03-07"], &["2024-03-08"], "2024-03-08", "2024-03-07, late"),
        // The talk itself was late.
        (&["2024-03-14"], &["2024-03-14"], "2024-03-20", "2024-03-14, met"),
        (&["2024-03-14"], &[], "2024-03-20", "2024-03-14, overdue"),
        // Held on a Saturday: the day of the talk does not move.
        (&["2024-03-09"], &["2024-03-11"], "2024-03-11", "2024-03-09, late"),
    ] {
        let found = leaflet(&text, &asked("2024-03-04", talks, letters), as_of);
        assert_eq!(found, format!("leaflet: {line}"), "{talks:?} {letters:?} {as_of}");
    }
    // The due date of the talk moved, and so this one did with it.
    assert_eq!(leaflet(&text, &asked("2024-03-02", &[], &[]), "2024-03-05"), "leaflet: 2024-03-11, open");
}

#[test]
fn together_with_what_is_not_owed_or_not_known() {
    let text = together("");
    let not = "leaflet: not, NotStarted";
    assert_eq!(leaflet(&text, r#"{"asked": null, "letters": [], "talks": []}"#, "2024-03-05"), not);
    assert_eq!(
        leaflet(&text, r#"{"asked": "2024-03-04", "well": false, "letters": [], "talks": []}"#, "2024-03-05"),
        not
    );
    let lifted = together("\nexemption no_talk\n  lab § 9\n  lifts talk\n");
    assert_eq!(leaflet(&lifted, &asked("2024-03-04", &[], &[]), "2024-03-05"), not);
    // Whether the talk was held is not known.
    let found = outcome(&text, r#"{"asked": "2024-03-04", "letters": []}"#, "2024-03-08", Language::English);
    let duty = found.obligations.iter().find(|duty| duty.id == "r.leaflet").unwrap();
    assert_eq!((duty.due, format!("{:?}", duty.status)), (None, "Unknown".to_owned()));
    let asks = |fact: &str| {
        let question = found.questions.iter().find(|question| question.fact == fact).unwrap();
        question.decides.contains(&"r.leaflet".to_owned())
    };
    assert!(asks("talks"));
    // Whether the talk is owed is not known, nor when it is.
    let unsure = text.replace("  when well\n", "  when sure\n");
    assert_eq!(leaflet(&unsure, &asked("2024-03-04", &[], &[]), "2024-03-05"), "leaflet: no date, unknown");
    assert_eq!(leaflet(&text, r#"{"letters": [], "talks": []}"#, "2024-03-05"), "leaflet: no date, unknown");
}

#[test]
fn the_reason_names_the_other_duty() {
    let text = together("");
    let reason = |talks: &[&str], language| {
        let found = outcome(&text, &asked("2024-03-04", talks, &[]), "2024-03-08", language);
        let duty = found.obligations.iter().find(|duty| duty.id == "r.leaflet").unwrap();
        duty.because
            .iter()
            .map(|reason| reason.text.clone())
            .find(|text| text.contains("»") || text.contains('“'))
            .unwrap()
    };
    assert_eq!(
        reason(&[], Language::English),
        "Due Monday 11 March 2024: “together with talk”, which is due that day."
    );
    assert_eq!(
        reason(&["2024-03-07"], Language::Danish),
        "Frist torsdag den 7. marts 2024: »samtidig med talk«, som blev opfyldt den dag."
    );
}

#[test]
fn together_with_what_has_no_one_day_is_refused() {
    for timing in ["at least every 2 weeks from asked", "every 2 weeks from asked"] {
        assert_eq!(codes(&together("").replace("within 1 week after asked", timing)), ["E0610"], "{timing}");
    }
    assert_eq!(codes(&together("").replace("office must \"talk\"", "office may \"talk\"")), ["E0610"]);
    let each = together("").replace("  when well\n", "  for each letters as letter\n");
    assert_eq!(codes(&each), ["E0610"]);
    let changed = "\nexemption later\n  lab § 9\n  changes deadline of talk to together with weekly\n\
         \nrequirement weekly\n  lab § 3\n  office must \"write\"\n  every 1 week from asked\n  met by letters\n";
    assert_eq!(codes(&together(changed)), ["E0610"]);
}

#[test]
fn together_in_a_circle_and_behind_a_guardrail() {
    assert_eq!(codes(&together("").replace("within 1 week after asked", "together with leaflet")), ["E0412"]);
    assert_eq!(codes(&together("").replace("together with talk", "together with leaflet")), ["E0412"]);
    assert_eq!(codes(&together("").replace("  when well\n", "  when status of leaflet is met\n")), ["E0412"]);
    let rail = "\nexemption no_talk\n  lab § 9\n  lifts talk\n\nguardrail keep\n  lab § 8\n  protects leaflet\n";
    assert_eq!(codes(&together(rail)), ["E0806"]);
}

#[test]
fn an_exemption_may_put_a_duty_together_with_another_and_extend_one_that_is() {
    let text = together("\nexemption later\n  lab § 9\n  extends deadline of leaflet by 3 days\n");
    assert_eq!(
        leaflet(&text, &asked("2024-03-04", &["2024-03-07"], &["2024-03-10"]), "2024-03-12"),
        "leaflet: 2024-03-10, met"
    );
    let other = "\nrequirement report\n  lab § 3\n  office must \"report\"\n  within 1 day after asked\n  met by letters\n\
         \nexemption later\n  lab § 9\n  changes deadline of report to together with talk\n";
    let found = lines(&together(other), &asked("2024-03-04", &["2024-03-07"], &["2024-03-07"]), "2024-03-12");
    assert!(found.contains(&"report: 2024-03-07, met".to_owned()), "{found:?}");
}

#[test]
fn a_deadline_can_stay_where_the_head_moves_them() {
    let due = |timing: &str| {
        let text = together("").replace("within 1 week after asked", timing);
        let found = outcome(&text, &asked("2024-03-02", &[], &[]), "2024-03-05", Language::English);
        let duty = found.obligations.iter().find(|duty| duty.id == "r.talk").unwrap();
        (duty.due.unwrap().to_string(), duty.next_working_day.map(|day| day.to_string()))
    };
    assert_eq!(due("within 1 week after asked"), ("2024-03-11".to_owned(), None));
    // It stays, and the next working day is told beside it.
    assert_eq!(due("within 1 week after asked, not moved"), ("2024-03-09".to_owned(), Some("2024-03-11".to_owned())));
    assert_eq!(due("senest 1 uge efter asked, flyttes ikke").0, "2024-03-09");
}
