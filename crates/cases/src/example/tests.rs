//! What an example expects is compared as conditions are.

use super::run_examples;
use hjemmel::{Language, Rulebook};

const BOOK: &str = r#"rulebook leave "Leave"
  law "the act" as act
  months last_day

event absence from start until end
  start date
  end date

situation
  absences events absence "When was the citizen away?"

definition away is months covered by absences in the last 2 years
definition is_short is away is under 9 months

target group short "Short"
  when is_short

example "eight months and twenty-nine days"
  as of 2025-01-01
  given
    absences start 2024-01-01, end 2024-09-29
  expect
    is_short is yes
    away is under 9 months
    away is more than 8 months
"#;

#[test]
fn odd_days_are_less_than_a_month_where_a_length_is_expected_too() {
    let rulebook = Rulebook::builder().source("leave.rulebook", BOOK).compile().unwrap();
    let [example] = run_examples(&rulebook, Language::English).try_into().unwrap();
    assert_eq!((example.expectations, example.failures.len()), (3, 0), "{:?}", example.failures);
}
