"""Photos of the `json` form: left in the file until they are needed, and never lost by another layout."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.moment import Moment
from carejournal.domain.photo import Photo, Picture, UnreadPicture
from carejournal.domain.refusal import Refusal
from carejournal.exchange.journal_json import JournalJson, copy_pieces, write_copy
from carejournal.exchange.json_photos import without_pictures
from carejournal.exchange.source import Source
from photo_hand import picture_file

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = picture_file()
TRAP = 'said:\n "photos": [\n  {\n'
ENTRY = Entry("e", Moment.parse("2026-01-20"), note=TRAP, title='"photos": [')
PICTURES = tuple(
    Picture(Photo(name, "e", "image/jpeg", 40, 30, datetime(2026, 1, 20, tzinfo=UTC), place), CONTENT)
    for place, name in enumerate(('p "1"', 'p\n "content": "2', "p ü"))
)
COPY = JournalCopy(entries=(ENTRY,), photos=PICTURES)


def read(content: bytes) -> JournalCopy:
    found = JournalJson().read(Source.of(content))
    assert found.copy is not None
    return found.copy


@pytest.mark.parametrize("number", [0, 1, 3])
def test_what_is_written_piece_by_piece_is_one_plain_json_file(number: int) -> None:
    copy = JournalCopy(entries=(ENTRY,), photos=PICTURES[:number])
    content = write_copy(copy)
    whole = json.loads(content)
    assert content.decode() == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    assert read(content).photos == PICTURES[:number]
    assert len(list(copy_pieces(copy))) >= number + 2


def test_pictures_stay_in_the_file_until_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    path.write_bytes(write_copy(COPY))
    found = JournalJson().read(Source.open(path))
    assert found.skipped == ()
    assert found.copy is not None
    assert all(isinstance(picture, UnreadPicture) for picture in found.copy.photos)
    assert found.copy == COPY
    path.unlink()
    with pytest.raises(Refusal):
        _ = found.copy.photos[0].content


def test_a_file_larger_than_what_is_read_at_once_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = write_copy(COPY)
    for place in (
        "carejournal.exchange.source.LARGEST_WHOLE",
        "carejournal.exchange.json_photos.LARGEST_WHOLE",
    ):
        monkeypatch.setattr(place, len(content) - 2 * len(CONTENT))
    assert read(content).photos == PICTURES


LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "on one line": lambda content: json.dumps(json.loads(content)).encode(),
    "indented by two": lambda content: json.dumps(json.loads(content), indent=2).encode(),
    "with other line ends": lambda content: content.replace(b"\n", b"\r\n"),
    "photos not last": lambda content: json.dumps(
        {"format": "carejournal", **dict(sorted(json.loads(content).items(), reverse=True))}, indent=1
    ).encode(),
    "more keys": lambda content: json.dumps(json.loads(content) | {"later": 1}, indent=1).encode(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_laid_out_anew_is_read_whole(layout: str) -> None:
    content = LAYOUTS[layout](write_copy(COPY))
    assert without_pictures(Source.of(content)) is None
    assert read(content) == COPY


@pytest.mark.parametrize(
    ("old", "new"), [(b'"content": "/9j', b'"content": "!9j'), (b'"width": 40', b'"width": 0')]
)
def test_a_damaged_photo_is_told_and_the_others_are_read(old: bytes, new: bytes) -> None:
    found = JournalJson().read(Source.of(write_copy(COPY).replace(old, new, 1)))
    assert found.copy is not None
    assert found.copy.photos == PICTURES[1:]
    assert [each.where for each in found.skipped] == ["photos 1"]


def test_a_file_cut_off_among_its_photos_is_refused() -> None:
    content = write_copy(COPY)
    for length in range(len(content) - 400, len(content) - 3, 7):
        with pytest.raises(Refusal):
            read(content[:length])
