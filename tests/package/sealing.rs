//! From draft to bundle: what sealing asks for, what it writes, and what a sign-off holds for.

use crate::fixture::{bundle, container, draft, draft_of, finding, parts, rehash, sealing, unzip};
use quarterdeck::model::{
    Cause, Disposition, Edit, Field, LedgerEntry, MeasureStatus, Parts, Ref, Return, RowId, Status, Step, Tier,
};
use quarterdeck::package::{Earlier, Package, content_hash, read, receipt_code, seal, verify, verify_against, write};
use quarterdeck::tables::{RowText, sha256};

/// Why a draft is not sealed.
fn reasons(draft: &Package) -> String {
    seal(draft, &sealing(&[])).expect_err("it cannot be sealed").to_string()
}

#[test]
fn sealing_twice_with_the_same_sign_off_gives_equal_bytes() {
    assert_eq!(bundle(), bundle());
}

#[test]
fn sealing_computes_what_is_computed() {
    let sealed = seal(&draft(), &sealing(&[])).expect("sealed").package;
    let ret = &sealed.ret;
    assert_eq!(ret.risks().rows()[0].record.score, Some(16));
    assert_eq!(
        ret.measures().rows()[0].record.derived_status,
        Some(MeasureStatus::Red),
        "86 against 95, tolerance 5 points"
    );
    assert_eq!(ret.header().complete, Some(true));
}

#[test]
fn the_receipt_code_is_what_the_readme_says_it_is() {
    let (name, bytes) = bundle();
    let hash = sha256(&unzip(&bytes)["tagmanifest-sha256.txt"]);
    let found = verify(&name, &bytes);
    assert_eq!(found.receipt_code(), Some(receipt_code(&hash)));
    assert_eq!(found.receipt_hash, Some(hash));
}

#[test]
fn a_sign_off_holds_for_draft_and_bundle_alike() {
    let draft = draft();
    let sealed = seal(&draft, &sealing(&[])).expect("sealed").package;
    assert_eq!(content_hash(&sealed.ret), content_hash(&draft.ret));
    assert_eq!(sealed.ret.sign_offs().rows()[0].record.content_hash, content_hash(&draft.ret));
    let (_, bytes) = bundle();
    assert_eq!(content_hash(&read("x", &bytes).expect("a bundle").ret), content_hash(&draft.ret));
}

#[test]
fn any_later_edit_voids_a_sign_off() {
    let before = draft();
    let mut after = before.clone();
    let edit = Edit::Field {
        row: RowId::new("a3"),
        field: Field::of::<quarterdeck::model::Action>("status"),
        was: Status::Medium.code().to_owned(),
        now: Status::OnTrack.code().to_owned(),
    };
    let at = "2023-01-21T09:00:00Z".parse().expect("a time");
    after.ret.apply(&Step::new(at, "Lead", Cause::Typed, vec![edit])).expect("it fits");
    assert_ne!(content_hash(&before.ret), content_hash(&after.ret));

    let mut signed = sealing(&[]);
    signed.sign_off.level = Some(quarterdeck::model::SignOffLevel::Preparer);
    signed.sign_off.content_hash = content_hash(&before.ret);
    let row = quarterdeck::model::Row { id: RowId::new("s1"), record: signed.sign_off.clone(), extra: RowText::new() };
    let with = |ret: &Return| {
        let parts = Parts { sign_offs: vec![row.clone()], ..ret.to_parts() };
        Package { ret: Return::from_parts(parts).expect("a return"), ..before.clone() }
    };
    let unchanged = seal(&with(&before.ret), &sealing(&[])).expect("sealed");
    assert_eq!((unchanged.package.ret.sign_offs().len(), unchanged.voided.len()), (2, 0));
    let changed = seal(&with(&after.ret), &sealing(&[])).expect("sealed");
    assert_eq!((changed.package.ret.sign_offs().len(), changed.voided), (1, vec![signed.sign_off]));
}

#[test]
fn a_name_written_in_an_owner_cell_is_not_sealed() {
    let (_, bytes) = bundle();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(!text.contains("A. Person"));
    assert!(String::from_utf8_lossy(&write(&draft())).contains("A. Person"), "the draft keeps it to ask about");
}

#[test]
fn a_cell_still_asked_about_stops_sealing() {
    let mut parts = parts();
    parts.evidence[0].ledger[1].disposition = Some(Disposition::Asked);
    assert!(reasons(&draft_of(parts)).contains("1 cell of the workbooks is still asked about"));
}

#[test]
fn a_repeated_reference_is_fine_in_a_draft_and_stops_sealing() {
    let mut parts = parts();
    parts.actions[1].record.reference = parts.actions[0].record.reference.clone();
    parts.actions[2].record.reference = Ref::default();
    let draft = draft_of(parts);
    assert_eq!(read("x", &write(&draft)).expect("a draft"), draft);
    let reasons = reasons(&draft);
    assert!(reasons.contains("“corporate-plan, 27” stands more than once among the actions"), "{reasons}");
    assert!(reasons.contains("1 of the actions has no ref"), "{reasons}");
}

#[test]
fn what_must_be_fixed_stops_sealing_unless_it_is_sent_as_incomplete() {
    let findings = [finding(Tier::MustFix)];
    let refused = seal(&draft(), &sealing(&findings)).expect_err("something must be fixed").to_string();
    assert!(refused.contains("1 thing must be fixed: Action 27 says too little"), "{refused}");
    let mut incomplete = sealing(&findings);
    incomplete.incomplete = true;
    let sealed = seal(&draft(), &incomplete).expect("sent as incomplete");
    assert_eq!(sealed.package.ret.header().complete, Some(false));
    let bytes = write(&sealed.package);
    let readme = String::from_utf8(unzip(&bytes)["README.txt"].clone()).expect("text");
    assert!(
        readme.contains("SEALED AS INCOMPLETE") && readme.contains("- Action 27 says too little (ACT.02)"),
        "{readme}"
    );
    assert!(verify(&sealed.file_name, &bytes).is_good());
}

#[test]
fn a_body_the_framework_does_not_know_stops_sealing() {
    let mut parts = parts();
    parts.header.body = quarterdeck::model::BodyId::new("parks");
    assert!(reasons(&draft_of(parts)).contains("“parks” is not one of the framework's bodies"));
}

#[test]
fn a_draft_is_not_a_bundle() {
    let found = verify("x.return.zip", &write(&draft()));
    let told: Vec<&str> = found.problems.iter().map(|problem| problem.what.as_str()).collect();
    assert_eq!(
        told,
        ["it is a draft: it was not signed off and sealed; export it first"],
        "one sentence, not one a record"
    );
    assert!(found.is_draft() && !found.is_good());
}

#[test]
fn a_sealed_bundle_is_not_sealed_again() {
    let sealed = seal(&draft(), &sealing(&[])).expect("sealed").package;
    assert!(reasons(&sealed).contains("It is sealed already"));
}

/// The same return a quarter earlier, with these two differences.
fn last_quarter() -> Package {
    let mut parts = parts();
    parts.header.period = parts.header.period.and_then(quarterdeck::model::Period::previous_quarter);
    parts.actions[0].record.status = Some(Status::Medium);
    parts.actions[1].record.confirmed_at = None;
    parts.actions.pop();
    parts.risks[0].record.likelihood = Some(2);
    draft_of(parts)
}

#[test]
fn last_quarter_is_written_from_last_quarters_return() {
    let last = last_quarter();
    let mut with = sealing(&[]);
    with.previous = Some(&last);
    let sealed = seal(&draft(), &with).expect("sealed");
    let statuses: Vec<_> = sealed.package.ret.actions().records().map(|action| action.previous_status).collect();
    assert_eq!(statuses, [Some(Status::Medium), Some(Status::NoUpdate), None], "unconfirmed was no update");
    assert_eq!(sealed.package.ret.risks().rows()[0].record.previous_score, Some(8));
    let bytes = write(&sealed.package);
    assert!(verify_against(&sealed.file_name, &bytes, Some(&last)).is_good());
}

#[test]
fn what_it_says_of_last_quarter_is_checked_when_last_quarter_is_at_hand() {
    let (name, bytes) = bundle();
    let found = verify_against(&name, &bytes, Some(&last_quarter()));
    let told: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    let about =
        "data/actions.csv: action 27 of corporate-plan: previous_status is blank; worked out again it is “medium”";
    assert!(told.iter().any(|problem| problem == about), "{told:?}");
}

#[test]
fn a_quarter_that_is_not_the_one_before_is_refused_as_previous() {
    let mut with = sealing(&[]);
    let other = draft();
    with.previous = Some(&other);
    let refused = seal(&draft(), &with).expect_err("the same quarter").to_string();
    assert!(refused.contains("which is not this return's quarter before"), "{refused}");
}

#[test]
fn the_ledger_of_the_fixture_adds_up() {
    let sum = |entries: &[LedgerEntry]| entries.iter().filter_map(|entry| entry.cells).sum::<u32>();
    assert_eq!(sum(&parts().evidence[0].ledger), 5);
}

/// A draft that remembers last quarter's bundle.
fn remembering() -> Package {
    Package { earlier: vec![Earlier::of(&last_quarter())], ..draft() }
}

#[test]
fn a_draft_remembers_the_return_of_the_quarter_before_and_a_bundle_does_not() {
    let draft = remembering();
    let again = read("d.return.zip", &write(&draft)).expect("what we write can be read");
    assert_eq!(again, draft);
    assert_eq!(again.earlier.first().map(Earlier::ret), Some(&last_quarter().ret));
    let sealed = seal(&draft, &sealing(&[])).expect("nothing is open").package;
    assert!(sealed.earlier.is_empty(), "the bundle stands for itself");
}

#[test]
fn a_remembered_return_that_was_changed_is_refused() {
    let mut files = unzip(&write(&remembering()));
    let (_, bytes) = files.iter_mut().find(|(name, _)| name.starts_with("previous/")).expect("it is there");
    bytes.truncate(bytes.len() - 40);
    rehash(&mut files);
    let refused = read("d.return.zip", &container(&files)).expect_err("the bundle inside is cut short").to_string();
    assert!(refused.contains("previous/2022-23-q2.zip"), "{refused}");
}
