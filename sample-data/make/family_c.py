"""Layout C: a sheet for each outcome, section rows for themes, typed totals at the foot."""
from collections import Counter

from action_cells import column_widths, header_row, heading, put_action, status_words


def write(book, wording, quarter, expected):
    """Writes an optional summary, the outcome sheets and any plan sheets."""
    actions = quarter.actions(wording["body"])
    if "summary_sheet" in wording:
        summary(book, wording, quarter, actions)
    for outcome, name in wording["outcomes"].items():
        chosen = [action for action in actions if action["outcome"] == outcome]
        title = [wording["outcome_titles"][outcome], *wording["title"]]
        records = outcome_sheet(book, name, title, chosen, wording, quarter)
        expected["actions"] += [record | {"outcome": outcome} for record in records]
    for plan, name in wording.get("plan_sheets", {}).items():
        chosen = quarter.actions(wording["body"], plan)
        expected["actions"] += outcome_sheet(book, name, [wording["plan_titles"][plan], *wording["title"]],
                                             chosen, wording, quarter)


def outcome_sheet(book, name, title, actions, wording, quarter):
    """One table with a bold row for each theme."""
    sheet = book.sheet(name)
    fields = list(wording["headings"])
    for row, words in enumerate(title, 1):
        sheet.put(row, 1, heading(words, quarter), "title" if row == 1 else "plain")
    top = len(title) + 2
    header_row(sheet, top, 1, wording["headings"].values(), quarter)
    row, theme, records = top + 1, None, []
    for index, action in enumerate(actions):
        if action["theme"] != theme:
            theme = action["theme"]
            section_row(sheet, row, theme, wording, len(fields))
            row += 1
        records.append(put_action(sheet, row, 1, fields, action, wording, index) | {"theme": theme})
        row += 1
    totals(sheet, row, actions, wording)
    sheet.widths(column_widths(fields))
    sheet.sheet.freeze_panes = f"B{top + 1}"
    return records


def section_row(sheet, row, theme, wording, width):
    """The theme, merged across the table."""
    for column in range(1, width + 1):
        sheet.put(row, column, None, "section")
    sheet.put(row, 1, wording["section"].format(theme=theme), "section")
    sheet.merge(row, 1, row, width)


def totals(sheet, row, actions, wording):
    """The total and a line for each status in use."""
    sheet.put(row, 1, "Total", "total")
    sheet.put(row, 2, len(actions), "total")
    counts = Counter(action["status"] for action in actions)
    lines = [f"{status_words(wording, code, 0)}: {counts[code]}" for code in wording["status"] if counts[code]]
    sheet.lines(row + 1, lines, "total", 2)
    sheet.lines(row + len(lines) + 2, wording["notes"], "note")


def summary(book, wording, quarter, actions):
    """A typed table of totals, as people make for their own use."""
    sheet = book.sheet(wording["summary_sheet"])
    sheet.put(1, 1, heading(wording["summary_title"], quarter), "title")
    codes = list(wording["status"])
    words = ["Outcome", *(status_words(wording, code, 0) for code in codes), "Total"]
    header_row(sheet, 3, 1, words, quarter)
    counts = Counter((action["outcome"], action["status"]) for action in actions)
    for row, (outcome, name) in enumerate(wording["outcomes"].items(), 4):
        numbers = [counts[outcome, code] for code in codes]
        sheet.put(row, 1, name)
        for column, count in enumerate([*numbers, sum(numbers)], 2):
            sheet.put(row, column, count, "centre")
    sheet.widths([34] + [16] * 6)
