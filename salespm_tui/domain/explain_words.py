"""The reasons behind dates as sentences, one a line, for whoever asked why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.crossings import TO_FINISH
from salespm_tui.domain.days_off import DaysOff, NamedDays
from salespm_tui.domain.explain_dates import Bound, DateReasons, RunReason, StartReason
from salespm_tui.domain.network import PlanLink

MOST_NAMED = 6
"""So many holidays are named in one line; the rest is counted."""

FIRST_OF_CHAIN, LAST_OF_CHAIN = 4, 5
"""Of a long chain so many tasks are named at its two ends; those between are counted."""

_START_WORDS = {
    "project_start": N_("Nothing comes before it: it starts with the project, %(when)s."),
    "snet": N_("It is told to start no earlier than %(when)s."),
    "snlt": N_("It is told to start no later than %(when)s, whatever its links ask."),
    "fnet": N_("It is told to finish no earlier than %(when)s; its duration is counted back."),
    "fnlt": N_("It is told to finish no later than %(when)s, whatever its links ask."),
    "mso": N_("It is told that it must start on %(when)s."),
    "mfo": N_("It is told that it must finish on %(when)s; its duration is counted back."),
    "manual": N_("Its dates are set by hand: %(when)s."),
    "actual_start": N_("It has begun: %(when)s is its actual start."),
    "actual_finish": N_("It is finished: from %(when)s its duration is counted back."),
    "alap": N_("It is put as late as possible: it has to finish by %(when)s."),
}
_LINK_WORDS = {
    "fs": N_("%(task)s finishes %(when)s; this starts after it."),
    "ss": N_("%(task)s starts %(when)s; this starts with it."),
    "ff": N_("%(task)s finishes %(when)s; this finishes with it."),
    "sf": N_("%(task)s starts %(when)s; this finishes with it."),
}
_BOUND_WORDS = {
    "deadline": N_("The deadline of %(task)s is %(when)s."),
    "snlt": N_("%(task)s is told to start no later than %(when)s."),
    "fnlt": N_("%(task)s, or what it is part of, is told to finish no later than %(when)s."),
    "mso": N_("%(task)s is told that it must start on %(when)s."),
    "mfo": N_("%(task)s is told that it must finish on %(when)s."),
    "project_finish": N_("After %(task)s comes the project's finish, %(when)s."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One line: `level` 0 is a statement, 1 and more what stands behind it; `task_id` is whom it
    names."""

    level: int
    text: Label
    task_id: int | None = None


class DateWords:
    """Puts the reasons of one plan into words. `name_of` gives a task's number and name.

    Dates and durations are written in the language of the moment, when a line is asked for.
    """

    def __init__(
        self, reasons: DateReasons, name_of: Callable[[int], str], minutes_per_day: int
    ) -> None:
        self._reasons = reasons
        self._name = name_of
        self._minutes_per_day = minutes_per_day
        self._year_of = reasons.plan.start_at.date()

    def of_task(self, task_id: int) -> Iterator[Said]:
        """Start, finish, slack, and the chain that leads to the task."""
        schedule = self._reasons.schedule
        if not self._reasons.is_active(task_id):
            yield Said(0, label(N_("It is cancelled: it is dated, but moves nothing.")))
        start = self._reasons.start(task_id)
        yield Said(0, label(N_("It starts %(when)s."), when=self._when(start.at)))
        yield from self._start(start)
        run = self._reasons.run(task_id)
        if run.code == "milestone":
            yield Said(0, label(N_("It takes no time: it is a milestone.")))
        else:
            yield Said(0, label(N_("It finishes %(when)s."), when=self._when(run.at)))
            yield from self._run(run)
            yield from self._hours(task_id)
        if task_id in self._reasons.children:
            yield from self._slack_of_summary(schedule.total_slack(task_id))
        else:
            yield from self._slack(task_id)
        chain = self._reasons.drivers(task_id)
        if len(chain) > 1:
            yield Said(0, label(N_("What leads up to it, from the beginning:")))
            yield from self._chain(chain)

    def of_project(self) -> Iterator[Said]:
        """The finish of the project and the chain that decides it."""
        finish = self._reasons.schedule.finish_at
        last = self._reasons.last_of_all()
        if last is None:
            yield Said(0, label(N_("There is no task yet that could decide the finish.")))
            return
        yield Said(0, label(N_("The project finishes %(when)s."), when=self._when(finish)))
        yield self._named(1, N_("%(task)s finishes last."), last)
        yield Said(0, label(N_("What leads up to it, from the beginning:")))
        yield from self._chain(self._reasons.drivers(last))

    # Starts

    def _start(self, reason: StartReason) -> Iterator[Said]:
        if reason.link is not None:
            yield from self._link(reason, reason.link)
        elif reason.code == "part" and reason.task_id is not None:
            yield self._named(1, N_("%(task)s is the first part of it to start."), reason.task_id)
        elif reason.code == "computed" or reason.from_at is None:
            yield Said(1, label(N_("Several rules together put it there.")))
        elif reason.above_id is not None:
            words = N_("%(task)s, which it is part of, may start no earlier than %(when)s.")
            yield self._named(1, words, reason.above_id, when=self._when(reason.from_at))
        else:
            yield Said(1, label(_START_WORDS[reason.code], when=self._when(reason.from_at)))
        yield from self._off(reason.off)

    def _link(self, reason: StartReason, link: PlanLink) -> Iterator[Said]:
        assert reason.from_at is not None
        assert reason.asked_at is not None
        when = self._when(reason.from_at)
        yield self._named(1, _LINK_WORDS[link.type], link.predecessor_id, when=when)
        if reason.above_id is not None:
            yield self._named(1, N_("The link is that of %(task)s."), reason.above_id)
        if reason.lag_min:
            words = N_("Then %(time)s of lag.") if reason.lag_min > 0 else N_("%(time)s of lead.")
            yield Said(1, label(words, time=self._lag(reason, link)))
        if link.type in TO_FINISH:
            words = N_("So it may finish no earlier than %(when)s, and its duration counts back.")
            yield Said(1, label(words, when=self._when(reason.asked_at)))

    def _lag(self, reason: StartReason, link: PlanLink) -> str:
        elapsed = link.lag_unit == "elapsed"
        time = self._time(abs(reason.lag_min), elapsed=elapsed)
        if link.lag_unit == "percent":
            return _("%(percent)d %% of its duration, %(time)s") % {
                "percent": abs(link.lag),
                "time": time,
            }
        return time

    # From start to finish

    def _run(self, run: RunReason) -> Iterator[Said]:
        if run.code == "duration":
            words = N_("It takes %(time)s of calendar time.") if run.elapsed else _TAKES
            yield Said(1, label(words, time=self._time(run.minutes, elapsed=run.elapsed)))
        elif run.code == "actual_finish":
            yield Said(1, label(N_("That is its actual finish.")))
        elif run.code == "manual":
            yield Said(1, label(N_("That finish is set by hand.")))
        elif run.code == "mfo":
            yield Said(1, label(N_("It is told that it must finish then.")))
        elif run.task_id is not None:
            yield self._named(1, N_("%(task)s is the last part of it to finish."), run.task_id)
        else:
            yield Said(1, label(N_("Several rules together put it there.")))
        yield from self._off(run.off)

    def _hours(self, task_id: int) -> Iterator[Said]:
        """What is special about when the task is worked on: calendars and pauses."""
        task, plan = self._reasons.tasks[task_id], self._reasons.plan
        if task_id in self._reasons.children or task.elapsed:
            return
        if task.calendar_key is not None:
            name = plan.calendars[task.calendar_key].name
            yield Said(1, label(N_("It goes by the calendar %(name)s."), name=name))
        if task.resource_calendars:
            names = [plan.calendars[key].name for key in dict.fromkeys(task.resource_calendars)]
            words = N_("It is worked on in the hours of those on it: %(names)s.")
            yield Said(1, label(words, names=_listed(names)))
        for after, length in task.pauses:
            if 0 < after < task.duration_min and length:
                words = N_("After %(done)s of it there is a pause of %(time)s.")
                done, time = self._time(after), self._time(length)
                yield Said(1, label(words, done=done, time=time))

    # Days

    def _off(self, off: DaysOff) -> Iterator[Said]:
        """Which days lie between, those off first, then those worked against the week."""
        free = [self._days(one) for one in off.named if not one.works]
        if off.weekends:
            free.append(str(counted("%(number)d weekend", "%(number)d weekends", off.weekends)))
        if free:
            yield Said(1, label(N_("Not worked in between: %(days)s."), days=_listed(free)))
        worked = [self._days(one) for one in off.named if one.works]
        if worked:
            words = N_("Worked in between though the week is free: %(days)s.")
            yield Said(1, label(words, days=_listed(worked)))

    def _days(self, named: NamedDays) -> str:
        first, last = self._day(named.first), self._day(named.last)
        days = first if first == last else f"{first} – {last}"
        return f"{days} {named.name}" if named.name else days

    # Slack

    def _slack(self, task_id: int) -> Iterator[Said]:
        reasons, schedule = self._reasons, self._reasons.schedule
        if reasons.is_over(task_id):
            yield Said(0, label(N_("It is done: it has no slack and needs none.")))
            return
        minutes = schedule.total_slack(task_id)
        elapsed = reasons.tasks[task_id].elapsed
        time = self._time(abs(minutes), elapsed=elapsed)
        if minutes < 0:
            yield Said(0, label(N_("It is %(time)s too late for what is asked of it."), time=time))
        elif not minutes:
            yield Said(0, label(N_("It has no slack.")))
        else:
            yield Said(0, label(N_("It has %(time)s of slack."), time=time))
        if schedule.critical(task_id) and minutes:
            yield Said(1, label(N_("The project counts that as critical.")))
        if minutes > 0:
            free = self._time(schedule.free_slack(task_id), elapsed=elapsed)
            yield Said(1, label(N_("%(time)s of it move no other task."), time=free))
        if reasons.tasks[task_id].constraint == "alap":
            yield Said(1, label(N_("It is put as late as possible, which leaves none.")))
        late = schedule.late(task_id)[1]
        bounds = reasons.bounds(task_id)
        yield Said(1, label(N_("It has to finish by %(when)s."), when=self._when(late)))
        yield from self._bounds(task_id, bounds)

    def _slack_of_summary(self, minutes: int) -> Iterator[Said]:
        time = self._time(abs(minutes))
        words = N_("Its parts are %(time)s too late.") if minutes < 0 else _PARTS_SLACK
        yield Said(0, label(words, time=time))

    def _bounds(self, task_id: int, bounds: tuple[Bound, ...]) -> Iterator[Said]:
        """The chain of those that may not be later either, and what ends it."""
        told = [self._successor(one) for one in bounds if one.task_id is not None]
        yield from _shortened(told)
        last = bounds[-1]
        whose = next((one.task_id for one in reversed(bounds) if one.task_id is not None), task_id)
        if last.code == "project_finish" and whose == task_id:
            words = N_("What counts there is the project's finish, %(when)s.")
            yield Said(1, label(words, when=self._when(last.at)))
        elif last.code in _BOUND_WORDS:
            yield self._named(1, _BOUND_WORDS[last.code], whose, when=self._when(last.at))

    def _successor(self, bound: Bound) -> Said:
        assert bound.link is not None
        assert bound.task_id is not None
        to_finish = bound.link.type in TO_FINISH
        words = N_("%(task)s has to start by %(when)s.")
        if to_finish:
            words = N_("%(task)s has to finish by %(when)s.")
        elif self._reasons.tasks[bound.task_id].actual_start_at is not None:
            words = N_("%(task)s, which has begun, goes on %(when)s.")
        return self._named(1, words, bound.task_id, when=self._when(bound.at))

    # The chain

    def _chain(self, chain: tuple[tuple[int, StartReason], ...]) -> Iterator[Said]:
        reasons = self._reasons
        told = [
            self._named(1, N_("%(task)s, %(dates)s"), task_id, dates=self._dates(task_id))
            for task_id, _reason in reversed(chain)
            if task_id not in reasons.children
        ]
        first = chain[-1]
        yield from _shortened(told)
        if first[1].code == "project_start":
            when = self._when(reasons.plan.start_at)
            yield Said(
                1, label(N_("The first of them starts with the project, %(when)s."), when=when)
            )

    # Words

    def _named(self, level: int, words: str, task_id: int, **args: str) -> Said:
        return Said(level, label(words, task=self._name(task_id), **args), task_id)

    def _dates(self, task_id: int) -> str:
        schedule = self._reasons.schedule
        start, finish = (
            self._day(at.date()) for at in (schedule.start(task_id), schedule.finish(task_id))
        )
        return finish if start == finish else f"{start} → {finish}"

    def _day(self, day: date) -> str:
        return format_date(day, self._year_of, short=True)

    def _when(self, at: datetime) -> str:
        return f"{format_date(at.date(), self._year_of)} {at:%H:%M}"

    def _time(self, minutes: int, *, elapsed: bool = False) -> str:
        return format_duration(minutes, elapsed=elapsed, minutes_per_day=self._minutes_per_day)


_TAKES = N_("It takes %(time)s of work.")
_PARTS_SLACK = N_("The part of it with the least room has %(time)s of slack.")


def _shortened(told: list[Said]) -> Iterator[Said]:
    """A chain, with those in its middle only counted where it is long."""
    between = len(told) - FIRST_OF_CHAIN - LAST_OF_CHAIN
    if between < 2:
        yield from told
        return
    yield from told[:FIRST_OF_CHAIN]
    yield Said(1, counted("… %(number)d more task …", "… %(number)d more tasks …", between))
    yield from told[-LAST_OF_CHAIN:]


def _listed(days: list[str]) -> str:
    """Several days in one sentence; of many the rest is counted."""
    shown = days[:MOST_NAMED]
    if len(days) > MOST_NAMED:
        number = len(days) - MOST_NAMED
        shown.append(str(counted("%(number)d more", "%(number)d more", number)))
    text = shown[0]
    for one in shown[1:]:
        text = _("%(one)s, %(other)s") % {"one": text, "other": one}
    return text
