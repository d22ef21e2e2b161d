//! A task plays the server, and answers through a channel.

use std::time::Duration;

use tokio::{
    sync::oneshot,
    time::{Instant, sleep_until},
};

async fn serve(id: u32, answer: oneshot::Sender<String>) {
    sleep_until(Instant::now() + Duration::from_millis(100)).await;
    let _ = answer.send(format!("User(id={id})"));
}

pub async fn fetch_user(id: u32) -> String {
    let (answer, answered) = oneshot::channel();
    tokio::spawn(serve(id, answer));
    answered.await.expect("the server answers")
}
