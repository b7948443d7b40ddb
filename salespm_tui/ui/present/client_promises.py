"""Promises and changes, line by line: the lists, and one of them in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.change_requests import ChangePreview, ChangeRequestRow
from salespm_tui.contract.expectations import ExpectationRow, Kept
from salespm_tui.core.cells import cell_width
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money, short_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import write_percent
from salespm_tui.ui.present import promise_words as words
from salespm_tui.ui.present.client_book import ClientBook, Telling
from salespm_tui.ui.present.client_log import PartLine, hint_lines
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, due_words

WIDE_CHANGES = 56
_SETTLED = {"kept": ("done", "good"), "renegotiated": ("arrow", "dim"), "broken": ("bad", "bad")}
_URGENCY = {"overdue": ("bad", "bad"), "due_soon": ("warning", "warning")}
_DECIDED = {
    "approved": ("done", "good"),
    "implemented": ("done", "dim"),
    "rejected": ("dropped", "dim"),
    "withdrawn": ("dropped", "dim"),
}


def kept_words(kept: Kept) -> str:
    """How reliable we are, with how many promises that rests on."""
    if kept.ratio.value is None:
        return str(kept.ratio.why.text) if kept.ratio.why is not None else ""
    said = _("kept %(ratio)s of %(n)d settled") % {
        "ratio": write_percent(kept.ratio.value, 0),
        "n": kept.n,
    }
    if kept.renegotiated:
        more = ngettext("%(number)d renegotiated", "%(number)d renegotiated", kept.renegotiated) % {
            "number": kept.renegotiated
        }
        said = f"{said} ({more})"
    return said


def promise_lines(book: ClientBook, width: int, glyph: Glyph) -> list[PartLine]:
    """How many promises were kept; then those open by the day they are due, then settled ones."""
    rows = book.promises.expectations
    if not rows:
        return hint_lines(
            _("Nothing is promised yet. Press n to write down what the client counts on."), width
        )
    head = PartLine(None, (Piece(kept_words(book.promises.kept), "head"),))
    today = book.promises.today
    return [head, *(PartLine(row.id, _promise_pieces(row, today, width, glyph)) for row in rows)]


def _promise_pieces(row: ExpectationRow, today: date, width: int, glyph: Glyph) -> Pieces:
    sign, ink = _SETTLED.get(row.status) or _URGENCY.get(row.standing) or ("", "plain")
    settled = row.status in _SETTLED
    tail = (
        word(words.PROMISE_STATUSES, row.status)
        if settled
        else due_words(row.due_on, today, short=True)
    )
    return (
        Piece(f"{glyph(sign) if sign else ' '} ", ink, 2),
        Piece(row.statement, "dim" if settled else "plain", max(width - 3 - cell_width(tail), 8)),
        Piece(tail, ink if ink != "plain" else "dim", right=True),
    )


def told_promise(row: ExpectationRow, today: date, width: int, glyph: Glyph) -> list[Pieces]:
    """One promise in full."""
    told = Telling(width, glyph).say(row.statement, "strong")
    told.said(_("our answer: %(text)s"), row.our_position)
    told.facts(
        word(words.PROMISE_STATUSES, row.status),
        word(words.GAPS, row.gap),
        _("importance %(number)d/5") % {"number": row.importance},
        _("promised by %(who)s") % {"who": row.promised_by} if row.promised_by else "",
    )
    if row.settled_on is not None:
        told.say(_("settled on %(day)s") % {"day": format_date(row.settled_on, today)}, "dim")
    elif row.due_on is not None:
        due = _("due %(day)s") % {"day": format_date(row.due_on, today)}
        told.say(due, _URGENCY.get(row.standing, ("", "plain"))[1])
    told.facts(row.project or "", row.opportunity or "")
    return told.say(row.notes).lines


def change_lines(book: ClientBook, width: int, glyph: Glyph) -> list[PartLine]:
    """The changes, those that wait for a decision first: title, days, money and state."""
    rows = book.changes.change_requests
    if not rows:
        return hint_lines(_("Nobody has asked for a change. Press n to write one down."), width)
    return [PartLine(row.id, _change_pieces(row, width, glyph)) for row in rows]


def _change_pieces(row: ChangeRequestRow, width: int, glyph: Glyph) -> Pieces:
    waiting = row.waiting_days is not None
    sign, ink = ("bad", "bad") if row.late else ("warning", "warning")
    if not waiting:
        sign, ink = _DECIDED[row.status]
    impact = impact_words(row) if width >= WIDE_CHANGES else days_words(row)
    tail = "  ".join(filter(None, (impact, _change_state(row))))
    return (
        Piece(f"{glyph(sign)} ", ink, 2),
        Piece(row.title, "plain" if waiting else "dim", max(width - 3 - cell_width(tail), 8)),
        Piece(tail, ink, right=True),
    )


def impact_words(row: ChangeRequestRow) -> str:
    """Days and money, as short as a column takes them; nothing where neither is known."""
    cost = row.impact_cost_minor
    money = "" if cost is None else _signed_money(cost, row.currency)
    return " ".join(filter(None, (days_words(row), money)))


def days_words(row: ChangeRequestRow) -> str:
    """The working days that it takes more, or fewer."""
    return "" if row.impact_days is None else _("%(days)+d d") % {"days": row.impact_days}


def _signed_money(minor: int, currency: str) -> str:
    return ("+" if minor > 0 else "") + short_money(minor, currency)


def _change_state(row: ChangeRequestRow) -> str:
    if row.waiting_days is None:
        return word(words.CHANGE_STATUSES, row.status)
    return _("waits %(number)d d") % {"number": row.waiting_days}


def told_change(row: ChangeRequestRow, today: date, width: int, glyph: Glyph) -> list[Pieces]:
    """One change in full."""
    told = Telling(width, glyph).say(row.title, "strong")
    asked = _("asked for on %(day)s") % {"day": format_date(row.requested_on, today, short=True)}
    told.facts(word(words.CHANGE_STATUSES, row.status), row.project, asked)
    if row.waiting_days is not None and row.decide_by is not None:
        by = _("decide by %(day)s") % {"day": format_date(row.decide_by, today)}
        told.say(by, "bad" if row.late else "plain")
    told.said(_("scope: %(text)s"), row.impact_scope)
    impact = impact_words(row)
    told.said(_("impact: %(text)s"), impact)
    told.said(_("on task: %(text)s"), row.task or "", "accent")
    if row.task is None:
        told.say(_("on no task yet: it changes no plan; T chooses one"), "warning")
    told.said(_("because: %(text)s"), row.reason)
    told.say(row.description)
    if row.decided_on is not None:
        told.say(_decided(row, today), "dim")
    return told.said(_("decision: %(text)s"), row.decision_note).say(row.notes).lines


def _decided(row: ChangeRequestRow, today: date) -> str:
    assert row.decided_on is not None
    day = format_date(row.decided_on, today, short=True)
    if not row.decided_by:
        return _("decided on %(day)s") % {"day": day}
    return _("decided by %(who)s on %(day)s") % {"who": row.decided_by, "day": day}


def preview_lines(
    row: ChangeRequestRow, preview: ChangePreview, today: date, width: int, glyph: Glyph
) -> list[Pieces]:
    """What approving a change would do to the plan, before it is decided."""
    told = Telling(width, glyph).said(_("scope: %(text)s"), row.impact_scope)
    if preview.refused is not None:
        told.say(str(preview.refused), "bad")
    task, project = _task_shift(preview), _project_shift(row, preview)
    if task is not None:
        told.say(task.words(today, glyph))
    if project is not None:
        slip = preview.project_slip_min
        ink = "bad" if slip > 0 else "good" if slip < 0 else "plain"
        told.say(project.words(today, glyph), ink)
    if preview.task is not None:
        moved = ngettext(
            "%(number)d other task moves", "%(number)d other tasks move", preview.moved
        ) % {"number": preview.moved}
        told.say(moved if preview.moved else _("no other task moves"))
    for missed in preview.missed:
        told.say(
            _("%(task)s would miss its deadline of %(day)s: it would finish on %(finish)s")
            % {
                "task": missed.name,
                "day": format_date(missed.deadline_at.date(), today, short=True),
                "finish": format_date(missed.finish_at.date(), today, short=True),
            },
            "bad",
        )
    _tell_cost(told, row, preview)
    for note in preview.notes:
        told.say(str(note), "warning")
    return told.lines


@dataclass(frozen=True, slots=True)
class Shift:
    """What a finish was, what it would be, and how much working time lies between."""

    name: str
    before: date
    after: date
    slip: str

    def words(self, today: date, glyph: Glyph) -> str:
        """The shift in one sentence."""
        if self.before == self.after and not self.slip:
            stays = {"name": self.name, "day": format_date(self.before, today)}
            return _("%(name)s: finish stays %(day)s") % stays
        return _("%(name)s: finish %(before)s %(arrow)s %(after)s (%(slip)s)") % {
            "name": self.name,
            "before": format_date(self.before, today, short=True),
            "arrow": glyph("arrow"),
            "after": format_date(self.after, today),
            "slip": self.slip,
        }


def _task_shift(preview: ChangePreview) -> Shift | None:
    before = preview.task_finish_before
    if preview.task is None or before is None:
        return None
    after = preview.task_finish_after or before
    slip = slip_words(preview.task_slip_min, preview.minutes_per_day)
    return Shift(_("Task %(name)s") % {"name": preview.task}, before.date(), after.date(), slip)


def _project_shift(row: ChangeRequestRow, preview: ChangePreview) -> Shift | None:
    before = preview.project_finish_before
    if before is None:
        return None
    after = preview.project_finish_after or before
    slip = slip_words(preview.project_slip_min, preview.minutes_per_day)
    return Shift(_("Project %(name)s") % {"name": row.project}, before.date(), after.date(), slip)


def slip_words(minutes: int, minutes_per_day: int) -> str:
    """How much later (or earlier) in working time; nothing where it stays."""
    if not minutes:
        return ""
    length = format_duration(abs(minutes), minutes_per_day=minutes_per_day)
    return (_("%(length)s later") if minutes > 0 else _("%(length)s earlier")) % {"length": length}


def _tell_cost(told: Telling, row: ChangeRequestRow, preview: ChangePreview) -> None:
    if preview.cost_before is not None and preview.cost_after is not None:
        if preview.cost_before == preview.cost_after:
            return
        told.say(
            _("Cost of the task: %(before)s %(arrow)s %(after)s")
            % {
                "before": format_money(preview.cost_before, preview.currency),
                "arrow": told.glyph("arrow"),
                "after": format_money(preview.cost_after, preview.currency),
            }
        )
    elif row.impact_cost_minor is not None:
        cost = format_money(row.impact_cost_minor, preview.currency, signed=True)
        told.said(_("Money: %(text)s"), cost)
