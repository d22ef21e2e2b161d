//! What watch mode knows and shows, and what each key, save and result does to it.
//!
//! Invariant: no I/O but reading exercise files and comparing them; whatever else is to be
//! done is an [`Effect`] that the loop carries out.

use std::{collections::BTreeSet, sync::Arc};

use crossterm::event::KeyEvent;

use super::{
    input::{self, Help, Key},
    list::List,
    work::Done,
};
use crate::{
    bookmark::Bookmark,
    exercise::{Course, Exercise},
    exit_code::ExitCode,
    report::Style,
    scorecard::{ExerciseReport, State, Verdict},
    standing::{self, Standing},
};

/// What the loop is to do.
#[derive(Debug, PartialEq, Eq)]
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
    /// What each exercise's file held when it was last looked at; none where it can't be read.
    texts: Vec<Option<String>>,
    pub(super) goal: Option<ExerciseReport>,
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
            course,
            bookmark,
            style,
            current: 0,
            panel: Panel::Exercise,
            scroll: 0,
            seek: None,
            text_lines: 0,
            page_lines: 0,
            report: None,
            texts: Vec::new(),
            goal: None,
            wants_goal: false,
            notice: None,
            is_working: false,
            tick: 0,
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
                if at == self.current {
                    self.goal = Some(report);
                }
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
        if passed {
            vec![Effect::Remember]
        } else {
            Vec::new()
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

    /// A key was pressed.
    pub(super) fn key(&mut self, event: KeyEvent) -> Vec<Effect> {
        let Some(key) = input::key(event) else {
            return Vec::new();
        };
        if key == Key::Interrupt {
            return vec![Effect::Quit(ExitCode::Interrupted)];
        }
        let searching = matches!(&self.panel, Panel::List(list) if list.is_searching);
        if key == Key::Char('q') && !searching {
            return vec![Effect::Remember, Effect::Quit(ExitCode::Passed)];
        }
        self.notice = None;
        if let Panel::List(list) = &self.panel {
            let list = list.clone();
            return self.key_in_list(list, key);
        }
        if self.scrolled(key) {
            return Vec::new();
        }
        match (&self.panel, key) {
            (Panel::Exercise, Key::Char(char)) => self.command(char),
            (Panel::ConfirmReset, Key::Char('y')) => self.reset(),
            (Panel::Explanation(at), Key::Char('e')) => {
                let next = (at + 1) % self.failed().max(1);
                self.show(Panel::Explanation(next))
            }
            (&Panel::Solution { whole }, Key::Char('s')) => {
                self.show(Panel::Solution { whole: !whole })
            }
            (_, Key::Escape | Key::Char('n')) => self.show(Panel::Exercise),
            _ => Vec::new(),
        }
    }

    fn show(&mut self, panel: Panel) -> Vec<Effect> {
        self.panel = panel;
        self.scroll = 0;
        Vec::new()
    }

    fn scrolled(&mut self, key: Key) -> bool {
        let page = self.page_lines.max(2) - 1;
        self.scroll = match key {
            Key::Down | Key::Char('j') => self.scroll + 1,
            Key::Up | Key::Char('k') => self.scroll.saturating_sub(1),
            Key::PageDown | Key::Char(' ') => self.scroll + page,
            Key::PageUp => self.scroll.saturating_sub(page),
            Key::Home => 0,
            Key::End => usize::MAX,
            _ => return false,
        };
        let last = self.text_lines.saturating_sub(self.page_lines);
        self.scroll = self.scroll.min(last);
        true
    }

    fn command(&mut self, char: char) -> Vec<Effect> {
        let at = self.current;
        let last = self.course.exercises.len() - 1;
        match char {
            'n' if at < last => self.go_to(at + 1),
            'p' if at > 0 => self.go_to(at - 1),
            'n' => self.tell("This is the last exercise."),
            'p' => self.tell("This is the first exercise."),
            'l' => self.show(Panel::List(List {
                chosen: at,
                ..List::default()
            })),
            'h' => self.hint(),
            'g' => self.toggle_goal(),
            'e' if self.failed() > 0 => self.show(Panel::Explanation(0)),
            'e' => self.tell("There is no failed check to explain."),
            'r' => vec![Effect::Grade(at)],
            'a' => {
                self.notice = Some("Running all exercises".to_owned());
                vec![Effect::GradeAll]
            }
            'o' => vec![Effect::Open(at)],
            's' if self.bookmark.passed_before(&self.exercise().name) => {
                self.show(Panel::Solution { whole: false })
            }
            's' => self.tell("The solution is shown once this exercise is passed."),
            'x' => self.show(Panel::ConfirmReset),
            'c' => {
                let on = !self.bookmark.auto_next();
                self.bookmark.set_auto_next(on);
                self.notice = Some(if on {
                    "After passing, the next exercise comes by itself.".to_owned()
                } else {
                    "After passing, this exercise stays until you press n.".to_owned()
                });
                vec![Effect::Remember]
            }
            _ => Vec::new(),
        }
    }

    fn tell(&mut self, text: &str) -> Vec<Effect> {
        self.notice = Some(text.to_owned());
        Vec::new()
    }

    /// Goes to the next exercise that is not passed, from here on and then from the start.
    fn next_open(&mut self) -> Vec<Effect> {
        let all = self.standings.len();
        let next = (1..all)
            .map(|step| (self.current + step) % all)
            .find(|&at| self.standings[at] != Standing::Passed);
        match next {
            Some(at) => self.go_to(at),
            None => vec![Effect::Remember],
        }
    }

    fn hint(&mut self) -> Vec<Effect> {
        let exercise = &self.course.exercises[self.current];
        let shown = self.bookmark.hints_shown(&exercise.name);
        if shown >= exercise.hints.len() {
            return self.tell("That was the last hint: g shows the goal's picture.");
        }
        self.bookmark.set_hints_shown(&exercise.name, shown + 1);
        self.seek = Some(format!("Hint {}", shown + 1));
        vec![Effect::Remember]
    }

    fn toggle_goal(&mut self) -> Vec<Effect> {
        if self.wants_goal {
            self.wants_goal = false;
            return Vec::new();
        }
        if self.failed() == 0 {
            return self.tell("The goal is shown beside a failed check, and none has failed yet.");
        }
        self.wants_goal = true;
        self.seek = Some("goal".to_owned());
        if self.goal.is_some() {
            return Vec::new();
        }
        vec![Effect::Goal(self.current)]
    }

    fn reset(&mut self) -> Vec<Effect> {
        let name = self.exercise().name.clone();
        self.bookmark.forget(&name);
        self.panel = Panel::Exercise;
        self.report = None;
        vec![
            Effect::StopWork,
            Effect::Reset(self.current),
            Effect::Remember,
        ]
    }

    fn key_in_list(&mut self, mut list: List, key: Key) -> Vec<Effect> {
        let page = isize::try_from(self.page_lines.max(2) - 1).unwrap_or(1);
        let shown = list.shown(&self.course, &self.standings);
        match key {
            Key::Escape if list.is_searching || !list.search.is_empty() => {
                list.is_searching = false;
                list.search.clear();
            }
            Key::Escape => return self.show(Panel::Exercise),
            Key::Enter if list.is_searching => list.is_searching = false,
            Key::Enter if shown.contains(&list.chosen) => return self.go_to(list.chosen),
            Key::Backspace if list.is_searching => {
                list.search.pop();
            }
            Key::Char(char) if list.is_searching => list.search.push(char),
            Key::Char('/') => list.is_searching = true,
            Key::Char('f') => list.next_filter(),
            Key::Char('l') => return self.show(Panel::Exercise),
            Key::Down | Key::Char('j') => list.step(&shown, 1),
            Key::Up | Key::Char('k') => list.step(&shown, -1),
            Key::PageDown => list.step(&shown, page),
            Key::PageUp => list.step(&shown, -page),
            Key::Home => list.step(&shown, isize::MIN),
            Key::End => list.step(&shown, isize::MAX),
            _ => {}
        }
        let shown = list.shown(&self.course, &self.standings);
        list.step(&shown, 0);
        self.panel = Panel::List(list);
        Vec::new()
    }
}
