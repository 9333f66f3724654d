"""Journals for tests: made, opened, filled and looked at from outside."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import Better, Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.photo import Photo, Picture
from carejournal.domain.session import Kind, Mark, Session, Status
from carejournal.domain.tag import Tag
from carejournal.domain.template import Template
from carejournal.storage.journal import Journal
from carejournal.storage.journal_opening import create_journal, open_journal
from kept_journals import KeptJournal

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSPHRASE = """it's a "quoted" pässphrase'; --"""
DAY = date(2026, 1, 20)
NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)

BROUGHT = Import("import-1", "daylio-csv", "Daylio", "daylio_export.csv", NOON)

ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)
"""A whole PNG file with one white pixel."""

SOME_OF_EVERYTHING = JournalCopy(
    entries=(
        Entry(
            "entry-1",
            Moment.on(date(2026, 1, 18)),
            title="A quiet Sunday",
            note="Walked along the *canal* and slept early.",
            readings={"mood": 6.0, "stress": 3.5, "sleep_hours": 7.25, "pain": 2.0},
            tags=("exercise", "near water"),
            origin=Origin("import-1", "Daylio", "daylio-17", "f00d", '{"mood": "good", "note": "Walked"}'),
        ),
        Entry(
            "entry-2",
            Moment(datetime(2026, 1, 20, 21, 5), 60),
            recorded_at=datetime(2026, 1, 20, 20, 6, tzinfo=UTC),
            note="Called my sister. Café again – 日本茶, naïve plans 😀",
            readings={"mood": 8.0, "ill": 0.0},
            tags=("people",),
            private=True,
            starred=True,
        ),
        Entry(
            "entry-3",
            Moment(datetime(2026, 1, 20, 23, 40)),
            recorded_at=datetime(2026, 1, 24, 9, 0, tzinfo=UTC),
            readings={"sleep_quality": 4.0},
        ),
    ),
    sessions=(
        Session(
            "session-1",
            "therapy",
            Moment(datetime(2026, 1, 19, 16), 60),
            method="CBT",
            minutes=50,
            provider="Dr Example",
            online=True,
            before_tension=7.0,
            after_tension=4.5,
            note="Looked at the week's thoughts together.",
            cost=80.5,
            recorded_at=NOON,
        ),
        Session(
            "session-2",
            "massage",
            Moment(datetime(2026, 1, 27, 10)),
            method="Swedish",
            place="Harbour Street",
            status=Status.PLANNED,
            areas=("neck", "lower back"),
            pressure=3,
            private=True,
        ),
        Session("session-3", "acupuncture", Moment.on(date(2026, 1, 28)), status=Status.CANCELLED),
    ),
    measures=(
        Measure("pain", "Pain", better=Better.LOWER, position=5),
        Measure("steps", "Steps", Form.NUMBER, Better.HIGHER, "k", 0.0, None, 0.5, 6, archived=True),
    ),
    tags=(Tag("near water", "places", 5), Tag("old habit", "", 6, archived=True)),
    kinds=(
        Kind("acupuncture", "Acupuncture", Mark.STAR, ("Ear", "Body"), 2),
        Kind("reiki", "Reiki", Mark.CROSS, ("Distant",), 3, archived=True, archived_methods=("Old",)),
    ),
    agenda_items=(
        AgendaItem("agenda-1", "Ask about sleep", NOON, "therapy", AgendaStatus.DONE, "session-1", "entry-1"),
        AgendaItem("agenda-2", "The shoulder", datetime(2026, 1, 21, 8, tzinfo=UTC)),
    ),
    practices=(
        Practice(
            "practice-1",
            "Write down three thoughts",
            NOON,
            date(2026, 1, 26),
            PracticeStatus.PARTLY,
            "Two of three",
            "wind-down",
            "session-1",
        ),
        Practice("practice-2", "A walk", datetime(2026, 1, 21, 8, tzinfo=UTC)),
    ),
    scores=(Score("score-1", "PHQ-9", 12.0, DAY, "Dr Example", "on paper"),),
    imports=(BROUGHT,),
    facts={"sample": "0"},
    photos=(
        Picture(Photo("photo-1", "entry-1", "image/png", 3, 2, NOON), ONE_PIXEL),
        Picture(
            Photo("photo-2", "entry-2", "image/jpeg", 1600, 1200, NOON, 1), b"\xff\xd8\xff" + bytes(9000)
        ),
    ),
    templates=(Template("template-1", "Thought record", "## What happened\n\n", 1),),
    learned_words=("Café", "naïvely"),
)
"""What a journal can hold, each kind of record at least once, beside what every journal starts with."""


@contextlib.contextmanager
def created(path: Path, passphrase: str | None = None) -> Iterator[Journal]:
    """Make a journal for the block."""
    with contextlib.closing(Journal(create_journal(path, passphrase))) as journal:
        yield journal


@contextlib.contextmanager
def opened(path: Path, passphrase: str | None = None) -> Iterator[Journal]:
    """Open a journal for the block."""
    with contextlib.closing(Journal(open_journal(path, passphrase))) as journal:
        yield journal


def filled(path: Path, passphrase: str | None = None) -> Path:
    """Put a closed journal that holds some of everything at the path and return that."""
    return _kept(passphrase, full=True).put(path)


@contextlib.contextmanager
def empty(path: Path, passphrase: str | None = None) -> Iterator[Journal]:
    """Open a new journal for the block, which is a copy of another new one."""
    with opened(_kept(passphrase).put(path), passphrase) as journal:
        yield journal


@cache
def _kept(passphrase: str | None, *, full: bool = False) -> KeptJournal:
    with TemporaryDirectory() as place:
        path = Path(place) / "journal"
        with created(path, passphrase) as journal, journal.transaction():
            if full:
                journal.put_copy(SOME_OF_EVERYTHING)
        return KeptJournal.of(path)


class _UndoneError(Exception):
    pass


@contextlib.contextmanager
def undone(journal: Journal) -> Iterator[None]:
    """Take back what the block writes: many examples can share one journal that is slow to make."""
    with contextlib.suppress(_UndoneError), journal.transaction():
        yield
        raise _UndoneError


def beside(path: Path, passphrase: str | None = None) -> set[str]:
    """Return the names that a closed journal has in its folder: its own, its seal's, its key info's."""
    return {path.name, f"{path.name}.seal"} | ({f"{path.name}.keyinfo"} if passphrase else set())


def names(folder: Path) -> set[str]:
    """Return the names of all that stands in a folder."""
    return {each.name for each in folder.iterdir()}


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file below the folder with its mode and its bytes, and every folder with its mode."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def schema(journal: Journal) -> set[tuple[str, ...]]:
    """Return the SQL of everything the journal's file is made of."""
    return set(journal._file.rows("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"))
