//! Tests of what becomes of the reports when something goes wrong.
//!
//! Invariant: they write to folders of their own.

use std::path::Path;

use anyhow::anyhow;
use tempfile::TempDir;

use super::*;

/// A JSON and a CSV report in `folder`.
fn reports(folder: &Path) -> Reports {
    let wanted = [(Format::Json, "card.json"), (Format::Csv, "card.csv")];
    let wanted = wanted.map(|(format, name)| Wanted {
        format,
        output: Some(folder.join(name)),
    });
    Reports {
        wanted: wanted.into(),
        handin: None,
        summary: None,
    }
}

#[track_caller]
fn both_say(folder: &TempDir, text: &str) {
    let card = read(&folder.path().join("card.json")).unwrap();
    assert!(card.error.unwrap().contains(text));
    let lines = fs::read_to_string(folder.path().join("card.csv")).unwrap();
    assert!(lines.contains(text), "{lines}");
}

#[tokio::test]
async fn each_report_tells_of_an_error_and_of_a_panic() {
    let folder = TempDir::new().unwrap();
    let reports = reports(folder.path());
    let error = async { Err::<(), _>(anyhow!("the pen broke")) };
    assert!(reports.or_error(error).await.is_err());
    both_say(&folder, "the pen broke");

    let panic = reports.or_error::<()>(async { panic!("no ink, {}", 7) });
    let caught = AssertUnwindSafe(panic).catch_unwind().await;
    // It goes on its way, to be told by its exit code.
    assert!(caught.is_err());
    both_say(&folder, "the grader panicked: no ink, 7");
}

#[tokio::test]
async fn a_mistake_of_the_user_and_a_result_leave_the_files_alone() {
    let folder = TempDir::new().unwrap();
    let reports = reports(folder.path());
    let mistake = async { Err::<(), _>(exit_code::usage(anyhow!("no such exercise"))) };
    assert!(reports.or_error(mistake).await.is_err());
    assert_eq!(reports.or_error(async { Ok(3) }).await.unwrap(), 3);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_report_that_can_not_be_written_does_not_stop_the_others() {
    let folder = TempDir::new().unwrap();
    let mut reports = reports(folder.path());
    reports.wanted[0].output = Some(folder.path().join("gone/card.json"));
    let rendered = reports.render(&no_result("the pen broke")).unwrap();
    let error = reports.write(&rendered).unwrap_err();
    assert_eq!(ExitCode::of(&error), ExitCode::Environment);
    assert!(folder.path().join("card.csv").exists());
}

#[test]
fn a_further_report_is_a_form_and_a_file() {
    let wanted = further("junit=a=b.xml").unwrap();
    assert_eq!(wanted.format, Format::Junit);
    assert_eq!(wanted.output.unwrap().to_str(), Some("a=b.xml"));
    for text in ["junit", "junit=", "=x"] {
        assert!(further(text).is_err(), "{text}");
    }
    let error = further("yaml=x").unwrap_err();
    let names_all = error.contains("`yaml`") && error.contains("gradescope");
    assert!(names_all, "{error}");
}
