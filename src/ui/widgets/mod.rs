//! Owns the small pieces that several screens are made of.
//! Must not know any screen.

mod badge;
mod buttons;
mod card;
mod choice;
mod choose;
mod field;
mod ruled;
mod text;

pub(crate) use badge::{Badge, badge, edge};
pub(crate) use buttons::{chip, link, primary, quiet, section_entry};
pub(crate) use card::{card, column};
pub(crate) use choice::choice;
pub(crate) use choose::{choose, pick};
pub(crate) use field::{field, field_id, field_of, long_field};
pub(crate) use ruled::ruled;
pub(crate) use text::{heading, lead, one_line, secondary, small, small_strong, strong};
