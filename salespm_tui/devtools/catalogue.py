"""The catalogues: collect the messages, merge them into each language, compile, and check.

python -m salespm_tui.devtools.catalogue update   collect, merge and compile
python -m salespm_tui.devtools.catalogue check    fail if anything is missing, stale or ill-formed
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES" / "salespm.po"
COMPILED = CATALOGUE.with_suffix(".mo")
_KEYWORDS = {
    "_": None,
    "N_": None,
    "label": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "none_left": (2, 3),
}
_FIXED = datetime(2026, 1, 1, tzinfo=UTC)
_PLACEHOLDER = re.compile(r"%\((\w+)\)[-0-9.,]*[a-z]")


def collect() -> Catalog:
    """Every message of the package, with the places where it stands."""
    found = Catalog(project="salespm", charset="utf-8", fuzzy=False)
    extracted = extract_from_dir(
        str(PACKAGE),
        method_map=[("devtools/**", "ignore"), ("**.py", "python")],
        keywords=_KEYWORDS,
    )
    lines = _Lines()
    for path, line, message, _comments, _context in extracted:
        # SQL's `column.label("name")` names a column, and no person reads it.
        if f'.label("{message}")' not in lines.of(path)[line - 1]:
            found.add(message, locations=[(path, 0)])
    return found


class _Lines:
    """The lines of the package's modules, each module read once."""

    def __init__(self) -> None:
        self._read: dict[str, list[str]] = {}

    def of(self, path: str) -> list[str]:
        if path not in self._read:
            self._read[path] = (PACKAGE / path).read_text(encoding="utf-8").splitlines()
        return self._read[path]


def read() -> Catalog:
    """The Chinese catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="salespm")


def update(extra: Path | None = None) -> Catalog:
    """Bring the Chinese catalogue up to date; texts of `extra` (a .po file) take their place."""
    template = collect()
    catalogue = read() if CATALOGUE.exists() else Catalog(locale="zh_CN", domain="salespm")
    catalogue.fuzzy = False
    catalogue.header_comment = "# The Chinese texts of salespm."
    catalogue.project, catalogue.version = "salespm", "1"
    catalogue.language_team = "salespm"
    if extra is not None:
        _fill(catalogue, extra)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(_as_po(catalogue))
    COMPILED.write_bytes(_as_mo(catalogue))
    return catalogue


def complaints() -> list[str]:
    """What is wrong with the Chinese catalogue: missing, stale, other placeholders, not compiled."""
    template, catalogue = collect(), read()
    found = [
        f"not in the catalogue: {_id(m)!r}" for m in template if m.id and m.id not in catalogue
    ]
    found += [f"no longer used: {_id(m)!r}" for m in catalogue if m.id and m.id not in template]
    for message in catalogue:
        if message.id:
            found += _faults(message)
    if not COMPILED.exists() or COMPILED.read_bytes() != _as_mo(catalogue):
        found.append("the compiled catalogue is not that of the text: run `update`")
    return found


def _faults(message: Message) -> list[str]:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if not all(texts):
        return [f"not translated: {_id(message)!r}"]
    wanted = set(_PLACEHOLDER.findall(_id(message)))
    if isinstance(message.id, tuple | list):
        wanted |= set(_PLACEHOLDER.findall(message.id[1]))
    return [
        f"placeholders differ: {_id(message)!r} → {text!r}"
        for text in map(str, texts)
        if not set(_PLACEHOLDER.findall(text)) <= wanted
        or (not isinstance(message.id, tuple | list) and set(_PLACEHOLDER.findall(text)) != wanted)
    ]


def _fill(catalogue: Catalog, extra: Path) -> None:
    with extra.open("rb") as file:
        for message in read_po(file, locale="zh_CN"):
            if message.id and message.string:
                catalogue.delete(_id(message))
                catalogue.add(message.id, message.string)


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _as_po(catalogue: Catalog) -> bytes:
    # Locations without lines and no dates: the file changes only when a text does.
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, no_location=True, omit_header=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    dates = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Last-Translator',
        '"Generated-By',
        '"Report-Msgid',
    )
    return "".join(line for line in lines if not line.startswith(dates)).encode()


def _as_mo(catalogue: Catalog) -> bytes:
    plain = Catalog(locale="zh_CN", domain="salespm")
    for message in catalogue:
        if message.id and message.string and any(message.string):
            plain.add(message.id, message.string)
    plain.revision_date = plain.creation_date = _FIXED
    buffer = io.BytesIO()
    write_mo(buffer, plain)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """0 if all is well."""
    if arguments[:1] == ["update"]:
        update(Path(arguments[1]) if len(arguments) > 1 else None)
    wrong = complaints()
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
