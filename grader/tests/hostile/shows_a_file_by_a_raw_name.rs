//! expects: rejected (files)
//! Puts a file into an error through a raw name of the macro, and stops the compiler early.

compile_error!(r#include_str!("@COURSE@/grader/tests/hostile/included.txt"));

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();
