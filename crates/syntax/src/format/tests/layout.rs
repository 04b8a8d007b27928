//! Where long lines are broken, and where comments and blank lines go.

use super::formatted;
use hjemmel_diagnostic::Language;

#[test]
fn long_conditions_are_broken_before_the_outermost_joiner() {
    let long = "target group g\n  when first_condition_of_this_group is at least 30 and (second_condition_of_this_group is known \
                or third_condition) and fourth_condition\n";
    let broken = "target group g\n  when first_condition_of_this_group is at least 30\n    \
                  and (second_condition_of_this_group is known or third_condition) and fourth_condition\n";
    assert_eq!(formatted(long, Language::English), broken);
    assert_eq!(formatted(broken, Language::English), broken);
}

#[test]
fn a_definition_that_does_not_fit_beside_its_name_stands_in_brackets_below() {
    let long =
        "definition hours_of_the_spouse \"Hours of the spouse in the months before\" is sum of hours_of_the_month for \
                months_of_the_spouse in the 12 preceding calendar months where kind is work\n"
            .replace(" for ", " of ");
    let broken = "definition hours_of_the_spouse \"Hours of the spouse in the months before\" is (\n    sum of \
                  hours_of_the_month of months_of_the_spouse in the 12 preceding calendar months where kind is\n";
    let formatted_once = formatted(&long, Language::English);
    assert!(formatted_once.starts_with(broken.trim_end()), "{formatted_once}");
    assert_eq!(formatted(&formatted_once, Language::English), formatted_once);
    // What can be broken elsewhere so that its first line fits is not put in brackets.
    let short =
        "definition d \"A label that takes its place\" is first_condition_of_this_one and second_condition or_third\n";
    assert!(!formatted(&short.replace(" or_third", ""), Language::English).contains('('));
}

#[test]
fn where_nothing_else_helps_a_line_is_broken_behind_a_bracket() {
    let long = "requirement r\n  by first month end from first_day_of_absence_of_the_citizen when (weeks covered by \
                sick_pay_periods in the 12 preceding calendar months is more than 26 weeks)\n";
    let broken = "requirement r\n  by first month end from first_day_of_absence_of_the_citizen when (\n    weeks covered by \
                  sick_pay_periods in the 12 preceding calendar months is more than 26 weeks)\n";
    assert_eq!(formatted(long, Language::English), broken);
    assert_eq!(formatted(broken, Language::English), broken);
}

#[test]
fn long_lists_are_broken_after_commas() {
    let values: Vec<String> = (10..26).map(|number| format!("municipality_{number}")).collect();
    let long = format!("trial t\n  when municipality is in {}\n", values.join(", "));
    let broken = formatted(&long, Language::English);
    assert!(broken.lines().all(|line| line.chars().count() <= 100), "{broken}");
    assert!(broken.lines().skip(1).take(2).all(|line| line.ends_with(',')), "{broken}");
    assert_eq!(formatted(&broken, Language::English), broken);
    assert_eq!(broken.split_whitespace().collect::<Vec<_>>(), long.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn a_line_that_fits_is_not_broken() {
    let broken = "target group g\n  when a\n    and\n    b\n";
    assert_eq!(formatted(broken, Language::English), "target group g\n  when a and b\n");
}

#[test]
fn a_text_that_is_too_long_stays_whole() {
    let text = format!("requirement r\n  jobcenter must \"{}\"\n", "a ".repeat(80));
    assert_eq!(formatted(&text, Language::English), text);
}

#[test]
fn comments_stay_where_they_are() {
    let text = "\
# Above everything.
#
#   Set in.

# The head.
rulebook r  # beside the head
  # above a clause
  uses a  # beside a clause

  # after a blank line
  uses b

  # above what ends the item, which is above the next one
> retold
actor a
# trailing

# more
";
    let expected = "\
# Above everything.
#
#   Set in.

# The head.
rulebook r  # beside the head
  # above a clause
  uses a  # beside a clause

  # after a blank line
  uses b

# above what ends the item, which is above the next one
> retold
actor a

# trailing

# more
";
    assert_eq!(formatted(text, Language::English), expected);
    assert_eq!(formatted(expected, Language::English), expected);
    assert_eq!(formatted(&formatted(expected, Language::Danish), Language::English), expected);
}

#[test]
fn comments_inside_a_broken_line_go_above_it() {
    let text = "target group g\n  when a  # first\n    # second\n    and b  # third\n";
    let expected = "target group g\n  # first\n  # second\n  when a and b  # third\n";
    assert_eq!(formatted(text, Language::English), expected);
}

#[test]
fn comments_at_the_halves_of_an_example_are_kept() {
    let text = "\
example \"e\"
  as of 2020-01-01

  # The citizen.
  given  # a fact
    a yes
  expect
    # What comes of it.
    r open
";
    let expected = "\
example \"e\"
  as of 2020-01-01

  # The citizen.
  # a fact
  given
    a yes
  expect
    # What comes of it.
    r open
";
    assert_eq!(formatted(text, Language::English), expected);
    assert_eq!(formatted(expected, Language::English), expected);
}

#[test]
fn the_rows_of_a_table_stand_bar_below_bar() {
    let loose = "table t\n  tag x\n  columns a|b -> c | d # head\n  # a row\n under 30|in x, y|1 month|\"æ\"\n  any | yes | 3 + 4 | no # beside\n";
    let set = "table t\n  tag x\n  columns a        | b       -> c       | d  # head\n          # a row\n          under 30 | in x, y  | 1 month | \"æ\"\n          any      | yes      | 3 + 4   | no  # beside\n";
    assert_eq!(formatted(loose, Language::English), set);
    let danish = "tabel t\n  mærke x\n  kolonner a        | b           -> c       | d  # head\n           # a row\n           under 30 | blandt x, y  | 1 måned | \"æ\"\n           uanset   | ja           | 3 + 4   | nej  # beside\n";
    assert_eq!(formatted(loose, Language::Danish), danish);
}
