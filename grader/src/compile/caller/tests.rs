//! What fits a task's signatures and what does not, as the compiler judges.
//!
//! Invariant: each case is a stub, a candidate that compiles, and the verdict.

use std::{collections::BTreeSet, fs, path::Path};

use super::Caller;
use crate::{
    compile::message,
    exercise,
    sandbox::{self, Exit, Job},
    toolbox::{Tools, compiler_env},
};

mod cases;

use cases::{FITS, MISFITS};

/// Compiles one source of a case; what the compiler says, if it says no.
async fn refused(tools: &Tools, folder: &Path, args: &[&str]) -> Option<Vec<message::Message>> {
    let mut job = Job::new(&tools.rustc, folder);
    let common = [
        "--edition",
        "2024",
        "--emit",
        "metadata",
        "--crate-type",
        "lib",
    ];
    let more = ["--error-format", "json"];
    job.args = [&common[..], &more, args]
        .concat()
        .iter()
        .map(Into::into)
        .collect();
    job.env = compiler_env();
    let finished = sandbox::run(job).await.unwrap();
    let said = message::parse(&finished.stderr.bytes);
    (finished.exit != Exit::Code(0)).then_some(said)
}

/// The items of the stub that the candidate does not fit.
async fn misfits(tools: &Tools, stub: &str, candidate: &str) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    fs::write(place("one.rs"), format!("#![allow(warnings)]\n{candidate}")).unwrap();
    let own = refused(tools, folder.path(), &["--crate-name", "one", "one.rs"]).await;
    assert!(
        own.is_none(),
        "the case itself has an error:\n{candidate}\n{own:#?}"
    );
    let caller = Caller::new("one", stub).unwrap();
    fs::write(place(super::FILE), &caller.source).unwrap();
    let args = ["--extern", "one=libone.rmeta", super::FILE];
    let Some(said) = refused(tools, folder.path(), &args).await else {
        return BTreeSet::new();
    };
    let misfits = caller.misfits(&said).into_iter();
    let misfits: BTreeSet<_> = misfits.map(|(name, _)| name.to_owned()).collect();
    assert!(!misfits.is_empty(), "{}\n{said:#?}", caller.source);
    misfits
}

async fn tools() -> Tools {
    let root = exercise::find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    Tools::locate(&root).await.unwrap()
}

#[tokio::test]
async fn what_can_be_used_as_the_task_says_fits() {
    let tools = tools().await;
    let mut wrong = Vec::new();
    for (stub, candidate) in FITS {
        let misfits = misfits(&tools, stub, candidate).await;
        if !misfits.is_empty() {
            wrong.push((stub, candidate, misfits));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn what_asks_for_more_or_gives_something_else_does_not_fit() {
    let tools = tools().await;
    let mut wrong = Vec::new();
    for (stub, candidate, item) in MISFITS {
        let misfits = misfits(&tools, stub, candidate).await;
        if !misfits.contains(*item) {
            wrong.push((stub, candidate, misfits));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
