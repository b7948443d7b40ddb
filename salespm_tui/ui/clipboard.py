"""How text reaches the clipboard of the person's own machine: through the terminal, by OSC 52."""

from __future__ import annotations

import base64
from collections.abc import Mapping

_PIECE = 250


def clipboard_sequence(text: str, environ: Mapping[str, str]) -> str:
    """The OSC 52 sequence that carries `text`.

    tmux takes it itself where `set-clipboard` is on, and hands the wrapped twin through where
    `allow-passthrough` is; screen hands through what is wrapped, in short pieces.
    """
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    if environ.get("TMUX"):
        return sequence + "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("STY"):
        pieces = (sequence[start : start + _PIECE] for start in range(0, len(sequence), _PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence
