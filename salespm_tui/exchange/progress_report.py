"""The progress report to a client, as a draft in Markdown that a person edits before it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.domain.need_words import CHANGE_STATUSES, CHANNELS, NEED_STATUSES, PERCENT
from salespm_tui.exchange.markdown import bullets, document, heading, plain

MOST_LINES = 12
"""More lines than this in one part are counted instead of written out."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A task or a milestone: the day that it is done, due or begins on, and how far it is."""

    name: str
    on: date
    percent: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class ProjectPart:
    """The plan of one project. `later_days` are working days later than the current baseline says,
    None where there is none; `finish` None where there is no schedule."""

    name: str
    percent: int
    finish: date | None
    later_days: int | None
    done: tuple[WorkLine, ...] = ()
    running: tuple[WorkLine, ...] = ()
    next: tuple[WorkLine, ...] = ()
    milestones: tuple[WorkLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact that took place: what was said, and what came of it."""

    on: date
    channel: str
    summary: str
    outcome: str


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need and how far it is."""

    title: str
    status: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Something that was promised, or is to be done next, until a day; None where nobody said."""

    title: str
    due: date | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change that was asked for; `days` None where nobody knows."""

    title: str
    status: str
    days: int | None
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report may tell. Risks, margins and probabilities have no place in it."""

    client: str
    start: date
    end: date
    projects: tuple[ProjectPart, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    needs: tuple[NeedLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    kept: tuple[PromiseLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    next_steps: tuple[PromiseLine, ...] = ()


def report_title(facts: ReportFacts, say: Speech) -> str:
    """What the report is called: whose it is, or of which project where it tells one."""
    name = facts.projects[0].name if len(facts.projects) == 1 else facts.client
    return say(
        N_("Progress report %(name)s, %(start)s to %(end)s"),
        name=name,
        start=facts.start.isoformat(),
        end=facts.end.isoformat(),
    )


def report_text(facts: ReportFacts, say: Speech) -> str:
    """The whole report in Markdown; parts that have nothing to tell are left out."""
    return document(_parts(facts, say))


def _parts(facts: ReportFacts, say: Speech) -> Iterator[str]:
    yield heading(1, report_title(facts, say))
    yield bullets([say(N_("Client: %(name)s"), name=plain(facts.client))])
    for project in facts.projects:
        yield from _project(project, say, named=len(facts.projects) > 1)
    yield from _part(
        N_("Contacts and decisions"), [_contact(one, say) for one in facts.contacts], say
    )
    yield from _part(N_("Your needs"), [_need(one, say) for one in facts.needs], say)
    yield from _part(N_("What we kept"), [_promise(one, say) for one in facts.kept], say)
    yield from _part(N_("What we owe you"), [_promise(one, say) for one in facts.promises], say)
    yield from _part(N_("Changes"), [_change(one, say) for one in facts.changes], say)
    yield from _part(N_("Next steps"), [_promise(one, say) for one in facts.next_steps], say)


def _part(title: str, lines: Sequence[str], say: Speech, level: int = 2) -> Iterator[str]:
    if lines:
        yield heading(level, say(title))
        yield bullets(_short(lines, say))


def _short(lines: Sequence[str], say: Speech) -> Iterable[str]:
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield say(N_("and %(number)d more"), number=len(lines) - MOST_LINES)


def _project(project: ProjectPart, say: Speech, *, named: bool) -> Iterator[str]:
    yield heading(2, project.name if named else say(N_("Progress")))
    yield bullets(_standing(project, say))
    done = [_at(N_("%(name)s (%(day)s)"), one, say) for one in project.done]
    yield from _part(N_("Done"), done, say, level=3)
    running = [
        _at(N_("%(name)s (%(percent)d %%, until %(day)s)"), one, say) for one in project.running
    ]
    yield from _part(N_("In progress"), running, say, level=3)
    coming = [_at(N_("%(name)s (from %(day)s)"), one, say) for one in project.next]
    yield from _part(N_("Next"), coming, say, level=3)
    yield from _part(
        N_("Milestones"), [_milestone(one, say) for one in project.milestones], say, level=3
    )


def _standing(project: ProjectPart, say: Speech) -> Iterator[str]:
    yield say(N_("%(percent)d %% done"), percent=project.percent)
    if project.finish is None:
        return
    day = project.finish.isoformat()
    later = project.later_days
    if later is None:
        yield say(N_("Planned finish: %(day)s"), day=day)
    elif later == 0:
        yield say(N_("Planned finish: %(day)s, as agreed"), day=day)
    elif later > 0:
        yield say(
            N_("Planned finish: %(day)s, working days later than agreed: %(number)d"),
            day=day,
            number=later,
        )
    else:
        yield say(
            N_("Planned finish: %(day)s, working days sooner than agreed: %(number)d"),
            day=day,
            number=-later,
        )


def _at(message: str, line: WorkLine, say: Speech) -> str:
    values = {"name": plain(line.name), "day": line.on.isoformat(), "percent": line.percent}
    return say(message, **values)


def _milestone(line: WorkLine, say: Speech) -> str:
    mark = N_("%(name)s: reached on %(day)s") if line.done else N_("%(name)s: planned for %(day)s")
    return _at(mark, line, say)


def _contact(line: ContactLine, say: Speech) -> str:
    said = f"{line.on.isoformat()} {say(CHANNELS[line.channel])}"
    told = _says(said, plain(line.summary), say) if line.summary else said
    if not line.outcome:
        return told
    return say(N_("%(what)s. Outcome: %(outcome)s"), what=told, outcome=plain(line.outcome))


def _need(line: NeedLine, say: Speech) -> str:
    status = say(NEED_STATUSES[line.status])
    if line.percent is not None:
        status = say(PERCENT, status=status, percent=line.percent)
    return _says(plain(line.title), status, say)


def _says(what: str, said: str, say: Speech) -> str:
    return say(N_("%(what)s: %(said)s"), what=what, said=said)


def _promise(line: PromiseLine, say: Speech) -> str:
    told = plain(line.title)
    if line.who:
        told = say(N_("%(name)s (%(day)s)"), name=told, day=plain(line.who))
    if line.due is None:
        return told
    return say(N_("%(what)s, %(day)s"), what=told, day=line.due.isoformat())


def _change(line: ChangeLine, say: Speech) -> str:
    status = say(CHANGE_STATUSES[line.status])
    if line.decided_on is not None:
        status = say(N_("%(name)s (%(day)s)"), name=status, day=line.decided_on.isoformat())
    if not line.days:
        return _says(plain(line.title), status, say)
    days = f"{line.days:+d}"
    return say(
        N_("%(title)s: %(status)s, effect on the plan in working days: %(days)s"),
        title=plain(line.title),
        status=status,
        days=days,
    )
