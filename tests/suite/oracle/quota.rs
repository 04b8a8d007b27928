//! What a citizen may count as in each quota in force.

use super::answer::each;
use super::frame::Frame;
use super::settled;
use hjemmel_engine::ids::QuotaId;
use hjemmel_engine::situation::Situation;
use hjemmel_engine::{MayBe, Options, Weighed};
use hjemmel_model::Model;
use std::collections::BTreeSet;

/// What the engine weighs, found plainly.
pub(crate) fn weigh(model: &Model, situation: &Situation, options: &Options) -> Result<Vec<Weighed>, String> {
    let model = &super::known::known(model, options);
    let (oracle, _) = settled(model, situation, options);
    let a = oracle.as_of();
    let mut all = Vec::new();
    for (place, quota) in model.quotas.iter().enumerate() {
        let days = quota.versions.iter().map(|it| &it.in_force);
        let Some(version) = oracle.version_on(quota.rulebook, days, a).map(|it| &quota.versions[it]) else { continue };
        let frame = Frame::on(a, a);
        let member = |frame: &Frame<'_>| {
            each(&[&|| oracle.any_group(&version.groups, frame), &|| {
                oracle.conditions(&version.when, &version.unless, frame)
            }])
        };
        let fits = |frame: &Frame<'_>| oracle.truth(&version.fits.expression, frame);
        let is_member = oracle.settle(&frame, member);
        let quota = QuotaId::at(place);
        if is_member.truth.is_false() {
            all.push(Weighed { quota, may_be: MayBe::OUTSIDE, needs: Vec::new() });
            continue;
        }
        let fitting = oracle.settle(&frame, |frame| each(&[&|| member(frame), &|| fits(frame)]));
        let not_fitting = oracle.settle(&frame, |frame| each(&[&|| member(frame), &|| fits(frame).not()]));
        let may_be = MayBe {
            outside: !is_member.truth.is_true(),
            fitting: !fitting.truth.is_false(),
            not_fitting: !not_fitting.truth.is_false(),
        };
        let needs: BTreeSet<_> = is_member.needs.into_iter().chain(fitting.needs).chain(not_fitting.needs).collect();
        let needs = if may_be.is_open() { needs.into_iter().collect() } else { Vec::new() };
        all.push(Weighed { quota, may_be, needs });
    }
    match oracle.failure.into_inner() {
        None => Ok(all),
        Some(failure) => Err(failure),
    }
}
