//! Owns what the cells of a sheet accept and when they take a colour.
//! Must not know how cells are written.

use super::lists::{self, List};
use super::scope::Scope;
use super::sheet::{Ask, Head, Part, Sheet, Wanted};
use super::styles::{self, Tone};
use super::write::{HEADS, Places};
use crate::model::{MeasureStatus, Status};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format,
    Formula, Worksheet, XlsxError,
};

/// The rules of one sheet.
pub(super) struct Rules<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) sheet: &'a Sheet,
    pub(super) places: &'a Places,
    /// The last row that can be filled in.
    pub(super) last_row: u32,
}

impl Rules<'_> {
    pub(super) fn write(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        self.validations(out)?;
        self.colours(out)
    }

    fn validations(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        let spare = self.last_row + 1 - self.sheet.spare;
        for (column, head) in (0_u16..).zip(&self.sheet.heads) {
            let first = match head.part {
                Part::Now => HEADS + 1,
                Part::Known => spare,
                Part::Last => continue,
            };
            if first <= self.last_row {
                out.add_data_validation(first, column, self.last_row, column, &self.validation(head)?)?;
            }
        }
        Ok(())
    }

    fn validation(&self, head: &Head) -> Result<DataValidation, XlsxError> {
        let rule = DataValidation::new().ignore_blank(true).set_error_style(DataValidationErrorStyle::Stop);
        let (rule, title, wrong) = match head.ask {
            Ask::Words | Ask::Prose => (rule.allow_any_value(), "", ""),
            Ask::Choice(list) => {
                let place = self.places.get(&list).cloned().unwrap_or_default();
                let wrong = "Please choose from the list: open it with the arrow beside the cell, or Alt and Down.";
                (rule.allow_list_formula(Formula::new(place)), "Not on the list", wrong)
            }
            Ask::Date => {
                let (from, to) = (ExcelDateTime::from_ymd(2000, 1, 1)?, ExcelDateTime::from_ymd(2099, 12, 31)?);
                let wrong = "Please write a date such as 31/3/2023 or 31 Mar 2023, between 2000 and 2099. If there is none, leave the cell blank.";
                (rule.allow_date(DataValidationRule::Between(from, to)), "Not a date", wrong)
            }
            Ask::Figure => {
                let wrong = "Please write a figure such as 86, 86% or 1800, without words. If there is none, leave the cell blank and give the reason beside it.";
                (rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)), "Not a figure", wrong)
            }
            Ask::Count => {
                let wrong = "Please write a whole number such as 3, without words.";
                (rule.allow_whole_number(DataValidationRule::Between(0, 1_000_000)), "Not a whole number", wrong)
            }
        };
        let rule = if wrong.is_empty() { rule } else { rule.set_error_title(title)?.set_error_message(wrong)? };
        let help = match (head.help, head.ask) {
            ("", Ask::Date) => "A date, such as 31/3/2023.",
            (help, _) => help,
        };
        if help.is_empty() { Ok(rule) } else { rule.set_input_title(head.heading)?.set_input_message(help) }
    }

    /// Statuses get their colour beside their words; blank cells that are wanted get a tint.
    fn colours(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        let status = (0_u16..).zip(&self.sheet.heads).find_map(|(at, head)| match (head.part, head.ask) {
            (Part::Now, Ask::Choice(list @ (List::Status | List::Verdict))) => Some((at, list)),
            _ => None,
        });
        for (at, head) in (0_u16..).zip(&self.sheet.heads) {
            if let Ask::Choice(list) = head.ask {
                for (words, tone) in self.toned(list) {
                    let rule = format!("=${}{}={}", letters(at), HEADS + 2, quoted(&words));
                    self.colour(out, at, &rule, &styles::tint(tone))?;
                }
            }
            if let (Some(wanted), Some((status, list))) = (head.wanted, status) {
                let said: Vec<String> = self
                    .toned(list)
                    .into_iter()
                    .filter(|(_, tone)| {
                        matches!(
                            (wanted, tone),
                            (Wanted::OffTrack, Tone::Fair | Tone::Bad) | (Wanted::NoUpdate, Tone::Silent)
                        )
                    })
                    .map(|(words, _)| format!("${}{}={}", letters(status), HEADS + 2, quoted(&words)))
                    .collect();
                let rule = format!("=AND(LEN(${}{})=0,OR({}))", letters(at), HEADS + 2, said.join(","));
                self.colour(out, at, &rule, &styles::wanted())?;
            }
        }
        Ok(())
    }

    fn colour(&self, out: &mut Worksheet, at: u16, rule: &str, format: &Format) -> Result<(), XlsxError> {
        let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(format);
        out.add_conditional_format(HEADS + 1, at, self.last_row.max(HEADS + 1), at, &rule)?;
        Ok(())
    }

    /// The words of a list that have a colour.
    fn toned(&self, list: List) -> Vec<(String, Tone)> {
        let framework = self.scope.form.framework;
        match list {
            List::Status => Status::ALL.iter().map(|code| (lists::status(framework, *code), tone(*code))).collect(),
            List::Verdict => {
                MeasureStatus::ALL.iter().map(|code| (lists::said_of(Some(code)), verdict(*code))).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The tone of a status.
pub(super) fn tone(status: Status) -> Tone {
    match status {
        Status::OnTrack => Tone::Good,
        Status::Medium => Tone::Fair,
        Status::Significant => Tone::Bad,
        Status::NoUpdate => Tone::Silent,
        Status::Complete => Tone::Done,
    }
}

fn verdict(status: MeasureStatus) -> Tone {
    match status {
        MeasureStatus::Green => Tone::Good,
        MeasureStatus::Amber => Tone::Fair,
        MeasureStatus::Red => Tone::Bad,
        MeasureStatus::NotRated => Tone::Silent,
    }
}

fn letters(column: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column)
}

/// A text inside a formula.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
