//! Transitions, and law that is kept: one answer for each duty.

use super::{book, sound, told};

fn version(timing: &str, days: &str) -> String {
    format!("requirement report\n  act § 2\n  office must \"report\"\n  {timing}\n  met by interviews\n  {days}\n\n")
}

fn transition(name: &str, says: &str) -> String {
    format!("transition {name}\n  act § 9\n  concerns report\n  {says}\n\n")
}

fn versions() -> String {
    version("within 2 weeks after begun", "until 2019-12-31") + &version("within 1 week after begun", "from 2020-01-01")
}

#[test]
fn every_form_of_transition() {
    sound(&book("  begun date\n", &(versions() + &transition("t", "old duties run on"))));
    let floor = "new rule takes over on 2020-01-01, due no earlier than 2020-01-01 + 2 weeks";
    let later = transition("u", "new rule takes over on 2020-06-01");
    sound(&book("  begun date\n", &(versions() + &transition("t", floor) + &later)));
}

#[test]
fn two_clocks_are_fine_once_a_transition_says_what_becomes_of_old_duties() {
    let clocks = version("within 2 weeks after begun", "until 2019-12-31")
        + &version("within 2 weeks after asked", "from 2020-01-01");
    sound(&book("  begun date\n  asked date\n", &(clocks + &transition("t", "old duties run on"))));
}

#[test]
fn a_transition_says_one_thing_of_what_it_can_concern() {
    let two = transition("t", "old duties run on\n  new rule takes over on 2020-01-01");
    let ends = transition("u", "when it ends, then within 1 month");
    let nothing = "transition v\n  act § 9\n  concerns report\n\n";
    let nobody = "transition w\n  act § 9\n  old duties run on\n\n";
    insta::assert_snapshot!(told(&book("  begun date\n", &(versions() + &two + &ends + nothing + nobody))));
}

#[test]
fn a_transition_rests_on_a_provision() {
    let bare = transition("t", "old duties run on").replace("  act § 9\n", "");
    insta::assert_snapshot!(told(&book("  begun date\n", &(versions() + &bare))));
}

#[test]
fn transitions_that_contradict_each_other_and_one_to_a_day_without_a_rule() {
    let text = version("within 2 weeks after begun", "from 2019-01-01 until 2019-12-31")
        + &transition("t", "old duties run on")
        + &transition("u", "new rule takes over on 2020-01-01");
    insta::assert_snapshot!(told(&book("  begun date\n", &text)));
}

#[test]
fn a_trial_that_lifts_nothing_and_a_rest_with_another() {
    let trials = "trial one\n  act § 5\n  bylaw \"b\"\n\ntrial two\n  act § 5\n  bylaw \"b\"\n\n";
    let other = "exemption e\n  in trial one\n  suspends report during two, then within 1 week\n\n";
    let ends = "transition t\n  act § 9\n  concerns two\n  when it ends, then within 1 month\n\n";
    let mixed = "transition u\n  act § 9\n  concerns two\n  old duties run on\n\n";
    insta::assert_snapshot!(told(&book("  begun date\n", &(versions() + trials + other + ends + mixed))));
}

#[test]
fn a_fixed_grid_is_not_taken_over() {
    let text = version("every 3 months from begun", "until 2019-12-31")
        + &version("every 2 months from begun", "from 2020-01-01");
    sound(&book("  begun date\n", &(text.clone() + &transition("t", "old duties run on"))));
    insta::assert_snapshot!(told(&book(
        "  begun date\n",
        &(text + &transition("t", "new rule takes over on 2020-01-01"))
    )));
}

#[test]
fn the_law_of_two_days_is_kept() {
    let keep = |name: &str, on: &str, days: &str| {
        format!("exemption {name}\n  act § 6\n  keeps report as of {on}\n  {days}\n\n")
    };
    let one_after_the_other = keep("a", "2019-06-30", "until 2020-12-31") + &keep("b", "2019-07-31", "from 2021-01-01");
    sound(&book("  begun date\n", &(versions() + &one_after_the_other)));
    let at_once = keep("a", "2019-06-30", "until 2021-01-01") + &keep("b", "2019-07-31", "from 2021-01-01");
    insta::assert_snapshot!(told(&book("  begun date\n", &(versions() + &at_once))));
}
