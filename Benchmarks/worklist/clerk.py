#!/usr/bin/env python3
"""Fills in a worklist as the people of a hospital would.

clerk.py WORKLIST.xlsx EXPORTS REQUESTS NOTES: decides about each row by what the row says is wrong
and what to do, looks up in the old PAS (its exports) what the row tells them to look up there, and
saves the workbook in its place. What the old PAS is to correct or to send again is added to REQUESTS,
a JSON object a line; NOTES has what was corrected in worklists so far. Prints how many decisions of
each kind were written.

A right date is taken from the other dates of the row; where it brings a second fault about, that is
a row of the next worklist. Where a row leaves a choice (a mistyped number or a missing record, one
person or two) the rows of a kind take turns.
"""

import collections
import datetime
import json
import sys

from openpyxl import load_workbook

from old_pas import OldPAS, moment, record, written

CORRECTED = "load with the corrected values"
MERGED = "the same person as another"
EXCLUDED = "do not migrate"
BY_HAND = "typed in anew, all of it"
AT_SOURCE = "corrected in the old system"

PATIENTS, SPELLS, EPISODES = "PMI_001.csv", "Spells_001.csv", "Episodes_001.csv"
SECOND = "B. Second"
HOUR = datetime.timedelta(hours=1)


class Row:
    """A row of a sheet, by the headings."""

    def __init__(self, sheet, number, columns):
        self.sheet, self.number, self.columns = sheet, number, columns
        self.corrected = {}

    def __getitem__(self, heading):
        if heading not in self.columns:
            return ""
        return self.sheet.cell(self.number, self.columns[heading]).value or ""

    def __setitem__(self, heading, text):
        cell = self.sheet.cell(self.number, self.columns[heading])
        cell.value = text
        cell.data_type = "s"

    def correct(self, column, value):
        self[column + " corrected"] = value
        self.corrected[column] = value

    def values(self):
        return {name: self[name] for name in self.columns}

    def moments(self):
        """All moments of the record but the one that is wrong, by column."""
        found = {name: moment(str(self[name])) for name in self.columns if name.endswith("_DTTM")}
        return {name: when for name, when in found.items() if when}


class Clerk:
    def __init__(self, pas, notes):
        self.pas = pas
        self.requests = []
        # The corrected values of earlier rounds and this one, by record.
        self.notes = notes
        self.turns = collections.Counter()

    def turn(self, what):
        """The first of a kind is 0, the next 1, and so on."""
        self.turns[what] += 1
        return self.turns[what] - 1

    def exclude(self, row, reason):
        row["reason"] = reason
        # Of some the second person is named at once; the others agree later.
        if self.turn("excluded") % 2 == 0:
            row["second person"] = SECOND
        return EXCLUDED

    def ask(self, row, **request):
        row["evidence"] = "asked the old PAS team for it"
        self.requests.append(dict(request, line=int(row["line"])))
        return AT_SOURCE

    # What it takes to find a record that is missing.
    needed = ["PAS_ID", "EPISODE_START_DTTM", "EPISODE_END_DTTM"]

    # What is wrong, in the words of the worklist, and what somebody does about it.

    def parent_missing(self, row):
        table = "spell" if "IP_SPELL_EXTERNAL_ID" in row.columns else "patient"
        column = "IP_SPELL_EXTERNAL_ID" if table == "spell" else "PAS_ID"
        if table == "patient" and self.turn("orphan") % 2 == 1:
            # Mistyped: the old PAS has it as the number of the patient booked before.
            number = self.pas.cells(self.pas.line(PATIENTS, 2 + self.turn("mistyped")))[1]
            row.correct(column, number)
            return CORRECTED
        return self.ask(
            row, file=row["file"], missing=table, key=row[column],
            child={name: row[name] for name in self.needed if name in row.columns})

    def date_out_of_order(self, row):
        admitted, expected = (moment(row[name]) for name in
                              ("ADMISSION_DTTM", "EXPECTED_DISCHARGE_DTTM"))
        if self.turn("order") % 3 == 2:
            right = max(self.moments_of_episodes(row["key"]) + [admitted + HOUR])
            return self.ask(
                row, file=row["file"], key=row["key"], cells={"DISCHARGE_DTTM": written(right)})
        right = expected if expected and expected > admitted else admitted + HOUR
        row.correct("DISCHARGE_DTTM", written(right))
        return CORRECTED

    def date_in_future(self, row):
        wrong = "ARRIVAL_DTTM" if row["record type"] == "ed_attendance" else "ADMISSION_DTTM"
        others = [when for name, when in row.moments().items() if name != wrong]
        row.correct(wrong, written(min(others)))
        # The whole screen was gone through, and all of it was right but that.
        return BY_HAND if self.turn("future") % 2 == 1 else CORRECTED

    def open_twice(self, row):
        if self.turn("open") % 2 == 1:
            return self.exclude(row, "opened by mistake: the patient was never on that ward")
        ends = self.moments_of_episodes(row["key"])
        row.correct("DISCHARGE_DTTM", written(max(ends + [moment(row["ADMISSION_DTTM"]) + HOUR])))
        return CORRECTED

    def moments_of_episodes(self, spell):
        episodes = self.pas.rows(EPISODES, "IP_SPELL_EXTERNAL_ID", spell)
        moments = [moment(episode[name]) for episode in episodes
                   for name in ("EPISODE_START_DTTM", "EPISODE_END_DTTM")]
        return [when for when in moments if when]

    def now(self, record_type, record):
        """A record of the old PAS with what was corrected in the worklists."""
        return record | self.notes.get(f"{record_type} {record['EXTERNAL_ID']}", {})

    def siblings(self, row):
        """The other episodes of the spell."""
        episodes = self.pas.rows(EPISODES, "IP_SPELL_EXTERNAL_ID", row["IP_SPELL_EXTERNAL_ID"])
        return [self.now("episode", episode) for episode in episodes
                if episode["EXTERNAL_ID"] != row["key"]]

    def outside_spell(self, row):
        spells = self.pas.rows(SPELLS, "EXTERNAL_ID", row["IP_SPELL_EXTERNAL_ID"])
        spell = self.now("spell", spells[0])
        first, last = moment(spell["ADMISSION_DTTM"]), moment(spell["DISCHARGE_DTTM"])
        for name in ("EPISODE_START_DTTM", "EPISODE_END_DTTM"):
            when = moment(row[name]) or last
            right = max(first, min(when, last)) if last else max(first, when or first)
            if right != moment(row[name]):
                row.correct(name, written(right))
        return CORRECTED

    def overlap(self, row):
        episode = self.now("episode", dict(row.values(), EXTERNAL_ID=row["key"]))
        start, end = moment(episode["EPISODE_START_DTTM"]), moment(episode["EPISODE_END_DTTM"])
        before = [moment(other["EPISODE_END_DTTM"]) for other in self.siblings(row)
                  if moment(other["EPISODE_START_DTTM"]) <= start]
        right = max(when for when in before if when)
        row.correct("EPISODE_START_DTTM", written(right))
        if end and end < right:
            row.correct("EPISODE_END_DTTM", written(right))
        return CORRECTED

    def number_twice(self, row):
        numbers = [int(other["EPISODE_NUMBER"]) for other in self.siblings(row)]
        row.correct("EPISODE_NUMBER", str(max(numbers) + 1))
        return CORRECTED

    def verified_twice(self, row):
        number = row["NHS_NUMBER"].replace(" ", "")
        others = [
            other for other in self.pas.rows(PATIENTS, "NHS_NUMBER", number)
            if other["PAS_ID"] != row["key"]
        ]
        if others and self.turn("number") % 2 == 0:
            row["merge into"] = others[0]["PAS_ID"]
            row["reason"] = "one person: both were traced"
            return MERGED
        row.correct("NHS_NUMBER_STATUS_CODE", "P")
        row["reason"] = "two people: this one was not traced"
        return CORRECTED

    def key_conflict(self, row):
        return self.exclude(row, "the earlier record of that number is the right one")

    def field_blank(self, row):
        if row["record type"] == "patient":
            return self.exclude(row, "nobody knows the number that was meant")
        row.correct("EXTERNAL_ID", str(99_000_000 + int(row["line"])))
        return CORRECTED

    def cut_off(self, row):
        file = row["file"]
        cells = self.pas.completed(file, self.original(row))
        return self.ask(row, file=file, key=row["key"], cells=dict(
            zip(self.pas.columns(file), cells)))

    def broken(self, row):
        cells = self.pas.retyped(row["file"], self.original(row))
        row["record as it should be"] = record(cells)
        return BY_HAND if self.turn("broken") % 2 == 0 else CORRECTED

    def original(self, row):
        """The record as it is; of a restricted patient it is looked up in the old PAS."""
        shown = row["record as it is"]
        return self.pas.line(row["file"], int(row["line"])) if shown == "(not shown)" else shown

    rules = [
        ("The record that this one belongs to is in none of the files", parent_missing),
        ("The date lies on the wrong side", date_out_of_order),
        ("The date lies after the day of the extract", date_in_future),
        ("The patient has more than one open spell", open_twice),
        ("The consultant episode lies outside its spell", outside_spell),
        ("Two consultant episodes of one spell overlap", overlap),
        ("Two consultant episodes of one spell have the same number", number_twice),
        ("Two patients have the same NHS number", verified_twice),
        ("An earlier record has the same key", key_conflict),
        ("A field that every such record needs is empty", field_blank),
        ("The last record of the file is cut off", cut_off),
        ("The record has fewer fields", broken),
        ("The record has more fields", broken),
        ("A quotation mark stands inside a value", broken),
        ("The record has bytes that are no text", broken),
    ]

    def decide(self, row):
        """Writes a decision into a row; None where the row is waiting for the old PAS already."""
        if row["decision"] == AT_SOURCE:
            return None
        wrong = row["what is wrong"].removeprefix("1. ")
        for words, rule in self.rules:
            if wrong.startswith(words):
                row["decision"] = rule(self, row)
                self.notes.setdefault(f"{row['record type']} {row['key']}", {}).update(row.corrected)
                return row["decision"]
        raise SystemExit(f"{row['file']}, line {row['line']}: nobody knows what to do about: {wrong}")


def rows(sheet):
    """The rows of a sheet that are records: those below the headings."""
    headings = None
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if headings is None:
            if "reject id" in cells:
                headings = {text: place for place, text in enumerate(cells, start=1) if text}
        elif cells[headings["reject id"] - 1]:
            yield Row(sheet, number, headings)


def main(path, exports, requests, notes):
    book = load_workbook(path)
    with open(notes, encoding="utf-8") as before:
        clerk = Clerk(OldPAS(exports), json.load(before))
    kinds = collections.Counter()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            kinds.update(filter(None, (clerk.decide(row) for row in rows(sheet))))
    book.save(path)
    with open(requests, "a", encoding="utf-8") as out:
        for request in clerk.requests:
            out.write(json.dumps(request, ensure_ascii=False) + "\n")
    with open(notes, "w", encoding="utf-8") as out:
        json.dump(clerk.notes, out)
    for kind in sorted(kinds):
        print(f"{kinds[kind]:4} {kind}")


main(*sys.argv[1:])
