"""The forms of a feedback, of an answer to a survey, and of a report."""

from __future__ import annotations

from datetime import date
from typing import Any

from salespm_tui.contract.client_reports import (
    ClientReportRow,
    SaveClientReport,
    SendClientReport,
)
from salespm_tui.contract.clients import ClientDetail
from salespm_tui.contract.feedback import (
    FeedbackRow,
    HandleFeedback,
    LogSurvey,
    ResolveFeedback,
    SaveFeedback,
    SurveyScore,
)
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import day_field, or_none, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.promise import contact_choice, project_choice
from salespm_tui.ui.present import client_words
from salespm_tui.ui.present import promise_words as words

REPORT_LINES = 14


def feedback_form(
    detail: ClientDetail, feedback: FeedbackRow | None = None, project_id: int | None = None
) -> Form:
    """A new feedback, or the one given."""
    today, feedback_id = detail.today, None if feedback is None else feedback.id
    kinds = {code: text for code, text in words.FEEDBACK_KINDS.items() if code != "survey"}
    survey = feedback is not None and feedback.kind == "survey"
    if survey:
        kinds = words.FEEDBACK_KINDS
    kind = "complaint" if feedback is None else feedback.kind
    fields = (
        Field("kind", _("Kind"), kind, choices=client_words.choices(kinds)),
        Field(
            "content",
            _("What was said"),
            text_of(feedback, "content"),
            lines=4,
            required=not survey,
        ),
        contact_choice(
            detail,
            None if feedback is None else feedback.contact_id,
            None if feedback is None else feedback.contact,
        ),
        *score_fields(feedback),
        day_field(
            "received_on", _("Received"), today if feedback is None else feedback.received_on, today
        ),
        Field("owner", _("Owner"), text_of(feedback, "owner")),
        day_field("due_on", _("Due"), None if feedback is None else feedback.due_on, today),
        project_choice(detail, project_id if feedback is None else feedback.project_id),
    )
    return Form(
        key=f"feedback-{detail.client.id}-{feedback_id}",
        title=_("New feedback of %(name)s") % {"name": detail.client.name}
        if feedback is None
        else word_of_kind(feedback),
        fields=fields,
        make=lambda values: SaveFeedback(
            feedback_id=feedback_id,
            client_id=detail.client.id if feedback_id is None else None,
            **values,
        ),
        creating=feedback is None,
    )


def word_of_kind(feedback: FeedbackRow) -> str:
    """What a form about that feedback is called."""
    kind = client_words.word(words.FEEDBACK_KINDS, feedback.kind)
    return _("%(kind)s of %(client)s") % {"kind": kind, "client": feedback.client}


def score_fields(feedback: FeedbackRow | None) -> tuple[Field, Field]:
    """CSAT and NPS, or no answer."""
    csat = (("", _("no answer")), *((str(n), f"{n}/5") for n in range(1, 6)))
    nps = (("", _("no answer")), *((str(n), f"{n}/10") for n in range(11)))
    return (
        Field("csat", _("CSAT"), text_of(feedback, "csat"), choices=csat, read=or_none(int)),
        Field("nps", _("NPS"), text_of(feedback, "nps"), choices=nps, read=or_none(int)),
    )


def survey_form(detail: ClientDetail, project_id: int | None, number: int) -> Form:
    """One answer to a survey; the next one follows until esc."""

    def make(values: dict[str, Any]) -> LogSurvey:
        score = SurveyScore(
            values.get("contact_id"),
            values.get("csat"),
            values.get("nps"),
            values.get("comment", ""),
        )
        if score.csat is None and score.nps is None:
            raise UserError(_("An answer has a score."), _("Give CSAT, NPS or both."), field="csat")
        on = values.get("received_on")
        return LogSurvey(detail.client.id, (score,), values.get("project_id"), on)

    return Form(
        key=f"survey-{detail.client.id}",
        title=_("Survey at %(name)s: answer %(number)d")
        % {"name": detail.client.name, "number": number},
        fields=(
            *score_fields(None),
            contact_choice(detail, None),
            Field("comment", _("What was said"), ""),
            day_field("received_on", _("Received"), detail.today, detail.today),
            project_choice(detail, project_id),
        ),
        make=make,
        creating=True,
    )


def handling_form(feedback: FeedbackRow, today: date) -> Form:
    """Who takes it up until when, and what is promised."""
    return Form(
        key=f"handle-{feedback.id}",
        title=_("Take up: %(text)s") % {"text": feedback.content.split("\n")[0]},
        fields=(
            Field("owner", _("Owner"), feedback.owner),
            day_field("due_on", _("Due"), feedback.due_on, today),
            Field("follow_up", _("Next step"), ""),
            day_field("follow_up_on", _("… on"), None, today),
        ),
        make=lambda values: HandleFeedback(feedback.id, **values),
        creating=True,
    )


def resolving_form(feedback: FeedbackRow, today: date) -> Form:
    """How it was resolved, and whether the client agrees."""
    agreed = (("", _("not said yet")), ("yes", _("the client agrees")))
    return Form(
        key=f"resolve-{feedback.id}",
        title=_("Resolved: %(text)s") % {"text": feedback.content.split("\n")[0]},
        fields=(
            Field(
                "resolution",
                _("Resolution"),
                feedback.resolution,
                required=feedback.kind == "complaint",
            ),
            day_field("on", _("Resolved on"), today, today),
            Field("close", _("Closed"), "", choices=agreed, read=bool),
        ),
        make=lambda values: ResolveFeedback(feedback.id, **values),
        creating=True,
    )


def new_report_form(
    detail: ClientDetail, days: tuple[date, date], project_id: int | None, title: str, text: str
) -> Form:
    """A composed report, to be edited before it is kept."""
    start, end = days
    return Form(
        key=f"report-{detail.client.id}-{start}-{end}",
        title=_("Report to %(name)s") % {"name": detail.client.name},
        fields=_report_fields(title, text),
        make=lambda values: SaveClientReport(
            client_id=detail.client.id,
            project_id=project_id,
            start_on=start,
            end_on=end,
            **values,
        ),
        creating=True,
    )


def report_form(report: ClientReportRow) -> Form:
    """A draft, to be edited."""
    return Form(
        key=f"report-{report.id}",
        title=_("Report to %(name)s") % {"name": report.client},
        fields=_report_fields(report.title, report.text),
        make=lambda values: SaveClientReport(client_report_id=report.id, **values),
    )


def _report_fields(title: str, text: str) -> tuple[Field, Field]:
    return (
        Field("title", _("Title"), title, required=True),
        Field("text", _("Text"), text, lines=REPORT_LINES),
    )


def sending_form(detail: ClientDetail, report: ClientReportRow) -> Form:
    """By which channel the report went out, to whom and when."""
    return Form(
        key=f"send-{report.id}",
        title=_("Log as sent: %(title)s") % {"title": report.title},
        fields=(
            Field(
                "channel",
                _("Channel"),
                "email",
                choices=client_words.choices(client_words.CHANNELS),
            ),
            contact_choice(detail, None),
            day_field("on", _("Sent on"), detail.today, detail.today),
        ),
        make=lambda values: SendClientReport(report.id, **values),
        creating=True,
    )
