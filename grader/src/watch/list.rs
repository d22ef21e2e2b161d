//! The list of exercises: which of them are shown, and which one is chosen.
//!
//! Invariant: the chosen one is always among those shown, as long as any are.

use crate::{
    exercise::{Course, Exercise},
    standing::Standing,
};

/// Which exercises are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    #[default]
    All,
    Open,
    Started,
    Passed,
}

impl Filter {
    fn next(self) -> Self {
        match self {
            Self::All => Self::Open,
            Self::Open => Self::Started,
            Self::Started => Self::Passed,
            Self::Passed => Self::All,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::All => "all exercises",
            Self::Open => "not passed yet",
            Self::Started => "started",
            Self::Passed => "passed",
        }
    }

    fn lets_through(self, standing: Standing) -> bool {
        match self {
            Self::All => true,
            Self::Open => standing != Standing::Passed,
            Self::Started => standing == Standing::Started,
            Self::Passed => standing == Standing::Passed,
        }
    }
}

/// The list as it is on the screen; exercises by their place in the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    pub(super) filter: Filter,
    pub(super) search: String,
    /// Keys go to the search.
    pub(super) is_searching: bool,
    pub(super) chosen: usize,
}

impl List {
    /// The exercises that are shown.
    pub(super) fn shown(&self, course: &Course, standings: &[Standing]) -> Vec<usize> {
        let all = course.exercises.iter().zip(standings).enumerate();
        all.filter(|(_, (exercise, standing))| {
            self.filter.lets_through(**standing) && matches(exercise, &self.search)
        })
        .map(|(at, _)| at)
        .collect()
    }

    /// Chooses the one `by` lines further among those shown.
    pub(super) fn step(&mut self, shown: &[usize], by: isize) {
        let here = shown.iter().position(|&at| at >= self.chosen).unwrap_or(0);
        let last = shown.len().saturating_sub(1);
        let there = here.saturating_add_signed(by).min(last);
        if let Some(&at) = shown.get(there) {
            self.chosen = at;
        }
    }

    pub(super) fn next_filter(&mut self) {
        self.filter = self.filter.next();
    }
}

/// Whether every word of `search` is in the exercise's texts.
fn matches(exercise: &Exercise, search: &str) -> bool {
    let text = format!("{} {} {}", exercise.topic, exercise.name, exercise.title).to_lowercase();
    let search = search.to_lowercase();
    search.split_whitespace().all(|word| text.contains(word))
}
