//! Links between the pages of the book lead somewhere, and every page is in its summary.

use super::block::docs;
use std::path::{Path, PathBuf};

fn all_pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

/// The targets of a page's links, those of the web left out.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    ends.filter(|target| !target.starts_with("http") && !target.contains(['\n', ' ']))
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect::<String>().to_lowercase()
}

#[test]
fn links_lead_somewhere() {
    let mut pages = Vec::new();
    all_pages(&docs(), &mut pages);
    assert!(pages.len() > 15);
    let mut wrong = Vec::new();
    for page in &pages {
        let text = std::fs::read_to_string(page).unwrap();
        for link in links(&text) {
            let (path, place) = link.split_once('#').map_or((link, None), |(path, place)| (path, Some(place)));
            let target = if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            let there = target.exists()
                && place.is_none_or(|place| {
                    let text = std::fs::read_to_string(&target).unwrap();
                    text.lines().any(|line| line.starts_with('#') && anchor(line.trim_start_matches('#')) == place)
                });
            if !there {
                wrong.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_page_can_be_reached() {
    let mut pages = Vec::new();
    all_pages(&docs(), &mut pages);
    let lists = ["SUMMARY.md", "decisions/index.md"].map(|list| docs().join(list));
    let listed: Vec<PathBuf> = lists
        .iter()
        .flat_map(|list| {
            let text = std::fs::read_to_string(list).unwrap();
            links(&text).map(|link| list.parent().unwrap().join(link)).collect::<Vec<_>>()
        })
        .collect();
    for page in pages.iter().filter(|page| **page != lists[0]) {
        assert!(listed.contains(page), "{} is in no list of pages", page.display());
    }
}
