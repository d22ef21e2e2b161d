//! Reads the stack of a thread that was about to wait: whose wait it was, and for what.
//!
//! Invariant: positive evidence or silence. A wait counts as the candidate's only if the stack
//! proves it; the suite's own waits, and those of a library for itself, are nobody's.

use std::rc::Rc;

use testkit_record::{MarkKind, Place, Record};

use super::{Frame, Symbols};

/// A wait of the candidate's that holds the thread.
#[derive(Debug, PartialEq, Eq)]
struct Hold {
    /// Its line; none where nothing of its file is on the stack.
    place: Option<Place>,
    /// What it waits in, where that is known.
    call: Option<&'static str>,
}

/// Whose frame it is.
enum Owner {
    Candidate(Place),
    Suite,
    /// The probe that runs what the candidate has returned.
    Timed,
    /// Where Tokio polls or drops a task.
    Task,
    Library,
}

impl Symbols {
    /// Leaves of the marks of a held thread those that are the candidate's, with their lines.
    pub fn attribute_holds(&self, records: &mut Vec<Record>) {
        let mut lanes = Vec::new();
        records.retain_mut(|record| {
            match record {
                Record::Lane {
                    lane, spawned_at, ..
                } => lanes.push((*lane, spawned_at.clone())),
                Record::Mark {
                    lane,
                    kind: MarkKind::HeldThread,
                    name,
                    place,
                    stack,
                    ..
                } => {
                    let of_lane = lanes.iter().rev().find(|(it, _)| it == lane);
                    let spawned_at = of_lane.and_then(|(_, place)| place.as_ref());
                    let Some(hold) = self.hold(stack, spawned_at) else {
                        return false;
                    };
                    *name = hold.call.map(str::to_owned);
                    *place = hold.place;
                }
                _ => {}
            }
            true
        });
    }

    /// What the stack of a wait on the check's thread says; `spawned_at` is where the task that
    /// the thread worked for came from.
    fn hold(&self, stack: &[u64], spawned_at: Option<&Place>) -> Option<Hold> {
        let frames: Vec<Rc<[Frame]>> = stack.iter().map(|&address| self.frames(address)).collect();
        let mut frames = frames.iter().flat_map(|frames| frames.iter()).peekable();
        // The recorder's own, and the function that stands in for the C library's.
        while frames.next_if(|frame| is_recorders(frame)).is_some() {}
        let mut inner = Vec::new();
        for frame in frames {
            let place = match self.owner(frame) {
                Owner::Library => {
                    inner.push(frame);
                    continue;
                }
                Owner::Suite => return None,
                Owner::Candidate(place) => Some(place),
                Owner::Timed => None,
                // A library's future that was spawned as it is.
                Owner::Task => Some(spawned_at.filter(|place| place.file == self.file)?.clone()),
            };
            if is_for_itself(&inner) {
                return None;
            }
            let call = call(&inner);
            return Some(Hold { place, call });
        }
        None
    }

    fn owner(&self, frame: &Frame) -> Owner {
        const HARNESS: [&str; 3] = ["raw::", "harness::", "core::"];
        let task = |function: &str| {
            let (_, module) = function.split_once("tokio::runtime::task::")?;
            HARNESS.iter().find(|start| module.starts_with(**start))
        };
        match &frame.place {
            Some(place) if place.file == self.file => Owner::Candidate(place.clone()),
            _ if testkits(frame) == Some("timed.rs") => Owner::Timed,
            _ if testkits(frame).is_some() => Owner::Suite,
            Some(place) if is_the_courses(&place.file) => Owner::Suite,
            _ if task(&frame.function).is_some() => Owner::Task,
            _ => Owner::Library,
        }
    }
}

/// Files of the course are named from its root, those of libraries are not.
fn is_the_courses(file: &str) -> bool {
    !file.starts_with('/') && !file.starts_with("library/") && !file.contains(':')
}

/// The file of a frame within the testkit, which is built as a library.
fn testkits(frame: &Frame) -> Option<&str> {
    let (_, file) = frame.file().split_once("tests/testkit/src/")?;
    Some(file)
}

fn is_recorders(frame: &Frame) -> bool {
    let own = ["held", "recorder", "stack"];
    let testkit = |file: &str| own.iter().any(|start| file.starts_with(start));
    testkits(frame).is_some_and(testkit)
        || frame.file().contains("/backtrace-")
        || frame.function.starts_with("backtrace::")
}

/// Whether a library waits for a lock of its own: only a lock that the candidate takes itself is
/// the candidate's wait. Tokio's locks are of a crate of their own.
fn is_for_itself(inner: &[&Frame]) -> bool {
    if inner.iter().any(|frame| is_in(frame, &["parking_lot"])) {
        return true;
    }
    let is_lock = inner.iter().any(|frame| is_in(frame, LOCKS));
    let is_condition = inner.iter().any(|frame| is_in(frame, &["condvar"]));
    is_lock && !is_condition && !inner.iter().all(|frame| is_in(frame, PLUMBING))
}

/// Whether a function belongs to one of some modules, by its name or, where it was inlined and
/// its name says less, by its file.
fn is_in(frame: &Frame, modules: &[&str]) -> bool {
    let path = frame.file().replace("/src/", "::").replace('/', "::");
    let names = |module: &&str| frame.function.contains(*module) || path.contains(*module);
    modules.iter().any(names)
}

/// Modules of the standard library that wait for whoever has locked.
const LOCKS: &[&str] = &[
    "std::sys::sync::mutex",
    "std::sys::sync::rwlock",
    "std::sys::sync::once",
    "std::sync::reentrant_lock",
];

/// Modules between such a wait and whoever takes the lock.
const PLUMBING: &[&str] = &[
    "syscall",
    "core::",
    "std::sys::sync::",
    "std::sys::pal::",
    "std::sync::poison",
    "std::sync::nonpoison",
    "std::sync::once",
    "std::sync::lazy_lock",
];

/// The call that waits, told by the function nearest to the candidate's line that names one.
fn call(inner: &[&Frame]) -> Option<&'static str> {
    inner.iter().rev().find_map(|frame| {
        let known = CALLS.iter().find(|(path, _)| is_in(frame, &[path]));
        known.map(|(_, call)| *call)
    })
}

/// Functions and modules that wait, and what a report calls them.
const CALLS: &[(&str, &str)] = &[
    ("futures_executor", "block_on"),
    ("std::sync::mpsc::Receiver", "recv"),
    ("std::sync::mpsc::SyncSender", "send"),
    ("std::sync::mpsc", "std::sync::mpsc"),
    ("std::sync::barrier", "Barrier::wait"),
    ("condvar", "Condvar::wait"),
    ("std::thread::scoped", "thread::scope"),
    ("std::thread::join_handle", "join"),
    ("std::sys::sync::rwlock", "RwLock"),
    ("std::sys::sync::mutex", "Mutex::lock"),
    ("std::sys::sync::once", "Once"),
    ("std::thread::functions::sleep", "thread::sleep"),
    ("std::thread::functions::park", "thread::park"),
];
