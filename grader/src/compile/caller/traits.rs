//! Mirrors of traits that a stub declares.
//!
//! Invariant: whoever has the stub alone can implement the trait, and call all of its methods.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{ItemTrait, ReturnType, TraitItem, TraitItemFn};

use super::{
    functions::{body, mirrored},
    holds_impl, import,
};

pub(super) fn declared(krate: &Ident, it: &ItemTrait, number: usize) -> Vec<TokenStream> {
    let mut mirrors = vec![import(krate, &it.ident)];
    let methods = it
        .items
        .iter()
        .zip(0..)
        .filter_map(|(item, place)| match item {
            TraitItem::Fn(method) => Some((method, place)),
            _ => None,
        });
    mirrors.extend(methods.map(|(method, place)| called(it, method, [number, place])));
    mirrors.extend(implemented(it, number));
    mirrors
}

/// A method, called through nothing but the trait.
fn called(it: &ItemTrait, method: &TraitItemFn, place: [usize; 2]) -> TokenStream {
    let (mirror, arguments) = mirrored(&method.sig, place[1]);
    let (name, of) = (&it.ident, &method.sig.ident);
    let (_, for_type, bounds) = it.generics.split_for_impl();
    let parameters = it.generics.params.iter();
    let parameters = quote!(#(#parameters),*);
    let (for_impl, _, _) = it.generics.split_for_impl();
    let carrier = format_ident!("__Mirror{}_{}", place[0], place[1]);
    let body = body(
        &mirror,
        &quote!(<Self as #name #for_type>::#of(#(#arguments),*)),
    );
    // Lifetimes have to come first.
    let of_impl = if it.generics.lifetimes().next().is_some() {
        quote!(<#parameters, __This: #name #for_type + ?Sized>)
    } else {
        quote!(<__This: #name #for_type + ?Sized, #parameters>)
    };
    quote! {
        trait #carrier #for_impl: #name #for_type #bounds { #mirror; }
        impl #of_impl #carrier #for_type for __This #bounds { #mirror { #body } }
    }
}

/// The trait, implemented for a type that has no other, from what the stub says; none where it
/// asks for more than methods.
fn implemented(it: &ItemTrait, number: usize) -> Option<TokenStream> {
    if !it.supertraits.is_empty() {
        return None;
    }
    let mut methods = TokenStream::new();
    for item in &it.items {
        let TraitItem::Fn(method) = item else {
            return None;
        };
        if method.default.is_some() {
            continue;
        }
        let mut signature = method.sig.clone();
        let (renamed, _) = mirrored(&signature, 0);
        signature.inputs = renamed.inputs;
        let body = match &signature.output {
            ReturnType::Type(_, ty) if holds_impl(ty) => {
                let is_future = ty.to_token_stream().to_string().contains("Future");
                is_future.then(|| quote!(async { loop {} }))?
            }
            _ => quote!(loop {}),
        };
        methods.extend(quote!(#signature { #body }));
    }
    let (name, implementer) = (&it.ident, format_ident!("__Implements{number}"));
    let (_, for_type, bounds) = it.generics.split_for_impl();
    let parameters = it.generics.params.iter();
    Some(quote! {
        struct #implementer<'__it>(::core::marker::PhantomData<*mut &'__it ()>);
        impl<'__it, #(#parameters),*> #name #for_type for #implementer<'__it> #bounds { #methods }
    })
}
