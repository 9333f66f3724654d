"""The Sessions tab at hand: a few sessions, the page over them, and what a person does there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from carejournal.domain.moment import Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.session import MASSAGE, THERAPY, Session, Status
from carejournal.ui.changes import ChangeSignal
from carejournal.ui.sessions.sessions_page import SessionsPage
from carejournal.ui.widgets.dates import qdate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

CTRL = Qt.KeyboardModifier.ControlModifier
IMPORT = Import("i", "csv", "Elsewhere", "file.csv", datetime(2026, 11, 20, tzinfo=UTC))
OLD = Session("old", THERAPY, Moment(datetime(2026, 10, 8, 17), 120), "CBT", 50, "Dr Low", note="old words")
BODYWORK = Session(
    "bodywork",
    MASSAGE,
    Moment(datetime(2026, 11, 14, 16), 60),
    "Swedish",
    60,
    areas=("shoulders", "jaw"),
    pressure=4,
    cost=68.0,
)
LAST = Session(
    "last",
    THERAPY,
    Moment(datetime(2026, 11, 19, 17, 0, 30), 60),
    "CBT",
    50,
    "Dr Low",
    "Mill Lane 3",
    before_tension=6.5,
    note="The letter\u00a0is open.",
    recorded_at=datetime(2026, 11, 19, 18, tzinfo=UTC),
    origin=Origin("i", "Elsewhere", "7", "f" * 8, "{}"),
)
NEXT = Session("next", THERAPY, Moment(datetime(2026, 11, 26, 17), 60), "CBT", 50, status=Status.PLANNED)
SESSIONS = (OLD, BODYWORK, LAST, NEXT)


def put_sessions(services: JournalServices) -> None:
    """Put the sessions into the journal."""
    with services.journal.transaction():
        services.journal.origins.add_import(IMPORT)
        for session in SESSIONS:
            services.journal.sessions.put(session)


def open_sessions(qtbot: QtBot, around: Surroundings) -> SessionsPage:
    """Return the page over the journal as it is now; it follows the journal's changes."""
    made = SessionsPage(around)
    ChangeSignal(around.services, made).changed.connect(made.follow)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitActive(made):
        made.show()
    made.shown()
    return made


def stored(services: JournalServices) -> list[Session]:
    """Return the sessions of the journal, oldest first."""
    return services.looking_back.sessions()


def open_id(page: SessionsPage) -> str:
    """Return the id of the session that is open."""
    return page.open_session.id if page.open_session else ""


def typed(qtbot: QtBot, page: SessionsPage, words: str) -> None:
    """Type words at the start of the note."""
    page.form.go_to_note()
    qtbot.keyClick(page.form.note, Qt.Key.Key_Home, CTRL)
    qtbot.keyClicks(page.form.note, words)


def choose_kind(qtbot: QtBot, page: SessionsPage, key: str) -> None:
    """Go through the kinds with the keyboard until the wanted one is chosen."""
    choice = page.form.facts.kind_choice
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    while choice.currentData() != key:
        qtbot.keyClick(choice, Qt.Key.Key_Down)


def choose_day(page: SessionsPage, day: date) -> None:
    """Set another day."""
    page.form.facts.when.day_edit.setDate(qdate(day))
