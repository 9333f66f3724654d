"""Copies of the whole journal, on the way out and back through real journals and files."""

from __future__ import annotations

import contextlib
import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, Practice
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Session, Status
from carejournal.exchange.journal_json import read_copy, write_copy
from carejournal.exchange.records import FormatName
from carejournal.exchange.stoppable import ReadingStopped, Stop
from carejournal.services.exporting import write_prepared
from carejournal.services.opening import create_services, open_services
from carejournal.services.photographing import Shot
from carejournal.storage.journal_wish import READING
from fake_clock import FakeClock
from invented_records import journal_copies
from photo_hand import PHOTO_WORK, picture_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices

ENTRY = Entry("e", Moment.parse("2026-11-22T21:00:00+01:00"), note="a walk", readings={"mood": 6})


@contextlib.contextmanager
def empty_journals() -> Iterator[tuple[Path, JournalServices, JournalServices]]:
    """Yield a folder and two empty journals in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = create_services(folder / "first.db", clock=FakeClock())
        second = create_services(folder / "second.db", clock=FakeClock())
        yield folder, first, second
        first.journal.close()
        second.journal.close()


def bring_in(services: JournalServices, path: Path, form: FormatName | None = None) -> ImportPlan:
    plan = services.importing.plan(*services.importing.look_at(path, form))
    services.importing.carry_out(plan)
    return plan


def test_a_copy_is_written_whole_private_entries_too_and_returned(
    services: JournalServices, tmp_path: Path
) -> None:
    services.entries.write(ENTRY)
    services.entries.write(Entry("p", ENTRY.moment, note="only mine", private=True))
    services.sessions.write(Session("s", "therapy", ENTRY.moment, private=True))
    services.entries.write(Entry("gone", ENTRY.moment, note="thrown away"))
    services.entries.delete("gone")
    copy = services.exporting.write_json(tmp_path / "copy.json")
    assert copy == services.journal.copy()
    content = (tmp_path / "copy.json").read_bytes()
    assert read_copy(content) == (copy, [])
    assert b"only mine" in content
    assert b"thrown away" not in content
    assert (tmp_path / "copy.json").stat().st_mode & 0o777 == 0o600


def test_a_copy_of_a_period_holds_its_days_and_the_whole_catalogue(
    sample_services: JournalServices, tmp_path: Path
) -> None:
    span = sample_services.looking_back.span()
    assert span is not None
    week = Period.ending(span.last, 7)
    copy = sample_services.exporting.write_json(tmp_path / "week.json", week)
    whole = sample_services.journal.copy()
    assert copy.entries == tuple(each for each in whole.entries if each.moment.day in week)
    assert copy.sessions == tuple(each for each in whole.sessions if each.moment.day in week)
    assert (copy.measures, copy.tags, copy.kinds) == (whole.measures, whole.tags, whole.kinds)
    assert 0 < len(copy.entries) < len(whole.entries)


def test_a_period_ends_with_the_day_on_this_computers_clocks(
    services: JournalServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set for one process here")
    evening = datetime(2026, 11, 22, 17, tzinfo=timezone(timedelta(hours=-8)))
    item, practice = AgendaItem("i", "The letter", evening), Practice("p", "Three walks", evening)
    services.follow_ups.agenda.write(item)
    services.follow_ups.practices.write(practice)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    day = Period(evening.date(), evening.date())
    copy = services.exporting.write_json(tmp_path / "day.json", day)
    monkeypatch.undo()
    time.tzset()
    assert (copy.agenda_items, copy.practices) == ((item,), (practice,))


def test_a_copy_never_takes_the_place_of_the_journal(services: JournalServices) -> None:
    services.entries.write(ENTRY)
    with pytest.raises(Refusal, match="the journal itself"):
        services.exporting.write_json(services.journal.path)
    again = open_services(services.journal.path, wish=READING)
    assert again.entries.get("e") == ENTRY
    again.journal.close()


def test_a_copy_that_cannot_be_written_leaves_what_stood_there(
    services: JournalServices, small_disk: Path
) -> None:
    services.entries.write(ENTRY)
    services.exporting.write_json(small_disk / "copy.json")
    before = (small_disk / "copy.json").read_bytes()
    services.entries.write(Entry("long", ENTRY.moment, note="word " * 600_000))
    with pytest.raises(Refusal, match="disk is full"):
        services.exporting.write_json(small_disk / "copy.json")
    assert (small_disk / "copy.json").read_bytes() == before


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journal_copies().filter(lambda copy: copy.holds_records))
def test_any_journal_comes_through_two_empty_ones_byte_for_byte(copy: JournalCopy) -> None:
    with empty_journals() as (folder, first, second):
        (folder / "given.json").write_bytes(write_copy(copy))
        plan = bring_in(first, folder / "given.json", FormatName.CAREJOURNAL_JSON)
        assert (plan.skipped, plan.already_there) == ((), 0)
        taken = first.exporting.write_json(folder / "first.json")
        assert_the_same_life(taken, copy)
        bring_in(second, folder / "first.json", FormatName.CAREJOURNAL_JSON)
        second.exporting.write_json(folder / "second.json")
        assert (folder / "second.json").read_bytes() == (folder / "first.json").read_bytes()
        assert first.journal.check().faults == second.journal.check().faults == ()


def assert_the_same_life(taken: JournalCopy, given: JournalCopy) -> None:
    """Check that a journal holds what was given to it, in its own order."""
    assert list(taken.entries) == sorted(given.entries, key=lambda entry: entry.moment.local)
    assert list(taken.sessions) == sorted(given.sessions, key=lambda session: session.moment.local)
    assert list(taken.measures) == sorted(given.measures, key=lambda each: (each.position, each.key))
    assert list(taken.tags) == sorted(given.tags, key=lambda each: (each.position, each.name.casefold()))
    assert list(taken.kinds) == sorted(given.kinds, key=lambda each: (each.position, each.key))
    assert list(taken.agenda_items) == sorted(given.agenda_items, key=lambda each: each.created_at)
    assert list(taken.practices) == sorted(given.practices, key=lambda each: each.created_at)
    assert list(taken.scores) == sorted(given.scores, key=lambda each: each.day)
    assert taken.facts == given.facts


WRONG = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([10**30, 10**400, "\ud83d", "", "therapy", "2026-01-20", "0001-01-01T00:00:00-10:00"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def spoil(draw: st.DrawFn, value: Any) -> None:
    """Make one thing in a journal's JSON wrong, missing or there twice; it still says that it is one."""
    inside = [(holder, key) for holder, key in _places(value) if key not in ("format", "version")]
    holder, key = draw(st.sampled_from(inside))
    what = draw(st.sampled_from(["wrong", "wrong", "missing", "twice"]))
    if what == "missing":
        del holder[key]
    elif what == "twice" and isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[key] = draw(WRONG)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


@st.composite
def hostile_files(draw: st.DrawFn) -> bytes:
    """Draw a journal's file in which a few things are not as they should be."""
    whole = json.loads(write_copy(draw(journal_copies())))
    for _ in range(draw(st.integers(1, 4))):
        spoil(draw, whole)
    return json.dumps(whole).encode()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_files(), st.booleans())
def test_a_hostile_file_is_refused_or_told_of_and_never_harms_the_journal(
    content: bytes,
    in_use: bool,
) -> None:
    with empty_journals() as (folder, services, other):
        if in_use:
            services.entries.write(ENTRY)
        (folder / "hostile.json").write_bytes(content)
        try:
            plan = bring_in(services, folder / "hostile.json")
        except Refusal as refusal:
            str(refusal).encode()
            assert services.looking_back.entry_count() == in_use
            return
        for each in plan.skipped:
            f"{each.where}: {each.reason}".encode()
        assert services.looking_back.entry_count() == len(plan.new.entries) + in_use
        assert services.journal.check().faults == ()
        services.exporting.write_json(folder / "after.json")
        again = bring_in(other, folder / "after.json", FormatName.CAREJOURNAL_JSON)
        assert again.skipped == ()


FORMS = ("write_spreadsheet", "write_markdown")


def with_everything(services: JournalServices) -> None:
    services.entries.write(ENTRY)
    services.entries.write(Entry("p", ENTRY.moment, note="only mine", private=True))
    services.sessions.write(Session("s", "therapy", ENTRY.moment, note="a talk", minutes=50))
    services.sessions.write(Session("q", "therapy", ENTRY.moment, note="a secret talk", private=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("target", ["export", "export.zip"])
def test_private_records_stay_out_of_readable_forms_unless_asked_for(
    services: JournalServices, tmp_path: Path, form: str, target: str
) -> None:
    with_everything(services)
    exported = getattr(services.exporting, form)(tmp_path / target)
    assert exported.private_left_out == 2
    found, _ = services.importing.look_at(tmp_path / target)
    assert found.copy is not None
    assert ([e.id for e in found.copy.entries], [s.id for s in found.copy.sessions]) == (["e"], ["s"])
    whole = getattr(services.exporting, form)(tmp_path / f"whole {target}", with_private=True)
    assert whole.private_left_out == 0
    found, _ = services.importing.look_at(tmp_path / f"whole {target}")
    assert found.copy is not None
    assert {(e.id, e.private) for e in found.copy.entries} == {("e", False), ("p", True)}


def test_a_tag_that_only_private_entries_have_is_not_told(services: JournalServices, tmp_path: Path) -> None:
    mine = Entry("p", ENTRY.moment, note="only mine", tags=("Zqx", "Tea", "Walk"), private=True)
    services.entries.write(mine)
    services.entries.write(replace(ENTRY, tags=("tea",)))
    services.follow_ups.agree("Three of them", tag="walk")
    day_after = Period(date(2026, 11, 23), date(2026, 11, 23))
    for n, period in enumerate((None, day_after)):
        services.exporting.write_spreadsheet(tmp_path / str(n), period)
        told = "".join(each.read_text("utf-8-sig") for each in (tmp_path / str(n)).iterdir())
        assert "Zqx" not in told
        assert "Tea" in told
        assert "Walk" in told
    whole = services.exporting.write_spreadsheet(tmp_path / "whole", with_private=True)
    assert "Zqx" in {tag.name for tag in whole.copy.tags}


@pytest.mark.parametrize("form", FORMS)
def test_a_readable_form_comes_into_another_journal_once_and_keeps_its_catalogue(
    sample_services: JournalServices, tmp_path: Path, form: str
) -> None:
    getattr(sample_services.exporting, form)(tmp_path / "export", with_private=True)
    life = sample_services.journal.copy()
    other = create_services(tmp_path / "other.db", clock=FakeClock())
    before = other.journal.catalogue.kinds()
    plan = bring_in(other, tmp_path / "export")
    assert (plan.added, plan.skipped) == (len(life.entries) + len(life.sessions), ())
    taken = other.journal.copy()
    assert [replace(e, origin=None) for e in life.entries] == list(taken.entries)
    assert [replace(s, origin=None) for s in life.sessions] == list(taken.sessions)
    assert {kind.key for kind in before} <= {kind.key for kind in taken.kinds}
    again = bring_in(other, tmp_path / "export")
    assert (again.added, again.already_there) == (0, plan.added)
    assert other.journal.check().faults == ()
    other.journal.close()


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_that_holds_something_is_left_as_it_is(
    services: JournalServices, tmp_path: Path, form: str
) -> None:
    services.entries.write(ENTRY)
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "mine.txt").write_text("x")
    with pytest.raises(Refusal, match="already"):
        getattr(services.exporting, form)(tmp_path / "export")
    assert [each.name for each in (tmp_path / "export").iterdir()] == ["mine.txt"]
    with pytest.raises(Refusal, match="does not exist"):
        getattr(services.exporting, form)(tmp_path / "nowhere" / "export")
    getattr(services.exporting, form)(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert not list(tmp_path.glob(".*"))


def test_a_period_is_exported_alone(sample_services: JournalServices, tmp_path: Path) -> None:
    span = sample_services.looking_back.span()
    assert span is not None
    week = Period.ending(span.last, 7)
    exported = sample_services.exporting.write_spreadsheet(tmp_path / "week", week)
    assert exported.copy.entries
    assert all(entry.moment.day in week for entry in exported.copy.entries)


def test_sessions_become_events_without_a_word_of_what_was_noted(
    services: JournalServices, tmp_path: Path
) -> None:
    with_everything(services)
    services.sessions.write(
        Session("m", "massage", Moment.parse("2026-11-20"), method="Swedish", status=Status.CANCELLED)
    )
    services.sessions.write(Session("n", "therapy", Moment.parse("2026-11-21T10:00"), note="private words"))
    exported = services.exporting.write_calendar(tmp_path / "s.ics")
    assert (exported.copy.entries, len(exported.copy.sessions), exported.private_left_out) == ((), 3, 2)
    content = (tmp_path / "s.ics").read_bytes()
    assert b"talk" not in content
    assert b"words" not in content
    events = {str(each["uid"]): each for each in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert str(events["s@carejournal"]["summary"]) == "Therapy"
    assert events["s@carejournal"].decoded("dtstart") == datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    assert events["s@carejournal"].decoded("duration") == timedelta(minutes=50)
    assert events["m@carejournal"].decoded("dtstart") == date(2026, 11, 20)
    assert str(events["m@carejournal"]["status"]) == "CANCELLED"
    assert events["n@carejournal"].decoded("dtstart") == datetime(2026, 11, 21, 10, 0)


@pytest.fixture
def with_photos(services: JournalServices) -> JournalServices:
    """Return a journal of two entries with a photo each, of which one is private."""
    shot = Shot("image/jpeg", 40, 30, picture_file())
    services.photographing.add(ENTRY, [shot, Shot("image/png", 40, 30, picture_file(kind=b"PNG"))])
    services.photographing.add(Entry("p", ENTRY.moment, note="only mine", private=True), [shot])
    return services


@pytest.mark.parametrize("name", ["notes", "notes.zip"])
def test_photos_come_back_from_markdown_pixel_for_pixel(
    with_photos: JournalServices, tmp_path: Path, name: str
) -> None:
    exported = with_photos.exporting.write_markdown(tmp_path / name)
    assert [each.photo.entry_id for each in exported.copy.photos] == ["e", "e"]
    with empty_journals() as (_, other, _):
        plan = other.importing.plan(*other.importing.look_at(tmp_path / name))
        assert (plan.added, plan.photo_count) == (1, 2)
        assert other.importing.carry_out(plan, PHOTO_WORK) == ()
        given = with_photos.journal.copy().photos[:2]
        assert [each.content for each in other.journal.copy().photos] == [each.content for each in given]
        assert other.entries.get("e") == ENTRY
        again = other.importing.plan(*other.importing.look_at(tmp_path / name))
        assert (again.added, again.photo_count, again.already_there) == (0, 0, 1)
        other.history.undo()
        assert other.journal.copy().photos == ()


@pytest.mark.parametrize(("with_private", "photos"), [(False, 2), (True, 3)])
def test_photos_of_private_entries_stay_out_as_these_do(
    with_photos: JournalServices, tmp_path: Path, photos: int, *, with_private: bool
) -> None:
    with_photos.exporting.write_markdown(tmp_path / "notes", with_private=with_private)
    assert len(list((tmp_path / "notes" / "photos").iterdir())) == photos
    tables = with_photos.exporting.write_spreadsheet(tmp_path / "tables", with_private=with_private)
    assert len(tables.copy.photos) == photos
    assert not [each for each in (tmp_path / "tables").iterdir() if each.suffix != ".csv"]


def test_a_whole_copy_brings_photos_and_another_copy_of_it_is_the_same(
    with_photos: JournalServices, tmp_path: Path
) -> None:
    with_photos.exporting.write_json(tmp_path / "first.json")
    with empty_journals() as (_, other, _):
        bring_in(other, tmp_path / "first.json")
        assert other.journal.copy().photos == with_photos.journal.copy().photos
        other.exporting.write_json(tmp_path / "second.json")
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()


def test_a_prepared_export_can_be_written_in_another_thread(
    with_photos: JournalServices, tmp_path: Path
) -> None:
    prepared = with_photos.exporting.prepare("json")
    with ThreadPoolExecutor() as pool:
        pool.submit(write_prepared, prepared, tmp_path / "all.json").result()
    assert len(json.loads((tmp_path / "all.json").read_bytes())["photos"]) == 3


def test_an_export_during_which_a_photo_goes_for_good_is_refused_whole(
    with_photos: JournalServices, tmp_path: Path
) -> None:
    prepared = with_photos.exporting.prepare("json")
    (photo, *_) = with_photos.photographing.photos("e")
    with with_photos.journal.transaction():
        with_photos.journal.photos.remove([photo.id])
    with pytest.raises(Refusal, match="please try again"):
        write_prepared(prepared, tmp_path / "all.json")
    assert [path.name for path in tmp_path.glob("*.json*")] == []


class StopAt(Stop):
    """Stops by itself before a piece."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self._left = pieces

    def check(self) -> None:
        """Raise ReadingStopped when it is the piece's turn."""
        self._left -= 1
        if self._left < 0:
            self.stop()
        super().check()


@pytest.mark.parametrize("name", ["all.json", "tables", "tables.zip", "notes", "notes.zip"])
def test_an_export_stopped_before_any_piece_leaves_nothing_behind(
    with_photos: JournalServices, tmp_path: Path, name: str
) -> None:
    form = {"all": "json", "tables": "spreadsheet", "notes": "markdown"}[name.partition(".")[0]]
    folder = tmp_path / "out"
    folder.mkdir()
    for pieces in range(100):
        stop = StopAt(pieces)
        try:
            write_prepared(with_photos.exporting.prepare(form), folder / name, stop)
        except ReadingStopped:
            assert list(folder.iterdir()) == []
        else:
            break
    assert pieces > 2
    assert [path.name for path in folder.iterdir()] == [name]
    assert stop.done > 0
