"""Layout A: a cover, guidance, one long action sheet under a title block, a hidden list sheet."""
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from action_cells import column_widths, header_row, heading, put_action, title_block


def write(book, wording, quarter, expected):
    """Writes the sheets before and with the actions."""
    actions = quarter.actions(wording["body"])
    cover(book, wording, quarter, len(actions))
    guidance(book, wording)
    expected["actions"] += action_sheet(book, wording, quarter, actions)


def cover(book, wording, quarter, count):
    """Who returns what, for which quarter."""
    sheet = book.sheet("Cover")
    sheet.put(2, 2, wording["title"][0], "title")
    rows = [(label, heading(words, quarter)) for label, words in wording["cover"].items()]
    for row, (label, words) in enumerate(rows + [(wording["cover_count"], count)], 4):
        sheet.put(row, 2, label, "total")
        sheet.put(row, 3, words, "body")
    sheet.widths([3, 28, 60])
    sheet.sheet.sheet_view.showGridLines = False


def guidance(book, wording):
    """How to fill in the return."""
    sheet = book.sheet("Guidance")
    sheet.put(1, 1, "How to complete this return", "title")
    sheet.lines(3, wording["guidance"], "plain")
    sheet.widths([110])


def action_sheet(book, wording, quarter, actions):
    """All actions in one table, with notes below."""
    sheet = book.sheet(heading(wording["action_sheet"], quarter))
    first = wording.get("first_column", 1)
    fields = list(wording["headings"])
    top = title_block(sheet, wording, quarter, first)
    header_row(sheet, top, first, wording["headings"].values(), quarter)
    records = [
        put_action(sheet, top + 1 + index, first, fields, action, wording, index)
        for index, action in enumerate(actions)
    ]
    end = top + len(actions)
    sheet.lines(end + 3, wording["notes"], "note", first)
    sheet.widths(column_widths(fields), first)
    frame(sheet, top, first, fields, end)
    drop_down(book, sheet, wording, get_column_letter(first + fields.index("status")), top + 1, end)
    return records


def frame(sheet, top, first, fields, end):
    """Freezes the heading and adds a filter, as such sheets have."""
    sheet.sheet.freeze_panes = f"{get_column_letter(first + 1)}{top + 1}"
    left, right = get_column_letter(first), get_column_letter(first + len(fields) - 1)
    sheet.sheet.auto_filter.ref = f"{left}{top}:{right}{end}"


def drop_down(book, sheet, wording, column, top, end):
    """The hidden list sheet and the drop-down that uses it."""
    lists = book.sheet("Lists", hidden=True)
    lists.put(1, 1, "RAG list", "total")
    words = [spellings[0] for spellings in wording["status"].values()]
    lists.lines(2, words, "plain")
    lists.put(1, 2, "Outcome list", "total")
    lists.lines(2, wording["outcomes"].values(), "plain", 2)
    rule = DataValidation("list", formula1=f"Lists!$A$2:$A${len(words) + 1}", allow_blank=True)
    sheet.sheet.add_data_validation(rule)
    rule.add(f"{column}{top}:{column}{end}")
