"""How a key becomes deeds: find the method, ask whether it can, run it, tell what went wrong."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable
from typing import TYPE_CHECKING, cast

from salespm_tui.core.errors import UserError

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from salespm_tui.ui.app import SalesApp


class Acts:
    """Mixed into the app, the panes and the lists: `act('scope.name')` runs `do_name`."""

    def action_act(self, action_id: str) -> None:
        act(cast("DOMNode", self), action_id)


def reason_against(node: object, name: str) -> str | None:
    """Why the action cannot act on `node` now; None if it can."""
    held_up = getattr(node, "held_up", None)
    why = held_up(name) if held_up is not None else None
    if why is not None:
        return str(why)
    cannot = getattr(node, f"cannot_{name}", None)
    return cannot() if cannot is not None else None


def act(node: DOMNode, action_id: str) -> None:
    """Run an action. What needs an answer from the person runs beside the message loop."""
    app = cast("SalesApp", node.app)
    name = action_id.partition(".")[2]
    why_not = reason_against(node, name)
    if why_not is not None:
        app.toast(why_not, severity="warning")
        return
    try:
        result = getattr(node, f"do_{name}")()
    except UserError as error:
        app.tell(error)
        return
    except Exception as error:  # noqa: BLE001 - action dispatch: the app lives on
        app.report_fault(error)
        return
    if inspect.isawaitable(result):
        run_beside(app, result)


def run_beside(app: SalesApp, deed: Awaitable[object]) -> None:
    """Run a deed that waits (for a dialog, for the engine); keys typed meanwhile wait for its end."""

    async def guarded() -> None:
        try:
            await told(app, deed)
        finally:
            app.release_keys(deed)

    app.hold_keys(deed)
    app.run_worker(guarded(), exit_on_error=False)


def run_behind(app: SalesApp, deed: Awaitable[object]) -> None:
    """Run a deed that keys need not wait for."""
    app.run_worker(told(app, deed), exit_on_error=False)


async def told(app: SalesApp, deed: Awaitable[object]) -> None:
    """Do it; what goes wrong is told, whether anybody foresaw it or not, and the app lives on."""
    try:
        await deed
    except UserError as error:
        app.tell(error)
    except Exception as error:  # noqa: BLE001 - action dispatch: the app lives on
        app.report_fault(error)
