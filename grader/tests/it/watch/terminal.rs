//! A terminal that nobody sits at: the grader runs in it, and tests read its screen.
//!
//! Invariant: waits until something is there, with one generous limit, and never sleeps and
//! hopes.

use std::{
    io::{Read, Write},
    num::NonZero,
    process::Child,
    sync::{Arc, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};

use pty_process::{
    Size,
    blocking::{Command, Pty},
};
use vt100::{Parser, Screen};

use crate::desk::Desk;

/// Real time after which a screen that does not come is a failure.
const LIMIT: Duration = Duration::from_mins(2);
const LOOK: Duration = Duration::from_millis(10);

pub(super) struct Terminal {
    child: Child,
    pty: Arc<Pty>,
    parser: Arc<Mutex<Parser>>,
    /// Every byte so far.
    written: Arc<Mutex<Vec<u8>>>,
}

impl Terminal {
    /// Runs the grader without arguments at `desk`.
    pub(super) fn start(desk: &Desk, columns: u16, rows: u16, vars: &[(&str, &str)]) -> Self {
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        pty.resize(Size::new(rows, columns)).expect("a size");
        let child = Command::new(env!("CARGO_BIN_EXE_grader"))
            .current_dir(desk.root())
            .env("TERM", "xterm-256color")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("EDITOR")
            .env_remove("VISUAL")
            .envs(vars.iter().copied())
            .spawn(pts)
            .expect("the grader starts");
        let parser = Arc::new(Mutex::new(Parser::new(some(rows), some(columns), 0)));
        let pty = Arc::new(pty);
        let written = Arc::new(Mutex::new(Vec::new()));
        thread::spawn({
            let (parser, pty) = (Arc::clone(&parser), Arc::clone(&pty));
            let written = Arc::clone(&written);
            move || {
                let mut bytes = [0; 8192];
                // An error is how a pseudo-terminal says that the other side is gone.
                while let Ok(count @ 1..) = (&*pty).read(&mut bytes) {
                    let mut written = written.lock().expect("no reader panics");
                    written.extend_from_slice(&bytes[..count]);
                    let mut parser = parser.lock().expect("no reader panics");
                    parser.process(&bytes[..count]);
                }
            }
        });
        Self {
            child,
            pty,
            parser,
            written,
        }
    }

    /// All that was written, escape sequences included.
    pub(super) fn written(&self) -> String {
        let written = self.written.lock().expect("no reader panics");
        String::from_utf8_lossy(&written).into_owned()
    }

    /// Asks the grader to end, as a system does that shuts down.
    pub(super) fn terminate(&self) {
        let id = i32::try_from(self.child.id()).expect("a number");
        let id = rustix::process::Pid::from_raw(id).expect("a process");
        rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("asked");
    }

    fn parser(&self) -> MutexGuard<'_, Parser> {
        self.parser.lock().expect("no reader panics")
    }

    pub(super) fn press(&mut self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).expect("pressed");
    }

    /// Key by key, as a person does.
    pub(super) fn type_text(&mut self, text: &str) {
        for char in text.chars() {
            self.press(&char.to_string());
        }
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.parser()
            .screen_mut()
            .set_size(some(rows), some(columns));
        self.pty.resize(Size::new(rows, columns)).expect("resized");
    }

    pub(super) fn text(&self) -> String {
        self.parser().screen().contents()
    }

    #[track_caller]
    pub(super) fn wait_for(&self, text: &str) {
        self.wait(&format!("{text:?}"), |screen| {
            screen.contents().contains(text)
        });
    }

    #[track_caller]
    fn wait(&self, what: &str, holds: impl Fn(&Screen) -> bool) {
        let began = Instant::now();
        while !holds(self.parser().screen()) {
            let waited = began.elapsed();
            assert!(waited < LIMIT, "{what} did not come:\n{}", self.text());
            thread::sleep(LOOK);
        }
    }

    pub(super) fn is_alternate(&self) -> bool {
        self.parser().screen().alternate_screen()
    }

    pub(super) fn hides_cursor(&self) -> bool {
        self.parser().screen().hide_cursor()
    }

    pub(super) fn has_colors(&self) -> bool {
        let parser = self.parser();
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        let mut cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells.any(|(row, column)| {
            let cell = screen.cell(row, column);
            cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
        })
    }

    /// Ends the grader at once, as it is.
    pub(super) fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits for the grader's end; gives its exit code.
    pub(super) fn ended(&mut self) -> i32 {
        let status = self.child.wait().expect("a status");
        // What it wrote last may still be on the way.
        thread::sleep(LOOK * 10);
        status.code().unwrap_or(-1)
    }
}

fn some(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a terminal has lines and columns")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.kill();
    }
}
