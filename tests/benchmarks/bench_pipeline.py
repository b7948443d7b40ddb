"""The board of 8,800 deals beside that of fifty, and what the message loop is held up by.

    python -m tests.benchmarks.bench_pipeline [--runs N] [--deals N]

Runs are interleaved, figures are medians, every goal is a ratio to a figure of the same run (or a
bound that is promised as it stands). Prints, and never fails.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.bench_terminal import word
from tests.benchmarks.small_and_big import cursor, longest_stall, ratio

SMALL = 50
TO_WON = ("6", "l", "l", "l", "l", "l")
STAGES = (
    "Initial contact",
    "Needs confirmed",
    "Proposal",
    "Negotiation",
    "Contract being signed",
    "Won",
    "Lost",
)


def write_deals(path: Path, number: int) -> None:
    """A workspace with that many deals, half of them at one stage, in both writings."""
    rows = ["deal name,account,deal stage,amount,close date"]
    for at in range(number):
        stage = STAGES[5 if at % 2 else at // 2 % len(STAGES)]
        name = f"华为 数据平台 {at}" if at % 3 else f"Support renewal {at}"
        rows.append(
            f"{name},Client {at % 85},{stage},{1000 + at * 37 % 90_000},2026-{1 + at % 12:02}-15"
        )
    table = path.with_suffix(".csv")
    table.write_text("\n".join(rows), encoding="utf-8")
    command = ("-m", "salespm_tui", "import", str(table), "--as", "deals", "--file", str(path))
    subprocess.run((sys.executable, *command), check=True, capture_output=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--deals", type=int, default=8_800)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder, "big.db"), Path(folder, "small.db")
        write_deals(big, asked.deals)
        write_deals(small, SMALL)
        few, many = cursor(small, big, asked.runs, *TO_WON)
        stall = asyncio.run(longest_stall(big, "6", settled_after=5))
    lines = [
        ratio("cursor key, to a board of 50 deals", many["key"], few["key"], 1.3, "ms"),
        ratio("bytes of a key", many["key_bytes"], few["key_bytes"], 1.1, "bytes"),
        f"{'scroll by a card':44}{many['scroll']:9.1f} ms, {many['scroll_bytes']:.0f} bytes",
        f"{'longest hold-up while the screen opens':44}{stall:9.1f} ms, goal 50  {word(stall, 50)}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
