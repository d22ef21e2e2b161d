//! Answers that do nothing, made from the task's signatures alone.
//!
//! Invariant: no argument is called, polled or looked into; the most that happens to one is that
//! it is handed back. Whatever such an answer earns, a check gives for nothing.

use std::ops::Range;

use quote::ToTokens;
use syn::{Block, ImplItem, Item, Signature, Type, spanned::Spanned};

use crate::syntax;

mod values;

use values::Known;

/// More answers than this, made from one stub, find nothing new.
const MOST: usize = 7;

/// A whole file that does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Idle {
    /// What stands in the place of each body: `greet gives String::new()`.
    pub(super) does: String,
    pub(super) source: String,
}

/// What is made from a stub; nothing where it does not parse.
pub(super) fn answers(stub: &str) -> Vec<Idle> {
    let bodies = syntax::parse(stub, |file| {
        let known = Known::new(file);
        bodies(&known, &file.items)
    });
    let bodies = bodies.unwrap_or_default();
    let most = bodies.iter().map(|body| body.values.len()).max();
    (0..most.unwrap_or_default().min(MOST))
        .map(|round| answer(stub, &bodies, round))
        .collect()
}

/// A function of the task, and what could stand in it.
struct Body {
    name: String,
    range: Range<usize>,
    values: Vec<String>,
}

fn bodies(known: &Known, items: &[Item]) -> Vec<Body> {
    let mut bodies = Vec::new();
    for item in items {
        match item {
            Item::Fn(it) => bodies.extend(body(known, None, &it.sig, &it.block)),
            Item::Impl(it) => {
                for part in &it.items {
                    if let ImplItem::Fn(method) = part {
                        let of = Some(&*it.self_ty);
                        bodies.extend(body(known, of, &method.sig, &method.block));
                    }
                }
            }
            _ => {}
        }
    }
    bodies
}

/// A body that the learner has to write; the task gives the others.
fn body(known: &Known, of: Option<&Type>, signature: &Signature, block: &Block) -> Option<Body> {
    let is_open = syntax::has_word(block.to_token_stream(), "todo");
    let values = known.returned(signature, of);
    (is_open && !values.is_empty()).then(|| Body {
        name: signature.ident.to_string(),
        range: block.span().byte_range(),
        values,
    })
}

/// The stub with the `round`th value in each body, begun anew where one has fewer.
fn answer(stub: &str, bodies: &[Body], round: usize) -> Idle {
    let mut source = stub.to_owned();
    let mut does = Vec::new();
    for body in bodies.iter().rev() {
        let value = &body.values[round % body.values.len()];
        source.replace_range(body.range.clone(), &format!("{{ {value} }}"));
        does.push(format!("{} gives {value}", body.name));
    }
    does.reverse();
    Idle {
        does: does.join(", "),
        source: unwarned(&source),
    }
}

/// The source with a word to the compiler after its opening comment: an answer that does
/// nothing leaves much unused.
fn unwarned(source: &str) -> String {
    let opening: usize = source
        .split_inclusive('\n')
        .take_while(|line| line.starts_with("//!"))
        .map(str::len)
        .sum();
    let (opening, rest) = source.split_at(opening);
    format!("{opening}#![allow(unused)]\n{rest}")
}

#[cfg(test)]
mod tests;
