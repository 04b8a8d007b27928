//! Planted changes: each is found, in the item where it stands, and told as what it is.

use super::{BOOK, between, page};
use crate::{Change, Kind, Part};
use hjemmel_value::Language;

/// What is replaced by what, in which item that shows, and the line that tells it.
const PLANTED: &[(&str, &str, &str, &str)] = &[
    (
        "after first_contact\n  form in_person",
        "after age\n  form in_person",
        "contact.first_interview",
        "~ deadline: within 1 week after first_contact → within 1 week after age",
    ),
    (
        "within 1 week after",
        "within 8 days after",
        "contact.first_interview",
        "~ deadline: within 1 week after first_contact → within 8 days after first_contact",
    ),
    (
        "at least 4 times within",
        "at least 3 times within",
        "contact.first_interview",
        "~ deadline: at least 4 times within 6 months after first_contact → at least 3 times within 6 months after first_contact",
    ),
    ("  for job_ready, everybody\n", "  for everybody\n", "contact.first_interview", "- target group: job_ready"),
    ("  for job_ready, everybody\n", "", "contact.first_interview", "- target group: everybody"),
    (
        "from 2020-01-01 until 2023-12-31\n\nrequirement",
        "from 2021-01-01 until 2023-12-31\n\nrequirement",
        "contact.first_interview",
        "~ in force: from 2020-01-01 until 2023-12-31 → from 2021-01-01 until 2023-12-31",
    ),
    (
        "age is at least 30 and",
        "age is more than 30 and",
        "contact.job_ready",
        "~ condition: age is at least 30 → age is more than 30",
    ),
    ("and not on_leave", "and on_leave", "contact.job_ready", "~ condition: not on_leave → on_leave"),
    ("30 and not on_leave", "30", "contact.job_ready", "- condition: not on_leave"),
    ("unless half_year_over or region", "unless region", "contact.job_ready", "- exception: half_year_over"),
    (
        "30 and not on_leave",
        "30 or not on_leave",
        "contact.job_ready",
        "~ condition: age is at least 30 → age is at least 30 or not on_leave",
    ),
    ("jobcenter may \"", "jobcenter must \"", "contact.second_interview", "~ modality: may → must"),
    (
        "jobcenter may \"hold a second",
        "municipality_council may \"hold a second",
        "contact.second_interview",
        "~ owed by: jobcenter → municipality_council",
    ),
    ("  form phone\n", "", "contact.second_interview", "- form: phone"),
    (
        "  met by interviews where form is in_person\n",
        "  met by interviews\n",
        "contact.first_interview",
        "~ met by: interviews where form is in_person → interviews",
    ),
    (
        "lab § 31, stk. 5",
        "lab § 31, stk. 4",
        "contact.first_interview",
        "~ legal basis: lab § 31, stk. 5 → lab § 31, stk. 4",
    ),
    (
        "until 2024-06-30",
        "until 2025-06-30",
        "contact.north_jutland",
        "~ in force: from 2020-01-01 until 2024-06-30 → from 2020-01-01 until 2025-06-30",
    ),
    (
        "  when region is north\n  from 2020",
        "  when region is in north, south\n  from 2020",
        "contact.north_jutland",
        "~ condition: region is north → region is in north, south",
    ),
    (
        "lifts form of first_interview",
        "lifts first_interview",
        "contact.free_form",
        "~ lifts: form of first_interview → first_interview",
    ),
    (
        "lifts form of first_interview",
        "lifts form of first_interview, form of second_interview",
        "contact.free_form",
        "+ lifts: form of second_interview",
    ),
    (
        "then within 2 weeks",
        "then within 3 weeks",
        "contact.when_ill",
        "~ suspends: second_interview during illnesses, then within 2 weeks → second_interview during illnesses, then within 3 weeks",
    ),
    (
        "to within 4 weeks after",
        "to within 6 weeks after",
        "contact.longer",
        "~ changes deadline of second_interview: within 4 weeks after first_contact → within 6 weeks after first_contact",
    ),
    (
        "  protects deadline of first_interview\n",
        "  protects first_interview\n",
        "contact.core",
        "~ protects: deadline of first_interview → first_interview",
    ),
    (
        "at least 75 percent",
        "at least 70 percent",
        "contact.told",
        "~ share: at least 75 percent where on_leave → at least 70 percent where on_leave",
    ),
    (
        "takes over on 2024-01-01",
        "takes over on 2024-07-01",
        "contact.to_new",
        "~ transition: new rule takes over on 2024-01-01 → new rule takes over on 2024-07-01",
    ),
    (
        "  3 months from 2020-01-01",
        "  4 months from 2020-01-01",
        "contact.interval",
        "~ value: 3 months from 2020-01-01 → 4 months from 2020-01-01",
    ),
    (
        "between 1 month and 6 months",
        "between 1 month and 9 months",
        "contact.interval",
        "~ bounds: between 1 month and 6 months → between 1 month and 9 months",
    ),
    ("setting interval is 2 months", "setting interval is 1 month", "interval", "~ value: 2 months → 1 month"),
    (
        "under 30    | any       | 1 month",
        "under 30    | any       | 2 months",
        "contact.rhythm",
        "~ row: under 30 | any | 1 month → under 30 | any | 2 months",
    ),
    (
        "first_contact + 6 months is before today",
        "first_contact + 5 months is before today",
        "contact.half_year_over",
        "~ value: first_contact + 6 months is before today → first_contact + 5 months is before today",
    ),
    ("  on 25 December \"Christmas Day\"\n", "", "contact.days_off", "- days: on 25 December \"Christmas Day\""),
    (
        "  south \"South Denmark\"",
        "  south \"South Denmark\" code 1082",
        "contact.region",
        "~ value south: south \"South Denmark\" → south \"South Denmark\" code 1082",
    ),
    ("  well date, optional", "  well date", "contact.illness", "~ field well: well date, optional → well date"),
    (
        "on_leave yes/no, assumed no",
        "on_leave yes/no, assumed yes",
        "on_leave",
        "~ attribute: assumed no → assumed yes",
    ),
    ("  age number \"How", "  age number, optional \"How", "age", "+ attribute: optional"),
    ("  months same_day\n", "", "contact", "- months: months same_day"),
    (
        "as order, until 2024-12-31",
        "as order, until 2025-12-31",
        "an order",
        "~ status: until 2024-12-31 → until 2025-12-31",
    ),
    ("law \"an order\"", "law \"a new order\"", "a new order", "~ label: \"an order\" → \"a new order\""),
    (
        "kap. 7 has §§ 27-38",
        "kap. 7 has §§ 27-39",
        "contact",
        "~ chapter: lab kap. 7 has §§ 27-38 → lab kap. 7 has §§ 27-39",
    ),
    (
        "sanctions are another page",
        "sanctions come later",
        "lab § 40",
        "~ reason: \"sanctions are another page\" → \"sanctions come later\"",
    ),
    ("    age 40\n", "    age 41\n", "contact: told in time", "~ given: age 40 → age 41"),
    (
        "first_interview open",
        "first_interview overdue",
        "contact: told in time",
        "~ expected: first_interview open → first_interview overdue",
    ),
    (
        "at most one of job_ready, everybody\n  lab § 6",
        "at most one of job_ready, everybody\n  lab § 7",
        "job_ready, everybody",
        "~ legal basis: lab § 6 → lab § 7",
    ),
    (
        "jobcenter \"the job centre\"",
        "jobcenter \"the centre\"",
        "contact.jobcenter",
        "~ label: \"the job centre\" → \"the centre\"",
    ),
];

#[test]
fn each_is_found_where_it_stands_and_told_in_words() {
    for (old, new, item, line) in PLANTED.iter() {
        let changed = BOOK.replacen(old, new, 1);
        assert_ne!(changed, BOOK, "{old}");
        let found = between(BOOK, &changed);
        let text = page(&found, Language::English);
        let names: Vec<&str> = found.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(names, [*item], "{old} → {new}\n{text}");
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn each_back_again_is_the_same_the_other_way() {
    for (old, new, item, _) in PLANTED.iter() {
        let changed = BOOK.replacen(old, new, 1);
        let (there, back) = (between(BOOK, &changed), between(&changed, BOOK));
        let parts = |found: &crate::Difference| {
            found.items.iter().flat_map(|item| &item.versions).flat_map(|it| it.parts.clone()).count()
        };
        assert_eq!(parts(&there), parts(&back), "{item}: {old} → {new}");
    }
}

#[test]
fn a_change_cites_the_legal_basis_of_its_rule() {
    let found = between(BOOK, &BOOK.replacen("lifts form of first_interview", "lifts first_interview", 1));
    // The exemption has none of its own; that of its trial is its.
    assert_eq!(found.items[0].citations, ["order § 1"]);
    let found = between(BOOK, &BOOK.replacen("within 1 week after", "within 8 days after", 1));
    // The other version, which stays, rests on something else.
    assert_eq!(found.items[0].citations, ["lab § 31, stk. 5"]);
    let found = between(BOOK, &BOOK.replacen("setting interval is 2 months", "setting interval is 1 month", 1));
    assert_eq!(found.items[0].citations, ["lab § 32, stk. 1"]);
}

#[test]
fn a_definition_names_the_rules_that_rest_on_it_however_far_away() {
    let found =
        between(BOOK, &BOOK.replacen("first_contact + 6 months is before", "first_contact + 5 months is before", 1));
    let touched: Vec<&str> = found.items[0].touches.iter().map(|touched| touched.name.as_str()).collect();
    // By way of the target group.
    assert_eq!(touched, ["contact.first_interview", "contact.second_interview", "contact.free_form", "contact.told"]);
    // What only lifts a rule does not rest on it.
    let found = between(BOOK, &BOOK.replacen("  form phone\n", "", 1));
    assert_eq!(found.items[0].touches, []);
}

#[test]
fn how_a_rulebook_counts_touches_all_its_rules_and_its_source_none() {
    let found = between(BOOK, &BOOK.replacen("  months same_day\n", "", 1));
    assert_eq!(found.items[0].touches.len(), 5);
    let found = between(BOOK, &BOOK.replacen("  source \"retsinformation.dk\"\n", "", 1));
    assert_eq!((found.items[0].kind, found.items[0].touches.len()), (Kind::Rulebook, 0));
}

#[test]
fn a_new_version_is_compared_with_the_one_before_it() {
    let old = "rulebook a\n\nrequirement call\n  centre must \"call\"\n  within 1 week after begun\n";
    let versions = "rulebook a\n\nrequirement call\n  centre must \"call\"\n  within 1 week after begun\n  until 2025-12-31\n\n\
        requirement call\n  centre must \"call\"\n  within 2 weeks after begun\n  from 2026-01-01\n";
    insta::assert_snapshot!(page(&between(old, versions), Language::English), @r"
    Rules
    1 changed

    changed requirement a.call
      version until 2025-12-31
        + in force: until 2025-12-31
      version from 2026-01-01 added, compared with until 2025-12-31
        ~ deadline: within 1 week after begun → within 2 weeks after begun
    ");
}

#[test]
fn another_name_is_told_as_that_and_as_nothing_else() {
    let renamed =
        BOOK.replace("half_year_over", "first_half_year").replace("job_ready", "ready").replace("on_leave", "away");
    let found = between(BOOK, &renamed);
    let names: Vec<_> = found
        .items
        .iter()
        .map(|item| (item.change, item.old_name.as_deref().unwrap_or(""), item.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            (Change::Renamed, "on_leave", "away"),
            (Change::Renamed, "contact.job_ready", "contact.ready"),
            (Change::Renamed, "contact.half_year_over", "contact.first_half_year"),
        ]
    );
    assert!(found.items.iter().all(|item| item.versions.is_empty()));
    // With the label too.
    let found =
        between(BOOK, &BOOK.replace("guardrail core \"The first interview stays\"", "guardrail heart \"It stays\""));
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].change, Change::Renamed);
    assert_eq!(found.items[0].versions[0].parts[0].part, Part::Label);
}

#[test]
fn a_rulebook_of_another_name_is_the_same_rulebook() {
    let found = between(BOOK, &BOOK.replace("rulebook contact ", "rulebook talks "));
    let names: Vec<_> = found.items.iter().map(|item| (item.change, item.kind, item.name.as_str())).collect();
    assert_eq!(names, [(Change::Renamed, Kind::Rulebook, "talks")]);
}

#[test]
fn two_that_say_the_same_are_not_taken_for_each_other() {
    let group = |name: &str| format!("target group {name}\n  lab § 1\n  when old\n\n");
    let old = format!("{}{}", group("a"), group("b"));
    let new = format!("{}{}", group("c"), group("d"));
    let changes: Vec<Change> = between(&old, &new).items.iter().map(|item| item.change).collect();
    assert_eq!(changes, [Change::Removed, Change::Removed, Change::Added, Change::Added]);
}

#[test]
fn items_come_and_go() {
    let without: Vec<&str> = BOOK.split("\n\n").filter(|item| !item.starts_with("exemption longer")).collect();
    let found = between(BOOK, &without.join("\n\n"));
    let names: Vec<_> = found.items.iter().map(|item| (item.change, item.name.as_str())).collect();
    assert_eq!(names, [(Change::Removed, "contact.longer")]);
    assert!(
        page(&found, Language::English)
            .contains("- changes deadline of second_interview: within 4 weeks after first_contact")
    );
    let found = between(&without.join("\n\n"), BOOK);
    assert_eq!(found.items[0].change, Change::Added);
}
