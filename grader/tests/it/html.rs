//! The page, as a parser of HTML and a browser's rules see it.
//!
//! Invariant: what somebody hands in can change what the page says, never what it is made of.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use grader::{
    disclose::disclose,
    report::{Format, Style},
    scorecard::{CheckReport, Disclosure, Scorecard, Verdict},
};
use scraper::{Html, Node, Selector};
use testkit_record::{BarEnd, LaneEnd};

use crate::sample;

/// Markup in each of its contexts, and what steers a reader's eye.
pub(crate) const MARKUP: &str = "</title></style></script></svg><script>pwned()</script><img src=x onerror=pwned()>\
     \" autofocus onfocus=pwned() x=\"' onclick='pwned()<!-- ]]> &lt;b&gt; {{7*7}} \u{202e}\u{1b}[2J";

fn page(card: &Scorecard) -> String {
    Format::Html.render(card, &Style::PLAIN).unwrap()
}

pub(crate) fn parse(page: &str) -> Html {
    let html = Html::parse_document(page);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    html
}

pub(crate) fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let found = html.select(&selector);
    found.map(|it| it.text().collect::<String>()).collect()
}

/// Every kind of element with the names of its attributes.
pub(crate) fn kinds(html: &Html) -> BTreeSet<String> {
    let elements = html.tree.nodes().filter_map(|node| match node.value() {
        Node::Element(element) => Some(element),
        _ => None,
    });
    elements
        .map(|element| {
            let mut attributes: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
            attributes.sort_unstable();
            format!("{} {}", element.name(), attributes.join(" "))
        })
        .collect()
}

/// Leaves pages where the test in a browser looks for them, beside what they were made of.
fn leave(name: &str, card: &Scorecard) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), page(card)).unwrap();
    let json = Format::Json.render(card, &Style::PLAIN).unwrap();
    fs::write(folder.join(format!("{name}.json")), json).unwrap();
}

#[test]
fn the_page_of_everything() {
    let card = sample::everything();
    leave("everything", &card);
    let page = page(&card);
    parse(&page);
    // The style and the script are files of their own, which need no second copy here.
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, rest) = rest.split_once("<script>").unwrap();
    let (_, end) = rest.split_once("</script>").unwrap();
    let (before, after) = head.split_once("style-src").unwrap();
    let (_, after) = after.split_once("base-uri").unwrap();
    insta::assert_snapshot!(format!("{before}…{after}{body}{end}"));
}

#[test]
fn it_says_what_the_scorecard_says() {
    let card = sample::everything();
    let html = parse(&page(&card));
    let names = texts(&html, "article h3 .name");
    let expected: Vec<&str> = card.exercises.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, expected);
    let checks: Vec<&CheckReport> = card.exercises.iter().flat_map(|it| &it.checks).collect();
    let sentences = texts(&html, ".check h4 .sentence");
    assert_eq!(sentences.len(), checks.len());
    let points = texts(&html, ".check h4 .points");
    for (points, check) in points.iter().zip(&checks) {
        let expected = format!("{}/{}", check.points_earned, check.points_possible);
        assert_eq!(points, &expected);
    }
    let sums = texts(&html, ".sums strong").join(" ");
    let totals = &card.totals;
    let expected = [
        totals.points_earned,
        totals.exercises_passed,
        totals.checks_passed,
    ];
    assert_eq!(sums, expected.map(|sum| sum.to_string()).join(" "));
    let failed = checks
        .iter()
        .filter(|it| it.verdict.is_some_and(|it| it != Verdict::Passed));
    let pictures = failed.filter(|it| it.timeline.is_some()).count();
    let failed = Selector::parse(".check[data-state=failed] .picture").unwrap();
    assert_eq!(html.select(&failed).count(), pictures);
}

#[test]
fn every_name_on_the_page_leads_to_one_thing() {
    let html = parse(&page(&sample::everything()));
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut links = Vec::new();
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        if let Some(id) = element.attr("id") {
            *ids.entry(id.to_owned()).or_default() += 1;
        }
        links.extend(element.attr("href").map(str::to_owned));
        for (name, _) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style", "{element:?}");
        }
    }
    assert!(ids.values().all(|&count| count == 1), "{ids:?}");
    for link in links {
        let id = link.strip_prefix('#').expect("a link within the page");
        assert!(ids.contains_key(id), "{link}");
    }
}

#[test]
fn every_picture_has_its_text() {
    let html = parse(&page(&sample::everything()));
    let shapes = texts(&html, ".shape > title");
    let rows = texts(&html, ".in-words tbody tr:not(.whose)");
    assert_eq!(shapes.len(), rows.len());
    assert!(shapes.iter().all(|it| it.len() > 8), "{shapes:?}");
    assert!(shapes.contains(&"user, line 8, column 9, 0 ms to 100 ms, ready".to_owned()));
    for ended in [BarEnd::Ready, BarEnd::Cancelled, BarEnd::Open] {
        let words = match ended {
            BarEnd::Ready => ", ready",
            BarEnd::Cancelled => ", cancelled",
            BarEnd::Open => ", still waiting",
        };
        assert!(shapes.iter().any(|it| it.ends_with(words)), "{words}");
    }
}

#[test]
fn a_goal_shows_nothing_of_how_it_is_written() {
    let html = parse(&page(&sample::everything()));
    let lines = Selector::parse(".goal [data-line]").unwrap();
    assert_eq!(html.select(&lines).count(), 0);
    assert!(!texts(&html, ".goal .shape > title").is_empty());
}

#[test]
fn what_is_handed_in_is_text_whatever_it_looks_like() {
    let clean = sample::everything();
    let card = sample::poisoned(&clean, MARKUP);
    leave("hostile", &card);
    let page = page(&card);
    let html = parse(&page);
    assert_eq!(kinds(&html), kinds(&parse(&self::page(&clean))));
    assert_eq!(texts(&html, "script").len(), 1);
    assert!(texts(&html, "body").join("").contains("<script>pwned()"));
    for char in page.chars() {
        assert!(char == '\n' || !char.is_control(), "{char:?}");
    }
    assert!(!page.contains('\u{202e}'));
}

#[test]
fn the_page_stays_small_whatever_happens() {
    let mut card = sample::everything();
    let long = "<&>\"'\u{1b}".repeat(2_000);
    let mut exercises = Vec::new();
    for round in 0..60 {
        let mut exercise = card.exercises[4].clone();
        exercise.topic = format!("{:02}_topic", round / 4);
        exercise.source = Some("let x = 1; // a line of code like any other\n".repeat(1_400));
        for check in &mut exercise.checks {
            check.goal.clone_from(&check.timeline);
            let timeline = check.timeline.as_mut().unwrap();
            timeline.lanes = (0..50)
                .map(|at| sample::lane(at, (0, 9), LaneEnd::Open))
                .collect();
            let waits = 0..500_u32;
            timeline.bars = waits
                .map(|at| {
                    let mut bar = sample::bar(at, "wait", (0, 9), BarEnd::Cancelled);
                    bar.lane = at % 50;
                    bar
                })
                .collect();
            check.failure = Some(sample::failure(
                testkit_record::Code::WrongValue,
                "x",
                &long,
                &long,
                "why",
            ));
        }
        exercises.push(exercise);
    }
    card.exercises = exercises;
    let page = page(&card);
    parse(&page);
    assert!(page.len() < 1_000_000, "{}", page.len());
    assert_eq!(texts(&parse(&page), ".check .sentence").len(), 60 * 7);
}

#[test]
fn a_course_without_exercises_has_a_page() {
    let page = page(&sample::card(&[]));
    parse(&page);
    assert!(page.contains("There is no exercise to grade"));
}

#[test]
fn a_grading_that_came_to_nothing_has_a_page() {
    let error = format!("no compiler {MARKUP}");
    let page = page(&sample::not_graded(&error));
    let html = parse(&page);
    assert!(
        texts(&html, "header")
            .join("")
            .contains("no compiler </title>")
    );
    assert_eq!(texts(&html, "script").len(), 1);
}

#[test]
fn what_is_not_disclosed_is_not_on_the_page() {
    let card = sample::everything();
    let kept = disclose(card.clone(), Disclosure::Verdict);
    let html = parse(&page(&kept));
    let sentences = texts(&parse(&page(&card)), ".check .sentence");
    assert_eq!(texts(&html, ".check .sentence"), sentences);
    for part in [".picture", ".values", ".diagnosis", ".printed", ".goal"] {
        assert!(texts(&html, part).is_empty(), "{part}");
    }
    let html = parse(&page(&disclose(card, Disclosure::None)));
    assert!(texts(&html, ".check").is_empty());
    assert_eq!(texts(&html, "article .points").len(), kept.exercises.len());
}
