"""Why a figure is what it is, or why it is `—`: formula, values, what it stands on.

The shape is that of every explanation: lines of a level, each perhaps naming a record. Here the
parts stay apart as well, for screens that lay them out by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, Value, counted, label
from salespm_tui.domain.figures import Figure, Number, Writer, write_number, write_percent
from salespm_tui.domain.goal_sources import ActualValue, StatedValue
from salespm_tui.domain.goal_tree import Part, RollUp
from salespm_tui.domain.goals import Goal, GoalFigures
from salespm_tui.domain.phasing import share_due

MOST_ROWS = 200
"""So many records are named in one explanation; the rest is counted."""

UNKNOWN = "—"

_TITLES = {
    "attainment": N_("Attainment"),
    "stretch_attainment": N_("Attainment of the stretch value"),
    "expected": N_("Expected by today"),
    "pace": N_("Pace"),
    "gap": N_("Gap to what is expected"),
    "projection": N_("Projection"),
    "required_per_day": N_("Required per remaining working day"),
    "actual": N_("Actual value"),
}
_FORMULAS = {
    "attainment": N_("(actual − baseline) ÷ (target − baseline)"),
    "stretch_attainment": N_("(actual − baseline) ÷ (stretch value − baseline)"),
    "expected": N_("baseline + (target − baseline) · share due by today"),
    "pace": N_("(actual − baseline) ÷ (expected − baseline)"),
    "gap": N_("actual − expected"),
    "projection": N_("baseline + (actual − baseline) ÷ share of the working days gone"),
    "required_per_day": N_("(target − actual) ÷ working days left"),
    "actual": N_("the sum of the records, or what was stated by hand"),
}
# With their values in them the formulas are the same in every language.
_VALUES = {
    "attainment": "(%(actual)s − %(baseline)s) ÷ (%(target)s − %(baseline)s)",
    "stretch_attainment": "(%(actual)s − %(baseline)s) ÷ (%(stretch)s − %(baseline)s)",
    "expected": "%(baseline)s + (%(target)s − %(baseline)s) · %(due)s",
    "pace": "(%(actual)s − %(baseline)s) ÷ (%(expected)s − %(baseline)s)",
    "gap": "%(actual)s − %(expected)s",
    "projection": "%(baseline)s + (%(actual)s − %(baseline)s) ÷ %(gone)s",
    "required_per_day": "(%(target)s − %(actual)s) ÷ %(left)s",
}
GOAL_FIGURES = tuple(_TITLES)
"""The codes that `explain_goal` takes."""

_CURVE_WORDS = {
    "linear": N_("It is due evenly over the period."),
    "front_loaded": N_("More of it is due early in the period: 1 − (1 − share of time)²."),
    "back_loaded": N_("More of it is due late in the period: (share of time)²."),
    "custom": N_("It is due by a curve of its own."),
}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A record behind a figure: `kind` as in the JSON, what it gives (None: unknown), how."""

    kind: str
    id: int
    name: str
    value: Number | None
    detail: Label | None = None


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One sentence; `level` 0 states something, 1 says what stands behind it. `kind` and `id` are
    the record that it names."""

    level: int
    text: Label
    kind: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class FigureExplanation:
    """A figure taken apart. `values` is the formula with its values in it, `result` what comes out;
    both None where it is `—`, and `why` says why. `notes` says what else counts."""

    title: Label
    formula: Label
    values: Label | None
    result: Label | None
    why: Label | None
    rows: tuple[FigureRow, ...]
    notes: tuple[Label, ...]
    write: Writer

    def lines(self, most: int = MOST_ROWS) -> tuple[FigureLine, ...]:
        """The whole as lines, of the rows at most so many; the rest of them is counted."""
        return tuple(self._lines(most))

    def _lines(self, most: int) -> Iterator[FigureLine]:
        if self.result is not None:
            yield FigureLine(0, self.result)
        if self.why is not None:
            yield FigureLine(0, label(N_("There is no figure (—), because:")))
            yield FigureLine(1, self.why)
        yield FigureLine(0, label(N_("How it is computed:")))
        yield FigureLine(1, self.formula)
        if self.values is not None:
            yield FigureLine(1, self.values)
        for note in self.notes:
            yield FigureLine(1, note)
        if self.rows:
            yield FigureLine(0, label(N_("What it rests on:")))
        for row in self.rows[:most]:
            yield self._row(row)
        if len(self.rows) > most:
            text = counted("… %(number)d more", "… %(number)d more", len(self.rows) - most)
            yield FigureLine(1, text)

    def _row(self, row: FigureRow) -> FigureLine:
        value = UNKNOWN if row.value is None else self.write(Fraction(row.value))
        if row.detail is None:
            text = label(N_("%(name)s: %(value)s"), name=row.name, value=value)
        else:
            words = N_("%(name)s: %(value)s (%(detail)s)")
            text = label(words, name=row.name, value=value, detail=str(row.detail))
        return FigureLine(1, text, row.kind, row.id)


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure and its words: title, formula, and the formula with places for its values."""

    title: str
    formula: str
    values: str | None
    figure: Figure
    write: Writer


def explanation(
    asked: Asked,
    values: dict[str, str],
    rows: Sequence[FigureRow] = (),
    notes: Sequence[Label] = (),
    write_row: Writer = write_number,
) -> FigureExplanation:
    """The figure taken apart; `values` are written already, `write_row` writes those of the rows."""
    value = asked.figure.value
    filled = asked.values is not None and value is not None
    args: dict[str, Value] = dict(values)
    return FigureExplanation(
        title=label(asked.title),
        formula=label(asked.formula),
        values=label(asked.values, **args) if filled and asked.values is not None else None,
        result=None if value is None else label(N_("It is %(value)s."), value=asked.write(value)),
        why=asked.figure.why.text if asked.figure.why else None,
        rows=tuple(rows),
        notes=tuple(notes),
        write=write_row,
    )


def explain_goal(
    code: str, goal: Goal, figures: GoalFigures, actual: ActualValue | None, write: Writer
) -> FigureExplanation:
    """One of `GOAL_FIGURES` of a goal, `write` writing its unit; KeyError for another code.

    The rows are those that the actual value rests on, where the figure uses it.
    """
    figure = _figure(code, figures, actual)
    writer = _WRITERS.get(code, write)
    asked = Asked(_TITLES[code], _FORMULAS[code], _VALUES.get(code), figure, writer)
    rows: list[FigureRow] = []
    if actual is not None and code != "expected":
        rows = [_stated(one) for one in actual.stated]
        rows += [FigureRow(one.kind, one.id, one.name, one.value) for one in actual.rows]
    notes = list(_notes(code, goal, figures, actual))
    return explanation(asked, _values(goal, figures, write), rows, notes, write)


def explain_roll_up(found: RollUp, parts: Sequence[Part], write: Writer) -> FigureExplanation:
    """The actual value that the goals below a goal make together, each of them with its own."""
    asked = Asked(
        N_("Added up from below"), N_("the sum of the goals below it"), None, found.actual, write
    )
    rows = [
        FigureRow("goal", one.id, one.name, one.actual) for one in parts if one.id in found.counted
    ]
    return explanation(asked, {}, rows, found.notes, write)


def _stated(one: StatedValue) -> FigureRow:
    name = one.note or str(label(N_("stated by hand on %(day)s"), day=one.as_of))
    return FigureRow("goal_actual", one.id, name, one.value)


_WRITERS: dict[str, Writer] = {
    "attainment": write_percent,
    "stretch_attainment": write_percent,
    "pace": write_number,
}


def _figure(code: str, figures: GoalFigures, actual: ActualValue | None) -> Figure:
    by_code = {
        "attainment": figures.attainment,
        "stretch_attainment": figures.stretch_attainment,
        "expected": figures.expected,
        "pace": figures.pace,
        "gap": figures.gap,
        "projection": figures.projection,
        "required_per_day": figures.required_per_day,
        "actual": Figure(figures.actual) if actual is None else actual.value,
    }
    return by_code[code]


def _values(goal: Goal, figures: GoalFigures, write: Writer) -> dict[str, str]:
    def written(value: Number | None) -> str:
        return UNKNOWN if value is None else write(Fraction(value))

    share = figures.time.share
    due = None if share is None else share_due(goal.curve, share, goal.curve_points)
    return {
        "actual": written(figures.actual),
        "baseline": written(goal.baseline_value),
        "target": written(goal.target_value),
        "stretch": written(goal.stretch_value),
        "expected": written(figures.expected.value),
        "due": UNKNOWN if due is None else write_percent(due),
        "gone": f"({figures.time.gone} ÷ {figures.time.total})",
        "left": str(figures.time.left),
    }


def _notes(
    code: str, goal: Goal, figures: GoalFigures, actual: ActualValue | None
) -> Iterator[Label]:
    if code in ("expected", "pace", "gap", "projection", "required_per_day"):
        yield label(
            N_("%(gone)d of %(total)d working days are gone, %(left)d are left."),
            gone=figures.time.gone,
            total=figures.time.total,
            left=figures.time.left,
        )
    if code in ("expected", "pace", "gap"):
        yield label(_CURVE_WORDS[goal.curve])
    if actual is not None and code != "expected":
        yield label(N_("The actual value: %(source)s."), source=str(actual.text))
        yield from unknown_records(actual.unknown, actual.undated)


def unknown_records(unknown: int, undated: int) -> Iterator[Label]:
    """What had to be left out for want of a value or a date."""
    if unknown:
        yield counted(
            "%(number)d record lacks its value and adds nothing.",
            "%(number)d records lack their value and add nothing.",
            unknown,
        )
    if undated:
        yield counted(
            "%(number)d record has no date and is in no period.",
            "%(number)d records have no date and are in no period.",
            undated,
        )
