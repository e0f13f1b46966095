//! Owns `csv-metadata.json`: the same tables in the words of CSV on the Web.
//! Must not know Data Package or BagIt.

use super::datapackage::title;
use super::describe::{Described, one_line};
use super::spec::ForeignKey;
use crate::model::{Header, ReturnState};
use crate::tables::{Column, ColumnKind};
use serde_json::{Map, Value, json};

pub(super) const FILE: &str = "csv-metadata.json";

/// The description of these tables.
pub(super) fn made(tables: &[Described<'_>], header: &Header) -> Map<String, Value> {
    let sealed = header.state == Some(ReturnState::Sealed);
    let mut map = Map::new();
    map.insert("@context".into(), json!(["http://www.w3.org/ns/csvw", {"@language": "en-GB"}]));
    map.insert("dc:title".into(), title(header).into());
    map.insert("tables".into(), tables.iter().map(|table| described(table, sealed)).collect());
    map
}

fn described(table: &Described<'_>, sealed: bool) -> Value {
    let key: &[&str] = if sealed { table.spec.key } else { &[] };
    let mut columns: Vec<Value> = table.spec.all_columns().map(|c| column(c, key.contains(&c.name))).collect();
    columns.extend(table.extra.iter().map(|name| json!({"titles": name, "datatype": "string"})));
    let mut schema = json!({"columns": columns});
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    // A strict validator takes an empty cell for a broken reference, so only those given in every row are declared.
    let foreign: Vec<Value> = table.spec.foreign.iter().filter(|key| sealed && key.always).map(reference).collect();
    if !foreign.is_empty() {
        schema["foreignKeys"] = foreign.into();
    }
    json!({"url": table.path, "dc:title": table.spec.title, "tableSchema": schema})
}

fn reference(key: &ForeignKey) -> Value {
    let resource = format!("data/{}.csv", key.table);
    json!({"columnReference": key.columns, "reference": {"resource": resource, "columnReference": key.there}})
}

fn column(column: &Column, required: bool) -> Value {
    let datatype = match column.kind {
        ColumnKind::Text => json!("string"),
        ColumnKind::Words(words) => json!({"base": "string", "format": words.join("|")}),
        ColumnKind::Decimal => json!("decimal"),
        ColumnKind::Integer => json!("nonNegativeInteger"),
        ColumnKind::Boolean => json!({"base": "boolean", "format": "true|false"}),
        ColumnKind::Date => json!("date"),
        ColumnKind::Time => json!("dateTimeStamp"),
    };
    let mut made = json!({
        "name": column.name, "titles": column.name, "datatype": datatype, "dc:description": one_line(column.doc),
    });
    if required {
        made["required"] = true.into();
    }
    made
}
