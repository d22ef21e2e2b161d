//! The suite of `lost_update`.

use std::time::Duration;

use testkit::{Code, Gauge, check, expect, ms, timed, vary};
use tokio::{join, sync::Mutex, time::timeout};

const AUDIT: Duration = ms(10);

/// Three deposits that arrive 1 ms after one another.
struct Rush {
    gauge: Gauge,
    before: i64,
    amounts: [i64; 3],
    returned: [i64; 3],
    after: i64,
    took: Duration,
}

async fn rush() -> Rush {
    let gauge = Gauge::new();
    let drawn = vary::different_numbers(4, 1..=99);
    let [before, amounts @ ..] =
        [0, 1, 2, 3].map(|index: usize| i64::try_from(drawn[index]).unwrap_or(1));
    let account = Mutex::new(before);
    let audit = |balance: i64| gauge.work(&format!("audit of {balance}"), AUDIT, ());
    let arrive = async |place: usize, after: u64| {
        if after > 0 {
            Gauge::new().work("on its way", ms(after), ()).await;
        }
        let balance: i64 = lost_update::deposit(&account, amounts[place], audit).await;
        balance
    };

    let all = async { join!(arrive(0, 0), arrive(1, 1), arrive(2, 2)) };
    let all = timed(all).or_stuck(
        Code::Deadlock,
        "A deposit waits for the lock, and whoever holds it never lets go of it. That may be the \
         deposit itself: a guard is held until the end of its block.",
    );
    let all = all.await;

    Rush {
        gauge,
        before,
        amounts,
        returned: all.value.into(),
        after: account.into_inner(),
        took: all.took,
    }
}

impl Rush {
    /// The balance after each of the deposits.
    fn balances(&self) -> [i64; 3] {
        let mut balance = self.before;
        self.amounts.map(|amount| {
            balance += amount;
            balance
        })
    }
}

/// Deposits that arrive at the same time are all in the balance
#[check(points = 2)]
async fn no_deposit_is_lost() {
    let rush = rush().await;
    let wanted = rush.balances()[2];

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
    expect("the balance after three deposits", rush.after)
        .is(wanted)
        .or(
            Code::LostUpdate,
            "Several deposits began with the same old balance, and the last one to write has \
             overwritten the others. From reading to writing the account must stay locked, the \
             wait for the audit included.",
        );
}

/// Each new balance is audited once, one after another
#[check]
async fn every_balance_is_audited() {
    let rush = rush().await;
    let wanted = rush.balances().map(|balance| format!("audit of {balance}"));

    expect("the audits that were done", rush.gauge.finished_names())
        .is(Vec::from(wanted))
        .or(
            Code::WrongValue,
            "Each deposit is audited with the balance that it leads to, before the next one \
             begins.",
        );
    let (code, why) = if rush.took < 3 * AUDIT {
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
    expect("the three deposits were through after", rush.took)
        .is(3 * AUDIT)
        .or(code, why);
}

/// Each deposit returns the balance that it led to
#[check]
async fn each_deposit_returns_its_own_balance() {
    let rush = rush().await;

    expect("the balances that the deposits returned", rush.returned)
        .is(rush.balances())
        .or(
            Code::WrongValue,
            "Once the account is unlocked the next deposit may change it, so the balance must be \
             known by then.",
        );
}

/// Nobody sees a balance before its audit is done
#[check]
async fn a_balance_is_hidden_until_its_audit_is_done() {
    let gauge = Gauge::new();
    let before = vary::pick(&[3, 5, 8]);
    let account = Mutex::new(before);
    let audit = |_: i64| gauge.work("audit", AUDIT, ());

    let look = async {
        gauge.work("a look at the account", ms(5), ()).await;
        account.try_lock().ok().map(|balance| *balance)
    };
    let (_, seen) = timed(async { join!(lost_update::deposit(&account, 20, audit), look) })
        .await
        .value;

    // Locked is as good as unchanged.
    expect("the balance during the audit", seen.unwrap_or(before))
        .is(before)
        .or(
            Code::TooEarly,
            "The new balance was in the account before its audit was done.",
        );
    let names = gauge.finished_names();
    expect(
        "audits that were done",
        names.iter().filter(|it| *it == "audit").count(),
    )
    .is(1)
    .or(
        Code::LostResult,
        "Each deposit has its new balance audited.",
    );
}

/// A deposit that is given up during its audit changes nothing
#[check(points = 2)]
async fn a_deposit_given_up_changes_nothing() {
    let gauge = Gauge::new();
    let before = vary::pick(&[3, 5, 8]);
    let account = Mutex::new(before);
    let audit = |_: i64| gauge.work("audit", AUDIT, ());

    let given_up = timed(timeout(ms(4), lost_update::deposit(&account, 20, audit))).await;

    expect("the deposit was given up", given_up.value.is_err())
        .is(true)
        .or(
            Code::TooEarly,
            "The audit takes 10 ms; no deposit is through after 4.",
        );
    expect("the balance afterwards", account.into_inner())
        .is(before)
        .or(
            Code::TooEarly,
            "A future can be dropped at each of its awaits, and nothing behind that await runs any \
         more. What was written before stays: write after the audit.",
        );
    expect(
        "audits that were under way when it was given up",
        gauge.cancelled(),
    )
    .is(1)
    .or(
        Code::LostResult,
        "Each deposit has its new balance audited.",
    );
}
