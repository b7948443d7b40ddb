"""Deals as the capture line names them: `#12`, `#deal-12`, `#name`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
from salespm_tui.domain.capture_words import ends_by_fold, quoted
from salespm_tui.domain.likeness import nearest_name

_NUMBER = re.compile(r"(?:deal[-\s]?|商机[-\s]?)?([0-9]{1,18})", re.IGNORECASE)
_BEHIND_A_REFERENCE = ".!?:)"


class KnownDeal(NamedTuple):
    """A deal: what it is called, with whom it is, whether it is neither won nor lost."""

    id: int
    name: str
    client_id: int | None = None
    client: str = ""
    is_open: bool = True


class NamedDeal(NamedTuple):
    """What stands behind a `#` and where it ends: the deals that it may be, none where nobody knows
    it. Several bear the same name; the first is taken."""

    typed: str
    end: int
    deals: tuple[KnownDeal, ...]


class KnownDeals:
    """Every deal by its number, the open ones by their names, for looking up."""

    def __init__(self, known: Iterable[KnownDeal] = ()) -> None:
        self._by_id = {deal.id: deal for deal in known}
        self._by_name: dict[str, list[KnownDeal]] = {}
        for deal in self._by_id.values():
            if deal.is_open and (folded := fold(deal.name)):
                self._by_name.setdefault(folded, []).append(deal)
        self._longest = max(map(len, self._by_name), default=0)

    def get(self, deal_id: int | None) -> KnownDeal | None:
        """The deal of that id, open or closed."""
        return None if deal_id is None else self._by_id.get(deal_id)

    def at(self, text: str, start: int, word_end: int, client_id: int | None) -> NamedDeal:
        """What the text at `start` names, a word of it ending at `word_end`: a deal by its number,
        else the longest name of an open deal of that client, else of any open deal."""
        in_quotes = quoted(text, start)
        if in_quotes is not None:
            typed, end = in_quotes
            return NamedDeal(typed, end, self._named(typed, client_id))
        word = text[start:word_end].rstrip(_BEHIND_A_REFERENCE)
        number = _NUMBER.fullmatch(word)
        deal = self._by_id.get(int(number[1])) if number else None
        if deal is not None:
            return NamedDeal(word, start + len(word), (deal,))
        ends_at = self._end_of_name(text, start, client_id)
        if ends_at is None:
            return NamedDeal(word, start + len(word), ())
        typed = text[start:ends_at]
        return NamedDeal(typed, ends_at, self._named(typed, client_id))

    def _end_of_name(self, text: str, start: int, client_id: int | None) -> int | None:
        """Where the longest name ends that stands there, the client's own before any other's."""
        ends = ends_by_fold(text, start, self._longest)
        known = {end: name for name, end in ends.items() if name in self._by_name}
        own = [end for end, name in known.items() if self._own(name, client_id)]
        return max(own or known, default=None)

    def _named(self, name: str, client_id: int | None) -> tuple[KnownDeal, ...]:
        folded = fold(name)
        return self._own(folded, client_id) or tuple(self._by_name.get(folded, ()))

    def _own(self, folded: str, client_id: int | None) -> tuple[KnownDeal, ...]:
        if client_id is None:
            return ()
        named = self._by_name.get(folded, ())
        return tuple(deal for deal in named if deal.client_id == client_id)

    def unknown(self, typed: str) -> UserError:
        """Why what was typed names no deal, with the nearest name there is."""
        near = nearest_name(typed, (deals[0].name for deals in self._by_name.values()))
        title = _("There is no open deal “%(name)s”.") % {"name": typed}
        if near is None:
            return UserError(title, _("Write its number, as in #12; the pipeline shows it."))
        return UserError(title, _("Is it “%(name)s”?") % {"name": near})


def two_deals(typed: str, taken: KnownDeal) -> UserError:
    """Several deals bear that name, and only one can be meant."""
    return UserError(
        _("Several open deals are called “%(name)s”; #%(number)d is taken.")
        % {"name": typed, "number": taken.id},
        _("Write the number of the other."),
    )


NO_DEALS = KnownDeals()
