"""The short codes that projects are called by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sqlalchemy import func
from sqlmodel import select

from salespm_tui.core.cells import cell_width
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project

MOST_CODE_CELLS = 12
_MOST_INITIALS = 4
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def code_from(name: str, taken: Iterable[str]) -> str:
    """A code for a project of that name that is not among `taken`, whatever its case.

    Initials of the name's Latin words, or the first three letters of a single one, numbered where
    they are taken; P1, P2 … where the name has no Latin word.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = _WORD.findall(plain)
    short = found[0][:3] if len(found) == 1 else "".join(word[0] for word in found)
    return next(_free(short[:_MOST_INITIALS].upper(), {code.casefold() for code in taken}))


def _free(short: str, taken: set[str]) -> Iterator[str]:
    if short and short.casefold() not in taken:
        yield short
    number = 2 if short else 1
    while True:
        code = f"{short or 'P'}{number}"
        if code.casefold() not in taken:
            yield code
        number += 1


def free_code(work: Work, code: str, name: str) -> str:
    """The code that is given, else one made from the name; UserError where it cannot be had."""
    return checked_code(work, code or code_from(name, _codes(work)), None)


def checked_code(work: Work, code: str, own_id: int | None) -> str:
    """The code, if the project of that id (None: a new one) may have it; UserError otherwise."""
    if cell_width(code) > MOST_CODE_CELLS or " " in code:
        raise UserError(
            _("“%(code)s” cannot be a project's code.") % {"code": code},
            _("Give one word of at most %(number)d letters.") % {"number": MOST_CODE_CELLS},
            field="code",
        )
    owner = work.session.exec(
        select(Project.id).where(func.lower(Project.code) == code.lower())
    ).first()
    if owner is not None and owner != own_id:
        raise UserError(
            _("Another project has the code %(code)s.") % {"code": code},
            _("Give another one, or leave it empty."),
            field="code",
        )
    return code


def _codes(work: Work) -> list[str]:
    return list(work.session.exec(select(Project.code)).all())
