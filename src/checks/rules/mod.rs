//! Owns the rules, one small file a fault, in a folder a family.
//! Must not know when they are run.

pub(super) mod act;
pub(super) mod cen;
pub(super) mod con;
pub(super) mod imp;
pub(super) mod mea;
pub(super) mod nar;
pub(super) mod ret;
pub(super) mod rsk;
