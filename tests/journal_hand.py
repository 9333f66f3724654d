"""The Journal tab at hand: a few entries, the page over them, and what a person does there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Measure
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.session import THERAPY, Session
from carejournal.ui.changes import ChangeSignal
from carejournal.ui.journal.journal_page import JournalPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

IMPORT = Import("i", "csv", "Elsewhere", "file.csv", datetime(2026, 11, 20, tzinfo=UTC))
ENERGY = Measure("energy", "Energy")
THURSDAY = Entry(
    "thursday",
    Moment(datetime(2026, 11, 19, 20, 15), 60),
    datetime(2026, 11, 19, 19, 15, tzinfo=UTC),
    note="The letter\u00a0is open.",
    readings={"mood": 7.0, "stress": 3.0, "sleep_hours": 8.0},
    tags=("exercise",),
)
FRIDAY = Entry(
    "friday",
    Moment.on(datetime(2026, 11, 20).date()),
    title="Brought along",
    note="Cooked soup 🍲 and *slept*.",
    readings={"mood": 7.5, "energy": 4.0, "ill": 0.0},
    tags=("Gardening", "exercise"),
    origin=Origin("i", "Elsewhere", "7", "f" * 8, "{}"),
)
SATURDAY = Entry(
    "saturday",
    Moment(datetime(2026, 11, 21, 9, 30), 60),
    datetime(2026, 11, 21, 8, 30, tzinfo=UTC),
    note="Quiet day with soup.",
    readings={"mood": 5.0},
)
ENTRIES = (THURSDAY, FRIDAY, SATURDAY)
SOUP_SESSION = Session(
    "soup-session", THERAPY, Moment(datetime(2026, 11, 20, 17), 60), note="Talked of soup."
)


def wheel_over(field: QWidget) -> bool:
    """Turn the mouse wheel over a field that has the keyboard; return whether the field took it."""
    field.setFocus()
    place = QPointF(5, 5)
    wheel = QWheelEvent(
        place,
        field.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    return wheel.isAccepted()


def put_entries(services: JournalServices, *entries: Entry) -> None:
    """Put entries into the journal as if they had been there before."""
    with services.journal.transaction():
        services.journal.origins.add_import(IMPORT)
        services.journal.catalogue.put_measure(ENERGY)
        for entry in entries:
            services.journal.entries.put(entry)


def open_journal_page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    """Return the page over the journal as it is now; it follows the journal's changes."""
    made = JournalPage(around)
    ChangeSignal(around.services, made).changed.connect(made.follow)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitActive(made):
        made.show()
    made.shown()
    return made


def kept(services: JournalServices) -> list[Entry]:
    """Return the entries of the journal, newest first."""
    return services.looking_back.timeline()[0]


def reopened(path: Path) -> list[Entry]:
    """Return what another start of the program finds in the journal file, newest first."""
    from carejournal.services.opening import READING, open_services

    again = open_services(path, wish=READING)
    found = kept(again)
    again.journal.close()
    return found


def focused(page: QWidget) -> QWidget:
    """Return the control that has the keyboard."""
    found = page.window().focusWidget()
    assert found is not None
    return found


def open_id(page: JournalPage) -> str:
    """Return the id of the entry that is open."""
    return page.editor.entry().id


def marked(page: JournalPage) -> list[str]:
    """Return the ids of the rows that are marked in the list."""
    rows = [page.model.row(index) for index in page.timeline.selectionModel().selectedIndexes()]
    return [row.record_id for row in rows if row]


def listed(page: JournalPage) -> list[str]:
    """Return the ids in the list from the top."""
    rows = [page.model.row(page.model.index(n)) for n in range(page.model.rowCount())]
    return [row.record_id for row in rows if row]


def click_row(qtbot: QtBot, page: JournalPage, record_id: str) -> None:
    """Click a row of the list."""
    area = page.timeline.visualRect(page.model.index(page.model.row_of(record_id)))
    qtbot.mouseClick(page.timeline.viewport(), LEFT, pos=area.center())


def click_box(qtbot: QtBot, page: JournalPage, measure: str, number: int) -> None:
    """Click a numbered box of a scale."""
    scale = page.editor.scale(measure)
    qtbot.mouseClick(scale, LEFT, pos=scale._box(number).center().toPoint())
