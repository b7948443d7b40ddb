"""Bringing in a file of another program: asked for, looked at, and then imported."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.asking import Asking

if TYPE_CHECKING:
    from salespm_tui.contract.imports import ImportFile, ImportPreview, ImportReport

_MOST_NAMES = 6


class Importing(Asking):
    """The part of the app that takes files in."""

    async def do_import(self) -> None:
        """Ask for the file, show how it is understood, and bring it in after enter."""
        from salespm_tui.contract.imports import ImportFile, ImportReport
        from salespm_tui.ui.dialogs.import_preview import ImportDialog

        path = await self.prompt(
            _("Import the file"), say=files_like, read=_existing, key="app.import"
        )
        if not path:
            return
        command = await self.push_screen_wait(ImportDialog(ImportFile(str(path)), self._look_at))
        if command is None:
            return
        report = await self.done(command)
        assert isinstance(report, ImportReport)
        self.toast("\n".join((str(report.label), *map(str, report.kept[:3]))))

    async def _look_at(self, command: ImportFile) -> tuple[ImportPreview, ImportReport]:
        """How the file would be read, and what it would bring."""
        from salespm_tui.contract.imports import ImportPreviewQuery, ImportReport

        preview = await asyncio.wrap_future(self.engine.ask(ImportPreviewQuery(command)))
        tried = await asyncio.wrap_future(self.engine.do(replace(command, dry_run=True)))
        assert isinstance(tried, ImportReport)
        return preview, tried


def files_like(text: str) -> str:
    """The names that the typed path may go on with."""
    typed = Path(text).expanduser()
    folder, begin = (typed, "") if text.endswith(os.sep) or not text else (typed.parent, typed.name)
    try:
        found = sorted(
            f"{one.name}{os.sep}" if one.is_dir() else one.name
            for one in os.scandir(folder)
            if one.name.casefold().startswith(begin.casefold()) and one.name[0] != "."
        )
    except OSError:
        return ""
    return "  ".join(found[:_MOST_NAMES]) + ("  …" if len(found) > _MOST_NAMES else "")


def _existing(text: str) -> str:
    """The whole path of a file that is there; UserError for any other."""
    if not text:
        return ""
    path = Path(text).expanduser().absolute()
    if path.is_file():
        return str(path)
    raise UserError(_("There is no file %(path)s.") % {"path": path}, _("Type its whole name."))
