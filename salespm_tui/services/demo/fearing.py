"""What may go wrong in the demo workspace, what has, and what is done about it, on their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salespm_tui.contract.budget import SaveBudgetLine
from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.issues import IssueQuery, JudgeAction, Measure, ResolveIssue, SaveIssue
from salespm_tui.contract.risks import (
    AddFromChecklist,
    CloseRisk,
    OccurRisk,
    ReviewRisk,
    RiskQuery,
    SaveRisk,
    TriggerRisk,
)
from salespm_tui.services.demo.trouble import (
    FROM_CHECKLISTS,
    ISSUES,
    RESERVES,
    RISKS,
    Failed,
    Feared,
    Look,
    ToDo,
)

if TYPE_CHECKING:
    from salespm_tui.contract.issues import IssueDetail
    from salespm_tui.contract.risks import RiskDetail
    from salespm_tui.services.demo.story import Deed, Story

_FOUND_AT = time(11, 5)
_LOOKED_AT = time(14, 5)
_ENDED_AT = time(14, 45)
_DONE_AT = time(15, 50)
_SHOWS_AFTER = 8
"""So many days after something was done it is said whether it worked."""


@dataclass(slots=True)
class Fearing:
    """The part of the story that is about risks and issues; ids are shared with the whole story."""

    story: Story

    def deeds(self) -> Iterator[Deed]:
        """Everything that was done, in any order."""
        for project, name, amount in RESERVES:
            yield self.story.deed(44, time(10, 5), partial(self._sets_aside, project, name, amount))
        for project, ago, keys in FROM_CHECKLISTS:
            yield self.story.deed(ago, _FOUND_AT, partial(self._starts_from, project, keys))
        for feared in RISKS:
            yield from self._fears(feared)
        for failed in ISSUES:
            yield from self._meets(failed)

    def _starts_from(self, project: str, keys: tuple[str, ...]) -> None:
        self.story.do(AddFromChecklist(keys, self.story.ids[project]))

    def _sets_aside(self, project: str, name: str, amount: int) -> None:
        project_id = self.story.ids[project]
        self.story.do(
            SaveBudgetLine(
                project_id=project_id, category="contingency", name=name, planned_minor=amount * 100
            )
        )

    # Risks

    def _fears(self, feared: Feared) -> Iterator[Deed]:
        yield self.story.deed(feared.ago, _FOUND_AT, partial(self._finds, feared))
        for look in feared.looks:
            yield self.story.deed(look.ago, _LOOKED_AT, partial(self._looks, feared, look))
        if feared.triggered is not None:
            triggered = partial(self._does, feared, TriggerRisk)
            yield self.story.deed(feared.triggered, _LOOKED_AT, triggered)
        yield from self._gets_done(f"risk {feared.key}", feared.to_do)
        if feared.ended is not None:
            yield self.story.deed(feared.ended[1], _ENDED_AT, partial(self._ends, feared))

    def _finds(self, feared: Feared) -> None:
        probability, impact = feared.rating
        fields = {**feared.fields, **self._named(feared.links)}
        if feared.cost is not None:
            fields["impact_cost_minor"] = feared.cost * 100
        self.story.make(
            f"risk {feared.key}",
            SaveRisk(
                title=feared.title,
                project_id=self.story.ids[feared.project],
                probability=probability,
                impact=impact,
                actions=self._measures(feared.to_do, "response"),
                **fields,
            ),
        )

    def _looks(self, feared: Feared, look: Look) -> None:
        risk_id = self.story.ids[f"risk {feared.key}"]
        self.story.do(ReviewRisk(risk_id, look.probability, look.impact, note=look.note))

    def _does(self, feared: Feared, kind: type[TriggerRisk]) -> None:
        self.story.do(kind(self.story.ids[f"risk {feared.key}"]))

    def _ends(self, feared: Feared) -> None:
        assert feared.ended is not None
        how, _ago, fields = feared.ended
        risk_id = self.story.ids[f"risk {feared.key}"]
        if how == "closed":
            self.story.do(CloseRisk(risk_id, fields["reason"]))
            return
        given = {name: value for name, value in fields.items() if name not in ("due", "to_do")}
        actions = self._measures(fields["to_do"], "corrective")
        due = self._day(fields["due"])
        self.story.do(OccurRisk(risk_id, due_on=due, actions=actions, **given))

    # Issues

    def _meets(self, failed: Failed) -> Iterator[Deed]:
        yield self.story.deed(failed.ago, _FOUND_AT, partial(self._raises, failed))
        yield from self._gets_done(f"issue {failed.title}", failed.to_do)
        if failed.resolved is not None:
            yield self.story.deed(failed.resolved, _ENDED_AT, partial(self._resolves, failed))

    def _raises(self, failed: Failed) -> None:
        self.story.make(
            f"issue {failed.title}",
            SaveIssue(
                title=failed.title,
                project_id=self.story.ids[failed.project],
                due_on=self._day(failed.due),
                actions=self._measures(failed.to_do, "corrective"),
                **self._named(failed.links),
                **failed.fields,
            ),
        )

    def _resolves(self, failed: Failed) -> None:
        self.story.do(ResolveIssue(self.story.ids[f"issue {failed.title}"]))

    # What is done about them

    def _named(self, links: dict[str, str]) -> dict[str, Any]:
        return {field: self.story.ids[key] for field, key in links.items()}

    def _measures(self, to_do: tuple[ToDo, ...], kind: str) -> tuple[Measure, ...]:
        return tuple(Measure(one.title, one.owner, self._day(one.due), kind) for one in to_do)

    def _gets_done(self, key: str, to_do: tuple[ToDo, ...]) -> Iterator[Deed]:
        for one in to_do:
            if one.done is not None:
                yield self.story.deed(one.done, _DONE_AT, partial(self._finishes, key, one.title))
                if one.effect:
                    seen = one.done - _SHOWS_AFTER
                    yield self.story.deed(seen, _DONE_AT, partial(self._judges, key, one))

    def _finishes(self, key: str, title: str) -> None:
        self.story.do(SaveActionItem(self._action(key, title), status="done"))

    def _judges(self, key: str, one: ToDo) -> None:
        self.story.do(JudgeAction(self._action(key, one.title), one.effect))

    def _action(self, key: str, title: str) -> int:
        row_id = self.story.ids[key]
        found: RiskDetail | IssueDetail | None
        if key.startswith("risk "):
            found = self.story.workspace.ask(RiskQuery(row_id))
        else:
            found = self.story.workspace.ask(IssueQuery(row_id))
        assert found is not None
        return next(row.id for row in found.actions if row.title == title)

    def _day(self, offset: int) -> date:
        return self.story.today + timedelta(days=offset)
