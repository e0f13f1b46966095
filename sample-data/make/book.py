"""A workbook being written: cells, looks, and a saved file that is the same bytes every time."""
import re
import zipfile
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter

FIXED = "2023-01-20T09:00:00Z"
THIN = Border(*[Side(style="thin", color="BFBFBF")] * 4)
LOOKS = {
    "title": {"font": Font(name="Calibri", size=16, bold=True)},
    "subtitle": {"font": Font(name="Calibri", size=12, bold=True, color="44546A")},
    "plain": {"alignment": Alignment(wrap_text=False)},
    "note": {"font": Font(name="Calibri", italic=True, size=9, color="595959")},
    "head": {"font": Font(name="Calibri", bold=True, color="FFFFFF"), "border": THIN,
             "fill": PatternFill("solid", fgColor="1F3864"),
             "alignment": Alignment(wrap_text=True, vertical="center", horizontal="center")},
    "section": {"font": Font(name="Calibri", bold=True), "border": THIN,
                "fill": PatternFill("solid", fgColor="D9E2F3")},
    "total": {"font": Font(name="Calibri", bold=True), "border": THIN},
    "body": {"border": THIN, "alignment": Alignment(wrap_text=True, vertical="top")},
    "merged": {"border": THIN, "alignment": Alignment(wrap_text=True, vertical="center")},
    "centre": {"border": THIN, "alignment": Alignment(wrap_text=True, vertical="top", horizontal="center")},
}
FILLS = {"green": "92D050", "amber": "FFC000", "red": "FF0000", "grey": "BFBFBF", "blue": "5B9BD5"}
# The same colours as a person picks them from the theme palette: (theme index, tint).
THEME_FILLS = {"green": (6, 0.0), "amber": (9, 0.4), "red": (5, -0.25), "grey": (0, -0.25), "blue": (4, 0.4)}


def fill(colour, theme=False):
    """A cell fill of a traffic-light colour, direct or from the theme."""
    if theme:
        index, tint = THEME_FILLS[colour]
        return PatternFill("solid", fgColor=Color(theme=index, tint=tint))
    return PatternFill("solid", fgColor=FILLS[colour])


class Sheet:
    """One sheet; every write goes through `put`, which is how non-empty cells are counted."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.cells = 0
        self.wrapped = {}

    def put(self, row, column, value, look="body", number_format=None, colour=None, theme=False):
        """Writes a cell; an empty value still gets its look, as in a form."""
        cell = self.sheet.cell(row, column)
        for part, style in LOOKS[look].items():
            setattr(cell, part, style)
        if colour:
            cell.fill = fill(colour, theme)
        if value not in (None, ""):
            cell.value = value
            self.cells += 1
            if look in ("body", "centre"):
                self.wrapped.setdefault(row, []).append((column, str(value)))
        if number_format:
            cell.number_format = number_format
        return cell

    def lines(self, row, texts, look="note", column=1):
        """Writes one text a row, downwards; answers the row after the last."""
        for text in texts:
            self.put(row, column, text, look)
            row += 1
        return row

    def merge(self, top, left, bottom, right):
        """Merges a block of cells."""
        self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def widths(self, widths, first=1):
        """Sets column widths from the first column on."""
        for offset, width in enumerate(widths):
            self.sheet.column_dimensions[get_column_letter(first + offset)].width = width

    def fit(self):
        """Row heights that show wrapped text, as Excel would set them."""
        for row, cells in self.wrapped.items():
            lines = max(self.line_count(column, words) for column, words in cells)
            if lines > 1:
                self.sheet.row_dimensions[row].height = min(409, 15 * lines)

    def line_count(self, column, words):
        """Roughly how many lines a text takes in its column."""
        width = self.sheet.column_dimensions[get_column_letter(column)].width or 13
        return sum(-(-max(1, len(line)) // max(1, int(width * 0.95))) for line in words.split("\n"))


class Book:
    """One workbook."""

    def __init__(self, title):
        self.book = Workbook()
        self.book.remove(self.book.active)
        self.book.properties.title = title
        self.book.properties.creator = "Directorate support officer"
        self.sheets = []

    def sheet(self, name, hidden=False):
        """Adds a sheet."""
        sheet = Sheet(self.book.create_sheet(name))
        if hidden:
            sheet.sheet.sheet_state = "hidden"
        sheet.sheet.page_setup.orientation = "landscape"
        sheet.sheet.page_setup.fitToHeight = 0
        sheet.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheets.append(sheet)
        return sheet

    def counts(self):
        """Sheet name and number of non-empty cells, in sheet order."""
        return [(sheet.sheet.title, sheet.cells) for sheet in self.sheets]

    def save(self, path):
        """Writes the file with fixed times, so that equal content is equal bytes."""
        for sheet in self.sheets:
            sheet.fit()
        raw = BytesIO()
        self.book.save(raw)
        with zipfile.ZipFile(raw) as made, zipfile.ZipFile(path, "w") as out:
            for name in made.namelist():
                content = made.read(name)
                if name == "docProps/core.xml":
                    content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", FIXED.encode(), content)
                entry = zipfile.ZipInfo(name, (2023, 1, 20, 9, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(entry, content)
