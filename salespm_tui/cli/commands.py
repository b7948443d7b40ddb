"""Which function runs which command."""

from __future__ import annotations

from salespm_tui.cli import exporting, finding, reading, reviewing, writing
from salespm_tui.cli.arguments import Arguments
from salespm_tui.cli.console import Console

COMMANDS = {
    **reading.COMMANDS,
    **writing.COMMANDS,
    **exporting.COMMANDS,
    "find": finding.find,
    "review": reviewing.review,
}


def run_command(arguments: Arguments, console: Console) -> int:
    """Run the command that was named; the exit code says how it went."""
    assert arguments.command is not None
    return COMMANDS[arguments.command](arguments, console)
