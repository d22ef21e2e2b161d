//! The attribute that makes a function a check.
//!
//! Invariant: the function's own tokens pass through unchanged, so that a line in an error or a
//! panic is a line of the suite.

use proc_macro::TokenStream;
use quote::quote;
use syn::{ItemFn, LitInt, Signature, meta::ParseNestedMeta, parse_macro_input, spanned::Spanned};

/// Makes a function a check of a suite: `#[check]` or `#[check(points = 2)]`.
///
/// Both become a `#[test]`, which runs on a thread without a name. An `async fn` runs on a runtime
/// of the testkit's: its clock paused, its choices repeatable, recorded, its times virtual. A plain
/// `fn` runs without a runtime, its times real. The doc comment is the sentence that a learner reads; the grader
/// takes it, and the points, from the source.
#[proc_macro_attribute]
pub fn check(attributes: TokenStream, item: TokenStream) -> TokenStream {
    let points = syn::meta::parser(|meta| points(&meta));
    parse_macro_input!(attributes with points);
    let function = parse_macro_input!(item as ItemFn);
    expand(&function)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

fn points(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if !meta.path.is_ident("points") {
        return Err(meta.error("the only argument of a check is `points = N`"));
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
    let ItemFn {
        attrs,
        vis,
        sig,
        block,
        ..
    } = function;
    // The harness names its threads after their checks, and a candidate could read that.
    let run = if sig.asyncness.is_some() {
        quote!(::testkit::rt::paused(#name, async #block))
    } else {
        quote!(::testkit::rt::plain(#name, || #block))
    };
    let sig = Signature {
        asyncness: None,
        ..sig.clone()
    };
    Ok(quote! {
        #[::core::prelude::v1::test]
        #(#attrs)*
        #vis #sig {
            ::testkit::rt::on_a_thread_without_a_name(|| #run)
        }
    })
}
