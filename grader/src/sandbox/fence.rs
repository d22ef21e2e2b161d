//! What a process may do, as data: the rest of the grader says what, and never how.
//!
//! Invariant: a new fence allows nothing beyond what every process needs to start and to end.

use std::{path::PathBuf, time::Duration};

use serde::{Deserialize, Serialize};

/// What a process may do. Each tier enforces as much of it as it can.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fence {
    /// Files and folders to read, beyond the system's libraries.
    pub read: Vec<PathBuf>,
    /// Folders with programs of its own to start; of use with [`Children::Tools`] alone.
    pub run: Vec<PathBuf>,
    /// Folders to write in. They are handed to the process's user while it runs, if it has one.
    pub write: Vec<PathBuf>,
    pub program: Program,
    pub children: Children,
    pub network: Network,
    pub limits: Limits,
}

impl Fence {
    /// A fence around a program that starts no other and reaches no network.
    pub fn new(program: Program, limits: Limits) -> Self {
        Self {
            read: Vec::new(),
            run: Vec::new(),
            write: Vec::new(),
            program,
            children: Children::None,
            network: Network::None,
            limits,
        }
    }
}

/// Whose code runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Program {
    /// Code under judgement. It has the right to nothing, and may not even change a file's mode.
    Judged,
    /// A tool that works on code under judgement, such as a compiler. Where it runs as a user of
    /// its own it still reads what the grader could, as far as the fence goes: toolchains tend
    /// to lie in somebody's home.
    Tool,
}

/// Which processes it may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Children {
    /// None; threads alone.
    None,
    /// The system's programs and those of the fence, as a compiler does that calls its linker.
    Tools,
}

/// What it may connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Network {
    None,
    /// Itself. Where the machine grants no network namespace this can't be told from a network.
    Loopback,
}

/// What it may use up.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(Default))]
pub struct Limits {
    /// Bytes of memory that it has for itself, used or not: where a thread starts, its whole stack
    /// counts.
    pub memory: u64,
    /// Processor time over all threads.
    pub cpu: Duration,
    /// Bytes in one file.
    pub file_size: u64,
    pub open_files: u64,
    /// Threads and processes together; enforced where they can be counted apart from others.
    pub threads: u64,
}
