#!/usr/bin/env python3
"""The old PAS team: corrects what it was asked for, and exports again.

correct.py EXPORTS REQUESTS CHANGES CORRECTED: writes an extract of only what was corrected or was
missing, with a manifest of changes, and the complete exports as they are after that, with a manifest
of complete files. Both are six hours later than the first extract.
"""

import csv
import datetime
import hashlib
import json
import os
import shutil
import sys

from old_pas import ENCODING, OldPAS, moment, record, written

PATIENTS, SPELLS = "PMI_001.csv", "Spells_001.csv"


def missing(pas, request):
    """The record that others refer to and that no file had."""
    key, child = request["key"], request["child"]
    if request["missing"] == "patient":
        cells = dict.fromkeys(pas.columns(PATIENTS), "")
        cells |= {
            "EXTERNAL_ID": "9" + key, "PAS_ID": key, "SURNAME": "Found", "FORENAME": "Again",
            "GENDER_CODE": "F", "BIRTH_DTTM": "11/11/1951 00:00:00", "DEATH_FLAG": "N",
            "DataUpdateStatus": "Added",
        }
        return PATIENTS, cells
    start = moment(child["EPISODE_START_DTTM"])
    end = moment(child["EPISODE_END_DTTM"]) or start + datetime.timedelta(hours=1)
    cells = pas.rows(SPELLS, "PAS_ID", child["PAS_ID"])
    # As another spell of the trust, but for who and when.
    cells = dict(cells[0] if cells else pas.any_row(SPELLS))
    cells |= {
        "EXTERNAL_ID": key, "PAS_ID": child["PAS_ID"], "IP_SPELL_NUMBER": "SP0" + key,
        "ADMISSION_DTTM": written(start), "DISCHARGE_DTTM": written(end),
        "EXPECTED_DISCHARGE_DTTM": "", "DISCHARGE_READY_DTTM": "", "REFERRAL_EXTERNAL_ID": "",
        "PATHWAY_ID": "", "DataUpdateStatus": "Added",
    }
    return SPELLS, cells


def corrected(pas, request):
    file = request["file"]
    names = pas.columns(file)
    cells = dict(zip(names, pas.cells(pas.line(file, request["line"])))) | request["cells"]
    return [cells[name] for name in names]


def manifest(folder, lines, extent, as_at):
    with open(os.path.join(folder, "manifest.csv"), "w", encoding="utf-8") as out:
        out.write("file,record_type,rows,sha256,as_at,extent\n")
        for file, kind, rows in lines:
            with open(os.path.join(folder, file), "rb") as export:
                digest = hashlib.sha256(export.read()).hexdigest()
            out.write(f"{file},{kind},{rows},{digest},{as_at},{extent}\n")


def main(exports, requests, changes, whole):
    pas = OldPAS(exports)
    replaced, added = {}, {}
    with open(requests, encoding="utf-8") as lines:
        for request in map(json.loads, lines):
            if "missing" in request:
                file, cells = missing(pas, request)
                added.setdefault(file, {})[request["key"]] = list(cells.values())
            else:
                replaced.setdefault(request["file"], {})[request["line"]] = corrected(pas, request)
    with open(os.path.join(exports, "manifest.csv"), encoding="utf-8") as lines:
        declared = list(csv.DictReader(lines))
    later = datetime.datetime.fromisoformat(declared[0]["as_at"]) + datetime.timedelta(hours=6)
    changed, complete = [], []
    for folder in (changes, whole):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    for line in declared:
        file, rows = line["file"], int(line["rows"])
        lines = list(pas.lines(file))
        end = b"\r" if lines[0].endswith(b"\r") else b""
        few = [lines[0]]
        for number, cells in replaced.get(file, {}).items():
            lines[number - 1] = record(cells).encode(ENCODING) + end
            few.append(lines[number - 1])
        if lines[-1]:
            # The last record was cut off.
            lines.append(b"")
        more = [record(cells).encode(ENCODING) + end for cells in added.get(file, {}).values()]
        lines[-1:] = more + [b""]
        for folder, content in ((changes, few + more + [b""]), (whole, lines)):
            with open(os.path.join(folder, file), "wb") as out:
                out.write(b"\n".join(content))
        changed.append((file, line["record_type"], len(few) - 1 + len(more)))
        complete.append((file, line["record_type"], rows + len(more)))
    manifest(changes, changed, "changes", later.isoformat())
    manifest(whole, complete, "full", later.isoformat())
    print(f"{sum(map(len, replaced.values()))} records corrected,"
          f" {sum(map(len, added.values()))} that were missing sent")


main(*sys.argv[1:])
