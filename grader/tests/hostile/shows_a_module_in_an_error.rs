//! expects: did_not_compile (none)
//! Takes a file in as a module, by an attribute that a macro writes, and stops the compiler early.

macro_rules! take {
    ($name:ident) => {
        #[$name = "@COURSE@/grader/tests/hostile/included.txt"]
        mod taken;
    };
}
take!(path);

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();
