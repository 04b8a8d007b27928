use super::{Answer, ask};
use hjemmel::Language;

fn asked(typed: &str, language: Language) -> (Answer, String) {
    let mut output = Vec::new();
    let answer = ask("?", language, &mut typed.as_bytes(), &mut output).unwrap();
    (answer, String::from_utf8(output).unwrap())
}

#[test]
fn answers_are_understood_in_both_languages() {
    for language in Language::ALL {
        for (typed, answer) in [
            ("y\n", Answer::Yes),
            ("Ja\n", Answer::Yes),
            (" n \n", Answer::No),
            ("nej\r\n", Answer::No),
            ("a\n", Answer::All),
            ("q\n", Answer::Quit),
            ("stop\n", Answer::Quit),
        ] {
            assert_eq!(asked(typed, language).0, answer, "{typed:?}");
        }
    }
}

#[test]
fn what_is_no_answer_is_asked_again_and_the_end_of_the_input_ends_it() {
    let (answer, output) = asked("\nperhaps\ny\n", Language::English);
    assert_eq!(answer, Answer::Yes);
    assert_eq!(output.matches("? [y]es, [n]o, [a]ll, [q]uit: ").count(), 3);
    assert_eq!(asked("", Language::Danish), (Answer::Quit, "? [j]a, [n]ej, [a]lle, [s]top: \n".to_owned()));
}
