//! Owns what the text of the whole project must and must not say.
//! Must not know Rust.

use super::{files, project, top_level_modules};

/// Places of one machine or one network, put together here so that this file does not hold them.
fn unwanted() -> Vec<String> {
    let pieces = [
        ("/work", "/"),
        (".libr", "ary"),
        ("shared/", "design"),
        ("shared/", "reference"),
        ("shared/", "corpus"),
        ("crates", ".io"),
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("debian", ".org"),
        ("static.rust", "-lang.org"),
    ];
    pieces.iter().map(|(left, right)| format!("{left}{right}")).collect()
}

#[test]
fn nothing_names_a_place_of_one_machine_or_a_registry() {
    let unwanted = unwanted();
    // Cargo writes the registry into its own lock file.
    for path in files(project()).iter().filter(|path| !path.ends_with("Cargo.lock")) {
        let bytes = std::fs::read(path).expect("a file of the project");
        let text = String::from_utf8_lossy(&bytes);
        let named: Vec<_> = unwanted.iter().filter(|place| text.contains(place.as_str())).collect();
        assert!(named.is_empty(), "{} names {named:?}", path.display());
    }
}

#[test]
fn the_map_names_every_module() {
    let map = std::fs::read_to_string(project().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for module in top_level_modules() {
        assert!(map.contains(&format!("`{module}`")), "ARCHITECTURE.md says nothing of the module `{module}`");
    }
}

/// Trap 14 of the toolkit: pictures differ by renderer. Naive: in Cargo.toml, give the window's tests `wgpu` on every system.
#[test]
fn pictures_are_drawn_on_linux_alone() {
    let manifest = std::fs::read_to_string(project().join("Cargo.toml")).expect("Cargo.toml");
    let mut section = "";
    for line in manifest.lines() {
        section = if line.starts_with('[') { line } else { section };
        let draws = line.starts_with("egui_kittest") && line.contains("\"wgpu\"");
        assert!(!draws || section.contains("target_os = \"linux\""), "{section} gives the tests a renderer: {line}");
    }
    assert!(manifest.contains("egui_kittest"), "the window is tested");
}
