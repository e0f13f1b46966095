"""One risk, or one change of the register, as the cells of a row."""
from written import Written, figure, number, text, when


def slug(words):
    """A register's name as an id: Children and Education is children-and-education."""
    return words.lower().replace(" ", "-")


def score(likelihood, impact):
    """Likelihood times impact."""
    return str(int(likelihood) * int(impact))


def risk_cell(field, risk, words, quarter):
    """One cell of the register."""
    labelled = quarter.name in words["labelled_quarters"]
    if field == "register":
        return text(words["register"]), None, {"register": slug(words["register"])}
    if field in ("score", "target_score"):
        before = "target_" if field.startswith("target") else ""
        value = score(risk[f"{before}likelihood"], risk[f"{before}impact"])
        return figure(value, "number", "plain"), None, {field: value}
    if field in ("likelihood", "impact", "target_likelihood", "target_impact"):
        value = risk[field]
        scale = words[f"{field.removeprefix('target_')}_words"]
        written = text(scale[int(value) - 1]) if labelled else figure(value, "number", "plain")
        return written, None, {field: value}
    if field == "rating":
        band = risk["band"]
        shown = words["rating_words"][band]
        return text(shown), band, {"rating": band, "rating_as_written": shown}
    return plain_cell(field, risk, words)


def plain_cell(field, risk, words):
    """The cells whose words are the table's own or looked up."""
    value = risk[field]
    if field == "ref":
        return ref_written(value), None, {"ref": value}
    if field == "outcome":
        return text(words["outcomes"][value]), None, {"outcome": value}
    if field == "treatment":
        return text(words["treatment_words"][value]), None, {"treatment": value}
    if field in ("target_date", "reviewed_at"):
        return when(value), None, {field: value}
    if field == "previous_score":
        return figure(value, "number", "plain"), None, {field: value}
    return text(value), None, {field: value}


def ref_written(ref):
    """27 as the number Excel makes of it, 27a as text."""
    return Written(number(ref), "General", ref) if ref.isdigit() else text(ref)


def event_cell(field, change):
    """One cell of the register changes."""
    value = change[field]
    if field == "title":
        return text(value), None, {}
    if field == "event":
        return text(change["words"]), None, {"event": value}
    if field in ("ref", "related_ref"):
        return ref_written(value), None, {field: value}
    if field in ("old", "new"):
        return figure(value, "number", "plain"), None, {field: value}
    if field == "effective_date":
        return when(value), None, {field: value}
    if field in ("container", "from_container", "to_container"):
        return text(value), None, {field: slug(value)}
    return text(value), None, {field: value}
