"""Which known records a new name may be a second copy of, before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salespm_tui.domain.likeness import core_name, likenesses


@dataclass(frozen=True, slots=True)
class Known:
    """A client, lead or deal there is; `kind` as in the JSON. Closed ones are not given."""

    kind: str
    id: int
    name: str
    client_id: int | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One that the new record may be; `same` says that the names are the same to a person."""

    known: Known
    same: bool


def likely_duplicates(
    name: str, client_id: int | None, known: Iterable[Known], *, most: int = 5
) -> tuple[Duplicate, ...]:
    """The likeliest first. Clients: alike in name. Leads and deals: of the same client, alike in
    name; where the client of either is not known, the same name alone. Those of another client are
    none: two clients may well buy the same."""
    alike: list[Known] = []
    found: list[tuple[float, Known]] = []
    wanted = core_name(name)
    for one in known:
        if one.kind == "client" or (client_id is not None and one.client_id == client_id):
            alike.append(one)
        elif None in (client_id, one.client_id) and wanted and core_name(one.name) == wanted:
            found.append((1.0, one))
    names = (one.name for one in alike)
    found += [pair for pair in zip(likenesses(name, names), alike, strict=True) if pair[0]]
    found.sort(key=lambda one: (-one[0], one[1].kind, one[1].id))
    return tuple(Duplicate(one, likeness == 1) for likeness, one in found[:most])
