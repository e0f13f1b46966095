//! Owns the scale of percentages: 0.97, 97 and 97% of one measure end as one scale, or are asked about.
//! Must not know rows of a return, nor what a column is called.

use super::context::Context;
use super::draft::Draft;
use super::spelling::plain;
use crate::model::{RecordKind, Ref};
use crate::tables::CellText;
use crate::workbook::CellRef;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What is wanted of a percentage that may be out of 1 or out of 100.
pub(super) const ON_SCALE: &str = "a percentage that says its scale, such as 97%";

/// A figure whose scale cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    /// The sheet's place in the workbook.
    pub(super) sheet: usize,
    /// The cell.
    pub(super) at: CellRef,
    /// The kind of record.
    pub(super) kind: RecordKind,
    /// The field.
    pub(super) field: &'static str,
    /// What stands there.
    pub(super) written: String,
}

/// What settling found.
#[derive(Default)]
pub(super) struct Settled {
    /// Figures to ask about; they are no longer in the drafts.
    pub(super) doubts: Vec<Doubt>,
    /// Pairs of figures shown as percentages a hundred times apart: sheet, and the two cells.
    pub(super) apart: Vec<(usize, CellRef, CellRef)>,
}

/// The figures that share a scale.
pub(super) const FIGURES: [&str; 6] = ["value", "target", "target_upper", "annual_target", "forecast", "baseline"];

/// A bare figure up to this may be a fraction; 1.05 is 105% more often than 1.05%.
const LARGEST_FRACTION: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// How much nearer to the other figures one scale must be than the other to be taken.
const CLEARLY: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// One figure of a percentage.
struct Figure {
    draft: usize,
    field: &'static str,
    at: CellRef,
    value: Decimal,
    /// It is shown with its sign: nothing about it is open.
    signed: bool,
    scale: Scale,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    AsIs,
    Hundredfold,
    Open,
}

impl Figure {
    fn is_open(&self) -> bool {
        !self.signed && !self.value.is_zero() && self.value.abs() <= LARGEST_FRACTION
    }
}

/// Brings the percentages of each row to one scale.
/// `said` tells the cells whose scale a person said: nothing about them is open.
pub(super) fn settle(context: &Context<'_>, drafts: &mut [Draft], said: impl Fn(usize, CellRef) -> bool) -> Settled {
    let mut rows = percentages(drafts, said);
    let mut settled = Settled::default();
    for ((sheet, _), figures) in &mut rows {
        let planned = planned(context, drafts, figures);
        let known: Vec<Decimal> = figures.iter().filter(|f| !f.is_open()).map(|f| f.value).chain(planned).collect();
        for figure in figures.iter_mut().filter(|figure| figure.is_open()) {
            figure.scale = nearer(figure.value, &known);
        }
        settled.apart.extend(apart(figures).map(|(one, other)| (*sheet, one, other)));
    }
    // What became of other figures this small says more than that there are large ones.
    for fractions in [true, false] {
        by_column(&mut rows, fractions);
        for figures in rows.values_mut() {
            by_row(figures);
        }
    }
    for ((sheet, _), figures) in rows {
        for figure in figures {
            let Some(draft) = drafts.get_mut(figure.draft) else { continue };
            let kind = draft.kind;
            let Some(given) = draft.get_mut(figure.field) else { continue };
            match figure.scale {
                Scale::AsIs => {}
                Scale::Hundredfold => given.set_text((figure.value * Decimal::ONE_HUNDRED).normalize().text()),
                Scale::Open => settled.doubts.push(Doubt {
                    sheet,
                    at: figure.at,
                    kind,
                    field: figure.field,
                    written: given.from().first().map(|(_, written)| written.to_string()).unwrap_or_default(),
                }),
            }
        }
    }
    for doubt in &settled.doubts {
        take_out(drafts, doubt);
    }
    settled
}

type Rows = BTreeMap<(usize, u32), Vec<Figure>>;

/// The figures of each row of a sheet whose measure is a percentage.
fn percentages(drafts: &[Draft], said: impl Fn(usize, CellRef) -> bool) -> Rows {
    let mut rows: Rows = BTreeMap::new();
    let mut units: BTreeMap<(usize, u32), String> = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        if !matches!(draft.kind, RecordKind::Measure | RecordKind::Benchmark) {
            continue;
        }
        for field in FIGURES {
            let Some(given) = draft.get(field) else { continue };
            let ([(at, written)], Ok(value)) = (given.from(), given.text().parse()) else { continue };
            let key = (draft.sheet, at.row);
            let unit = units.entry(key).or_default();
            if unit.is_empty() {
                *unit = plain(draft.text("unit"));
            }
            let signed = has_sign(written) || said(draft.sheet, *at);
            rows.entry(key).or_default().push(Figure {
                draft: index,
                field,
                at: *at,
                value,
                signed,
                scale: Scale::AsIs,
            });
        }
    }
    rows.retain(|key, figures| {
        let unit = units.get(key).map_or("", String::as_str);
        matches!(unit, "%" | "percent" | "per cent" | "percentage")
            || (unit.is_empty() && figures.iter().any(|figure| figure.signed))
    });
    rows
}

pub(super) fn has_sign(written: &str) -> bool {
    let words = plain(written);
    written.contains('%') || words.ends_with("per cent") || words.ends_with("percent")
}

/// What the framework expects of the measure of these figures.
fn planned(context: &Context<'_>, drafts: &[Draft], figures: &[Figure]) -> Vec<Decimal> {
    let mut refs: Vec<Ref> =
        figures.iter().filter_map(|figure| drafts.get(figure.draft)).map(|draft| Ref::new(draft.text("ref"))).collect();
    refs.dedup();
    let due = context.framework.due().iter().filter(|due| refs.contains(&due.reference));
    due.flat_map(|due| [due.target, due.target_upper, due.annual_target]).flatten().collect()
}

/// How many times one figure is the other.
fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.abs(), b.abs());
    a.max(b).checked_div(a.min(b))
}

/// The scale on which a bare figure comes clearly nearer to what is known.
fn nearer(value: Decimal, known: &[Decimal]) -> Scale {
    let best = |value: Decimal| known.iter().filter_map(|other| times(value, *other)).min();
    let (Some(as_is), Some(hundredfold)) = (best(value), best(value * Decimal::ONE_HUNDRED)) else {
        return Scale::Open;
    };
    if hundredfold * CLEARLY <= as_is {
        Scale::Hundredfold
    } else if as_is * CLEARLY <= hundredfold {
        Scale::AsIs
    } else {
        Scale::Open
    }
}

/// What a row does not tell its column may: the scale of the other bare figures in it, or of those as small, where they are at one.
fn by_column(rows: &mut Rows, fractions: bool) {
    let mut columns: BTreeMap<(usize, u32), Vec<(bool, Scale)>> = BTreeMap::new();
    for ((sheet, _), figures) in rows.iter() {
        for figure in figures.iter().filter(|figure| !figure.signed && !figure.value.is_zero()) {
            columns.entry((*sheet, figure.at.column)).or_default().push((figure.is_open(), figure.scale));
        }
    }
    for ((sheet, _), figures) in rows.iter_mut() {
        for figure in figures.iter_mut().filter(|figure| figure.scale == Scale::Open) {
            let others = columns.get(&(*sheet, figure.at.column)).map(Vec::as_slice).unwrap_or_default();
            let told = others.iter().filter(|(small, scale)| *scale != Scale::Open && (*small || !fractions));
            let mut told = told.map(|(_, scale)| *scale);
            if let Some(first) = told.next().filter(|first| told.all(|other| other == *first)) {
                figure.scale = first;
            }
        }
    }
}

/// A figure whose scale its column told tells those beside it.
fn by_row(figures: &mut [Figure]) {
    let scaled = |figure: &Figure| match figure.scale {
        Scale::Hundredfold => Some(figure.value * Decimal::ONE_HUNDRED),
        Scale::AsIs => Some(figure.value),
        Scale::Open => None,
    };
    let known: Vec<Decimal> = figures.iter().filter(|figure| !figure.value.is_zero()).filter_map(scaled).collect();
    for figure in figures.iter_mut().filter(|figure| figure.scale == Scale::Open) {
        figure.scale = nearer(figure.value, &known);
    }
}

/// A value and a target, both shown as percentages, of which one is about a hundred times the other.
fn apart(figures: &[Figure]) -> impl Iterator<Item = (CellRef, CellRef)> + '_ {
    let signed = |field: &'static str| figures.iter().filter(move |figure| figure.signed && figure.field == field);
    signed("value").flat_map(move |value| {
        let far = move |target: &&Figure| {
            value.draft == target.draft
                && times(value.value, target.value)
                    .is_some_and(|times| times >= Decimal::from(50) && times <= Decimal::from(200))
        };
        signed("target").filter(far).map(|target| (value.at, target.at))
    })
}

/// Takes what came from a doubtful cell out of every draft of its sheet.
fn take_out(drafts: &mut [Draft], doubt: &Doubt) {
    for draft in drafts.iter_mut().filter(|draft| draft.sheet == doubt.sheet) {
        draft.retain(|_, given| given.from().iter().all(|(at, _)| *at != doubt.at));
    }
}
