"""From the table of actions to Textual's bindings, with the person's own keys in between."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from salespm_tui.core.i18n import _
from salespm_tui.core.similar import nearest
from salespm_tui.ui.actions import ACTIONS, BY_ID, of_scope

_EVERYWHERE = ("app", "list")


def bindings_of(scope: str) -> list[Binding]:
    """The bindings of one scope; each runs `act` where the scope lives."""
    return [
        Binding(
            ",".join(action.keys),
            f"act('{action.id}')",
            action.label,
            show=False,
            id=action.id,
            priority=action.id == "app.quit",
        )
        for action in of_scope(scope)
        if action.keys
    ]


def resolve_keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The person's keys that can be used, and a sentence for each that cannot.

    Unknown ids are named with the nearest known one; a key that another action of the same scope (or
    of the scopes that are always there) already has is refused, and the default stays.
    """
    complaints = [_unknown(action_id) for action_id in wanted if action_id not in BY_ID]
    usable = {action_id: keys for action_id, keys in wanted.items() if action_id in BY_ID}
    while refused := _first_refused(usable):
        action_id, key, other = refused
        complaints.append(
            _("Key %(key)s of %(action)s already belongs to %(other)s; the default stays.")
            % {"key": key, "action": action_id, "other": other}
        )
        del usable[action_id]  # which gives its default back, and that may clash in its turn
    return usable, complaints


def keys_of(action_id: str, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that an action has now."""
    if action_id in keymap:
        return tuple(key.strip() for key in keymap[action_id].split(",") if key.strip())
    return BY_ID[action_id].keys


def _unknown(action_id: str) -> str:
    near = nearest(action_id, BY_ID)
    if near:
        return _("There is no action %(action)s; the nearest is %(near)s.") % {
            "action": action_id,
            "near": near,
        }
    return _("There is no action %(action)s.") % {"action": action_id}


def _first_refused(chosen: Mapping[str, str]) -> tuple[str, str, str] | None:
    """An action whose key another one has, that key, and the other; of two, the later gives way."""
    for action_id in reversed(tuple(chosen)):
        clash = _clash(action_id, chosen[action_id], chosen)
        if clash:
            return action_id, *clash
    return None


def _clash(action_id: str, keys: str, chosen: Mapping[str, str]) -> tuple[str, str] | None:
    scope = BY_ID[action_id].scope
    for other in ACTIONS:
        if other.id == action_id or not _meet(scope, other.scope):
            continue
        for key in keys_of(other.id, chosen):
            if key in {wanted.strip() for wanted in keys.split(",")}:
                return key, other.id
    return None


def _meet(one: str, other: str) -> bool:
    return one == other or one in _EVERYWHERE or other in _EVERYWHERE
