//! Owns writing a package: its files put together, described, listed and zipped; equal packages give equal bytes.
//! Must not know where the bytes go.

use super::{Package, bag, container, csvw, datapackage, describe, kept, names, readme, rendering, rows};
use serde_json::Value;
use std::collections::BTreeMap;

/// The bytes of a package.
pub fn write(package: &Package) -> Vec<u8> {
    let files = files(package);
    container::write(&files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect())
}

/// Every file of a package.
pub(super) fn files(package: &Package) -> BTreeMap<String, Vec<u8>> {
    let mut files = rows::data_files(package);
    let (mut data_package, mut metadata) = {
        let (tables, header) = (describe::tables(&files), package.ret.header());
        (datapackage::made(&tables, header), csvw::made(&tables, header))
    };
    // A description of a whole table comes back only with the table.
    let here = |element: &Value| {
        let path = element.get("path").or_else(|| element.get("url")).and_then(Value::as_str);
        path.is_some_and(|path| package.kept.files.contains_key(path))
    };
    kept::put_back(&mut data_package, &package.kept.data_package, &here);
    kept::put_back(&mut metadata, &package.kept.csvw, &here);
    files.insert(datapackage::FILE.to_owned(), describe::json_text(data_package));
    files.insert(csvw::FILE.to_owned(), describe::json_text(metadata));
    files.insert(names::README.to_owned(), readme::text(package).into());
    files.extend(rendering::workbook(package).map(|bytes| (rendering::FILE.to_owned(), bytes)));
    for (name, bytes) in &package.kept.files {
        files.entry(name.clone()).or_insert_with(|| bytes.clone());
    }
    files.extend(package.earlier.iter().map(|earlier| (earlier.file(), earlier.bytes().to_vec())));
    bag::complete(&mut files, package);
    files
}
