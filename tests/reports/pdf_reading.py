"""What a reader program finds in a PDF: its text, its structure and its fonts."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

HEX_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
HEX_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


class ReadPdf:
    """A PDF opened once and asked for what tests look at."""

    def __init__(self, data: bytes) -> None:
        self.document = pikepdf.open(io.BytesIO(data))

    @property
    def pages(self) -> list[pikepdf.Page]:
        return list(self.document.pages)

    def text(self, page: int | None = None) -> str:
        """Return the text as it would be copied, without any white space."""
        pages = self.pages if page is None else [self.pages[page]]
        return re.sub(r"\s+", "", "".join("".join(_page_text(page)) for page in pages))

    def tags(self) -> list[tuple[str, Any]]:
        """Return the structure elements in reading order, each with its dictionary."""
        return list(_elements(self.document.Root.StructTreeRoot.K))

    @staticmethod
    def within(element: Any) -> list[tuple[str, Any]]:
        """Return the structure elements inside one, in reading order."""
        return list(_elements(element.K))

    def tag_names(self) -> list[str]:
        return [name for name, _ in self.tags()]

    def fonts(self) -> set[str]:
        """Return the fonts' names; a font that is not embedded fails."""
        names = set()
        for item in self.document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in item or "/FontFile3" in item
                names.add(str(item.FontName).split("+")[-1])
        return names

    def bookmarks(self) -> list[str]:
        with self.document.open_outline() as outline:
            return [str(item.title) for item in outline.root]


def squeezed(text: str) -> str:
    """Return a text as ReadPdf.text gives it."""
    return re.sub(r"\s+", "", text)


def _elements(kids: Any) -> Iterator[tuple[str, Any]]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).removeprefix("/"), kid
            yield from _elements(kid.get("/K", pikepdf.Array()))


def _page_text(page: pikepdf.Page) -> Iterator[str]:
    fonts = {str(name): _unicode_of(font) for name, font in page.Resources.get("/Font", {}).items()}
    glyphs: dict[int, str] = {}
    covered: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            glyphs = fonts[str(operands[0])]
        elif operator in ("BDC", "BMC"):
            actual = _actual_text(page, operands)
            covered.append(actual is not None or any(covered))
            if actual is not None:
                yield actual
        elif operator == "EMC":
            covered.pop()
        elif operator in ("Tj", "TJ") and not any(covered):
            yield _shown(operands[0], glyphs)


def _shown(operand: Any, glyphs: dict[int, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    return "".join(glyphs.get(int.from_bytes(codes[n : n + 2]), "") for n in range(0, len(codes), 2))


def _actual_text(page: pikepdf.Page, operands: list[Any]) -> str | None:
    if len(operands) < 2:
        return None
    properties = operands[1]
    if isinstance(properties, pikepdf.Name):
        properties = page.Resources.Properties[str(properties)]
    return str(properties.ActualText) if "/ActualText" in properties else None


def _unicode_of(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes()
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in HEX_PAIR.findall(block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in HEX_RANGE.findall(block):
            begin = int(text, 16)
            for n in range(int(first, 16), int(last, 16) + 1):
                found[n] = chr(begin + n - int(first, 16))
    return found
