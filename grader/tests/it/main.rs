//! The grader's own tests, one binary.
//!
//! Invariant: what is tested here is what a user or a program sees, not how it comes about.

mod arbitrary;
mod budget;
mod class;
mod cli_help;
mod commands;
mod course;
mod desk;
mod explain;
mod faults;
mod formats;
mod held;
mod hostile;
mod html;
mod integrations;
mod recorder;
mod report;
mod sample;
#[cfg(target_os = "linux")]
mod sandbox;
mod schema;
mod secret;
mod tidy;
mod watch;
