//! Owns the step from many bundles to one quarter: which bundle counts, and what all of them say together.
//! Must not know files, nor how a quarter is shown; it stores no total.

mod actions;
mod bridge;
mod compared;
mod counts;
mod differences;
mod findings;
mod measures;
mod notice;
mod pairing;
mod population;
mod quarter;
mod received;
mod restated;
mod risks;
mod settle;
mod side;
mod suggestions;
mod words;

pub use actions::{ActionLine, HeadlineRow, Moves, Split};
pub use bridge::{Bridge, BridgeLine, Change, Flow, Population};
pub use compared::Comparison;
pub use counts::{Counts, headline_statuses, share};
pub use findings::FoundIn;
pub use measures::{MeasureCounts, MeasureLine};
pub use notice::{Level, Notice, Topic};
pub use pairing::Key;
pub use quarter::{Quarter, consolidate};
pub use received::{Received, Unreadable};
pub use restated::Recount;
pub use risks::{MatrixPlace, Movement, RiskLine};
pub use side::{BodyState, Fate, Held, Side, Standing, Uncounted};
pub use suggestions::{Named, Suggestion};
pub use words::SectionWords;

use differences::differences;
