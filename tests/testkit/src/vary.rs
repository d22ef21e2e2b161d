//! Inputs that nobody can hard-code: drawn from the run's seed.
//!
//! Invariant: the same seed, check and order of calls give the same values. Sentences about a
//! varied value are built from it.

use std::{ops::RangeInclusive, time::Duration};

use crate::check;

fn draw<T>(draw: impl FnOnce(&mut fastrand::Rng) -> T) -> T {
    check::with(|check| draw(&mut check.rng.borrow_mut()))
        .expect("varied inputs are drawn inside of a check, on its own thread")
}

/// A whole number in the range.
pub fn number(range: RangeInclusive<u64>) -> u64 {
    draw(|rng| rng.u64(range))
}

/// A duration of whole milliseconds in the range.
pub fn millis(range: RangeInclusive<u64>) -> Duration {
    Duration::from_millis(number(range))
}

/// `count` different durations in the range, in no order.
///
/// # Panics
/// If the range holds fewer than `count` values.
pub fn different_millis(count: usize, range: RangeInclusive<u64>) -> Vec<Duration> {
    let numbers = different_numbers(count, range);
    numbers.into_iter().map(Duration::from_millis).collect()
}

/// `count` different numbers in the range, in no order.
///
/// # Panics
/// If the range holds fewer than `count` values.
pub fn different_numbers(count: usize, range: RangeInclusive<u64>) -> Vec<u64> {
    assert!(
        range.clone().count() >= count,
        "{range:?} does not hold {count} different values"
    );
    let mut numbers = Vec::with_capacity(count);
    while numbers.len() < count {
        let next = number(range.clone());
        if !numbers.contains(&next) {
            numbers.push(next);
        }
    }
    numbers
}

/// One of the choices.
///
/// # Panics
/// If there is none.
pub fn pick<T: Clone>(choices: &[T]) -> T {
    draw(|rng| rng.choice(choices).cloned()).expect("something to pick from")
}

/// The items in an order of their own.
pub fn shuffled<T>(mut items: Vec<T>) -> Vec<T> {
    draw(|rng| rng.shuffle(&mut items));
    items
}

/// A first name.
pub fn name() -> String {
    pick(&[
        "Ada", "Bo", "Chidi", "Dana", "Emre", "Fatou", "Goran", "Hana", "Ivo", "Jun", "Kaya",
        "Lena", "Mira", "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vito",
        "Wen", "Yara", "Zoe",
    ])
    .to_owned()
}
