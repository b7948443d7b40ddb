"""What happened in the demo workspace, as a list of deeds with their moments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Protocol, TypeVar

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.clients import (
    Capture,
    ClientQuery,
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.standup import FinishStandup, NoteDecision, SetBlocked, SetWaiting
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.services.demo.fearing import Fearing
from salespm_tui.services.demo.listening import Listening
from salespm_tui.services.demo.means import cost_of
from salespm_tui.services.demo.people import ACCOUNTS, NEW_ACCOUNT, Account, Said
from salespm_tui.services.demo.plans import PLANS, Plan, Planned
from salespm_tui.services.demo.providing import Providing
from salespm_tui.services.demo.selling import Selling
from salespm_tui.services.demo.walking import (
    WalkingClock,
    last_working_day_before,
    working_day,
)

T = TypeVar("T")

_DAY_MIN = 480
_LINK = re.compile(r"([\d.]+)(FS|SS|FF|SF)?([+-]\d+)?")
_DAYS_BEFORE_A_PLAN = 3
_DAYS_OF_THE_STORY = 62
"""So long before today the first client is entered, and the projects are founded."""


class Doing(Protocol):
    """What the story needs of a workspace."""

    def do(self, command: Command) -> tuple[Outcome, frozenset[str]]: ...

    def ask(self, query: Query[T]) -> T: ...


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done on that day at that time."""

    on: date
    at: time
    run: Callable[[], object]


@dataclass(slots=True)
class Story:
    """The demo's past, told into a workspace; ids are known by the keys of the content."""

    workspace: Doing
    clock: WalkingClock
    today: date
    ids: dict[str, int] = field(default_factory=dict)

    def tell(self) -> None:
        """Live through everything in the order in which it happened; the clock ends at today."""
        deeds = (
            *self._clients(),
            *self._plans(),
            *self._progress(),
            *self._meetings(),
            *Selling(self).deeds(),
            *Fearing(self).deeds(),
            *Listening(self).deeds(),
            *Providing(self).deeds(),
        )
        for deed in sorted(deeds, key=lambda deed: (deed.on, deed.at)):
            self.clock.set(deed.on, deed.at)
            deed.run()
        self.clock.set(self.today, time(8, 30))

    # Clients

    def _clients(self) -> Iterator[Deed]:
        for account in ACCOUNTS:
            yield self.deed(_DAYS_OF_THE_STORY, time(9), self._meets(account))
            for said in account.log:
                yield Deed(self._on(said), time(11, 20), partial(self._says, account, said))
        yield Deed(self._before, time(16, 5), partial(self._capture, NEW_ACCOUNT))

    def _meets(self, account: Account) -> Callable[[], None]:
        def run() -> None:
            client_id = self.make(account.key, SaveClient(name=account.name, **account.fields))
            for name, fields in account.contacts:
                self.make(f"contact {name}", SaveContact(client_id=client_id, name=name, **fields))

        return run

    def _says(self, account: Account, said: Said) -> None:
        self._keep_promises(self.ids[account.key], self._on(said))
        logged = self._capture(said).ref
        if logged is not None and said.outcome:
            self.do(
                SaveInteraction(
                    interaction_id=logged.id,
                    outcome=said.outcome,
                    sentiment=said.sentiment or None,
                )
            )

    def _capture(self, said: Said) -> Outcome:
        step = f" +{said.step} !{self._day(said.due).isoformat()}" if said.step else ""
        return self.do(Capture(said.text + step))

    def _keep_promises(self, client_id: int, by: date) -> None:
        """What was to be done by that day is done."""
        detail = self.workspace.ask(ClientQuery(client_id))
        for step in detail.next_steps if detail else ():
            if step.status == "open" and step.due_on is not None and step.due_on <= by:
                self.do(SaveActionItem(action_item_id=step.id, status="done"))

    def _on(self, said: Said) -> date:
        """The day of a conversation: none is held at a weekend."""
        day = self._day(-said.ago)
        return day - timedelta(days=max(0, day.weekday() - 4))

    # Plans

    def _plans(self) -> Iterator[Deed]:
        for plan in PLANS:
            yield self.deed(_DAYS_OF_THE_STORY, time(9, 30), partial(self._founds, plan))
            day = working_day(self.today, plan.start - _DAYS_BEFORE_A_PLAN)
            yield Deed(day, time(10), partial(self._draws_up, plan))
            yield Deed(day, time(17), partial(self._agrees_on, plan))

    def _founds(self, plan: Plan) -> None:
        self.make(
            plan.code,
            SaveProject(
                code=plan.code,
                client_id=self.ids[plan.client],
                start_on=working_day(self.today, plan.start),
                end_on=working_day(self.today, plan.end),
                **plan.fields,
            ),
        )

    def _draws_up(self, plan: Plan) -> None:
        project_id = self.ids[plan.code]
        for task in plan.tasks:
            parent = self.ids.get(f"{plan.code} {task.number.rpartition('.')[0]}")
            self.make(
                f"{plan.code} {task.number}",
                SaveTask(
                    project_id=project_id,
                    parent_id=parent,
                    name=task.name,
                    links=tuple(self._links(plan, task)),
                    **self._fields(task),
                ),
            )

    def _agrees_on(self, plan: Plan) -> None:
        Providing(self).staff(plan)
        self.do(TakeBaseline(self.ids[plan.code]))

    def _fields(self, task: Planned) -> dict[str, Any]:
        fields: dict[str, Any] = {"owner": task.owner, **task.fields}
        if task.days == 0:
            fields["kind"] = "milestone"
        elif task.days is not None:
            fields["duration_min"] = task.days * _DAY_MIN
            fields["fixed_cost_minor"] = cost_of(task.owner, task.days)
        if task.not_before is not None:
            fields |= {
                "constraint": "snet",
                "constraint_at": datetime.combine(self._opening(task.not_before), time(8)),
            }
        if task.deadline is not None:
            fields["deadline_at"] = datetime.combine(self._workday(task.deadline), time(17))
        if task.held is not None:
            first, opens, last, closes = task.held
            fields |= {
                "schedule_mode": "manual",
                "start_at": datetime.combine(self._held_on(first), opens),
                "finish_at": datetime.combine(self._held_on(last), closes),
            }
        return fields

    def _links(self, plan: Plan, task: Planned) -> Iterator[LinkDraft]:
        for word in task.after.split():
            found = _LINK.fullmatch(word)
            assert found is not None, word
            predecessor = self.ids[f"{plan.code} {found[1]}"]
            lag = int(found[3] or 0) * _DAY_MIN
            yield LinkDraft(predecessor, (found[2] or "FS").lower(), lag)

    # Progress

    def _progress(self) -> Iterator[Deed]:
        for plan in PLANS:
            for task in plan.tasks:
                key = f"{plan.code} {task.number}"
                if task.begun is not None:
                    yield self._reports(key, task.begun, task.percent)
                if task.done is not None:
                    yield self._reports(key, task.done, 100)
        yield from self._since_the_last_standup()

    def _reports(self, key: str, day: int, percent: int) -> Deed:
        return Deed(
            self._workday(day),
            time(16, 30),
            lambda: self._change(key, percent=percent),
        )

    def _since_the_last_standup(self) -> Iterator[Deed]:
        """What today's stand-up finds changed: finished, slipped, blocked, kept promises."""
        yield Deed(self._before, time(15), lambda: self._change("NWF 2.4", percent=100))
        yield Deed(
            self._before,
            time(15, 30),
            lambda: self._change("NWF 2.5", duration_min=12 * _DAY_MIN, percent=55),
        )
        yield Deed(self._before, time(16, 40), lambda: self._change("XH 2.5", percent=45))
        yield Deed(self._before, time(17, 10), lambda: self._change("XH 3.7", percent=100))

    # Meetings

    def _meetings(self) -> Iterator[Deed]:
        """Follow-ups of our own, and the stand-ups with what was said in them."""
        yield Deed(
            self._workday(-6), time(9, 5), self._notes("XH 2.4", "报价按三档返利方案提交审批。")
        )
        yield Deed(self._workday(-6), time(9, 10), self._finishes(540))
        yield Deed(self._workday(-4), time(9, 5), self._own_items)
        yield Deed(self._workday(-3), time(9, 5), self._blocks)
        yield Deed(self._workday(-3), time(9, 12), self._finishes(610))
        yield Deed(
            self._before,
            time(9, 5),
            self._notes("NWF 2.5", "No discount below all three waves; Lin Yue tells Karin."),
        )
        yield Deed(self._before, time(9, 14), self._finishes(700))

    def _own_items(self) -> None:
        for code, title, owner, due in (
            ("XH", "与法务核对违约条款", "孙丽", self._before),
            ("XH", "准备高层拜访材料", "林悦", self._workday(4)),
            ("NWF", "Name two reference customers in Denmark", "Lin Yue", self.today),
            ("NWF", "Book the installers for the pilot", "Tom Becker", self._workday(3)),
        ):
            self.do(
                SaveActionItem(
                    kind="todo",
                    title=title,
                    owner=owner,
                    due_on=due,
                    project_id=self.ids[code],
                )
            )

    def _blocks(self) -> None:
        task = Ref("task", self.ids["XH 3.3"])
        self.do(SetBlocked(task, "客户尚未提供旧系统的数据字典"))
        self.do(SetWaiting(task, "client"))

    def _notes(self, key: str, text: str) -> Callable[[], object]:
        return lambda: self.do(NoteDecision(text, Ref("task", self.ids[key])))

    def _finishes(self, seconds: int) -> Callable[[], object]:
        return lambda: self.do(FinishStandup(seconds_used=seconds))

    # The means

    @property
    def _before(self) -> date:
        """The day of the last stand-up; what is done on its afternoon has changed since."""
        return last_working_day_before(self.today)

    def _day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def _workday(self, offset: int) -> date:
        return working_day(self.today, offset)

    def _opening(self, offset: int) -> date:
        """As `_workday`, with Monday for 0 at a weekend."""
        weekend = self.today.weekday() > 4 and offset == 0
        return self._workday(1 if weekend else offset)

    def _held_on(self, offset: int) -> date:
        return self.today if offset == 0 else self._workday(offset)

    def _change(self, key: str, **fields: Any) -> None:
        self.do(SaveTask(task_id=self.ids[key], **fields))

    def deed(self, ago: int, at: time, run: Callable[[], object]) -> Deed:
        """Something that is done `ago` days ago; on no weekend, and at the latest on the day of the
        last stand-up."""
        day = self._day(-ago)
        day -= timedelta(days=max(0, day.weekday() - 4))
        return Deed(min(day, self._before), at, run)

    def make(self, key: str, command: Command) -> int:
        """Do a command that makes a record, and know the record by `key` from then on."""
        made = self.do(command).ref
        assert made is not None
        self.ids[key] = made.id
        return made.id

    def do(self, command: Command) -> Outcome:
        """Do a command at the moment of the clock."""
        return self.workspace.do(command)[0]
