"""Layout D: RAG by colour alone, the outcome merged down its rows, dates as people type them."""
from itertools import groupby

from action_cells import column_widths, header_row, heading, put_action, title_block


def write(book, wording, quarter, expected):
    """Writes the action sheet and any empty sheets that came with the workbook."""
    sheet = book.sheet(heading(wording["action_sheet"], quarter))
    fields = list(wording["headings"])
    top = title_block(sheet, wording, quarter)
    header_row(sheet, top, 1, wording["headings"].values(), quarter)
    row, index = top + 1, 0
    for _, group in groupby(quarter.actions(wording["body"]), key=lambda action: action["outcome"]):
        start = row
        for action in group:
            expected["actions"].append(action_row(sheet, row, fields, action, wording, index, row == start))
            row, index = row + 1, index + 1
        sheet.merge(start, 1, row - 1, 1)
    sheet.lines(row + 1, wording["notes"], "note", 2)
    sheet.widths(column_widths(fields))
    sheet.sheet.freeze_panes = f"C{top + 1}"
    for name in wording.get("empty_sheets", []):
        book.sheet(name)


def action_row(sheet, row, fields, action, wording, index, is_first):
    """One action; only the first row of an outcome writes its name."""
    record = put_action(sheet, row, 2, fields[1:], action, wording, index)
    sheet.put(row, 1, wording["outcomes"][action["outcome"]] if is_first else None, "merged")
    return record | {"outcome": action["outcome"]}
