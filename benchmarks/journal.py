"""The Journal tab with ten and a hundred years in it, plain and encrypted: saving, searching, memory.

Run `python3 dev.py bench journal` (Linux). It draws offscreen. Ratios are taken inside one run, because
machines are noisy: a save against a bare append with fsync in the same folder, first pictures against each
other.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.new_id import new_id
from carejournal.services.opening import create_services, open_services
from carejournal.services.sample_life import SAMPLE_LAST_DAY, sample_life
from carejournal.storage.places import with_logs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.journal_view import JournalView

PASSPHRASE = "only for measuring"
YEARS = {"10 years": 10, "100 years": 100}
RARE = "zanzibar"
SEARCHES = {
    "rare word": RARE,
    "word on every page": "the",
    "one letter": "t",
    "two words": "garden the",
    "-word": "the -garden",
    "mood<4": "mood<4",
    "the mood<4": "the mood<4",
    "tag:exercise": "tag:exercise",
    "on:11-22": "on:11-22",
    "the, one month": "the on:2020-03",
    "nothing: mood<0": "mood<0",
}
PAGE = 24
WARM_SAVES = 10
SETTLES_IN_S = 9.0

MEMORY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from carejournal import app
application = app._application()
theme, settings = app.Theme(application, "light"), app.Settings(Path(sys.argv[2]))
tasks = app.Tasks(application)
window = app._window_over(app.Choice(Path(sys.argv[1])), theme, tasks, settings)
if window.view is None:
    window.open(sys.argv[3])
watching = app.Watching(application, window)
window.usable.connect(watching.begin)
window.show()
def tell():
    if tasks.busy:
        return QTimer.singleShot(200, tell)
    lines = dict(line.split(":", 1) for line in open("/proc/self/smaps_rollup").read().splitlines()[1:])
    print(int(lines["Pss"].split()[0]) / 1024)
    application.quit()
QTimer.singleShot(int(float(sys.argv[4]) * 1000), tell)
application.exec()
watching.end()
window.leave()
"""


def main() -> None:
    """Print every figure for each journal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as place:
        pictures: dict[str, float] = {}
        for name, path, passphrase in made_journals(Path(place)):
            print(f"\n{name} ({path.stat().st_size / 1e6:.0f} MB)")
            services = open_services(path, passphrase)
            saving(services, 4 * rounds)
            searching(services, rounds)
            pictures[name] = window_figures(services, Path(place), rounds)
            services.journal.close()
            for when in ("with the day's backup", "later that day"):
                print(f"  idle memory, {when}: {idle_memory(path, Path(place), passphrase):.0f} MB PSS")
        for kind in ("plain", "encrypted"):
            ratio = pictures[f"100 years, {kind}"] / pictures[f"10 years, {kind}"]
            print(f"\nfirst picture, {kind}: 100 years / 10 years = {ratio:.2f}")


def made_journals(place: Path) -> Iterator[tuple[str, Path, str | None]]:
    """Make the journals, each with one entry that holds a rare word."""
    for years, passphrase in ((y, p) for y in YEARS for p in (None, PASSPHRASE)):
        kind = "plain" if passphrase is None else "encrypted"
        path = place / f"{YEARS[years]}-{kind}.carejournal"
        services = create_services(path, passphrase)
        with services.journal.transaction():
            services.journal.put_copy(sample_life(years=YEARS[years]))
            middle = SAMPLE_LAST_DAY - timedelta(days=YEARS[years] * 180)
            services.journal.entries.put(Entry("rare", Moment.on(middle), note=f"To {RARE} and back."))
        services.journal.close()
        yield f"{years}, {kind}", path, passphrase


def append(file: FileIO, size: int) -> None:
    """Write so many bytes and let them reach the disk."""
    file.write(bytes(size))
    os.fsync(file.fileno())


def saving(services: JournalServices, rounds: int) -> None:
    """Compare one save with a bare append of 4 KiB, and of as much as a save writes, turn by turn."""

    def save(number: int) -> None:
        note = f"Note {number}. " + "A walk by the river and soup with the neighbours. " * 12
        entry = Entry(new_id(), services.now, services.clock(), note=note, readings={"mood": 6.0})
        services.entries.write(entry)

    save(0)
    log = with_logs(services.journal.path)[1]
    before = log.stat().st_size
    for number in range(WARM_SAVES):
        save(number)
    written = (log.stat().st_size - before) // WARM_SAVES
    bare, as_much, saves, used = [], [], [], []
    beside = services.journal.path.with_name("bare")
    with beside.open("ab", buffering=0) as file:
        for number in range(rounds):
            bare.append(timed(append, file, 4096))
            began = time.process_time()
            saves.append(timed(save, number))
            used.append(1000 * (time.process_time() - began))
            as_much.append(timed(append, file, written))
    beside.unlink()
    least = statistics.median(bare)
    print(
        f"  save {told(saves)}, of it {statistics.median(used):.2f} of the processor;"
        f" bare 4 KiB append + fsync {told(bare)}: x {statistics.median(saves) / least:.2f}"
    )
    print(
        f"  a save writes {written / 1024:.0f} KiB; as much appended bare + fsync {told(as_much)}:"
        f" x {statistics.median(as_much) / least:.2f}"
    )


def searching(services: JournalServices, rounds: int) -> None:
    """Print how long each kind of query takes, by date and by fit."""
    find = services.looking_back.find
    for name, words in SEARCHES.items():
        by_date = [timed(find, words, PAGE) for _ in range(rounds)]
        by_fit = [timed(find, words, PAGE, by_fit=True) for _ in range(rounds)]
        print(f"  query {name:20} {told(by_date)}   by fit {told(by_fit)}")


def window_figures(services: JournalServices, place: Path, rounds: int) -> float:
    """Print what is seen in the window; return the median milliseconds to the first picture."""
    from PySide6.QtCore import QCoreApplication

    application = the_application()
    firsts = []
    for _ in range(rounds):
        view = made_view(application, services, place)
        firsts.append(timed(view.show) + timed(QCoreApplication.processEvents))
        firsts[-1] += view.property("built_in_ms")
        view.stop()
        view.close()
        view.deleteLater()
        QCoreApplication.processEvents()
    print(f"  first picture {told(firsts)}")
    view = made_view(application, services, place)
    view.show()
    QCoreApplication.processEvents()
    page = journal_page(view)
    typing(page)
    scrolling(page)
    years(view)
    view.stop()
    view.close()
    view.deleteLater()
    QCoreApplication.processEvents()
    return statistics.median(firsts)


def typing(page: JournalPage) -> None:
    """Print how long it takes from a key to the painted results."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtTest import QTest

    def type_letter(letter: str) -> None:
        QTest.keyClicks(page.search, letter)
        QCoreApplication.processEvents()

    for name in ("rare word", "word on every page", "one letter", "the mood<4"):
        page.search.setFocus()
        waits = [timed(type_letter, letter) for letter in SEARCHES[name]]
        page.search.clear()
        QCoreApplication.processEvents()
        print(f"  key to shown, {name:20} {told(waits)}")


def scrolling(page: JournalPage) -> None:
    """Print the slowest pictures while the timeline is scrolled, older entries read as they come."""
    from PySide6.QtCore import QCoreApplication

    bar = page.timeline.verticalScrollBar()
    show = QCoreApplication.processEvents
    frames = [timed(bar.setValue, bar.value() + 90) + timed(show) for _ in range(400)]
    over = sum(frame > 33 for frame in frames)
    print(f"  scrolling, 400 pictures {told(frames)}, {over} over 33 ms")
    bar.setValue(0)


def years(view: JournalView) -> None:
    """Print how long years in pixels take to open, and each picture while they are scrolled."""
    from PySide6.QtCore import QCoreApplication

    from carejournal.ui.pixels.year_dialog import YearDialog

    opening = timed(view.commands.open_years) + timed(QCoreApplication.processEvents)
    dialog = view.findChild(YearDialog)
    assert dialog is not None
    bar = dialog.grid.horizontalScrollBar()
    show = QCoreApplication.processEvents
    frames = [timed(bar.setValue, max(0, bar.value() - 30)) + timed(show) for _ in range(100)]
    print(f"  years in pixels open in {opening:.0f} ms; scrolling {told(frames)}")
    dialog.close()


def made_view(application: QApplication, services: JournalServices, place: Path) -> JournalView:
    """Return a window over the journal, not shown yet; the property `built_in_ms` says how long that took."""
    from carejournal.system.settings import Settings
    from carejournal.ui.journal_view import JournalView
    from carejournal.ui.page import Surroundings
    from carejournal.ui.tasks import Tasks
    from carejournal.ui.theme import LIGHT_NAME, Theme

    around = Surroundings(services, Theme(application, LIGHT_NAME), Tasks(application), Settings(place))
    began = time.perf_counter()
    view = JournalView(around)
    view.resize(1180, 760)
    view.setProperty("built_in_ms", 1000 * (time.perf_counter() - began))
    return view


def journal_page(view: JournalView) -> JournalPage:
    """Return the window's Journal tab."""
    from carejournal.ui.journal.journal_page import JournalPage

    page = view.page(0)
    assert isinstance(page, JournalPage)
    return page


def the_application() -> QApplication:
    """Return the one application."""
    from PySide6.QtWidgets import QApplication

    present = QApplication.instance()
    return present if isinstance(present, QApplication) else QApplication([])


def idle_memory(path: Path, place: Path, passphrase: str | None) -> float:
    """Return a window's own share of memory, in MB, once nothing happens in it any more."""
    command = [sys.executable, "-c", MEMORY, str(path), str(place), passphrase or "", str(SETTLES_IN_S)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def timed(act: Callable[..., object], *values: object, **named: object) -> float:
    """Return how many milliseconds it took."""
    began = time.perf_counter()
    act(*values, **named)
    return 1000 * (time.perf_counter() - began)


def told(figures: list[float]) -> str:
    """Return the median and the most of figures in milliseconds."""
    return f"{statistics.median(figures):.2f} ms (most {max(figures):.1f})"


if __name__ == "__main__":
    main()
