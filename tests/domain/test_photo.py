"""Photos say truly what they are, and are the same where photo and picture are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from carejournal.domain.photo import LARGEST_PICTURE, MEDIA_STARTS, Photo, Picture, UnreadPicture
from carejournal.domain.refusal import BadValueRefusal

AT = datetime(2026, 1, 20, 21, 5, 30, 7, tzinfo=timezone(timedelta(hours=1)))
JPEG, PNG = MEDIA_STARTS["image/jpeg"], MEDIA_STARTS["image/png"]


def photo(**changed: Any) -> Photo:
    return Photo(
        **{
            "id": "p",
            "entry_id": "e",
            "media_type": "image/png",
            "width": 3,
            "height": 2,
            "added_at": AT,
            **changed,
        }
    )


def test_when_it_was_added_is_kept_in_utc_and_whole_seconds() -> None:
    assert photo().added_at == datetime(2026, 1, 20, 20, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize("missing", ["id", "entry_id"])
def test_without_an_id_or_an_entry_it_is_an_error_of_ours(missing: str) -> None:
    with pytest.raises(ValueError, match="an id and an entry"):
        photo(**{missing: ""})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"media_type": "image/gif"}, "as JPEG or PNG"),
        ({"width": 0}, "one pixel"),
        ({"height": -1}, "one pixel"),
    ],
)
def test_what_no_journal_keeps_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(BadValueRefusal, match=words):
        photo(**changed)


def test_a_picture_is_of_the_kind_that_its_photo_says_and_not_too_large() -> None:
    assert Picture(photo(), PNG).id == "p"
    with pytest.raises(BadValueRefusal, match="not what it says"):
        Picture(photo(), JPEG)
    largest = PNG.ljust(LARGEST_PICTURE, b"\0")
    assert Picture(photo(), largest).content is largest
    with pytest.raises(BadValueRefusal, match="too large"):
        Picture(photo(), largest + b"\0")


def test_a_picture_that_is_read_later_is_held_to_the_same() -> None:
    later = UnreadPicture(photo(), lambda: JPEG)
    assert later.id == "p"
    with pytest.raises(BadValueRefusal, match="not what it says"):
        _ = later.content


def test_photos_are_the_same_where_photo_and_picture_are_whenever_it_is_read() -> None:
    read, later = Picture(photo(), PNG + b"1"), UnreadPicture(photo(), lambda: PNG + b"1")
    assert later == read
    assert later == UnreadPicture(photo(), lambda: PNG + b"1")
    assert hash(later) == hash(UnreadPicture(photo(), lambda: PNG + b"2"))
    assert later != Picture(photo(), PNG + b"2")
    assert later != UnreadPicture(photo(position=1), lambda: PNG + b"1")
    assert later != PNG + b"1"
