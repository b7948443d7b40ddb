"""Whatever bytes the terminal sends: no crash, and no key that nobody pressed."""

from __future__ import annotations

import signal

import pytest
from small_app import Start
from textual import events
from textual.keys import Keys

from salespm_tui.ui.terminal_input import TolerantParser

JUNK = {
    "code point beyond all": "\x1b[99999999999u",
    "code point just beyond": "\x1b[1114112u",
    "half a character": "\x1b[55296u",
    "half a character as text": "\x1b[97;1;55296u",
    "text beyond all": "\x1b[97;1;99999999999u",
    "very long": "\x1b[" + "9" * 200 + "u",
    "device attributes": "\x1b[?1;2c",
    "second device attributes": "\x1b[>0;276;0c",
    "unknown mode report": "\x1b[?9999;3$y",
    "unknown final": "\x1b[12;34k",
    "with an intermediate": '\x1b[1"q',
}
MOUSE_JUNK = {
    "far away": "\x1b[<0;99999999999999999999;5M",
    "negative": "\x1b[<0;-5;-5M",
    "oldest kind": "\x1b[M !!",
    "no numbers": "\x1b[<;;M",
    "many numbers": "\x1b[<1;2;3;4;5;6M",
    "astronomic": "\x1b[<0;" + "9" * 120 + ";1M",
}
SIZE_JUNK = {"huge": "\x1b[48;99999999;99999999;1;1t", "none": "\x1b[48;0;0;0;0t"}
BYTES = {
    "latin-1": b"\xe9",
    "continuation": b"\x80",
    "UTF-16 mark": b"\xff\xfe",
    "overlong": b"\xc0\xaf",
    "half of two": b"\xc3",
    "surrogate": b"\xed\xa0\x80",
    "all of them": bytes(range(128, 256)),
}


def keys_of(data: str) -> list[str]:
    parser = TolerantParser()
    found = [event for event in parser.feed(data) if isinstance(event, events.Key)]
    return [event.key for event in found if event.key != Keys.Ignore]


@pytest.mark.parametrize("junk", [*JUNK.values(), *MOUSE_JUNK.values()], ids=[*JUNK, *MOUSE_JUNK])
def test_junk_makes_no_keys(junk: str) -> None:
    assert keys_of(f"{junk}d") == ["d"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ("\x1b[A", "up"),
        ("\x1b[1;5C", "ctrl+right"),
        ("\x1b[[A", "f1"),
        ("\x1b[15~", "f5"),
        ("\x1bOP", "f1"),
        ("\x1b[27u", "escape"),
        ("\x1b[Z", "shift+tab"),
        ("\x1b[3$", "shift+delete"),
    ],
)
def test_real_keys_still_come_through(data: str, key: str) -> None:
    assert keys_of(data) == [key]


def test_a_long_word_composed_in_one_go_comes_as_its_characters() -> None:
    """What an input method commits arrives as one sequence of code points, as long as the word."""
    word = "上海浦东发展银行股份有限公司"
    sequence = f"\x1b[0;;{':'.join(str(ord(character)) for character in word)}u"
    found = [event for event in TolerantParser().feed(sequence) if isinstance(event, events.Key)]
    assert "".join(event.character or "" for event in found) == word


def test_the_program_lives_through_all_of_it(start: Start) -> None:
    session = start()
    for junk in (*JUNK.values(), *MOUSE_JUNK.values(), *SIZE_JUNK.values(), "\x1b[<0;3;3M"):
        session.send(junk)
    session.settle(0.2)
    assert "keys:" not in session.screen()
    for data in BYTES.values():
        session.send(data + b" ")
    session.press("a")
    session.wait_for("space a")
    session.press("down")
    session.wait_for("> Row 0001")
    session.press("q")
    assert session.wait_exit() == 0
    assert session.given_back() == []


def test_a_character_cut_in_two_by_the_line_arrives_whole(start: Start) -> None:
    session = start()
    first, rest = "话".encode()[:1], "话".encode()[1:]
    session.send(first)
    session.settle(0.05)
    session.send(rest)
    session.wait_for("keys: 话")


def test_a_megabyte_pasted_comes_as_one_piece(start: Start) -> None:
    session = start()
    session.send(b"\x1b[200~" + b"d" * 1_000_000 + b"\x1b[201~")
    session.wait_for("pasted 1000000", timeout=20)
    session.press("q")
    assert session.wait_exit() == 0


def test_a_paste_without_an_end_can_still_be_ended(start: Start) -> None:
    session = start()
    session.send("\x1b[200~ddd")
    session.press("q")
    session.settle(0.1)
    assert session.process.poll() is None
    session.process.send_signal(signal.SIGTERM)
    assert session.wait_exit() == 143
    assert session.given_back() == []
