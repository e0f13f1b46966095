//! Owns the file: one package, draft or sealed, as a zip that is a BagIt bag, a Data Package and a CSVW group at once.
//! Must not know folders, clocks, rules or how a return came to be.

mod bag;
mod bundle;
mod computed;
mod container;
mod content;
mod csvw;
mod datapackage;
mod decode;
mod describe;
mod earlier;
mod file_name;
mod foreign;
mod kept;
mod keys;
mod names;
mod problem;
mod read;
mod readme;
mod references;
mod rendering;
mod rows;
mod seal;
mod spec;
mod verify;
mod write;

pub use bag::receipt_code;
pub use bundle::{FindingRow, Package};
pub use content::content_hash;
pub use earlier::Earlier;
pub use file_name::file_name;
pub use kept::Kept;
pub use problem::{Problem, Refusal};
pub use read::read;
pub use seal::{NotSealed, Sealed, Sealing, seal};
pub use verify::{Verification, verify, verify_against};
pub use write::write;

use file_name::file_stem;
