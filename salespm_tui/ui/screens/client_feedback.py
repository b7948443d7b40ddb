"""What the keys do to feedback and to reports."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

from salespm_tui.contract.change_requests import ChangeRequestRow
from salespm_tui.contract.client_reports import ClientReportRow, ComposeReportQuery
from salespm_tui.contract.feedback import FeedbackRow
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.forms import feedback as forms
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.screens.client_changes import ChangeDeeds

_FIRST_REPORT_DAYS = 28
_SOON = timedelta(days=31)
"""A day so near ahead is meant as it is said: the report covers what is about to be."""
_TO = re.compile(r"\s*(?:\.\.+|–|—|~|至|到|\bto\b)\s*")

Days = tuple[date, date]


class FeedbackDeeds(ChangeDeeds):
    """A complaint up to its resolution, surveys, and reports that are composed, edited and sent."""

    async def new_feedback(self) -> Outcome | None:
        """Write down what the client said of us."""
        form = forms.feedback_form(self.known.detail, None, self.own_project())
        return await self.fill_in(form)

    def feedback_form(self, feedback: FeedbackRow) -> Form:
        """The form of that feedback."""
        return forms.feedback_form(self.known.detail, feedback)

    def why_not_resolved(self, feedback: FeedbackRow) -> str | None:
        """Why a feedback cannot be resolved now."""
        return _("It is settled already.") if feedback.status == "closed" else None

    async def resolve(self, feedback: FeedbackRow) -> None:
        """Say how it was resolved."""
        outcome = await self.fill(forms.resolving_form(feedback, self.today))
        if outcome is not None:
            self.say_undo(outcome)

    # o V

    def cannot_take_up(self) -> str | None:
        record = self.record_at_hand()
        if isinstance(record, FeedbackRow):
            return _("It is over already.") if record.open_days is None else None
        if isinstance(record, ChangeRequestRow):
            fixed = record.status in ("approved", "implemented")
            return _("It is decided already.") if fixed else None
        return _("Only feedback and changes are taken up.")

    async def do_take_up(self) -> None:
        record = self.record_at_hand()
        if isinstance(record, FeedbackRow):
            await self.fill_in(forms.handling_form(record, self.today))
        elif isinstance(record, ChangeRequestRow):
            await self.assess(record)

    def cannot_survey(self) -> str | None:
        return self.no_detail()

    async def do_survey(self) -> None:
        """One answer after the other, until esc."""
        detail, project_id, answers = self.known.detail, self.own_project(), 0
        self.go_to_part("feedback", focus=True)
        while True:
            form = forms.survey_form(detail, project_id, answers + 1)
            if await self.fill(form) is None:
                break
            answers += 1
        if answers:
            words = ngettext(
                "%(number)d answer written down.", "%(number)d answers written down.", answers
            )
            self.toast(words % {"number": answers})

    # Reports

    async def new_report(self) -> Outcome | None:
        """Ask for the days, compose, and let it be edited before it is kept."""
        project_id = await self._report_on()
        if project_id is False:
            return None
        days = await self._report_days()
        if days is None:
            return None
        detail = self.known.detail
        composed = await self.ask(ComposeReportQuery(detail.client.id, *days, project_id))
        form = forms.new_report_form(detail, days, project_id, composed.title, composed.text)
        return await self.fill_in(form)

    async def _report_on(self) -> int | bool | None:
        """The project to report on, None for all; False where that was left open."""
        projects = self.known.detail.projects
        if len(projects) < 2 or self.project_id is not None:
            return self.own_project()
        options = [(0, _("all projects of the client")), *projects]
        picked = await self.choose(_("Report on which project?"), options)
        return False if picked is None else picked or None

    async def _report_days(self) -> Days | None:
        today = self.today
        start = first_day(self.known.reports.reports, today)
        value = f"{format_date(start, today)} – {format_date(today, today)}"

        def say(text: str) -> str:
            first, last = read_days(text, today)
            days = {"start": format_date(first, today), "end": format_date(last, today)}
            return _("%(start)s to %(end)s") % days

        asked = await self.prompt(
            _("Report on which days?"), value=value, say=say, read=lambda t: read_days(t, today)
        )
        return cast("Days | None", asked)

    def report_form(self, report: ClientReportRow) -> Form:
        """The form of that draft."""
        return forms.report_form(report)

    async def send_report(self, report: ClientReportRow) -> None:
        """Log that it went out."""
        outcome = await self.fill(forms.sending_form(self.known.detail, report))
        if outcome is not None:
            self.say_undo(outcome)


def first_day(reports: tuple[ClientReportRow, ...], today: date) -> date:
    """From when the next report tells: the day after the last one, or four weeks back."""
    last = max((report.end_on for report in reports), default=None)
    if last is None:
        return today - timedelta(days=_FIRST_REPORT_DAYS)
    return min(last + timedelta(days=1), today)


def read_days(text: str, today: date) -> Days:
    """A day to a day; one day alone is the first, and today the last."""
    parts = [part for part in _TO.split(text.strip()) if part]
    if not 1 <= len(parts) <= 2:
        raise UserError(_("These are no days."), _("Type for example: 1 nov – today."))
    first = _past_day(parts[0], today)
    last = _past_day(parts[1], today) if len(parts) == 2 else today
    if first > last:
        raise UserError(_("The first day lies behind the last."), _("Turn them round."))
    return first, last


def _past_day(text: str, today: date) -> date:
    """A day without its year is the last one of that name: a report tells what was."""
    day = read_date(text, today)
    if day > today and str(day.year) not in text:
        earlier = date_or_none(f"{day.year - 1}-{day.month:02}-{day.day:02}", today)
        return day if earlier is None or day - today < _SOON else earlier
    return day
