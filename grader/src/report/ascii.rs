//! Text that was written with the report's own signs, for terminals that know ASCII alone.
//!
//! Invariant: what comes out is ASCII, whatever goes in.

/// Each sign, and what stands for it.
const SIGNS: &[(&str, &str)] = &[
    ("█▏▎▍▌▋▊▉", "#"),
    ("▒", "="),
    ("░", "~"),
    ("▸", ">"),
    ("╳×", "x"),
    ("├┤│", "|"),
    ("┼✓", "+"),
    ("─", "-"),
    ("╌", "."),
    ("■", "!"),
    ("○", "o"),
    ("✗", "X"),
    ("·", ","),
    ("…", "..."),
    ("→", "->"),
];

/// `text` with ASCII signs in the place of others.
pub fn ascii(text: &str) -> String {
    let mut plain = String::new();
    for char in text.chars() {
        let sign = SIGNS.iter().find(|(signs, _)| signs.contains(char));
        match sign {
            Some((_, sign)) => plain.push_str(sign),
            None if char.is_ascii() => plain.push(char),
            None => plain.push('?'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn every_sign_has_a_letter() {
        assert_eq!(ascii("├──┼╌┤ ██▌░▸ é"), "|--+.| ###~> ?");
    }
}
