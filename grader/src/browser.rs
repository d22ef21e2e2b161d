//! Opens a page in the user's browser.
//!
//! Invariant: that there is no browser is an answer, not an error; the page lies where it lies.

use std::{
    env,
    ffi::OsString,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    output,
    report::{Format, Style},
    sandbox,
    scorecard::Scorecard,
};

/// Where the page of one's own exercises lies; `target` is the workspace's target folder.
fn page(target: &Path) -> PathBuf {
    target.join("grader").join("report.html")
}

/// Writes the page of `card` to that place, and gives it back.
///
/// # Errors
///
/// If it can't be written.
pub fn write(target: &Path, card: &Scorecard) -> Result<PathBuf> {
    let path = page(target);
    let text = Format::Html.render(card, &Style::PLAIN)?;
    output::write(&path, text.as_bytes())?;
    Ok(path)
}

/// Opens the page at `path`; tells whether something took it.
pub async fn open(path: &Path) -> bool {
    for command in commands(path, env::var("BROWSER").ok().as_deref()) {
        let Some((program, args)) = command.split_first() else {
            continue;
        };
        match sandbox::start_apart(program, args).await {
            Ok(true) => return true,
            Ok(false) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(_) => return false,
        }
    }
    false
}

/// What to try, in this order: what the user has set, else what the platform has.
///
/// `$BROWSER` holds commands between colons, in which `%s` stands for the page.
fn commands(path: &Path, browser: Option<&str>) -> Vec<Vec<OsString>> {
    let set = browser.unwrap_or_default().split(':');
    let set = set.filter(|command| !command.trim().is_empty());
    let set: Vec<Vec<OsString>> = set.map(|command| with_page(command, path)).collect();
    if !set.is_empty() {
        return set;
    }
    let own: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else {
        // The second one is that of Linux inside of Windows.
        &["xdg-open", "wslview"]
    };
    own.iter().map(|command| with_page(command, path)).collect()
}

fn with_page(command: &str, path: &Path) -> Vec<OsString> {
    let mut words: Vec<OsString> = Vec::new();
    let mut is_named = false;
    for word in command.split_whitespace() {
        is_named |= word == "%s";
        words.push(if word == "%s" {
            path.into()
        } else {
            word.into()
        });
    }
    if !is_named {
        words.push(path.into());
    }
    words
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, path::Path};

    use super::commands;

    fn words(browser: Option<&str>) -> Vec<String> {
        let commands = commands(Path::new("/a b/report.html"), browser).into_iter();
        commands
            .map(|words| words.join(&OsString::from("|")).into_string().unwrap())
            .collect()
    }

    #[test]
    fn what_is_set_comes_in_the_place_of_the_platform_s_own() {
        let own = words(None);
        assert!(
            own.iter()
                .all(|command| command.ends_with("|/a b/report.html"))
        );
        assert_eq!(words(Some(" ")), own);
        let set = words(Some("firefox --new-tab %s -P x:w3m"));
        assert_eq!(
            set,
            [
                "firefox|--new-tab|/a b/report.html|-P|x",
                "w3m|/a b/report.html"
            ]
        );
    }
}
