"""Every row of the action table leads somewhere, has a key of its own, and is tried by real keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from salespm_tui.ui.action import Action
from salespm_tui.ui.actions import ACTIONS, SCOPES
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.keymap import keys_of
from salespm_tui.ui.screens import PANES, make_pane
from salespm_tui.ui.widgets.line_list import LineList

PILOT_TESTS = Path(__file__).resolve().parents[1] / "ui"


def home_of(scope: str) -> type:
    """The class on which the actions of that scope act."""
    return {"app": SalesApp, "list": LineList}.get(scope) or type(make_pane(scope))


@pytest.fixture(scope="module")
def tried() -> str:
    """The text of every pilot test."""
    return "\n".join(path.read_text(encoding="utf-8") for path in PILOT_TESTS.glob("test_*.py"))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_has_a_method_where_its_scope_lives(action: Action) -> None:
    assert callable(getattr(home_of(action.scope), f"do_{action.name}", None))


def test_every_action_is_named_by_a_pilot_test(tried: str) -> None:
    """A test of the shell or of its screen says its id; who adds an action adds its test."""
    missing = [
        action.id for action in ACTIONS if not re.search(rf"\b{re.escape(action.id)}\b", tried)
    ]
    assert not missing


def test_a_reason_not_to_act_belongs_to_an_action() -> None:
    known = {(action.scope, action.name) for action in ACTIONS}
    for scope in SCOPES:
        for name in dir(home_of(scope)):
            if name.startswith("cannot_"):
                assert (scope, name.removeprefix("cannot_")) in known, f"{scope}: {name}"


def test_no_two_actions_that_can_meet_share_a_key() -> None:
    for scope in PANES:
        taken: dict[str, str] = {}
        for action in ACTIONS:
            if action.scope in ("app", "list", scope):
                for key in keys_of(action.id, {}):
                    assert key not in taken, f"{key}: {action.id} and {taken.get(key)}"
                    taken[key] = action.id


def test_ids_and_labels_are_unique_where_they_meet() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for scope in SCOPES:
        labels = [action.label for action in ACTIONS if action.scope == scope]
        assert len(set(labels)) == len(labels), scope
