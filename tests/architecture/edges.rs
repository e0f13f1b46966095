//! Owns the table of which module may use which.
//! Must not know what they use each other for.

use std::collections::BTreeSet;

use super::{Text, sources, top_level_modules};

/// The words every stage speaks.
const VOCABULARY: &[&str] = &["tables", "model", "framework"];

/// Each module in reading order, and what it may use besides itself and (but for the vocabulary itself, which lists what it
/// uses) the vocabulary. A stage uses earlier stages only. What is not here is not allowed: a new edge is a line here.
const ALLOWED: &[(&str, &[&str])] = &[
    ("tables", &[]),
    ("model", &["tables"]),
    ("framework", &["tables", "model"]),
    ("workbook", &[]),
    // The workbook in a process of its own.
    ("reading", &["workbook"]),
    ("import", &["workbook"]),
    ("document", &[]),
    ("checks", &["document"]),
    ("package", &["workbook", "document", "checks"]),
    // A bundle stands for itself: nothing here reaches for the workbook it came from.
    ("consolidation", &["document", "checks", "package"]),
    ("report", &["workbook", "document", "checks", "package", "consolidation"]),
    ("form", &[]),
    // Bytes to places: it is told what to write, not what it means.
    ("store", &["document", "package"]),
    ("filing", &["workbook", "reading", "import", "document", "checks", "package", "consolidation", "report", "store"]),
    ("cli", EVERY_STAGE),
    ("app", EVERY_STAGE),
    (
        "ui",
        &[
            "workbook",
            "reading",
            "import",
            "document",
            "checks",
            "package",
            "consolidation",
            "report",
            "form",
            "store",
            "filing",
            "app",
        ],
    ),
];

/// What the command line and the state behind the window are made of.
const EVERY_STAGE: &[&str] = &[
    "workbook",
    "reading",
    "import",
    "document",
    "checks",
    "package",
    "consolidation",
    "report",
    "form",
    "store",
    "filing",
];

/// Crates that draw.
const DRAWING: &[&str] = &["egui", "eframe", "egui_extras", "egui_table", "rfd"];

fn allowed(module: &str) -> Option<BTreeSet<&'static str>> {
    let (name, own) = ALLOWED.iter().find(|(name, _)| *name == module)?;
    let vocabulary = if VOCABULARY.contains(name) { &[] } else { VOCABULARY };
    Some(own.iter().chain(vocabulary).copied().collect())
}

/// The names that follow `crate::` in a line, those in braces too.
fn used(line: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => found.push(name(rest)),
            Some(group) => found.extend(top_level_items(group).map(name)),
        }
    }
    found
}

/// The comma-separated items of a brace group, not looking into inner groups.
fn top_level_items(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    group.split(move |c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => (),
        }
        c == ',' && depth == 0
    })
}

/// Statements of a file on one line each, so that a `use` over several lines is seen whole.
fn statements(source: &Text) -> Vec<String> {
    let code: Vec<&str> = source.code().map(|(_, line)| line.trim()).collect();
    code.join(" ").split(';').map(str::to_owned).collect()
}

/// Uses of another module in a file, by its name.
fn uses_of_others(source: &Text, modules: &[String]) -> Vec<String> {
    let own = source.module();
    let names = statements(source).iter().flat_map(|statement| used(statement)).collect::<BTreeSet<_>>();
    names.into_iter().filter(|name| *name != own && modules.contains(name)).collect()
}

#[test]
fn every_module_uses_only_what_the_table_allows() {
    let modules = top_level_modules();
    let mut uses = 0;
    let mut faults = Vec::new();
    // lib.rs and main.rs belong to no module: they name them all.
    for source in sources().iter().filter(|source| source.path.iter().count() > 2 || modules.contains(&source.module()))
    {
        let module = source.module();
        let allowed =
            allowed(&module).unwrap_or_else(|| panic!("{module} is not in the table of tests/architecture/edges.rs"));
        for name in uses_of_others(source, &modules) {
            uses += 1;
            if !allowed.contains(name.as_str()) {
                faults.push(format!("{} uses {name}, which {module} may not", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(uses > 20, "only {uses} uses of other modules were seen: this test no longer understands the code");
}

/// A workbook is read by the child, which is `reading`; a test may read one where it is.
#[test]
fn nothing_but_the_child_reads_a_workbook_in_its_own_process() {
    for source in sources().iter().filter(|source| !["workbook", "reading"].contains(&source.module().as_str())) {
        let code = source.code().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        let found =
            code.into_iter().find(|(_, line)| line.contains("Reader::read") || line.contains("workbook::Reader"));
        assert!(found.is_none(), "{}: ask crate::reading for workbooks: {found:?}", source.path.display());
    }
}

#[test]
fn uses_are_seen_in_every_form() {
    assert_eq!(used("use crate::model::{Action, Ref}"), ["model"]);
    assert_eq!(used("use crate::{model::{Action, Ref}, tables}"), ["model", "tables"]);
    assert_eq!(used("let text: crate::tables::CellText = crate::model::x()"), ["tables", "model"]);
}

#[test]
fn nothing_but_the_window_draws() {
    let draws =
        |line: &str| line.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| DRAWING.contains(&word));
    for source in sources().iter().filter(|source| source.module() != "ui") {
        let found = source.code().find(|(_, line)| draws(line));
        assert!(found.is_none(), "{}: this belongs in src/ui: {found:?}", source.path.display());
    }
}
