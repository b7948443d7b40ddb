"""What bringing a plan up to the day would do, in words; and what is typed for public holidays."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.progressing import WorkEffect
from salespm_tui.core.durations import format_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext, sentences
from salespm_tui.core.typed_dates import format_date

_YEAR_DIGITS = 4


def effect_words(effect: WorkEffect, minutes_per_day: int) -> str:
    """12 tasks, project finish 14 May → 18 May (+2 d)."""
    tasks = ngettext("%(number)d task", "%(number)d tasks", effect.tasks) % {"number": effect.tasks}
    before, after = effect.finish_before.date(), effect.finish_after.date()
    if before == after:
        finish = _("project finish %(day)s as before") % {"day": _day(after)}
    else:
        slip = format_duration(abs(effect.slip_min), minutes_per_day=minutes_per_day)
        sign = "+" if effect.slip_min >= 0 else "−"
        finish = _("project finish %(before)s → %(after)s (%(slip)s)") % {
            "before": _day(before),
            "after": _day(after),
            "slip": sign + slip,
        }
    return _("%(tasks)s, %(finish)s") % {"tasks": tasks, "finish": finish}


def notes_of(effect: WorkEffect) -> str:
    """What is left as it is, and what gives way; the end of the project is told already."""
    return sentences(*effect.notes[:-1])


def day_choice(day: date, today: date, said: str) -> str:
    """A day to reschedule to, with what that does."""
    when = _("today") if day == today else format_date(day, today)
    return _("to %(day)s: %(effect)s") % {"day": when, "effect": said}


def read_country_and_years(text: str, today: date) -> tuple[str, tuple[int, ...]]:
    """`CN 2026 2027` or `DE-BY 2026-2028`; this year where none is named. UserError otherwise."""
    country, *years = text.split() or [""]
    if not country or country[0].isdigit():
        raise UserError(
            _("It is not said which country."), _("Type its letters and the years: CN 2026 2027.")
        )
    found: list[int] = []
    for word in years:
        first, _dash, last = word.partition("-")
        if not all(_is_year(one) for one in (first, last or first)):
            raise UserError(
                _("“%(text)s” is not a year.") % {"text": word},
                _("Type its letters and the years: CN 2026 2027."),
            )
        found += range(int(first), int(last or first) + 1)
    return country, tuple(found) or (today.year,)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == _YEAR_DIGITS


def _day(day: date) -> str:
    return format_date(day, day, short=True)
