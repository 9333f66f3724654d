"""The rail: four tabs under each other; at its foot keeping safe, locking and Help now, always in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from carejournal.charts.palette import blend
from carejournal.ui.command_list import bind
from carejournal.ui.theme import STEP, TINT, scaled_font
from carejournal.ui.widgets.icons import sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.ui.theme import Theme

SIGN_SIZE = 22


class RailButton(QAbstractButton):
    """A sign above a word."""

    def __init__(self, theme: Theme, name: str, text: str, shortcut: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if shortcut:
            self.setToolTip(f"{text} ({shortcut})")

    def sizeHint(self) -> QSize:
        """Return room for the sign, the word and air around them."""
        words = QFontMetrics(scaled_font(self, 1.0, bold=True))  # as it is painted while its tab is open
        return QSize(words.horizontalAdvance(self.text()) + 4 * STEP, SIGN_SIZE + words.height() + 5 * STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button; the chosen one is tinted, bold and in the accent."""
        with QPainter(self) as painter:  # ended also by an error: one left open ends the program
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(colours.accent, colours.surface, TINT)))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(area, 8, 8)
        colour = colours.accent if self.isChecked() else colours.quiet
        pixmap = sign(self._name, colour, SIGN_SIZE, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - SIGN_SIZE) / 2), 2 * STEP, pixmap)
        font = painter.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = area.adjusted(0, SIGN_SIZE + 2 * STEP, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())


class Rail(QWidget):
    """Chooses between the tabs.

    Signals:
        tab_chosen(int): the person wants the tab with this number.
        help_wanted(): the person wants help now.
        safekeeping_wanted(): the person wants to see how the journal is kept.
        find_wanted(): the person wants to find an action, a day or words.
        lock_wanted(): the person wants the journal locked.
    """

    tab_chosen = Signal(int)
    help_wanted = Signal()
    find_wanted = Signal()
    safekeeping_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]], *, lockable: bool) -> None:
        super().__init__()
        self.setProperty("rail", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.acts: dict[str, Callable[[], object]] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP, 4 * STEP, 2 * STEP, 4 * STEP)
        layout.setSpacing(STEP)
        for number, (name, text) in enumerate(tabs):
            tab = RailButton(theme, name, text, f"Ctrl+{number + 1}")
            tab.setCheckable(True)
            tab.setAutoExclusive(True)  # said as one of four, not as a check box
            # Not the button's own shortcut: that would click a tenth of a second later, and take the focus.
            bind(self, self, name, partial(self.tab_chosen.emit, number))
            self._group.addButton(tab, number)
            layout.addWidget(tab)
        layout.addStretch(1)
        self.lock_button = RailButton(theme, "lock", self.tr("Lock"), "Ctrl+L")
        self.lock_button.clicked.connect(self.lock_wanted)
        self.lock_button.setVisible(lockable)
        self.safekeeping_button = RailButton(theme, "safekeeping", self.tr("Safety"))
        self.safekeeping_button.setToolTip(self.tr("Passphrase, backups and trash"))
        self.safekeeping_button.clicked.connect(self.safekeeping_wanted)
        self.help_button = RailButton(theme, "help", self.tr("Help now"))
        self.help_button.clicked.connect(self.help_wanted)
        self.find_button = RailButton(theme, "search", self.tr("Find"), "Ctrl+K")
        self.find_button.clicked.connect(self.find_wanted)
        for each in (self.find_button, self.safekeeping_button, self.lock_button, self.help_button):
            layout.addWidget(each)
        self._group.idClicked.connect(self.tab_chosen)
        theme.changed.connect(self._repaint)

    def mark(self, number: int) -> None:
        """Show which tab is open."""
        self._group.button(number).setChecked(True)

    def tab(self, number: int) -> RailButton:
        """Return the button of a tab."""
        button = self._group.button(number)
        assert isinstance(button, RailButton)
        return button

    @Slot()
    def _repaint(self) -> None:
        for each in self.findChildren(QWidget):
            each.update()
        self.update()
