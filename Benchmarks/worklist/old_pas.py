"""The old PAS as its staff see it: what its exports hold, by number and line."""

import csv
import datetime
import io
import os
import re

ENCODING = "windows-1252"
FORM = "%d/%m/%Y %H:%M:%S"


def moment(text):
    """A moment as the old PAS writes it; None where it is none."""
    try:
        return datetime.datetime.strptime(text, FORM)
    except ValueError:
        return None


def written(when):
    return when.strftime(FORM)


def record(cells):
    """Cells as a line of an export, without its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def shape(cell):
    """Which kind of value a cell has: digits as 9, letters as A, each run once."""
    return re.sub("9+", "9", re.sub("[A-Za-z]+", "A", re.sub("[0-9]", "9", cell)))


class OldPAS:
    """Reads each export when it is first asked for.

    Records are taken line by line: one that is broken must not swallow the next. Those that have
    line breaks in a comment are therefore not found, and nobody asks for them.
    """

    def __init__(self, folder):
        self.folder = folder
        self._lines = {}
        self._rows = {}
        self._shapes = {}

    def lines(self, file):
        if file not in self._lines:
            with open(os.path.join(self.folder, file), "rb") as export:
                self._lines[file] = export.read().split(b"\n")
        return self._lines[file]

    def line(self, file, number):
        """A line of an export as text, from 1, without its end."""
        return self.lines(file)[number - 1].rstrip(b"\r").decode(ENCODING, "replace")

    def columns(self, file):
        return self.line(file, 1).split(",")

    def rows(self, file, column, value):
        """All records that have the value in the column, as dictionaries."""
        if (file, column) not in self._rows:
            names = self.columns(file)
            place = names.index(column)
            found = {}
            for line in self.lines(file)[1:]:
                cells = self.cells(line.rstrip(b"\r").decode(ENCODING, "replace"))
                if len(cells) == len(names):
                    found.setdefault(cells[place], []).append(dict(zip(names, cells)))
            self._rows[file, column] = found
        return self._rows[file, column].get(value, [])

    def any_row(self, file):
        """The first record of an export."""
        return dict(zip(self.columns(file), self.cells(self.line(file, 2))))

    @staticmethod
    def cells(line):
        return next(csv.reader([line]), [])

    def shapes(self, file):
        """For each column the kinds of value that the first records have."""
        if file not in self._shapes:
            names = self.columns(file)
            seen = [set() for _ in names]
            for number in range(2, min(2000, len(self.lines(file)))):
                cells = self.cells(self.line(file, number))
                if len(cells) == len(names):
                    for place, cell in enumerate(cells):
                        seen[place].add(shape(cell))
            self._shapes[file] = seen
        return self._shapes[file]

    def retyped(self, file, text):
        """A broken record with each value under its column, as somebody types it who sees it.

        What cannot be read is left out, and so is a quotation mark. Where there is a value too many
        or too few it is taken out, or left blank, where most of the others then lie under a column
        that has such values.
        """
        text = "".join(letter for letter in text if letter != "\ufffd").strip()
        width = len(self.columns(file))
        cells = self.cells(text)
        if len(cells) != width and abs(len(cells) - width) != 1 or '"' in "".join(cells):
            cells = text.replace('"', "").split(",")
        cells = [cell.replace('"', "") for cell in cells]
        while len(cells) < width:
            cells = self.best(
                file, [cells[:at] + [""] + cells[at:] for at in range(len(cells) + 1)])
        while len(cells) > width:
            cells = self.best(file, [cells[:at] + cells[at + 1:] for at in range(len(cells))])
        return cells

    def completed(self, file, text):
        """A record that was cut off, with what is missing left blank."""
        cells = self.cells(text.strip())
        return cells + [""] * (len(self.columns(file)) - len(cells))

    def best(self, file, choices):
        seen = self.shapes(file)
        return max(
            choices,
            key=lambda cells: sum(shape(cell) in seen[place] for place, cell in
                                  enumerate(cells[: len(seen)])))
