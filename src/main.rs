//! Owns the way in: arguments go to the command line. Nothing else.
//! Must not know what any command does.

fn main() {}
