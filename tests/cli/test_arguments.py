"""What may be typed, in which order, and what is said of what may not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.cli.arguments import (
    Arguments,
    UsageError,
    language_asked,
    read_arguments,
)
from salespm_tui.cli.command_table import COMMANDS, COMMON
from salespm_tui.cli.help import command_help, program_help
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language

EVERY_OPTION = (*COMMON, *(option for command in COMMANDS for option in command.options))


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


@given(
    st.lists(
        st.sampled_from(
            [command.name for command in COMMANDS]
            + [name for option in EVERY_OPTION for name in option.names if name.startswith("-")]
            + ["", "-", "--", "---", "-x", "%s", "--=", "--file=", "--json=1", "12", "-1", "\x00"]
        )
        | st.text(max_size=6),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_line_is_understood_or_refused_with_a_word(words: list[str]) -> None:
    assert language_asked(words) in {None, "en", "zh"}
    try:
        read_arguments(words)
    except UsageError as refused:
        assert str(refused).strip()


@pytest.mark.parametrize(
    "words",
    [
        ["--file", "", "standup"],
        ["standup", "--file="],
        ["import", ""],
        ["restore", ""],
        ["backup", "-o", ""],
        ["standup", "--project", ""],
        ["history", "--of", "", ""],
    ],
)
def test_an_empty_word_never_means_the_file_of_ones_own(words: list[str]) -> None:
    with pytest.raises(UsageError, match="empty word"):
        read_arguments(words)


@pytest.mark.parametrize("text", ["x", "-1", "9" * 20, "", "１"])
def test_an_id_that_no_file_could_hold_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_arguments(["clients", "--log", text])


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
