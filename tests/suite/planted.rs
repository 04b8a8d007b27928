//! Changes that nobody meant, planted in the shipped rulebooks one at a time: each is noticed by an example, by a case, or by a case
//! made for the boundaries of the rules that change.

use hjemmel::{Compiled, Language, Rulebook};
use hjemmel_analysis::{Difference, difference};
use hjemmel_cases::{Case, CaseFiles, Folder, boundary_cases, compare, language_of, run_case, run_examples};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// How many made cases of each side are tried.
const MADE: usize = 60;

/// What was changed, in which rulebook, and which text became which.
struct Planted {
    what: &'static str,
    rulebook: &'static str,
    texts: &'static [(&'static str, &'static str)],
}

const PLANTED: &[Planted] = &[
    Planted {
        what: "an off-by-one day: one week is eight days",
        rulebook: "kontaktforløb",
        texts: &[(
            "fra 2024-01-01 til 2026-06-30\n  for hjælpsmodtagere\n  jobcenteret skal \"holde den første jobsamtale med borgeren\"\n  senest 1 uge",
            "fra 2024-01-01 til 2026-06-30\n  for hjælpsmodtagere\n  jobcenteret skal \"holde den første jobsamtale med borgeren\"\n  senest 8 dage",
        )],
    },
    Planted {
        what: "an off-by-one number: three interviews for four",
        rulebook: "kontaktforløb",
        texts: &[(
            "fra 2023-03-22 til 2023-12-31\n  for hjælpsmodtagere\n  medmindre ny_periode_ved_30_år\n  jobcenteret skal \"holde individuelle jobsamtaler med borgeren\"\n  mindst 4 gange",
            "fra 2023-03-22 til 2023-12-31\n  for hjælpsmodtagere\n  medmindre ny_periode_ved_30_år\n  jobcenteret skal \"holde individuelle jobsamtaler med borgeren\"\n  mindst 3 gange",
        )],
    },
    Planted {
        what: "an off-by-one birthday: more than 30 for at least 30",
        rulebook: "målgrupper",
        texts: &[(
            "når beredskab er jobparat\n  når alder er mindst 30",
            "når beredskab er jobparat\n  når alder er mere end 30",
        )],
    },
    Planted {
        what: "a dropped group",
        rulebook: "fritagelser",
        texts: &[(
            "for forsikrede, hjælpsmodtagere, overgået_til_ydelse\n  når dokumenteret_overgang er blandt fuldtidsarbejde",
            "for forsikrede, overgået_til_ydelse\n  når dokumenteret_overgang er blandt fuldtidsarbejde",
        )],
    },
    Planted {
        what: "a swapped version date",
        rulebook: "kontaktforløb",
        texts: &[
            (
                "fra 2020-01-01 til 2023-03-21\n  for hjælpsmodtagere",
                "fra 2020-01-01 til 2023-03-12\n  for hjælpsmodtagere",
            ),
            (
                "fra 2023-03-22 til 2023-12-31\n  for hjælpsmodtagere",
                "fra 2023-03-13 til 2023-12-31\n  for hjælpsmodtagere",
            ),
        ],
    },
    Planted {
        what: "a trial that runs a year longer",
        rulebook: "frikommuneforsøg",
        texts: &[(
            "når frikommunevedtægt_offentliggjort\n  fra 2017-07-01 til 2021-12-31",
            "når frikommunevedtægt_offentliggjort\n  fra 2017-07-01 til 2022-12-31",
        )],
    },
    Planted {
        what: "a trial widened to every municipality",
        rulebook: "frikommuneforsøg",
        texts: &[(
            "  når i_netværket\n  når frikommunevedtægt_offentliggjort",
            "  når frikommunevedtægt_offentliggjort",
        )],
    },
    Planted {
        what: "a lost exemption",
        rulebook: "fritagelser",
        texts: &[(
            "når hjemsendt_på_dagen\n  medmindre pligterne_fastholdt",
            "når hjemsendt_på_dagen\n  medmindre pligterne_fastholdt\n  fra 2020-01-01 til 2020-12-31",
        )],
    },
    Planted {
        what: "an exemption that lifts less",
        rulebook: "fritagelser",
        texts: &[(
            "mærke samtalepligt, mærke tilbudspligt, løbende_tilbud, mærke jobsøgningspligt",
            "mærke samtalepligt, mærke tilbudspligt, løbende_tilbud",
        )],
    },
    Planted {
        what: "a lost exception",
        rulebook: "fritagelser",
        texts: &[("når begynder_inden_seks_uger\n  medmindre pligterne_fastholdt\n", "når begynder_inden_seks_uger\n")],
    },
    Planted {
        what: "five weeks for six in a definition",
        rulebook: "fritagelser",
        texts: &[("overgangen_begynder er senest i dag + 6 uger", "overgangen_begynder er senest i dag + 5 uger")],
    },
    Planted {
        what: "the ninth week for the eighth",
        rulebook: "sygedagpenge",
        texts: &[(
            "senest udgangen af 8. uge fra første_fraværsdag\n",
            "senest udgangen af 9. uge fra første_fraværsdag\n",
        )],
    },
    Planted {
        what: "a month for four weeks",
        rulebook: "sygedagpenge",
        texts: &[("senest 4 uger efter visiteret_til_kategori_3", "senest 1 måned efter visiteret_til_kategori_3")],
    },
    Planted {
        what: "may for must",
        rulebook: "kontaktforløb",
        texts: &[(
            "fra 2024-01-01 til 2026-06-30\n  for hjælpsmodtagere\n  jobcenteret skal",
            "fra 2024-01-01 til 2026-06-30\n  for hjælpsmodtagere\n  jobcenteret kan",
        )],
    },
    Planted {
        what: "another paragraph",
        rulebook: "kontaktforløb",
        texts: &[(
            "lab § 31, stk. 5\n  fra 2024-01-01 til 2026-06-30\n  for hjælpsmodtagere",
            "lab § 31, stk. 4\n  fra 2024-01-01 til 2026-06-30\n  for hjælpsmodtagere",
        )],
    },
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../rulebooks/dk")
}

/// The shipped rulebooks by name.
fn texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rulebook") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            texts.insert(name, std::fs::read_to_string(path).unwrap());
        }
    }
    texts
}

fn check(texts: &BTreeMap<String, String>) -> Compiled {
    let mut builder = Rulebook::builder();
    for (name, text) in texts {
        builder = builder.source(format!("{name}.rulebook"), text.clone());
    }
    builder.check()
}

/// The cases beside the rulebooks, each with its snapshot.
fn cases() -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let mut found: Vec<_> =
        std::fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    found.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(&path).unwrap(), std::fs::read(path.with_extension("snap")).unwrap())
    };
    found.into_iter().map(read).collect()
}

/// The first example that fails, and how many do.
fn by_example(new: &Rulebook) -> Option<String> {
    let results = run_examples(new, Language::English);
    let failed: Vec<_> = results.iter().filter(|result| !result.passed()).collect();
    failed.first().map(|first| format!("{} of the examples, the first: {}", failed.len(), first.title))
}

/// The first case that does not come out as its snapshot says.
fn by_case(new: &Rulebook, cases: &[(String, Vec<u8>, Vec<u8>)]) -> Option<String> {
    let language = language_of(new);
    let otherwise = |(name, case, snapshot): &&(String, Vec<u8>, Vec<u8>)| {
        let files = CaseFiles { case: Some(case), snapshot: Some(snapshot) };
        !run_case(new, language, &Folder::default(), name, files).passed()
    };
    cases.iter().find(otherwise).map(|(name, ..)| format!("the case {name}"))
}

/// The first made case that comes out otherwise.
fn by_made_case(old: &Rulebook, new: &Rulebook, rules: &Difference) -> Option<String> {
    let names = rules.names();
    let of = |side: &Rulebook, seed| boundary_cases(side, seed, MADE).of_rules(|name| names.contains(name));
    let otherwise = |case: &Case| {
        let outcome =
            |side| case.evaluate(side, Language::English).unwrap_or_else(|error| panic!("{}: {error}", case.title));
        !compare(&outcome(old), &outcome(new)).is_empty()
    };
    of(new, 1).chain(of(old, 2)).find(otherwise).map(|case| format!("the made case “{}”", case.title))
}

#[test]
fn each_planted_change_is_noticed() {
    let texts = texts();
    let cases = cases();
    assert!(cases.len() > 10);
    let old = check(&texts);
    assert_eq!(old.diagnostics().errors(), 0);
    let old_rules = old.clone().into_rulebook();
    // Unchanged, nothing is noticed; that the examples pass is tested elsewhere.
    assert_eq!(by_case(&old_rules, &cases), None);
    let mut told = String::new();
    for planted in PLANTED {
        let mut texts = texts.clone();
        let text = texts.get_mut(planted.rulebook).unwrap();
        for (from, to) in planted.texts {
            assert!(text.contains(from), "{}: {from}", planted.what);
            *text = text.replacen(from, to, 1);
        }
        let new = check(&texts);
        let errors: Vec<_> = new.diagnostics().iter().filter(|it| it.is_error()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", planted.what);
        let rules = difference(old.files(), new.files(), Language::English);
        assert!(!rules.is_empty(), "{}", planted.what);
        let new_rules = new.into_rulebook();

        // The fewest evaluations first: there are a handful of cases, and hundreds of examples.
        let noticed = by_case(&new_rules, &cases)
            .or_else(|| by_made_case(&old_rules, &new_rules, &rules))
            .or_else(|| by_example(&new_rules));
        let noticed = noticed.unwrap_or_else(|| panic!("nothing notices {}", planted.what));
        let _ = writeln!(told, "{}\n  {noticed}", planted.what);
    }
    insta::assert_snapshot!("planted", told);
}
