"""Writing what a screen shows as a file for other programs (`E`)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from salespm_tui.contract.exports import AREAS, REPORTS, ExportQuery, is_of_one_project
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.private import free_target, is_taken, write_whole
from salespm_tui.ui.asking import Asking

if TYPE_CHECKING:
    from salespm_tui.contract.exports import Exported
    from salespm_tui.ui.pane import Pane

_NAMES = {
    "csv": N_("CSV: the tasks, for spreadsheets"),
    "csv:risks": N_("CSV: the risks, for spreadsheets"),
    "csv:issues": N_("CSV: the issues"),
    "csv:clients": N_("CSV: the clients, for spreadsheets"),
    "csv:contacts": N_("CSV: the people at the clients"),
    "csv:log": N_("CSV: the client log"),
    "csv:needs": N_("CSV: the needs"),
    "csv:expectations": N_("CSV: the expectations"),
    "csv:changes": N_("CSV: the change requests"),
    "csv:feedback": N_("CSV: the feedback"),
    "csv:deals": N_("CSV: the deals, for spreadsheets"),
    "csv:leads": N_("CSV: the leads"),
    "csv:goals": N_("CSV: the goals, for spreadsheets"),
    "csv:budget": N_("CSV: the budget with what is left of it"),
    "csv:costs": N_("CSV: the spending, for spreadsheets"),
    "mermaid": N_("Mermaid: a Gantt chart in text, for documents"),
    "ics": N_("iCalendar: milestones, deadlines and follow-ups"),
    "mspdi": N_("XML: the whole plan, for MS Project"),
    "json": N_("JSON: everything, for a new workspace"),
    "md": N_("Markdown: the requirements document"),
    "html:status": N_("HTML: the status report, to print or to send"),
    "html:closing": N_("HTML: the closing report"),
    "md:status": N_("Markdown: the status report"),
    "md:closing": N_("Markdown: the closing report"),
}
"""By kind of file, for lists with their area."""

_Kinds = tuple[str, ...]
_REPORTS: _Kinds = ("html:status", "html:closing", "md:status", "md:closing")
_OF_SCREEN: dict[str, _Kinds] = {
    "timeline": ("csv", "mermaid", "mspdi", "ics", "md"),
    "risks": ("csv:risks", "csv:issues", "ics"),
    "clients": (
        "csv:clients",
        "csv:contacts",
        "csv:log",
        "csv:needs",
        "csv:expectations",
        "csv:changes",
        "csv:feedback",
        "md",
        "ics",
    ),
    "pipeline": ("csv:deals", "csv:leads", "ics"),
    "goals": ("csv:goals", "ics"),
    "review": (*_REPORTS, "md", "csv:issues"),
    "team": ("csv:budget", "csv:costs"),
}
_ELSEWHERE: _Kinds = ("ics", "json")


class Exporting(Asking):
    """The part of the app that hands out files."""

    project_id: int | None
    pane_name: str
    pane: Pane | None

    async def do_export(self) -> None:
        """Ask for the kind and the place, and write the file there. A pane may name the area that
        its list shows by `export_area`: it is then the first choice. What it hands out of the record
        at hand (`own_exports`) stands before the lists."""
        kinds = _OF_SCREEN.get(self.pane_name, _ELSEWHERE)
        if self.project_id is None:
            kinds = tuple(kind for kind in kinds if not _needs_project(kind))
        shown = f"csv:{getattr(self.pane, 'export_area', '')}"
        own = () if self.pane is None else self.pane.own_exports()
        options = [(query, label) for label, query in own]
        options += [(self._export_of(kind), _(_NAMES[kind])) for kind in kinds]
        first = shown if shown in kinds else kinds[0]
        current = own[0][1] if own else self._export_of(first)
        query = await self.choose(_("Export as"), options, current)
        if query is None:
            return
        made = await asyncio.wrap_future(self.engine.ask(query))
        target = await self._target(made.file_name)
        if target is not None:
            await self._write(target, made)

    def _export_of(self, kind: str) -> ExportQuery:
        of_kind, area = _query(kind)
        if area in REPORTS:
            return ExportQuery(of_kind, self.project_id, report=area)
        return ExportQuery(of_kind, self.project_id, area=area)

    async def _target(self, suggested: str) -> Path | None:
        """Where to write; a file that is there is replaced only after a yes."""
        typed = suggested
        while True:
            answer = await self.prompt(_("Write it to"), value=typed, say=_shown)
            if not answer:
                return None
            typed = str(answer)
            target = _place(typed)
            if not is_taken(target):
                return target
            question = _("%(path)s is there already. Replace it?") % {"path": target}
            if await self.confirm(_("Replace the file"), question):
                return target

    async def _write(self, target: Path, made: Exported) -> None:
        taken = is_taken(target)
        free_target(target, replace=taken, never=Path(self.settings.workspace))
        await asyncio.to_thread(write_whole, target, made.content, replace=taken)
        told = _("Written to %(path)s") % {"path": target}
        self.toast("\n".join((told, *map(str, made.notes))))


def _needs_project(kind: str) -> bool:
    of_kind, area = _query(kind)
    return area in REPORTS or is_of_one_project(of_kind, area)


def _query(kind: str) -> tuple[str, str]:
    """The kind of file, and its area."""
    of_kind, _colon, area = kind.partition(":")
    return of_kind, area or AREAS[0]


def _place(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _shown(text: str) -> str:
    return str(_place(text)) if text else ""
