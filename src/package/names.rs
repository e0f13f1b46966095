//! Owns which names a file inside a package may have.
//! Must not know which files a package has.

/// The longest name in bytes.
const LONGEST: usize = 160;

/// The one name with capitals: people look for it first.
pub(super) const README: &str = "README.txt";

/// Names that Windows gives to devices, whatever follows a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a package may hold a file of this name; the sentence says why not.
pub(super) fn check(name: &str) -> Result<(), String> {
    if name == README {
        return Ok(());
    }
    let shown = shown(name);
    if name.is_empty() || name.len() > LONGEST {
        return Err(format!("a file in it has a name of {} letters (1 to {LONGEST} are allowed)", name.len()));
    }
    if name.starts_with('/') || name.contains(['\\', ':']) {
        return Err(format!("the name “{shown}” could lead out of the package"));
    }
    for part in name.split('/') {
        if part == ".." || part == "." {
            return Err(format!("the name “{shown}” could lead out of the package"));
        }
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b);
        if part.is_empty() || part.starts_with('.') || part.ends_with('.') || !part.bytes().all(plain) {
            return Err(format!("the name “{shown}” is not made of small letters, digits, “-”, “_” and “.”"));
        }
        if is_device(part) {
            return Err(format!("the name “{shown}” is the name of a device on Windows"));
        }
    }
    Ok(())
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part);
    let numbered = |port: &str| stem.strip_prefix(port).is_some_and(|n| n.len() == 1 && n != "0");
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

/// A name safe to show: hostile names can be long or hold control characters.
pub(super) fn shown(name: &str) -> String {
    let start: String = name.chars().take(LONGEST).collect();
    start.escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in ["../evil.csv", "/etc/passwd", "data/../../x", "c:x.csv", "data\\x.csv", "./x", "data//x", "data/"]
        {
            assert!(check(name).is_err(), "{name} must be refused");
        }
    }

    #[test]
    fn names_of_devices_are_refused() {
        for name in ["nul", "data/con.csv", "data/com1.csv", "lpt9"] {
            assert!(check(name).is_err(), "{name} must be refused");
        }
    }

    #[test]
    fn capitals_are_refused_so_that_no_two_names_differ_by_case() {
        assert!(check("data/Actions.csv").is_err() && check("readme.TXT").is_err());
    }

    #[test]
    fn our_own_names_are_allowed() {
        for name in
            ["README.txt", "bagit.txt", "data/framework/due.csv", "tagmanifest-sha256.txt.sig", "data/company.csv"]
        {
            assert_eq!(check(name), Ok(()), "{name}");
        }
    }
}
