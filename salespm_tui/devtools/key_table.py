"""The key table of README, from the action table.

python -m salespm_tui.devtools.key_table            print it
python -m salespm_tui.devtools.key_table README.md  write it between its marks
"""

from __future__ import annotations

import sys
from pathlib import Path

from salespm_tui.ui.actions import SCOPES, key_name, of_scope

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
_TITLES = {"app": "Everywhere", "list": "In every list"}


def key_table() -> str:
    """One Markdown table a scope."""
    parts = []
    for scope in SCOPES:
        title = _TITLES.get(scope) or scope.replace("standup", "stand-up").capitalize()
        rows = [
            f"| {' '.join(f'`{key_name(key)}`' for key in action.keys)} | {action.label} |"
            f" {action.help} |"
            for action in of_scope(scope)
            if action.keys
        ]
        parts.append("\n".join([f"**{title}**", "", "| key | | |", "|---|---|---|", *rows]))
    return "\n\n".join(parts)


def with_table(text: str) -> str:
    """`text` with the table between its marks."""
    head, _begin, rest = text.partition(BEGIN)
    _old, _end, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{key_table()}\n{END}{tail}"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        readme = Path(sys.argv[1])
        readme.write_text(with_table(readme.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(key_table())
