//! The reform of 1 July 2026: one in four may be left out, counted over the groups as a whole.

use super::asked::{quotas, with};
use hjemmel::outcome::QuotaWord;
use serde_json::{Value, json};

const TODAY: &str = "2026-12-01";
const INTERVIEWS: &str = "reform_2026.samtaler_med_75_procent";
const OF_THE_FUND: &str = "reform_2026.a_kassens_75_procent";
const OFFERS: &str = "reform_2026.tilbud_til_75_procent";

fn job_ready() -> Value {
    json!({
        "fødselsdato": "1988-04-04",
        "ydelse": "kontanthjælp",
        "beredskab": "jobparat",
        "første_henvendelse": "2026-07-06",
        "har_skiftet_ydelse": false,
        "overgang_til_ydelsen": null,
        "dagpengeindplacering": null,
        "ophold_i_riget": [{"opholdt_fra": "1985-06-01", "opholdt_til": null}],
        "indrejst_fra_2_april_1968": false,
        "samtaler": [],
        "tilbud": []
    })
}

fn insured() -> Value {
    json!({
        "fødselsdato": "1985-06-01",
        "ydelse": "dagpenge",
        "har_uddannelse": true,
        "første_henvendelse": null,
        "overgang_til_ydelsen": null,
        "tilmeldt": "2026-07-06",
        "dagpengeindplacering": "2026-07-06",
        "forsikring": "fuldtid",
        "ledighedsperioder": [{"begyndt": "2026-07-06", "ophørt": null, "timer_om_ugen": 37}],
        "samtaler": [],
        "tilbud": []
    })
}

fn left_out(citizen: &Value, fact: &str) -> Value {
    with(
        citizen,
        json!({fact: {"value": true, "by": "kommunen", "on": "2026-07-20", "considerations": "finds work alone"}}),
    )
}

fn answer(situations: &[Value], day: &str, quota: &str) -> QuotaWord {
    let found = quotas(situations, day);
    found.quotas.iter().find(|it| it.id == quota).unwrap_or_else(|| panic!("{quota}: {found:#?}")).answer
}

#[test]
fn one_in_four_of_both_groups_together_may_be_left_out_of_the_interviews() {
    let alone = left_out(&job_ready(), "finder_selv_arbejde");
    // Half of the job-ready, and one in four of all.
    let four = [alone.clone(), job_ready(), insured(), insured()];
    assert_eq!(answer(&four, TODAY, INTERVIEWS), QuotaWord::Kept);
    assert_eq!(answer(&four[..3], TODAY, INTERVIEWS), QuotaWord::Broken);
    let insured_alone = left_out(&insured(), "finder_selv_arbejde");
    assert_eq!(answer(&[insured_alone, job_ready(), job_ready(), job_ready()], TODAY, INTERVIEWS), QuotaWord::Kept);
}

#[test]
fn the_unemployment_fund_has_a_share_of_its_own() {
    let alone = left_out(&insured(), "finder_selv_arbejde_efter_a_kassen");
    let members = [alone.clone(), insured(), insured(), insured(), job_ready()];
    assert_eq!(answer(&members, TODAY, OF_THE_FUND), QuotaWord::Kept);
    // The job-ready are none of its members.
    assert_eq!(answer(&members[1..], TODAY, OF_THE_FUND), QuotaWord::Kept);
    let few = [alone, insured(), insured(), job_ready(), job_ready()];
    assert_eq!(answer(&few, TODAY, OF_THE_FUND), QuotaWord::Broken);
    assert_eq!(answer(&few, TODAY, INTERVIEWS), QuotaWord::Kept);
}

#[test]
fn who_has_the_work_duty_is_outside_the_share_of_offers() {
    let without = left_out(&job_ready(), "intet_tilbud_nødvendigt");
    let bound = with(&job_ready(), json!({"ophold_i_riget": []}));
    // Two are close to the labour market and none is left out; those with the work duty do not count.
    assert_eq!(answer(&[job_ready(), insured(), bound.clone()], TODAY, OFFERS), QuotaWord::Kept);
    assert_eq!(answer(&[without, job_ready(), insured(), bound], TODAY, OFFERS), QuotaWord::Broken);
}

#[test]
fn periods_from_before_the_reform_do_not_count_and_before_it_there_is_no_quota() {
    let before = with(&left_out(&job_ready(), "finder_selv_arbejde"), json!({"første_henvendelse": "2026-06-30"}));
    assert_eq!(answer(&[before.clone(), job_ready()], TODAY, INTERVIEWS), QuotaWord::Kept);
    assert_eq!(answer(&[before], TODAY, INTERVIEWS), QuotaWord::NoMembers);
    assert!(quotas(&[job_ready()], "2026-06-30").quotas.iter().all(|it| it.id != INTERVIEWS));
}

#[test]
fn a_readiness_that_is_not_assessed_leaves_the_share_open() {
    let mut untold = left_out(&job_ready(), "finder_selv_arbejde");
    untold.as_object_mut().unwrap().remove("beredskab");
    let found = answer(&[untold, job_ready(), insured()], TODAY, INTERVIEWS);
    assert_eq!(found, QuotaWord::Undetermined);
}
