"""The window stays while something cannot be saved, and leaves nothing behind when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from carejournal.domain.refusal import Refusal
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.insights.insights_page import InsightsPage
from carejournal.ui.main_window import EVIDENCE, INSIGHTS, JOURNAL, SESSIONS, MainWindow
from carejournal.ui.page import Page
from journal_hand import ENTRIES, LEFT, THURSDAY, put_entries
from window_hand import NOTE, WORDS, journal, note_of, opened, part, shown, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings


@pytest.fixture
def window(qtbot: QtBot, around: Surroundings) -> MainWindow:
    put_entries(around.services, *ENTRIES)
    return opened(qtbot, around)


class Reluctant(Page):
    """A page that is only left when it is willing to be."""

    willing = False

    def settle(self) -> bool:
        return self.willing


def test_a_page_that_wants_to_stay_keeps_its_tab_and_the_window(
    window: MainWindow, around: Surroundings
) -> None:
    page = Reluctant(around)
    window._pages[SESSIONS] = page
    window._stack.addWidget(page)
    window.open_tab(SESSIONS)
    window.open_tab(EVIDENCE)
    assert shown(window) is page
    assert window.rail.tab(SESSIONS).isChecked()
    assert not window.close()
    assert window.isVisible()
    page.willing = True
    assert window.close()


def test_a_refused_save_keeps_the_tab_open_and_marked(
    qtbot: QtBot, window: MainWindow, services: JournalServices
) -> None:
    write(qtbot, window)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(window.rail.tab(EVIDENCE), LEFT)
    assert [kind for kind, _, _ in raised] == [Refusal]
    assert shown(window) is journal(window)
    assert window.rail.tab(JOURNAL).isChecked()
    assert not window.rail.tab(EVIDENCE).isChecked()
    services.journal._file.connection.execute("PRAGMA query_only = OFF")


def test_a_refused_save_keeps_the_window_open_with_the_words(
    qtbot: QtBot, window: MainWindow, services: JournalServices
) -> None:
    write(qtbot, window)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    with qtbot.captureExceptions() as raised:
        QMetaObject.invokeMethod(window, "close", Qt.ConnectionType.QueuedConnection)  # as the system asks
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _, _ in raised] == [Refusal]
    assert window.isVisible()
    assert journal(window).editor.note.text == WORDS + NOTE
    services.journal._file.connection.execute("PRAGMA query_only = OFF")
    assert window.close()
    assert note_of(services) == WORDS + NOTE


def test_the_window_comes_back_where_it_was(qtbot: QtBot, around: Surroundings) -> None:
    first = opened(qtbot, around)
    first.setGeometry(30, 40, 700, 650)
    first.close()
    second = opened(qtbot, around)
    assert second.size() == first.size()


def test_geometry_that_cannot_be_read_costs_nothing(qtbot: QtBot, around: Surroundings) -> None:
    around.settings.put("window_geometry", "no geometry ☃")
    assert opened(qtbot, around).isVisible()


def test_after_closing_nothing_runs_and_nothing_follows(
    qtbot: QtBot, window: MainWindow, services: JournalServices, around: Surroundings
) -> None:
    window.open_tab(INSIGHTS)
    window.resize(1000, 700)
    assert around.tasks.busy
    assert window.close()
    assert not around.tasks.busy
    with qtbot.assertNotEmitted(window.changes.changed):
        services.entries.delete(THURSDAY.id)
    insights = window.page(INSIGHTS)
    assert isinstance(insights, InsightsPage)
    qtbot.waitUntil(lambda: not insights.chart._later.isActive())
    assert not around.tasks.busy


def test_closing_leaves_no_window_behind(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.rail.help_button, LEFT)
    part(window, HelpDialog).close()
    window.close()
    left = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert left == []
