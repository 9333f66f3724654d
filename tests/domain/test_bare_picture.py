"""Pictures are taken as they are only where nothing but pixels is in their file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.bare_picture import holds_only_pixels
from photo_hand import picture_file

JPEG, PNG = picture_file(), picture_file(kind=b"PNG")
EXIF = b"\xff\xe1\x00\x10Exif\0\0 a place"
COMMENT = b"\xff\xfe\x00\x08secret"
TEXT = b"\0\0\0\x0dtEXtComment\0here1234"


def test_a_picture_drawn_anew_holds_only_pixels() -> None:
    assert holds_only_pixels(JPEG)


def test_what_only_looks_like_another_part_inside_a_scan_is_of_the_picture() -> None:
    assert holds_only_pixels(JPEG[:-2] + b"\xff\0\xff\xd3" + JPEG[-2:])
    assert not holds_only_pixels(JPEG[:-2] + b"\xff\xd8" + JPEG[-2:])


@pytest.mark.parametrize(
    "content",
    [
        JPEG[:2] + EXIF + JPEG[2:],
        JPEG[:20] + COMMENT + JPEG[20:],
        JPEG[:-2] + COMMENT + JPEG[-2:],
        JPEG + b"a film behind it" + b"\xff\xd9",
        JPEG + JPEG,
        JPEG[:-2],
        JPEG[:2],
        JPEG[: JPEG.index(b"\xff\xda") + 2] + b"\xff\xff" + JPEG[-2:],
        PNG[:33] + (len(PNG) - 45).to_bytes(4) + PNG[37:],
        PNG[:33] + TEXT + PNG[33:],
        PNG + PNG[8:],
        PNG[:40],
        b"GIF89a",
        b"",
    ],
)
def test_whatever_else_stands_in_a_file_is_seen(content: bytes) -> None:
    assert not holds_only_pixels(content)


@given(st.binary(max_size=60), st.integers(0, len(JPEG)))
def test_no_bytes_make_it_fail(more: bytes, place: int) -> None:
    assert holds_only_pixels(JPEG[:place] + more + JPEG[place:]) in (True, False)
    assert holds_only_pixels(PNG[:place] + more + PNG[place:]) in (True, False)
