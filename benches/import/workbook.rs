//! Owns the workbook that is read: actions with the words people write, each row a little different from the next.
//! Must not know who reads it.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const HEADINGS: [&str; 15] = [
    "Ref",
    "Outcome",
    "Theme",
    "Service",
    "Action",
    "Milestone",
    "Lead officer",
    "Start date",
    "Due date",
    "RAG",
    "Progress update",
    "Reason if amber or red",
    "Path to green",
    "Recovery lead",
    "Back on track by",
];

const OUTCOMES: [&str; 4] = [
    "Quality Homes in Thriving Neighbourhoods",
    "One Council One Team",
    "Strong Resilient Communities",
    "Best Start in Life",
];
const SERVICES: [&str; 5] = ["Repairs", "Asset management", "Housing solutions", "Tenancy and estates", "Adaptations"];
const STATUSES: [&str; 5] = ["Green", "Green", "Amber", "Green", "Red"];
const VERBS: [&str; 6] = ["Review", "Open", "Replace", "Publish", "Complete", "Introduce"];
const THINGS: [&str; 7] = [
    "the waiting list for adaptations",
    "a community room on every high rise estate",
    "kitchens and bathrooms that failed the standard",
    "the new allocations policy",
    "fire risk assessments that are due",
    "online booking of repairs",
    "the tenancy check for vulnerable tenants",
];
const NEWS: [&str; 5] = [
    "The project board met twice in the quarter and agreed the next steps. Residents have been told by letter.",
    "Work is going to plan and the milestone is expected on time.",
    "The supplier has asked for more time; a revised timetable is with the Assistant Director for approval.",
    "Recruitment has taken longer than planned. Two of three posts are filled.",
    "Early results are encouraging and will be reported in full at year end.",
];

/// The workbook, as bytes.
pub(crate) fn of_actions(rows: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Actions").expect("a name");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).expect("a heading");
    }
    for row in 1..=rows {
        let pick = |of: &[&'static str]| of[usize::try_from(row).expect("a row") % of.len()];
        let texts = [
            format!("HX{row:06}"),
            pick(&OUTCOMES).to_owned(),
            format!("Theme {}", row % 37),
            pick(&SERVICES).to_owned(),
            format!("{} {}, area {row}", pick(&VERBS), pick(&THINGS)),
            format!("{} of {} done", row % 90, 90 + row % 7),
            format!("Head of {}", pick(&SERVICES)),
        ];
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(row, column, text).expect("a cell");
        }
        for (column, day_of) in [(7, 1 + row % 27), (8, 1 + row % 28), (14, 1 + row % 26)] {
            let month = u8::try_from(1 + row % 12).expect("a month");
            let date = ExcelDateTime::from_ymd(2023, month, u8::try_from(day_of).expect("a day")).expect("a date");
            sheet.write_with_format(row, column, &date, &day).expect("a cell");
        }
        sheet.write_string(row, 9, pick(&STATUSES)).expect("a cell");
        sheet.write_string(row, 10, format!("{} ({row})", pick(&NEWS))).expect("a cell");
        sheet.write_string(row, 11, format!("Cause {}: the contractor had too few people", row % 500)).expect("a cell");
        sheet.write_string(row, 12, format!("Weekly meetings until the backlog of {row} is gone")).expect("a cell");
        sheet.write_string(row, 13, format!("Head of {}", pick(&SERVICES))).expect("a cell");
    }
    book.save_to_buffer().expect("a good workbook")
}
