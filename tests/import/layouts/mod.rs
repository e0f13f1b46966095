//! Layouts other than a plain table, each with a twin that must not be read that way.

mod beside;
mod blocks;
mod columns;
mod forms;
mod prose;
mod turned;
