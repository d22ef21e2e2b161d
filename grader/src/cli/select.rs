//! Names of exercises and topics: what a course has, and which of it a user means.
//!
//! Invariant: a whole name means what it says, a part only what no other name has in it; a near
//! miss is suggested, never taken.

use anyhow::{Context, Result, bail};

use crate::exercise::{Course, Exercise};

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
    let wanted: Vec<&str> = wanted
        .iter()
        .map(|wanted| meant(known, wanted))
        .collect::<Result<_>>()?;
    let is_wanted = |(topic, name): &&(&str, &str)| {
        wanted.is_empty() || wanted.contains(topic) || wanted.contains(name)
    };
    Ok(known
        .iter()
        .filter(is_wanted)
        .map(|(_, name)| (*name).to_owned())
        .collect())
}

/// The exercise or topic that `wanted` means: its whole name, or a part that no other has.
fn meant<'a>(known: &[(&'a str, &'a str)], wanted: &str) -> Result<&'a str> {
    let mut names: Vec<&str> = known
        .iter()
        .flat_map(|&(topic, name)| [topic, name])
        .collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    let part = wanted.to_lowercase();
    let ways: [&dyn Fn(&str) -> bool; 4] = [
        &|name| name == part,
        &|name| bare(name) == part,
        &|name| bare(name).starts_with(&part) || name.starts_with(&part),
        &|name| name.contains(&part),
    ];
    for is_meant in ways {
        let found: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| is_meant(name))
            .collect();
        match found[..] {
            [] => {}
            [name] => return Ok(name),
            _ if part.is_empty() => break,
            _ => {
                let found: Vec<String> = found.iter().map(|name| format!("`{name}`")).collect();
                bail!("{wanted:?} may be {}: say more of it", found.join(" or "));
            }
        }
    }
    bail!("{}", unknown(known, wanted))
}

/// The one exercise that `wanted` names.
pub(super) fn exercise<'a>(course: &'a Course, wanted: &str) -> Result<&'a Exercise> {
    let known: Vec<(&str, &str)> = course
        .exercises
        .iter()
        .map(|exercise| ("", exercise.name.as_str()))
        .collect();
    let name = meant(&known, wanted)?;
    let found = course.exercise(name);
    found.with_context(|| unknown(&known, wanted))
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

/// A topic's name without its number.
fn bare(name: &str) -> &str {
    name.trim_start_matches(|char: char| char.is_ascii_digit() || char == '_')
}

/// From 0 to 1; a topic is also known by its name without the number.
fn likeness(wanted: &str, name: &str) -> f64 {
    let bare = bare(name);
    let wanted = wanted.to_lowercase();
    let likeness_of = strsim::normalized_damerau_levenshtein;
    likeness_of(&wanted, name).max(likeness_of(&wanted, bare))
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
    fn a_part_of_a_name_is_enough_where_no_other_has_it() {
        assert_eq!(picked(&["all"]).unwrap(), ["join_all_ordered"]);
        assert_eq!(picked(&["First"]).unwrap(), ["first_await"]);
        assert_eq!(picked(&["joining"]).unwrap().len(), 2);
        insta::assert_snapshot!(
            picked(&["join_"]).unwrap_err(),
            @r#""join_" may be `join_all_ordered` or `join_two`: say more of it"#
        );
    }

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_not() {
        insta::assert_snapshot!(
            picked(&["first_await", "join_tow"]).unwrap_err(),
            @r#"there is no exercise or topic "join_tow": did you mean `join_two`?"#
        );
        insta::assert_snapshot!(picked(&["joning"]).unwrap_err(), @r#"there is no exercise or topic "joning": did you mean `02_joining`?"#);
        insta::assert_snapshot!(picked(&["zebra"]).unwrap_err(), @r#"there is no exercise or topic "zebra": `cargo run -- list` shows them all"#);
    }
}
