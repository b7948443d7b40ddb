"""The app: the frame, the screens in it, and the ways between them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, cast

from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.widgets import Static

from salespm_tui import __version__
from salespm_tui.contract.engine import Changed, Engine, Event, Opened, OpenFailed
from salespm_tui.contract.projects import ProjectRow, Projects
from salespm_tui.contract.records import LastChangeQuery, Redo, Undo
from salespm_tui.contract.values import Command, Outcome, Ref
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.clock import Clock
from salespm_tui.core.crash import write_crash
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, language, set_language
from salespm_tui.core.typed_dates import format_date
from salespm_tui.core.view_state import read_view_state, write_view_state
from salespm_tui.ui import theme
from salespm_tui.ui.acting import Acts, act, reason_against
from salespm_tui.ui.actions import ACTIONS, BY_ID, Action, key_name, label_of, of_scope
from salespm_tui.ui.dialogs.choose import Choose
from salespm_tui.ui.dialogs.prompt import Prompt
from salespm_tui.ui.dialogs.reader import Confirm, Reader
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.forms.form_dialog import FormDialog
from salespm_tui.ui.keymap import bindings_of, keys_of, resolve_keymap
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.refresh import RefreshFunnel
from salespm_tui.ui.screens import PANES, make_pane
from salespm_tui.ui.widgets.frame import BottomFrame, TopFrame
from salespm_tui.ui.widgets.line_list import LineList

SMALLEST = (60, 15)
ALL_PROJECTS = "all"
NEW_PROJECT = "new"


@dataclass(frozen=True, slots=True)
class AppSettings:
    """What the composition root decided before the app begins."""

    clock: Clock
    state_folder: Path
    workspace: str
    theme: str = ""
    plain: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()
    time_box_minutes: int = 15
    project_id: int | None = None


class SalesApp(Acts, App[None]):
    """One PM, one file. Handed an engine that keeps the contract; knows nothing of SQL."""

    TITLE = "salespm"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str]] = [f"styles/{name}.tcss" for name in ("app", *PANES)]
    BINDINGS: ClassVar[list[Any]] = [cast(Binding, binding) for binding in bindings_of("app")]

    class FromEngine(Message):
        """An event of the engine, on its way to the message loop."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    def __init__(self, engine: Engine, settings: AppSettings, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.engine = engine
        self.settings = settings
        self.clock = settings.clock
        self.plain = settings.plain
        self.project_id = settings.project_id
        self.projects: Projects | None = None
        self.pane: Pane | None = None
        self.pane_name = "standup"
        self.engine_ready = False
        self.read_only_because: str | None = None
        self.refresh_funnel = RefreshFunnel(self)
        self._panes: dict[str, Pane] = {}
        self._way_back: list[tuple[str, int | None, Ref | None]] = []
        self._reveal_next: tuple[str, Ref] | None = None
        self._saving = 0
        self._unsaved = False
        self._inks: dict[str, Style] = {}
        self._keys, self._complaints = resolve_keymap(settings.keys)
        self._state = read_view_state(settings.state_folder)
        self.drafts: dict[str, Any] = dict(self._state.get("drafts") or {})
        for own in theme.OWN_THEMES:
            self.register_theme(own)

    # Start and end

    def compose(self) -> ComposeResult:
        yield TopFrame(id="top")
        yield Container(id="body")
        yield BottomFrame(id="bottom")
        yield Static(id="too-small")

    async def on_mount(self) -> None:
        self._take_theme()
        if self._keys:
            self.set_keymap(self._keys)
        await self._show_pane(self.pane_name)
        self.engine.listen(lambda event: self.post_message(self.FromEngine(event)))
        self.call_after_refresh(self.engine.start)
        for complaint in (*self.settings.complaints, *self._complaints):
            self.toast(complaint, severity="warning")

    def on_unmount(self) -> None:
        self._keep_open_texts()
        if self.settings.state_folder:
            remembered = {
                "workspace": self.settings.workspace,
                "project_id": self.project_id,
                "theme": self.theme,
                "drafts": self.drafts,
            }
            write_view_state(self.settings.state_folder, {**self._state, **remembered})

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

    async def _show_pane(self, name: str) -> None:
        body = self.query_one("#body", Container)
        pane = self._panes.get(name)
        if pane is None:
            pane = self._panes[name] = make_pane(name)
            await body.mount(pane)
            self.refresh_funnel.stale_pane(pane)
        for other in self._panes.values():
            other.display = other is pane
        self.pane, self.pane_name = pane, name
        pane.focus_first()
        self.refresh_funnel.pump()
        self.renew_frame()

    async def go_to(self, name: str) -> None:
        """Show that screen; the way back is forgotten."""
        self._way_back.clear()
        if name != self.pane_name:
            await self._show_pane(name)

    async def do_standup(self) -> None:
        await self.go_to("standup")

    async def do_timeline(self) -> None:
        await self.go_to("timeline")

    async def do_clients(self) -> None:
        await self.go_to("clients")

    def open_record(self, ref: Ref, project_id: int | None = None) -> None:
        """Go to a record on its own screen, in its project; esc comes back."""
        name = {"task": "timeline", "project": "timeline"}.get(ref.kind, "clients")
        at = self.pane.place_at() if self.pane is not None else None
        self._way_back.append((self.pane_name, self.project_id, at))
        self._travel(name, project_id if project_id is not None else self.project_id, ref)

    def _travel(self, name: str, project_id: int | None, ref: Ref | None) -> None:
        async def deed() -> None:
            if project_id != self.project_id:
                self._set_project(project_id)
            await self._show_pane(name)
            if ref is not None:
                self._reveal_next = (name, ref)
                self.after_show()

        self.run_worker(deed(), exit_on_error=False)

    def after_show(self) -> None:
        """A snapshot is on the screen: put the cursor where the way led to."""
        if self._reveal_next is None or self.pane is None:
            return
        name, ref = self._reveal_next
        if name == self.pane_name and self.pane.reveal(ref):
            self._reveal_next = None

    def do_close(self) -> None:
        if self.pane is not None and self.pane.close_top():
            return
        self._go_back()

    def do_back(self) -> None:
        if self.pane is not None and self.pane.close_top():
            return
        if not self._go_back():
            self.do_quit()

    def do_quit(self) -> None:
        self.exit(return_code=0)

    def _go_back(self) -> bool:
        if not self._way_back:
            return False
        self._travel(*self._way_back.pop())
        return True

    # Projects

    def project(self) -> ProjectRow | None:
        """The current project, if there is one and it is known yet."""
        if self.projects is None:
            return None
        return next((row for row in self.projects.projects if row.id == self.project_id), None)

    def projects_arrived(self) -> None:
        """The list of projects is new; one that is gone is no longer the current one."""
        if self.project_id is not None and self.project() is None:
            self._set_project(None)
        self.renew_frame()

    def _set_project(self, project_id: int | None) -> None:
        self.project_id = project_id
        self.refresh_funnel.everything()
        self.renew_frame()

    async def do_project(self) -> None:
        rows = self.projects.projects if self.projects is not None else ()
        options: list[tuple[Any, str]] = [(ALL_PROJECTS, _("All projects"))]
        options += [(row.id, f"{row.code}  {row.name}") for row in rows]
        options.append((NEW_PROJECT, _("New project …")))
        picked = await self.choose(_("Project"), options, self.project_id or ALL_PROJECTS)
        if picked is None:
            return
        if picked == NEW_PROJECT:
            await self.new_project()
        else:
            self._set_project(None if picked == ALL_PROJECTS else picked)

    async def new_project(self) -> None:
        """Fill in a new project and make it the current one."""
        from salespm_tui.ui.forms.project import new_project_form

        outcome = await self.fill(await new_project_form(self))
        if outcome is not None and outcome.ref is not None:
            self._set_project(outcome.ref.id)

    # Undo, capture, filter and the rest that is the same everywhere

    async def do_undo(self) -> None:
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
            if not await self.push_screen_wait(Confirm(_("Another session"), question)):
                return
        outcome = await self.done(Undo(anyones=True))
        self.toast(_("Undone: %(label)s") % {"label": str(outcome.label)})

    async def do_redo(self) -> None:
        outcome = await self.done(Redo())
        if outcome.set_id is None:
            self.toast(_("There is nothing to redo."))
        else:
            self.toast(_("Done again: %(label)s") % {"label": str(outcome.label)})

    async def do_capture(self) -> None:
        from salespm_tui.ui.capture import open_capture

        if self.pane is not None:
            await open_capture(self.pane, self.pane.client_at_hand())

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

    def do_copy(self) -> None:
        if self.pane is not None:
            self.send_to_clipboard(self.pane.as_text())

    def cannot_today(self) -> str | None:
        if hasattr(self.pane, "show_today"):
            return None
        return _("This screen has no calendar to move in.")

    def do_today(self) -> None:
        cast(Any, self.pane).show_today()

    async def do_palette(self) -> None:
        focused = self._acting_nodes()
        options = [
            (action.id, self._palette_line(action))
            for node, scope in focused
            for action in of_scope(scope)
            if action.id != "app.palette" and reason_against(node, action.name) is None
        ]
        picked = await self.choose(_("What to do?"), options)
        if picked is None:
            return
        for node, scope in focused:
            if BY_ID[picked].scope == scope:
                act(node, picked)

    def _palette_line(self, action: Action) -> str:
        keys = " ".join(key_name(key, plain=self.plain) for key in keys_of(action.id, self._keys))
        return f"{label_of(action)} · {_(action.help)} {keys and f'[{keys}]'}"

    async def do_help(self) -> None:
        lines: list[str] = []
        for _node, scope in self._acting_nodes():
            for action in of_scope(scope):
                keys = keys_of(action.id, self._keys)
                if keys:
                    shown = " ".join(key_name(key, plain=self.plain) for key in keys)
                    lines.append(f"{shown:<12} {label_of(action)} – {_(action.help)}")
            lines.append("")
        await self.read_text(_("Keys"), "\n".join(lines).rstrip())

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

    async def done(self, command: Command) -> Outcome:
        """Send a command and wait until it is saved; raises UserError."""
        self._saving += 1
        try:
            outcome = await asyncio.wrap_future(self.engine.do(command))
        except UserError:
            raise
        except Exception:
            self._unsaved = True
            raise
        else:
            self._unsaved = False
            return outcome
        finally:
            self._saving -= 1
            self.renew_frame()

    async def prompt(
        self,
        title: str,
        *,
        value: str = "",
        say: Callable[[str], str] | None = None,
        read: Callable[[str], Any] | None = None,
        key: str | None = None,
    ) -> Any | None:
        kept = str(self.drafts.pop(key, "")) if key is not None else ""
        answer = await self.push_screen_wait(
            Prompt(title, value=kept or value, say=say, read=read, key=key)
        )
        return None if answer is None else answer[0]

    async def fill(self, form: Form) -> Outcome | None:
        kept = self.drafts.pop(form.key, None)
        draft = kept if isinstance(kept, dict) else {}
        return await self.push_screen_wait(FormDialog(form, self.done, draft))

    async def choose(
        self, title: str, options: Sequence[tuple[Any, str]], current: Any = None
    ) -> Any | None:
        return await self.push_screen_wait(Choose(title, options, current))

    async def read_text(self, title: str, text: str) -> None:
        await self.push_screen_wait(Reader(title, text))

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what was typed into a prompt that was closed."""
        if text.strip():
            self.drafts[key] = text

    def keep_form_draft(self, key: str, texts: dict[str, str]) -> None:
        """Keep what was typed into a form that was closed."""
        if texts:
            self.drafts[key] = texts

    def _keep_open_texts(self) -> None:
        for screen in self.screen_stack[1:]:
            if isinstance(screen, Prompt) and screen.key is not None and screen.is_mounted:
                self.keep_draft(screen.key, screen.text)
            elif isinstance(screen, FormDialog) and screen.is_mounted:
                self.keep_form_draft(screen.form.key, screen.draft)

    def toast(self, text: str, *, severity: str = "information") -> None:
        """A short word that goes away by itself; never read as markup."""
        self.notify(visible_controls(text), severity=cast(Any, severity), markup=False)

    def tell(self, error: UserError) -> None:
        """Something the person can put right."""
        self.toast(str(error), severity="error")

    def report_fault(self, error: Exception) -> None:
        """Something nobody foresaw: written down privately, named to the person; the app lives on."""
        path = write_crash(error, self.settings.state_folder, __version__)
        words = _(
            "Something went wrong that should not. Nothing that was saved is lost.\n"
            "What happened is written in %(path)s; it holds no data of yours."
        )
        self.push_screen(Reader(_("A fault in the program"), words % {"path": path}))

    def send_to_clipboard(self, text: str) -> None:
        """Hand text to the terminal's clipboard; whether it takes it, no program can know."""
        self.copy_to_clipboard(text)
        self.toast(_("Sent to the terminal's clipboard."))

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

    # Words for the frame

    def renew_frame(self) -> None:
        """Let the frame repaint what has changed in it."""
        if self.is_mounted and self.screen_stack:
            for frame in self.screen_stack[0].query(".frame").results(TopFrame | BottomFrame):
                frame.renew()

    def on_line_list_moved(self) -> None:
        self.renew_frame()

    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """Key, name and label of every screen."""
        return tuple(
            (keys_of(f"app.{name}", self._keys)[0], name, label_of(BY_ID[f"app.{name}"]))
            for name in PANES
        )

    def place(self) -> str:
        """The project worked on."""
        project = self.project()
        if project is not None:
            return f"{project.code} {project.name}"
        return _("All projects")

    def loop_words(self) -> tuple[tuple[str, str], ...]:
        """The loop, the project's place in it marked, thin links marked too."""
        from salespm_tui.ui.present.loop import loop_words

        project = self.project()
        return () if project is None else loop_words(project)

    def date_words(self) -> str:
        today = self.projects.today if self.projects is not None else self.clock.today()
        return format_date(today, today, short=True)

    def pane_note(self) -> str:
        return self.pane.note() if self.pane is not None else ""

    def pane_status(self) -> str:
        if not self.engine_ready:
            return _("opening the workspace …")
        return self.pane.status() if self.pane is not None else ""

    def saved_words(self) -> tuple[str, str]:
        """Whether all is in the file, in words and in style."""
        if self.read_only_because is not None:
            return _("read-only: %(why)s") % {"why": self.read_only_because}, "warning"
        if self._unsaved:
            return _("not saved !"), "bad"
        if not self.engine_ready:
            return "", "dim"
        return f"{_('saved')} {self.glyph('saved')}", "good"

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys that apply now, the most wanted first."""
        wanted = [
            (action.bar, keys_of(action.id, self._keys), action)
            for node, scope in self._acting_nodes()
            for action in of_scope(scope)
            if action.bar and reason_against(node, action.name) is None
        ]
        return tuple(
            (key_name(keys[0], plain=self.plain), label_of(action))
            for _bar, keys, action in sorted(wanted, key=lambda entry: entry[0])
            if keys
        )

    def _acting_nodes(self) -> list[tuple[DOMNode, str]]:
        """Who acts now: the screen, the list that has the focus, the app."""
        nodes: list[tuple[DOMNode, str]] = []
        if self.pane is not None:
            nodes.append((self.pane, self.pane.SCOPE))
        focused = self.screen_stack[0].focused if self.screen_stack else None
        if isinstance(focused, LineList):
            nodes.append((focused, "list"))
        nodes.append((self, "app"))
        return nodes

    def on_resize(self) -> None:
        small = self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]
        notice = self.screen_stack[0].query_one("#too-small", Static)
        notice.display = small
        if small:
            words = _("This terminal is too small: %(width)d×%(height)d. It takes 60×15.")
            size = {"width": self.size.width, "height": self.size.height}
            notice.update(Content(words % size))


assert all(action.scope in ("app", "list", *PANES) for action in ACTIONS)
