"""What one new entry costs the window while the Insights tab of a ten-year journal is shown.

Run `python3 dev.py bench insights_tab`. Goal: under 100 ms of the window's thread for the whole update, with
three months in the chart and with all ten years. Processor time of that thread alone, the best of several
rounds and the middle one; the longest block is wall time, and also waits for the worker thread's turns.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.opening import create_services
from carejournal.services.sample_life import sample_life
from carejournal.system.settings import Settings
from carejournal.ui.insights.insights_page import ALL, THREE_MONTHS, InsightsPage
from carejournal.ui.journal_view import INSIGHTS, JournalView
from carejournal.ui.page import Surroundings
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import LIGHT_NAME, Theme

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

LAST = date(2026, 11, 22)
ROUNDS = 9
QUIET_TURNS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of the window's thread for saving, for its update, and its longest block."""

    saving: float
    update: float
    block: float


def main() -> None:
    """Print the times."""
    app = QApplication([])
    with TemporaryDirectory() as place:
        evening = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
        services = create_services(Path(place) / "ten.carejournal", clock=lambda: evening)
        with services.journal.transaction():
            services.journal.put_copy(sample_life(LAST, years=10), replace_catalogue=True)
        tasks = Tasks(app)
        window = JournalView(Surroundings(services, Theme(app, LIGHT_NAME), tasks, Settings(Path(place))))
        window.resize(1180, 760)
        window.show()
        window.open_tab(INSIGHTS)
        page = window.page(INSIGHTS)
        assert isinstance(page, InsightsPage)
        print(f"a journal of {services.looking_back.entry_count()} entries; milliseconds, best / middle")
        for number, name in ((THREE_MONTHS, "three months in the chart"), (ALL, "ten years in the chart")):
            page.choose(number)
            settle(tasks)
            costs = [new_entry(services, tasks, f"{name} {n}") for n in range(ROUNDS)]
            show(name, costs)
        window.stop()
        services.journal.close()


def new_entry(services: JournalServices, tasks: Tasks, name: str) -> Cost:
    """Write an entry and let the tab come up to date."""
    entry = Entry(name, Moment.on(LAST), readings={"mood": 6.0, "stress": 4.0}, tags=("exercise",))
    # The save itself is the disk's time: what is measured is what follows from it, the listeners included.
    started, before = time.thread_time(), time.perf_counter()
    services.entries.write(entry)
    saved, block = time.thread_time(), time.perf_counter() - before
    block = max(block, settle(tasks))
    return Cost(1000 * (saved - started), 1000 * (time.thread_time() - started), 1000 * block)


def settle(tasks: Tasks) -> float:
    """Run the event loop until nothing is awaited; return the longest turn in seconds."""
    loop, longest, quiet = QEventLoop(), 0.0, 0
    while quiet < QUIET_TURNS:
        before = time.perf_counter()
        worked = loop.processEvents()
        longest = max(longest, time.perf_counter() - before)
        quiet = 0 if tasks.busy else quiet + 1
        if not worked:
            time.sleep(0.002)
    return longest


def show(name: str, costs: list[Cost]) -> None:
    """Print the best and the middle of the rounds."""
    for what, times in (
        ("save, and reading anew", [cost.saving for cost in costs]),
        ("all of the update", [cost.update for cost in costs]),
        ("longest block (wall)", [cost.block for cost in costs]),
    ):
        print(f"{name:28}{what:26}{min(times):8.0f} /{median(times):5.0f}")


if __name__ == "__main__":
    main()
