"""Measure sheets: one row of headings, or quarters side by side over actual, target and RAG."""
from action_cells import header_row, heading, put_cell
from measure_cells import WIDTHS, benchmark, measure_cell, past_cell
from tables import period


def write(book, wording, quarter, expected):
    """Writes the measure sheets of a body."""
    for sheet_wording in wording.get("measures", []):
        measures = quarter.measures(wording["body"], sheet_wording["components"])
        sheet = book.sheet(heading(sheet_wording["sheet"], quarter))
        for row, words in enumerate(sheet_wording["title"], 1):
            sheet.put(row, 1, heading(words, quarter), "title" if row == 1 else "plain")
        top = len(sheet_wording["title"]) + 2
        columns = plan_columns(sheet_wording, quarter)
        end = headings(sheet, top, columns, sheet_wording, quarter)
        past = {name: quarter.history(name) for name, _ in columns if name and name < quarter.name}
        for index, measure in enumerate(measures):
            expected["measures"] += measure_row(sheet, end + 1 + index, columns, measure, wording, sheet_wording,
                                                quarter, past, index)
            if measure["benchmark_value"] and "benchmark_value" in sheet_wording["headings"]:
                expected["benchmarks"].append(benchmark(measure, quarter, sheet_wording))
        sheet.lines(end + len(measures) + 3, sheet_wording.get("notes", []), "note")
        sheet.widths([WIDTHS.get(field, 13) for _, field in columns])
        sheet.sheet.freeze_panes = f"C{end + 1}"


def plan_columns(sheet_wording, quarter):
    """(quarter or none, field) for each column; `q1.value` is a column of an earlier quarter."""
    columns = []
    for name in sheet_wording["headings"]:
        group, _, field = name.rpartition(".")
        group = {"last": f"q{int(quarter.number) - 1}", "this": quarter.name}.get(group, group or None)
        if group is None or group <= quarter.name or sheet_wording.get("later_quarters"):
            columns.append((group, field))
    return columns


def headings(sheet, top, columns, sheet_wording, quarter):
    """One heading row, or two with each quarter merged over its columns; answers the last row."""
    names = {name.rpartition(".")[2] if "over" in sheet_wording else name: words
             for name, words in sheet_wording["headings"].items()}
    if "over" not in sheet_wording:
        shown = [words for name, words in sheet_wording["headings"].items() if is_shown(name, quarter)]
        header_row(sheet, top, 1, shown, quarter)
        return top
    for column, (group, field) in enumerate(columns, 1):
        sheet.put(top + 1 if group else top, column, heading(names[field], quarter), "head")
        if not group:
            sheet.put(top + 1, column, None, "head")
            sheet.merge(top, column, top + 1, column)
    for group in sorted({group for group, _ in columns if group}):
        places = [column for column, (name, _) in enumerate(columns, 1) if name == group]
        for column in places:
            sheet.put(top, column, None, "head")
        sheet.put(top, places[0], sheet_wording["over"].format(n=group[1]), "head")
        sheet.merge(top, places[0], top, places[-1])
    return top + 1


def is_shown(name, quarter):
    """Whether a heading belongs in this quarter's workbook."""
    group = name.rpartition(".")[0]
    return group in ("", "last", "this") or group <= quarter.name


def measure_row(sheet, row, columns, measure, wording, sheet_wording, quarter, past, index):
    """One measure; answers a record for each quarter that states a figure, oldest first."""
    records = {}
    for column, (group, field) in enumerate(columns, 1):
        name = group or quarter.name
        if name == quarter.name:
            cell = measure_cell(field, measure, wording, sheet_wording, index)
        elif name > quarter.name:
            cell = past_cell(field, None, measure, wording, sheet_wording)
        else:
            cell = past_cell(field, past[name].get(measure["ref"]), measure, wording, sheet_wording)
        put_cell(sheet, row, column, cell, bool(wording.get("theme_fills")) and index % 2 == 0)
        if cell.states:
            records.setdefault(name, {"ref": measure["ref"], "period": period(name)}).update(cell.states)
    return [records[name] for name in sorted(records)]
