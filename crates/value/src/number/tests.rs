//! Tests of exact numbers.

use proptest::prelude::*;

use super::{Decimal, NumberError};
use crate::Rounding::{self, Down, Nearest, Up};

const LARGEST: &str = "79228162514264337593543950335";

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn equal_numbers_are_equal_and_print_alike() {
    use std::hash::{BuildHasher, RandomState};
    let state = RandomState::new();
    for (a, b) in [("1.10", "1.1"), ("-0", "0"), ("0.000", "0"), ("007", "7"), ("100", "100.0")] {
        assert_eq!(number(a), number(b));
        assert_eq!(state.hash_one(number(a)), state.hash_one(number(b)));
        assert_eq!(number(a).to_string(), number(b).to_string());
    }
    assert_eq!(number("-12.50").to_string(), "-12.5");
    assert_eq!(number("0.00").to_string(), "0");
    assert_eq!(number("1000").to_string(), "1000");
    assert_eq!(format!("{:?}", number("2.50")), "2.5");
    assert!(number("-2") < number("-1.5") && number("0.3") < number("0.31"));
}

#[test]
fn printing_pads_but_never_rounds() {
    assert_eq!(format!("{:.2}", number("1.5")), "1.50");
    assert_eq!(format!("{:.2}", number("1")), "1.00");
    assert_eq!(format!("{:.2}", number("1.125")), "1.125");
    assert_eq!(format!("{:.0}", number("1.5")), "1.5");
    assert_eq!(format!("{:8}|", number("-1.5")), "    -1.5|");
    assert_eq!(format!("{:+}", number("1.5")), "+1.5");
}

#[test]
fn reading() {
    for text in
        ["", "-", ".", ".5", "5.", "+5", "1e3", "1_000", "1,5", "1.2.3", " 1", "1 ", "--1", "0x1", "١", "NaN", "1.-5"]
    {
        let malformed = NumberError::Malformed { text: text.to_owned() };
        assert_eq!(Decimal::parse(text), Err(malformed), "{text}");
    }
    assert_eq!(number(LARGEST).to_string(), LARGEST);
    assert_eq!(Decimal::parse("79228162514264337593543950336"), Err(NumberError::Overflow));
    assert_eq!(Decimal::parse(&"9".repeat(1000)), Err(NumberError::Overflow));
    assert_eq!(Decimal::parse("0.00000000000000000000000000001"), Err(NumberError::NotExact));
    assert_eq!(Decimal::parse("1.00000000000000000000000000001"), Err(NumberError::NotExact));
    assert_eq!(number(&format!("1.5{}", "0".repeat(1000))), number("1.5"));
    assert_eq!(number(&format!("{}1.5", "0".repeat(1000))), number("1.5"));
    assert_eq!(number("0.0000000000000000000000000001").places(), 28);
}

#[test]
fn adding_and_multiplying_never_round() {
    assert_eq!(number("0.1").checked_add(number("0.2")), Some(number("0.3")));
    assert_eq!(number("1").checked_sub(number("1")), Some(Decimal::ZERO));
    assert_eq!(number(LARGEST).checked_add(number("0.1")), None);
    assert_eq!(number(LARGEST).checked_add(Decimal::ONE), None);
    assert_eq!(number(LARGEST).checked_sub(number(LARGEST)), Some(Decimal::ZERO));
    assert_eq!(number(LARGEST).checked_mul(number("2")), None);
    assert_eq!(number("0.00000000000001").checked_mul(number("0.000000000000001")), None);
    assert_eq!(
        number("0.00000000000001").checked_mul(number("0.00000000000001")),
        Some(number("0.0000000000000000000000000001"))
    );
    // Digits that outgrow the range on the way, and fit at the end.
    let (twos, fives) = (number("1237940039285380274899124224"), number("0.0000000931322574615478515625"));
    assert_eq!(twos.checked_mul(fives), Some(number("115292150460684697600")));
    assert_eq!(
        number("39614081257132168796771975168").checked_mul(number("0.5")),
        Some(number("19807040628566084398385987584"))
    );
    assert_eq!(Decimal::ZERO.checked_mul(number(LARGEST)), Some(Decimal::ZERO));
    assert_eq!(Decimal::ZERO.negated().to_string(), "0");
}

#[test]
fn exact_division() {
    let divide = |a: &str, b: &str| number(a).divide_exact(number(b)).map(|q| q.to_string());
    assert_eq!(divide("1", "4").unwrap(), "0.25");
    assert_eq!(divide("1.1", "0.11").unwrap(), "10");
    assert_eq!(divide("-7", "2").unwrap(), "-3.5");
    assert_eq!(divide("-7", "-0.002").unwrap(), "3500");
    assert_eq!(divide("0", "-3").unwrap(), "0");
    assert_eq!(divide("9", "3").unwrap(), "3");
    assert_eq!(divide(LARGEST, "1").unwrap(), LARGEST);
    assert_eq!(divide("1", "3"), Err(NumberError::NotExact));
    assert_eq!(divide(LARGEST, "2"), Err(NumberError::NotExact));
    assert_eq!(divide("1", LARGEST), Err(NumberError::NotExact));
    assert_eq!(divide("1", "0"), Err(NumberError::DivisionByZero));
    assert_eq!(divide("0", "0"), Err(NumberError::DivisionByZero));
    assert_eq!(divide(LARGEST, "0.1"), Err(NumberError::Overflow));
    assert_eq!(divide("1", "1125899906842624"), Err(NumberError::NotExact));
}

#[test]
fn rounded_division() {
    let divide = |a: &str, b: &str, rounding, places| {
        number(a).divide_rounded(number(b), rounding, places).map(|q| q.to_string())
    };
    for (a, b, places, [down, up, nearest]) in [
        ("1", "3", 2, ["0.33", "0.34", "0.33"]),
        ("-1", "3", 2, ["-0.34", "-0.33", "-0.33"]),
        ("2", "3", 0, ["0", "1", "1"]),
        ("5", "2", 0, ["2", "3", "3"]),
        ("-5", "2", 0, ["-3", "-2", "-3"]),
        ("1", "-8", 2, ["-0.13", "-0.12", "-0.13"]),
        ("6", "3", 2, ["2", "2", "2"]),
        ("0", "-3", 2, ["0", "0", "0"]),
        ("0.0000000000000000000000000001", "1000", 0, ["0", "1", "0"]),
        ("-0.0000000000000000000000000001", LARGEST, 0, ["-1", "0", "0"]),
        ("0.4999", "1", 0, ["0", "1", "0"]),
        ("1.05", "2.1", 0, ["0", "1", "1"]),
        (LARGEST, "1", 0, [LARGEST, LARGEST, LARGEST]),
    ] {
        assert_eq!(divide(a, b, Down, places).unwrap(), down, "{a}/{b} down");
        assert_eq!(divide(a, b, Up, places).unwrap(), up, "{a}/{b} up");
        assert_eq!(divide(a, b, Nearest, places).unwrap(), nearest, "{a}/{b} nearest");
    }
    assert_eq!(divide("1", "3", Down, 28).unwrap(), "0.3333333333333333333333333333");
    assert_eq!(divide("1", "3", Down, u32::MAX).unwrap(), "0.3333333333333333333333333333");
    assert_eq!(divide("100", "3", Down, 28), Err(NumberError::Overflow));
    assert_eq!(divide("1", "0", Down, 0), Err(NumberError::DivisionByZero));
    assert_eq!(divide("0.1", "0", Down, 0), Err(NumberError::DivisionByZero));
    assert_eq!(divide(LARGEST, "0.0000000000000000000000000001", Down, 28), Err(NumberError::Overflow));
}

#[test]
fn rounding() {
    let round = |text: &str, rounding: Rounding, places| number(text).round(rounding, places).to_string();
    for (text, down, up, nearest) in [
        ("2.5", "2", "3", "3"),
        ("-2.5", "-3", "-2", "-3"),
        ("2.1", "2", "3", "2"),
        ("-2.1", "-3", "-2", "-2"),
        ("-0.4", "-1", "0", "0"),
        ("7", "7", "7", "7"),
    ] {
        assert_eq!([Down, Up, Nearest].map(|way| round(text, way, 0)), [down, up, nearest], "{text}");
    }
    assert_eq!(round("1.005", Nearest, 2), "1.01");
    assert_eq!(round("1.005", Nearest, 40), "1.005");
    let to = |text: &str, rounding, step: &str| number(text).round_to(rounding, number(step)).map(|n| n.to_string());
    assert_eq!(to("1234", Nearest, "5").unwrap(), "1235");
    assert_eq!(to("1234", Down, "-100").unwrap(), "1200");
    assert_eq!(to("1.13", Up, "0.25").unwrap(), "1.25");
    assert_eq!(to("-1.13", Up, "0.25").unwrap(), "-1");
    assert_eq!(to("1", Up, "0"), Err(NumberError::DivisionByZero));
    assert_eq!(to(LARGEST, Up, "79228162514264337593543950334"), Err(NumberError::Overflow));
}

#[test]
fn whole_numbers() {
    assert_eq!(number("42").to_i64(), Some(42));
    assert_eq!(number("42.0").to_i64(), Some(42));
    assert_eq!(number("42.5").to_i64(), None);
    assert_eq!(number("9223372036854775808").to_i64(), None);
    assert_eq!(Decimal::from_i64(i64::MIN).to_i64(), Some(i64::MIN));
    assert!(number("-0.1").is_negative() && !Decimal::ZERO.is_negative());
    assert!(number("1.0").is_whole() && !number("1.5").is_whole());
    assert!(number("-0.00").is_zero());
}

#[test]
fn json_written() {
    let json = |text: &str| serde_json::to_string(&number(text)).unwrap();
    assert_eq!(json("1000"), "1000");
    assert_eq!(json("-9223372036854775808"), "-9223372036854775808");
    assert_eq!(json("9223372036854775808"), "\"9223372036854775808\"");
    assert_eq!(json("1000.50"), "\"1000.5\"");
}

#[test]
fn json_read() {
    for (json, text) in [
        ("1000", "1000"),
        ("-7", "-7"),
        ("18446744073709551615", "18446744073709551615"),
        ("0.1", "0.1"),
        ("-0.0", "0"),
        ("1e3", "1000"),
        ("1.25e-3", "0.00125"),
        ("123456789012345", "123456789012345"),
        ("0.123456789012345", "0.123456789012345"),
        ("\"0.1234567890123456789\"", "0.1234567890123456789"),
        (r#"{"$serde_json::private::Number":"0.1234567890123456789"}"#, "0.1234567890123456789"),
        (r#"{"$serde_json::private::Number":"-1.5E+2"}"#, "-150"),
    ] {
        assert_eq!(serde_json::from_str::<Decimal>(json).unwrap(), number(text), "{json}");
    }
    for (json, why) in [
        ("0.1234567890123456", "write it as a string"),
        ("1e300", "too large"),
        ("1e-300", "not exact"),
        ("\"1e3\"", "not a decimal number"),
        ("\"1.000,5\"", "not a decimal number"),
        ("true", "a number"),
        ("null", "a number"),
        ("{}", "a number"),
        (r#"{"a":1}"#, "a number"),
        ("[1]", "a number"),
    ] {
        let error = serde_json::from_str::<Decimal>(json).unwrap_err().to_string();
        assert!(error.contains(why), "{json}: {error}");
    }
}

#[test]
fn wide_integers_in_other_formats() {
    use serde::Deserialize;
    use serde::de::value::{Error, I128Deserializer, U128Deserializer};
    let wide = Decimal::deserialize(U128Deserializer::<Error>::new(1 << 80)).unwrap();
    assert_eq!(wide, number("1208925819614629174706176"));
    let wide = Decimal::deserialize(I128Deserializer::<Error>::new(-(1 << 80))).unwrap();
    assert_eq!(wide, number("-1208925819614629174706176"));
    assert!(Decimal::deserialize(U128Deserializer::<Error>::new(u128::MAX)).is_err());
}

#[test]
fn floats() {
    assert_eq!(Decimal::from_f64_digits(0.1), Ok(number("0.1")));
    assert_eq!(Decimal::from_f64_digits(480.99), Ok(number("480.99")));
    assert_eq!(Decimal::from_f64_digits(1e20), Ok(number("100000000000000000000")));
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.1 + 0.2, 9_007_199_254_740_993.0] {
        assert_eq!(Decimal::from_f64_digits(float), Err(NumberError::NotExactFloat), "{float}");
    }
    assert_eq!(Decimal::from_f64_digits(f64::MAX), Err(NumberError::NotExactFloat));
    // By their digits, numbers are what a float makes of them where it holds them, and nothing where it does not.
    for digits in
        ["0.1", "-480.99", "1e20", "1.25E-3", "18446744073709551615", "-9223372036854775808", "0e999999999999"]
    {
        assert!(Decimal::from_json_digits(digits).is_ok(), "{digits}");
    }
    for digits in ["0.10000000000000001", "18446744073709551616", "1.000000000000001e0"] {
        assert_eq!(Decimal::from_json_digits(digits), Err(NumberError::NotExactFloat), "{digits}");
    }
    assert_eq!(Decimal::from_json_digits("1e-400"), Err(NumberError::NotExact));
    assert_eq!(Decimal::from_json_digits("1e99"), Err(NumberError::Overflow));
    assert!(matches!(Decimal::from_json_digits("x"), Err(NumberError::Malformed { .. })));
    assert_eq!(Decimal::from_f64_digits(1e29), Err(NumberError::Overflow));
    assert_eq!(Decimal::from_f64_digits(1e-29), Err(NumberError::NotExact));
}

#[test]
fn codes() {
    let codes = [
        NumberError::Malformed { text: String::new() },
        NumberError::DivisionByZero,
        NumberError::NotExact,
        NumberError::Overflow,
        NumberError::NotExactFloat,
    ]
    .map(|error| error.code());
    assert_eq!(
        codes,
        [
            "number_malformed",
            "number_division_by_zero",
            "number_not_exact",
            "number_overflow",
            "number_not_exact_float"
        ]
    );
}

/// Any number that can be held.
fn any_number() -> impl Strategy<Value = Decimal> {
    let held = |(digits, scale): (i128, u32)| {
        Decimal(rust_decimal::Decimal::try_from_i128_with_scale(digits, scale).unwrap().normalize())
    };
    let widths = prop_oneof![Just(8_u32), Just(32), Just(64), Just(96)];
    let digits = widths.prop_flat_map(|bits| {
        let most = 1_i128.checked_shl(bits).unwrap() - 1;
        -most..=most
    });
    (digits, 0..=28_u32).prop_map(held)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn text_and_json_lead_back(n in any_number()) {
        prop_assert_eq!(Decimal::parse(&n.to_string()), Ok(n));
        let json = serde_json::to_string(&n).unwrap();
        prop_assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), n);
    }

    #[test]
    fn an_exact_result_can_be_undone(a in any_number(), b in any_number()) {
        if let Some(sum) = a.checked_add(b) {
            prop_assert_eq!(sum.checked_sub(b), Some(a));
        }
        if let (Some(product), false) = (a.checked_mul(b), b.is_zero()) {
            prop_assert_eq!(product.divide_exact(b), Ok(a));
        }
        if let Ok(quotient) = a.divide_exact(b) {
            prop_assert_eq!(quotient.checked_mul(b), Some(a));
        }
    }

    #[test]
    fn whole_arithmetic_is_that_of_integers(a in -1_000_000_000_i64..1_000_000_000, b in -1_000_000_000_i64..1_000_000_000) {
        let (x, y) = (Decimal::from_i64(a), Decimal::from_i64(b));
        prop_assert_eq!(x.checked_add(y), Some(Decimal::from_i64(a + b)));
        prop_assert_eq!(x.checked_sub(y), Some(Decimal::from_i64(a - b)));
        prop_assert_eq!(x.checked_mul(y), Some(Decimal::from_i64(a * b)));
        if b > 0 {
            prop_assert_eq!(x.divide_rounded(y, Down, 0), Ok(Decimal::from_i64(a.div_euclid(b))));
        }
        if b != 0 && a % b == 0 {
            prop_assert_eq!(x.divide_exact(y), Ok(Decimal::from_i64(a / b)));
        }
    }

    #[test]
    fn rounded_lies_between_down_and_up(a in any_number(), b in any_number(), places in 0..10_u32) {
        let ways = [Down, Nearest, Up].map(|way| a.divide_rounded(b, way, places));
        if let [Ok(down), Ok(nearest), Ok(up)] = ways {
            prop_assert!(down <= nearest && nearest <= up);
            let unit = Decimal(rust_decimal::Decimal::new(1, places).normalize());
            let gap = up.checked_sub(down).unwrap();
            prop_assert!(gap.is_zero() || gap == unit);
            if let Ok(exact) = a.divide_exact(b) {
                prop_assert!(down <= exact && exact <= up);
                prop_assert_eq!(exact.round(Nearest, places), nearest);
                prop_assert_eq!(exact.round(Down, places), down);
                prop_assert_eq!(exact.round(Up, places), up);
            } else {
                prop_assert_eq!(gap, unit);
            }
        }
    }

    #[test]
    fn a_float_is_read_as_it_was_written(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0..12_u32) {
        let written = Decimal(rust_decimal::Decimal::new(digits, places).normalize());
        let float: f64 = written.to_string().parse().unwrap();
        prop_assert_eq!(Decimal::from_f64_digits(float), Ok(written));
    }

    #[test]
    fn any_text_is_a_number_or_an_error(text in "-?[0-9.]{0,40}|.*") {
        let _ = Decimal::parse(&text);
    }

    #[test]
    fn any_float_is_a_number_or_an_error(float: f64) {
        let _ = Decimal::from_f64_digits(float);
    }
}
