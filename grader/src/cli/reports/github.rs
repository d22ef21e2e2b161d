//! What GitHub Actions gives a step besides its standard output, and what it takes from there.
//!
//! Invariant: what others wrote into the job summary stays, it never gets larger than GitHub
//! takes, and no line of a text report is a command to GitHub.

use std::{borrow::Cow, env, fs, io::Write, path::PathBuf};

use anyhow::{Context, Result};

use crate::{report, scorecard::Scorecard};

/// In bytes; of a larger one GitHub shows nothing.
const MAX: usize = 1 << 20;

/// The file, where there is one.
pub(super) struct Summary {
    path: PathBuf,
}

impl Summary {
    /// As the environment names it; none outside of GitHub Actions.
    pub(super) fn locate() -> Option<Self> {
        let path = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())?;
        Some(Self { path: path.into() })
    }

    /// As much of the report as there is room for.
    pub(super) fn render(&self, card: &Scorecard) -> String {
        let held = fs::metadata(&self.path).map_or(0, |metadata| metadata.len());
        let held = usize::try_from(held).unwrap_or(usize::MAX);
        report::markdown(card, MAX.saturating_sub(held))
    }

    pub(super) fn append(&self, text: &str) -> Result<()> {
        let mut options = fs::OpenOptions::new();
        options
            .append(true)
            .create(true)
            .open(&self.path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .with_context(|| format!("add to the job summary {}", self.path.display()))
    }
}

/// `text` between lines that tell GitHub to take no command from it; unchanged outside of its
/// Actions.
///
/// GitHub looks for commands behind blanks, and for old ones anywhere in a line, so a margin
/// would not do. The word that ends it is drawn when no code of a submission runs any more.
pub(super) fn without_commands(text: &str) -> Cow<'_, str> {
    if env::var_os("GITHUB_ACTIONS").is_none_or(|value| value != "true") {
        return text.into();
    }
    let word = format!("{:032x}", fastrand::u128(..));
    format!("::stop-commands::{word}\n{text}::{word}::\n").into()
}
