//! Holds a candidate to the signatures of its task.
//!
//! Invariant: the compiler decides, by the caller that is made from the stub; texts are compared
//! only to word the message. Neither the caller nor the suite is ever shown to a learner.

use std::path::Path;

use super::{
    Build,
    caller::Caller,
    check_suite, flags, message,
    outcome::{did_not_compile, misfit, stopped},
    read,
    signature::{self, Difference},
};
use crate::{
    candidate::{Candidate, Role},
    exercise::Exercise,
    sandbox::{self, Exit},
    scorecard::Diagnostic,
    toolbox::Toolbox,
};

/// Why the candidate does not fit; none if it does.
pub(super) async fn held(
    candidate: &Candidate,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
    warnings: &[Diagnostic],
) -> anyhow::Result<Option<Build>> {
    let stub = read(toolbox, &exercise.stub)?;
    let Some(caller) = Caller::new(&exercise.name, &stub) else {
        return Ok(None);
    };
    let job = flags::caller(&caller.source, exercise, toolbox, workdir)?;
    let finished = sandbox::run(job).await?;
    if finished.exit == Exit::Code(0) {
        return Ok(None);
    }
    if let Some(reason) = stopped(finished.exit) {
        return Ok(Some(did_not_compile(reason, warnings.to_vec())));
    }
    let messages = message::parse(&finished.stderr.bytes);
    let misfits = caller.misfits(&messages);
    let differences: Vec<Difference> = misfits
        .iter()
        .filter_map(|(name, message)| signature::misfit(name, message, &stub, &candidate.source))
        .collect();
    // What the texts don't explain could be the fault of the course or of the machine.
    let told = !differences.is_empty() && differences.iter().all(Difference::is_in_the_text);
    if !told && candidate.role != Role::Solution {
        check_suite(exercise, toolbox).await?;
    }
    Ok(Some(misfit(
        &finished,
        &differences,
        candidate,
        warnings.to_vec(),
    )))
}
