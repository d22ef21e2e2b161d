//! What Classroom 50's runner says of a submission, in its environment.
//!
//! Invariant: nothing is made up: what is missing is an error that names it.

use anyhow::{Context, Result, ensure};

use crate::report::Handin;

/// Reads the environment through `var`.
pub(super) fn read(var: impl Fn(&str) -> Option<String>) -> Result<Handin> {
    let set = |name: &str| var(name).filter(|value| !value.trim().is_empty());
    let mut missing = Vec::new();
    let mut need = |name: &'static str, value: Option<String>| {
        value.unwrap_or_else(|| {
            missing.push(name);
            String::new()
        })
    };
    let commit = need("COMMIT_URL", set("COMMIT_URL"));
    let handin = Handin {
        classroom: need("CLASSROOM", set("CLASSROOM")),
        assignment: need("ASSIGNMENT", set("ASSIGNMENT")),
        assignment_type: set("ASSIGNMENT_TYPE").unwrap_or_else(|| "individual".to_owned()),
        owner: need("OWNER", set("OWNER").or_else(|| set("USERNAME"))),
        submission: need("SUBMISSION_TAG", set("SUBMISSION_TAG")),
        release: need("RELEASE_URL", set("RELEASE_URL")),
        // Where nothing came before the commit, there is nothing to compare it with.
        review: set("REVIEW_URL").unwrap_or_else(|| commit.clone()),
        commit,
        datetime: String::new(),
    };
    ensure!(
        missing.is_empty(),
        "the form classroom50 is for an autograder of Classroom 50, whose environment says what \
         was handed in: not set here: {}",
        missing.join(", ")
    );
    ensure!(
        ["individual", "group", "team"].contains(&handin.assignment_type.as_str()),
        "ASSIGNMENT_TYPE is `{}`, which is none of individual, group, team",
        handin.assignment_type
    );
    let datetime = datetime(&handin.submission).with_context(|| {
        format!(
            "SUBMISSION_TAG is `{}`, which is no tag like `submit/2026-06-01T14-32-05Z-a1b2c3d`",
            handin.submission
        )
    })?;
    Ok(Handin { datetime, ..handin })
}

/// The moment in a tag's name, which is the same whenever it is graded again.
fn datetime(tag: &str) -> Option<String> {
    const SHAPE: &str = "0000-00-00T00-00-00Z";
    let moment = tag.strip_prefix("submit/")?.get(..SHAPE.len())?;
    let fits = |(char, shape): (char, char)| match shape {
        '0' => char.is_ascii_digit(),
        shape => char == shape,
    };
    if !moment.chars().zip(SHAPE.chars()).all(fits) {
        return None;
    }
    let (date, time) = moment.split_once('T')?;
    Some(format!("{date}T{}", time.replace('-', ":")))
}

#[cfg(test)]
mod tests {
    use super::read;

    const ALL: &[(&str, &str)] = &[
        ("CLASSROOM", "rust"),
        ("ASSIGNMENT", "katas"),
        ("USERNAME", "ada"),
        ("SUBMISSION_TAG", "submit/2026-06-01T14-32-05Z-a1b2c3d"),
        ("COMMIT_URL", "https://example.org/commit"),
        ("RELEASE_URL", "https://example.org/release"),
    ];

    fn read_without(left_out: &str, more: &[(&str, &str)]) -> anyhow::Result<super::Handin> {
        let vars = more.iter().chain(ALL);
        let vars: Vec<_> = vars.filter(|(name, _)| *name != left_out).collect();
        read(|name| {
            let found = vars.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_says_what_was_handed_in() {
        let handin = read_without("", &[]).unwrap();
        assert_eq!(handin.owner, "ada");
        assert_eq!(handin.review, handin.commit);
        assert_eq!(handin.datetime, "2026-06-01T14:32:05Z");
        assert_eq!(handin.assignment_type, "individual");
    }

    #[test]
    fn what_is_missing_or_odd_is_named() {
        for name in ["CLASSROOM", "SUBMISSION_TAG", "COMMIT_URL"] {
            let error = read_without(name, &[]).unwrap_err().to_string();
            assert!(error.ends_with(&format!(": {name}")), "{error}");
        }
        let error = read_without("USERNAME", &[]).unwrap_err().to_string();
        assert!(error.ends_with(": OWNER"), "{error}");
        for (name, value) in [
            ("SUBMISSION_TAG", "v1"),
            ("SUBMISSION_TAG", "submit/2026-06-01"),
            ("SUBMISSION_TAG", "submit/2026-06-01T14:32:05Z-ä"),
            ("ASSIGNMENT_TYPE", "pairs"),
        ] {
            let error = read_without("", &[(name, value)]).unwrap_err().to_string();
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
    }
}
