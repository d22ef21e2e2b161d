//! A panic while watch mode has the terminal.

use std::{env, io::Read};

use pty_process::blocking::{Command, open};

use super::Screen;

/// Says to this very program that it is the one that panics.
const PANICS: &str = "GRADER_TEST_PANICS_ON_THE_SCREEN";
const NAME: &str = "watch::screen::tests::a_panic_gives_the_terminal_back_before_it_speaks";

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    if env::var_os(PANICS).is_some() {
        let _screen = Screen::enter().expect("a terminal");
        panic!("on purpose");
    }
    let (mut pty, pts) = open().expect("a pseudo-terminal");
    let mut child = Command::new(env::current_exe().expect("a program"))
        .args(["--exact", NAME, "--nocapture"])
        .env(PANICS, "1")
        .spawn(pts)
        .expect("it starts");
    let mut written = Vec::new();
    // An error is how a pseudo-terminal says that the other side is gone.
    let _ = pty.read_to_end(&mut written);
    assert!(!child.wait().expect("a status").success());
    let written = String::from_utf8_lossy(&written);
    let at = |text: &str| written.find(text).expect("written");
    assert!(at("\x1b[?1049h") < at("\x1b[?1049l"), "{written:?}");
    assert!(at("\x1b[?1049l") < at("on purpose"), "{written:?}");
}
