"""Issues as people type them become rows, or are refused with a way out."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.issues import ResolveIssue, SaveIssue
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import or_none, put_link
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, within, words
from salespm_tui.services.issues.deriving import put_links
from salespm_tui.services.issues.measures import NONE_OPEN, add_measures, tallies
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Issue, Risk

MOST_VALUE = 10**16
_MEASURED = ("schedule", "cost", "goal")


def save_issue(work: Work, command: SaveIssue) -> Outcome:
    """Create or change an issue."""
    new = command.issue_id is None
    if command.issue_id is None:
        issue = Issue(title=required(command.title, "title"), raised_on=work.today)
    else:
        issue = living(work, Issue, command.issue_id)
        if not isinstance(command.title, Unset):
            put(issue, "title", required(command.title, "title"))
    put_link(work, issue, "risk_id", Risk, command.risk_id)
    put_links(work, issue, command, new=new)
    put(issue, "kind", one_of(command.kind, codes.ISSUE_KIND, "kind"))
    put(issue, "cause", or_none(command.cause, codes.ISSUE_CAUSE, "cause"))
    put(issue, "cause_detail", paragraphs(command.cause_detail))
    put(issue, "severity", within(command.severity, 1, 5, "severity"))
    put(issue, "owner", words(command.owner))
    put(issue, "raised_on", command.raised_on)
    put(issue, "due_on", command.due_on)
    put(issue, "notes", paragraphs(command.notes))
    _put_deviation(issue, command)
    status = one_of(command.status, codes.ISSUE_STATUS, "status")
    if not isinstance(status, Unset):
        _put_status(issue, status, work.today)
    work.session.add(issue)
    work.session.flush()
    add_measures(work, issue, command.actions, "corrective")
    said = N_("Added issue %(title)s") if new else N_("Changed issue %(title)s")
    return Outcome(label(said, title=issue.title), ref=Ref("issue", issue.id))


def _put_deviation(issue: Issue, command: SaveIssue) -> None:
    put(issue, "metric", or_none(command.metric, codes.ISSUE_METRIC, "metric"))
    value = within(command.deviation_value, -MOST_VALUE, MOST_VALUE, "deviation_value")
    if issue.metric in _MEASURED:
        put(issue, "deviation_value", value)
        return
    if isinstance(value, int):
        raise UserError(
            _("A number needs to be of days, of money or of a goal."),
            _("Choose what deviates, or leave the number empty."),
            field="deviation_value",
        )
    put(issue, "deviation_value", None)


def _put_status(issue: Issue, status: str, day: date) -> None:
    """Ended with a day on it; open again without."""
    was_ended = issue.status in codes.ENDED_ISSUE_STATUS
    put(issue, "status", status)
    if status not in codes.ENDED_ISSUE_STATUS:
        put(issue, "resolved_on", None)
    elif not was_ended or issue.resolved_on is None:
        put(issue, "resolved_on", day)


def resolve_issue(work: Work, command: ResolveIssue) -> Outcome:
    """An issue ends; what is still to be done about it is said."""
    issue = living(work, Issue, command.issue_id)
    status = one_of(command.status, codes.ENDED_ISSUE_STATUS, "status")
    _put_status(issue, status, command.resolved_on or work.today)
    if command.resolved_on is not None:
        put(issue, "resolved_on", command.resolved_on)
    note = clean_text(command.note, multiline=True)
    if note:
        put(issue, "notes", f"{issue.notes}\n{note}".strip())
    work.session.add(issue)
    work.session.flush()
    said = N_("Resolved issue %(title)s") if status == "resolved" else N_("Closed issue %(title)s")
    left = tallies(work, "issue_id").get(issue.id, NONE_OPEN).open
    return Outcome(label(said, title=issue.title), ref=Ref("issue", issue.id), notes=_still(left))


def _still(number: int) -> tuple[Label, ...]:
    if not number:
        return ()
    return (
        counted(
            "%(number)d action against it is still open.",
            "%(number)d actions against it are still open.",
            number,
        ),
    )
