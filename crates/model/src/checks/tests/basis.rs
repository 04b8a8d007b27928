//! Legal basis: citations, by-laws, laws that were never passed or have ended.

use super::{book, sound, told};

#[test]
fn a_requirement_without_a_citation() {
    insta::assert_snapshot!(told(&book("", "requirement report\n  office must \"report\"\n")));
}

#[test]
fn an_exemption_without_a_citation() {
    insta::assert_snapshot!(told(&book("", "exemption free\n  lifts talk\n")));
}

#[test]
fn an_exemption_without_a_citation_whose_effect_is_refused() {
    let page = told(&book("", "exemption free\n  lifts documents of talk\n"));
    assert!(page.contains("E0802") && page.contains("E0701"), "{page}");
}

#[test]
fn a_trial_without_citation_and_bylaw_is_told_once() {
    let text = "trial north\n  until 2021-12-31\n\nexemption free\n  in trial north\n  lifts talk\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn an_exemption_inherits_the_citation_of_its_trial() {
    let text = "trial north\n  trial_act § 1\n  bylaw \"by-law\"\n  until 2021-12-31

exemption free\n  in trial north\n  lifts talk\n";
    let model = sound(&book("", text));
    let plan = crate::lower(&model);
    let cited: Vec<String> = plan.exemptions[0].versions[0].text.citations.iter().map(ToString::to_string).collect();
    assert_eq!(cited, ["trial_act § 1"]);
}

#[test]
fn a_law_that_was_never_enacted() {
    insta::assert_snapshot!(told(&book("", "requirement report\n  bill § 2\n  office must \"report\"\n")));
}

#[test]
fn a_proposal_may_cite_a_law_that_was_never_enacted() {
    let text = "requirement report\n  bill § 2\n  office must \"report\"\n  proposed \"never put to the vote\"\n";
    sound(&book("", text));
}

#[test]
fn a_rule_that_goes_on_after_its_law() {
    let text = "requirement report\n  trial_act § 2\n  office must \"report\"\n  until 2022-01-01\n";
    insta::assert_snapshot!(told(&book("", text)));
}

#[test]
fn a_rule_that_ends_with_its_law() {
    sound(&book("", "requirement report\n  trial_act § 2\n  office must \"report\"\n  until 2021-12-31\n"));
}

#[test]
fn what_is_not_encoded_cites_what_it_leaves_out() {
    super::sound(&book("", "not encoded \"too rare\"\n  act § 5\n"));
    let page = told(&book("", "not encoded \"too rare\"\n  when first_contact is known\n"));
    assert!(page.starts_with("error[E0460]"), "{page}");
}

#[test]
fn a_proposal_that_does_not_say_what_it_lacks() {
    insta::assert_snapshot!(told(&book("", "requirement report\n  act § 2\n  office must \"report\"\n  proposed\n")));
}
