//! What pest would have taken, in the words of complaints: many rules become one of a few things to expect.

use crate::keywords::keywords;
use hjemmel_diagnostic::{Expected, Language};
use hjemmel_grammar::Rule;

/// The rules that could have gone on, collapsed.
pub(crate) fn collapse(rules: &[Rule], language: Language) -> Vec<Expected> {
    let words: &[Rule] = &[Rule::word_after, Rule::word_before];
    let starts: &[Rule] = &[Rule::word_on, Rule::word_from];
    let of_compound = |rule: &Rule| match rule {
        Rule::side => words.to_vec(),
        Rule::event_time => starts.to_vec(),
        Rule::rolling => vec![Rule::word_every],
        Rule::judgement => vec![Rule::word_assessed_by, Rule::word_chosen_by, Rule::word_requested_by],
        Rule::not_encoded => vec![Rule::word_not_encoded],
        Rule::expect_due => vec![Rule::word_due],
        other => vec![*other],
    };
    let rules = rules.iter().flat_map(of_compound);
    let mut all: Vec<Expected> = rules.filter_map(|rule| expected(rule, language)).collect();
    all.sort();
    all.dedup();
    let has = |all: &[Expected], one: &Expected| all.contains(one);
    if has(&all, &Expected::EndOfLine) {
        // A name can be followed by `of` or `on`, but seldom is meant to be.
        for seldom in [Rule::word_of, Rule::word_on_day] {
            let seldom = expected(seldom, language);
            all.retain(|one| Some(one) != seldom.as_ref());
        }
    }
    if has(&all, &Expected::EndOfLine) && !has(&all, &Expected::Where) {
        // Behind a name that is no list of events: few definitions are named with one.
        all.retain(|one| *one != Expected::Window);
    }
    if has(&all, &Expected::Condition) {
        all.retain(|one| !matches!(one, Expected::Value | Expected::Name | Expected::Number));
    }
    if has(&all, &Expected::Value) {
        all.retain(|one| !matches!(one, Expected::Name | Expected::Number | Expected::Quote));
    }
    if all.len() > 1 {
        all.retain(|one| !matches!(one, Expected::Citation));
    }
    all
}

/// The rules that say that a line could have started here with a citation or a duty: what follows a first word that is
/// no keyword.
pub(crate) fn follows_unknown_word(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::section_sign
            | Rule::chapter_mark
            | Rule::annex_mark
            | Rule::sections
            | Rule::chapters
            | Rule::annex
            | Rule::word_must
            | Rule::word_must_not
            | Rule::word_may
    )
}

fn expected(rule: Rule, language: Language) -> Option<Expected> {
    Some(match rule {
        Rule::EOI => Expected::EndOfLine,
        Rule::condition | Rule::disjunction | Rule::test => Expected::Condition,
        Rule::sum
        | Rule::primary
        | Rule::bracket
        | Rule::amount
        | Rule::value
        | Rule::aspect_value
        | Rule::whole_units
        | Rule::extreme
        | Rule::aggregate
        | Rule::sum_of
        | Rule::status_of
        | Rule::breach_of
        | Rule::boundary
        | Rule::field_of
        | Rule::start_of
        | Rule::end_of
        | Rule::on_day
        | Rule::accumulated
        | Rule::covered
        | Rule::during
        | Rule::first_day
        | Rule::day_on_which
        | Rule::number_of
        | Rule::yes
        | Rule::no
        | Rule::today => Expected::Value,
        Rule::list => Expected::List,
        Rule::comparison
        | Rule::known
        | Rule::membership
        | Rule::between
        | Rule::lifted_by
        | Rule::ordered
        | Rule::equal
        | Rule::expect_value
        | Rule::at_most_sign
        | Rule::less_sign
        | Rule::at_least_sign
        | Rule::more_sign
        | Rule::word_is_not => Expected::Comparison,
        Rule::word_and | Rule::word_or => Expected::Operator,
        Rule::word_unless => Expected::Unless,
        Rule::plus | Rule::minus | Rule::times | Rule::divided => Expected::Arithmetic,
        Rule::rounded | Rule::word_rounded => Expected::Rounding,
        Rule::given_clause | Rule::expect_clause | Rule::category_clause | Rule::event_clause | Rule::field_clause => {
            Expected::Name
        }
        Rule::name | Rule::alias | Rule::names | Rule::named | Rule::given_field => Expected::Name,
        Rule::path | Rule::paths | Rule::exemptions | Rule::query | Rule::clause_query | Rule::resting => {
            Expected::Path
        }
        Rule::label => Expected::Quote,
        Rule::number | Rule::digits | Rule::count | Rule::counting => Expected::Number,
        Rule::date => Expected::Date,
        Rule::length | Rule::counted | Rule::every_length => Expected::Duration,
        Rule::unit_of_time
        | Rule::unit_days
        | Rule::unit_working_days
        | Rule::unit_calendar_months
        | Rule::unit_weeks
        | Rule::unit_months
        | Rule::unit_years
        | Rule::unit_hours
        | Rule::unit_percent
        | Rule::unit_kroner => Expected::Unit,
        Rule::citation
        | Rule::citation_clause
        | Rule::sections
        | Rule::chapters
        | Rule::annex
        | Rule::section_sign
        | Rule::chapter_mark
        | Rule::annex_mark => Expected::Citation,
        Rule::part
        | Rule::number_mark
        | Rule::letter_mark
        | Rule::letters
        | Rule::letter_range
        | Rule::letter
        | Rule::sentences
        | Rule::ordinal
        | Rule::ordinal_range
        | Rule::sentence_mark
        | Rule::section_number
        | Rule::section_range
        | Rule::section_numbers
        | Rule::list_and
        | Rule::related
        | Rule::dash => Expected::CitationPart,
        Rule::aspect
        | Rule::changed_aspect
        | Rule::changes_value
        | Rule::changes_deadline
        | Rule::changes_decision
        | Rule::word_deadline
        | Rule::word_form
        | Rule::word_content
        | Rule::word_documents
        | Rule::word_decision => Expected::Aspect,
        Rule::target | Rule::targets | Rule::whole_rules | Rule::rules => Expected::Target,
        Rule::field_type | Rule::one_of | Rule::events_of => Expected::Type,
        Rule::attribute => Expected::Attribute,
        Rule::validity => Expected::Validity,
        Rule::window => Expected::Window,
        Rule::word_where => Expected::Where,
        Rule::weekday => Expected::Weekday,
        Rule::month => Expected::Month,
        Rule::comma => Expected::Comma,
        Rule::bar => Expected::Bar,
        Rule::arrow => Expected::Arrow,
        Rule::row | Rule::cell | Rule::cell_tests | Rule::cell_test => Expected::Cell,
        Rule::open_bracket => Expected::OpeningBracket,
        Rule::close_bracket => Expected::ClosingBracket,
        Rule::word_must | Rule::word_must_not | Rule::word_may => Expected::Modality,
        Rule::timing
        | Rule::timing_clause
        | Rule::timing_within
        | Rule::timing_latest
        | Rule::timing_by
        | Rule::timing_before
        | Rule::timing_at_least
        | Rule::timing_between
        | Rule::then_rolling
        | Rule::between_dates
        | Rule::timing_at_all_times => Expected::Timing,
        Rule::status => Expected::Status,
        _ => return by_name(rule, language),
    })
}

/// Keywords are named after what they are, so that no list of them stands twice.
fn by_name(rule: Rule, language: Language) -> Option<Expected> {
    let name = format!("{rule:?}");
    if name.starts_with("status_") {
        return Some(Expected::Status);
    }
    if name.starts_with("type_") {
        return Some(Expected::Type);
    }
    let id = name.strip_prefix("word_")?;
    let keyword = keywords().iter().find(|keyword| keyword.id == id)?;
    Some(Expected::Word(keyword.spelling(language).to_owned()))
}

/// The keywords among what is expected, to find the one that was meant.
pub(crate) fn words(expected: &[Expected]) -> impl Iterator<Item = &str> {
    expected.iter().filter_map(|one| match one {
        Expected::Word(word) => Some(word.as_str()),
        _ => None,
    })
}
