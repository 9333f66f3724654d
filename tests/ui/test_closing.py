"""The window stays while something cannot be saved, and leaves nothing behind when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from carejournal.domain.refusal import Refusal
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.insights.insights_page import InsightsPage
from carejournal.ui.journal_view import EVIDENCE, INSIGHTS, JOURNAL, SESSIONS
from carejournal.ui.page import Page
from journal_hand import ENTRIES, LEFT, THURSDAY, put_entries
from window_hand import NOTE, WORDS, journal, note_of, part, shown, view_of, whole_window, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.main_window import MainWindow
    from carejournal.ui.page import Surroundings


@pytest.fixture
def main(qtbot: QtBot, around: Surroundings) -> Iterator[MainWindow]:
    """Return the program's window over a journal with a few entries."""
    put_entries(around.services, *ENTRIES)
    around.services.journal.close()
    with whole_window(qtbot, around) as window:
        yield window


class Reluctant(Page):
    """A page that is only left when it is willing to be."""

    willing = False

    def settle(self) -> bool:
        return self.willing


def allow_writing(main: MainWindow, *, allowed: bool) -> None:
    """Let the journal's file be written, or not."""
    services = view_of(main).services
    services.journal._file.connection.execute(f"PRAGMA query_only = {'OFF' if allowed else 'ON'}")


def test_a_page_that_wants_to_stay_keeps_its_tab_and_the_window(main: MainWindow) -> None:
    window = view_of(main)
    page = Reluctant(window._around)
    window._pages[SESSIONS] = page
    window._stack.addWidget(page)
    window.open_tab(SESSIONS)
    window.open_tab(EVIDENCE)
    assert shown(window) is page
    assert window.rail.tab(SESSIONS).isChecked()
    assert not main.close()
    assert main.isVisible()
    page.willing = True
    assert main.close()


def test_a_refused_save_keeps_the_tab_open_and_marked(qtbot: QtBot, main: MainWindow) -> None:
    window = view_of(main)
    write(qtbot, window)
    allow_writing(main, allowed=False)
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(window.rail.tab(EVIDENCE), LEFT)
    assert [kind for kind, _, _ in raised] == [Refusal]
    assert shown(window) is journal(window)
    assert window.rail.tab(JOURNAL).isChecked()
    assert not window.rail.tab(EVIDENCE).isChecked()
    allow_writing(main, allowed=True)


def test_a_refused_save_keeps_the_window_open_with_the_words(qtbot: QtBot, main: MainWindow) -> None:
    window = view_of(main)
    write(qtbot, window)
    allow_writing(main, allowed=False)
    with qtbot.captureExceptions() as raised:
        QMetaObject.invokeMethod(main, "close", Qt.ConnectionType.QueuedConnection)  # as the system asks
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _, _ in raised] == [Refusal]
    assert main.isVisible()
    assert journal(window).editor.note.text == WORDS + NOTE
    allow_writing(main, allowed=True)
    assert main.close()
    assert note_of(window.services) == WORDS + NOTE


def test_the_window_names_the_program_only(main: MainWindow) -> None:
    assert main.windowTitle() == "Care Journal"


def test_the_window_comes_back_where_it_was(qtbot: QtBot, around: Surroundings) -> None:
    around.services.journal.close()
    with whole_window(qtbot, around) as first:
        first.setGeometry(30, 40, 700, 650)
        first.close()
        size = first.size()
    with whole_window(qtbot, around) as second:
        assert second.size() == size


def test_geometry_that_cannot_be_read_costs_nothing(qtbot: QtBot, around: Surroundings) -> None:
    around.services.journal.close()
    around.settings.put("window_geometry", "no geometry ☃")
    with whole_window(qtbot, around) as window:
        assert window.isVisible()


def test_after_closing_nothing_runs_and_nothing_follows(qtbot: QtBot, main: MainWindow) -> None:
    window = view_of(main)
    window.open_tab(INSIGHTS)
    main.resize(1000, 700)
    assert main.tasks.busy
    assert main.close()
    assert not main.tasks.busy
    with qtbot.assertNotEmitted(window.changes.changed):
        window.services.entries.delete(THURSDAY.id)
    insights = window.page(INSIGHTS)
    assert isinstance(insights, InsightsPage)
    qtbot.waitUntil(lambda: not insights.chart._later.isActive())
    assert not main.tasks.busy


def test_closing_leaves_no_window_behind(qtbot: QtBot, main: MainWindow) -> None:
    qtbot.mouseClick(view_of(main).rail.help_button, LEFT)
    part(view_of(main), HelpDialog).close()
    main.close()
    left = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert left == []
