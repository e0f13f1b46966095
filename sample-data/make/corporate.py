"""The corporate workbook: plans, the risk register and its changes, contracts, the report's words."""
from action_cells import column_widths, header_row, heading, put_action, title_block
from risk_cells import event_cell, risk_cell
from tables import framework, table
from written import figure, millions, text, when

WIDTHS = {"title": 40, "outcome": 28, "owner": 30, "mitigation": 50, "commentary": 44, "reason": 60,
          "event": 30, "from_container": 24, "to_container": 24, "approved_by": 20, "contract": 34,
          "supplier": 26, "change": 34, "change_reason": 40}


def write(book, wording, quarter, expected):
    """Writes every corporate sheet but the report text."""
    cover(book, wording, quarter)
    for plan in wording["plans"]:
        expected["actions"] += plan_sheet(book, wording | plan, quarter)
    bands = {(row["likelihood"], row["impact"]): row["band"] for row in framework("matrix")}
    risks = [risk | {"band": bands[risk["likelihood"], risk["impact"]]} for risk in table(f"risks-{quarter.name}")]
    words = wording["risks"] | {"outcomes": wording["outcomes"]}
    expected["risks"] += rows_sheet(book, words, quarter, risks,
                                    lambda field, row: risk_cell(field, row, words, quarter))
    titles = {risk["ref"]: risk["title"] for name in ("q2", "q3") for risk in table(f"risks-{name}")}
    changes = [row | {"title": titles[row["ref"]], "container": wording["risks"]["register"]}
               for row in quarter.of("risk-events")]
    records = rows_sheet(book, wording["events"], quarter, changes, event_cell)
    expected["events"] += [{"record": "risk"} | record for record in records]
    contracts = quarter.of("contracts")
    expected["contracts"] += rows_sheet(book, wording["contracts"], quarter, contracts,
                                        lambda field, row: contract_cell(field, row, wording["contracts"]))


def cover(book, wording, quarter):
    """What the workbook is."""
    sheet = book.sheet("Cover")
    sheet.put(2, 2, wording["title"][0], "title")
    for row, (label, words) in enumerate(wording["cover"].items(), 4):
        sheet.put(row, 2, label, "total")
        sheet.put(row, 3, heading(words, quarter), "body")
    sheet.widths([3, 28, 60])


def plan_sheet(book, wording, quarter):
    """The actions of one plan."""
    sheet = book.sheet(wording["sheet"])
    fields = list(wording["headings"])
    top = title_block(sheet, wording, quarter)
    header_row(sheet, top, 1, wording["headings"].values(), quarter)
    sheet.widths(column_widths(fields))
    sheet.sheet.freeze_panes = f"B{top + 1}"
    return [put_action(sheet, top + 1 + index, 1, fields, action, wording, index)
            for index, action in enumerate(quarter.actions("corporate", wording["plan"]))]


def rows_sheet(book, words, quarter, rows, cell_of):
    """A plain table; `cell_of` gives a cell's writing, its colour and what it states."""
    sheet = book.sheet(words["sheet"])
    fields = list(words["headings"])
    for row, line in enumerate(words["title"], 1):
        sheet.put(row, 1, heading(line, quarter), "title" if row == 1 else "plain")
    header_row(sheet, 4, 1, words["headings"].values(), quarter)
    records = []
    for row, source in enumerate(rows, 5):
        record = {}
        for column, field in enumerate(fields, 1):
            written, colour, states = cell_of(field, source)
            sheet.put(row, column, written.value, "body", written.number_format, colour)
            record |= states
        records.append(record)
    sheet.lines(7 + len(rows), words.get("notes", []))
    sheet.widths([WIDTHS.get(field, 13) for field in fields])
    sheet.sheet.freeze_panes = "C5"
    return records


def contract_cell(field, row, words):
    """One cell of the contracts table; large sums are written as a report says them."""
    value = row[field]
    if field == "contract":
        written = text(words["contract_words"][value])
    elif field in ("value", "fee"):
        written = millions(value) if value else text("")
    elif field == "penalties":
        written = figure(value, "£", "plain")
    elif field in ("start", "end"):
        written = when(value)
    elif field.startswith("meetings"):
        written = figure(value, "number", "plain")
    else:
        written = text(value)
    return written, None, {field: value}
