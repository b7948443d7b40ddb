"""Lessons: what was learnt, where it was taken up again, and what the data suggest to write down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Ref, Unset


@dataclass(frozen=True, slots=True)
class SaveLesson(Command):
    """Create a lesson (`lesson_id` None, title needed) or change the fields given.

    `tags` are kept without a leading #, once each without regard to case, in the order given. `learnt_on` is today where a new one does
    not say. Its name in `Archive` is `lesson`.
    """

    lesson_id: int | None = None
    project_id: int | Unset | None = UNSET
    kind: str | Unset = UNSET
    area: str | Unset = UNSET
    title: str | Unset = UNSET
    situation: str | Unset = UNSET
    action: str | Unset = UNSET
    result: str | Unset = UNSET
    recommendation: str | Unset = UNSET
    tags: tuple[str, ...] | Unset = UNSET
    reusable: bool | Unset = UNSET
    learnt_on: date | Unset = UNSET


@dataclass(frozen=True, slots=True)
class ReuseLesson(Command):
    """A project takes a lesson up: on which day (today where it is not given), and how.

    Refused for the project that it was learnt in. Taken up again, day and note become the new ones.
    Its name in `Archive` is `lesson_use`.
    """

    lesson_id: int
    project_id: int
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LessonUseRow:
    """Where a lesson was taken up; `project` is the code."""

    id: int
    project_id: int
    project: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One lesson; `project` is the code of the project that it was learnt in."""

    id: int
    project_id: int | None
    project: str | None
    kind: str
    area: str
    title: str
    situation: str
    action: str
    result: str
    recommendation: str
    tags: tuple[str, ...]
    reusable: bool
    learnt_on: date
    uses: tuple[LessonUseRow, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """Lessons in the order that the query tells; `tags` are all that they carry, the commonest first."""

    today: date
    lessons: tuple[LessonRow, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonsQuery(Query[Lessons]):
    """The lessons, the latest first: learnt in a project, in an area, with a tag, with all words of
    `text` in its texts; without any, all."""

    project_id: int | None = None
    area: str | None = None
    tag: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FittingLessonsQuery(Query[Lessons]):
    """Reusable lessons of other projects whose area fits a phase of this one (its present phase where
    none is given) and that it has not taken up; those taken up most often first, then the latest."""

    project_id: int
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class LessonProposal:
    """A lesson that the data suggest: `save` is the draft to accept (or to complete in a form), `about`
    the record that it comes from."""

    about: Ref
    save: SaveLesson


@dataclass(frozen=True, slots=True)
class LessonProposals:
    """Drafts that are not lessons of the project yet."""

    proposals: tuple[LessonProposal, ...]


@dataclass(frozen=True, slots=True)
class LessonProposalsQuery(Query[LessonProposals]):
    """What the data of a project suggest to learn from: risks that occurred, change requests, slips,
    why deals were won or lost, measures that worked or failed. A draft whose title is that of a lesson
    of the project in the same area is left out."""

    project_id: int
