"""Rows as a CSV that spreadsheets and our own import read alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from salespm_tui.exchange.cells import defused


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]], *, raw: bool) -> bytes:
    """The rows below the headings: UTF-8, comma, CR LF.

    With a byte order mark, since spreadsheets take a file without one for the machine's old encoding
    and spoil every name that is not English; formulas are defused. `raw` leaves out both.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(row if raw else map(defused, row))
    return target.getvalue().encode("utf-8" if raw else "utf-8-sig")
