"""This program's own `json` form: a whole journal, lossless both ways.

The same journal always gives the same bytes. docs/journal-json.md describes the form.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import Measure
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Kind
from carejournal.domain.tag import Tag
from carejournal.exchange.catalogue_json import kind_json, kind_of, measure_json, measure_of, tag_json, tag_of
from carejournal.exchange.entry_json import entry_json, entry_of, session_json, session_of
from carejournal.exchange.follow_up_json import (
    agenda_item_of,
    agenda_json,
    import_json,
    import_of,
    practice_json,
    practice_of,
    score_json,
    score_of,
)
from carejournal.exchange.json_photos import photo_pieces, unread_picture_of, without_pictures
from carejournal.exchange.json_values import READ_ERRORS
from carejournal.exchange.limits import MOST_VALUES, refuse_more_than
from carejournal.exchange.records import FormatName, Found, Skipped
from carejournal.exchange.writing_json import (
    picture_of,
    template_json,
    template_of,
    word_json,
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.domain.entry import Entry
    from carejournal.domain.follow_up import AgendaItem, Practice, Score
    from carejournal.domain.origin import Import
    from carejournal.domain.photo import AnyPicture
    from carejournal.domain.session import Session
    from carejournal.domain.template import Template
    from carejournal.exchange.json_values import Json
    from carejournal.exchange.source import Source

FORMAT = "carejournal"
VERSION = 1
PROGRAM = "Care Journal"
PIECE = 64 << 10
"""Letters written at a time."""
START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"carejournal"')

Catalogued: TypeAlias = "Measure | Tag | Kind | Import | Template | str"
Kept: TypeAlias = "Entry | Session | AgendaItem | Practice | Score | AnyPicture | Catalogued"
Record = TypeVar("Record", bound=Kept)


class JournalJson:
    """The format by which an import recognises and reads this form."""

    name = FormatName.CAREJOURNAL_JSON

    def recognises(self, source: Source) -> bool:
        """Whether the file begins as write_copy begins."""
        return START.match(source.head) is not None

    def read(self, source: Source) -> Found:
        """Return the journal in the file as the copy of what was found; its pictures are left there."""
        split = without_pictures(source)
        if split is None:
            copy, skipped = read_copy(source.read())
        else:
            copy, skipped = read_copy(split[0])
            reader = partial(unread_picture_of, source)
            copy = replace(copy, photos=_read_list(split[1], "photos", reader, skipped))
        return Found(self.name, program=PROGRAM, skipped=tuple(skipped), copy=copy)


def write_copy(copy: JournalCopy) -> bytes:
    """Return the journal as UTF-8 JSON."""
    return b"".join(copy_pieces(copy))


def copy_pieces(copy: JournalCopy) -> Iterator[bytes]:
    """Yield what write_copy() returns in pieces, with only one picture in memory at a time."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "facts": dict(copy.facts),
        "measures": [measure_json(measure) for measure in copy.measures],
        "tags": [tag_json(tag) for tag in copy.tags],
        "kinds": [kind_json(kind) for kind in copy.kinds],
        "entries": [entry_json(entry) for entry in copy.entries],
        "sessions": [session_json(session) for session in copy.sessions],
        "agenda_items": [agenda_json(item) for item in copy.agenda_items],
        "practices": [practice_json(practice) for practice in copy.practices],
        "scores": [score_json(score) for score in copy.scores],
        "imports": [import_json(made) for made in copy.imports],
        "templates": [template_json(template) for template in copy.templates],
        "learned_words": [word_json(word) for word in copy.learned_words],
    }
    end, piece = "\n}", ""
    for chunk in json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(whole):
        piece += chunk
        if len(piece) > PIECE:
            yield piece[: -len(end)].encode()
            piece = piece[-len(end) :]
    yield piece.removesuffix(end).encode() + b',\n "photos": ['
    yield from photo_pieces(copy.photos)
    yield b"]\n}\n"


def read_copy(content: bytes) -> tuple[JournalCopy, list[Skipped]]:
    """Return the journal that write_copy wrote, and what of it could not be read.

    Raises Refusal where the content is not this form, or a newer version of it.
    """
    refuse_more_than(MOST_VALUES, sum(map(content.count, b",[{")), "values")
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        raise Refusal("This is not a Care Journal export: it cannot be read as JSON.") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Refusal("This JSON file is not a Care Journal export.")
    if whole.get("version") != VERSION:
        raise Refusal("This export comes from a newer version of Care Journal.")
    skipped: list[Skipped] = []

    def read(name: str, reader: Callable[[Json], Record]) -> tuple[Record, ...]:
        return _read_list(whole.get(name, []), name, reader, skipped)

    facts = whole.get("facts", {})
    copy = JournalCopy(
        entries=read("entries", entry_of),
        sessions=read("sessions", session_of),
        measures=read("measures", measure_of),
        tags=read("tags", tag_of),
        kinds=read("kinds", kind_of),
        agenda_items=read("agenda_items", agenda_item_of),
        practices=read("practices", practice_of),
        scores=read("scores", score_of),
        imports=read("imports", import_of),
        templates=read("templates", template_of),
        learned_words=read("learned_words", word_of),
        photos=read("photos", picture_of),
        facts={k: v for k, v in facts.items() if isinstance(v, str)} if isinstance(facts, dict) else {},
    )
    return copy, skipped


def _read_list(
    given: object, name: str, reader: Callable[[Json], Record], skipped: list[Skipped]
) -> tuple[Record, ...]:
    """Return the records of one list; what cannot be read is told in `skipped`."""
    if not isinstance(given, list):
        skipped.append(Skipped(name, "It is not a list, so nothing of it could be read."))
        return ()
    records: dict[str, Record] = {}
    for number, each in enumerate(given, 1):
        try:
            record = reader(each)
        except Refusal as refusal:
            reason = str(refusal)
        except READ_ERRORS:
            reason = "It lacks something or holds a value of the wrong kind."
        else:
            if records.setdefault(_identity(record), record) is record:
                continue
            reason = "Another one of the same id or name stands before it."
        skipped.append(Skipped(f"{name} {number}", reason))
    return tuple(records.values())


def _identity(record: Kept) -> str:
    """Return what no two records of one list share."""
    if isinstance(record, str):
        return record
    if isinstance(record, Tag):
        return record.name.casefold()
    return record.key if isinstance(record, (Measure, Kind)) else record.id
