"""The rules sample returns must be clean under, told again in few lines to prove the data, not the library."""
from decimal import Decimal

from tables import framework

RECOVERY = ("commentary", "cause", "recovery", "recovery_owner", "recovery_date")


def unclean(period, records):
    """One sentence for each record of a period that breaks a rule."""
    return [*actions(period, records), *measures(period, records), *risks(period, records)]


def actions(period, records):
    """ACT.02: amber and red say why and what next; no update says why and when."""
    for row in records(period, "actions"):
        needed = {"medium": RECOVERY, "significant": RECOVERY, "no-update": ("commentary", "no_update_reason"),
                  "complete": ("completed_date",)}.get(row["status"], ())
        for field in needed:
            if not row[field]:
                yield f"{period} action {row['ref']} is {row['status']} without {field}"
        if not row["status"]:
            yield f"{period} action {row['ref']} has no status"


def measures(period, records):
    """Due values are given or explained; the RAG is the one that value, target and tolerance give."""
    plan = {row["ref"]: row for row in framework("measures")}
    due = {row["ref"]: row for row in framework("due") if row["period"] == period}
    for row in records(period, "measures"):
        if row["period"] != period:
            continue
        if not row["value"] and not (row["no_data_reason"] and row["expected_date"]):
            yield f"{period} measure {row['ref']} has neither value nor reason and date"
        if row["ref"] not in due and row["value"]:
            yield f"{period} measure {row['ref']} has a value though none is due"
        if row["value"]:
            wanted = verdict(plan[row["ref"]], due[row["ref"]], row["value"], period)
            if wanted != row["status"] and not row.get("override_reason"):
                yield f"{period} measure {row['ref']} is {row['status']}, its figures say {wanted}"
            if row["target"] != due[row["ref"]]["target"]:
                yield f"{period} measure {row['ref']} has another target than the plan"
        if row["status"] in ("amber", "red") and not all(row[field] for field in RECOVERY):
            yield f"{period} measure {row['ref']} is {row['status']} without its recovery"


def verdict(measure, due, value, period):
    """Green on target or better; amber within tolerance, the edge counting as amber; else red."""
    ends = {"2022-23-Q2": "2022-09-30", "2022-23-Q3": "2022-12-31"}
    if not due["target"] or due["target_date"] > ends[period]:
        return "not-rated"
    target, value = Decimal(due["target"]), Decimal(value)
    upper = Decimal(due["target_upper"] or due["target"])
    tolerance = Decimal(measure["tolerance"] or 0)
    if measure["tolerance_kind"] == "percent":
        tolerance = abs(target) * tolerance / 100
    miss = {"more": target - value, "less": value - target,
            "middle": max(target - value, value - upper)}[measure["polarity"]]
    return "green" if miss <= 0 else "amber" if miss <= tolerance else "red"


def risks(period, records):
    """RSK.01: score is likelihood times impact and the colour is the matrix's."""
    bands = {(row["likelihood"], row["impact"]): row for row in framework("matrix")}
    for row in records(period, "risks"):
        cell = bands[row["likelihood"], row["impact"]]
        if (row["score"], row["rating"]) != (cell["score"], cell["band"]):
            yield f"{period} risk {row['ref']} is scored {row['score']} {row['rating']}"
        if int(row["target_score"]) > int(row["score"]):
            yield f"{period} risk {row['ref']} aims above its score"
