"""How a captured line is understood, in words, while it is typed."""

from __future__ import annotations

from datetime import date

from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.capture import Capture
from salespm_tui.ui.present.client_words import CHANNELS, word

DAY = 24 * 60


def reading(line: Capture, today: date) -> str:
    """What would be logged, what it would create, and what was not understood."""
    if not line.client_name:
        return _("call CLIENT what was said !date #deal @contact ~30m +next step")
    parts = [_contact(line), _deal(line), _step(line, today)]
    if line.client_is_new:
        parts.append(_("new client %(name)s") % {"name": line.client_name})
    if line.contact_name and line.contact_id is None:
        parts.append(_("new contact %(name)s") % {"name": line.contact_name})
    parts += [
        _("not understood: %(text)s (%(why)s)") % {"text": text, "why": why.title}
        for text, why in line.problems
    ]
    return " · ".join(filter(None, parts))


def _contact(line: Capture) -> str:
    who = line.client_name
    if line.contact_name:
        who = f"{who} ({line.contact_name})"
    words = _("%(channel)s with %(who)s") % {"channel": word(CHANNELS, line.channel), "who": who}
    if line.duration_min is None:
        return words
    return f"{words}, {format_duration(line.duration_min, minutes_per_day=DAY)}"


def _deal(line: Capture) -> str:
    """The deal it is about; with its client where that is somebody else."""
    deal = line.deal
    if deal is None:
        return ""
    if deal.client_id in (None, line.client_id):
        return _("deal %(name)s") % {"name": deal.name}
    return _("deal %(name)s of %(client)s") % {"name": deal.name, "client": deal.client}


def _step(line: Capture, today: date) -> str:
    if line.next_step is None:
        return ""
    if line.next_step_on is None:
        return _("next step %(step)s") % {"step": line.next_step}
    return _("next step %(step)s on %(day)s") % {
        "step": line.next_step,
        "day": format_date(line.next_step_on, today),
    }
