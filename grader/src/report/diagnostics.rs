//! What the compiler and the policy said of a file: errors in full, warnings and advice in short.
//!
//! Invariant: what the grader knows in plain words stands above the compiler's.

use super::{Ink, compiler, explain::places, page::Page, plain};
use crate::scorecard::{Diagnostic, Level};

/// Errors that are shown in full; the others mostly follow from them.
const MAX_ERRORS: usize = 5;
/// Lines of an error.
const MAX_LINES: usize = 40;

/// Errors in full; warnings and advice in a line each, since they cost nothing.
pub(super) fn diagnostics(page: &mut Page<'_>, all: &[Diagnostic]) {
    let is_error = |diagnostic: &&Diagnostic| diagnostic.level < Level::Warning;
    for diagnostic in all.iter().filter(is_error).take(MAX_ERRORS) {
        page.gap();
        error(page, diagnostic);
    }
    let left_out = all
        .iter()
        .filter(is_error)
        .count()
        .saturating_sub(MAX_ERRORS);
    if left_out > 0 {
        page.gap();
        let more = page.style.pick("…", "...");
        page.line(&format!(
            "  {more} and {}",
            plain::count(left_out, "more error")
        ));
    }
    if all.iter().any(|diagnostic| !is_error(&diagnostic)) {
        page.gap();
    }
    for diagnostic in all.iter().filter(|diagnostic| !is_error(diagnostic)) {
        let word = if diagnostic.level == Level::Advice {
            "advice:"
        } else {
            "warning:"
        };
        page.paragraph(2, (word, Ink::Warn), &diagnostic.message);
        if let Some(help) = &diagnostic.help {
            page.paragraph(4, ("", Ink::Plain), help);
        }
        places(page, diagnostic.place.as_slice());
    }
    page.gap();
}

fn error(page: &mut Page<'_>, diagnostic: &Diagnostic) {
    match diagnostic.level {
        // The compiler's own words hold everything, its place and code included.
        Level::Error if !diagnostic.rendered.trim().is_empty() => {
            if let Some(help) = &diagnostic.help {
                page.paragraph(2, ("", Ink::Plain), help);
                page.gap();
            }
            let rendered = diagnostic.rendered.trim_end();
            page.painted_block("  ", rendered, MAX_LINES, compiler::paint);
            return;
        }
        level => {
            let word = match (level, &diagnostic.code) {
                (Level::Policy, Some(group)) => format!("not allowed ({group}):"),
                (Level::Policy, None) => "not allowed:".to_owned(),
                (Level::Signature, _) => "signature:".to_owned(),
                (_, Some(code)) => format!("error ({code}):"),
                (_, None) => "error:".to_owned(),
            };
            page.paragraph(2, (&word, Ink::Bad), &diagnostic.message);
            places(page, diagnostic.place.as_slice());
            if level == Level::Signature && !diagnostic.rendered.trim().is_empty() {
                page.gap();
                page.block("    ", diagnostic.rendered.trim_end(), MAX_LINES);
            }
        }
    }
    if let Some(help) = &diagnostic.help {
        page.gap();
        page.paragraph(2, ("help:", Ink::Good), help);
    }
}
