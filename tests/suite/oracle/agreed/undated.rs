//! Cases of duties of which a day or a length is not known.

use super::{days, duties, found, rulebook, two_jobs};
use hjemmel_engine::findings::{NotApplicableReason, Status};
use serde_json::{Value, json};

#[test]
fn a_step_or_window_of_which_the_length_is_not_known_is_met_by_one_act() {
    for timing in ["at least every pause from asked", "every pause from asked"] {
        let rules = format!(
            r#"
requirement talk "Talk"
  act § 1
  office must "talk"
  {timing}
  met by hearings
"#
        );
        let mut situation = two_jobs();
        situation["hearings"] = json!([{"held": "2025-02-01"}, {"held": "2025-02-02"}]);
        let found = found(&rulebook(&rules), &situation, "2025-06-01", &[]);
        let met: Vec<_> = duties(&found, 0).map(|duty| (duty.status, duty.required, duty.met)).collect();
        assert_eq!(met, [(Status::Unknown, Some(1), Some(1))], "{timing}");
    }
}

#[test]
fn a_step_to_come_whose_changed_clock_is_not_known_is_not_known_to_be_upcoming() {
    let rules = |timing: &str| {
        let rules = format!(
            r#"
requirement talk "Talk"
  act § 1
  office must "talk"
  at least every 10 days from asked + 1 month
  met by hearings

exemption other_grid
  act § 2
  {timing}
"#
        );
        rulebook(&rules)
    };
    let mut situation = two_jobs();
    situation.as_object_mut().unwrap().remove("hearings");
    let status = |timing: &str, as_of: &str| -> Vec<Status> {
        let found = found(&rules(timing), &situation, as_of, &[]);
        duties(&found, 0).map(|duty| duty.status).collect()
    };
    let unknown = "changes deadline of talk to every 1 week from (date of first hearings)";
    assert_eq!(status(unknown, "2025-01-15"), [Status::Unknown]);
    assert_eq!(status("changes deadline of talk to every 1 week from asked", "2025-01-15"), [Status::Upcoming]);
    assert_eq!(
        status("changes deadline of talk to at least every 1 week from asked", "2025-01-31"),
        [Status::Upcoming]
    );
    assert_eq!(status("lifts deadline of talk", "2025-01-31"), [Status::Upcoming]);
}

#[test]
fn which_others_lift_a_duty_without_a_date_hangs_on_what_its_date_hangs_on() {
    let rules = r#"
requirement plan "A plan"
  act § 1
  office must "plan"
  within 4 weeks after first day from asked when (there are hearings)

exemption excused
  act § 2
  lifts plan

exemption short
  act § 3
  when pause is at most 1 week
  lifts plan
"#;
    let mut situation = two_jobs();
    situation.as_object_mut().unwrap().remove("hearings");
    let found = found(&rulebook(rules), &situation, "2025-01-02", &[]);
    let [line] = found.lifted.as_slice() else { panic!("{found:?}") };
    assert_eq!((line.by.len(), line.perhaps_by.len(), line.needs.len()), (1, 1, 2));
}

#[test]
fn what_applies_on_no_day_does_not_rely_on_the_day_on_which_its_clock_started() {
    let rules = r#"
requirement talk "Talk"
  act § 1
  when (sure and asked is before 2025-01-01)
  office must "talk"
  within pause after asked
"#;
    let mut situation = two_jobs();
    situation["sure"] = json!([{"value": true, "from": "2025-01-05"}]);
    let found = found(&rulebook(rules), &situation, "2025-01-06", &[]);
    let [not] = found.not_applicable.as_slice() else { panic!("{found:?}") };
    assert_eq!(not.reason, NotApplicableReason::Condition);
    // That it was not sure on 1 January is assumed, and not asked.
    assert_eq!(found.relied_on.assumptions, []);
}

#[test]
fn a_step_of_unknown_length_that_applies_on_no_day_is_not_told_besides_the_steps_before_it() {
    let rules = |timing: &str, later: &str| {
        format!(
            r#"
requirement talk "Talk"
  act § 1
  office must "talk"
  {timing}
  met by hearings
  until 2025-01-14

requirement talk "Talk"
  act § 1
  when (sure and asked is before 2025-01-01)
  office must "talk"
  {later}
  met by hearings
  from 2025-01-15
"#
        )
    };
    let mut situation = two_jobs();
    situation["sure"] = json!([{"value": false, "from": "2025-01-05"}]);
    for (timing, later) in [
        ("at least every 2 weeks from asked", "at least every pause from asked"),
        ("every 2 weeks from asked", "every pause from asked"),
    ] {
        let held = if timing.starts_with("at") { json!([{"held": "2025-01-15"}]) } else { json!([]) };
        situation["hearings"] = held;
        let rules = rules(timing, later);
        let told = found(&rulebook(&rules), &situation, "2025-02-20", &[]);
        assert_eq!((days(&told, 0), told.not_applicable.len()), (vec!["2025-01-15".to_owned()], 0), "{timing}");
        // If the step before it is not listed either, the last one says why.
        let excused = rules.replacen("office must", "unless asked is at least 2024-01-01\n  office must", 1);
        let told = found(&rulebook(&excused), &situation, "2025-02-20", &[]);
        let [not] = told.not_applicable.as_slice() else { panic!("{told:?}") };
        assert_eq!((told.duties.len(), not.reason), (0, NotApplicableReason::Condition), "{timing}");
    }
}

#[test]
fn the_end_of_a_window_that_is_not_known_to_begin_bounds_the_due_date() {
    let rules = r#"
requirement talk "Talk"
  act § 1
  office must "talk"
  after asked and by first day from 2025-01-01 when (there are hearings)
"#;
    let told = |situation: Value| {
        let found = found(&rulebook(rules), &situation, "2025-02-20", &[]);
        let latest = duties(&found, 0).find_map(|duty| Some(duty.due_between?.latest.to_string()));
        (days(&found, 0).concat(), latest, found.relied_on.facts.len())
    };
    let hearings = json!([{"held": "2025-02-01"}]);
    let no_later_than = Some("2025-02-01".to_owned());
    assert_eq!(told(json!({"hearings": hearings})), ("none".to_owned(), no_later_than, 1));
    let asked = json!({"asked": "2025-01-01", "hearings": hearings});
    assert_eq!(told(asked), ("2025-02-01".to_owned(), None, 2));
}

#[test]
fn two_versions_of_an_exemption_that_are_read_on_different_days_are_told_in_their_order() {
    let rules = r#"
requirement talk "Talk"
  act § 1
  office must "talk"
  within 4 weeks after asked

exemption excused
  act § 2
  lifts talk
  reaches duties arising
  until 2025-01-10

exemption excused
  act § 3
  lifts talk
  from 2025-01-11
"#;
    let found = found(&rulebook(rules), &two_jobs(), "2025-02-20", &[]);
    let by: Vec<_> = found.lifted[0].by.iter().map(|(_, version)| *version).collect();
    assert_eq!(by, [0, 1]);
}
