"""One goal told line by line: how it stands and why not, its aim, its parts, factors, check-ins,
and the records that its value rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.goals import CheckInRow, FactorRow, FeedRow, GoalDetail, GoalRow
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.labels import Label
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Figure
from salespm_tui.ui.present import goal_words as words
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot

_INDENT = 2


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One line; `ref` is the record that stands in it (a check-in, a factor, a deal, a goal)."""

    ref: Ref | None
    pieces: Pieces


def goal_lines(detail: GoalDetail, width: int, glyph: Glyph) -> list[DetailLine]:
    """All of a goal, in lines of `width` cells."""
    return [
        *_head(detail, width, glyph),
        *_figures(detail.goal, width, glyph),
        *_said(detail, width),
        *_parts(detail, width, glyph),
        *_factors(detail, width),
        *_check_ins(detail, width),
        *_feeding(detail, width, glyph),
    ]


def _head(detail: GoalDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    goal = detail.goal
    band = f"{words.band_mark(goal.band, glyph)} {words.band_word(goal)} "
    facts = [
        "" if goal.metric == "custom" else words.METRIC[goal.metric],
        "" if goal.aggregation == "cumulative" else words.AGGREGATION[goal.aggregation],
        "" if goal.direction == "higher" else words.DIRECTION[goal.direction],
    ]
    told = [*(_(fact) for fact in facts if fact), words.period_words(goal, detail.today)]
    told += [one for one in (goal.project, goal.owner) if one]
    if goal.status not in ("active", "draft", "abandoned"):
        told.append(_(words.STATUS[goal.status]))
    ink = words.BAND_INK.get(goal.band or "", "dim")
    yield DetailLine(None, (Piece(goal.name, "strong"), Piece(band, ink, right=True)))
    if detail.path:
        yield DetailLine(None, (Piece(f" {glyph('goal_right')} ".join(detail.path), "dim"),))
    yield from flow([Piece(one, "dim") for one in told], width, dot(glyph))


def _figures(goal: GoalRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """The figures in a flow; of those that are `—`, why."""
    actual = words.reached_words(goal)
    if goal.actual.value is not None and goal.source != "none":
        actual = f"{actual} ({goal.source_text})"
    told = [Piece(actual, "plain")]
    missing: list[tuple[str, Label]] = []
    ink = words.BAND_INK.get(goal.band or "", "plain")
    for name, figure, text in _named(goal):
        if figure.value is not None:
            told.append(Piece(f"{name} {text}", ink if figure is goal.pace else "plain"))
        elif figure.why is not None:
            missing.append((name, figure.why.text))
    if goal.days_total:
        left = ngettext(
            "%(number)d working day left", "%(number)d working days left", goal.days_left
        )
        told.append(Piece(left % {"number": goal.days_left}, "plain"))
    if goal.confidence is not None and goal.checked_on is not None:
        told.append(Piece(_sure(goal.confidence, goal.checked_on), "plain"))
    yield from flow(told, width, dot(glyph))
    whys = [Piece(f"{name} — {why}", "dim") for name, why in missing]
    yield from flow(whys, width, dot(glyph))
    if goal.band is None and goal.band_why is not None and not whys:
        yield DetailLine(None, (Piece(str(goal.band_why), "dim"),))


def _named(goal: GoalRow) -> Iterator[tuple[str, Figure, str]]:
    """The figures with their names, in the order in which they are asked."""
    yield _("attainment"), goal.attainment, words.share_words(goal.attainment)
    yield _("expected today"), goal.expected, words.figure_words(goal, goal.expected)
    yield _("pace"), goal.pace, words.share_words(goal.pace)
    if goal.aggregation == "cumulative":
        yield _("projection"), goal.projection, words.figure_words(goal, goal.projection)
    else:
        yield _("gap to what is expected"), goal.gap, words.figure_words(goal, goal.gap)
    if not goal.reached:
        needed = words.figure_words(goal, goal.required_per_day)
        yield _("needed per working day"), goal.required_per_day, needed
    if goal.stretch is not None:
        share = words.share_words(goal.stretch_attainment)
        yield _("of the stretch value"), goal.stretch_attainment, share


def _sure(confidence: int, day: date) -> str:
    return _("sure %(confidence)d of 5 on %(day)s") % {
        "confidence": confidence,
        "day": format_date(day, day, short=True),
    }


def _said(detail: GoalDetail, width: int) -> Iterator[DetailLine]:
    goal = detail.goal
    if goal.strategy_note:
        yield from _texts(_("Aim"), goal.strategy_note, width)
    if goal.notes:
        yield from _texts(_("Notes"), goal.notes, width)


def _texts(title: str, text: str, width: int) -> Iterator[DetailLine]:
    title = f"{title}  "
    room = max(10, width - cell_width(title))
    for number, line in enumerate(wrap(text, room)):
        before = title if number == 0 else " " * cell_width(title)
        yield DetailLine(None, (Piece(before, "head"), Piece(line)))


def _parts(detail: GoalDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    goal = detail.goal
    if not detail.children:
        return
    yield from section(_("Parts"), len(detail.children))
    for child in detail.children:
        band = f"{words.band_mark(child.band, glyph)} {words.band_word(child)} "
        ink = words.BAND_INK.get(child.band or "", "dim")
        yield DetailLine(
            Ref("goal", child.id),
            (
                Piece(child.name),
                Piece(f"  {words.of_target(child)}", "dim"),
                Piece(band, ink, right=True),
            ),
        )
    rolled = goal.rolled
    if rolled is None:
        return
    if rolled.target.value is None:
        why = "" if rolled.target.why is None else str(rolled.target.why.text)
        text = _("not added up: %(why)s") % {"why": why}
        yield from flow([Piece(text, "dim")], width, dot(glyph), _INDENT)
        return
    text = _("%(sign)s together %(actual)s of %(target)s") % {
        "sign": glyph("goal_sum"),
        "actual": words.figure_words(goal, rolled.actual),
        "target": words.figure_words(goal, rolled.target),
    }
    notes = [Piece(str(note), "warning") for note in rolled.notes]
    yield from flow([Piece(text, "plain"), *notes], width, dot(glyph), _INDENT)


def _factors(detail: GoalDetail, width: int) -> Iterator[DetailLine]:
    if detail.factors:
        yield from section(_("Factors"), len(detail.factors))
    for factor in detail.factors:
        yield from _with_note(
            Ref("goal_factor", factor.id), factor_pieces(factor), factor.note, width
        )


def factor_pieces(factor: FactorRow) -> Pieces:
    """Which influence, whether it helps, and how much."""
    sign = "+" if factor.effect == "positive" else "-"
    ink = "good" if factor.effect == "positive" else "bad"
    return (
        Piece(f"{sign * factor.weight:<5} ", ink),
        Piece(f"{_(words.FACTOR[factor.kind])}  "),
        Piece(_(words.EFFECT[factor.effect]), "dim"),
    )


def _check_ins(detail: GoalDetail, width: int) -> Iterator[DetailLine]:
    if detail.check_ins:
        yield from section(_("Check-ins"), len(detail.check_ins))
    for row in detail.check_ins:
        pieces = check_in_pieces(row, detail)
        yield from _with_note(Ref("goal_actual", row.id), pieces, row.note, width)


def check_in_pieces(row: CheckInRow, detail: GoalDetail) -> Pieces:
    """When, which value, how sure."""
    day = format_date(row.as_of, detail.today, short=True)
    value = "" if row.value is None else words.value_words(detail.goal, row.value)
    sure = "" if row.confidence is None else _("sure %(number)d/5") % {"number": row.confidence}
    ink = "dim" if (row.confidence or 3) >= 3 else "warning"
    return (Piece(day, "strong"), Piece(f"  {value}" if value else ""), Piece(f"  {sure}", ink))


def _feeding(detail: GoalDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    if detail.feeding:
        yield from section(_("It rests on"), detail.feeding_total)
    for row in detail.feeding:
        yield DetailLine(row.ref, _feed_pieces(row, detail))
    more = detail.feeding_total - len(detail.feeding)
    if more > 0:
        text = ngettext("… %(number)d more", "… %(number)d more", more) % {"number": more}
        yield DetailLine(None, (Piece("  " + text, "dim"),))
    yield from flow(
        [Piece(str(one), "warning") for one in detail.left_out], width, dot(glyph), _INDENT
    )


def _feed_pieces(row: FeedRow, detail: GoalDetail) -> Pieces:
    value = words.value_words(detail.goal, row.value)
    client = f"  {row.client}" if row.client else ""
    return (
        Piece(format_date(row.on, detail.today, short=True), "dim"),
        Piece(f"  {row.name}"),
        Piece(client, "dim"),
        Piece(f"{value} ", right=True),
    )


def section(title: str, number: int) -> Iterator[DetailLine]:
    """The head of a part, with how many lines it has."""
    yield DetailLine(None, (Piece(f"{title} {number}", "head"),))


def _with_note(ref: Ref, pieces: Pieces, note: str, width: int) -> Iterator[DetailLine]:
    """A record with its note behind it, or below it where it is long."""
    taken = sum(cell_width(piece.text) for piece in pieces) + 1
    lines = wrap(note, max(10, width - taken - 3)) if note else []
    if len(lines) == 1:
        yield DetailLine(ref, (*pieces, Piece(f"  {lines[0]}", "dim")))
        return
    yield DetailLine(ref, pieces)
    for line in wrap(note, max(10, width - 6)) if note else ():
        yield DetailLine(None, (Piece(" " * 5 + line, "dim"),))


def flow(pieces: list[Piece], width: int, between: str, indent: int = 0) -> Iterator[DetailLine]:
    """Facts with dots between them, as many in a line as fit; a long one is wrapped."""
    line: list[Piece] = []
    room = width - indent
    for piece in pieces:
        taken = cell_width(piece.text) + (3 if line else 0)
        if line and taken > room:
            yield DetailLine(None, tuple(line))
            line, room = [], width - indent
            taken = cell_width(piece.text)
        if not line and taken > room:
            for part in wrap(piece.text, room):
                yield DetailLine(None, (Piece(" " * indent + part, piece.ink),))
            continue
        line.append(Piece((between if line else " " * indent) + piece.text, piece.ink))
        room -= taken
    if line:
        yield DetailLine(None, tuple(line))
