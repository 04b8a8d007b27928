//! The book in `docs/`: its code blocks do what they claim, its tables leave nothing out, its links lead somewhere.
//!
//! What stands behind the backticks says what a block is, with commas between; `da` is for Danish names:
//!
//! | words | the block is |
//! |---|---|
//! | `rulebook` | a whole rulebook |
//! | `rulebook,part` | one of the parts of a page, which make one rulebook together |
//! | `rulebook,fragment` | items, added to `docs/language/fixture.rulebook` |
//! | `rulebook,timings` | timings, each given to a requirement of its own |
//! | `rulebook,conditions` | the clauses of a target group |
//! | `…,error=E0208` | at fault with exactly this code |
//! | `text,complaint` | what is said of the block above |
//! | `text,outcome` | what comes of the first example of the page's parts |

mod block;
mod floors;
mod links;
mod tables;

use block::{Block, Kind, pages};
use hjemmel::diagnostic::{Source, SourceId, SourceLimits, text};
use hjemmel::format::format_source;
use hjemmel::outcome::QuotaWord;
use hjemmel::{Compiled, Language, Rulebook};
use hjemmel_cases::run_examples;

/// Reads what a block makes, under its place in the book.
fn check(block: &Block) -> Compiled {
    Rulebook::builder().source(&block.name, block.whole()).check()
}

fn errors(compiled: &Compiled) -> Vec<&'static str> {
    let errors = compiled.diagnostics().iter().filter(|complaint| complaint.is_error());
    let mut codes: Vec<&'static str> = errors.map(|complaint| complaint.code().as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn rendered(compiled: &Compiled) -> String {
    text::render(compiled.diagnostics().as_slice(), compiled.sources(), Language::English, false)
}

/// All blocks that hold rulebooks.
fn rulebooks() -> Vec<Block> {
    pages().into_iter().flat_map(|page| page.rulebooks()).collect()
}

#[test]
fn every_block_does_what_it_claims() {
    let mut wrong = String::new();
    let blocks = rulebooks();
    assert!(blocks.len() > 40, "the blocks of the book were not found");
    for block in &blocks {
        let compiled = check(block);
        let expected: Vec<&str> = block.error.iter().map(String::as_str).collect();
        if errors(&compiled) != expected {
            wrong.push_str(&format!("{}: {expected:?}\n{}\n", block.name, rendered(&compiled)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn whole_rulebooks_of_the_book_have_no_warnings() {
    for block in rulebooks().iter().filter(|block| block.kind == Kind::Whole && block.error.is_none()) {
        let compiled = check(block);
        assert!(compiled.diagnostics().is_empty(), "{}\n{}", block.name, rendered(&compiled));
    }
}

#[test]
fn every_example_in_the_book_comes_out() {
    let mut run = 0;
    for block in rulebooks().iter().filter(|block| block.error.is_none()) {
        let rulebook = check(block).into_rulebook();
        for result in run_examples(&rulebook, Language::English) {
            let sources = rulebook.compiled().unwrap().sources();
            let failures = text::render(&result.failures, sources, Language::English, false);
            assert!(result.passed(), "{}: {}\n{failures}", block.name, result.title);
            run += 1;
        }
    }
    assert!(run >= 5, "{run} examples");
}

#[test]
fn every_block_translates_and_comes_back() {
    for block in rulebooks().iter().filter(|block| block.error.is_none()) {
        let (own, other) =
            if block.danish { (Language::Danish, Language::English) } else { (Language::English, Language::Danish) };
        let text = format(&block.whole(), own);
        let translated = format(&text, other);
        assert_ne!(text, translated, "{}", block.name);
        assert_eq!(text, format(&translated, own), "{}", block.name);
        let plan = |text: &str| Rulebook::builder().source("a", text).compile().unwrap().to_plan().unwrap();
        assert_eq!(plan(&text), plan(&translated), "{}", block.name);
    }
}

#[test]
fn blocks_stand_as_the_formatter_writes_them() {
    let mut wrong = String::new();
    let shown = |block: &&Block| block.error.is_none() && matches!(block.kind, Kind::Whole | Kind::Fragment);
    for block in rulebooks().iter().filter(shown) {
        let language = if block.danish { Language::Danish } else { Language::English };
        let formatted = format(&block.whole(), language);
        if !formatted.starts_with(&block.text) {
            let formatted: String =
                formatted.lines().take(block.text.lines().count()).map(|line| format!("{line}\n")).collect();
            wrong.push_str(&format!("{}\n{formatted}\n", block.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn format(text: &str, language: Language) -> String {
    let (source, complaints) = Source::admit(SourceId(0), "a", text.as_bytes(), &SourceLimits::default());
    assert!(complaints.is_empty(), "{complaints:?}");
    format_source(&source.unwrap(), Some(language)).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn complaints_and_outcomes_are_shown_as_they_are() {
    let mut wrong = String::new();
    for page in pages() {
        for shown in page.shown() {
            let right = shown.right();
            if shown.text != right {
                wrong.push_str(&format!("{}\n{right}\n", shown.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_share_on_the_page_of_patterns_comes_out_as_it_says() {
    let page = rulebooks().into_iter().find(|block| block.name == "patterns.md: parts").unwrap();
    let rulebook = check(&page).into_rulebook();
    let (stays, alone, not_assessed) = (r#","finds_work_alone":false"#, r#","finds_work_alone":true"#, "");
    let answer = |citizens: &[&str]| {
        let situations: Vec<_> = citizens
            .iter()
            .map(|assessed| {
                let json = format!(
                    r#"{{"benefit":"cash_benefit","job_ready":true,"first_contact":"2026-07-06","interviews":[],"work_documented_from":null{assessed}}}"#
                );
                rulebook.situation_from_json(&json).unwrap()
            })
            .collect();
        let day = hjemmel::Date::parse("2026-07-10").unwrap();
        rulebook.quotas(day).over(&situations).unwrap().quotas[0].answer
    };
    assert_eq!(answer(&[stays, stays, stays, alone]), QuotaWord::Kept);
    assert_eq!(answer(&[stays, stays, alone]), QuotaWord::Broken);
    assert_eq!(answer(&[stays, stays, alone, not_assessed]), QuotaWord::Undetermined);
    assert_eq!(answer(&[]), QuotaWord::NoMembers);
}
