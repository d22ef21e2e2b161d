//! A crate that uses a candidate exactly as the task declares it, for the compiler to judge.
//!
//! Each public item of the stub has *mirrors*: items with the stub's own generics, bounds and
//! types that hand everything on to the candidate. What compiles fits, however it is written.
//! Invariant: all types are named from here, where nothing of the candidate is in scope but the
//! types that the stub declares; so a type of the same name does not fit in another's place.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{File, Item, UseTree, Visibility};

use super::message::Message;
use crate::syntax;

mod functions;
mod traits;
mod types;

/// The caller's file, in the folder that the compilers work in.
pub(super) const FILE: &str = "caller.rs";

/// What the mirrors use. A value in a `__Exactly` can't turn into one of another type by itself.
const PRELUDE: &str = "\
#![allow(warnings)]
struct __Exactly<T>(T);
fn __future<F: ::core::future::Future>(future: F) -> F { future }
";

/// The source of such a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) source: String,
    /// For each line, the item of the stub that it mirrors, named as in the list of items.
    lines: Vec<Option<String>>,
}

impl Caller {
    /// The caller of the crate `name` that has to fit the stub; none if that does not parse.
    pub(super) fn new(name: &str, stub: &str) -> Option<Self> {
        let stub = stub.strip_prefix('\u{feff}').unwrap_or(stub);
        let mirrors = syntax::parse(stub, |file| {
            let mirrors = mirrors(&format_ident!("{name}"), file).into_iter();
            let text = |(of, mirror): Mirror| (of, one_line(&mirror.to_string()));
            mirrors.map(text).collect::<Vec<_>>()
        })?;
        let mut caller = Self {
            source: PRELUDE.to_owned(),
            lines: vec![None; PRELUDE.lines().count()],
        };
        for (of, mirror) in mirrors {
            caller.source += &mirror;
            caller.source.push('\n');
            caller.lines.push(of);
        }
        Some(caller)
    }

    /// The items that the compiler's errors are about, each with the first that it says of it.
    pub(super) fn misfits<'a>(&'a self, messages: &'a [Message]) -> Vec<(&'a str, &'a Message)> {
        let mut misfits: Vec<(&str, &Message)> = Vec::new();
        for message in messages.iter().filter(|message| message.is_error()) {
            let places = message.spans.iter().filter_map(|it| it.place_in(FILE));
            for place in places {
                let line = usize::try_from(place.line).unwrap_or(usize::MAX) - 1;
                if let Some(Some(name)) = self.lines.get(line)
                    && !misfits.iter().any(|(known, _)| known == name)
                {
                    misfits.push((name, message));
                }
            }
        }
        misfits
    }
}

/// The item that is mirrored, if it is one, and the mirror.
type Mirror = (Option<String>, TokenStream);

fn mirrors(krate: &Ident, file: &File) -> Vec<Mirror> {
    let mut mirrors = Vec::new();
    for (number, item) in file.items.iter().enumerate() {
        let is_public = |vis: &Visibility| matches!(vis, Visibility::Public(_));
        let mut own = |name: String, made: Vec<TokenStream>| {
            let made = made.into_iter().map(|mirror| (Some(name.clone()), mirror));
            mirrors.extend(made);
        };
        match item {
            Item::Use(it) if !is_own(&it.tree) => {
                let (attrs, colon, tree) = (&it.attrs, &it.leading_colon, &it.tree);
                let attrs = attrs.iter().filter(|it| !it.path().is_ident("doc"));
                mirrors.push((None, quote!(#(#attrs)* use #colon #tree;)));
            }
            Item::Fn(it) if is_public(&it.vis) => own(
                it.sig.ident.to_string(),
                vec![functions::function(krate, it, number)],
            ),
            Item::Struct(it) if is_public(&it.vis) => {
                own(it.ident.to_string(), types::structure(krate, it, number));
            }
            Item::Enum(it) if is_public(&it.vis) => {
                own(it.ident.to_string(), types::enumeration(krate, it, number));
            }
            Item::Type(it) if is_public(&it.vis) => {
                own(it.ident.to_string(), types::alias(krate, it, number));
            }
            Item::Const(it) if is_public(&it.vis) => {
                own(it.ident.to_string(), vec![types::constant(krate, it)]);
            }
            Item::Static(it) if is_public(&it.vis) => {
                own(it.ident.to_string(), vec![types::fixed(krate, it)]);
            }
            Item::Trait(it) if is_public(&it.vis) => {
                own(it.ident.to_string(), traits::declared(krate, it, number));
            }
            Item::Impl(it) => {
                let made = functions::implementation(it, number);
                mirrors.extend(made.into_iter().map(|(name, it)| (Some(name), it)));
            }
            _ => {}
        }
    }
    mirrors
}

/// Whether an import leads to the stub's own items, which are the candidate's here.
fn is_own(tree: &UseTree) -> bool {
    match tree {
        UseTree::Path(path) => ["crate", "self", "super"].iter().any(|it| path.ident == it),
        _ => false,
    }
}

/// The import of a type that the candidate declares for the stub's.
fn import(krate: &Ident, name: &Ident) -> TokenStream {
    quote!(use ::#krate::#name;)
}

/// Lets `value` have the type `ty` and no other, and gives it.
fn exactly(value: &TokenStream, ty: &TokenStream) -> TokenStream {
    // In two steps: where the type is known beforehand, a value may be turned into it.
    quote!(let it = __Exactly(#value); let it: __Exactly<#ty> = it; it.0)
}

/// A mirror has a line of its own, so that what the compiler says can be told apart.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Whether the keyword stands somewhere in the tokens.
fn holds_impl(tokens: &impl ToTokens) -> bool {
    syntax::has_word(tokens.to_token_stream(), "impl")
}

#[cfg(test)]
mod tests;
