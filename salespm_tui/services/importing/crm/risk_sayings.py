"""What has to be said of the words and scales of a register, once all its rows were read."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.similar import fold
from salespm_tui.domain.risk import Levels, level, score
from salespm_tui.exchange.crm_words import WORDS
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.exchange.risk_scales import (
    LADDER,
    OURS,
    PERCENT,
    POWERS,
    SHARES,
    Scale,
    telling,
)
from salespm_tui.exchange.risk_words import UNKNOWN
from salespm_tui.services.importing.column_reading import cells_of
from salespm_tui.services.importing.crm.rows import Values
from salespm_tui.services.importing.crm.sheet import Sheet, some_of

_COMPUTED = {
    "score": ("probability", "impact"),
    "level": ("probability", "impact"),
    "residual_score": ("residual_probability", "residual_impact"),
    "residual_level": ("residual_probability", "residual_impact"),
}
_FEW = 3
_MOST_WORDS = 12


class Sayings:
    """Counts what is unknown, strange or computed otherwise, and tells how each scale is read."""

    def __init__(self, sheet: Sheet, levels: Levels) -> None:
        self._sheet = sheet
        self._levels = levels
        self._unknown: dict[str, int] = {}
        self._strange: dict[str, dict[str, int]] = {}
        self._differ: dict[str, list[tuple[int, str, str]]] = {}

    def unknown(self, field: str) -> None:
        """Count a cell that says itself that nothing is known."""
        self._unknown[field] = self._unknown.get(field, 0) + 1

    def strange(self, row: CsvRow, field: str) -> None:
        """Count a cell that means nothing to us."""
        words = self._strange.setdefault(field, {})
        word = self._sheet.text(row, field)[:40]
        words[word] = words.get(word, 0) + 1

    def code(self, row: CsvRow, field: str, words: str) -> tuple[str | None, bool]:
        """The code that a word means, or the first of several parted by `/`; and whether it says all
        that the cell does. A remark in brackets is none of the word."""
        cell = self._sheet.text(row, field)
        said = fold(cell.replace("_", " "))
        if said in UNKNOWN or not said:
            return None, True
        known = WORDS[words]
        found = known.get(said)
        if found is not None:
            return found, True
        for part in said.partition("(")[0].replace(",", "/").replace(";", "/").split("/"):
            if (found := known.get(part.strip())) is not None:
                return found, False
        self.strange(row, field)
        return None, False

    def compare(self, row: CsvRow, values: Values) -> None:
        """Hold the file's own scores and levels against ours; they are computed, never taken over."""
        for field, (probability, impact) in _COMPUTED.items():
            theirs = self._sheet.text(row, field)
            points = score(values.get(probability), values.get(impact))
            if not theirs or points is None:
                continue
            if field.endswith("level"):
                ours = level(points, self._levels) or ""
                same = WORDS["risk_level"].get(fold(theirs)) in (None, ours)
            else:
                ours, same = str(points), _number(theirs) in (None, points)
            if not same:
                self._differ.setdefault(field, []).append((row.line, theirs, ours))

    def notes(self) -> Iterator[Label]:
        """How the scales are read, and what is unknown, strange or different."""
        for field, scale in self._sheet.scales.items():
            yield from self._read_as(field, scale)
        for field, number in self._unknown.items():
            yield counted(
                "%(number)d cell of “%(column)s” says that it is unknown, and stays so.",
                "%(number)d cells of “%(column)s” say that they are unknown, and stay so.",
                number,
                column=self._sheet.heading(field),
            )
        for field, words in self._strange.items():
            yield counted(
                "%(number)d cell of “%(column)s” is nothing that is known here and stands in the notes of its risk%(which)s.",
                "%(number)d cells of “%(column)s” are nothing that is known here and stand in the notes of their risks%(which)s.",
                sum(words.values()),
                column=self._sheet.heading(field),
                which=some_of(words),
            )
        yield from self._said_of_lacks()
        yield from self._said_of_differences()

    def _read_as(self, field: str, scale: Scale) -> Iterator[Label]:
        heading = self._sheet.heading(field)
        if field.startswith("residual_") and field.removeprefix("residual_") in self._sheet.scales:
            return  # read as its other half, which is told
        if scale.how in _HOW:
            yield label(_HOW[scale.how], column=heading)
        elif scale.how == LADDER and not scale.certain:
            other = OURS if scale.top != OURS else 3 if scale.most <= _FEW else 4
            said = N_(
                "“%(column)s” never goes above %(most)d and is read as 1 to %(top)d; for another scale: --map “%(column)s=%(field)s/%(other)d”."
            )
            most = int(scale.most)
            yield label(said, column=heading, most=most, top=scale.top, field=field, other=other)
        elif scale.how == LADDER and scale.top != OURS:
            said = N_("“%(column)s” counts to %(top)d and is brought to our steps 1 to 5.")
            yield label(said, column=heading, top=scale.top)
        words = telling(scale, cells_of(self._sheet.table, self._sheet.columns, field))
        if words:
            named = [f"{word} {step}" for word, step in words.items()]
            said = N_("Words of “%(column)s” as steps: %(words)s.")
            shown = ", ".join(named[:_MOST_WORDS]) + (", …" if len(named) > _MOST_WORDS else "")
            yield label(said, column=heading, words=shown)

    def _said_of_lacks(self) -> Iterator[Label]:
        if not self._sheet.has("likelihood"):
            yield label(N_("The file has no column for the probability: it stays unknown."))
        if not self._sheet.has("impact"):
            yield label(N_("The file has no column for the impact: it stays unknown."))
        named = [one for one in self._sheet.table.headings if one]
        for heading in dict.fromkeys(one for one in named if named.count(one) > 1):
            said = N_("The heading “%(column)s” stands there twice: the first one counts.")
            yield label(said, column=heading)

    def _said_of_differences(self) -> Iterator[Label]:
        for field, found in self._differ.items():
            line, theirs, ours = found[0]
            yield counted(
                "“%(column)s” differs from ours in %(number)d row (line %(line)d: %(theirs)s there, %(ours)s here): it is computed from probability and impact.",
                "“%(column)s” differs from ours in %(number)d rows (line %(line)d: %(theirs)s there, %(ours)s here): it is computed from probability and impact.",
                len(found),
                column=self._sheet.heading(field),
                line=line,
                theirs=theirs,
                ours=ours,
            )


_HOW = {
    PERCENT: N_("“%(column)s” is read in percent: a step for every 20, the border belongs above."),
    SHARES: N_(
        "“%(column)s” is read as shares of 1: a step for every 0.2, the border belongs above."
    ),
    POWERS: N_(
        "“%(column)s” is read as impacts that double: 0.05, 0.1, 0.2, 0.4, 0.8 are steps 1 to 5."
    ),
}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
