//! Owns reading the clock for the window.
//! Must not know what the time is for.
#![expect(clippy::disallowed_methods, reason = "the window is one of the three places that read the clock")]

use crate::app::Now;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The time people here read.
pub(crate) fn zone() -> TimeZone {
    TimeZone::system()
}

/// The moment, here and now.
pub(crate) fn now() -> Now {
    let at = Timestamp::now();
    let here = TimeZone::system().to_datetime(at);
    Now { at, today: here.date(), hour: here.hour(), minute: here.minute() }
}
