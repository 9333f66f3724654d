"""The Markdown form read back: each file's properties tell what it is."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import BUILT_IN, KEY_PATTERN, Form, Measure
from carejournal.domain.refusal import Refusal
from carejournal.exchange.containers import content, suffix
from carejournal.exchange.entry_json import SESSION_NUMBERS, entry_of, session_of
from carejournal.exchange.front_matter import Note, split_note
from carejournal.exchange.gathering import MISSING, Notice
from carejournal.exchange.json_values import READ_ERRORS
from carejournal.exchange.limits import LONGEST_CELL, MOST_ROWS, refuse_more_than
from carejournal.exchange.markdown_photos import PhotosBeside
from carejournal.exchange.markdown_writing import (
    ENTRIES_FOLDER,
    ENTRY,
    ENTRY_PROPERTIES,
    KIND_KEY,
    MEASURE_PREFIX,
    SESSION,
    SESSION_TEXTS,
    SESSIONS_FOLDER,
)
from carejournal.exchange.records import FormatName, Found, Skipped
from carejournal.exchange.spreadsheet_cells import number_in
from carejournal.exchange.spreadsheet_reading import NAMESPACE, PROGRAM, WRONG_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.records import Attachment
    from carejournal.exchange.source import Source

MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,40}?carejournal:[ \t]*[\"']?(?:entry|session)"
)
LOOKED_AT = 40
OUR_FOLDERS = frozenset({ENTRIES_FOLDER, SESSIONS_FOLDER})
OTHER_NOTES = Notice("{n} other note was left out.", "{n} other notes were left out.")


class Markdown:
    """A folder or zip file of the form's Markdown files, with whatever else lies among them."""

    name = FormatName.MARKDOWN

    def recognises(self, source: Source) -> bool:
        """Whether one of the first Markdown files is ours, those in folders named like ours first."""
        if not (source.is_zip or source.is_folder):
            return MARK.match(source.head) is not None
        names = sorted(_names(source), key=lambda name: OUR_FOLDERS.isdisjoint(name.split("/")[:-1]))
        return any(MARK.match(file.head) for file in source.members_read(names[:LOOKED_AT]))

    def read(self, source: Source) -> Found:
        """Return the entries and sessions; files that are neither are counted."""
        if not (source.is_zip or source.is_folder):
            return _found([source], PhotosBeside())
        names = _names(source)
        refuse_more_than(MOST_ROWS, len(names), "notes")
        return _found(source.members_read(names), PhotosBeside(source))


def _names(source: Source) -> list[str]:
    return content(source, lambda name: suffix(name) == "md" and source.members[name] <= LONGEST_CELL)


def _found(files: Iterable[Source], beside: PhotosBeside) -> Found:
    entries: dict[str, Any] = {}
    sessions: dict[str, Any] = {}
    photos: dict[str, tuple[Attachment, ...]] = {}
    skipped: list[Skipped] = []
    others = 0
    for file in files:
        note = split_note(file.text())
        kind = note.properties.get(KIND_KEY)
        if kind not in (ENTRY, SESSION):
            others += 1
            continue
        try:
            if kind == ENTRY:
                note, attached = beside.taken_off(note)
                entry = entry_of(_entry(note))
                if entries.setdefault(entry.id, entry) is entry:
                    photos[entry.id] = attached
            else:
                session = session_of(_session(note))
                sessions.setdefault(session.id, session)
        except (*READ_ERRORS, Refusal) as error:
            reason = str(error) if isinstance(error, Refusal) else WRONG_VALUE
            skipped.append(Skipped(file.name.rsplit("/", 1)[-1], reason))
    keys = {key for entry in entries.values() for key in entry.readings if key not in BUILT_IN}
    copy = JournalCopy(
        entries=tuple(entries.values()),
        sessions=tuple(sessions.values()),
        measures=tuple(Measure(key, key.replace("_", " ").capitalize(), Form.NUMBER) for key in sorted(keys)),
    )
    told = [OTHER_NOTES.of(others)] if others else []
    told += [MISSING.of(beside.missing)] if beside.missing else []
    return Found(
        FormatName.MARKDOWN,
        PROGRAM,
        skipped=tuple(skipped),
        warnings=tuple(told),
        copy=copy,
        partial=True,
        photos=photos,
    )


def _entry(note: Note) -> dict[str, Any]:
    told = note.properties
    readings = {
        name.removeprefix(MEASURE_PREFIX): number_in(str(value))
        for name, value in told.items()
        if name not in ENTRY_PROPERTIES and KEY_PATTERN.fullmatch(name.removeprefix(MEASURE_PREFIX)) and value
    }
    return {
        **_shared(note),
        "title": _text(told, "title"),
        "readings": readings,
        "tags": _texts(told, "tag_names") or _texts(told, "tags"),
        "starred": _flag(told, "starred"),
    }


def _session(note: Note) -> dict[str, Any]:
    told = note.properties
    minutes, pressure = (_number(told, name) for name in ("minutes", "pressure"))
    return {
        **_shared(note),
        "kind": _text(told, "kind"),
        "status": _text(told, "status") or "attended",
        "minutes": None if minutes is None else int(minutes),
        "pressure": None if pressure is None else int(pressure),
        **{name: _text(told, name) for name in SESSION_TEXTS},
        **{name: _number(told, name) for name in SESSION_NUMBERS},
        "online": _flag(told, "online"),
        "areas": _texts(told, "areas"),
    }


def _shared(note: Note) -> dict[str, Any]:
    told = note.properties
    moment = _text(told, "date") + _text(told, "utc_offset")
    return {
        "id": _text(told, "id") or uuid.uuid5(NAMESPACE, f"{moment}\0{note.body}").hex,
        "moment": moment,
        "note": note.body,
        "private": _flag(told, "private"),
        "recorded_at": _text(told, "recorded_at") or None,
    }


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(told: Mapping[str, Any], name: str) -> list[str]:
    value = told.get(name) or []
    return value if isinstance(value, list) else [value]


def _number(told: Mapping[str, Any], name: str) -> float | None:
    text = _text(told, name)
    return number_in(text) if text else None


def _flag(told: Mapping[str, Any], name: str) -> bool:
    text = _text(told, name).casefold()
    if text not in ("", "true", "false"):
        raise ValueError
    return text == "true"
