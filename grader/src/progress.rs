//! Progress on standard error while a grading goes on.
//!
//! Invariant: nothing is drawn where nobody looks, and nothing of it stays on the screen.

use std::{
    io::{IsTerminal, stderr},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const TICK: Duration = Duration::from_millis(100);
/// How many there are is not known.
const SPINNER: &str = "{spinner} {wide_msg}";
const STEPS: &str = "{bar:30} {pos}/{len} {prefix}{wide_msg}";

/// The one line that says what is being worked on.
#[derive(Clone, Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Drawn on standard error if that is a terminal, hidden otherwise.
    pub fn new() -> Self {
        if !stderr().is_terminal() {
            return Self::hidden();
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(style(SPINNER));
        Self { bar }
    }

    /// Drawn nowhere.
    pub fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
        }
    }

    /// A crate of the toolbox is being built; `name` says which.
    pub fn toolbox(&self, name: &str) {
        // Only what takes long needs a spinner that moves by itself.
        self.bar.enable_steady_tick(TICK);
        self.bar
            .set_message(format!("Building the toolbox (once): {name}"));
    }

    /// What follows is about the student of that name; a terminal must be able to bear it.
    pub fn student(&self, name: &str) {
        self.bar.set_prefix(format!("{name}: "));
    }

    /// The work on `total` exercises begins.
    pub fn start(&self, total: u64) {
        // It may have been taken off the screen before.
        self.bar.reset();
        self.bar.disable_steady_tick();
        self.bar.set_style(style(STEPS));
        self.bar.set_message("");
        self.bar.set_length(total);
        self.bar.set_position(0);
    }

    /// One more exercise is done.
    pub fn exercise_done(&self, name: &str) {
        self.bar.set_message(name.to_owned());
        self.bar.inc(1);
    }

    /// Takes the line off the screen; what follows is the report.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

/// A wrong template shows in the unit test below; a run goes on with a plain line.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use indicatif::ProgressStyle;

    use super::{Progress, SPINNER, STEPS};

    #[test]
    fn the_templates_are_right() {
        for template in [SPINNER, STEPS] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }

    #[test]
    fn each_exercise_moves_the_line_on_and_the_end_takes_it_away() {
        let progress = Progress::hidden();
        progress.toolbox("tokio");
        assert!(progress.bar.message().contains("tokio"));

        progress.start(3);
        assert_eq!(progress.bar.message(), "");
        progress.exercise_done("join_two");
        assert_eq!(
            (progress.bar.position(), progress.bar.length()),
            (1, Some(3))
        );
        assert_eq!(progress.bar.message(), "join_two");
        assert!(!progress.bar.is_finished());

        progress.finish();
        assert!(progress.bar.is_finished());
        progress.student("ada");
        progress.start(2);
        assert!(!progress.bar.is_finished());
        assert_eq!(
            (progress.bar.position(), progress.bar.prefix()),
            (0, "ada: ".to_owned())
        );
    }
}
