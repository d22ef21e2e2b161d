//! The suite of `lost_update`.

use std::{cell::Cell, time::Duration};

use futures::future::join_all;
use testkit::{Code, Gauge, check, expect, ms, now_ms, timed, vary};
use tokio::{join, sync::Mutex, time::timeout};

const AUDIT: Duration = ms(10);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(1)
}

/// Several deposits into one account, each 1 ms after the one before.
struct Rush {
    gauge: Gauge,
    before: i64,
    amounts: Vec<i64>,
    returned: Vec<i64>,
    after: i64,
    took: Duration,
}

async fn rush(before: i64, amounts: Vec<i64>) -> Rush {
    let gauge = Gauge::new();
    let account = Mutex::new(before);
    // It borrows and stays on its thread: the task promises no more.
    let audits = Cell::new(0);
    let audit = |balance: i64| {
        audits.set(audits.get() + 1);
        gauge.work(&format!("audit of {balance}"), AUDIT, ())
    };
    let arrive = async |place: usize| {
        if place > 0 {
            let way = ms(place.try_into().unwrap_or(0));
            Gauge::new().work("on its way", way, ()).await;
        }
        let balance: i64 = lost_update::deposit(&account, amounts[place], audit).await;
        balance
    };

    let all = timed(join_all((0..amounts.len()).map(arrive))).or_stuck(
        Code::Deadlock,
        "A deposit waits for the lock, and whoever holds it never lets go of it. That may be the \
         deposit itself: a guard is held until the end of its block.",
    );
    let all = all.await;

    Rush {
        gauge,
        before,
        returned: all.value,
        after: account.into_inner(),
        took: all.took,
        amounts,
    }
}

/// Three deposits.
async fn small_rush() -> Rush {
    let drawn = vary::different_numbers(4, 1..=99);
    let amounts = drawn[1..].iter().copied().map(signed);
    rush(signed(drawn[0]), amounts.collect()).await
}

impl Rush {
    /// The balance after each of the deposits.
    fn balances(&self) -> Vec<i64> {
        let add = |balance: &mut i64, amount: &i64| {
            *balance += amount;
            Some(*balance)
        };
        self.amounts.iter().scan(self.before, add).collect()
    }

    fn expect_audits(&self) {
        let wanted = self.balances().into_iter();
        let wanted: Vec<_> = wanted.map(|it| format!("audit of {it}")).collect();
        expect("the audits that were done", self.gauge.finished_names())
            .is(wanted)
            .or(
                Code::WrongValue,
                "Each deposit is audited once, with the balance that it leads to, before the next \
                 one begins.",
            );
    }

    fn expect_time(&self) {
        let wanted = AUDIT * self.amounts.len().try_into().unwrap_or(1);
        let (code, why) = if self.took < wanted {
            (
                Code::TooEarly,
                "Audits of the same account overlapped: a deposit began with a balance whose own \
                 audit was still under way.",
            )
        } else {
            (
                Code::NeedlessWait,
                "A deposit that has got the lock waits for its audit and for nothing else.",
            )
        };
        expect("the deposits were through after", self.took)
            .is(wanted)
            .or(code, why);
    }

    fn expect_returned(&self) {
        expect(
            "the balances that the deposits returned",
            self.returned.clone(),
        )
        .is(self.balances())
        .or(
            Code::WrongValue,
            "Once the account is unlocked the next deposit may change it, so the balance must be \
             known by then.",
        );
    }
}

/// Deposits that arrive at the same time are all in the balance
#[check(points = 2)]
async fn no_deposit_is_lost() {
    let rush = small_rush().await;
    let wanted = rush.before + rush.amounts.iter().sum::<i64>();

    expect(
        "the deposits changed the account",
        rush.after != rush.before,
    )
    .is(true)
    .or(
        Code::LostResult,
        "Nothing has arrived. A number that was taken out of the guard is a copy; the account \
         changes by an assignment through the guard, `*guard = …`.",
    );
    let (code, why) = if rush.after < wanted {
        (
            Code::LostUpdate,
            "Several deposits began with the same old balance, and the last one to write has \
             overwritten the others. From reading to writing the account must stay locked, the \
             wait for the audit included.",
        )
    } else {
        (Code::WrongValue, "Each deposit is added once.")
    };
    expect("the balance after three deposits", rush.after)
        .is(wanted)
        .or(code, why);
}

/// Each new balance is audited once, one after another
#[check]
async fn every_balance_is_audited() {
    let rush = small_rush().await;
    rush.expect_audits();
    rush.expect_time();
}

/// Each deposit returns the balance that it led to
#[check]
async fn each_deposit_returns_its_own_balance() {
    small_rush().await.expect_returned();
}

/// Nobody sees a balance before its audit is done
#[check]
async fn a_balance_is_hidden_until_its_audit_is_done() {
    for takes in [AUDIT, DAY + vary::millis(1..=999)] {
        let gauge = Gauge::new();
        let before = vary::pick(&[3, -5, 8]);
        let account = Mutex::new(before);
        // Locked is as good as unchanged.
        let look = || account.try_lock().map_or(before, |balance| *balance);
        let seen = Cell::new([before; 3]);
        let audit = async |_: i64| {
            let begin = look();
            gauge.work("audit", takes, ()).await;
            seen.set([seen.get()[0], begin, look()]);
        };
        let looking = async {
            gauge.work("a look at the account", takes - ms(5), ()).await;
            seen.set([look(); 3]);
        };
        timed(async { join!(lost_update::deposit(&account, 20, audit), looking) }).await;

        expect("the balance during the audit", seen.get())
            .is([before; 3])
            .or(
                Code::TooEarly,
                "The new balance was in the account before its audit was done.",
            );
        let finished = gauge.finished_names();
        let audits = finished.iter().filter(|name| *name == "audit").count();
        let (code, why) = if audits == 0 {
            (
                Code::LostResult,
                "Each deposit has its new balance audited, and waits for it, however long it \
                 takes.",
            )
        } else {
            (Code::OverLimit, "Each deposit is audited once.")
        };
        expect("audits that were done", audits).is(1).or(code, why);
        expect(
            "the balance afterwards",
            account.try_lock().ok().as_deref().copied(),
        )
        .is(Some(before + 20))
        .or(
            Code::LostResult,
            "When the deposit returns, the account has the new balance and is free.",
        );
    }
}

/// A deposit that is given up changes nothing, whether in its audit or before its turn
#[check(points = 2)]
async fn a_deposit_given_up_changes_nothing() {
    let gauge = Gauge::new();
    let before = vary::pick(&[3, 5, 8]);
    let account = Mutex::new(before);
    let audit = |balance: i64| gauge.work(&format!("audit of {balance}"), AUDIT, ());

    let given_up = timed(timeout(ms(4), lost_update::deposit(&account, 20, audit))).await;

    expect("the deposit was given up", given_up.value.is_err())
        .is(true)
        .or(
            Code::TooEarly,
            "The audit takes 10 ms; no deposit is through after 4.",
        );
    expect(
        "the balance afterwards",
        account.try_lock().ok().as_deref().copied(),
    )
    .is(Some(before))
    .or(
        Code::TooEarly,
        "A future can be dropped at each of its awaits, and nothing behind that await runs any \
             more. What was written before stays: write after the audit.",
    );
    expect(
        "audits that were under way when it was given up",
        gauge.cancelled_names(),
    )
    .is([format!("audit of {}", before + 20)])
    .or(
        Code::LostResult,
        "Each deposit has its new balance audited.",
    );

    // One that was never polled has no place in the queue; one that waits there leaves it.
    drop(lost_update::deposit(&account, 1000, audit));
    let first = lost_update::deposit(&account, 1, audit);
    let queued = timeout(ms(4), lost_update::deposit(&account, 400, audit));
    let last = lost_update::deposit(&account, 7, audit);
    let all = timed(async { join!(first, queued, last) }).await;

    expect(
        "the balances of the deposits around one that was given up in the queue",
        [all.value.0, all.value.2],
    )
    .is([before + 1, before + 8])
    .or(
        Code::WrongValue,
        "A deposit whose future is dropped before its turn has changed nothing, and the next one \
         goes on from the balance that it finds.",
    );
    let after = account.into_inner();
    expect("the balance in the end", after).is(before + 8).or(
        Code::WrongValue,
        "Only deposits that were audited are in the balance.",
    );
    expect("the audits that were done", gauge.finished_names())
        .is([1, 8].map(|more| format!("audit of {}", before + more)))
        .or(
            Code::WrongValue,
            "Who is given up in the queue is not audited; all others are, once.",
        );
}

/// However many deposits there are, of whatever sign, they keep their order
#[check]
async fn many_deposits_keep_their_order() {
    let mut amounts: Vec<i64> = (0..146)
        .map(|_| signed(vary::number(0..=198)) - 99)
        .collect();
    amounts.extend([0, -1_000_000_000_000, 1_000_000_000_000, 0]);
    let rush = rush(-signed(vary::number(0..=50)), vary::shuffled(amounts)).await;

    rush.expect_audits();
    rush.expect_returned();
    expect("the balance after 150 deposits", rush.after)
        .is(rush.balances()[149])
        .or(
            Code::WrongValue,
            "Zero and negative amounts are added like all others.",
        );
    rush.expect_time();
}

/// However long the audits take, deposits wait for those of their own account alone
#[check]
async fn accounts_do_not_wait_for_each_other() {
    let gauge = Gauge::new();
    let accounts = [Mutex::new(10), Mutex::new(20)];
    let began = now_ms();
    let deposit = async |account: usize, amount: i64, takes: Duration| {
        let audit = |balance: i64| gauge.work(&format!("audit of {balance}"), takes, ());
        let balance = lost_update::deposit(&accounts[account], amount, audit).await;
        (balance, ms(now_ms() - began))
    };
    let extra = vary::millis(1..=999);

    let all = timed(async {
        join!(
            deposit(0, 1, HOUR + extra),
            deposit(1, 2, DAY),
            deposit(0, 3, DAY),
            deposit(1, 4, AUDIT),
        )
    });
    let all: [(i64, Duration); 4] = all.await.value.into();

    expect(
        "the balances that the deposits returned",
        all.map(|it| it.0),
    )
    .is([11, 22, 14, 26])
    .or(
        Code::WrongValue,
        "An audit is waited for, however long it takes, and each account has a balance of its \
             own.",
    );
    let wanted = [HOUR + extra, DAY, HOUR + extra + DAY, DAY + AUDIT];
    let took = all.map(|it| it.1);
    let (code, why) = if took.iter().zip(&wanted).any(|(took, wanted)| took < wanted) {
        (
            Code::TooEarly,
            "A deposit returned before the audits that it waits for were done.",
        )
    } else {
        (
            Code::NeedlessWait,
            "A deposit waits for the audits of its own account that came before, and for its own.",
        )
    };
    expect("the deposits were through after", took)
        .is(wanted)
        .or(code, why);
    expect("audits that were done", gauge.finished()).is(4).or(
        Code::LostResult,
        "Each deposit has its new balance audited.",
    );
}
