"""`python -m salespm_tui`, and the console script."""

from __future__ import annotations

import os
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end at once: nothing is left to wait for, all is written out."""
    from salespm_tui.cli.main import main as run

    os._exit(run())


if __name__ == "__main__":
    main()
