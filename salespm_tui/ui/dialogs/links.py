"""What a task follows: its predecessors, the tasks that it could follow, and a line to type links."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, Static

from salespm_tui.contract.linking import LinkEffect
from salespm_tui.contract.timeline import LinkDraft, TaskRow
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clean import clean_text, visible_controls
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.similar import fold
from salespm_tui.ui.acting import told
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.link_words import (
    draft_text,
    drafts_of,
    effect_words,
    link_words,
    read_drafts,
)
from salespm_tui.ui.present.plan_rows import PlanIndex
from salespm_tui.ui.widgets.line_input import LineInput
from salespm_tui.ui.widgets.line_list import LineList
from salespm_tui.ui.widgets.remark import Remark

Drafts = tuple[LinkDraft, ...]
Try = Callable[[Drafts], Awaitable[LinkEffect]]
Save = Callable[[Drafts], Awaitable[None]]

_MOST_ROWS = 12
_MOST_WBS = 10


class Predecessors(LineList):
    """The predecessors first, then every task that could be one, as far as they match."""

    DEFAULT_CSS = "Predecessors { height: auto; background: $surface; }"

    def __init__(self, task: TaskRow, index: PlanIndex) -> None:
        super().__init__()
        self._index = index
        self._links = {draft.predecessor_id: draft for draft in drafts_of(task.id, index)}
        driver = index.driver(task)
        self._driver = None if driver is None else driver[0].id
        kin = {task.id, *index.ancestors(task.id)}
        others = [
            one
            for one in index.timeline.tasks
            if one.id not in kin
            and one.id not in self._links
            and task.id not in index.ancestors(one.id)
        ]
        self._all = [index.tasks[one] for one in self._links] + others
        self._searched = {one.id: fold(f"{one.wbs} {one.name}") for one in self._all}
        self._wbs = min(_MOST_WBS, max((cell_width(one.wbs) for one in self._all), default=1))
        self.can_focus = False

    def narrow(self, text: str) -> None:
        """Show what has all words of the text in its number or name; the cursor goes to the top."""
        words = fold(text).split()
        shown = [
            one.id for one in self._all if all(word in self._searched[one.id] for word in words)
        ]
        exact = [one for one in shown if self._index.tasks[one].wbs == text.strip()]
        self.set_lines(tuple(shown))
        self.styles.height = max(1, min(_MOST_ROWS, self.app.size.height - 12, len(shown)))
        if shown:
            self.move_to(exact[0] if exact else shown[0])

    def linked(self, task_id: int) -> LinkDraft | None:
        """The link that there is to that task."""
        return self._links.get(task_id)

    def at_cursor(self) -> int | None:
        """The task under the cursor."""
        key = self.cursor_key
        return key if isinstance(key, int) else None

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        key = self.keys[index]
        assert isinstance(key, int)
        task = self._index.tasks[key]
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ").add(task.wbs, cells=self._wbs)
        said = self._said(key)
        line.add(" ").add(task.name, cells=max(0, line.left - cell_width(said) - 1)).right(said)
        return line.strip(app.ink("cursor") if current else None)

    def _said(self, task_id: int) -> str:
        """Kind and lag of the link that there is, and whether it drives."""
        link = self._links.get(task_id)
        if link is None:
            return _("drives it, through its summary") if task_id == self._driver else ""
        named = draft_text((link,), self._index)
        suffix = named.removeprefix(self._index.tasks[task_id].wbs) or "FS"
        drives = _("drives it") if task_id == self._driver else ""
        return f"{suffix}  {drives}".rstrip()


class LinksDialog(Dialog[bool]):
    """Answers True where the links were changed. What is typed stays while it is refused."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("ctrl+n", "move(1)"),
        ("pagedown", "move(10)"),
        ("pageup", "move(-10)"),
        Binding("delete", "unlink", N_("Unlink"), show=False, priority=True),
    ]
    DEFAULT_CSS = """
    LinksDialog { align: center middle; }
    LinksDialog .reading { max-height: 3; }
    LinksDialog .wrong { max-height: 3; }
    """

    def __init__(self, task: TaskRow, index: PlanIndex, try_links: Try, save: Save) -> None:
        super().__init__()
        self._successor = task
        self._index = index
        self._present = drafts_of(task.id, index)
        self._list = Predecessors(task, index)
        self._try = try_links
        self._save = save
        self._changing: int | None = None
        self._moved = False

    def compose(self) -> ComposeResult:
        title = _("What does %(task)s follow?") % {
            "task": f"{self._successor.wbs} {self._successor.name}"
        }
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(title))
            yield LineInput(compact=True, placeholder=_("a name, a number, or 12FS+2d"))
            yield Remark(classes="reading", id="effect")
            yield Remark(classes="wrong")
            yield self._list
            yield Static(
                Content(_("enter links or changes · delete unlinks · esc leaves")),
                classes="reading",
            )

    def on_mount(self) -> None:
        self._complain("")
        self._list.narrow("")
        self.query_one(Input).focus()
        self._read()

    # What is typed, and what it would do

    def on_input_changed(self, event: Input.Changed) -> None:
        self._moved = False
        if self._changing is None:
            typed = self._typed()
            self._list.narrow("" if typed else event.value)
            if typed:
                self._list.move_to(typed[-1].predecessor_id)
        self._read()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()

    def action_move(self, by: int) -> None:
        self._moved = True
        for _step in range(abs(by)):
            self._list.do_down() if by > 0 else self._list.do_up()
        self._read()

    def _text(self) -> str:
        return clean_text(self.query_one(Input).value).strip()

    def _typed(self) -> Drafts:
        """The links that are typed; none where the text is a filter, or nothing yet."""
        try:
            return read_drafts(self._text(), self._successor.id, self._index)
        except UserError:
            return ()

    def _wanted(self) -> Drafts | None:
        """All links as they would be after enter; None where enter changes none."""
        typed = () if self._moved else self._typed()
        gone = {draft.predecessor_id for draft in typed}
        if self._changing is not None:
            gone.add(self._changing)
            if not typed and self._text():
                return None
        elif not typed:
            at = self._list.at_cursor()
            if at is None or self._list.linked(at) is not None:
                return None
            typed = (LinkDraft(at),)
        kept = tuple(draft for draft in self._present if draft.predecessor_id not in gone)
        return kept + typed

    def _read(self) -> None:
        """Say what enter would do, at once in words and as soon as it is known in dates."""
        self._complain("")
        wanted = self._wanted()
        if wanted is None:
            self._show(self._without_effect())
            return
        new = [draft for draft in wanted if draft not in self._present]
        said = "; ".join(link_words(draft, self._index) for draft in new) or _("no link any more")
        if not new and len(wanted) == len(self._present):
            said = _("as it is")
        self._show(said)
        effect = told(self.salespm, self._tell_effect(said, wanted))
        self.run_worker(effect, exclusive=True, exit_on_error=False)

    async def _tell_effect(self, said: str, wanted: Drafts) -> None:
        effect = await self._try(wanted)
        if effect.refused:
            self._complain(effect.refused)
        else:
            arrow = "->" if self.salespm.plain else "→"
            self._show(f"{said}\n{arrow} {effect_words(effect, self._index)}")

    def _without_effect(self) -> str:
        at = self._list.at_cursor()
        link = None if at is None else self._list.linked(at)
        if link is not None and self._changing is None:
            return _("%(link)s: enter changes it, delete unlinks it") % {
                "link": link_words(link, self._index)
            }
        if self._text():
            try:
                read_drafts(self._text(), self._successor.id, self._index)
            except UserError as error:
                self._complain(str(error))
        return ""

    # What is done

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        at = self._list.at_cursor()
        wanted = self._wanted()
        if wanted is not None:
            await self._keep(wanted)
        elif at is not None and self._changing is None and self._list.linked(at) is not None:
            self._change(at)

    async def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self._moved = True
        await self.query_one(Input).action_submit()

    def _change(self, task_id: int) -> None:
        """Take the link to that task into the line; emptied there, it goes."""
        link = self._list.linked(task_id)
        assert link is not None
        self._changing, self._moved = task_id, False
        text = draft_text((link,), self._index)
        wbs = self._index.tasks[task_id].wbs
        field = self.query_one(Input)
        field.value = text if text != wbs else f"{wbs}FS"
        field.cursor_position = len(field.value)

    async def action_unlink(self) -> None:
        at = self._changing if self._changing is not None else self._list.at_cursor()
        field = self.query_one(Input)
        if field.cursor_position < len(field.value):
            field.action_delete_right()
        elif at is not None and self._list.linked(at) is not None:
            await self._keep(tuple(one for one in self._present if one.predecessor_id != at))

    async def _keep(self, wanted: Drafts) -> None:
        if wanted == self._present:
            self.dismiss(None)
            return
        self.workers.cancel_node(self)
        try:
            await self._save(wanted)
        except UserError as error:
            self._complain(str(error))
            return
        self.dismiss(True)

    # The two lines above the list

    def _show(self, text: str) -> None:
        self.query_one("#effect", Remark).say(text, multiline=True)

    def _complain(self, text: str) -> None:
        self.query_one(".wrong", Remark).say(text, multiline=True)
