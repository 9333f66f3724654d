"""Photos: taken in without what a camera adds, sized down, shown once they are seen, deleted with undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QMenu

from carejournal.domain.refusal import Refusal
from carejournal.ui.journal.photo_reading import MEDIUM, SMALL, shot_of, shots_of, thumbnail
from carejournal.ui.journal.photo_viewer import PhotoViewer
from journal_hand import SATURDAY, kept, open_id, open_journal_page, put_entries

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings

SECRET = b"48.2082 16.3738"


def picture(width: int = 40, height: int = 30, *, clear: bool = False) -> QImage:
    kind = QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    made = QImage(width, height, kind)
    made.fill(QColor(200, 120, 60, 120 if clear else 255))
    made.setText("Description", SECRET.decode())
    return made


def with_exif(image: QImage) -> bytes:
    """Return a JPEG as a camera writes it: the place, and that it lies on its side, in an Exif part."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"JPG")).write(image)
    tiff = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
    exif = b"Exif\x00\x00" + tiff + SECRET
    part = b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif
    plain = bytes(content.data())
    return plain[:2] + part + plain[2:]


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings, services: JournalServices) -> JournalPage:
    put_entries(services, SATURDAY)
    return open_journal_page(qtbot, around)


def add(qtbot: QtBot, page: JournalPage, *pictures: QImage | str) -> None:
    page.help.add_pictures(list(pictures))
    qtbot.waitUntil(lambda: not page.around.tasks.busy)


def test_nothing_but_the_pixels_of_a_photo_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "sea.jpg"
    path.write_bytes(with_exif(picture()))
    assert SECRET in path.read_bytes()
    (shot,) = shots_of([str(path)], MEDIUM)
    assert SECRET not in shot.content
    assert b"Exif" not in shot.content
    assert (shot.media_type, shot.width, shot.height) == ("image/jpeg", 30, 40)  # turned upright


def test_a_large_picture_is_sized_down_and_a_small_one_is_not() -> None:
    shot = shot_of(picture(3000, 1500), SMALL)
    assert (shot.width, shot.height) == (1024, 512)
    assert (shot_of(picture(), SMALL).width, QImage.fromData(shot.content).width()) == (40, 1024)


def test_a_picture_with_see_through_parts_keeps_them() -> None:
    shot = shot_of(picture(clear=True), SMALL)
    assert shot.media_type == "image/png"
    assert SECRET not in shot.content
    assert QImage.fromData(shot.content).pixelColor(1, 1).alpha() == 120


def test_a_thumbnail_fits_into_its_square() -> None:
    small = thumbnail(shot_of(picture(800, 400), SMALL).content, 88)
    assert (small.width(), small.height()) == (88, 44)
    assert thumbnail(b"no picture", 88).isNull()


def test_what_is_no_picture_is_told_and_nothing_is_added(
    qtbot: QtBot, page: JournalPage, tmp_path: Path
) -> None:
    path = tmp_path / "list.jpg"
    path.write_bytes(b"soup, bread")
    with pytest.raises(Refusal, match=r"list\.jpg"):
        shots_of([str(path)], SMALL)
    with qtbot.waitSignal(page.told):
        page.help.add_pictures([str(path)])
    assert not page.editor.writing.photos.isVisible()


def test_photos_are_shown_with_their_entry_and_read_once_they_are_seen(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.show_record(SATURDAY.id)
    add(qtbot, page, picture(), picture(30, 40))
    strip = page.editor.writing.photos
    assert [each.accessibleName() for each in strip.thumbnails] == ["Photo 1 of 2", "Photo 2 of 2"]
    qtbot.waitUntil(lambda: all(each.loaded for each in strip.thumbnails))
    page.new_entry()
    assert not strip.isVisible()
    page.show_record(SATURDAY.id)
    assert strip.isVisible()
    assert services.photographing.entries_with_photos() == {SATURDAY.id}


def test_a_photo_on_a_new_entry_saves_it_with_what_is_typed(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.new_entry()
    new = open_id(page)
    qtbot.keyClicks(page.editor.note, "At the sea.")
    add(qtbot, page, picture())
    entry = services.entries.get(new)
    assert entry is not None
    assert entry.note == "At the sea."
    assert entry.recorded_at is not None
    assert not page.editor.changed
    services.history.undo()
    assert [each.id for each in kept(services)] == [SATURDAY.id]


def test_an_entry_with_nothing_but_a_photo_stays(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.new_entry()
    new = open_id(page)
    add(qtbot, page, picture())
    qtbot.keyClicks(page.editor.note, "x")
    page.finish()
    qtbot.keyClick(page.editor.note, Qt.Key.Key_Backspace)
    page.finish()
    assert services.entries.get(new) is not None


def test_a_photo_is_deleted_with_its_key_and_comes_back(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    page.show_record(SATURDAY.id)
    add(qtbot, page, picture())
    with qtbot.waitSignal(page.undoable):
        qtbot.keyClick(page.editor.writing.photos.thumbnails[0], Qt.Key.Key_Delete)
    assert not page.editor.writing.photos.isVisible()
    services.history.undo()
    assert len(page.editor.writing.photos.thumbnails) == 1


def test_a_photo_opens_large_and_turns_to_the_next(qtbot: QtBot, page: JournalPage) -> None:
    page.show_record(SATURDAY.id)
    add(qtbot, page, picture(), picture(30, 40))
    page.editor.writing.photos.thumbnails[0].click()
    viewer = page.findChild(PhotoViewer)
    assert viewer is not None
    assert viewer.canvas.image.width() == 40
    viewer.turn(+1)
    assert viewer.canvas.image.width() == 30
    viewer._delete()
    assert len(page.editor.writing.photos.thumbnails) == 1
    viewer.close()


def test_the_size_of_photos_is_chosen_and_remembered(page: JournalPage, around: Surroundings) -> None:
    assert page.help.side == MEDIUM
    menu = QMenu(page)
    page.help.fill_photos(menu)
    next(each for each in menu.actions() if "1024" in each.text()).trigger()
    assert page.help.side == SMALL
    assert around.settings.get("photo_side") == "1024"
