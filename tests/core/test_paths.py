"""Where files are kept, and that nobody else can read them, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from salespm_tui.core import paths
from salespm_tui.core.errors import UserError


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "SALESPM_FILE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_workspace_is_the_one_given_else_the_one_named_else_the_default(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.workspace_file() == paths.data_directory() / "salespm.db"
    monkeypatch.setenv("SALESPM_FILE", "~/mine.db")
    assert paths.workspace_file() == home / "mine.db"
    monkeypatch.chdir(home)
    assert paths.workspace_file("other.db") == home / "other.db"
    monkeypatch.setenv("SALESPM_FILE", "")
    assert paths.workspace_file() == paths.data_directory() / "salespm.db"


def test_everything_lies_in_the_home_of_the_person(home: Path) -> None:
    kept = [paths.workspace_file(), paths.crash_directory(), paths.config_file()]
    assert all(path.is_relative_to(home) for path in kept)
    assert len({path.name for path in kept}) == len(kept)
    assert not any(home.iterdir())


def test_the_named_folders_of_the_desktop_are_respected(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "elsewhere"))
    assert paths.crash_directory() == home / "elsewhere" / "salespm" / "crashes"


def test_a_new_directory_is_private_with_all_above_it(tmp_path: Path, umask: int) -> None:
    made = paths.private_directory(tmp_path / "a" / "b" / "c")
    assert [mode_of(path) for path in (made, made.parent, made.parent.parent)] == [0o700] * 3


def test_a_directory_that_is_there_is_closed_to_others(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    there.chmod(0o775)
    (there / "kept").touch()
    assert paths.private_directory(there) == there
    assert mode_of(there) == 0o700
    assert (there / "kept").exists()


def test_a_file_in_the_place_of_a_directory_is_named(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(UserError, match="something else stands there"):
        paths.private_directory(tmp_path / "there")


def test_a_directory_of_somebody_else_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(UserError, match="another user"):
        paths.private_directory(tmp_path)


def test_a_new_file_is_private_and_can_be_written_and_read(tmp_path: Path, umask: int) -> None:
    with os.fdopen(paths.open_private(tmp_path / "note"), "w+") as note:
        note.write("secret")
        note.seek(0)
        assert note.read() == "secret"
    assert mode_of(tmp_path / "note") == 0o600


def test_nothing_that_has_the_name_is_opened_or_followed(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("there", "link"):
        with pytest.raises(FileExistsError):
            paths.open_private(tmp_path / name)
    assert (tmp_path / "there").read_text() == "kept"
    assert not (tmp_path / "nowhere").exists()
