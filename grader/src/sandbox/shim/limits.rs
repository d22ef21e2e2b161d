//! The limits that every Unix knows.
//!
//! Invariant: none is ever raised above what the grader itself has.

use anyhow::Context;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::sandbox::fence::Limits;

/// What a main thread's stack may grow to: what Linux gives when nobody asks for anything else.
const STACK: u64 = 8 << 20;

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
    lower(Resource::As, limits.memory, limits.memory).or_else(|error| {
        // Some systems know this limit only by name.
        if cfg!(target_os = "linux") {
            Err(error)
        } else {
            Ok(())
        }
    })
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
