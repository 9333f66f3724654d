"""XML made by someone else, read element by element in constant memory."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Protocol

from carejournal.domain.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

CHUNK = 1 << 18
ENTITY = b"<!ENTITY"
"""Raw, it can only declare an entity: no export needs one, and entities can grow without end."""


class Listener(Protocol):
    """Hears of each element as it begins; of its end it is not told, which would take a third longer."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element's beginning."""

    def close(self) -> None:
        """Take the end of the file."""


def read_xml(stream: IO[bytes], listener: Listener) -> None:
    """Tell the listener every element, as far as the file can be read; broken places are passed over.

    No entity is resolved and nothing outside the file is read. Raises Refusal where it declares entities or
    is no XML at all.
    """
    from lxml import etree

    parser = etree.XMLParser(
        target=listener, recover=True, load_dtd=False, resolve_entities=False, no_network=True
    )
    before = b""
    try:
        while chunk := stream.read(CHUNK):
            if ENTITY in chunk or ENTITY in before + chunk[: len(ENTITY)]:
                raise Refusal(
                    "This file declares XML entities, which no health export needs; it was left unread."
                )
            before = chunk[-len(ENTITY) :]
            parser.feed(chunk)
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        raise Refusal("This file seems damaged, so it could not be read as XML.") from None
