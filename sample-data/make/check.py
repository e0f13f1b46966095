"""Reconciles expected/ to every published figure and the workbooks to cells.csv; exit 1 on a mismatch."""
import sys
from collections import Counter

from openpyxl import load_workbook

import facts
import rules
from tables import SAMPLES, framework, read

PERIODS = ("2022-23-Q2", "2022-23-Q3")
faults = []


def expect(what, found, wanted):
    """Records a fault unless the two are equal."""
    if found != wanted:
        faults.append(f"{what}: found {found}, wanted {wanted}")


def expect_each_once(what, found, wanted):
    """Records a fault for each key that is missing, extra or there twice."""
    found, wanted = Counter(found), Counter(wanted)
    for key in sorted(found | wanted):
        expect(f"{what} {key}", found[key], wanted[key])


def records(period, name):
    """All bodies' expected rows of a table, each with its body."""
    rows = []
    for body in framework("bodies"):
        path = SAMPLES / "expected" / period / body["id"] / f"{name}.csv"
        rows += [row | {"body": body["id"]} for row in read(path)] if path.exists() else []
    return rows


def headlines():
    """The table of 8.6 and the red actions."""
    folds = {row["code"]: row["folds_into"] or row["code"] for row in framework("statuses")}
    for period in PERIODS:
        plan = [row for row in records(period, "actions") if row["plan"] == "corporate-plan"]
        expect(f"headline table {period}", dict(Counter(folds[row["status"]] for row in plan)),
               facts.HEADLINES[period])
        expect(f"actions {period}", len({row["ref"] for row in plan}), 410)
        expect(f"complete actions in use {period}", any(row["status"] == "complete" for row in plan), True)
    red = [row for row in plan if row["status"] == "significant"]
    by_outcome = Counter(row["outcome"] for row in red)
    expect("red by outcome", [by_outcome[row["id"]] for row in framework("outcomes")], facts.RED_BY_OUTCOME)
    for words in facts.RED_ACTIONS:
        expect(f"red actions about {words}", sum(words in row["action"] for row in red), 1)


def latest(period):
    """(measure, quarter): record, as the workbooks of a period state it."""
    return {(row["ref"], row["period"][-2:]): row for row in records(period, "measures")}


def figures():
    """Published values, targets, verdicts and directions."""
    before = latest("2022-23-Q2")
    now = before | latest("2022-23-Q3")
    for key, (value, target) in facts.VALUES.items():
        expect(f"{key} value", now[key]["value"], value)
        if target:
            expect(f"{key} target", (before if key[1] == "Q2" else now)[key]["target"], target)
    for ref, status in facts.STATUSES.items():
        expect(f"{ref} status", now[ref, "Q3"]["status"], status)
    trust = Counter(now[f"SCT{n:02}", "Q3"]["status"] for n in range(1, 16))
    expect("Children's Trust KPIs", dict(trust), facts.TRUST_KPIS)
    care = now["SCT16", "Q3"]
    expect("children in care", (care["baseline"], care["baseline_period"], care["target_date"]),
           ("844", "@2022-03-31", "2023-03-31"))
    for less, more in facts.ORDER:
        expect(f"{less} below {more}", float(now[less]["value"]) < float(now[more]["value"]), True)
    marks = {row["ref"]: row["value"] for row in records("2022-23-Q3", "benchmarks")}
    expect("benchmarks", marks, facts.BENCHMARKS)


def history():
    """Earlier figures change only where a restatement says so; the last quarter's RAG is last quarter's."""
    before, now = latest("2022-23-Q2"), latest("2022-23-Q3")
    told = {(row["ref"], row["period"][-2:]): row for row in records("2022-23-Q3", "restatements")}
    for key in before.keys() & now.keys():
        change = told.get(key)
        expect(f"{key} in quarter 2's workbook", before[key]["value"],
               change["old"] if change else now[key]["value"])
        if change:
            expect(f"{key} restated", now[key]["value"], change["new"])
    expect("restated figures", sorted(told), [("CX13", "Q1"), ("CX13", "Q2")])
    was = {(row["plan"], row["ref"]): row["status"] for row in records("2022-23-Q2", "actions")}
    for row in records("2022-23-Q3", "actions"):
        if row.get("previous_status"):
            expect(f"previous status of {row['ref']}", row["previous_status"], was[row["plan"], row["ref"]])


def population():
    """170 measures, every due measure answered once, every planned action returned once."""
    expect("Corporate Plan measures", sum(row["component"] == "improvement" for row in framework("measures")), 170)
    for period in PERIODS:
        stated = [row["ref"] for row in records(period, "measures") if row["period"] == period]
        expect_each_once(f"{period} measure", stated, [row["ref"] for row in framework("measures")])
        returned = [(row["plan"], row["ref"]) for row in records(period, "actions")]
        expect_each_once(f"{period} action", returned, [(row["plan"], row["ref"]) for row in framework("actions")])


def register():
    """The risks of 11.3, their scores and their movements."""
    scores = {period: {row["ref"]: int(row["score"]) for row in records(period, "risks")} for period in PERIODS}
    events = records("2022-23-Q3", "events")
    expect("risks that moved", {row["ref"] for row in events}, set(facts.RISKS))
    for ref, (before, now, kinds) in facts.RISKS.items():
        expect(f"risk {ref}", tuple(scores[period].get(ref) for period in PERIODS), (before, now))
        expect(f"events of risk {ref}", [row["event"] for row in events if row["ref"] == ref], kinds)
    still = {ref for ref in scores["2022-23-Q2"] if ref not in facts.RISKS}
    for ref in still:
        expect(f"risk {ref} is unchanged", scores["2022-23-Q3"].get(ref), scores["2022-23-Q2"][ref])
    expect("new risks", set(scores["2022-23-Q3"]) - set(scores["2022-23-Q2"]),
           {ref for ref, (before, _, _) in facts.RISKS.items() if before is None})


def contracts_and_words():
    """Contract facts, and the slips in the report's own words."""
    for (period, contract), wanted in facts.CONTRACTS.items():
        found = next(row for row in records(period, "contracts") if row["contract"] == contract)
        expect(f"contract {contract} {period}", {key: found[key] for key in wanted}, wanted)
    serco = next(row for row in records("2022-23-Q3", "contracts") if row["contract"] == "serco")
    expect("Serco's term", (serco["start"][:4], serco["end"][:4]), ("2010", "2035"))
    said = {row["section"]: row["text"] for row in records("2022-23-Q3", "narratives") if row["body"] == "corporate"}
    for section, words in facts.SLIPS:
        expect(f"section {section} says {words}", words in said[section], True)


def cells():
    """Non-empty cells, counted in the files by openpyxl."""
    counts = {(row["period"], row["body"], row["sheet"]): int(row["non_empty_cells"])
              for row in read(SAMPLES / "expected" / "cells.csv")}
    found = {}
    for period in PERIODS:
        for path in sorted((SAMPLES / period.lower()).glob("*.xlsx")):
            for sheet in load_workbook(path).worksheets:
                filled = sum(cell.value not in (None, "") for row in sheet.iter_rows() for cell in row)
                found[period, path.stem, sheet.title] = filled
    expect("sheets", set(found), set(counts))
    for key, count in found.items():
        expect(f"cells of {key}", count, counts.get(key))
    return sum(found.values())


def main():
    """Runs every check and says what was found."""
    for check in (headlines, figures, history, population, register, contracts_and_words):
        check()
    for period in PERIODS:
        faults.extend(rules.unclean(period, records))
    total = cells()
    for fault in faults:
        print(fault)
    print(f"{len(faults)} mismatches; {total} non-empty cells in 20 workbooks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
