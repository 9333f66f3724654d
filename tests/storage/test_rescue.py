"""What a person gets back of a damaged journal, and what they are told of the rest."""

from __future__ import annotations

import dataclasses
import json
import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.domain.session import Session
from carejournal.exchange.journal_json import read_copy
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import open_journal
from carejournal.storage.raw_rows import TABLE_LEAF
from carejournal.storage.rescue import rescue
from storage.damaged_journals import DAMAGES, PAGE, bytes_flipped, held, well_filled
from storage.made_journals import BROUGHT, DAY, NOON, PASSPHRASE, beside, created, filled, names, opened
from storage.make_old_journal import FOLDER

if TYPE_CHECKING:
    from carejournal.storage.key import Key
    from carejournal.storage.rescue import Rescued

PARTS = 12
"""Of a test that takes long, so that each has its own time."""
OLD_JOURNALS = sorted(FOLDER.glob("*.carejournal"))


@dataclass(frozen=True)
class Sound:
    """A journal before it is damaged: its bytes, its key, what it holds and how many rows, trash included."""

    content: bytes
    key: Key | None
    records: dict[str, Entry | Session]
    photos: dict[str, int]
    rows: dict[str, int]


def looked_at(path: Path, secret: str | Key | None) -> Sound:
    with closing(Journal(open_journal(path, secret))) as journal:
        records = held(journal)
        photos = {
            entry: len(journal.photos.of_entry(entry)) for entry in journal.photos.entries_with_photos()
        }
        tables = ("entries", "sessions")
        rows = {table: journal._file.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}
        key = journal._file.key
    return Sound(path.read_bytes(), key, records, photos, rows)


@pytest.fixture(scope="module", params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Return a well-filled journal of either kind."""
    path = well_filled(tmp_path_factory.mktemp("sound") / "journal", request.param)
    return looked_at(path, request.param)


PLAIN_ONLY = pytest.mark.parametrize("sound", [None], ids=["plain"], indirect=True)


@pytest.fixture(params=OLD_JOURNALS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of a journal that an older version wrote."""
    return Path(shutil.copyfile(request.param, tmp_path / f"{request.param.stem}.carejournal"))


def rescued(path: Path, key: Key | None = None) -> tuple[Path, Rescued]:
    """Rescue a journal; return where the new one is and what was told."""
    target = path.with_name("rescued")
    target.unlink(missing_ok=True)
    return target, rescue(path, key, target, NOON, lambda _: None)


def prove(path: Path, content: bytes, sound: Sound) -> Rescued:
    """Rescue damaged content; what is not told to be in part is as it was, and no more is lost than told."""
    path.write_bytes(content)
    target, told = rescued(path, sound.key)
    after = looked_at(target, sound.key)
    in_part = set().union(*told.in_part.values())
    for uid, record in after.records.items():
        if uid not in in_part:
            assert record == sound.records[uid]
            assert not after.photos or after.photos.get(uid) == sound.photos.get(uid)
    days = {record.moment.day for uid, record in sound.records.items() if uid not in after.records}
    assert set(told.lost_days) <= days
    for table, before in sound.rows.items():
        assert told.lost[table] + after.rows[table] <= before
    return told


@pytest.mark.parametrize("brought_up_to_date", [False, True])
def test_a_journal_that_an_older_version_wrote_is_rescued_whole(old: Path, brought_up_to_date: bool) -> None:
    described, _ = read_copy((FOLDER / f"{old.stem}.json").read_bytes())
    if brought_up_to_date:
        with opened(old):
            pass
    target, told = rescued(old)
    with opened(target) as journal:
        assert journal.copy() == described
        assert [row[:2] for row in journal._file.rows("SELECT * FROM trash")] == [("entry", "trashed")]
    assert not any(told.lost.values())


def test_of_a_sound_journal_nothing_is_lost_or_in_part(path: Path, sound: Sound) -> None:
    told = prove(path, sound.content, sound)
    assert {table: told.read[table] for table in sound.rows} == sound.rows
    assert not any(told.lost.values())
    assert not any(told.in_part.values())


@pytest.mark.parametrize("number", range(len(DAMAGES)))
def test_after_any_damage_what_is_not_told_to_be_in_part_is_as_it_was(
    path: Path, sound: Sound, number: int
) -> None:
    assert damaged_and_proved(path, sound, number), "nothing could be rescued"


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(DAMAGES), 120))
def test_after_much_damage_what_is_not_told_to_be_in_part_is_as_it_was(
    path: Path, sound: Sound, number: int
) -> None:
    damaged_and_proved(path, sound, number)


def damaged_and_proved(path: Path, sound: Sound, number: int) -> bool:
    """Damage, rescue and prove; return whether anything could be rescued."""
    chance = random.Random(number)
    damage = DAMAGES[number % len(DAMAGES)]
    content = bytearray(sound.content)
    damage(content, chance)
    try:
        if damage is bytes_flipped and sound.key is None:  # nobody can know a changed letter
            path.write_bytes(content)
            rescued(path)
        else:
            prove(path, bytes(content), sound)
    except DamagedRefusal:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_whichever_page_is_lost_the_rest_is_as_it_was(path: Path, sound: Sound, part: int) -> None:
    for start in range(part * PAGE, len(sound.content), PARTS * PAGE):
        prove(path, sound.content[:start] + bytes(PAGE) + sound.content[start + PAGE :], sound)


def without(content: bytes, holding: bytes, kind: int) -> tuple[bytes, int]:
    """Let the pages of a kind that hold something read as zeros; return the content and how many they are."""
    starts = [
        start
        for start in range(0, len(content), PAGE)
        if content[start] == kind and holding in content[start : start + PAGE]
    ]
    for start in starts:
        content = content[:start] + bytes(PAGE) + content[start + PAGE :]
    return content, len(starts)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Return a plain journal of some of everything."""
    return looked_at(filled(tmp_path_factory.mktemp("plain") / "journal"), None)


@PLAIN_ONLY
def test_an_entry_of_a_lost_page_is_told_with_its_day_by_the_index(path: Path, sound: Sound) -> None:
    lost = next(record for record in list(sound.records.values())[60:] if len(record.note) > 40)
    content, pages = without(sound.content, lost.note[:40].encode(), TABLE_LEAF)
    assert pages == 1
    told = prove(path, content, sound)
    assert told.lost["entries"] > 0
    assert lost.moment.day in told.lost_days
    assert len(told.in_part["entries"]) < len(sound.records) / 4


@PLAIN_ONLY
def test_a_day_that_makes_no_sense_in_the_index_is_not_told(path: Path, sound: Sound) -> None:
    lost = next(record for record in list(sound.records.values())[60:] if len(record.note) > 40)
    content, _ = without(sound.content, lost.note[:40].encode(), TABLE_LEAF)
    moment = lost.moment.local.isoformat(timespec="seconds").encode()
    assert moment in content, "the index still knows of it"
    path.write_bytes(content.replace(moment, moment[:5] + b"99" + moment[7:]))
    _, told = rescued(path)
    assert lost.moment.day not in told.lost_days
    assert told.lost_days


def test_an_entry_whose_photo_was_lost_is_told_to_be_in_part(path: Path, plain: Sound) -> None:
    damaged = plain.content.replace(b"image/png", b"image/pxg")  # which the table does not take
    path.write_bytes(damaged)
    target, told = rescued(path)
    assert "entry-1" in told.in_part["entries"]
    assert set(looked_at(target, None).photos) == {"entry-2"}


@PLAIN_ONLY
def test_of_a_picture_that_goes_on_on_a_lost_page_nothing_is_kept(path: Path, sound: Sound) -> None:
    """Half a picture is none; the entry stays and is told to be in part."""
    pages = range(0, len(sound.content), PAGE)
    # Its middle is zeros behind the number of the page on which it goes on.
    at = next(
        at
        for at in pages
        if not any(sound.content[at + 4 : at + PAGE])
        and 0 < int.from_bytes(sound.content[at : at + 4]) <= len(pages)
    )
    content = sound.content[:at] + bytes(PAGE) + sound.content[at + PAGE :]
    told = prove(path, content, sound)
    assert "entry-2" in told.in_part["entries"]


def test_an_original_that_is_cut_leaves_its_entry_or_session_in_part(path: Path) -> None:
    record = json.dumps({"said": "much " * 4000})
    origin = Origin(BROUGHT.id, "Daylio", "key", "f00d", record)
    with created(path) as journal, journal.transaction():
        journal.origins.add_import(BROUGHT)
        journal.entries.put(Entry("entry", Moment.on(DAY), note="of an entry", origin=origin))
        of_session = dataclasses.replace(origin, key="other", record=record.upper())
        journal.sessions.put(Session("session", "therapy", Moment.on(DAY), origin=of_session))
    content = path.read_bytes()
    for word, table, uid in ((b"much much", "entries", "entry"), (b"MUCH MUCH", "sessions", "session")):
        last = max(
            at for at in range(0, len(content), PAGE) if word in content[at : at + PAGE] and not content[at]
        )
        path.write_bytes(content[:last] + bytes(PAGE) + content[last + PAGE :])
        _, told = rescued(path)
        assert uid in told.in_part[table]


def test_a_session_whose_original_only_the_index_still_knows_is_in_part(path: Path) -> None:
    with created(path) as journal, journal.transaction():
        journal.origins.add_import(BROUGHT)
        for number in range(4):
            origin = Origin(BROUGHT.id, "Daylio", f"key {number}", "f00d", f"record {number} " * 120)
            journal.sessions.put(Session(f"session {number}", "therapy", Moment.on(DAY), origin=origin))
    content, pages = without(path.read_bytes(), b"record 3", TABLE_LEAF)
    assert pages == 1
    path.write_bytes(content)
    _, told = rescued(path)
    assert "session 0" not in told.in_part["sessions"]
    assert "session 3" in told.in_part["sessions"]


def test_what_cannot_be_part_of_a_journal_is_not_put_into_one(path: Path, plain: Sound) -> None:
    """Texts and times that damage made are kept where a part is worth keeping, and left out elsewhere."""
    damaged = plain.content
    for before, after in (
        (b"A quiet Sunday", b"A quiet\0Sunday"),
        (b"2026-01-20T20:06:00Z", b"2026-01-20T20:96:00Z"),  # when entry-2 was recorded: may be unknown
        (b"2026-01-27T10:00:00", b"2026-91-27T10:00:00"),  # when session-2 was: may not
        (b"2026-01-26", b"2026-01-76"),  # until when practice-1 was to be done
    ):
        assert before in damaged
        damaged = damaged.replace(before, after)
    path.write_bytes(damaged)
    target, told = rescued(path)
    with opened(target) as journal:
        first, second = journal.entries.get("entry-1"), journal.entries.get("entry-2")
        assert first is not None
        assert second is not None
        assert (first.title, second.recorded_at) == ("A quiet", None)
        assert journal.sessions.get("session-2") is None
        practices = {practice.id: practice for practice in journal.follow_ups.practices()}
        assert practices["practice-1"].due is None
    assert {"entry-1", "entry-2"} <= told.in_part["entries"]
    assert told.in_part["practices"] == {"practice-1"}


def test_an_entry_that_may_be_in_the_trash_is_not_brought_out_of_it(path: Path) -> None:
    with created(path) as journal, journal.transaction():
        journal.entries.put(Entry("kept", Moment.on(DAY)))
        journal.entries.put(Entry("thrown away", Moment.on(DAY)))
        journal.entries.trash("thrown away", NOON)
    content = path.read_bytes()
    when = b"2026-01-20T12:00:00Z"
    assert content.count(when) == 1
    path.write_bytes(content.replace(when, b"2026-01-20T12:00:99Z"))
    target, _ = rescued(path)
    assert set(looked_at(target, None).records) == {"kept"}


def test_where_nothing_of_the_persons_is_left_nothing_is_made(path: Path) -> None:
    with created(path):
        pass
    with pytest.raises(DamagedRefusal, match="nothing could be rescued"):
        rescued(path)
    assert names(path.parent) == beside(path)


def test_where_no_measure_could_be_read_a_new_journals_own_are_there_for_the_readings(
    path: Path, plain: Sound
) -> None:
    content, pages = without(plain.content, b"sleep_qualitySleep quality", TABLE_LEAF)
    assert pages == 1
    path.write_bytes(content)
    target, _ = rescued(path)
    with opened(target) as journal:
        names_of = {measure.key: measure.name for measure in journal.catalogue.measures()}
        entry = journal.entries.get("entry-1")
    assert (names_of["mood"], names_of["pain"]) == ("Mood", "pain")
    assert entry is not None
    assert entry.readings == {"mood": 6.0, "stress": 3.5, "sleep_hours": 7.25, "pain": 2.0}


def test_what_stands_at_the_place_already_stays(path: Path, plain: Sound) -> None:
    path.write_bytes(plain.content)
    taken = path.with_name("taken")
    taken.write_text("a letter")
    with pytest.raises(Refusal, match="already something at"):
        rescue(path, None, taken, NOON, lambda _: None)
    assert taken.read_text() == "a letter"


def test_a_place_that_cannot_be_written_is_named(path: Path, plain: Sound) -> None:
    path.write_bytes(plain.content)
    with pytest.raises(Refusal, match=r"cannot be written to .*: not a directory"):
        rescue(path, None, path / "below a file", NOON, lambda _: None)
    assert names(path.parent) == {path.name}
