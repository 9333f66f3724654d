"""One look: the tested colours as a Qt palette and style sheet, light and dark, and the type scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from carejournal.charts.palette import DARK, LIGHT, Palette, blend
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SYSTEM, LIGHT_NAME, DARK_NAME = "system", "light", "dark"

TITLE_SCALE = 1.5
BODY_SCALE = 1.08
TINT = 0.10
"""How much accent lies on a surface that is chosen: enough to see, the text on it stays readable."""

STEP = 4
"""All space is a multiple of this many pixels."""


class Theme(QObject):
    """The present look; `changed` comes after the palette changed, so that what paints itself paints anew."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.colours = self._wanted()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def dark(self) -> bool:
        """Whether the dark palette is shown."""
        return self.colours is DARK

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        self._switch(self._wanted())

    @Slot()
    def _follow_system(self) -> None:
        self._switch(self._wanted())

    def _switch(self, colours: Palette) -> None:
        if colours is not self.colours:
            self.colours = colours
            self._apply()
            self.changed.emit()

    def _wanted(self) -> Palette:
        if self._choice == SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._choice == DARK_NAME else LIGHT

    def _apply(self) -> None:
        self._app.setPalette(qt_palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours))


def scaled_font(widget: QWidget, scale: float, *, bold: bool = False) -> QFont:
    """Return the application's font, larger or smaller by `scale`: all sizes follow the system's."""
    font = QFont(widget.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(round(font.pixelSize() * scale))
    font.setBold(bold)
    return font


def qt_palette(colours: Palette) -> QPalette:
    """Return the colours in the roles by which Qt asks for them."""
    palette = QPalette()
    role = QPalette.ColorRole
    quiet_parts = {
        role.PlaceholderText: colours.quiet,
        role.Mid: colours.outline,
        role.Midlight: colours.hairline,
    }
    for each, colour in (
        {
            role.Window: colours.background,
            role.WindowText: colours.text,
            role.Base: colours.surface,
            role.AlternateBase: colours.background,
            role.Text: colours.text,
            role.Button: colours.surface,
            role.ButtonText: colours.text,
            role.ToolTipBase: colours.surface,
            role.ToolTipText: colours.text,
            role.Highlight: colours.accent,
            role.HighlightedText: colours.surface,
            role.Link: colours.accent,
            role.LinkVisited: colours.accent,
            role.BrightText: colours.surface,
            role.Light: colours.surface,
            role.Dark: colours.outline,
            role.Shadow: colours.outline,
            role.Accent: colours.accent,
        }
        | quiet_parts
    ).items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.quiet))
    return palette


def style_sheet(colours: Palette) -> str:
    """Return what the palette cannot say: cards, buttons, chips and the visible focus."""
    tint = blend(colours.accent, colours.surface, TINT)
    tick = resource_path("icons", "check-dark.svg" if colours is DARK else "check-light.svg").as_posix()
    down = resource_path("icons", "down.svg").as_posix()
    return f"""
QFrame[card="true"] {{ background: {colours.surface}; border: 1px solid {colours.hairline}; border-radius: 10px; }}
QWidget[rail="true"] {{ background: {colours.surface}; border-right: 1px solid {colours.hairline}; }}
QLabel[quiet="true"] {{ color: {colours.quiet}; }}
QPushButton {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.outline};
    border-radius: 8px; padding: 5px 12px; }}
QPushButton:hover {{ background: {tint}; }}
QPushButton:focus {{ border: 2px solid {colours.accent}; padding: 4px 11px; }}
QPushButton:checked {{ background: {tint}; color: {colours.accent}; border: 2px solid {colours.accent};
    padding: 4px 11px; }}
QPushButton:checked:focus {{ border-color: {colours.text}; }}
QPushButton:disabled {{ color: {colours.quiet}; border-color: {colours.hairline}; }}
QPushButton[primary="true"] {{ background: {colours.accent}; color: {colours.surface}; border-color: {colours.accent};
    font-weight: 600; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {colours.text}; }}
QPushButton[primary="true"]:disabled {{ background: {colours.hairline}; color: {colours.quiet};
    border-color: {colours.hairline}; }}
QPushButton[chip="true"] {{ border-radius: 12px; padding: 5px 12px; }}
QPushButton[chip="true"]:focus, QPushButton[chip="true"]:checked {{ padding: 4px 11px; }}
QPushButton[flat="true"] {{ background: transparent; border-color: transparent; color: {colours.accent};
    padding: 5px 8px; }}
QPushButton[flat="true"]:focus {{ border: 2px solid {colours.accent}; padding: 4px 7px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QTimeEdit, QComboBox {{
    background: {colours.surface}; border: 1px solid {colours.outline}; border-radius: 8px; padding: 5px 8px;
    selection-background-color: {colours.accent}; selection-color: {colours.surface}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QComboBox:focus {{ border: 2px solid {colours.accent}; padding: 4px 7px; }}
QTimeEdit::up-button, QTimeEdit::down-button {{ border: none; width: 0; }}
QDateEdit::drop-down, QComboBox::drop-down {{ border: none; width: 22px; }}
QDateEdit::down-arrow, QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus, QDateEdit QLineEdit {{ border: none; padding: 0; }}
QTimeEdit QLineEdit, QTimeEdit QLineEdit:focus {{ border: none; padding: 0 0 0 6px; }}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"], QTextBrowser {{ border: none; padding: 0; background: transparent; }}
QLineEdit[bare="true"]:focus, QPlainTextEdit[bare="true"]:focus {{ border: none; padding: 0; }}
QListView {{ background: transparent; border: none; outline: none; }}
QListWidget {{ background: {colours.surface}; border: 1px solid {colours.hairline}; border-radius: 8px; padding: 4px; }}
QListWidget:focus {{ border: 2px solid {colours.accent}; padding: 3px; }}
QListWidget::item {{ padding: 5px 8px; border-radius: 6px; }}
QListWidget::item:selected {{ background: {tint}; color: {colours.accent}; }}
QScrollArea {{ background: transparent; border: none; }}
QListView[framed="true"], QScrollArea[framed="true"] {{ border: 1px solid {colours.hairline}; border-radius: 8px; padding: 2px; }}
QListView[framed="true"]:focus, QScrollArea[framed="true"]:focus {{ border: 2px solid {colours.accent}; padding: 1px; }}
QComboBox QAbstractItemView {{ background: {colours.surface}; border: 1px solid {colours.outline}; padding: 4px;
    selection-background-color: {tint}; selection-color: {colours.text}; }}
QCheckBox::indicator, QListView::indicator {{ width: 16px; height: 16px; border: 1px solid {colours.outline}; border-radius: 4px;
    background: {colours.surface}; }}
QCheckBox::indicator:focus {{ border: 2px solid {colours.accent}; width: 14px; height: 14px; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {colours.accent}; border-color: {colours.accent}; image: url("{tick}"); }}
QRadioButton::indicator {{ width: 16px; height: 16px; border: 1px solid {colours.outline}; border-radius: 9px;
    background: {colours.surface}; }}
QRadioButton::indicator:focus {{ border: 2px solid {colours.accent}; width: 14px; height: 14px; }}
QRadioButton::indicator:checked {{ border: 5px solid {colours.accent}; width: 8px; height: 8px; }}
QRadioButton:focus {{ color: {colours.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {colours.outline}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.outline}; }}
"""
