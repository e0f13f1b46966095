//! Owns the BagIt side of a package: manifests, bag-info, and what they prove.
//! Must not know tables.

use super::container::Entries;
use super::{Package, Problem, file_stem};
use crate::tables::sha256;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const BAGIT: &str = "bagit.txt";
pub(super) const BAG_INFO: &str = "bag-info.txt";
pub(super) const MANIFEST: &str = "manifest-sha256.txt";
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The one file that no manifest lists: it signs the last of them.
pub(super) const SIGNATURE: &str = "tagmanifest-sha256.txt.sig";
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const FORMAT: &str = "1.0";
const LABELS: [&str; 4] = ["External-Identifier", "PMF-Bundle-Format", "Payload-Oxum", "Source-Organization"];

/// Adds declaration, bag-info and both manifests to the files of a package.
pub(super) fn complete(files: &mut BTreeMap<String, Vec<u8>>, package: &Package) {
    files.insert(BAGIT.to_owned(), DECLARATION.into());
    files.insert(BAG_INFO.to_owned(), bag_info(files, package).into());
    let manifest = manifest(files.iter().filter(|(name, _)| is_payload(name)));
    files.insert(MANIFEST.to_owned(), manifest.into());
    let tags = manifest_of_tags(files.iter().map(|(name, bytes)| (name, bytes.as_slice())));
    files.insert(TAG_MANIFEST.to_owned(), tags.into());
}

fn is_payload(name: &str) -> bool {
    name.starts_with("data/")
}

fn manifest<'a, B: AsRef<[u8]> + 'a>(files: impl Iterator<Item = (&'a String, B)>) -> String {
    let line = |(name, bytes): (&String, B)| [&sha256(bytes.as_ref()), "  ", name, "\n"].concat();
    files.map(line).collect()
}

fn manifest_of_tags<'a>(files: impl Iterator<Item = (&'a String, &'a [u8])>) -> String {
    manifest(files.filter(|(name, _)| !is_payload(name) && *name != TAG_MANIFEST && *name != SIGNATURE))
}

fn oxum<'a>(sizes: impl Iterator<Item = (&'a String, usize)>) -> String {
    let (bytes, count) = sizes.filter(|(name, _)| is_payload(name)).fold((0, 0), |(b, n), (_, size)| (b + size, n + 1));
    format!("{bytes}.{count}")
}

fn bag_info(files: &BTreeMap<String, Vec<u8>>, package: &Package) -> String {
    // A label's value is one line; a council's name could hold anything.
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let header = package.ret.header();
    let values = [
        one_line(&file_stem(header)),
        FORMAT.to_owned(),
        oxum(files.iter().map(|(name, bytes)| (name, bytes.len()))),
        one_line(&header.council),
    ];
    let ours = LABELS.iter().zip(values).map(|(label, value)| format!("{label}: {value}\n"));
    ours.chain(package.kept.bag_info.iter().map(|line| format!("{line}\n"))).collect()
}

/// Lines of `bag-info.txt` under labels we do not know, their folded lines with them.
pub(super) fn unknown_info(entries: &Entries<'_>) -> Vec<String> {
    unknown_lines(&entries.get(BAG_INFO).copied().map(String::from_utf8_lossy).unwrap_or_default())
}

fn unknown_lines(text: &str) -> Vec<String> {
    let mut known = true;
    let unknown = |line: &&str| {
        if !line.starts_with([' ', '\t']) {
            known = LABELS.iter().any(|label| line.split(':').next() == Some(label));
        }
        !known && !line.trim().is_empty()
    };
    text.lines().filter(unknown).map(str::to_owned).collect()
}

/// The SHA-256 that stands for the whole package, in hex.
pub(super) fn receipt_hash(entries: &Entries<'_>) -> Option<String> {
    entries.get(TAG_MANIFEST).map(|bytes| sha256(bytes))
}

/// The receipt code of a receipt hash: its first twelve digits in fours.
pub fn receipt_code(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().take(12).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Everything the manifests show to be wrong.
pub(super) fn check(entries: &Entries<'_>) -> Vec<Problem> {
    let absent = |name: &&str| !entries.contains_key(*name);
    let missing: Vec<Problem> = [BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST]
        .into_iter()
        .filter(absent)
        .map(|name| Problem::at(name, "it is not there, and every package has it; ask for the file again"))
        .collect();
    if !missing.is_empty() {
        return missing;
    }
    let mut problems = Vec::new();
    if entries.get(BAGIT) != Some(&DECLARATION.as_bytes()) {
        problems.push(Problem::at(BAGIT, "it does not declare a BagIt 1.0 bag in UTF-8"));
    }
    let (payload, tags): (Vec<_>, Vec<_>) = entries.keys().map(String::as_str).partition(|name| is_payload(name));
    let tags = tags.into_iter().filter(|name| *name != TAG_MANIFEST && *name != SIGNATURE).collect();
    check_manifest(entries, MANIFEST, payload, &mut problems);
    check_manifest(entries, TAG_MANIFEST, tags, &mut problems);
    check_info(entries, &mut problems);
    problems
}

fn check_manifest(entries: &Entries<'_>, file: &str, mut left: Vec<&str>, problems: &mut Vec<Problem>) {
    let text = entries.get(file).copied().unwrap_or_default();
    let Ok(text) = std::str::from_utf8(text) else {
        return problems.push(Problem::at(file, "it is not UTF-8 text"));
    };
    let mut names = BTreeSet::new();
    let before = problems.len();
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let Some((hash, name)) = line.strip_suffix('\n').and_then(|line| line.split_once("  ")) else {
            problems.push(Problem::line(file, number, "it is not a SHA-256, two spaces and a name"));
            continue;
        };
        if !names.insert(name) {
            problems.push(Problem::line(file, number, format!("it lists “{name}” a second time")));
            continue;
        }
        left.retain(|other| *other != name);
        let in_scope = is_payload(name) == (file == MANIFEST) && name != TAG_MANIFEST && name != SIGNATURE;
        match entries.get(name) {
            Some(bytes) if in_scope && sha256(bytes) == hash => {}
            Some(_) if !in_scope => {
                problems.push(Problem::line(file, number, format!("“{name}” is not for it to list")));
            }
            Some(_) => problems.push(Problem::at(
                name,
                "it was changed after the package was written: its SHA-256 is not the one in the manifest",
            )),
            None => problems.push(Problem::at(name, format!("it is listed in {file} and is not in the package"))),
        }
    }
    let added = |name: &str| Problem::at(name, "no manifest lists it: it was added after the package was written");
    problems.extend(left.into_iter().map(added));
    if problems.len() == before && !names.iter().is_sorted() {
        problems.push(Problem::at(file, "its lines are not in the order of their names"));
    }
}

fn check_info(entries: &Entries<'_>, problems: &mut Vec<Problem>) {
    let text = entries.get(BAG_INFO).copied().map(String::from_utf8_lossy).unwrap_or_default();
    let value = |label: &str| text.lines().find_map(|line| line.strip_prefix(label)?.strip_prefix(": "));
    let right = oxum(entries.iter().map(|(name, bytes)| (name, bytes.len())));
    if value("Payload-Oxum") != Some(&right) {
        let said = value("Payload-Oxum").unwrap_or("nothing");
        problems.push(Problem::at(BAG_INFO, format!("Payload-Oxum says {said}; the files under data/ are {right}")));
    }
    if !value("PMF-Bundle-Format").is_some_and(|version| version.starts_with("1.")) {
        problems.push(Problem::at(BAG_INFO, "PMF-Bundle-Format is not a version 1"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_code_is_read_out_in_fours() {
        assert_eq!(receipt_code("0123456789abcdef"), "0123 4567 89ab");
    }

    #[test]
    fn folded_lines_stay_with_their_label() {
        let text = "Payload-Oxum: 1.1\n folded\nContact-Role: the lead\n of the body\nPMF-Bundle-Format: 1.0\n";
        assert_eq!(unknown_lines(text), ["Contact-Role: the lead", " of the body"]);
    }
}
