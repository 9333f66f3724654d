"""Photos on entries: in the journal's own file, undoable, part of every whole copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.opening import create_services
from carejournal.services.photographing import Shot
from storage.made_journals import ONE_PIXEL

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

ENTRY = Entry("e", Moment.parse("2026-11-20"), note="At the sea.")
SHOT = Shot("image/png", 1, 1, ONE_PIXEL)


def ids(services: JournalServices) -> list[str]:
    return [photo.id for photo in services.photographing.photos("e")]


def test_photos_stand_on_their_entry_in_the_order_they_came(services: JournalServices) -> None:
    services.entries.write(ENTRY)
    services.photographing.add(ENTRY, [SHOT, replace(SHOT, width=2)])
    services.photographing.add(ENTRY, [replace(SHOT, width=3)])
    photos = services.photographing.photos("e")
    assert [photo.width for photo in photos] == [1, 2, 3]
    assert services.photographing.content(photos[0]) == ONE_PIXEL
    assert services.photographing.entries_with_photos() == {"e"}


def test_a_photo_alone_makes_an_entry_and_undo_takes_both_away(services: JournalServices) -> None:
    blank = replace(ENTRY, note="")
    services.photographing.add(blank, [SHOT])
    assert services.entries.get("e") == blank
    services.history.undo()
    assert services.entries.get("e") is None
    services.history.redo()
    assert services.entries.get("e") == blank
    assert len(ids(services)) == 1


def test_an_entry_put_back_after_undo_has_its_photo_but_none_that_was_deleted_alone(
    services: JournalServices, clock: FakeClock
) -> None:
    services.photographing.add(ENTRY, [SHOT, replace(SHOT, width=2)])
    services.photographing.delete(services.photographing.photos("e")[0])
    services.history.undo()
    services.history.undo()
    assert services.trash.restore(services.trash.items()) == 1
    assert len(ids(services)) == 2
    services.photographing.delete(services.photographing.photos("e")[0])
    clock.forward(seconds=5)
    services.entries.delete("e")
    services.trash.restore(services.trash.items())
    assert [photo.width for photo in services.photographing.photos("e")] == [2]


def test_what_was_written_meanwhile_is_saved_with_the_photo_in_one_step(services: JournalServices) -> None:
    services.entries.write(ENTRY)
    services.photographing.add(replace(ENTRY, note="At the sea, again."), [SHOT])
    services.history.undo()
    assert services.entries.get("e") == ENTRY
    assert ids(services) == []


def test_a_deleted_photo_comes_back_by_undo(services: JournalServices) -> None:
    services.photographing.add(ENTRY, [SHOT])
    (photo,) = services.photographing.photos("e")
    services.photographing.delete(photo)
    assert ids(services) == []
    assert services.photographing.content(photo) is None
    assert services.photographing.entries_with_photos() == set()
    services.history.undo()
    assert services.photographing.content(photo) == ONE_PIXEL
    services.history.redo()
    assert ids(services) == []


def test_a_photo_comes_and_goes_with_its_entry(services: JournalServices) -> None:
    services.photographing.add(ENTRY, [SHOT])
    services.entries.delete("e")
    assert ids(services) == []
    services.history.undo()
    assert len(ids(services)) == 1


def test_a_deleted_photo_is_gone_for_good_after_thirty_days(
    services: JournalServices, clock: FakeClock
) -> None:
    services.photographing.add(ENTRY, [SHOT])
    services.photographing.delete(services.photographing.photos("e")[0])
    assert services.trash.let_go(clock.now + timedelta(days=29)) == 0
    assert services.trash.let_go(clock.now + timedelta(days=31)) == 1
    assert services.journal._file.rows("SELECT count(*) FROM photos") == [(0,)]


def test_an_export_brings_photos_templates_and_words_to_another_journal_and_undo_takes_them_back(
    services: JournalServices, clock: FakeClock, tmp_path: Path
) -> None:
    services.photographing.add(ENTRY, [SHOT])
    services.cataloguing.learn_word("Zwieback")
    services.exporting.write_json(tmp_path / "all.json")
    other = create_services(tmp_path / "other.carejournal", clock=clock)
    other.entries.write(replace(ENTRY, id="there already"))
    other.importing.carry_out(other.importing.plan(*other.importing.look_at(tmp_path / "all.json")))
    assert [photo.entry_id for photo in other.journal.photos.all()] == ["e"]
    assert other.cataloguing.learned_words() == ["Zwieback"]
    other.history.undo()
    assert other.journal.photos.all() == []
    assert other.cataloguing.learned_words() == []
    other.journal.close()
