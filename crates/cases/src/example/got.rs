//! What was found in place of what an example expects, in words.

use hjemmel::{Language, Rulebook, Value};
use hjemmel_engine::findings::{Duty, Findings, Need, NotApplicableReason, Statement, Status};
use hjemmel_engine::ids::RequirementId;
use hjemmel_engine::situation::Situation;
use hjemmel_engine::{Options, definition_value, group_truth};
use hjemmel_model::model::ExpectationKind;
use hjemmel_value::Truth;

pub(super) struct Got<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) findings: &'a Findings,
    pub(super) language: Language,
}

impl Got<'_> {
    /// What was found of the thing that the expectation speaks of.
    pub(super) fn words(&self, kind: &ExpectationKind, situation: &Situation, options: &Options) -> String {
        let plan = self.rulebook.plan();
        match kind {
            ExpectationKind::Duty { requirement, .. }
            | ExpectationKind::LiftedBy { requirement, .. }
            | ExpectationKind::ChangedBy { requirement, .. }
            | ExpectationKind::DoesNotApply(requirement)
            | ExpectationKind::Undetermined(requirement)
            | ExpectationKind::Conflict(requirement) => self.requirement(*requirement),
            ExpectationKind::Applies(group) | ExpectationKind::GroupIs { group, .. } => {
                match group_truth(plan, situation, options, *group) {
                    Ok(Truth::True) => self.pick("the citizen is in the group", "borgeren er i målgruppen"),
                    Ok(Truth::False) => self.pick("the citizen is not in the group", "borgeren er ikke i målgruppen"),
                    _ => self.pick("it is not known", "det vides ikke"),
                }
            }
            ExpectationKind::DefinitionIs { definition, .. } => {
                match definition_value(plan, situation, options, *definition) {
                    Ok(Statement::Value(value)) => value_words(&value, self.language),
                    Ok(Statement::Absent) => self.pick("there is none", "der er ingen"),
                    _ => self.pick("it is not known", "det vides ikke"),
                }
            }
            ExpectationKind::MoreThanOne(set) => {
                if self.findings.at_most_one.iter().any(|broken| broken.set == *set) {
                    self.pick("more than one of them holds", "mere end én af dem gælder")
                } else {
                    self.pick("no two of them hold for certain", "ikke to af dem gælder med sikkerhed")
                }
            }
            ExpectationKind::Asks(_) => {
                let asked: Vec<String> =
                    self.findings.questions.iter().map(|question| self.fact(question.need)).collect();
                if asked.is_empty() { self.pick("no questions", "ingen spørgsmål") } else { asked.join(", ") }
            }
            ExpectationKind::Because => String::new(),
        }
    }

    fn pick(&self, english: &str, danish: &str) -> String {
        self.language.pick((english, danish)).to_owned()
    }

    fn fact(&self, need: Need) -> String {
        let (Need::Fact(fact) | Need::Field(fact, ..)) = need;
        self.rulebook.plan().facts.get(fact.index()).map_or_else(String::new, |fact| fact.named.name.to_string())
    }

    fn needs(&self, needs: &[Need]) -> String {
        let mut names: Vec<String> = needs.iter().map(|need| self.fact(*need)).collect();
        names.dedup();
        names.join(", ")
    }

    /// Everything that was found of a requirement.
    fn requirement(&self, id: RequirementId) -> String {
        let findings = self.findings;
        let mut words: Vec<String> = Vec::new();
        words.extend(findings.duties.iter().filter(|duty| duty.requirement == id).map(|duty| self.duty(duty)));
        for lifted in findings.lifted.iter().filter(|lifted| lifted.requirement == id) {
            let exemptions = lifted.by.iter().filter_map(|(id, _)| self.rulebook.plan().exemptions.get(id.index()));
            let by: Vec<&str> = exemptions.map(|exemption| &*exemption.named.name).collect();
            words.push(format!("{} {}", self.pick("lifted by", "fritaget ved"), by.join(", ")));
        }
        for line in findings.undetermined.iter().filter(|line| line.requirement == id) {
            let hangs = self.pick("undetermined, hangs on", "uafklaret, afhænger af");
            words.push(format!("{hangs} {}", self.needs(&line.needs)));
        }
        for line in findings.not_applicable.iter().filter(|line| line.requirement == id) {
            let not = self.pick("does not apply", "gælder ikke");
            words.push(format!("{not} ({})", self.reason(line.reason)));
        }
        for line in findings.outside.iter().filter(|line| line.requirement == id) {
            words.push(format!("{} ({})", self.pick("outside the rulebook", "uden for regelsættet"), line.clock));
        }
        if findings.conflicts.iter().any(|conflict| conflict.requirement == id) {
            words.push(self.pick("with a conflict", "med en konflikt"));
        }
        words.join("; ")
    }

    fn duty(&self, duty: &Duty) -> String {
        let mut words = self.pick(
            match duty.status {
                Status::Upcoming => "upcoming",
                Status::Open => "open",
                Status::Met => "met",
                Status::Late => "late",
                Status::Overdue => "overdue",
                Status::Suspended => "suspended",
                Status::Standing => "standing",
                Status::Broken => "broken",
                Status::Unknown => "unknown",
            },
            match duty.status {
                Status::Upcoming => "kommende",
                Status::Open => "åben",
                Status::Met => "opfyldt",
                Status::Late => "forsinket",
                Status::Overdue => "overskredet",
                Status::Suspended => "udskudt",
                Status::Standing => "løbende",
                Status::Broken => "brudt",
                Status::Unknown => "ukendt",
            },
        );
        match duty.due {
            Some(due) => words = format!("{} {due}, {words}", self.pick("due", "forfalder")),
            None => words.push_str(&self.pick(", without a date", ", uden dato")),
        }
        if let (Some(required), Some(met)) = (duty.required, duty.met) {
            words.push_str(&format!(" ({met}/{required})"));
        }
        if !duty.needs.is_empty() {
            words.push_str(&format!(" [? {}]", self.needs(&duty.needs)));
        }
        words
    }

    fn reason(&self, reason: NotApplicableReason) -> String {
        match reason {
            NotApplicableReason::Group => self.pick("group", "målgruppe"),
            NotApplicableReason::Condition => self.pick("condition", "betingelse"),
            NotApplicableReason::NotStarted => self.pick("not started", "ikke begyndt"),
            NotApplicableReason::Lapsed => self.pick("lapsed", "bortfaldet"),
            NotApplicableReason::Displaced => self.pick("displaced", "fortrængt"),
            NotApplicableReason::Repealed => self.pick("repealed", "ophævet"),
            NotApplicableReason::NotInForce => self.pick("not yet in force", "endnu ikke i kraft"),
        }
    }
}

fn value_words(value: &Value, language: Language) -> String {
    match value {
        Value::YesNo(true) => language.pick(("yes", "ja")).to_owned(),
        Value::YesNo(false) => language.pick(("no", "nej")).to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) | Value::Hours(number) | Value::Percent(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Duration(duration) => duration.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Choice(place) | Value::Actor(place) => format!("no. {place}"),
    }
}
