"""One action as the cells of a row: the same facts, written in a body's own way.

Each layout asks for a row by field and gets back what to put in the cell and what an importer should find.
"""
from typing import NamedTuple

from written import Written, number, text, when

DATES = {"start_date", "revised_date", "completed_date", "recovery_date"}
COLOURS = {"on-track": "green", "medium": "amber", "significant": "red", "no-update": "grey", "complete": "blue"}
WIDTHS = {"ref": 8, "outcome": 24, "theme": 22, "service": 22, "action": 42, "milestone": 32, "owner": 24,
          "status": 12, "previous_status": 12, "commentary": 48, "cause": 30, "recovery": 34,
          "recovery_owner": 24, "no_update_reason": 30, "date_reason": 26, "date_approved_by": 20}


class Cell(NamedTuple):
    """What to put in a cell, how it looks, and the fields it states."""

    written: Written
    look: str
    colour: str | None
    states: dict


def status_words(wording, code, index):
    """A body's words for a status; several spellings are used in turn."""
    spellings = wording["status"].get(code, [""])
    return spellings[index % len(spellings)]


def action_cell(field, action, wording, index):
    """The cell of one field of one action."""
    value = action[field]
    if field in ("status", "previous_status"):
        return status_cell(field, value, wording, index)
    if field == "due_date":
        return due_cell(value, wording, index)
    if field in DATES:
        styles = wording["dates"]
        return Cell(when(value, styles[index % len(styles)]), "centre", None, {field: value})
    if field == "ref":
        as_number = wording.get("number_refs") and value.isdigit()
        written = Written(number(value), "General", value) if as_number else text(value)
        return Cell(written, "centre", None, {"ref": value})
    if field == "outcome":
        return Cell(text(wording["outcomes"][value]), "body", None, {"outcome": value})
    return Cell(text(value), "body", None, {field: value})


def due_cell(value, wording, index):
    """The due date, or the words used where an action has none."""
    styles = wording.get("due_dates", wording["dates"])
    written = when(value, styles[index % len(styles)]) if value else text(wording["no_date"])
    return Cell(written, "centre", None, {"due_date": value, "due_as_written": written.shown})


def status_cell(field, value, wording, index):
    """The RAG cell: words with a fill, or the fill alone."""
    words = "" if wording.get("colour_only") else status_words(wording, value, index)
    states = {field: value}
    if field == "status":
        states["status_as_written"] = words
    return Cell(text(words), "centre", COLOURS[value], states)


def put_cell(sheet, row, column, cell, theme=False):
    """Writes a cell made here."""
    sheet.put(row, column, cell.written.value, cell.look, cell.written.number_format, cell.colour, theme)


def put_action(sheet, row, first, fields, action, wording, index):
    """Writes one action from column `first` on; answers the record an importer should make of it."""
    record = {"plan": action["plan"]}
    for column, field in enumerate(fields, first):
        cell = action_cell(field, action, wording, index)
        put_cell(sheet, row, column, cell, bool(wording.get("theme_fills")) and index % 2 == 0)
        record |= cell.states
    return record


def column_widths(fields):
    """Widths for the columns of these fields."""
    return [WIDTHS.get(field, 13) for field in fields]


def heading(words, quarter):
    """A heading with the quarter's number and months filled in."""
    months = {"1": "April to June 2022", "2": "July to September 2022",
              "3": "October to December 2022"}[quarter.number]
    ends = {"1": "30 June 2022", "2": "30 September 2022", "3": "31 December 2022"}[quarter.number]
    return words.format(n=quarter.number, months=months, end=ends, last=int(quarter.number) - 1)


def title_block(sheet, wording, quarter, column=1):
    """The lines above a table; answers the row of the heading."""
    for row, words in enumerate(wording["title"], 1):
        sheet.put(row, column, heading(words, quarter), "title" if row == 1 else "subtitle" if row == 2 else "plain")
    return len(wording["title"]) + wording.get("blank_rows", 2) + 1


def header_row(sheet, row, first, headings, quarter):
    """One row of headings."""
    for column, words in enumerate(headings, first):
        sheet.put(row, column, heading(words, quarter), "head")
    sheet.sheet.row_dimensions[row].height = 32
