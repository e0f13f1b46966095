"""Layout B: a two-row heading, quarters side by side with RAG and update under each."""
from openpyxl.utils import get_column_letter

from action_cells import Cell, action_cell, column_widths, heading, put_cell, status_cell, title_block
from written import text


def write(book, wording, quarter, expected):
    """Writes the action sheet."""
    actions = quarter.actions(wording["body"])
    sheet = book.sheet(heading(wording["action_sheet"], quarter))
    top = title_block(sheet, wording, quarter)
    columns = plan_columns(wording, quarter)
    headings(sheet, top, columns, wording, quarter)
    past = {name: quarter.updates(name) for name in wording["quarters"] if name < quarter.name}
    for index, action in enumerate(actions):
        expected["actions"].append(action_row(sheet, top + 2 + index, columns, action, wording, quarter, past, index))
    sheet.lines(top + 4 + len(actions), wording["notes"], "note")
    finish(sheet, top, columns, wording, quarter)


def plan_columns(wording, quarter):
    """(quarter or none, field) for each column, left to right."""
    quarters = [name for name in wording["quarters"] if wording.get("later_quarters") or name <= quarter.name]
    left = [(None, field) for field in wording["left"]]
    groups = [(name, field) for name in quarters for field in ("status", "commentary")]
    return left + groups + [(None, field) for field in wording["right"]]


def headings(sheet, top, columns, wording, quarter):
    """Quarter names merged over their two columns; every other heading merged over two rows."""
    names = wording["left"] | wording["right"]
    for column, (group, field) in enumerate(columns, 1):
        if group is None:
            sheet.put(top, column, heading(names[field], quarter), "head")
            sheet.put(top + 1, column, None, "head")
            sheet.merge(top, column, top + 1, column)
            continue
        sheet.put(top + 1, column, wording["group"][field], "head")
        if field == "status":
            sheet.put(top, column, wording["group"]["over"].format(n=group[1]), "head")
            sheet.put(top, column + 1, None, "head")
            sheet.merge(top, column, top, column + 1)
    sheet.sheet.row_dimensions[top].height = 24


def action_row(sheet, row, columns, action, wording, quarter, past, index):
    """One action across the quarters; the last quarter's RAG is the previous status."""
    record = {"plan": action["plan"]}
    before = f"q{int(quarter.number) - 1}"
    for column, (group, field) in enumerate(columns, 1):
        if group in (None, quarter.name):
            cell = action_cell(field, action, wording, index)
        elif group > quarter.name:
            cell = Cell(text(""), "body", None, {})
        else:
            cell = past_cell(field, past[group].get(action["ref"]), wording, index, group == before)
        put_cell(sheet, row, column, cell)
        record |= cell.states
    return record


def past_cell(field, update, wording, index, is_last):
    """What an earlier quarter's column shows."""
    status, words = update
    if field == "commentary":
        return Cell(text(words), "body", None, {})
    cell = status_cell("previous_status", status, wording, index)
    return cell if is_last else cell._replace(states={})


def finish(sheet, top, columns, wording, quarter):
    """Widths, frozen panes, and old quarters out of sight where the body hides them."""
    sheet.widths(column_widths([field for _, field in columns]))
    sheet.sheet.freeze_panes = f"{get_column_letter(len(wording['left']) + 1)}{top + 2}"
    if wording.get("hide_oldest") and quarter.name == "q3":
        for column, (group, _) in enumerate(columns, 1):
            if group == "q1":
                sheet.sheet.column_dimensions[get_column_letter(column)].hidden = True
