//! Owns what both descriptions of a package (`datapackage.json`, `csv-metadata.json`) are made from.
//! Must not know the words of either.

use super::spec::{self, TableSpec};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A table of a package as it was written: its spec and the columns it has beyond it.
pub(super) struct Described<'a> {
    /// The table.
    pub(super) spec: &'static TableSpec,
    /// The file inside the package.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: &'a [u8],
    /// Columns we do not know.
    pub(super) extra: Vec<String>,
}

/// The tables among the files of a package, in the order people read them.
pub(super) fn tables<B: AsRef<[u8]>>(files: &BTreeMap<String, B>) -> Vec<Described<'_>> {
    let described = |spec: &'static TableSpec| {
        let path = spec.path();
        let bytes = files.get(&path)?.as_ref();
        let known = |name: &String| spec.all_columns().any(|column| column.name == name);
        let extra = header(bytes).into_iter().filter(|name| !known(name)).collect();
        Some(Described { spec, path, bytes, extra })
    };
    spec::TABLES.iter().filter_map(described).collect()
}

/// The names in the header row.
pub(super) fn header(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// A column's description in one line.
pub(super) fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON as a package holds it: keys in order, two spaces, one line feed at the end.
pub(super) fn json_text(map: Map<String, Value>) -> Vec<u8> {
    // Printing a value that we built has no way to fail.
    let mut text = serde_json::to_vec_pretty(&sorted(Value::Object(map))).unwrap_or_default();
    text.push(b'\n');
    text
}

/// The same value with its keys in order, whichever way the JSON library keeps them.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let by_key: BTreeMap<String, Value> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(by_key.into_iter().collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        other => other,
    }
}
