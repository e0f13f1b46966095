//! Owns answering on the command line what an import asks: the questions as told, the mapping file filled in and given back.
//! Must not know how an answer is heard.

use crate::support::{Run, quarterdeck};
use rust_xlsxwriter::Workbook;
use std::path::Path;

/// A return in which fourteen cells say “Pending”, one heading is misspelt and one word is.
fn workbook(folder: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Plan").expect("a name");
    for (column, heading) in (0..).zip(["Ref", "Action", "RAG", "Correctvie acton"]) {
        sheet.write(0, column, heading).expect("written");
    }
    for row in 1..=16_u32 {
        let status = match row {
            1..=14 => "Pending",
            15 => "Ambre",
            _ => "Green",
        };
        let texts = [format!("X{row}"), format!("Inspect block {row}"), status.to_owned(), format!("Measure {row}")];
        for (column, text) in (0..).zip(texts) {
            sheet.write(row, column, text).expect("written");
        }
    }
    book.save(folder.join("housing.xlsx")).expect("saved");
}

fn import(folder: &Path, more: &[&str]) -> Run {
    let usual = ["import", "housing.xlsx", "--body", "housing", "--period", "2022-23-Q3", "-o", "h.return.zip"];
    quarterdeck(folder, &[&usual[..], more].concat())
}

#[test]
fn each_question_says_how_it_is_answered_and_the_written_file_answers_it() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(folder.path());
    let asked = import(folder.path(), &["--write-mapping", "answers.toml"]);
    assert_eq!(asked.code, 1, "{}", asked.err);
    for line in [
        "14 cells say “Pending” under “RAG”: what does that mean?",
        "Answer under [words.action.status]: \"Pending\" = \"on-track\", \"medium\", \"significant\", \"no-update\", \"complete\", \"leave out: why\"",
        "\"Ambre\" = ",
        "; perhaps \"medium\"",
        "; perhaps \"action.recovery\"",
        "answers.toml: mapping written",
    ] {
        assert!(asked.out.contains(line), "{line}\n{}", asked.out);
    }
    let path = folder.path().join("answers.toml");
    let text = std::fs::read_to_string(&path).expect("written");
    let filled = text
        .replace("\"Pending\" = \"\"", "\"Pending\" = \"no-update\"")
        .replace("\"Ambre\" = \"\"", "\"Ambre\" = \"medium\"")
        .replace("\"Correctvie acton\" = \"\"", "\"Correctvie acton\" = \"action.recovery\"");
    assert_ne!(text, filled);
    std::fs::write(&path, filled).expect("written");
    let answered = import(folder.path(), &["--mapping", "answers.toml"]);
    assert_eq!(answered.code, 0, "{}{}", answered.out, answered.err);
    assert!(
        answered.out.contains("0 asked") && answered.out.contains("3 answers given before were used"),
        "{}",
        answered.out
    );
    let json = import(folder.path(), &["--mapping", "answers.toml", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).expect("one JSON object and nothing else");
    assert_eq!(told["files"][0]["answers_used"].as_array().map(Vec::len), Some(3), "{told:#}");
}

#[test]
fn a_bad_mapping_is_one_sentence_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(folder.path());
    let good = "quarterdeck_mapping = 1\nbody = \"housing\"\n";
    let cases = [
        (b"hello".to_vec(), "line 1"),
        (vec![0xff, 0xfe, 0x00], "no UTF-8 text"),
        (
            format!("{good}[words.action.status]\nPending = \"purple\"\n").into_bytes(),
            "“purple” is not one of the words here",
        ),
        (good.replace("housing", "finance").into_bytes(), "answers about the workbooks of Finance, not of Housing"),
    ];
    for (bytes, wanted) in cases {
        std::fs::write(folder.path().join("bad.toml"), bytes).expect("written");
        let run = import(folder.path(), &["--mapping", "bad.toml"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{wanted}");
        assert!(
            run.err.contains(wanted) && run.err.contains("bad.toml") && run.err.lines().count() == 1,
            "{}",
            run.err
        );
        assert!(!folder.path().join("h.return.zip").exists());
    }
    let run = import(folder.path(), &["--mapping", "missing.toml"]);
    assert!(run.code == 2 && run.err.contains("missing.toml"), "{}", run.err);
}

#[test]
fn a_file_that_was_not_read_is_never_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(folder.path());
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, "quarterdeck_mapping = 1\nbody = \"housing\"\n[roles]\n\"Jo\" = \"Head of Repairs\"\n")
        .expect("written");
    let run = import(folder.path(), &["--write-mapping", "mine.toml"]);
    assert!(run.code == 2 && run.err.contains("mine.toml: is there already"), "{}", run.err);
    assert!(!folder.path().join("h.return.zip").exists(), "it is refused before anything is written");
    let run = import(folder.path(), &["--mapping", "mine.toml", "--write-mapping", "mine.toml"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let text = std::fs::read_to_string(&path).expect("there");
    assert!(text.contains("\"Jo\" = \"Head of Repairs\"") && text.contains("\"Pending\" = \"\""), "{text}");
}
