"""What clients wait for: promises, changes to decide on, complaints, contacts planned."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda.concerns import (
    ChangeFact,
    ContactFact,
    ExpectationFact,
    FeedbackFact,
)
from salespm_tui.domain.agenda.entry import Entry, keys_of
from salespm_tui.domain.agenda.facts import Facts

CLIENT_GROUPS = ("", "contact", "expectation", "change", "complaint")
CLIENT_NEWS = (
    "kept",
    "renegotiated",
    "broken",
    "approved",
    "implemented",
    "rejected",
    "withdrawn",
)

EXPECTED_DAYS = 7
"""Expectations are announced this many days ahead."""

_LONG = 14
"""Days after which a change that waits, or a complaint without a day, is told as a warning."""


def client_matters(facts: Facts) -> Iterator[Entry]:
    """What is due to clients, what they asked and what they complain of."""
    for contact in facts.contacts:
        yield _contact(contact, facts)
    for expectation in facts.expectations:
        if expectation.is_open and expectation.due_on is not None:
            late = (facts.today - expectation.due_on).days
            if late >= -EXPECTED_DAYS:
                yield _expectation(expectation, late)
    for change in facts.changes:
        if change.is_open:
            yield _change(change, facts)
    for feedback in facts.feedback:
        if feedback.is_open:
            yield _complaint(feedback, facts)


def _contact(contact: ContactFact, facts: Facts) -> Entry:
    late = (facts.today - contact.on).days
    if late > 0:
        why = label(N_("was planned for %(day)s"), day=contact.on)
    elif contact.at:
        why = label(N_("planned today, %(time)s"), time=contact.at)
    else:
        why = label(N_("planned today"))
    mark = "warning" if late > 0 else "none"
    return Entry(contact, why, mark, contact.on, late, "contact", keys_of(contact))


def _expectation(expectation: ExpectationFact, late: int) -> Entry:
    mark = "bad" if late > 0 else "warning" if late == 0 else "none"
    return Entry(
        expectation,
        _why_expected(expectation, late),
        mark,
        expectation.due_on,
        late,
        "expectation",
        keys_of(expectation),
    )


def _why_expected(expectation: ExpectationFact, late: int) -> Label:
    assert expectation.due_on is not None
    if expectation.agreed:
        if late > 0:
            return counted("promise %(number)d day late", "promise %(number)d days late", late)
        if late == 0:
            return label(N_("promised for today"))
        return label(N_("promised for %(day)s"), day=expectation.due_on)
    if late > 0:
        return counted("expected %(number)d day ago", "expected %(number)d days ago", late)
    if late == 0:
        return label(N_("expected today, not agreed"))
    return label(N_("expected on %(day)s, not agreed"), day=expectation.due_on)


def _change(change: ChangeFact, facts: Facts) -> Entry:
    """A change that waits for a decision: past its day, before it, or without one."""
    late = None if change.decide_by is None else (facts.today - change.decide_by).days
    waited = 0 if change.requested_on is None else (facts.today - change.requested_on).days
    mark = "none"
    if late is not None and late > 0:
        mark = "bad"
    elif late == 0 or waited >= _LONG:
        mark = "warning"
    why = _why_undecided(change, late, waited)
    return Entry(change, why, mark, change.decide_by, late, "change", keys_of(change))


def _why_undecided(change: ChangeFact, late: int | None, waited: int) -> Label:
    if late is None:
        return counted(
            "waits for a decision for %(number)d day",
            "waits for a decision for %(number)d days",
            waited,
        )
    assert change.decide_by is not None
    if late > 0:
        return counted("decision %(number)d day late", "decision %(number)d days late", late)
    if late == 0:
        return label(N_("to be decided today"))
    return label(N_("to be decided by %(day)s"), day=change.decide_by)


def _complaint(feedback: FeedbackFact, facts: Facts) -> Entry:
    open_for = 0 if feedback.received_on is None else (facts.today - feedback.received_on).days
    late = None if feedback.due_on is None else (facts.today - feedback.due_on).days
    days = late if late is not None and late > 0 else None
    mark = "bad" if days else "warning"
    why = _why_complaint(open_for, days)
    return Entry(feedback, why, mark, feedback.due_on, days, "complaint", keys_of(feedback))


def _why_complaint(open_for: int, late: int | None) -> Label:
    if late:
        return counted("complaint %(number)d day late", "complaint %(number)d days late", late)
    if not open_for:
        return label(N_("complaint of today"))
    return counted(
        "complaint open for %(number)d day", "complaint open for %(number)d days", open_for
    )


def clients_changed(facts: Facts) -> Iterator[Entry]:
    """Expectations settled, changes decided, complaints heard or resolved."""
    settled: tuple[ExpectationFact | ChangeFact | FeedbackFact, ...] = (
        *facts.expectations,
        *facts.changes,
        *facts.feedback,
    )
    for fact in settled:
        if fact.change:
            why = why_settled(fact)
            yield Entry(fact, why, "changed", group=fact.change, keys=keys_of(fact))


def why_settled(fact: ExpectationFact | ChangeFact | FeedbackFact) -> Label:
    """What became of it since the last stand-up."""
    return label(_SETTLED.get((fact.kind, fact.change), N_("new")))


_SETTLED = {
    ("expectation", "kept"): N_("promise kept"),
    ("expectation", "renegotiated"): N_("promise renegotiated"),
    ("expectation", "broken"): N_("promise broken"),
    ("change_request", "approved"): N_("change approved"),
    ("change_request", "implemented"): N_("change implemented"),
    ("change_request", "rejected"): N_("change rejected"),
    ("change_request", "withdrawn"): N_("change withdrawn"),
    ("change_request", "new"): N_("new change request"),
    ("feedback", "resolved"): N_("complaint resolved"),
    ("feedback", "new"): N_("new complaint"),
}
