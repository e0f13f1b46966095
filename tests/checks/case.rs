//! Owns reading a Markdown case into examples, and an example into a return, a framework and a context.
//! Must not know any rule.

use jiff::civil::Date;
use quarterdeck::framework::Framework;
use quarterdeck::model::{
    BodyId, Evidence, Header, LedgerEntry, Parts, Period, Record, Return, Row, RowId, Source, SourceFile,
};
use quarterdeck::tables::{CellText, Columns, RowText};
use std::collections::BTreeMap;

/// One example of a case.
pub(crate) struct Example {
    pub fires: bool,
    pub title: String,
    blocks: Vec<(String, String)>,
    pub expected: Vec<String>,
}

/// What an example is checked in.
pub(crate) struct Scene {
    pub ret: Return,
    /// The accepted returns before it: last quarter's, and the one before that.
    pub history: Vec<Return>,
    /// Another body's return of the same quarter, from the blocks `other`, `other/actions` and so on.
    pub other: Option<Return>,
    pub framework: Framework,
    pub today: Date,
    pub sealing: bool,
}

/// The examples of a case.
pub(crate) fn read(markdown: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            examples.push(begin(heading));
            continue;
        }
        let Some(example) = examples.last_mut() else { continue };
        if let Some(name) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            example.blocks.push((name.trim().to_owned(), body.join("\n") + "\n"));
        } else if let Some(quote) = line.strip_prefix("> ") {
            example.expected.push(quote.to_owned());
        }
    }
    examples
}

fn begin(heading: &str) -> Example {
    let (kind, title) = heading.split_once(": ").unwrap_or((heading, ""));
    assert!(matches!(kind, "Fires" | "Silent"), "“{heading}” begins neither with “Fires: ” nor with “Silent: ”");
    Example { fires: kind == "Fires", title: title.to_owned(), blocks: Vec::new(), expected: Vec::new() }
}

impl Example {
    /// The return and its surroundings.
    pub(crate) fn scene(&self) -> Scene {
        let framework = self.framework();
        let context = self.pairs("context");
        let today = context.get("today").map_or("2023-01-20", String::as_str);
        let ret = Return::from_parts(self.parts(&framework)).expect("row ids of a case differ");
        Scene {
            ret,
            history: [self.before("previous", "2022-23-Q2"), self.before("earlier", "2022-23-Q1")]
                .into_iter()
                .flatten()
                .collect(),
            other: self.before("other", "2022-23-Q3"),
            framework,
            today: today.parse().expect("`today` is a date"),
            sealing: context.get("sealing").is_some_and(|text| text == "yes"),
        }
    }

    fn framework(&self) -> Framework {
        let mut files = Framework::built_in().files();
        for (name, text) in &self.blocks {
            if let Some(file) = name.strip_prefix("framework/") {
                assert!(files.contains_key(file), "a framework has no file {file}");
                files.insert(file.to_owned(), text.clone().into_bytes());
            }
        }
        Framework::from_files(&files).expect("the framework of a case reads")
    }

    /// A return of Housing for the third quarter that answers the framework's plan, where the example says nothing else.
    fn parts(&self, framework: &Framework) -> Parts {
        let mut parts = Parts {
            sign_offs: self.rows("signoffs"),
            actions: self.rows("actions"),
            measures: self.rows("measures"),
            benchmarks: self.rows("benchmarks"),
            risks: self.rows("risks"),
            contracts: self.rows("contracts"),
            narratives: self.rows("narratives"),
            events: self.rows("events"),
            restatements: self.rows("restatements"),
            explanations: self.rows("explanations"),
            queries: self.rows("queries"),
            evidence: self.evidence(),
            ..Parts::default()
        };
        parts.header.body = BodyId::new("housing");
        parts.header.period = Period::parse("2022-23-Q3").ok();
        parts.header.prepared_by = "Performance Lead".into();
        let stated = self.pairs("header");
        set(&mut parts.header, &stated);
        if let (false, Some(period)) = (stated.contains_key("base_plan_hash"), parts.header.period) {
            parts.header.base_plan_hash = framework.base_plan_hash(&parts.header.body, period);
        }
        parts
    }

    /// A return before it, from the blocks `previous` (its header), `previous/actions` and so on; nothing without any.
    fn before(&self, which: &str, period: &str) -> Option<Return> {
        let stated = self.pairs(which);
        let named = |table: &str| format!("{which}/{table}");
        let mut parts = Parts {
            actions: self.rows(&named("actions")),
            measures: self.rows(&named("measures")),
            risks: self.rows(&named("risks")),
            narratives: self.rows(&named("narratives")),
            contracts: self.rows(&named("contracts")),
            ..Parts::default()
        };
        parts.header.body = BodyId::new("housing");
        parts.header.period = Period::parse(period).ok();
        set(&mut parts.header, &stated);
        let any = self.blocks.iter().any(|(name, _)| name == which || name.starts_with(&named("")));
        any.then(|| Return::from_parts(parts).expect("row ids of a case differ"))
    }

    fn evidence(&self) -> Vec<Evidence> {
        let files = self.records::<SourceFile>("files");
        let (sources, ledger) = (self.records::<Source>("sources"), self.records::<LedgerEntry>("cells"));
        let of_file = |file: SourceFile| Evidence {
            sources: sources.iter().filter(|source| source.file == file.file).cloned().collect(),
            ledger: ledger.iter().filter(|entry| entry.file == file.file).cloned().collect(),
            file,
        };
        files.into_iter().map(of_file).collect()
    }

    fn rows<R: Record>(&self, block: &str) -> Vec<Row<R>> {
        rows(self.text(block))
    }

    fn records<R: Columns>(&self, block: &str) -> Vec<R> {
        texts(self.text(block)).iter().map(record).collect()
    }

    fn text(&self, block: &str) -> &str {
        self.blocks.iter().find(|(name, _)| name == block).map_or("", |(_, text)| text)
    }

    fn pairs(&self, block: &str) -> BTreeMap<String, String> {
        let pair =
            |line: &str| line.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
        self.text(block).lines().map(|line| pair(line).expect("`name: value`")).collect()
    }
}

fn set(header: &mut Header, stated: &BTreeMap<String, String>) {
    for (name, value) in stated {
        let index = Header::column(name).expect("a column of the header");
        header.set(index, value).expect("a value of its kind");
    }
}

/// The rows of a table as CSV; the row ids are `a1`, `a2`, … where the table has no column `row` of its own.
pub(crate) fn rows<R: Record>(csv: &str) -> Vec<Row<R>> {
    let made = texts(csv).into_iter().enumerate().map(|(at, mut texts)| {
        let stated = if R::KIND.has_row_column() { texts.remove("row") } else { None };
        let id = stated.unwrap_or_else(|| format!("{}{}", R::KIND.prefix(), at + 1));
        Row { id: RowId::new(id), record: record(&texts), extra: RowText::new() }
    });
    made.collect()
}

fn texts(csv: &str) -> Vec<RowText> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let kept = |row: BTreeMap<String, String>| row.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    reader.deserialize().map(|row| kept(row.expect("a row has as many values as its header"))).collect()
}

fn record<R: Columns>(texts: &RowText) -> R {
    let (record, unknown) = R::from_texts(texts).expect("values of their columns' kinds");
    assert!(unknown.is_empty(), "no such columns: {unknown:?}");
    record
}
