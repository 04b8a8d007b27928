//! What is not known is not only asked for: the line says in words what hangs on it.

use crate::generate::{load, read};
use hjemmel_diagnostic::Language;
use hjemmel_engine::{Options, evaluate};
use hjemmel_explain::present;
use hjemmel_value::Date;
use serde_json::{Value, json};

const HEAD: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2020-01-01

actor office "the office"

category benefit "Benefit"
  cash "cash benefit"
  sick "sick pay"

event stay "stay" from began until ended
  began date
  ended date, optional
  paid yes/no

event interview "interview" on held
  held date

situation
  contact date "When was the first contact?"
  benefit benefit, optional, over time "Which benefit?"
  ready yes/no, over time "Ready?"
  stays events stay "Which stays?"
  interviews events interview "Which interviews?"
"#;

/// What the lines say that are not determined, in English and Danish, and of duties what is said in their reasons.
fn told(rules: &str, situation: &Value, as_of: &str) -> String {
    let loaded = load(&format!("{HEAD}{rules}")).unwrap_or_else(|error| panic!("{error}"));
    let situation = read(&loaded.plan, situation);
    let as_of = Date::parse(as_of).unwrap();
    let found = evaluate(&loaded.plan, &situation, &Options::new(as_of)).unwrap();
    let mut said = String::new();
    for language in [Language::English, Language::Danish] {
        let outcome = present(&loaded.plan, &situation, &found, as_of, None, &[], language);
        let lines = outcome.undetermined.iter().map(|line| &line.because);
        for because in lines.chain(outcome.obligations.iter().map(|duty| &duty.because)) {
            said.extend(because.iter().map(|reason| format!("{}\n", reason.text)));
        }
    }
    said
}

#[test]
fn events_and_days_that_may_be_missing() {
    let for_each = |what: &str| {
        format!("\nrequirement follow_up\n  lab § 1\n  for each {what}\n  office must \"follow up\"\n  at all times\n")
    };
    let stays = json!({"stays": {"events": [{"began": "2024-01-01", "ended": null}], "incomplete": true}});
    insta::assert_snapshot!(told(&for_each("stays where paid as stay"), &stays, "2024-03-01"), @"
    Stay Monday 1 January 2024 may give rise to the duty; it is not known.
    The list “Which stays?” is not given or may be incomplete, so there may be more.
    Stay mandag den 1. januar 2024 udløser måske pligten; det vides ikke.
    Listen »Which stays?« er ikke oplyst eller kan være ufuldstændig, så der kan være flere.
    ");
    let day = for_each("day when months covered by stays where (paid) is at least 1 month as reached");
    insta::assert_snapshot!(told(&day, &stays, "2024-03-01"), @"
    Whether the duty arises on Monday 1 January 2024 is not known, since not all that is counted up to that day is known.
    Det vides ikke, om pligten opstår mandag den 1. januar 2024, da ikke alt, der tælles med til og med den dag, kendes.
    ");
    insta::assert_snapshot!(told(&day, &json!({}), "2024-03-01"), @"
    The list “Which stays?” is not given or may be incomplete, so there may be more.
    Listen »Which stays?« er ikke oplyst eller kan være ufuldstændig, så der kan være flere.
    ");
}

#[test]
fn periods_that_are_not_known_to_begin() {
    let rules = r#"
requirement review
  lab § 2
  for each period of the same benefit as spell
  office must "review"
  within 4 weeks after start of spell
"#;
    insta::assert_snapshot!(told(rules, &json!({}), "2024-03-01"), @"
    “Which benefit?” is not told for any day, so it is not known which periods there are.
    »Which benefit?« er ikke oplyst for nogen dag, så det vides ikke, hvilke perioder der er.
    ");
    let rules = rules.replace("the same benefit", "the same benefit, ready");
    let later = json!({
        "benefit": [{"value": "cash", "from": "2024-01-01"}, {"value": "sick", "from": "2024-02-01"}],
        "ready": [{"value": true, "from": "2024-02-01"}],
    });
    let said = told(&rules, &later, "2024-03-01");
    let lines: Vec<&str> =
        said.lines().filter(|line| line.contains("not known") || line.contains("vides ikke")).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    Whether a period begins on Monday 1 January 2024 is not known: that hangs on “Ready?”.
    Det vides ikke, om en periode begynder mandag den 1. januar 2024: det afhænger af »Ready?«.
    ");
}

#[test]
fn a_rule_that_may_take_over() {
    let rules = r#"
requirement first_interview
  lab § 3
  office must "hold an interview"
  within 4 weeks after contact
  met by interviews
  until 2024-01-31

requirement first_interview
  lab § 3
  office must "hold an interview"
  within 2 weeks after contact
  met by interviews
  from 2024-02-01

transition reform "The reform"
  lab § 4
  concerns first_interview
  new rule takes over on 2024-02-01, due no earlier than 2024-02-15
"#;
    insta::assert_snapshot!(told(rules, &json!({"contact": "2024-01-20"}), "2024-03-01"), @"
    “The reform”: it is not known whether on Thursday 1 February 2024 the new rule takes over, due no earlier than Thursday 15 February 2024; it takes over what is neither due nor met before that day.
    Due Saturday 17 February 2024: “within 4 weeks after contact”, counted 4 weeks from Saturday 20 January 2024, that day not included.
    The list “Which interviews?” is not given or may be incomplete, so there may be more.
    »The reform«: det vides ikke, om den nye regel afløser den gamle torsdag den 1. februar 2024 med frist tidligst torsdag den 15. februar 2024; den afløser den for det, som hverken har frist eller er opfyldt før den dag.
    Frist lørdag den 17. februar 2024: »senest 4 uger efter contact«, regnet 4 uger fra lørdag den 20. januar 2024, dagen selv ikke medregnet.
    Listen »Which interviews?« er ikke oplyst eller kan være ufuldstændig, så der kan være flere.
    ");
    insta::assert_snapshot!(told(rules, &json!({"contact": "2024-01-20", "interviews": []}), "2024-03-01"), @"
    “The reform”: on Thursday 1 February 2024 the new rule took over, due no earlier than Thursday 15 February 2024.
    Due Saturday 3 February 2024: “within 2 weeks after contact”, counted 2 weeks from Saturday 20 January 2024, that day not included.
    »The reform«: torsdag den 1. februar 2024 afløste den nye regel den gamle med frist tidligst torsdag den 15. februar 2024.
    Frist lørdag den 3. februar 2024: »senest 2 uger efter contact«, regnet 2 uger fra lørdag den 20. januar 2024, dagen selv ikke medregnet.
    ");
}

#[test]
fn what_is_owed_as_needed_is_counted_from_nothing() {
    let rules = r#"
requirement talk "Talk as needed"
  lab § 5
  office must "talk with the citizen"
  within not encoded "as needed"
  met by interviews
  until 2024-01-31

requirement talk "Talk as needed"
  lab § 5
  office must "talk with the citizen"
  within 4 weeks after contact
  met by interviews
  from 2024-02-01
"#;
    let said = |contact: &str, as_of: &str| {
        let said = told(rules, &json!({"contact": contact, "interviews": []}), as_of);
        said.lines().filter(|line| line.contains("Talk as needed")).map(|line| format!("{line}\n")).collect::<String>()
    };
    insta::assert_snapshot!(said("2024-01-10", "2024-01-15"), @"
    The version of “Talk as needed” in force until Wednesday 31 January 2024 governs, since it is the one of Monday 15 January 2024.
    Reglen »Talk as needed« gælder, som den lød til onsdag den 31. januar 2024, fordi det er den, der gælder mandag den 15. januar 2024.
    ");
    insta::assert_snapshot!(said("2024-02-10", "2024-02-15"), @"
    The version of “Talk as needed” in force from Thursday 1 February 2024 governs, since what it is measured from is Saturday 10 February 2024.
    Reglen »Talk as needed« gælder, som den lød fra torsdag den 1. februar 2024, fordi der regnes fra lørdag den 10. februar 2024.
    ");
}
