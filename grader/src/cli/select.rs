//! Names of exercises and topics: what a course has, and which of it a user means.
//!
//! Invariant: a name means exactly what it says; a near miss is suggested, never taken.

use std::fmt::Write;

use anyhow::{Result, bail};

use crate::exercise::Course;

/// As alike as a slip of the finger leaves two names, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The exercises that `wanted` names, by themselves or by their topic, in the course's order;
/// all of them if it names none.
pub(super) fn names(course: &Course, wanted: &[String]) -> Result<Vec<String>> {
    let known: Vec<(&str, &str)> = course
        .exercises
        .iter()
        .map(|exercise| (exercise.topic.as_str(), exercise.name.as_str()))
        .collect();
    pick(&known, wanted)
}

/// `known` holds a topic and a name for each exercise.
fn pick(known: &[(&str, &str)], wanted: &[String]) -> Result<Vec<String>> {
    for wanted in wanted {
        if !known
            .iter()
            .any(|(topic, name)| wanted == topic || wanted == name)
        {
            bail!("{}", unknown(known, wanted));
        }
    }
    let meant = |(topic, name): &&(&str, &str)| {
        wanted.is_empty()
            || wanted
                .iter()
                .any(|wanted| wanted == topic || wanted == name)
    };
    Ok(known
        .iter()
        .filter(meant)
        .map(|(_, name)| (*name).to_owned())
        .collect())
}

fn unknown(known: &[(&str, &str)], wanted: &str) -> String {
    let mut near: Vec<(f64, &str)> = known
        .iter()
        .flat_map(|&(topic, name)| [topic, name])
        .map(|name| (likeness(wanted, name), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    near.sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.cmp(second)));
    near.dedup();
    near.truncate(3);
    let near: Vec<String> = near.iter().map(|(_, name)| format!("`{name}`")).collect();
    let remedy = if near.is_empty() {
        "`cargo run -- list` shows them all".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    format!("there is no exercise or topic {wanted:?}: {remedy}")
}

/// From 0 to 1; a topic is also known by its name without the number.
fn likeness(wanted: &str, name: &str) -> f64 {
    let bare = name.trim_start_matches(|char: char| char.is_ascii_digit() || char == '_');
    let wanted = wanted.to_lowercase();
    let likeness_of = strsim::normalized_damerau_levenshtein;
    likeness_of(&wanted, name).max(likeness_of(&wanted, bare))
}

/// The topics and exercises of `course`, each with its title and points.
pub(super) fn list(course: &Course) -> String {
    let names = course.exercises.iter().map(|exercise| exercise.name.len());
    let titles = course
        .exercises
        .iter()
        .map(|exercise| exercise.title.chars().count());
    let (name_width, title_width) = (names.max().unwrap_or(0), titles.max().unwrap_or(0));
    let mut text = String::new();
    for topic in course
        .exercises
        .chunk_by(|one, other| one.topic == other.topic)
    {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&topic[0].topic);
        text.push('\n');
        for exercise in topic {
            let points: u32 = exercise.checks.iter().map(|check| check.points).sum();
            let s = if points == 1 { "" } else { "s" };
            let (name, title) = (&exercise.name, &exercise.title);
            // Writing to a string can't fail.
            let _ = writeln!(
                text,
                "  {name:<name_width$}  {title:<title_width$}  {points:>3} point{s}"
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::pick;

    const KNOWN: [(&str, &str); 3] = [
        ("01_futures", "first_await"),
        ("02_joining", "join_two"),
        ("02_joining", "join_all_ordered"),
    ];

    fn picked(wanted: &[&str]) -> Result<Vec<String>, String> {
        let wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        pick(&KNOWN, &wanted).map_err(|error| error.to_string())
    }

    #[test]
    fn names_and_topics_come_in_the_courses_order_and_once() {
        assert_eq!(picked(&[]).unwrap().len(), KNOWN.len());
        assert_eq!(
            picked(&["join_two", "02_joining", "first_await"]).unwrap(),
            ["first_await", "join_two", "join_all_ordered"]
        );
    }

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_not() {
        insta::assert_snapshot!(
            picked(&["first_await", "join_tow"]).unwrap_err(),
            @r#"there is no exercise or topic "join_tow": did you mean `join_two`?"#
        );
        insta::assert_snapshot!(picked(&["joining"]).unwrap_err(), @r#"there is no exercise or topic "joining": did you mean `02_joining`?"#);
        insta::assert_snapshot!(picked(&["zebra"]).unwrap_err(), @r#"there is no exercise or topic "zebra": `cargo run -- list` shows them all"#);
    }
}
