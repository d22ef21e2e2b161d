//! What an author must have written, as far as it can be read without running anything.
//!
//! Invariant: a rule here names the file and what to write.

use anyhow::Context;
use syn::{Item, UseTree};
use walkdir::WalkDir;

use super::{Finding, about, opening};
use crate::{
    candidate::{self, Role},
    exercise::{Course, Exercise},
};

/// Solutions of exercises that are not there.
pub(super) fn orphans(course: &Course) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let root = course.root.join("solutions");
    for entry in WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.with_context(|| format!("list {}", root.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let place = entry
            .path()
            .strip_prefix(&course.root)
            .unwrap_or(entry.path());
        let place = place.to_string_lossy().replace('\\', "/");
        if !course
            .exercises
            .iter()
            .any(|exercise| exercise.solution == place)
        {
            let text = "it belongs to no exercise".to_owned();
            findings.push(Finding { file: place, text });
        }
    }
    Ok(findings)
}

/// What is missing in the texts of one exercise.
pub(super) fn read(course: &Course, exercise: &Exercise) -> anyhow::Result<Vec<Finding>> {
    let stub = candidate::load(course, Role::Stub, &exercise.stub)?;
    let solution = candidate::load(course, Role::Solution, &exercise.solution)?;
    let mut findings = Vec::new();
    let title = format!("# {}", exercise.title);
    for candidate in [&stub, &solution] {
        let mut texts = Vec::new();
        if opening(candidate).next() != Some(title.as_str()) {
            texts.push(format!("its first line is not `//! {title}`"));
        }
        if opening(candidate).filter(|line| !line.is_empty()).count() < 2 {
            texts.push("nothing stands under its title".to_owned());
        }
        findings.extend(about(&candidate.shown, texts));
    }
    if !stub.source.contains("todo!(") {
        let texts = vec!["it holds no `todo!(…)` to fill in".to_owned()];
        findings.extend(about(&stub.shown, texts));
    }
    if exercise.mutants.is_empty() {
        let texts = vec!["it has no mutants".to_owned()];
        findings.extend(about(&exercise.suite, texts));
    }
    for mutant in &exercise.mutants {
        let mutant = candidate::load(course, Role::Mutant, mutant)?;
        if opening(&mutant).nth(1).is_none_or(str::is_empty) {
            let texts = vec!["its second line does not say what is wrong".to_owned()];
            findings.extend(about(&mutant.shown, texts));
        }
    }
    findings.extend(about(&exercise.suite, suite(course, exercise)?));
    Ok(findings)
}

/// A candidate could shadow what a glob import brings in.
fn suite(course: &Course, exercise: &Exercise) -> anyhow::Result<Vec<String>> {
    let path = course.root.join(&exercise.suite);
    let source =
        std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    let file = syn::parse_file(&source).with_context(|| format!("parse {}", path.display()))?;
    let globs = file.items.iter().filter(|item| match item {
        Item::Use(import) => has_glob(&import.tree),
        _ => false,
    });
    let mut texts: Vec<String> = globs
        .map(|_| "it imports by glob: name what it uses".to_owned())
        .collect();
    for item in &file.items {
        let Item::Use(import) = item else { continue };
        let UseTree::Path(path) = &import.tree else {
            continue;
        };
        if path.ident == exercise.name {
            // A trait of the same name would come along, or stand in the place of a type, and its
            // methods would be found before others.
            texts.push(format!(
                "it imports from `{0}`: name what it uses by path, `{0}::…`",
                exercise.name
            ));
        }
    }
    Ok(texts)
}

fn has_glob(tree: &UseTree) -> bool {
    match tree {
        UseTree::Glob(_) => true,
        UseTree::Path(path) => has_glob(&path.tree),
        UseTree::Group(group) => group.items.iter().any(has_glob),
        UseTree::Name(_) | UseTree::Rename(_) => false,
    }
}
