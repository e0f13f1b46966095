"""The sample data itself, read from the CSV tables and the framework's names.

Knows nothing of workbooks: what a directorate says is here, how it writes it is elsewhere.
"""
import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SAMPLES = HERE.parent
FRAMEWORK = SAMPLES.parent / "assets" / "frameworks" / "sandwell-2022-23"
QUARTERS = ("q2", "q3")


def read(path):
    """The rows of a CSV file as dictionaries."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def table(name):
    """The rows of one of our own tables, or none where a quarter has no such table."""
    path = HERE / "tables" / f"{name}.csv"
    return read(path) if path.exists() else []


def framework(name):
    """The rows of one of the framework's files."""
    return read(FRAMEWORK / f"{name}.csv")


def period(quarter):
    """`q3` as the return calls it: 2022-23-Q3."""
    return f"2022-23-{quarter.upper()}"


def earlier(quarter):
    """The quarters of the year before this one, oldest first."""
    return [f"q{n}" for n in range(1, int(quarter[1]))]


@dataclass
class Quarter:
    """Everything that is reported for one quarter."""

    name: str

    def __post_init__(self):
        self.period = period(self.name)
        self.number = self.name[1]
        self.due = {row["ref"]: row for row in framework("due") if row["period"] == self.period}

    def actions(self, body, plan="corporate-plan"):
        """Planned actions of a body with this quarter's state, in the plan's order."""
        state = {(row["plan"], row["ref"]): row for row in table(f"actions-{self.name}")}
        return [
            action | state[plan, action["ref"]]
            for action in framework("actions")
            if action["body"] == body and action["plan"] == plan
        ]

    def updates(self, quarter):
        """What was said of each Corporate Plan action in an earlier quarter: ref to (status, words)."""
        if quarter == "q1":
            words = {row["ref"]: row["commentary"] for row in table("actions-q1")}
            before = table("actions-q2")
            return {row["ref"]: (row["previous_status"], words.get(row["ref"], "")) for row in before
                    if row["plan"] == "corporate-plan"}
        return {row["ref"]: (row["status"], row["commentary"]) for row in table(f"actions-{quarter}")
                if row["plan"] == "corporate-plan"}

    def measures(self, body, components, contracts=None):
        """Measures of a body with this quarter's figures, its target and its benchmark."""
        state = {row["ref"]: row for row in table(f"measures-{self.name}")}
        marks = {row["ref"]: row for row in table("benchmarks") if row["quarter"] == self.name}
        facts = {row["ref"]: row for row in table("measure-facts")}
        rows = []
        for measure in framework("measures"):
            if measure["body"] != body or measure["component"] not in components:
                continue
            ref = measure["ref"]
            due = self.due.get(ref, {"target": "", "target_upper": "", "annual_target": "", "target_date": ""})
            mark = {"benchmark_value": marks[ref]["value"] if ref in marks else ""}
            fact = {"baseline": "", "baseline_period": ""} | facts.get(ref, {})
            rows.append(measure | due | state[ref] | mark | fact)
        return rows

    def history(self, quarter):
        """Figures of an earlier quarter as known now: declared restatements are applied."""
        due = {row["ref"]: row["target"] for row in framework("due") if row["period"] == period(quarter)}
        rows = {row["ref"]: {"value": row["value"], "status": row["status"], "target": due.get(row["ref"], "")}
                for row in table(f"measures-{quarter}") if row["value"]}
        for change in table("restatements"):
            if change["quarter"] <= self.name and change["period"] == period(quarter):
                rows[change["ref"]]["value"] = change["new"]
        return rows

    def of(self, name, body=None):
        """Rows of a table that carries its quarter (and body) in columns."""
        return [row for row in table(name)
                if row["quarter"] == self.name and (body is None or row["body"] == body)]
