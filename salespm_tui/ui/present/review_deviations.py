"""Deviations and slips, line by line: what is off the plan and why, what is done, whether it worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from salespm_tui.contract.issues import IssueDetail, MeasureRow
from salespm_tui.contract.review import (
    Deviation,
    Deviations,
    ProposedDeviation,
    SlipRow,
    Slips,
    SlipSum,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.similar import fold
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import write_number
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot, due_words
from salespm_tui.ui.present.goal_detail import DetailLine, flow, section
from salespm_tui.ui.present.issue_lines import is_over, issue_pieces, issue_story
from salespm_tui.ui.present.review_words import EFFECT_SIGN, EFFECTS, SLIP_REASONS, sign
from salespm_tui.ui.present.risk_words import METRICS

PROPOSED = "proposed_deviation"
"""The kind of a row that is no record yet; its id is its place among the proposals."""
_GRAVE = 4
_WIDE = 100


def deviation_lines(
    deviations: Deviations, text: str, width: int, glyph: Glyph, *, ended: bool
) -> list[DetailLine]:
    """What the data show and nobody has written down, then what is recorded; `ended` ones too."""
    lines: list[DetailLine] = []
    proposed = [
        (number, one)
        for number, one in enumerate(deviations.proposed)
        if has_words(text, str(one.title), str(one.text))
    ]
    if proposed:
        lines += section(_("Shown by the data, not written down"), len(proposed))
        lines += [
            DetailLine(Ref(PROPOSED, number), _proposed_pieces(one, glyph))
            for number, one in proposed
        ]
    recorded = [one for one in deviations.recorded if _is_shown(one, text, ended=ended)]
    if proposed and recorded:
        lines += section(_("Written down"), len(recorded))
    for one in recorded:
        grave, _project, *rest = issue_pieces(one.issue, deviations.today, width - 2, glyph)
        lines.append(DetailLine(Ref("issue", one.issue.id), (grave, *rest)))
    return lines


def has_words(text: str, *texts: str) -> bool:
    """Whether every word of `text` stands in one of the texts."""
    searched = fold(" ".join(texts))
    return all(one in searched for one in fold(text).split())


def _is_shown(one: Deviation, text: str, *, ended: bool) -> bool:
    issue = one.issue
    if is_over(issue) and not ended:
        return False
    return has_words(text, issue.title, issue.cause_detail, issue.owner, issue.notes)


def _proposed_pieces(one: ProposedDeviation, glyph: Glyph) -> Pieces:
    grave = "bad" if one.severity >= _GRAVE else "warning"
    return (
        Piece(f"{one.severity} ", grave),
        Piece(str(one.title)),
        Piece(_("o writes it down") + " ", "dim", right=True),
    )


def told_proposed(one: ProposedDeviation, width: int, glyph: Glyph) -> list[DetailLine]:
    """What shows it, in full."""
    return [
        DetailLine(None, (Piece(str(one.title), "strong"),)),
        *flow([Piece(str(one.text))], width, dot(glyph)),
        *flow([Piece(_("o writes it down: cause, owner and what is done"), "dim")], width, ""),
    ]


def told_deviation(
    one: Deviation, detail: IssueDetail | None, width: int, glyph: Glyph
) -> list[DetailLine]:
    """One deviation: by how much, why, whose, and what is done about it."""
    issue = one.issue
    lines = [DetailLine(None, (Piece(issue.title, "strong"), *_by_how_much(one)))]
    today = issue.raised_on if detail is None else detail.today
    told = [
        Piece(issue_story(issue, today, glyph)),
        Piece(_("raised on %(day)s") % {"day": format_date(issue.raised_on, today)}, "dim"),
    ]
    if issue.metric is not None:
        told.insert(0, Piece(word(METRICS, issue.metric), "dim"))
    if issue.due_on is not None and not is_over(issue):
        due = _("solved by %(day)s") % {"day": due_words(issue.due_on, today)}
        told.append(Piece(due, "bad" if issue.overdue_days else "plain"))
    lines += flow(told, width, dot(glyph))
    lines += flow([Piece(issue.notes, "dim")], width, "") if issue.notes else []
    if detail is None:
        return lines
    lines += section(_("What is done"), len(detail.actions))
    lines += [_measure_line(row, today, width, glyph) for row in detail.actions]
    if not detail.actions:
        hint = _("N adds a corrective action")
        lines.append(DetailLine(None, (Piece(f" {hint}", "dim"),)))
    lines += _links(detail)
    return lines


def _by_how_much(one: Deviation) -> tuple[Piece, ...]:
    if one.issue.deviation is None:
        return ()
    return (Piece(f"{one.issue.deviation} ", "warning", right=True),)


def _measure_line(row: MeasureRow, today: date, width: int, glyph: Glyph) -> DetailLine:
    """One action: whether it is done and whether it worked, whose, until when."""
    return DetailLine(Ref("action_item", row.id), measure_pieces(row, today, width, glyph))


def measure_pieces(row: MeasureRow, today: date, width: int, glyph: Glyph) -> Pieces:
    """An action: its state, what it is, whose, and until when or whether it worked."""
    done = row.status == "done"
    if done:
        mark = sign(EFFECT_SIGN, row.effect, glyph) if row.effect else Piece(f"{glyph('done')} ")
        tail = word(EFFECTS, row.effect) or _("done; w says whether it worked")
        ink = mark.ink if row.effect else "dim"
    else:
        late = bool(row.overdue_days)
        mark = Piece(f"{glyph('bad') if late else glyph('dot')} ", "bad" if late else "dim", 2)
        tail, ink = due_words(row.due_on, today, short=True), "bad" if late else "dim"
    pieces = [mark, Piece(row.title, "dim" if done else "plain")]
    if row.owner:
        pieces.append(Piece(f"  {row.owner}", "dim"))
    return (*pieces, Piece(f"{tail} ", ink, right=True))


def _links(detail: IssueDetail) -> Iterator[DetailLine]:
    """The records that it is about."""
    if detail.links:
        yield from section(_("About"), len(detail.links))
    for link in detail.links:
        yield DetailLine(link.ref, (Piece(link.name, "accent"),))


def deviations_note(deviations: Deviations) -> str:
    """How many are open, and of how many measures nobody said whether they worked."""
    open_ones = sum(not is_over(one.issue) for one in deviations.recorded)
    facts = [ngettext("%(number)d open", "%(number)d open", open_ones) % {"number": open_ones}]
    unjudged = sum(one.unjudged for one in deviations.recorded)
    if unjudged:
        words = ngettext(
            "%(number)d done action not judged", "%(number)d done actions not judged", unjudged
        )
        facts.append(words % {"number": unjudged})
    return " · ".join(facts)


# Slips


def slip_lines(slips: Slips, text: str, width: int, glyph: Glyph) -> list[DetailLine]:
    """Every slip, the newest first; days, task, whose doing, and from which day to which."""
    shown = [row for row in slips.slips if has_words(text, row.task, row.client or "", row.detail)]
    return [
        DetailLine(Ref("slip", number), _slip_pieces(row, slips.today, width, glyph))
        for number, row in enumerate(slips.slips)
        if row in shown
    ]


def _slip_pieces(row: SlipRow, today: date, width: int, glyph: Glyph) -> Pieces:
    reason = word(SLIP_REASONS, row.reason)
    pieces = [
        Piece(f"{days_words(row.tenths)} ", "bad" if row.reason == "us" else "warning", 8),
        Piece(format_date(row.on, today, short=True), "dim", 9),
        Piece(row.task),
    ]
    if width >= _WIDE and row.client:
        pieces.append(Piece(f"  {row.client}", "dim"))
    ink = "dim" if row.reason == "unsaid" else "plain"
    return (*pieces, Piece(f"{reason} ", ink, right=True))


def days_words(tenths: int) -> str:
    """Working days with their sign: `+2.5 d`."""
    return _("+%(days)s d") % {"days": write_number(Fraction(tenths, 10), 1)}


def told_slip(row: SlipRow, slips: Slips, width: int, glyph: Glyph) -> list[DetailLine]:
    """One slip, and the sums of all by client and by reason."""
    was, now = (format_date(day, slips.today, short=True) for day in (row.was, row.now))
    moved = _("%(before)s %(arrow)s %(after)s, %(days)s") % {
        "before": was,
        "arrow": glyph("arrow"),
        "after": now,
        "days": days_words(row.tenths),
    }
    facts = [moved, word(SLIP_REASONS, row.reason), row.detail, row.client or ""]
    if len({one.by for one in slips.slips}) > 1 and row.by:
        # Where one person keeps the plan, it says nothing.
        facts.append(_("moved by %(who)s") % {"who": row.by})
    return [
        DetailLine(Ref("task", row.task_id), (Piece(row.task, "strong"),)),
        *flow([Piece(one) for one in facts if one], width, dot(glyph)),
        *slip_sums(slips, width, glyph),
    ]


def slip_sums(slips: Slips, width: int, glyph: Glyph) -> list[DetailLine]:
    """The days lost by reason and by client, the greatest first."""
    lines: list[DetailLine] = []
    for title, sums in ((_("By reason"), slips.by_reason), (_("By client"), slips.by_client)):
        if sums:
            lines += section(title, len(sums))
            lines += [_sum_line(one, slips, width, glyph) for one in sums]
    return lines


def _sum_line(one: SlipSum, slips: Slips, width: int, glyph: Glyph) -> DetailLine:
    name = one.name or word(SLIP_REASONS, one.reason) or _("no client")
    moves = ngettext("%(number)d move", "%(number)d moves", one.slips) % {"number": one.slips}
    tasks = ngettext("%(number)d task", "%(number)d tasks", one.tasks) % {"number": one.tasks}
    greatest = max((each.tenths for each in (*slips.by_reason, *slips.by_client)), default=1)
    room = max(min(width - 60, 24), 6)
    bar = glyph("slip_bar") * max(round(room * one.tenths / max(greatest, 1)), 1)
    ref = None if one.client_id is None else Ref("client", one.client_id)
    pieces = (
        Piece(f" {days_words(one.tenths)} ", "strong", 9),
        Piece(name, "plain", 24),
        Piece(f" {bar}", "warning", room + 1),
        Piece(f" {moves}{dot(glyph)}{tasks}", "dim"),
    )
    return DetailLine(ref, pieces)


def slips_note(slips: Slips) -> str:
    """How much was lost in all."""
    if not slips.slips:
        return ""
    return _("%(days)s d lost") % {"days": write_number(Fraction(slips.tenths, 10), 1)}
