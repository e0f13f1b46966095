//! Owns the centre's step: many bundles, in any order, to one corporate picture.
//! Must not know any figure in it.

use crate::seeded::Seeded;
use crate::support::{Run, demonstration, files, quarterdeck};
use std::path::Path;

/// The folder of bundles of a quarter, in the demonstration's files.
fn bundles_of(quarter: &str) -> Vec<&'static str> {
    let folder = format!("{quarter}/bundles/");
    let paths = demonstration().files.keys().map(String::as_str);
    paths.filter(|path| path.starts_with(&folder) && *path != folder).collect()
}

/// The demonstration's files in `folder`.
fn unpack(folder: &Path) {
    for (path, bytes) in demonstration().files.iter().filter(|(path, _)| !path.ends_with('/')) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
}

fn consolidate(folder: &Path, now: &[&str], before: &[&str], to: &str) -> Run {
    let previous = before.iter().flat_map(|path| ["--previous", path]);
    let arguments: Vec<&str> =
        ["consolidate"].into_iter().chain(now.iter().copied()).chain(previous).chain(["-o", to]).collect();
    quarterdeck(folder, &arguments)
}

fn shuffled(paths: &[&'static str], seeded: &mut Seeded) -> Vec<&'static str> {
    let mut paths = paths.to_vec();
    for at in (1..paths.len()).rev() {
        paths.swap(at, seeded.below(at + 1));
    }
    paths
}

#[test]
fn any_order_of_the_bundles_gives_the_files_the_demonstration_gave() {
    let folder = tempfile::tempdir().expect("a folder");
    unpack(folder.path());
    let (now, before) = (bundles_of("2022-23-Q3"), bundles_of("2022-23-Q2"));
    assert_eq!((now.len(), before.len()), (10, 10));
    for seed in 1..=5 {
        let seeded = &mut Seeded(seed);
        let (now, before) = (shuffled(&now, seeded), shuffled(&before, seeded));
        let run = consolidate(folder.path(), &now, &before, "picture");
        assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
        let picture = files(&folder.path().join("picture"));
        assert_eq!(picture.len(), 3, "{:?}", picture.keys());
        for (name, bytes) in picture {
            assert!(
                bytes == demonstration().files[&format!("2022-23-Q3/{name}")],
                "{name} differs: {now:?}, {before:?}"
            );
        }
    }
}

#[test]
fn a_folder_of_bundles_is_each_of_them_and_a_missing_body_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    unpack(folder.path());
    let gone = "2022-23-Q3/bundles/PMF_2022-23-Q3_adult-social-care_r1.zip";
    std::fs::remove_file(folder.path().join(gone)).expect("it was there");
    let one_by_one: Vec<&str> = bundles_of("2022-23-Q3").into_iter().filter(|path| *path != gone).collect();
    assert_eq!(consolidate(folder.path(), &one_by_one, &bundles_of("2022-23-Q2"), "one by one").code, 0);
    let whole = consolidate(folder.path(), &["2022-23-Q3/bundles"], &["2022-23-Q2/bundles"], "whole");
    assert!(whole.out.contains("Adult Social Care has no return"), "{}", whole.out);
    assert!(files(&folder.path().join("one by one")) == files(&folder.path().join("whole")), "they differ");
}
