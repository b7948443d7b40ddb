"""An acceptance takes place and is signed; what it leaves open is carried on as action items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.acceptance import HoldAcceptance, SignAcceptance
from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.issues import Measure
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.similar import fold
from salespm_tui.domain import codes
from salespm_tui.domain.acceptance import (
    MET_RESULTS,
    OPEN_RESULTS,
    leftover_lines,
    proposed_result,
)
from salespm_tui.services.acceptance.rows import items_of, unsigned
from salespm_tui.services.clients.saving import save_action_item
from salespm_tui.services.fields import living, one_of, paragraphs, put
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Acceptance, AcceptanceItem, ActionItem, Project

_SAID = {
    "passed": N_("The acceptance of %(project)s passed"),
    "conditional": N_("The acceptance of %(project)s passed on conditions"),
    "failed": N_("The acceptance of %(project)s failed"),
    "pending": N_("The acceptance of %(project)s is still to be judged"),
}
_CARRIED_ON = ("conditional", "failed")


def hold_acceptance(work: Work, command: HoldAcceptance) -> Outcome:
    """An acceptance took place; its result is the one given, else what its points come to."""
    acceptance = unsigned(work, command.acceptance_id)
    items = items_of(work, acceptance.id)
    result = one_of(command.result, codes.ACCEPTANCE_RESULT, "result", or_none=True)
    if result is None:
        result = proposed_result([item.result for item in items])
    if result is None:
        raise UserError(
            _("Nothing was judged yet."),
            _("Fill the acceptance with points, or say what came out."),
            field="result",
        )
    if result == "passed":
        _refuse_open(items)
    held_before = None if acceptance.result == "failed" else acceptance.held_on
    held_on = command.held_on or held_before or work.today
    put(acceptance, "held_on", _past(work, held_on, "held_on"))
    put(acceptance, "result", result)
    put(acceptance, "leftovers", paragraphs(command.leftovers))
    work.session.add(acceptance)
    work.session.flush()
    notes = _carry_on(work, acceptance, (), command.owner, command.due_on)
    code = living(work, Project, acceptance.project_id).code
    said = label(_SAID[result], project=code)
    return Outcome(said, ref=Ref("acceptance", acceptance.id), notes=notes)


def _refuse_open(items: list[AcceptanceItem]) -> None:
    left = [item.name for item in items if item.result not in MET_RESULTS]
    if left:
        raise UserError(
            _("Not every point is met: %(name)s.") % {"name": left[0]},
            _("Judge it as met or waive it, or say that the acceptance is conditional."),
            field="result",
        )


def sign_acceptance(work: Work, command: SignAcceptance) -> Outcome:
    """The client signs; without a name, a signature is taken back."""
    acceptance = living(work, Acceptance, command.acceptance_id)
    code = living(work, Project, acceptance.project_id).code
    ref, by = Ref("acceptance", acceptance.id), clean_text(command.by)
    if not by and acceptance.signed_on is not None:
        acceptance.signed_by = acceptance.signed_on = None
        work.session.add(acceptance)
        work.session.flush()
        said = N_("Took back the signature under the acceptance of %(project)s")
        return Outcome(label(said, project=code), ref=ref)
    _refuse_unsignable(work, acceptance, by)
    on = _past(work, command.on or work.today, "on")
    if acceptance.held_on is not None and on < acceptance.held_on:
        raise UserError(
            _("It cannot have been signed before it was held."),
            _("Give the day of the acceptance, or a later one."),
            field="on",
        )
    put(acceptance, "signed_by", by)
    put(acceptance, "signed_on", on)
    work.session.add(acceptance)
    work.session.flush()
    notes = _carry_on(work, acceptance, command.actions, command.owner, command.due_on)
    said = N_("%(name)s signed the acceptance of %(project)s")
    return Outcome(label(said, name=by, project=code), ref=ref, notes=notes)


def _refuse_unsignable(work: Work, acceptance: Acceptance, by: str) -> None:
    items = items_of(work, acceptance.id)
    pending = [item for item in items if item.result == "pending"]
    if pending:
        raise UserError(
            ngettext(
                "%(number)d point is not judged yet: %(name)s.",
                "%(number)d points are not judged yet, the first: %(name)s.",
                len(pending),
            )
            % {"number": len(pending), "name": pending[0].name},
            _("Judge each point, or waive it, before it is signed."),
        )
    if acceptance.held_on is None or acceptance.result == "pending":
        raise UserError(
            _("The acceptance has not been held yet."),
            _("Say first on which day it was held and what came out."),
        )
    if acceptance.result == "failed":
        raise UserError(
            _("The acceptance failed."),
            _("Put right what failed, judge the points again and hold it once more."),
        )
    if acceptance.result == "passed":
        _refuse_open(items)
    if not by:
        raise UserError(
            _("It is not said who signs."), _("Type the name of who confirms it."), field="by"
        )


def _past(work: Work, day: date, field: str) -> date:
    if day > work.today:
        raise UserError(
            _("That day is still to come."), _("Give today, or an earlier day."), field=field
        )
    return day


def _carry_on(
    work: Work,
    acceptance: Acceptance,
    more: tuple[Measure, ...],
    owner: str,
    due_on: date | None,
) -> tuple[Label, ...]:
    """What is still open becomes action items of the acceptance, none of them twice."""
    open_ones = _open_of(work, acceptance) if acceptance.result in _CARRIED_ON else ()
    there = {fold(title) for title in _titles(work, acceptance)}
    client_id = living(work, Project, acceptance.project_id).client_id
    made = 0
    for measure in (*more, *open_ones):
        title = clean_text(measure.title)
        if title and fold(title) not in there:
            there.add(fold(title))
            made += 1
            save_action_item(
                work,
                SaveActionItem(
                    kind=one_of(measure.kind or "follow_up", codes.ACTION_KIND, "actions"),
                    title=title,
                    owner=measure.owner or owner,
                    due_on=measure.due_on or due_on,
                    client_id=client_id,
                    project_id=acceptance.project_id,
                    acceptance_id=acceptance.id,
                ),
            )
    if not made:
        return ()
    return (
        counted(
            "%(number)d open point is carried on as an action item.",
            "%(number)d open points are carried on as action items.",
            made,
        ),
    )


def _open_of(work: Work, acceptance: Acceptance) -> Iterator[Measure]:
    for item in items_of(work, acceptance.id):
        if item.result in OPEN_RESULTS:
            yield Measure(item.name, kind="corrective")
    for line in leftover_lines(acceptance.leftovers):
        yield Measure(line)


def _titles(work: Work, acceptance: Acceptance) -> list[str]:
    mine = select(ActionItem.title).where(
        ActionItem.acceptance_id == acceptance.id, col(ActionItem.archived_at).is_(None)
    )
    return list(work.session.exec(mine).all())
