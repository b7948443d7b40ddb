"""The app: the frame, the screens in it, and the ways between them."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import Any, ClassVar, cast

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from salespm_tui.contract.engine import Changed, Engine, Event, Opened, OpenFailed
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _, language, set_language
from salespm_tui.core.view_state import read_view_state, write_view_state
from salespm_tui.ui import theme
from salespm_tui.ui.acting import Acts, act
from salespm_tui.ui.actions import ACTIONS
from salespm_tui.ui.current_project import CurrentProject
from salespm_tui.ui.exporting import Exporting
from salespm_tui.ui.frame_words import FrameWords
from salespm_tui.ui.importing import Importing
from salespm_tui.ui.keymap import bindings_of, resolve_keymap
from salespm_tui.ui.last_look import LastLook
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.refresh import RefreshFunnel
from salespm_tui.ui.row_compositor import RowScreen
from salespm_tui.ui.screens import PANES, make_pane
from salespm_tui.ui.settings import AppSettings
from salespm_tui.ui.terminal import HardenedApp
from salespm_tui.ui.type_ahead import TypeAhead
from salespm_tui.ui.ways import Ways
from salespm_tui.ui.widgets.frame import BottomFrame, TopFrame
from salespm_tui.ui.widgets.line_list import LineList

SMALLEST = (60, 15)


class SalesApp(Acts, Exporting, Importing, CurrentProject, TypeAhead, LastLook, HardenedApp):
    """One PM, one file. Handed an engine that keeps the contract; knows nothing of SQL."""

    TITLE = "salespm"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = [f"styles/{name}.tcss" for name in ("app", *PANES)]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("app")]

    class FromEngine(Message):
        """An event of the engine, on its way to the message loop."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    def __init__(self, engine: Engine, settings: AppSettings, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.engine = engine
        self.settings = settings
        self.crash_folder = settings.state_folder
        self.words = FrameWords(self)
        self.ways = Ways(self)
        self.clock = settings.clock
        self.plain = settings.plain
        self.project_id = settings.project_id
        self.pane: Pane | None = None
        self.pane_name = "standup"
        self.engine_ready = False
        self.read_only_because: str | None = None
        self.refresh_funnel = RefreshFunnel(self)
        self._panes: dict[str, Pane] = {}
        self.unsaved = False
        self.seen_set = 0
        self._top, self._bottom = TopFrame(), BottomFrame()
        self._inks: dict[str, Style] = {}
        self.keymap, self._complaints = resolve_keymap(settings.keys)
        self._state = read_view_state(settings.state_folder)
        self.drafts: dict[str, Any] = dict(self._state.get("drafts") or {})
        for own in theme.OWN_THEMES:
            self.register_theme(own)

    # Start and end

    def get_default_screen(self) -> RowScreen:
        return RowScreen(id="_default")

    def compose(self) -> ComposeResult:
        yield self._top
        yield Container(id="body")
        yield self._bottom
        yield Static(id="too-small")

    async def on_mount(self) -> None:
        self._take_theme()
        if self.keymap:
            self.set_keymap(self.keymap)
        self.engine.listen(self._hear)
        self.hold_keys(self)  # what is typed before the first screen is there waits for it
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """The frame is painted: now the workspace is opened, and the first screen put in."""
        self.engine.start()
        await self.show_pane(self.pane_name)
        self.release_keys(self)
        complaints = (*self.settings.complaints, *self._complaints)
        if complaints:
            self.toast("\n".join(complaints), severity="warning")

    def exit(self, result: None = None, return_code: int = 0, message: Any = None) -> None:
        """Leave. What is being typed is kept now: when the app unmounts, its windows are gone."""
        self._keep_open_texts()
        self._remember()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        self._remember()

    def _remember(self) -> None:
        if self.settings.state_folder:
            remembered = {
                "workspace": self.settings.workspace,
                "project_id": self.project_id,
                "theme": self.theme,
                "drafts": self.drafts,
            }
            write_view_state(self.settings.state_folder, {**self._state, **remembered})

    def _hear(self, event: Event) -> None:
        """Called on the engine's thread; the message takes the event to ours."""
        self.post_message(self.FromEngine(event))

    def on_sales_app_from_engine(self, message: SalesApp.FromEngine) -> None:
        event = message.event
        if isinstance(event, Opened):
            self._opened(event)
        elif isinstance(event, Changed):
            self.refresh_funnel.changed(event.tables)
        elif isinstance(event, OpenFailed):
            self.exit(return_code=3, message=visible_controls(str(event.error)))

    def _opened(self, event: Opened) -> None:
        self.engine_ready = True
        self.read_only_because = event.read_only_because
        self.refresh_funnel.everything()
        self.renew_frame()

    def _take_theme(self) -> None:
        wanted = self.settings.theme or str(self._state.get("theme") or theme.DEFAULT_THEME)
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            self.toast(
                _("There is no theme %(theme)s; the usual one is used.") % {"theme": wanted},
                severity="warning",
            )

    # Screens

    def panes(self) -> tuple[Pane, ...]:
        """The screens that were visited."""
        return tuple(self._panes.values())

    async def show_pane(self, name: str) -> None:
        """Show that screen; it is made when it is first visited."""
        body = self.query_one("#body", Container)
        pane = self._panes.get(name)
        if pane is None:
            pane = self._panes[name] = make_pane(name)
            await body.mount(pane)
            if self.engine_ready:
                self.hold_keys(pane)  # they are meant for what the screen is about to show
            self.refresh_funnel.stale_pane(pane)
        for other in self._panes.values():
            other.display = other is pane
        self.pane, self.pane_name = pane, name
        pane.focus_first()
        self.refresh_funnel.pump()
        self.renew_frame()

    async def go_to(self, name: str) -> None:
        """Show that screen; the way back is forgotten."""
        self.ways.forget()
        if name != self.pane_name:
            await self.show_pane(name)

    async def do_standup(self) -> None:
        await self.go_to("standup")

    async def do_goals(self) -> None:
        await self.go_to("goals")

    async def do_timeline(self) -> None:
        await self.go_to("timeline")

    async def do_risks(self) -> None:
        await self.go_to("risks")

    async def do_clients(self) -> None:
        await self.go_to("clients")

    async def do_pipeline(self) -> None:
        await self.go_to("pipeline")

    async def do_review(self) -> None:
        await self.go_to("review")

    async def do_projects(self) -> None:
        await self.go_to("projects")

    async def do_team(self) -> None:
        await self.go_to("team")

    def do_close(self) -> None:
        if self.pane is not None and self.pane.close_top():
            return
        self.ways.back()

    def do_back(self) -> None:
        if self.pane is not None and self.pane.close_top():
            return
        if not self.ways.back():
            self.do_quit()

    def do_quit(self) -> None:
        self.exit(return_code=0)

    # Undo, capture, filter and the rest that is the same everywhere

    async def do_undo(self) -> None:
        from salespm_tui.contract.records import LastChangeQuery, Undo

        if self.pane is not None and self.pane.take_back():
            return
        last = await asyncio.wrap_future(self.engine.ask(LastChangeQuery()))
        if last is None:
            self.toast(_("There is nothing to undo."))
            return
        if not last.ours:
            question = _("“%(label)s” is a change of %(actor)s on %(host)s. Undo it?") % {
                "label": str(last.label),
                "actor": last.actor,
                "host": last.host,
            }
            if not await self.confirm(_("Another session"), question):
                return
        outcome = await self.done(Undo(last.set_id))
        self.toast(_("Undone: %(label)s") % {"label": str(outcome.label)})

    async def do_redo(self) -> None:
        from salespm_tui.contract.records import Redo

        outcome = await self.done(Redo())
        if outcome.set_id is None:
            self.toast(_("There is nothing to redo."))
        else:
            self.toast(_("Done again: %(label)s") % {"label": str(outcome.label)})

    async def do_capture(self) -> None:
        from salespm_tui.ui.capture import open_capture

        if self.pane is not None:
            await open_capture(self.pane)

    async def do_filter(self) -> None:
        pane = self.pane
        if pane is None:
            return
        before = pane.filter_text()

        def live(text: str) -> str:
            pane.apply_filter(text)
            return ""

        answer = await self.prompt(_("Show only rows with"), value=before, say=live)
        pane.apply_filter(before if answer is None else str(answer))
        self.renew_frame()

    async def do_find(self) -> None:
        from salespm_tui.ui.finding import open_find

        await open_find(self)

    def do_copy(self) -> None:
        if self.pane is not None:
            self.send_to_clipboard(self.pane.as_text())

    def cannot_today(self) -> str | None:
        if hasattr(self.pane, "show_today"):
            return None
        return _("This screen has no calendar to move in.")

    def do_today(self) -> None:
        cast("Any", self.pane).show_today()

    async def do_palette(self) -> None:
        from salespm_tui.ui.guide import actions_now

        doers = actions_now(self)
        options = [(action_id, line) for action_id, (line, _node) in doers.items()]
        picked = await self.choose(_("What to do?"), options)
        if picked is not None:
            act(doers[picked][1], picked)

    async def do_help(self) -> None:
        from salespm_tui.ui.guide import keys_text

        await self.read_text(_("Keys"), keys_text(self))

    def do_language(self) -> None:
        set_language("zh" if language() == "en" else "en")
        self.redraw_everything()

    async def do_theme(self) -> None:
        names = sorted(self.available_themes)
        picked = await self.choose(_("Theme"), [(name, name) for name in names], self.theme)
        if picked is not None:
            self.theme = picked

    def do_next_pane(self) -> None:
        self.screen.focus_next()
        self.renew_frame()

    def do_last_pane(self) -> None:
        self.screen.focus_previous()
        self.renew_frame()

    # What the screens use

    def ink(self, name: str) -> Style:
        """The style of that meaning in the theme of the moment."""
        if not self._inks:
            self._inks = theme.inks(self.get_css_variables())
        return self._inks[name]

    def glyph(self, name: str) -> str:
        return theme.glyph(name, plain=self.plain)

    def redraw_everything(self) -> None:
        """Draw all anew: language, theme or glyphs changed."""
        self._inks = {}
        for pane in self._panes.values():
            pane.on_language()
        for line_list in self.screen.query(LineList):
            line_list.redraw()
        self.screen.refresh()
        self.refresh_funnel.everything()
        self.renew_frame()

    def watch_theme(self) -> None:
        if self._panes:
            self.redraw_everything()

    def renew_frame(self) -> None:
        """Let the frame repaint what has changed in it."""
        if self.is_running:
            self._top.renew()
            self._bottom.renew()

    def on_line_list_moved(self) -> None:
        self._bottom.renew()  # what is counted, and the keys that apply to this row

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size  # the app's own size is not yet the new one
        small = width < SMALLEST[0] or height < SMALLEST[1]
        notice = self.screen_stack[0].query_one("#too-small", Static)
        notice.display = small
        if small:
            words = _("This terminal is too small: %(width)d×%(height)d. It takes 60×15.")
            notice.update(Content(words % {"width": width, "height": height}))


assert all(action.scope in ("app", "list", *PANES) for action in ACTIONS)
