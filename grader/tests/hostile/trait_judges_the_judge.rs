//! expects: one_after_another_is_rejected is failed (wrong_value)
//! in: 16_testing/write_the_test
//! points: 1
//! Accepts everything, and brings a trait along that answers for the suite's results.

pub async fn judge(_: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    Ok(())
}

#[expect(non_camel_case_types, reason = "that is the point")]
pub trait judge: Sized {
    fn is_ok(self) -> bool {
        false
    }
}

impl<T> judge for T {}
