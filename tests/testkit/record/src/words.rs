//! Durations in words, the same in what a check says and in what a report draws.
//!
//! Invariant: exact to the millisecond.

/// `ms` milliseconds in words: `180 ms`, `1 min 30 s`, `9 d 1 h`.
pub fn duration_in_words(ms: u64) -> String {
    if ms < 10_000 {
        return format!("{ms} ms");
    }
    let parts = [
        (ms / 86_400_000, "d"),
        (ms / 3_600_000 % 24, "h"),
        (ms / 60_000 % 60, "min"),
        (ms / 1000 % 60, "s"),
        (ms % 1000, "ms"),
    ];
    let words: Vec<_> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::duration_in_words;

    #[test]
    fn durations_are_short_and_exact() {
        let cases = [
            (0, "0 ms"),
            (9999, "9999 ms"),
            (10_000, "10 s"),
            (90_250, "1 min 30 s 250 ms"),
            (3_600_000, "1 h"),
            (86_400_000, "1 d"),
            (9 * 86_400_000 + 3_600_001, "9 d 1 h 1 ms"),
            (365 * 86_400_000, "365 d"),
        ];
        for (ms, words) in cases {
            assert_eq!(duration_in_words(ms), words);
        }
    }
}
