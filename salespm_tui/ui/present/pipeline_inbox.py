"""The next-step inbox: how its questions read, and what an answer means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.pipeline import LooseEnd
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext, sentences
from salespm_tui.core.money import short_money
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.present.clients import Glyph, dot

_BEFORE_A_DAY = "!！"
_MOST_WORDS_OF_A_DAY = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes next, and on which day."""

    title: str
    due_on: date


def read_answer(text: str, end: LooseEnd, today: date) -> Answer:
    """`send offer !fri`, `send offer fri`, `fri` alone where there is a step without a day.

    UserError where no day is named, or nothing to do on it.
    """
    title, day = _parted(text.strip(), today)
    if day is None:
        raise UserError(_("A next step needs its day."), _("Type for example: send the offer !fri"))
    title = title or end.step or ""
    if not title:
        raise UserError(_("What is to be done then?"), _("Type for example: send the offer !fri"))
    return Answer(title, day)


def answer_words(text: str, end: LooseEnd, today: date) -> str:
    """How an answer is understood so far."""
    answer = read_answer(text, end, today)
    return f"{answer.title} · {format_date(answer.due_on, today)}"


def _parted(text: str, today: date) -> tuple[str, date | None]:
    """The words, and the day that they end with."""
    at = max(text.rfind(sign) for sign in _BEFORE_A_DAY)
    if at >= 0:
        return text[:at].strip(), read_date(text[at + 1 :].strip(), today)
    words = text.split()
    for number in range(min(_MOST_WORDS_OF_A_DAY, len(words)), 0, -1):
        day = date_or_none(" ".join(words[-number:]), today)
        if day is not None:
            return " ".join(words[:-number]), day
    return text, None


def question_title(end: LooseEnd, number: int, total: int) -> str:
    """Which of how many, and whom it is about."""
    return _("%(number)d of %(total)d  %(name)s: what comes next?") % {
        "number": number,
        "total": total,
        "name": end.name,
    }


def about_words(end: LooseEnd, today: date, glyph: Glyph) -> str:
    """What helps to answer: what is missing, the client, the stage, the amount, the last contact."""
    facts = [str(end.why)]
    if end.ref.kind != "client" and end.client:
        facts.append(end.client)
    facts += filter(None, (end.stage,))
    if end.amount_minor is not None and end.currency is not None:
        facts.append(short_money(end.amount_minor, end.currency))
    if end.last_contact_on is not None:
        day = format_date(end.last_contact_on, today, short=True)
        facts.append(_("last contact %(day)s") % {"day": day})
    return dot(glyph).join(facts)


def end_words(answered: int, skipped: int, left: int) -> str:
    """What the loop came to."""
    said = [
        ngettext("%(number)d next step set", "%(number)d next steps set", answered)
        % {"number": answered}
    ]
    if skipped:
        words = ngettext("%(number)d skipped", "%(number)d skipped", skipped)
        said.append(words % {"number": skipped})
    if left:
        words = ngettext("%(number)d left", "%(number)d left", left)
        said.append(words % {"number": left})
    return sentences(_("%(facts)s.") % {"facts": ", ".join(said)})
