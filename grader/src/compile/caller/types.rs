//! Mirrors of types and values that a stub declares.
//!
//! Invariant: private fields are the learner's; all else of a type is as the task gives it.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{
    Attribute, Fields, Generics, ItemConst, ItemEnum, ItemStatic, ItemStruct, ItemType, Token,
    TypeParam, Visibility, parse_quote, punctuated::Punctuated,
};

use super::{exactly, functions::asserts, import};

/// The traits that a `derive` of the standard library stands for.
const DERIVED: &[(&str, &str)] = &[
    ("Clone", "::core::clone::Clone"),
    ("Copy", "::core::marker::Copy"),
    ("Debug", "::core::fmt::Debug"),
    ("Default", "::core::default::Default"),
    ("Eq", "::core::cmp::Eq"),
    ("Hash", "::core::hash::Hash"),
    ("Ord", "::core::cmp::Ord"),
    ("PartialEq", "::core::cmp::PartialEq"),
    ("PartialOrd", "::core::cmp::PartialOrd"),
];

pub(super) fn structure(krate: &Ident, it: &ItemStruct, number: usize) -> Vec<TokenStream> {
    let name = &it.ident;
    let mut mirrors = vec![import(krate, name)];
    let (for_impl, for_type, bounds) = it.generics.split_for_impl();
    let ty = quote!(#name #for_type);
    let mirror = format_ident!("__mirror{number}");
    let (patterns, reads) = read(&it.fields, false);
    let is_public = |vis: &Visibility| matches!(vis, Visibility::Public(_));
    mirrors.push(if it.fields.iter().all(|field| is_public(&field.vis)) {
        let built = built(&it.fields);
        let parameters = parameters(&it.fields);
        let patterns = wrapped(&it.fields, &patterns);
        quote! {
            fn #mirror #for_impl(it: &#ty, #parameters) -> #ty #bounds {
                let #name #patterns = it;
                #reads
                #name #built
            }
        }
    } else if matches!(it.fields, Fields::Named(_)) && !reads.is_empty() {
        quote!(fn #mirror #for_impl(it: &#ty) #bounds { let #name { #patterns .. } = it; #reads })
    } else {
        // Nothing of it can be seen: it need not even be a struct.
        quote!(fn #mirror #for_impl(it: &#ty) #bounds {})
    });
    mirrors.extend(derived(&it.attrs, &it.generics, &ty, number));
    mirrors
}

pub(super) fn enumeration(krate: &Ident, it: &ItemEnum, number: usize) -> Vec<TokenStream> {
    let name = &it.ident;
    let (for_impl, for_type, bounds) = it.generics.split_for_impl();
    let ty = quote!(#name #for_type);
    let mirror = format_ident!("__mirror{number}");
    let arms = it.variants.iter().map(|variant| {
        let (of, fields) = (&variant.ident, &variant.fields);
        let (patterns, reads) = read(fields, true);
        let patterns = wrapped(fields, &patterns);
        quote!(#name::#of #patterns => { #reads })
    });
    // Every variant of the task, with all of its fields, and no other.
    let whole = quote!(fn #mirror #for_impl(it: &#ty) #bounds { match it { #(#arms)* } });
    let mut mirrors = vec![import(krate, name), whole];
    mirrors.extend(derived(&it.attrs, &it.generics, &ty, number));
    mirrors
}

pub(super) fn alias(krate: &Ident, it: &ItemType, number: usize) -> Vec<TokenStream> {
    let (name, ty) = (&it.ident, &it.ty);
    let (for_impl, for_type, bounds) = it.generics.split_for_impl();
    let mirror = format_ident!("__mirror{number}");
    let same = quote! {
        fn #mirror #for_impl(it: __Exactly<#name #for_type>) -> __Exactly<#ty> #bounds { it }
    };
    vec![import(krate, name), same]
}

pub(super) fn constant(krate: &Ident, it: &ItemConst) -> TokenStream {
    let (name, ty) = (&it.ident, &it.ty);
    let value = exactly(&quote!(::#krate::#name), &ty.to_token_stream());
    quote!(const _: #ty = { #value };)
}

pub(super) fn fixed(krate: &Ident, it: &ItemStatic) -> TokenStream {
    let (name, ty) = (&it.ident, &it.ty);
    let value = exactly(&quote!(&::#krate::#name), &quote!(&'static #ty));
    quote!(const _: () = { fn it() -> &'static #ty { #value } };)
}

/// The traits that the type has through `derive`, as long as its parameters have them.
fn derived(
    attrs: &[Attribute],
    generics: &Generics,
    ty: &TokenStream,
    number: usize,
) -> Vec<TokenStream> {
    let derives = attrs.iter().filter(|attr| attr.path().is_ident("derive"));
    let names = derives.filter_map(|attr| {
        let list = Punctuated::<syn::Path, Token![,]>::parse_terminated;
        attr.parse_args_with(list).ok()
    });
    let names = names.flatten().filter_map(|path| {
        let last = path.segments.last()?.ident.to_string();
        DERIVED.iter().find(|(name, _)| last == **name)
    });
    let mirrors = names.map(|(name, path)| {
        let bound: syn::Path = syn::parse_str(path).unwrap_or_else(|_| parse_quote!(Sized));
        let mut generics = generics.clone();
        for TypeParam { bounds, .. } in generics.type_params_mut() {
            bounds.push(parse_quote!(#bound));
        }
        asserts(&generics, ty, &bound, &format!("{number}_{name}"))
    });
    mirrors.collect()
}

/// Patterns of the public fields, and statements that look at their types. In a variant all
/// fields are public.
fn read(fields: &Fields, of_variant: bool) -> (TokenStream, TokenStream) {
    let (mut patterns, mut reads) = (TokenStream::new(), TokenStream::new());
    for (field, place) in fields.iter().zip(0..) {
        if !of_variant && !matches!(field.vis, Visibility::Public(_)) {
            continue;
        }
        let (binding, ty) = (format_ident!("__field{place}"), &field.ty);
        let name = field.ident.iter();
        patterns.extend(quote!(#(#name:)* #binding,));
        reads.extend(quote!(let it = __Exactly(#binding); let _: __Exactly<&#ty> = it;));
    }
    (patterns, reads)
}

fn wrapped(fields: &Fields, inside: &TokenStream) -> TokenStream {
    match fields {
        Fields::Named(_) => quote!({ #inside }),
        Fields::Unnamed(_) => quote!(( #inside )),
        Fields::Unit => TokenStream::new(),
    }
}

fn parameters(fields: &Fields) -> TokenStream {
    let fields = fields.iter().zip(0..).map(|(field, place)| {
        let (name, ty) = (format_ident!("__value{place}"), &field.ty);
        quote!(#name: #ty)
    });
    quote!(#(#fields),*)
}

fn built(fields: &Fields) -> TokenStream {
    let values = fields.iter().zip(0..).map(|(field, place)| {
        let value = format_ident!("__value{place}");
        let name = field.ident.iter();
        quote!(#(#name:)* #value,)
    });
    wrapped(fields, &values.collect())
}
