"""A stage gate line by line: all six in a strip, the points of one, what was decided there."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.gates import Gate, GateDecision, GatePoint, GateSummary
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot, in_lines
from salespm_tui.ui.present.project_loop import SCREENS
from salespm_tui.ui.present.project_parts import Spot, SpotLine, below, decision_words, section

_INDENT = 4


def gate_lines(
    gate: Gate, gates: tuple[GateSummary, ...], width: int, glyph: Glyph
) -> list[SpotLine]:
    """The gates of all phases, and one of them in full."""
    return [
        *_strip(gates, gate.summary.phase, width, glyph),
        *_head(gate, width, glyph),
        *(line for point in gate.points for line in _point(point, gate, width, glyph)),
        *_decisions(gate, width, glyph),
    ]


def spot_of(point: GatePoint) -> Spot:
    """How the cursor knows a point: a standard one by its key, an own one by its id."""
    if point.key is not None:
        return ("point", point.key)
    return ("own_point", point.gate_check_id)


def spot_of_record(gate: Gate, ref: Ref) -> Spot | None:
    """Where a tick, an own point or a decision stands at this gate; None if it does not."""
    if ref.kind == "gate_review":
        known = any(decision.id == ref.id for decision in gate.decisions)
        return ("decision", ref.id) if known else None
    return next((spot_of(one) for one in gate.points if one.gate_check_id == ref.id), None)


def _strip(gates: tuple[GateSummary, ...], at: str, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    """The six gates with how far each is; the one that is told in brackets."""
    line: list[Piece] = []
    for gate in gates:
        piece = _gate_piece(gate, at, glyph)
        used = sum(cell_width(one.text) for one in line)
        if line and used + 3 + cell_width(piece.text) > width:
            yield SpotLine(None, tuple(line))
            line = []
        line += [Piece(f" {glyph('arrow')} ", "dim"), piece] if line else [piece]
    yield SpotLine(None, tuple(line))


def _gate_piece(gate: GateSummary, at: str, glyph: Glyph) -> Piece:
    name = word(plan_words.PROJECT_PHASE, gate.phase)
    if gate.decision is not None and gate.decision.decision != "no_go":
        name += f" {glyph('done')}"
    else:
        name += f" {gate.done}/{gate.points}"
    if gate.phase == at:
        return Piece(f"[{name}]", "strong")
    return Piece(name, "plain" if gate.place == "here" else "dim")


def _head(gate: Gate, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    summary = gate.summary
    phase = word(plan_words.PROJECT_PHASE, summary.phase)
    title = _("Gate of %(phase)s") % {"phase": phase}
    yield SpotLine(
        None, (Piece(title, "head"), Piece(f"{_done_words(summary)} ", "dim", right=True))
    )
    for line in in_lines(_facts(gate), dot(glyph), width):
        yield SpotLine(None, (Piece(line, _due_ink(gate)),))


def _done_words(summary: GateSummary) -> str:
    if not summary.open:
        return _("all %(number)d points are met") % {"number": summary.points}
    said = ngettext("%(number)d point open", "%(number)d points open", summary.open)
    return said % {"number": summary.open}


def _facts(gate: Gate) -> Iterator[str]:
    summary = gate.summary
    if summary.due is not None:
        yield _("due %(day)s with “%(milestone)s”") % {
            "day": format_date(summary.due, gate.today),
            "milestone": gate.milestone,
        }
        if summary.decision is None:
            yield words.in_days(summary.due, gate.today)
    elif summary.decision is None:
        yield _("no milestone of the plan says when it is due")


def _due_ink(gate: Gate) -> str:
    summary = gate.summary
    late = summary.decision is None and summary.due is not None and summary.due < gate.today
    return "bad" if late and summary.place != "ahead" else "dim"


def _point(point: GatePoint, gate: Gate, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    """Sign and words; at the right how it stands, below it what the data lacks or the note says."""
    sign, ink, state = _state(point, gate, glyph)
    room = width - cell_width(state) - _INDENT - 2
    lines = wrap(str(point.text), max(room, 10))
    told = (
        Piece(f" {sign}  ", ink, _INDENT),
        Piece(lines[0], "plain" if point.state == "open" else "dim"),
        Piece(f"{state} ", ink if point.state == "open" else "dim", right=True),
    )
    yield SpotLine(spot_of(point), told)
    for line in lines[1:]:
        yield SpotLine(None, (Piece(" " * _INDENT), Piece(line)))
    if point.state == "open" and point.why is not None:
        yield from below(_why_words(point, glyph), width, _INDENT)
    if point.note:
        yield from below(point.note, width, _INDENT)


def _why_words(point: GatePoint, glyph: Glyph) -> str:
    if point.screen is None:
        return str(point.why)
    return f"{point.why} {glyph('arrow')} {_(SCREENS[point.screen])}"


def _state(point: GatePoint, gate: Gate, glyph: Glyph) -> tuple[str, str, str]:
    if point.state == "shown":
        return glyph("done"), "good", _("shown by the data")
    if point.state == "ticked":
        if point.done_on is None:
            return glyph("selected"), "good", _("ticked")
        day = format_date(point.done_on, gate.today, short=True)
        return glyph("selected"), "good", _("ticked %(day)s") % {"day": day}
    return glyph("on_course"), "warning", _("open")


def _decisions(gate: Gate, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    if not gate.decisions:
        if gate.summary.place == "here":
            yield SpotLine(None, ())
            yield SpotLine(None, (Piece(_("Nothing is decided here yet; c decides."), "dim"),))
        return
    yield section(_("Decisions"))
    for decision in gate.decisions:
        yield from _decision(decision, gate, width, glyph)


def _decision(decision: GateDecision, gate: Gate, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    text = decision_words(decision, gate.today, glyph)
    ink = words.DECISION_INK.get(decision.decision, "plain")
    yield SpotLine(("decision", decision.id), (Piece(" " * _INDENT), Piece(text, ink)))
    if decision.reason:
        yield from below(decision.reason, width, _INDENT)
