"""Photos seen large: turned by keys, taken off with Delete, and brought back by undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from carejournal.ui.journal.photo_viewer import PhotoViewer
from journal_hand import LEFT, SATURDAY, THURSDAY, open_journal_page, put_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings

COLOURS = ("red", "green", "blue")


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings, services: JournalServices) -> JournalPage:
    """Return the page with an entry open that has a wide, a small and a high photo."""
    put_entries(services, SATURDAY, THURSDAY)
    made = open_journal_page(qtbot, around)
    made.show_record(SATURDAY.id)
    made.help.add_pictures(
        [picture(*each) for each in zip(COLOURS, (1600, 20, 40), (40, 20, 1600), strict=True)]
    )
    qtbot.waitUntil(lambda: len(made.editor.writing.photos.thumbnails) == len(COLOURS))
    return made


def picture(colour: str, width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def viewer_of(qtbot: QtBot, page: JournalPage, place: int) -> PhotoViewer:
    """Open a photo with the keyboard."""
    small = page.editor.writing.photos.thumbnails[place]
    small.setFocus()
    qtbot.keyClick(small, Qt.Key.Key_Return)
    (viewer,) = page.findChildren(PhotoViewer)
    qtbot.waitUntil(viewer.isActiveWindow)
    return viewer


def colour_seen(viewer: PhotoViewer) -> str:
    """Return the colour in the middle of the picture."""
    seen = viewer.canvas.grab().toImage().pixelColor(viewer.canvas.rect().center())
    return COLOURS[round(seen.hue() / 120) % 3]


def left_of(services: JournalServices) -> list[int]:
    return [photo.width for photo in services.photographing.photos(SATURDAY.id)]


def test_the_arrows_turn_to_the_first_and_the_last_and_no_further(qtbot: QtBot, page: JournalPage) -> None:
    viewer = viewer_of(qtbot, page, 1)
    assert colour_seen(viewer) == "green"
    for key, seen in (
        (Qt.Key.Key_Right, "blue"),
        (Qt.Key.Key_Right, "blue"),
        (Qt.Key.Key_Left, "green"),
        (Qt.Key.Key_Left, "red"),
        (Qt.Key.Key_Left, "red"),
    ):
        qtbot.keyClick(viewer, key)
        assert colour_seen(viewer) == seen
    assert viewer.canvas.accessibleName() == "Photo 1 of 3"
    assert (viewer.before.isEnabled(), viewer.after.isEnabled()) == (False, True)
    qtbot.mouseClick(viewer.after, LEFT)
    assert colour_seen(viewer) == "green"
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)


def test_a_large_photo_is_seen_whole_and_a_small_one_is_not_blown_up(qtbot: QtBot, page: JournalPage) -> None:
    viewer = viewer_of(qtbot, page, 0)
    canvas = viewer.canvas
    background = canvas.grab().toImage().pixelColor(2, 2)
    for colour, inside, outside in (
        ("red", QPoint(4, canvas.height() // 2), QPoint(canvas.width() // 2, 4)),
        ("green", canvas.rect().center() + QPoint(8, 8), canvas.rect().center() + QPoint(14, 0)),
        ("blue", QPoint(canvas.width() // 2, 4), QPoint(4, canvas.height() // 2)),
    ):
        shown = canvas.grab().toImage()
        assert colour_seen(viewer) == colour
        assert shown.pixelColor(inside) != background
        assert shown.pixelColor(outside) == background
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
    viewer.close()


def test_delete_takes_off_the_one_that_is_seen_until_none_is_left_and_undo_brings_each_back(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    before = left_of(services)
    viewer = viewer_of(qtbot, page, 1)
    with qtbot.waitSignal(page.undoable):
        qtbot.keyClick(viewer, Qt.Key.Key_Delete)
    assert left_of(services) == [before[0], before[2]]
    assert colour_seen(viewer) == "blue"
    qtbot.keyClick(viewer, Qt.Key.Key_Delete)
    assert (colour_seen(viewer), left_of(services)) == ("red", before[:1])
    with qtbot.waitSignal(viewer.destroyed):
        qtbot.keyClick(viewer, Qt.Key.Key_Delete)
    assert left_of(services) == []
    assert not page.editor.writing.photos.isVisible()
    for count in (1, 2, 3):
        services.history.undo()
        assert len(left_of(services)) == count
    assert left_of(services) == before
    assert len(page.editor.writing.photos.thumbnails) == len(before)


def test_a_photo_for_an_entry_that_was_left_empty_is_told_of(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.new_entry()
    with qtbot.waitSignal(page.told) as told:
        page.help.add_pictures([picture("red", 20, 20)])
        page.show_record(THURSDAY.id)
    assert told.args == ["No photo was added: its entry was left before the photo was ready."]
    assert services.looking_back.entry_count() == 2
    assert services.photographing.photos(THURSDAY.id) == []


def test_a_photo_comes_to_the_entry_it_was_given_to_though_another_is_open(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    with qtbot.waitSignal(page.undoable):
        page.help.add_pictures([picture("red", 20, 20)])
        page.show_record(THURSDAY.id)
    assert len(left_of(services)) == len(COLOURS) + 1
    assert page.editor.writing.photos.photos == ()
