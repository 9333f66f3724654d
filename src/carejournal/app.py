"""Builds everything once and joins it: paths, storage, services, window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from carejournal.domain.refusal import Refusal
from carejournal.services.door import Door, HeldElsewhere
from carejournal.services.opening import create_services
from carejournal.system.paths import JOURNAL_VARIABLE, config_folder, default_journal, state_folder
from carejournal.system.settings import Settings
from carejournal.ui.beginning import LAST_JOURNAL, Choice, Way
from carejournal.ui.faults import FaultHandler
from carejournal.ui.language import LANGUAGE, SOURCE, refusal_words, speak, spoken
from carejournal.ui.main_window import MainWindow
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import SYSTEM, Theme
from carejournal.ui.watching import Watching

REFUSED = 1
LOOK = "theme"


def open_window(path: Path | None = None, passphrase: str | None = None) -> int:
    """Open the window over the journal named, or over the person's own; return the exit code.

    Where there is no journal yet the person is asked how to begin; one that a passphrase is named for is
    made with it. A second start on the same journal
    brings the first window to the front. A journal that cannot be opened is refused with one sentence: on
    the terminal, and in a small window where no file was named, since the program was then most likely
    started without a terminal.
    """
    app = _application()
    settings = Settings(config_folder())
    speak(app, settings.get(LANGUAGE))
    theme = Theme(app, settings.get(LOOK, SYSTEM))
    faults = FaultHandler(state_folder())
    faults.install()
    try:
        start = _own(settings, theme) if path is None else _named(path, theme, passphrase)
        window = None if start is None else _window_over(start, theme, Tasks(app), settings, passphrase)
    except Refusal as refusal:
        sys.stderr.write(f"carejournal: {refusal}\n")
        if path is None:
            faults.show(refusal_words(refusal)).exec()
        return REFUSED
    if window is None:
        return 0
    watching = Watching(app, window)
    window.usable.connect(gc.enable)
    window.usable.connect(watching.begin)
    window.show()
    code = app.exec()
    watching.end()
    window.leave()
    return code


def _window_over(
    start: Choice, theme: Theme, tasks: Tasks, settings: Settings, passphrase: str | None = None
) -> MainWindow | None:
    """Return the window over a journal; None where the first window over it came to the front instead."""
    try:
        door = Door(start.path)
    except HeldElsewhere as held:
        if held.same_host and _first_window_shown(start.path):
            return None
        if not held.takeable or not _take_over_wanted(held):
            raise
        door = Door(start.path, takes_over=True)
    window = MainWindow(door, theme, tasks, settings)
    try:
        window.begin(start.key if start.key is not None else passphrase)
    except BaseException:
        door.leave()
        raise
    window.welcome(start)
    return window


def _first_window_shown(path: Path) -> bool:
    from carejournal.ui.first_window import ask_first_window

    return ask_first_window(path, os.environ.get("XDG_ACTIVATION_TOKEN", ""))


def draw_tour(folder: Path, scale: int | None = None, language: str = SOURCE) -> list[Path]:
    """Draw every screen, light and dark, at one and two device pixels to one, and a report; return the files.

    How many device pixels there are is decided when Qt starts, so each scale is a process of its own. With a
    scale, only its screens are drawn, speaking the language.
    """
    if scale is None:
        return [path for each in (1, 2) for path in _drawn_at(each, folder)] + [_report(folder)]
    from carejournal.ui.tour import draw_screens

    return draw_screens(_application(), folder, language)


def _application() -> QApplication:
    # Asked for here: app.setStyle() would load QStyle with all its enums, 5 ms of every start.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Care Journal")
    app.setDesktopFileName("carejournal")
    return app


def _own(settings: Settings, theme: Theme) -> Choice | None:
    """Return the person's own journal; where there is none, ask. None: the person went away."""
    remembered = settings.get(LAST_JOURNAL)
    if JOURNAL_VARIABLE in os.environ:
        return _named(default_journal(), theme)
    own = Path(remembered) if remembered else default_journal()
    if own.exists():
        return Choice(own)
    from carejournal.ui.first_start import FirstStart

    choice = FirstStart.ask(theme, own, missed=bool(remembered))
    if choice is not None and choice.way is not Way.SAMPLE:
        settings.put(LAST_JOURNAL, str(choice.path))
    return choice


def _named(path: Path, theme: Theme, passphrase: str | None = None) -> Choice | None:
    """Return the journal at a path; where there is none, make it, or ask how. None: the person went away."""
    if path.exists():
        return Choice(path)
    if passphrase is not None:
        create_services(path, passphrase, language=spoken()).journal.close()
        return Choice(path)
    from carejournal.ui.first_start import FirstStart

    return FirstStart.ask(theme, path)


def _take_over_wanted(held: HeldElsewhere) -> bool:
    """Ask whether a journal that another computer seems to have should be opened all the same."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Question, "Care Journal", refusal_words(held))
    box.setInformativeText(
        QCoreApplication.translate("Start", "If it is not open there any more, it can be opened here.")
    )
    wanted = box.addButton(
        QCoreApplication.translate("Start", "Open it here"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is wanted


def _drawn_at(scale: int, folder: Path) -> list[Path]:
    import subprocess

    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    program = [] if getattr(sys, "frozen", False) else ["-m", "carejournal"]  # packaged, it is its own Python
    command = [sys.executable, *program, "tour", str(folder), "--scale", str(scale)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    return [Path(line) for line in done.stdout.splitlines()]


def _report(folder: Path) -> Path:
    from tempfile import TemporaryDirectory

    from carejournal.domain.period import Period
    from carejournal.services.report_choices import ReportChoices
    from carejournal.services.report_files import make_pdf
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
