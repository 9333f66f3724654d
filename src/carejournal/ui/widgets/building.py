"""Small pieces that every page is put together from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from carejournal.ui.theme import STEP, TITLE_SCALE, scaled_font

if TYPE_CHECKING:
    from collections.abc import Callable


def card(parent: QWidget | None = None) -> QFrame:
    """Return an empty card: a rounded surface with a thin line."""
    frame = QFrame(parent)
    frame.setProperty("card", "true")
    return frame


def label(text: str = "", *, quiet: bool = False, bold: bool = False, wrap: bool = False) -> QLabel:
    """Return a label that shows its text as it is: what a person wrote is never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if quiet:
        made.setProperty("quiet", "true")
    if bold:
        made.setFont(scaled_font(made, 1.0, bold=True))
    return made


def title(text: str = "") -> QLabel:
    """Return a page's title."""
    made = label(text)
    made.setFont(scaled_font(made, TITLE_SCALE, bold=True))
    return made


def button(
    text: str,
    pressed: Callable[[], object] | None = None,
    *,
    primary: bool = False,
    flat: bool = False,
    chip: bool = False,
    tip: str = "",
) -> QPushButton:
    """Return a push button; one primary action a screen."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    for name, wanted in (("primary", primary), ("flat", flat), ("chip", chip)):
        if wanted:
            made.setProperty(name, "true")
    if chip:
        made.setCheckable(True)
    if tip:
        made.setToolTip(_native(tip))
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def column(*parts: QWidget | QLayout | None, margin: int = 0, space: int = 2 * STEP) -> QVBoxLayout:
    """Return the parts one below the other; None takes up the free space."""
    layout = QVBoxLayout()
    _fill(layout, parts, margin, space)
    return layout


def row(*parts: QWidget | QLayout | None, margin: int = 0, space: int = 2 * STEP) -> QHBoxLayout:
    """Return the parts side by side; None takes up the free space."""
    layout = QHBoxLayout()
    _fill(layout, parts, margin, space)
    return layout


def side_by_side(*parts: QWidget) -> QWidget:
    """Return the parts side by side as one widget."""
    made = QWidget()
    made.setLayout(row(*parts))
    return made


def flowing(*parts: QWidget) -> QWidget:
    """Return the parts side by side as one widget, on as many lines as they need."""
    from carejournal.ui.widgets.flow_layout import FlowLayout

    made = QWidget()
    layout = FlowLayout(made)
    layout.setSpacing(STEP)
    for part in parts:
        layout.addWidget(part)
    return made


def plain_tip(words: str) -> str:
    """Return words for a tool tip, which would take what a person wrote for markup."""
    return f"<p>{escape(words)}</p>" if words else ""


def _fill(
    layout: QVBoxLayout | QHBoxLayout, parts: tuple[QWidget | QLayout | None, ...], margin: int, space: int
) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(space)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def _native(tip: str) -> str:
    """Return keys as this system and language write them; other tips as they are."""
    keys = tip.startswith(("Ctrl+", "Alt+"))
    return QKeySequence(tip).toString(QKeySequence.SequenceFormat.NativeText) if keys else tip
