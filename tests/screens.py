"""Every screen of the program, to be looked at in one go."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QDialog

from carejournal.domain.period import Period
from carejournal.domain.safety_plan import SafetyPlan
from carejournal.domain.session import Session, Status
from carejournal.ui.bringing_in.import_dialog import ImportDialog
from carejournal.ui.catalogue.catalogue_dialog import CatalogueDialog
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.first_start import FirstStart
from carejournal.ui.import_tour import IMPORT_SCREENS
from carejournal.ui.insights.insights_page import OWN, InsightsPage
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.journal_view import EVIDENCE, INSIGHTS, JOURNAL, SESSIONS, JournalView
from carejournal.ui.journals_dialog import JournalsDialog
from carejournal.ui.pixels.year_dialog import YearDialog
from carejournal.ui.recent_journals import RecentJournals
from carejournal.ui.report.report_dialog import ReportDialog
from carejournal.ui.sessions.after_dialog import AfterDialog
from carejournal.ui.sessions.agenda_dialog import AgendaDialog
from carejournal.ui.sessions.calendar_dialog import CalendarDialog
from carejournal.ui.sessions.series_dialog import SeriesDialog
from carejournal.ui.sessions.sessions_page import SessionsPage
from carejournal.ui.sessions.side_views import BEFORE, FIT, KINDS, MONTHS, SCORES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

TABS = {"journal": JOURNAL, "sessions": SESSIONS, "insights": INSIGHTS, "evidence": EVIDENCE}
CATALOGUE = ("measures", "tags", "templates")
SESSION_DIALOG_NAMES = ("series", "after", "agenda", "calendar")
DIALOGS = (
    "report",
    "help",
    "import",
    "first start",
    "journals",
    *CATALOGUE,
    *SESSION_DIALOG_NAMES,
    *IMPORT_SCREENS,
)
BY_COMMAND = {
    "years": "years",
    "years as a table": "years",
    "command search": "commands",
    "keys": "keys",
    "guide": "guide",
    "reminders": "reminders",
    "language": "language",
}
"""Dialogs that an action of the window opens, by the name of the screen."""
INSIGHT_DIALOGS: dict[str, Callable[[InsightsPage], object]] = {
    "insights: life events": lambda page: page.card.open_events(),
    "insights: own questions": lambda page: page.open_questions(),
    "insights: what was tested": lambda page: page.open_tested(),
    "insights: around a session as a table": lambda page: page.around_session.as_table.click(),
    "insights: chart as a table": lambda page: page.card.options.table_wanted.emit(),
}
VIEWS = (BEFORE, MONTHS, SCORES, FIT, KINDS)
SCREENS = (
    *TABS,
    "journal while searching",
    "insights over own days",
    *INSIGHT_DIALOGS,
    "toast",
    *DIALOGS,
    *BY_COMMAND,
    *VIEWS,
)
SMALL_SCREEN = (1280, 720)
PLAN = SafetyPlan(contacts="Jo 0151 555 0123\nthe night line", signs="no sleep", reasons="the sea")
MONTH = Period.ending(date(2026, 11, 22), 28)


@contextmanager
def letters_twice_as_large() -> Iterator[None]:
    """Let all letters be twice as large for a while, as a system's settings can."""
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(2 * larger.pointSizeF())
    QApplication.setFont(larger)
    yield
    QApplication.setFont(before)


def show_screen(qtbot: QtBot, around: Surroundings, name: str, place: Path) -> QWidget:
    """Show a screen in a window as large as a small screen, and return what was opened last."""
    window = JournalView(around)
    qtbot.addWidget(window)
    window.resize(*SMALL_SCREEN)
    with qtbot.waitActive(window):
        window.show()
    shown: QWidget = window
    if name in BY_COMMAND:
        window.commands.acts[BY_COMMAND[name]]()
        shown = window.findChildren(QDialog)[-1]
        if isinstance(shown, YearDialog) and name == "years as a table":
            shown.as_table.click()
    elif name in DIALOGS:
        shown = _dialog(qtbot, around, window, name, place)
    elif name == "toast":
        window.toast.tell(window.tr("Entry deleted."), undoable=True)
    elif name in VIEWS:
        window.open_tab(SESSIONS)
        _sessions(window).show_view(name)
    else:
        window.open_tab(TABS[re.split(r"\W", name)[0]])
    page = window.page(INSIGHTS) if name.startswith("insights") else None
    if isinstance(page, InsightsPage) and name == "insights over own days":
        page.choose(OWN)
    if isinstance(page, InsightsPage) and name in INSIGHT_DIALOGS:
        _settle(qtbot, around)
        INSIGHT_DIALOGS[name](page)
        opened = page.findChildren(QDialog)
        assert opened or not around.services.looking_back.entry_count()  # without days there is no picture
        shown = opened[-1] if opened else window
    found = window.page(JOURNAL)
    if isinstance(found, JournalPage) and name == "journal while searching":
        found.search.setText("the mood<9")
    _settle(qtbot, around)
    shown.resize(shown.size().boundedTo(QSize(*SMALL_SCREEN)))
    _settle(qtbot, around)
    return shown


def _settle(qtbot: QtBot, around: Surroundings) -> None:
    quiet = 0
    while quiet < 3:  # layouts ask for layouts, and what was worked out asks for more of both
        QCoreApplication.processEvents()
        quiet = 0 if around.tasks.busy else quiet + 1
        qtbot.waitUntil(lambda: not around.tasks.busy, timeout=30_000)


def _sessions(window: JournalView) -> SessionsPage:
    page = window.page(SESSIONS)
    assert isinstance(page, SessionsPage)
    return page


def _to_come(around: Surroundings) -> Session:
    """Return the next planned session, or one that could be."""
    now = around.services.now
    kinds = around.services.looking_back.kinds()
    new = Session("new", kinds[0].key, now, status=Status.PLANNED)
    return next(iter(around.services.planning.upcoming()), new)


SESSION_DIALOGS: dict[str, Callable[[Surroundings, JournalView], QWidget]] = {
    "series": lambda around, window: SeriesDialog(around.services, _to_come(around), None, window),
    "after": lambda around, window: AfterDialog(around, _to_come(around), window),
    "agenda": lambda around, window: AgendaDialog(around.services, "entry", window),
    "calendar": CalendarDialog,
}


def _dialog(qtbot: QtBot, around: Surroundings, window: JournalView, name: str, place: Path) -> QWidget:
    dialog: QWidget
    if name == "report":
        dialog = ReportDialog(around, MONTH, window)
    elif name == "help":
        around.services.own_help.write(PLAN)
        dialog = HelpDialog(window, around=around)
    elif name == "journals":
        RecentJournals(around.settings).allow(True, place / "another.carejournal")
        dialog = JournalsDialog(around, window)
    elif name in CATALOGUE:
        dialog = CatalogueDialog(around, CATALOGUE.index(name), window)
    elif name == "import":
        dialog = ImportDialog(around, window)
    elif name in IMPORT_SCREENS:
        dialog = IMPORT_SCREENS[name](around, place, window)
    elif name in SESSION_DIALOGS:
        dialog = SESSION_DIALOGS[name](around, window)
    else:
        dialog = FirstStart(around.theme, place / "new.carejournal")
        qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog
