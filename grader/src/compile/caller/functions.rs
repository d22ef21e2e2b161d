//! Mirrors of functions, of methods, and of traits that a type has.
//!
//! Invariant: a mirror has the signature of the stub's function, but for its name and those of
//! its parameters, and its body is one call.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{
    AngleBracketedGenericArguments, FnArg, Generics, ImplItem, ItemFn, ItemImpl, Pat,
    PathArguments, ReceiverKind, ReturnType, Signature, Visibility, parse_quote,
};

use super::{exactly, holds_impl};
use crate::compile::source::words;

pub(super) fn function(krate: &Ident, it: &ItemFn, number: usize) -> TokenStream {
    let (signature, arguments) = mirrored(&it.sig, number);
    let name = &it.sig.ident;
    let body = body(&signature, &quote!(::#krate::#name(#(#arguments),*)));
    quote!(#signature { #body })
}

/// The mirrors of an `impl` block, each with its name in the list of items.
pub(super) fn implementation(it: &ItemImpl, number: usize) -> Vec<(String, TokenStream)> {
    if it.trait_.is_some() {
        return has_trait(it, number).into_iter().collect();
    }
    let methods = it.items.iter().zip(0..).filter_map(|(item, place)| {
        let ImplItem::Fn(method) = item else {
            return None;
        };
        matches!(method.vis, Visibility::Public(_)).then(|| {
            let name = format!("{}::{}", words(&it.self_ty), method.sig.ident);
            (name, method_of(it, &method.sig, &[number, place]))
        })
    });
    methods.collect()
}

/// A trait of the caller's own is implemented for the type, so that `Self` and lifetimes that
/// are left out mean in the mirror what they mean in the stub.
fn method_of(of: &ItemImpl, signature: &Signature, place: &[usize; 2]) -> TokenStream {
    let ty = &of.self_ty;
    let (mirror, arguments) = mirrored(signature, place[1]);
    let name = &signature.ident;
    let body = body(&mirror, &quote!(<#ty>::#name(#(#arguments),*)));
    let (for_impl, for_type, bounds) = of.generics.split_for_impl();
    let carrier = format_ident!("__Mirror{}_{}", place[0], place[1]);
    quote! {
        trait #carrier #for_impl: Sized #bounds { #mirror; }
        impl #for_impl #carrier #for_type for #ty #bounds { #mirror { #body } }
    }
}

/// The signature with names of the mirror's own, and the arguments of the call.
pub(super) fn mirrored(signature: &Signature, number: usize) -> (Signature, Vec<TokenStream>) {
    let mut mirror = signature.clone();
    mirror.ident = format_ident!("__mirror{number}");
    mirror.constness = None;
    let mut arguments = Vec::new();
    for (argument, place) in mirror.inputs.iter_mut().zip(0..) {
        match argument {
            FnArg::Receiver(receiver) => {
                receiver.attrs.clear();
                if !matches!(receiver.kind, ReceiverKind::Reference(..)) {
                    receiver.mutability = None;
                }
                arguments.push(quote!(self));
            }
            FnArg::Typed(typed) => {
                let name = format_ident!("__argument{place}");
                typed.attrs.clear();
                let pat: Pat = parse_quote!(#name);
                *typed.pat = pat;
                arguments.push(name.into_token_stream());
            }
        }
    }
    (mirror, arguments)
}

/// What a mirror does with its call.
pub(super) fn body(signature: &Signature, call: &TokenStream) -> TokenStream {
    let value = if signature.asyncness.is_some() {
        quote!(__future(#call).await)
    } else {
        call.clone()
    };
    match &signature.output {
        // The mirror's own opaque type asks for just what is promised.
        ReturnType::Type(_, ty) if holds_impl(ty) => value,
        ReturnType::Type(_, ty) => exactly(&value, &ty.to_token_stream()),
        ReturnType::Default => exactly(&value, &quote!(())),
    }
}

/// The type has the trait that the stub implements for it, with the same associated types.
fn has_trait(it: &ItemImpl, number: usize) -> Option<(String, TokenStream)> {
    let (path, _) = it.trait_.as_ref()?;
    let ty = &it.self_ty;
    let name = format!("impl {} for {}", words(path), words(ty));
    // What happens when a value goes can also be a matter of its fields.
    if path.segments.last()?.ident == "Drop" {
        return None;
    }
    let mut bound = path.clone();
    for item in &it.items {
        if let ImplItem::Type(associated) = item {
            let (name, ty) = (&associated.ident, &associated.ty);
            let last = bound.segments.last_mut()?;
            let mut arguments: AngleBracketedGenericArguments = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => arguments.clone(),
                _ => parse_quote!(<>),
            };
            arguments.args.push(parse_quote!(#name = #ty));
            last.arguments = PathArguments::AngleBracketed(arguments);
        }
    }
    Some((name, asserts(&it.generics, ty, &bound, &number.to_string())))
}

/// The type has the trait, whatever stands for the generics: a trait of the caller's own that
/// asks for it can be implemented.
pub(super) fn asserts(
    generics: &Generics,
    ty: &impl ToTokens,
    bound: &impl ToTokens,
    name: &str,
) -> TokenStream {
    let (for_impl, for_type, bounds) = generics.split_for_impl();
    let carrier = format_ident!("__Has{name}");
    quote! {
        trait #carrier #for_impl: #bound #bounds {}
        impl #for_impl #carrier #for_type for #ty #bounds {}
    }
}
