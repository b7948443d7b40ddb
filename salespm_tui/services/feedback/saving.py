"""Feedback and the answers to surveys, as people type them, become rows."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.feedback import LogSurvey, SaveFeedback, SurveyScore
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import counted, label
from salespm_tui.domain import codes
from salespm_tui.services.clients.rows import called
from salespm_tui.services.clients.ties import client_of, contact_at, entry_of, put_link, put_project
from salespm_tui.services.fields import living, one_of, paragraphs, put, within, words
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Acceptance, Client, Feedback

_OPEN = tuple(one for one in codes.FEEDBACK_STATUS if one not in codes.ENDED_FEEDBACK_STATUS)


def save_feedback(work: Work, command: SaveFeedback) -> Outcome:
    """Create or change a feedback; new or handling opens a resolved one again."""
    new = command.feedback_id is None
    if command.feedback_id is not None:
        row = living(work, Feedback, command.feedback_id)
    else:
        client = client_of(work, command.client_id)
        row = Feedback(client_id=client.id, content="", received_on=work.today)
    put(row, "contact_id", contact_at(work, command.contact_id, row.client_id))
    put(row, "interaction_id", entry_of(work, command.interaction_id, row.client_id))
    put_link(work, row, "acceptance_id", Acceptance, command.acceptance_id)
    put_project(work, row, command.project_id)
    put(row, "kind", one_of(command.kind, codes.FEEDBACK_KIND, "kind"))
    put(row, "csat", within(command.csat, 1, 5, "csat"))
    put(row, "nps", within(command.nps, 0, 10, "nps"))
    put(row, "owner", words(command.owner))
    put(row, "due_on", command.due_on)
    put(row, "notes", paragraphs(command.notes))
    if not isinstance(command.content, Unset):
        row.content = clean_text(command.content, multiline=True)
    if not isinstance(command.received_on, Unset):
        row.received_on = _past(work, command.received_on)
    _put_status(row, command.status)
    _refuse_empty(row)
    work.session.add(row)
    work.session.flush()
    name = called(living(work, Client, row.client_id))
    said = N_("Added a feedback of %(name)s") if new else N_("Changed a feedback of %(name)s")
    return Outcome(label(said, name=name), ref=Ref("feedback", row.id))


def log_survey(work: Work, command: LogSurvey) -> Outcome:
    """Write down the answers to a survey, one row for each."""
    client = client_of(work, command.client_id)
    if not command.scores:
        raise UserError(_("There is no answer to write down."), _("Give at least one score."))
    received_on = _past(work, command.received_on or work.today)
    for score in command.scores:
        row = _answer(work, client, score, received_on)
        put_project(work, row, _project_asked(work, command))
        put_link(work, row, "acceptance_id", Acceptance, command.acceptance_id)
        work.session.add(row)
    work.session.flush()
    said = counted(
        "Logged %(number)d answer of %(name)s to a survey",
        "Logged %(number)d answers of %(name)s to a survey",
        len(command.scores),
        name=called(client),
    )
    return Outcome(said, ref=Ref("client", client.id))


def _project_asked(work: Work, command: LogSurvey) -> int | None:
    if command.project_id is None and command.acceptance_id is not None:
        return living(work, Acceptance, command.acceptance_id).project_id
    return command.project_id


def _answer(work: Work, client: Client, score: SurveyScore, received_on: date) -> Feedback:
    row = Feedback(
        client_id=client.id,
        kind="survey",
        content=clean_text(score.comment, multiline=True),
        status="closed",
        received_on=received_on,
        resolved_on=received_on,
    )
    put(row, "contact_id", contact_at(work, score.contact_id, client.id))
    put(row, "csat", within(score.csat, 1, 5, "csat"))
    put(row, "nps", within(score.nps, 0, 10, "nps"))
    if score.csat is None and score.nps is None:
        raise UserError(
            _("An answer has no score."),
            _("Give a satisfaction from 1 to 5, a recommendation from 0 to 10, or leave it out."),
            field="scores",
        )
    return row


def _put_status(row: Feedback, status: str | Unset) -> None:
    if isinstance(status, Unset) or status == row.status:
        return
    if status in codes.ENDED_FEEDBACK_STATUS:
        raise UserError(
            _("A feedback is resolved by saying how."),
            _("Resolve it, with what was done about it."),
            field="status",
        )
    put(row, "status", one_of(status, _OPEN, "status"))
    row.resolved_on = None


def _refuse_empty(row: Feedback) -> None:
    if not row.content and row.csat is None and row.nps is None:
        raise UserError(
            _("The feedback says nothing."), _("Type what was said, or a score."), field="content"
        )


def _past(work: Work, day: date) -> date:
    if day > work.today:
        raise UserError(
            _("That day is still to come."),
            _("Give today, or an earlier day."),
            field="received_on",
        )
    return day
