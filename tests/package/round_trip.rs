//! What goes in comes out: for ordinary tools, for us, and for what a newer version adds.

use crate::fixture::{bundle, container, draft, rehash, unzip};
use quarterdeck::package::{read, verify, write};
use quarterdeck::tables::sha256;
use std::io::Cursor;

#[test]
fn a_draft_reads_back_as_itself() {
    let draft = draft();
    assert_eq!(read("x", &write(&draft)).expect("a draft"), draft);
}

#[test]
fn a_bundle_reads_back_and_writes_the_same_bytes() {
    let (_, bytes) = bundle();
    assert_eq!(write(&read("x", &bytes).expect("a bundle")), bytes);
}

/// The one bundle of these tests, file by file: whoever changes the format sees it here. The workbook is left out, because a new
/// version of the library that writes it may change its bytes; that it does not change by itself is tested beside.
#[test]
fn the_bundle_is_the_golden_one() {
    let files = unzip(&bundle().1);
    let hashed = files.iter().filter(|(name, _)| !["actions.xlsx", "tagmanifest-sha256.txt"].contains(&name.as_str()));
    let lines: Vec<String> = hashed.map(|(name, bytes)| format!("{} {name}", &sha256(bytes)[..12])).collect();
    insta::assert_snapshot!("bundle", lines.join("\n"));
}

#[test]
fn entries_are_stored_sorted_and_dated_1980() {
    let mut zip = zip::ZipArchive::new(Cursor::new(bundle().1)).expect("a zip");
    let mut names = Vec::new();
    for at in 0..zip.len() {
        let file = zip.by_index(at).expect("an entry");
        assert_eq!(file.compression(), zip::CompressionMethod::Stored);
        let date = file.last_modified().expect("a date");
        assert_eq!((date.year(), date.month(), date.day(), date.hour()), (1980, 1, 1, 0));
        assert!(file.extra_data().as_deref().is_none_or(<[u8]>::is_empty) && file.comment().is_empty());
        names.push(file.name().expect("a plain name").into_owned());
    }
    assert!(names.is_sorted());
}

#[test]
fn no_cell_of_a_text_column_starts_like_a_formula() {
    for (name, bytes) in unzip(&bundle().1).iter().filter(|(name, _)| name.ends_with("actions.csv")) {
        let text = std::str::from_utf8(bytes).expect("UTF-8").trim_start_matches('\u{feff}');
        for record in csv::Reader::from_reader(text.as_bytes()).into_records() {
            let record = record.expect("RFC 4180");
            assert!(
                !record.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])),
                "{name}: {record:?}"
            );
        }
    }
}

#[test]
fn what_a_newer_version_adds_is_kept_and_told() {
    let mut files = unzip(&bundle().1);
    let text = String::from_utf8(files["data/actions.csv"].clone()).expect("text");
    // The fixture's own line breaks stand inside quotes; the column goes at the end of each record.
    let mut quoted = false;
    let widened: String = text
        .chars()
        .enumerate()
        .map(|(at, c)| {
            quoted ^= c == '"';
            let value = if at < 600 { ",later" } else { ",x" };
            if c == '\r' && !quoted { format!("{value}\r") } else { c.to_string() }
        })
        .collect();
    files.insert("data/actions.csv".to_owned(), widened.into_bytes());
    let sources = String::from_utf8(files["data/sources.csv"].clone()).expect("text");
    let sources = sources.replacen("as_written\r\n", "as_written,zoom\r\n", 1).replacen("F28,\r\n", "F28,,80\r\n", 1);
    let sources = sources.replacen("F27,\r\n", "F27,,\r\n", 1);
    files.insert("data/sources.csv".to_owned(), sources.into_bytes());
    files.insert("data/later.csv".to_owned(), "\u{feff}a,b\r\n1,2\r\n".into());
    files.insert("later.txt".to_owned(), b"more".to_vec());
    let mut package: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
    package["keywords"] = serde_json::json!(["performance"]);
    package["pmf"]["format_version"] = "1.7".into();
    package["pmf"]["later"] = 1.into();
    let later = serde_json::json!({"name": "later", "path": "data/later.csv", "bytes": 0, "hash": ""});
    package["resources"].as_array_mut().expect("resources").push(later);
    files.insert("datapackage.json".to_owned(), serde_json::to_vec(&package).expect("JSON"));
    let mut info = String::from_utf8(files["bag-info.txt"].clone()).expect("text");
    info.push_str("Contact-Name: the lead\n");
    files.insert("bag-info.txt".to_owned(), info.into_bytes());
    rehash(&mut files);
    let bytes = container(&files);

    let found = verify("PMF_2022-23-Q3_housing_r1.zip", &bytes);
    let problems: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(
        problems.iter().all(|problem| problem.starts_with("data/signoffs.csv")),
        "only the sign-off, which did not cover what was put in: {problems:?}"
    );
    let notices = found.notices.join("\n");
    for told in [
        "data/actions.csv has the column “later”",
        "data/sources.csv has the column “zoom”",
        "“data/later.csv”",
        "“later.txt”",
        "datapackage.json holds keys",
        "bag-info.txt holds keys",
    ] {
        assert!(notices.contains(told), "{told} is not in:\n{notices}");
    }

    let again = unzip(&write(&read("x", &bytes).expect("readable")));
    for name in ["data/actions.csv", "data/sources.csv", "data/later.csv", "later.txt", "bag-info.txt"] {
        assert_eq!(String::from_utf8_lossy(&again[name]), String::from_utf8_lossy(&files[name]), "{name}");
    }
    let package: serde_json::Value = serde_json::from_slice(&again["datapackage.json"]).expect("JSON");
    assert_eq!(package["keywords"][0], "performance");
    assert_eq!(package["pmf"]["later"], 1);
    let resources = package["resources"].as_array().expect("resources");
    assert!(resources.iter().any(|resource| resource["name"] == "later"));
    let actions = resources.iter().find(|resource| resource["name"] == "actions").expect("actions");
    let fields = actions["schema"]["fields"].as_array().expect("fields");
    assert!(fields.iter().any(|field| field["name"] == "later"));
}
