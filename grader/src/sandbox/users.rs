//! Users that nobody else is, for processes to run as.
//!
//! Invariant: no two processes that run at the same time have the same one, so that neither can
//! reach the other or use up its share of threads.

use std::{
    fs,
    ops::Range,
    process,
    sync::{Mutex, PoisonError},
};

/// How many a grader has for itself.
const BLOCK: u32 = 1024;

/// Above all that systems give to people, services and containers, and below what old programs
/// take for negative.
const HIGH: Range<u32> = 1_900_000_000..2_100_000_000;

/// Set aside for users that come and go; for containers that know no high numbers.
const LOW: Range<u32> = 61_184..65_520;

/// A block of numbers of users.
#[derive(Debug)]
pub(super) struct Users {
    first: u32,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    free: Vec<u32>,
    next: u32,
}

impl Users {
    /// A block that no other grader on the machine has, as far as it can be told.
    pub(super) fn new() -> Self {
        let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        Self {
            first: block(process::id(), &map, &passwd),
            state: Mutex::default(),
        }
    }

    pub(super) fn take(&self) -> u32 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.free.pop().unwrap_or_else(|| {
            // One that was not given back may still have a process that is about to end. When
            // its turn comes again, that is long over.
            let user = self.first + state.next;
            state.next = (state.next + 1) % BLOCK;
            user
        })
    }

    /// To be called when nothing of the user runs any more.
    pub(super) fn give_back(&self, user: u32) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.free.push(user);
    }
}

/// The first number of a grader's block.
fn block(pid: u32, map: &str, passwd: &str) -> u32 {
    let known = |range: &Range<u32>| {
        map.lines().any(|line| {
            let numbers: Vec<u64> = line.split_whitespace().flat_map(str::parse).collect();
            matches!(numbers[..], [inside, _, count]
                if inside <= range.start.into() && inside + count >= range.end.into())
        })
    };
    let range = if known(&HIGH) || !known(&LOW) {
        HIGH
    } else {
        LOW
    };
    let taken: Vec<u32> = passwd
        .lines()
        .filter_map(|line| line.split(':').nth(2)?.parse().ok())
        .collect();
    let blocks = (range.end - range.start) / BLOCK;
    let start = |turn: u32| range.start + (pid.wrapping_add(turn) % blocks) * BLOCK;
    (0..blocks)
        .map(start)
        .find(|start| {
            !taken
                .iter()
                .any(|user| (*start..start + BLOCK).contains(user))
        })
        .unwrap_or_else(|| start(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYBODY: &str = "         0          0 4294967295\n";
    const ROOTLESS: &str = "         0       1000          1\n         1     100000      65536\n";

    #[test]
    fn a_block_lies_where_the_container_knows_numbers_and_nobody_is() {
        assert!(HIGH.contains(&block(4_194_304, EVERYBODY, "")));
        assert!(LOW.contains(&block(4_194_304, ROOTLESS, "")));
        let first = block(7, EVERYBODY, "");
        let passwd = format!(
            "root:x:0:0::/root:/bin/sh\nodd:x:{}:0::/:/bin/sh\n",
            first + 5
        );
        assert_eq!(block(7, EVERYBODY, &passwd), first + BLOCK);
        assert_ne!(first, block(8, EVERYBODY, ""));
    }

    #[test]
    fn a_user_is_given_twice_only_when_it_came_back() {
        let users = Users::new();
        let (one, other) = (users.take(), users.take());
        assert_ne!(one, other);
        users.give_back(one);
        assert_eq!(users.take(), one);
        assert!(![one, other].contains(&users.take()));
    }
}
