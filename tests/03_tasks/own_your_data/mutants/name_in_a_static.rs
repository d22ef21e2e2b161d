//! rejected by: many_guests_come_at_once (wrong_value)
//! Puts the name into a static, where the next guest's name takes its place.

use std::{sync::Mutex, time::Duration};

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

static NAME: Mutex<String> = Mutex::new(String::new());

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    name.clone_into(&mut NAME.lock().unwrap());
    tokio::spawn(async move {
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let line = format!("Hello, {}!", NAME.lock().unwrap());
            let _ = out.send(line);
        }
        NAME.lock().unwrap().len()
    })
}
