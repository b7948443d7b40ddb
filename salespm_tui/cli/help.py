"""The help, in the language of the moment, aligned in terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salespm_tui.cli.command_table import COMMANDS, COMMON, CommandLine, Option
from salespm_tui.core.cells import cell_width, pad, wrap
from salespm_tui.core.i18n import _

_INDENT = "  "
_WIDEST_NAME = 24


def program_help(width: int) -> str:
    """What `salespm --help` prints, at most `width` cells wide."""
    return "\n".join(
        (
            _("Usage: %(line)s") % {"line": "salespm [OPTION…] [COMMAND] …"},
            "",
            *wrap(
                _(
                    "Run sales projects from the terminal. Without a command the app opens; its "
                    "first screen is today's stand-up."
                ),
                width,
            ),
            "",
            _("Commands:"),
            *_aligned(((command.name, command.help) for command in COMMANDS), width),
            "",
            _("Options, before or after the command:"),
            *_aligned(_told(COMMON), width),
            "",
            *wrap(
                _(
                    "Exit codes: 0 done, 1 could not be done, 2 wrong usage, 3 the workspace "
                    "cannot be opened, 4 done in part."
                ),
                width,
            ),
            "",
            *wrap(_("More about a command: salespm COMMAND --help"), width),
            "",
        )
    )


def command_help(command: CommandLine, width: int) -> str:
    """What `salespm COMMAND --help` prints."""
    operands = [option for option in command.options if not option.names[0].startswith("-")]
    options = [option for option in command.options if option not in operands]
    line = " ".join(("salespm", command.name, *(_operand(option) for option in operands)))
    if options:
        line += " [OPTION…]"
    return "\n".join(
        (
            _("Usage: %(line)s") % {"line": line},
            "",
            *wrap(_(command.help), width),
            "",
            *_aligned(_told((*operands, *options)), width),
            "",
            _("Options of every command:"),
            *_aligned(_told(COMMON), width),
            "",
        )
    )


def _operand(option: Option) -> str:
    return option.shown + ("…" if option.settings.get("nargs") == "+" else "")


def _told(options: Iterable[Option]) -> Iterator[tuple[str, str]]:
    return ((option.shown, option.help) for option in options)


def _aligned(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Names at the left, what they mean at the right; a long name has a line of its own."""
    table = list(rows)
    column = min(max(cell_width(name) for name, _help in table), _WIDEST_NAME) + 2
    room = max(width - len(_INDENT) - column, 20)
    for name, help_text in table:
        first, *more = wrap(_(help_text), room)
        if cell_width(name) + 2 > column:
            yield _INDENT + name
            more.insert(0, first)
        else:
            yield _INDENT + pad(name, column) + first
        yield from (_INDENT + " " * column + line for line in more)
