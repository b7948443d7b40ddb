"""Who could do a task: one line for each, the fit in full, and how a share of the time is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salespm_tui.contract.assigning import AssignmentRow, Candidate, WhoIsFree
from salespm_tui.core.cells import fit_right
from salespm_tui.core.durations import duration_or_none, format_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.team_words import KINDS, hours_words

WHOLE = 100
_MOST_PERCENT = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """How much of somebody a task takes: a share of the time, and the effort where it is known."""

    units_percent: int
    planned_min: int | None


def read_share(text: str) -> Share:
    """`50%`, `50`, `3d`, `4h`; empty is the whole time. UserError for anything else."""
    typed = text.strip()
    if not typed:
        return Share(WHOLE, None)
    bare = typed.rstrip("%％").strip()
    if bare.isdecimal():
        percent = int(bare[:5])
        if 1 <= percent <= _MOST_PERCENT:
            return Share(percent, None)
    found = duration_or_none(typed)
    if found is None or found.elapsed or not found.minutes:
        raise UserError(
            _("“%(text)s” is neither a share nor an effort.") % {"text": typed[:20]},
            _("Type for example 100%%, 50%%, 3d or 4h.") % {},
        )
    return Share(WHOLE, found.minutes)


def share_text(units_percent: int, planned_min: int | None) -> str:
    """What stands in the line at first; `read_share` reads it back."""
    if planned_min is not None:
        return format_duration(planned_min)
    return f"{units_percent}%"


def share_words(share: Share) -> str:
    """How the line was understood."""
    if share.planned_min is not None:
        return _("%(hours)s of work") % {"hours": hours_words(share.planned_min)}
    return _("%(percent)d %% of the time") % {"percent": share.units_percent}


def head_words(free: WhoIsFree, glyph: Glyph) -> str:
    """What the task asks for."""
    facts = [
        _("takes %(hours)s") % {"hours": hours_words(free.needed_min)},
        _("needs %(skills)s") % {"skills": free.required_text}
        if free.required
        else _("needs no skill; S says which"),
    ]
    return dot(glyph).join(facts)


def candidate_pieces(one: Candidate, glyph: Glyph) -> Pieces:
    """One of them: a sign for who does it already, the name, the fit, the time left, days off."""
    assigned = one.assignment_id is not None
    fit_ink = (
        "dim" if one.fit_percent is None else "good" if one.fit_percent >= WHOLE else "warning"
    )
    if one.fit_percent == 0:
        fit_ink = "bad"
    share = "" if one.fit_percent is None else f"{one.fit_percent}%"
    hours = _("%(hours)s free") % {"hours": hours_words(one.free_min)}
    facts = [one.job_title or word(KINDS, one.kind), *away_words(one)]
    return (
        Piece(f"{glyph('done') if assigned else ' '} ", "good"),
        Piece(one.name, "strong" if assigned else "plain", 18),
        Piece(f" {fit_right(share, 5)} ", fit_ink),
        Piece(
            glyph("done") if one.enough else glyph("warning"), "good" if one.enough else "warning"
        ),
        Piece(f" {fit_right(hours, 13)}", "plain" if one.enough else "warning"),
        Piece(f"  {dot(glyph).join(facts)}", "dim"),
    )


def away_words(one: Candidate) -> Iterator[str]:
    """How many days of the task it is off."""
    if one.days_off:
        words = ngettext("%(number)d day off", "%(number)d days off", one.days_off)
        yield words % {"number": one.days_off}


def candidate_story(one: Candidate, free: WhoIsFree, glyph: Glyph) -> str:
    """Why it fits or not, what it costs, and what it does already."""
    facts = [
        _("%(skill)s %(level)d of %(required)d")
        % {"skill": fit.skill, "level": fit.level, "required": fit.required}
        for fit in one.fits
    ]
    facts.append(
        _("%(free)s of %(capacity)s free, %(needed)s needed")
        % {
            "free": hours_words(one.free_min),
            "capacity": hours_words(one.capacity_min),
            "needed": hours_words(free.needed_min),
        }
    )
    if one.cost_rate_minor_per_hour is not None:
        money = format_money(one.cost_rate_minor_per_hour, one.currency)
        facts.append(_("%(money)s an hour") % {"money": money})
    row = assigned_as(one, free)
    if row is not None:
        facts.append(
            _("works on it: %(share)s")
            % {"share": share_words(Share(row.units_percent, row.planned_min))}
        )
    return dot(glyph).join(facts)


def assigned_as(one: Candidate, free: WhoIsFree) -> AssignmentRow | None:
    """The assignment of that candidate to this task."""
    return next((row for row in free.assigned if row.id == one.assignment_id), None)
