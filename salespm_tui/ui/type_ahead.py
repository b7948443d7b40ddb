"""Keys act one after the other, however fast they come.

The framework hands a key to the widget that has the focus when it arrives. Typed ahead on a slow
line, or pasted by a terminal that sends keystrokes, the name of a new record would reach the list
below the form that is just opening, and act there. Here the next key waits until the last one has
gone its whole way, and until what it opened has the focus. What is pasted waits among the keys, and
brings no control characters into a field.
"""

from __future__ import annotations

from collections import deque
from math import inf
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode

from salespm_tui.core.clean import harmless

LONGEST_WAIT = 0.5
"""Seconds after which the next key goes on in any case: nothing may stop the keys for good."""
SURELY_DONE = 0.05
"""Seconds after which a key of a screen has gone its way. A key of a window may have closed it, which on
a busy machine takes longer: the next one always follows it, or it would be typed into what is closing."""


class TypeAhead(App[None]):
    """The part of the app that queues keys."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._deeds: set[object] = set()
        self._last: tuple[DOMNode, float] | None = None
        """Where the last key went, and when one may take it for done."""
        self._following = False
        self._guard: Any = None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = harmless(event.text, multiline=True)
            self._typed.append(event)
        elif isinstance(event, events.Key) and not event.is_forwarded and event.key != "ctrl+q":
            self._typed.append(event)
        else:
            await super().on_event(event)
            return
        await self._hand_on()

    @property
    def keys_are_waiting(self) -> bool:
        """Whether keys were typed that have not acted yet."""
        return bool(self._typed)

    def hold_keys(self, deed: object) -> None:
        """A deed began that may open something: keys wait for it."""
        self._deeds.add(deed)

    def release_keys(self, deed: object | None = None) -> None:
        """The deed is done, or (None) what was opened has the focus: keys go on."""
        if deed is None:
            self._deeds.clear()
        else:
            self._deeds.discard(deed)
        self.call_later(self._hand_on)

    async def _hand_on(self) -> None:
        """Give the next key its way, once the last one has surely gone its own."""
        if not self._typed or self._following:
            return
        if self._deeds:
            if self._guard is None:
                self._guard = self.set_timer(LONGEST_WAIT, self._give_up_waiting)
            return
        if self._last is not None and monotonic() < self._last[1]:
            self._following = True
            self._follow(self._last[0])
            return
        in_a_window = len(self.screen_stack) > 1
        until = inf if in_a_window else monotonic() + SURELY_DONE
        self._last = (self.focused or self.screen, until)
        await super().on_event(self._typed.popleft())
        if self._typed:
            self.call_later(self._hand_on)

    def _follow(self, began: DOMNode) -> None:
        """Go the way that the last key went, from the focus up to the app, behind it in every queue;
        then once more, behind what the key made the focus say (a field: that it is submitted)."""

        def step(at: DOMNode | None, again: bool) -> None:
            if at is None and again:
                step(began, again=False)
            elif at is None:
                self._following, self._last = False, None
                self.call_later(self._hand_on)
            elif not at.call_later(step, at.parent, again):
                step(at.parent, again)

        step(began, again=True)

    async def _give_up_waiting(self) -> None:
        self._guard, self._last, self._following = None, None, False
        self._deeds.clear()
        await self._hand_on()
