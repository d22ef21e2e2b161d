//! A learner's own copy of the course, in a folder that goes away with it.
//!
//! Invariant: the crates to link with are those of this repository, so nothing is built anew.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use grader::exercise::Exercise;
use tempfile::TempDir;

use crate::course::Opened;

/// Opened once, and kept so that nobody rebuilds the toolbox under our feet.
static OPENED: OnceLock<Opened> = OnceLock::new();

pub(crate) struct Desk {
    folder: TempDir,
    opened: &'static Opened,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let opened = OPENED.get_or_init(|| {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            runtime.block_on(Opened::open())
        });
        let folder = TempDir::new().expect("a folder");
        let desk = Self { folder, opened };
        let source = &opened.course.root;
        for part in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"] {
            fs::copy(source.join(part), desk.root().join(part)).expect("a copy");
        }
        for part in ["grader", "tests", "solutions", ".cargo"] {
            copy(&source.join(part), &desk.root().join(part));
        }
        for exercise in desk.exercises() {
            desk.save(&exercise.name, &desk.stub(&exercise.name));
        }
        let toolbox = desk.root().join("target/grader/toolbox");
        fs::create_dir_all(&toolbox).expect("a folder");
        // The toolbox's folder holds `debug/deps`. Its stamp names every library by its whole
        // path, so a copy of it is as good.
        let built = opened.toolbox.dependencies.ancestors().nth(2);
        let stamp = built.expect("a folder").join("stamp.json");
        fs::copy(stamp, toolbox.join("stamp.json")).expect("a stamp");
        desk
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn exercises(&self) -> &'static [Exercise] {
        &self.opened.course.exercises
    }

    pub(crate) fn exercise(&self, name: &str) -> Exercise {
        let exercise = self.opened.course.exercise(name);
        exercise.expect("an exercise of the course").clone()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.root().join(self.exercise(name).file)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).expect("a file")
    }

    pub(crate) fn stub(&self, name: &str) -> String {
        let stub = self.opened.course.root.join(self.exercise(name).stub);
        fs::read_to_string(stub).expect("a stub")
    }

    pub(crate) fn solution(&self, exercise: &Exercise) -> String {
        let solution = self.opened.course.root.join(&exercise.solution);
        fs::read_to_string(solution).expect("a solution")
    }

    /// Saves as an editor does that writes in place.
    pub(crate) fn save(&self, name: &str, text: &str) {
        let file = self.file(name);
        fs::create_dir_all(file.parent().expect("a topic")).expect("a folder");
        fs::write(file, text).expect("saved");
    }

    /// Saves as an editor does that writes a new file and renames it.
    pub(crate) fn replace(&self, exercise: &Exercise, text: &str) {
        let file = self.root().join(&exercise.file);
        let new = file.with_extension("rs.tmp");
        fs::write(&new, text).expect("written");
        fs::rename(new, file).expect("renamed");
    }

    /// Replaces the exercise's topic by a folder that was made elsewhere, as git does.
    pub(crate) fn replace_topic(&self, exercise: &Exercise, text: &str) {
        let file = self.root().join(&exercise.file);
        let topic = file.parent().expect("a topic");
        let new = self.root().join("new topic");
        fs::rename(topic, self.root().join("old topic")).expect("moved away");
        fs::create_dir_all(&new).expect("a folder");
        fs::write(new.join(file.file_name().expect("a name")), text).expect("written");
        fs::rename(new, topic).expect("moved in");
    }

    pub(crate) fn solve(&self, exercise: &Exercise) {
        self.save(&exercise.name, &self.solution(exercise));
    }

    pub(crate) fn backups(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.root().join(".backups")).expect("a folder of backups");
        folder.map(|entry| entry.expect("a file").path()).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("an entry");
        let place = to.join(entry.path().strip_prefix(from).expect("an entry below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("a folder");
        } else {
            fs::copy(entry.path(), place).expect("a copy");
        }
    }
}
