//! Owns `README.txt`: what the file is and how to open it with ordinary tools, for whoever finds it in ten years.
//! Must not know how any of the other files is made.

use super::spec::TABLES;
use super::{FindingRow, Package};
use crate::model::{Period, ReturnState, Tier};

/// The text for people.
pub(super) fn text(package: &Package) -> String {
    [about(package), open_items(package), opening(), receipt(), tables()].concat()
}

fn about(package: &Package) -> String {
    let header = package.ret.header();
    let body = package.framework.body(&header.body).map_or_else(|| header.body.to_string(), |body| body.name.clone());
    let period = header.period.map(Period::words).unwrap_or_default();
    let sealed = header.state == Some(ReturnState::Sealed);
    let state = match (sealed, header.complete) {
        (false, _) => "Draft: not signed off, still being worked on.",
        (true, Some(true)) => "Sealed: signed off and handed in.",
        (true, _) => "SEALED AS INCOMPLETE: handed in with things still open, listed below.",
    };
    let lines = [
        ("Council", header.council.clone()),
        ("Returned by", body),
        ("Period", period),
        ("Revision", header.revision.unwrap_or(1).to_string()),
        ("State", state.to_owned()),
        ("Marking", header.marking.clone()),
    ];
    let title = "QUARTERLY PERFORMANCE RETURN\n============================\n\n";
    let lines = lines.iter().filter(|(_, value)| !value.trim().is_empty());
    lines.fold(title.to_owned(), |text, (label, value)| text + &format!("{label}: {}\n", one_line(value))) + "\n"
}

fn open_items(package: &Package) -> String {
    let must_fix = |finding: &&FindingRow| finding.tier == Some(Tier::MustFix);
    let open: Vec<&FindingRow> = package.findings.iter().filter(must_fix).collect();
    if open.is_empty() || package.ret.header().state != Some(ReturnState::Sealed) {
        return String::new();
    }
    let items = open.iter().map(|finding| format!("- {} ({})\n", one_line(&finding.headline), finding.rule));
    format!("WHAT IS STILL OPEN ({})\n{}\n", open.len(), items.collect::<String>())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn opening() -> String {
    "HOW TO OPEN IT\n\
     This is an ordinary zip file. Unpack it with any zip program; no special software is needed.\n\
     - actions.xlsx shows the actions as a workbook. It is a copy for reading.\n\
     - The files under data/ are the return itself, one table a file, as CSV: open them in Excel, Power BI, Python or R.\n\
     - UTF-8 text, commas, one header row; dates are 2023-03-31, times are in UTC, an empty cell means \"not given\".\n\
     - A text that begins with = + - @ has an apostrophe in front of it, so that no program takes it for a formula.\n\
     - datapackage.json (Data Package 2) and csv-metadata.json (CSV on the Web) say what each column holds.\n\
     Do not change or re-pack the file: a changed byte is noticed, and the return is then refused.\n\n"
        .to_owned()
}

fn receipt() -> String {
    "HOW TO CHECK IT\n\
     The receipt code proves that two people hold the same file. It is the first twelve characters of the SHA-256 of\n\
     tagmanifest-sha256.txt, read out in fours. Unpack the zip and run one of these in its folder:\n\
     - Windows PowerShell: (Get-FileHash tagmanifest-sha256.txt -Algorithm SHA256).Hash.ToLower().Substring(0,12)\n\
     - Linux: sha256sum tagmanifest-sha256.txt | cut -c1-12\n\
     - Mac: shasum -a 256 tagmanifest-sha256.txt | cut -c1-12\n\
     The folder is a BagIt bag: \"bagit.py --validate .\" checks every file against its SHA-256. \"frictionless validate\n\
     datapackage.json\" and \"csvwvalidate csv-metadata.json\" check the tables.\n\n"
        .to_owned()
}

fn tables() -> String {
    let lines = TABLES.iter().map(|table| format!("- {}: {}\n", table.path(), table.title));
    format!("THE TABLES\n{}", lines.collect::<String>())
}
