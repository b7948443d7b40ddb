"""Clients and their people as the capture line names them."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.core.similar import fold
from salespm_tui.domain.capture_words import ends_by_fold, is_wide

_LONGEST_CHINESE_NAME = 3


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A person at a client."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client with all the names that a line may begin with; `short_name` may be empty."""

    id: int
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    contacts: tuple[KnownContact, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedClients:
    """The clients that one name stands for, in the order known, and where that name ends."""

    clients: tuple[KnownClient, ...]
    end: int


class KnownNames:
    """Every name of every known client, for looking up."""

    def __init__(self, known: tuple[KnownClient, ...]) -> None:
        self._clients: dict[str, dict[int, KnownClient]] = {}
        for client in known:
            for name in (client.name, client.short_name, *client.aliases):
                if folded := fold(name):
                    self._clients.setdefault(folded, {})[client.id] = client
        self._longest = max(map(len, self._clients), default=0)

    def at(self, text: str, start: int) -> NamedClients | None:
        """Whom the longest known name that stands at `start` names; None if none does."""
        ends = ends_by_fold(text, start, self._longest)
        longest = max((end for name, end in ends.items() if name in self._clients), default=None)
        if longest is None:
            return None
        named = self._clients[fold(text[start:longest])]
        return NamedClients(tuple(named.values()), longest)

    def exactly(self, name: str) -> KnownClient | None:
        """The client of exactly that name, short name or alias: the first known, if several."""
        return next(iter(self._clients.get(fold(name), {}).values()), None)


def contact_named(name: str, client: KnownClient | None) -> KnownContact | None:
    """The person of that name at `client`, or the only one whom a part of the name stands for."""
    wanted = fold(name)
    people = client.contacts if client else ()
    for person in people:
        if fold(person.name) == wanted:
            return person
    partly = [person for person in people if wanted in fold(person.name).split(" ")]
    return partly[0] if len(partly) == 1 else None


def end_of_contact(text: str, start: int, end: int, client: KnownClient | None) -> int:
    """Where the name of a person ends that begins at `start` and as one word would end at `end`.

    The longest known name counts, except that a short Chinese word is a whole name of its own:
    李伟明 is not 李伟.
    """
    if not client or not client.contacts:
        return end
    names = {fold(person.name) for person in client.contacts}
    ends = ends_by_fold(text, start, max(map(len, names)))
    best = max((ends[name] for name in names if name in ends), default=end)
    one_chinese_name = end - start <= _LONGEST_CHINESE_NAME and all(map(is_wide, text[start:end]))
    return end if best < end and one_chinese_name else best
