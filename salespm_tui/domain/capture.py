"""The capture line: one line of text read as a log entry with its next step.

`[channel] CLIENT what was said [!date] [#deal] [@contact] [~duration] [+next step]`, in English and
Chinese, sigils also full-width (`domain.capture_sigils` says which signs count). Beyond that:

* A channel word ends at a blank, at a colon, or where a known or quoted client begins.
* The client is the longest known name, short name or alias that the text begins with, else what
  stands in quotation marks, else the first word. Sigils may stand before it.
* A date or duration ends where it makes the longest sense: `!24 dec report` is the 24th of December.
* Without `+`, what was said names the next step, if there is a date for it.
* What a sigil says a second time, or so that nobody understands it, stays in the summary and is named
  in `problems`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from salespm_tui.core.clean import clean_text
from salespm_tui.core.durations import read_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import read_date
from salespm_tui.domain import capture_words as words
from salespm_tui.domain.capture_deals import NO_DEALS as NO_DEALS
from salespm_tui.domain.capture_deals import KnownDeal as KnownDeal
from salespm_tui.domain.capture_deals import KnownDeals as KnownDeals
from salespm_tui.domain.capture_deals import two_deals
from salespm_tui.domain.capture_names import KnownClient as KnownClient
from salespm_tui.domain.capture_names import KnownContact as KnownContact
from salespm_tui.domain.capture_names import KnownNames, contact_named
from salespm_tui.domain.capture_sigils import Sigils

_OTHER = "other"
_ENDS_A_CLIENT = re.compile(r"\s|[，。；：、！？]|[,:;](?=\s|$)")
_AROUND_A_CLIENT = ',:;，；：、。！？"＂“”「」『』'
_BEHIND_A_CHANNEL = re.compile(r"\s*[:：]?\s*")
_BEHIND_A_CLIENT = re.compile(r"[\s,，;；、:：。]*")
_BEHIND_A_VALUE = re.compile(r"[\s,，;；、.。]+")
_VALUES = (words.DATE, words.DEAL, words.CONTACT, words.DURATION, words.NEXT_STEP)
_BLANKS = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the line and what it was read as: channel, client, summary, date, deal, contact,
    duration or next_step. The texts of all pieces, joined, are the line.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Capture:
    """What the line says; None where it does not say.

    `channel` is a code of the log ("other" unless `channel_given`). A client or contact with a name
    and no id is new; an empty `client_name` means that none is named, which `problems` says too.
    `deal` is the one that a `#` names, else the one that the line was opened on. `problems` pairs what was not understood with
    the reason, in the language of the moment.
    """

    channel: str
    channel_given: bool
    client_id: int | None
    client_name: str
    client_is_new: bool
    summary: str
    next_step: str | None
    next_step_on: date | None
    contact_id: int | None
    contact_name: str | None
    deal: KnownDeal | None
    duration_min: int | None
    problems: tuple[tuple[str, UserError], ...]
    pieces: tuple[Piece, ...]


def read_capture(
    text: str,
    known: tuple[KnownClient, ...],
    today: date,
    *,
    here: KnownClient | None = None,
    deals: KnownDeals = NO_DEALS,
    deal_here: KnownDeal | None = None,
) -> Capture:
    """Read one line; never raises. The text is cleaned first, line breaks count as blanks.

    With `here`, the client that the line was opened on, a line that begins with no known and no
    quoted name is about that client, and all of it is what was said. `deal_here` is the deal that it
    was opened on: it counts where the line names none and is about that deal's client.
    """
    cleaned = clean_text(text)
    sigils = Sigils(cleaned, today, deals)
    reading = _Reading(cleaned, today, KnownNames(known), here, sigils, deal=deal_here)
    reading.take_sigils_before_words()
    reading.take_channel()
    reading.take_sigils_before_words()
    reading.take_client()
    reading.take_rest()
    return reading.capture()


@dataclass(slots=True)
class _Reading:
    """The line while it is read from left to right; `at` is how far."""

    text: str
    today: date
    names: KnownNames
    here: KnownClient | None
    sigils: Sigils
    deal: KnownDeal | None = None
    at: int = 0
    channel: str | None = None
    client: KnownClient | None = None
    client_name: str = ""
    values: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    problems: list[tuple[str, UserError]] = field(default_factory=list)

    def take_sigils_before_words(self) -> None:
        while self.sigils.kind_at(self.at) and not self.names.at(self.text, self.at):
            self._take_sigil()

    def take_channel(self) -> None:
        ends = words.ends_by_fold(self.text, self.at, words.LONGEST_CHANNEL_WORD)
        word = max((word for word in words.CHANNEL_OF_WORD if word in ends), key=len, default=None)
        if word is None:
            return
        client = self.names.at(self.text, self.at)
        behind = self._behind_channel(ends[word])
        if behind is not None and not (client and client.end > ends[word]):
            self.channel = words.CHANNEL_OF_WORD[word]
            self._take(words.CHANNEL, behind)

    def _behind_channel(self, end: int) -> int | None:
        """Where the client begins if a channel word ends at `end`; None if it is none after all."""
        behind = _behind(_BEHIND_A_CHANNEL, self.text, end)
        if self.names.at(self.text, behind) or words.quoted(self.text, behind):
            return behind
        for particle in words.BEFORE_A_KNOWN_CLIENT:
            if self.text[behind : behind + len(particle)].casefold() == particle:
                client = _behind(_BLANKS, self.text, behind + len(particle))
                if self.names.at(self.text, client):
                    return client
        return behind if behind > end or end == len(self.text) else None

    def take_client(self) -> None:
        named = self.names.at(self.text, self.at)
        in_quotes = words.quoted(self.text, self.at)
        if named is not None:
            typed = self.text[self.at : named.end]
            self._take_client(named.clients[0], typed, named.end)
            if len(named.clients) > 1:
                self.problems.append((typed, _two_clients(typed, named.clients)))
        elif in_quotes is not None:
            name, end = in_quotes
            self._take_client(self.names.exactly(name), name, end)
        elif self.here is not None:
            self.client, self.client_name = self.here, self.here.name
        else:
            self._take_first_word()

    def _take_first_word(self) -> None:
        end = self.sigils.end_of_word(self.at, _ENDS_A_CLIENT)
        name = self.text[self.at : end].strip(_AROUND_A_CLIENT)
        if any(character.isalnum() for character in name):
            self._take_client(self.names.exactly(name), name, end)
        else:
            self.problems.append((self.text[self.at :], _no_client()))

    def _take_client(self, client: KnownClient | None, name: str, end: int) -> None:
        self.client = client
        self.client_name = client.name if client else name
        self._take(words.CLIENT, _behind(_BEHIND_A_CLIENT, self.text, end))

    def take_rest(self) -> None:
        while self.at < len(self.text):
            self._take_said(self.sigils.next_from(self.at))
            if self.at < len(self.text):
                self._take_sigil()

    def _take_sigil(self) -> None:
        """Take the sigil here with its value; what cannot count is part of what was said."""
        kind = self.sigils.kind_at(self.at) or words.SUMMARY
        value = self.sigils.value_of(self.at, self.client or self.here)
        typed = self.text[self.at : value.end]
        if kind in self.values:
            self.problems.append((typed, _said_twice(typed)))
        elif value.error is not None:
            self.problems.append((typed, value.error))
        elif value.text is not None:
            self.values[kind] = value.text
            self._take_deal(value.deals, typed)
            self._take(kind, _behind(_BLANKS, self.text, value.end))
            return
        self._take_said(_behind(_BLANKS, self.text, value.end))

    def _take_deal(self, deals: tuple[KnownDeal, ...], typed: str) -> None:
        if deals:
            self.deal = deals[0]
        if len(deals) > 1:
            self.problems.append((typed, two_deals(typed[1:], deals[0])))

    def _deal_meant(self) -> KnownDeal | None:
        """The deal that is named; the one at hand only if the line is about its client."""
        if words.DEAL in self.values or self.deal is None or self.deal.client_id is None:
            return self.deal
        mine = self.client is not None and self.client.id == self.deal.client_id
        return self.deal if mine else None

    def _take_said(self, end: int) -> None:
        begin = self.at
        if self.pieces and self.pieces[-1].kind in _VALUES:
            begin = min(_behind(_BEHIND_A_VALUE, self.text, begin), end)
        self.said.append(self.text[begin:end].strip())
        self._take(words.SUMMARY, end)

    def _take(self, kind: str, end: int) -> None:
        """The line up to `end` is of this kind; stretches of one kind that meet become one."""
        taken = self.text[self.at : end]
        if self.pieces and self.pieces[-1].kind == kind:
            self.pieces[-1] = Piece(kind, self.pieces[-1].text + taken)
        elif taken:
            self.pieces.append(Piece(kind, taken))
        self.at = end

    def capture(self) -> Capture:
        summary = " ".join(filter(None, self.said))
        on = self.values.get(words.DATE)
        next_step_on = None if on is None else read_date(on, self.today)
        next_step = self.values.get(words.NEXT_STEP)
        if next_step is None and next_step_on is not None:
            next_step = summary or _("follow up")
        duration = self.values.get(words.DURATION)
        typed_contact = self.values.get(words.CONTACT)
        contact = contact_named(typed_contact, self.client) if typed_contact else None
        return Capture(
            channel=self.channel or _OTHER,
            channel_given=self.channel is not None,
            client_id=self.client.id if self.client else None,
            client_name=self.client_name,
            client_is_new=self.client is None and bool(self.client_name),
            summary=summary,
            next_step=next_step,
            next_step_on=next_step_on,
            contact_id=contact.id if contact else None,
            contact_name=contact.name if contact else typed_contact,
            deal=self._deal_meant(),
            duration_min=None if duration is None else read_duration(duration).minutes,
            problems=tuple(self.problems),
            pieces=tuple(self.pieces),
        )


def _behind(skipped: re.Pattern[str], text: str, start: int) -> int:
    match = skipped.match(text, start)
    return match.end() if match else start


def _no_client() -> UserError:
    return UserError(
        _("The line does not say which client it is about."),
        _("Begin with the client, for example: call Acme talked about the price !fri"),
    )


def _two_clients(name: str, clients: tuple[KnownClient, ...]) -> UserError:
    return UserError(
        _("“%(name)s” stands for %(one)s and for %(other)s; the first is taken.")
        % {"name": name, "one": clients[0].name, "other": clients[1].name},
        _("Write the whole name for the other."),
    )


def _said_twice(typed: str) -> UserError:
    return UserError(
        _("“%(text)s” stays part of what was said: each sign counts once.") % {"text": typed},
        _("Log it on a line of its own."),
    )
