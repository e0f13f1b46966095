//! Owns running the program in a fresh folder, and taking a row out of a workbook.
//! Must not know what any case expects.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

const PROGRAM: &str = env!("CARGO_BIN_EXE_quarterdeck");

/// A run of the program: what it printed and how it ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program in `folder`.
pub(crate) fn quarterdeck(folder: &Path, arguments: &[&str]) -> Run {
    run(Command::new(PROGRAM).args(arguments).current_dir(folder))
}

/// Runs the program in `folder` as the account that owns nothing; only root can. The program is copied to where any account
/// may start it.
#[cfg(unix)]
pub(crate) fn as_nobody(folder: &Path, arguments: &[&str]) -> Run {
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let program = folder.join("quarterdeck");
    if !program.exists() {
        std::fs::copy(PROGRAM, &program).expect("copied");
    }
    run(Command::new(program).args(arguments).current_dir(folder).uid(NOBODY).gid(NOBODY))
}

fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 on the console");
    Run { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
}

/// Where the sample workbooks lie.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

/// Copies the sample workbooks, so that a case may change them.
pub(crate) fn copy_of_samples(to: &Path) -> PathBuf {
    for quarter in ["2022-23-q2", "2022-23-q3"] {
        std::fs::create_dir_all(to.join(quarter)).expect("a folder");
        for entry in std::fs::read_dir(samples().join(quarter)).expect("the samples") {
            let entry = entry.expect("an entry");
            std::fs::copy(entry.path(), to.join(quarter).join(entry.file_name())).expect("copied");
        }
    }
    to.to_owned()
}

/// What is in a folder, by path there, with the bytes of each file; folders stand there too, ending in `/`.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    gather(folder, "", &mut found);
    found
}

fn gather(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = folder.read_dir() else { return };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let name = format!("{below}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            found.insert(format!("{name}/"), Vec::new());
            gather(&path, &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read(&path).expect("read"));
        }
    }
}

/// The demonstration: what the program printed and left.
pub(crate) struct Demonstration {
    pub(crate) run: Run,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// The demonstration, run once for all cases.
pub(crate) fn demonstration() -> &'static Demonstration {
    static ONCE: OnceLock<Demonstration> = OnceLock::new();
    ONCE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let run = quarterdeck(folder.path(), &["demo", "-o", "out"]);
        Demonstration { run, files: files(&folder.path().join("out")) }
    })
}

/// Writes a workbook of these sheets, every cell a text; empty texts are blank cells.
pub(crate) fn write_workbook(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a sheet's name");
        for (row, cells) in (0_u32..).zip(*rows) {
            for (column, text) in (0_u16..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write(row, column, *text).expect("a cell in the grid");
            }
        }
    }
    std::fs::write(path, book.save_to_buffer().expect("a good workbook")).expect("written");
}

/// Takes the row that holds exactly `text` in one of its cells out of a workbook, leaving all else as it was.
pub(crate) fn take_row_out(workbook: &Path, text: &str) {
    let bytes = std::fs::read(workbook).expect("the workbook");
    let mut parts = Vec::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        parts.push((part.name().expect("a name").into_owned(), content));
    }
    let shared = shared_string(&parts, text);
    let mut taken = 0;
    for (name, content) in &mut parts {
        if name.starts_with("xl/worksheets/sheet") {
            let xml = String::from_utf8(content.clone()).expect("XML is UTF-8");
            let (without, count) = without_row(&xml, shared, text);
            taken += count;
            *content = without.into_bytes();
        }
    }
    assert_eq!(taken, 1, "exactly one row of {} holds “{text}”", workbook.display());
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(&content).expect("its content");
    }
    std::fs::write(workbook, out.finish().expect("a zip").into_inner()).expect("written");
}

fn shared_string(parts: &[(String, Vec<u8>)], text: &str) -> Option<usize> {
    let (_, xml) = parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml")?;
    let xml = std::str::from_utf8(xml).expect("XML is UTF-8");
    xml.split("<si>").skip(1).position(|item| item.contains(&format!(">{text}</t>")))
}

fn without_row(xml: &str, shared: Option<usize>, text: &str) -> (String, usize) {
    let shared = shared.map(|index| format!("t=\"s\"><v>{index}</v>"));
    let inline = format!(">{text}</t>");
    let (mut out, mut rest, mut taken) = (String::new(), xml, 0);
    while let Some(start) = rest.find("<row ") {
        let end = rest[start..].find("</row>").map(|end| start + end + 6).expect("a row ends");
        let row = &rest[start..end];
        let holds = shared.as_ref().is_some_and(|cell| row.contains(cell)) || row.contains(&inline);
        out.push_str(&rest[..start]);
        if holds {
            taken += 1;
        } else {
            out.push_str(row);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    (out, taken)
}
