//! Reading an amount of money with its currency.

use super::error::{Expected, SituationProblem};
use super::json::{Found, Json};
use super::keys::{Seen, step, unknown_field};
use super::read::Reader;
use crate::plan::Type;
use hjemmel_value::{Currency, Kind, Money, Value};

impl Reader<'_> {
    /// `{"amount": …, "currency": "DKK"}`.
    pub(super) fn money(&mut self, entries: &[(String, Json)], path: &str) -> Option<Money> {
        let (mut amount, mut currency) = (None, None);
        let mut seen = Seen::default();
        let mut strange = false;
        for (key, json) in entries {
            let path = step(path, key);
            if self.is_twice(&mut seen, key, &path) {
                continue;
            }
            match key.as_str() {
                "amount" => amount = Some(self.value(Type::Number, json, &path)),
                "currency" => currency = Some(self.currency(json, &path)),
                _ => {
                    self.complain(&path, unknown_field(key, &["amount", "currency"]));
                    strange = true;
                }
            }
        }
        match (amount, currency) {
            (Some(amount), Some(currency)) => match (amount?, currency?) {
                (Value::Number(amount), Currency::Dkk) => Some(Money::dkk(amount)),
                _ => None,
            },
            // What is missing is what was misspelt.
            _ if strange => None,
            _ => {
                let expected = Expected::Kind(Kind::Money);
                self.complain(path, SituationProblem::WrongType { expected, found: Found::Object });
                None
            }
        }
    }

    fn currency(&mut self, json: &Json, path: &str) -> Option<Currency> {
        let problem = match json {
            Json::Text(text) if text == Currency::Dkk.code() => return Some(Currency::Dkk),
            Json::Text(text) => SituationProblem::UnknownCurrency { text: text.clone() },
            other => SituationProblem::WrongType { expected: Expected::Text, found: other.kind() },
        };
        self.complain(path, problem);
        None
    }
}
