//! Watch mode: grades what is saved and shows what happened, until the learner leaves.
//!
//! Invariant: one loop owns the model and the terminal. Work is a future that the loop drops
//! when a newer save makes it pointless, and its processes with it.

mod editor;
mod files;
mod input;
mod list;
mod model;
mod page;
mod prose;
mod screen;
mod task;
mod view;
mod work;

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Result;
use crossterm::event::{Event, EventStream};
use futures::{FutureExt, StreamExt, future::LocalBoxFuture};
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{
    bookmark::Bookmark, exercise::Course, exit_code::ExitCode, report::Style, reset, seed::Seed,
    toolbox::Toolbox,
};
use files::Files;
use model::{Effect, Model};
use page::Page;
use screen::Screen;
use work::{Done, Worker};

/// What the learner's terminal can show, and how grading is done.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Its width is that of the terminal at the start; it follows the terminal.
    pub style: Style,
    /// Where the varied inputs come from; one for the whole stay, so that pictures compare.
    pub seed: Seed,
    /// How many processes run at once.
    pub jobs: usize,
}

/// How long the clock of a spinner stands still.
const TICK: Duration = Duration::from_millis(120);
/// Saves come as several events; this long after the first one, the file is read.
const SETTLE: Duration = Duration::from_millis(10);

/// Watches until the learner leaves; the terminal is then as it was.
///
/// # Errors
///
/// If the terminal can't be used, files can't be watched, or the grader is at fault.
pub async fn run(course: Course, toolbox: Toolbox, options: Options) -> Result<ExitCode> {
    let course = Arc::new(course);
    let opened = Bookmark::open(&course.root);
    let mut files = Files::watch(&course)?;
    let worker = Worker::new(Arc::clone(&course), toolbox, options);
    let mut model = Model::new(course, opened.bookmark, options.style);
    model.notice = opened.notice.or_else(|| files.notice());
    let mut screen = Screen::enter()?;
    let mut keys = EventStream::new();
    let mut ends = Ends::listen()?;
    let mut work = Work::default();
    let mut effects = model.start();
    loop {
        for effect in effects.drain(..) {
            match effect {
                Effect::Grade(at) => work.grading = Some(worker.grade(at).boxed_local()),
                Effect::GradeAll => work.grading = Some(worker.grade_all().boxed_local()),
                Effect::Goal(at) => work.goal = Some(worker.goal(at).boxed_local()),
                Effect::StopWork => {
                    // The page is about all exercises, whichever is on the screen.
                    let page = work.page.take();
                    work = Work {
                        page,
                        ..Work::default()
                    };
                }
                Effect::Page(started) => work.page = Some(worker.started(started).boxed_local()),
                Effect::OpenPage => {
                    if let Some(path) = write_page(&mut model, &worker) {
                        work.page = Some(worker.open_page(path).boxed_local());
                    }
                }
                Effect::Remember => remember(&mut model),
                Effect::Reset(at) => put_back(&mut model, at),
                Effect::Open(at) => {
                    // The editor is alone with the keyboard.
                    drop(keys);
                    let line = model.place_to_open();
                    let exercise = &model.course.exercises[at];
                    let notice = editor::open(&model.course.root, exercise, line, &mut screen);
                    model.notice = notice;
                    keys = EventStream::new();
                }
                Effect::Quit(code) => return Ok(code),
            }
        }
        model.is_working = work.grading.is_some();
        screen.draw(&mut model)?;
        // Behind the verdict, which the learner waits for.
        if model.page == Page::Due && write_page(&mut model, &worker).is_none() {
            continue;
        }
        tokio::select! {
            event = keys.next() => effects = match event {
                Some(Ok(Event::Key(key))) => model.key(key),
                Some(Ok(_)) => Vec::new(),
                // Without a keyboard there is nobody to watch for.
                Some(Err(_)) | None => vec![Effect::Quit(ExitCode::Passed)],
            },
            Some(saved) = files.saved() => {
                tokio::time::sleep(SETTLE).await;
                effects = model.saved(&files.all_of(saved));
            }
            () = ends.asked() => effects = vec![Effect::Quit(ExitCode::Interrupted)],
            done = wait(&mut work.grading) => effects = model.done(done?),
            done = wait(&mut work.goal) => effects = model.done(done?),
            done = wait(&mut work.page) => effects = model.done(done?),
            () = tokio::time::sleep(TICK), if work.grading.is_some() => model.tick += 1,
        }
    }
}

/// Asked from outside to end: the terminal has to be given back then too.
struct Ends {
    terminate: Signal,
    hangup: Signal,
}

impl Ends {
    fn listen() -> Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.hangup.recv() => {}
        }
    }
}

/// What is under way: at most one grading, and beside it at most one goal and one page.
#[derive(Default)]
struct Work<'a> {
    grading: Option<LocalBoxFuture<'a, Result<Done>>>,
    goal: Option<LocalBoxFuture<'a, Result<Done>>>,
    page: Option<LocalBoxFuture<'a, Result<Done>>>,
}

fn remember(model: &mut Model) {
    if let Err(error) = model.bookmark.save(&model.course.root) {
        model.notice = Some(format!("Progress was not saved: {error:#}"));
    }
}

/// Writes the page as things stand; without one, the learner is told.
fn write_page(model: &mut Model, worker: &Worker) -> Option<PathBuf> {
    model.page = Page::Written;
    match page::write(model, &worker.toolbox, worker.options) {
        Ok(path) => Some(path),
        Err(error) => {
            model.notice = Some(format!("The page was not written: {error:#}"));
            None
        }
    }
}

fn put_back(model: &mut Model, at: usize) {
    let exercise = &model.course.exercises[at];
    model.notice = Some(match reset::reset(&model.course, exercise) {
        Ok(reset) => reset.to_string(),
        Err(error) => format!("Not reset: {error:#}"),
    });
}

/// Waits for the work under way, which is then done; without any, for ever.
async fn wait(work: &mut Option<LocalBoxFuture<'_, Result<Done>>>) -> Result<Done> {
    let Some(future) = work else {
        return std::future::pending().await;
    };
    let done = future.await;
    *work = None;
    done
}
