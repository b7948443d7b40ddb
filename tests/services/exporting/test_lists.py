"""Lists go out and come into an empty workspace, which then hands out the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from salespm_tui.contract.exports import AREAS, ExportQuery
from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.exchange.crm_columns import columns_of
from salespm_tui.exchange.list_headings import OWN, own_headings
from salespm_tui.services.importing.crm.rows import add_rows
from salespm_tui.services.importing.kinds import kind_of
from salespm_tui.services.work import Work
from salespm_tui.services.workspace import Workspace
from tests.services.exporting.test_round_trip import CLOCK, workspace

COMING_IN = ("clients", "contacts", "deals", "leads", "log", "risks")
"""What our own import reads, what others refer to first."""

TODAY = date(2026, 11, 23)
_OPEN_STAGES = 5
"""The ladder of a new workspace has so many stages before the won and the lost one."""

_HOSTILE = "=+-@'＝aB1 ,;\"：\t\n安[/]%$é|"


@pytest.fixture(params=["en", "zh"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("en")


def lines(least: int = 0) -> st.SearchStrategy[str]:
    """One line of text, as the entrance of the workspace leaves it."""
    texts = st.text(st.sampled_from(_HOSTILE), max_size=8).map(clean_text)
    return texts.filter(lambda one: len(one) >= least)


paragraphs = st.text(st.sampled_from(_HOSTILE), max_size=8).map(
    lambda one: clean_text(one, multiline=True)
)
maybe_line = lines().map(lambda one: one or None)
days = st.none() | st.integers(-900, 900).map(lambda number: TODAY + timedelta(days=number))
instants = st.integers(-(10**7), 10**7).map(
    lambda seconds: datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(seconds=seconds)
)
steps = st.none() | st.integers(1, 5)


def one_of(choices: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(choices)


def maybe(choices: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(choices)


def some(least: int = 0, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.fixed_dictionaries(columns), min_size=least, max_size=3)


clients = some(
    1,
    name=lines(1),
    short_name=maybe_line,
    kind=one_of(codes.CLIENT_KIND),
    industry=maybe_line,
    tier=maybe(codes.CLIENT_TIER),
    status=one_of(codes.CLIENT_STATUS),
    cadence_days=st.none() | st.integers(1, 400),
    notes=paragraphs,
)
contacts = some(
    name=lines(1),
    title=maybe_line,
    phone=maybe_line,
    role=maybe(codes.CONTACT_ROLE),
    influence=steps,
    attitude=maybe(codes.ATTITUDE),
    preferred_channel=maybe(codes.CHANNEL),
    notes=paragraphs,
)
deals = some(
    name=lines(1),
    stage_id=st.integers(1, _OPEN_STAGES + 2),
    amount_minor=st.none() | st.integers(-(10**9), 10**12),
    currency=st.sampled_from(("EUR", "JPY", "KWD", "CNY")),
    expected_close_on=days,
    closed_on=days,
    opened_on=days,
    products=maybe_line,
    owner=maybe_line,
    competitor=maybe_line,
    detail=paragraphs,
    reason=st.integers(0, 20),
    percent=st.none() | st.integers(0, 100),
    forecast=one_of(codes.FORECAST_CATEGORY[:4]),
    source_uid=maybe(("7", "A-1", "=1")),
    notes=paragraphs,
)
leads = some(
    title=lines(1),
    contact_name=maybe_line,
    company=maybe_line,
    email=maybe_line,
    source=maybe(codes.LEAD_SOURCE),
    status=one_of(codes.LEAD_STATUS),
    score=st.none() | st.integers(0, 100),
    owner=maybe_line,
    lost_reason=maybe_line,
    converted_at=st.none() | instants,
    notes=paragraphs,
)
entries = some(
    occurred_at=instants,
    channel=one_of(codes.CHANNEL),
    direction=one_of(codes.DIRECTION),
    planned=st.booleans(),
    duration_min=st.none() | st.integers(0, 999),
    summary=paragraphs,
    outcome=paragraphs,
    sentiment=maybe(codes.SENTIMENT),
)
risks = some(
    title=lines(1),
    cause=paragraphs,
    event=paragraphs,
    effect=paragraphs,
    category=one_of(codes.RISK_CATEGORY),
    polarity=one_of(codes.RISK_POLARITY),
    probability=steps,
    impact=steps,
    impact_schedule_days=st.none() | st.integers(0, 999),
    impact_cost_minor=st.none() | st.integers(0, 10**12),
    residual_probability=steps,
    residual_impact=steps,
    strategy=maybe(("accept", "escalate")),
    response=paragraphs,
    contingency=paragraphs,
    trigger=paragraphs,
    triggered_on=days,
    owner=maybe_line,
    status=one_of(codes.RISK_STATUS),
    proximity=maybe(codes.RISK_PROXIMITY),
    identified_on=days.filter(lambda day: day is not None),
    next_review_on=days,
    review_every_days=st.none() | st.integers(1, 400),
    closed_on=days,
    close_reason=paragraphs,
    source_uid=maybe(("7", "R-1", "=1")),
    notes=paragraphs,
)
actions = st.lists(
    st.fixed_dictionaries({"title": lines(1), "owner": maybe_line, "due_on": days}), max_size=3
)


def put(opened: Workspace, table: str, rows: list[dict[str, Any]]) -> None:
    with opened._store.write(label("by hand"), "ByHand") as unit:
        add_rows(Work(unit.session, CLOCK), table, rows)


def filled(opened: Workspace, made: dict[str, list[Any]]) -> None:
    """Rows as commands would have left them: what belongs together fits."""
    names: dict[str, dict[str, Any]] = {}
    for row in made["clients"]:
        names.setdefault(row["name"].casefold(), row)
    put(opened, "client", list(names.values()))
    put(opened, "contact", [{"client_id": 1, **row} for row in made["contacts"]])
    put(opened, "opportunity", [deal(row) for row in made["deals"]])
    put(opened, "lead", made["leads"])
    entries = made["log"]
    contact = 1 if made["contacts"] else None
    put(opened, "interaction", [{"client_id": 1, "contact_id": contact, **row} for row in entries])
    put(opened, "project", [{"code": "P", "name": "P", "currency": "EUR"}])
    put(opened, "risk", [{"project_id": 1, **row} for row in made["risks"]])
    links = [("opportunity_id", "deals"), ("lead_id", "leads"), ("interaction_id", "log")]
    steps = [
        {"kind": "follow_up", link: 1, "client_id": 1, **row}
        for (link, area), row in zip(links, made["steps"], strict=False)
        if made[area]
    ]
    responses = [{"kind": "response", "risk_id": 1, **row} for row in made["steps"][:1]]
    put(opened, "action_item", steps + (responses if made["risks"] else []))


def deal(row: dict[str, Any]) -> dict[str, Any]:
    """A deal of which stage, days, forecast and reason belong together."""
    row = {"client_id": 1, "stage_entered_at": CLOCK.now(), **row}
    detail, reason, percent = row.pop("detail"), row.pop("reason"), row.pop("percent")
    forecast = row.pop("forecast")
    if row["stage_id"] <= _OPEN_STAGES:
        row |= {"closed_on": None, "forecast_category": forecast, "probability_override": percent}
        return row
    won = row["stage_id"] == _OPEN_STAGES + 1
    fit = [one for one in codes.OUTCOME_REASON if one.startswith("win" if won else "lost")]
    row |= {"forecast_category": "closed", "outcome_reason": fit[reason % len(fit)]}
    return {**row, "outcome_detail": detail}


def handed_out(opened: Workspace, area: str, *, raw: bool = False) -> bytes:
    content = opened.ask(ExportQuery("csv", area=area, raw=raw)).content
    assert isinstance(content, bytes)
    return content


def brought(opened: Workspace, path: Path) -> ImportReport:
    report = opened.do(ImportFile(str(path)))[0]
    assert isinstance(report, ImportReport)
    return report


@settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    made=st.fixed_dictionaries(
        {
            "clients": clients,
            "contacts": contacts,
            "deals": deals,
            "leads": leads,
            "log": entries,
            "risks": risks,
            "steps": actions,
        }
    ),
    tongue=st.sampled_from(("en", "zh")),
)
def test_lists_come_back_as_they_went(made: dict[str, list[Any]], tongue: str) -> None:
    set_language(tongue)
    try:
        with TemporaryDirectory() as name:
            folder = Path(name)
            with workspace(folder, "one") as source, workspace(folder, "two") as target:
                filled(source, made)
                for area in COMING_IN:
                    there_and_back(source, target, folder / f"{area}.csv", area)
    finally:
        set_language("en")


def there_and_back(source: Workspace, target: Workspace, path: Path, area: str) -> None:
    path.write_bytes(handed_out(source, area))
    report = brought(target, path)
    assert (report.kind, report.refused) == (area, ())
    assert handed_out(target, area) == path.read_bytes()
    for opened in (source, target):
        again = brought(opened, path)
        assert (again.created, again.set_id if opened is target else None) == (0, None)
    assert handed_out(source, area) == path.read_bytes()


@pytest.mark.parametrize("area", COMING_IN)
@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_our_headings_are_known_to_our_import(tmp_path: Path, area: str, tongue: str) -> None:
    headings = own_headings(area, tongue)
    (tmp_path / "own.csv").write_text(",".join(headings))
    assert kind_of(ImportFile(str(tmp_path / "own.csv"))) == area
    found, rest = columns_of(area, headings, {})
    assert ({field: headings[place] for field, place in found.items()}, rest) == (
        dict(zip(OWN[area], headings, strict=True)),
        (),
    )


def test_every_area_goes_out_with_formulas_defused(tmp_path: Path, spoken: str) -> None:
    with workspace(tmp_path, "one") as opened:
        put(opened, "client", [{"name": "=1+1"}])
        put(opened, "project", [{"code": "P", "name": "P", "currency": "EUR"}])
        evil = {"client_id": 1, "project_id": 1}
        put(opened, "requirement", [{**evil, "title": "@need"}])
        put(opened, "expectation", [{**evil, "statement": "+promise"}])
        put(opened, "change_request", [{**evil, "title": "-change", "requested_on": TODAY}])
        put(opened, "feedback", [{**evil, "content": "=praise", "received_on": TODAY}])
        put(opened, "risk", [{"title": "=risk", "identified_on": TODAY}])
        put(opened, "issue", [{"title": "=issue", "raised_on": TODAY, "risk_id": 1}])
        goal = {"name": "=goal", "target_value": 100, "start_on": TODAY, "due_on": TODAY}
        put(opened, "goal", [goal])
        for area in (
            "clients",
            "needs",
            "expectations",
            "changes",
            "feedback",
            "risks",
            "issues",
            "goals",
        ):
            shown = handed_out(opened, area)
            assert shown.startswith(b"\xef\xbb\xbf")
            rows = list(csv.reader(io.StringIO(shown.decode("utf-8-sig"), newline="")))
            assert tuple(rows[0]) == own_headings(area, spoken)
            assert len(rows) == 2
            assert not [cell for cell in rows[1] if cell[:1] in "=+-@" and cell]
            assert [cell for cell in rows[1] if cell[:2] in ("'=", "'+", "'-", "'@")]
            plainly = handed_out(opened, area, raw=True)
            assert not plainly.startswith(b"\xef\xbb\xbf")
            assert b"'=" not in plainly
        assert set(AREAS) == {"tasks", *OWN}


def test_a_project_has_its_own_rows_alone(tmp_path: Path) -> None:
    with workspace(tmp_path, "one") as opened:
        put(opened, "project", [{"code": code, "name": code, "currency": "EUR"} for code in "AB"])
        put(opened, "client", [{"name": "of B"}, {"name": "of none"}])
        put(opened, "interaction", [{"client_id": 1, "project_id": 2, "occurred_at": CLOCK.now()}])
        risk = {"identified_on": TODAY}
        put(
            opened,
            "risk",
            [{"title": "a", "project_id": 1, **risk}, {"title": "b", "project_id": 2, **risk}],
        )
        made = opened.ask(ExportQuery("csv", 2, area="risks"))
        assert (made.file_name, b",b," in made.content, b",a," in made.content) == (
            "B-risks.csv",
            True,
            False,
        )
        clients = opened.ask(ExportQuery("csv", 2, area="clients")).content.decode("utf-8-sig")
        assert [line.split(",")[0] for line in clients.splitlines()] == ["Client", "of B"]
