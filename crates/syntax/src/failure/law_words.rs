//! Words that acts and those who read them use, and that a rulebook writes otherwise.

use super::{Failed, TextPlace, text};
use crate::keywords::{self, is_word, match_phrase};
use hjemmel_diagnostic::{Advice, Diagnostic, Message, Noun};
use std::ops::Range;

/// At the start of a line, each with what the line begins with here.
const STARTS: [(&str, &str); 20] = [
    ("med mindre", "medmindre"),
    ("undtagen når", "medmindre"),
    ("undtagen hvis", "medmindre"),
    ("undtagen", "medmindre"),
    ("bortset fra når", "medmindre"),
    ("except when", "unless"),
    ("except if", "unless"),
    ("except", "unless"),
    ("if not", "unless"),
    ("hvis", "når"),
    ("såfremt", "når"),
    ("if", "when"),
    ("where", "when"),
    ("fritager", "fritager for"),
    ("fritager fra", "fritager for"),
    ("dog ikke", "medmindre"),
    ("opfyldt af", "opfyldt ved"),
    ("opfyldes ved", "opfyldt ved"),
    ("brudt af", "brudt ved"),
    ("met through", "met by"),
];

/// Inside a line, each with what stands there here.
const INSIDE: [(&str, &str); 45] = [
    ("den tidligste af", "tidligste af"),
    ("den seneste af", "seneste af"),
    ("tidligst af", "tidligste af"),
    ("senest af", "seneste af"),
    ("størst af", "større af"),
    ("største af", "større af"),
    ("mindst af", "mindre af"),
    ("mindste af", "mindre af"),
    ("the earliest of", "earliest of"),
    ("the latest of", "latest of"),
    ("earlier of", "earliest of"),
    ("later of", "latest of"),
    ("largest of", "larger of"),
    ("smallest of", "smaller of"),
    ("der ikke er nogen", "der er ingen"),
    ("der ikke er", "der er ingen"),
    ("der ikke findes", "der er ingen"),
    ("there is no", "there are no"),
    ("there are not any", "there are no"),
    ("med mindre", "medmindre"),
    ("undtagen hvis", "medmindre"),
    ("undtagen når", "medmindre"),
    ("et halvt år", "6 måneder"),
    ("halvt år", "6 måneder"),
    ("half a year", "6 months"),
    ("halvandet år", "18 måneder"),
    ("mdr.", "måneder"),
    ("mdr", "måneder"),
    ("samt", "og"),
    ("inden udgangen af", "senest udgangen af"),
    ("ved udgangen af", "udgangen af"),
    ("regnet fra", "fra"),
    ("én gang hver", "hver"),
    ("en gang hver", "hver"),
    ("once every", "every"),
    ("business days", "working days"),
    ("business day", "working day"),
    ("kalendermåneder", "hele kalendermåneder"),
    ("calendar months", "whole calendar months"),
    ("er fyldt", "er mindst"),
    ("ikke kendt", "ikke er kendt"),
    ("for målgruppe", "for"),
    ("for target group", "for"),
    ("de seneste", "i de seneste"),
    ("the last", "in the last"),
];

/// `every fourth week`: the number of an ordinal.
const ORDINALS: [(&str, u32); 22] = [
    ("anden", 2),
    ("andet", 2),
    ("tredje", 3),
    ("fjerde", 4),
    ("femte", 5),
    ("sjette", 6),
    ("syvende", 7),
    ("ottende", 8),
    ("niende", 9),
    ("tiende", 10),
    ("tolvte", 12),
    ("other", 2),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("twelfth", 12),
];

/// Acts that leave the time open.
const AT_ONCE: [&str; 10] = [
    "straks",
    "snarest muligt",
    "snarest",
    "hurtigst muligt",
    "uden ugrundet ophold",
    "omgående",
    "at once",
    "immediately",
    "as soon as possible",
    "without undue delay",
];

impl Failed<'_> {
    /// What the law says and a rulebook writes otherwise.
    pub(super) fn law_words(&self) -> Option<Diagnostic> {
        self.first_words()
            .or_else(|| self.modality())
            .or_else(|| self.at_once())
            .or_else(|| self.most_times())
            .or_else(|| self.count_of_events())
            .or_else(|| self.both_bounds())
            .or_else(|| self.length_in_parts())
            .or_else(|| self.ordinal())
            .or_else(|| self.second_deadline())
            .or_else(|| self.currency_first())
            .or_else(|| self.on_a_date())
            .or_else(|| self.times_alone())
            .or_else(|| self.inner_words())
    }

    /// A line with a full stop at its end.
    pub(super) fn full_stop(&self) -> Option<Diagnostic> {
        let whole = self.line.text.trim_end();
        let before = whole.strip_suffix(['.', ';'])?;
        let last = text::word_before(whole, before.len());
        let short = ["kr", "stk", "nr", "pr", "pkt", "kap", "jf", "mdr", "md"];
        let sound = before.ends_with(|c: char| is_word(c) || matches!(c, '"' | ')'));
        if self.at < before.len() || !sound || short.contains(&self.part(last)) {
            return None;
        }
        let range = before.len()..whole.len();
        Some(self.advised(&range, Advice::NoFullStop).with_fix(self.line.span(&range), ""))
    }

    /// `hvis …`, `undtagen …`, `fritager første`, `jf. sdl § 13`
    fn first_words(&self) -> Option<Diagnostic> {
        let section = self.section?;
        let whole = self.line.text;
        let related = ["jf.", "jf", "se", "cf."].iter().find_map(|word| match_phrase(whole, word));
        if let Some(length) = related
            && whole.contains('§')
            && self.at <= TextPlace::skip_blanks(whole, length)
        {
            let start = TextPlace::skip_blanks(whole, length);
            return Some(
                self.worded(&(0..whole.trim_end().len()), self.part(start..whole.trim_end().len()).to_owned()),
            );
        }
        if section == Noun::Example
            && let Some(right) = as_of(whole)
        {
            return Some(self.worded(&(0..text::word_at(whole, 0).end), right.to_owned()));
        }
        let fits = |right: &str| keywords::candidates(Some(section)).any(|one| one == right);
        let (phrase, right) = STARTS.iter().find(|(phrase, right)| {
            let length = match_phrase(whole, phrase);
            length.is_some_and(|length| self.at <= TextPlace::skip_blanks(whole, length)) && fits(right)
        })?;
        let known = keywords::clause_word(whole).filter(|(keyword, _)| keyword.starts_line_of(section));
        let range = 0..match_phrase(whole, phrase)?;
        known.is_none().then(|| self.worded(&range, (*right).to_owned()))
    }

    /// `kommunen bør "…"`, `kommunen og lægen skal "…"`
    fn modality(&self) -> Option<Diagnostic> {
        if !matches!(self.section?, Noun::Requirement | Noun::Quota) {
            return None;
        }
        let whole = self.line.text;
        let quote = whole.find('"')?;
        let before = whole.get(..quote)?.trim_end();
        let modal = |phrase: &str| {
            let start = before.strip_suffix(phrase)?;
            start.ends_with(char::is_whitespace).then_some(start.len()..before.len())
        };
        let not = ["skal ikke", "kan ikke", "need not", "cannot", "may not", "shall not", "should not", "bør ikke"];
        if let Some(range) = not.iter().find_map(|phrase| modal(phrase)) {
            return Some(match self.part(range.clone()) {
                "may not" | "shall not" | "cannot" => self.worded(&range, "must not".to_owned()),
                _ => self.advised(&range, Advice::NotADuty),
            });
        }
        let odd = ["bør", "må", "skulle", "burde", "har pligt til at", "har ret til at", "should", "can", "has to"];
        if let Some(range) = odd.iter().find_map(|phrase| modal(phrase)) {
            return Some(self.advised(&range, Advice::Modality));
        }
        if let Some(range) = modal("shall") {
            return Some(self.worded(&range, "must".to_owned()));
        }
        let said = ["must not", "må ikke", "must", "may", "skal", "kan"].iter().find_map(|phrase| modal(phrase))?;
        let actors = whole.get(..said.start)?.trim_end();
        let several = [" og ", " and ", " eller ", " or ", ", "].iter().any(|joiner| actors.contains(joiner));
        several.then(|| self.advised(&(0..actors.len()), Advice::OneActor))
    }

    /// `straks`
    fn at_once(&self) -> Option<Diagnostic> {
        let section = self.section.filter(|section| matches!(section, Noun::Requirement | Noun::Exemption))?;
        let here = [text::word_before(self.line.text, self.at).start, self.at];
        here.into_iter().filter(|start| section == Noun::Requirement || *start > 0).find_map(|start| {
            let below = self.line.text.get(start..)?;
            let length = AT_ONCE.iter().find_map(|phrase| match_phrase(below, phrase))?;
            Some(self.advised(&(start..start.saturating_add(length)), Advice::NoLength))
        })
    }

    /// `højst 4 gange inden for 6 måneder` as a timing
    fn most_times(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let most = ["højst", "at most", "no more than", "ikke mere end", "maksimalt"];
        let length = most.iter().find_map(|phrase| match_phrase(whole, phrase))?;
        let times = whole.split(|c: char| !is_word(c)).any(|word| matches!(word, "gange" | "gang" | "times" | "once"));
        let end = whole.split_whitespace().find(|word| matches!(*word, "gange" | "gang" | "times" | "once"));
        let end = end.and_then(|word| Some(TextPlace::of(whole, word)?.saturating_add(word.len()))).unwrap_or(length);
        (self.section == Some(Noun::Requirement) && times).then(|| self.advised(&(0..end), Advice::NoMostTimes))
    }

    /// `der er flere end 2 samtaler`
    fn count_of_events(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        self.starts(4).into_iter().find_map(|start| {
            let below = whole.get(start..)?;
            let ask = ["der er", "there are", "there is"];
            let (there, danish) = ask.iter().find_map(|ask| Some((match_phrase(below, ask)?, ask.starts_with('d'))))?;
            let rest = below.get(there..)?.trim_start();
            let compared = [
                ("flere end", "mere end"),
                ("mere end", "mere end"),
                ("færre end", "under"),
                ("mindre end", "under"),
                ("mindst", "mindst"),
                ("højst", "højst"),
                ("præcis", ""),
                ("more than", "more than"),
                ("fewer than", "under"),
                ("less than", "under"),
                ("at least", "at least"),
                ("at most", "at most"),
                ("exactly", ""),
            ];
            let found = compared.iter().find_map(|(phrase, right)| Some((match_phrase(rest, phrase)?, *right)));
            let (length, comparison) = found.unwrap_or((0, ""));
            let rest = rest.get(length..)?.trim_start();
            let number = rest.get(text::word_at(rest, 0)).filter(|number| number.parse::<u32>().is_ok())?;
            let rest = rest.get(number.len()..)?.trim_start();
            let events = rest.get(text::word_at(rest, 0)).filter(|events| !events.is_empty())?;
            let end = TextPlace::of(whole, events)?.saturating_add(events.len());
            // What narrows the events stands between them and the comparison.
            let tail = whole.get(end..)?;
            let narrowed = ["where", "hvor", "in the last", "i de", "i det", "i den", "since", "siden"]
                .iter()
                .any(|word| match_phrase(tail.trim_start(), word).is_some());
            let end = if narrowed { end.saturating_add(tail.trim_end().len()) } else { end };
            let events = self.part(TextPlace::of(whole, events)?..end);
            let (count, is) = if danish { ("antal", "er") } else { ("number of", "is") };
            let right = format!("{count} {events} {is} {comparison} {number}").replace("  ", " ");
            Some(self.worded(&(start..end), right))
        })
    }

    /// `alder er mindst 18 og højst 30`
    fn both_bounds(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let bounds = [(" er mindst ", " og ", "højst", "mellem"), (" is at least ", " and ", "at most", "between")];
        bounds.into_iter().find_map(|(least, joiner, most, between)| {
            let most_at = [text::word_before(whole, self.at).start, self.at]
                .into_iter()
                .find(|at| whole.get(*at..).is_some_and(|below| match_phrase(below, most).is_some()))?;
            let before = whole.get(..most_at)?;
            let joined = before.strip_suffix(joiner)?;
            let least_at = joined.rfind(least)?;
            let low = joined.get(least_at.saturating_add(least.len())..)?.trim();
            let high_at = TextPlace::skip_blanks(whole, most_at.saturating_add(most.len()));
            let high = whole.get(high_at..)?;
            let end = high.find([',', ')', '\n']).unwrap_or(high.len());
            let end = [" og ", " and ", " eller ", " or ", " medmindre ", " unless "]
                .iter()
                .filter_map(|word| high.find(word))
                .fold(end, usize::min);
            let high = high.get(..end)?.trim_end();
            let (is, start) = (least.split_whitespace().next()?, least_at.saturating_add(1));
            let right = format!("{is} {between} {low} {} {high}", joiner.trim());
            Some(self.worded(&(start..high_at.saturating_add(high.len())), right))
        })
    }

    /// `8 uger og 2 dage`
    fn length_in_parts(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let joiner = [text::word_at(whole, self.at), text::word_before(whole, self.at)]
            .into_iter()
            .find(|word| matches!(self.part(word.clone()), "og" | "and"))?;
        let unit = text::word_before(whole, joiner.start);
        let number = text::word_before(whole, unit.start);
        let second = text::word_at(whole, TextPlace::skip_blanks(whole, joiner.end));
        let second_unit = text::word_at(whole, TextPlace::skip_blanks(whole, second.end));
        let counts = |range: &Range<usize>| self.part(range.clone()).parse::<u32>().is_ok();
        let measures = |range: &Range<usize>| crate::names::is_unit_word(self.part(range.clone()));
        let length = counts(&number) && counts(&second) && measures(&unit) && measures(&second_unit);
        length.then(|| {
            let parts = (self.part(number.start..unit.end), self.part(second.start..second_unit.end));
            self.worded(&(number.start..second_unit.end), format!("{} + {}", parts.0, parts.1))
        })
    }

    /// `hver fjerde uge`, `every other week`
    fn ordinal(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let places = [text::word_at(whole, self.at), text::word_before(whole, self.at)];
        places.into_iter().find_map(|word| {
            let (_, number) = ORDINALS.iter().find(|(ordinal, _)| *ordinal == self.part(word.clone()))?;
            let every = text::word_before(whole, word.start);
            let unit = text::word_at(whole, TextPlace::skip_blanks(whole, word.end));
            let said = self.part(unit.clone());
            let right = match self.part(every.clone()) {
                every @ ("hver" | "hvert") => format!("{every} {number}. {said}"),
                "every" => format!("every {number} {said}s"),
                "af" if self.part(0..every.end).ends_with("udgangen af") => format!("af {number}. {said}"),
                _ => return None,
            };
            Some(self.worded(&(every.start..unit.end), right))
        })
    }

    /// `…, dog senest 2026-01-01`, `… og senest 2026-01-01`
    fn second_deadline(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let phrases = [
            "dog senest",
            "men senest",
            "og senest",
            "dog ikke senere end",
            "however no later than",
            "but no later than",
            "but not later than",
            "and no later than",
            "at the latest",
        ];
        let after_comma = |start: usize| {
            let comma = whole.get(start..)?.starts_with(',');
            Some(TextPlace::skip_blanks(whole, start.saturating_add(usize::from(comma))))
        };
        let (start, end, danish) = self.starts(2).into_iter().filter(|start| *start > 0).find_map(|start| {
            let phrase_at = after_comma(start)?;
            let below = whole.get(phrase_at..)?;
            let phrase = phrases.iter().find(|phrase| match_phrase(below, phrase).is_some())?;
            let length = match_phrase(below, phrase)?;
            Some((start, phrase_at.saturating_add(length), phrase.starts_with(['d', 'm', 'o'])))
        })?;
        let right = if danish { "senest tidligste af (…, …)" } else { "by earliest of (…, …)" };
        Some(self.advised(&(start..end), Advice::EarliestOf { right: right.to_owned() }))
    }

    /// `kr. 10000`, `DKK 10000`
    fn currency_first(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        self.starts(2).into_iter().find_map(|start| {
            let below = whole.get(start..)?;
            let marks = [("kr.", "kr."), ("kr", "kr."), ("DKK", "DKK"), ("dkk", "DKK")];
            let (length, mark) = marks.iter().find_map(|(phrase, mark)| Some((match_phrase(below, phrase)?, *mark)))?;
            let number_at = TextPlace::skip_blanks(whole, start.saturating_add(length));
            let number = text::token_at(whole, number_at);
            let amount = self.part(number.clone());
            // `600 kr. 500`: the mark belongs to the number before it.
            let before = whole.get(..start)?.trim_end().ends_with(|c: char| c.is_ascii_digit());
            (amount.starts_with(|c: char| c.is_ascii_digit()) && !before)
                .then(|| self.worded(&(start..number.end), format!("{amount} {mark}")))
        })
    }

    /// `senest den 2025-05-01`
    fn on_a_date(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let word = [text::word_at(whole, self.at), text::word_before(whole, self.at)]
            .into_iter()
            .find(|word| matches!(self.part(word.clone()), "den" | "d" | "on" | "the"))?;
        let after = word.end.saturating_add(usize::from(whole.get(word.end..)?.starts_with('.')));
        let date = text::token_at(whole, TextPlace::skip_blanks(whole, after));
        let said = self.part(date.clone());
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let iso = said.split('-').count() == 3 && said.split('-').all(digits);
        (iso && word.start > 0).then(|| self.worded(&(word.start..date.end), said.to_owned()))
    }

    /// `4 gange inden for 6 måneder`, which is at least so often.
    fn times_alone(&self) -> Option<Diagnostic> {
        self.section.filter(|section| *section == Noun::Requirement)?;
        let whole = self.line.text;
        let number = text::word_at(whole, 0);
        let times = text::word_at(whole, TextPlace::skip_blanks(whole, number.end));
        let least = match self.part(times.clone()) {
            "gange" => "mindst",
            "times" => "at least",
            _ => return None,
        };
        let count = self.part(number).parse::<u32>().is_ok();
        count.then(|| self.worded(&(0..times.end), format!("{least} {}", self.part(0..times.end))))
    }

    /// The phrases of [`INSIDE`].
    fn inner_words(&self) -> Option<Diagnostic> {
        let whole = self.line.text;
        let found = self.starts(4).into_iter().find_map(|start| {
            let below = whole.get(start..)?;
            let reaches = |length: usize| TextPlace::skip_blanks(whole, start.saturating_add(length)) >= self.at;
            INSIDE.iter().find_map(|(phrase, right)| {
                let length = match_phrase(below, phrase).filter(|length| reaches(*length))?;
                // `i de seneste`: the word before may make it right as it stands.
                let before = self.part(text::word_before(whole, start)).to_owned();
                let negated = *phrase == "ikke kendt" && before == "er";
                if negated || right.split(' ').next().is_some_and(|first| first == before) {
                    return None;
                }
                Some((start..start.saturating_add(length), *right))
            })
        });
        let found = found.or_else(|| self.list_of_events()).or_else(|| {
            let word = text::word_at(whole, self.at);
            let below = whole.get(self.at..)?;
            let right = match self.part(word.clone()) {
                "undtagen" if match_phrase(below, "undtagen under").is_none() => "medmindre",
                "except" if match_phrase(below, "except during").is_none() => "unless",
                _ => return None,
            };
            (word.start > 0).then_some((word, right))
        });
        found.map(|(range, right)| self.worded(&range, right.to_owned()))
    }

    /// `samtaler hændelse samtale`: the type of a list is in the plural.
    fn list_of_events(&self) -> Option<(Range<usize>, &'static str)> {
        self.section.filter(|section| *section == Noun::Situation)?;
        let word = text::word_before(self.line.text, self.at);
        let right = match self.part(word.clone()) {
            "event" => "events",
            "hændelse" => "hændelser",
            _ => return None,
        };
        (word.start > 0).then_some((word, right))
    }

    /// Where pest gave up, and where the words before it begin.
    pub(super) fn starts(&self, words: usize) -> Vec<usize> {
        let mut all = vec![self.at];
        for _ in 0..words {
            let last = all.last().copied().unwrap_or_default();
            // A short form may end in a dot: `kr.`
            let end = self.line.text.get(..last).unwrap_or_default().trim_end().trim_end_matches('.').len();
            let before = text::word_before(self.line.text, end);
            if before.is_empty() {
                break;
            }
            all.push(before.start);
        }
        all.reverse();
        all
    }

    pub(super) fn advised(&self, range: &Range<usize>, advice: Advice) -> Diagnostic {
        let found = self.part(range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        self.diagnostic(Message::SaidOtherwise { found, advice }, range)
    }
}

/// `den 2025-04-28` in an example: the day that it is told on.
pub(crate) fn as_of(line: &str) -> Option<&'static str> {
    let word = line.get(text::word_at(line, 0))?;
    let right = match word {
        "den" | "dato" | "dags" | "per" | "på" | "dag" => "pr.",
        "on" | "date" | "at" | "day" | "today" => "as of",
        _ => return None,
    };
    line.get(word.len()..)?.trim_start().starts_with(|c: char| c.is_ascii_digit()).then_some(right)
}
