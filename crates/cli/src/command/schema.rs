//! `hjemmel schema`.

use crate::args::Schema;
use crate::exit::{Ending, Exit};
use crate::{files, out};
use hjemmel::Language;
use hjemmel::outcome::{outcome_schema, quota_schema};

pub(crate) fn run(arguments: &Schema, language: Language) -> Ending {
    let schema = match &arguments.path {
        Some(path) => files::compile(std::slice::from_ref(path), false, language)?.situation_schema(),
        None if arguments.check => hjemmel_cases::complaints_schema(),
        None if arguments.rules => hjemmel::register::register_schema(),
        None if arguments.quota => quota_schema(),
        None if arguments.difference => hjemmel_analysis::difference_schema(),
        None if arguments.caseload_profile => hjemmel_cases::profile_schema(),
        None if arguments.test => hjemmel_cases::test_schema(),
        None if arguments.coverage => hjemmel_cases::coverage_schema(),
        None if arguments.mutation => hjemmel_cases::mutation_schema(),
        None if arguments.impact => hjemmel_cases::impact_schema(),
        None => outcome_schema(),
    };
    out::document(&schema)?;
    Ok(Exit::Fine)
}
