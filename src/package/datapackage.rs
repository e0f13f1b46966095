//! Owns `datapackage.json`: the tables with types, closed words, keys, sizes and hashes, and the format's version.
//! Must not know CSVW or BagIt.

use super::container::Entries;
use super::describe::{Described, one_line};
use super::{Problem, file_stem};
use crate::model::{Header, Period, ReturnState};
use crate::tables::{CellText, Column, ColumnKind, sha256};
use serde_json::{Map, Value, json};

pub(super) const FILE: &str = "datapackage.json";
/// The version of the format we write.
const FORMAT_VERSION: &str = "1.0";
/// The oldest reader that can read what we write.
const MIN_READER_VERSION: &str = "1.0";
/// The version of the format that this reader knows.
const READER: (u32, u32) = (1, 0);

/// The description of these tables.
pub(super) fn made(tables: &[Described<'_>], header: &Header) -> Map<String, Value> {
    let sealed = header.state == Some(ReturnState::Sealed);
    let mut map = Map::new();
    map.insert("$schema".into(), "https://datapackage.org/profiles/2.0/datapackage.json".into());
    map.insert("name".into(), file_stem(header).to_ascii_lowercase().replace('_', "-").into());
    map.insert("title".into(), title(header).into());
    map.insert("pmf".into(), pmf(header));
    map.insert("resources".into(), tables.iter().map(|table| resource(table, sealed)).collect());
    map
}

/// What the package is, in a few words.
pub(super) fn title(header: &Header) -> String {
    let period = header.period.map_or_else(|| "no period yet".to_owned(), Period::words);
    let body = if header.body.is_empty() { "no body yet" } else { header.body.as_str() };
    format!("Performance return: {body}, {period}, revision {}", header.revision.unwrap_or(1))
}

/// What a program needs to know before it opens a table; each says the same in `return.csv`.
fn pmf(header: &Header) -> Value {
    json!({
        "format_version": FORMAT_VERSION,
        "min_reader_version": MIN_READER_VERSION,
        "body": header.body.text(),
        "period": header.period.text(),
        "revision": header.revision.text(),
        "state": header.state.text(),
        "complete": header.complete.text(),
    })
}

fn resource(table: &Described<'_>, sealed: bool) -> Value {
    json!({
        "name": table.spec.resource(),
        "type": "table",
        "path": table.path,
        "title": table.spec.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.bytes.len(),
        "hash": format!("sha256:{}", sha256(table.bytes)),
        "schema": schema(table, sealed),
    })
}

/// A draft may hold blank and repeated references, so keys are declared once it is sealed.
fn schema(table: &Described<'_>, sealed: bool) -> Value {
    let key: &[&str] = if sealed { table.spec.key } else { &[] };
    let mut fields: Vec<Value> = table.spec.all_columns().map(|column| field(column, key)).collect();
    fields.extend(table.extra.iter().map(|name| json!({"name": name, "type": "string"})));
    let mut schema = json!({"fieldsMatch": "subset", "missingValues": [""], "fields": fields});
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    let foreign = |key: &super::spec::ForeignKey| {
        let resource = key.table.replace('/', "-");
        json!({"fields": key.columns, "reference": {"resource": resource, "fields": key.there}})
    };
    if sealed && !table.spec.foreign.is_empty() {
        schema["foreignKeys"] = table.spec.foreign.iter().map(foreign).collect();
    }
    schema
}

fn field(column: &Column, key: &[&str]) -> Value {
    let mut constraints = Map::new();
    let mut field = json!({"name": column.name, "description": one_line(column.doc)});
    field["type"] = match column.kind {
        ColumnKind::Text => "string",
        ColumnKind::Words(words) => {
            constraints.insert("enum".into(), json!(words));
            "string"
        }
        ColumnKind::Decimal => "number",
        ColumnKind::Integer => "integer",
        ColumnKind::Boolean => {
            field["trueValues"] = json!(["true"]);
            field["falseValues"] = json!(["false"]);
            "boolean"
        }
        ColumnKind::Date => "date",
        ColumnKind::Time => "datetime",
    }
    .into();
    if column.name == "row" && column.doc == super::spec::ROW.doc {
        constraints.insert("required".into(), true.into());
        constraints.insert("unique".into(), true.into());
    }
    if key.contains(&column.name) {
        constraints.insert("required".into(), true.into());
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}

/// The description as read, if this reader may read the package at all.
///
/// # Errors
/// One sentence when it is missing, broken, or asks for a newer reader.
pub(super) fn read(entries: &Entries<'_>) -> Result<Map<String, Value>, Problem> {
    let bytes = entries.get(FILE).ok_or_else(|| {
        Problem::at(FILE, "it is not there, so this is not a package of a return; ask for the file again")
    })?;
    let Ok(Value::Object(map)) = serde_json::from_slice(bytes) else {
        return Err(Problem::at(FILE, "it is not a JSON object; ask for the file again"));
    };
    let said = map.get("pmf").and_then(|pmf| pmf.get("min_reader_version")).and_then(Value::as_str);
    let version = said.and_then(version).ok_or_else(|| {
        Problem::at(FILE, "it does not say which version of the format it needs (pmf.min_reader_version)")
    })?;
    if version > READER {
        let (major, minor) = READER;
        return Err(Problem::whole(format!(
            "it needs a newer Quarterdeck: it is written for format {}.{}, and this one reads up to {major}.{minor}",
            version.0, version.1
        )));
    }
    Ok(map)
}

fn version(text: &str) -> Option<(u32, u32)> {
    let (major, minor) = text.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Whether the description tells the truth: sizes and hashes of its files, and what `return.csv` says of the package.
pub(super) fn check(map: &Map<String, Value>, entries: &Entries<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let resources = map.get("resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    for resource in resources {
        let path = text(resource, "path");
        let Some(bytes) = entries.get(&path) else {
            problems.push(Problem::at(FILE, format!("it describes “{path}”, which is not in the package")));
            continue;
        };
        if text(resource, "hash") != format!("sha256:{}", sha256(bytes)) {
            problems.push(Problem::at(FILE, format!("its hash of “{path}” is not the file's")));
        }
        if resource.get("bytes").and_then(Value::as_u64) != u64::try_from(bytes.len()).ok() {
            problems.push(Problem::at(FILE, format!("its size of “{path}” is not the file's")));
        }
    }
    for spec in super::spec::TABLES {
        let path = spec.path();
        if !resources.iter().any(|resource| text(resource, "path") == path) {
            problems.push(Problem::at(FILE, format!("it does not describe “{path}”")));
        }
    }
    problems
}

/// Whether what the description says of the package is what `return.csv` says.
pub(super) fn agrees(map: &Map<String, Value>, header: &Header) -> Option<Problem> {
    let ours = pmf(header);
    let said = map.get("pmf").cloned().unwrap_or_default();
    let differs = |key: &&str| ours.get(*key) != said.get(*key);
    let key = ["body", "period", "revision", "state", "complete"].into_iter().find(differs)?;
    Some(Problem::at(FILE, format!("its “{key}” is not what data/return.csv says")))
}
