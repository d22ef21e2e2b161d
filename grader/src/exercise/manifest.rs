//! Reads one exercise from its package's manifest and the folders that belong to it.
//!
//! Invariant: each part has one place, and a manifest that leads elsewhere is an error.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use cargo_metadata::{DependencyKind, Package, TargetKind};
use serde::Deserialize;

use super::Exercise;
use crate::{
    policy::{Denied, Group},
    suite,
};

/// `[package.metadata]`, as far as it concerns us.
#[derive(Deserialize)]
struct PackageMetadata {
    exercise: Table,
}

/// `[package.metadata.exercise]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    title: String,
    number: u32,
    idea: String,
    hints: Vec<String>,
    timeout_ms: u64,
    #[serde(default)]
    policy: PolicyTable,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyTable {
    #[serde(default)]
    allow: Vec<Group>,
    #[serde(default)]
    deny: Vec<Denied>,
}

/// Topic and name, if the manifest is `tests/<number>_<topic>/<name>/Cargo.toml`.
pub(super) fn place_of(root: &Path, manifest: &Path) -> Option<(String, String)> {
    let place = manifest.strip_prefix(root.join("tests")).ok()?;
    let parts: Vec<&str> = place
        .iter()
        .map(|part| part.to_str())
        .collect::<Option<_>>()?;
    let [topic, name, "Cargo.toml"] = parts[..] else {
        return None;
    };
    topic
        .starts_with(|first: char| first.is_ascii_digit())
        .then(|| (topic.to_owned(), name.to_owned()))
}

/// The exercise of a package that lies in its place.
pub(super) fn read(
    root: &Path,
    topic: &str,
    name: &str,
    package: &Package,
) -> anyhow::Result<Exercise> {
    ensure!(
        *package.name == name,
        "the package is named {}, its folder {name}: give both the same name",
        package.name
    );
    let PackageMetadata { exercise: table } = serde_json::from_value(package.metadata.clone())
        .context("read [package.metadata.exercise]")?;
    check_texts(&table)?;

    let file = format!("exercises/{topic}/{name}.rs");
    let folder = format!("tests/{topic}/{name}");
    let suite = format!("{folder}/suite.rs");
    check_target(root, package, &TargetKind::Lib, &file)?;
    check_target(root, package, &TargetKind::Test, &suite)?;
    let parts = [
        format!("solutions/{topic}/{name}.rs"),
        format!("{folder}/stub.rs"),
    ];
    for part in &parts {
        ensure!(root.join(part).is_file(), "{part} is missing");
    }
    let [solution, stub] = parts;
    let dependencies = |kind| {
        let mut names: Vec<String> = package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind == kind)
            .map(|dependency| dependency.name.clone())
            .collect();
        names.sort();
        names
    };
    Ok(Exercise {
        checks: suite::read(&root.join(&suite))?,
        mutants: kept(root, &folder, "mutants")?,
        witnesses: kept(root, &folder, "witnesses")?,
        idle: kept(root, &folder, "idle")?,
        dependencies: dependencies(DependencyKind::Normal),
        dev_dependencies: dependencies(DependencyKind::Development),
        name: name.to_owned(),
        topic: topic.to_owned(),
        number: table.number,
        title: table.title,
        idea: table.idea,
        hints: table.hints,
        timeout_ms: table.timeout_ms,
        allow: table.policy.allow,
        deny: table.policy.deny,
        file,
        solution,
        stub,
        suite,
    })
}

/// What the types of the table don't say.
fn check_texts(table: &Table) -> anyhow::Result<()> {
    for (key, text) in [("title", &table.title), ("idea", &table.idea)] {
        ensure!(!text.trim().is_empty(), "`{key}` is empty");
    }
    ensure!(
        table.hints.len() == 3,
        "`hints` holds {} texts: give three, from a nudge to nearly there",
        table.hints.len()
    );
    ensure!(
        table.hints.iter().all(|hint| !hint.trim().is_empty()),
        "one of the `hints` is empty"
    );
    ensure!(table.number > 0, "`number` counts from 1");
    ensure!(
        table.timeout_ms > 0,
        "`timeout_ms` is 0: no check could run"
    );
    if let Some(group) = table.policy.allow.iter().find(|it| !it.can_be_allowed()) {
        bail!("`policy.allow` names {group}, which no exercise can allow");
    }
    for denied in &table.policy.deny {
        let (path, why) = (&denied.path, denied.why.trim());
        let is_sign = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | ':' | '!');
        ensure!(
            path.contains("::") && path.chars().all(is_sign),
            "`policy.deny` names {path:?}: give a path from its crate on, such as futures::future::join_all"
        );
        ensure!(
            why.ends_with('.') && !why.chars().any(char::is_control),
            "`policy.deny` of {path} has no sentence in `why`: say on one line what the task is instead"
        );
    }
    Ok(())
}

/// Holds a target of the manifest against the one place where it belongs.
fn check_target(
    root: &Path,
    package: &Package,
    kind: &TargetKind,
    place: &str,
) -> anyhow::Result<()> {
    let target = package.targets.iter().find(|it| it.kind.contains(kind));
    let found = target.map(|target| plain(Path::new(&target.src_path)));
    match found {
        Some(found) if found == plain(&root.join(place)) => Ok(()),
        Some(found) => bail!(
            "the {kind} target's path is {}: it has to lead to {place}",
            found.display()
        ),
        None => bail!("there is no {kind} target: give one with a path that leads to {place}"),
    }
}

/// The path without `..`, by its text: the file need not be there.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// The answers that are kept in one of the exercise's folders, in the order of their names; it
/// need not have any.
fn kept(root: &Path, folder: &str, kind: &str) -> anyhow::Result<Vec<String>> {
    let path = root.join(folder).join(kind);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    let entries = fs::read_dir(&path).with_context(|| format!("list {}", path.display()))?;
    for entry in entries {
        let name = entry
            .with_context(|| format!("list {}", path.display()))?
            .file_name();
        let name = name.to_string_lossy();
        ensure!(
            name.ends_with(".rs"),
            "{folder}/{kind}/{name} is no answer: only .rs files belong there"
        );
        files.push(format!("{folder}/{kind}/{name}"));
    }
    files.sort();
    Ok(files)
}
