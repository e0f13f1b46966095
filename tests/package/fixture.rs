//! A small framework and a draft with something in every table, evil text among it; and ways to seal and re-zip it.

use quarterdeck::framework::Framework;
use quarterdeck::model::{
    Action, Benchmark, BodyId, Contract, Disposition, Event, Evidence, Explanation, Finding, Header, LedgerEntry,
    LogRow, Measure, Narrative, Parts, Period, Place, Query, RecordKind, Ref, Restatement, Return, ReturnState, Risk,
    Row, RowId, SignOff, SignOffLevel, Source, SourceFile, Tier,
};
use quarterdeck::package::{Package, Sealing, seal, write};
use quarterdeck::tables::{Columns, RowText};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

/// Files of a package or of any zip, by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) const Q3: Period = Period::Quarter(2022, 3);

pub(crate) fn framework() -> Framework {
    let files = [
        (
            "framework.csv",
            "key,value\nid,small\ncouncil,Small Council\ntitle,T\nyear,2022-23\nversion,1\nplan_version,1\n",
        ),
        ("bodies.csv", "id,name,short,kind,aliases\nhousing,Housing,H,directorate,Homes|Housing Dir\n"),
        ("outcomes.csv", "id,name,short,aliases\nquality-homes,Quality Homes,Homes,\n"),
        ("components.csv", "id,name\nimprovement,Improvement\nfinancial,Financial\n"),
        (
            "contracts.csv",
            "id,name,supplier,body,value,fee,start,end\nserco,Waste,Serco,housing,30000000,,2010-11-01,2035-10-31\n",
        ),
        ("plans.csv", "id,name,headline\ncorporate-plan,Corporate Plan,yes\n"),
        (
            "statuses.csv",
            "code,words,short,letter,folds_into,aliases\non-track,Actions on Track,On track,G,,Green\nmedium,Medium,Medium,A,,\nsignificant,Significant,Red,R,,\nno-update,No update,None,N,,\ncomplete,Complete,Complete,B,on-track,\n",
        ),
        ("matrix.csv", "likelihood,impact,score,band\n4,4,16,red\n2,4,8,amber\n"),
        ("sections.csv", "id,title,outcome,component\n8.8,Homes,quality-homes,\n"),
        (
            "actions.csv",
            "plan,ref,body,outcome,theme,service,action,owner,milestone,start_date,due_date\ncorporate-plan,27,housing,quality-homes,,,Repair,Head of Repairs,,,2023-03-31\n",
        ),
        (
            "measures.csv",
            "ref,body,component,contract,outcome,measure,owner,unit,polarity,frequency,aggregation,tolerance,tolerance_kind,benchmark,lifecycle,aliases\nH1,housing,improvement,,quality-homes,Homes let,Head of Lettings,%,more,quarterly,last,5,points,,live,\n",
        ),
        ("due.csv", "ref,period,target,target_upper,annual_target,target_date\nH1,2022-23-Q3,95,,,\n"),
        ("limits.csv", "rule,limit,value,unit,reason\nACT.02,commentary_minimum,20,characters,Shorter says nothing\n"),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    Framework::from_files(&files.into()).expect("the small framework is whole")
}

/// A record from named texts.
pub(crate) fn record<R: Columns>(texts: &[(&str, &str)]) -> R {
    let texts: RowText = texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let (record, extra) = R::from_texts(&texts).expect("texts of their kinds");
    assert!(extra.is_empty(), "no such column: {extra:?}");
    record
}

fn row<R>(id: &str, record: R) -> Row<R> {
    Row { id: RowId::new(id), record, extra: RowText::new() }
}

pub(crate) fn header() -> Header {
    Header {
        body: BodyId::new("housing"),
        period: Some(Q3),
        revision: Some(1),
        state: Some(ReturnState::Draft),
        as_at: Some("2023-01-13T09:00:00Z".parse().expect("a time")),
        prepared_by: "Performance Officer".to_owned(),
        ..Header::default()
    }
}

/// What a row that points at another begins with: kind, row id, container and reference.
fn pointing<R: Columns>(about: [&str; 4], more: &[(&str, &str)]) -> R {
    let about = ["record", "row", "container", "ref"].into_iter().zip(about);
    record(&about.chain(more.iter().copied()).collect::<Vec<_>>())
}

const ABOUT_A1: [&str; 4] = ["action", "a1", "corporate-plan", "27"];
const ABOUT_M1: [&str; 4] = ["measure", "m1", "improvement", "H1"];

fn action(reference: &str, status: &str, commentary: &str) -> Action {
    record(&[
        ("plan", "corporate-plan"),
        ("ref", reference),
        ("outcome", "quality-homes"),
        ("action", "Repair 200 roofs"),
        ("owner", "Head of Repairs"),
        ("status", status),
        ("confirmed_at", "2023-01-10T10:00:00Z"),
        ("commentary", commentary),
    ])
}

fn measure() -> Measure {
    record(&[
        ("ref", "H1"),
        ("period", "2022-23-Q3"),
        ("component", "improvement"),
        ("measure", "Homes let"),
        ("unit", "%"),
        ("polarity", "more"),
        ("frequency", "quarterly"),
        ("aggregation", "last"),
        ("value", "86"),
        ("target", "95"),
        ("tolerance", "5"),
        ("tolerance_kind", "points"),
        ("provisional", "true"),
        ("lifecycle", "live"),
        ("as_at", "2022-12-31"),
        ("confirmed_at", "2023-01-10T10:00:00.5Z"),
    ])
}

/// Tables that point at rows of others.
fn pointers() -> Parts {
    let event: Event = pointing(ABOUT_A1, &[("event", "refocused"), ("old", "8"), ("new", "16")]);
    let restatement: Restatement = pointing(
        ABOUT_M1,
        &[("period", "2022-23-Q2"), ("field", "value"), ("old", "85"), ("new", "84"), ("state", "approved")],
    );
    let explanation: Explanation = pointing(
        ABOUT_A1,
        &[("rule", "ACT.02"), ("field", "commentary"), ("explanation", "It is raining"), ("explained_by", "Lead")],
    );
    let query: Query = pointing(
        ABOUT_A1,
        &[("id", "Q1"), ("round", "1"), ("question", "Why?"), ("state", "open"), ("due", "2023-02-01")],
    );
    Parts {
        events: vec![row("e1", event)],
        restatements: vec![row("t1", restatement)],
        explanations: vec![row("x1", explanation)],
        queries: vec![row("q1", query)],
        ..Parts::default()
    }
}

pub(crate) fn parts() -> Parts {
    let benchmark: Benchmark =
        record(&[("ref", "H1"), ("period", "2022-23-Q3"), ("name", "national average"), ("value", "-8.1")]);
    let risk: Risk =
        record(&[("register", "strategic"), ("ref", "27"), ("title", "Damp"), ("likelihood", "4"), ("impact", "4")]);
    let contract: Contract = record(&[("contract", "serco"), ("value", "30000000"), ("meetings_due", "3")]);
    let narrative: Narrative = record(&[("section", "8.8"), ("kind", "summary"), ("text", "All well.\n\nMostly.")]);
    Parts {
        header: header(),
        actions: vec![
            row("a1", action("27", "on-track", "=1+1 is text, “quoted”, with a\nline and a comma, and 'more'")),
            row("a2", action("27a", "significant", "-5 roofs\r\nfewer; +44 is no number; @home\ttab")),
            row("a3", action("57b", "medium", "'apostrophe; Ł€ ✓ 中")),
        ],
        measures: vec![row("m1", measure())],
        benchmarks: vec![row("b1", benchmark)],
        risks: vec![row("r1", risk)],
        contracts: vec![row("c1", contract)],
        narratives: vec![row("n1", narrative)],
        evidence: vec![evidence()],
        ..pointers()
    }
}

pub(crate) fn evidence() -> Evidence {
    let entry = |range: &str, cells: u32, disposition: Disposition, reason: &str| LedgerEntry {
        file: "housing.xlsx".to_owned(),
        sheet: "Actions".to_owned(),
        range: range.to_owned(),
        cells: Some(cells),
        disposition: Some(disposition),
        reason: reason.to_owned(),
    };
    Evidence {
        file: SourceFile { file: "housing.xlsx".to_owned(), sha256: "0".repeat(64), sheets: Some(1), cells: Some(5) },
        sources: [
            record::<Source>(&[
                ("record", "action"),
                ("row", "a1"),
                ("container", "corporate-plan"),
                ("ref", "27"),
                ("field", "owner"),
                ("file", "housing.xlsx"),
                ("sheet", "Actions"),
                ("cell", "F27"),
                ("as_written", "A. Person"),
            ]),
            record::<Source>(&[
                ("record", "action"),
                ("row", "a9"),
                ("ref", "99"),
                ("file", "housing.xlsx"),
                ("cell", "F28"),
            ]),
        ]
        .into_iter()
        .collect(),
        ledger: vec![entry("A1:B2", 4, Disposition::Imported, ""), entry("C9", 1, Disposition::Ignored, "A note")],
    }
}

pub(crate) fn log() -> Vec<LogRow> {
    let edit = |seq: u32, texts: &[(&str, &str)]| LogRow { seq: Some(seq), step: Some(seq), ..record::<LogRow>(texts) };
    vec![
        edit(1, &[("cause", "imported"), ("record", "action"), ("row", "a9"), ("now", "{\"action\":\"Old\"}")]),
        edit(2, &[("cause", "typed"), ("record", "action"), ("row", "a9"), ("was", "{\"action\":\"Old\"}")]),
        edit(
            3,
            &[
                ("cause", "typed"),
                ("record", "action"),
                ("row", "a1"),
                ("field", "status"),
                ("was", "medium"),
                ("now", "on-track"),
            ],
        ),
    ]
}

pub(crate) fn draft_of(parts: Parts) -> Package {
    let log = log();
    let retired = log.iter().filter_map(|edit| edit.row.clone()).collect();
    let ret = Return::from_parts(Parts { retired, ..parts }).expect("row ids are unique");
    Package { log, ..Package::new(ret, framework()) }
}

pub(crate) fn draft() -> Package {
    draft_of(parts())
}

pub(crate) fn finding(tier: Tier) -> Finding {
    Finding {
        rule: "ACT.02",
        tier,
        place: Place {
            record: Some(RecordKind::Action),
            row: Some(RowId::new("a1")),
            container: "corporate-plan".to_owned(),
            reference: Ref::new("27"),
            ..Place::default()
        },
        headline: "Action 27 says too little".to_owned(),
        remedy: "Say more".to_owned(),
        explanation: None,
        explained_by: String::new(),
        fingerprint: String::new(),
        explained_before: None,
    }
}

pub(crate) fn sealing(findings: &[Finding]) -> Sealing<'_> {
    Sealing {
        sign_off: SignOff {
            level: Some(SignOffLevel::Lead),
            role: "Assistant Director, Housing".to_owned(),
            at: Some("2023-01-20T09:12:00Z".parse().expect("a time")),
            statement: "This return is right".to_owned(),
            content_hash: String::new(),
        },
        findings,
        previous: None,
        parent_hash: None,
        ruleset: "1".to_owned(),
        tool_version: "0.1.0".to_owned(),
        incomplete: false,
    }
}

/// The name and bytes of a good bundle.
pub(crate) fn bundle() -> (String, Vec<u8>) {
    let findings = [finding(Tier::Notice)];
    let sealed = seal(&draft(), &sealing(&findings)).expect("the draft can be sealed");
    (sealed.file_name, write(&sealed.package))
}

/// The files in a zip, read by somebody else's reader.
pub(crate) fn unzip(bytes: &[u8]) -> Files {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an ordinary zip");
    let mut files = Files::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        files.insert(file.name().expect("a plain name").into_owned(), bytes);
    }
    files
}

/// A zip as somebody else's program writes it, in the order given.
pub(crate) fn zip_of<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>, method: zip::CompressionMethod) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in files {
        zip.start_file(name, options).expect("a name");
        zip.write_all(bytes).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes bytes").into_inner()
}

/// What a forger writes who knows the format: the container exactly as ours, whatever the files.
pub(crate) fn container(files: &Files) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let size = u32::try_from(bytes.len()).expect("small").to_le_bytes();
        let start = u32::try_from(out.len()).expect("small").to_le_bytes();
        let mut about = vec![10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        about.extend(crc32fast::hash(bytes).to_le_bytes());
        about.extend(size.iter().chain(&size));
        about.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        about.extend([0, 0]);
        out.extend([0x50, 0x4b, 3, 4].iter().chain(&about).chain(name.as_bytes()).chain(bytes));
        list.extend(
            [0x50, 0x4b, 1, 2, 10, 0].iter().chain(&about).chain(&[0; 10]).chain(&start).chain(name.as_bytes()),
        );
    }
    let count = u16::try_from(files.len()).expect("few").to_le_bytes();
    let start = u32::try_from(out.len()).expect("small").to_le_bytes();
    let size = u32::try_from(list.len()).expect("small").to_le_bytes();
    out.extend(&list);
    out.extend(
        [0x50, 0x4b, 5, 6, 0, 0, 0, 0].iter().chain(&count).chain(&count).chain(&size).chain(&start).chain(&[0, 0]),
    );
    out
}

/// Writes manifests, sizes and hashes again, as a forger would who changed a file on purpose.
pub(crate) fn rehash(files: &mut Files) {
    let sha = |bytes: &[u8]| quarterdeck::tables::sha256(bytes);
    let mut package: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
    for resource in package["resources"].as_array_mut().expect("resources") {
        let bytes = &files[resource["path"].as_str().expect("a path")];
        resource["bytes"] = bytes.len().into();
        resource["hash"] = format!("sha256:{}", sha(bytes)).into();
    }
    files.insert("datapackage.json".to_owned(), serde_json::to_vec_pretty(&package).expect("JSON"));
    let payload = |name: &str| name.starts_with("data/");
    let line = |(name, bytes): (&String, &Vec<u8>)| format!("{}  {name}\n", sha(bytes));
    let manifest: String = files.iter().filter(|(name, _)| payload(name)).map(line).collect();
    let sizes = files.iter().filter(|(name, _)| payload(name)).map(|(_, bytes)| bytes.len());
    let oxum = format!("Payload-Oxum: {}.{}", sizes.clone().sum::<usize>(), sizes.count());
    let info = String::from_utf8(files["bag-info.txt"].clone()).expect("text");
    let info: String = info
        .lines()
        .map(|line| if line.starts_with("Payload-Oxum") { format!("{oxum}\n") } else { format!("{line}\n") })
        .collect();
    files.insert("bag-info.txt".to_owned(), info.into_bytes());
    files.insert("manifest-sha256.txt".to_owned(), manifest.into_bytes());
    let tag = |name: &str| !payload(name) && !name.starts_with("tagmanifest");
    let tags: String = files.iter().filter(|(name, _)| tag(name)).map(line).collect();
    files.insert("tagmanifest-sha256.txt".to_owned(), tags.into_bytes());
}

/// The good bundle with one file changed and everything hashed again.
pub(crate) fn forged(name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut files = unzip(&bundle().1);
    let text = String::from_utf8(files.remove(name).expect("a file of the bundle")).expect("text");
    let changed = change(text.clone());
    assert_ne!(changed, text, "the change must change something");
    files.insert(name.to_owned(), changed.into_bytes());
    rehash(&mut files);
    container(&files)
}
