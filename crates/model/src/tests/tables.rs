//! What is told of tables.

use super::{checked, clean, told, with};
use hjemmel_diagnostic::{Language, text};

/// Everything that is told, warnings of tables too.
fn all(items: &str, language: Language) -> String {
    let text = with(items);
    let (_, complaints, sources) = checked(&[&text]);
    let of_tables = |code: &str| code.starts_with('E') || code.starts_with("W15");
    let complaints: Vec<_> = complaints.into_iter().filter(|it| of_tables(&it.code().to_string())).collect();
    text::render(&complaints, &sources, language, false)
}

const FACTS: &str = r#"
situation
  ready yes/no
  kids number
  paid money
  pace duration
  note text
  who actor
  asked_on date, optional
  talks events interview

definition age is whole years from birth_date to today
"#;

#[test]
fn gaps_and_contradictions_are_shown_by_a_case() {
    let tables = r#"
table whole_numbers
  columns age | ready | interval
  under 30 | yes | 1 month
  more than 30 | yes | 3 months
  between 25 and 40 | no | 6 months
  at least 40 | any | 6 months

table decimals
  columns kids | benefit -> x
  0 | cash_benefit | 1
  at least 1 | not cash_benefit | 3

table dates_and_absent_ones
  columns asked_on | paid -> x
  before 2020-01-01 | under 100 DKK | 4
  at least 2020-01-01 | at least 100 DKK | 5
  known | more than 200 DKK | 6

table counts
  columns number of talks -> x
  0 | yes
  at least 2 | no

table texts_and_actors
  columns note | who -> x | y
  "a" | jobcenter | 1 | 2
  not "a" | any | 1 | 2
  in "a", "b" | citizen | 1 | 3
"#;
    insta::assert_snapshot!(all(&format!("{FACTS}{tables}"), Language::English));
    insta::assert_snapshot!("gaps_and_contradictions_in_danish", all(&format!("{FACTS}{tables}"), Language::Danish));
}

#[test]
fn what_is_wrong_with_one_cell_hides_nothing() {
    let tables = r#"
table a
  columns age | ready -> y | z
  3 | 4 | yes | 5
  under yes | yes | 1 | 2
  3 | yes | any
  under 3 | no | under 4 | 3
  known | no | 5 | no
  at least ready | yes | 1 | 3
  before 3 | yes | 1 | 3

table b
  columns pace -> y
  under 4 weeks | 1
  at least 1 month | 2

table c
  columns talks -> y
  3 | 4

table d
  columns ready -> y

table e
  yes | 3

table f
  columns age | nothing -> y | y
  3 | 4 | 5 | 6

table g
  columns ready -> y
  yes | g
  no | 1

definition q is a.y + a.zz + a
"#;
    insta::assert_snapshot!(all(&format!("{FACTS}{tables}"), Language::English));
}

#[test]
fn rows_and_columns_that_decide_nothing() {
    let tables = r#"
table a
  columns age | ready | kids -> y
  under 30 | any | any | 1
  at least 30 | any | any | 2
  between 20 and 29 | yes | any | 1
  under 20 and at least 20 | no | any | 1
  at least 20 | yes | any | 2
"#;
    insta::assert_snapshot!(all(&format!("{FACTS}{tables}"), Language::English));
}

#[test]
fn versions_give_the_same_and_are_told_once() {
    let tables = r#"
table a
  columns ready -> x | y
  yes | 1 | 2
  no | 3 | 4
  until 2020-12-31

table a
  columns ready -> x | z
  yes | 1 | 2
  no | 3 | 4
  from 2020-06-01

table b
  columns ready -> x | y
  yes | 1 | 2
  no | 3 | 4
  until 2020-12-31

table b
  columns ready -> x | y
  yes | 1 | 2
  no | 3 | 4
  from 2020-06-01
"#;
    insta::assert_snapshot!(all(&format!("{FACTS}{tables}"), Language::English));
}

#[test]
fn a_table_that_takes_too_long_to_judge_is_told_so() {
    // Ten pigeons in nine holes: two share one, so the rows leave nothing out; but that is long to show.
    let names: Vec<String> = (0..10).map(|place| format!("p{place}")).collect();
    let mut rows = String::new();
    for hole in 0..9 {
        for (one, _) in names.iter().enumerate() {
            for other in 0..one {
                let cell = |at| if at == one || at == other { format!("h{hole}") } else { "any".to_owned() };
                rows.push_str(&format!("  {} | 1\n", (0..10).map(cell).collect::<Vec<_>>().join(" | ")));
            }
        }
    }
    let holes: String = (0..9).map(|hole| format!("  h{hole}\n")).collect();
    let facts: String = names.iter().map(|name| format!("  {name} hole\n")).collect();
    let text = with(&format!(
        "category hole\n{holes}\nsituation\n{facts}\ntable wide\n  columns {} -> y\n{rows}",
        names.join(" | ")
    ));
    let page = told(&[&text]);
    assert!(page.starts_with("error[E0524]") && page.matches("error[").count() == 1, "{page}");
}

#[test]
fn every_result_is_a_definition() {
    let text = with(&format!(
        "{FACTS}\ntable plan\n  columns ready -> pause \"The pause\" | calm\n  yes | 1 month | no\n  no | 2 months | yes\n\n\
         table one\n  columns ready | x\n  yes | 1\n  no | 2\n\ndefinition both is plan.calm and one is 1 and plan.pause is 1 month\n"
    ));
    let model = clean(&[&text]);
    let names: Vec<_> = model.definitions.iter().map(|it| (&*it.named.name, it.named.label.as_deref())).collect();
    assert_eq!(
        names,
        [("age", None), ("both", None), ("one", None), ("plan.calm", Some("calm")), ("plan.pause", Some("The pause"))]
    );
}

#[test]
fn other_rulebooks_name_results_with_or_without_the_rulebook() {
    let first = with(&format!(
        "{FACTS}\ntable plan\n  columns ready -> pause | calm\n  yes | 1 month | no\n  no | 2 months | yes\n"
    ));
    let second = "rulebook other \"Other\"\n  uses contact\n  months last_day\n\n\
                  definition d is plan.calm and contact.plan.pause is 1 month\n";
    clean(&[&first, second]);
    let wrong = second.replace("contact.plan.pause", "contact.plan.pauses").replace("plan.calm", "plan.clam");
    insta::assert_snapshot!(told(&[&first, &wrong]));
}
