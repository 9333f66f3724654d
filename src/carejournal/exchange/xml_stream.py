"""XML made by someone else, read element by element in constant memory."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

CHUNK = 1 << 18
LONGEST_ELEMENT = 1 << 20
"""Bytes that are waited for the end of an element."""
ENTITY = b"<!ENTITY"
"""Raw, it can only declare an entity: no export needs one, and entities can grow without end."""


class Listener(Protocol):
    """Hears of each element as it begins; of its end it is not told, which would take a third longer."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element's beginning."""

    def close(self) -> None:
        """Take the end of the file."""


class Needless(NamedTuple):
    """Whole elements of no interest, cut out before the text is parsed, which takes most of the time.

    Each begins with `begin` and is matched by `pattern` only where it is complete and as simple as programs
    write it; any other is parsed.
    """

    begin: bytes
    pattern: re.Pattern[bytes]


def read_xml(stream: IO[bytes], listener: Listener, needless: Needless | None = None) -> None:
    """Tell the listener every element but the needless ones; broken places are passed over.

    No entity is resolved and nothing outside the file is read. Raises Refusal where it declares entities or
    is no XML at all.
    """
    from lxml import etree

    parser = etree.XMLParser(
        target=listener, recover=True, load_dtd=False, resolve_entities=False, no_network=True
    )
    before, rest = b"", b""
    try:
        while chunk := stream.read(CHUNK):
            if ENTITY in chunk or ENTITY in before + chunk[: len(ENTITY)]:
                raise Refusal(
                    "This file declares XML entities, which no health export needs; it was left unread."
                )
            before = chunk[-len(ENTITY) :]
            text, rest = (chunk, b"") if needless is None else _without(needless, rest + chunk)
            parser.feed(text)
        parser.feed(rest)
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        raise Refusal("This file seems damaged, so it could not be read as XML.") from None


def _without(needless: Needless, text: bytes) -> tuple[bytes, bytes]:
    """Return the text without needless elements, and what of its end may belong to one that goes on."""
    begin = text.rfind(needless.begin)
    cut = begin if begin >= 0 and len(text) - begin < LONGEST_ELEMENT else len(text)
    return needless.pattern.sub(b"", text[:cut]), text[cut:]
