"""A text goes out to the person's own editor and comes back: a real program on a real file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from salespm_tui.core.errors import UserError
from salespm_tui.ui.editor import edited, editing_folder, editor_command

ENVIRONMENT = {"PATH": os.environ["PATH"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "salespm-editing"


def editor(tmp_path: Path, does: str) -> list[str]:
    """An editor that does so with the file ($1) and what lies beside it."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o700)
    return [str(script)]


def test_what_was_written_comes_back_clean_and_nothing_is_left(
    tmp_path: Path, folder: Path
) -> None:
    does = 'touch "$1~" "$1.swp"; printf "one\\n\\033[31mtwo 谈价格\\n" > "$1"'
    written = edited("before", editor(tmp_path, does), folder, ENVIRONMENT, ".md")
    assert (written.text, written.trouble) == ("one\n[31mtwo 谈价格", "")
    assert not folder.exists()


def test_the_file_is_for_its_owner_alone_and_holds_the_text(tmp_path: Path, folder: Path) -> None:
    seen = tmp_path / "seen"
    does = (
        f'stat -c %a "$1" "$(dirname "$1")" > {seen}; cat "$1" >> {seen}; basename "$1" >> {seen}'
    )
    before = os.umask(0)
    try:
        edited("一句话\n", editor(tmp_path, does), folder, ENVIRONMENT, ".md")
    finally:
        os.umask(before)
    assert seen.read_text().split() == ["600", "700", "一句话", "text.md"]
    assert stat.S_IMODE(tmp_path.stat().st_mode) & 0o700


@pytest.mark.parametrize(
    ("does", "text", "trouble"),
    [
        ("exit 3", "before", "(3); the text is as it was"),
        ('printf saved > "$1"; exit 3', "saved", "(3); what it had saved is here"),
        ('rm "$1"', "before", "left no file"),
        ('printf "\\377x" > "$1"', "\ufffdx", ""),
    ],
)
def test_an_editor_that_fails_loses_nothing(
    tmp_path: Path, folder: Path, does: str, text: str, trouble: str
) -> None:
    written = edited("before", editor(tmp_path, does), folder, ENVIRONMENT, ".txt")
    assert written.text == text
    assert trouble in written.trouble
    assert not folder.exists()


def test_one_that_cannot_be_started_is_named(folder: Path) -> None:
    with pytest.raises(UserError, match="no-such-editor cannot be started"):
        edited("before", ["no-such-editor"], folder, ENVIRONMENT, ".txt")
    assert not folder.exists()


def test_the_editor_is_the_visual_one_with_its_options() -> None:
    assert editor_command({"VISUAL": "code --wait 'a b'", "EDITOR": "vi"}) == [
        "code",
        "--wait",
        "a b",
    ]
    assert editor_command({"VISUAL": " ", "EDITOR": "vi"}) == ["vi"]
    for environment in ({}, {"EDITOR": ""}, {"EDITOR": "vi 'open"}):
        with pytest.raises(UserError, match="No editor is set"):
            editor_command(environment)


def test_the_file_lies_in_memory_where_there_is_a_place_for_that(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert editing_folder({"XDG_RUNTIME_DIR": str(tmp_path)}, state).parent == tmp_path
    assert editing_folder({"XDG_RUNTIME_DIR": str(tmp_path / "none")}, state).parent == state
    assert editing_folder({}, state).parent == state
