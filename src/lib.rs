//! Quarterdeck: a council's quarterly performance returns, from workbooks to one checked corporate picture.
//!
//! Reading order is data-flow order; ARCHITECTURE.md is the map.

pub mod app;
pub mod checks;
pub mod cli;
pub mod consolidation;
pub mod document;
pub mod filing;
pub mod form;
pub mod framework;
pub mod import;
pub mod model;
pub mod package;
pub mod reading;
pub mod report;
pub mod store;
pub mod tables;
#[cfg(feature = "gui")]
pub mod ui;
pub mod workbook;
