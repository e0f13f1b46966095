//! Owns telling a person that there is no window, where they will see it.
//! Must not know why.

#![expect(clippy::disallowed_types, reason = "there is no window to say it in")]

use std::io::Write;
use std::process::ExitCode;

/// Says it on the error output, and in the system's own message box where there is one.
pub(super) fn tell(message: &str) -> ExitCode {
    // Nobody may be listening; then the box is all there is.
    let _ = writeln!(std::io::stderr(), "{message}");
    let dialog = rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Quarterdeck")
        .set_description(message)
        .set_buttons(rfd::MessageButtons::Ok);
    dialog.show();
    ExitCode::FAILURE
}
