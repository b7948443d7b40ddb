"""The columns of lists that CRM programs export, by their headings, and what kind of list it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from salespm_tui.core.similar import fold
from salespm_tui.exchange.crm_headings import HEADINGS

KINDS = tuple(HEADINGS)
"""In the order in which they are brought in: what others refer to comes first."""

_NONE = "-"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNIT = re.compile(r" ?\(([^()]{1,12})\)$")
_SPAN_AT_END = re.compile(r" [01] ?(?:-|–|to|~|至|到) ?[0-9]{1,3}$")
_CURRENCY_AT_END = re.compile(r"[ _](usd|eur|gbp|cny|rmb|jpy|hkd|aud|cad|chf|inr|sgd)$")
_UNITS_OF_MONEY = {"万元": 10_000, "万": 10_000, "千元": 1_000, "亿元": 100_000_000}

_RULES: tuple[tuple[str, str], ...] = (
    *(
        ("risks", what)
        for what in (
            "likelihood impact",
            "id likelihood",
            "name likelihood",
            "name impact",
            "id impact",
            "id strategy",
            "name strategy",
            "name response",
            "id response",
        )
    ),
    ("stages", "from_stage to_stage"),
    *(
        ("deals", f"{what} stage {and_}")
        for what in ("id", "name")
        for and_ in ("close", "client", "client_id", "owner", "product")
    ),
    ("deals", "name amount close"),
    ("deals", "client amount stage"),
    ("stages", "to_stage at deal"),
    ("stages", "to_stage at deal_id"),
    ("deals", "id stage amount"),
    ("deals", "name stage amount"),
    ("deals", "name status amount"),
    ("log", "at client summary"),
    ("log", "at contact summary"),
    ("log", "at client channel"),
    ("log", "at deal summary"),
    ("costs", "at amount category"),
    ("costs", "at amount line"),
    ("contacts", "last owner"),
    ("leads", "id source"),
    ("leads", "id status"),
    ("leads", "name"),
    ("leads", "company status"),
    ("leads", "company source"),
    ("products", "name price"),
    ("products", "name series"),
    ("people", "name manager"),
    ("people", "name office"),
    ("people", "name team"),
    ("contacts", "last first"),
    ("contacts", "name email"),
    ("contacts", "name phone title"),
    ("contacts", "name client phone"),
    ("contacts", "name client title"),
    ("contacts", "last phone"),
    ("clients", "name"),
    ("clients", "industry"),
    ("clients", "tier"),
)
"""The fields that make a list that kind, asked in this order."""

_WEAK = frozenset(
    fold(word)
    for word in (
        "id",
        "record id",
        "name",
        "title",
        "status",
        "名称",
        "标题",
        "状态",
        "type",
        "product",
        "产品",
        "ref",
        "no.",
        "#",
        "编号",
        "序号",
        "p",
        "l",
        "i",
        "影响",
        "action",
        "策略",
    )
)
_PICKY = frozenset({"clients", "leads", "people", "risks", "costs"})
"""Kinds that are not known by headings which every list has."""

_DICTIONARY = {
    "column name",
    "column",
    "field",
    "field name",
    "dtype",
    "data type",
    "type",
    "description",
    "table",
    "table name",
    "file name",
    "字段",
    "字段名",
    "字段名称",
    "类型",
    "数据类型",
    "说明",
    "描述",
    "表",
    "表名",
}
_NAMES_FIELDS = {"column name", "field", "field name", "column", "字段", "字段名", "字段名称"}


def fields_of(kind: str) -> tuple[str, ...]:
    """Our columns of that kind."""
    return tuple(HEADINGS[kind])


def columns_of(
    kind: str, headings: Iterable[str], mapped: Mapping[str, str]
) -> tuple[dict[str, int], tuple[int, ...]]:
    """The place of each field's column, and the places of headings that mean nothing to that kind.

    `mapped` gives our field by their heading and goes before what is known. Of several columns for
    one field the one that stands first among the words we know counts, and of two
    with the same heading the first.
    """
    named = list(headings)
    known = _fields_by_heading(kind)
    wished = {fold(theirs): field_of(ours) for theirs, ours in mapped.items()}
    found: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for place, heading in enumerate(named):
        ours = wished.get(fold(heading))
        if ours is not None:
            if ours != _NONE and ranks.get(ours) != -1:
                found[ours], ranks[ours] = place, -1
            continue
        field, rank = known.get(plain_heading(heading), (None, 0))
        if field is not None and rank < ranks.get(field, len(known)):
            found[field], ranks[field] = place, rank
    taken = set(found.values())
    rest = tuple(place for place, one in enumerate(named) if one and place not in taken)
    return found, rest


def field_of(ours: str) -> str:
    """The field that a mapping names, without the scale that may stand behind it (`impact/10`)."""
    return ours.partition("/")[0]


def kind_of(headings: Iterable[str], mapped: Mapping[str, str]) -> str | None:
    """The kind of list that these headings make; None for none of ours."""
    named = list(headings)
    telling = {kind: _telling(kind, named, mapped) for kind in KINDS}
    return next((kind for kind, said in _RULES if telling[kind].issuperset(said.split())), None)


def is_dictionary(headings: Iterable[str]) -> bool:
    """Whether these are the headings of a description of tables, and of no table itself."""
    named = [plain_heading(one) for one in headings]
    filled = {one for one in named if one}
    if filled & _NAMES_FIELDS and len(filled & _DICTIONARY) * 2 > len(filled):
        return True
    return len(named) > 3 and len(filled) * 2 < len(named)


def plain_heading(heading: str) -> str:
    """The heading as it is compared: in words, without case, underscores and its unit."""
    words = fold(_HUMP.sub(" ", heading).replace("_", " ")).strip(" *:")
    words = _SPAN_AT_END.sub("", _CURRENCY_AT_END.sub("", words))
    shorter = _UNIT.sub("", words)
    return shorter or words


def money_of(heading: str) -> tuple[str | None, int]:
    """The word for the currency that a heading names (`Amount (USD)`, 金额（元）), None for none, and
    what its cells are counted in (万元: 10,000)."""
    words = fold(heading.replace("_", " "))
    unit = _UNIT.search(words)
    if unit:
        word = unit[1].strip()
        return ("元" if word in _UNITS_OF_MONEY else word), _UNITS_OF_MONEY.get(word, 1)
    at_end = _CURRENCY_AT_END.search(words)
    return (at_end[1] if at_end else None), 1


def _telling(kind: str, headings: list[str], mapped: Mapping[str, str]) -> set[str]:
    """The fields by which a list may be known to be of that kind."""
    found, _ = columns_of(kind, headings, mapped)
    wished = set(map(field_of, mapped.values()))
    return {
        field
        for field, place in found.items()
        if kind not in _PICKY or field in wished or plain_heading(headings[place]) not in _WEAK
    }


@cache
def _fields_by_heading(kind: str) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for field, said in HEADINGS[kind].items():
        for rank, heading in enumerate((field, *said.split("|"))):
            found.setdefault(plain_heading(heading), (field, rank))
    return found
