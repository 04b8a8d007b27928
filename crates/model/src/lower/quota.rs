//! Quotas.

use super::Lowering;
use crate::model::QuotaVersion;
use hjemmel_engine::plan;

impl Lowering<'_> {
    pub(super) fn quotas(&mut self) -> Vec<plan::Quota> {
        let mut all = Vec::with_capacity(self.model.quotas.len());
        for quota in &self.model.quotas {
            all.push(plan::Quota {
                rulebook: quota.rulebook,
                named: quota.named.clone(),
                versions: quota.versions.iter().map(|version| self.quota(version)).collect(),
            });
        }
        all
    }

    fn quota(&mut self, version: &QuotaVersion) -> plan::QuotaVersion {
        plan::QuotaVersion {
            in_force: version.in_force.clone(),
            groups: version.groups.clone(),
            when: self.when(&version.when),
            unless: self.unless(&version.unless),
            actor: version.actor,
            action: version.action.clone(),
            share: version.share,
            fits: plan::Condition {
                node: self.nodes.expression(&version.fits.expression),
                clause: self.share_clause(version.share, &version.fits),
            },
            text: version.text.clone(),
        }
    }
}
