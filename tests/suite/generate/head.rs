//! What every rulebook has: its head, its vocabulary and its facts.

use super::Tape;

/// A parameter in the place of the law's: one that was set before lies outside its bounds.
const PROPOSED_LAPSE: &str = r#"parameter lapse
  one § 4
  proposed "lacks a law"
  delegated to office between 1 week and 4 weeks
  1 week from 2020-05-01
"#;

/// What would be set in its place, or in that of the law's before that is on.
const PROPOSED_SETTING: &str = r#"setting lapse is 4 weeks
  decision "not taken yet"
  when a
  proposed
"#;

const VOCABULARY: &str = r#"category color "Color"
  red "red"
  green
  blue

actor office "the office"

actor board

calendar closed "Closed"
  weekly saturday to sunday
  on 30 June
  2 days before easter
  days 2020-03-14 to 2020-03-20 until 2020-03-18

parameter lapse "Lapse"
  one § 3
  delegated to office between 1 week and 6 weeks
  2 weeks

parameter term "Term"
  one § 3
  1 week + 2 working days from 2020-03-01

setting lapse is 3 weeks
  decision "of the office"
  when col is red

setting lapse is 5 weeks
  decision "of the office again"
  when col is in green, blue
  from 2020-03-10 until 2020-06-30

event visit on held
  held date
  form one of paper, phone, video
  size number, optional
  good yes/no
  fine yes/no, assumed yes

event note on dated
  dated date
  kind color, optional

event stay from begun until left
  begun date
  left date, optional
  warm yes/no
  load hours a week on monday to friday, optional

definition either is o or q

target group grown
  one § 4
  when z is red or birth + 3 months is before today
  unless q

situation
  a yes/no "Is it so?"
  b yes/no, optional
  c yes/no, assumed no
  j yes/no, assessed by office
  k yes/no, assumed yes, requested by board
  w color, optional, chosen by board
  col color
  o yes/no, over time
  q yes/no, assumed no, over time, assessed by office
  z color, optional, over time
  v number, over time
  n number
  m number, optional
  start date
  stop date, optional
  birth date
  gap duration
  visits events visit
  notes events note
  stays events stay
  trips events stay
"#;

pub(super) fn head(tape: &mut Tape) -> Vec<String> {
    let months = tape.text(&["last_day", "same_day"]);
    let working = tape.text(&["working days by closed", "working days by closed", "holidays move by closed"]);
    let days = match tape.roll(6) {
        0..=2 => "  from 2020-01-01\n".to_owned(),
        3 => String::new(),
        4 => "  from 2020-01-15 until 2020-12-31\n".to_owned(),
        _ => "  from 2020-01-01\n  proposed \"all of it\"\n".to_owned(),
    };
    let head = format!(
        "rulebook r \"R\"\n  law \"law one\" as one\n  law \"law two\" as two\n  months {months}\n  {working}\n{days}"
    );
    let mut items = vec![head];
    items.extend(VOCABULARY.split("\n\n").map(|item| format!("{}\n", item.trim_end())));
    items.extend(super::condition::accumulations(tape));
    items.extend(super::table::tables(tape));
    if tape.once_in(3) {
        items.push(PROPOSED_LAPSE.to_owned());
    }
    if tape.once_in(3) {
        items.push(PROPOSED_SETTING.to_owned());
    }
    items
}
