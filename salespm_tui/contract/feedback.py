"""Feedback: praise, suggestions, questions, complaints up to their resolution, surveys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.clients import NextStepRow
from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class SaveFeedback(Command):
    """Create a feedback (`feedback_id` None; `client_id` needed, and `content` or a score) or change
    the fields given. `csat` is 1 to 5, `nps` 0 to 10.

    `status` new or handling opens a resolved one again; resolving is `ResolveFeedback`.
    """

    feedback_id: int | None = None
    client_id: int | None = None
    project_id: int | Unset | None = UNSET
    contact_id: int | Unset | None = UNSET
    interaction_id: int | Unset | None = UNSET
    acceptance_id: int | Unset | None = UNSET
    kind: str | Unset = UNSET
    content: str | Unset = UNSET
    csat: int | Unset | None = UNSET
    nps: int | Unset | None = UNSET
    status: str | Unset = UNSET
    owner: str | Unset = UNSET
    received_on: date | Unset = UNSET
    due_on: date | Unset | None = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class HandleFeedback(Command):
    """Take a feedback up: who handles it until when, and the follow-up that is promised with it.

    `follow_up` becomes an action item of the client, due on `follow_up_on`, with the same owner.
    """

    feedback_id: int
    owner: str | Unset = UNSET
    due_on: date | Unset | None = UNSET
    follow_up: str = ""
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResolveFeedback(Command):
    """Say how a feedback was resolved (`resolution` needed for a complaint), on which day (today
    unless given); `close` where the client agrees and nothing is left to do.

    Its open follow-ups stay, and are noted.
    """

    feedback_id: int
    resolution: str = ""
    on: date | None = None
    close: bool = False


@dataclass(frozen=True, slots=True)
class SurveyScore:
    """One answer: a contact (None: anonymous), one score or both, and what was said with it."""

    contact_id: int | None
    csat: int | None = None
    nps: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class LogSurvey(Command):
    """Write down the answers to a survey at a client, one feedback of kind survey for each.

    They are closed at once: a score asks nobody to do anything. Asked with an acceptance, they are of
    that one and its project.
    """

    client_id: int
    scores: tuple[SurveyScore, ...]
    project_id: int | None = None
    received_on: date | None = None
    acceptance_id: int | None = None


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One feedback. `open_days` since it came, None once it is resolved; `late` where the day that it
    is due has passed. `follow_ups` are its action items, open ones first."""

    id: int
    client_id: int
    client: str
    project_id: int | None
    project: str | None
    contact_id: int | None
    contact: str | None
    interaction_id: int | None
    kind: str
    content: str
    csat: int | None
    nps: int | None
    status: str
    owner: str
    received_on: date
    due_on: date | None
    resolved_on: date | None
    resolution: str
    notes: str
    open_days: int | None
    late: bool
    follow_ups: tuple[NextStepRow, ...]
    acceptance_id: int | None = None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """CSAT is the share of scores 4 and 5 among `csat_n`; NPS the share of 9 and 10 less that of 0 to
    6 among `nps_n`, from −1 to 1 (written as −100 to 100). Undefined where nobody answered."""

    csat: Figure
    csat_n: int
    nps: Figure
    nps_n: int


@dataclass(frozen=True, slots=True)
class FeedbackList:
    """Open complaints first, then the other open ones, each by the day due and the day received; then
    those resolved, the latest first."""

    today: date
    feedback: tuple[FeedbackRow, ...]
    satisfaction: Satisfaction

    @property
    def open_complaints(self) -> tuple[FeedbackRow, ...]:
        """Complaints that are not resolved yet."""
        return tuple(
            row for row in self.feedback if row.kind == "complaint" and row.open_days is not None
        )


@dataclass(frozen=True, slots=True)
class FeedbackQuery(Query[FeedbackList]):
    """The feedback of a client, of a project, or of one client in one project; all without either."""

    client_id: int | None = None
    project_id: int | None = None
