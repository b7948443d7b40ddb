"""Finding a record by its words, and going to it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from salespm_tui.contract.finding import Hit
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.finding import way_to

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

_OF_THE_MINUTES = ("stand_up", "stand_up_item")
_OF_ONE_PROJECT = ("task", "project")


async def open_find(app: SalesApp) -> None:
    """Look for words in all projects, and go to the hit that is chosen."""
    from salespm_tui.ui.dialogs.find import Find

    hit = await app.push_screen_wait(Find())
    if hit is None:
        return
    if hit.ref.kind in _OF_THE_MINUTES:
        await _read_minutes(app, hit)
        return
    ref = way_to(hit)
    if ref is None:
        app.toast(_("No screen shows this record."), severity="warning")
        return
    narrow = ref.kind in _OF_ONE_PROJECT or app.project_id is not None
    app.ways.open_found(ref, hit.project_id if narrow else None)


async def _read_minutes(app: SalesApp, hit: Hit) -> None:
    """The minutes of a stand-up that is finished; else the stand-up itself."""
    from salespm_tui.contract.standup import StandupsQuery

    stand_up = next((ref for ref in (hit.ref, *hit.owners) if ref.kind == "stand_up"), hit.ref)
    rows = await asyncio.wrap_future(app.engine.ask(StandupsQuery(limit=_ALL)))
    row = next((row for row in rows if row.id == stand_up.id), None)
    if row is None:
        await app.go_to("standup")
    else:
        await app.read_text(format_date(row.on, app.clock.today()), row.text)


_ALL = 100_000
