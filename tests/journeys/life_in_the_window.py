"""A person's life in the real program, from its installed entry point until it is killed.

Run as a process of its own by whole_life.py: ENTRY_POINT JOURNAL PHRASE OUTSIDE [PASSPHRASE_FILE]. The
program is not told that it is watched: a thread waits for its application and then does, on the window's own
thread, what a person does: writes the phrase, looks for it, has it charted, reported and backed up, meets a
fault of ours, locks and unlocks. After its last word on standard output, something typed is not saved yet.
"""

from __future__ import annotations

import os
import runpy
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from carejournal.domain.period import Period
from carejournal.services.backups import backups_of
from carejournal.services.report_choices import ReportChoices
from carejournal.services.report_files import make_pdf
from carejournal.services.writing_out import write_out
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.journal_view import EVIDENCE, INSIGHTS, JOURNAL, JournalView
from carejournal.ui.main_window import MainWindow
from carejournal.ui.safekeeping.lock_page import LockPage
from carejournal.ui.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Until = Callable[[], object]

LOOK_EVERY_MS = 20
LONGEST_S = 60.0
LIVED = "lived"
CTRL = Qt.KeyboardModifier.ControlModifier


class Life(QObject):
    """Goes through the steps of a life, each once what it waits for has come."""

    begun = Signal()

    def __init__(self, steps: Iterator[Until]) -> None:
        super().__init__()
        self._steps = steps
        self._until: Until = lambda: True
        self._deadline = time.monotonic() + LONGEST_S
        self.begun.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _begin(self) -> None:
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if time.monotonic() > self._deadline:
            say(f"waited too long at line {line_of(self._steps)}")
            os._exit(3)
        if self._until():
            self._until = lambda: False  # a step may let events through
            self._until = next(self._steps)


def line_of(steps: Any) -> int:
    """Return the line at which a life waits."""
    while steps.gi_yieldfrom is not None:
        steps = steps.gi_yieldfrom
    return int(steps.gi_frame.f_lineno)


def window() -> MainWindow | None:
    """Return the program's window."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    return next(found, None)


def view() -> JournalView:
    """Return the open journal."""
    found = window()
    assert found is not None
    assert found.view is not None
    return found.view


def life(phrase: str, outside: Path, passphrase: str | None) -> Iterator[Until]:
    """Do it, step by step; what is yielded is what the next step waits for."""
    yield lambda: window() is not None and window().view is not None and window().isActiveWindow()  # type: ignore[union-attr]
    yield from written(phrase)
    yield from seen(phrase)
    services = view().services
    report = make_pdf(services.reporting.gather(ReportChoices(Period(services.today, services.today))))
    write_out(outside / "report.pdf", report)
    yield from gone_wrong(phrase)
    yield from helped(phrase)
    watching = window().findChild(Watching)  # type: ignore[union-attr]
    assert watching is not None
    watching.keep_house()  # as every ten minutes
    yield lambda: backups_of(services.journal.path)
    if passphrase is not None:
        yield from locked(passphrase)
    page = view().page(JOURNAL)
    view().open_tab(JOURNAL)
    page.new_entry()  # type: ignore[attr-defined]
    QTest.keyClicks(page.editor.note, f"not saved: {phrase}")  # type: ignore[attr-defined]
    drafts = view().services.drafts
    yield lambda: any(phrase in draft.record.note for draft in drafts.kept())
    say(LIVED)
    yield lambda: False


def written(phrase: str) -> Iterator[Until]:
    """Write the phrase into note, title and a tag, and save."""
    page = view().page(JOURNAL)
    editor = page.editor  # type: ignore[attr-defined]
    QTest.keyClicks(editor.title, phrase)
    QTest.keyClicks(editor.note, f"# {phrase}")
    QTest.keyClick(editor.note, Qt.Key.Key_Return)
    QTest.keyClicks(editor.note, f"and {phrase} again")
    QTest.keyClick(editor.scale("mood"), Qt.Key.Key_7)
    editor.note.setFocus()
    QTest.keyClick(editor.note, Qt.Key.Key_Return, CTRL)
    yield lambda: view().services.looking_back.entry_count() == 1


def seen(phrase: str) -> Iterator[Until]:
    """Look for the phrase, and at the chart."""
    page = view().page(JOURNAL)
    search = page.search  # type: ignore[attr-defined]
    QTest.keyClicks(search, phrase)
    yield lambda: view().services.looking_back.find(phrase)
    yield lambda: not view()._around.tasks.busy
    view().open_tab(INSIGHTS)
    yield lambda: not view()._around.tasks.busy


def gone_wrong(phrase: str) -> Iterator[Until]:
    """Meet a fault of ours that has the phrase in its message and in its frame."""

    def fail() -> None:
        words = f"while writing {phrase}"
        raise ValueError(words)

    QTimer.singleShot(0, fail)
    yield lambda: QApplication.activeModalWidget() is not None
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    box.accept()
    yield lambda: QApplication.activeModalWidget() is None


def helped(phrase: str) -> Iterator[Until]:
    """Write the phrase into the safety plan, save it, and leave more of it unsaved; look at the evidence."""
    for saved in (True, False):
        view().open_help()
        yield lambda: isinstance(QApplication.activeModalWidget(), HelpDialog)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        assert dialog.own is not None
        dialog.own.change.click()
        form = dialog.own.form
        assert form is not None
        QTest.keyClicks(form.fields["contacts"], phrase)
        if saved:
            form.save.click()
        dialog.close()
        yield lambda: QApplication.activeModalWidget() is None
    services = view().services
    yield lambda: phrase in services.own_help.plan().contacts and services.own_help.draft() is not None
    view().open_tab(EVIDENCE)
    yield lambda: not view()._around.tasks.busy


def locked(passphrase: str) -> Iterator[Until]:
    """Lock with something unsaved, and open again."""
    QTest.mouseClick(view().rail.lock_button, Qt.MouseButton.LeftButton)
    found = window()
    assert found is not None
    yield lambda: found.findChild(LockPage) is not None
    page = found.findChild(LockPage)
    assert page is not None
    QTest.keyClicks(page.field.line, passphrase)
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)
    yield lambda: found.view is not None


def say(words: str) -> None:
    """Tell the test something."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def begin_when_there_is_an_application(steps: Iterator[Until]) -> None:
    """Wait in a thread for the program's application; everything else happens on its own thread."""
    while (application := QCoreApplication.instance()) is None:
        time.sleep(0.01)
    started = Life(steps)
    started.moveToThread(application.thread())
    begin_when_there_is_an_application.life = started  # type: ignore[attr-defined]
    started.begun.emit()


def main() -> None:
    """Start the program as its entry point does, with a life that waits for it."""
    entry_point, journal, phrase, outside, *passphrase_file = sys.argv[1:]
    passphrase = Path(passphrase_file[0]).read_text("utf-8").strip() if passphrase_file else None
    steps = life(phrase, Path(outside), passphrase)
    threading.Thread(target=begin_when_there_is_an_application, args=(steps,), daemon=True).start()
    given = [f"--passphrase-file={passphrase_file[0]}"] if passphrase_file else []
    sys.argv = [entry_point, f"--journal={journal}", *given]
    runpy.run_path(entry_point, run_name="__main__")


if __name__ == "__main__":
    main()
