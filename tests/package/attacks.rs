//! What somebody can do to a bundle, by accident or on purpose, and the sentence it meets.

use crate::fixture::{Files, bundle, container, forged, rehash, unzip, zip_of};
use quarterdeck::package::{read, verify};
use std::thread;
use zip::CompressionMethod::{Deflated, Stored};

/// The problems of a bundle, in one text.
fn problems(bytes: &[u8]) -> String {
    let (name, _) = bundle();
    let found = verify(&name, bytes);
    found.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn refused(bytes: &[u8], because: &str) {
    let problems = problems(bytes);
    assert!(problems.contains(because), "wanted “{because}” among the problems:\n{problems}");
}

fn repacked(files: &Files) -> Vec<u8> {
    zip_of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), Stored)
}

#[test]
fn the_bundle_is_good_before_anybody_touches_it() {
    let (name, bytes) = bundle();
    let found = verify(&name, &bytes);
    assert!(found.is_good() && found.notices.is_empty(), "{:?} {:?}", found.problems, found.notices);
    assert_eq!(container(&unzip(&bytes)), bytes, "the forger of these tests writes the container as we do");
}

#[test]
fn every_flipped_byte_is_refused() {
    let (_, bytes) = bundle();
    let workers = thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let passed: Vec<usize> = thread::scope(|scope| {
        let each = |worker: usize| {
            let mut bytes = bytes.clone();
            let named = thread::Builder::new().name(format!("flips {worker}"));
            let flips = move || {
                let mut passed = Vec::new();
                for at in (worker..bytes.len()).step_by(workers) {
                    let was = bytes[at];
                    bytes[at] ^= 1 << (at % 8);
                    if verify("x.zip", &bytes).is_good() {
                        passed.push(at);
                    }
                    bytes[at] = was;
                }
                passed
            };
            named.spawn_scoped(scope, flips).expect("a thread")
        };
        let spawned: Vec<_> = (0..workers).map(each).collect();
        spawned.into_iter().flat_map(|worker| worker.join().expect("a worker ends")).collect()
    });
    println!("flipped each of {} bytes: {} passed", bytes.len(), passed.len());
    assert!(passed.is_empty(), "flips not noticed at {passed:?}");
}

#[test]
fn a_flipped_byte_with_its_checksum_put_right_is_refused_by_the_manifest() {
    let (_, bytes) = bundle();
    let files = unzip(&bytes);
    for name in files.keys() {
        let mut changed = files.clone();
        let file = changed.get_mut(name).expect("a file of the bundle");
        let middle = file.len() / 2;
        file[middle] ^= 1;
        assert!(!problems(&container(&changed)).is_empty(), "{name}");
    }
}

#[test]
fn a_dropped_row_zipped_again_is_refused() {
    let mut files = unzip(&bundle().1);
    let actions = files.get_mut("data/actions.csv").expect("actions");
    let last = actions[..actions.len() - 2].windows(2).rposition(|two| two == b"\r\n").expect("lines");
    actions.truncate(last + 2);
    refused(&repacked(&files), "packed again");
    refused(&container(&files), "data/actions.csv: it was changed after the package was written");
}

#[test]
fn a_bundle_compressed_by_another_program_is_told_so() {
    let files = unzip(&bundle().1);
    let zip = zip_of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), Deflated);
    refused(&zip, "packed again by another program");
}

#[test]
fn an_added_file_is_refused() {
    for name in ["data/extra.csv", "extra.txt"] {
        let mut files = unzip(&bundle().1);
        files.insert(name.to_owned(), b"x".to_vec());
        refused(&container(&files), "no manifest lists it");
    }
}

#[test]
fn a_missing_file_is_refused() {
    let all = unzip(&bundle().1);
    for name in all.keys() {
        let mut files = all.clone();
        files.remove(name);
        assert!(!problems(&container(&files)).is_empty(), "{name} is missing and nobody says so");
    }
}

#[test]
fn a_renamed_entry_is_refused() {
    let mut files = unzip(&bundle().1);
    let bytes = files.remove("data/risks.csv").expect("risks");
    files.insert("data/risk.csv".to_owned(), bytes);
    refused(&container(&files), "data/risks.csv: it is listed in manifest-sha256.txt and is not in the package");
}

#[test]
fn a_renamed_bundle_is_a_notice() {
    let (_, bytes) = bundle();
    let found = verify("PMF (1).zip", &bytes);
    assert!(found.is_good());
    let notice = "The file is called “PMF (1).zip”; as exported it was “PMF_2022-23-Q3_housing_r1.zip”";
    assert_eq!(found.notices, [notice]);
}

#[test]
fn two_names_that_differ_by_case_are_refused() {
    let mut files = unzip(&bundle().1);
    files.insert("readme.txt".to_owned(), b"x".to_vec());
    refused(&container(&files), "the same name as “README.txt”");
    let mut files = unzip(&bundle().1);
    files.insert("data/Actions.csv".to_owned(), b"x".to_vec());
    refused(&container(&files), "“data/Actions.csv” is not made of small letters");
}

#[test]
fn a_name_that_leads_out_is_refused() {
    for name in ["../evil.csv", "/etc/passwd", "c:evil.csv", "data\\..\\evil.csv", "data/../../evil"] {
        let mut files = unzip(&bundle().1);
        files.insert(name.to_owned(), b"x".to_vec());
        refused(&container(&files), "could lead out of the package");
        refused(&repacked(&files), "could lead out of the package");
    }
}

#[test]
fn a_device_name_is_refused() {
    let mut files = unzip(&bundle().1);
    files.insert("data/nul.csv".to_owned(), b"x".to_vec());
    refused(&container(&files), "the name of a device on Windows");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![0; 64 << 20];
    let zip = zip_of([("data/actions.csv", zeros.as_slice()), ("bagit.txt", b"x".as_slice())].into_iter(), Deflated);
    assert!(zip.len() < 1 << 20, "the bomb is small: {}", zip.len());
    refused(&zip, "bytes for 67108864");
}

#[test]
fn too_many_files_are_refused() {
    let names = (0..600).map(|n| format!("data/f{n}.csv")).chain(["bagit.txt".to_owned()]);
    let files: Files = names.map(|name| (name, Vec::new())).collect();
    refused(&container(&files), "a package has 512 at most");
}

#[test]
fn two_entries_that_share_bytes_are_refused() {
    let files =
        [("bagit.txt", "same"), ("c.txt", "same")].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let mut bytes = container(&Files::from(files));
    let list = bytes.windows(4).position(|four| four == [0x50, 0x4b, 1, 2]).expect("the list");
    let second = list + 4 + bytes[list + 4..].windows(4).position(|four| four == [0x50, 0x4b, 1, 2]).expect("a second");
    let first_start: [u8; 4] = bytes[list + 42..list + 46].try_into().expect("four bytes");
    bytes[second + 42..second + 46].copy_from_slice(&first_start);
    refused(&bytes, "shares bytes");
}

#[test]
fn what_is_no_package_gets_one_sentence() {
    for (bytes, because) in [
        (Vec::new(), "it is empty"),
        (b"not a zip".to_vec(), "does not begin as a zip file does"),
        (bundle().1[..5000].to_vec(), "cut short"),
        (container(&Files::from([("hello.txt".to_owned(), b"x".to_vec())])), "this zip holds no return"),
    ] {
        let refusal = read("holiday.zip", &bytes).expect_err("no package").to_string();
        assert!(refusal.starts_with("holiday.zip: ") && refusal.contains(because), "{refusal}");
        assert!(!refusal.contains('\n'));
    }
}

#[test]
fn csv_without_byte_order_mark_or_crlf_is_refused_though_hashed_again() {
    let no_mark = forged("data/actions.csv", |text| text.trim_start_matches('\u{feff}').to_owned());
    refused(&no_mark, "data/actions.csv: it does not begin with a UTF-8 byte order mark");
    let line_feeds = forged("data/measures.csv", |text| text.replace("\r\n", "\n"));
    refused(&line_feeds, "data/measures.csv: its lines do not all end with CR LF");
}

#[test]
fn a_figure_improved_by_hand_and_hashed_again_breaks_the_sign_off() {
    refused(&forged("data/measures.csv", |text| text.replace(",86,", ",96,")), "changed after it was signed off");
}

#[test]
fn a_computed_column_written_by_hand_is_refused_though_hashed_again() {
    let bytes = forged("data/measures.csv", |text| text.replace(",red,", ",green,"));
    refused(&bytes, "measure H1 in 2022-23-Q3: derived_status is “green”; worked out again it is “red”");
    let bytes = forged("data/risks.csv", |text| text.replace(",4,4,16,", ",4,4,12,"));
    refused(&bytes, "risk 27 of strategic: score is “12”; worked out again it is “16”");
}

#[test]
fn a_status_that_is_no_status_names_the_line_though_hashed_again() {
    let bytes = forged("data/actions.csv", |text| text.replace(",significant,", ",purple,"));
    refused(&bytes, "data/actions.csv, line 4: status: “purple” is not a status (on-track");
}

#[test]
fn a_second_row_of_one_key_is_refused_though_hashed_again() {
    refused(
        &forged("data/actions.csv", |text| text.replace(",27a,", ",27,")),
        "“corporate-plan, 27” stands on line 2 already",
    );
}

#[test]
fn an_outcome_that_is_not_in_the_framework_is_refused_though_hashed_again() {
    let bytes = forged("data/actions.csv", |text| text.replacen("quality-homes", "nice-homes", 1));
    refused(&bytes, "outcome is “nice-homes”, and data/framework/outcomes.csv has no such row");
}

#[test]
fn a_reference_to_a_row_that_is_not_there_is_refused_though_hashed_again() {
    for (file, was, now) in [
        ("data/sources.csv", "action,a1,", "action,a7,"),
        ("data/findings.csv", "action,a1,", "action,a7,"),
        ("data/events.csv", "action,a1,", "action,a7,"),
        ("data/restatements.csv", "measure,m1,", "measure,a1,"),
        ("data/queries.csv", "action,a1,", "action,m1,"),
        ("data/edits.csv", "action,a1,", "action,a7,"),
    ] {
        refused(&forged(file, |text| text.replacen(was, now, 1)), &format!("{file}: it points at"));
    }
}

#[test]
fn another_framework_than_the_one_signed_for_is_refused_though_hashed_again() {
    let bytes = forged("data/framework/limits.csv", |text| text.replace(",20,", ",2,"));
    refused(&bytes, "framework_hash");
}

#[test]
fn an_unaccounted_cell_is_refused_though_hashed_again() {
    let bytes = forged("data/cells.csv", |text| text.replace("A1:B2,4,", "A1:B2,3,"));
    refused(&bytes, "“housing.xlsx” has 5 non-empty cells, and the ledger accounts for 4");
}

#[test]
fn a_description_that_disagrees_with_the_return_is_refused_though_hashed_again() {
    let bytes = forged("datapackage.json", |text| text.replace("\"body\": \"housing\"", "\"body\": \"finance\""));
    refused(&bytes, "its “body” is not what data/return.csv says");
}

#[test]
fn a_bundle_for_a_newer_reader_is_refused_with_one_sentence() {
    let bytes = forged("datapackage.json", |text| {
        text.replace("\"min_reader_version\": \"1.0\"", "\"min_reader_version\": \"2.0\"")
    });
    let refusal = read("later.zip", &bytes).expect_err("too new").to_string();
    assert_eq!(
        refusal,
        "later.zip: it needs a newer Quarterdeck: it is written for format 2.0, and this one reads up to 1.0"
    );
}

#[test]
fn every_problem_is_told_at_once() {
    let mut files = unzip(&bundle().1);
    for (name, was, now) in [("data/measures.csv", ",red,", ",green,"), ("data/risks.csv", ",16,", ",12,")] {
        let text = String::from_utf8(files[name].clone()).expect("text").replace(was, now);
        files.insert(name.to_owned(), text.into_bytes());
    }
    rehash(&mut files);
    let problems = problems(&container(&files));
    assert!(problems.contains("derived_status") && problems.contains("score is"), "{problems}");
}
