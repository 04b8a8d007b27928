//! The days of versions as they are known on the day that is asked about: what has effect from another day than it is law.

use hjemmel_engine::Options;
use hjemmel_engine::ids::RulebookId;
use hjemmel_engine::plan::InForce;
use hjemmel_model::Model;
use hjemmel_value::Date;

/// The model with the days of that day.
pub(crate) fn known(model: &Model, options: &Options) -> Model {
    let asked = options.law_of.unwrap_or(options.as_of);
    let mut known = model.clone();
    for (said, rule) in model.definitions.iter().zip(&mut known.definitions) {
        let all: Vec<&InForce> = said.versions.iter().map(|it| &it.in_force).collect();
        rule.versions.iter_mut().enumerate().for_each(|(place, it)| set(&mut it.in_force, &all, place, asked));
    }
    for (said, rule) in model.groups.iter().zip(&mut known.groups) {
        let all: Vec<&InForce> = said.versions.iter().map(|it| &it.in_force).collect();
        rule.versions.iter_mut().enumerate().for_each(|(place, it)| set(&mut it.in_force, &all, place, asked));
    }
    for (said, rule) in model.requirements.iter().zip(&mut known.requirements) {
        let all: Vec<&InForce> = said.versions.iter().map(|it| &it.in_force).collect();
        rule.versions.iter_mut().enumerate().for_each(|(place, it)| set(&mut it.in_force, &all, place, asked));
        rule.versions.iter_mut().for_each(|it| within(&mut it.in_force, model, said.rulebook));
    }
    for quota in &mut known.quotas {
        let book = quota.rulebook;
        quota.versions.iter_mut().for_each(|it| within(&mut it.in_force, model, book));
    }
    for (said, rule) in model.trials.iter().zip(&mut known.trials) {
        let all: Vec<&InForce> = said.versions.iter().map(|it| &it.in_force).collect();
        rule.versions.iter_mut().enumerate().for_each(|(place, it)| set(&mut it.in_force, &all, place, asked));
    }
    for (said, rule) in model.exemptions.iter().zip(&mut known.exemptions) {
        let all: Vec<&InForce> = said.versions.iter().map(|it| &it.in_force).collect();
        rule.versions.iter_mut().enumerate().for_each(|(place, it)| set(&mut it.in_force, &all, place, asked));
    }
    for (said, rule) in model.at_most_one.iter().zip(&mut known.at_most_one) {
        let all: Vec<&InForce> = said.versions.iter().map(|it| &it.in_force).collect();
        rule.versions.iter_mut().enumerate().for_each(|(place, it)| set(&mut it.in_force, &all, place, asked));
    }
    known
}

/// A first or last day that is not said is that of the rulebook.
fn within(it: &mut InForce, model: &Model, book: RulebookId) {
    let head = &model.rulebooks[book.index()].head;
    it.from = it.from.or(head.from);
    it.until = it.until.or(head.until);
}

fn set(it: &mut InForce, all: &[&InForce], place: usize, asked: Date) {
    let own = all[place];
    if let Some(effect) = own.effect {
        let from = own.from.expect("a day of effect stands beside another");
        // What reaches back did not, as long as it was no law.
        it.from = Some(if effect < from && asked < from { from } else { effect });
    }
    for later in all {
        if let (Some(effect), Some(from)) = (later.effect, later.from)
            && effect < from
            && from <= asked
            && own.from.is_none_or(|own| own < from)
            && own.proposals == later.proposals
        {
            let last = effect.previous().expect("in range");
            it.until = Some(it.until.map_or(last, |until| until.min(last)));
        }
    }
}
