//! What can be given for a type without doing anything for it.
//!
//! Invariant: a value is made of the type's text and of what the stub itself declares. A type
//! that says nothing of its values, such as a bare `T`, has none.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{
    Fields, File, FnArg, GenericArgument, Item, ItemEnum, ItemStruct, Pat, PathArguments,
    PathSegment, ReturnType, Signature, Type, TypeParamBound,
};

/// Types that hold others are looked into this deep: one that holds itself ends somewhere.
const DEPTH: usize = 4;

/// The types that a stub declares.
pub(super) struct Known {
    structs: HashMap<String, ItemStruct>,
    enums: HashMap<String, ItemEnum>,
}

impl Known {
    pub(super) fn new(file: &File) -> Self {
        let mut known = Self {
            structs: HashMap::new(),
            enums: HashMap::new(),
        };
        for item in &file.items {
            match item {
                Item::Struct(it) => drop(known.structs.insert(it.ident.to_string(), it.clone())),
                Item::Enum(it) => drop(known.enums.insert(it.ident.to_string(), it.clone())),
                _ => {}
            }
        }
        known
    }

    /// What a function can end with at once, an argument of the right type among it. `of` is
    /// the type that it is a method of.
    pub(super) fn returned(&self, signature: &Signature, of: Option<&Type>) -> Vec<String> {
        let unit = syn::parse_quote!(());
        let ty = match (&signature.output, of) {
            (ReturnType::Type(_, ty), Some(of)) if words(ty) == "Self" => of,
            (ReturnType::Type(_, ty), _) => &**ty,
            (ReturnType::Default, _) => &unit,
        };
        let mut values = self.values(ty, DEPTH);
        let handed_back = signature.inputs.iter().find_map(|input| match input {
            FnArg::Typed(it) => handed_back(&it.pat, &it.ty, ty),
            FnArg::Receiver(_) => None,
        });
        values.splice(values.len().min(2)..values.len().min(2), handed_back);
        if signature.asyncness.is_some() {
            let at = values.len().min(4);
            values.insert(at, "std::future::pending().await".to_owned());
        }
        values
    }

    /// The plainest value first.
    fn values(&self, ty: &Type, depth: usize) -> Vec<String> {
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        match ty {
            Type::Tuple(it) => {
                let parts: Vec<_> = it.elems.iter().map(|it| self.values(it, depth)).collect();
                together(&parts, |parts| match parts {
                    [one] => format!("({one},)"),
                    _ => format!("({})", parts.join(", ")),
                })
            }
            Type::Array(it) => {
                let length = it.len.to_token_stream();
                let parts = self.values(&it.elem, depth).into_iter();
                parts.map(|part| format!("[{part}; {length}]")).collect()
            }
            Type::Reference(it) if it.mutability.is_none() => match &*it.elem {
                Type::Path(path) if path.path.is_ident("str") => texts(["\"\"", "\"x\""]),
                Type::Slice(_) => texts(["&[]"]),
                _ => Vec::new(),
            },
            Type::ImplTrait(it) => it.bounds.iter().fold(Vec::new(), |values, bound| {
                let TypeParamBound::Trait(bound) = bound else {
                    return values;
                };
                let more = bound.path.segments.last();
                let more = more.map(|segment| self.implementing(segment, depth));
                [values, more.unwrap_or_default()].concat()
            }),
            Type::Paren(it) => self.values(&it.elem, depth),
            Type::Path(it) if it.qself.is_none() => {
                let last = it.path.segments.last();
                last.map_or_else(Vec::new, |last| self.named(last, depth))
            }
            _ => Vec::new(),
        }
    }

    /// Something with a trait of the standard library.
    fn implementing(&self, of: &PathSegment, depth: usize) -> Vec<String> {
        match &*of.ident.to_string() {
            "Future" => {
                let output = associated(of, "Output");
                let values = output.map_or_else(Vec::new, |ty| self.values(ty, depth));
                let ready = values
                    .iter()
                    .map(|value| format!("std::future::ready({value})"));
                let mut values: Vec<_> = ready.collect();
                values.push("std::future::pending()".to_owned());
                values
            }
            "Iterator" => texts(["std::iter::empty()"]),
            _ => Vec::new(),
        }
    }

    fn named(&self, segment: &PathSegment, depth: usize) -> Vec<String> {
        let name = segment.ident.to_string();
        let inner = types(segment);
        let wrapped = |make: &str| {
            let first = inner.first();
            let values = first.map_or_else(Vec::new, |ty| self.values(ty, depth));
            let made = values.iter().map(|value| format!("{make}({value})"));
            made.collect::<Vec<_>>()
        };
        match &*name {
            "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64"
            | "i128" | "isize" => texts(["0", "1", "42"]),
            "f32" | "f64" => texts(["0.0", "1.0"]),
            "bool" => texts(["false", "true"]),
            "char" => texts(["'x'"]),
            "String" => texts(["String::new()", "\"x\".to_owned()"]),
            "Duration" => texts(["std::time::Duration::ZERO", "std::time::Duration::MAX"]),
            "PhantomData" => texts(["std::marker::PhantomData"]),
            "HashMap" | "HashSet" | "BTreeMap" | "BTreeSet" | "VecDeque" | "BinaryHeap" => {
                texts(["Default::default()"])
            }
            "Vec" => {
                let items = inner.first().map(|ty| self.values(ty, depth));
                let items = items.unwrap_or_default();
                let one = items.first().map(|item| format!("vec![{item}]"));
                let more = items.get(1).map(|item| format!("vec![{item}, {item}]"));
                let empty = "Vec::new()".to_owned();
                [Some(empty), one, more].into_iter().flatten().collect()
            }
            "Option" => [texts(["None"]), wrapped("Some")].concat(),
            "Result" => {
                let errors = inner.get(1);
                let errors = errors.map_or_else(Vec::new, |ty| self.values(ty, depth));
                let errors = errors.iter().map(|value| format!("Err({value})")).collect();
                in_turns(wrapped("Ok"), errors)
            }
            "Box" | "Rc" | "Arc" | "Cell" | "RefCell" | "Mutex" | "RwLock" => {
                wrapped(&format!("{name}::new"))
            }
            "JoinHandle" => wrapped("tokio::spawn(std::future::ready")
                .into_iter()
                .map(|value| format!("{value})"))
                .collect(),
            _ => self.declared(&name, depth),
        }
    }

    /// A type of the stub's own, built from its parts.
    fn declared(&self, name: &str, depth: usize) -> Vec<String> {
        if let Some(it) = self.structs.get(name) {
            return self.filled(name, &it.fields, depth);
        }
        let Some(it) = self.enums.get(name) else {
            return Vec::new();
        };
        let variants = it.variants.iter();
        let values = variants.map(|it| {
            let name = format!("{name}::{}", it.ident);
            self.filled(&name, &it.fields, depth)
        });
        // One of each comes before the second of any.
        values.fold(Vec::new(), in_turns_of_first)
    }

    fn filled(&self, name: &str, fields: &Fields, depth: usize) -> Vec<String> {
        let parts: Vec<_> = fields.iter().map(|it| self.values(&it.ty, depth)).collect();
        match fields {
            Fields::Unit => vec![name.to_owned()],
            Fields::Unnamed(_) => together(&parts, |parts| format!("{name}({})", parts.join(", "))),
            Fields::Named(named) => together(&parts, |parts| {
                let fields = named.named.iter().filter_map(|it| it.ident.as_ref());
                let pairs: Vec<_> = fields
                    .zip(parts)
                    .map(|(a, b)| format!("{a}: {b}"))
                    .collect();
                format!("{name} {{ {} }}", pairs.join(", "))
            }),
        }
    }
}

/// The argument itself, where it has the wanted type or can be copied to it.
fn handed_back(pat: &Pat, ty: &Type, wanted: &Type) -> Option<String> {
    let Pat::Ident(it) = pat else {
        return None;
    };
    let name = it.ident.to_string();
    let (ty, wanted) = (words(ty), words(wanted));
    let slice = wanted
        .strip_prefix("Vec<")
        .map(|rest| rest.trim_end_matches('>'));
    if ty == wanted {
        Some(name)
    } else if wanted == "String" && ty == "&str" {
        Some(format!("{name}.to_owned()"))
    } else if slice.is_some_and(|item| ty == format!("&[{item}]")) {
        Some(format!("{name}.to_vec()"))
    } else {
        None
    }
}

/// One value of all parts, the first of each with each other, then the second, as long as one
/// of them has more; none if a part has none.
fn together(parts: &[Vec<String>], build: impl Fn(&[String]) -> String) -> Vec<String> {
    if parts.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let most = parts.iter().map(Vec::len).max().unwrap_or(1);
    (0..most)
        .map(|round| {
            let values = parts.iter().map(|part| part[round % part.len()].clone());
            build(&values.collect::<Vec<_>>())
        })
        .collect()
}

/// The two lists in turns.
fn in_turns(first: Vec<String>, second: Vec<String>) -> Vec<String> {
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let mut all = Vec::new();
    loop {
        let pair = [first.next(), second.next()];
        if pair.iter().all(Option::is_none) {
            return all;
        }
        all.extend(pair.into_iter().flatten());
    }
}

/// Puts the first of `more` before all that repeats.
fn in_turns_of_first(mut all: Vec<String>, more: Vec<String>) -> Vec<String> {
    all.extend(more.into_iter().take(1));
    all
}

fn types(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let arguments = arguments.args.iter();
    let types = arguments.filter_map(|it| match it {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

fn associated<'a>(segment: &'a PathSegment, name: &str) -> Option<&'a Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|it| match it {
        GenericArgument::AssocType(it) if it.ident == name => Some(&it.ty),
        _ => None,
    })
}

fn words(ty: &Type) -> String {
    let mut words = ty.to_token_stream().to_string();
    words.retain(|letter| !letter.is_whitespace());
    words
}

fn texts<const N: usize>(values: [&str; N]) -> Vec<String> {
    values.map(str::to_owned).into()
}
