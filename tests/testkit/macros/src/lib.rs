//! The attribute that makes a function a check.
//!
//! Invariant: the function's own tokens pass through unchanged, so that a line in an error or a
//! panic is a line of the suite.

use proc_macro::TokenStream;
use quote::quote;
use syn::{ItemFn, LitInt, meta::ParseNestedMeta, parse_macro_input, spanned::Spanned};

/// Makes a function a check of a suite: `#[check]` or `#[check(points = 2)]`. With
/// `may_hold_thread` among the arguments, an answer may hold the runtime's thread in it.
///
/// An `async fn` becomes a `#[tokio::test(start_paused = true)]` whose runtime is the
/// testkit's: seeded, recorded, its times virtual. A plain `fn` becomes a `#[test]` without a
/// runtime, its times real. The doc comment is the sentence that a learner reads; the grader
/// takes it, and the points, from the source.
#[proc_macro_attribute]
pub fn check(attributes: TokenStream, item: TokenStream) -> TokenStream {
    let mut may_hold_thread = false;
    let arguments = syn::meta::parser(|meta| argument(&meta, &mut may_hold_thread));
    parse_macro_input!(attributes with arguments);
    let function = parse_macro_input!(item as ItemFn);
    if may_hold_thread && function.sig.asyncness.is_none() {
        let text = "`may_hold_thread` is for an async check: a plain one has no runtime to hold";
        let error = syn::Error::new(function.sig.ident.span(), text);
        return error.into_compile_error().into();
    }
    expand(&function)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Both arguments are the grader's, which reads them from the source.
fn argument(meta: &ParseNestedMeta<'_>, may_hold_thread: &mut bool) -> syn::Result<()> {
    if meta.path.is_ident("may_hold_thread") {
        *may_hold_thread = true;
        return Ok(());
    }
    if !meta.path.is_ident("points") {
        let text = "the arguments of a check are `points = N` and `may_hold_thread`";
        return Err(meta.error(text));
    }
    match meta.value()?.parse::<LitInt>()?.base10_parse::<u32>()? {
        0 => Err(meta.error("a check is worth at least one point")),
        _ => Ok(()),
    }
}

fn expand(function: &ItemFn) -> syn::Result<proc_macro2::TokenStream> {
    if !function
        .attrs
        .iter()
        .any(|attribute| attribute.path().is_ident("doc"))
    {
        return Err(syn::Error::new(
            function.sig.ident.span(),
            "a check needs a doc comment: the sentence that the learner reads",
        ));
    }
    if !function.sig.inputs.is_empty() {
        return Err(syn::Error::new(
            function.sig.inputs.span(),
            "a check takes no arguments",
        ));
    }
    let name = function.sig.ident.to_string();
    if function.sig.asyncness.is_some() {
        return Ok(quote! {
            #[::testkit::rt::tokio::test(
                start_paused = true,
                crate = "::testkit::rt",
                name = #name
            )]
            #function
        });
    }
    let ItemFn {
        attrs,
        vis,
        sig,
        block,
        ..
    } = function;
    Ok(quote! {
        #[::core::prelude::v1::test]
        #(#attrs)*
        #vis #sig {
            ::testkit::rt::on_a_thread_without_a_name(|| ::testkit::rt::plain(#name, || #block));
        }
    })
}
