//! Owns reading a package: from bytes to what it holds, every fault found on the way a value.
//! Must not know what makes a sealed return valid (verify does).

use super::container::{self, Entries};
use super::decode::Decoder;
use super::{Package, Problem, Refusal, bag, csvw, datapackage, describe, kept};
use serde_json::{Map, Value};

/// Reads a package, draft or sealed; `name` is how the person knows the file.
///
/// # Errors
/// The first thing that is wrong with it, as one sentence.
pub fn read(name: &str, bytes: &[u8]) -> Result<Package, Refusal> {
    let refusal = |problem| Refusal { file: name.to_owned(), problem };
    let examined = examine(bytes).map_err(refusal)?;
    match (examined.problems.into_iter().next(), examined.package) {
        (None, Some(package)) => Ok(package),
        (problem, _) => Err(refusal(problem.unwrap_or_else(|| Problem::whole("it cannot be read")))),
    }
}

/// A package taken apart: what it holds, and what is wrong with the way it is put together.
pub(super) struct Examined<'a> {
    /// Its files.
    pub(super) entries: Entries<'a>,
    /// What is wrong, the most telling first.
    pub(super) problems: Vec<Problem>,
    /// What it holds, if every table can be read.
    pub(super) package: Option<Package>,
}

/// Takes a package apart.
///
/// # Errors
/// What keeps anything from being read: no zip of ours, or a newer format.
pub(super) fn examine(bytes: &[u8]) -> Result<Examined<'_>, Problem> {
    let entries = container::read(bytes)?;
    let data_package = datapackage::read(&entries)?;
    let mut problems = bag::check(&entries);
    problems.extend(datapackage::check(&data_package, &entries));
    let metadata = csv_metadata(&entries).map_err(|problem| problems.push(problem)).unwrap_or_default();
    let (mut package, found) = Decoder::new(&entries).package();
    problems.extend(found);
    if let Some(package) = &mut package {
        let header = package.ret.header();
        problems.extend(datapackage::agrees(&data_package, header));
        let tables = describe::tables(&entries);
        package.kept.data_package = kept::beyond(&data_package, &datapackage::made(&tables, header));
        package.kept.csvw = kept::beyond(&metadata, &csvw::made(&tables, header));
        package.kept.bag_info = bag::unknown_info(&entries);
    }
    Ok(Examined { entries, problems, package })
}

fn csv_metadata(entries: &Entries<'_>) -> Result<Map<String, Value>, Problem> {
    let bytes =
        entries.get(csvw::FILE).ok_or_else(|| Problem::at(csvw::FILE, "it is not there; ask for the file again"))?;
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Problem::at(csvw::FILE, "it is not a JSON object; ask for the file again")),
    }
}
