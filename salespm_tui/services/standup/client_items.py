"""A promise, a change, a complaint or a planned contact in full, as the stand-up shows it."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.change_requests import (
    ChangePreview,
    ChangeRequestRow,
    ChangeRequestsQuery,
    PreviewChange,
)
from salespm_tui.contract.expectations import ExpectationRow, ExpectationsQuery, Kept
from salespm_tui.contract.feedback import FeedbackQuery, FeedbackRow
from salespm_tui.contract.standup import ItemDetail
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.money import short_money
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.standup.item import about_client
from salespm_tui.services.standup.others import asked
from salespm_tui.services.standup.past import contact_in_words, history_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import (
    ChangeRequest,
    Client,
    Contact,
    Expectation,
    Feedback,
    Interaction,
)

Link = tuple[Ref, Label]


def expectation_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A promise: our answer, how the client has found us so far; None if it is gone."""
    row = reading.session.get(Expectation, ref.id)
    if row is None or row.archived_at is not None:
        return None
    found = asked(reading, ExpectationsQuery(row.client_id))
    mine = next(one for one in found.expectations if one.id == ref.id)
    return ItemDetail(
        ref=ref,
        heading=mine.statement,
        place=" · ".join(filter(None, (mine.client, mine.project))),
        so_what=tuple(_what_of_promise(mine, found.kept)),
        facts=tuple(_facts_of_promise(mine)),
        history=history_of(reading, ref),
        links=(_client(mine.client_id, mine.client), *_deal(mine)),
    )


def _what_of_promise(row: ExpectationRow, kept: Kept) -> Iterator[Label]:
    if row.gap == "gap":
        yield label(N_("we cannot give all of it"))
    elif row.gap == "unclear" and row.standing != "settled":
        yield label(N_("not clear yet what we can give"))
    if row.our_position:
        yield label(N_("our answer: %(text)s"), text=row.our_position)
    if kept.ratio.value is not None:
        yield counted(
            "%(kept)d of %(number)d promise kept so far",
            "%(kept)d of %(number)d promises kept so far",
            kept.n,
            kept=kept.kept,
        )


def _facts_of_promise(row: ExpectationRow) -> Iterator[Label]:
    if row.due_on is not None:
        yield label(N_("due %(due)s"), due=row.due_on)
    yield label(N_("importance %(number)d of 5"), number=row.importance)
    if row.promised_by:
        yield label(N_("by %(owner)s"), owner=row.promised_by)


def _client(client_id: int, name: str) -> Link:
    return Ref("client", client_id), label(N_("client %(name)s"), name=name)


def _deal(row: ExpectationRow) -> Iterator[Link]:
    if row.opportunity_id is not None:
        yield (
            Ref("opportunity", row.opportunity_id),
            label(N_("deal %(name)s"), name=row.opportunity or ""),
        )


def change_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A change: what the plan would become with it, what it costs; None if it is gone."""
    row = reading.session.get(ChangeRequest, ref.id)
    if row is None or row.archived_at is not None:
        return None
    found = asked(reading, ChangeRequestsQuery(project_id=row.project_id))
    mine = next(one for one in found.change_requests if one.id == ref.id)
    return ItemDetail(
        ref=ref,
        heading=mine.title,
        place=" · ".join(filter(None, (mine.client, mine.project))),
        so_what=tuple(_what_of_change(reading, mine)),
        facts=tuple(_facts_of_change(mine)),
        history=history_of(reading, ref),
        links=tuple(_links_of_change(mine)),
    )


def _what_of_change(reading: Reading, row: ChangeRequestRow) -> Iterator[Label]:
    if row.waiting_days is not None:
        yield from _plan_with(asked(reading, PreviewChange(row.id)))
    if row.impact_cost_minor:
        amount = short_money(row.impact_cost_minor, row.currency)
        yield label(N_("costs %(amount)s"), amount=amount)
    if row.impact_scope:
        yield label(N_("scope: %(text)s"), text=row.impact_scope)
    if row.reason:
        yield label(N_("because: %(cause)s"), cause=row.reason)
    if row.decision_note:
        yield label(N_("decided: %(text)s"), text=row.decision_note)


def _plan_with(preview: ChangePreview) -> Iterator[Label]:
    """What approving it would do to the plan."""
    if preview.refused is not None:
        yield preview.refused
    if preview.task_id is None:
        yield label(N_("names no task: it would change no plan"))
        return
    days = _in_days(preview.project_slip_min, preview.minutes_per_day)
    if days:
        yield counted(
            "would move the end by %(number)d day",
            "would move the end by %(number)d days",
            days,
        )
    else:
        yield label(N_("would not move the end"))
    for missed in preview.missed[:2]:
        yield label(N_("would break the deadline of %(name)s"), name=missed.name)


def _in_days(minutes: int, minutes_per_day: int) -> int:
    return -(-minutes // minutes_per_day) if minutes > 0 else minutes // minutes_per_day


def _facts_of_change(row: ChangeRequestRow) -> Iterator[Label]:
    if row.decided_on is not None:
        yield label(N_("decided %(day)s"), day=row.decided_on)
    elif row.decide_by is not None:
        yield label(N_("to be decided by %(day)s"), day=row.decide_by)
    if row.impact_days:
        yield counted("%(number)d day of work", "%(number)d days of work", row.impact_days)
    yield label(N_("priority %(number)d"), number=row.priority)


def _links_of_change(row: ChangeRequestRow) -> Iterator[Link]:
    if row.task_id is not None:
        yield Ref("task", row.task_id), label(N_("task %(name)s"), name=row.task or "")
    if row.client_id is not None:
        yield _client(row.client_id, row.client or "")
    yield Ref("project", row.project_id), label(N_("project %(code)s"), code=row.project)


def feedback_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """What a client said of us: for how long it is open, what is being done; None if it is gone."""
    row = reading.session.get(Feedback, ref.id)
    if row is None or row.archived_at is not None:
        return None
    found = asked(reading, FeedbackQuery(row.client_id))
    mine = next(one for one in found.feedback if one.id == ref.id)
    open_steps = [step for step in mine.follow_ups if step.status == "open"]
    return ItemDetail(
        ref=ref,
        heading=mine.content,
        place=" · ".join(filter(None, (mine.client, mine.contact, mine.project))),
        so_what=tuple(_what_of_feedback(mine, bool(open_steps))),
        facts=tuple(_facts_of_feedback(mine)),
        history=history_of(reading, ref),
        links=(
            _client(mine.client_id, mine.client),
            *(
                (Ref("action_item", step.id), label(N_("to do: %(title)s"), title=step.title))
                for step in open_steps
            ),
        ),
    )


def _what_of_feedback(row: FeedbackRow, is_followed_up: bool) -> Iterator[Label]:
    if row.open_days is not None:
        yield counted("open for %(number)d day", "open for %(number)d days", row.open_days)
        if not is_followed_up:
            yield label(N_("nothing is being done about it"))
    if row.resolution:
        yield label(N_("resolved: %(text)s"), text=row.resolution)


def _facts_of_feedback(row: FeedbackRow) -> Iterator[Label]:
    yield label(N_("received %(day)s"), day=row.received_on)
    if row.due_on is not None:
        yield label(N_("due %(due)s"), due=row.due_on)
    if row.owner:
        yield label(N_("by %(owner)s"), owner=row.owner)


def contact_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A planned contact: with whom, when, and what was said last; None if it is gone."""
    row = reading.session.get(Interaction, ref.id)
    client = None if row is None else reading.session.get(Client, row.client_id)
    if row is None or client is None or row.archived_at is not None:
        return None
    said, links, _name = about_client(reading, client.id)
    zone = zone_of(reading)
    at = row.occurred_at.astimezone(zone)
    facts = [
        label(N_("%(day)s, %(time)s"), day=local_day(row.occurred_at, zone), time=f"{at:%H:%M}")
    ]
    person = reading.session.get(Contact, row.contact_id) if row.contact_id else None
    if person is not None:
        facts.append(label(N_("with %(name)s"), name=person.name))
    return ItemDetail(
        ref=ref,
        heading=str(contact_in_words(row.channel, row.summary)),
        place=client.name,
        so_what=said,
        facts=tuple(facts),
        history=history_of(reading, ref),
        links=links,
    )
