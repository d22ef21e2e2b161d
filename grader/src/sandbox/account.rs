//! What the processes of one submission use up together, and how much that may be.
//!
//! Processor time is what counts: it is the submission's own, whatever else runs on the machine.
//! Real time is only a backstop, for processes that wait without end.
//!
//! An account is open for a future and for all that is started within it, on whichever branch. So
//! nothing between a grading and a process has to pass it on, and nothing can forget to.
//!
//! Invariant: an account never says of a process that it did not run to its end for want of a
//! budget unless the budget is used up.

use std::{
    fmt,
    pin::pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::process::Child;

use super::Exit;

/// How much longer the real time may be than the processor time.
const BACKSTOP: u32 = 10;

tokio::task_local! {
    static OPEN: Arc<Account>;
}

/// The account of one submission.
#[derive(Debug)]
pub struct Account {
    budget: Duration,
    began: Instant,
    used_us: AtomicU64,
}

/// The error of a process that was not run, or not to its end, because the budget was used up.
#[derive(Debug)]
pub struct Spent;

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the submission has used up its budget of processor time")
    }
}

impl std::error::Error for Spent {}

impl Account {
    pub fn new(budget: Duration) -> Arc<Self> {
        Arc::new(Self {
            budget,
            began: Instant::now(),
            used_us: AtomicU64::new(0),
        })
    }

    /// Processes that `work` starts are charged to this account.
    pub async fn charged<T>(self: Arc<Self>, work: impl Future<Output = T>) -> T {
        OPEN.scope(self, work).await
    }

    /// Processor time that was used so far.
    pub fn used(&self) -> Duration {
        Duration::from_micros(self.used_us.load(Ordering::Relaxed))
    }

    fn is_spent(&self) -> bool {
        self.used() >= self.budget || self.began.elapsed() >= self.budget * BACKSTOP
    }

    fn charge(&self, used: Duration) {
        let micros = u64::try_from(used.as_micros()).unwrap_or(u64::MAX);
        self.used_us.fetch_add(micros, Ordering::Relaxed);
    }
}

/// Processor time that one more process may use; all there is where nobody counts.
pub(super) fn left() -> Result<Duration, Spent> {
    let left = OPEN.try_with(|account| {
        let left = account.budget.saturating_sub(account.used());
        if account.is_spent() {
            Err(Spent)
        } else {
            Ok(left)
        }
    });
    left.unwrap_or(Ok(Duration::MAX))
}

/// Charges what a process has used; an error if that, and no limit of its own, was its end.
pub(super) fn settle(used: Duration, exit: Exit) -> Result<(), Spent> {
    let settled = OPEN.try_with(|account| {
        account.charge(used);
        if exit == Exit::CpuLimit && account.is_spent() {
            return Err(Spent);
        }
        Ok(())
    });
    settled.unwrap_or(Ok(()))
}

/// What a child has used, with all that it has waited for itself.
#[derive(Debug, Default)]
pub(super) struct Meter(AtomicU64);

impl Meter {
    pub(super) fn read(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::Relaxed))
    }

    /// Waits for the child. The system only tells what all children together have used that were
    /// waited for, so that one is waited for at a time, and what is told before and after is
    /// compared.
    pub(super) async fn wait(
        &self,
        child: &mut Child,
    ) -> std::io::Result<std::process::ExitStatus> {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let mut waiting = pin!(child.wait());
        std::future::poll_fn(|context| {
            let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
            let before = used_by_children();
            let polled = waiting.as_mut().poll(context);
            if polled.is_ready() {
                let used = used_by_children().saturating_sub(before);
                let micros = u64::try_from(used.as_micros()).unwrap_or(u64::MAX);
                self.0.fetch_add(micros, Ordering::Relaxed);
            }
            polled
        })
        .await
    }
}

#[expect(
    unsafe_code,
    reason = "the standard library does not tell processor time"
)]
fn used_by_children() -> Duration {
    // SAFETY: all of its fields may be zero.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the call writes to `usage` alone. It can't fail with these arguments.
    unsafe { libc::getrusage(libc::RUSAGE_CHILDREN, &raw mut usage) };
    [usage.ru_utime, usage.ru_stime]
        .into_iter()
        .map(|time| {
            let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
            let micros = u64::try_from(time.tv_usec).unwrap_or(0);
            Duration::from_secs(seconds) + Duration::from_micros(micros)
        })
        .sum()
}
