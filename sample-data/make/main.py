"""Writes the sample workbooks and what an importer should find in them.

Run it from anywhere: python3 sample-data/make/main.py. Everything it writes is the same bytes on every run.
"""
import shutil
import tomllib

import corporate
import expected
import family_a
import family_b
import family_c
import family_d
import measures
import narratives
import restatements
import words
from book import Book
from tables import HERE, QUARTERS, SAMPLES, Quarter, framework

FAMILIES = {"a": family_a, "b": family_b, "c": family_c, "d": family_d, "corporate": corporate}


def main():
    """Both quarters, ten bodies each."""
    wordings = [tomllib.loads((HERE / "wording" / f"{row['id']}.toml").read_text(encoding="utf-8"))
                for row in framework("bodies")]
    shutil.rmtree(SAMPLES / "expected", ignore_errors=True)
    cells = []
    for name in QUARTERS:
        quarter = Quarter(name)
        folder = SAMPLES / f"2022-23-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for wording in wordings:
            cells += workbook(wording, quarter, folder)
    expected.write_csv(SAMPLES / "expected" / "cells.csv", ["period", "body", "sheet", "non_empty_cells"], cells)
    words.write(HERE / "WORDS.md", wordings)


def workbook(wording, quarter, folder):
    """One workbook and its expected records; answers its cell counts."""
    body = wording["body"]
    book, found = Book(f"{wording['title'][0]} {quarter.period}"), expected.empty()
    for part in (FAMILIES[wording["family"]], measures, narratives, restatements):
        part.write(book, wording, quarter, found)
    book.save(folder / f"{body}.xlsx")
    expected.write(SAMPLES / "expected" / quarter.period / body, found)
    return [{"period": quarter.period, "body": body, "sheet": sheet, "non_empty_cells": count}
            for sheet, count in book.counts()]


if __name__ == "__main__":
    main()
