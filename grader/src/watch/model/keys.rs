//! What each key does, on each panel.
//!
//! Invariant: nothing is lost without a question first, and nothing is asked twice.

use crossterm::event::KeyEvent;

use super::{Effect, Model, Panel};
use crate::{
    exit_code::ExitCode,
    standing::Standing,
    watch::{
        input::{self, Key},
        list::List,
        work::Started,
    },
};

impl Model {
    /// A key was pressed.
    pub(in crate::watch) fn key(&mut self, event: KeyEvent) -> Vec<Effect> {
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
            'w' => self.page(),
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
    pub(super) fn next_open(&mut self) -> Vec<Effect> {
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

    /// The page of the whole course: first what it does not know of exercises that were begun.
    fn page(&mut self) -> Vec<Effect> {
        self.notice = Some("Making the page".to_owned());
        let all = 0..self.standings.len();
        let started = all.filter(|&at| self.standings[at] == Standing::Started);
        let started = started.map(|at| Started {
            at,
            source: self.texts[at].clone(),
            report: self.reports[at].clone(),
        });
        vec![Effect::Page(started.collect())]
    }

    fn reset(&mut self) -> Vec<Effect> {
        let name = self.exercise().name.clone();
        self.bookmark.forget(&name);
        self.panel = Panel::Exercise;
        self.report = None;
        self.reports[self.current] = None;
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
            Key::Char(char) if list.is_searching => list.search.push(char),
            Key::Escape | Key::Char('l') => return self.show(Panel::Exercise),
            Key::Enter if list.is_searching => list.is_searching = false,
            Key::Enter if shown.contains(&list.chosen) => return self.go_to(list.chosen),
            Key::Backspace if list.is_searching => {
                list.search.pop();
            }
            Key::Char('/') => list.is_searching = true,
            Key::Char('f') => list.next_filter(),
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
