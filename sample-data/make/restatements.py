"""The sheet on which a body declares corrected figures of earlier quarters."""
from action_cells import header_row
from measure_cells import figure
from tables import framework
from written import text, when

WIDTHS = {"measure": 44, "reason": 50, "proposed_by": 26, "approved_by": 26}


def write(book, wording, quarter, expected):
    """Writes the restatements of this quarter, where there are any."""
    measures = {row["ref"]: row for row in framework("measures") if row["body"] == wording["body"]}
    rows = [row for row in quarter.of("restatements") if row["ref"] in measures]
    if "restatements" not in wording or not rows:
        return
    words = wording["restatements"]
    sheet = book.sheet(words["sheet"])
    sheet.put(1, 1, words["title"][0], "title")
    fields = list(words["headings"])
    header_row(sheet, 3, 1, words["headings"].values(), quarter)
    for row, change in enumerate(rows, 4):
        for column, field in enumerate(fields, 1):
            written = restated_cell(field, change, measures[change["ref"]])
            sheet.put(row, column, written.value, "body", written.number_format)
        stated = {field: change[field] for field in fields if field != "measure"}
        stated["approved_at"] = f"{change['approved_at']}T00:00:00Z"
        expected["restatements"].append({"record": "measure", "field": change["field"]} | stated)
    sheet.widths([WIDTHS.get(field, 16) for field in fields])


def restated_cell(field, change, measure):
    """One cell of a restatement."""
    if field == "measure":
        return text(measure["measure"])
    if field in ("old", "new"):
        return figure(change[field], measure["unit"], "words")
    if field == "approved_at":
        return when(change[field])
    if field == "period":
        return text(f"Q{change['period'][-1]} 2022/23")
    return text(change[field].capitalize() if field == "state" else change[field])
