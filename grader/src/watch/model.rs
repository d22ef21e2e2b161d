//! What watch mode knows and shows, and what each key, save and result does to it.
//!
//! Invariant: no I/O but reading exercise files and comparing them; whatever else is to be
//! done is an [`Effect`] that the loop carries out.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    input::{self, Help},
    list::List,
    page::Page,
    work::{Done, Started},
};
use crate::{
    bookmark::Bookmark,
    exercise::{Course, Exercise},
    exit_code::ExitCode,
    grade::goal,
    report::Style,
    scorecard::{ExerciseReport, State, Verdict},
    standing::{self, Standing},
};

mod keys;

/// What the loop is to do.
#[derive(Debug, PartialEq)]
pub(super) enum Effect {
    /// Ends the grading under way and begins this one.
    Grade(usize),
    GradeAll,
    Goal(usize),
    StopWork,
    /// Writes the bookmark.
    Remember,
    Reset(usize),
    Open(usize),
    /// Finds out what the page does not know yet.
    Page(Vec<Started>),
    /// Writes the page and shows it.
    OpenPage,
    Quit(ExitCode),
}

/// What is on the screen beyond the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    Exercise,
    List(List),
    /// The page on the cause of the failed check with this number, among those that failed.
    Explanation(usize),
    /// The solution, whole or as the difference to what the learner wrote.
    Solution {
        whole: bool,
    },
    ConfirmReset,
}

/// All that is shown.
pub(super) struct Model {
    pub(super) course: Arc<Course>,
    pub(super) bookmark: Bookmark,
    pub(super) style: Style,
    /// One for each exercise of the course.
    pub(super) standings: Vec<Standing>,
    pub(super) current: usize,
    pub(super) panel: Panel,
    /// Lines above the screen.
    pub(super) scroll: usize,
    /// A line that begins like this is to come into view.
    pub(super) seek: Option<String>,
    /// As drawn last: lines of the text, and how many of them fit.
    pub(super) text_lines: usize,
    pub(super) page_lines: usize,
    /// The last result on the current exercise.
    pub(super) report: Option<ExerciseReport>,
    /// The last result on each exercise in this stay, for the page.
    pub(super) reports: Vec<Option<ExerciseReport>>,
    pub(super) page: Page,
    /// What each exercise's file held when it was last looked at; none where it can't be read.
    texts: Vec<Option<String>>,
    /// The report on the current exercise's solution.
    pub(super) goal: Option<Arc<ExerciseReport>>,
    pub(super) wants_goal: bool,
    pub(super) notice: Option<String>,
    pub(super) is_working: bool,
    /// Grows while work is under way.
    pub(super) tick: usize,
}

impl Model {
    pub(super) fn new(course: Arc<Course>, bookmark: Bookmark, style: Style) -> Self {
        Self {
            standings: vec![Standing::Untouched; course.exercises.len()],
            bookmark,
            style,
            current: 0,
            panel: Panel::Exercise,
            scroll: 0,
            seek: None,
            text_lines: 0,
            page_lines: 0,
            report: None,
            reports: vec![None; course.exercises.len()],
            page: Page::Unasked,
            texts: Vec::new(),
            goal: None,
            wants_goal: false,
            notice: None,
            is_working: false,
            tick: 0,
            course,
        }
    }

    pub(super) fn exercise(&self) -> &Exercise {
        &self.course.exercises[self.current]
    }

    /// The text of an exercise's file; none if it can't be read.
    pub(super) fn text_of(&self, at: usize) -> Option<String> {
        standing::text(&self.course, &self.course.exercises[at])
    }

    /// Looks at every file and goes to the first exercise that is not passed.
    pub(super) fn start(&mut self) -> Vec<Effect> {
        for at in 0..self.standings.len() {
            self.texts.push(self.text_of(at));
            self.standings[at] = self.standing(at);
        }
        let open = |standing: &Standing| *standing != Standing::Passed;
        let first = self.standings.iter().position(open).unwrap_or(0);
        self.go_to(first)
    }

    fn standing(&self, at: usize) -> Standing {
        standing::of(&self.course, &self.bookmark, &self.course.exercises[at])
    }

    /// Shows another exercise, and grades it unless it is known how it stands.
    pub(super) fn go_to(&mut self, at: usize) -> Vec<Effect> {
        self.current = at;
        self.panel = Panel::Exercise;
        self.scroll = 0;
        self.report = None;
        self.goal = None;
        self.wants_goal = false;
        self.standings[at] = self.standing(at);
        let name = self.course.exercises[at].name.clone();
        self.bookmark.set_current(&name);
        self.texts[at] = self.text_of(at);
        match self.standings[at] {
            Standing::Started => vec![Effect::StopWork, Effect::Remember, Effect::Grade(at)],
            Standing::Untouched | Standing::Passed => vec![Effect::StopWork, Effect::Remember],
        }
    }

    /// Some files may have been saved: grades the one that has changed.
    pub(super) fn saved(&mut self, at: &BTreeSet<usize>) -> Vec<Effect> {
        // The one on the screen is the one that the learner looks at.
        let first = at.get(&self.current).copied().into_iter();
        for at in first.chain(at.iter().copied()) {
            let text = self.text_of(at);
            if self.texts[at] == text {
                continue;
            }
            if at != self.current {
                return self.go_to(at);
            }
            self.notice = None;
            self.texts[at] = text;
            self.standings[at] = self.standing(at);
            return vec![Effect::Grade(at)];
        }
        Vec::new()
    }

    /// Work has ended.
    pub(super) fn done(&mut self, done: Done) -> Vec<Effect> {
        match done {
            Done::Graded { at, source, report } => self.graded(at, source, report),
            Done::Goal { at, report } => {
                if let Some(yours) = &mut self.reports[at] {
                    goal::add(yours, &report);
                    self.page.outdate();
                }
                if at == self.current {
                    self.goal = Some(report);
                }
                Vec::new()
            }
            Done::Started(started) => {
                for Started { at, source, report } in started {
                    // On a newer text there is a newer result, or soon will be.
                    if let Some(report) = report.filter(|_| self.texts[at] == source) {
                        self.settle(at, source.as_deref(), &report);
                    }
                }
                vec![Effect::Remember, Effect::OpenPage]
            }
            Done::Opened { path, is_shown } => {
                let path = path.display();
                self.notice = Some(if is_shown {
                    format!("The page is written anew at each verdict: {path}")
                } else {
                    format!("No browser took the page. Open it yourself: {path}")
                });
                Vec::new()
            }
            Done::All { sources, card } => {
                for (at, (source, report)) in sources.iter().zip(&card.exercises).enumerate() {
                    self.settle(at, source.as_deref(), report);
                }
                self.notice = Some(format!(
                    "{} of {} exercises passed, {} of {} points",
                    card.totals.exercises_passed,
                    card.totals.exercises,
                    card.totals.points_earned,
                    card.totals.points_possible
                ));
                let list = List {
                    chosen: self.current,
                    ..List::default()
                };
                let mut effects = self.go_to(self.current);
                self.panel = Panel::List(list);
                effects.retain(|effect| *effect != Effect::Grade(self.current));
                self.report = card.exercises.into_iter().nth(self.current);
                effects
            }
        }
    }

    /// Remembers how an exercise stands; tells whether it is passed.
    fn settle(&mut self, at: usize, source: Option<&str>, report: &ExerciseReport) -> bool {
        let passed = report.state == State::Graded && report.passed();
        self.reports[at] = Some(report.clone());
        self.page.outdate();
        self.standings[at] = match report.state {
            State::Untouched => Standing::Untouched,
            _ if passed => Standing::Passed,
            _ => Standing::Started,
        };
        if let (true, Some(source)) = (passed, source) {
            self.bookmark
                .set_passed(&self.course.exercises[at].name, source);
        }
        passed
    }

    fn graded(&mut self, at: usize, source: Option<String>, report: ExerciseReport) -> Vec<Effect> {
        let was_passed = self.bookmark.passed_before(&report.name);
        let passed = self.settle(at, source.as_deref(), &report);
        if at != self.current {
            return Vec::new();
        }
        self.texts[at] = source;
        self.report = Some(report);
        self.scroll = 0;
        if passed {
            self.goal = None;
            self.wants_goal = false;
        }
        if passed && !was_passed && self.bookmark.auto_next() {
            let exercise = self.exercise();
            let notice = format!("{} passed: {}", exercise.name, exercise.idea);
            let effects = self.next_open();
            self.notice = Some(notice);
            return effects;
        }
        match (passed, self.page != Page::Unasked) {
            (true, _) => vec![Effect::Remember],
            // The page shows the goal beside what failed.
            (false, true) if self.failed() > 0 => vec![Effect::Goal(at)],
            (false, _) => Vec::new(),
        }
    }

    /// The line of the file that the report points at first.
    pub(super) fn place_to_open(&self) -> Option<u32> {
        let report = self.report.as_ref()?;
        let diagnostics = report.diagnostics.iter().filter_map(|it| it.place.as_ref());
        let failed = report.checks.iter().filter_map(|it| it.diagnosis.as_ref());
        let mut places = diagnostics.chain(failed.flat_map(|it| &it.places));
        places.find(|it| it.file == report.file).map(|it| it.line)
    }

    /// Checks of the current exercise that ran and did not pass.
    pub(super) fn failed(&self) -> usize {
        let checks = self.report.iter().flat_map(|report| &report.checks);
        checks
            .filter(|check| check.verdict.is_some_and(|it| it != Verdict::Passed))
            .count()
    }

    pub(super) fn keys(&self) -> Help {
        match &self.panel {
            Panel::Exercise => input::EXERCISE,
            Panel::List(list) if list.is_searching => input::SEARCH,
            Panel::List(_) => input::LIST,
            Panel::Explanation(_) => input::EXPLANATION,
            Panel::Solution { .. } => input::SOLUTION,
            Panel::ConfirmReset => input::CONFIRM,
        }
    }
}
