//! Reports: what a person or a program reads of a scorecard.
//!
//! Invariant: a report is a pure function of the scorecard and the style; nothing is printed,
//! read or measured here.

mod ascii;
mod axis;
mod class;
mod classroom50;
mod compiler;
mod csv;
mod diagnostics;
mod explain;
mod github;
mod gradescope;
mod html;
mod item;
mod json;
mod junit;
mod markdown;
mod page;
mod picture;
mod plain;
mod rows;
mod stroke;
mod text;

use anstyle::{AnsiColor, Effects};
use anyhow::{Result, bail};
use testkit_record::{Clock, Timeline};

pub use ascii::ascii;
pub use class::{class_csv, class_page};
pub use classroom50::{Handin, classroom50};
pub use json::schema;

use crate::scorecard::{ExerciseReport, Scorecard};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For a person, in a terminal
    Text,
    /// For a program, as the schema says
    Json,
    /// A page for a browser, with every picture
    Html,
    /// For a person, wherever Markdown is shown
    Markdown,
    /// For a CI server, in the XML that most of them read
    Junit,
    /// For GitHub Actions: annotations, and the job summary
    Github,
    /// For Classroom 50: its `result.json`
    Classroom50,
    /// For Gradescope: its `results.json`
    Gradescope,
    /// For a spreadsheet: a line for each exercise
    Csv,
}

impl Format {
    /// The report of `card` in this form; `style` is for text alone.
    ///
    /// # Errors
    ///
    /// If the form is that of [`classroom50()`], which has to know more than the scorecard, or if
    /// the scorecard can't be written, which would be a fault of its types.
    pub fn render(self, card: &Scorecard, style: &Style) -> Result<String> {
        match self {
            Self::Text => Ok(text::render(card, style)),
            Self::Json => json::render(card),
            Self::Html => Ok(html::render(card)),
            Self::Markdown => Ok(markdown::render(card, usize::MAX)),
            Self::Junit => junit::render(card),
            Self::Github => Ok(github::render(card)),
            Self::Classroom50 => bail!("this form says what was handed in, not only its result"),
            Self::Gradescope => gradescope::render(card),
            Self::Csv => csv::render(card),
        }
    }

    /// Whether it shows the solutions' runs, which take time to get.
    pub fn draws_goals(self) -> bool {
        self == Self::Html
    }
}

/// The report in Markdown, in at most `max` bytes: what does not fit is left out, and it says so.
pub fn markdown(card: &Scorecard, max: usize) -> String {
    markdown::render(card, max)
}

/// What there is to say of one exercise, without its title: what the compiler said, and each
/// check. Beside a failed check stands the picture of the same check in `goal`, if given.
pub fn explain(exercise: &ExerciseReport, goal: Option<&ExerciseReport>, style: &Style) -> String {
    let mut page = page::Page {
        text: String::new(),
        style,
    };
    explain::body(&mut page, exercise, goal);
    page.text
}

/// The picture of one check's run; places in `file` are shown by line and column alone.
pub fn picture(timeline: &Timeline, clock: Clock, file: &str, style: &Style) -> Vec<String> {
    picture::render(timeline, clock, file, style, style.width)
}

/// `text` as lines of at most `width` characters, harmless to a terminal.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    plain::wrap(text, width)
}

/// At most `max` characters of `text`, marked where something was cut off.
pub fn shorten(text: &str, max: usize, style: &Style) -> String {
    plain::shorten(text, max, style)
}

/// Somebody else's text, without what a terminal would act on.
pub fn harmless(text: &str) -> String {
    let mut harmless = plain::lines(text).join("\n");
    harmless.push('\n');
    harmless
}

/// What the sums of `card` leave out, as the end of a list; empty where there is nothing.
pub fn not_run(card: &Scorecard) -> String {
    plain::not_run(card)
}

/// A mark and words for how an exercise stands, and their colour.
pub fn summary(exercise: &ExerciseReport, style: &Style) -> (&'static str, String, Ink) {
    page::summary(exercise, style)
}

/// What the reader's terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Colours may be used; the report says the same without them.
    pub color: bool,
    /// More than ASCII may be used.
    pub unicode: bool,
    /// Columns to fill.
    pub width: usize,
}

impl Style {
    /// For a file or a pipe.
    pub const PLAIN: Self = Self {
        color: false,
        unicode: true,
        width: 80,
    };

    /// `text` in the colour of `ink`.
    pub fn paint(&self, ink: Ink, text: &str) -> String {
        let look = ink.look();
        if !self.color || text.is_empty() || look.is_plain() {
            return text.to_owned();
        }
        format!("{look}{text}{look:#}")
    }

    /// The first in Unicode, the second in ASCII.
    pub fn pick<T>(&self, unicode: T, ascii: T) -> T {
        if self.unicode { unicode } else { ascii }
    }
}

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Plain,
    /// Titles and what else the eye should find first.
    Strong,
    /// Around the point.
    Dim,
    Good,
    Bad,
    /// Neither good nor bad, worth a look.
    Warn,
    /// A wait that ended as it should.
    Bar,
}

impl Ink {
    fn look(self) -> anstyle::Style {
        let color = |color: AnsiColor| color.on_default();
        match self {
            Self::Plain => anstyle::Style::new(),
            Self::Strong => anstyle::Style::new().effects(Effects::BOLD),
            Self::Dim => anstyle::Style::new().effects(Effects::DIMMED),
            Self::Good => color(AnsiColor::Green),
            Self::Bad => color(AnsiColor::Red).effects(Effects::BOLD),
            Self::Warn => color(AnsiColor::Yellow),
            Self::Bar => color(AnsiColor::Cyan),
        }
    }
}
