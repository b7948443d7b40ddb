"""A risk ends: closed with a reason, or occurred, which makes an issue of it; or is opened again."""

from __future__ import annotations

from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.risks import CloseRisk, OccurRisk, ReopenRisk
from salespm_tui.contract.values import UNSET, Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain import codes
from salespm_tui.services.fields import living, put
from salespm_tui.services.issues.measures import NONE_OPEN, tallies
from salespm_tui.services.issues.saving import save_issue
from salespm_tui.services.risks.reviewing import open_risk
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Goal, Opportunity, Project, Risk, Row, Task

_USUAL_SEVERITY = 3


def close_risk(work: Work, command: CloseRisk) -> Outcome:
    """A risk is let go, for a reason."""
    risk = open_risk(work, command.risk_id)
    reason = clean_text(command.reason, multiline=True)
    if not reason:
        raise UserError(
            _("It is not said why the risk is closed."),
            _("Say in a few words why it cannot happen any more."),
            field="reason",
        )
    put(risk, "status", "closed")
    put(risk, "closed_on", command.closed_on or work.today)
    put(risk, "close_reason", reason)
    put(risk, "next_review_on", None)
    work.session.add(risk)
    work.session.flush()
    said = label(N_("Closed risk %(title)s"), title=risk.title)
    return Outcome(said, ref=Ref("risk", risk.id), notes=_still_open(work, risk))


def reopen_risk(work: Work, command: ReopenRisk) -> Outcome:
    """A risk that had ended is watched again; UserError for one that has not."""
    risk = living(work, Risk, command.risk_id)
    if risk.status not in codes.ENDED_RISK_STATUS:
        raise UserError(_("This risk is open."), _("There is nothing to reopen."))
    put(risk, "status", "monitoring")
    put(risk, "closed_on", None)
    put(risk, "close_reason", "")
    work.session.add(risk)
    work.session.flush()
    return Outcome(label(N_("Reopened risk %(title)s"), title=risk.title), ref=Ref("risk", risk.id))


def occur_risk(work: Work, command: OccurRisk) -> Outcome:
    """A risk has happened: it ends, and an issue begins that names it."""
    risk = open_risk(work, command.risk_id)
    put(risk, "status", "occurred")
    put(risk, "closed_on", work.today)
    put(risk, "next_review_on", None)
    work.session.add(risk)
    work.session.flush()
    issue = save_issue(work, _issue_of(work, risk, command))
    said = label(N_("Risk %(title)s has occurred"), title=risk.title)
    return Outcome(said, ref=issue.ref, notes=_still_open(work, risk))


def _issue_of(work: Work, risk: Risk, command: OccurRisk) -> SaveIssue:
    """What the command says, and else what the risk says."""
    usual = risk.impact or _USUAL_SEVERITY
    return SaveIssue(
        title=command.title.strip() or risk.title,
        project_id=_there(work, Project, risk.project_id),
        kind=command.kind,
        metric=command.metric,
        deviation_value=UNSET if command.deviation_value is None else command.deviation_value,
        cause=command.cause,
        cause_detail=command.cause_detail or risk.cause,
        severity=usual if command.severity is None else command.severity,
        owner=(risk.owner or "") if isinstance(command.owner, Unset) else command.owner,
        due_on=command.due_on,
        risk_id=risk.id,
        task_id=_there(work, Task, risk.task_id),
        goal_id=_there(work, Goal, risk.goal_id),
        opportunity_id=_there(work, Opportunity, risk.opportunity_id),
        client_id=_there(work, Client, risk.client_id),
        actions=command.actions,
    )


def _there(work: Work, table: type[Row], row_id: int | None) -> int | None:
    """The id of a record that is still there; None for none."""
    row = None if row_id is None else work.session.get(table, row_id)
    return None if row is None or row.archived_at is not None else row.id


def _still_open(work: Work, risk: Risk) -> tuple[Label, ...]:
    number = tallies(work, "risk_id").get(risk.id, NONE_OPEN).open
    if not number:
        return ()
    return (
        counted(
            "%(number)d response to it is still open.",
            "%(number)d responses to it are still open.",
            number,
        ),
    )
