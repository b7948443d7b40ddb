"""Lessons, line by line: what was learnt here, what fits from elsewhere, what the data suggest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.lessons import LessonProposal, LessonProposals, LessonRow, Lessons
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.goal_detail import DetailLine, flow, section
from salespm_tui.ui.present.review_deviations import has_words
from salespm_tui.ui.present.review_words import AREAS, LESSON_KINDS, LESSON_SIGN, sign

PROPOSED = "proposed_lesson"
"""The kind of a row that is no record yet; its id is its place among the proposals."""
_WIDE = 100


@dataclass(frozen=True, slots=True)
class Learnt:
    """The lessons of a project, those of others that fit it, all others, and what the data suggest."""

    own: Lessons
    fitting: Lessons
    elsewhere: Lessons
    proposals: LessonProposals

    def all_rows(self) -> tuple[LessonRow, ...]:
        """Every lesson that is known."""
        return (*self.own.lessons, *self.fitting.lessons, *self.elsewhere.lessons)

    def rows(self, *, everywhere: bool) -> Iterator[LessonRow]:
        """Every lesson that the list shows."""
        seen = set()
        others = self.elsewhere if everywhere else self.fitting
        for row in (*self.own.lessons, *others.lessons):
            if row.id not in seen:
                seen.add(row.id)
                yield row


@dataclass(frozen=True, slots=True)
class LessonView:
    """How the lessons are looked at; `everywhere` shows all of other projects, not those that fit."""

    project_id: int
    area: str | None = None
    tag: str | None = None
    text: str = ""
    everywhere: bool = False


def lesson_lines(learnt: Learnt, view: LessonView, width: int, glyph: Glyph) -> list[DetailLine]:
    """What was learnt here, what comes from elsewhere, then what the data suggest."""
    rows = [row for row in learnt.rows(everywhere=view.everywhere) if _is_shown(row, view)]
    own = [row for row in rows if row.project_id == view.project_id]
    others = [row for row in rows if row.project_id != view.project_id]
    elsewhere = _("Learnt elsewhere") if view.everywhere else _("Learnt elsewhere, fits here")
    lines: list[DetailLine] = []
    for title, found in ((_("Learnt here"), own), (elsewhere, others)):
        if found:
            lines += section(title, len(found))
            lines += [_lesson_line(row, view, width, glyph) for row in found]
    proposed = [
        (number, one)
        for number, one in enumerate(learnt.proposals.proposals)
        if _is_proposed(one, view)
    ]
    if proposed:
        lines += section(_("Suggested by the data"), len(proposed))
        lines += [
            DetailLine(Ref(PROPOSED, number), _proposed_pieces(one, glyph))
            for number, one in proposed
        ]
    return lines


def _is_shown(row: LessonRow, view: LessonView) -> bool:
    if view.area is not None and row.area != view.area:
        return False
    if view.tag is not None and view.tag not in row.tags:
        return False
    texts = (row.title, row.situation, row.action, row.result, row.recommendation, *row.tags)
    return has_words(view.text, *texts, word(AREAS, row.area))


def _is_proposed(one: LessonProposal, view: LessonView) -> bool:
    if view.tag is not None or (view.area is not None and one.save.area != view.area):
        return False
    return has_words(view.text, str(one.save.title))


def _lesson_line(row: LessonRow, view: LessonView, width: int, glyph: Glyph) -> DetailLine:
    tail = word(AREAS, row.area)
    if row.uses:
        number = len(row.uses)
        words = ngettext("taken up %(number)d time", "taken up %(number)d times", number)
        tail = f"{words % {'number': number}}{dot(glyph)}{tail}"
    elif row.project_id != view.project_id and row.project:
        tail = f"{row.project}{dot(glyph)}{tail}"
    pieces = [sign(LESSON_SIGN, row.kind, glyph), Piece(row.title)]
    if width >= _WIDE and row.tags:
        pieces.append(Piece(f"  {tags_words(row.tags)}", "accent"))
    return DetailLine(Ref("lesson", row.id), (*pieces, Piece(f"{tail} ", "dim", right=True)))


def tags_words(tags: Iterable[str]) -> str:
    """Tags as people write them."""
    return " ".join(f"#{tag}" for tag in tags)


def _proposed_pieces(one: LessonProposal, glyph: Glyph) -> Pieces:
    save = one.save
    area = save.area if isinstance(save.area, str) else ""
    tail = dot(glyph).join(filter(None, (word(AREAS, area), _("o writes it down"))))
    kind = save.kind if isinstance(save.kind, str) else None
    return (
        sign(LESSON_SIGN, kind, glyph),
        Piece(str(save.title), "plain"),
        Piece(f"{tail} ", "dim", right=True),
    )


def told_lesson(row: LessonRow, today: date, width: int, glyph: Glyph) -> list[DetailLine]:
    """One lesson in full, and where it was taken up."""
    facts = [
        word(LESSON_KINDS, row.kind),
        word(AREAS, row.area),
        row.project or "",
        _("learnt on %(day)s") % {"day": format_date(row.learnt_on, today)},
        "" if row.reusable else _("not to be used again"),
        tags_words(row.tags),
    ]
    lines = [DetailLine(None, (Piece(row.title, "strong"),))]
    lines += flow([Piece(one, "dim") for one in facts if one], width, dot(glyph))
    lines += _story(row.situation, row.action, row.result, row.recommendation, width)
    if row.uses:
        lines += section(_("Taken up by"), len(row.uses))
    for use in row.uses:
        day = format_date(use.on, today, short=True)
        pieces = (Piece(use.project, "accent"), Piece(f"  {use.note}", "plain"))
        lines.append(
            DetailLine(Ref("lesson_use", use.id), (*pieces, Piece(f"{day} ", "dim", right=True)))
        )
    return lines


def _story(
    situation: str, action: str, result: str, recommendation: str, width: int
) -> Iterator[DetailLine]:
    """Situation, what was done, what came of it, what to do next time."""
    told = (
        (_("situation: %(text)s"), situation),
        (_("what we did: %(text)s"), action),
        (_("what came of it: %(text)s"), result),
        (_("next time: %(text)s"), recommendation),
    )
    for sentence, text in told:
        if text:
            ink = "strong" if text is recommendation else "plain"
            yield from flow([Piece(sentence % {"text": text.replace("\n", " ")}, ink)], width, "")


def told_proposal(one: LessonProposal, width: int, glyph: Glyph) -> list[DetailLine]:
    """A draft in full, and the record that it comes from."""
    save = one.save
    texts = [
        value if isinstance(value, str) else ""
        for value in (save.situation, save.action, save.result, save.recommendation)
    ]
    return [
        DetailLine(one.about, (Piece(str(save.title), "strong"),)),
        *_story(texts[0], texts[1], texts[2], texts[3], width),
        *flow([Piece(_("o writes it down, and lets it be completed first"), "dim")], width, ""),
    ]


def lessons_note(learnt: Learnt) -> str:
    """How many were learnt here, and how many are suggested."""
    own, suggested = len(learnt.own.lessons), len(learnt.proposals.proposals)
    facts = [ngettext("%(number)d lesson", "%(number)d lessons", own) % {"number": own}]
    if suggested:
        words = ngettext("%(number)d suggested", "%(number)d suggested", suggested)
        facts.append(words % {"number": suggested})
    return " · ".join(facts)


def view_words(view: LessonView, glyph: Glyph) -> str:
    """What of the lessons is shown."""
    facts = [
        _("all projects") if view.everywhere else "",
        "" if view.area is None else word(AREAS, view.area),
        "" if view.tag is None else f"#{view.tag}",
    ]
    return dot(glyph).join(fact for fact in facts if fact)
