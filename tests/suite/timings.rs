//! How deadlines are counted and what is said of it: working days, whole calendar months.

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

const GRID: &str = r#"rulebook r
  law "lov" as lab
  months last_day
  from 2020-01-01

actor office

event letter on sent
  sent date
  long yes/no

situation
  asked date, optional
  ill yes/no, assumed no
  letters events letter
"#;

fn grid(rest: &str) -> String {
    format!("{GRID}{rest}")
}

fn every_three_months() -> String {
    grid(
        "\nrequirement report\n  lab § 1\n  unless ill\n  office must \"report\"\n  every 3 months from asked\n  met by letters\n",
    )
}

fn sent(asked: &str, letters: &[&str]) -> String {
    let letters: Vec<String> = letters.iter().map(|sent| format!(r#"{{"sent": "{sent}", "long": true}}"#)).collect();
    format!(r#"{{"asked": "{asked}", "letters": [{}]}}"#, letters.join(", "))
}

#[test]
fn the_current_window_and_every_missed_one_are_listed() {
    let text = every_three_months();
    let all = sent("2024-01-01", &["2024-02-01", "2024-07-01", "2024-07-02"]);
    assert_eq!(lines(&text, &all, "2024-01-01"), ["report 1: 2024-04-01, open"]);
    assert_eq!(lines(&text, &all, "2024-04-01"), ["report 1: 2024-04-01, met"]);
    assert_eq!(lines(&text, &all, "2024-04-02"), ["report 2: 2024-07-01, open"]);
    // The act of 1 July is in the second window, that of 2 July in the third.
    assert_eq!(lines(&text, &all, "2024-07-01"), ["report 2: 2024-07-01, met"]);
    assert_eq!(lines(&text, &all, "2024-07-02"), ["report 3: 2024-10-01, met"]);
    assert_eq!(lines(&text, &all, "2024-10-02"), ["report 4: 2025-01-01, open"]);
}

#[test]
fn an_act_in_a_later_window_leaves_a_missed_one_missed() {
    let text = every_three_months();
    let late = sent("2024-01-01", &["2024-04-02", "2024-04-03"]);
    assert_eq!(lines(&text, &late, "2024-06-01"), ["report 1: 2024-04-01, overdue", "report 2: 2024-07-01, met"]);
    // The first day of all is in the first window, and the day before it in none.
    let first = sent("2024-01-01", &["2023-12-31"]);
    assert_eq!(lines(&text, &first, "2024-02-01"), ["report 1: 2024-04-01, open"]);
    let first = sent("2024-01-01", &["2024-01-01"]);
    assert_eq!(lines(&text, &first, "2024-02-01"), ["report 1: 2024-04-01, met"]);
}

#[test]
fn every_window_is_counted_from_the_anchor() {
    // 30 November: the ends do not drift to the 28th after February.
    let text = every_three_months().replace("months last_day", "months same_day");
    let found = lines(&text, &sent("2023-11-30", &[]), "2024-12-01");
    let dues: Vec<&str> =
        found.iter().filter_map(|line| line.split_once(": ")?.1.split_once(',')).map(|(due, _)| due).collect();
    assert_eq!(dues, ["2024-02-29", "2024-05-30", "2024-08-30", "2024-11-30", "2025-02-28"]);
    let outcome = outcome(&text, &sent("2023-11-30", &[]), "2024-05-01", Language::Danish);
    let reasons: Vec<&str> = outcome.obligations[1].because.iter().map(|reason| &*reason.text).collect();
    assert!(
        reasons.contains(
            &"Frist torsdag den 30. maj 2024: »hver 3. måned fra asked«, regnet 2 gange 3 måneder fra torsdag den 30. november \
              2023, dagen selv ikke medregnet. Vinduet begynder fredag den 1. marts 2024."
        ),
        "{reasons:?}"
    );
}

#[test]
fn what_is_not_known_of_a_window() {
    let text = every_three_months();
    assert_eq!(lines(&text, r#"{"letters": []}"#, "2024-06-01"), ["report 1: no date, unknown"]);
    assert_eq!(lines(&text, r#"{"asked": null, "letters": []}"#, "2024-06-01"), ["report: not, NotStarted"]);
    assert_eq!(lines(&text, &sent("2024-07-01", &[]), "2024-06-01"), ["report 1: 2024-10-01, upcoming"]);
    // Of a list that is not given any window may have been met.
    assert_eq!(
        lines(&text, r#"{"asked": "2024-01-01"}"#, "2024-05-01"),
        ["report 1: 2024-04-01, unknown", "report 2: 2024-07-01, unknown"]
    );
    // An act that may fit leaves open that window alone.
    let long = text.replace("met by letters", "met by letters where long");
    let situation = r#"{"asked": "2024-01-01", "letters": [{"sent": "2024-05-02"}]}"#;
    assert_eq!(
        lines(&long, situation, "2024-08-01"),
        ["report 1: 2024-04-01, overdue", "report 2: 2024-07-01, unknown", "report 3: 2024-10-01, open"]
    );
}

#[test]
fn the_version_of_a_window_is_that_of_its_first_day_and_no_day_is_left_out() {
    // From 1 August a window is six months long, still counted from the same day: the one that begins on 2 October ends with it.
    let text = grid(
        "\nrequirement report\n  lab § 1\n  office must \"report\"\n  every 3 months from asked\n  met by letters\n  until 2024-07-31\n\
         \nrequirement report\n  lab § 1\n  office must \"report\"\n  every 6 months from asked\n  met by letters\n  from 2024-08-01\n",
    );
    assert_eq!(
        lines(&text, &sent("2024-01-01", &[]), "2025-03-01"),
        [
            "report 1: 2024-04-01, overdue",
            "report 2: 2024-07-01, overdue",
            "report 3: 2024-10-01, overdue",
            "report 4: 2025-01-01, overdue",
            "report 5: 2025-07-01, open"
        ]
    );
    // Repealed: no window begins after the last day, and the one that had begun is owed.
    let ended = every_three_months().replace("  met by letters\n", "  met by letters\n  until 2024-07-31\n");
    let found = lines(&ended, &sent("2024-01-01", &["2024-05-01"]), "2025-03-01");
    assert_eq!(found, ["report 1: 2024-04-01, overdue", "report 3: 2024-10-01, overdue"]);
    // The last window is listed, met or not.
    let found = lines(&ended, &sent("2024-01-01", &["2024-02-01", "2024-05-01", "2024-08-01"]), "2025-03-01");
    assert_eq!(found, ["report 3: 2024-10-01, met"]);
}

#[test]
fn exemptions_reach_each_window_by_itself() {
    let exemption = |effect: &str| {
        every_three_months()
            + &format!("\nexemption pause\n  lab § 9\n  {effect}\n  from 2024-06-01 until 2024-07-31\n")
    };
    assert_eq!(
        lines(&exemption("lifts report"), &sent("2024-01-01", &[]), "2024-08-01"),
        ["report 1: 2024-04-01, overdue", "report 3: 2024-10-01, open", "report 2: 2024-07-01, lifted"]
    );
    // What was met all the same is not lifted, and not listed once it is past.
    assert_eq!(
        lines(&exemption("lifts report"), &sent("2024-01-01", &["2024-03-01", "2024-06-15"]), "2024-08-01"),
        ["report 3: 2024-10-01, open"]
    );
    assert_eq!(
        lines(&exemption("extends deadline of report by 2 weeks"), &sent("2024-01-01", &["2024-07-10"]), "2024-08-01"),
        ["report 1: 2024-04-01, overdue", "report 3: 2024-10-01, met"]
    );
    assert_eq!(
        lines(
            &exemption("changes deadline of report to every 4 months from asked"),
            &sent("2024-01-01", &[]),
            "2024-08-01"
        ),
        ["report 1: 2024-04-01, overdue", "report 2: 2024-05-01, overdue", "report 3: 2024-10-01, open"]
    );
}

#[test]
fn a_grid_may_be_what_a_deadline_is_changed_to() {
    let text = grid(
        "\nrequirement report\n  lab § 1\n  office must \"report\"\n  at least every 2 months from asked\n  met by letters\n\
         \nexemption grid\n  lab § 9\n  changes deadline of report to every 3 months from 2024-01-01\n",
    );
    // The first point of the grid after the day from which the step is measured.
    assert_eq!(lines(&text, &sent("2024-02-10", &[]), "2024-03-01"), ["report 1: 2024-04-01, open"]);
    assert_eq!(lines(&text, &sent("2024-04-01", &[]), "2024-04-01"), ["report 1: 2024-07-01, open"]);
}

#[test]
fn the_windows_of_a_long_time_are_bounded_and_counted() {
    let text = every_three_months().replace("every 3 months", "every 1 day");
    let text = text.replace("  from 2020-01-01\n", "");
    let rulebook = Rulebook::builder().source("r.rulebook", text.as_str()).compile().unwrap();
    let situation = rulebook.situation_from_json(&sent("1900-01-01", &[])).unwrap();
    let evaluation = rulebook.evaluation(&situation).as_of(Date::parse("2024-06-01").unwrap());
    let error = evaluation.limits(Limits { steps: Some(10_000), ..Limits::default() }).run().unwrap_err();
    assert!(error.to_string().contains("10000"), "{error}");
}

#[test]
fn a_length_of_no_time_at_all_is_one_window() {
    let text = every_three_months().replace("every 3 months", "every 0 days");
    assert_eq!(lines(&text, &sent("2024-01-01", &[]), "2024-06-01"), ["report 1: 2024-01-01, overdue"]);
}

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
