"""Sheets of words: summaries by outcome, and the report's own sections."""
from action_cells import header_row, heading

WIDTHS = {"section": 12, "outcome": 34, "title": 40, "text": 120}


def write(book, wording, quarter, expected):
    """Writes a body's narratives where it gives any."""
    rows = quarter.of("narratives", wording["body"])
    if "narratives" not in wording or not rows:
        return
    words = wording["narratives"]
    sheet = book.sheet(words["sheet"])
    for row, line in enumerate(words["title"], 1):
        sheet.put(row, 1, heading(line, quarter), "title" if row == 1 else "plain")
    top = len(words["title"]) + 2
    fields = list(words["headings"])
    header_row(sheet, top, 1, words["headings"].values(), quarter)
    for row, narrative in enumerate(rows, top + 1):
        for column, field in enumerate(fields, 1):
            shown = wording["outcomes"][narrative[field]] if field == "outcome" else narrative[field]
            sheet.put(row, column, shown).number_format = "@"
        expected["narratives"].append({field: narrative[field] for field in fields})
    sheet.widths([WIDTHS[field] for field in fields])
    sheet.sheet.freeze_panes = f"A{top + 1}"
