//! The limits that every Unix knows.
//!
//! Invariant: none is ever raised above what the grader itself has.

use std::thread;

use anyhow::Context;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::sandbox::fence::Limits;

/// What a main thread's stack may grow to: what Linux gives when nobody asks for anything else.
const STACK: u64 = 8 << 20;

/// What the C library sets aside for each of its heaps, of which there are so many for each
/// processor; next to nothing of it is ever used.
const HEAP: u64 = 64 << 20;
const HEAPS: u64 = 8;

/// What programs and libraries take up themselves.
const CODE: u64 = 1 << 30;

/// Seconds between the signal that processor time is over and the kill.
const MERCY: u64 = 1;

pub(super) fn apply(limits: &Limits) -> anyhow::Result<()> {
    // Part of a second counts as a whole one.
    let cpu = limits.cpu.as_secs() + 1;
    lower(Resource::Core, 0, 0)?;
    lower(Resource::Stack, STACK, STACK)?;
    lower(Resource::Cpu, cpu, cpu + MERCY)?;
    lower(Resource::Fsize, limits.file_size, limits.file_size)?;
    lower(Resource::Nofile, limits.open_files, limits.open_files)?;
    // Memory that a process has for itself, used or not. What is shared is not counted there, and
    // is held back by the limit on addresses.
    let processors = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let addresses = limits.memory + CODE + HEAP * HEAPS * processors;
    for (resource, bytes) in [(Resource::Data, limits.memory), (Resource::As, addresses)] {
        let done = lower(resource, bytes, bytes);
        // Some systems know these limits only by name.
        if cfg!(target_os = "linux") {
            done?;
        }
    }
    Ok(())
}

/// To be called once the process is counted apart from all others.
#[cfg(target_os = "linux")]
pub(super) fn apply_to_threads(limits: &Limits) -> anyhow::Result<()> {
    lower(Resource::Nproc, limits.threads, limits.threads)
}

fn lower(resource: Resource, soft: u64, hard: u64) -> anyhow::Result<()> {
    let now = getrlimit(resource);
    let within = |wanted: u64, bound: Option<u64>| bound.map_or(wanted, |it| it.min(wanted));
    let new = Rlimit {
        current: Some(within(within(soft, now.current), now.maximum)),
        maximum: Some(within(hard, now.maximum)),
    };
    setrlimit(resource, new).with_context(|| format!("limit {resource:?} to {soft}"))
}
