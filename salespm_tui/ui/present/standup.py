"""The agenda as rows of a queue, and as text for terminals, pipes and chats."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.standup import Agenda, AgendaItem
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.labels import Label, label
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.actions import key_name
from salespm_tui.ui.present.agenda_groups import (
    TOLD_TOGETHER,
    group_words,
    grouped,
    told_in_one,
)

WEEKDAYS = (
    N_("Mon %(day)d"),
    N_("Tue %(day)d"),
    N_("Wed %(day)d"),
    N_("Thu %(day)d"),
    N_("Fri %(day)d"),
    N_("Sat %(day)d"),
    N_("Sun %(day)d"),
)
_MOST_CODE_CELLS = 12
_TEXT_TITLE_CELLS = 44


_TELLING = ("blocked", "goals", "risks", "deals", "load")
"""The sections whose rows say what is the matter, in the place of who and how late."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A row of the queue: a section's head, a line that tells a group, an item, or plain words.

    `key` is what the cursor stays on: an item's ref, a group's name; None cannot be chosen.
    """

    kind: str
    section: str
    key: Hashable | None = None
    label: Label | None = None
    items: tuple[AgendaItem, ...] = ()
    in_group: bool = False
    unfolded: bool = False

    @property
    def item(self) -> AgendaItem:
        return self.items[0]

    @property
    def reviewed(self) -> bool:
        return bool(self.items) and all(item.reviewed for item in self.items)


@dataclass(frozen=True, slots=True)
class RowCells:
    """What stands in a row: mark (a glyph's name) and its ink, code, title, who, and how late.

    `told` are words in the place of who and how late, for which the row has as much room as is left.
    """

    mark: str
    ink: str
    code: str
    title: str
    who: str = ""
    tail: str = ""
    told: str = ""


def queue_rows(
    agenda: Agenda, unfolded: Collection[Hashable] = (), text: str = ""
) -> tuple[QueueRow, ...]:
    """The rows of an agenda. Groups of two and more are told in one line until they are unfolded;
    `text` shows only items with all its words, none of them folded.
    """
    words = text.casefold().split()
    rows: list[QueueRow] = []
    for section in agenda.sections:
        items = tuple(item for item in section.items if _matches(item, words))
        if not items:
            continue
        rows.append(QueueRow("head", section.key, label=section.title, items=items))
        if section.key in TOLD_TOGETHER and not words:
            rows += _in_groups(section.key, items, unfolded)
        else:
            rows += (QueueRow("item", section.key, item.ref, items=(item,)) for item in items)
    if rows:
        return tuple(rows)
    return tuple(_quiet(agenda, bool(words)))


def _matches(item: AgendaItem, words: list[str]) -> bool:
    if not words:
        return True
    searched = f"{item.project or ''} {item.code} {item.title} {item.owner} {item.why}".casefold()
    return all(word in searched for word in words)


def _in_groups(
    section: str, items: tuple[AgendaItem, ...], unfolded: Collection[Hashable]
) -> Iterator[QueueRow]:
    for group, mine in grouped(items).items():
        if not told_in_one(section, mine):
            yield from (QueueRow("item", section, item.ref, items=(item,)) for item in mine)
            continue
        key = (section, group)
        is_open = key in unfolded
        yield QueueRow("group", section, key, items=tuple(mine), unfolded=is_open)
        if is_open:
            for item in mine:
                yield QueueRow("item", section, item.ref, items=(item,), in_group=True)


def _quiet(agenda: Agenda, filtered: bool) -> Iterator[QueueRow]:
    """A morning on which nothing needs a look, and what comes next."""
    if filtered:
        yield QueueRow("words", "", label=label(N_("Nothing matches.")))
        return
    yield QueueRow("words", "", label=label(N_("Nothing needs you this morning.")))
    if agenda.coming:
        yield QueueRow("words", "")
        yield QueueRow("words", "", label=label(N_("Next to fall due")))
        for item in agenda.coming:
            yield QueueRow("item", "coming", item.ref, items=(item,))
    elif agenda.since is None:
        yield QueueRow("words", "")
        for way in _FIRST_WAYS:
            yield QueueRow("words", "", label=label(way))


_FIRST_WAYS = (
    N_("3, then n: a first project"),
    N_("5, then n: a first client"),
    N_("a: log a first contact"),
    N_("salespm import FILE.xml: a plan"),
)


def cells_of(row: QueueRow, agenda: Agenda, *, plain: bool = False) -> RowCells:
    """What stands in a row that can be chosen."""
    if row.kind == "group":
        mark = "less" if row.unfolded else "more"
        return RowCells(mark, "plain", "", group_line(row))
    item = row.item
    mark, ink = _mark(item)
    title, who, tail = item.title, item.owner, _tail(row, agenda.date, plain=plain)
    told = ""
    if row.section in _TELLING:
        who, tail, told = "", "", str(item.why)
    elif item.ref.kind == "client" and row.section == "clients":
        who, tail = _("silent"), _silence(item)
    elif row.section == "clients" and item.group in _CLIENT_WORDS:
        who = _(_CLIENT_WORDS[item.group])
    elif row.section == "milestones" and item.ref.kind in _ENDS:
        who = _(_ENDS[item.ref.kind])
    elif row.section == "checks" and not row.in_group:
        title, who = f"{item.title} · {item.why}", ""
    return RowCells(mark, ink, code_of(item, agenda), title, who, tail, told)


def group_line(row: QueueRow) -> str:
    """Several items in one line: 5 finished; 2 slipped, up to 3 d."""
    return group_words(row.section, row.items)


def _mark(item: AgendaItem) -> tuple[str, str]:
    if item.reviewed:
        return "done", "struck"
    return {
        "bad": ("bad", "bad"),
        "warning": ("warning", "warning"),
        "milestone": ("milestone", "milestone"),
        "changed": ("dot", "dim"),
    }.get(item.mark, ("", "plain"))


def _tail(row: QueueRow, today: date, *, plain: bool) -> str:
    """How late, or when: the last column."""
    item = row.item
    if row.section == "checks":
        return f"[{key_name(item.action_keys[0], plain=plain)}]" if item.action_keys else ""
    if row.section == "changed":
        return _tail_of_changed(item)
    if item.days is not None and item.days > 0:
        return _("%(number)d d") % {"number": item.days}
    if row.section == "clients":
        if item.days == 0:
            return _("today")
        return "" if item.due is None else near_day(item.due, today)
    if row.section in ("milestones", "starting", "coming") and item.due is not None:
        return near_day(item.due, today)
    return ""


_CLIENT_WORDS = {
    "contact": N_("contact"),
    "expectation": N_("promise"),
    "change": N_("decide"),
    "complaint": N_("complaint"),
}
"""What an item of a client is, in the column of the owners."""


_ENDS = {"acceptance": N_("acceptance"), "project": N_("gate")}
"""What stands among the milestones and is none, in the column of the owners."""


def _silence(item: AgendaItem) -> str:
    """For how many days; nothing where there never was a contact."""
    if item.why.plural is None:
        return ""
    return _("%(number)d d") % {"number": item.why.number}


def _tail_of_changed(item: AgendaItem) -> str:
    if item.group == "slipped":
        return _("+%(number)d d") % {"number": item.days or 0}
    return _(_BECAME.get(item.group, N_("new")))


_BECAME = {
    "finished": N_("done"),
    "won": N_("won"),
    "lost": N_("lost"),
    "moved": N_("moved"),
    "occurred": N_("occurred"),
    "scored": N_("scored"),
    "closed": N_("closed"),
    "resolved": N_("resolved"),
    "kept": N_("kept"),
    "renegotiated": N_("moved"),
    "broken": N_("broken"),
    "approved": N_("approved"),
    "implemented": N_("implemented"),
    "rejected": N_("rejected"),
    "withdrawn": N_("withdrawn"),
}


def near_day(day: date, today: date) -> str:
    """A day by its weekday within a week of today, else by its date: Fri 27, 27 Jan."""
    if abs((day - today).days) <= 7:
        return _(WEEKDAYS[day.weekday()]) % {"day": day.day}
    return format_date(day, today, short=True)


def code_of(item: AgendaItem, agenda: Agenda) -> str:
    """The project's code and the WBS number; the number alone where one project is shown."""
    if not item.code:
        return ""
    if agenda.project_id is not None or not item.project or item.code == item.project:
        return item.code
    return f"{item.project} {item.code}"


def code_width(agenda: Agenda) -> int:
    """How wide the column of the codes is; 0 where no item has one."""
    widest = max((cell_width(code) for code in _codes(agenda)), default=0)
    return min(widest, _MOST_CODE_CELLS)


def owner_width(agenda: Agenda) -> int:
    """How wide the longest name of an owner is, or the word that stands in its place."""
    items = [item for some in _items(agenda) for item in some]
    owners = {item.owner for item in items}
    owners |= {_(_CLIENT_WORDS[item.group]) for item in items if item.group in _CLIENT_WORDS}
    owners |= {_(_ENDS[item.ref.kind]) for item in items if item.ref.kind in _ENDS}
    return max(map(cell_width, owners), default=0)


def _codes(agenda: Agenda) -> set[str]:
    return {code_of(item, agenda) for items in _items(agenda) for item in items}


def _items(agenda: Agenda) -> tuple[tuple[AgendaItem, ...], ...]:
    return (*(section.items for section in agenda.sections), agenda.coming)


def refs_of(row: QueueRow) -> tuple[Ref, ...]:
    """The records that a row stands for."""
    return tuple(item.ref for item in row.items)


def note_of(agenda: Agenda) -> str:
    """What the header says: since when, and how many items are left."""
    left = agenda.total - agenda.reviewed
    left_words = ngettext("%(number)d left", "%(number)d left", left) % {"number": left}
    if agenda.since is None:
        first = _("first stand-up")
        return f"{first} · {left_words}"
    since = _("since %(day)s") % {"day": format_date(agenda.since, agenda.date)}
    return f"{since} · {left_words}"


def status_of(agenda: Agenda, seconds: int, box_minutes: int) -> str:
    """What the status line says: items reviewed, and minutes of the time box used."""
    reviewed = _("%(done)d of %(all)d reviewed") % {"done": agenda.reviewed, "all": agenda.total}
    used = _("%(used)s of %(box)s") % {"used": clock(seconds), "box": clock(box_minutes * 60)}
    return f"{reviewed} · {used}"


def clock(seconds: int) -> str:
    """Minutes and seconds: 03:10."""
    return f"{seconds // 60:02}:{seconds % 60:02}"


def tail_width() -> int:
    """How wide the last column is in the language of the moment: near days and dates of this year."""
    friday = date(2026, 11, 20)
    samples = [near_day(friday + timedelta(days=days), friday) for days in range(8)]
    samples.append(near_day(date(2026, 12, 24), friday))
    return max(map(cell_width, samples))
