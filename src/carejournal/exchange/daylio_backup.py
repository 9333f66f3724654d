"""Daylio's backups: the whole diary with mood levels, activity groups and time zones."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.exchange.daylio_entries import DaylioEntries
from carejournal.exchange.daylio_moods import mood_names
from carejournal.exchange.json_records import Record, WrongField, integer, parsed_json
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.source import LARGEST_WHOLE, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBER = "backup.daylio"
ASSETS = "assets/"
NEWEST_VERSION = 19
WHITE_SPACE = b" \t\r\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class DaylioBackup:
    """A zip file with the member backup.daylio, or that member's text alone, in base64 or already decoded."""

    name = FormatName.DAYLIO_BACKUP

    def recognises(self, source: Source) -> bool:
        """Whether it holds a backup's text."""
        if source.is_zip:
            return MEMBER in source.members
        opens_as_json = _decoded(source.head, whole=False).startswith(b"{")
        return opens_as_json and source.size <= LARGEST_WHOLE and b'"customMoods"' in _decoded(source.read())

    def read(self, source: Source) -> Found:
        """Return every entry; raises Refusal for a file that is damaged, encrypted or no backup."""
        packed = source.member(MEMBER) if source.is_zip else source
        text = Source.of(_decoded(packed.read()))
        root = parsed_json(text.text())
        if not isinstance(root, dict) or not isinstance(root.get("dayEntries"), list):
            raise Refusal("This Daylio backup seems damaged or incomplete, so it could not be read.")
        root.pop("pin", None)  # the lock of the app, in the clear: never to be kept
        return _found(root, text.warnings, _assets(source))


def _decoded(packed: bytes, *, whole: bool = True) -> bytes:
    """Return the JSON in base64 text, or JSON as it is; empty bytes where it is neither."""
    packed = packed.removeprefix(BYTE_ORDER_MARK).lstrip(WHITE_SPACE)
    if packed.startswith(b"{"):
        return packed
    letters = packed.translate(None, WHITE_SPACE).rstrip(b"=")
    letters = letters if whole else letters[: len(letters) // 4 * 4]
    try:
        decoded = base64.b64decode(letters + b"=" * (-len(letters) % 4), validate=True)
    except binascii.Error:
        return b""
    return decoded.removeprefix(BYTE_ORDER_MARK).lstrip(WHITE_SPACE)


def _assets(source: Source) -> dict[str, Source]:
    """Return the photos and recordings by their checksums, unread; none where the text alone was kept."""
    names = [name for name in source.members if name.startswith(ASSETS)]
    return {name.rpartition("/")[2].lower(): source.member(name) for name in names}


def _found(root: Record, text_warnings: tuple[str, ...], assets: dict[str, Source]) -> Found:
    diary = DaylioEntries(root, assets)
    entries = tuple(diary)
    return Found(
        FormatName.DAYLIO_BACKUP,
        "Daylio",
        entries,
        tuple(diary.skipped),
        (*text_warnings, *_warnings_about(root), *diary.warnings()),
        mood_names(entries, diary.catalogue.levels),
        tag_groups=diary.catalogue.tag_groups,
    )


def _warnings_about(root: Record) -> Iterator[str]:
    version, expected = _integer(root, "version"), _integer(root.get("metadata"), "number_of_entries")
    if version is not None and version > NEWEST_VERSION:
        yield (
            f"This backup is of a newer kind ({version}) than this program knows ({NEWEST_VERSION}); "
            "please look over what was found."
        )
    here = len(root["dayEntries"])
    if expected is not None and expected != here:
        yield f"The backup says that it holds {expected} entries; {here} were found in it."


def _integer(record: object, name: str) -> int | None:
    try:
        return integer(record, name) if isinstance(record, dict) else None
    except WrongField:
        return None
