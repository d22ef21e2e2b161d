//! Tests of what a candidate may not do: hostile sources, each with the group it is rejected for.
//!
//! Invariant: nothing of these sources is ever run.

use super::*;

#[tokio::test]
async fn forbidden_calls_are_rejected_by_their_group() {
    let mut scene = Scene::new().await;
    for (group, body) in [
        (
            "clock",
            "tokio::time::advance(std::time::Duration::ZERO).await;",
        ),
        (
            "clock",
            "use tokio::time as t; let stop: fn() = t::pause; stop();",
        ),
        ("runtime", "_ = tokio::runtime::Runtime::new();"),
        ("runtime", "_ = futures::executor::block_on(async {});"),
        (
            "process",
            "macro_rules! end { () => { std::process::exit(0) } } if value == 3 { end!() }",
        ),
        ("process", "std::panic::set_hook(Box::new(|_| {}));"),
        ("env", "_ = std::env::args();"),
        ("files", "_ = std::fs::read_to_string(\"/etc/hostname\");"),
        ("files", "_ = std::path::Path::new(\"/\").exists();"),
        (
            "files",
            "use std::os::fd::AsFd; _ = std::io::stdout().as_fd().try_clone_to_owned().map(std::io::PipeWriter::from);",
        ),
        ("files", "_ = tokio::fs::read(\"x\").await;"),
        (
            "sockets",
            "_ = std::net::TcpStream::connect(\"127.0.0.1:1\");",
        ),
        ("sockets", "_ = tokio::net::UnixStream::pair();"),
        ("unsafe", "unsafe { std::hint::assert_unchecked(true) }"),
    ] {
        assert_eq!(scene.group(&with(body)).await, group, "{body}");
    }
    let outside = format!(
        "{}unsafe extern \"C\" {{ safe fn getpid() -> i32; }}\n",
        with("")
    );
    assert_eq!(scene.group(&outside).await, "unsafe");
    let exported = format!("{}#[unsafe(no_mangle)] pub fn exit() {{}}\n", with(""));
    assert_eq!(scene.group(&exported).await, "unsafe");

    scene.exercise.allow = vec![Group::Clock];
    let build = scene
        .compile(&with("if value == 3 { tokio::time::pause(); }"))
        .await;
    assert!(matches!(build, Build::Ready { .. }), "{build:?}");
}

/// A line for each path of the table: the path, and a statement that uses it.
const EVERY_PATH: &str = include_str!("every_path.txt");

#[tokio::test]
async fn every_path_of_the_table_is_rejected_where_it_is_used() {
    let mut scene = Scene::new().await;
    let uses: Vec<(&str, &str)> = EVERY_PATH
        .lines()
        .map(|line| line.split_once(" | ").expect("a path and its use"))
        .collect();
    // More than these in one file would not all be told.
    for uses in uses.chunks(60) {
        let mut source = with("");
        let before = source.lines().count();
        source.push_str("pub async fn forbidden() {\n");
        for (_, statement) in uses {
            source.extend(["    ", statement, "\n"]);
        }
        source.push_str("}\n");
        let build = scene.compile(&source).await;
        let Build::Rejected { diagnostics, .. } = build else {
            panic!("{build:#?}");
        };
        for (number, (path, statement)) in (before + 2..).zip(uses) {
            let found = diagnostics.iter().any(|it| {
                it.level == Level::Policy
                    && it.message.contains(&format!("`{path}`"))
                    && it
                        .place
                        .as_ref()
                        .is_some_and(|it| it.line as usize == number)
            });
            assert!(found, "not rejected: {statement}\n{diagnostics:#?}");
        }
    }
    let proven: Vec<&str> = uses.iter().map(|(path, _)| *path).collect();
    let crates = scene.exercise.dependencies.clone();
    for entry in policy::entries(&[], &crates) {
        assert!(proven.contains(&entry.path), "no use of {}", entry.path);
    }
}

#[tokio::test]
async fn a_file_that_takes_in_another_is_rejected_and_shows_nothing_of_it() {
    let mut scene = Scene::new().await;
    let other = scene.toolbox.root.join("other.rs");
    fs::write(
        &other,
        "pub async fn twice(value: u32) -> u32 { value * 2 }",
    )
    .unwrap();
    let other = other.display();
    for source in [
        format!("include!(\"{other}\");"),
        format!("#[path = \"{other}\"] mod other; pub use other::twice;"),
        with(&format!("_ = include_str!(\"{other}\");")),
        with(&format!(
            "const _: () = panic!(\"{{}}\", include_str!(\"{other}\"));"
        )),
    ] {
        assert_eq!(scene.group(&source).await, "files", "{source}");
    }
    for source in [
        "_ = env!(\"PATH\");",
        "_ = option_env!(\"NO_SUCH_VARIABLE\");",
    ] {
        assert_eq!(scene.group(&with(source)).await, "env", "{source}");
    }

    fs::write(
        scene.toolbox.root.join("other.rs"),
        "pub async fn hidden( = 1;",
    )
    .unwrap();
    let source = format!("#[path = \"{other}\"] mod other;\n{}", with(""));
    let Build::Rejected { diagnostics, .. } = scene.compile(&source).await else {
        panic!("not rejected");
    };
    assert!(
        !format!("{diagnostics:?}").contains("hidden"),
        "{diagnostics:?}"
    );
}

/// Ends the compiler before it lists what it read.
const ENDLESS: &str = "macro_rules! deeper { () => { deeper!(); } }\ndeeper!();\n";

#[tokio::test]
async fn a_compiler_that_stopped_early_says_nothing_that_it_may_have_read() {
    let mut scene = Scene::new().await;
    let other = scene.toolbox.root.join("other.txt");
    fs::write(&other, "hidden").unwrap();
    let shown = format!("compile_error!(include_str!(\"{}\"));", other.display());
    for start in [
        "fn 🦀() {}",
        "const X: &str = “x”;",
        "fn f() { 'ab }",
        "x#\"\"#",
    ] {
        let source = format!("{start}\n{shown}\n{ENDLESS}");
        let build = scene.compile(&source).await;
        assert!(!format!("{build:?}").contains("hidden"), "{build:?}");
        assert!(!matches!(build, Build::Ready { .. }), "{build:?}");
    }
    let by_a_module = format!(
        "macro_rules! take {{ ($name:ident) => {{ #[$name = \"{}\"] mod taken; }} }}\ntake!(path);\n{ENDLESS}",
        other.display()
    );
    let build = scene.compile(&by_a_module).await;
    assert!(!format!("{build:?}").contains("hidden"), "{build:?}");
    let by_a_macro = format!("compile_error!(option_env!(\"NO\"));\n{ENDLESS}");
    let (error, _) = scene.error(&by_a_macro).await;
    assert!(error.message.contains("is not shown"), "{error:?}");
    assert_eq!(error.place.unwrap().line, 1);
}

#[tokio::test]
async fn an_honest_slip_is_told_in_the_compilers_words() {
    let mut scene = Scene::new().await;
    for (slip, said) in [
        ("println!(\"hello);", "unterminated double quote"),
        ("let x = /* include;", "unterminated block comment"),
        ("let x = 1 // the path, mod 7", "expected `;`"),
        ("let include = [1, 2;", "mismatched closing delimiter"),
        ("println!(“hello”);", "unknown start of token"),
        ("fn inner( {", "unclosed delimiter"),
    ] {
        let build = scene.compile(&with(slip)).await;
        let told = format!("{build:?}");
        assert!(told.contains(said), "{slip}: {told}");
    }
}

#[tokio::test]
async fn what_one_exercise_denies_is_rejected_in_its_authors_words() {
    let mut scene = Scene::new().await;
    let why = "The task is to build \"what\" it does.";
    let denied = |path: &str| policy::Denied {
        path: path.to_owned(),
        why: why.to_owned(),
    };
    let paths = [
        "futures::future::join_all",
        "futures::join!",
        "tokio::task::JoinSet",
    ];
    scene.exercise.deny = paths.map(denied).into();
    for body in [
        "futures::future::join_all([async {}]).await;",
        "use futures::future as f; let g = f::join_all::<[std::future::Ready<()>; 0]>; g([]).await;",
        "futures::join!(async {}, async {});",
        "let _: Option<tokio::task::JoinSet<()>> = None;",
    ] {
        let build = scene.compile(&with(body)).await;
        let Build::Rejected { diagnostics, .. } = build else {
            panic!("{body}: {build:?}");
        };
        assert_eq!(diagnostics[0].code.as_deref(), Some("task"), "{body}");
        assert_eq!(diagnostics[0].help.as_deref(), Some(why), "{body}");
    }
    scene.told(&with("tokio::join!(async {}, async {});")).await;

    // A path that is not there forbids nothing, and its author is told,
    // where the file names its crate.
    scene.exercise.deny = [
        "tokio::no_such",
        "tokio::Spawn",
        "tokio::runtime::Handle::spawn!",
    ]
    .map(denied)
    .into();
    let Build::Ready { unknown_paths, .. } = scene
        .compile(&with("tokio::task::yield_now().await;"))
        .await
    else {
        panic!("not ready");
    };
    assert_eq!(unknown_paths.len(), 3, "{unknown_paths:?}");
}
