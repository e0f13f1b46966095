"""Opens workbooks in one LibreOffice, types into cells, and saves each as xlsx and ods: office.py SOFFICE JOBS.JSON PROFILE."""

import json
import pathlib
import subprocess
import sys
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.util.NumberFormat import TEXT

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}


def property_of(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe, process):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if process.poll() is not None:
                sys.exit(f"soffice ended with {process.returncode} before it could be asked")
            time.sleep(0.1)
    sys.exit("soffice did not answer within 30 seconds")


def type_in(document, entry):
    """As a person types it: a cell of the format Text keeps what is typed, any other makes of it what it can."""
    cell = document.Sheets.getByName(entry["sheet"]).getCellRangeByName(entry["cell"])
    keeps_text = document.NumberFormats.getByKey(cell.NumberFormat).Type & TEXT
    if "figure" in entry:
        cell.setValue(entry["figure"])
    elif keeps_text:
        cell.setString(entry["typed"])
    else:
        cell.setFormula(entry["typed"])


def main(soffice, jobs, profile):
    pipe = f"quarterdeck-{uuid.uuid4().hex}"
    process = subprocess.Popen(
        [soffice, "--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;",
         f"-env:UserInstallation={pathlib.Path(profile).as_uri()}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe, process)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for job in json.loads(pathlib.Path(jobs).read_text(encoding="utf-8")):
            opened = desktop.loadComponentFromURL(
                pathlib.Path(job["open"]).as_uri(), "_blank", 0, (property_of("Hidden", True),))
            for entry in job["entries"]:
                type_in(opened, entry)
            for path in map(pathlib.Path, job["save"]):
                opened.storeToURL(path.as_uri(), (property_of("FilterName", FILTERS[path.suffix]),))
            opened.close(True)
        try:
            desktop.terminate()
        except Exception:  # It closes the connection while it answers.
            pass
        process.wait(timeout=30)
    finally:
        if process.poll() is None:
            process.kill()


main(*sys.argv[1:])
