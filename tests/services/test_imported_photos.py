"""Photos of an import: sized down like those added by hand, one after the other, whole or not at all."""

from __future__ import annotations

import json
import zipfile
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from carejournal.domain.refusal import Refusal
from carejournal.services.history import Action
from carejournal.services.imported_photos import PhotoWork, at_once
from carejournal.services.importing import MOST_READ_AGAIN, Importing
from carejournal.services.opening import create_services
from photo_hand import PHOTO_WORK, picture_file, with_photo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices
    from carejournal.services.photographing import Shot

BACKUP = Path(__file__).parent / "samples" / "daylio" / "backup_2026_01_20.daylio"
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[JournalServices]:
    made = create_services(tmp_path / "journal.carejournal", clock=lambda: NOW)
    yield made
    made.journal.close()


def plan_of(services: JournalServices, path: Path) -> ImportPlan:
    return services.importing.plan(*Importing.look_at(path))


def day_one(target: Path, *photos: bytes) -> Path:
    """Write a Day One export of one entry for each photo."""
    entries = [
        {
            "uuid": f"{number:032X}",
            "creationDate": f"2026-01-{number % 28 + 1:02}T21:30:00Z",
            "text": f"Day {number}\n![](dayone-moment://P{number})",
            "photos": [{"identifier": f"P{number}", "md5": f"{number:032x}", "type": "jpeg"}],
        }
        for number, _ in enumerate(photos)
    ]
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("Journal.json", json.dumps({"metadata": {"version": "1.0"}, "entries": entries}))
        for number, photo in enumerate(photos):
            archive.writestr(f"photos/{number:032x}.jpeg", photo)
    return target


def test_a_photo_comes_in_with_its_entry_sized_down_and_without_its_camera(
    services: JournalServices, tmp_path: Path
) -> None:
    large = picture_file(3000, 1500)
    exif = b"\xff\xe1\x00\x10Exif\0\0 a place"
    plan = plan_of(services, with_photo(BACKUP, tmp_path / "b.daylio", large[:2] + exif + large[2:]))
    assert (plan.photo_count, plan.added) == (1, 3)
    assert services.importing.carry_out(plan, PHOTO_WORK) == ()
    (picture,) = services.journal.copy().photos
    (entry,) = [each for each in services.journal.entries.all() if each.id == picture.photo.entry_id]
    assert str(entry.moment) == "2026-01-20T21:05:00+01:00"
    assert (picture.photo.width, picture.photo.height) == (1600, 800)
    assert picture.photo.added_at == NOW.astimezone(UTC)
    assert b"a place" not in services.journal.path.read_bytes()


def test_a_small_photo_that_is_nothing_but_a_picture_stays_as_it_is(
    services: JournalServices, tmp_path: Path
) -> None:
    small = picture_file(300, 200)
    plan = plan_of(services, with_photo(BACKUP, tmp_path / "b.daylio", small))
    services.importing.carry_out(plan, PHOTO_WORK)
    assert [picture.content for picture in services.journal.copy().photos] == [small]


@pytest.mark.qt_log_ignore("Invalid JPEG file structure", extend=True)
@pytest.mark.parametrize(
    ("photo", "reason"), [(HEIC, "HEIC"), (b"soup, bread", "picture"), (picture_file()[:200], "picture")]
)
def test_a_photo_that_cannot_be_read_is_one_line_of_the_report_and_costs_nothing_else(
    services: JournalServices, tmp_path: Path, photo: bytes, reason: str
) -> None:
    good = picture_file()
    plan = plan_of(services, day_one(tmp_path / "export.zip", good, photo, good))
    (left_out,) = services.importing.carry_out(plan, PHOTO_WORK)
    assert left_out.where == "2026-01-02, 00000000….jpeg"
    assert reason in left_out.reason
    assert services.looking_back.entry_count() == 3
    assert len(services.journal.photos.all()) == 2


def test_a_photo_s_file_that_is_too_large_is_left_unread(
    services: JournalServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carejournal.services.imported_photos.LARGEST_PHOTO", 100)
    plan = plan_of(services, day_one(tmp_path / "export.zip", picture_file()))
    (left_out,) = services.importing.carry_out(plan, PHOTO_WORK)
    assert "too large" in left_out.reason


def test_undo_takes_photos_back_and_redo_reads_them_again(services: JournalServices, tmp_path: Path) -> None:
    before = services.journal.copy()
    path = day_one(tmp_path / "export.zip", picture_file(), HEIC, picture_file(colour=90))
    services.importing.carry_out(plan_of(services, path), PHOTO_WORK)
    whole = services.journal.copy()
    services.history.undo()
    assert services.journal.copy() == before
    assert services.journal._file.rows("SELECT count(*) FROM photos") == [(0,)]
    assert services.history.redo() is Action.IMPORTED
    assert services.journal.copy() == whole
    assert plan_of(services, path).photo_count == 0


def test_redo_is_refused_whole_where_the_file_has_changed(services: JournalServices, tmp_path: Path) -> None:
    path = day_one(tmp_path / "export.zip", picture_file(), picture_file())
    services.importing.carry_out(plan_of(services, path), PHOTO_WORK)
    services.history.undo()
    path.unlink()
    with pytest.raises(Refusal, match="bring it in again"):
        services.history.redo()
    assert not services.journal.known_ids()


def test_redo_of_very_many_photos_is_refused_before_it_keeps_the_window_waiting(
    services: JournalServices, tmp_path: Path
) -> None:
    path = day_one(tmp_path / "export.zip", *[picture_file()] * (MOST_READ_AGAIN + 1))
    services.importing.carry_out(plan_of(services, path), PHOTO_WORK)
    services.history.undo()
    with pytest.raises(Refusal, match="bring in its file again"):
        services.history.redo()
    assert services.importing.carry_out(plan_of(services, path), PHOTO_WORK) == ()


def test_an_import_taken_back_later_takes_its_photos_along_and_brings_them_back(
    services: JournalServices, tmp_path: Path
) -> None:
    services.importing.carry_out(
        plan_of(services, day_one(tmp_path / "export.zip", picture_file())), PHOTO_WORK
    )
    whole = services.journal.copy()
    (past,) = services.importing.past.all()
    services.importing.past.taking_back(past.made.id).finish()
    assert services.journal.copy().photos == ()
    services.history.undo()
    assert services.journal.copy() == whole


def test_giving_up_among_the_photos_leaves_nothing(services: JournalServices, tmp_path: Path) -> None:
    before = services.journal.copy()
    path = day_one(tmp_path / "export.zip", *[picture_file()] * 4)
    work = services.importing.carrying_out(plan_of(services, path), PHOTO_WORK)
    while services.journal._file.rows("SELECT count(*) FROM photos") != [(2,)]:
        assert work.go_on()
    work.give_up()
    assert services.journal.copy() == before
    assert services.history.next_undo is None


def test_no_more_than_two_photos_are_in_memory_at_a_time(services: JournalServices, tmp_path: Path) -> None:
    begun: list[int] = []

    def begin(work: Callable[[], Shot]) -> Future[Shot]:
        written = services.journal._file.rows("SELECT count(*) FROM photos")[0][0]
        begun.append(len(begun) + 1 - written)
        return at_once(work)

    path = day_one(tmp_path / "export.zip", *[picture_file()] * 6)
    services.importing.carry_out(plan_of(services, path), PhotoWork(PHOTO_WORK.make, begin))
    assert begun == [1, 2, 2, 2, 2, 2]


def test_work_that_waits_for_a_photo_says_so_and_counts_only_what_is_done(
    services: JournalServices, tmp_path: Path
) -> None:
    waiting: list[tuple[Callable[[], Shot], Future[Shot]]] = []

    def begin(work: Callable[[], Shot]) -> Future[Shot]:
        future: Future[Shot] = Future()
        waiting.append((work, future))
        return future

    plan = plan_of(services, day_one(tmp_path / "export.zip", picture_file()))
    work = services.importing.carrying_out(plan, PhotoWork(PHOTO_WORK.make, begin))
    while not work.waiting:
        assert work.go_on()
    done = work.written
    assert work.go_on()
    assert work.written == done
    ((make, future),) = waiting
    future.set_result(make())
    work.finish()
    assert (work.written, work.done) == (work.pieces, True)
    assert QImage.fromData(services.journal.copy().photos[0].content).width() == 40
