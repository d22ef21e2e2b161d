//! rejected by: every_text_is_kept_as_it_is (wrong_value)
//! Cuts the text out of the error's own words, from the first quote to the last, where it stands
//! with escapes.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    match handle.await {
        Ok(value) => Outcome::Done(value),
        Err(error) if error.is_panic() => {
            let words = error.to_string();
            let text = words
                .split_once('"')
                .and_then(|(_, rest)| rest.rsplit_once('"'))
                .map_or("unknown", |(text, _)| text);
            Outcome::Panicked(text.to_owned())
        }
        Err(_) => Outcome::Cancelled,
    }
}
