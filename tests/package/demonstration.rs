//! The attacks on the twenty bundles of the demonstration: real returns, several times the size of the fixture.

use crate::demo_files::bundles;
use crate::fixture::{Files, container, rehash, unzip, zip_of};
use crate::seeded::Seeded;
use quarterdeck::package::verify;
use std::thread;
use zip::CompressionMethod::{Deflated, Stored};

const FLIPS_A_BUNDLE: usize = 2_000;
const SEED: u64 = 20_230_120;

/// Where flips of a bundle are not noticed: none, it is to be hoped.
fn unnoticed(seed: u64, bytes: &[u8]) -> Vec<usize> {
    let (mut bytes, mut seeded) = (bytes.to_vec(), Seeded(seed));
    let mut passed = Vec::new();
    for _ in 0..FLIPS_A_BUNDLE {
        let (at, bit) = (seeded.below(bytes.len()), seeded.below(8));
        bytes[at] ^= 1 << bit;
        if verify("x.zip", &bytes).is_good() {
            passed.push(at);
        }
        bytes[at] ^= 1 << bit;
    }
    passed
}

#[test]
fn they_are_good_before_anybody_touches_them() {
    for (name, bytes) in bundles() {
        let found = verify(name, bytes);
        assert!(found.is_good() && found.notices.is_empty(), "{name}: {:?} {:?}", found.problems, found.notices);
        assert!(container(&unzip(bytes)) == bytes, "{name}: the forger of these tests writes another container");
    }
}

#[test]
fn sampled_flips_of_each_are_refused() {
    let bundles = bundles();
    let workers = thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let passed: Vec<String> = thread::scope(|scope| {
        let each = |worker: usize| {
            let own = bundles.iter().zip(SEED..).skip(worker).step_by(workers);
            let flips = move || {
                let told = own.map(|((name, bytes), seed)| (name, unnoticed(seed, bytes)));
                told.filter(|(_, passed)| !passed.is_empty()).map(|told| format!("{told:?}")).collect::<Vec<_>>()
            };
            thread::Builder::new().name(format!("flips {worker}")).spawn_scoped(scope, flips).expect("a thread")
        };
        let spawned: Vec<_> = (0..workers).map(each).collect();
        spawned.into_iter().flat_map(|worker| worker.join().expect("a worker ends")).collect()
    });
    println!("flipped {FLIPS_A_BUNDLE} sampled bits in each of {} bundles (seed {SEED})", bundles.len());
    assert!(passed.is_empty(), "flips not noticed: {passed:?}");
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], because: &str) {
    let problems: Vec<String> = verify(name, bytes).problems.iter().map(ToString::to_string).collect();
    assert!(problems.iter().any(|problem| problem.contains(because)), "{name}: no “{because}” in {problems:?}");
}

fn zipped_again(files: &Files, method: zip::CompressionMethod) -> Vec<u8> {
    zip_of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), method)
}

/// The table without its last row. No cell of the demonstration's actions holds a line break.
fn drop_last_row(table: &mut Vec<u8>) {
    let end = table.len() - 2;
    let last = table[..end].windows(2).rposition(|two| two == b"\r\n").expect("a table has a heading and rows");
    table.truncate(last + 2);
}

#[test]
fn a_dropped_row_is_refused_however_it_is_zipped_again() {
    for (name, bytes) in bundles() {
        let mut files = unzip(bytes);
        drop_last_row(files.get_mut("data/actions.csv").expect("actions"));
        refused(name, &zipped_again(&files, Stored), "packed again");
        refused(name, &zipped_again(&files, Deflated), "packed again by another program");
        refused(name, &container(&files), "data/actions.csv: it was changed after the package was written");
        rehash(&mut files);
        refused(name, &container(&files), "the content is not what was signed for");
    }
}

#[test]
fn an_added_file_is_refused() {
    for (name, bytes) in bundles() {
        let mut files = unzip(bytes);
        files.insert("data/extra.csv".to_owned(), b"x".to_vec());
        refused(name, &container(&files), "no manifest lists it");
        refused(name, &zipped_again(&files, Stored), "packed again");
    }
}
