//! The page is one well-formed document that says what the records say, and no text of a return gets out of its place.

use crate::expected::bundles_of_quarter_three;
use crate::expected::sample;
use crate::returns::Bundle;
use calamine::{Reader as _, Xlsx};
use quarterdeck::consolidation::{Quarter, Unreadable, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, Event, EventKind, Narrative, PlanId, Publish, RecordKind, Ref, Risk, Status};
use quarterdeck::report::{corporate_html, corporate_xlsx};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use std::io::Cursor;

/// A tag and its attributes.
type Element = (String, Vec<(String, String)>);

/// The elements of the page with their attributes, and its text; fails when anything is not closed or not escaped.
fn parsed(page: &str) -> (Vec<Element>, String) {
    let mut reader = Reader::from_str(page);
    let (mut elements, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Xml::Start(tag) | Xml::Empty(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.expect("a well-formed attribute");
                    let key = attribute.key.as_ref().to_owned();
                    (key, attribute.value.clone().into_owned())
                });
                elements.push((tag.name().as_ref().to_owned(), attributes.collect()));
            }
            Xml::Text(piece) => text.push_str(&piece),
            Xml::GeneralRef(_) => text.push('?'),
            Xml::Eof => return (elements, text),
            _ => {}
        }
    }
}

fn one_body(bundle: Bundle) -> Quarter {
    consolidate(vec![bundle.received()], Vec::new(), &Framework::built_in())
}

#[test]
fn the_page_is_well_formed_and_its_heading_answers() {
    let page = corporate_html(&sample());
    let (elements, text) = parsed(&page);
    assert!(text.contains("66.6% of actions are on track, up from 62.9%"));
    assert!(text.contains("Where the 410 actions moved"));
    let count = |tag: &str| elements.iter().filter(|(name, _)| name == tag).count();
    assert_eq!([count("h1"), count("main"), count("nav"), count("header"), count("footer")], [1; 5]);
    assert!(elements.contains(&("html".to_owned(), vec![("lang".to_owned(), "en-GB".to_owned())])));
}

#[test]
fn the_page_needs_nothing_from_outside_and_runs_no_script() {
    let (elements, _) = parsed(&corporate_html(&sample()));
    for (tag, attributes) in &elements {
        assert!(!["script", "link", "img", "iframe", "object"].contains(&tag.as_str()), "{tag}");
        for (name, value) in attributes {
            assert!(!name.starts_with("on"), "{tag} has {name}");
            assert!(name != "src" && (name != "href" || value.starts_with('#')), "{tag} has {name}={value}");
        }
    }
}

#[test]
fn every_id_is_there_once_and_every_link_and_label_finds_its_own() {
    let (elements, _) = parsed(&corporate_html(&sample()));
    let attributes: Vec<&(String, String)> = elements.iter().flat_map(|(_, attributes)| attributes).collect();
    let mut ids: Vec<&str> = attributes.iter().filter(|(name, _)| name == "id").map(|(_, id)| id.as_str()).collect();
    ids.sort_unstable();
    let once = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), once, "an id stands twice");
    for (name, value) in attributes {
        let targets: Vec<&str> = match name.as_str() {
            "href" => vec![value.trim_start_matches('#')],
            "aria-labelledby" => value.split(' ').collect(),
            _ => continue,
        };
        for target in targets {
            assert!(ids.contains(&target), "{name} points at {target}, which is not there");
        }
    }
}

#[test]
fn hostile_text_stays_text_wherever_it_stands() {
    let hostile = "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x\u{0}";
    let action = |reference: &str, status| Action {
        plan: PlanId::new("corporate-plan"),
        reference: Ref::new(reference),
        action: hostile.to_owned(),
        cause: hostile.to_owned(),
        recovery_owner: hostile.to_owned(),
        no_update_reason: hostile.to_owned(),
        status: Some(status),
        ..Action::default()
    };
    let bundle = Bundle::of("housing", "2022-23-Q3")
        .action_as(action(hostile, Status::Significant))
        .action_as(action("H2", Status::NoUpdate))
        .risk(Risk {
            register: hostile.to_owned(),
            reference: Ref::new(hostile),
            title: hostile.to_owned(),
            ..Risk::default()
        })
        .event(Event {
            record: Some(RecordKind::Risk),
            reference: Ref::new(hostile),
            event: Some(EventKind::Escalated),
            reason: hostile.to_owned(),
            from_container: hostile.to_owned(),
            ..Event::default()
        })
        .narrative(Narrative {
            section: "8.8".to_owned(),
            text: hostile.to_owned(),
            kind: hostile.to_owned(),
            ..Narrative::default()
        })
        .named(hostile);
    let page = corporate_html(&one_body(bundle));
    let (elements, _) = parsed(&page);
    assert!(elements.iter().all(|(tag, attributes)| {
        tag != "script" && tag != "img" && attributes.iter().all(|(name, _)| !name.starts_with("on"))
    }));
    assert!(page.contains("&lt;script&gt;") && !page.contains('\u{0}'));
}

#[test]
fn an_exempt_record_leaves_only_its_count() {
    let mut bundles = bundles_of_quarter_three();
    for bundle in &mut bundles {
        for row in bundle.parts.actions.iter_mut().filter(|row| row.record.status == Some(Status::Significant)) {
            row.record.publish = Some(Publish::Exempt);
            row.record.action = "Secret site".to_owned();
        }
    }
    let received = bundles.into_iter().map(Bundle::received).collect();
    let quarter = consolidate(received, Vec::new(), &Framework::built_in());
    let page = corporate_html(&quarter);
    assert!(!page.contains("Secret site"));
    assert!(page.contains("3 exempt records counted in every total and shown in no list"));
    assert_eq!(quarter.counts_now().get(Status::Significant), 3);
}

#[test]
fn the_page_says_that_it_is_internal() {
    let (_, text) = parsed(&corporate_html(&sample()));
    assert_eq!(text.matches("Internal: not for publication").count(), 2);
}

#[test]
fn a_conflict_stands_above_every_figure() {
    let bundle = |status| Bundle::of("housing", "2022-23-Q3").action("H1", status);
    let received = vec![bundle(Status::OnTrack).received(), bundle(Status::Medium).named("other.zip").received()];
    let page = corporate_html(&consolidate(received, Vec::new(), &Framework::built_in()));
    let (settle, table) = (page.find("1 problem to settle"), page.find("Actions by status"));
    assert!(settle.is_some() && settle < table);
}

#[test]
fn a_damaged_bundle_leaves_its_trace_in_page_and_workbook() {
    let good = Bundle::of("finance", "2022-23-Q3").action("F1", Status::OnTrack).received();
    let problems = vec!["data/actions.csv was changed".to_owned()];
    let changed = Bundle { problems, ..Bundle::of("housing", "2022-23-Q3") }.received();
    let unreadable = Unreadable { name: "torn.zip".to_owned(), why: "the file ends too early".to_owned() };
    let quarter = consolidate(vec![good, changed], Vec::new(), &Framework::built_in()).with_unreadable(&[unreadable]);
    let (_, page) = parsed(&corporate_html(&quarter));
    let workbook = corporate_xlsx(&quarter).expect("written");
    let mut workbook = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
    let sheet = format!("{:?}", workbook.worksheet_range("Returns").expect("the sheet is there"));
    let reasons =
        ["torn.zip is not counted: the file ends too early", "_housing_r1.zip failed verification", "was changed"];
    for reason in reasons {
        assert!(page.contains(reason) && sheet.contains(reason), "{reason}");
    }
}

#[test]
fn a_missing_return_gives_no_tint_and_its_records_no_list_of_their_own() {
    let housing_only: Vec<_> =
        crate::expected::quarter_three().into_iter().filter(|bundle| bundle.body().as_str() == "housing").collect();
    let quarter = consolidate(housing_only, crate::expected::quarter_two(), &Framework::built_in());
    let page = corporate_html(&quarter);
    let (_, text) = parsed(&page);
    assert!(text.contains("of actions are on track in 1 of 10 bodies"));
    assert!(text.contains("Quarter 2, same 1 body"));
    assert!(text.contains("is accounted for, but for the returns not received"));
    assert!(!text.contains("Return not received"), "354 actions of other bodies would be listed");
    assert_eq!(
        text.matches("Not received").count(),
        8 + 9 + 1,
        "each bar, each return, and the line under the heading"
    );
}

#[test]
fn what_a_committee_needs_comes_before_the_lists() {
    let page = corporate_html(&sample());
    let places =
        ["by-status", "returns", "by-outcome", "by-body", "red", "risks", "silent", "off-target", "register", "words"];
    let places = places.map(|id| page.find(&format!("id=\"{id}\"")).expect("a card"));
    let (first, lists) = places.split_at(6);
    let appendix = page.find("class=\"appendix\"").expect("the line between them");
    assert!(first.iter().all(|place| *place < appendix) && lists.iter().all(|place| *place > appendix));
}

#[test]
fn the_rules_a_return_was_checked_by_are_counted_and_not_listed() {
    let mut bundle = Bundle::of("housing", "2022-23-Q3").action("H1", Status::OnTrack);
    bundle.parts.header.ruleset = "RET.01|RET.02|ACT.01".to_owned();
    let page = corporate_html(&one_body(bundle));
    assert!(page.contains("Checked by 3 rules") && !page.contains("RET.01"));
}

#[test]
fn a_problem_that_ends_in_a_full_stop_gets_no_second_one() {
    let problems = vec!["data/actions.csv was changed.".to_owned()];
    let bundle = Bundle { problems, ..Bundle::of("housing", "2022-23-Q3") };
    let (_, text) = parsed(&corporate_html(&one_body(bundle)));
    assert!(text.contains("was changed. Ask the sender") && !text.contains(".."));
}

#[test]
fn the_flow_picture_names_each_of_its_ends_in_words() {
    let (_, text) = parsed(&corporate_html(&sample()));
    assert!(text.contains("On track 258") && text.contains("33 No update"));
}

#[test]
fn without_a_quarter_before_there_is_no_column_for_it() {
    let one = consolidate(crate::expected::quarter_three(), Vec::new(), &Framework::built_in());
    let count = |page: &str| page.matches(">Change</th>").count();
    assert_eq!((count(&corporate_html(&one)), count(&corporate_html(&sample()))), (0, 1));
}

#[test]
fn an_empty_quarter_is_still_a_page() {
    let (_, text) = parsed(&corporate_html(&consolidate(Vec::new(), Vec::new(), &Framework::built_in())));
    assert!(text.contains("No actions have been received"));
}
