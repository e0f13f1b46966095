//! Owns the small pieces that several screens are made of.
//! Must not know any screen.

mod badge;
mod buttons;
mod card;
mod text;

pub(crate) use badge::{Badge, badge};
pub(crate) use buttons::{chip, link, primary, quiet, section_entry};
pub(crate) use card::card;
pub(crate) use text::{heading, lead, secondary, small, strong};
