//! Tests of what may lie in the place of a handed-in file.
//!
//! Invariant: each ends at once, also where the file would block its reader.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

/// A submission and an exercise `02_two/one.rs` that it should have.
struct Scene {
    folder: tempfile::TempDir,
    course: Course,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("02_two")).unwrap();
        let exercise = Exercise {
            name: "one".to_owned(),
            topic: "02_two".to_owned(),
            file: "exercises/02_two/one.rs".to_owned(),
            ..Exercise::default()
        };
        let course = Course {
            root: "/no/such/course".into(),
            title: String::new(),
            disclosure: crate::scorecard::Disclosure::Full,
            target: "/no/such/course/target".into(),
            exercises: vec![exercise],
        };
        Self { folder, course }
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("02_two/one.rs")
    }

    fn read(&self) -> Result<Candidate, Problem> {
        read(&self.course, self.folder.path(), &self.course.exercises[0])
    }

    fn problem(&self) -> ProblemKind {
        let problem = self.read().unwrap_err();
        let sentence = problem.to_string();
        assert!(
            sentence.starts_with("exercises/02_two/one.rs "),
            "{sentence}"
        );
        assert!(sentence.ends_with('.'), "{sentence}");
        problem.kind
    }
}

#[test]
fn a_good_file_becomes_a_candidate() {
    let scene = Scene::new();
    fs::write(scene.file(), "pub fn a() {}\n").unwrap();
    let candidate = scene.read().unwrap();
    assert_eq!(candidate.role, Role::Learner);
    assert_eq!(candidate.shown, "exercises/02_two/one.rs");
    assert_eq!(candidate.source, "pub fn a() {}\n");
}

#[test]
fn inside_the_course_a_file_is_shown_by_its_own_path() {
    let mut scene = Scene::new();
    scene.course.root = scene.folder.path().to_owned();
    let dir = scene.folder.path().join("solutions");
    fs::create_dir_all(dir.join("02_two")).unwrap();
    fs::write(dir.join("02_two/one.rs"), "x").unwrap();
    let candidate = read(&scene.course, &dir, &scene.course.exercises[0]).unwrap();
    assert_eq!(candidate.shown, "solutions/02_two/one.rs");
}

#[test]
fn whatever_lies_in_the_files_place_is_told_and_not_waited_for() {
    let scene = Scene::new();
    let file = scene.file();
    assert_eq!(scene.problem(), ProblemKind::Missing);

    fs::create_dir(&file).unwrap();
    assert_eq!(scene.problem(), ProblemKind::Folder);
    fs::remove_dir(&file).unwrap();

    symlink("/etc/hostname", &file).unwrap();
    assert_eq!(scene.problem(), ProblemKind::Symlink);
    fs::remove_file(&file).unwrap();

    let mode = Mode::RUSR | Mode::WUSR;
    rustix::fs::mknodat(CWD, &file, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    assert_eq!(scene.problem(), ProblemKind::NotAFile);
    fs::remove_file(&file).unwrap();

    let socket = std::os::unix::net::UnixListener::bind(&file).unwrap();
    assert_eq!(scene.problem(), ProblemKind::NotAFile);
    drop(socket);
    fs::remove_file(&file).unwrap();

    fs::write(&file, " \n").unwrap();
    assert_eq!(scene.problem(), ProblemKind::Empty);
    fs::write(&file, b"ok\nok\n\xff\n").unwrap();
    assert_eq!(scene.problem(), ProblemKind::NotUtf8(3));
    fs::write(&file, vec![b' '; (MAX_BYTES + 1).try_into().unwrap()]).unwrap();
    assert_eq!(scene.problem(), ProblemKind::TooLarge);
}

#[test]
fn a_file_without_the_right_to_read_it_is_told() {
    let scene = Scene::new();
    fs::write(scene.file(), "x").unwrap();
    fs::set_permissions(scene.file(), fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read it all the same.
    match scene.read() {
        Ok(candidate) => assert_eq!(candidate.source, "x"),
        Err(problem) => assert!(matches!(problem.kind, ProblemKind::Unreadable(_))),
    }
}

#[test]
fn a_link_on_the_way_does_not_lead_to_the_solutions() {
    let scene = Scene::new();
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("one.rs"), "x").unwrap();
    let topic = scene.folder.path().join("02_two");
    fs::remove_dir(&topic).unwrap();
    symlink(other.path(), &topic).unwrap();
    assert_eq!(scene.problem(), ProblemKind::Symlink);
    fs::remove_file(&topic).unwrap();
    assert_eq!(scene.problem(), ProblemKind::Missing);
    fs::write(&topic, "a file").unwrap();
    assert_eq!(scene.problem(), ProblemKind::Missing);
}

#[test]
fn line_ends_and_blanks_do_not_touch_a_stub() {
    let stub = "//! Task.\n\npub fn a() {\n    todo!()\n}\n";
    assert!(is_untouched(stub, stub));
    assert!(is_untouched(&stub.replace('\n', "\r\n"), stub));
    assert!(is_untouched(
        &format!("{}  \n\n", stub.replace("{\n", "{  \n")),
        stub
    ));
    assert!(!is_untouched(&stub.replace("todo!()", "todo!(); "), stub));
    assert!(!is_untouched(&stub.replace("    todo", "  todo"), stub));
}

#[test]
fn a_mutants_first_line_says_its_end() {
    let mutant = |line: &str| Candidate {
        role: Role::Mutant,
        shown: "m.rs".to_owned(),
        source: format!("{line}\n//! More.\n"),
    };
    let reads = |line: &str| rejection(&mutant(line)).unwrap();
    assert_eq!(
        reads("//! rejected by: same_time (sequential)"),
        Rejection::Check {
            check: "same_time".to_owned(),
            code: Code::Sequential
        }
    );
    assert_eq!(
        reads("//! rejected by: compiler (E0521)"),
        Rejection::Compiler {
            code: "E0521".to_owned()
        }
    );
    assert_eq!(
        reads("//! rejected by: policy (clock)"),
        Rejection::Policy {
            group: Group::Clock
        }
    );
    for bad in [
        "",
        "//! wrong",
        "//! rejected by: x",
        "//! rejected by: x (nonsense)",
        "//! rejected by: policy (x)",
        "//! rejected by: (sequential)",
    ] {
        let said = format!("{:#}", rejection(&mutant(bad)).unwrap_err());
        assert!(said.contains("m.rs"), "{said}");
    }
}
