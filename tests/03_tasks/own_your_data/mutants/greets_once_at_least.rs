//! rejected by: every_name_and_number_is_right (wrong_value)
//! Looks at the number only after a line, and greets a guest who is not to be greeted.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        let mut sent = 0;
        loop {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
            sent += 1;
            if sent >= times {
                break name.len();
            }
        }
    })
}
