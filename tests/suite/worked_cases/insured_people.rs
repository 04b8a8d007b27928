//! The insured citizens of the cases, as a municipality would record them.
//!
//! Full-time insured with full benefit: 7.4 hours each Monday to Friday. 3 months are reached at the end of the 65th such
//! day, 6 months at the end of the 130th, 16 months at the end of the 347th.

use serde_json::{Value, json};

/// Aarhus, placed in a benefit period two weeks before the new contact flow.
pub fn placed_in_december() -> Value {
    json!({
        "fødselsdato": "1988-10-03",
        "kommune": "aarhus",
        "har_uddannelse": true,
        "ydelse": "dagpenge",
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "tilmeldt": "2023-12-14",
        "dagpengeindplacering": "2023-12-14",
        "tre_måneders_ledighed": "2024-03-13",
        "seks_måneders_ledighed": "2024-06-12",
        "seksten_måneders_ledighed": "2025-04-11",
        "samtaler": [
            {"afholdt": "2024-01-11", "holdt_af": "jobcenteret", "fællessamtale": false},
            {"afholdt": "2024-02-20", "holdt_af": "jobcenteret", "fællessamtale": false},
            {"afholdt": "2024-04-22", "holdt_af": "jobcenteret", "fællessamtale": false},
            {"afholdt": "2024-04-05", "holdt_af": "jobcenteret", "fællessamtale": true}
        ]
    })
}

/// Aarhus, placed and registered two weeks after the new contact flow began.
pub fn placed_in_january() -> Value {
    json!({
        "fødselsdato": "1990-02-27",
        "kommune": "aarhus",
        "har_uddannelse": true,
        "ydelse": "dagpenge",
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "tilmeldt": "2024-01-12",
        "dagpengeindplacering": "2024-01-12",
        "tre_måneders_ledighed": "2024-04-11",
        "seks_måneders_ledighed": "2024-07-11",
        "seksten_måneders_ledighed": "2025-05-12",
        "samtaler": [
            {"afholdt": "2024-01-18", "form": "personlig", "holdt_af": "a_kassen"},
            {"afholdt": "2024-02-27", "holdt_af": "a_kassen"},
            {"afholdt": "2024-04-11", "holdt_af": "a_kassen"}
        ]
    })
}

/// Thisted, in the trial on the form of interviews only. A summer's work and the hours up to 30 June 2021 are left out.
pub fn on_the_telephone() -> Value {
    json!({
        "fødselsdato": "1977-03-11",
        "kommune": "thisted",
        "ydelse": "dagpenge",
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": "2021-05-10",
        "tre_måneders_ledighed": "2021-10-20",
        "seks_måneders_ledighed": "2022-01-19",
        "deltager_i_formforsøg": true,
        "deltager_i_indholdsforsøg": false,
        "deltager_i_kadenceforsøg": false,
        "samtaler": [
            {"afholdt": "2021-05-26", "form": "personlig"},
            {"afholdt": "2021-09-09", "form": "telefon"},
            {"afholdt": "2021-11-04", "form": "telefon"},
            {"afholdt": "2022-01-12", "form": "telefon"},
            {"afholdt": "2021-11-30", "form": "personlig", "fællessamtale": true}
        ]
    })
}

/// Vesthimmerland, which took part in all of the trial; placed Monday 6 September 2021.
pub fn in_every_part_of_the_trial() -> Value {
    json!({
        "fødselsdato": "1983-07-22",
        "kommune": "vesthimmerland",
        "ydelse": "dagpenge",
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "tilmeldt": "2021-09-06",
        "dagpengeindplacering": "2021-09-06",
        "tre_måneders_ledighed": "2021-12-03",
        "seks_måneders_ledighed": "2022-03-04",
        "samtaler": [{"afholdt": "2021-10-14", "form": "personlig"}]
    })
}

/// Odense, 22 years old, without education; neither children nor a referral are recorded.
pub fn young_and_insured() -> Value {
    json!({
        "fødselsdato": "2001-09-08",
        "kommune": "odense",
        "har_uddannelse": false,
        "ydelse": "dagpenge",
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "tilmeldt": "2024-06-13",
        "dagpengeindplacering": "2024-06-13",
        "tre_måneders_ledighed": "2024-09-11",
        "seks_måneders_ledighed": "2024-12-11",
        "seksten_måneders_ledighed": "2025-10-10",
        "samtaler": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}
