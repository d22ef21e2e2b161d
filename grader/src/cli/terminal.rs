//! What standard output is, and writing to it.
//!
//! Invariant: a reader that goes away early is no error.

use std::{
    env,
    io::{ErrorKind, Write, stdout},
};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};

use crate::report::Style;

/// Narrower, a picture is no picture; wider, text is hard to read.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=100;

/// What standard output can show, as far as the environment tells.
pub(super) fn style() -> Style {
    // Knows `NO_COLOR`, `CLICOLOR_FORCE`, `TERM` and what is no terminal.
    let color = AutoStream::choice(&stdout()) != ColorChoice::Never;
    let columns = rustix::termios::tcgetwinsize(stdout()).map(|size| usize::from(size.ws_col));
    style_of(color, columns.ok(), |name| env::var(name).ok())
}

/// `columns` is the terminal's width, where there is one.
fn style_of(color: bool, columns: Option<usize>, var: impl Fn(&str) -> Option<String>) -> Style {
    let set = |name: &str| var(name).filter(|value| !value.is_empty());
    // The first of these that is set decides; where none is, nearly everything speaks Unicode.
    let locale = set("LC_ALL")
        .or_else(|| set("LC_CTYPE"))
        .or_else(|| set("LANG"));
    let unicode = locale.is_none_or(|locale| {
        let locale = locale.to_ascii_uppercase();
        locale.contains("UTF-8") || locale.contains("UTF8")
    });
    let width = set("COLUMNS")
        .and_then(|columns| columns.parse().ok())
        .or(columns.filter(|columns| *columns > 0));
    Style {
        color,
        unicode,
        width: width
            .unwrap_or(Style::PLAIN.width)
            .clamp(*WIDTHS.start(), *WIDTHS.end()),
    }
}

/// What the terminal can show, for people.
pub(super) fn in_words(style: &Style) -> String {
    let color = if style.color { "colours" } else { "no colours" };
    let signs = if style.unicode { "Unicode" } else { "ASCII" };
    format!("{color}, {signs}, {} columns", style.width)
}

/// Writes `text` to standard output.
pub(super) fn print(text: &str) -> Result<()> {
    let mut stdout = stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done.context("write to standard output"),
    }
}

/// Says on standard error what a user should know beside the result.
#[expect(clippy::print_stderr, reason = "what is beside the result goes there")]
pub(super) fn note(text: &str) {
    eprintln!("note: {text}");
}

#[cfg(test)]
mod tests {
    use super::style_of;

    fn style(vars: &[(&str, &str)]) -> crate::report::Style {
        style_of(false, None, |name| {
            let found = vars.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_locale_says_whether_unicode_can_be_shown() {
        assert!(style(&[]).unicode);
        assert!(style(&[("LANG", "de_CH.UTF-8")]).unicode);
        assert!(style(&[("LC_ALL", ""), ("LANG", "C.utf8")]).unicode);
        assert!(!style(&[("LANG", "C")]).unicode);
        assert!(!style(&[("LC_ALL", "POSIX"), ("LANG", "en_US.UTF-8")]).unicode);
    }

    #[test]
    fn the_width_stays_readable() {
        let width = |columns| style(&[("COLUMNS", columns)]).width;
        assert_eq!(width("93"), 93);
        assert_eq!(width("10"), 60);
        assert_eq!(width("400"), 100);
        assert_eq!(width("many"), 80);
        assert_eq!(style(&[]).width, 80);
        assert_eq!(super::style_of(false, Some(90), |_| None).width, 90);
        assert_eq!(super::style_of(false, Some(0), |_| None).width, 80);
    }
}
