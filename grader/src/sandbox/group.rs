//! A process group, and its end.
//!
//! Invariant: an armed group is killed when it goes out of scope, so that a cancelled call
//! leaves nothing running.

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tokio::process::Child;

/// The group that a child leads.
pub(super) struct Group {
    leader: Option<Pid>,
}

impl Group {
    /// The group of a child that leads one, or is about to, and was not waited for yet. No group
    /// where the child itself takes care of what is below it.
    pub(super) fn of(child: Option<&Child>) -> Self {
        let leader = child
            .and_then(Child::id)
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        Self { leader }
    }

    /// Asks the leader where it is.
    pub(super) fn ask(&self) {
        if let Some(leader) = self.leader {
            // It fails where the leader is gone, and has said all that it had to say.
            let _ = kill_process(leader, Signal::USR1);
        }
    }

    /// Kills every member.
    ///
    /// The leader may be gone already. While a member is left, the group's number is taken; when
    /// none is left, somebody else would have to get the same number within microseconds.
    pub(super) fn kill(&mut self) {
        if let Some(leader) = self.leader {
            // It fails where no member is left, which is what we want.
            let _ = kill_process_group(leader, Signal::KILL);
        }
    }

    /// The group is gone; its number may soon be somebody else's.
    pub(super) fn forget(&mut self) {
        self.leader = None;
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}
