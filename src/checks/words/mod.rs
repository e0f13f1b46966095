//! Owns reading words: sentences, quantities, dates, directions, and what is said of a status; what they are held against is a rule's.
//! Must not know any rule.

mod bases;
mod counting;
mod dates;
mod directions;
mod figures;
mod lexicon;
mod numbers;
mod passage;
mod sentences;
mod standing;
mod statuses;
mod tally;
mod tokens;
mod totals;

pub(super) use bases::Base;
pub(super) use counting::{Amount, Count, counts};
pub(super) use dates::{Mention, Tense, When, month, quarter_number};
pub(super) use directions::{Movement, Way, is_calendar, movement_subject};
pub(super) use figures::{Figures, spoken_of, telling};
pub(super) use numbers::{Hedge, Quantity, Sort, quantities};
pub(super) use passage::Passage;
pub(super) use passage::{About, narratives, of_record, outcome_of, passages};
pub(super) use sentences::Sentence;
pub(super) use standing::{Beside, Place as Stands, Standing};
pub(super) use statuses::{Noun, Said, noun, statuses};
pub(super) use tally::{Held, Tally, actions};
pub(super) use tokens::{Token, has, listed, matched, tokens};
pub(super) use totals::total;
