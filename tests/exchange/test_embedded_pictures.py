"""Pictures that notes show come in with them where they lie beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.exchange.embedded_pictures import PicturesBeside
from carejournal.exchange.records import FormatName
from import_hand import read, zipped
from photo_hand import picture_file

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

JPEG = picture_file()


def vault(note: str) -> Source:
    return zipped(
        {
            "Daily/2026-01-14.md": note,
            ".obsidian/app.json": "{}",
            "files/Sea view.JPG": JPEG,
            "files/list.pdf": b"%PDF",
            "sea.png": picture_file(kind=b"PNG"),
        }
    )


@pytest.mark.parametrize(
    ("note", "members"),
    [
        ("At the sea.\n![[Sea view.JPG]]", ["files/Sea view.JPG"]),
        ("![[files/sea view.jpg|200]] ![[sea.png#x]]", ["files/Sea view.JPG", "sea.png"]),
        ('![The sea](../files/Sea%20view.JPG "a day")', ["files/Sea view.JPG"]),
        ("![](<../files/Sea view.JPG>) and ![[Sea view.JPG]] again", ["files/Sea view.JPG"]),
        ("![](https://example.org/sea.png) [sea](sea.png) ![[2026-01-13]] ![[list.pdf]]", []),
        ("![[../../etc/passwd]] ![[/sea.gif/..]] ![](", []),
    ],
)
def test_pictures_of_a_note_are_found_wherever_they_lie(note: str, members: list[str]) -> None:
    found = read(vault(note))
    assert found.format is FormatName.OBSIDIAN_DAILY
    (entry,) = found.entries
    assert entry.note == note
    assert [each.name for each in entry.attachments if each.content] == members
    assert not any("not in it" in warning for warning in found.warnings)


def test_a_picture_that_is_not_there_is_counted() -> None:
    assert (
        "1 photo or other attachment is named in the source, but not in it."
        in read(vault("![[gone.jpg]]")).warnings
    )


def test_a_note_without_end_of_brackets_is_looked_through_quickly() -> None:
    beside = PicturesBeside(vault(""))
    assert beside.shown_in("![[" * 100_000 + "![x](" * 100_000) == ()
