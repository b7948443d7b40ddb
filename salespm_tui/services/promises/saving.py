"""Expectations as people type them become rows, and are settled."""

from __future__ import annotations

from salespm_tui.contract.expectations import SaveExpectation, SettleExpectation
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import client_of, deal_of, entry_of, put_project
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, within, words
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Expectation

_UNSETTLED = tuple(
    status for status in codes.EXPECTATION_STATUS if status not in codes.SETTLED_EXPECTATION_STATUS
)
_GOES_ON = (
    "client_id",
    "project_id",
    "opportunity_id",
    "interaction_id",
    "statement",
    "our_position",
    "promised_by",
    "importance",
)
"""What a promise that was negotiated anew keeps."""


def save_expectation(work: Work, command: SaveExpectation) -> Outcome:
    """Create or change an expectation; open or agreed opens a settled one again."""
    new = command.expectation_id is None
    if command.expectation_id is not None:
        expectation = living(work, Expectation, command.expectation_id)
    else:
        client = client_of(work, command.client_id)
        expectation = Expectation(client_id=client.id, statement="")
    if new or not isinstance(command.statement, Unset):
        expectation.statement = required(command.statement, "statement")
    _tie(work, expectation, command)
    _put_status(expectation, command.status)
    put(expectation, "promised_by", words(command.promised_by))
    put(expectation, "promised_on", command.promised_on)
    put(expectation, "due_on", command.due_on)
    put(expectation, "importance", within(command.importance, 1, 5, "importance"))
    put(expectation, "gap", one_of(command.gap, codes.EXPECTATION_GAP, "gap"))
    for field in ("our_position", "notes"):
        put(expectation, field, paragraphs(getattr(command, field)))
    work.session.add(expectation)
    work.session.flush()
    said = N_("Added expectation %(statement)s") if new else N_("Changed expectation %(statement)s")
    return _outcome(said, expectation)


def settle_expectation(work: Work, command: SettleExpectation) -> Outcome:
    """Say what became of an expectation."""
    expectation = living(work, Expectation, command.expectation_id)
    how = one_of(command.how, codes.SETTLED_EXPECTATION_STATUS, "how")
    if expectation.status in codes.SETTLED_EXPECTATION_STATUS:
        raise UserError(
            _("“%(statement)s” is settled already.") % {"statement": expectation.statement},
            _("Give it the status open or agreed first."),
        )
    on = command.on or work.today
    if on > work.today:
        raise UserError(
            _("That day is still to come."), _("Give today, or an earlier day."), field="on"
        )
    why = clean_text(command.why, multiline=True)
    if how == "broken" and not why:
        raise UserError(
            _("It is not said why the promise was broken."),
            _("Say it in a few words: the next one is kept by knowing."),
            field="why",
        )
    if how == "renegotiated":
        return _renegotiate(work, expectation, command, why)
    _settle(work, expectation, how, command, why)
    said = N_("Kept: %(statement)s") if how == "kept" else N_("Broken: %(statement)s")
    return _outcome(said, expectation)


def _settle(
    work: Work, expectation: Expectation, how: str, command: SettleExpectation, why: str
) -> None:
    expectation.status = how
    expectation.settled_on = command.on or work.today
    expectation.notes = "\n".join(part for part in (expectation.notes, why) if part)
    work.session.add(expectation)
    work.session.flush()


def _renegotiate(
    work: Work, expectation: Expectation, command: SettleExpectation, why: str
) -> Outcome:
    """One promise ends, the next is made: both stay to be read."""
    if command.due_on is None:
        raise UserError(
            _("It is not said until when now."),
            _("Give the day that was agreed instead."),
            field="due_on",
        )
    _settle(work, expectation, "renegotiated", command, why)
    kept = {field: getattr(expectation, field) for field in _GOES_ON}
    anew = Expectation(
        **kept,
        due_on=command.due_on,
        promised_on=command.on or work.today,
        gap="aligned",
        status="agreed",
    )
    work.session.add(anew)
    work.session.flush()
    said = label(
        N_("Negotiated anew: %(statement)s, until %(day)s"),
        statement=anew.statement,
        day=command.due_on,
    )
    return Outcome(said, ref=Ref("expectation", anew.id))


def _tie(work: Work, expectation: Expectation, command: SaveExpectation) -> None:
    client_id = expectation.client_id
    put_project(work, expectation, command.project_id)
    put(expectation, "opportunity_id", deal_of(work, command.opportunity_id, client_id))
    put(expectation, "interaction_id", entry_of(work, command.interaction_id, client_id))


def _put_status(expectation: Expectation, status: str | Unset) -> None:
    if isinstance(status, Unset) or status == expectation.status:
        return
    if status in codes.SETTLED_EXPECTATION_STATUS:
        raise UserError(
            _("An expectation is settled by saying how."),
            _("Settle it as kept, negotiated anew or broken."),
            field="status",
        )
    put(expectation, "status", one_of(status, _UNSETTLED, "status"))
    expectation.settled_on = None


def _outcome(said: str, expectation: Expectation) -> Outcome:
    told: Label = label(said, statement=expectation.statement)
    return Outcome(told, ref=Ref("expectation", expectation.id))
