//! expects: rejected (files)
//! Puts a file into an error, behind a text of a form that is kept for later, and stops early.

const GUARDED: &str = #"text" "#;

compile_error!(include_str!("@COURSE@/grader/tests/hostile/included.txt"));

const REST: &str = "";

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();
