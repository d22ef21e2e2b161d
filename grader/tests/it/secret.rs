//! The course's secret: what a teacher does about learners who know the seed.
//!
//! Invariant: the grader is started as a teacher does, and the secret is in nothing that it says.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assert_cmd::cargo::cargo_bin_cmd;
use grader::scorecard::Scorecard;
use tempfile::TempDir;

const SECRET: &str = "correct horse battery staple";

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().expect("a workspace").to_owned()
}

/// The exit code of a grading of a solution with seed 7, and all that it said.
fn grade(args: &[&str], variable: Option<&Path>) -> (i32, String, String) {
    let mut command = cargo_bin_cmd!("grader");
    command
        .current_dir(root())
        .args(["grade", "join_two", "--submission", "solutions"])
        .args(args);
    match variable {
        Some(file) => command.env("TOKIO_KATAS_SECRET_FILE", file),
        None => command.env_remove("TOKIO_KATAS_SECRET_FILE"),
    };
    let output = command.output().expect("it runs");
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// The card of a grading with that seed, and the times that its checks drew.
fn card(seed: &str, file: Option<&Path>) -> (Scorecard, Vec<u64>) {
    let (code, text, errors) = grade(&["--format", "json", "--seed", seed], file);
    assert_eq!(code, 0, "{errors}");
    assert!(!text.contains(SECRET) && !errors.contains(SECRET));
    let card: Scorecard = serde_json::from_str(&text).expect("a scorecard");
    let checks = card.exercises.iter().flat_map(|exercise| &exercise.checks);
    let timelines = checks.flat_map(|check| &check.timeline);
    let bars = timelines.flat_map(|timeline| &timeline.bars);
    let ends = bars.map(|bar| bar.end).collect();
    (card, ends)
}

#[test]
fn a_seed_repeats_a_run_only_together_with_its_secret() {
    let home = TempDir::new().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = home.path().join(name);
        fs::write(&path, text).expect("a secret");
        path
    };
    let (first, second) = (file("a", SECRET), file("b", "another secret, as long"));
    let (with, drawn) = card("7", Some(&first));
    assert_eq!(card("7", Some(&first)).1, drawn);
    let (without, open) = card("7", None);
    let (other, elsewhere) = card("7", Some(&second));
    assert!(drawn != open && drawn != elsewhere && open != elsewhere);

    assert_eq!(without.secret_fingerprint, None);
    let print = with.secret_fingerprint.expect("a fingerprint");
    assert_eq!(print.len(), 16);
    assert_ne!(other.secret_fingerprint.as_ref(), Some(&print));
    // Seeds are as long as a number can be.
    let (card, _) = card("18446744073709551615", Some(&first));
    assert_eq!(
        (card.seed, card.secret_fingerprint.as_ref()),
        (u64::MAX, Some(&print))
    );

    let first = first.to_str().expect("a path");
    for format in ["text", "html", "markdown", "github", "gradescope"] {
        let args = ["--format", format, "--seed", "7", "--secret-file", first];
        let (code, text, errors) = grade(&args, None);
        assert_eq!(code, 0, "{errors}");
        assert!(text.contains(&print), "{format}: {text}");
    }
}

#[test]
fn a_secret_that_is_none_is_a_mistake_on_the_command_line() {
    let home = TempDir::new().expect("a folder");
    let short = home.path().join("short");
    fs::write(&short, "0123456789\n").expect("a file");
    let inside = root().join("Cargo.toml");
    for (file, said) in [
        (home.path().join("missing"), "read the secret"),
        (home.path().to_owned(), "read the secret"),
        (short, "16 bytes or more"),
        (inside, "outside of the course"),
        (PathBuf::new(), "read the secret"),
    ] {
        let (code, text, errors) = grade(&[], Some(&file));
        assert_eq!(
            (code, text.as_str()),
            (2, ""),
            "{}: {errors}",
            file.display()
        );
        assert!(errors.contains(said), "{}: {errors}", file.display());
    }
    // Nor does it lie in what is handed in.
    let file = home.path().join("handed_in");
    fs::write(&file, SECRET).expect("a file");
    let (file, folder) = (file.to_str().unwrap(), home.path().to_str().unwrap());
    let (code, _, errors) = grade(&["--secret-file", file, "--submission", folder], None);
    assert_eq!(code, 2, "{errors}");
}
