"""What may be typed, in which order, and what is said of what may not."""

from __future__ import annotations

import pytest

from salespm_tui.cli.arguments import COMMANDS, Arguments, UsageError, read_arguments
from salespm_tui.cli.help import command_help, program_help
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language


def test_nothing_typed_opens_the_app() -> None:
    assert read_arguments([]) == Arguments()


@pytest.mark.parametrize(
    "line",
    [
        "--file w.db --lang zh standup --json",
        "standup --json --file w.db --lang zh",
        "--lang=zh --json standup --file=w.db",
    ],
)
def test_options_stand_before_or_after_the_command(line: str) -> None:
    wanted = Arguments("standup", file="w.db", lang="zh", json=True)
    assert read_arguments(line.split()) == wanted


def test_demo_may_stand_before_any_command() -> None:
    for command in ("standup", "projects", "timeline", "clients", "history", "check", "undo"):
        arguments = read_arguments(["--demo", command])
        assert (arguments.command, arguments.demo) == (command, True)


def test_a_value_is_not_taken_for_the_command() -> None:
    assert read_arguments(["--project", "undo", "timeline"]).project == "undo"
    assert read_arguments(["--of", "task", "12", "history"]).of == ["task", "12"]


def test_the_words_of_a_text_may_surround_options() -> None:
    arguments = read_arguments(["log", "call", "Acme", "--today", "2026-11-23", "prices", "!fri"])
    assert list(arguments.text) == ["call", "Acme", "prices", "!fri"]
    assert arguments.today == "2026-11-23"


def test_two_dashes_let_a_text_begin_with_one() -> None:
    assert list(read_arguments(["log", "--", "--odd", "text"]).text) == ["--odd", "text"]


def test_several_files_are_one_import() -> None:
    arguments = read_arguments(["import", "a.xml", "b.xml", "--dry-run", "--as", "mspdi", "--new"])
    assert list(arguments.files) == ["a.xml", "b.xml"]
    assert (arguments.kind, arguments.dry_run, arguments.new) == ("mspdi", True, True)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("standpu", "Did you mean “standup”?"),
        ("zzz", "There is no command “zzz”."),
        ("import", "FILE"),
        ("--lang fr", "fr"),
        ("standup extra", "extra"),
        ("clients --log x", "x"),
        ("--file", "--file"),
        ("--fil=w.db", "--fil"),
        ("import a.xml --as docx", "docx"),
    ],
)
def test_wrong_usage_is_named(line: str, part: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_arguments(line.split())
    assert part in str(refused.value)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_help_names_everything_and_fits(language: str, width: int) -> None:
    set_language(language)
    text = program_help(width)
    for command in COMMANDS:
        assert f"  {command.name} " in text
        of_command = command_help(command, width)
        for option in command.options:
            assert option.shown.split()[0].rstrip(",") in of_command
        assert max(map(cell_width, of_command.splitlines())) <= width
    assert max(map(cell_width, text.splitlines())) <= width
