//! A class: what became of each student's submission.
//!
//! Invariant: as in the scorecard, no I/O and no judgement; a student without a result has a
//! scorecard that says so.

use super::Scorecard;

/// The result of grading a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The name of the folder.
    pub name: String,
    /// By the names of their folders.
    pub students: Vec<Student>,
    /// What else the folder holds, which is no student's.
    pub left_out: Vec<String>,
}

/// One student's submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Student {
    /// The name of the folder, as text.
    pub name: String,
    /// Where the scorecard lies, seen from the report; none where there is no scorecard.
    pub file: Option<String>,
    /// What was printed, drawn or handed in may be left out.
    pub card: Scorecard,
}

impl Student {
    /// There is a result, and every exercise passed.
    pub fn passed(&self) -> bool {
        self.card.error.is_none()
            && self
                .card
                .exercises
                .iter()
                .all(super::ExerciseReport::passed)
    }
}
