"""Levelling hints line by line: which shifts, what else moves with them, what they leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.levelling import LevellingHints, MovedTask, ShiftHint
from salespm_tui.core.cells import wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.team_words import hours_words


@dataclass(frozen=True, slots=True)
class HintLine:
    """One line; `shift` is the hint that it begins."""

    pieces: Pieces
    shift: ShiftHint | None = None


def hint_lines(hints: LevellingHints, chosen: set[int], width: int, glyph: Glyph) -> list[HintLine]:
    """All of it, in lines of `width` cells; what is chosen carries a sign."""
    lines = [
        HintLine((Piece(line, "strong"),)) for line in wrap(summary_words(hints, glyph), width)
    ]
    for shift in hints.shifts:
        lines += _shift(shift, shift.task_id in chosen, hints.today, width, glyph)
    if hints.others:
        words = ngettext(
            "With them %(number)d more task moves:",
            "With them %(number)d more tasks move:",
            len(hints.others),
        )
        lines.append(HintLine((Piece(words % {"number": len(hints.others)}, "head"),)))
        lines += [_other(one, hints.today, glyph) for one in hints.others]
    if hints.left:
        lines.append(HintLine((Piece(_("These days stay too full:"), "head"),)))
        lines += [
            HintLine(
                (
                    Piece(f"  {glyph('bad')} ", "bad"),
                    Piece(one.resource),
                    Piece(
                        "  "
                        + _("%(day)s, %(hours)s too much")
                        % {
                            "day": format_date(one.day, hints.today, short=True),
                            "hours": hours_words(one.over_min),
                        },
                        "dim",
                    ),
                )
            )
            for one in hints.left
        ]
    return lines


def summary_words(hints: LevellingHints, glyph: Glyph) -> str:
    """What the shifts do to the overload, and that no project ends later."""
    if not hints.over_before_min:
        return _("Nobody has too much to do in these weeks.")
    if not hints.shifts:
        return _(
            "%(before)s are too much, and no shift within slack makes it less: somebody else has to "
            "do a part of it, or it has to end later."
        ) % {"before": hours_words(hints.over_before_min)}
    return _(
        "Overload %(before)s %(arrow)s %(after)s with all of them. No project ends later; a task begins later within its slack."
    ) % {
        "before": hours_words(hints.over_before_min),
        "arrow": glyph("arrow"),
        "after": hours_words(hints.over_after_min),
    }


def _shift(
    shift: ShiftHint, chosen: bool, today: date, width: int, glyph: Glyph
) -> Iterator[HintLine]:
    number = ngettext("%(number)d day", "%(number)d days", shift.days) % {"number": shift.days}
    later = _("later by %(days)s") % {"days": number}
    yield HintLine(
        (
            Piece(f"{glyph('done') if chosen else ' '} ", "good"),
            Piece(f"{shift.project} {shift.wbs} ", "dim"),
            Piece(shift.task),
            Piece(f"{later} ", "accent", right=True),
        ),
        shift,
    )
    told = _("%(before)s %(arrow)s %(after)s, helps %(names)s") % {
        "arrow": glyph("arrow"),
        "before": _span(shift.start, shift.finish, today, glyph),
        "after": _span(shift.new_start, shift.new_finish, today, glyph),
        "names": ", ".join(shift.helps),
    }
    for line in wrap(told, max(10, width - 4)):
        yield HintLine((Piece(f"    {line}", "dim"),))


def _other(one: MovedTask, today: date, glyph: Glyph) -> HintLine:
    before = format_date(one.start.date(), today, short=True)
    after = format_date(one.new_start.date(), today, short=True)
    moved = f"{before} {glyph('arrow')} {after}"
    return HintLine(
        (
            Piece("    "),
            Piece(f"{one.project} {one.wbs} ", "dim"),
            Piece(one.task),
            Piece(f"{moved} ", "dim", right=True),
        )
    )


def _span(start: datetime, finish: datetime, today: date, glyph: Glyph) -> str:
    first = format_date(start.date(), today, short=True)
    last = format_date(finish.date(), today, short=True)
    return first if first == last else f"{first} {glyph('unknown')} {last}"


def hints_text(hints: LevellingHints, width: int, glyph: Glyph) -> str:
    """All of it as plain text."""
    from salespm_tui.ui.present.client_log import plain_text

    lines = hint_lines(hints, set(), width, glyph)
    return "\n".join(plain_text(line.pieces, width) for line in lines)
