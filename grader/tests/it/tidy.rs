//! Rules of the repository that no compiler knows, each with its reason.

use std::{
    fs,
    path::{Path, PathBuf},
};

use syn::{Item, ItemUse, UseTree};
use walkdir::WalkDir;

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().expect("a workspace").to_owned()
}

/// The Rust files under a folder, with their text.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = root();
    let entries = WalkDir::new(root.join(folder)).sort_by_file_name();
    let files: Vec<_> = entries
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let name = path.strip_prefix(&root).expect("a path below the root");
            let text = fs::read_to_string(&path).expect("a readable file");
            (name.display().to_string(), text)
        })
        .collect();
    assert!(!files.is_empty(), "no file in {folder}");
    files
}

/// A newcomer finds the right file by its first lines.
#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["grader/src", "grader/tests/it", "tests", "solutions"] {
        for (name, text) in files(folder) {
            let says = text.starts_with("//! ") && text.lines().next().unwrap().len() > 8;
            assert!(says, "{name} does not begin with `//!` and what it is for");
        }
    }
}

/// Limits, deadlines and the killing of what is left over stand in one place.
#[test]
fn only_the_sandbox_starts_processes() {
    for (name, text) in files("grader/src") {
        let starts = text.contains("Command::new") || text.contains("process::Command");
        let may = name.starts_with("grader/src/sandbox")
            || name == "grader/src/policy/table.rs"
            // A module's own tests are no part of the grader.
            || name.ends_with("/tests.rs");
        assert!(!starts || may, "{name} starts a process");
    }
}

/// The modules of its own crate that a file imports from.
fn modules_used(text: &str) -> Vec<String> {
    let file = syn::parse_file(text).expect("a file that compiles");
    let mut modules = Vec::new();
    for item in file.items {
        if let Item::Use(ItemUse {
            tree: UseTree::Path(path),
            ..
        }) = item
            && path.ident == "crate"
        {
            first_names(&path.tree, &mut modules);
        }
    }
    modules
}

fn first_names(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => names.push(path.ident.to_string()),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(name) => names.push(name.ident.to_string()),
        UseTree::Glob(_) => names.push("*".to_owned()),
        UseTree::Group(group) => group.items.iter().for_each(|item| first_names(item, names)),
    }
}

/// Every report is a rendering of the scorecard, so it can be made again from its JSON.
#[test]
fn a_report_knows_the_scorecard_and_nothing_else() {
    for (name, text) in files("grader/src") {
        let allowed: &[&str] = if name.starts_with("grader/src/report") {
            &["report", "scorecard"]
        } else if name == "grader/src/scorecard.rs" {
            &[]
        } else {
            continue;
        };
        for module in modules_used(&text) {
            assert!(allowed.contains(&module.as_str()), "{name} uses {module}");
        }
    }
}

/// Everything under `exercises/` belongs to learners: the project's tests may not depend on it.
#[test]
fn no_test_reads_the_learner_s_files() {
    for folder in ["grader/tests/it", "tests/testkit/tests"] {
        for (name, text) in files(folder) {
            let reads = text.contains("join(\"exercises");
            assert!(
                !reads || name.ends_with("tidy.rs"),
                "{name} reads exercises/"
            );
        }
    }
}
