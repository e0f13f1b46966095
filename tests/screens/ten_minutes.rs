//! Owns a return of 46 actions done without a mouse: from last quarter's bundle to this quarter's, every key counted.
//! Must not know how anything is drawn.

use crate::window::{Window, told};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable, by};
use quarterdeck::app::{Ask, Need, Room, Screen, Section};
use quarterdeck::document::{Starting, carry_forward};
use quarterdeck::filing::{self, Order};
use quarterdeck::framework::Framework;
use quarterdeck::model::{
    Action, BodyId, Cause, Edit, Field, Header, Measure, Period, RecordKind, Return, RowId, Status, Step, Tier,
};
use quarterdeck::package::Package;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Actions of the return.
const ACTIONS: usize = 46;

/// A framework in which Housing has 46 actions.
fn framework() -> Arc<Framework> {
    let mut files = Framework::built_in().files();
    let text = String::from_utf8(files["actions.csv"].clone()).expect("UTF-8");
    let mut own = 0;
    let kept = text.split_inclusive('\n').filter(|line| {
        let is_own = line.contains(",housing,");
        own += usize::from(is_own);
        !is_own || own <= ACTIONS
    });
    files.insert("actions.csv".to_owned(), kept.collect::<String>().into_bytes());
    Arc::new(Framework::from_files(&files).expect("a framework"))
}

/// What a row's status was last quarter: mostly green, some amber, two red.
fn last_status(at: usize) -> Status {
    match at {
        3 | 11 | 19 | 27 | 35 => Status::Medium,
        7 | 23 => Status::Significant,
        _ => Status::OnTrack,
    }
}

/// Last quarter's bundle, as it was handed in.
fn last_quarters_bundle(folder: &Path) -> PathBuf {
    let (framework, body, period) = (framework(), BodyId::new("housing"), Period::Quarter(2022, 2));
    let at = "2022-10-14T09:00:00Z".parse().expect("a time");
    let starting = Starting { framework: &framework, body: &body, period, at, previous: None };
    let mut ret = carry_forward(&starting).expect("the base plan");
    assert_eq!(ret.actions().len(), ACTIONS);
    let step = Step::new(at, "Lead", Cause::Typed, filled_in(&ret, &framework));
    ret.apply(&step).expect("it fits");
    let draft = Package::new(ret, Arc::clone(&framework));
    let order = Order {
        draft: &draft,
        previous: &[],
        role: "Director of Housing",
        at: "2022-10-21T15:30:00Z".parse().expect("a time"),
        new_time_counts: true,
        incomplete: false,
        folder,
    };
    filing::export(&order).unwrap_or_else(|trouble| panic!("{trouble}")).path
}

fn filled_in(ret: &Return, framework: &Framework) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut set = |row: &RowId, field: Field, now: &str| {
        let was = ret.text(row, field).expect("a field of the row");
        edits.push(Edit::Field { row: row.clone(), field, was, now: now.to_owned() });
    };
    let action = |name| Field::named(RecordKind::Action, name).expect("a field");
    for (at, row) in ret.actions().rows().iter().enumerate() {
        let status = last_status(at);
        set(&row.id, action("status"), status.code());
        set(&row.id, action("confirmed_at"), "2022-10-12T09:00:00Z");
        set(&row.id, action("due_date"), "2023-06-30");
        set(
            &row.id,
            action("commentary"),
            &format!("Work of the second quarter on {} went ahead", row.record.reference),
        );
        if matches!(status, Status::Medium | Status::Significant) {
            set(&row.id, action("cause"), "The contractor left the site in August");
            set(&row.id, action("recovery"), "A new contractor starts in January");
            set(&row.id, action("recovery_owner"), "Head of Repairs");
            set(&row.id, action("recovery_date"), "2023-03-31");
        }
    }
    let measure = |name| Field::named(RecordKind::Measure, name).expect("a field");
    for row in ret.measures().rows() {
        set(&row.id, measure("value"), &figure(&row.record, framework, 1));
        set(&row.id, measure("confirmed_at"), "2022-10-12T09:00:00Z");
    }
    set(&Return::header_row(), Field::of::<Header>("prepared_by"), "Support officer");
    edits
}

/// A figure on the better side of the target.
fn figure(measure: &Measure, framework: &Framework, by: i64) -> String {
    let less = framework.measure(&measure.reference).and_then(|planned| planned.polarity)
        == Some(quarterdeck::model::Polarity::Less);
    let target = measure.target.unwrap_or(Decimal::from(50));
    let step = Decimal::new(by, 1);
    let value = if less { target - step } else { target + step };
    value.max(Decimal::ZERO).normalize().to_string()
}

/// Keys pressed: a chord counts each key that is held or pressed.
#[derive(Default)]
struct Keys {
    all: usize,
    /// How many for each row, while in a grid.
    of_row: BTreeMap<RowId, usize>,
}

struct Typist {
    window: Window,
    keys: Keys,
}

impl Typist {
    fn room(&self) -> &Room {
        self.window.harness.state().state().room().expect("a return")
    }

    fn cursor(&self) -> Option<(RecordKind, RowId, String)> {
        let Screen::Return(section) = self.window.screen() else { return None };
        let kind = section.kind()?;
        let cell = self.room().grid(kind)?.state.cursor()?;
        Some((kind, cell.row.clone(), cell.column.as_str().to_owned()))
    }

    fn holds_something(&self, kind: RecordKind, row: &RowId, column: &str) -> bool {
        let field = Field::named(kind, column).expect("a column of the grid");
        self.room().document().ret().text(row, field).is_some_and(|text| !text.is_empty())
    }

    fn count(&mut self, keys: usize) {
        self.keys.all += keys;
        if let Some((_, row, _)) = self.cursor() {
            *self.keys.of_row.entry(row).or_default() += keys;
        }
    }

    fn press(&mut self, key: Key) {
        self.count(1);
        self.window.press(&[key]);
    }

    fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.count(2);
        self.window.chord(modifiers, key);
    }

    fn write(&mut self, text: &str) {
        self.count(text.chars().count());
        self.window.write(text);
    }

    /// Goes on with Tab until the keyboard is on something that says this.
    fn tab_to(&mut self, words: &str) {
        for _ in 0..12 {
            let is_it = |node: &AccessKitNode<'_>| node.is_focused() && told(node).starts_with(words);
            if self.window.harness.query_all(by().predicate(is_it)).next().is_some() {
                return;
            }
            self.press(Key::Tab);
        }
        panic!("twelve Tabs never come to “{words}”");
    }
}

/// What happens to an action this quarter; most stand as they were.
fn new_status(reference_place: usize) -> Option<&'static str> {
    match reference_place {
        2 | 30 => Some("a"),
        11 => Some("g"),
        40 => Some("b"),
        _ => None,
    }
}

/// Words for a column that lacks them.
fn words(column: &str) -> &'static str {
    match column {
        "commentary" => "Survey done, repairs begin in February",
        "cause" => "The contractor was short of staff",
        "recovery" => "A second crew starts in January",
        "recovery_owner" => "Head of Repairs",
        "recovery_date" => "31/3/23",
        "completed_date" => "12/12/22",
        _ => "Agreed with the cabinet member in December",
    }
}

static BUNDLE: OnceLock<PathBuf> = OnceLock::new();

fn answers(ask: Ask) -> Vec<PathBuf> {
    if ask == Ask::StartFromLast { BUNDLE.get().cloned().into_iter().collect() } else { Vec::new() }
}

#[test]
fn a_return_of_46_actions_is_done_without_a_mouse_and_its_keys_are_counted() {
    let window = Window::open_with(|shell| shell.with_dialogs(answers));
    BUNDLE.get_or_init(|| last_quarters_bundle(&window.path("q2")));
    let mut typist = Typist { window, keys: Keys::default() };
    typist.chord(Modifiers::COMMAND, Key::N);
    while typist.window.harness.state().state().room().is_none() {
        typist.window.settle();
    }
    let places: BTreeMap<RowId, usize> = typist
        .room()
        .document()
        .ret()
        .actions()
        .rows()
        .iter()
        .enumerate()
        .map(|(at, row)| (row.id.clone(), at))
        .collect();
    assert_eq!(places.len(), ACTIONS);
    let figures: BTreeMap<RowId, String> = typist
        .room()
        .document()
        .ret()
        .measures()
        .rows()
        .iter()
        .map(|row| (row.id.clone(), figure(&row.record, typist.room().framework(), 3)))
        .collect();

    typist.press(Key::F9);
    let mut stops = 0;
    while typist.room().queue().to_do() > 0 {
        stops += 1;
        assert!(stops < 200, "still to do: {:?}, at {:?}", typist.room().queue().to_do(), typist.cursor());
        let Some((kind, row, column)) = typist.cursor() else {
            panic!("{:?}: {:?}", typist.window.screen(), typist.room().findings().first())
        };
        let waiting = typist.room().queue().waiting(&row);
        match (kind, waiting.map(|waiting| waiting.need)) {
            (RecordKind::Action, Some(Need::NotUpdated)) => {
                if let Some(letter) = new_status(places[&row]) {
                    typist.write(letter);
                }
            }
            (RecordKind::Measure, Some(Need::NotUpdated)) => typist.write(&figures[&row]),
            // What is there stays, and is explained; what is not there is written.
            (_, Some(Need::Explain)) if typist.holds_something(kind, &row, &column) => {
                typist.chord(Modifiers::COMMAND, Key::E);
                typist.write(words("explanation"));
            }
            (_, Some(Need::MustFix | Need::Explain)) => typist.write(words(&column)),
            _ => {}
        }
        typist.chord(Modifiers::COMMAND, Key::Enter);
    }
    let grids = typist.keys.all;

    typist.chord(Modifiers::COMMAND, Key::Num7);
    assert_eq!(typist.window.screen(), Screen::Return(Section::SignOff));
    assert_eq!(typist.room().open(Tier::MustFix), 0);
    typist.tab_to("Signed off by");
    typist.write("Director of Housing");
    typist.tab_to("I confirm");
    typist.press(Key::Space);
    typist.tab_to("Folder");
    let folder = typist.window.path("q3");
    // A folder is typed once; the next quarter remembers it.
    typist.window.write(&folder.to_string_lossy());
    typist.tab_to("Export the bundle");
    typist.press(Key::Enter);

    let exported = typist.room().signing().exported.clone();
    let (path, code) = exported.unwrap_or_else(|| panic!("{:?}", typist.window.harness.state().state().message()));
    let bytes = std::fs::read(&path).expect("the bundle");
    let verification = quarterdeck::package::verify(&path.to_string_lossy(), &bytes);
    assert!(verification.is_good(), "{:?}", verification.problems);
    assert_eq!(verification.receipt_code(), Some(code));
    let sealed = verification.package.expect("a return").ret;
    assert_eq!(sealed.actions().len(), ACTIONS);
    assert!(sealed.actions().records().all(|action| action.confirmed_at.is_some()), "each was looked at");
    told_and_bounded(&typist, &places, grids);
}

/// Prints what it took, and holds it to the bound.
#[expect(clippy::print_stdout, reason = "the count is what the test is for")]
fn told_and_bounded(typist: &Typist, places: &BTreeMap<RowId, usize>, grids: usize) {
    let ret = typist.room().document().ret();
    let unchanged = |row: &&RowId| {
        let action: &Action = &ret.actions().row(row).expect("the row").record;
        action.previous_status == action.status && action.commentary.is_empty()
    };
    let keys = |row: &RowId| typist.keys.of_row.get(row).copied().unwrap_or_default();
    let mut of_unchanged: Vec<usize> = places.keys().filter(unchanged).map(keys).collect();
    of_unchanged.sort_unstable();
    let of_actions: usize = places.keys().map(keys).sum();
    let median = of_unchanged.get(of_unchanged.len() / 2).copied().unwrap_or_default();
    println!(
        "{} keys in all, {grids} of them in the grids: {of_actions} for {ACTIONS} actions ({} stand as they were, median {median} keys, most {}), \
         {} for {} measures, {} to sign off and export",
        typist.keys.all,
        of_unchanged.len(),
        of_unchanged.last().copied().unwrap_or_default(),
        ret.measures().rows().iter().map(|row| keys(&row.id)).sum::<usize>(),
        ret.measures().len(),
        typist.keys.all - grids,
    );
    assert!(of_unchanged.len() > ACTIONS / 2 && median <= 2, "an unchanged action takes at most two keys: {median}");
    let typed_words = ACTIONS * 20;
    assert!(of_actions < typed_words, "{of_actions} keys for the actions");
}
