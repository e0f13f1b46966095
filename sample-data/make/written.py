"""How a value is written in a cell: the value itself, its number format, and what a person sees."""
from datetime import date
from decimal import Decimal
from typing import NamedTuple

MONTHS = ("January February March April May June July August September October November December").split()
QUARTER_ENDS = {"2022-06-30": "1", "2022-09-30": "2", "2022-12-31": "3", "2023-03-31": "4"}
MONTH_ENDS = ("01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31", "11-30",
              "12-31")


class Written(NamedTuple):
    """A cell's value, its number format (none for text) and the text on the screen."""

    value: object
    number_format: str | None = None
    shown: str = ""


def text(words):
    """A text cell."""
    return Written(words, None, words)


def when(iso, style="real"):
    """A date in one of the styles people use; falls back to a real date where a style can't say it."""
    if not iso:
        return text("")
    day = date.fromisoformat(iso)
    name = MONTHS[day.month - 1]
    if style == "text":
        return text(day.strftime("%d/%m/%Y"))
    if style == "long":
        return text(f"{day.day} {name} {day.year}")
    if style == "month" and iso[5:] in MONTH_ENDS:
        return text(f"{name[:3]}-{day:%y}")
    if style == "quarter" and iso in QUARTER_ENDS:
        return text(f"end of Q{QUARTER_ENDS[iso]}")
    if style == "short":
        return Written(day, "DD-MMM-YY", f"{day:%d}-{name[:3]}-{day:%y}")
    return Written(day, "DD/MM/YYYY", day.strftime("%d/%m/%Y"))


def number(plain):
    """A plain number, as Excel holds it: whole numbers whole, others as decimals."""
    value = Decimal(plain)
    return int(value) if value == value.to_integral_value() else float(value)


def places(plain):
    """The number of decimal places a figure is written with."""
    return max(0, -Decimal(plain).as_tuple().exponent)


def millions(plain):
    """Pounds the way a report says them, brackets for negative: (£1.8m), £30m, £20K."""
    pounds = abs(Decimal(plain))
    if pounds >= 1_000_000:
        words = f"£{(pounds / 1_000_000).normalize():f}m"
    elif pounds >= 1000 and pounds % 1000 == 0:
        words = f"£{pounds / 1000:f}K"
    else:
        words = f"£{pounds:,f}"
    return text(f"({words})" if Decimal(plain) < 0 else words)


def figure(plain, unit, style):
    """A measure's figure. Styles: plain (86), fraction (0.86 shown as 86%), words ("86%", "19 days")."""
    if plain == "":
        return text("")
    if style == "words":
        return in_words(plain, unit)
    decimals = places(plain)
    digits = "0" + ("." + "0" * decimals if decimals else "")
    if unit == "%" and style == "fraction":
        value = float(Decimal(plain) / 100)
        return Written(value, digits + "%", f"{plain}%")
    if unit == "£":
        shown = f"£{abs(int(plain)):,}"
        return Written(number(plain), "£#,##0;(£#,##0)", f"({shown})" if plain.startswith("-") else shown)
    if unit == "number" and not decimals:
        return Written(number(plain), "#,##0", f"{int(plain):,}")
    return Written(number(plain), digits, plain)


def in_words(plain, unit):
    """A figure and its unit typed as text in one cell."""
    if unit == "%":
        return text(f"{plain}%")
    if unit == "£":
        return millions(plain)
    if unit in ("days", "weeks", "minutes", "km", "tonnes"):
        return text(f"{plain} {unit}")
    return figure(plain, unit, "plain")
