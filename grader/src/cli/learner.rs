//! Commands for those who don't watch: hints, the list, what is next, a reset, the solution.
//!
//! Invariant: nothing is compiled or run here, so each answers at once.

use std::fmt::Write;

use anyhow::{Result, anyhow};
use serde::Serialize;

use super::{open, print, select, terminal};
use crate::{
    bookmark::Bookmark,
    candidate::{self, Role},
    exercise::{Course, Exercise},
    exit_code::{self, ExitCode},
    explain,
    report::{self, Ink},
    reset::reset,
    standing::{self, Standing},
};

/// The course and what is remembered of the learner.
async fn desk() -> Result<(Course, Bookmark)> {
    let (course, _) = open().await.map_err(exit_code::environment)?;
    let opened = Bookmark::open(&course.root);
    if let Some(notice) = &opened.notice {
        terminal::note(notice);
    }
    Ok((course, opened.bookmark))
}

fn find<'a>(course: &'a Course, name: &str) -> Result<&'a Exercise> {
    select::exercise(course, name).map_err(exit_code::usage)
}

/// Shows one hint more than the last time, or all of them.
pub(super) async fn hint(name: &str, all: bool) -> Result<ExitCode> {
    let (course, mut bookmark) = desk().await?;
    let exercise = find(&course, name)?;
    let count = exercise.hints.len();
    let before = bookmark.hints_shown(&exercise.name);
    let shown = if all { count } else { (before + 1).min(count) };
    bookmark.set_hints_shown(&exercise.name, shown);
    bookmark
        .save(&course.root)
        .map_err(exit_code::environment)?;
    let style = terminal::style();
    let mut text = String::new();
    for (at, hint) in exercise.hints.iter().take(shown).enumerate() {
        let title = format!("Hint {} of {count}", at + 1);
        // Writing to a string can't fail.
        let _ = writeln!(text, "{}", style.paint(Ink::Warn, &title));
        for line in report::wrap(hint, style.width.saturating_sub(2)) {
            let _ = writeln!(text, "  {line}");
        }
    }
    if before >= count && !all {
        text.push_str("There is no further hint.\n");
    }
    print(&text)
}

/// An exercise in the list, as JSON.
#[derive(Serialize)]
struct Item<'a> {
    topic: &'a str,
    name: &'a str,
    title: &'a str,
    file: &'a str,
    points: u32,
    state: Standing,
}

/// The topics and exercises, with how far the learner is.
pub(super) async fn list(json: bool) -> Result<ExitCode> {
    let (course, bookmark) = desk().await?;
    let items: Vec<Item<'_>> = course
        .exercises
        .iter()
        .map(|exercise| Item {
            topic: &exercise.topic,
            name: &exercise.name,
            title: &exercise.title,
            file: &exercise.file,
            points: exercise.checks.iter().map(|check| check.points).sum(),
            state: standing::of(&course, &bookmark, exercise),
        })
        .collect();
    if json {
        let mut text = serde_json::to_string_pretty(&items)?;
        text.push('\n');
        return print(&text);
    }
    print(&table(&items))
}

fn table(items: &[Item<'_>]) -> String {
    let style = terminal::style();
    let longest = |of: fn(&Item<'_>) -> usize| items.iter().map(of).max().unwrap_or(0);
    let name_width = longest(|item| item.name.len());
    let title_width = longest(|item| item.title.chars().count());
    let mut text = String::new();
    for topic in items.chunk_by(|one, other| one.topic == other.topic) {
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing to a string can't fail.
        let _ = writeln!(text, "{}", topic[0].topic);
        for item in topic {
            let (mark, ink) = match item.state {
                Standing::Passed => (style.pick("✓", "+"), Ink::Good),
                Standing::Started => (style.pick("●", "*"), Ink::Warn),
                Standing::Untouched => (" ", Ink::Plain),
            };
            let s = if item.points == 1 { "" } else { "s" };
            let Item { name, title, .. } = item;
            let _ = writeln!(
                text,
                "{} {name:<name_width$}  {title:<title_width$}  {:>3} point{s}",
                style.paint(ink, mark),
                item.points,
            );
        }
    }
    let passed = items.iter().filter(|item| item.state == Standing::Passed);
    let _ = writeln!(text, "\n{} of {} passed", passed.count(), items.len());
    text
}

/// The first exercise that is not passed.
pub(super) async fn next() -> Result<ExitCode> {
    let (course, bookmark) = desk().await?;
    let open =
        |exercise: &&Exercise| standing::of(&course, &bookmark, exercise) != Standing::Passed;
    match course.exercises.iter().find(open) {
        Some(exercise) => print(&format!(
            "{}: {}\n{}\n",
            exercise.name, exercise.title, exercise.file
        )),
        None => print("Every exercise of the course is passed.\n"),
    }
}

/// Puts one exercise, or every one, back to its stub.
pub(super) async fn reset_to_stub(name: Option<&str>, all: bool) -> Result<ExitCode> {
    let (course, mut bookmark) = desk().await?;
    let exercises: Vec<&Exercise> = match name {
        Some(name) => vec![find(&course, name)?],
        None if all => course.exercises.iter().collect(),
        None => {
            let error = anyhow!("name the exercise to reset, or say `--all`");
            return Err(exit_code::usage(error));
        }
    };
    let mut text = String::new();
    for exercise in exercises {
        let done = reset(&course, exercise).map_err(exit_code::environment)?;
        bookmark.forget(&exercise.name);
        if done.backup.is_some() || !all {
            let _ = writeln!(text, "{done}");
        }
    }
    bookmark
        .save(&course.root)
        .map_err(exit_code::environment)?;
    if text.is_empty() {
        text.push_str("Every exercise is as it was at the start\n");
    }
    print(&text)
}

/// The solution, once the exercise is passed.
pub(super) async fn solution(name: &str, force: bool) -> Result<ExitCode> {
    let (course, bookmark) = desk().await?;
    let exercise = find(&course, name)?;
    if !force && !bookmark.passed_before(&exercise.name) {
        let error = anyhow!(
            "{} is not passed yet: `hint {0}` helps on, `--force` shows the solution all the same",
            exercise.name
        );
        return Err(exit_code::usage(error));
    }
    let solution = candidate::load(&course, Role::Solution, &exercise.solution)?;
    print(&solution.source)
}

/// What a diagnosis code means.
pub(super) fn explain_code(code: &str) -> Result<ExitCode> {
    let code = explain::find(code).map_err(exit_code::usage)?;
    let page = explain::page(code);
    if terminal::style().unicode {
        print(page)
    } else {
        print(&report::ascii(page))
    }
}
