//! Any return, with any text in any column, reads back as itself.

use crate::fixture::{draft_of, framework, header};
use proptest::prelude::*;
use quarterdeck::model::{
    Evidence, Explanation, LedgerEntry, LogRow, Parts, Record, Return, Row, RowId, RowIds, Source, SourceFile, Tier,
};
use quarterdeck::package::{FindingRow, Package, content_hash, read, seal, write};
use quarterdeck::tables::{ColumnKind, Columns, RowText};

/// Where the values of a generated record come from: a seed a column, and texts.
#[derive(Clone, Debug)]
struct Choices {
    seeds: Vec<u64>,
    texts: Vec<String>,
}

fn choices() -> impl Strategy<Value = Choices> {
    let text = prop_oneof![
        any::<String>(),
        "[=+@'\t\r-][\\PC]{0,6}",
        "[\"',\r\n ]{0,5}",
        Just("2022-23-Q3".to_owned()),
        Just(String::new()),
    ];
    (prop::collection::vec(any::<u64>(), 64), prop::collection::vec(text, 16))
        .prop_map(|(seeds, texts)| Choices { seeds, texts })
}

impl Choices {
    fn seed(&self, at: usize, turn: usize) -> usize {
        let seed = self.seeds[(at * 7 + turn * 13) % self.seeds.len()];
        usize::try_from(seed.wrapping_mul(at as u64 * 2 + 1).wrapping_add(turn as u64) % 1_000_003).expect("small")
    }

    fn text(&self, at: usize, turn: usize) -> String {
        self.texts[self.seed(at, turn) % self.texts.len()].clone()
    }

    /// A record with something in many of its columns.
    fn record<R: Columns>(&self, turn: usize) -> R {
        let mut record = R::default();
        for (at, column) in R::COLUMNS.iter().enumerate() {
            let seed = self.seed(at, turn);
            let text = match column.kind {
                ColumnKind::Text => self.text(at, turn),
                ColumnKind::Words(words) => words[seed % words.len()].to_owned(),
                ColumnKind::Decimal => match seed % 5 {
                    0 => rust_decimal::Decimal::MAX.to_string(),
                    1 => rust_decimal::Decimal::MIN.to_string(),
                    2 => "0.0000000000000000000000000001".to_owned(),
                    _ => format!("{seed}.{}", seed % 9 + 1),
                },
                ColumnKind::Integer if seed.is_multiple_of(5) => u32::MAX.to_string(),
                ColumnKind::Integer => seed.to_string(),
                ColumnKind::Boolean => seed.is_multiple_of(2).to_string(),
                ColumnKind::Date => format!("20{:02}-0{}-1{}", seed % 80 + 10, seed % 9 + 1, seed % 10),
                ColumnKind::Time => format!("20{:02}-0{}-1{}T09:12:00Z", seed % 80 + 10, seed % 9 + 1, seed % 10),
            };
            // A text that is no period leaves the column blank, which is a case too.
            if !seed.is_multiple_of(3) {
                let _ = record.set(at, &text);
            }
        }
        record
    }

    fn extra(&self, turn: usize) -> RowText {
        let pick = self.seed(5, turn);
        let text = |at: usize| (["later", "z later, still"][at].to_owned(), self.text(at, turn));
        (0..pick % 3).map(text).filter(|(_, text)| !text.is_empty()).collect()
    }

    fn rows<R: Record>(&self, count: usize, ids: &mut RowIds) -> Vec<Row<R>> {
        let row = |turn| Row { id: ids.fresh(R::KIND.prefix()), record: self.record(turn), extra: self.extra(turn) };
        (0..count).map(row).collect()
    }

    fn evidence(&self, count: usize) -> Vec<Evidence> {
        let one = |turn: usize| {
            let name = format!("{turn} {}", self.text(0, turn));
            let file = SourceFile { file: name.clone(), ..self.record(turn) };
            let sources = (0..3).map(|n| Source { file: name.clone(), ..self.record(turn + n) });
            let ledger = (0..2).map(|n| LedgerEntry { file: name.clone(), ..self.record(turn + n) });
            Evidence { file, sources: sources.collect(), ledger: ledger.collect() }
        };
        (0..count).map(one).collect()
    }

    /// Findings, and the explanations in the order the file gives them: of its findings first, then those left over.
    fn findings(&self, count: usize, ids: &mut RowIds) -> (Vec<FindingRow>, Vec<Row<Explanation>>) {
        let (mut findings, mut explanations) = (Vec::new(), Vec::new());
        for turn in 0..count {
            let rule = format!("RULE.{turn}");
            let explanation = Explanation { rule: rule.clone(), ..self.record(turn) };
            let says = !explanation.explanation.is_empty();
            let mut finding = FindingRow {
                rule,
                tier: Some(Tier::ExplainOrFix),
                record: explanation.record,
                row: explanation.row.clone(),
                container: explanation.container.clone(),
                reference: explanation.reference.clone(),
                period: explanation.period,
                field: explanation.field.clone(),
                headline: self.text(9, turn),
                fingerprint: explanation.fingerprint.clone(),
                ..FindingRow::default()
            };
            if says {
                finding.explanation.clone_from(&explanation.explanation);
                finding.explained_by.clone_from(&explanation.explained_by);
                finding.group.clone_from(&explanation.group);
                let id = ids.fresh(Explanation::KIND.prefix());
                explanations.push(Row { id, record: explanation, extra: self.extra(turn) });
            }
            findings.push(finding);
        }
        let left = Explanation { rule: "GONE.01".to_owned(), ..self.record(0) };
        explanations.push(Row { id: ids.fresh("x"), record: left, extra: self.extra(1) });
        (findings, explanations)
    }

    fn package(&self, count: usize) -> Package {
        let log: Vec<LogRow> = (0..count).map(|turn| self.record(turn)).collect();
        let mut ids = RowIds::default();
        // An id that looks like one we would hand out to an event.
        let opaque = Row { id: RowId::new("e7"), record: self.record(2), extra: RowText::new() };
        ids.taken(&opaque.id);
        let mut parts = Parts { header: self.record(1), header_extra: self.extra(1), ..Parts::default() };
        parts.actions = self.rows(count, &mut ids);
        parts.actions.push(opaque);
        parts.measures = self.rows(count, &mut ids);
        parts.risks = self.rows(count, &mut ids);
        parts.contracts = self.rows(count, &mut ids);
        parts.narratives = self.rows(count, &mut ids);
        parts.retired = log.iter().filter_map(|edit| edit.row.clone()).collect();
        parts.retired.iter().for_each(|row| ids.taken(row));
        parts.sign_offs = self.rows(count, &mut ids);
        parts.benchmarks = self.rows(count, &mut ids);
        parts.events = self.rows(count, &mut ids);
        parts.restatements = self.rows(count, &mut ids);
        parts.queries = self.rows(count, &mut ids);
        let (findings, explanations) = self.findings(count, &mut ids);
        parts.explanations = explanations;
        parts.evidence = self.evidence(count.min(2));
        let ret = Return::from_parts(parts).expect("fresh ids are unique");
        Package { log, findings, ..Package::new(ret, framework()) }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn read_after_write_is_the_identity(choices in choices(), count in 0_usize..4) {
        let package = choices.package(count);
        let bytes = write(&package);
        let again = read("x.zip", &bytes).map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        prop_assert_eq!(&again, &package);
        prop_assert_eq!(content_hash(&again.ret), content_hash(&package.ret));
        prop_assert_eq!(write(&again), bytes, "equal content gives equal bytes");
    }

    #[test]
    fn no_draft_makes_sealing_or_verifying_panic(choices in choices(), count in 0_usize..4) {
        let package = choices.package(count);
        let _ = seal(&package, &crate::fixture::sealing(&[]));
        let _ = quarterdeck::package::verify("x.zip", &write(&package));
    }
}

#[test]
fn an_empty_draft_is_a_draft() {
    let draft = draft_of(Parts { header: header(), ..Parts::default() });
    assert_eq!(read("x", &write(&draft)).expect("a draft"), draft);
}
