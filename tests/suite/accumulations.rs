//! Accumulations: a definition that adds up events and says no window, named with one.

use crate::generate::{load, read};
use crate::properties::plain;
use hjemmel::{Date, Language, Rulebook, text};
use hjemmel_engine::findings::{Duty, Findings};
use hjemmel_engine::plan::Plan;
use hjemmel_engine::{Options, evaluate};
use serde_json::{Value, json};

const ENGLISH: &str = r#"rulebook r
  law "lov" as lab
  months last_day

actor office

event leave from begun until left
  begun date
  left date, optional
  kind one of parental, grief

event job from hired until let_go
  hired date
  let_go date, optional

situation
  start date
  leaves events leave
  jobs events job

definition leave_days "Days of parental leave" is days covered by leaves except during jobs where kind is parental

definition leaves_begun "Leaves" is number of leaves

requirement lately
  lab § 1
  when leave_days in the last 6 months is at least 30 days
  when leaves_begun since start is at most 2
  office must "do it"

requirement reached
  lab § 1
  office must "do it"
  by the day on which leave_days since start reaches 30 days

requirement found
  lab § 1
  office must "do it"
  by first day from start when (leave_days in the 2 months before today is at least 30 days)

requirement between_jobs
  lab § 1
  when there are jobs where (leaves_begun between hired and hired + 3 weeks is 1)
  office must "do it"

requirement each_time
  lab § 1
  for each day when leave_days in the last 12 months is at least 20 days as the_day, counting anew
  office must "do it"
  within 1 week after the_day
"#;

const DANISH: &str = r#"regelsæt r
  lov "lov" som lab
  måneder sidste_dag

aktør office

hændelse leave fra begun til left
  begun dato
  left dato, kan mangle
  kind en af parental, grief

hændelse job fra hired til let_go
  hired dato
  let_go dato, kan mangle

situation
  start dato
  leaves hændelser leave
  jobs hændelser job

definition leave_days "Days of parental leave" er dage dækket af leaves undtagen under jobs hvor kind er parental

definition leaves_begun "Leaves" er antal leaves

krav lately
  lab § 1
  når leave_days i de seneste 6 måneder er mindst 30 dage
  når leaves_begun siden start er højst 2
  office skal "do it"

krav reached
  lab § 1
  office skal "do it"
  senest den dag hvor leave_days siden start udgør 30 dage

krav found
  lab § 1
  office skal "do it"
  senest første dag fra start når (leave_days i de 2 måneder før i dag er mindst 30 dage)

krav between_jobs
  lab § 1
  når der er jobs hvor (leaves_begun mellem hired og hired + 3 uger er 1)
  office skal "do it"

krav each_time
  lab § 1
  for hver dag når leave_days i de seneste 12 måneder er mindst 20 dage som the_day, talt forfra
  office skal "do it"
  senest 1 uge efter the_day
"#;

/// The English rulebook with each use as the question that it stands for.
fn written_out() -> String {
    let mut text = ENGLISH.to_owned();
    for window in [" in the last 6 months", " since start", " in the 2 months before today", " in the last 12 months"] {
        let asked = format!("days covered by leaves except during jobs{window} where (kind is parental)");
        text = text.replace(&format!("leave_days{window} reaches"), &format!("{asked} reaches"));
        text = text.replace(&format!("leave_days{window}"), &format!("({asked})"));
    }
    for window in [" since start", " between hired and hired + 3 weeks"] {
        text = text.replace(&format!("leaves_begun{window}"), &format!("(number of leaves{window})"));
    }
    assert_eq!((text.matches("leave_days").count(), text.matches("leaves_begun").count()), (1, 1));
    text
}

fn plan(text: &str) -> Plan {
    load(text).unwrap_or_else(|error| panic!("{error}")).plan
}

fn findings(plan: &Plan, situation: &Value, as_of: &str) -> Findings {
    evaluate(plan, &read(plan, situation), &Options::new(Date::parse(as_of).unwrap())).unwrap()
}

fn situation() -> Value {
    json!({
        "start": "2024-01-01",
        "leaves": [
            {"begun": "2024-01-03", "left": "2024-01-24", "kind": "parental"},
            {"begun": "2024-01-25", "left": "2024-01-31", "kind": "grief"},
            {"begun": "2024-02-01", "left": "2024-02-29", "kind": "parental"},
        ],
        "jobs": [{"hired": "2024-01-10", "let_go": "2024-01-11"}],
    })
}

#[test]
fn a_definition_is_added_up_in_the_window_of_each_place_that_names_it() {
    let plan = plan(ENGLISH);
    let found = findings(&plan, &situation(), "2024-03-15");
    let name = |duty: &Duty| plan.requirements[duty.requirement.index()].named.name.to_string();
    let due: Vec<_> = found.duties.iter().map(|duty| (name(duty), duty.due.map(|it| it.to_string()))).collect();
    let dated = |name: &str, due: &str| (name.to_owned(), Some(due.to_owned()));
    // Twenty days by 24 January, ten more by 10 February; in the days before a day they are there on the next. From
    // 25 January twenty more by 20 February. More than two leaves have begun, and one of them while in the job.
    let expected = [
        dated("each_time", "2024-01-31"),
        dated("reached", "2024-02-10"),
        dated("found", "2024-02-11"),
        dated("each_time", "2024-02-27"),
        ("between_jobs".to_owned(), None),
    ];
    assert_eq!(due, expected);
}

#[test]
fn danish_makes_the_same_plan() {
    let (english, danish) = (plan(ENGLISH), plan(DANISH));
    assert_eq!(english.to_json().unwrap(), danish.to_json().unwrap());
}

#[test]
fn it_is_the_question_written_out() {
    let (named, asked) = (plan(ENGLISH), plan(&written_out()));
    for as_of in ["2024-01-01", "2024-01-31", "2024-02-11", "2024-03-15", "2024-12-31", "2025-06-01"] {
        let one = plain(findings(&named, &situation(), as_of));
        assert_eq!(one, plain(findings(&asked, &situation(), as_of)), "{as_of}");
    }
    let unknown = json!({"start": "2024-01-01", "leaves": {"events": [], "incomplete": true}});
    let one = plain(findings(&named, &unknown, "2024-03-15"));
    assert_eq!(one, plain(findings(&asked, &unknown, "2024-03-15")));
}

#[test]
fn reasons_tell_it_by_its_label() {
    let told = |language| {
        let rulebook = Rulebook::builder().source("r.rulebook", ENGLISH).compile().unwrap();
        let mut situation = situation();
        situation["leaves"].as_array_mut().unwrap().remove(1);
        let situation = rulebook.situation(&situation).unwrap();
        let as_of = Date::parse("2024-03-15").unwrap();
        let outcome = rulebook.evaluation(&situation).as_of(as_of).language(language).run().unwrap();
        let page = text::plain(&text::render(&outcome, language, true));
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let english = told(Language::English);
    assert!(english.contains("days of parental leave in the last 6 months is at least 30 days"), "{english}");
    let danish = told(Language::Danish);
    assert!(danish.contains("days of parental leave i de seneste 6 måneder er mindst 30 dage"), "{danish}");
}
