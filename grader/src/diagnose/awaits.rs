//! Where a source awaits.
//!
//! Invariant: reading is forgiving: a file that doesn't parse awaits nowhere.

use syn::{
    ExprAwait, ExprForLoop, ExprLoop, ExprWhile, spanned::Spanned, visit::Visit,
    visit::visit_expr_await, visit::visit_expr_for_loop, visit::visit_expr_loop,
    visit::visit_expr_while,
};
use testkit_record::Place;

use crate::syntax;

/// An `.await` of a source.
pub(super) struct Await {
    pub(super) place: Place,
    pub(super) in_loop: bool,
}

/// Every `.await` that the source writes out, in its order; those inside of macros are not seen.
pub(super) fn awaits(source: &str, file: &str) -> Vec<Await> {
    let found = syntax::parse(source, |parsed| {
        let mut finder = Finder {
            file,
            loops: 0,
            found: Vec::new(),
        };
        finder.visit_file(parsed);
        finder.found
    });
    found.unwrap_or_default()
}

struct Finder<'a> {
    file: &'a str,
    loops: u32,
    found: Vec<Await>,
}

impl Finder<'_> {
    fn looping(&mut self, visit: impl FnOnce(&mut Self)) {
        self.loops += 1;
        visit(self);
        self.loops -= 1;
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_expr_await(&mut self, node: &'ast ExprAwait) {
        visit_expr_await(self, node);
        let start = node.await_token.span().start();
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.found.push(Await {
            place: Place {
                file: self.file.to_owned(),
                line: number(start.line),
                column: number(start.column).saturating_add(1),
            },
            in_loop: self.loops > 0,
        });
    }

    fn visit_expr_loop(&mut self, node: &'ast ExprLoop) {
        self.looping(|finder| visit_expr_loop(finder, node));
    }

    fn visit_expr_while(&mut self, node: &'ast ExprWhile) {
        self.looping(|finder| visit_expr_while(finder, node));
    }

    fn visit_expr_for_loop(&mut self, node: &'ast ExprForLoop) {
        self.looping(|finder| visit_expr_for_loop(finder, node));
    }
}

#[cfg(test)]
mod tests {
    use super::awaits;
    use crate::syntax::tests::nested;

    #[test]
    fn each_await_is_told_with_its_line_and_whether_a_loop_repeats_it() {
        let source = "async fn f() {\n    a().await;\n    loop {\n        b().await;\n    }\n}\n";
        let found = awaits(source, "x.rs");
        let found: Vec<_> = found
            .iter()
            .map(|it| (it.place.to_string(), it.in_loop))
            .collect();
        let expected = [
            ("x.rs:2:9".to_owned(), false),
            ("x.rs:4:13".to_owned(), true),
        ];
        assert_eq!(found, expected);
        assert!(awaits("async fn f( {", "x.rs").is_empty());
    }

    #[test]
    fn no_depth_of_nesting_is_too_deep() {
        for source in nested() {
            awaits(&source, "x.rs");
        }
    }
}
