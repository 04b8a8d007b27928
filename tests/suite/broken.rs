//! Broken rulebooks: each file in `broken/` with the complaints about it, in English and Danish, for a person to read.

use hjemmel::diagnostic::text;
use hjemmel::{Language, Rulebook};

#[test]
fn each_broken_rulebook_is_complained_of_at_the_right_place() {
    insta::glob!("../broken", "*.rulebook", |path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let compiled = Rulebook::builder().source(name, std::fs::read(path).unwrap()).check();
        let (complaints, sources) = (compiled.diagnostics(), compiled.sources());
        let mut page = String::new();
        for language in Language::ALL {
            page.push_str(&text::render(complaints.as_slice(), sources, language, false));
            page.push_str(&text::summary(complaints, language));
            page.push_str("\n\n");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../broken");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_suffix("");
        settings.remove_input_file();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        settings.bind(|| insta::assert_snapshot!(stem, page));
    });
}

/// What is said of a text, by code.
fn codes(text: impl Into<Vec<u8>>) -> Vec<&'static str> {
    let compiled = Rulebook::builder().source("text.rulebook", text).check();
    compiled.diagnostics().iter().map(|complaint| complaint.code().as_str()).collect()
}

const HEAD: &str =
    "rulebook x\n  law \"a law\" as lab\n  months last_day\n\nactor jobcenter\n\nsituation\n  a yes/no\n";

#[test]
fn a_file_of_two_mebibytes_is_refused() {
    assert_eq!(codes(vec![b'#'; 2 << 20]), ["E0002"]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(codes(*b"rulebook x\n  source \"\xff\xfe\"\n"), ["E0001"]);
}

#[test]
fn an_empty_file_is_refused() {
    assert!(codes("").contains(&"E0005"));
    assert!(codes("\n\n# nothing\n").contains(&"E0005") || codes("\n\n# nothing\n").contains(&"E0409"));
}

#[test]
fn ten_thousand_brackets_are_one_complaint_and_the_rest_is_checked() {
    let brackets = "(".repeat(10_000);
    let closing = ")".repeat(10_000);
    let text = format!("{HEAD}\ndefinition deep is {brackets}a{closing}\n\ndefinition wrong is b\n");
    let codes = codes(text);
    assert!(codes.contains(&"E0106"), "{codes:?}");
    assert!(codes.contains(&"E0401"), "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == "E0106").count(), 1, "{codes:?}");
}

#[test]
fn a_megabyte_of_brackets_is_no_trouble() {
    let text = format!("{HEAD}\ndefinition deep is {}\n", "(".repeat(1_000_000));
    assert!(codes(text).iter().any(|code| code.starts_with("E01")));
}

#[test]
fn mixing_the_languages_is_legal() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/broken/mixed-languages.rulebook");
    assert_eq!(codes(std::fs::read(path).unwrap()), [] as [&str; 0]);
}
