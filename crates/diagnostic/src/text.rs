//! Diagnostics for people, as rustc shows them: the sentence, the place with its line, what to do.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use hjemmel_value::printable;

use crate::catalogue;
use crate::columns::floor;
use crate::offset::index;
use crate::{Diagnostic, Diagnostics, Fix, Language, Severity, Source, SourceId, Sources, Span};

/// The diagnostics as a page of text, in the order in which they are given, with a blank line between two.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut page = String::new();
    for diagnostic in diagnostics {
        if !page.is_empty() {
            page.push('\n');
        }
        // In an excerpt the renderer shows escape sequences, but not the control characters of the second row.
        let no_print = |c: char| c.is_control() && !matches!(c, '\n' | '\u{1b}');
        page.push_str(&one(diagnostic, sources, language, &renderer).replace(no_print, "\u{fffd}"));
        page.push('\n');
    }
    page
}

/// How many there are of each kind: "2 errors, 1 warning".
#[must_use]
pub fn summary(diagnostics: &Diagnostics, language: Language) -> String {
    let kinds = [
        (Severity::Error, ("error", "errors"), ("fejl", "fejl")),
        (Severity::Warning, ("warning", "warnings"), ("advarsel", "advarsler")),
        (Severity::Note, ("note", "notes"), ("bemærkning", "bemærkninger")),
    ];
    let counted = kinds.into_iter().filter_map(|(severity, english, danish)| {
        let (singular, plural) = language.pick((english, danish));
        match diagnostics.count(severity) {
            0 => None,
            1 => Some(format!("1 {singular}")),
            many => Some(format!("{many} {plural}")),
        }
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() {
        return language.pick(("no errors", "ingen fejl")).to_owned();
    }
    counted.join(", ")
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    // What the user wrote may be in any of them, and has no say over the terminal.
    let words = catalogue::words(diagnostic, language);
    let (title, label) = (lines(&words.title), lines(&words.label));
    let (help, notes) = (words.help.as_deref().map(lines), words.notes.iter().map(|note| lines(note)));
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR.with_name(language.pick(("error", "fejl"))),
        Severity::Warning => Level::WARNING.with_name(language.pick(("warning", "advarsel"))),
        Severity::Note => note_level(language),
    };
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code().as_str()));
    for place in places(diagnostic, &label, sources, language) {
        group = group.element(place);
    }
    let patch = fix(diagnostic.fix.as_ref(), sources);
    let (title, help) = if patch.is_some() { (help, None) } else { (None, help) };
    group = group.elements(help.map(|help| help_level(language).message(help)));
    group = group.elements(notes.map(|note| note_level(language).message(note)));
    let mut groups = vec![group];
    if let Some(patch) = patch {
        let title = title.unwrap_or_else(|| language.pick(("write it so", "skriv det sådan")).to_owned());
        groups.push(Group::with_title(help_level(language).secondary_title(title)).element(patch));
    }
    renderer.render(&groups)
}

/// A text that may have several lines, each without what does not print.
fn lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

fn help_level(language: Language) -> Level<'static> {
    Level::HELP.with_name(language.pick(("help", "hjælp")))
}

fn note_level(language: Language) -> Level<'static> {
    Level::NOTE.with_name(language.pick(("note", "bemærk")))
}

/// One excerpt for each source that has a place in it, the one with the complaint first.
fn places<'a>(
    diagnostic: &Diagnostic,
    label: &str,
    sources: &'a Sources,
    language: Language,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let Some(primary) = diagnostic.span else {
        return Vec::new();
    };
    let mut ids = vec![primary.source];
    for second in &diagnostic.secondary {
        if !ids.contains(&second.span.source) {
            ids.push(second.span.source);
        }
    }
    let excerpt = |id: SourceId| {
        let source = sources.get(id)?;
        let seconds: Vec<_> = diagnostic.secondary.iter().filter(|second| second.span.source == id).collect();
        let main = Some(primary).filter(|span| span.source == id);
        let window = Window::around(source, main.into_iter().chain(seconds.iter().map(|second| second.span)))?;
        let main = main.map(|span| {
            let label = (!label.is_empty()).then(|| label.to_owned());
            AnnotationKind::Primary.span(window.range(span)).label(label)
        });
        let seconds = seconds
            .iter()
            .map(|second| AnnotationKind::Context.span(window.range(second.span)).label(second.role.text(language)));
        Some(window.snippet().annotations(main.into_iter().chain(seconds)))
    };
    ids.into_iter().filter_map(excerpt).collect()
}

/// The excerpt with the change; none if the edits are in several sources, out of order or out of range.
fn fix<'a>(fix: Option<&Fix>, sources: &'a Sources) -> Option<Snippet<'a, Patch<'a>>> {
    let mut edits: Vec<_> = fix?.edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let source = sources.get(edits.first()?.span.source)?;
    let in_order = edits.iter().zip(edits.iter().skip(1)).all(|(a, b)| a.span.end <= b.span.start);
    let in_source = edits.iter().all(|edit| edit.span.source == source.id() && is_sound(source, edit.span));
    if !in_order || !in_source {
        return None;
    }
    let window = Window::around(source, edits.iter().map(|edit| edit.span))?;
    let patches: Vec<_> =
        edits.iter().map(|edit| Patch::new(window.range(edit.span), edit.replacement.clone())).collect();
    Some(window.snippet().patches(patches))
}

fn is_sound(source: &Source, span: Span) -> bool {
    source.text().get(index(span.start)..index(span.end)).is_some()
}

/// The lines of a source that an excerpt needs, so that the renderer does not go through the rest.
struct Window<'a> {
    source: &'a Source,
    first_line: u32,
    start: u32,
    text: &'a str,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, spans: impl IntoIterator<Item = Span>) -> Option<Self> {
        let cover = spans.into_iter().reduce(Span::cover)?;
        let first_line = source.line_column(cover.start).line;
        let last_line = source.line_column(cover.end).line;
        let (start, end) = (source.line_span(first_line)?.start, source.line_span(last_line)?.end);
        let text = source.text().get(index(start)..index(end))?;
        Some(Self { source, first_line, start, text })
    }

    /// A span counted from the window's start, cut to it and to whole characters.
    fn range(&self, span: Span) -> Range<usize> {
        let inside = |at: u32| index(floor(self.source.text(), at).saturating_sub(self.start)).min(self.text.len());
        let start = inside(span.start);
        start..inside(span.end).max(start)
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).path(self.source.name()).line_start(index(self.first_line))
    }
}
