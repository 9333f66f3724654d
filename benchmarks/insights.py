"""How long the insights take: on numbers alone, and on a real journal of ten years.

Run `python3 dev.py bench insights`. Times are the best of several rounds, because machines are noisy; beside
each is the processor time of that round. Goals: 365 days x 20 factors x 4 measures in 0.1 s, ten years in
0.3 s; gathering is all that the window's thread does.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from carejournal.insights.engine import find
from carejournal.services.comparing import compare
from carejournal.services.opening import create_services
from carejournal.services.sample_life import sample_life
from simulation.life import simulate
from simulation.scenario import SCENARIOS

ROUNDS = 7


def main() -> None:
    """Print the times."""
    for name, days in (("a year", 365), ("three years", 1095), ("ten years", 3650)):
        observed = simulate(SCENARIOS["memory .5"], days, 1).observed
        observed = replace(observed, factors=observed.factors[:20])
        size = f"{len(observed.factors)} factors x {len(observed.outcomes)} measures"
        show(f"{name}, {size}", partial(find, observed))
    with TemporaryDirectory() as place:
        services = create_services(Path(place) / "ten.carejournal")
        with services.journal.transaction():
            services.journal.put_copy(sample_life(date(2026, 11, 22), years=10), replace_catalogue=True)
        comparing = services.comparing
        show(f"journal of {services.looking_back.entry_count()} entries: gather", comparing.gather)
        material = comparing.gather()
        found = compare(material).findings
        pairs = len(found.findings) + len(found.refused)
        show(f"the same: compare {pairs} pairs", partial(compare, material))
        services.journal.close()


def show(name: str, work: Callable[[], object]) -> None:
    """Time the work and print its best round."""
    times = []
    for _ in range(ROUNDS):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - wall, time.process_time() - processor))
    wall, processor = min(times)
    print(f"{name:48}{1000 * wall:8.0f} ms{1000 * processor:8.0f} ms of processor")


if __name__ == "__main__":
    main()
