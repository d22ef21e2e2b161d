//! The public items of a source file, each as its author wrote it.
//!
//! Invariant: reading is forgiving: a file that doesn't parse has no items.

use std::ops::Range;

use quote::ToTokens;
use syn::{
    Field, Fields, FnArg, ImplItem, Item as SynItem, ItemImpl, Pat, PatWild, Signature, TraitItem,
    Visibility, spanned::Spanned, token::Underscore,
};
use testkit_record::Place;

use crate::syntax;

/// A public item, without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is called: `dashboard`, `Cache::get`, `impl Drop for Guard`.
    pub(super) name: String,
    /// As it stands in the file.
    pub(super) text: String,
    /// The same for two items that only differ in blanks, comments and names of parameters.
    pub(super) meaning: String,
    /// Counts from 1.
    pub(super) line: u32,
}

/// The public items of a source, in their order.
pub(super) fn items(source: &str) -> Vec<Item> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let items = syntax::parse(source, |file| {
        let reader = Reader { source };
        let items = file.items.iter();
        items.flat_map(|item| reader.item(item)).collect()
    });
    items.unwrap_or_default()
}

/// The first place in the source that mentions `text`.
pub(super) fn line_with(source: &str, file: &str, text: &str) -> Option<Place> {
    // A path is written in another way than the compiler reports it, but for its end.
    let end = text.rsplit('/').next().unwrap_or(text);
    let (line, column) = source
        .lines()
        .zip(1..)
        .find_map(|(line, number)| Some((number, line.find(end)?)))?;
    Some(Place {
        file: file.to_owned(),
        line,
        column: u32::try_from(column).ok()? + 1,
    })
}

/// Reads items of one source.
struct Reader<'a> {
    source: &'a str,
}

impl Reader<'_> {
    fn item(&self, item: &SynItem) -> Vec<Item> {
        let one = |vis: &Visibility, name: String, end: usize, tokens: String| {
            if !matches!(vis, Visibility::Public(_)) {
                return Vec::new();
            }
            vec![self.entry(name, vis.span(), end, tokens)]
        };
        let end = item.span().byte_range().end;
        match item {
            SynItem::Fn(it) => one(
                &it.vis,
                it.sig.ident.to_string(),
                it.sig.span().byte_range().end,
                meaning_of_signature(&it.sig),
            ),
            SynItem::Struct(it) => one(&it.vis, it.ident.to_string(), end, meaning(item)),
            SynItem::Enum(it) => one(&it.vis, it.ident.to_string(), end, meaning(item)),
            SynItem::Trait(it) => one(&it.vis, it.ident.to_string(), end, meaning(item)),
            SynItem::Type(it) => one(&it.vis, it.ident.to_string(), end, meaning(item)),
            SynItem::Const(it) => one(
                &it.vis,
                it.ident.to_string(),
                it.ty.span().byte_range().end,
                words(&it.ty),
            ),
            SynItem::Static(it) => one(
                &it.vis,
                it.ident.to_string(),
                it.ty.span().byte_range().end,
                words(&it.ty),
            ),
            SynItem::Impl(it) => self.implementation(it),
            _ => Vec::new(),
        }
    }

    /// The public methods of a type, or the head of a trait's implementation.
    fn implementation(&self, it: &ItemImpl) -> Vec<Item> {
        let ty = words(&it.self_ty);
        if let Some((path, _)) = &it.trait_ {
            let path = words(path);
            let name = format!("impl {path} for {ty}");
            let end = it.self_ty.span().byte_range().end;
            return vec![self.entry(name.clone(), it.impl_token.span, end, name)];
        }
        let methods = it.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => Some(method),
            _ => None,
        });
        methods
            .map(|method| {
                self.entry(
                    format!("{ty}::{}", method.sig.ident),
                    method.vis.span(),
                    method.sig.span().byte_range().end,
                    meaning_of_signature(&method.sig),
                )
            })
            .collect()
    }

    fn entry(&self, name: String, start: proc_macro2::Span, end: usize, meaning: String) -> Item {
        let text = self.text(start.byte_range().start..end);
        Item {
            name,
            text: text.unwrap_or_else(|| meaning.clone()),
            meaning,
            line: u32::try_from(start.start().line).unwrap_or(u32::MAX),
        }
    }

    /// A part of the source, moved to the left as a whole.
    fn text(&self, range: Range<usize>) -> Option<String> {
        let text = self.source.get(range.clone())?;
        let line_start = self.source[..range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let margin = &self.source[line_start..range.start];
        let margin = &margin[..margin.len() - margin.trim_start().len()];
        let mut lines = text.lines();
        let first = lines.next()?.to_owned();
        Some(lines.fold(first, |text, line| {
            format!("{text}\n{}", line.strip_prefix(margin).unwrap_or(line))
        }))
    }
}

/// The tokens of a signature, with `_` for the parameters' patterns.
fn meaning_of_signature(signature: &Signature) -> String {
    words(&bare_signature(signature.clone()))
}

/// The tokens without blanks and without commas after the last of a list.
pub(super) fn words(tokens: &impl ToTokens) -> String {
    let mut words = tokens.to_token_stream().to_string();
    words.retain(|letter| !letter.is_whitespace());
    for end in [")", ">", "}", "{"] {
        words = words.replace(&format!(",{end}"), end);
    }
    words.trim_end_matches(',').to_owned()
}

/// The tokens of a type or trait as far as others see them: without attributes, private fields
/// and bodies of methods.
fn meaning(item: &SynItem) -> String {
    let mut item = item.clone();
    match &mut item {
        SynItem::Struct(it) => {
            it.attrs.clear();
            bare_fields(&mut it.fields);
        }
        SynItem::Enum(it) => {
            it.attrs.clear();
            for variant in &mut it.variants {
                variant.attrs.clear();
                for field in &mut variant.fields {
                    field.attrs.clear();
                }
            }
        }
        SynItem::Trait(it) => {
            it.attrs.clear();
            for part in &mut it.items {
                if let TraitItem::Fn(method) = part {
                    method.attrs.clear();
                    method.sig = bare_signature(method.sig.clone());
                    method.default = None;
                }
            }
        }
        SynItem::Type(it) => it.attrs.clear(),
        _ => {}
    }
    words(&item)
}

fn bare_signature(mut signature: Signature) -> Signature {
    for argument in &mut signature.inputs {
        match argument {
            FnArg::Receiver(receiver) => receiver.attrs.clear(),
            FnArg::Typed(typed) => {
                typed.attrs.clear();
                *typed.pat = Pat::Wild(PatWild {
                    attrs: Vec::new(),
                    underscore_token: Underscore::default(),
                });
            }
        }
    }
    signature
}

fn bare_fields(fields: &mut Fields) {
    if let Fields::Named(named) = fields {
        let all = std::mem::take(&mut named.named);
        let public = |field: &Field| !matches!(field.vis, Visibility::Inherited);
        named.named = all.into_iter().filter(public).collect();
    }
    for field in fields {
        field.attrs.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::syntax::tests::nested;

    #[test]
    fn no_depth_of_nesting_is_too_deep() {
        for source in nested() {
            items(&source);
        }
    }
}
