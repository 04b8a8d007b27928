//! Findings without their reasons.

use hjemmel_engine::findings::{Findings, ReliedOn};

/// What findings say, without why: the words of reasons change with every rule, and decide nothing.
pub(crate) fn without_reasons(mut findings: Findings) -> Findings {
    findings.groups.iter_mut().for_each(|group| group.because.clear());
    findings.duties.iter_mut().for_each(|duty| duty.because.clear());
    findings.lifted.iter_mut().for_each(|line| line.because.clear());
    findings.undetermined.iter_mut().for_each(|line| line.because.clear());
    findings.not_applicable.iter_mut().for_each(|line| line.because.clear());
    Findings {
        questions: Vec::new(),
        relied_on: ReliedOn::default(),
        would_touch: Vec::new(),
        not_encoded: Vec::new(),
        steps: 0,
        ..findings
    }
}
