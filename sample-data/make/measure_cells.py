"""One measure as the cells of a row, and the records an importer should make of it."""
from action_cells import Cell
from written import Written, figure, text, when

FIGURES = {"value", "target", "annual_target", "forecast", "benchmark_value", "baseline"}
DATES = {"expected_date", "target_date", "recovery_date"}
COLOURS = {"green": "green", "amber": "amber", "red": "red", "not-rated": "grey"}
WIDTHS = {"ref": 10, "measure": 44, "outcome": 26, "owner": 26, "unit": 14, "commentary": 44, "cause": 30,
          "recovery": 34, "recovery_owner": 24, "override_reason": 34, "contract": 24}


def measure_cell(field, measure, wording, sheet_wording, index):
    """The cell of one field of one measure this quarter."""
    style = sheet_wording["figures"]
    if field == "value":
        return value_cell(measure, wording, style)
    if field == "target" and measure["target_upper"]:
        return range_cell(measure, style)
    if field in FIGURES:
        states = {} if field == "benchmark_value" else {field: measure[field]}
        return Cell(figure(measure[field], measure["unit"], style), "centre", None, states)
    if field == "status":
        return status_cell(measure.get("status"), wording)
    if field in DATES:
        return Cell(when(measure[field], wording["dates"][index % len(wording["dates"])]), "centre", None,
                    {field: measure[field]})
    if field == "baseline_period":
        return Cell(when(measure[field].lstrip("@")), "centre", None, {field: measure[field]})
    if field in ("polarity", "frequency", "outcome", "contract"):
        words = wording[f"{field}_words"][measure[field]] if measure[field] else ""
        return Cell(text(words), "body", None, {field: measure[field]})
    if field in ("numerator", "denominator"):
        return Cell(figure(measure[field], "number", "plain"), "centre", None, {field: measure[field]})
    return Cell(text(measure[field]), "body", None, {field: measure[field]})


def value_cell(measure, wording, style):
    """The figure, or the word that stands for a missing one."""
    reason = measure["no_data_reason"]
    written = text(wording["missing"][reason]) if reason else figure(measure["value"], measure["unit"], style)
    states = {"value": measure["value"], "value_as_written": written.shown, "no_data_reason": reason}
    return Cell(written, "centre", None, states)


def range_cell(measure, style):
    """A target that is a range, for a measure that is best in the middle."""
    mark = "%" if measure["unit"] == "%" and style != "plain" else ""
    words = f"{measure['target']}{mark} to {measure['target_upper']}{mark}"
    return Cell(text(words), "centre", None, {"target": measure["target"], "target_upper": measure["target_upper"]})


def status_cell(status, wording):
    """The RAG of a measure: words with a fill, or the fill alone."""
    if not status:
        return Cell(text(""), "centre", None, {"status": "", "status_as_written": ""})
    words = "" if wording.get("colour_only") else wording["measure_status"][status]
    return Cell(text(words), "centre", COLOURS[status], {"status": status, "status_as_written": words})


def past_cell(field, figures, measure, wording, sheet_wording):
    """What an earlier quarter's column shows, and what it states."""
    if figures is None:
        return Cell(text(""), "centre", None, {})
    if field == "status":
        cell = status_cell(figures["status"], wording)
        return cell._replace(states={"status": figures["status"]})
    style = sheet_wording["figures"]
    return Cell(figure(figures[field], measure["unit"], style), "centre", None, {field: figures[field]})


def benchmark(measure, quarter, wording):
    """The benchmark record of a measure that has one."""
    return {"ref": measure["ref"], "period": quarter.period, "name": wording["benchmark_name"],
            "value": measure["benchmark_value"]}
