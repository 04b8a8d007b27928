use super::{language_of, sources_of_part};
use hjemmel::{Language, Rulebook};

const COMMON: &str = "rulebook common\n  law \"a law\" as act\n\nactor office\n";
const USES: &str = "rulebook advice\n  law \"a law\" as act\n  uses common\n\nrequirement advise\n  act § 1\n  office must \"advise\"\n";
const DANISH: &str = "regelsæt andet\n  lov \"en lov\" som loven\n\naktør kontoret\n\nkrav vejled\n  loven § 1\n  kontoret skal \"vejlede\"\n";

#[test]
fn a_part_needs_what_it_uses() {
    let builder = Rulebook::builder().source("x/common", COMMON).source("y/advice", USES).source("z/andet", DANISH);
    let compiled = builder.check();
    let needed = |folder: &str| -> Vec<String> {
        sources_of_part(&compiled, |name| name.starts_with(folder)).into_iter().collect()
    };
    assert_eq!(needed("x"), ["x/common"]);
    assert_eq!(needed("y"), ["x/common", "y/advice"]);
    assert_eq!(needed("z"), ["z/andet"]);
    assert!(needed("nowhere").is_empty());
}

#[test]
fn the_language_is_that_of_most_sources() {
    let language = |texts: &[&str]| {
        let sources = texts.iter().enumerate();
        let builder =
            sources.fold(Rulebook::builder(), |builder, (place, text)| builder.source(place.to_string(), *text));
        language_of(&builder.compile().unwrap())
    };
    assert_eq!(language(&[DANISH]), Language::Danish);
    assert_eq!(language(&[COMMON, USES, DANISH]), Language::English);
    assert_eq!(language(&[COMMON, DANISH]), Language::English);
}
