"""Files that are no MS Project XML, or mean harm: each refused with one clear line that names it."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.exchange.mspdi import stream
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.exchange.mspdi_files import HEAD, XMLNS, project, task, write

DOCTYPE = "<!DOCTYPE Project [{}]>"
SPACE = f'xmlns="{XMLNS}"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as told:
        read_mspdi(path)
    assert told.value.title
    assert told.value.what_to_do
    assert "\n" not in told.value.title
    return told.value.title


@pytest.mark.parametrize(
    "declarations",
    [
        "",
        '<!ENTITY l0 "lol">' + LAUGHS,
        f'<!ENTITY long "{"x" * 50_000}">',
        '<!ENTITY file SYSTEM "file:///etc/passwd">',
        '<!ENTITY % outside SYSTEM "http://localhost:9/evil.dtd"> %outside;',
        "<!ELEMENT Project ANY>",
    ],
    ids=["doctype", "billion laughs", "quadratic", "external", "parameter", "element"],
)
def test_document_types_and_entities_are_refused(tmp_path: Path, declarations: str) -> None:
    body = project(task(1, "&l9;&long;&file;")).removeprefix(HEAD)
    path = write(tmp_path, HEAD + DOCTYPE.format(declarations) + body)
    assert refusal(path) == "plan.xml declares a document type or entities; no plan does."


def test_an_outside_document_type_is_refused(tmp_path: Path) -> None:
    text = project().replace(HEAD, HEAD + '<!DOCTYPE Project SYSTEM "http://localhost:9/x.dtd">')
    assert "document type" in refusal(write(tmp_path, text))


def test_a_deep_nest_is_refused(tmp_path: Path) -> None:
    deep = project("<Task>" + "<a>" * 100_000 + "</a>" * 100_000 + "</Task>")
    assert refusal(write(tmp_path, deep)) == "plan.xml is nested or filled beyond what any plan is."


def test_more_elements_than_any_plan_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST_ELEMENTS", 1000)
    assert "beyond" in refusal(write(tmp_path, project("<x/>" * 1001)))


def test_one_overfull_task_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_ELEMENTS_OF_RECORD", 1000)
    assert "beyond" in refusal(write(tmp_path, project(task(1, more="<x/>" * 1001))))
    assert len(read_mspdi(write(tmp_path, project(task(1) * 600))).tasks) == 600


def test_a_file_larger_than_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    path = write(tmp_path, project())
    os.truncate(path, stream.MOST_MEGABYTES * 1024 * 1024 + 1)
    assert refusal(path) == "plan.xml is larger than 200 MB."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("no XML at all", 1),
        (f"{HEAD}<Project {SPACE}>\n<Tasks>\n<Task></Tasks></Project>", 4),
        (project(task(1))[:-20], 2),
        (f"{HEAD}<Project {SPACE}>&nbsp;</Project>", 2),
        (f"{HEAD}<Project {SPACE}>&#27;[31m</Project>", 2),
        (f"{HEAD}<Project {SPACE}/><Project/>", 2),
        (" \n ", 2),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 1),
        (f"<Project {SPACE}><Name>\xe9</Name></Project>".encode("latin-1"), 1),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, line: int
) -> None:
    assert refusal(write(tmp_path, text)) == f"plan.xml is not well-formed XML (line {line})."


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("<html><body/></html>", "html"),
        ("<Project><Tasks/></Project>", "Project"),
        ('<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"/>', "Project"),
        (f"<Task {SPACE}/>", "Task"),
        (f"<{'x' * 500}/>", "x" * 40),
    ],
)
def test_another_xml_is_refused_by_name(tmp_path: Path, text: str, element: str) -> None:
    told = refusal(write(tmp_path, text))
    assert told == f"plan.xml is not MS Project XML: it begins with “{element}”."


def test_encodings_that_are_not_understood(tmp_path: Path) -> None:
    unknown = '<?xml version="1.0" encoding="x-none"?><Project/>'
    several = '<?xml version="1.0" encoding="GB18030"?><Project><Name>计划</Name></Project>'
    assert "well-formed" in refusal(write(tmp_path, unknown)) or "encoding" in refusal(
        write(tmp_path, unknown)
    )
    assert "encoding" in refusal(write(tmp_path, several.encode("gb18030")))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_ways_to_write_unicode_are_read(tmp_path: Path, encoding: str) -> None:
    text = project(task(1, "计划")).removeprefix(HEAD).encode(encoding)
    assert read_mspdi(write(tmp_path, text)).tasks[0].name == "计划"


def test_an_empty_file(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, "")) == "plan.xml is empty."


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xml") == f"There is no file {tmp_path / 'none.xml'}."


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert refusal(tmp_path / "plans") == "plans is a folder."


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    assert refusal(tmp_path / "pipe.xml") == "pipe.xml is no file."


def test_what_the_system_refuses_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, project()) / "inside.xml"
    assert refusal(path).startswith("inside.xml cannot be read:")


def test_a_hostile_file_name_is_shown_harmless(tmp_path: Path) -> None:
    path = write(tmp_path, "no XML", "a\x1b[31mb.xml")
    assert "\x1b" not in refusal(path)


def test_the_refusal_is_said_in_the_language_of_the_moment(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    english = refusal(path)
    set_language("zh")
    assert "plan.xml" in refusal(path)
    set_language("en")
    assert refusal(path) == english


def peak_of_reading(folder: Path, size: int) -> int:
    noise = "<TimephasedData><Value>PT8H0M0S</Value></TimephasedData>" * 20
    rest = f"<Assignments>{f'<Assignment>{noise}</Assignment>' * size}</Assignments>"
    unknown = "<Unknown>" + "<a><b/></a>" * size * 60 + "</Unknown>"
    path = write(folder, project(task(1), rest=rest + unknown))
    tracemalloc.start()
    try:
        read_mspdi(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    assert peak_of_reading(tmp_path, 300) < 1.2 * peak_of_reading(tmp_path, 100)


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_text_is_read_or_refused_in_words(tmp_path: Path, text: str) -> None:
    body = text.encode("utf-8", "surrogatepass")
    path = write(tmp_path, HEAD.encode() + f"<Project {SPACE}>".encode() + body + b"</Project>")
    try:
        read_mspdi(path)
    except UserError as told:
        assert told.title
