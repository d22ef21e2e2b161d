//! Tests of the look at a compiled file alone: what it finds where no lint and no word stood in
//! the way.
//!
//! Invariant: nothing of these sources is ever run.

use super::*;
use crate::compile::library::look;

/// What is found in `source`, compiled as candidates are but for the policy.
async fn found(source: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.rs");
    fs::write(&file, source).unwrap();
    let root = exercise::find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let tools = Tools::locate(&root).await.unwrap();
    let mut job = Job::new(&tools.rustc, folder.path());
    job.env = toolbox::compiler_env();
    let args = "--edition 2024 --crate-type rlib -C debuginfo=line-tables-only -C embed-bitcode=no";
    job.args = vec!["one.rs".into(), "--sysroot".into(), tools.sysroot.into()];
    job.args.extend(args.split(' ').map(Into::into));
    let finished = sandbox::run(job).await.unwrap();
    let errors = String::from_utf8_lossy(&finished.stderr.bytes);
    assert_eq!(finished.exit, Exit::Code(0), "{source}\n{errors}");
    look(&fs::read(folder.path().join("libone.rlib")).unwrap()).unwrap()
}

#[tokio::test]
async fn what_only_unsafe_code_makes_is_found() {
    let machine_code = cfg!(target_arch = "x86_64") && cfg!(target_os = "linux");
    for (what, source) in [
        (
            "symbol",
            "#[unsafe(no_mangle)] pub extern \"C\" fn send() {}",
        ),
        ("symbol", "#[unsafe(export_name = \"send\")] pub fn f() {}"),
        ("symbol", "#[unsafe(no_mangle)] pub static ENVIRON: u8 = 1;"),
        (
            "symbol",
            "pub trait Copies { #[unsafe(no_mangle)] extern \"C\" fn memcpy() {} } impl Copies for () {} pub fn f() { <()>::memcpy() }",
        ),
        (
            "section",
            "#[unsafe(link_section = \".init_array\")] #[used] static F: extern \"C\" fn() = f; extern \"C\" fn f() {}",
        ),
        (
            "section",
            "pub struct S; impl S { #[unsafe(link_section = \".init\")] pub fn f() {} }",
        ),
        (
            "section",
            "#[unsafe(link_section = \".note.mine\")] #[used] static F: u8 = 1;",
        ),
    ] {
        if what == "section" && !machine_code {
            continue;
        }
        let found = found(source).await.expect(source);
        assert!(found.contains(what), "{source}: {found}");
    }
    if !machine_code {
        return;
    }
    for source in [
        "core::arch::global_asm!(\".globl send\", \"send:\", \"ret\");",
        "core::arch::global_asm!(\"ret\");",
        "core::arch::global_asm!(\"quiet:\", \"ret\");",
        "core::arch::global_asm!(\".pushsection .init_array,\\\"aw\\\"\", \".quad 0\", \".popsection\");",
        "core::arch::global_asm!(\".globl environ\", \".set environ, 0\");",
        "#[unsafe(naked)] pub extern \"C\" fn f() { core::arch::naked_asm!(\".globl send\", \"send:\", \"ret\") }",
    ] {
        assert!(found(source).await.is_some(), "{source}");
    }
}

/// What honest files make besides plain functions.
const HONEST: &str = "
use std::{cell::{Cell, RefCell}, collections::HashMap, fmt, sync::{LazyLock, Mutex, OnceLock, atomic::AtomicUsize}};
pub static COUNT: AtomicUsize = AtomicUsize::new(0);
static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LAZY: LazyLock<HashMap<u8, String>> = LazyLock::new(HashMap::new);
pub static ONCE: OnceLock<String> = OnceLock::new();
pub const TABLE: [u64; 4] = [1, 2, 3, 4];
pub static TEXT: &str = \"text\";
thread_local! { static HERE: Cell<u32> = const { Cell::new(1) }; static THERE: RefCell<Vec<u8>> = RefCell::default(); }
pub trait Shape: fmt::Debug { fn area(&self) -> f64 { 1.5 } }
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Square { side: u8, name: Option<String> }
impl Shape for Square {}
impl Drop for Guard { fn drop(&mut self) { NAMES.lock().unwrap().push(format!(\"{}\", LAZY.len())); } }
pub struct Guard;
pub fn boxed() -> Box<dyn Shape> { Box::new(Square::default()) }
pub extern \"C\" fn called_from_c(x: u8) -> u8 { x }
pub async fn waits(shape: Box<dyn Shape>) -> f64 { std::future::ready(()).await; shape.area() }
pub fn caught() -> bool { std::panic::catch_unwind(|| HERE.get() + THERE.with_borrow(|it| it.len() as u32)).is_err() }
pub fn thread() { let _ = std::thread::spawn(|| { let _guard = Guard; }).join(); }
pub fn scoped(x: &mut [u128]) { std::thread::scope(|scope| { scope.spawn(|| x.sort()); }); }
pub fn long(x: i128, y: f32) -> String { format!(\"{x:?} {y:.3} {}\", match x { 0 => \"a\", 1 => \"bb\", 2 => \"ccc\", _ => \"d\" }) }
fn main() { println!(\"{}\", long(1, 2.0)); }
";

#[tokio::test]
async fn what_honest_files_make_is_not_found() {
    assert_eq!(found(&format!("#![allow(dead_code)]{HONEST}")).await, None);
}
