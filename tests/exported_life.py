"""What the spreadsheet and the Markdown form lose of a journal, as docs/exports.md says it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.journal_copy import JournalCopy

if TYPE_CHECKING:
    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Session

LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def without_what_spreadsheets_lose(copy: JournalCopy) -> JournalCopy:
    """Return the journal without origins, imports, facts, series, photos, templates and learned words.

    White space around areas' lines is lost too.
    """

    def areas(session: Session) -> tuple[str, ...]:
        lines = "\n".join(session.areas).split("\n")
        return tuple(line for line in lines if line.strip())

    return replace(
        copy,
        entries=tuple(replace(entry, origin=None) for entry in copy.entries),
        sessions=tuple(replace(each, origin=None, repeat=None, areas=areas(each)) for each in copy.sessions),
        imports=(),
        facts={},
        photos=(),
        templates=(),
        learned_words=(),
    )


def in_markdown(copy: JournalCopy) -> JournalCopy:
    """Return the entries and sessions as Markdown files keep them."""
    return JournalCopy(
        entries=tuple(_entry(entry) for entry in copy.entries),
        sessions=tuple(_session(session) for session in copy.sessions),
    )


def _entry(entry: Entry) -> Entry:
    return replace(entry, note=_note(entry.note), origin=None)


def _session(session: Session) -> Session:
    return replace(session, note=_note(session.note), origin=None, repeat=None)


def _note(note: str) -> str:
    return LINE_ENDS.sub("\n", note).strip("\n")
