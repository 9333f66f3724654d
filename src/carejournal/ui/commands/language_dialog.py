"""Which language the program speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QRadioButton, QWidget

from carejournal.ui.language import LANGUAGE, NAMES
from carejournal.ui.widgets.building import label, row
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from carejournal.system.settings import Settings


class LanguageDialog(QuietDialog):
    """Keeps what is chosen at once; the next start speaks it."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        chosen = settings.get(LANGUAGE)
        self.choices = {"": QRadioButton(self.tr("As this computer is set"))}
        self.choices |= {code: QRadioButton(name) for code, name in NAMES.items()}
        for code, choice in self.choices.items():
            choice.setChecked(code == chosen or (code == "" and chosen not in NAMES))
            choice.toggled.connect(self._keep)
        self.later = label(self.tr("From the next start on."), quiet=True)
        self.later.setVisible(False)
        self.close_button = self.way(self.tr("Close"), self.accept, primary=True)
        self.lay_out(
            self.tr("Language"),
            self.tr("What you write keeps the language it is in."),
            *self.choices.values(),
            self.later,
            foot=row(None, self.close_button),
        )

    @Slot()
    def _keep(self) -> None:
        self._settings.put(LANGUAGE, next(code for code, each in self.choices.items() if each.isChecked()))
        self.later.setVisible(True)
