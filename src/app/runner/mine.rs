//! Owns telling whether two packages are states of one return.
//! Must not know files.

use crate::model::{Return, ReturnState};

/// Whether another file is a draft of the same return: of the same body and period, and not sealed.
pub(super) fn is_same_return(theirs: &Return, ours: &Return) -> bool {
    let (theirs, ours) = (theirs.header(), ours.header());
    theirs.state == Some(ReturnState::Draft) && theirs.body == ours.body && theirs.period == ours.period
}
