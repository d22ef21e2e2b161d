//! The report as one page for a browser: the course at a glance, then each exercise with its
//! checks, their pictures and the lines of the file that they are about.
//!
//! Invariant: the page asks for nothing from anywhere, and runs no script but its own; it stays
//! small enough to be mailed, whatever a submission holds.

mod check;
mod class;
mod exercise;
mod legend;
mod markup;
mod overview;
mod picture;
mod scale;
mod shapes;
mod source;
mod words;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::scorecard::{Scorecard, class::Class};
use markup::Html;

const CSS: &str = include_str!("html/page.css");
const CLASS_CSS: &str = include_str!("html/class.css");
const JS: &str = include_str!("html/page.js");

/// A page with more bytes than this is drawn with fewer details.
const MAX_BYTES: usize = 1_000_000;

/// How much is shown of what there may be any amount of.
#[derive(Clone, Copy, Debug)]
struct Detail {
    /// Pictures of checks that passed, too.
    passed: bool,
    /// Rows of a picture.
    rows: usize,
    /// Things drawn in a picture.
    shapes: usize,
    /// Lines of a source around the places of a check.
    source: usize,
    /// Lines of what was printed, of a value, of a compiler's message.
    lines: usize,
    /// Characters of one of those lines, and half of those of a sentence.
    width: usize,
    /// Diagnostics of a file.
    diagnostics: usize,
}

/// From all that is worth it to what always fits.
const DETAILS: [Detail; 4] = [
    Detail {
        passed: true,
        rows: 30,
        shapes: 120,
        source: 60,
        lines: 60,
        width: 400,
        diagnostics: 12,
    },
    Detail {
        passed: false,
        rows: 24,
        shapes: 60,
        source: 40,
        lines: 30,
        width: 240,
        diagnostics: 6,
    },
    Detail {
        passed: false,
        rows: 8,
        shapes: 12,
        source: 10,
        lines: 6,
        width: 120,
        diagnostics: 2,
    },
    Detail {
        passed: false,
        rows: 0,
        shapes: 0,
        source: 0,
        lines: 1,
        width: 40,
        diagnostics: 1,
    },
];

/// The whole page.
pub(super) fn render(card: &Scorecard) -> String {
    let mut page = String::new();
    for detail in &DETAILS {
        page = with(card, detail);
        if page.len() <= MAX_BYTES {
            break;
        }
    }
    page
}

/// The page of a class.
pub(super) fn class(class: &Class) -> String {
    class::render(class)
}

fn with(card: &Scorecard, detail: &Detail) -> String {
    let mut html = Html::default();
    html.open("html", &[("lang", "en")]);
    head(&mut html, "How the exercises stand", &[CSS], &[JS]);
    html.element("body", &[], |html| {
        picture::patterns(html);
        html.leaf(
            "a",
            &[("class", "skip"), ("href", "#exercises")],
            "To the exercises",
        );
        overview::top(html, card);
        overview::glance(html, card);
        legend::legend(html);
        overview::filter(html);
        html.element("main", &[("id", "exercises")], |html| {
            exercise::all(html, card, detail);
        });
        overview::foot(html, card);
        html.verbatim("script", JS);
    });
    html.close("html");
    format!("<!DOCTYPE html>{}\n", html.into_text())
}

/// The page's head; what has an effect is `styles` and `scripts` alone.
fn head(html: &mut Html, title: &str, styles: &[&'static str], scripts: &[&str]) {
    html.element("head", &[], |html| {
        html.open("meta", &[("charset", "utf-8")]);
        let policy = policy(styles, scripts);
        let equiv = ("http-equiv", "Content-Security-Policy");
        html.open("meta", &[equiv, ("content", &policy)]);
        let viewport = "width=device-width, initial-scale=1";
        html.open("meta", &[("name", "viewport"), ("content", viewport)]);
        html.open(
            "meta",
            &[("name", "color-scheme"), ("content", "light dark")],
        );
        html.open("meta", &[("name", "referrer"), ("content", "no-referrer")]);
        html.leaf("title", &[], title);
        for style in styles {
            html.verbatim("style", style);
        }
    });
}

/// Nothing but the page's own styles and scripts, told by their hashes, has an effect.
fn policy(styles: &[&str], scripts: &[&str]) -> String {
    let hash = |text: &&str| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let hashes = |texts: &[&str]| match texts {
        [] => " 'none'".to_owned(),
        texts => texts.iter().map(hash).collect(),
    };
    format!(
        "default-src 'none'; style-src{}; script-src{}; base-uri 'none'; form-action 'none'",
        hashes(styles),
        hashes(scripts),
    )
}
