"""Builds everything once and joins it: paths, storage, services, window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from carejournal.domain.refusal import Refusal
from carejournal.services.opening import create_services, open_services
from carejournal.system.paths import JOURNAL_VARIABLE, config_folder, default_journal, state_folder
from carejournal.system.settings import Settings
from carejournal.ui.faults import FaultHandler
from carejournal.ui.main_window import MainWindow
from carejournal.ui.page import Surroundings
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import SYSTEM, Theme

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

REFUSED = 1
LAST_JOURNAL = "journal"
LOOK = "theme"
WARM_UP_AFTER_MS = 400
"""Late enough for the first picture to be on the screen, soon enough for the first save."""


def open_window(path: Path | None = None) -> int:
    """Open the window over the journal named, or over the person's own; return the exit code.

    Where the person has no journal yet they are asked where it should be. A journal that cannot be
    opened is refused with one sentence: on the terminal, and in a small window where no file was named,
    since the program was then most likely started without a terminal.
    """
    app = _application()
    settings = Settings(config_folder())
    theme = Theme(app, settings.get(LOOK, SYSTEM))
    faults = FaultHandler(state_folder())
    faults.install()
    try:
        services = _named(path) if path is not None else _own(settings)
    except Refusal as refusal:
        sys.stderr.write(f"carejournal: {refusal}\n")
        if path is None:
            faults.show(str(refusal)).exec()
        return REFUSED
    if services is None:
        return 0
    tasks = Tasks(app)
    window = MainWindow(Surroundings(services, theme, tasks, settings))
    window.usable.connect(gc.enable)
    window.usable.connect(lambda: QTimer.singleShot(WARM_UP_AFTER_MS, lambda: _warm_up(services, tasks)))
    window.show()
    code = app.exec()
    services.journal.close()
    return code


def draw_tour(folder: Path, scale: int | None = None) -> list[Path]:
    """Draw every screen, light and dark, at one and two device pixels to one, and a report; return the files.

    How many device pixels there are is decided when Qt starts, so each scale is a process of its own.
    """
    if scale is None:
        return [path for each in (1, 2) for path in _drawn_at(each, folder)] + [_report(folder)]
    from carejournal.ui.tour import draw_screens

    return draw_screens(_application(), folder)


def _warm_up(services: JournalServices, tasks: Tasks) -> None:
    """Load what the first save needs, beside the window, so that it does not wait for it."""
    tasks.run(services.journal.warm_up, lambda _: None)


def _application() -> QApplication:
    # Asked for here: app.setStyle() would load QStyle with all its enums, 5 ms of every start.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Care Journal")
    app.setDesktopFileName("carejournal")
    return app


def _named(path: Path) -> JournalServices:
    return open_services(path) if path.exists() else create_services(path)


def _own(settings: Settings) -> JournalServices | None:
    """Open the person's own journal; where there is none, ask. None: the person went away."""
    remembered = settings.get(LAST_JOURNAL)
    if JOURNAL_VARIABLE in os.environ:
        return _named(default_journal())
    own = Path(remembered) if remembered else default_journal()
    if own.exists():
        return open_services(own)
    from carejournal.ui.first_start import FirstStart, Way

    choice = FirstStart.ask(own, missed=bool(remembered))
    if choice is None:
        return None
    if choice.way is not Way.SAMPLE:
        settings.put(LAST_JOURNAL, str(choice.path))
    return open_services(choice.path)


def _drawn_at(scale: int, folder: Path) -> list[Path]:
    import subprocess

    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    command = [sys.executable, "-m", "carejournal", "tour", str(folder), "--scale", str(scale)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    return [Path(line) for line in done.stdout.splitlines()]


def _report(folder: Path) -> Path:
    from tempfile import TemporaryDirectory

    from carejournal.domain.period import Period
    from carejournal.services.reporting import ReportChoices, make_pdf
    from carejournal.services.sample_journal import fill_with_sample
    from carejournal.services.sample_life import SAMPLE_LAST_DAY
    from carejournal.services.writing_out import write_out

    target = folder / "report.pdf"
    with TemporaryDirectory() as place:
        services = create_services(Path(place) / "sample.carejournal")
        fill_with_sample(services)
        period = Period.ending(SAMPLE_LAST_DAY, 28)
        write_out(target, make_pdf(services.reporting.gather(ReportChoices(period))))
        services.journal.close()
    return target
