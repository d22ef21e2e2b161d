//! rejected by: a_hit_counts_from_the_first_poll_on (lost_result)
//! Takes the hit back when nobody waits for the display any more.

use std::{collections::HashMap, sync::Mutex};

struct Undo<'a> {
    hits: &'a Mutex<HashMap<String, u32>>,
    key: &'a str,
    told: bool,
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        if !self.told
            && let Some(count) = self.hits.lock().unwrap().get_mut(self.key)
        {
            *count -= 1;
        }
    }
}

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };
    let mut undo = Undo {
        hits,
        key,
        told: false,
    };
    notify(count).await;
    undo.told = true;
    count
}
