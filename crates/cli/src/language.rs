//! The language of what is printed.

use hjemmel::{Decimal, Language};

/// The language asked for, else the locale's, else English. It never depends on the rulebook, so that the Danish and the
/// English form of one print the same.
pub(crate) fn choose(asked: Option<Language>) -> Language {
    asked.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        match locale {
            Some(locale) if locale.starts_with("da") => Language::Danish,
            _ => Language::English,
        }
    })
}

/// A number as the language writes it: `92.5`, Danish `92,5`.
pub(crate) fn decimal(number: Decimal, language: Language) -> String {
    let text = number.to_string();
    language.pick((text.clone(), text.replace('.', ",")))
}
