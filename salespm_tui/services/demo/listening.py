"""What the demo's clients need, expect, ask to change and say of us, on their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salespm_tui.contract.change_requests import DecideChangeRequest, SaveChangeRequest
from salespm_tui.contract.client_reports import (
    ComposeReportQuery,
    SaveClientReport,
    SendClientReport,
)
from salespm_tui.contract.clients import SaveInteraction
from salespm_tui.contract.expectations import SaveExpectation, SettleExpectation
from salespm_tui.contract.feedback import (
    HandleFeedback,
    LogSurvey,
    ResolveFeedback,
    SaveFeedback,
    SurveyScore,
)
from salespm_tui.contract.needs import (
    LinkRequirementTasks,
    SaveRequirement,
    SignOffRequirement,
)
from salespm_tui.services.demo.wishes import (
    CHANGES,
    EXPECTATIONS,
    FEEDBACK,
    MEETINGS,
    NEEDS,
    REPORT,
    SURVEYS,
    Asked,
    Expected,
    Heard,
    Meeting,
    Needed,
)

if TYPE_CHECKING:
    from salespm_tui.services.demo.story import Deed, Story

_HEARD_AT = time(11, 40)
_ANSWERED_AT = time(13, 40)
_LAST_AFTERNOON = time(16, 20)


@dataclass(slots=True)
class Listening:
    """The part of the story that is about clients' wishes; ids are shared with the whole story."""

    story: Story

    def deeds(self) -> Iterator[Deed]:
        """Everything that was done, in any order."""
        for need in NEEDS:
            yield from self._needs(need)
        for expected in EXPECTATIONS:
            yield from self._expects(expected)
        for asked in CHANGES:
            yield from self._asks(asked)
        for heard in FEEDBACK:
            yield from self._hears(heard)
        for survey in SURVEYS:
            yield self._deed(survey[2], _HEARD_AT, partial(self._counts, *survey))
        for meeting in MEETINGS:
            yield self._deed(1, time(16, 10), partial(self._arranges, meeting))
        yield self._deed(REPORT[3], time(16, 30), self._reports)

    # Needs

    def _needs(self, need: Needed) -> Iterator[Deed]:
        yield self._deed(need.ago, _HEARD_AT, partial(self._captures, need))
        if need.signed is not None:
            by, ago = need.signed
            sign = partial(self._signs, need, by)
            yield self._deed(ago, _ANSWERED_AT, sign)

    def _captures(self, need: Needed) -> None:
        key = f"need {need.title}"
        project_id = self.story.ids[need.project]
        command = SaveRequirement(title=need.title, project_id=project_id, **need.fields)
        requirement_id = self.story.make(key, command)
        if need.tasks:
            tasks = tuple(self.story.ids[task] for task in need.tasks)
            self.story.do(LinkRequirementTasks(requirement_id, tasks))

    def _signs(self, need: Needed, by: str) -> None:
        self.story.do(SignOffRequirement(self.story.ids[f"need {need.title}"], by))

    # Promises

    def _expects(self, expected: Expected) -> Iterator[Deed]:
        yield self._deed(expected.ago, _HEARD_AT, partial(self._promises, expected))
        if expected.settled is not None:
            how, ago, why = expected.settled
            settle = partial(self._settles, expected, how, why)
            yield self._deed(ago, _ANSWERED_AT if ago else _LAST_AFTERNOON, settle)

    def _promises(self, expected: Expected) -> None:
        fields = dict(expected.fields)
        if "promised_by" in fields:
            fields["promised_on"] = self.story.clock.today()
        self.story.make(
            f"promise {expected.statement}",
            SaveExpectation(
                client_id=self.story.ids[expected.client],
                statement=expected.statement,
                due_on=self._day(expected.due),
                **fields,
            ),
        )

    def _settles(self, expected: Expected, how: str, why: str) -> None:
        expectation_id = self.story.ids[f"promise {expected.statement}"]
        self.story.do(SettleExpectation(expectation_id, how, why=why))

    # Changes

    def _asks(self, asked: Asked) -> Iterator[Deed]:
        yield self._deed(asked.ago, _HEARD_AT, partial(self._requests, asked))
        if asked.decided is not None:
            ago = asked.decided[1]
            at = _ANSWERED_AT if ago else _LAST_AFTERNOON
            yield self._deed(ago, at, partial(self._decides, asked))

    def _requests(self, asked: Asked) -> None:
        fields: dict[str, Any] = dict(asked.fields)
        if asked.cost is not None:
            fields["impact_cost_minor"] = asked.cost * 100
        if asked.decide_by is not None:
            fields["decide_by"] = self._day(asked.decide_by)
        self.story.make(
            f"change {asked.title}",
            SaveChangeRequest(
                project_id=self.story.ids[asked.project],
                client_id=self.story.ids[asked.client],
                task_id=self.story.ids[asked.task],
                title=asked.title,
                **fields,
            ),
        )

    def _decides(self, asked: Asked) -> None:
        assert asked.decided is not None
        decision, _ago, by, note = asked.decided
        request_id = self.story.ids[f"change {asked.title}"]
        self.story.do(DecideChangeRequest(request_id, decision, by, note=note))

    # Feedback

    def _hears(self, heard: Heard) -> Iterator[Deed]:
        yield self._deed(heard.ago, time(12), partial(self._notes, heard))
        if heard.resolved is not None:
            yield self._deed(heard.resolved[0], _ANSWERED_AT, partial(self._resolves, heard))

    def _notes(self, heard: Heard) -> None:
        feedback_id = self.story.make(
            f"feedback {heard.content}",
            SaveFeedback(
                client_id=self.story.ids[heard.client],
                kind=heard.kind,
                content=heard.content,
                **heard.fields,
            ),
        )
        if heard.handled is not None:
            owner, due, follow_up = heard.handled
            day = self._day(due)
            self.story.do(
                HandleFeedback(
                    feedback_id, owner, day, follow_up, follow_up_on=day if follow_up else None
                )
            )

    def _resolves(self, heard: Heard) -> None:
        assert heard.resolved is not None
        feedback_id = self.story.ids[f"feedback {heard.content}"]
        self.story.do(ResolveFeedback(feedback_id, heard.resolved[1], close=True))

    def _counts(
        self, client: str, project: str, _ago: int, scores: tuple[tuple[int, int, str], ...]
    ) -> None:
        answers = tuple(
            SurveyScore(self.story.ids[f"contact {name}"], csat, nps) for csat, nps, name in scores
        )
        project_id = self.story.ids[project] if project else None
        self.story.do(LogSurvey(self.story.ids[client], answers, project_id))

    # Meetings and reports

    def _arranges(self, meeting: Meeting) -> None:
        at = datetime.combine(self._day(meeting.day), time(meeting.hour), self.story.clock.zone)
        self.story.do(
            SaveInteraction(
                client_id=self.story.ids[meeting.client],
                contact_id=self.story.ids[f"contact {meeting.person}"],
                project_id=self.story.ids[meeting.project] if meeting.project else None,
                occurred_at=at,
                summary=meeting.about,
                planned=True,
                **meeting.fields,
            )
        )

    def _reports(self) -> None:
        client, project, begun, ago, person = REPORT
        client_id, project_id = self.story.ids[client], self.story.ids[project]
        start, end = self._day(-begun), self._day(-ago)
        query = ComposeReportQuery(client_id, start, end, project_id, "en")
        composed = self.story.workspace.ask(query)
        report_id = self.story.make(
            "report",
            SaveClientReport(
                client_id=client_id,
                project_id=project_id,
                title=composed.title,
                start_on=start,
                end_on=end,
                text=composed.text,
            ),
        )
        contact_id = self.story.ids[f"contact {person}"]
        self.story.do(SendClientReport(report_id, "email", contact_id))

    # The means

    def _day(self, offset: int) -> date:
        return self.story.today + timedelta(days=offset)

    def _deed(self, ago: int, at: time, run: Any) -> Deed:
        return self.story.deed(ago, at, run)
