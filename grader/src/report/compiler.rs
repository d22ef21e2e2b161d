//! The compiler's rendered messages, with colours put back where it has them itself.
//!
//! Invariant: only colours are added.

use super::{Ink, Style};

/// One line of a rendered message.
pub(super) fn paint(line: &str, style: &Style) -> String {
    for (word, ink) in [
        ("error", Ink::Bad),
        ("warning", Ink::Warn),
        ("help", Ink::Good),
        ("note", Ink::Good),
    ] {
        if let Some(rest) = line.strip_prefix(word)
            && let Some((code, text)) = rest.split_once(':')
            && (code.is_empty() || code.starts_with('['))
        {
            let word = style.paint(ink, &format!("{word}{code}"));
            return format!("{word}{}", style.paint(Ink::Strong, &format!(":{text}")));
        }
    }
    if line.trim_start().starts_with("-->") || line.trim_start().starts_with("::: ") {
        return style.paint(Ink::Bar, line);
    }
    let Some((gutter, code)) = split_gutter(line) else {
        return line.to_owned();
    };
    let ink = match code.trim_start().chars().next() {
        Some('^') => Ink::Bad,
        Some('+' | '~') => Ink::Good,
        Some('-' | '_') => Ink::Bar,
        _ => Ink::Plain,
    };
    format!(
        "{}{}",
        style.paint(Ink::Bar, gutter),
        style.paint(ink, code)
    )
}

/// The number and bar in front of a line of code, or the sign in front of a note, and the rest.
fn split_gutter(line: &str) -> Option<(&str, &str)> {
    let end = line.find(['|', '='])?;
    let is_gutter = |char: char| char == ' ' || char.is_ascii_digit();
    line[..end]
        .chars()
        .all(is_gutter)
        .then(|| line.split_at(end + 1))
}

#[cfg(test)]
mod tests {
    use super::{Style, paint};

    #[test]
    fn without_its_colours_a_line_is_what_it_was() {
        let style = Style {
            color: true,
            ..Style::PLAIN
        };
        for line in [
            "error[E0425]: cannot find value `usr` in this scope",
            "error: future cannot be sent: really",
            " --> exercises/02_joining/join_two.rs:8:6",
            "8 |     (usr.await, orders.await)",
            "  |      ^^^ not found",
            "   = note: required by this",
            "erroneous",
            "",
        ] {
            let painted = paint(line, &style);
            assert_eq!(anstream::adapter::strip_str(&painted).to_string(), line);
        }
        assert!(paint("error: no", &style).contains('\x1b'));
        assert_eq!(paint("error: no", &Style::PLAIN), "error: no");
    }
}
