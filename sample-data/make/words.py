"""WORDS.md: the headings and words used in the workbooks, listed from the wording files."""


def write(path, wordings):
    """Writes one section a body."""
    lines = ["# Words used in the sample workbooks", "",
             "Written by `main.py` from the files in `wording/`. For people: an importer reads the workbooks.", ""]
    for wording in wordings:
        lines += [f"## {wording['body']} (layout {wording['family'].upper()})", ""]
        lines += section(wording, "")
    path.write_text("\n".join(lines), encoding="utf-8")


def section(table, name):
    """The pairs of one table, then its tables in turn."""
    lines = []
    pairs = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if name and pairs:
        lines += [f"**{name}**", "", *(f"- {key}: {shown(value)}" for key, value in pairs.items()
                                       if key != "headings"), ""]
    for key, value in table.items():
        if isinstance(value, dict):
            lines += section(value, f"{name} {key}".strip())
        elif key == "measures":
            for sheet in value:
                lines += section(sheet, f"measures, sheet {sheet['sheet']}")
    return lines


def shown(value):
    """A value on one line."""
    return " / ".join(map(str, value)) if isinstance(value, list) else str(value)
