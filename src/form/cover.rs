//! Owns the cover: whose form it is, who fills it in, and how, in plain English.
//! Must not know the sheets' columns.

use super::lists;
use super::rules::tone;
use super::scope::Scope;
use super::styles;
use super::write::set_up;
use crate::model::Status;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

/// One page by itself.
const A4: u8 = 9;

/// What to do, a paragraph each. Sentences, so that no reader takes one for a title.
const HOW: [&str; 6] = [
    "Fill in the white cells. The grey ones are known already and locked; tell the performance team if something there is wrong.",
    "Give each action a status and a short update. Last quarter's stand beside them to compare with, and are not carried over.",
    "Give each measure its figure. If there is none, leave the figure blank and choose the reason; a missing figure is never a nought.",
    "If an action is not on track, say why, what will bring it back, who leads that and by when. Cells that wait for it turn pale yellow.",
    "Put new actions, risks and narratives into the empty rows at the end of their sheets. Add no columns and leave the headings as they are.",
    "Use job titles and no personal names. Save the file as an Excel workbook and send it back; nothing else is needed.",
];

/// What each status means.
const MEANING: [(Status, &str); 5] = [
    (Status::OnTrack, "Going to plan; it will be done by its date."),
    (Status::Medium, "Some slippage or risk, which the service can put right itself."),
    (Status::Significant, "Off track; it needs help or a decision from outside the service."),
    (Status::NoUpdate, "Nobody can say this quarter. Give the reason and when an update is expected."),
    (Status::Complete, "Done. Give the date it was completed."),
];

pub(super) fn sheet(scope: &Scope<'_>) -> Result<Worksheet, XlsxError> {
    let mut out = Worksheet::new();
    out.set_name("Cover")?;
    out.set_column_width(0, 30)?;
    out.set_column_width(1, 74)?;
    let framework = scope.form.framework;
    out.write_string_with_format(0, 0, framework.fact("title"), &styles::title())?;
    out.write_string_with_format(1, 0, framework.fact("council"), &styles::line())?;
    let mut row = 3;
    let facts = [("Directorate", Some(&scope.body_name)), ("Service", scope.service.as_ref())];
    for (label, text) in facts.into_iter().filter_map(|(label, text)| text.map(|text| (label, text))) {
        out.write_string_with_format(row, 0, label, &styles::label())?;
        out.write_string_with_format(row, 1, text, &styles::beside_label())?;
        row += 1;
    }
    out.write_string_with_format(row, 0, "Quarter", &styles::label())?;
    out.write_string_with_format(row, 1, scope.form.period.words(), &styles::beside_label())?;
    row += 1;
    out.write_string_with_format(row, 0, "Prepared by", &styles::label())?;
    out.write_blank(row, 1, &styles::entry())?;
    let help = "Your role, such as “Head of Repairs”. No names, please.";
    let asked = DataValidation::new().allow_any_value().set_input_title("Prepared by")?.set_input_message(help)?;
    out.add_data_validation(row, 1, row, 1, &asked)?;
    let entry = row;
    row += 2;
    out.write_string_with_format(row, 0, "How to fill this in", &styles::caption())?;
    for paragraph in HOW {
        row += 1;
        out.merge_range(row, 0, row, 1, paragraph, &styles::paragraph())?;
        // A merged cell does not grow by itself.
        out.set_row_height(row, if paragraph.chars().count() > 130 { 30 } else { 17 })?;
    }
    row += 2;
    out.write_string_with_format(row, 0, "What a status means", &styles::caption())?;
    for (status, meaning) in MEANING {
        row += 1;
        let words = lists::status(framework, status);
        let format = styles::tint(tone(status)).merge(&styles::label());
        out.write_string_with_format(row, 0, words, &format)?;
        out.write_string_with_format(row, 1, meaning, &styles::beside_label())?;
    }
    set_up(&mut out, scope, "Cover");
    out.set_paper_size(A4).set_portrait();
    out.set_selection(entry, 1, entry, 1)?;
    out.set_active(true);
    Ok(out)
}
