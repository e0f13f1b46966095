#!/usr/bin/env python3
"""Writes the twenty unseen workbooks and the import expected of each.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install openpyxl
    /tmp/venv/bin/python tests/import/unseen/make.py

LibreOffice (soffice) makes the .xls, .ods and .xlsm files and works out the formulas of the risk register.
Every expectation comes from the same data the sheet is written from. See README.md beside this file.
"""
import csv
import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import zlib
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter as L
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FRAME = ROOT / "assets/frameworks/sandwell-2022-23"
PERIOD = "2022-23-Q3"

# ---------------------------------------------------------------- the framework
def table(name):
    with open(FRAME / name, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))

ACTIONS = {(a["plan"], a["ref"]): a for a in table("actions.csv")}
MEASURES = {m["ref"]: m for m in table("measures.csv")}
OUTCOME = {o["id"]: o["name"] for o in table("outcomes.csv")}
DUE = {(d["ref"], d["period"]): d for d in table("due.csv")}

def planned(body, plan="corporate-plan"):
    return [a for a in ACTIONS.values() if a["body"] == body and a["plan"] == plan]

def target(ref, period=PERIOD):
    return DUE[(ref, period)]["target"]

# ---------------------------------------------------------------- expectations
class Expected:
    def __init__(self, hard, body):
        self.hard, self.body = hard, body
        self.records = {"actions": [], "measures": [], "risks": [], "narratives": []}
        self.no_records, self.asked = [], []

    def add(self, kind, **fields):
        kept = {k: str(v) for k, v in fields.items() if v not in (None, "")}
        self.records[kind].append(kept)

    def action(self, **f):
        self.add("actions", **f)

    def measure(self, ref, period=PERIOD, **f):
        self.add("measures", ref=ref, period=period, **f)

    def risk(self, **f):
        self.add("risks", **f)

    def save(self, name):
        out = {
            "hard": self.hard, "body": self.body, "period": PERIOD,
            "records": self.records, "no_records_from": self.no_records, "asked": self.asked,
        }
        path = HERE / (Path(name).stem + ".expected.json")
        path.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

def plain(x):
    """A number as the package writes it: no grouping, no trailing zeros, never 1E+3."""
    d = Decimal(str(x))
    s = format(d, "f")
    return s.rstrip("0").rstrip(".") if "." in s else s

# ---------------------------------------------------------------- looks
BOLD = Font(bold=True)
WHITE = Font(bold=True, color="FFFFFF")
HEAD = PatternFill("solid", fgColor="FF1F4E78")
BAND = PatternFill("solid", fgColor="FFD9E1F2")
THIN = Border(*[Side(style="thin", color="999999")] * 4)
WRAP = Alignment(wrap_text=True, vertical="top")
FILL = {
    "on-track": PatternFill("solid", fgColor="FF00B050"),
    "medium": PatternFill("solid", fgColor="FFFFC000"),
    "significant": PatternFill("solid", fgColor="FFFF0000"),
    "complete": PatternFill("solid", fgColor="FF0070C0"),
    "no-update": PatternFill("solid", fgColor="FFBFBFBF"),
}
FILL.update({"green": FILL["on-track"], "amber": FILL["medium"], "red": FILL["significant"]})

def put(ws, row, col, value, fmt=None, fill=None, font=None):
    c = ws.cell(row, col)
    if value not in (None, ""):
        c.value = value
    if fmt:
        c.number_format = fmt
    if fill:
        c.fill = fill
    if font:
        c.font = font
    c.alignment = WRAP
    return c

def head(ws, row, names, col=1, fill=HEAD):
    for i, n in enumerate(names):
        c = put(ws, row, col + i, n, fill=fill, font=WHITE if fill is HEAD else BOLD)
        c.border = THIN

def merge(ws, r1, c1, r2, c2):
    ws.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)

def widths(ws, *w):
    for i, x in enumerate(w, 1):
        ws.column_dimensions[L(i)].width = x

def book(sheet):
    wb = Workbook()
    wb.properties.created = wb.properties.modified = dt.datetime(2023, 1, 13, 9, 0)
    wb.properties.creator = "Performance"
    ws = wb.active
    ws.title = sheet
    return wb, ws

def convert(path, to, flt=None):
    """Saves a workbook again through LibreOffice, next to it, in another format (or the same, with formulas worked out)."""
    with tempfile.TemporaryDirectory() as tmp:
        spec = to if not flt else f"{to}:{flt}"
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/lo-blind", "--headless",
             "--convert-to", spec, "--outdir", tmp, str(path)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = Path(tmp) / (path.stem + "." + to)
        path.unlink()
        shutil.move(made, path.with_suffix("." + to))

def day(iso):
    return dt.datetime.strptime(iso, "%Y-%m-%d") if iso else None

# ---------------------------------------------------------------- words people write
SAY = {
    "on-track": [
        "On course. The project group met on 14 December and raised no new issues.",
        "Good progress this quarter; the next stage starts in January as planned.",
        "Work continues to plan. Partners were updated in November and are content.",
        "First stage signed off by the Assistant Director. No concerns to report.",
        "Recruitment finished in October, so the work is now fully staffed.",
        "The October to December tasks are done; 3 of 4 tasks for the year are finished.",
        "Draft has been shared with the Cabinet Member, who asked for minor changes only.",
        "Contract signed on 2 December. Mobilisation runs until the end of February.",
        "Consultation closed with 214 replies. The findings go to Leadership Team in February.",
        "Delivery is steady and within budget (spend to date £48,200 of £70,000).",
        "All sessions planned for the autumn ran. Attendance averaged 17.",
        "Steering group is satisfied that this will be delivered by the date in the plan.",
    ],
    "medium": [
        "About four weeks behind because two posts are vacant. Interviews are on 19 January.",
        "The supplier has asked for more time. A revised plan is expected by the end of January.",
        "Slower than planned: sickness in the team, and the software release moved to February.",
        "Some slippage. Legal advice was needed on the draft, and that took six weeks.",
        "Costs have gone up by 8%, so the scope is being looked at again with Finance.",
        "Started late, in November rather than September. We still expect to finish this year.",
        "Waiting for the Department to confirm the grant; everything else is ready.",
        "Data quality problems found in October; a clean-up is half done.",
    ],
    "significant": [
        "Not expected to be delivered this year. Staff have been moved to other priorities.",
        "Work has stopped until a decision is made on funding. Reported to Leadership Team on 6 December.",
        "The tender drew no bids that met the specification, so it has to be run again.",
        "Red because the main contractor has gone into administration. Options go to Cabinet in March.",
    ],
    "complete": [
        "Finished in November and reported to the Cabinet Member.",
        "Complete. Final report received 9 December; no further action needed.",
        "Done: this is now part of normal business.",
        "Delivered ahead of time. Lessons learned have been shared.",
    ],
    "no-update": [""],
}

def pick(seq, key):
    return seq[zlib.crc32(key.encode()) % len(seq)]

def say(status, key, second=True):
    a = pick(SAY[status], key)
    if second and a and zlib.crc32(("2" + key).encode()) % 3 == 0:
        b = pick(SAY[status], "b" + key)
        if b != a:
            return a + "\n" + b
    return a

def spread(n, medium, significant, complete=0, none=0):
    """Statuses for n records: the given number of each, spread out, the rest on track."""
    out = ["on-track"] * n
    todo = ["medium"] * medium + ["significant"] * significant + ["complete"] * complete + ["no-update"] * none
    step = n / max(1, len(todo))
    order = sorted(range(len(todo)), key=lambda i: (i * 7) % max(1, len(todo)) if len(todo) % 7 else i)
    for slot, i in enumerate(order):
        out[min(n - 1, int(slot * step + step / 2))] = todo[i]
    return out

# ================================================================ 1
def housing_corporate_plan():
    name = "housing-corporate-plan-q3.xlsx"
    x = Expected("Title and date rows above a two-row merged header; Q1 to Q4 each over RAG and Update, of which only Q3 "
                 "is this quarter; outcome merged down the rows; footnotes", "housing")
    wb, ws = book("Housing Q3")
    put(ws, 1, 1, "Sandwell Council – Corporate Plan 2022/23: Housing Directorate", font=Font(bold=True, size=14))
    merge(ws, 1, 1, 1, 13)
    put(ws, 2, 1, "Quarter 3 return (October to December 2022)", font=BOLD)
    put(ws, 3, 1, "Completed by:"); put(ws, 3, 2, "Performance Lead, Housing")
    put(ws, 3, 4, "Date completed:"); put(ws, 3, 5, dt.datetime(2023, 1, 13), "dd/mm/yyyy")
    fixed = ["Strategic Outcome", "Ref", "Action", "Lead Officer", "Target date"]
    head(ws, 5, fixed); head(ws, 6, [""] * 5)
    for i in range(5):
        merge(ws, 5, i + 1, 6, i + 1)
    for q, label in enumerate(["Quarter 1 (Apr–Jun)", "Quarter 2 (Jul–Sep)", "Quarter 3 (Oct–Dec)", "Quarter 4 (Jan–Mar)"]):
        head(ws, 5, [label, ""], col=6 + 2 * q); merge(ws, 5, 6 + 2 * q, 5, 7 + 2 * q)
        head(ws, 6, ["RAG", "Update"], col=6 + 2 * q)
    acts = sorted(planned("housing"), key=lambda a: list(OUTCOME).index(a["outcome"]))
    stats = spread(len(acts), 11, 2, 4, 3)
    letter = {"on-track": "G", "medium": "A", "significant": "R", "complete": "B", "no-update": "No update"}
    row, start, prev = 7, 7, None
    for a, s in zip(acts, stats):
        if a["outcome"] != prev:
            if prev and row - 1 > start:
                merge(ws, start, 1, row - 1, 1)
            put(ws, row, 1, OUTCOME[a["outcome"]], font=BOLD)
            start, prev = row, a["outcome"]
        put(ws, row, 2, a["ref"]); put(ws, row, 3, a["action"]); put(ws, row, 4, a["owner"])
        put(ws, row, 5, day(a["due_date"]), "dd/mm/yyyy")
        for q in (1, 2):
            old = pick(["on-track", "on-track", "medium", "on-track", "significant"], a["ref"] + str(q))
            put(ws, row, 4 + 2 * q, letter[old], fill=FILL[old])
            put(ws, row, 5 + 2 * q, f"Q{q}: " + say(old, a["ref"] + "q" + str(q), False))
        note = say(s, a["ref"])
        put(ws, row, 10, letter[s], fill=FILL[s]); put(ws, row, 11, note)
        x.action(ref=a["ref"], outcome=a["outcome"], action=a["action"], owner=a["owner"], due_date=a["due_date"],
                 status=s, status_as_written=letter[s], commentary=note)
        row += 1
    if row - 1 > start:
        merge(ws, start, 1, row - 1, 1)
    put(ws, row + 1, 1, "* Target dates are those agreed in the Corporate Plan in April 2022.", font=Font(italic=True))
    put(ws, row + 2, 1, "RAG: R – significant issues or slippage; A – some issues or slippage; G – on track; B – complete.",
        font=Font(italic=True))
    widths(ws, 22, 9, 40, 26, 12, *[6, 34] * 4)
    ws.freeze_panes = "F7"
    wb.save(HERE / name); x.save(name)

# ================================================================ 2
def law_tracker():
    name = "law-and-governance-tracker.xls"
    x = Expected("Old .xls with every dress of date in one column, numeric and lettered IDs, initials for owners, status words in "
                 "mixed case and count rows below", "law-and-governance")
    wb, ws = book("Action tracker")
    put(ws, 1, 1, "Law & Governance – action tracker", font=Font(bold=True, size=13))
    put(ws, 2, 1, "Position for Q3 2022/23")
    head(ws, 4, ["No", "Action", "Lead", "By when", "Status", "Comments"])
    dress = [
        (dt.datetime(2023, 1, 31), "dd/mm/yyyy", "2023-01-31", None),
        ("31/03/2023", None, "2023-03-31", None),
        (dt.datetime(2023, 3, 31), "mmm-yy", "2023-03-31", None),
        ("31st March 2023", None, "2023-03-31", None),
        ("31 March 2023", None, "2023-03-31", None),
        ("Mar-23", None, "2023-03-31", "Mar-23"),
        ("March 2023", None, "2023-03-31", "March 2023"),
        ("End of Q4", None, "2023-03-31", "End of Q4"),
        ("Ongoing", None, None, "Ongoing"),
        ("TBC", None, None, "TBC"),
        ("31.12.23", None, "2023-12-31", None),
        (dt.datetime(2023, 6, 30), "d mmmm yyyy", "2023-06-30", None),
        (None, None, None, None),
        ("30 Jun 2023", None, "2023-06-30", None),
        ("Friday 31 March 2023", None, "2023-03-31", None),
        (dt.datetime(2023, 3, 31), "ddd dd-mmm-yyyy", "2023-03-31", None),
        ("2023-03-31", None, "2023-03-31", None),
        ("June 2023", None, "2023-06-30", "June 2023"),
        (dt.datetime(2022, 12, 31), "dd.mm.yy", "2022-12-31", None),
    ]
    words = {
        "on-track": ["Green", "GREEN", "On track", "green"],
        "medium": ["Amber", "amber", "Amber (improving)", "AMBER"],
        "significant": ["RED", "Red"],
        "complete": ["Complete", "Completed"],
        "no-update": ["No update"],
    }
    leads = ["SB", "DM/PL", "RT", "KL", "DM/PL/KL", "JH"]
    acts = planned("law-and-governance")
    stats = spread(len(acts), 6, 2, 3, 1)
    seen = {}
    for i, (a, s) in enumerate(zip(acts, stats)):
        row = 5 + i
        v, fmt, iso, as_written = dress[i % len(dress)]
        n = seen[s] = seen.get(s, -1) + 1
        w = words[s][n % len(words[s])]
        ref = int(a["ref"]) if a["ref"].isdigit() else a["ref"]
        note = say(s, a["ref"])
        put(ws, row, 1, ref); put(ws, row, 2, a["action"]); put(ws, row, 3, leads[i % 6])
        put(ws, row, 4, v, fmt); put(ws, row, 5, w); put(ws, row, 6, note)
        x.action(ref=a["ref"], action=a["action"], owner=leads[i % 6], due_date=iso, due_as_written=as_written,
                 status=s, status_as_written=w, commentary=note)
    row = 5 + len(acts) + 1
    for label, n in [("Total actions", len(acts)), ("Green", stats.count("on-track")), ("Amber", stats.count("medium")),
                     ("Red", stats.count("significant")), ("Complete", stats.count("complete"))]:
        put(ws, row, 2, label, font=BOLD); put(ws, row, 3, n, font=BOLD); row += 1
    widths(ws, 6, 48, 12, 20, 18, 60)
    p = HERE / "law-and-governance-tracker.xlsx"
    wb.save(p); convert(p, "xls", "MS Excel 97"); x.save(name)

# ================================================================ 3
def finance_kpis():
    name = "finance-kpi-return.xlsx"
    x = Expected("Percentages as formatted 0.86, as 86 and as \"86%\"; money as (£1.8m), £ formats and minus; days in the cell; "
                 "section headings; a national average beside the target; a key of R/A/G below", "finance")
    wb, ws = book("KPIs")
    put(ws, 1, 2, "FINANCE DIRECTORATE", font=Font(bold=True, size=14))
    put(ws, 2, 2, "Key performance indicators – Quarter 3, 2022/23", font=BOLD)
    put(ws, 3, 2, "Returned 16 January 2023")
    names = ["PI Ref", "Indicator", "Unit", "Good is", "Q3 Actual", "Q3 Target", "National average", "RAG", "Trend", "Comments"]
    head(ws, 5, names, col=2)
    good = {"more": "High", "less": "Low", "middle": "In range"}
    money = '"£"#,##0;[Red]("£"#,##0)'
    rows = [
        "Budget",
        ("FIN01", "(£1.8m)", None, "-1800000", 0, '"£"#,##0', "0", None, "green", "▲",
         "Forecast underspend of £1.8m for the General Fund. The position moved from an overspend in Q2 because of the change in the method for repaying borrowing."),
        ("FIN02", -1000000, money, "-1000000", 0, '"£"#,##0', "0", None, "green", "▲", "Forecast underspend of approximately £1m."),
        "Collection of income",
        ("FIN03", 0.817, "0.0%", "81.7", 0.826, "0.0%", "82.6", None, "amber", "▲", "Improved through the year; slightly below target."),
        ("FIN04", "83.1%", None, "83.1", "84%", None, "84", None, "amber", "▲", "Improved through the year. Reminders went out on 5 December."),
        ("FIN05", 87.4, "0.0", "87.4", 90, "0", "90", None, "amber", "►", "Collection of sundry debt is slightly below target."),
        ("FIN10", 0.979, "0.0%", "97.9", 0.985, "0.0%", "98.5", None, "amber", "▼",
         "Slightly below target due to rising cost of living pressures. We are working with partners to give advice to tenants to prevent arrears, and “Household Support Fund” cases are being found."),
        "Processing",
        ("FIN06", "19 days", None, "19", 20, None, "20", "21 days", "green", "►", "Better than the national average of 21 days."),
        ("FIN07", "6 days", None, "6", 3, None, "3", "9 days", "red", "▲", "Good progress on the backlog; better than the national average."),
        ("FIN08", "61%", None, "61", "90%", None, "90", None, "red", "▼", "Staff have focused on the revised non-residential charges policy."),
        ("FIN09", 0.86, "0%", "86", 0.95, "0%", "95", None, "red", "▲", "A process review is due to commence."),
        "Corporate Plan measures",
        ("FN/M01", 88, None, "88", 95, None, "95", None, "red", "►", "£9.2m of £10.5m of savings delivered or assured."),
        ("FN/M02", 0.642, "0.0%", "64.2", 0.65, "0.0%", "65", None, "amber", "▲", "Campaign in council tax bills brought 800 new direct debits."),
        ("FN/M03", "100%", None, "100", "100%", None, "100", None, "green", "►", ""),
        ("FN/M05", 0.4385, "0.00%", "43.85", 0.45, "0.00%", "45", None, "amber", "▲", "Quarter 3 spend with local suppliers was £21.3m."),
        ("FN/M06", 91, None, "91", 90, None, "90", None, "green", "▲", "On target for the first time."),
    ]
    letter = {"green": "G", "amber": "A", "red": "R"}
    row = 6
    for r in rows:
        if isinstance(r, str):
            put(ws, row, 2, r, font=BOLD, fill=BAND); merge(ws, row, 2, row, 11); row += 1; continue
        ref, v, fmt, value, t, tf, tgt, nat, s, trend, note = r
        m = MEASURES[ref]
        put(ws, row, 2, ref); put(ws, row, 3, m["measure"]); put(ws, row, 4, m["unit"]); put(ws, row, 5, good[m["polarity"]])
        put(ws, row, 6, v, fmt); put(ws, row, 7, t, tf); put(ws, row, 8, nat)
        put(ws, row, 9, letter[s], fill=FILL[s]); put(ws, row, 10, trend); put(ws, row, 11, note)
        x.measure(ref, measure=m["measure"], unit=m["unit"], polarity=m["polarity"], value=value, target=tgt,
                  status=s, status_as_written=letter[s], commentary=note)
        row += 1
    row += 1
    put(ws, row, 2, "Key", font=BOLD)
    for i, (k, s, t) in enumerate([("G", "green", "On or better than target"), ("A", "amber", "Within tolerance of target"),
                                   ("R", "red", "Worse than target by more than the tolerance")]):
        put(ws, row + 1 + i, 2, k, fill=FILL[s]); put(ws, row + 1 + i, 3, t)
    put(ws, row + 5, 2, "▲ improving  ► no change  ▼ getting worse, compared with Quarter 2")
    widths(ws, 3, 10, 44, 8, 9, 12, 12, 12, 7, 7, 60)
    wb.save(HERE / name); x.save(name)

# ================================================================ 4
def asc_by_outcome():
    name = "adult-social-care-by-outcome.xlsx"
    x = Expected("A sheet for each outcome whose title names it, beside Cover, Guidance, a hidden Lists and last quarter's return; an "
                 "example row first, unused rows with < Select > below", "adult-social-care")
    wb, ws = book("Cover")
    put(ws, 2, 2, "Corporate Plan performance return", font=Font(bold=True, size=16))
    for i, (k, v) in enumerate([("Directorate", "Adult Social Care"), ("Quarter", "Quarter 3 2022/23"),
                                ("Completed by", "Performance Officer, Adult Social Care"), ("Date", dt.datetime(2023, 1, 12)),
                                ("Approved by", "Director of Adult Social Care")]):
        put(ws, 4 + i, 2, k, font=BOLD); put(ws, 4 + i, 3, v, "dd mmmm yyyy" if k == "Date" else None)
    widths(ws, 3, 18, 44)
    g = wb.create_sheet("Guidance")
    for i, t in enumerate(["How to fill in this return", "1. Use one sheet for each strategic outcome.",
                           "2. Choose a RAG rating for every action from the list.",
                           "3. Give a short update in plain English. Do not use personal names.",
                           "Green – on track", "Amber – medium issues, risks or slippage", "Red – significant issues, risks or slippage",
                           "Blue – complete", "Return to the Corporate Performance Team by noon on Friday 13 January 2023."]):
        put(g, 1 + i, 1, t, font=BOLD if i == 0 else None)
    word = {"on-track": "Green", "medium": "Amber", "significant": "Red", "complete": "Blue", "no-update": "Grey"}
    cols = ["Ref", "Theme", "Action", "Milestone", "Responsible officer", "Due date", "RAG status", "Progress update"]
    acts = planned("adult-social-care")
    stats = dict(zip((a["ref"] for a in acts), spread(len(acts), 9, 1, 4, 2)))

    def fill(sheet, title, rows, quarter, expect):
        put(sheet, 1, 1, title, font=Font(bold=True, size=14)); put(sheet, 2, 1, quarter)
        head(sheet, 4, cols)
        put(sheet, 5, 1, "Example")
        for j, t in enumerate(["Theme from the plan", "Example: open the new centre", "Centre open", "Service Manager"]):
            put(sheet, 5, 2 + j, t, font=Font(italic=True, color="808080"))
        put(sheet, 5, 6, "31/03/2023", font=Font(italic=True, color="808080")); put(sheet, 5, 7, "Green")
        put(sheet, 5, 8, "Example: the centre is being built and will open in March.", font=Font(italic=True, color="808080"))
        for i, a in enumerate(rows):
            r = 6 + i
            s = stats[a["ref"]] if expect else pick(["on-track", "medium"], "old" + a["ref"])
            chosen = word[s]
            note = say(s, ("" if expect else "old") + a["ref"])
            if expect and a["ref"] == "ASC45":          # left unchosen by the officer
                chosen, note, s = "< Select >", "", None
            for j, v in enumerate([a["ref"], a["theme"], a["action"], a["milestone"], a["owner"]]):
                put(sheet, r, 1 + j, v)
            put(sheet, r, 6, day(a["due_date"]), "dd/mm/yyyy"); put(sheet, r, 7, chosen); put(sheet, r, 8, note)
            if expect:
                x.action(ref=a["ref"], outcome=a["outcome"], theme=a["theme"], action=a["action"], milestone=a["milestone"],
                         owner=a["owner"], due_date=a["due_date"], status=s,
                         status_as_written=chosen if s else None, commentary=note)
        for k in range(5):
            put(sheet, 6 + len(rows) + k, 7, "< Select >")
        dv = DataValidation(type="list", formula1="Lists!$A$2:$A$7", allow_blank=True)
        sheet.add_data_validation(dv); dv.add(f"G5:G{10 + len(rows)}")
        widths(sheet, 9, 24, 40, 30, 30, 12, 12, 50)

    for o, tab in [("live-well", "Live Well"), ("strong-communities", "Strong Communities"), ("one-council", "One Council")]:
        fill(wb.create_sheet(tab), OUTCOME[o], [a for a in acts if a["outcome"] == o], "Quarter 3 – October to December 2022", True)
    old = wb.create_sheet("Old Q2")
    fill(old, OUTCOME["live-well"], [a for a in acts if a["outcome"] == "live-well"][:20], "Quarter 2 – July to September 2022", False)
    lists = wb.create_sheet("Lists")
    for i, t in enumerate(["RAG", "< Select >", "Green", "Amber", "Red", "Blue", "Grey"]):
        put(lists, 1 + i, 1, t)
    lists.sheet_state = "hidden"
    x.no_records = ["Cover", "Guidance", "Old Q2", "Lists"]
    wb.save(HERE / name); x.save(name)

# ================================================================ 5
def project_blocks():
    name = "bsc-project-highlights.xlsx"
    x = Expected("No table: a repeated block of labels and values for each project, two pairs on a line, the update below its label",
                 "business-strategy-and-change")
    wb, ws = book("Highlight report")
    put(ws, 1, 1, "Business Strategy & Change – project highlight report", font=Font(bold=True, size=14)); merge(ws, 1, 1, 1, 4)
    put(ws, 2, 1, "Quarter 3 2022/23 (October to December)")
    projects = [
        ("TP01", "Replace the telephone system in the contact centre", "Head of Customer Experience", "2023-03-31", "on-track", "Green", 120000,
         "New system tested with 20 advisers in December. Go-live is planned for 6 March.\nTraining dates are booked for every team."),
        ("TP02", "Move payroll and HR to Oracle Fusion", "Assistant Director, ICT and Transformation", "2023-09-30", "medium", "Amber", 1850000,
         "The reset plan was approved in November. Data migration is two weeks behind the new plan."),
        ("TP03", "Open a one stop shop in Smethwick", "Head of Customer Experience", "2023-06-30", "on-track", "Green", 340000,
         "Lease agreed. Planning permission for the new front was granted on 8 December."),
        ("TP04", "Agree the corporate data strategy", "Head of Research and Intelligence", "2023-09-30", "significant", "Red", None,
         "No progress this quarter: the team has been working on Census profiles and the cost of living dashboard.\nA new start date will be proposed in February."),
        ("TP05", "Retire 40 old servers", "Head of Digital", "2022-12-31", "complete", "Complete", 65000,
         "All 40 switched off by 20 December, eleven days early."),
        ("TP06", "Introduce hybrid working booking for desks", "Head of Property", "2023-02-28", "on-track", "Green", 18000,
         "Pilot on two floors went well. “Easy to use” was the most common comment."),
        ("TP07", "Adopt a new framework for consulting residents", "Head of Strategy and Partnerships", "2023-03-31", "on-track", "Green", None,
         "Framework agreed by Leadership Team in November 2022. Guidance is being written."),
        ("TP08", "Refresh the ICT strategy", "Assistant Director, ICT and Transformation", "2023-01-31", "medium", "Amber", 22500,
         "Draft is late: it now goes to Leadership Team in March. Interviews with directors are finished."),
        ("TP09", "Put planning records online", "Head of Digital", "2023-12-31", "no-update", "No update", 90000, ""),
    ]
    row = 4
    for i, (ref, title, lead, due, s, w, money, note) in enumerate(projects, 1):
        put(ws, row, 1, f"Project {i}:", font=WHITE, fill=HEAD); merge(ws, row, 1, row, 4)
        put(ws, row + 1, 1, "Project name", font=BOLD); put(ws, row + 1, 2, title); merge(ws, row + 1, 2, row + 1, 4)
        put(ws, row + 2, 1, "Ref", font=BOLD); put(ws, row + 2, 2, ref)
        put(ws, row + 2, 3, "RAG status", font=BOLD); put(ws, row + 2, 4, w, fill=FILL[s])
        put(ws, row + 3, 1, "Lead officer", font=BOLD); put(ws, row + 3, 2, lead)
        put(ws, row + 3, 3, "Target date", font=BOLD); put(ws, row + 3, 4, day(due), "dd/mm/yyyy")
        put(ws, row + 4, 1, "Budget", font=BOLD); put(ws, row + 4, 2, money, '"£"#,##0')
        put(ws, row + 5, 1, "Progress this quarter", font=BOLD); put(ws, row + 5, 2, note); merge(ws, row + 5, 2, row + 5, 4)
        x.action(ref=ref, action=title, owner=lead, due_date=due, status=s, status_as_written=w, commentary=note)
        row += 7
    put(ws, row, 1, "Next report: 14 April 2023", font=Font(italic=True))
    widths(ws, 22, 36, 16, 20)
    wb.save(HERE / name); x.save(name)

# ================================================================ 6
def colour_only():
    name = "regeneration-colours.xlsx"
    x = Expected("The RAG column holds no text, only colour (direct and theme colours), with a coloured key above; themes as headings "
                 "inside the table; a filter is on and hides rows", "regeneration-and-growth")
    wb, ws = book("R&G update")
    put(ws, 1, 1, "Regeneration and Growth – Corporate Plan actions, Quarter 3 2022/23", font=Font(bold=True, size=13))
    put(ws, 2, 1, "Key:", font=BOLD)
    for i, (s, t) in enumerate([("on-track", "On track"), ("medium", "Some slippage"), ("significant", "Significant slippage"),
                                ("complete", "Complete")]):
        put(ws, 2, 2 + i, t, fill=FILL[s])
    head(ws, 4, ["Ref", "Action", "Lead officer", "Deadline", "RAG", "Position at end of December"])
    acts = [a for a in planned("regeneration-and-growth") if a["outcome"] == "inclusive-economy"]
    stats = spread(len(acts), 6, 2, 3)
    theme = {"on-track": 6, "medium": 9, "significant": 5}      # accents of the Office 2007 theme: green, orange, red
    row, prev = 5, None
    for i, (a, s) in enumerate(zip(acts, stats)):
        if a["theme"] != prev:
            put(ws, row, 1, a["theme"], font=BOLD, fill=BAND); merge(ws, row, 1, row, 6); row += 1; prev = a["theme"]
        note = say(s, a["ref"])
        put(ws, row, 1, a["ref"]); put(ws, row, 2, a["action"]); put(ws, row, 3, a["owner"]); put(ws, row, 4, day(a["due_date"]), "dd-mmm-yy")
        f = FILL[s]
        if s in theme and i % 4 == 1:
            f = PatternFill("solid", fgColor=Color(theme=theme[s]))
        put(ws, row, 5, None, fill=f); put(ws, row, 6, note)
        if i % 9 == 3:
            ws.row_dimensions[row].hidden = True
        x.action(ref=a["ref"], theme=a["theme"], action=a["action"], owner=a["owner"], due_date=a["due_date"], status=s, commentary=note)
        row += 1
    ws.auto_filter.ref = f"A4:F{row - 1}"
    widths(ws, 9, 44, 30, 12, 8, 60)
    wb.save(HERE / name); x.save(name)

# ================================================================ 7
def public_health_scorecard():
    name = "public-health-scorecard.ods"
    x = Expected("An .ods scorecard with a column for each quarter (Q4 still empty) and a target, RAG and commentary for Q3 only; numbers "
                 "with thousands, awaited data", "public-health")
    wb, ws = book("Scorecard")
    put(ws, 1, 1, "Public Health scorecard 2022/23", font=Font(bold=True, size=14))
    put(ws, 2, 1, "Figures are for the quarter or, where the title says so, the year to date")
    names = ["Ref", "Measure", "Unit", "Polarity", "Q1", "Q2", "Q3", "Q4", "Q3 target", "Q3 RAG", "Q3 commentary"]
    head(ws, 4, ["", "", "", "", "2022/23 actual", "", "", "", "", "", ""]); merge(ws, 4, 5, 4, 8)
    head(ws, 5, names)
    pol = {"more": "Higher is better", "less": "Lower is better"}
    rows = [
        ("PH/M01", 214, 431, 662, "amber", "Amber", "Stoptober brought 90 more quits than last year."),
        ("PH/M02", 1012, 2087, 3125, "green", "Green", "Referrals from GPs are up."),
        ("PH/M03", 51.2, 54.9, 57.3, "amber", "Amber", "Three practices could not run clinics in December."),
        ("PH/M04", 1398, 1421, 1466, "green", "Green", ""),
        ("PH/M05", 9.1, 9.8, 10.2, "red", "Red", "Caseloads fell to 48 a worker; recovery workers start in January."),
        ("PH/M06", 36.5, 37, 38.4, "green", "Green", ""),
        ("PH/M07", None, None, 71.5, "red", "Red", "Uptake among staff is 44%. Vaccination visits continue to March."),
        ("PH/M08", 86.1, 85.4, "Data awaited", None, None, "NHS England will publish the Q3 figures on 28 March."),
        ("PH/M15", 38, 97, 158, "green", "Green", ""),
        ("PH/M16", 9.4, 9.0, 8.7, "amber", "Amber", "“Stop before you start” incentive scheme began in October."),
        ("PH/M17", 36.8, 37.5, 38.1, "amber", "Amber", ""),
        ("PH/M18", 93.5, 92.2, 92.8, "green", "Green", ""),
        ("PH/M19", 84.7, 86.3, 88.9, "amber", "Amber", "Two health visitor posts filled."),
    ]
    for i, (ref, q1, q2, q3, s, w, note) in enumerate(rows):
        r, m = 6 + i, MEASURES[ref]
        fmt = "#,##0" if m["unit"] == "number" else "0.0"
        put(ws, r, 1, ref); put(ws, r, 2, m["measure"]); put(ws, r, 3, m["unit"]); put(ws, r, 4, pol[m["polarity"]])
        for j, v in enumerate((q1, q2, q3)):
            put(ws, r, 5 + j, v, fmt)
        put(ws, r, 9, float(target(ref)) if "." in target(ref) else int(target(ref)), fmt)
        put(ws, r, 10, w, fill=FILL.get(s)); put(ws, r, 11, note)
        same = dict(measure=m["measure"], unit=m["unit"], polarity=m["polarity"])
        for p, v in (("2022-23-Q1", q1), ("2022-23-Q2", q2)):
            if v is not None:
                x.measure(ref, p, **same, value=plain(v))
        late = isinstance(q3, str)
        x.measure(ref, **same, value=None if late else plain(q3), no_data_reason="awaited" if late else None, target=target(ref),
                  status=s, status_as_written=w, commentary=note)
    put(ws, 6 + len(rows) + 1, 1, "Source: Office for Health Improvement and Disparities; local systems.", font=Font(italic=True))
    widths(ws, 9, 44, 10, 16, 9, 9, 12, 9, 10, 9, 50)
    p = HERE / "public-health-scorecard.xlsx"
    wb.save(p); convert(p, "ods"); x.save(name)

# ================================================================ 8
def strategic_risks():
    name = "strategic-risk-register.xlsx"
    x = Expected("A three-row merged header with likelihood, impact and score four times over (inherent, previous, current, target); scores "
                 "are formulas; refs 27, 27a, 57b", "corporate")
    wb, ws = book("SRR")
    put(ws, 1, 1, "Strategic Risk Register – Quarter 3 2022/23", font=Font(bold=True, size=14)); merge(ws, 1, 1, 1, 20)
    put(ws, 2, 1, "For the Audit and Risk Assurance Committee, 16 March 2023")
    names = ["Risk ref", "Risk title", "Risk owner", "Existing controls"]
    for i, n in enumerate(names):
        head(ws, 4, [n], col=1 + i); head(ws, 5, [""], col=1 + i); head(ws, 6, [""], col=1 + i); merge(ws, 4, 1 + i, 6, 1 + i)
    head(ws, 4, ["Risk assessment"] + [""] * 11, col=5); merge(ws, 4, 5, 4, 16)
    for g, t in enumerate(["Inherent", "Previous quarter", "Current", "Target"]):
        head(ws, 5, [t, "", ""], col=5 + 3 * g); merge(ws, 5, 5 + 3 * g, 5, 7 + 3 * g)
        head(ws, 6, ["Likelihood", "Impact", "Score"], col=5 + 3 * g)
    for i, n in enumerate(["Current rating", "Target date", "Progress update"]):
        head(ws, 4, [n], col=17 + i); head(ws, 5, [""], col=17 + i); head(ws, 6, [""], col=17 + i); merge(ws, 4, 17 + i, 6, 17 + i)
    data = [
        ("4", "Safeguarding of children", "Director of Children and Education", "Operational Partnership Board; monthly KPI review", (4, 4), (3, 4), (3, 4), (2, 4), "2023-09-30", "Vacancies for social workers remain the main concern."),
        ("12", "Medium-sized cyber attack on suppliers", "Assistant Director, ICT and Transformation", "Supplier assurance questionnaires", (4, 3), (3, 3), (3, 3), (2, 3), "2023-06-30", "38 of 50 suppliers have replied."),
        ("27", "Medium Term Financial Strategy", "Section 151 Officer", "Budget model; star chambers; reserves policy", (4, 4), (4, 4), (2, 4), (2, 4), "2023-03-31", "Reduced from 16 to 8 as a result of the local government settlement: business rates reset and fair funding will not happen in this Parliament."),
        ("27a", "Future Government Policies and Funding Sources", "Section 151 Officer", "Horizon scanning; work with the combined authority", (4, 4), (4, 4), (2, 4), (2, 3), "2023-03-31", "The adult social care reform has been deferred."),
        ("27b", "Budget Monitoring and Management", "Assistant Director, Finance", "Monthly monitoring; Leadership Team review", (4, 3), (3, 4), (2, 4), (2, 3), "2023-03-31", "This year’s budget is well managed."),
        ("27c", "Achievement of savings and efficiencies", "Assistant Director, Finance", "Savings tracker", (4, 4), (3, 4), (3, 4), (2, 4), "2024-03-31", "Split from risk 27b. A significant challenge for the foreseeable future."),
        ("42a", "Cyber Security: investment", "Assistant Director, ICT and Transformation", "Cyber plan; board reporting; tested back-ups", (4, 4), (3, 4), (3, 4), (2, 4), "2023-12-31", "Reviewed with a focus on investment."),
        ("53", "Oracle e-Business Suite", "Assistant Director, ICT and Transformation", "Reset programme board", (4, 4), (3, 4), (2, 4), (1, 4), "2023-09-30", "Reduced from 12 to 8 after the review and reset of the programme."),
        ("57b", "Customer Journey", "Director of Business Strategy and Change", "Programme with five workstreams", (4, 3), None, (4, 3), (2, 3), "2024-03-31", "Escalated from the directorate register."),
        ("58", "Legal capacity", "Monitoring Officer", "Locum framework; career grades", (3, 3), (3, 3), (3, 3), (2, 2), "2023-06-30", ""),
        ("61", "Partner Organisations Contract Service Delivery", "Director of Borough Economy", "Contract boards for SCT, SLT and Serco", (4, 4), (3, 4), (2, 4), (2, 4), "2023-05-31", "Reduced from 12 to 8."),
        ("63", "Health and safety in council buildings", "Head of Property", "Compliance audits; fire risk assessments", (3, 4), (2, 4), (2, 4), (1, 4), "2023-03-31", "Two of 114 sites have actions overdue."),
        ("66", "Borough Archives", "Director of Borough Economy", "Interim climate controls", (4, 4), None, (4, 3), (2, 3), "2024-03-31", "Escalated from the directorate register."),
        ("67", "Elections Act", "Returning Officer", "Project plan; training; national guidance", (4, 4), None, (3, 4), (2, 4), "2023-05-04", "Extensive work to manage the Voter ID process for the May 2023 elections."),
        ("68", "Sandwell Local Plan", "Director of Regeneration and Growth", "Local Development Scheme", (4, 4), (4, 4), (2, 4), (2, 3), "2024-12-31", "The start of work on the new plan has reduced the risk."),
        ("69", "Adult Social Care Market Sustainability", "Director of Adult Social Care", "Market position statement; provider forum", (4, 4), None, (4, 4), (3, 3), "2024-03-31", "Fair Cost of Care exercise reported to the Department."),
        ("70", "Organisational culture", "Chief Executive", "Values and behaviours; survey actions", (3, 4), None, (2, 3), (1, 3), "2024-03-31", "Escalated from the Improvement Plan register."),
    ]
    band = {(int(m["likelihood"]), int(m["impact"])): m["band"] for m in table("matrix.csv")}
    for i, (ref, title, owner, controls, inh, prev, cur, tgt, when, note) in enumerate(data):
        r = 7 + i
        put(ws, r, 1, int(ref) if ref.isdigit() else ref); put(ws, r, 2, title); put(ws, r, 3, owner); put(ws, r, 4, controls)
        for g, pair in enumerate((inh, prev, cur, tgt)):
            c = 5 + 3 * g
            if pair:
                put(ws, r, c, pair[0]); put(ws, r, c + 1, pair[1]); put(ws, r, c + 2, f"={L(c)}{r}*{L(c + 1)}{r}")
            else:
                put(ws, r, c, "New")
        rating = band[cur]
        put(ws, r, 17, rating.capitalize(), fill=FILL[rating]); put(ws, r, 18, day(when), "dd/mm/yyyy"); put(ws, r, 19, note)
        x.risk(ref=ref, title=title, owner=owner, mitigation=controls, inherent_score=inh[0] * inh[1], likelihood=cur[0], impact=cur[1],
               score=cur[0] * cur[1], target_likelihood=tgt[0], target_impact=tgt[1], target_score=tgt[0] * tgt[1], target_date=when,
               rating=rating, rating_as_written=rating.capitalize(), commentary=note)
    r = 7 + len(data) + 1
    put(ws, r, 1, "Risk 54 (SEND) has moved to the directorate register. Risk 57 (New Operating Model) has been removed.", font=Font(italic=True))
    put(ws, r + 1, 1, "Scores: likelihood (1 to 4) multiplied by impact (1 to 4). 12 or more is red, 6 to 9 amber, below 6 green.", font=Font(italic=True))
    widths(ws, 8, 36, 30, 36, *[9] * 12, 10, 12, 50)
    p = HERE / name
    wb.save(p); convert(p, "xlsx", "Calc MS Excel 2007 XML"); x.save(name)

# ================================================================ 9
def transposed():
    name = "children-measures-transposed.xlsx"
    x = Expected("The table lies on its side: a column for each measure and a row for each field", "children-and-education")
    wb, ws = book("CE scorecard")
    put(ws, 1, 1, "Children and Education: measures, Quarter 3 2022/23", font=Font(bold=True, size=13))
    rows = [
        ("CE/M01", 83.1, "amber", "Two schools were inspected; one moved to good."),
        ("CE/M02", 97, "green", ""),
        ("CE/M03", 6.8, "red", "Scarlet fever and flu in December. National figure also high."),
        ("CE/M05", 27.4, "red", "Attendance hubs in five schools from January."),
        ("CE/M06", 22, "green", "Eight fewer than at this point last year."),
        ("CE/M07", 70.5, "amber", ""),
        ("CE/M09", 61.3, "red", "Shortage of educational psychologists; two locums started in November."),
        ("CE/M11", 11, "green", ""),
        ("CE/M13", 802, "amber", "Numbers continue to grow, though more slowly."),
        ("CE/M17", 3, "green", "Hubs open in Smethwick, Tipton and West Bromwich."),
        ("CE/M26", 2.8, "green", ""),
    ]
    labels = ["Ref", "Measure", "Unit", "Lead officer", "Target", "Q3 actual", "RAG", "Commentary"]
    for i, t in enumerate(labels):
        put(ws, 3 + i, 1, t, font=WHITE, fill=HEAD)
    for j, (ref, v, s, note) in enumerate(rows):
        m, c, t = MEASURES[ref], 2 + j, target(ref)
        for i, val in enumerate([ref, m["measure"], m["unit"], m["owner"], float(t) if "." in t else int(t), v, s.capitalize(), note]):
            put(ws, 3 + i, c, val, fill=FILL[s] if i == 6 else None)
        x.measure(ref, measure=m["measure"], unit=m["unit"], owner=m["owner"], target=t, value=plain(v), status=s,
                  status_as_written=s.capitalize(), commentary=note)
    widths(ws, 16, *[24] * len(rows))
    ws.freeze_panes = "B3"
    wb.save(HERE / name); x.save(name)

# ================================================================ 10
def borough_stack():
    name = "borough-economy-one-page.xlsx"
    x = Expected("Three tables of different shape one above another on one sheet: actions, measures with units in the cells, risks", "borough-economy")
    wb, ws = book("Q3 return")
    put(ws, 1, 1, "Borough Economy – quarterly return", font=Font(bold=True, size=14)); put(ws, 2, 1, "Quarter: Q3 2022/23")
    put(ws, 4, 1, "Section A: Corporate Plan actions", font=BOLD, fill=BAND)
    head(ws, 5, ["Ref", "Action", "Lead", "End date", "RAG", "Update (Oct-Dec)"])
    acts = [a for a in planned("borough-economy") if a["outcome"] == "strong-communities"][:18]
    stats = spread(len(acts), 4, 1, 3)
    r = 6
    for a, s in zip(acts, stats):
        w = {"on-track": "Green", "medium": "Amber", "significant": "Red", "complete": "Blue"}[s]
        note = say(s, a["ref"])
        for j, v in enumerate([a["ref"], a["action"], a["owner"], None, w, note]):
            put(ws, r, 1 + j, v)
        put(ws, r, 4, day(a["due_date"]), "dd/mm/yyyy")
        x.action(ref=a["ref"], action=a["action"], owner=a["owner"], due_date=a["due_date"], status=s, status_as_written=w, commentary=note)
        r += 1
    put(ws, r, 1, "Total"); put(ws, r, 2, f"{len(acts)} actions"); r += 2
    put(ws, r, 1, "Section B: measures", font=BOLD, fill=BAND); r += 1
    head(ws, r, ["Ref", "Measure", "Target", "Actual", "RAG", "Comments"]); r += 1
    for ref, v, tv, value, s, note in [
        ("BE/M01", "38.2%", "40%", "38.2", "amber", "Less garden waste after the dry summer."),
        ("BE/M02", "411 kg", "420 kg", "411", "green", ""),
        ("BE/M03", "96%", "95%", "96", "green", "Better service than in the summer."),
        ("BE/M05", "88.5%", "90%", "88.5", "amber", ""),
        ("BE/M06", "5,412", "5,100", "5412", "amber", "Fly-tipping on the Oldbury side is up by a third."),
        ("BE/M10", "93%", "95%", "93", "amber", ""),
        ("BE/M11", 71, 74, "71", "green", "Year to date."),
        ("BE/M17", 451200, 465000, "451200", "amber", "Visits still rising after the pandemic."),
        ("BE/M18", 38740, 38000, "38740", "green", ""),
        ("BE/M20", "98%", "98%", "98", "green", ""),
    ]:
        m = MEASURES[ref]
        put(ws, r, 1, ref); put(ws, r, 2, m["measure"]); put(ws, r, 3, tv, "#,##0"); put(ws, r, 4, v, "#,##0")
        put(ws, r, 5, s.capitalize(), fill=FILL[s]); put(ws, r, 6, note)
        x.measure(ref, measure=m["measure"], target=target(ref), value=value, status=s, status_as_written=s.capitalize(), commentary=note)
        r += 1
    r += 1
    put(ws, r, 1, "Section C: directorate risks", font=BOLD, fill=BAND); r += 1
    head(ws, r, ["Risk ID", "Risk", "Owner", "Likelihood", "Impact", "Score", "Mitigation"]); r += 1
    for ref, title, owner, l, i, mit in [
        ("BE-R1", "Failure of the waste contractor to keep to the recovery plan", "Assistant Director, Environment", 2, 4, "Weekly meetings; penalties in the contract"),
        ("BE-R2", "Leisure centres close during the change of operator", "Director of Borough Economy", 2, 3, "Transition board; interim management"),
        ("BE-R3", "Archives damaged by damp", "Service Manager, Libraries and Heritage", 4, 3, "Climate controls; options for safe storage"),
        ("BE-R4", "Winter gritting fleet off the road", "Assistant Director, Highways and Transport Operations", 1, 4, "Hire agreement with neighbouring councils"),
        ("BE-R5", "Loss of experienced environmental health officers", "Assistant Director, Public Protection", 3, 3, "Apprenticeships; market supplement"),
    ]:
        for j, v in enumerate([ref, title, owner, l, i, l * i, mit]):
            put(ws, r, 1 + j, v)
        x.risk(ref=ref, title=title, owner=owner, likelihood=l, impact=i, score=l * i, mitigation=mit)
        r += 1
    widths(ws, 10, 48, 30, 13, 10, 50, 40)
    wb.save(HERE / name); x.save(name)

# ================================================================ 11
def side_by_side():
    name = "regeneration-side-by-side.xlsx"
    x = Expected("Two tables beside each other that share rows: actions with emoji for RAG at the left, risks at the right", "regeneration-and-growth")
    wb, ws = book("Summary")
    put(ws, 1, 1, "Regeneration and Growth – directorate summary Q3 2022-23", font=Font(bold=True, size=14))
    put(ws, 3, 1, "Actions", font=BOLD); put(ws, 3, 8, "Directorate risks", font=BOLD)
    head(ws, 4, ["Ref", "Action", "Owner", "Due", "RAG", "Commentary"]); head(ws, 4, ["Risk No", "Risk description", "Risk owner", "L", "I", "Score"], col=8)
    acts = [a for a in planned("regeneration-and-growth") if a["outcome"] in ("connected", "quality-homes")][:16]
    stats = spread(len(acts), 4, 1, 2)
    emoji = {"on-track": "🟢", "medium": "🟡", "significant": "🔴", "complete": "🔵"}
    for k, (a, s) in enumerate(zip(acts, stats)):
        r, note = 5 + k, say(s, a["ref"])
        for j, v in enumerate([a["ref"], a["action"], a["owner"], day(a["due_date"]), emoji[s], note]):
            put(ws, r, 1 + j, v, "dd/mm/yyyy" if j == 3 else None)
        x.action(ref=a["ref"], action=a["action"], owner=a["owner"], due_date=a["due_date"], status=s, status_as_written=emoji[s], commentary=note)
    for k, (ref, title, owner, l, i) in enumerate([
        ("RG1", "Cost inflation makes Towns Fund schemes unaffordable", "Assistant Director, Regeneration", 4, 3),
        ("RG2", "Local Plan timetable slips", "Head of Planning", 2, 4),
        ("RG3", "Birchley Island approval delayed by the Department for Transport", "Head of Transport Planning", 3, 3),
        ("RG4", "Shared Prosperity Fund not spent in the year", "Head of Business Growth", 2, 3),
        ("RG5", "Not enough planning officers to decide applications in time", "Head of Planning", 3, 2),
        ("RG6", "Developers withdraw from brownfield sites", "Assistant Director, Regeneration", 2, 2),
        ("RG7", "Metro works close the town centre for longer than planned", "Head of Transport Planning", 1, 3),
    ]):
        for j, v in enumerate([ref, title, owner, l, i, l * i]):
            put(ws, 5 + k, 8 + j, v)
        x.risk(ref=ref, title=title, owner=owner, likelihood=l, impact=i, score=l * i)
    widths(ws, 8, 40, 28, 12, 6, 44, 3, 9, 44, 28, 5, 5, 7)
    wb.save(HERE / name); x.save(name)

# ================================================================ 12
def finance_csv():
    name = "finance-actions.csv"
    x = Expected("A CSV saved from Excel with title lines above the header, refs like 3E1 and 3E10, quoted line breaks, £ and curly quotes, and a "
                 "count line below", "finance")
    acts = planned("finance")
    stats = spread(len(acts), 5, 1, 3, 1)
    words = {"on-track": "On track", "medium": "Some slippage", "significant": "Significant slippage", "complete": "Complete", "no-update": "No update"}
    lines = [["Finance Directorate: Corporate Plan return"], ["Quarter 3 2022/23"], [],
             ["Action Ref", "Strategic outcome", "Action", "Milestone", "Lead officer", "Start date", "Target date", "Status", "Progress"]]
    for a, s in zip(acts, stats):
        note = say(s, a["ref"])
        if a["ref"] == "3E4":
            note += "\nThe change in the method for repaying borrowing (“MRP”) turned an overspend into a £1.8m underspend."
        fmt = lambda iso: day(iso).strftime("%d/%m/%Y") if iso else ""
        lines.append([a["ref"], OUTCOME[a["outcome"]], a["action"], a["milestone"], a["owner"], fmt(a["start_date"]), fmt(a["due_date"]), words[s], note])
        x.action(ref=a["ref"], outcome=a["outcome"], action=a["action"], milestone=a["milestone"], owner=a["owner"], start_date=a["start_date"],
                 due_date=a["due_date"], status=s, status_as_written=words[s], commentary=note)
    lines += [[], ["Total", "", f"{len(acts)} actions"]]
    with open(HERE / name, "w", encoding="utf-8-sig", newline="") as f:
        w = csv.writer(f, lineterminator="\r\n")
        for l in lines:
            w.writerow(l + [""] * (9 - len(l)))
    x.save(name)

# ================================================================ 13
def children_xlsm():
    name = "children-and-education-form.xlsm"
    x = Expected("A macro-enabled form: instructions above the table, an example row, drop-downs with < Select >, the framework's own status "
                 "words, original and revised dates, blank rows kept for later", "children-and-education")
    wb, ws = book("Return")
    put(ws, 1, 1, "Corporate Plan monitoring form", font=Font(bold=True, size=16)); merge(ws, 1, 1, 1, 10)
    put(ws, 2, 1, "Directorate:", font=BOLD); put(ws, 2, 2, "Children and Education")
    put(ws, 3, 1, "Quarter:", font=BOLD); put(ws, 3, 2, "Q3 2022/23")
    put(ws, 4, 1, "Instructions: choose a status from the list for every action. If a date has moved, give the revised date and the reason. "
                  "Please do not add columns.", font=Font(italic=True)); merge(ws, 4, 1, 4, 10)
    cols = ["Reference", "Outcome", "Action", "Lead officer", "Original due date", "Revised due date", "Reason for revised date",
            "Date completed", "Status", "Progress update"]
    head(ws, 6, cols)
    ex = ["EXAMPLE", "Choose an outcome", "Write the action here", "Job title, not a name", "31/03/2023", "", "", "", "Actions on Track", "Say what was done in the quarter."]
    for j, v in enumerate(ex):
        put(ws, 7, 1 + j, v, font=Font(italic=True, color="808080"))
    word = {"on-track": "Actions on Track", "medium": "Medium issues/risks/slippage", "significant": "Significant issues/risks/slippage",
            "no-update": "No update available", "complete": "Complete"}
    acts = planned("children-and-education")[:34]
    stats = spread(len(acts), 6, 1, 3, 3)
    moved = {3: ("2023-06-30", "Supplier could not start before April"), 11: ("2023-09-30", "Waiting for guidance from the DfE"), 24: ("2023-05-31", "Moved to the summer term at the request of heads")}
    for i, (a, s) in enumerate(zip(acts, stats)):
        r, note = 8 + i, say(s, a["ref"])
        rev, why = moved.get(i, (None, None))
        done = "2022-12-09" if s == "complete" else None
        for j, v in enumerate([a["ref"], OUTCOME[a["outcome"]], a["action"], a["owner"], day(a["due_date"]), day(rev) if rev else None, why,
                               day(done) if done else None, word[s], note]):
            put(ws, r, 1 + j, v, "dd/mm/yyyy" if j in (4, 5, 7) else None)
        x.action(ref=a["ref"], outcome=a["outcome"], action=a["action"], owner=a["owner"], due_date=a["due_date"], revised_date=rev, date_reason=why,
                 completed_date=done, status=s, status_as_written=word[s], commentary=note)
    last = 8 + len(acts)
    for k in range(8):
        put(ws, last + k, 2, "< Select >"); put(ws, last + k, 9, "< Select >")
    dv = DataValidation(type="list", formula1="Drop!$A$1:$A$6", allow_blank=True); ws.add_data_validation(dv); dv.add(f"I7:I{last + 7}")
    widths(ws, 11, 30, 40, 30, 12, 12, 28, 12, 24, 50)
    d = wb.create_sheet("Drop")
    for i, t in enumerate(["< Select >"] + list(word.values())):
        put(d, 1 + i, 1, t)
    d.sheet_state = "hidden"
    x.no_records = ["Drop"]
    p = HERE / "children-and-education-form.xlsx"
    wb.save(p); convert(p, "xlsm", "Calc MS Excel 2007 VBA XML"); x.save(name)

# ================================================================ 14
def health_narrative():
    name = "public-health-words-and-actions.xlsx"
    x = Expected("A sheet of prose under outcome headings, with no table at all, beside a sheet of actions and a page of notes", "public-health")
    wb, ws = book("Headlines")
    put(ws, 1, 1, "Public Health: headlines for Quarter 3, 2022/23", font=Font(bold=True, size=14))
    prose = [
        ("live-well", "The Healthy Sandwell service took 3,125 referrals in the year to December, which is ahead of the plan for the year. "
         "Take-up of NHS health checks continues to improve, although three practices had to cancel clinics in December because of winter pressures.\n\n"
         "Flu vaccination among care home staff remains a concern. Uptake is 44% against a regional average of 48%, and visits to homes will go on until the end of March."),
        ("best-start", "Fewer mothers now smoke at delivery than at any time since records began. The incentive scheme that started in October has helped. "
         "Health visitors reached 92.8% of new babies within 14 days; the target is 92%."),
        ("strong-communities", "Forty community health champions from faith groups are now active. Their work on winter wellbeing reached about 2,600 residents in the six towns, "
         "many of whom had not been in touch with the council before."),
    ]
    r = 3
    for o, text in prose:
        put(ws, r, 1, OUTCOME[o], font=Font(bold=True, size=12), fill=BAND); merge(ws, r, 1, r, 6)
        put(ws, r + 1, 1, text); merge(ws, r + 1, 1, r + 1, 6); ws.row_dimensions[r + 1].height = 120
        x.add("narratives", outcome=o, text=text)
        r += 3
    widths(ws, 30, 20, 20, 20, 20, 20)
    a_ws = wb.create_sheet("Actions")
    put(a_ws, 1, 1, "Actions – Quarter 3", font=BOLD)
    head(a_ws, 3, ["ID", "Outcome", "Service", "Action", "Responsible officer", "Deadline", "Overall RAG", "Narrative"])
    acts = planned("public-health")[:26]
    stats = spread(len(acts), 5, 0, 3, 1)
    short = {"live-well": "People Live Well and Age Well", "best-start": "Best Start in Life", "strong-communities": "Strong Communities",
             "quality-homes": "Quality Homes", "inclusive-economy": "Strong and Inclusive Economy", "connected": "Connected Sandwell", "one-council": "One Council, One Team"}
    word = {"on-track": "Green", "medium": "Amber", "complete": "Blue", "no-update": "Grey"}
    for i, (a, s) in enumerate(zip(acts, stats)):
        note = say(s, a["ref"])
        for j, v in enumerate([a["ref"], short[a["outcome"]], a["service"], a["action"], a["owner"], day(a["due_date"]), word[s], note]):
            put(a_ws, 4 + i, 1 + j, v, "dd mmm yyyy" if j == 5 else None)
        x.action(ref=a["ref"], outcome=a["outcome"], service=a["service"], action=a["action"], owner=a["owner"], due_date=a["due_date"], status=s,
                 status_as_written=word[s], commentary=note)
    widths(a_ws, 8, 26, 26, 40, 30, 13, 12, 50)
    n = wb.create_sheet("Notes")
    for i, t in enumerate(["Notes", "Figures are provisional until the NHS publishes them.", "Contact: Public Health Intelligence team."]):
        put(n, 1 + i, 1, t)
    x.no_records = ["Notes"]
    wb.save(HERE / name); x.save(name)

# ================================================================ 15
def improvement_1904():
    name = "improvement-plan-1904.xlsx"
    x = Expected("The 1904 date system of old Macs, previous and current RAG side by side, theme merged down, another council's words "
                 "(on target, some concerns, significant concerns, completed or closed)", "corporate")
    wb, ws = book("Improvement Plan")
    wb.epoch = CALENDAR_MAC_1904
    put(ws, 1, 1, "Improvement Plan progress tracker", font=Font(bold=True, size=14)); put(ws, 2, 1, "December 2022 (Quarter 3)")
    head(ws, 4, ["Theme", "Ref", "Deliverable", "Accountable officer", "Completion date", "Previous status", "Current status", "DoT", "Latest position"])
    words = {"on-track": "On target", "medium": "Some concerns", "significant": "Significant concerns", "complete": "Completed or closed"}
    acts = planned("corporate", "improvement")
    stats = spread(len(acts), 7, 2, 5)
    r, start, prev = 5, 5, None
    for a, s in zip(acts, stats):
        if a["theme"] != prev:
            if prev and r - 1 > start:
                merge(ws, start, 1, r - 1, 1)
            put(ws, r, 1, a["theme"], font=BOLD); start, prev = r, a["theme"]
        old = pick(["on-track", "medium", "on-track", "significant"], "p" + a["ref"])
        order = ["significant", "medium", "on-track", "complete"]
        arrow = "↑" if order.index(s) > order.index(old) else "↓" if order.index(s) < order.index(old) else "→"
        note = say(s, a["ref"])
        for j, v in enumerate([a["ref"], a["action"], a["owner"], day(a["due_date"]), words[old], words[s], arrow, note]):
            put(ws, r, 2 + j, v, "dd/mm/yyyy" if j == 3 else None)
        x.action(ref=a["ref"], theme=a["theme"], action=a["action"], owner=a["owner"], due_date=a["due_date"], status=s, status_as_written=words[s], commentary=note)
        r += 1
    if r - 1 > start:
        merge(ws, start, 1, r - 1, 1)
    widths(ws, 22, 8, 44, 30, 13, 18, 18, 6, 50)
    wb.save(HERE / name); x.save(name)

# ================================================================ 16
def service_plan_words():
    name = "street-scene-service-plan.xlsx"
    x = Expected("A service's own plan with no refs and another council's status words; two of the words (Under control, On hold) do not say "
                 "which of ours they mean and may be asked about", "borough-economy")
    wb, ws = book("Service plan")
    put(ws, 1, 1, "Street scene service plan 2022/23 – Q3 position", font=Font(bold=True, size=13))
    head(ws, 3, ["Activity", "Key milestone", "Lead", "Due date", "Status", "Comments"])
    lead = ["Street Scene Manager", "Cleansing Supervisor", "Fleet Manager", "Education Officer"]
    data = [
        ("Re-zone the street cleansing beats", "New beats in force", "2023-03-31", "on-track", "On target", "Beats drawn for four of six towns. Crews have been briefed."),
        ("Order the second batch of electric sweepers", "Order placed", "2022-11-30", "complete", "Achieved", "Order placed on 18 November."),
        ("Fit cameras at ten fly-tipping hot spots", "Ten cameras live", "2023-02-28", "medium", "Behind schedule", "Six are live. Power supply is needed for the other four."),
        ("Publish the leaf clearance schedule online", "Schedule on website", "2022-10-14", "complete", "Achieved", "Published on 10 October."),
        ("Replace 120 damaged litter bins", "120 bins replaced", "2023-03-31", None, "Under control", "84 replaced so far."),
        ("Agree weed spraying dates with housing", "Dates agreed", "2023-03-15", "on-track", "On target", "Meeting is booked for January."),
        ("Train crews to report abandoned vehicles by phone", "All crews trained", "2023-01-31", "on-track", "On target", "42 of 60 crew members trained."),
        ("Run six community clean-ups", "Six events held", "2023-03-31", "on-track", "On target", "Four held; 96 volunteers took part."),
        ("Renew the graffiti removal contract", "Contract let", "2022-12-31", None, "On hold", "Depends on the budget for 2023/24."),
        ("Clear the backlog of bulky waste bookings", "No booking older than ten days", "2022-12-23", "complete", "Achieved", "Cleared by 16 December."),
        ("Audit recycling in high-rise blocks", "Report to Waste Board", "2023-02-10", "medium", "Behind schedule", "Two blocks could not be reached in November."),
        ("Offer assisted collections to all who qualify", "List checked", "2023-03-31", "on-track", "On target", ""),
        ("Move missed-bin reports to MySandwell", "Form live", "2023-01-20", "significant", "Significantly delayed", "No developer time until April, so this will miss the date by three months or more."),
        ("Repaint street furniture in West Bromwich", "Works complete", "2023-03-31", None, "Under control", "Paint delivered; work needs dry weather."),
        ("Hold a schools litter competition", "Winners named", "2022-12-09", "complete", "Achieved", "31 schools took part."),
    ]
    for i, (act, ms, due, s, w, note) in enumerate(data):
        r = 4 + i
        for j, v in enumerate([act, ms, lead[i % 4], day(due), w, note]):
            put(ws, r, 1 + j, v, "dd/mm/yyyy" if j == 3 else None)
        if s is None:
            x.asked.append(f"Service plan!E{r}")
        x.action(action=act, milestone=ms, owner=lead[i % 4], due_date=due, status=s, status_as_written=w if s else None, commentary=note)
    widths(ws, 46, 30, 24, 12, 22, 60)
    wb.save(HERE / name); x.save(name)

# ================================================================ 17
def five_point():
    name = "send-programme-five-point.xlsx"
    x = Expected("A five-point RAG (Amber/Green, Amber/Red) that a Key sheet explains, and last year's RAG and comment to the left of this "
                 "year's under the same headings", "children-and-education")
    wb, ws = book("SEND programme")
    put(ws, 1, 1, "SEND improvement programme", font=Font(bold=True, size=14)); put(ws, 2, 1, "Programme board report, Quarter 3")
    for i, n in enumerate(["Ref", "Workstream action", "SRO", "Deadline"]):
        head(ws, 4, [n], col=1 + i); head(ws, 5, [""], col=1 + i); merge(ws, 4, 1 + i, 5, 1 + i)
    for g, t in enumerate(["2021/22 Q3", "2022/23 Q3"]):
        head(ws, 4, [t, ""], col=5 + 2 * g); merge(ws, 4, 5 + 2 * g, 4, 6 + 2 * g); head(ws, 5, ["RAG", "Comment"], col=5 + 2 * g)
    means = {"Green": "on-track", "Amber/Green": "medium", "Amber": "medium", "Amber/Red": "medium", "Red": "significant"}
    data = [
        ("SEND1", "Clear the backlog of education, health and care plans", "Head of SEND", "2023-06-30", "Red", "Amber/Red", "118 plans are over 20 weeks, down from 164."),
        ("SEND2", "Recruit four educational psychologists", "Principal Educational Psychologist", "2023-03-31", "Amber", "Amber", "Two appointed. Adverts for the other two close on 27 January."),
        ("SEND3", "Open 60 specialist places in mainstream schools", "Head of School Place Planning", "2023-09-01", "Green", "Amber/Green", "45 places are open; three schools to go."),
        ("SEND4", "Publish a new local offer website", "Service Manager, SEND Commissioning", "2022-12-31", "Amber", "Green", "Live since 5 December."),
        ("SEND5", "Agree joint commissioning with health", "Director of Children and Education", "2023-03-31", "Red", "Amber/Red", "Draft agreement is with the Integrated Care Board."),
        ("SEND6", "Train 200 school leaders in inclusion", "Head of School Improvement", "2023-07-21", "Green", "Green", "143 trained to date."),
        ("SEND7", "Review home to school transport", "Head of Transport Planning", "2023-03-31", "Amber/Green", "Red", "Contract costs have risen by 19%; the review must start again with new options."),
        ("SEND8", "Set up a parent and carer forum for each town", "Service Manager, SEND Commissioning", "2023-03-31", "Green", "Green", "Five of six are running."),
        ("SEND9", "Improve preparation for adulthood at 14", "Head of SEND", "2023-08-31", "Amber", "Amber/Green", "Reviews now begin in year 9 in 12 schools."),
        ("SEND10", "Check the quality of every new plan", "Principal Educational Psychologist", "2023-03-31", "Amber", "Green", "All plans issued since October were checked."),
        ("SEND11", "Cut the number of appeals that are upheld", "Head of SEND", "2023-03-31", "Red", "Amber", "11 this year, against 16 at this point last year."),
    ]
    for i, (ref, act, sro, due, last, now, note) in enumerate(data):
        for j, v in enumerate([ref, act, sro, day(due), last, "Last year: see board minutes of January 2022.", now, note]):
            put(ws, 6 + i, 1 + j, v, "dd/mm/yyyy" if j == 3 else None)
        x.action(ref=ref, action=act, owner=sro, due_date=due, status=means[now], status_as_written=now, commentary=note)
    widths(ws, 9, 46, 32, 12, 13, 30, 13, 50)
    k = wb.create_sheet("Key")
    head(k, 1, ["RAG", "What it means", "Reported to Cabinet as"])
    for i, (a, b, c) in enumerate([
        ("Green", "Successful delivery is highly likely", "Green (on track)"), ("Amber/Green", "Probable; some issues need attention", "Amber (medium issues)"),
        ("Amber", "Feasible, but issues need management attention", "Amber (medium issues)"), ("Amber/Red", "In doubt; action is under way", "Amber (medium issues)"),
        ("Red", "Unachievable without a new plan", "Red (significant issues)")]):
        put(k, 2 + i, 1, a); put(k, 2 + i, 2, b); put(k, 2 + i, 3, c)
    widths(k, 16, 48, 28)
    x.no_records = ["Key"]
    wb.save(HERE / name); x.save(name)

# ================================================================ 18
def information_requests():
    name = "information-and-democracy-measures.xlsx"
    x = Expected("Numerator and denominator beside a worked percentage, two error cells, tolerances with their kind, measures that are not due "
                 "and one awaited", "law-and-governance")
    wb, ws = book("Measures")
    put(ws, 1, 1, "Law and Governance", font=Font(bold=True, size=14)); put(ws, 2, 1, "Performance measures – Quarter 3 2022/23")
    head(ws, 4, ["Measure ref", "Measure", "Frequency", "Aim to", "Numerator", "Denominator", "Result", "Target", "Tolerance", "Tolerance type", "Status", "Comments"])
    aim = {"more": "Maximise", "less": "Minimise"}
    data = [
        ("CX12", None, None, 35, "0", None, None, None, None, "The number received has been falling each quarter."),
        ("CX13", 21, 30, 0.70, "0%", 95, None, None, "red", "Below target, but improving across quarters. A new system is being chosen."),
        ("CX14", None, None, 353, "0", None, None, None, None, "Slightly higher than in Q2."),
        ("CX15", 287, 350, 0.82, "0%", 95, None, None, "red", "Q1 66%, Q2 68%. A significant improvement after the backlog was dealt with."),
        ("LG/M01", 118, 120, 118 / 120, "0.0%", 98, 5, "points", "green", ""),
        ("LG/M02", 38, 47, 38 / 47, "0.0%", 85, 5, "points", "amber", "Four items moved from December to January."),
        ("LG/M03", None, None, "Not due", None, None, None, None, None, "Half-yearly: next reported in Q4."),
        ("LG/M05", 3890, 4210, 3890 / 4210, "0.0%", 95, 5, "points", "amber", "320 staff without e-mail still to train."),
        ("LG/M06", 0, 0, "#DIV/0!", None, 100, 1, "points", None, "No reportable breaches in the quarter."),
        ("LG/M07", 212, 231, 212 / 231, "0.0%", 90, 5, "points", "green", ""),
        ("LG/M08", None, None, "#N/A", None, 90, 5, "points", None, "Link to the meetings database is broken."),
        ("LG/M09", None, None, "Not due", None, None, None, None, None, "Annual: reported once a year."),
        ("LG/M10", None, None, "Data awaited", None, 97, 5, "points", None, "The General Register Office will publish in February."),
    ]
    for i, (ref, n, d, v, fmt, t, tol, kind, s, note) in enumerate(data):
        r, m = 5 + i, MEASURES[ref]
        value = reason = None
        if v == "Not due":
            reason = "not-due"
        elif v == "Data awaited":
            reason = "awaited"
        elif isinstance(v, str):
            x.asked.append(f"Measures!G{r}")
        else:
            v = round(v, 3) if n is not None else v
            value = plain(Decimal(str(v)) * 100) if n is not None else plain(v)
        put(ws, r, 1, ref); put(ws, r, 2, m["measure"]); put(ws, r, 3, m["frequency"].capitalize()); put(ws, r, 4, aim[m["polarity"]])
        put(ws, r, 5, n, "#,##0"); put(ws, r, 6, d, "#,##0"); put(ws, r, 7, v, fmt)
        put(ws, r, 8, t / 100 if t else None, "0%"); put(ws, r, 9, tol); put(ws, r, 10, kind)
        put(ws, r, 11, s.capitalize() if s else None, fill=FILL.get(s)); put(ws, r, 12, note)
        x.measure(ref, measure=m["measure"], frequency=m["frequency"], polarity=m["polarity"], numerator=n, denominator=d, value=value, no_data_reason=reason,
                  target=t, tolerance=tol, tolerance_kind=kind, status=s, status_as_written=s.capitalize() if s else None, commentary=note)
    widths(ws, 12, 48, 12, 10, 11, 12, 13, 9, 10, 14, 9, 50)
    wb.save(HERE / name); x.save(name)

# ================================================================ 19
def care_risks():
    name = "adult-social-care-risks.ods"
    x = Expected("Likelihood and impact as '3 - Likely', last quarter's score beside this quarter's, target scores, treatment, dates of "
                 "review; headings of service inside the table", "adult-social-care")
    wb, ws = book("Risk log")
    put(ws, 1, 1, "Adult Social Care directorate risk log", font=Font(bold=True, size=14)); put(ws, 2, 1, "Reviewed by the directorate management team, Q3 2022/23")
    head(ws, 4, ["Risk ID", "Risk", "Risk owner", "Likelihood", "Impact", "Previous score", "Current score", "Target score", "RAG", "Treatment", "Mitigation", "Last reviewed"])
    lk = {1: "1 - Unlikely", 2: "2 - Possible", 3: "3 - Likely", 4: "4 - Very likely"}
    im = {1: "1 - Low", 2: "2 - Medium", 3: "3 - High", 4: "4 - Very high"}
    band = {(int(m["likelihood"]), int(m["impact"])): m["band"] for m in table("matrix.csv")}
    data = [
        "Commissioning and market",
        ("AR01", "Care homes leave the market", "Assistant Director, Commissioning and Integration", 4, 4, 16, 9, "Treat", "Fair Cost of Care; provider forum", "2022-12-14"),
        ("AR02", "Home care cannot meet winter demand", "Assistant Director, Commissioning and Integration", 3, 3, 12, 6, "Treat", "Surge contracts; weekly capacity call", "2022-12-14"),
        ("AR03", "A provider fails at short notice", "Assistant Director, Commissioning and Integration", 2, 4, 8, 4, "Tolerate", "Provider failure protocol", "2022-11-09"),
        "Operations",
        ("AR04", "Waiting list for assessments grows", "Assistant Director, Adult Social Care Operations", 3, 4, 12, 6, "Treat", "Agency team; triage of all referrals", "2022-12-14"),
        ("AR05", "Too many vacancies for social workers", "Principal Social Worker", 3, 3, 9, 4, "Treat", "Career pathway; retention payment", "2022-12-14"),
        ("AR06", "Deprivation of liberty backlog leads to claims", "Principal Social Worker", 2, 3, 6, 3, "Treat", "Extra assessors until March", "2022-10-12"),
        ("AR07", "Safeguarding enquiries take too long", "Principal Social Worker", 2, 2, 6, 2, "Tolerate", "Weekly tracking", "2022-11-09"),
        "Finance and systems",
        ("AR08", "Charging reform changes again", "Service Manager, Care Finance", 1, 3, 9, 3, "Tolerate", "Programme paused; watching brief", "2022-12-14"),
        ("AR09", "Care record system fails after the upgrade", "Service Manager, Care Systems", 2, 4, 4, 4, "Transfer", "Supplier support contract; tested back-ups", "2022-12-01"),
        ("AR10", "Income from charges falls short", "Service Manager, Care Finance", 3, 2, 6, 4, "Treat", "Debt panel each month", "2022-12-01"),
    ]
    r = 5
    for d in data:
        if isinstance(d, str):
            put(ws, r, 1, d, font=BOLD, fill=BAND); merge(ws, r, 1, r, 12); r += 1; continue
        ref, title, owner, l, i, prev, tgt, treat, mit, seen = d
        rating = band[(l, i)]
        for j, v in enumerate([ref, title, owner, lk[l], im[i], prev, l * i, tgt, rating.capitalize(), treat, mit, day(seen)]):
            put(ws, r, 1 + j, v, "dd/mm/yyyy" if j == 11 else None, fill=FILL[rating] if j == 8 else None)
        x.risk(ref=ref, title=title, owner=owner, likelihood=l, impact=i, score=l * i, target_score=tgt, rating=rating,
               rating_as_written=rating.capitalize(), treatment=treat, mitigation=mit, reviewed_at=seen)
        r += 1
    widths(ws, 9, 44, 36, 14, 14, 10, 10, 10, 9, 12, 36, 13)
    p = HERE / "adult-social-care-risks.xlsx"
    wb.save(p); convert(p, "ods"); x.save(name)

# ================================================================ 20
def housing_measures():
    name = "housing-measures-and-slippage.xlsx"
    x = Expected("Measures with subtotals after each section and long commentary; a second sheet of the actions that slipped, with cause and "
                 "recovery in columns of their own; refs 1.1 and 1.10 kept apart by a number format; hidden rows", "housing")
    wb, ws = book("Measures")
    put(ws, 1, 1, "Housing performance – Q3 2022/23", font=Font(bold=True, size=14))
    head(ws, 3, ["Ref", "Measure", "Responsible officer", "Bigger or smaller is better", "Performance", "Target", "Annual target", "RAG rating", "Explanation"])
    long_note = (
        "The service had 1,486 damp and mould reports between October and December, against 540 in the same quarter last year. "
        "This follows the national attention given to the issue in November.\n\n"
        "What we have done:\n"
        "• set up a team of eight, who treat category 1 cases first;\n"
        "• washed and inspected 612 homes, and found 214 that need further work;\n"
        "• written to every tenant with advice (“It’s not your fault” leaflet);\n"
        "• agreed £1.2m from the Housing Revenue Account for ventilation.\n\n"
        "What comes next: the team moves to seven-day working on 16 January. " +
        "Cases are ranked each Monday, and the ward members are told the position for their area. " * 12 +
        "We expect to be at 90% by the end of June 2023.")
    sections = [
        ("Safe and warm homes", [
            ("HSG/M01", 97.1, "amber", "On course for year end."), ("HSG/M03", 99.8, "amber", "37 homes where we have not been let in; legal action in 12."),
            ("HSG/M04", 96.4, "amber", ""), ("HSG/M05", 100, "green", ""), ("HSG/M06", 71.5, "red", long_note)]),
        ("Repairs and lettings", [
            ("HSG/M07", 88.6, "green", ""), ("HSG/M08", 99.2, "green", ""), ("HSG/M09", 21.5, "red", "Backlog from the autumn storms.\nExtra contractors from 9 January."),
            ("HSG/M10", 44, "amber", "Average is pulled up by 11 long-term empty homes."), ("HSG/M11", 1.58, "green", ""), ("HSG/M12", 3.94, "red", "Cost of living pressures; see the Household Support Fund note.")]),
        ("Homelessness and new homes", [
            ("HSG/M13", 103, "green", "Green for the first time this year."), ("HSG/M15", 52, "amber", ""), ("HSG/M16", 211, "red", "26 of these are from one fire."),
            ("HSG/M17", 0, "green", "No family was in bed and breakfast over six weeks."), ("HSG/M18", 91, "green", ""), ("HSG/M19", 41, "amber", "Three sales fell through in December.")]),
    ]
    polarity = {"more": "Bigger is better", "less": "Smaller is better"}
    r = 4
    for title, rows in sections:
        put(ws, r, 1, title, font=BOLD, fill=BAND); merge(ws, r, 1, r, 9); r += 1
        for ref, v, s, note in rows:
            m, d = MEASURES[ref], DUE[(ref, PERIOD)]
            num = lambda t: None if not t else float(t) if "." in t else int(t)
            for j, val in enumerate([ref, m["measure"], m["owner"], polarity[m["polarity"]], None, num(d["target"]), num(d["annual_target"]), s.upper(), note]):
                put(ws, r, 1 + j, val, fill=FILL[s] if j == 7 else None)
            ws.cell(r, 5).value = v
            if d["target"] == "0":
                ws.cell(r, 6).value = 0
            if ref in ("HSG/M05", "HSG/M11"):
                ws.row_dimensions[r].hidden = True
            x.measure(ref, measure=m["measure"], owner=m["owner"], polarity=m["polarity"], value=plain(v), target=d["target"], annual_target=d["annual_target"],
                      status=s, status_as_written=s.upper(), commentary=note)
            r += 1
        n = {k: sum(1 for q in rows if q[2] == k) for k in ("green", "amber", "red")}
        put(ws, r, 2, f"Subtotal: {len(rows)} measures", font=BOLD); put(ws, r, 9, f"Green: {n['green']}, Amber: {n['amber']}, Red: {n['red']}", font=BOLD); r += 1
    put(ws, r, 2, "Grand total", font=BOLD); put(ws, r, 5, sum(len(q) for _, q in sections), font=BOLD)
    widths(ws, 10, 44, 30, 18, 13, 9, 10, 11, 80)
    w2 = wb.create_sheet("Slippage")
    put(w2, 1, 1, "Service plan actions that have slipped", font=BOLD)
    head(w2, 3, ["Action No", "Action", "Service", "Original due date", "Revised due date", "Status", "Comments", "Reason for slippage", "Recovery action", "Recovery date"])
    slips = [
        (1.1, "1.1", "Publish the repairs handbook", "Repairs", "2022-10-31", "2023-02-28", "medium", "Text is agreed with the tenants’ panel.", "Printing contract ended in September", "Use the corporate print contract", "2023-02-10"),
        (1.2, "1.2", "Buy 12 electric vans", "Repairs", "2022-12-31", "2023-05-31", "medium", "Vans ordered.", "World shortage of parts", "Hire four vans until delivery", "2023-01-31"),
        (1.9, "1.9", "Replace the lift at Allen House", "Asset management", "2022-11-30", "2023-03-31", "medium", "Old lift removed.", "Asbestos found in the shaft", "Specialist contractor on site from January", "2023-01-16"),
        (1.10, "1.10", "Open the new depot stores", "Repairs", "2022-09-30", "2023-09-30", "significant", "Planning application withdrawn in November.", "Objection from the Environment Agency", "New site search; report to Cabinet Member", "2023-02-24"),
        (2.1, "2.1", "Let the estate cleaning contract", "Tenancy and estates", "2022-12-01", "2023-03-01", "medium", "Bids are being marked.", "Extra time asked for by bidders", "Panel dates brought forward", "2023-01-20"),
        (2.2, "2.2", "Survey all communal doors", "Building safety", "2022-12-16", "2023-04-28", "significant", "210 of 940 doors surveyed.", "Both surveyors left in October", "Framework contract for surveys", "2023-01-30"),
        (2.10, "2.10", "Start a text reminder for repairs appointments", "Repairs", "2022-11-01", "2023-01-31", "medium", "Tested with 50 tenants.", "Supplier’s software release was late", "Weekly call with the supplier", "2023-01-09"),
    ]
    word = {"medium": "Behind schedule", "significant": "Off track"}
    for i, (no, ref, act, svc, due, rev, s, note, cause, fix, fixed) in enumerate(slips):
        rr = 4 + i
        put(w2, rr, 1, no, "0.00" if ref.endswith("0") else "General")
        for j, v in enumerate([act, svc, day(due), day(rev), word[s], note, cause, fix, day(fixed)]):
            put(w2, rr, 2 + j, v, "dd/mm/yyyy" if j in (2, 3, 8) else None)
        x.action(ref=ref, action=act, service=svc, due_date=due, revised_date=rev, status=s, status_as_written=word[s], commentary=note, cause=cause,
                 recovery=fix, recovery_date=fixed)
    widths(w2, 10, 44, 20, 13, 13, 16, 40, 34, 40, 13)
    n = wb.create_sheet("Notes")
    for i, t in enumerate(["Notes for the performance team", "Rent figures exclude garages.", "Rows for M05 and M11 were hidden for the tenants’ panel; they are part of the return."]):
        put(n, 1 + i, 1, t)
    x.no_records = ["Notes"]
    wb.save(HERE / name); x.save(name)

ALL = [housing_corporate_plan, law_tracker, finance_kpis, asc_by_outcome, project_blocks, colour_only, public_health_scorecard, strategic_risks,
       transposed, borough_stack, side_by_side, finance_csv, children_xlsm, health_narrative, improvement_1904, service_plan_words, five_point,
       information_requests, care_risks, housing_measures]

if __name__ == "__main__":
    only = sys.argv[1:]
    for make in ALL:
        if not only or make.__name__ in only:
            make()
            print(make.__name__)
