//! Tests of the discovery, on small courses made for them.
//!
//! Invariant: they read nothing of the real course.

use super::*;

const MANIFEST: &str = r#"[package]
name = "NAME"
edition = "2024"

[package.metadata.exercise]
title = "A title"
number = NUMBER
idea = "An idea."
hints = ["a", "b", "c"]
timeout_ms = 5000

[package.metadata.exercise.policy]
allow = ["clock"]

[lib]
path = "../../../exercises/02_two/NAME.rs"

[[test]]
name = "NAME"
path = "suite.rs"
test = false
"#;

/// A course with one exercise of each name, numbered in that order.
fn course(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |place: String, text: &str| {
        let path = root.join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"tests/[0-9]*/*\"]\n\n[workspace.metadata.course]\ntitle = \"Small\"\n";
    write("Cargo.toml".to_owned(), workspace);
    for (name, number) in names.iter().zip(1..) {
        let manifest = MANIFEST.replace("NUMBER", &format!("{number}"));
        let manifest = manifest.replace("NAME", name);
        let tests = format!("tests/02_two/{name}");
        write(format!("{tests}/Cargo.toml"), &manifest);
        let suite = "/// It works.\n#[testkit::check(points = 2)]\nasync fn works() {}\n";
        write(format!("{tests}/suite.rs"), suite);
        write(format!("{tests}/stub.rs"), "//! Task.\n");
        write(format!("{tests}/mutants/b.rs"), "");
        write(format!("{tests}/mutants/a.rs"), "");
        write(format!("exercises/02_two/{name}.rs"), "//! Task.\n");
        write(format!("solutions/02_two/{name}.rs"), "//! Done.\n");
    }
    folder
}

async fn read(root: &Path) -> anyhow::Result<Course> {
    discover(root, &Tools::locate(root).await?).await
}

/// What is said of a course whose exercise `one` was changed by `change`.
async fn says(change: impl FnOnce(&Path, &Path)) -> String {
    let folder = course(&["one"]);
    let tests = folder.path().join("tests/02_two/one");
    change(folder.path(), &tests);
    format!("{:#}", read(folder.path()).await.unwrap_err())
}

/// Replaces text of a file, which must be there.
fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from));
    fs::write(file, text.replace(from, to)).unwrap();
}

#[tokio::test]
async fn an_exercise_has_all_its_parts_and_its_place_in_the_course() {
    let folder = course(&["zebra", "ant"]);
    let root = folder.path().canonicalize().unwrap();
    let course = read(&root).await.unwrap();
    assert_eq!(course.title, "Small");
    let names: Vec<_> = course.exercises.iter().map(|it| &it.name).collect();
    assert_eq!(names, ["zebra", "ant"]);
    let exercise = course.exercise("zebra").unwrap();
    assert_eq!(exercise.topic, "02_two");
    assert_eq!(exercise.place(), "02_two/zebra.rs");
    assert_eq!(exercise.file, "exercises/02_two/zebra.rs");
    assert_eq!(exercise.allow, [Group::Clock]);
    assert_eq!(exercise.timeout_ms, 5000);
    assert_eq!(
        exercise.mutants,
        [
            "tests/02_two/zebra/mutants/a.rs",
            "tests/02_two/zebra/mutants/b.rs"
        ]
    );
    assert_eq!(exercise.checks[0].name, "works");
    assert_eq!(exercise.checks[0].points, 2);
    assert_eq!(course.exercise("bee"), None);
    assert_eq!(find_root(&root.join("tests/02_two")).unwrap(), root);
}

#[tokio::test]
async fn a_fault_of_the_course_is_an_error_that_names_the_file() {
    let said = says(|_, tests| edit(&tests.join("Cargo.toml"), "idea =", "ideas =")).await;
    assert!(said.contains("tests/02_two/one/Cargo.toml"), "{said}");
    assert!(said.contains("unknown field `ideas`"), "{said}");

    let said = says(|_, tests| edit(&tests.join("Cargo.toml"), ", \"c\"", "")).await;
    assert!(said.contains("`hints` holds 2 texts"), "{said}");

    let said = says(|_, tests| edit(&tests.join("Cargo.toml"), "\"clock\"", "\"clocks\"")).await;
    assert!(said.contains("clocks"), "{said}");

    let said = says(|_, tests| edit(&tests.join("Cargo.toml"), "\"clock\"", "\"unsafe\"")).await;
    assert!(said.contains("no exercise can allow"), "{said}");

    let said = says(|_, tests| edit(&tests.join("Cargo.toml"), "/exercises/", "/solutions/")).await;
    assert!(
        said.contains("it has to lead to exercises/02_two/one.rs"),
        "{said}"
    );

    let said = says(|root, _| fs::remove_file(root.join("solutions/02_two/one.rs")).unwrap()).await;
    assert!(
        said.contains("solutions/02_two/one.rs is missing"),
        "{said}"
    );

    let said = says(|_, tests| fs::write(tests.join("suite.rs"), "").unwrap()).await;
    assert!(said.contains("no check found"), "{said}");
    assert!(said.contains("suite.rs"), "{said}");

    let said = says(|root, _| edit(&root.join("Cargo.toml"), "title", "titel")).await;
    assert!(said.contains("[workspace.metadata.course]"), "{said}");
}

#[tokio::test]
async fn two_exercises_cannot_have_the_same_number() {
    let folder = course(&["one", "two"]);
    let manifest = folder.path().join("tests/02_two/two/Cargo.toml");
    edit(&manifest, "number = 2", "number = 1");
    let said = format!("{:#}", read(folder.path()).await.unwrap_err());
    assert!(said.contains("one and two have the same number"), "{said}");
}
