//! Inputs that nobody can hard-code or foresee: drawn from the check's key.
//!
//! What is drawn is handed to the candidate, so the sequence is one of which nobody who has seen
//! a part can tell the rest.
//!
//! Invariant: the same key and order of calls give the same values. Sentences about a varied
//! value are built from it.

use std::{cell::Cell, ops::RangeInclusive, time::Duration};

use testkit_record::Key;

use crate::{check, vault::Vault};

/// What a check draws from.
pub(crate) struct Draws {
    key: Vault,
    place: Cell<u64>,
}

impl Draws {
    pub(crate) fn new(key: Vault) -> Self {
        let place = Cell::new(0);
        Self { key, place }
    }

    /// What a check draws from where no grader gives a key: the same at each run.
    pub(crate) fn by_name(check: &str) -> std::io::Result<Self> {
        let nobodys = Key::from_bytes([0; Key::LENGTH]);
        let key = nobodys.derive("vary without a grader", &[check.as_bytes()]);
        Ok(Self::new(Vault::new(&key)?))
    }

    fn next(&self) -> u64 {
        let place = self.place.get();
        self.place.set(place + 1);
        self.key.open(|key| key.number(place))
    }

    /// A number below `bound`, each as likely as any other; any at all where the bound is 0.
    fn below(&self, bound: u64) -> u64 {
        // The first numbers of a sequence are left out where the rest is no whole number of
        // rounds.
        let uneven = bound.wrapping_neg().checked_rem(bound).unwrap_or(0);
        loop {
            let number = self.next();
            if number >= uneven {
                return number.checked_rem(bound).unwrap_or(number);
            }
        }
    }
}

fn below(bound: u64) -> u64 {
    check::with(|check| check.draws.below(bound))
        .expect("varied inputs are drawn inside of a check, on its own thread")
}

fn place(length: usize) -> usize {
    usize::try_from(below(length as u64)).expect("it is below a length")
}

/// A whole number in the range.
///
/// # Panics
/// If the range is empty.
pub fn number(range: RangeInclusive<u64>) -> u64 {
    let (start, end) = range.into_inner();
    let span = end.checked_sub(start).expect("a number in the range");
    // A range of all numbers has one more of them than a number can say: any will do.
    start + below(span.wrapping_add(1))
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
    assert!(!choices.is_empty(), "something to pick from");
    choices[place(choices.len())].clone()
}

/// The items in an order of their own.
pub fn shuffled<T>(mut items: Vec<T>) -> Vec<T> {
    for unsettled in (2..=items.len()).rev() {
        items.swap(unsettled - 1, place(unsettled));
    }
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

#[cfg(test)]
mod tests {
    use super::Draws;

    #[test]
    fn draws_are_repeated_by_their_key_alone() {
        let draws = |name: &str| -> Vec<u64> {
            let draws = Draws::by_name(name).unwrap();
            (0..20).map(|_| draws.below(0)).collect()
        };
        assert_eq!(draws("a"), draws("a"));
        let (a, b) = (draws("a"), draws("b"));
        assert!(a.iter().all(|number| !b.contains(number)));
    }

    #[test]
    fn each_number_below_the_bound_comes_about_as_often() {
        let draws = Draws::by_name("even").unwrap();
        let mut counts = [0_u32; 7];
        for _ in 0..7000 {
            counts[usize::try_from(draws.below(7)).unwrap()] += 1;
        }
        // Eight times the standard deviation to both sides; the key is always the same.
        assert!(
            counts.iter().all(|count| (760..1240).contains(count)),
            "{counts:?}"
        );
        // More than half of all numbers are left out here, and none below the bound is missed.
        let bound = (1 << 63) + 1;
        assert!((0..100).all(|_| draws.below(bound) < bound));
    }
}
