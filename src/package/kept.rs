//! Owns what a newer version of the format put in a package and we do not know, so that it goes back out again.
//! Must not know what any of it means.

use crate::model::{Record, Return, Table};
use crate::tables::RowText;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A row of a table without row ids: the table, its known texts, and which of several equal rows it is.
pub(super) type RowKey = (String, RowText, usize);

/// Unknown files, columns and keys of a package.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Unknown files by name.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Unknown columns of tables whose rows live in no table of the return.
    pub(super) columns: BTreeMap<RowKey, RowText>,
    /// Framework files that hold more than we know, whole.
    pub(super) framework: BTreeMap<String, Vec<u8>>,
    /// Unknown keys of `datapackage.json`.
    pub(super) data_package: Map<String, Value>,
    /// Unknown keys of `csv-metadata.json`.
    pub(super) csvw: Map<String, Value>,
    /// Unknown lines of `bag-info.txt`.
    pub(super) bag_info: Vec<String>,
}

impl Kept {
    pub(super) fn notices(&self, ret: &Return) -> Vec<String> {
        let mut notices: BTreeSet<String> = BTreeSet::new();
        let column = |table: &str, name: &str| {
            format!("data/{table}.csv has the column “{name}”, which this version does not know; it is kept")
        };
        let mut extras = Extras { found: BTreeSet::new() };
        extras.of("signoffs", ret.sign_offs());
        extras.of("actions", ret.actions());
        extras.of("measures", ret.measures());
        extras.of("benchmarks", ret.benchmarks());
        extras.of("risks", ret.risks());
        extras.of("contracts", ret.contracts());
        extras.of("narratives", ret.narratives());
        extras.of("events", ret.events());
        extras.of("restatements", ret.restatements());
        extras.of("findings", ret.explanations());
        extras.of("queries", ret.queries());
        notices.extend(ret.to_parts().header_extra.keys().map(|name| column("return", name)));
        notices.extend(extras.found.iter().map(|(table, name)| column(table, name)));
        let more = self.columns.iter().flat_map(|((table, ..), extra)| extra.keys().map(move |n| (table, n)));
        notices.extend(more.map(|(table, name)| column(table, name)));
        let file = |name: &String| format!("The file “{name}” is one this version does not know; it is kept");
        notices.extend(self.files.keys().map(file));
        let framework = |name: &String| format!("data/framework/{name} holds more than this version knows; it is kept");
        notices.extend(self.framework.keys().map(framework));
        let mut keys = |file: &str, any: bool| {
            if any {
                notices.insert(format!("{file} holds keys that this version does not know; they are kept"));
            }
        };
        keys("datapackage.json", !self.data_package.is_empty());
        keys("csv-metadata.json", !self.csvw.is_empty());
        keys("bag-info.txt", !self.bag_info.is_empty());
        notices.into_iter().collect()
    }
}

struct Extras {
    found: BTreeSet<(&'static str, String)>,
}

impl Extras {
    fn of<R: Record>(&mut self, name: &'static str, table: &Table<R>) {
        let names = table.rows().iter().flat_map(|row| row.extra.keys().cloned());
        self.found.extend(names.map(|column| (name, column)));
    }
}

/// The members that name an element of an array.
const NAMES: [&str; 4] = ["name", "url", "titles", "path"];

/// What `read` has beyond `made`: members of objects, and of array elements of the same name.
pub(super) fn beyond(read: &Map<String, Value>, made: &Map<String, Value>) -> Map<String, Value> {
    let more = |(key, value): (&String, &Value)| match made.get(key) {
        None => Some((key.clone(), value.clone())),
        Some(known) => beyond_value(value, known).map(|more| (key.clone(), more)),
    };
    read.iter().filter_map(more).collect()
}

fn beyond_value(read: &Value, made: &Value) -> Option<Value> {
    match (read, made) {
        (Value::Object(read), Value::Object(made)) => {
            let more = beyond(read, made);
            (!more.is_empty()).then_some(Value::Object(more))
        }
        (Value::Array(read), Value::Array(made)) => {
            let more: Vec<Value> = read.iter().filter_map(|element| beyond_element(element, made)).collect();
            (!more.is_empty()).then_some(Value::Array(more))
        }
        _ => None,
    }
}

/// What an element has beyond the element of its name, under that name; a whole element we do not have stays whole.
fn beyond_element(element: &Value, made: &[Value]) -> Option<Value> {
    let (member, name) = named(element)?;
    let Some(known) = made.iter().find(|known| known.get(member) == Some(name)) else {
        return Some(element.clone());
    };
    let Some(Value::Object(mut more)) = beyond_value(element, known) else { return None };
    more.insert(member.to_owned(), name.clone());
    Some(Value::Object(more))
}

fn named(element: &Value) -> Option<(&'static str, &Value)> {
    NAMES.into_iter().find_map(|member| element.get(member).map(|name| (member, name)))
}

/// `made` with what was kept put back; an array element whose own is gone comes back only when `whole` says so.
pub(super) fn put_back(made: &mut Map<String, Value>, kept: &Map<String, Value>, whole: &impl Fn(&Value) -> bool) {
    for (key, value) in kept {
        match (made.get_mut(key), value) {
            (None, _) => drop(made.insert(key.clone(), value.clone())),
            (Some(Value::Object(made)), Value::Object(kept)) => put_back(made, kept, whole),
            (Some(Value::Array(made)), Value::Array(kept)) => {
                for element in kept {
                    put_back_element(made, element, whole);
                }
            }
            _ => {}
        }
    }
}

fn put_back_element(made: &mut Vec<Value>, kept: &Value, whole: &impl Fn(&Value) -> bool) {
    let Some((member, name)) = named(kept) else { return };
    let known = made.iter_mut().find(|known| known.get(member) == Some(name));
    match (known, kept) {
        (Some(Value::Object(made)), Value::Object(kept)) => put_back(made, kept, whole),
        (None, kept) if whole(kept) => made.push(kept.clone()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn object(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    #[test]
    fn what_was_beyond_goes_back_to_its_place() {
        let made = object(json!({"pmf": {"state": "draft"}, "resources": [{"name": "a", "bytes": 1}]}));
        let read = object(json!({
            "pmf": {"state": "draft", "later": 1},
            "resources": [{"name": "a", "bytes": 1, "more": true}, {"name": "new", "path": "data/new.csv"}],
            "keywords": ["x"],
        }));
        let more = beyond(&read, &made);
        let mut back = made.clone();
        put_back(&mut back, &more, &|_| true);
        assert_eq!(back, read);
    }

    #[test]
    fn what_we_know_is_ours_to_write() {
        let made = object(json!({"bytes": 2}));
        let more = beyond(&object(json!({"bytes": 1, "enum": []})), &made);
        let mut back = made;
        put_back(&mut back, &more, &|_| true);
        assert_eq!(Value::Object(back), json!({"bytes": 2, "enum": []}));
    }
}
