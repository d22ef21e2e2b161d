//! Tests of what a learner left in to try things, of what it is told of, and of missing crates.
//!
//! Invariant: nothing of these sources is ever run.

use super::*;

#[tokio::test]
async fn a_main_or_a_test_of_the_learner_s_own_is_left_alone() {
    let mut scene = Scene::new().await;
    for more in [
        "#[tokio::main]\nasync fn main() {\n    println!(\"{}\", twice(2).await);\n}\n",
        "#[tokio::main(flavor = \"current_thread\", start_paused = true)]\npub async fn main() -> Result<(), String> {\n    _ = twice(2).await;\n    Ok(())\n}\n",
        "fn main() {\n    tokio::runtime::Runtime::new().unwrap().block_on(twice(2));\n}\n",
        "#[cfg(test)]\nmod tests {\n    use super::*;\n    #[tokio::test]\n    async fn doubles() { assert_eq!(twice(2).await, 4); }\n}\n",
        "#[tokio::test]\nasync fn doubles() { assert_eq!(twice(2).await, 4); }\n",
    ] {
        let told = scene.told(&format!("{}{more}", with(""))).await;
        assert!(told.iter().all(|it| it.level > Level::Policy), "{told:?}");
    }
}

#[tokio::test]
async fn a_runtime_that_is_used_is_told_where_it_is_started() {
    let mut scene = Scene::new().await;
    let elsewhere = "#[tokio::main]\nasync fn elsewhere() {\n    println!();\n}\n";
    for (body, more) in [
        ("if value == 3 { elsewhere(); }", elsewhere),
        (
            "if value == 3 { main(); }",
            "#[tokio::main]\nasync fn main() {\n    println!();\n}\n",
        ),
    ] {
        let source = format!("{}{more}", with(body));
        let Build::Rejected { diagnostics, .. } = scene.compile(&source).await else {
            panic!("{source}");
        };
        let [told] = &diagnostics[..] else {
            panic!("{diagnostics:?}");
        };
        assert_eq!(told.message, "`#[tokio::main]` starts a runtime of its own");
        assert_eq!(told.place.as_ref().unwrap().line, 6);
        assert!(
            told.help
                .as_ref()
                .unwrap()
                .contains("leave the attribute out")
        );
    }
    let hidden = "trait Runs { fn run(); }\nstruct S;\nfn main() { impl Runs for S { fn run() { _ = tokio::runtime::Runtime::new(); } } }\n";
    let source = format!("{}{hidden}", with("if value == 3 { <S as Runs>::run(); }"));
    assert_eq!(scene.group(&source).await, "runtime");
    let both = "#[tokio::main]\nasync fn main() { std::process::exit(0) }\n";
    assert_eq!(scene.group(&format!("{}{both}", with(""))).await, "process");
}

#[tokio::test]
async fn whoever_names_a_crate_that_is_not_there_reads_which_ones_are() {
    let mut scene = Scene::new().await;
    for source in [
        "use rand::Rng;",
        "fn f() { anyhow::bail!(\"x\") }",
        "fn f() -> reqwest::Result<()> { todo!() }",
        "extern crate serde;",
    ] {
        let (error, _) = scene.error(&format!("{source}\n{}", &with("")[10..])).await;
        let help = error.help.unwrap_or_default();
        assert!(
            help.contains("`std`, `futures`, `tokio`, `tokio_util`"),
            "{source}: {help}"
        );
    }
    let (error, _) = scene.error(&with("let x: u8 = tokio::no_such();")).await;
    assert_eq!(error.help, None);
}
