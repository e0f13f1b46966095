//! Owns reading and writing mapping files: the answers about the workbooks of one body.
//! Must not know what an answer does.

use super::Trouble;
use crate::framework::Framework;
use crate::import::{Mapping, Question};
use crate::model::BodyId;
use crate::store;
use std::path::Path;

/// Reads the answers about a body's workbooks from a file.
///
/// # Errors
/// One sentence that names the file, the place and the remedy; also when the answers are about another body's workbooks.
pub fn read_mapping(path: &Path, framework: &Framework, body: &BodyId) -> Result<Mapping, Trouble> {
    let bytes = store::read_file(path)?;
    let mapping = Mapping::read(&path.display().to_string(), &bytes, framework).map_err(Trouble::said)?;
    if mapping.body == body.as_str() {
        return Ok(mapping);
    }
    let named = |id: &BodyId| framework.body(id).map_or_else(|| id.to_string(), |body| body.name.clone());
    let (own, other) = (named(body), named(&BodyId::new(&mapping.body)));
    Err(Trouble::said(format!(
        "{}: these are answers about the workbooks of {other}, not of {own}; \
         if they hold for {own} too, change body in the file to “{body}”",
        path.display()
    )))
}

/// Whether answers may be written to a file: one that is there is replaced only when it is the one that was read.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn may_write_mapping(path: &Path, read: Option<&Path>) -> Result<(), Trouble> {
    let is_own = read.is_some_and(|read| match (std::path::absolute(read), std::path::absolute(path)) {
        (Ok(read), Ok(path)) => read == path,
        _ => read == path,
    });
    if path.exists() && !is_own {
        let what = "is there already; to add to it name it with --mapping too, or choose another name";
        return Err(Trouble::said(format!("{}: {what}", path.display())));
    }
    Ok(())
}

/// Writes answers with the questions still open.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn write_mapping(path: &Path, mapping: &Mapping, open: &[Question]) -> Result<(), Trouble> {
    Ok(store::write_file(path, mapping.write(open).as_bytes())?)
}
