//! The report as a page: the rulebooks' own lines, each with a mark, a word and a colour. It needs no other file.

use super::report::{CoverageItem, CoverageReport, CoverageState};
use hjemmel::Language;
use hjemmel::diagnostic::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const STYLE: &str = "\
:root { color-scheme: light dark; --hit: #dff3e3; --half: #fdf1cf; --missed: #fbdcd9; --faint: #666; --line: #ccc; }\n\
@media (prefers-color-scheme: dark) { :root { --hit: #16351f; --half: #423511; --missed: #4a1d1a; --faint: #aaa; --line: #555; } }\n\
body { font-family: system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; line-height: 1.4; }\n\
table { border-collapse: collapse; } caption { text-align: left; font-weight: bold; padding-bottom: .3rem; }\n\
.sum th, .sum td { border-bottom: 1px solid var(--line); padding: .2rem .8rem .2rem 0; text-align: right; }\n\
.sum th:first-child { text-align: left; }\n\
.lines { width: 100%; font-family: ui-monospace, monospace; font-size: .9rem; }\n\
.lines td { padding: 0 .6rem; vertical-align: top; white-space: pre-wrap; }\n\
.lines td.n { color: var(--faint); text-align: right; user-select: none; } .lines td.m { white-space: nowrap; }\n\
.lines td.w { color: var(--faint); font-family: system-ui, sans-serif; width: 35%; white-space: normal; }\n\
.lines tr:target { outline: 2px solid; }\n\
.hit { background: var(--hit); } .half { background: var(--half); } .missed { background: var(--missed); }\n\
.half td.w, .missed td.w { color: inherit; }\n";

/// The mark of a state, so that nothing is told by colour alone.
const fn mark(state: CoverageState) -> (&'static str, &'static str) {
    match state {
        CoverageState::Hit => ("hit", "✓"),
        CoverageState::Half => ("half", "◐"),
        CoverageState::Missed => ("missed", "✗"),
    }
}

pub(super) fn page(report: &CoverageReport, sources: &Sources, language: Language) -> String {
    let pick = |english: &'static str, danish: &'static str| language.pick((english, danish));
    let title = pick("What the examples and cases reach", "Hvad eksempler og sager når");
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        language.code()
    );
    let (evaluations, total) = (report.evaluations, &report.total);
    let reached = pick("situations reach", "situationer når");
    let _ =
        writeln!(page, "<p>{evaluations} {reached} {} % ({}/{}).</p>", total.percent(language), total.hit, total.all());
    let legend = [
        (CoverageState::Hit, pick("reached", "nået")),
        (CoverageState::Half, pick("reached in part", "nået delvis")),
        (CoverageState::Missed, pick("never reached", "aldrig nået")),
    ];
    page.push_str("<p>");
    for (state, words) in legend {
        let (class, sign) = mark(state);
        let _ = write!(page, "<span class=\"{class}\">&nbsp;{sign} {words}&nbsp;</span> ");
    }
    page.push_str("</p>\n");
    summary(&mut page, report, language);
    let mut places: BTreeMap<(&str, u32), Vec<&CoverageItem>> = BTreeMap::new();
    for item in &report.items {
        places.entry((&item.file, item.line)).or_default().push(item);
    }
    for (number, source) in sources.iter().enumerate() {
        let _ = writeln!(page, "<h2 id=\"f{number}\">{}</h2>\n<table class=\"lines\">", escaped(source.name()));
        let _ = writeln!(
            page,
            "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>",
            pick("line", "linje"),
            pick("reached", "nået"),
            pick("text", "tekst"),
            pick("never seen", "aldrig set"),
        );
        for line in 1..=source.line_count() {
            let items = places.get(&(source.name(), line)).map_or(&[][..], Vec::as_slice);
            source_line(&mut page, number, line, source.line_text(line), items, language);
        }
        page.push_str("</tbody>\n</table>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn summary(page: &mut String, report: &CoverageReport, language: Language) {
    let pick = |english: &'static str, danish: &'static str| language.pick((english, danish));
    let headings = [
        pick("rulebook", "regelsæt"),
        pick("reached", "nået"),
        pick("in part", "delvis"),
        pick("never", "aldrig"),
        "%",
        pick("never unknown", "aldrig ukendt"),
    ];
    page.push_str("<table class=\"sum\">\n<thead><tr>");
    for heading in headings {
        let _ = write!(page, "<th scope=\"col\">{heading}</th>");
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for book in &report.rulebooks {
        let total = &book.total;
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&book.name),
            total.hit,
            total.half,
            total.missed,
            total.percent(language),
            total.never_unknown
        );
    }
    page.push_str("</tbody>\n</table>\n");
}

fn source_line(page: &mut String, file: usize, line: u32, text: &str, items: &[&CoverageItem], language: Language) {
    // The line is as good as the best of it only if nothing on it is missing.
    let states = items.iter().map(|item| item.state);
    let state = match (states.clone().min(), states.max()) {
        (Some(best), Some(worst)) if best == worst => Some(worst),
        (Some(_), Some(_)) => Some(CoverageState::Half),
        _ => None,
    };
    let (class, sign) = state.map_or(("", ""), mark);
    let word = state.map_or("", |state| match state {
        CoverageState::Hit => language.pick(("reached", "nået")),
        CoverageState::Half => language.pick(("in part", "delvis nået")),
        CoverageState::Missed => language.pick(("never reached", "aldrig nået")),
    });
    let mut never: Vec<String> = items.iter().map(|item| item.never(language)).filter(|it| !it.is_empty()).collect();
    never.dedup();
    let _ = writeln!(
        page,
        "<tr id=\"f{file}l{line}\" class=\"{class}\"><td class=\"n\">{line}</td><td class=\"m\" title=\"{word}\"><span aria-label=\"{word}\">{sign}</span></td><td>{}</td><td class=\"w\">{}</td></tr>",
        escaped(text),
        escaped(&never.join("; "))
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
