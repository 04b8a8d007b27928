//! `hjemmel caseload`.

use crate::args::Caseload;
use crate::exit::{Ending, Exit};
use crate::{complain, files, out};
use hjemmel::Language;
use hjemmel_cases::{Profile, ProfileError};

pub(crate) fn run(arguments: &Caseload, language: Language) -> Ending {
    let rulebook = files::compile(&arguments.path, arguments.without_rejected, language)?;
    let json = files::read_text(&arguments.profile, language)?;
    let profile = Profile::read(&json, &rulebook).map_err(|faults| told(arguments, &faults, language))?;
    if arguments.check {
        let strata = profile.strata().count();
        let (title, as_of) = (profile.title(), profile.as_of());
        out::tell(language.pick((
            format!(
                "{title}: {strata} {}, as of {as_of}; no complaints",
                if strata == 1 { "stratum" } else { "strata" }
            ),
            format!("{title}: {strata} lag, pr. {as_of}; ingen bemærkninger"),
        )));
        return Ok(Exit::Fine);
    }
    let mut out = out::Lines::begin();
    for number in 1..=arguments.count {
        let situation = profile
            .situation(&rulebook, arguments.seed, number)
            .map_err(|fault| told(arguments, std::slice::from_ref(&fault), language))?;
        if !out.line(&situation)? {
            // Nobody reads any more.
            break;
        }
    }
    out.flush()?;
    Ok(Exit::Fine)
}

/// Prints every mistake of the profile.
fn told(arguments: &Caseload, faults: &[ProfileError], language: Language) -> Exit {
    let complaints: Vec<_> = faults.iter().flat_map(|fault| fault.diagnostics().as_slice().to_vec()).collect();
    complain::named(&arguments.profile.display().to_string(), &complaints, language);
    Exit::AtFault
}
