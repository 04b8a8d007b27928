//! From texts to a rulebook set.

use crate::Rulebook;
use crate::register::Register;
use hjemmel_diagnostic::{Diagnostic, Diagnostics, Language, Message, SourceLimits, Sources, text};
use hjemmel_model::model::Model;
use hjemmel_model::{CheckOptions, check, lower};
use hjemmel_syntax::{SyntaxLimits, parse, tree};
use std::fmt;

/// How much text a rulebook set may be.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CompileLimits {
    /// Bytes of one source.
    pub source_bytes: usize,
    /// Bytes of all sources together.
    pub total_bytes: usize,
    /// How deep brackets may be nested.
    pub nesting: usize,
    /// Items in one source.
    pub items: usize,
    /// Clauses in one item.
    pub clauses: usize,
}

impl Default for CompileLimits {
    fn default() -> Self {
        let syntax = SyntaxLimits::default();
        Self {
            source_bytes: SourceLimits::default().bytes,
            total_bytes: 16 << 20,
            nesting: syntax.nesting,
            items: syntax.items,
            clauses: syntax.clauses,
        }
    }
}

/// Collects the texts of a rulebook set and compiles them.
///
/// ```
/// use hjemmel::Rulebook;
///
/// let error = Rulebook::builder().source("empty.rulebook", "requirement x\n").compile().unwrap_err();
/// assert!(error.diagnostics().has_errors());
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it compiles"]
pub struct RulebookBuilder {
    sources: Vec<(String, Vec<u8>)>,
    limits: CompileLimits,
    without_rejected: bool,
}

impl RulebookBuilder {
    /// Adds a text under a name, such as its file's, by which complaints call it.
    pub fn source(mut self, name: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        self.sources.push((name.into(), text.into()));
        self
    }

    /// Other limits than the default.
    pub fn limits(mut self, limits: CompileLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Goes on without the exemptions that a guardrail rejects; each outcome then lists them under `rejected`.
    pub fn without_rejected_exemptions(mut self) -> Self {
        self.without_rejected = true;
        self
    }

    /// Reads and checks everything, and says what it found: the set, if it could be made, and every complaint.
    pub fn check(self) -> Compiled {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let mut files: Vec<tree::File> = Vec::new();
        let admission = SourceLimits { bytes: self.limits.source_bytes };
        let syntax =
            SyntaxLimits { nesting: self.limits.nesting, items: self.limits.items, clauses: self.limits.clauses };
        let mut total = 0usize;
        if self.sources.is_empty() {
            diagnostics.push(Diagnostic::without_place(Message::NoRulebooks { folder: None }));
        }
        // The order of files must not show in anything but the order of complaints.
        for (name, bytes) in &self.sources {
            total = total.saturating_add(bytes.len());
            if total > self.limits.total_bytes {
                let limit = self.limits.total_bytes;
                let message = Message::TooLarge { file: name.clone(), bytes: total, limit };
                diagnostics.push(Diagnostic::without_place(message));
                break;
            }
            let (source, complaints) = sources.admit(name, bytes, &admission);
            diagnostics.extend(complaints);
            if let Some(source) = source.and_then(|id| sources.get(id)) {
                let (file, complaints) = parse(source, &syntax);
                diagnostics.extend(complaints);
                files.push(file);
            }
        }
        let options = CheckOptions { keep_without_rejected: self.without_rejected };
        let (model, complaints) = check(&files, &options);
        diagnostics.extend(complaints);
        Compiled { sources, diagnostics: diagnostics.sorted(), files, model: std::sync::Arc::new(model) }
    }

    /// Compiles to a rulebook set.
    ///
    /// # Errors
    ///
    /// [`CompileError`] with every complaint, if one of them is an error; that no source was added is one too.
    pub fn compile(self) -> Result<Rulebook, CompileError> {
        let compiled = self.check();
        if compiled.diagnostics.has_errors() {
            return Err(CompileError { compiled: Box::new(compiled) });
        }
        Ok(compiled.into_rulebook())
    }
}

impl Rulebook {
    /// Starts a rulebook set.
    pub fn builder() -> RulebookBuilder {
        RulebookBuilder::default()
    }
}

/// What a rulebook set was compiled from, and every complaint about it.
#[derive(Clone, Debug)]
pub struct Compiled {
    sources: Sources,
    diagnostics: Diagnostics,
    files: Vec<tree::File>,
    model: std::sync::Arc<Model>,
}

impl Compiled {
    /// The sources.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The complaints, sorted by place.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Every item that cites the law, in the order of the acts: what a reader of an act looks up.
    ///
    /// ```
    /// # use hjemmel::{Citation, Rulebook};
    /// # let text = "rulebook a\n  law \"a law\" as act\n\nsituation\n  member yes/no\n\ntarget group all\n  act § 1, stk. 2\n  when member\n";
    /// let compiled = Rulebook::builder().source("a.rulebook", text).check();
    /// let register = compiled.register();
    /// let place = Citation::parse("act § 1")?;
    /// let found: Vec<_> = register.citing(&place).map(|rule| &*rule.name).collect();
    /// assert_eq!(found, ["a.all"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn register(&self) -> Register {
        Register::of(&self.files, &self.model, &self.sources)
    }

    /// The checked model, for this project's own crates.
    #[doc(hidden)]
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The syntax trees, for this project's own crates.
    #[doc(hidden)]
    #[must_use]
    pub fn files(&self) -> &[tree::File] {
        &self.files
    }

    /// The rulebook set, even if there are errors: what could not be read is not in it. For editors and previews;
    /// a host that decides anything uses [`RulebookBuilder::compile`].
    #[must_use]
    pub fn into_rulebook(self) -> Rulebook {
        let plan = lower(&self.model);
        Rulebook::compiled_from(plan, self)
    }
}

/// A rulebook set that could not be compiled, with every complaint about it.
///
/// `{}` is one line, `{:#}` the whole page with places and source lines, in English; [`CompileError::render`] gives it
/// in Danish or in colour.
#[derive(Clone)]
pub struct CompileError {
    compiled: Box<Compiled>,
}

impl CompileError {
    /// The complaints, sorted by place.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.compiled.diagnostics
    }

    /// The sources they speak of.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.compiled.sources
    }

    /// The complaints as a page of text.
    #[must_use]
    pub fn render(&self, language: Language, colour: bool) -> String {
        text::render(self.diagnostics().as_slice(), self.sources(), language, colour)
    }
}

impl fmt::Debug for CompileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self:#}")
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if formatter.alternate() {
            formatter.write_str(&self.render(Language::English, false))
        } else {
            let summary = text::summary(self.diagnostics(), Language::English);
            write!(formatter, "the rulebook has {summary}")
        }
    }
}

impl std::error::Error for CompileError {}
