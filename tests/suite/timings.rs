//! How deadlines are counted and what is said of it: working days, whole calendar months.

mod grid;
mod together;

use hjemmel::{Date, Language, Limits, Outcome, Rulebook};

/// The outcome of a rulebook on a day.
fn outcome(text: &str, situation: &str, as_of: &str, language: Language) -> Outcome {
    let rulebook = Rulebook::builder().source("r.rulebook", text).compile().unwrap();
    let situation = rulebook.situation_from_json(situation).unwrap();
    let as_of = Date::parse(as_of).unwrap();
    rulebook.evaluation(&situation).as_of(as_of).language(language).run().unwrap()
}

/// When the first duty is due, and how that was counted.
fn counted(text: &str, situation: &str, language: Language) -> (String, String) {
    let outcome = outcome(text, situation, "2024-01-01", language);
    let duty = &outcome.obligations[0];
    let marks = ["Due ", "Frist "];
    let reason = duty.because.iter().find(|reason| marks.iter().any(|mark| reason.text.starts_with(mark))).unwrap();
    (duty.due.unwrap().to_string(), reason.text.clone())
}

/// The codes of what is wrong with a rulebook, warnings left out.
fn codes(text: &str) -> Vec<String> {
    let refused = Rulebook::builder().source("r.rulebook", text).compile().unwrap_err();
    let codes = refused.diagnostics().iter().map(|complaint| complaint.code().to_string());
    codes.filter(|code| code.starts_with('E')).collect()
}

fn with_timing(timing: &str) -> String {
    format!(
        r#"rulebook r
  law "lov" as lab
  months last_day
  working days by days_off

calendar days_off "Days off"
  weekly saturday to sunday
  2 days before easter
  1 day after easter

actor office

event letter on sent
  sent date

situation
  asked date
  letters events letter

requirement answer
  lab § 1
  office must "answer"
  {timing}
  met by letters
"#
    )
}

#[test]
fn working_days_pass_over_the_days_of_the_calendar() {
    let text = with_timing("within 3 working days after asked");
    for (asked, due) in [
        ("2024-03-28", "2024-04-04"),
        ("2024-03-30", "2024-04-04"),
        ("2024-04-01", "2024-04-04"),
        ("2024-04-02", "2024-04-05"),
        ("2024-04-03", "2024-04-08"),
    ] {
        assert_eq!(counted(&text, &format!(r#"{{"asked": "{asked}"}}"#), Language::English).0, due, "{asked}");
    }
    let text = with_timing("within 3 working days before asked");
    for (asked, due) in [("2024-04-04", "2024-03-28"), ("2024-04-01", "2024-03-26"), ("2024-03-31", "2024-03-26")] {
        assert_eq!(counted(&text, &format!(r#"{{"asked": "{asked}"}}"#), Language::English).0, due, "{asked}");
    }
}

#[test]
fn the_reason_says_which_days_are_left_out() {
    let text = with_timing("within 3 working days after asked");
    let (_, reason) = counted(&text, r#"{"asked": "2024-03-28"}"#, Language::English);
    assert_eq!(
        reason,
        "Due Thursday 4 April 2024: “within 3 working days after asked”, counted 3 working days from Thursday 28 March 2024, \
         that day not included. Days of “Days off” are no working days and are not counted."
    );
    let (_, reason) = counted(&text, r#"{"asked": "2024-03-28"}"#, Language::Danish);
    assert_eq!(
        reason,
        "Frist torsdag den 4. april 2024: »senest 3 arbejdsdage efter asked«, regnet 3 arbejdsdage fra torsdag den 28. marts \
         2024, dagen selv ikke medregnet. Dage i »Days off« er ikke arbejdsdage og regnes ikke med."
    );
    let text = with_timing("within 3 whole calendar months after asked");
    let (due, reason) = counted(&text, r#"{"asked": "2024-05-14"}"#, Language::Danish);
    assert_eq!(due, "2024-08-31");
    assert_eq!(
        reason,
        "Frist lørdag den 31. august 2024: »senest 3 hele kalendermåneder efter asked«, regnet 3 hele kalendermåneder fra \
         tirsdag den 14. maj 2024, dagen selv ikke medregnet. Hele kalendermåneder begynder med den næste måned og slutter \
         ved en måneds udgang."
    );
}

#[test]
fn whoever_counts_working_days_says_which_they_are() {
    let without = |timing: &str| with_timing(timing).replace("  working days by days_off\n", "");
    assert_eq!(codes(&without("within 3 working days after asked")), ["E0607"]);
    assert_eq!(codes(&without("by asked + 1 week + 3 working days")), ["E0607"]);
    let parameter = "parameter patience\n  lab § 1\n  5 working days\n";
    let text = format!("{}\n{parameter}", without("within patience after asked"));
    assert_eq!(codes(&text), ["E0607"]);
    // A calendar that is not there is what is wrong, and not the days.
    let text = with_timing("within 3 working days after asked").replace("by days_off", "by days_on");
    assert_eq!(codes(&text), ["E0401"]);
}

#[test]
fn the_rulebook_of_the_requirement_counts_what_an_exemption_gives() {
    let requirement = with_timing("within 1 week after asked").replace("  working days by days_off\n", "");
    let exemption = r#"rulebook e
  law "lov" as lab
  uses r
  months last_day
  working days by r.days_off

exemption later
  lab § 2
  changes deadline of r.answer to within 3 working days after asked
"#;
    let compile = |first: &str| {
        Rulebook::builder().source("r.rulebook", first).source("e.rulebook", exemption).compile().map(|_| ())
    };
    let codes: Vec<_> =
        compile(&requirement).unwrap_err().diagnostics().iter().map(|it| it.code().to_string()).collect();
    assert_eq!(codes, ["E0607"]);
    assert!(compile(&with_timing("within 1 week after asked")).is_ok());
}

#[test]
fn a_calendar_without_working_days_ends_the_evaluation_and_counts_its_steps() {
    let text = with_timing("within 1 working day after asked").replace("saturday to sunday", "monday to sunday");
    let rulebook = Rulebook::builder().source("r.rulebook", text.as_str()).compile().unwrap();
    let situation = rulebook.situation_from_json(r#"{"asked": "2024-05-14"}"#).unwrap();
    let run = |steps: Option<u64>| {
        let evaluation = rulebook.evaluation(&situation).as_of(Date::parse("2024-06-01").unwrap());
        let evaluation = match steps {
            Some(_) => evaluation.limits(Limits { steps, ..Limits::default() }),
            None => evaluation,
        };
        evaluation.run().unwrap_err().to_string()
    };
    assert!(run(None).contains("out of range"), "{}", run(None));
    assert!(run(Some(500)).contains("500"), "{}", run(Some(500)));
}

#[test]
fn working_days_are_neither_given_nor_compared_with_days() {
    let book = |more: &str| with_timing("within 1 week after asked") + more;
    assert_eq!(
        codes(&book("\nsituation\n  gap duration, assumed 3 working days\n\ndefinition d is asked + gap\n")),
        ["E0514"]
    );
    assert_eq!(codes(&book("\ndefinition d is 3 working days is at least 5 days\n")), ["E0505"]);
    assert_eq!(
        codes(&book("\nsituation\n  gap duration\n\ndefinition d is gap is at least 3 whole calendar months\n")),
        ["E0505"]
    );
    let text = book("\nsituation\n  gap duration\n\ndefinition d is asked + gap\n");
    let rulebook = Rulebook::builder().source("r.rulebook", text.as_str()).compile().unwrap();
    assert!(rulebook.situation_from_json(r#"{"gap": "P3D"}"#).is_ok());
    assert!(rulebook.situation_from_json(r#"{"gap": "P3B"}"#).is_err());
}

/// The lines of a rulebook on a day, `requirement occurrence: due, status`, then those that are lifted, undetermined or
/// not applicable.
fn lines(text: &str, situation: &str, as_of: &str) -> Vec<String> {
    let outcome = outcome(text, situation, as_of, Language::English);
    let number = |occurrence: Option<u32>| occurrence.map_or(String::new(), |number| format!(" {number}"));
    let due = |due: Option<Date>| due.map_or("no date".to_owned(), |due| due.to_string());
    let name = |id: &str| id.trim_start_matches("r.").to_owned();
    let owed = outcome.obligations.iter().map(|duty| {
        let status = format!("{:?}", duty.status).to_lowercase();
        format!("{}{}: {}, {status}", name(&duty.id), number(duty.occurrence), due(duty.due))
    });
    let lifted = outcome
        .lifted
        .iter()
        .map(|line| format!("{}{}: {}, lifted", name(&line.id), number(line.occurrence), due(line.due)));
    let undetermined =
        outcome.undetermined.iter().map(|line| format!("{}{}: undetermined", name(&line.id), number(line.occurrence)));
    let not = outcome.not_applicable.iter().map(|line| format!("{}: not, {:?}", name(&line.id), line.reason));
    owed.chain(lifted).chain(undetermined).chain(not).collect()
}
