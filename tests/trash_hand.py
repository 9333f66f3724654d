"""The trash at hand: four things in it, the dialog over it, and what a person does there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import THERAPY, Session
from carejournal.ui.safekeeping.trash_dialog import TrashDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DELETED = datetime(2026, 11, 22, 12, tzinfo=UTC)
WALK = Entry(
    "walk",
    Moment(datetime(2026, 11, 19, 20, 15), 60),
    title="By the river",
    note="The letter\u00a0is *open*.",
    readings={"mood": 7.0, "ill": 0.0},
    tags=("exercise",),
)
SECRET = Entry("secret", Moment(datetime(2026, 11, 18, 9, 30), 60), note="told to no one", private=True)
BARE = Entry("bare", Moment.on(datetime(2025, 3, 1).date()), readings={"sleep_hours": 7.25})
TALK = Session(
    "talk", THERAPY, Moment(datetime(2026, 11, 17, 16), 60), "CBT", provider="Dr Example", note="The plan."
)
ORDER = ("walk", "secret", "bare", "talk")
"""How they lie in the trash, each a day longer than the one before."""


def fill_trash(services: JournalServices) -> None:
    """Put four things into the trash, each a day longer ago than the one before."""
    journal = services.journal
    with journal.transaction():
        for entry in (WALK, SECRET, BARE):
            journal.entries.put(entry)
        journal.sessions.put(TALK)
        for days, record_id in enumerate(ORDER):
            store = journal.sessions if record_id == "talk" else journal.entries
            store.trash(record_id, DELETED - timedelta(days=days))


def open_dialog(qtbot: QtBot, around: Surroundings) -> TrashDialog:
    """Return the dialog over the trash as it is now."""
    made = TrashDialog(around)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # so that a test can look at it after
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open()
    return made


def rows(dialog: TrashDialog) -> list[str]:
    """Return the rows of the list as they are spoken."""
    return [str(dialog.model.index(n).data()) for n in range(dialog.model.rowCount())]


def ids(dialog: TrashDialog) -> list[str]:
    """Return the ids in the list from the top."""
    return [item.id for n in range(dialog.model.rowCount()) if (item := dialog.model.item(n))]


def chosen(dialog: TrashDialog) -> list[str]:
    """Return the ids of what is chosen."""
    return [item.id for item in dialog.list.chosen()]


def click_row(qtbot: QtBot, dialog: TrashDialog, row: int) -> None:
    """Click a row of the list."""
    area = dialog.list.visualRect(dialog.model.index(row))
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=area.center())


def click(qtbot: QtBot, button: QWidget) -> None:
    """Click a button that is seen."""
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)


def focused(dialog: TrashDialog) -> QWidget | None:
    """Return the control that has the keyboard."""
    return dialog.focusWidget()
