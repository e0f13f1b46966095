//! Owns what a person writes into the form's spare rows without saying which record it is: nothing is swallowed.
//! Must not know how the importer tells.

use crate::making::{Asked, HEADS, rows, sheet, write};

/// The first spare row of a sheet.
fn spare(workbook: &quarterdeck::workbook::Workbook, name: &str) -> u32 {
    rows(sheet(workbook, name).expect("the sheet")).into_iter().max().map_or(HEADS + 1, |row| row + 1)
}

#[test]
fn words_of_a_narrative_row_without_section_outcome_and_title_are_imported() {
    for asked in [Asked::new("housing", "2022-23-Q3"), Asked::new("corporate", "2022-23-Q3").after_the_sample()] {
        let mut workbook = asked.workbook();
        let first = spare(&workbook, "Narratives");
        let words = ["Repairs went well across the whole of the borough this quarter.", "A good quarter", "Calm"];
        for (row, text) in [first, first + 1, first + 3].into_iter().zip(words) {
            write(&mut workbook, "Narratives", (row, "Text this quarter"), text);
        }
        let (ret, imported) = asked.import(&workbook);
        let texts: Vec<&str> = ret.narratives().records().map(|narrative| narrative.text.as_str()).collect();
        assert_eq!(texts, words, "{:?}", imported.questions);
    }
}

#[test]
fn an_update_in_a_spare_row_without_an_action_is_asked_and_is_not_the_commentary_of_the_action_above() {
    let asked = Asked::new("housing", "2022-23-Q3").after_the_sample();
    let (untouched, _) = asked.import(&asked.workbook());
    let entries = [("Update this quarter", "Two posts are still empty."), ("Status this quarter", "On track")];
    for entries in [&entries[..1], &entries[1..], &entries[..]] {
        for below in [0, 1, 3] {
            let mut workbook = asked.workbook();
            let row = spare(&workbook, "Actions") + below;
            for (heading, text) in entries {
                write(&mut workbook, "Actions", (row, heading), text);
            }
            let (ret, imported) = asked.import(&workbook);
            assert_eq!(
                (imported.questions.len(), imported.report.asked as usize),
                (1, entries.len()),
                "{entries:?} {below}"
            );
            assert!(imported.questions[0].text.contains("in a row without a reference or a name"));
            assert!(untouched.actions().records().eq(ret.actions().records()), "{entries:?} {below}");
        }
    }
}

#[test]
fn a_likelihood_alone_in_a_spare_row_of_the_risks_is_asked_and_is_no_total() {
    let asked = Asked::new("corporate", "2022-23-Q3").after_the_sample();
    for figure in ["3", "4"] {
        let mut workbook = asked.workbook();
        let row = spare(&workbook, "Risks");
        write(&mut workbook, "Risks", (row, "Likelihood"), figure);
        let (_, imported) = asked.import(&workbook);
        assert_eq!((imported.questions.len(), imported.report.asked), (1, 1), "{:?}", imported.questions);
    }
}
