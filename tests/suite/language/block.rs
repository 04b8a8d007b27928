//! The code blocks of the book's pages.

use hjemmel::{Language, Rulebook};
use std::path::{Path, PathBuf};

/// Where the book is.
pub(super) fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

/// Text of a file of the book.
pub(super) fn read(path: impl AsRef<Path>) -> String {
    let path = docs().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The pages on the language.
pub(super) fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(docs().join("language")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

/// A page, as its code blocks.
pub(super) struct Page {
    name: String,
    fences: Vec<Fence>,
}

/// What stands between two lines of backticks.
#[derive(Clone)]
struct Fence {
    line: usize,
    words: Vec<String>,
    text: String,
}

impl Fence {
    fn is(&self, word: &str) -> bool {
        self.words.iter().any(|other| other == word)
    }

    fn danish(&self) -> bool {
        self.is("da")
    }
}

/// What a block of a rulebook is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// All of it, or all parts of a page.
    Whole,
    /// Items for the fixture.
    Fragment,
    /// Lines that are put into items.
    Lines,
}

/// A block that holds rulebook text.
pub(super) struct Block {
    /// Page and line.
    pub(super) name: String,
    pub(super) kind: Kind,
    /// As it stands in the book, or with the items that its lines were put into.
    pub(super) text: String,
    pub(super) danish: bool,
    /// The code that it is to be refused with.
    pub(super) error: Option<String>,
}

impl Block {
    /// The block with what makes it a rulebook, which comes behind, so that lines keep their numbers.
    pub(super) fn whole(&self) -> String {
        if self.kind == Kind::Whole {
            return self.text.clone();
        }
        let fixture = read(if self.danish { "language/fixture.da.rulebook" } else { "language/fixture.rulebook" });
        format!("{}\n{fixture}", self.text)
    }

    fn of(page: &str, fence: &Fence) -> Self {
        let (kind, text) = if fence.is("fragment") {
            (Kind::Fragment, fence.text.clone())
        } else if fence.is("timings") {
            (Kind::Lines, timings(&fence.text, fence.danish()))
        } else if fence.is("conditions") {
            (Kind::Lines, conditions(&fence.text, fence.danish()))
        } else {
            (Kind::Whole, fence.text.clone())
        };
        let error = fence.words.iter().find_map(|word| word.strip_prefix("error=")).map(str::to_owned);
        Self { name: format!("{page}:{}", fence.line), kind, text, danish: fence.danish(), error }
    }
}

fn timings(lines: &str, danish: bool) -> String {
    let mut text = String::new();
    for (place, line) in lines.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        text.push_str(&if danish {
            format!("krav frist_{place}\n  lab § 31\n  jobcenteret skal \"holde en samtale\"\n  {line}\n  opfyldt ved samtaler\n\n")
        } else {
            format!("requirement timing_{place}\n  lab § 31\n  jobcenter must \"hold an interview\"\n  {line}\n  met by interviews\n\n")
        });
    }
    text
}

fn conditions(lines: &str, danish: bool) -> String {
    let mut text =
        String::from(if danish { "målgruppe vist\n  lab § 6\n" } else { "target group shown\n  lab § 6\n" });
    for line in lines.lines() {
        text.push_str(&format!("  {line}\n"));
    }
    text
}

impl Page {
    fn read(path: &Path) -> Self {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut fences = Vec::new();
        let mut open: Option<Fence> = None;
        for (place, line) in read(path).lines().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(info)) => {
                    let words = info.split(',').map(str::to_owned).collect();
                    open = Some(Fence { line: place + 1, words, text: String::new() });
                }
                (Some(_), Some(_)) => fences.extend(open.take()),
                (Some(fence), None) => {
                    fence.text.push_str(line);
                    fence.text.push('\n');
                }
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{name}: a block is not closed");
        Self { name, fences }
    }

    /// The blocks that hold rulebook text; the parts of the page, in each language, as one.
    pub(super) fn rulebooks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for fence in self.fences.iter().filter(|fence| fence.is("rulebook") && !fence.is("part")) {
            blocks.push(Block::of(&self.name, fence));
        }
        blocks.extend([false, true].into_iter().filter_map(|danish| self.parts(danish)));
        blocks
    }

    fn parts(&self, danish: bool) -> Option<Block> {
        let parts = self.fences.iter().filter(|fence| fence.is("part") && fence.danish() == danish);
        let texts: Vec<&str> = parts.map(|fence| fence.text.as_str()).collect();
        if texts.is_empty() {
            return None;
        }
        let name = format!("{}: parts{}", self.name, if danish { ", Danish" } else { "" });
        Some(Block { name, kind: Kind::Whole, text: texts.join("\n"), danish, error: None })
    }

    /// The blocks that show what comes of others.
    pub(super) fn shown(&self) -> Vec<Shown> {
        let mut shown = Vec::new();
        for (place, fence) in self.fences.iter().enumerate() {
            let name = format!("{}:{}", self.name, fence.line);
            let of = if fence.is("complaint") {
                let above = self.fences.iter().take(place).rev().find(|fence| fence.is("rulebook"));
                Block::of(&self.name, above.unwrap_or_else(|| panic!("{name}: a complaint of what?")))
            } else if fence.is("outcome") {
                self.parts(fence.danish()).unwrap_or_else(|| panic!("{name}: an outcome of what?"))
            } else {
                continue;
            };
            shown.push(Shown { name, text: fence.text.clone(), of });
        }
        shown
    }
}

/// A block that shows what comes of another.
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) text: String,
    of: Block,
}

impl Shown {
    /// What it ought to show.
    pub(super) fn right(&self) -> String {
        let language = if self.of.danish { Language::Danish } else { Language::English };
        let compiled = Rulebook::builder().source("contact.rulebook", self.of.whole()).check();
        if self.of.error.is_some() {
            let errors: Vec<_> = compiled.diagnostics().iter().filter(|one| one.is_error()).cloned().collect();
            return hjemmel::diagnostic::text::render(&errors, compiled.sources(), language, false);
        }
        let example = compiled.model().examples.first().unwrap_or_else(|| panic!("{}: no example", self.name)).clone();
        let rulebook = compiled.into_rulebook();
        let situation = hjemmel::Situation::from_engine(&rulebook, example.situation);
        let outcome = rulebook.evaluation(&situation).as_of(example.as_of).language(language).run().unwrap();
        hjemmel::text::plain(&hjemmel::text::render(&outcome, language, false))
    }
}
