//! Owns what new users tripped over, one bug a test, named after what they saw.
//! Must not know how it was mended.

use crate::support::{actions, housing};
use crate::written::Written;

#[test]
fn words_under_what_has_happened_are_commentary_and_what_we_will_do_about_it_is_recovery() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &[
                "Ref",
                "What we said we would do",
                "Lead officer",
                "Due date",
                "RAG",
                "What has happened",
                "What we will do about it",
            ],
            &[
                "X1",
                "Set up the damp team",
                "Head of Repairs",
                "31/03/2023",
                "Amber",
                "Two posts are still empty.",
                "Agency cover until May.",
            ],
            &[
                "X2",
                "Inspect every block once a year",
                "Head of Repairs",
                "31/03/2023",
                "Green",
                "All blocks were seen by November.",
                "",
            ],
        ],
    ));
    let told = actions(&held)[0];
    let words = (told.action.as_str(), told.commentary.as_str(), told.recovery.as_str());
    assert_eq!(words, ("Set up the damp team", "Two posts are still empty.", "Agency cover until May."));
    assert_eq!((said.report.asked, &said.questions), (0, &Vec::new()));
}

#[test]
fn a_column_of_sentences_under_a_heading_nobody_knows_is_asked_and_never_left_out_or_joined() {
    for heading in
        ["What has come of it all", "Reflections of the service", "Voices from the estate", "Wider consequences"]
    {
        let (held, said) = housing(Written::new().sheet(
            "Plan",
            &[
                &["Ref", "Action", "Lead officer", "RAG", "Commentary", heading],
                &[
                    "X1",
                    "Set up the damp team",
                    "Head of Repairs",
                    "Amber",
                    "Late.",
                    "Two posts are still empty, and cover is thin.",
                ],
                &[
                    "X2",
                    "Inspect every block",
                    "Head of Repairs",
                    "Green",
                    "Done.",
                    "Tenants say that the new team listens to them.",
                ],
            ],
        ));
        assert_eq!(said.report.asked, 2, "{heading}: {:?}", said.report);
        assert_eq!(actions(&held)[0].action, "Set up the damp team", "{heading}");
        assert_eq!(actions(&held)[0].commentary, "Late.", "{heading}");
    }
}

#[test]
fn two_columns_become_one_text_only_where_both_say_so_and_then_a_note_says_it() {
    let book = |second: &'static str| {
        Written::new().sheet(
            "Risk register",
            &[
                &["Ref", "Risk name", second, "Likelihood", "Impact", "Score"],
                &["5", "Loss of the contractor", "The firm may fold before the year is out.", "#3", "#4", "#12"],
            ],
        )
    };
    let (held, said) = housing(book("Description"));
    let title = held.risks().records().next().map(|risk| risk.title.clone());
    assert_eq!(title.as_deref(), Some("Loss of the contractor\nThe firm may fold before the year is out."));
    let wanted = "Risk register: “Risk name” and “Description” are put together in one text, a line each";
    assert_eq!(said.report.notes, [wanted]);
    let (held, said) = housing(book("Our risk story"));
    let title = held.risks().records().next().map(|risk| risk.title.clone());
    assert_eq!((title.as_deref(), said.report.asked), (Some("Loss of the contractor"), 1));
}
