"""What a section of the agenda is made of: its entries, and the keys of the walk for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from salespm_tui.core.labels import Label
from salespm_tui.domain.agenda.concerns import (
    ChangeFact,
    ContactFact,
    ExpectationFact,
    FeedbackFact,
    IssueFact,
    RiskFact,
)
from salespm_tui.domain.agenda.facts import ClientFact, DealFact, Fact, Facts, PromiseFact, TaskFact

_ANY_KEYS = ("c", "e", "R", "i", "space", "enter")
WALK_KEYS = ("s", *_ANY_KEYS)
"""The keys of the walk that act on any item; each kind adds its own before them."""

TASK_KEYS = ("d", "s", "r", "b", "w", "a", *_ANY_KEYS)
PROMISE_KEYS = ("d", "s", "r", "a", *_ANY_KEYS)
CLIENT_KEYS = ("a", "r", *WALK_KEYS)
DEAL_KEYS = ("d", "s", "r", "w", "a", *_ANY_KEYS)
CONCERN_KEYS = ("d", "s", "r", "a", *_ANY_KEYS)
"""Risks, issues, expectations and complaints: each has a day and an end."""

CONTACT_KEYS = tuple(key for key in CONCERN_KEYS if key != "e")

MEANS_KEYS = tuple(key for key in WALK_KEYS if key != "e")
"""Loads, budget lines and acceptances are seen to on their own screens."""

CHANGE_KEYS = ("r", "a", *WALK_KEYS)
"""A change is decided where it is shown whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the agenda. `mark` is bad, warning, milestone, changed or none; `days` is how late
    (+) or how far to go (−); entries of one `group` may be told in one line.
    """

    fact: Fact
    why: Label
    mark: str = "none"
    due: date | None = None
    days: int | None = None
    group: str = ""
    keys: tuple[str, ...] = TASK_KEYS

    @property
    def key(self) -> tuple[str, int]:
        return (self.fact.kind, self.fact.id)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the agenda: its key in the JSON contract, its title, what is in it, and in which
    order its groups stand. One that yields takes only what no other section takes.
    """

    key: str
    title: str
    entries: Callable[[Facts], Iterable[Entry]]
    groups: tuple[str, ...] = ("",)
    yields: bool = False


def keys_of(fact: Fact) -> tuple[str, ...]:
    """The keys of the walk that make sense for a record, wherever it stands."""
    if isinstance(fact, TaskFact):
        return TASK_KEYS if fact.change != "finished" and fact.percent < 100 else WALK_KEYS
    if isinstance(fact, PromiseFact):
        return WALK_KEYS if fact.change else PROMISE_KEYS
    if isinstance(fact, DealFact):
        return _keys_of_deal(fact)
    if isinstance(fact, ChangeFact):
        return CHANGE_KEYS if fact.is_open else WALK_KEYS
    if isinstance(fact, RiskFact | IssueFact | ExpectationFact | FeedbackFact):
        return CONCERN_KEYS if fact.is_open else WALK_KEYS
    if isinstance(fact, ContactFact):
        return CONTACT_KEYS
    return CLIENT_KEYS if isinstance(fact, ClientFact) else WALK_KEYS


def _keys_of_deal(deal: DealFact) -> tuple[str, ...]:
    """`d` does its next step, so it needs one; a closed deal is left as it is."""
    if not deal.is_open:
        return WALK_KEYS
    return DEAL_KEYS if deal.has_next_step else DEAL_KEYS[1:]
