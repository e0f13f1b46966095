//! Owns the demonstration as files, made once for a test binary: real workbooks imported, sealed and consolidated.
//! Must not know what is tested with them.

use quarterdeck::filing::demo;
use quarterdeck::reading::Reading;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// Every file the demonstration writes, by its path there, such as `2022-23-Q3/corporate.html`.
pub(crate) fn files() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        demo(folder.path(), None, &Reading::by(env!("CARGO_BIN_EXE_quarterdeck"))).expect("the demonstration runs");
        let mut found = BTreeMap::new();
        gather(folder.path(), "", &mut found);
        found
    })
}

/// The sealed bundles by file name: ten a quarter.
pub(crate) fn bundles() -> Vec<(&'static str, &'static [u8])> {
    let bundle = |(path, bytes): (&'static String, &'static Vec<u8>)| {
        let (folder, name) = path.rsplit_once('/')?;
        folder.ends_with("/bundles").then_some((name, bytes.as_slice()))
    };
    let found: Vec<_> = files().iter().filter_map(bundle).collect();
    assert_eq!(found.len(), 20, "ten bundles a quarter");
    found
}

fn gather(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in folder.read_dir().expect("a folder of the demonstration") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            gather(&path, &format!("{below}{name}/"), found);
        } else {
            found.insert(format!("{below}{name}"), std::fs::read(&path).expect("a file of the demonstration"));
        }
    }
}
