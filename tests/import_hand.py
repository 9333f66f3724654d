"""Reading what a test wrote, as an import does."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from carejournal.exchange.formats import find_format, read_as
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.exchange.questions import Answers
    from carejournal.exchange.records import Found, FoundEntry


def read(source: Source | str | bytes, answers: Answers = NO_ANSWERS, *, name: str = "") -> Found:
    """Return what is found in a source of a known format."""
    if not isinstance(source, Source):
        source = Source.of(source.encode() if isinstance(source, str) else source, name)
    return read_as(find_format(source), source, answers)


def only(found: Found) -> FoundEntry:
    """Return the one entry that was found, in full."""
    assert found.skipped == ()
    [entry] = found.entries
    return entry


def zipped(files: Mapping[str, str | bytes]) -> Source:
    """Return a zip file of the files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return Source.of(stream.getvalue(), "export.zip")


def places(value: object) -> list[tuple[Any, Any]]:
    """Every container in the value with every key or index of it."""
    own: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        own = [(value, key) for key in value]
    elif isinstance(value, list):
        own = [(value, index) for index in range(len(value))]
    return own + [place for container, key in own for place in places(container[key])]
