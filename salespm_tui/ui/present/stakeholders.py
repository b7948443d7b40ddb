"""Who decides, and who is with us: the people of a client by influence and attitude."""

from __future__ import annotations

from collections.abc import Sequence

from salespm_tui.contract.clients import ContactRow
from salespm_tui.core.cells import fit
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.client_log import PartLine
from salespm_tui.ui.present.client_words import ATTITUDES, ROLES, word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, in_lines

COLUMNS = ("resistant", "neutral", "supportive", None)
LEVELS = (5, 4, 3, 2, 1, None)
_LABEL = 3
_INKS = {"resistant": "bad", "supportive": "good", "neutral": "plain", None: "dim"}


def grid_lines(contacts: Sequence[ContactRow], width: int, glyph: Glyph) -> list[PartLine]:
    """The most influential on top, those against us on the left, each with the sign of the role.

    Influence or attitude that nobody knows has a row and a column of its own, where it is needed.
    """
    columns = tuple(
        one
        for one in COLUMNS
        if one is not None or any(c.attitude not in ATTITUDES for c in contacts)
    )
    cells = max((width - _LABEL) // len(columns) - 1, 4)
    lines = [
        PartLine(None, _titles(columns, cells, glyph)),
        PartLine(None, _rule(columns, cells, glyph)),
    ]
    for level in LEVELS:
        here = [contact for contact in contacts if contact.influence == level]
        if level is None and not here:
            continue
        here.sort(key=lambda contact: columns.index(_column(contact)))
        label = str(level or "?")
        if not here:
            lines.append(PartLine(None, _row(label, None, columns, cells, glyph)))
        for contact in here:
            lines.append(PartLine(contact.id, _row(label, contact, columns, cells, glyph)))
            label = ""
    lines.append(PartLine(None, _rule(columns, cells, glyph)))
    return lines + _legend(contacts, width, glyph)


def _column(contact: ContactRow) -> str | None:
    return contact.attitude if contact.attitude in ATTITUDES else None


def _titles(columns: Sequence[str | None], cells: int, glyph: Glyph) -> Pieces:
    names = [word(ATTITUDES, one) if one else _("not known") for one in columns]
    pieces = [Piece(" " * _LABEL)]
    for name in names:
        pieces += (Piece(glyph("divider"), "dim"), Piece(name, "head", cells))
    return tuple(pieces)


def _rule(columns: Sequence[str | None], cells: int, glyph: Glyph) -> Pieces:
    line = glyph("rule") * _LABEL
    for _column_name in columns:
        line += glyph("cross") + glyph("rule") * cells
    return (Piece(line, "dim"),)


def _row(
    label: str,
    contact: ContactRow | None,
    columns: Sequence[str | None],
    cells: int,
    glyph: Glyph,
) -> Pieces:
    pieces = [Piece(fit(f" {label}", _LABEL), "strong")]
    for one in columns:
        pieces.append(Piece(glyph("divider"), "dim"))
        if contact is not None and one == _column(contact):
            name = f"{role_sign(contact, glyph)} {contact.name}"
            pieces.append(Piece(name, _INKS[one], cells))
        else:
            pieces.append(Piece(" " * cells))
    return tuple(pieces)


def role_sign(contact: ContactRow, glyph: Glyph) -> str:
    """The sign of the role; a dot where there is none."""
    return glyph(f"role_{contact.role}") if contact.role in ROLES else glyph("dot")


def _legend(contacts: Sequence[ContactRow], width: int, glyph: Glyph) -> list[PartLine]:
    """What the signs say, of the roles that there are."""
    roles = [role for role in ROLES if any(contact.role == role for contact in contacts)]
    said = [f"{glyph(f'role_{role}')} {word(ROLES, role)}" for role in roles]
    lines = [(Piece(line, "dim"),) for line in in_lines(said, "  ", width)]
    axis = _("Influence 5 to 1 downwards, attitude across.")
    return [PartLine(None, pieces) for pieces in lines] + [
        PartLine(None, (Piece(line, "dim"),)) for line in in_lines([axis], "", width)
    ]
