//! What goes wrong around the grader: it is killed, another one runs beside it, the machine has
//! nothing left to give.
//!
//! Invariant: each time there is a right result or a clear error, and afterwards all is as if
//! nothing had happened.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use grader::scorecard::Scorecard;

use crate::desk::Desk;

/// The solution of an exercise is on the desk, and a grader is asked about it.
fn grader(desk: &Desk) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grader"));
    command
        .current_dir(desk.root())
        .env_remove("CARGO_TARGET_DIR")
        .args(["grade", "join_two", "--format", "json", "--seed", "7"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn desk() -> Desk {
    let desk = Desk::new();
    let exercise = desk.exercise("join_two");
    desk.solve(&exercise);
    desk
}

#[track_caller]
fn passes(child: Child) {
    let output = child.wait_with_output().expect("it ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    let card: Scorecard = serde_json::from_slice(&output.stdout).expect("a scorecard");
    assert!(card.exercises[0].passed());
}

/// Processes whose program or folder lies below `folder`.
fn running_below(folder: &Path) -> Vec<String> {
    let processes = fs::read_dir("/proc").expect("a list of processes");
    processes
        .filter_map(|entry| {
            let place = entry.ok()?.path();
            let below = |link: &str| {
                fs::read_link(place.join(link)).is_ok_and(|target| target.starts_with(folder))
            };
            (below("exe") || below("cwd")).then(|| {
                let words = fs::read(place.join("cmdline")).unwrap_or_default();
                format!("{} {}", place.display(), String::from_utf8_lossy(&words))
            })
        })
        .collect()
}

#[test]
#[cfg(target_os = "linux")]
fn a_grader_that_is_killed_at_any_moment_leaves_nothing_running_and_nothing_broken() {
    let desk = desk();
    let root = desk.root().canonicalize().expect("a folder");
    for moment in 0..12 {
        let mut child = grader(&desk).spawn().expect("it starts");
        thread::sleep(Duration::from_millis(35 * moment));
        child.kill().expect("killed");
        child.wait().expect("gone");
        // Whoever is told by the grader's end needs a moment to hear of it.
        let mut waits = 0;
        while !running_below(&root).is_empty() {
            waits += 1;
            assert!(waits < 500, "{:?}", running_below(&root));
            thread::sleep(Duration::from_millis(20));
        }
    }
    passes(grader(&desk).spawn().expect("it starts"));
    let work = desk.root().join("target/grader/work");
    let left: Vec<_> = fs::read_dir(work).expect("a folder").flatten().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn two_graders_in_one_copy_of_the_course_do_not_disturb_each_other() {
    let desk = desk();
    let children = [0, 1, 2].map(|_| grader(&desk).spawn().expect("it starts"));
    for child in children {
        passes(child);
    }
}

/// Runs the grader through a shell that sets things up for it: exit code, errors, output.
fn through_shell(desk: &Desk, script: &str) -> (i32, String, Vec<u8>) {
    let grader = grader(desk);
    let mut command = Command::new("sh");
    command
        .args(["-c", script, "sh"])
        .arg(grader.get_program())
        .args(grader.get_args())
        .current_dir(desk.root())
        .env_remove("CARGO_TARGET_DIR");
    let output = command.output().expect("a shell");
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stderr).into_owned(),
        output.stdout,
    )
}

#[test]
fn without_descriptors_there_is_a_clear_error_or_a_right_result() {
    let desk = desk();
    let mut errors = 0;
    for count in [6, 10, 16, 24, 32, 63, 64, 72, 80, 96, 128, 256] {
        let script = format!("ulimit -n {count}; exec \"$@\"");
        let (code, error, output) = through_shell(&desk, &script);
        match code {
            0 => {
                let card: Scorecard = serde_json::from_slice(&output).expect("a scorecard");
                assert!(card.exercises[0].passed(), "{count}");
            }
            3 => {
                assert!(error.contains("Too many open files"), "{count}: {error}");
                assert!(error.contains("ulimit -n"), "{count}: {error}");
                errors += 1;
            }
            other => panic!("{count}: exit code {other}: {error}"),
        }
    }
    assert!((6..12).contains(&errors), "{errors} errors");
    passes(grader(&desk).spawn().expect("it starts"));
}

#[test]
fn on_a_full_disk_there_is_a_clear_error_and_all_is_well_when_there_is_room() {
    let desk = desk();
    // A limit on files is what a full disk is to a program, and needs no rights to set up.
    let script = "ulimit -f 0; trap '' XFSZ; exec \"$@\" --output card.json";
    let (code, error, _) = through_shell(&desk, script);
    assert_eq!(code, 3, "{error}");
    assert!(
        error.contains("card.json") || error.contains("File too large"),
        "{error}"
    );
    assert!(!desk.root().join("card.json").exists());
    passes(grader(&desk).spawn().expect("it starts"));
}

#[test]
fn nobody_s_home_is_needed() {
    let desk = desk();
    let mut command = grader(&desk);
    command
        .env("HOME", "/nonexistent")
        .env("CARGO", std::env::var_os("CARGO").expect("run by cargo"));
    passes(command.spawn().expect("it starts"));
}
