"""What an importer should find: written from our own tables, never read back from a workbook."""
import csv

COLUMNS = {
    "actions": "plan ref outcome theme service action owner milestone start_date due_date due_as_written revised_date "
               "date_reason date_approved_by completed_date status status_as_written previous_status commentary cause "
               "recovery recovery_owner recovery_date no_update_reason",
    "measures": "ref period contract outcome measure owner unit polarity frequency value value_as_written numerator "
                "denominator no_data_reason expected_date target target_upper annual_target target_date baseline "
                "baseline_period forecast status status_as_written override_reason commentary cause recovery "
                "recovery_owner recovery_date",
    "benchmarks": "ref period name value",
    "risks": "register ref outcome title owner likelihood impact score previous_score target_likelihood target_impact "
             "target_score target_date rating rating_as_written treatment reviewed_at mitigation commentary",
    "contracts": "contract supplier value fee start end change change_reason penalties meetings_due meetings_held",
    "narratives": "section outcome title text",
    "events": "record container ref event related_ref from_container to_container effective_date old new reason "
              "approved_by",
    "restatements": "record ref period field old new reason state proposed_by approved_by approved_at",
}


def empty():
    """A body's expected records, none yet."""
    return {name: [] for name in COLUMNS}


def write(folder, tables):
    """Writes a CSV for each table that has rows; columns are those that some row states."""
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        if rows:
            stated = [column for column in COLUMNS[name].split() if any(column in row for row in rows)]
            write_csv(folder / f"{name}.csv", stated, rows)


def write_csv(path, columns, rows):
    """Writes rows of dictionaries as CSV; a column that a row does not state is empty."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
