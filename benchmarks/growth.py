"""How the time grows when a program does: an exponent of 1 is linear, 2 is quadratic."""

from __future__ import annotations

import math
from collections.abc import Iterator

from benchmarks.process import Failed, job
from benchmarks.table import Row, Skipped

FACTORS = (1, 2, 4, 8)
BUDGET = 1.2
# So that the smallest program takes long enough to be measured.
SIZES = {"lines": 1.0, "sites": 1.0, "pairs": 0.4}


def measure(rounds: int, unit: int) -> Iterator[Row | Skipped]:
    """One row for each way in which a program can grow."""
    for kind, share in SIZES.items():
        sizes = [max(1, int(unit * share * factor)) for factor in FACTORS]
        name = f"growth with {kind}: exponent"
        try:
            runs = [job("growth", (kind, sizes)) for _ in range(rounds)]
        except Failed as error:
            yield Skipped(name, str(error))
            continue
        times = [max(min(column), 1e-9) for column in zip(*runs)]
        exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        detail = ", ".join(f"{size:,}: {time:.2f} s" for size, time in zip(sizes, times))
        yield Row(name, exponent, "", BUDGET, detail)
