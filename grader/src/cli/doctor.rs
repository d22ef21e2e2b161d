//! What the machine has, for whoever sets it up.
//!
//! Invariant: whatever is missing stands beside the way to get it.

use std::fmt::Write;

use anyhow::Result;

use super::{print, terminal};
use crate::{
    doctor::{Examination, Health, examine},
    exit_code::ExitCode,
    report::{self, Ink, Style},
};

pub(super) async fn doctor(json: bool) -> Result<ExitCode> {
    let style = terminal::style();
    let examination = examine(terminal::in_words(&style)).await;
    if json {
        let mut text = serde_json::to_string_pretty(&examination)?;
        text.push('\n');
        print(&text)?;
    } else {
        print(&page(&examination, &style))?;
    }
    Ok(if examination.can_grade() {
        ExitCode::Passed
    } else {
        ExitCode::Environment
    })
}

fn page(examination: &Examination, style: &Style) -> String {
    let mut text = String::new();
    for finding in &examination.findings {
        line(
            &mut text,
            style,
            finding.health,
            finding.name,
            &finding.text,
            finding.remedy.as_deref(),
        );
    }
    // Writing to a string can't fail.
    let _ = writeln!(text, "\nSandbox: {}", examination.sandbox);
    for tier in &examination.tiers {
        let health = if tier.there {
            Health::Good
        } else {
            Health::Poor
        };
        let missing = tier.reason.as_deref();
        let says = match missing {
            None => tier.adds.to_owned(),
            Some(reason) => format!("{}. It is not there: {reason}", tier.adds),
        };
        line(&mut text, style, health, tier.tier, &says, tier.remedy);
    }
    text
}

fn line(
    text: &mut String,
    style: &Style,
    health: Health,
    name: &str,
    says: &str,
    remedy: Option<&str>,
) {
    const INDENT: usize = 13;
    let (mark, ink) = match health {
        Health::Good => (style.pick("✓", "+"), Ink::Good),
        Health::Poor => (style.pick("●", "*"), Ink::Warn),
        Health::Bad => (style.pick("✗", "x"), Ink::Bad),
    };
    let lines = report::wrap(says, style.width.saturating_sub(INDENT));
    let remedy = remedy.map(|remedy| format!("{} {remedy}", style.pick("→", "->")));
    let remedy = remedy.map(|remedy| report::wrap(&remedy, style.width.saturating_sub(INDENT)));
    for (at, says) in lines.iter().chain(remedy.iter().flatten()).enumerate() {
        let _ = if at == 0 {
            writeln!(text, "{} {name:<10} {says}", style.paint(ink, mark))
        } else {
            writeln!(text, "{:INDENT$}{says}", "")
        };
    }
}
