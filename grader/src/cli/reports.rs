//! The reports that were asked for: what forms, into which files, and what they are told of the
//! environment.
//!
//! Invariant: nothing is written before everything is rendered, and if there is no result, each
//! report still says so in its own form.

mod github;
mod handin;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use clap::ValueEnum;
use futures::FutureExt;

use super::terminal;
use crate::{
    exit_code::{self, ExitCode},
    grade::{no_result, panic_message},
    output,
    report::{self, Format, Handin, Style},
    scorecard::{SCHEMA_VERSION, Scorecard},
};
use github::Summary;

#[derive(Clone, Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the report to this file and not to standard output; for a class, the folder of all
    /// its results, which is `target/grader/class/NAME` if not given
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write a further report, such as `junit=report.xml`; may be given several times
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = further)]
    further: Vec<Wanted>,
}

impl ReportArgs {
    /// Nothing was asked for but what is shown anyway.
    pub(super) fn is_bare(&self) -> bool {
        self.output.is_none() && self.format == Format::Text && self.further.is_empty()
    }

    /// The file or folder that was named.
    pub(super) fn output(&self) -> Option<&Path> {
        self.output.as_deref()
    }
}

/// One report and where it goes; without a file, to standard output.
#[derive(Clone, Debug)]
struct Wanted {
    format: Format,
    output: Option<PathBuf>,
}

fn further(text: &str) -> Result<Wanted, String> {
    let (format, file) = text
        .split_once('=')
        .filter(|(_, file)| !file.is_empty())
        .ok_or("a form and a file belong here, such as `junit=report.xml`")?;
    let format = Format::from_str(format, false).map_err(|_| {
        let all = Format::value_variants().iter();
        let names: Vec<String> = all
            .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
            .collect();
        format!("there is no form `{format}`, only {}", names.join(", "))
    })?;
    Ok(Wanted {
        format,
        output: Some(file.into()),
    })
}

/// All that was asked for, once it is known to be possible.
pub(super) struct Reports {
    wanted: Vec<Wanted>,
    handin: Option<Handin>,
    summary: Option<Summary>,
}

impl Reports {
    /// Finds out before the work, not after it, what can't be done.
    pub(super) fn open(args: &ReportArgs) -> Result<Self> {
        let mut wanted = vec![Wanted {
            format: args.format,
            output: args.output.clone(),
        }];
        wanted.extend(args.further.iter().cloned());
        let files: Vec<&PathBuf> = wanted.iter().filter_map(|it| it.output.as_ref()).collect();
        for (at, file) in files.iter().enumerate() {
            check_output(file)?;
            ensure!(
                !files[..at].contains(file),
                "two reports can't both be {}: name a file for each",
                file.display()
            );
        }
        let wants = |format| wanted.iter().any(|wanted| wanted.format == format);
        let handin = wants(Format::Classroom50)
            .then(|| handin::read(|name| env::var(name).ok()))
            .transpose()?;
        let summary = wants(Format::Github).then(Summary::locate).flatten();
        Ok(Self {
            wanted,
            handin,
            summary,
        })
    }

    /// Whether one of them shows the solutions' runs.
    pub(super) fn draw_goals(&self) -> bool {
        self.wanted.iter().any(|wanted| wanted.format.draws_goals())
    }

    /// The text of each report, and of the job summary where GitHub wants one.
    pub(super) fn render(&self, card: &Scorecard) -> Result<Rendered> {
        let wanted = self.wanted.iter();
        let texts = wanted.map(|wanted| self.render_one(wanted, card));
        Ok(Rendered {
            texts: texts.collect::<Result<_>>()?,
            summary: self.summary.as_ref().map(|summary| summary.render(card)),
        })
    }

    fn render_one(&self, wanted: &Wanted, card: &Scorecard) -> Result<String> {
        match (wanted.format, &self.handin) {
            (Format::Classroom50, Some(handin)) => report::classroom50(card, handin),
            (format, _) if wanted.output.is_none() => format.render(card, &terminal::style()),
            (format, _) => format.render(card, &Style::PLAIN),
        }
    }

    /// Writes each text, also if another one can't be written.
    pub(super) fn write(&self, rendered: &Rendered) -> Result<()> {
        let reports = self.wanted.iter().zip(&rendered.texts);
        let mut written: Vec<_> = reports.map(|(wanted, text)| wanted.write(text)).collect();
        if let (Some(summary), Some(text)) = (&self.summary, &rendered.summary) {
            written.push(summary.append(text));
        }
        let all: Result<()> = written.into_iter().collect();
        all.map_err(exit_code::environment)
    }

    /// What `work` comes to; if it fails or panics, each report says that there is no result.
    pub(super) async fn or_error<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        match AssertUnwindSafe(work).catch_unwind().await {
            Ok(Err(error)) => {
                // A command line that makes no sense asked for nothing.
                if ExitCode::of(&error) != ExitCode::Usage {
                    self.write_error(&format!("{error:#}"));
                }
                Err(error)
            }
            Ok(done) => done,
            Err(panic) => {
                self.write_error(&panic_message(panic.as_ref()));
                resume_unwind(panic)
            }
        }
    }

    /// Writes in each report that there is no result, because of `error`; what can't even be
    /// written is left to the error itself.
    fn write_error(&self, error: &str) {
        let card = no_result(error);
        // A person reads it on standard error already.
        let is_said = |wanted: &Wanted| wanted.output.is_none() && wanted.format == Format::Text;
        for wanted in self.wanted.iter().filter(|wanted| !is_said(wanted)) {
            // What made the one form panic may make it panic again; the others are still fine.
            let rendered = catch_unwind(AssertUnwindSafe(|| self.render_one(wanted, &card)));
            if let Ok(Ok(text)) = rendered {
                let _ = wanted.write(&text);
            }
        }
        if let Some(summary) = &self.summary {
            let _ = summary.append(&summary.render(&card));
        }
    }
}

/// The texts of all reports, in the order in which they were asked for.
pub(super) struct Rendered {
    texts: Vec<String>,
    summary: Option<String>,
}

impl Wanted {
    fn write(&self, text: &str) -> Result<()> {
        match &self.output {
            Some(path) => output::write(path, text.as_bytes()),
            None if self.format == Format::Text => terminal::print(&github::without_commands(text)),
            None => terminal::print(text),
        }
    }
}

/// The scorecard in a file.
pub(super) fn read(path: &Path) -> Result<Scorecard> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("read the scorecard {}", path.display()))?;
    let no_scorecard = || {
        format!(
            "{} is no scorecard: name a file that `grade --format json` has written",
            path.display()
        )
    };
    let json: serde_json::Value = serde_json::from_str(&text).with_context(no_scorecard)?;
    if let Some(version) = json["schema_version"].as_u64() {
        ensure!(
            version == u64::from(SCHEMA_VERSION),
            "{} follows version {version} of the format, and this grader knows {SCHEMA_VERSION}: \
             use the grader that wrote it",
            path.display()
        );
    }
    // From the text, since its errors name the line.
    serde_json::from_str(&text).with_context(no_scorecard)
}

/// Finds out before the work, not after it, that there is nowhere to write to.
fn check_output(path: &Path) -> Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(anyhow!(
            "can't write {}: create the folder {} first",
            path.display(),
            folder.display()
        ));
    }
    if path.is_dir() {
        return Err(anyhow!(
            "can't write {}: it is a folder, name a file in it",
            path.display()
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
