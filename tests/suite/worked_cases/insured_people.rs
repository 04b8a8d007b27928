//! The insured citizens of the cases, as a municipality would record them.
//!
//! Full-time insured with full benefit: 7.4 hours each Monday to Friday. 3 months are reached at the end of the 65th such
//! day, 6 months at the end of the 130th, 16 months at the end of the 347th. The rulebooks find these days themselves.

use serde_json::{Value, json};

/// Benefit for a full working week from a day on, without an end.
pub fn full_benefit_from(day: &str) -> Value {
    json!([{"begyndt": day, "ophørt": null, "timer_om_ugen": 37}])
}

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
        "forsikring": "fuldtid",
        "ledighedsperioder": full_benefit_from("2023-12-14"),
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
        "forsikring": "fuldtid",
        "ledighedsperioder": full_benefit_from("2024-01-12"),
        "samtaler": [
            {"afholdt": "2024-01-18", "form": "personlig", "holdt_af": "a_kassen"},
            {"afholdt": "2024-02-27", "holdt_af": "a_kassen"},
            {"afholdt": "2024-04-11", "holdt_af": "a_kassen"}
        ],
        "planer": [{"udarbejdet_den": "2024-01-18"}]
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
        "forsikring": "fuldtid",
        "ledighedsperioder": [
            {"begyndt": "2021-05-10", "ophørt": "2021-08-01", "timer_om_ugen": 37},
            {"begyndt": "2021-08-21", "ophørt": null, "timer_om_ugen": 37}
        ],
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
        "forsikring": "fuldtid",
        "ledighedsperioder": full_benefit_from("2021-09-06"),
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
        "forsikring": "fuldtid",
        "ledighedsperioder": full_benefit_from("2024-06-13"),
        "samtaler": [],
        "planer": [],
        "cv_registreringer": [],
        "tilbud": []
    })
}
