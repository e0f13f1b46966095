//! Owns what must hold for the project's own text: who may use whom, how files open, how long they are.
//! Must not know what any module does.

#![expect(clippy::expect_used, reason = "a test that cannot read the project should fail loudly")]

mod edges;
mod files;
mod repository;

use std::path::{Path, PathBuf};

/// A text file of the project: its path from the project's folder, and what is in it.
struct Text {
    path: PathBuf,
    text: String,
}

impl Text {
    /// The module under `src` the file belongs to: `model` for both `src/model/ids.rs` and `src/model.rs`.
    fn module(&self) -> String {
        let below_src = self.path.iter().nth(1).map(Path::new).and_then(Path::file_stem);
        below_src.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Its lines with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
    }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the project, but for what builds and tools leave there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let left_behind =
        ["target", "fuzz/corpus", "fuzz/artifacts", ".git", ".tools", "out", "node_modules", "__pycache__"];
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in folder.read_dir().expect("a folder of the project") {
            let path = entry.expect("an entry of a folder of the project").path();
            if left_behind.iter().any(|name| path.ends_with(name)) {
                continue;
            }
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// The Rust files under `src`.
fn sources() -> Vec<Text> {
    let rust = files(&project().join("src")).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let read = |path: PathBuf| Text {
        text: std::fs::read_to_string(&path).expect("Rust files are UTF-8"),
        path: path.strip_prefix(project()).expect("files of the project").to_path_buf(),
    };
    let sources: Vec<Text> = rust.map(read).collect();
    assert!(
        sources.len() > 20,
        "only {} Rust files found under src: this test looks in the wrong place",
        sources.len()
    );
    sources
}

/// The modules that lib.rs and main.rs name.
fn top_level_modules() -> Vec<String> {
    let roots = sources().into_iter().filter(|source| source.path.iter().count() == 2);
    let mut names = Vec::new();
    for root in roots {
        let declared = root.code().filter_map(|(_, line)| {
            let line = line.trim().strip_suffix(';')?;
            line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ").map(str::to_owned)
        });
        names.extend(declared);
    }
    names.sort();
    assert!(names.len() > 5, "only these modules were found: {names:?}");
    names
}
