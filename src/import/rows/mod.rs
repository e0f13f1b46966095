//! Owns turning lines of a table into drafts of records, with the fate of each cell.
//! Must not know the return the records go to.

mod answered;
mod dates;
mod five;
mod meanings;
mod place;
mod reader;
mod tinted;
mod told;
mod unknown;
mod value;

pub(super) use place::Place;
pub(super) use reader::Reader;
pub(super) use told::Told;
pub(super) use unknown::Unknown;
