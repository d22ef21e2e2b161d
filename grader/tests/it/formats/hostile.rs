//! Texts that try to break out of each form of report.
//!
//! Invariant: whatever a submission says, a reader of the report sees it as text.

use grader::{report::Format, scorecard::Scorecard};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{csv, junit, markdown, render, schema, tells_the_points, valid};
use crate::sample::{self, HOSTILE};

/// One for each sink and its neighbours.
const TRICKS: &[&str] = &[
    HOSTILE,
    "\n::error::forged\n::stop-commands::x\r\n::set-output name=a::b",
    "100%3A%0A::error::forged,%",
    "]]><!--</failure></testsuite> & \u{fffe}\u{ffff}",
    "=cmd|' /C calc'!A0",
    ";=1+1,\"@SUM(A1)\n+1\r-1\t=1",
    "| a | b |\n|---|---|\n`` ` ``` ```` [x](https://evil.example) ![y](z)",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt; @ada https://evil.example",
    "\n\n# Forged\n\n- [ ] item\n\n```\n</details>\n~~~\n    code\n\n1. x\n\nx\n===\n",
    "\\",
];

/// The characters that XML 1.0 knows.
fn is_in_xml(char: char) -> bool {
    matches!(char,
        '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Nothing in any report of `card` is more than text.
#[track_caller]
pub(crate) fn is_harmless(card: &Scorecard) {
    let text = render(Format::Markdown, card);
    let mut is_code = false;
    for event in markdown(&text) {
        match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::BlockQuote(_)) => {
                panic!("{event:?}")
            }
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            // Nobody is called, and no address is made a link of, outside of code.
            Event::Text(text) if !is_code => {
                assert!(!text.contains("://") && !text.contains("@ada"), "{text}");
            }
            _ => {}
        }
    }

    let text = render(Format::Github, card);
    for line in text.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        let (head, message) = command(line);
        let kinds = ["error", "warning", "notice"];
        assert!(kinds.contains(&head), "{line}");
        let escapes = message.split('%').skip(1);
        for escape in escapes {
            assert!(
                escape.starts_with("25") || escape.starts_with("0A"),
                "{line}"
            );
        }
    }

    let text = render(Format::Junit, card);
    assert!(text.chars().all(is_in_xml));
    let suites = junit(&text).suites;
    assert_eq!(suites.len(), card.exercises.len());
    for (suite, exercise) in suites.iter().zip(&card.exercises) {
        assert_eq!(suite.cases.len(), exercise.checks.len().max(1));
    }

    let lines = csv(&render(Format::Csv, card));
    assert_eq!(lines.len(), card.exercises.len());
    for cell in lines.iter().flatten() {
        assert!(!cell.chars().any(char::is_control), "{cell:?}");
        // Whichever separator the spreadsheet knows.
        for part in cell.split([',', ';', '|']) {
            let part = part.trim_matches(|char: char| char.is_whitespace() || char == '"');
            assert!(!part.starts_with(['=', '+', '-', '@']), "{cell:?}");
        }
    }

    for (name, format) in [
        ("gradescope", Format::Gradescope),
        ("classroom50", Format::Classroom50),
    ] {
        valid(&schema(name), &render(format, card));
    }
}

/// Splits a command as GitHub's runner does: at the first two colons behind the properties.
#[track_caller]
fn command(line: &str) -> (&str, &str) {
    let rest = line.strip_prefix("::").expect(line);
    let (head, message) = rest.split_once("::").expect(line);
    let (kind, properties) = head.split_once(' ').expect(line);
    for property in properties.split(',') {
        let (name, value) = property.split_once('=').expect(line);
        assert!(["file", "line", "col", "title"].contains(&name), "{line}");
        assert!(!value.contains(':'), "{line}");
    }
    (kind, message)
}

#[test]
fn no_text_is_more_than_text_in_any_report() {
    for trick in TRICKS {
        let card = sample::poisoned(&sample::everything(), trick);
        is_harmless(&card);
        tells_the_points(&card);
    }
    // At the start of a text, too.
    for trick in TRICKS {
        let mut card = sample::everything();
        for exercise in &mut card.exercises {
            exercise.name = (*trick).to_owned();
            exercise.title = (*trick).to_owned();
            exercise.topic = (*trick).to_owned();
            exercise.reason = Some((*trick).to_owned());
            for check in &mut exercise.checks {
                check.name = (*trick).to_owned();
                check.sentence = (*trick).to_owned();
            }
        }
        is_harmless(&card);
    }
}
