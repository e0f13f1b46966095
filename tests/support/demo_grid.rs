//! Owns a small table of actions for looking at the grid and for driving it; it takes intents as the app will.
//! Must not know egui.
#![allow(unreachable_pub, reason = "shared by two test programs, which see it at different paths")]
#![allow(dead_code, reason = "each of them uses a part")]

use quarterdeck::app::grid::{
    CellKind, CellRef, CellView, Choice, ColumnId, Deed, GridColumn, GridIntent, GridSource, GridState, Heading, Mark,
    Tone,
};
use quarterdeck::model::{RowId, Tier};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

/// A row: reference, action, status, due date, progress.
#[derive(Clone, Default)]
pub struct Row {
    pub id: String,
    pub texts: [String; 5],
    pub finding: Option<Tier>,
}

/// The table, the grid's state, and what was asked for.
pub struct Demo {
    columns: Vec<GridColumn>,
    pub rows: Vec<Row>,
    index: HashMap<String, usize>,
    headings: Vec<Heading>,
    pub grid: GridState,
    pub log: Vec<GridIntent>,
    /// How many cells were asked for, to see that only those on the screen are.
    pub asked: Cell<usize>,
}

const WORDS: [(&str, &str, char, Mark); 5] = [
    ("on-track", "On track", 'G', Mark::OnTrack),
    ("medium", "Medium", 'A', Mark::Medium),
    ("significant", "Significant", 'R', Mark::Significant),
    ("no-update", "No update", 'N', Mark::NoUpdate),
    ("complete", "Complete", 'B', Mark::Complete),
];

fn columns() -> Vec<GridColumn> {
    let choice = |(code, word, letter, mark): (&'static str, &str, char, Mark)| Choice {
        code,
        word: word.to_owned(),
        letter,
        mark: Some(mark),
    };
    let column =
        |name: &'static str, title: &str, width, kind| GridColumn::new(ColumnId::new(name), title, width, kind);
    vec![
        column("ref", "Ref", 76, CellKind::Text).read_only().sticky(),
        column("action", "Action", 276, CellKind::Text).sticky(),
        column("status", "Status", 132, CellKind::Choice(WORDS.map(choice).to_vec())),
        column("due", "Due", 118, CellKind::Date),
        column("progress", "Progress this quarter", 186, CellKind::LongText).growing(),
        GridColumn::new(ColumnId::new("findings"), "", 36, CellKind::Dot).read_only(),
    ]
}

impl Demo {
    pub fn new(rows: Vec<Row>, headings: Vec<Heading>) -> Self {
        let index = rows.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
        let (grid, log, asked) = (GridState::default(), Vec::new(), Cell::new(0));
        Self { columns: columns(), rows, index, headings, grid, log, asked }
    }

    /// So many rows, without headings.
    pub fn long(count: usize) -> Self {
        let row = |at: usize| {
            let texts = [
                format!("{}", at + 1),
                format!("Action number {}", at + 1),
                WORDS[at % 4].1.to_owned(),
                "31 Mar 2023".to_owned(),
                format!("Progress of action {}", at + 1),
            ];
            Row { id: format!("a{}", at + 1), texts, finding: None }
        };
        Self::new((0..count).map(row).collect(), Vec::new())
    }

    /// What a directorate's actions look like.
    pub fn housing() -> Self {
        let rows = HOUSING.iter().enumerate().map(|(at, (action, status, due, progress, finding))| {
            let reference = format!("HSG{:02}", at + 1);
            let texts = [reference.as_str(), action, status, due, progress].map(str::to_owned);
            Row { id: format!("a{}", at + 1), texts, finding: *finding }
        });
        let headings = [(0, "Quality homes in thriving neighbourhoods"), (10, "One council one team")];
        Self::new(rows.collect(), headings.map(|(before, text)| Heading { before, text: text.to_owned() }).to_vec())
    }

    /// Puts the cursor on a cell and gives the grid the keyboard.
    pub fn go(&mut self, row: usize, column: usize) {
        let cell = CellRef { row: RowId::new(&self.rows[row].id), column: self.columns[column].id.clone() };
        self.grid.jump(cell, row);
    }

    /// Takes intents the way the app does.
    pub fn take(&mut self, intents: Vec<GridIntent>) {
        for intent in intents {
            self.grid.apply(&intent);
            match &intent {
                GridIntent::Commit { cell, text } => self.set(cell, text),
                GridIntent::Choose { cell, code } => {
                    let word = WORDS.iter().find(|(known, ..)| known == code).map_or("", |(_, word, ..)| word);
                    self.set(cell, word);
                }
                GridIntent::Clear(cell) => self.set(cell, ""),
                GridIntent::PasteBlock { at, block } => self.paste(at, block),
                GridIntent::Fill { at, block, deed } => self.fill(at, block, *deed),
                _ => {}
            }
            self.log.push(intent);
        }
    }

    fn set(&mut self, cell: &CellRef, text: &str) {
        let column = self.columns.iter().position(|column| column.id == cell.column);
        if let (Some(row), Some(column)) = (self.row_of(&cell.row), column) {
            text.clone_into(&mut self.rows[row].texts[column]);
        }
    }

    fn fill(&mut self, at: &CellRef, block: &[Vec<String>], deed: Deed) {
        let word = |text: &String| {
            let known = WORDS.iter().find(|(code, ..)| deed == Deed::Chosen && code == text);
            known.map_or_else(|| text.clone(), |(_, word, ..)| (*word).to_owned())
        };
        let block: Vec<Vec<String>> = block.iter().map(|row| row.iter().map(word).collect()).collect();
        self.paste(at, &block);
    }

    fn paste(&mut self, at: &CellRef, block: &[Vec<String>]) {
        let column = self.columns.iter().position(|column| column.id == at.column);
        let (Some(row), Some(column)) = (self.row_of(&at.row), column) else { return };
        for (down, line) in block.iter().enumerate() {
            for (along, text) in line.iter().enumerate() {
                self.rows[row + down].texts[column + along].clone_from(text);
            }
        }
    }
}

impl GridSource for Demo {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn row_id(&self, row: usize) -> Option<RowId> {
        self.rows.get(row).map(|row| RowId::new(&row.id))
    }

    fn row_of(&self, id: &RowId) -> Option<usize> {
        self.index.get(id.as_str()).copied()
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.rows.get(row).map(|row| row.texts[0].as_str().into()).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        self.asked.set(self.asked.get() + 1);
        let Some(row) = self.rows.get(row) else { return CellView::default() };
        if column == 5 {
            return CellView::default().finding(row.finding);
        }
        let text = row.texts[column].as_str();
        let view = CellView::text(text);
        match column {
            0 => view.tone(Tone::Secondary),
            2 => {
                let quiet = if text == "No update" { Tone::Secondary } else { Tone::Normal };
                let mark = WORDS.iter().find(|(_, word, ..)| *word == text).map(|(.., mark)| *mark);
                CellView { mark, ..view }.tone(quiet)
            }
            3 if text == "30 Sep 2022" => view.tone(Tone::Alert),
            4 if text.is_empty() => CellView::text("Type, or press G A R N or B in Status").tone(Tone::Invitation),
            _ => view,
        }
    }

    fn headings(&self) -> &[Heading] {
        &self.headings
    }
}

const HOUSING: [(&str, &str, &str, &str, Option<Tier>); 16] = [
    (
        "Deliver the Housing Revenue Account business plan",
        "On track",
        "31 Mar 2023",
        "Targeted consultation and engagement is under way.",
        None,
    ),
    ("Launch the empty homes strategy", "On track", "31 Dec 2022", "Launched; re-structure of the team follows.", None),
    (
        "Clear the homelessness triage backlog",
        "Medium",
        "31 Mar 2023",
        "39% reduction: 178 households down to 108.",
        None,
    ),
    (
        "Bring housing applications within 20 days",
        "Medium",
        "31 Mar 2023",
        "Backlog down to 550 from 1,900.",
        Some(Tier::ExplainOrFix),
    ),
    (
        "Pilot recycling options in high-rise blocks",
        "On track",
        "28 Feb 2023",
        "Three options designed; pilot sites agreed.",
        None,
    ),
    ("Appoint to the building safety structure", "On track", "31 Jan 2023", "Assistant Director post filled.", None),
    (
        "Complete the damp and mould response across category 1 properties",
        "Significant",
        "31 Mar 2023",
        "Team set up in November; 125 category 1 properties have had an anti-fungal wash.",
        Some(Tier::MustFix),
    ),
    ("Agree the supported housing framework", "No update", "31 Mar 2023", "", None),
    (
        "Retender the responsive repairs contract",
        "On track",
        "30 Sep 2022",
        "Mobilisation has begun.",
        Some(Tier::ExplainOrFix),
    ),
    ("Review the allocations policy", "On track", "30 Jun 2023", "Member working group has met twice.", None),
    (
        "Move rent accounts to the new system",
        "Medium",
        "31 Mar 2023",
        "Data migration test 2 passed.",
        Some(Tier::ExplainOrFix),
    ),
    ("Tenant satisfaction measures survey", "On track", "31 Mar 2023", "Fieldwork starts in January.", None),
    ("Publish the damp and mould policy", "No update", "28 Feb 2023", "", None),
    ("Digital tenancy sign-up", "On track", "30 Apr 2023", "Prototype tested with 40 tenants.", None),
    ("Neighbourhood office review", "On track", "31 Mar 2023", "Options paper agreed by members.", None),
    ("Asset management system", "Complete", "31 Mar 2023", "In use since December.", None),
];
