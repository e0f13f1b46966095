//! Owns the one way a return changes: a step applied whole or not at all, giving the step that takes it back.
//! Must not know who asks for the change.

use super::return_::{all_texts, on_table};
use super::table::BadRow;
use super::{Cause, Edit, Evidence, Field, Record, RecordKind, Refused, Return, ReturnState, Row, RowId, Step, Table};
use crate::tables::{CellText, WholeRow};

impl Return {
    /// Applies a step and gives its inverse: applying that gives this return again.
    ///
    /// # Errors
    /// The first edit that does not fit; the return is then as it was.
    pub fn apply(&mut self, step: &Step) -> Result<Step, Refused> {
        if self.header().state == Some(ReturnState::Sealed) {
            return Err(Refused::Sealed);
        }
        for (done, edit) in step.edits.iter().enumerate() {
            if let Err(refused) = self.apply_edit(edit) {
                for earlier in step.edits.iter().take(done).rev() {
                    // The inverse of an edit just applied always fits.
                    let _ = self.apply_edit(&earlier.inverse());
                }
                return Err(refused);
            }
        }
        let edits = step.edits.iter().rev().map(Edit::inverse).collect();
        Ok(Step { at: step.at, who: step.who.clone(), cause: Cause::Undone, edits })
    }

    fn apply_edit(&mut self, edit: &Edit) -> Result<(), Refused> {
        match edit {
            Edit::Field { row, field, was, now } => {
                on_table!(field.kind(), (&mut) self, table => set(table, row, *field, was, now))
            }
            Edit::Added { kind, row, at, texts } => {
                if self.holds_row(row) {
                    return Err(Refused::RowTaken { row: row.clone() });
                }
                self.ids.taken(row);
                on_table!(kind, (&mut) self, table => add(table, row, *at, texts))
            }
            Edit::Removed { kind, row, at, texts } => {
                on_table!(kind, (&mut) self, table => remove(table, *kind, row, *at, texts))
            }
            Edit::Evidence { file, was, now } => self.replace_evidence(file, was.as_deref(), now.as_deref()),
        }
    }

    fn replace_evidence(&mut self, file: &str, was: Option<&Evidence>, now: Option<&Evidence>) -> Result<(), Refused> {
        let at = self.evidence.iter().position(|evidence| evidence.file.file == file);
        let found = at.and_then(|at| self.evidence.get(at));
        if found != was {
            let of = |e: Option<&Evidence>| e.map(|e| e.file.sha256.clone()).unwrap_or_default();
            return Err(stale(&RowId::default(), file, &of(was), of(found)));
        }
        match (at, now) {
            (Some(at), Some(now)) => self.evidence.splice(at..=at, [now.clone()]).for_each(drop),
            (Some(at), None) => drop(self.evidence.remove(at)),
            (None, Some(now)) => self.evidence.push(now.clone()),
            (None, None) => {}
        }
        Ok(())
    }
}

fn stale(row: &RowId, field: &str, was: &str, found: String) -> Refused {
    Refused::Stale { row: row.clone(), field: field.to_owned(), was: was.to_owned(), found }
}

fn set<R: Record>(table: &mut Table<R>, id: &RowId, field: Field, was: &str, now: &str) -> Result<(), Refused> {
    let row = table.row_mut(id).ok_or_else(|| Refused::NoRow { kind: R::KIND, row: id.clone() })?;
    let found = row.record.get(field.index());
    if found != was {
        return Err(stale(id, field.name(), was, found));
    }
    let bad_value = |bad| Refused::BadValue { field: field.name().to_owned(), bad };
    row.record.set(field.index(), now).map_err(bad_value)?;
    let kept = row.record.get(field.index());
    if kept != now {
        // A text that reads back otherwise is not canonical; taking it would break undo.
        let _ = row.record.set(field.index(), was);
        return Err(bad_value(crate::tables::BadValue::new(now, format!("written in its plain form, “{kept}”"))));
    }
    Ok(())
}

fn add<R: Record>(table: &mut Table<R>, id: &RowId, at: usize, texts: &WholeRow) -> Result<(), Refused> {
    let bad_value = |bad| Refused::BadValue { field: R::KIND.text(), bad };
    let (record, extra) = R::from_named(texts.iter()).map_err(bad_value)?;
    table.insert(at, Row { id: id.clone(), record, extra }).map_err(|bad| match bad {
        BadRow::Taken => Refused::RowTaken { row: id.clone() },
        BadRow::NoSuchPlace => Refused::NoPlace { at },
    })
}

fn remove<R: Record>(
    table: &mut Table<R>,
    kind: RecordKind,
    id: &RowId,
    at: usize,
    texts: &WholeRow,
) -> Result<(), Refused> {
    let row = table.row(id).ok_or_else(|| Refused::NoRow { kind, row: id.clone() })?;
    let found = all_texts(row);
    if *texts != found || table.place(id) != Some(at) {
        return Err(stale(id, "row", &format!("{texts:?} at {at}"), format!("{found:?}")));
    }
    drop(table.remove(id));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Header, Parts, Status};
    use super::*;
    use crate::tables::RowText;
    use jiff::Timestamp;
    use proptest::prelude::*;

    const STATUS: Field = Field::of::<Action>("status");
    const TITLE: Field = Field::of::<Action>("action");

    fn row(id: &str, action: &str) -> Row<Action> {
        let record = Action { action: action.to_owned(), status: Some(Status::OnTrack), ..Action::default() };
        Row { id: RowId::new(id), record, extra: RowText::new() }
    }

    fn two_actions() -> Return {
        let actions = vec![row("a1", "Open the hub"), row("a2", "Close the backlog")];
        Return::from_parts(Parts { actions, ..Parts::default() }).expect("two different rows")
    }

    fn field(id: &str, field: Field, was: &str, now: &str) -> Edit {
        Edit::Field { row: RowId::new(id), field, was: was.to_owned(), now: now.to_owned() }
    }

    fn step(edits: Vec<Edit>) -> Step {
        Step::new(Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, edits)
    }

    #[test]
    fn a_step_that_does_not_fit_leaves_nothing_behind() {
        let mut ret = two_actions();
        let refused = ret.apply(&step(vec![
            field("a1", TITLE, "Open the hub", "Open both hubs"),
            field("a2", STATUS, "on-track", "purple"),
        ]));
        assert!(matches!(refused, Err(Refused::BadValue { .. })), "{refused:?}");
        assert_eq!(ret, two_actions());
    }

    #[test]
    fn an_edit_made_on_an_older_value_is_refused() {
        let refused = two_actions().apply(&step(vec![field("a1", STATUS, "medium", "significant")]));
        assert!(matches!(refused, Err(Refused::Stale { .. })));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_nothing() {
        assert!(step(vec![field("a1", STATUS, "on-track", "on-track")]).is_nothing());
    }

    #[test]
    fn a_text_that_is_not_canonical_is_refused() {
        let moved = Field::of::<Action>("times_moved");
        assert!(two_actions().apply(&step(vec![field("a1", moved, "", "007")])).is_err());
    }

    #[test]
    fn a_sealed_return_does_not_change() {
        let header = Header { state: Some(ReturnState::Sealed), ..Header::default() };
        let mut ret = Return::from_parts(Parts { header, ..two_actions().to_parts() }).expect("a return");
        assert_eq!(ret.apply(&step(vec![field("a1", STATUS, "on-track", "medium")])), Err(Refused::Sealed));
    }

    #[test]
    fn a_removed_rows_id_is_not_handed_out_again() {
        let mut ret = two_actions();
        let texts = ret.texts(RecordKind::Action, &RowId::new("a2")).expect("a row");
        let removed = Edit::Removed { kind: RecordKind::Action, row: RowId::new("a2"), at: 1, texts: texts.into() };
        ret.apply(&step(vec![removed])).expect("it is there");
        assert_eq!(ret.row_ids().fresh("a"), RowId::new("a3"));
    }

    /// A step that fits a return, from free choices.
    fn fitting(ret: &Return, choices: &[(u8, u8, String)]) -> Step {
        let mut after = ret.clone();
        let mut edits = Vec::new();
        for (what, which, text) in choices {
            let rows = after.actions().rows();
            let picked = rows.get(usize::from(*which) % rows.len().max(1)).map(|row| row.id.clone());
            let edit = match (what % 3, picked) {
                (0, Some(row)) => {
                    let was = after.text(&row, TITLE).unwrap_or_default();
                    Edit::Field { row, field: TITLE, was, now: text.clone() }
                }
                (1, Some(row)) => {
                    let texts = after.texts(RecordKind::Action, &row).unwrap_or_default();
                    let at = after.actions().place(&row).unwrap_or_default();
                    Edit::Removed { kind: RecordKind::Action, row, at, texts: texts.into() }
                }
                _ => {
                    let texts = [("action", text), ("not_known_yet", text)].into_iter();
                    let texts = texts.filter(|(_, t)| !t.is_empty()).map(|(n, t)| (n, t.as_str())).collect();
                    let at = usize::from(*which) % (rows.len() + 1);
                    Edit::Added { kind: RecordKind::Action, row: after.row_ids().fresh("a"), at, texts }
                }
            };
            after.apply(&step(vec![edit.clone()])).expect("made to fit");
            edits.push(edit);
        }
        step(edits)
    }

    proptest! {
        #[test]
        fn undo_after_do_is_the_identity(choices in prop::collection::vec(any::<(u8, u8, String)>(), 0..12)) {
            let before = two_actions();
            let step = fitting(&before, &choices);
            let mut ret = before.clone();
            let inverse = ret.apply(&step).expect("made to fit");
            let after = ret.clone();
            let again = ret.apply(&inverse).expect("an inverse fits");
            prop_assert_eq!(ret.to_parts(), before.to_parts());
            ret.apply(&again).expect("the inverse of the inverse fits");
            prop_assert_eq!(ret, after);
        }
    }
}
