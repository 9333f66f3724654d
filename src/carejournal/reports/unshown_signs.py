"""Characters that no font on this computer can show: named in words instead of shown as boxes."""

from __future__ import annotations

import io
import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Any

from carejournal.reports.fonts import LAST_RESORT
from carejournal.reports.redaction import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pikepdf

BOX_FONT = LAST_RESORT.replace(" ", "").removesuffix("High-Efficiency")
HEX = re.compile(rb"<([0-9a-fA-F]{4,})>")
FIRST_TONE, LAST_TONE = "\U0001f3fb", "\U0001f3ff"
"""Colours of a sign for a person; without that sign they say nothing."""
NO_CHARACTER = "\uffff"
WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u0900-\u0dff\u200c\u200d]*")


def boxed_characters(pdf: bytes) -> set[str]:
    """Return the characters that a PDF shows as boxes; of those that share a box, as a script does, one."""
    import pikepdf

    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and _is_of_boxes(item):
                found |= _told_by(item)
    return found - {NO_CHARACTER}


def pages_with_boxes(pdf: bytes) -> list[bool]:
    """Return for each page of a PDF whether something on it is shown as a box."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [_has_boxes(page) for page in document.pages]


def first_to_name(boxed: Iterable[str]) -> set[str]:
    """Return those of the boxed characters that must go: signs on letters first, often the only fault."""
    boxed = set(boxed)
    return {char for char in boxed if unicodedata.category(char).startswith("M")} or boxed


def with_names(value: Any, unshown: frozenset[str]) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value whose texts name the unshown characters instead of holding them."""
    if isinstance(value, str):
        return value if unshown.isdisjoint(value) else _named(value, unshown)
    if isinstance(value, list):
        return [with_names(inner, unshown) for inner in value]
    if isinstance(value, dict):
        return {key: with_names(inner, unshown) for key, inner in value.items()}
    return value


def _named(text: str, unshown: frozenset[str]) -> str:
    """Return the text with a name for each unshown sign, and for each word that holds an unshown letter."""
    words = WORD.sub(lambda word: _word_or_its_script(word[0], unshown), text)
    pieces = []
    for name, group in groupby(words, key=lambda char: _name(char) if char in unshown else None):
        pieces.append("".join(group) if name is None else f"[{name}]" if name else "")
    return "".join(pieces)


def _word_or_its_script(word: str, unshown: frozenset[str]) -> str:
    """Return a word without half of its letters as the name of its script: half a word misleads."""
    lacking = next((char for char in word if char in unshown and char.isalpha()), "")
    return f"[{_name(lacking)}]" if lacking and not _name(lacking).upper().startswith(UNSPACED) else word


def _name(char: str) -> str:
    """Return a symbol's name, of a letter only its script's, and nothing for a mark on what stands before."""
    category = unicodedata.category(char)
    if category.startswith("M") or category in ("Cf", "Cc", "Cs") or FIRST_TONE <= char <= LAST_TONE:
        return ""
    name = unicodedata.name(char, f"U+{ord(char):04X}")
    if name.startswith("REGIONAL INDICATOR"):
        return "flag"
    if category.startswith(("L", "N")):
        script = name.split()[0]
        return script if script.startswith(("CJK", "U+")) else script.capitalize()
    return name if name.startswith("U+") else name.lower()


def _has_boxes(page: pikepdf.Page) -> bool:
    fonts = page.resources.get("/Font")
    return fonts is not None and any(_is_of_boxes(font) for _, font in fonts.items())


def _is_of_boxes(font: pikepdf.Object) -> bool:
    return BOX_FONT in str(font.get("/BaseFont", ""))


def _told_by(font: pikepdf.Object) -> set[str]:
    """Return the characters for which the font's map has a glyph that is used."""
    if "/ToUnicode" not in font:
        return set()
    lines = font.ToUnicode.read_bytes().split(b"\n")
    texts = (HEX.findall(line)[-1] for line in lines if len(HEX.findall(line)) > 1)
    decoded = (bytes.fromhex(text.decode()).decode("utf-16-be", "ignore") for text in texts)
    return {char for text in decoded for char in text}
