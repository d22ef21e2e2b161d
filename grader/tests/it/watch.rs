//! Watch mode, driven through a pseudo-terminal and read back from its screen.
//!
//! Invariant: what is asserted is what stands on the screen or in the learner's folder. The
//! limit of real time is there only so that a broken build ends.

mod terminal;

use std::fs;

use crate::desk::Desk;
use terminal::Terminal;

const SEQUENTIAL: &str = include_str!("../../../tests/02_joining/join_two/mutants/one_by_one.rs");

/// A learner at their desk, with the first exercise on the screen.
fn sit_down() -> (Desk, Terminal) {
    let desk = Desk::new();
    let terminal = Terminal::start(&desk, 80, 24, &[]);
    terminal.wait_for("quit");
    (desk, terminal)
}

#[test]
fn it_resumes_at_the_first_exercise_not_passed_and_remembers_what_was() {
    let desk = Desk::new();
    let first = desk.exercises()[0].clone();
    let second = desk.exercises()[1].clone();
    {
        let mut terminal = Terminal::start(&desk, 80, 24, &[]);
        terminal.wait_for(&first.name);
        terminal.wait_for("untouched");
        desk.solve(&first);
        terminal.wait_for("Passed:");
        terminal.wait_for("n goes on");
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);
    }
    let terminal = Terminal::start(&desk, 80, 24, &[]);
    terminal.wait_for(&second.name);
    terminal.wait_for("1/");
}

#[test]
fn a_save_shows_the_verdict_the_cause_and_the_picture() {
    let (desk, mut terminal) = sit_down();
    desk.save("join_two", SEQUENTIAL);
    terminal.wait_for("sequential:");
    let screen = terminal.text();
    assert!(screen.contains("expected"), "{screen}");
    assert!(screen.contains("checks failed"), "{screen}");
    terminal.press("g");
    terminal.wait_for("yours");
    terminal.wait_for("    goal  ");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_save_during_a_run_starts_anew_and_a_rename_is_a_save() {
    let (desk, terminal) = sit_down();
    let exercise = desk.exercise("join_two");
    // Twelve saves, faster than any of them can be graded: only the last one counts.
    for round in 0..12 {
        desk.save("join_two", &format!("{SEQUENTIAL}// {round}\n"));
    }
    desk.replace(&exercise, &desk.solution(&exercise));
    terminal.wait_for("Passed:");
    assert!(!terminal.text().contains("sequential:"));
}

#[test]
fn hints_come_one_at_a_time_and_the_solution_only_after_passing() {
    let (desk, mut terminal) = sit_down();
    desk.save("join_two", SEQUENTIAL);
    terminal.wait_for("sequential:");
    terminal.press("s");
    terminal.wait_for("once this exercise is passed");
    terminal.press("h");
    terminal.wait_for("Hint 1 of 3");
    assert!(!terminal.text().contains("Hint 2 of 3"));
    terminal.press("h");
    terminal.wait_for("Hint 2 of 3");
    desk.solve(&desk.exercise("join_two"));
    terminal.wait_for("Passed:");
    terminal.press("s");
    terminal.wait_for("solutions/02_joining/join_two.rs");
}

#[test]
fn the_list_is_searched_filtered_and_jumped_from() {
    let (desk, mut terminal) = sit_down();
    terminal.press("l");
    terminal.wait_for("all exercises");
    terminal.press("/");
    terminal.wait_for("to search");
    terminal.type_text("join_two");
    terminal.wait_for("with \"join_two\"");
    terminal.press("\r");
    terminal.wait_for("go there");
    terminal.press("\r");
    terminal.wait_for(&desk.exercise("join_two").file);
    terminal.press("l");
    terminal.press("f");
    terminal.wait_for("not passed yet");
    terminal.press("f");
    terminal.press("f");
    terminal.wait_for("0: passed");
}

#[test]
fn a_reset_asks_first_and_keeps_a_copy() {
    let (desk, mut terminal) = sit_down();
    desk.save("join_two", SEQUENTIAL);
    terminal.wait_for("sequential:");
    terminal.press("x");
    terminal.wait_for("Put exercises/02_joining/join_two.rs back");
    terminal.press("\x1b");
    terminal.wait_for("reset");
    assert_eq!(desk.text("join_two"), SEQUENTIAL);
    terminal.press("x");
    terminal.wait_for("Put exercises");
    terminal.press("y");
    terminal.wait_for("untouched");
    assert_eq!(desk.text("join_two"), desk.stub("join_two"));
    let copies = desk.backups();
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert_eq!(fs::read_to_string(&copies[0]).expect("a copy"), SEQUENTIAL);
}

#[test]
fn it_fits_every_size_and_shows_ascii_where_that_is_all_there_is() {
    let desk = Desk::new();
    let mut terminal = Terminal::start(&desk, 80, 24, &[("LC_ALL", "C"), ("NO_COLOR", "1")]);
    terminal.wait_for("quit");
    desk.save("join_two", SEQUENTIAL);
    terminal.wait_for("sequential:");
    terminal.resize(20, 4);
    terminal.wait_for("join_two:");
    for (columns, rows) in [(200, 60), (40, 14), (80, 24)] {
        terminal.resize(columns, rows);
        // The rule below the title is as wide as the screen.
        terminal.wait_for(&"-".repeat(usize::from(columns)));
    }
    terminal.wait_for("sequential:");
    let screen = terminal.text();
    assert!(screen.is_ascii(), "{screen}");
    assert!(!terminal.has_colors());
}

#[test]
fn ctrl_c_leaves_the_terminal_as_it_was() {
    let (_desk, mut terminal) = sit_down();
    assert!(terminal.is_alternate());
    terminal.press("\x03");
    assert_eq!(terminal.ended(), 130);
    assert!(!terminal.is_alternate());
    assert!(!terminal.hides_cursor());
}

#[test]
fn a_request_to_end_leaves_the_terminal_as_it_was() {
    let (_desk, mut terminal) = sit_down();
    terminal.terminate();
    assert_eq!(terminal.ended(), 130);
    assert!(!terminal.is_alternate());
    assert!(!terminal.hides_cursor());
}

#[test]
fn a_topic_that_is_replaced_as_a_whole_is_looked_at_again() {
    let (desk, terminal) = sit_down();
    let first = desk.exercises()[0].clone();
    desk.replace_topic(&first, &desk.solution(&first));
    terminal.wait_for("Passed:");
    // The watch holds for what comes after it too.
    desk.save(&first.name, "fn {");
    terminal.wait_for("did not compile");
}

#[test]
fn the_exercise_s_file_is_a_link() {
    let (desk, terminal) = sit_down();
    let first = &desk.exercises()[0];
    let file = desk
        .root()
        .canonicalize()
        .expect("a path")
        .join(&first.file);
    let link = format!(
        "\x1b]8;;file://{}\x1b\\{}\x1b]8;;\x1b\\",
        file.display(),
        first.file
    );
    let written = terminal.written();
    assert!(written.contains(&link), "{written:?}");
}

#[test]
fn a_file_that_does_not_compile_shows_the_compiler_s_words() {
    let (desk, terminal) = sit_down();
    let broken = desk.stub("join_two").replace("async fn", "async fun");
    desk.save("join_two", &broken);
    terminal.wait_for("did not compile");
    terminal.wait_for("error");
    let plain = broken
        .replace("async fun", "fn")
        .replace("todo!", "user.await; todo!");
    desk.save("join_two", &plain);
    terminal.wait_for("gives the thread back to the runtime");
    terminal.wait_for("E0728");
    desk.save("join_two", "");
    terminal.wait_for("is empty");
}

#[test]
fn a_damaged_bookmark_costs_a_notice() {
    let desk = Desk::new();
    let file = desk.root().join(".tokio-katas.json");
    for text in ["{\"version\": 1, \"pas", "{\"version\": 99}", "\u{0}\u{0}"] {
        fs::write(&file, text).expect("a bookmark");
        let mut terminal = Terminal::start(&desk, 80, 24, &[]);
        terminal.wait_for(".tokio-katas.json");
        terminal.wait_for("untouched");
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);
    }
}

#[test]
fn what_is_printed_stands_there_with_its_time() {
    let (desk, mut terminal) = sit_down();
    let talking = SEQUENTIAL.replace(
        "(user.await, orders.await)",
        "println!(\"asking\"); let user = user.await; println!(\"{user} it is\"); (user, orders.await)",
    );
    assert_ne!(talking, SEQUENTIAL);
    desk.save("join_two", &talking);
    terminal.wait_for("sequential:");
    terminal.press("\x1b[6~");
    terminal.wait_for("  0 ms  asking");
    let screen = terminal.text();
    let line = screen.lines().find(|line| line.contains("it is"));
    let line = line.expect("the second line is below the first");
    assert!(line.contains(" ms ") && !line.contains("  0 ms"), "{line}");
}

#[test]
fn a_kill_while_the_bookmark_is_written_leaves_a_whole_one() {
    let desk = Desk::new();
    for _ in 0..8 {
        let mut terminal = Terminal::start(&desk, 80, 24, &[]);
        terminal.wait_for("quit");
        // Each press writes the bookmark.
        terminal.press(&"c".repeat(200));
        terminal.wait_for("After passing");
        terminal.kill();
        let text = fs::read_to_string(desk.root().join(".tokio-katas.json"));
        let text = text.expect("a bookmark");
        let written: serde_json::Value = serde_json::from_str(&text).expect("whole");
        assert_eq!(written["version"], 1);
    }
    let terminal = Terminal::start(&desk, 80, 24, &[]);
    terminal.wait_for("quit");
    assert!(!terminal.text().contains("is damaged"));
}

#[test]
fn the_cause_of_a_failed_check_is_explained_on_a_key() {
    let (desk, mut terminal) = sit_down();
    terminal.press("e");
    terminal.wait_for("no failed check to explain");
    desk.save("join_two", SEQUENTIAL);
    terminal.wait_for("sequential:");
    terminal.press("e");
    terminal.wait_for("# sequential: ");
    terminal.press("\x1b");
    terminal.wait_for("expected");
}

#[test]
fn the_editor_has_the_terminal_until_it_ends() {
    let desk = Desk::new();
    let first = desk.exercises()[0].clone();
    let solution = desk.root().join(&first.solution);
    let script = desk.root().join("editor.sh");
    // Waits for a key, as an editor does, and then saves the solution.
    let text = format!(
        "echo I am an editor; read -r key; cp {} $1\n",
        solution.display()
    );
    fs::write(&script, text).expect("a script");
    let editor = format!("sh {}", script.display());
    let mut terminal = Terminal::start(&desk, 80, 24, &[("EDITOR", &editor)]);
    terminal.wait_for("untouched");
    terminal.press("o");
    terminal.wait_for("I am an editor");
    assert!(!terminal.is_alternate());
    terminal.press("x\r");
    terminal.wait_for("Passed:");
    assert!(terminal.is_alternate());
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn the_next_exercise_comes_by_itself_if_so_set() {
    let (desk, mut terminal) = sit_down();
    terminal.press("c");
    terminal.wait_for("comes by itself");
    desk.solve(&desk.exercises()[0]);
    terminal.wait_for(&format!("{} passed", desk.exercises()[0].name));
    terminal.wait_for(&desk.exercises()[1].file);
}

#[test]
fn run_all_grades_every_exercise_and_shows_the_list() {
    let desk = Desk::new();
    let solved = &desk.exercises()[1];
    desk.solve(solved);
    let mut terminal = Terminal::start(&desk, 80, 24, &[]);
    terminal.wait_for("quit");
    terminal.press("a");
    terminal.wait_for("1 of 24 exercises passed");
    terminal.wait_for("1 of 5 passed");
}

#[test]
fn the_page_opens_on_a_key_and_is_written_anew_at_each_verdict() {
    let desk = Desk::new();
    let shown = desk.root().join("shown.txt");
    let browser = desk.root().join("browser.sh");
    let text = format!("echo \"$1\" >> {}\n", shown.display());
    fs::write(&browser, text).expect("a script");
    let browser = format!("sh {} %s", browser.display());
    // Begun on another day, and not graded in this stay before the page is asked for.
    desk.save("deadline", "fn {");
    let mut terminal = Terminal::start(&desk, 120, 24, &[("BROWSER", &browser)]);
    terminal.wait_for("quit");
    desk.save("join_two", SEQUENTIAL);
    terminal.wait_for("sequential:");
    terminal.press("w");
    terminal.wait_for("The page is written anew at each verdict");
    let path = fs::read_to_string(&shown).expect("the browser was started");
    let page = || fs::read_to_string(path.trim()).expect("a page");
    assert!(page().contains("did not compile"), "{path}");
    assert!(page().contains("Your run, and the goal"), "{path}");
    desk.solve(&desk.exercise("join_two"));
    terminal.wait_for("Passed:");
    // The page comes right behind the verdict, before the next key.
    terminal.press("l");
    terminal.wait_for("all exercises");
    assert!(!page().contains("Your run, and the goal"), "{path}");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn without_a_browser_the_page_s_place_is_told() {
    let desk = Desk::new();
    let vars = [("BROWSER", "no-such-browser")];
    let mut terminal = Terminal::start(&desk, 160, 24, &vars);
    terminal.wait_for("quit");
    terminal.press("w");
    terminal.wait_for("No browser took the page");
    assert!(terminal.text().contains("target/grader/report.html"));
}
