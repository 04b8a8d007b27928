//! Broken rulebooks with their complaints, a family of traps a snapshot.

use super::{read, rendered};
use hjemmel_diagnostic::Language;

macro_rules! snapshot {
    ($complaints:expr) => {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!($complaints) })
    };
}

/// Each text with what is said of it, as people see it.
fn complaints(texts: &[&str]) -> String {
    let pages = texts.iter().map(|text| {
        let (_, complaints) = read(text);
        let language = if text.contains('æ') || text.contains('ø') || text.contains('å') {
            Language::Danish
        } else {
            Language::English
        };
        format!("{}\n\n{}", text.trim_end(), rendered(text, &complaints, language).trim_end())
    });
    pages.collect::<Vec<_>>().join("\n\n----------------\n\n")
}

/// A clause in a requirement.
fn clauses(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| format!("requirement r\n  {line}\n")).collect()
}

fn of_clauses(lines: &[&str]) -> String {
    let texts = clauses(lines);
    complaints(&texts.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn words() {
    snapshot!(complaints(&[
        "requirment r\n  lab § 1\n",
        "Requirement r\n  lab § 1\n",
        "exemption\n",
        "requirement yes \"reserved\"\n",
        "category date\n  a\n",
        "category c\n  optional\n  incomplete\n  is\n",
        "situation\n  weeks duration\n  since date\n  x one of a, assumed\n",
        "and more\n",
        "requirement job-parat\n",
        "requirement r\n  wihtin 1 week after x\n",
        "example \"e\"\n  as of 2024-01-01\n  given\n    a yes\n  expect r due 2024-01-08\n",
        "eksempel \"e\"\n  givet a ja\n",
        "calendar c\n  lab § 1\n  weekly on saturday\n  on 25 jul\n",
        "krav r\n  indenfor 1 uge efter første\n",
        "requirement r\n  When a\n",
        "requirement r\n  lifts form of x\n",
        "event e on d\n  met by interviews where x\n",
        "requirement r\n  lab31\n",
        "krav r\n  når idag er første\n",
        "example \"x\"\n  birth_date 2020-01-01\n",
        "rulebook r\n  law \"t\" as from\n  lab kap. 7 has 27-38\n  lab § 3\n",
    ]));
}

#[test]
fn danish() {
    snapshot!(complaints(&[
        "krav r\n  når første er mindst 3, og b\n",
        "krav r\n  senest 1 uge eftr første\n",
        "krav r\n  mindst 1 time inden for 6 måneder efter første\n",
        "krav r\n  når a, medmindre første\n",
        "krav r\n  opfyldt ved samtaler, hvor første\n",
        "fritagelse f\n  fritager for form første_samtale\n",
        "fritagelse f\n  ophæver første_samtale\n",
    ]));
}

#[test]
fn numbers_and_dates() {
    snapshot!(of_clauses(&[
        "when a > 2020-1-1",
        "when a is before 31/12/2020",
        "when a is before 1.1.2020",
        "from 31-12-2020",
        "when a is before 2021-02-29",
        "when a is before 1600-01-01",
        "when a > 10.000 DKK",
        "when a > 1.234.567 DKK",
        "when a > 480,99",
        "when a > 10.000,50",
        "when a > 10 000",
        "when a is before 1. januar 2020",
        "when a is before 1 January 2020",
        "when a -5 > 3",
        "when a > 5-3",
        "when job-parat",
        "when 1/2 > a",
        "within 1.5 months after x",
        "at least 1 time within 3 weeks after x",
        "when a > 12345678901234567890123456789012",
    ]));
}

#[test]
fn expressions() {
    snapshot!(of_clauses(&[
        "when a and b or c",
        "when a or b and (c or d) or e",
        "when not not a",
        "when a unless b unless c",
        "when 1 < x < 5",
        "when a is b is c",
        "when there are jobs where a is b and ready",
        "when number of jobs where d before today + 6 months is at least 3",
        "when date of latest jobs where a is b unless c",
        "when x is in a, b and c",
        "when a and",
        "when a is",
        "when (a and b",
        "when a and b)",
        "when a b",
        "when",
        "when x is between 1 or 2",
        "within 3 weeks x",
        "at least 3 within 3 weeks after x",
        "by",
    ]));
}

#[test]
fn other_wordings() {
    snapshot!(of_clauses(&[
        "no later than 1 week after x",
        "not later than x",
        "latest 2 weeks after x\n  latest must \"is an actor\"",
        "within 6 months from x",
        "at least once within 6 months + 1 week of x",
        "at least every 3 months after x",
        "when a is over 60",
        "when a is not above 60",
        "when a and b is greater than or equal to 60",
        "when (a below 60) or b",
        "when d is later than today",
        "when a is no more than 5",
        "when a is more than",
    ]));
}

#[test]
fn other_wordings_in_danish() {
    snapshot!(complaints(&[
        "krav r\n  ikke senere end 6 uger efter første\n",
        "krav r\n  inden 6 uger\n  opfyldt ved første\n",
        "krav r\n  inden 6 uger fra første\n",
        "krav r\n  senest 6 måneder fra første\n",
        "krav r\n  når første ikke er over 60\n",
        "krav r\n  når første er større end 60\n",
        "krav r\n  når første under 60\n",
        "krav r\n  når første mangler\n",
    ]));
}

#[test]
fn lengths_as_people_say_them() {
    snapshot!(complaints(&[
        "krav r\n  senest en uge efter første\n",
        "krav r\n  senest to uger efter første\n",
        "krav r\n  senest 2 arbejdsuger efter første\n",
        "requirement r\n  within two weeks after first\n",
        "krav r\n  lab § 1\n  krav s \"S\"\n",
    ]));
}

#[test]
fn words_of_the_law() {
    snapshot!(of_clauses(&[
        "hvis første er mindst 3",
        "undtagen første",
        "når første undtagen b",
        "med mindre første",
        "når første er mindst 18 og højst 30",
        "når der ikke er samtaler i de seneste 6 måneder",
        "når der er flere end 2 samtaler hvor a er b",
        "når x er under kr. 10000 og første",
        "kommunen bør \"følge op\"",
        "kommunen må \"følge op\"",
        "kommunen og lægen skal \"følge op\"",
        "kommunen skal ikke \"standse\"",
        "office shall not \"stop\"",
        "mindst fire gange inden for 6 måneder efter første",
        "højst 4 gange inden for 6 måneder efter første",
        "mindst hver fjerde uge fra første",
        "at least every other week from x",
        "senest den 2025-05-01 for så vidt",
        "senest 8 uger og 2 dage efter første",
        "senest et halvt år efter første",
        "senest 6 mdr. efter første",
        "straks",
        "senest 8 uger efter første, dog senest 2026-01-01",
        "senest tidligst af (a, første)",
        "senest 8 uger efter første.",
        "jf. sdl § 13",
        "sdl § 13 b, stk. 1 og § 14",
        "sdl § 13 b stk. 1",
        "sdl paragraf 13 b, stk. 1",
        "sdl kapitel 6",
        "senest 6-8 uger efter første",
        "når alder er 18-30 og første",
        "- når første",
        "når: første",
        "når første er a, b",
        "for første og b",
        "form personlig eller telefon",
        "opfyldt af første",
        "opfyldt ved første og b",
        "kommunen skal holde den første samtale",
        "4 gange inden for 6 måneder efter første",
        "mindst én gang hver 4. uge fra første",
        "senest 8 uger efter første derefter mindst hver 4. uge",
        "når første er under 10000,- kr.",
        "within five working days after x",
    ]));
}

#[test]
fn words_of_the_law_in_other_items() {
    snapshot!(complaints(&[
        "fritagelse f\n  fritager første\n",
        "fritagelse f\n  fritager for sdl § 13 b stk. 1\n  ændrer frist ved æ til senest to uger efter x\n",
        "krav første Første samtale\n",
        "krav første første samtale \"Første samtale\"\n",
        "krav første \"Første samtale\" fra 2020-01-01\n  sdl § 1\n",
        "krav r\n  for syge medmindre første\n  kommunen skal \"følge op\" senest 8 uger efter x\n",
        "situation\n  første_dag dato\n\nkrav r\n  senest 8 uger efter første dag\n",
        "situation\n  klar ja/nej \"Er du rørig?\", vurderet af kommunen\n",
        "eksempel \"æ\"\n  pr. 2020-01-01\n  givet\n    anmodet ingen\n    b ukendt\n  forvent\n    første er åben\n    første forfalder den 2020-01-01\n",
        "eksempel \"æ\"\n  den 2020-01-01\n  givet\n    a er nej\n    b: ja\n",
        "krav første-samtale \"Første samtale\"\n  sdl § 1\n",
        "tabel t\n  alder | første -> tid\n  under 30 | ja eller nej | 1 måned\n  18-29 | ja | 1 måned\n",
    ]));
}

#[test]
fn windows() {
    snapshot!(of_clauses(&[
        "when number of interviews is at least 2 in the last 6 months",
        "when a and there are interviews where b is 3 in the last month",
        "met by interviews where b is at least 3 in the last 2 months",
        "when antal samtaler er mindst 2 i de seneste 6 måneder",
        "when x is in the last month",
        "when x er i det seneste år",
    ]));
}

#[test]
fn names_of_fields_that_conditions_use() {
    snapshot!(complaints(&[
        "event e from from until until\n  from date\n  until date, optional\n",
        "situation\n  for benefit \"for whom\"\n  fra dato\n",
        "event e on d\n  d date\n  from 2020-01-01\n",
    ]));
}

#[test]
fn citations_without_their_sign() {
    snapshot!(of_clauses(&["lab 31\n  lab31\n  lab 31 a, stk. 2\n  lab 31", "section 31", "paragraf 31", "form 31",]));
}

#[test]
fn citations() {
    snapshot!(of_clauses(&[
        "lab § 31-38",
        "lab §§ 31",
        "§ 31",
        "lab § 31, litra a, b",
        "lab § 31, stk.",
        "lab §",
        "lab §§ 38-31",
        "lab § 31, stk. 2 more",
        "lab § 31, afsnit 2",
        "lab kap.",
    ]));
}

#[test]
fn layout() {
    snapshot!(complaints(&[
        "  indented\n  again\n",
        "requirement r \"no end\n  lab § 1\n",
        "requirement r “curly”\n  lab § 1\n",
        "requirement r\n  for a, b,\n  unless c\n  form in_person\n",
        "requirement r\n  for a,\n",
        "requirement r\n  when (a\n  form is_fine\n  lab § 3\n",
        "requirement r\n  when (a\n  jobcenter must \"x\"\n",
        "requirement r\n  when a and\n> retold\n  form x\n",
        "requirement r\n  when a and\n  form 7\n",
        "> nothing below\n",
    ]));
}

#[test]
fn targets() {
    snapshot!(complaints(&[
        "exemption e\n  lifts form of a, b\n",
        "exemption e\n  lifts a, form of b\n",
        "exemption e\n  changes deadline of a to phone\n",
        "exemption e\n  changes form of a to within 6 weeks after x\n",
        "exemption e\n  changes a to b\n",
        "guardrail g\n  protects\n",
    ]));
}

#[test]
fn examples() {
    snapshot!(complaints(&[
        "example \"x\"\n  as of 2020-01-01\n  given\n    a yes, assessed by\n    b is 3\n    c\n  expect\n    r\n    not r\n    r due tomorrow\n    r due 2020-01-01, fine\n    form of r is x\n",
    ]));
}

#[test]
fn tables() {
    snapshot!(complaints(&[
        "table\n",
        "table t\n  columns a\n",
        "table t\n  columns a | b + 1\n",
        "table t\n  columns a ->\n",
        "table t\n  columns a | is b -> c\n",
        "table t\n  columns a | b -> c + 1\n",
        "table t\n  columns a -> c\n  3 months\n  under 3 |\n  under | 3 |\n  3, 4 | 5\n  wihtin 2 weeks after x\n",
        "table t\n  columns a -> c\n  > 3 | 4\n  under 3, | 4\n  is 3 | 4\n  at least 3 or 5 | 4\n  10.000 | 4\n",
        "tabel t\n  kolonner a -> c\n  >= 3 | 4\n  nogen | 5\n  mindst | 4\n  når x er 3\n  uanset\n",
        "category c\n  uanset\n",
    ]));
}
