"""Text as a file can keep it."""

from __future__ import annotations


def storable(text: str) -> str:
    """Return the text without NUL, at which other programs would cut it off, and without half characters.

    A lone surrogate, which no file can hold, becomes U+FFFD; every other character stays.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "")


def one_line(text: str) -> str:
    """Return the text storable and on one line, with its white space folded."""
    return " ".join(storable(text).split())


def make_storable(record: object, *names: str) -> None:
    """Make the named texts of a frozen record storable; for its own __post_init__ only."""
    for name in names:
        object.__setattr__(record, name, storable(getattr(record, name)))
