//! What says the same in other words: no difference.

use super::{BOOK, between, page, sound};
use crate::difference;
use hjemmel_syntax::format::format_file;
use hjemmel_value::Language;

#[track_caller]
fn same(old: &str, new: &str) {
    assert_ne!(old, new);
    let found = between(old, new);
    assert!(found.is_empty(), "{}\n{new}", page(&found, Language::English));
}

#[test]
fn comments_layout_and_language_are_nothing() {
    same(BOOK, &BOOK.replace("\n\n", "\n\n\n# a comment\n"));
    same(
        BOOK,
        &BOOK.replace(
            "\n  within 1 week after first_contact",
            "\n    # how long\n    within  1 week after first_contact  # so long",
        ),
    );
    same(BOOK, &BOOK.replace("requirement second_interview", "> The law retold.\nrequirement second_interview"));
    same(BOOK, &format_file(&sound(BOOK), Language::Danish));
}

#[test]
fn the_order_of_items_and_clauses_is_nothing() {
    let mut items: Vec<&str> = BOOK.split("\n\n").collect();
    items.reverse();
    same(BOOK, &items.join("\n\n"));
    same(BOOK, &BOOK.replace("  form phone\n  met by interviews\n", "  met by interviews\n  form phone\n"));
    same(BOOK, &BOOK.replace("for job_ready, everybody", "for everybody, job_ready"));
    same(BOOK, &BOOK.replace("age is at least 30 and not on_leave", "not on_leave and age is at least 30"));
    same(
        BOOK,
        &BOOK.replace(
            "  when age is at least 30 and not on_leave\n",
            "  when not on_leave\n  when age is at least 30\n",
        ),
    );
    same(
        BOOK,
        &BOOK.replace("unless half_year_over or region is south", "unless region is south\n  unless half_year_over"),
    );
    same(BOOK, &BOOK.replace("one of in_person, phone", "one of phone, in_person"));
    same(BOOK, &BOOK.replace("at most one of job_ready, everybody", "at most one of everybody, job_ready"));
    same(BOOK, &BOOK.replace("assumed no, chosen by jobcenter", "chosen by jobcenter, assumed no"));
}

#[test]
fn the_order_of_rows_and_columns_is_nothing() {
    let rows = "          under 30    | any       | 1 month\n          at least 30 | yes       | 6 months\n";
    let turned = "          at least 30 | yes       | 6 months\n          under 30    | any       | 1 month\n";
    same(BOOK, &BOOK.replace(rows, turned));
    let columns = BOOK
        .replace("columns age         | on_leave -> length", "columns on_leave | age -> length")
        .replace("under 30    | any       | 1 month", "any | under 30 | 1 month")
        .replace("at least 30 | yes       | 6 months", "yes | at least 30 | 6 months")
        .replace("at least 30 | no        | 3 months", "no | at least 30 | 3 months");
    same(BOOK, &columns);
}

#[test]
fn other_spellings_of_one_thing_are_nothing() {
    // Short names of laws.
    same(BOOK, &BOOK.replace(" as lab", " as act").replace("lab ", "act "));
    // A name with and without its rulebook, a value with and without its category.
    same(BOOK, &BOOK.replace("lifts form of first_interview", "lifts form of contact.first_interview"));
    same(BOOK, &BOOK.replace("when region is north\n  from 2020", "when region is region.north\n  from 2020"));
    same(BOOK, &BOOK.replace("age is at least 30", "age >= 30").replace("is before today", "< today"));
    same(BOOK, &BOOK.replace("within 1 week after", "at least once within 1 week after"));
    // What holds where nothing is said.
    same(BOOK, &BOOK.replace("  lab § 107\n", "  lab § 107\n  basis statute\n"));
    same("rulebook a\n", "rulebook a\n  months last_day\n  holidays stay\n");
}

#[test]
fn the_name_of_what_a_duty_is_owed_for_is_nothing() {
    let each = |name: &str| {
        format!(
            "{BOOK}\nrequirement after_illness\n  lab § 31\n  for each illnesses where ill is after 2020-01-01 as {name}\n  \
             jobcenter must \"call\"\n  within 1 week after ill of {name}\n"
        )
    };
    same(&each("spell"), &each("one"));
}

#[test]
fn the_file_of_a_fact_and_the_order_of_files_are_nothing() {
    let facts = "rulebook facts\n\nsituation\n  age number \"How old?\"\n";
    let a = "rulebook a\n  uses facts\n\ntarget group old\n  when age is at least 60\n";
    let b = "rulebook b\n  uses facts, a\n\ntarget group older\n  when a.old and age is at least 70\n";
    let files = [sound(facts), sound(a), sound(b)];
    let turned = [sound(b), sound(facts), sound(a)];
    assert!(difference(&files, &turned, Language::English).is_empty());
    let twice = format!("{a}\nsituation\n  age number \"How old?\"\n");
    assert!(difference(&files, &[sound(facts), sound(&twice), sound(b)], Language::English).is_empty());
    let bare = b.replace("a.old", "old");
    assert!(difference(&files, &[sound(facts), sound(a), sound(&bare)], Language::English).is_empty());
}

#[test]
fn an_item_that_is_not_there_keeps_its_name() {
    // The exemption goes; what names it in an example is the same line as before.
    let items: Vec<&str> = BOOK.split("\n\n").filter(|item| !item.starts_with("exemption free_form")).collect();
    let expects =
        |text: &str| text.replace("    first_interview open", "    form of first_interview lifted by free_form");
    let found = between(&expects(BOOK), &expects(&items.join("\n\n")));
    let names: Vec<&str> = found.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["contact.free_form"]);
}
