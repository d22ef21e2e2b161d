//! expects: rejected (files)
//! Puts a file into an error, with a name that only the compiler mends, and stops it early.

fn 🦀() {}

compile_error!(include_str!("@COURSE@/grader/tests/hostile/included.txt"));

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();
