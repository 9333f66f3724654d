"""Live Markdown while writing: headings and emphasis look like what they mean, the signs step back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from carejournal.charts.palette import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QTextDocument

    from carejournal.ui.theme import Theme

Misspelled: TypeAlias = "Callable[[str], Iterable[tuple[int, int]]]"

HEADING = re.compile(r"^(#{1,6})\s+\S.*$")
LIST_SIGN = re.compile(r"^\s*(?:[-*+]|\d+[.)])(?:\s+\[[ xX]\])?\s")
QUOTE = re.compile(r"^\s*>\s?.*$")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
ITALIC = re.compile(r"(?<![*_\w])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![*_\w])")
CODE = re.compile(r"`[^`\n]+`")
TWO_OF_QTS = re.compile("[\U00010000-\U0010ffff]")
"""Characters such as 😀 that Qt counts as two; styles behind them would begin too early."""
HEADING_SCALE = {1: 1.35, 2: 1.2, 3: 1.1}


class MarkdownColours(QSyntaxHighlighter):
    """Styles a Markdown text in place; the text itself stays exactly what was typed."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._misspelled: Misspelled | None = None
        theme.changed.connect(self._anew)

    def mark(self, misspelled: Misspelled | None) -> None:
        """Underline from now on what this says is not spelled right: start and length in a line."""
        self._misspelled = misspelled
        self.rehighlight()

    def misspelled_at(self, text: str, place: int) -> tuple[int, int] | None:
        """Return start and length of the marked word at a place of a line, as Qt counts; None without one."""
        marked = self._misspelled(TWO_OF_QTS.sub("  ", text)) if self._misspelled is not None else ()
        return next(((start, long) for start, long in marked if start <= place <= start + long), None)

    def highlightBlock(self, text: str) -> None:
        """Style one line."""
        self._style_markdown(text)
        if self._misspelled is not None:
            self._underline(TWO_OF_QTS.sub("  ", text), self._misspelled)

    def _underline(self, text: str, misspelled: Misspelled) -> None:
        for start, length in misspelled(text):
            for place in range(start, start + length):
                style = self.format(place)
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
                style.setUnderlineColor(QColor(self._theme.colours.of(Role.STRESS)))
                self.setFormat(place, 1, style)

    def _style_markdown(self, text: str) -> None:
        text = TWO_OF_QTS.sub("xx", text)
        if heading := HEADING.match(text):
            self._style_heading(text, len(heading[1]))
            return
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(self._theme.colours.quiet))
        if QUOTE.match(text):
            self.setFormat(0, len(text), quiet)
        if sign := LIST_SIGN.match(text):
            accent = QTextCharFormat()
            accent.setForeground(QColor(self._theme.colours.accent))
            accent.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, sign.end(), accent)
        for match in BOLD.finditer(text):
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            self._style_inside(match, len(match[1]), bold, quiet)
        for match in ITALIC.finditer(text):
            italic = QTextCharFormat()
            italic.setFontItalic(True)
            self._style_inside(match, 1, italic, quiet)
        for match in CODE.finditer(text):
            code = QTextCharFormat()
            code.setFontFamilies(["monospace"])
            self.setFormat(match.start(), match.end() - match.start(), code)

    def _style_heading(self, text: str, level: int) -> None:
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        base = self.document().defaultFont().pointSizeF()
        if base > 0:
            strong.setFontPointSize(base * HEADING_SCALE.get(level, 1.0))
        self.setFormat(0, len(text), strong)
        sign = QTextCharFormat(strong)
        sign.setForeground(QColor(self._theme.colours.quiet))
        self.setFormat(0, level, sign)

    def _style_inside(
        self, match: re.Match[str], signs: int, inside: QTextCharFormat, quiet: QTextCharFormat
    ) -> None:
        self.setFormat(match.start() + signs, len(match[0]) - 2 * signs, inside)
        self.setFormat(match.start(), signs, quiet)
        self.setFormat(match.end() - signs, signs, quiet)

    @Slot()
    def _anew(self) -> None:
        self.rehighlight()
