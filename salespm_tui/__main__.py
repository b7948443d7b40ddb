"""`python -m salespm_tui`, and the console script."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from typing import NoReturn

_INTERRUPTED = 130
_ENDED = (129, _INTERRUPTED, 143)


def main() -> NoReturn:
    """Run the command line and end at once: nothing is left to wait for, all is written out."""
    code = _INTERRUPTED
    with suppress(KeyboardInterrupt):
        from salespm_tui.cli.main import main as run

        code = run()
    if code in _ENDED:
        # What was interrupted still holds half a transaction; SQLite takes it back on letting go.
        gc.collect()
    os._exit(code)


if __name__ == "__main__":
    main()
