//! Reports on a class that was made by hand: its table and its page.
//!
//! Invariant: whatever names and errors hold, they are text in both.

use grader::{
    disclose::disclose,
    report::{class_csv, class_page},
    scorecard::{
        Disclosure, Scorecard,
        class::{Class, Student},
    },
};

use crate::{
    formats::csv,
    html::{self, MARKUP},
    sample,
};

fn student(name: &str, card: Scorecard) -> Student {
    Student {
        name: name.to_owned(),
        file: Some("students/x.json".to_owned()),
        card,
    }
}

/// Everything twice, nobody, and somebody without a result.
fn sample_class(with: &str, disclosure: Disclosure) -> Class {
    let card = disclose(sample::everything(), disclosure);
    let card = sample::poisoned(&card, with);
    Class {
        name: format!("5a{with}"),
        students: vec![
            student(&format!("ada{with}"), card.clone()),
            student(&format!("bob{with}"), card),
            student("eve", sample::not_graded(&format!("no compiler{with}"))),
        ],
        left_out: vec![format!("list.csv{with} is no folder")],
    }
}

#[test]
fn the_table_of_everything() {
    insta::assert_snapshot!(class_csv(&sample_class("", Disclosure::Full)).unwrap());
}

#[test]
fn the_page_of_a_class() {
    let page = class_page(&sample_class("", Disclosure::Full));
    html::parse(&page);
    let (_, body) = page.split_once("<body>").unwrap();
    insta::assert_snapshot!(body);
}

#[test]
fn names_and_errors_are_text_whatever_they_look_like() {
    for trick in [MARKUP, sample::HOSTILE, "\n=1+1", "\";=1+1,\"@SUM(A1)"] {
        let class = sample_class(trick, Disclosure::Full);
        let page = class_page(&class);
        let clean = class_page(&sample_class("", Disclosure::Full));
        assert_eq!(
            html::kinds(&html::parse(&page)),
            html::kinds(&html::parse(&clean))
        );
        for char in page.chars() {
            assert!(char == '\n' || !char.is_control(), "{char:?}");
        }
        for line in csv(&class_csv(&class).unwrap()) {
            assert_eq!(line.len(), 10 + class.students[0].card.exercises.len());
            for cell in &line {
                let starts = cell.split([';', ',', '|']);
                for start in starts {
                    let start = start.trim_start_matches([' ', '"']);
                    assert!(!start.starts_with(['=', '+', '-', '@']), "{cell:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_disclosed_is_in_no_report_on_a_class() {
    let page = class_page(&sample_class("", Disclosure::Verdict));
    assert!(page.contains("The course does not tell diagnoses"));
    assert!(!page.contains("sequential"));
    assert!(page.contains("Both requests run at the same time"));
    let page = class_page(&sample_class("", Disclosure::None));
    assert!(page.contains("The course does not tell of single checks"));
    assert!(!page.contains("Both requests run"));
}

#[test]
fn a_class_without_any_result_has_a_table_and_a_page() {
    let class = Class {
        name: String::new(),
        students: Vec::new(),
        left_out: Vec::new(),
    };
    html::parse(&class_page(&class));
    assert!(csv(&class_csv(&class).unwrap()).is_empty());
}
