//! Words that stand in no table.

use crate::support::{actions, housing};
use crate::written::Written;

#[test]
fn a_heading_and_its_paragraphs_are_words_for_the_report() {
    let (held, said) = housing(Written::new().sheet(
        "Narrative",
        &[
            &["Achievements"],
            &["The hubs opened on time and three thousand people came in the first week."],
            &["A second paragraph tells of the homes that were let in the quarter."],
            &[],
            &["Challenges"],
            &["The contractor left in November and repairs have waited longer since then."],
        ],
    ));
    let told: Vec<(&str, usize)> =
        held.narratives().records().map(|n| (n.title.as_str(), n.text.lines().count())).collect();
    assert_eq!(told, [("Achievements", 2), ("Challenges", 1)], "{:?}", said.report);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn guidance_on_a_sheet_of_its_own_is_no_words_for_the_report() {
    let (held, said) = housing(Written::new().sheet(
        "Start",
        &[
            &["Progress"],
            &["Provide the information on the delivery of the portfolio which we need for the quarter."],
            &["Commentary"],
            &["Please write no more than two hundred words about what has happened in the quarter."],
        ],
    ));
    assert_eq!(held.narratives().len(), 0, "{:?}", said.report);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn long_words_that_nothing_explains_are_asked_about() {
    let (held, said) = housing(Written::new().sheet(
        "Page 1",
        &[
            &["Riverside"],
            &["The contractor left in November and the works have stood still since then, so that the hub will \
               not open before the summer, and the cost has risen by a tenth."],
        ],
    ));
    assert_eq!(held.narratives().len(), 0);
    assert_eq!((said.report.asked, said.questions.len()), (1, 1), "{:?}", said.report);
}

#[test]
fn a_question_above_a_table_has_its_answer_beside_it() {
    let (held, said) = housing(Written::new().sheet(
        "Progress",
        &[
            &[
                "A1",
                "How is the programme going against its profile?",
                "The programme is ahead of its profile in all but two of its parts.",
            ],
            &[],
            &["Ref", "Action", "RAG"],
            &["X1", "Open the first hub in the town", "Green"],
        ],
    ));
    assert_eq!(held.narratives().len(), 1, "{:?}", said.report);
    assert_eq!(actions(&held).len(), 1);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}
