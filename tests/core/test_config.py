"""The settings file: what is understood is taken, what is not is named, nothing crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.config import Config, config_from, read_config
from salespm_tui.core.i18n import set_language


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    read = read_config(tmp_path / "config.toml")
    assert read.config == Config()
    assert read.problems == ()
    assert read.config.time_box_minutes == 15


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    read = read_config(
        written(
            tmp_path,
            """
            language = "zh"
            theme = "high-contrast"
            ascii = true
            color = 256
            mouse = "off"
            time_box_minutes = 20
            [keys]
            "list.archive" = "f8, X"
            clients.log = ["a", "f7"]
            """,
        )
    )
    assert read.problems == ()
    assert read.config == Config(
        language="zh",
        theme="high-contrast",
        ascii=True,
        color="256",
        mouse="off",
        time_box_minutes=20,
        keys={"list.archive": "f8,X", "clients.log": "a,f7"},
    )


def test_a_wrong_value_is_named_and_the_rest_is_taken(tmp_path: Path) -> None:
    read = read_config(
        written(tmp_path, 'time_box_minutes = "long"\ncolor = "pink"\nlanguage = "zh"\n')
    )
    assert read.config == Config(language="zh")
    first, second = map(str, read.problems)
    assert "time_box_minutes" in first
    assert "'long'" in first
    assert "1–240" in first
    assert "truecolor" in second


def test_an_unknown_name_brings_the_nearest(tmp_path: Path) -> None:
    read = read_config(written(tmp_path, 'colour = "16"\nzzz = 1\n'))
    assert read.config == Config()
    assert "“color”" in str(read.problems[0])
    assert "nearest" not in str(read.problems[1])


def test_problems_follow_the_language_of_the_moment() -> None:
    problem = config_from({"mouse": "cat"}).problems[0]
    assert "auto, on, off" in str(problem)
    set_language("zh")
    assert "auto, on, off" in str(problem)


@pytest.mark.parametrize(
    "text",
    ["language = ", "x = 1\nx = 2", "a = " + "[" * 5000, "theme = '" + "x" * 1_100_000 + "'"],
)
def test_a_broken_file_is_one_sentence_and_the_defaults(tmp_path: Path, text: str) -> None:
    read = read_config(written(tmp_path, text))
    assert read.config == Config()
    assert len(read.problems) == 1
    assert "not valid TOML" in str(read.problems[0])


def test_a_file_that_is_not_text_or_not_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"language = '\xff\xfe'")
    assert "not valid TOML" in str(read_config(tmp_path / "config.toml").problems[0])
    assert "cannot be read" in str(read_config(tmp_path).problems[0])


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xef\xbb\xbflanguage = 'zh'\n")
    assert read_config(tmp_path / "config.toml").config.language == "zh"


@pytest.mark.parametrize(
    ("given_settings", "config"),
    [
        ({"language": "auto"}, Config()),
        ({"mouse": True}, Config(mouse="on")),
        ({"mouse": False}, Config(mouse="off")),
        ({"color": "TrueColor "}, Config(color="truecolor")),
    ],
)
def test_what_is_meant_is_taken(given_settings: dict[str, object], config: Config) -> None:
    read = config_from(given_settings)
    assert read.config == config
    assert read.problems == ()


@pytest.mark.parametrize(
    "given_settings",
    [
        {"ascii": "yes"},
        {"time_box_minutes": 0},
        {"time_box_minutes": True},
        {"theme": "\x1b"},
        {"language": ["en"]},
        {"color": 16.0},
        {"keys": "d"},
        {"keys": {"app.quit": 7}},
        {"keys": {"app.quit": [" , "]}},
        {"keys": {"app.quit": ["q", 7]}},
    ],
)
def test_what_cannot_be_meant_is_refused(given_settings: dict[str, object]) -> None:
    read = config_from(given_settings)
    assert read.config == Config()
    assert len(read.problems) == 1


def test_over_ssh_the_mouse_stays_with_the_terminal() -> None:
    assert Config().takes_mouse(over_ssh=False)
    assert not Config().takes_mouse(over_ssh=True)
    assert Config(mouse="on").takes_mouse(over_ssh=True)
    assert not Config(mouse="off").takes_mouse(over_ssh=False)


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
names = st.one_of(st.text(max_size=8), st.sampled_from(list(Config.__dataclass_fields__)))


@given(st.dictionaries(names, anything, max_size=4))
def test_no_settings_crash_and_every_problem_can_be_read(settings: dict[str, object]) -> None:
    for problem in config_from(settings).problems:
        assert visible_controls(str(problem)) == str(problem)
