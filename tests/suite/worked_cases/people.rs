//! The citizens of the cases who are not insured, as a municipality would record them.

use serde_json::{Value, json};

/// Aalborg, 41, job-ready; the list of interviews is incomplete, nothing is said of a CV or of offers.
pub fn with_an_incomplete_history() -> Value {
    json!({
        "fødselsdato": "1982-11-30",
        "kommune": "aalborg",
        "ydelse": "kontanthjælp",
        "beredskab": "jobparat",
        "første_henvendelse": "2024-04-11",
        "tilmeldt": "2024-04-11",
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": {
            "events": [
                {"afholdt": "2024-04-17", "form": "personlig"},
                {"afholdt": "2024-06-05"},
                {"afholdt": "2024-08-28"}
            ],
            "incomplete": true
        }
    })
}

/// Esbjerg, 58, job-ready, with work from 4 November that was documented on 3 October.
pub fn soon_at_work() -> Value {
    json!({
        "fødselsdato": "1966-01-19",
        "kommune": "esbjerg",
        "ydelse": "kontanthjælp",
        "beredskab": "jobparat",
        "første_henvendelse": "2024-04-16",
        "tilmeldt": "2024-04-16",
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [
            {"afholdt": "2024-04-22", "form": "personlig"},
            {"afholdt": "2024-06-11"},
            {"afholdt": "2024-08-30"}
        ],
        "tilbud": [],
        "dokumenteret_overgang": "fuldtidsarbejde",
        "dokumentation_modtaget": "2024-10-03",
        "overgangen_begynder": "2024-11-04"
    })
}

/// The jobcentre's decision that her duties go on.
pub fn duties_continue() -> Value {
    json!({"pligterne_fastholdt": {
        "value": true,
        "by": "faglig konsulent i jobcenteret",
        "on": "2024-10-09",
        "considerations": "usikker begyndelse, ingen kontrakt"
    }})
}

/// Aabenraa, 36, job-ready, no interviews; registered four days after the first contact.
pub fn where_proposals_would_reach() -> Value {
    json!({
        "fødselsdato": "1988-03-02",
        "kommune": "aabenraa",
        "ydelse": "kontanthjælp",
        "beredskab": "jobparat",
        "første_henvendelse": "2024-08-19",
        "tilmeldt": "2024-08-23",
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Randers, 50: activity-ready from 17 May; job-ready and registered from 12 September 2024.
pub fn reassessed() -> Value {
    json!({
        "fødselsdato": "1974-04-08",
        "kommune": "randers",
        "ydelse": "kontanthjælp",
        "beredskab": {
            "value": "jobparat",
            "by": "sagsbehandler L.",
            "on": "2024-09-12",
            "considerations": "behandlingen er slut; beder om arbejde"
        },
        "første_henvendelse": "2024-05-15",
        "tilmeldt": "2024-09-12",
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [{"afholdt": "2024-05-17", "form": "personlig"}, {"afholdt": "2024-08-12"}],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Randers's first assessment.
pub fn activity_ready_at_first() -> Value {
    json!({"beredskab": {
        "value": "aktivitetsparat",
        "by": "sagsbehandler L.",
        "on": "2024-05-17",
        "considerations": "kroniske smerter under behandling; intet fast hjem"
    }})
}

/// Næstved, 47, activity-ready; referred to fleksjob and on ledighedsydelse from a day that is given.
pub fn moved_to_ledighedsydelse(from: &str) -> Value {
    json!({
        "fødselsdato": "1977-01-25",
        "kommune": "næstved",
        "ydelse": "ledighedsydelse",
        "har_skiftet_ydelse": true,
        "tidligere_ydelse": "kontanthjælp",
        "overgang_til_ydelsen": from,
        "fleksjobvisiteret": true,
        "beredskab": "aktivitetsparat",
        "første_henvendelse": "2024-06-18",
        "tilmeldt": null,
        "dagpengeindplacering": null,
        "samtaler": [{"afholdt": "2024-06-24", "form": "personlig"}, {"afholdt": "2024-09-19"}],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Horsens, 19, education-ready but not obviously so; the first interview came four days late.
pub fn late_first_interview() -> Value {
    json!({
        "fødselsdato": "2005-06-02",
        "kommune": "horsens",
        "har_uddannelse": false,
        "ydelse": "uddannelseshjælp",
        "beredskab": "uddannelsesparat",
        "første_henvendelse": "2024-08-08",
        "tilmeldt": null,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [{"afholdt": "2024-08-19", "form": "personlig"}, {"afholdt": "2024-10-03"}],
        "givne_pålæg": [{"givet_den": "2024-08-22"}],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Kolding, 17, with an effort but no benefit.
pub fn under_eighteen() -> Value {
    json!({
        "fødselsdato": "2006-11-22",
        "kommune": "kolding",
        "har_uddannelse": false,
        "ydelse": "ingen_ydelse",
        "indsats_givet": true,
        "indsats_begynder": true,
        "indsatsens_første_dag": "2024-09-26",
        "givne_pålæg": [],
        "planer": [],
        "første_henvendelse": null,
        "tilmeldt": null,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Kolding, after the eighteenth birthday: asks for help, assessed two days later.
pub fn just_eighteen() -> Value {
    super::asked::with(
        &under_eighteen(),
        json!({
            "ydelse": "uddannelseshjælp",
            "første_henvendelse": "2024-11-26",
            "beredskab": {
                "value": "uddannelsesparat",
                "by": "kommunen",
                "on": "2024-11-28",
                "considerations": "kan begynde på en uddannelse med støtte"
            }
        }),
    )
}

/// Gladsaxe, 27, activity-ready; which help, and whether there is an education, is not known.
pub fn education_not_recorded() -> Value {
    json!({
        "fødselsdato": "1997-08-05",
        "kommune": "gladsaxe",
        "ydelse": "hjælp_ikke_afgjort",
        "beredskab": {
            "value": "aktivitetsparat",
            "by": "kommunen",
            "on": "2024-10-21",
            "considerations": "angst; i behandling; hverdagen er ved at falde til ro"
        },
        "første_henvendelse": "2024-10-17",
        "tilmeldt": null,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "givne_pålæg": [],
        "samtaler": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Roskilde, 44, supported by a spouse; asks about jobs, no effort given.
pub fn self_supporting() -> Value {
    json!({
        "fødselsdato": "1979-12-06",
        "kommune": "roskilde",
        "ydelse": "ingen_ydelse",
        "ledig": true,
        "indsats_givet": false,
        "første_henvendelse": null,
        "tilmeldt": null,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Roskilde, after the application for cash benefit of 6 March; assessed job-ready on a day that is given.
pub fn applied_for_cash_benefit(assessed_on: &str) -> Value {
    super::asked::with(
        &self_supporting(),
        json!({
            "ydelse": "kontanthjælp",
            "første_henvendelse": "2024-03-06",
            "tilmeldt": "2024-03-06",
            "beredskab": {
                "value": "jobparat",
                "by": "kommunen",
                "on": assessed_on,
                "considerations": "nyligt arbejde, intet i vejen med helbredet"
            }
        }),
    )
}

/// Randers, turns 30 on 14 October 2024; activity-ready, without education.
pub fn about_to_turn_thirty() -> Value {
    json!({
        "fødselsdato": "1994-10-14",
        "kommune": "randers",
        "har_uddannelse": false,
        "ydelse": "uddannelseshjælp",
        "beredskab": "aktivitetsparat",
        "første_henvendelse": "2024-06-03",
        "tilmeldt": null,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [{"afholdt": "2024-06-07", "form": "personlig"}, {"afholdt": "2024-08-20"}],
        "cv_registreringer": [],
        "tilbud": []
    })
}

/// Hillerød, 36, cash benefit from a day around the turn of the year.
pub fn around_new_year(first_contact: &str) -> Value {
    json!({
        "fødselsdato": "1987-05-17",
        "kommune": "hillerød",
        "ydelse": "kontanthjælp",
        "beredskab": "jobparat",
        "første_henvendelse": first_contact,
        "tilmeldt": first_contact,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "samtaler": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}
