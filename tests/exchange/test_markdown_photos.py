"""Photos beside Markdown notes: written as files, embedded, and found again."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.moment import Moment
from carejournal.domain.photo import Photo, Picture
from carejournal.exchange.markdown_reading import Markdown
from carejournal.exchange.markdown_writing import markdown_files
from carejournal.exchange.source import Source
from photo_hand import picture_file

if TYPE_CHECKING:
    from carejournal.exchange.records import Found

ENTRY = Entry("e", Moment.parse("2026-01-20T21:05+01:00"), note="At the sea.\n\n- wind")
JPEG, PNG = picture_file(), picture_file(kind=b"PNG")
ADDED = datetime(2026, 1, 20, tzinfo=UTC)
PHOTOS = (
    Picture(Photo("p2", "e", "image/png", 40, 30, ADDED, 1), PNG),
    Picture(Photo("p1", "e", "image/jpeg", 40, 30, ADDED, 0), JPEG),
)
COPY = JournalCopy(entries=(ENTRY,), photos=PHOTOS)
NOTE = "Journal/2026/2026-01-20.md"


def files_of(copy: JournalCopy) -> dict[str, bytes]:
    return dict(markdown_files(copy))


def read(files: dict[str, bytes], below: str = "") -> Found:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(below + name, content)
    return Markdown().read(Source.of(stream.getvalue()))


def test_photos_are_files_beside_the_notes_and_shown_below_their_note() -> None:
    files = files_of(COPY)
    assert list(files) == [NOTE, "photos/2026-01-20 1.jpg", "photos/2026-01-20 2.png"]
    assert (files["photos/2026-01-20 1.jpg"], files["photos/2026-01-20 2.png"]) == (JPEG, PNG)
    text = files[NOTE].decode()
    assert 'photos: ["[[photos/2026-01-20 1.jpg]]", "[[photos/2026-01-20 2.png]]"]\n' in text
    assert text.endswith("- wind\n\n![[photos/2026-01-20 1.jpg]]\n![[photos/2026-01-20 2.png]]\n")


@pytest.mark.parametrize("below", ["", "Vault/Diary/"])
def test_notes_read_back_are_as_they_were_and_have_their_photos_in_order(below: str) -> None:
    found = read(files_of(COPY), below)
    assert found.copy is not None
    assert found.copy.entries == (ENTRY,)
    assert [each.content.read() for each in found.photos["e"] if each.content] == [JPEG, PNG]
    assert found.warnings == ()


@pytest.mark.parametrize(
    "note", ["", "![[photos/2026-01-20 1.jpg]]", "see [[photos/2026-01-20 2.png]]", "a  \n\nb"]
)
def test_any_note_keeps_its_own_words(note: str) -> None:
    entry = replace(ENTRY, note=note)
    found = read(files_of(replace(COPY, entries=(entry,))))
    assert found.copy is not None
    assert found.copy.entries == (entry,)


def test_a_photo_moved_or_shown_elsewhere_in_the_note_still_comes_in() -> None:
    files = files_of(COPY)
    moved = files[NOTE].replace(b"At the sea.", b"![[photos/2026-01-20 1.jpg]]\nAt the sea.")
    moved = moved.replace(b"\n\n![[photos/2026-01-20 1.jpg]]\n![[photos/2026-01-20 2.png]]", b"")
    found = read({**files, NOTE: moved})
    assert found.copy is not None
    assert found.copy.entries[0].note == "![[photos/2026-01-20 1.jpg]]\nAt the sea.\n\n- wind"
    assert len(found.photos["e"]) == 2


def test_a_photo_that_is_not_there_is_counted_and_its_note_comes_in() -> None:
    files = files_of(COPY)
    del files["photos/2026-01-20 2.png"]
    found = read(files)
    assert [each.content is None for each in found.photos["e"]] == [False, True]
    assert found.warnings == ("1 photo or other attachment is named in the source, but not in it.",)
    alone = Markdown().read(Source.of(files[NOTE]))
    assert alone.warnings == ("2 photos or other attachments are named in the source, but not in it.",)


@pytest.mark.parametrize("listed", [b"../../etc/passwd", b"[[]]", b"{a: b}", b'[[["x"]]]', b"/"])
def test_what_a_note_lists_leads_nowhere_outside(listed: bytes) -> None:
    text = files_of(JournalCopy(entries=(ENTRY,)))[NOTE].replace(
        b"id: e\n", b"id: e\nphotos: " + listed + b"\n"
    )
    found = read({NOTE: text})
    assert found.copy is not None
    assert found.copy.entries == (ENTRY,)
    assert all(each.content is None for each in found.photos["e"])
