//! A page on each diagnosis code: what it means, the smallest code that shows it with its picture,
//! and how it is mended.
//!
//! Invariant: every code has its page, and the tests compile, run and draw what is on it: the
//! example gets the code and the picture, the mend passes.

use anyhow::bail;
use testkit_record::Code;

/// As alike as a slip of the finger leaves two codes, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The page on `code`, as Markdown that is made to be read as it is.
pub fn page(code: Code) -> &'static str {
    match code {
        Code::WrongValue => include_str!("explain/wrong_value.md"),
        Code::WrongOrder => include_str!("explain/wrong_order.md"),
        Code::Eager => include_str!("explain/eager.md"),
        Code::NotAwaited => include_str!("explain/not_awaited.md"),
        Code::Sequential => include_str!("explain/sequential.md"),
        Code::NeedlessWait => include_str!("explain/needless_wait.md"),
        Code::TooEarly => include_str!("explain/too_early.md"),
        Code::OverLimit => include_str!("explain/over_limit.md"),
        Code::Unlimited => include_str!("explain/unlimited.md"),
        Code::BlockedThread => include_str!("explain/blocked_thread.md"),
        Code::LockAcrossAwait => include_str!("explain/lock_across_await.md"),
        Code::LostUpdate => include_str!("explain/lost_update.md"),
        Code::LostWakeup => include_str!("explain/lost_wakeup.md"),
        Code::LostResult => include_str!("explain/lost_result.md"),
        Code::WronglyCancelled => include_str!("explain/wrongly_cancelled.md"),
        Code::NotCancelled => include_str!("explain/not_cancelled.md"),
        Code::DetachedTask => include_str!("explain/detached_task.md"),
        Code::Panicked => include_str!("explain/panicked.md"),
        Code::NotSend => include_str!("explain/not_send.md"),
        Code::FutureTooBig => include_str!("explain/future_too_big.md"),
        Code::BusyWait => include_str!("explain/busy_wait.md"),
        Code::NeverYields => include_str!("explain/never_yields.md"),
        Code::Deadlock => include_str!("explain/deadlock.md"),
        Code::WrongThread => include_str!("explain/wrong_thread.md"),
        Code::SwallowedError => include_str!("explain/swallowed_error.md"),
        Code::Signature => include_str!("explain/signature.md"),
        Code::EndedEarly => include_str!("explain/ended_early.md"),
        Code::Unfinished => include_str!("explain/unfinished.md"),
    }
}

/// The code that `text` means.
///
/// # Errors
///
/// There is no such code; the error suggests the nearest, or lists all.
pub fn find(text: &str) -> anyhow::Result<Code> {
    let text = text.trim().to_lowercase().replace('-', "_");
    if let Ok(code) = text.parse() {
        return Ok(code);
    }
    let likeness = |code: &Code| strsim::normalized_damerau_levenshtein(&text, code.as_str());
    let mut codes = Code::ALL.to_vec();
    codes.sort_by(|one, other| likeness(other).total_cmp(&likeness(one)));
    let near: Vec<String> = codes
        .iter()
        .filter(|code| likeness(code) >= ALIKE)
        .take(3)
        .map(|code| format!("`{code}`"))
        .collect();
    if near.is_empty() {
        let all: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        bail!(
            "there is no code {text:?}: the codes are {}",
            all.join(", ")
        );
    }
    bail!(
        "there is no code {text:?}: did you mean {}?",
        near.join(" or ")
    );
}

#[cfg(test)]
mod tests {
    use testkit_record::Code;

    use super::find;

    #[test]
    fn a_code_is_found_however_it_is_typed_and_a_near_one_suggested() {
        assert_eq!(find("Blocked-Thread").unwrap(), Code::BlockedThread);
        let error = |text| find(text).unwrap_err().to_string();
        insta::assert_snapshot!(error("sequentail"), @r#"there is no code "sequentail": did you mean `sequential`?"#);
        assert!(error("zebra").contains("wrong_value, wrong_order"));
    }
}
