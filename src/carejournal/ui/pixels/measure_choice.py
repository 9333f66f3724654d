"""Which measure the days are coloured by: a quiet button with the list below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from carejournal.domain.measure import MOOD
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.domain.measure import Measure
    from carejournal.system.settings import Settings

COLOURED_BY = "pixels_measure"


class MeasureChoice(QPushButton):
    """Names the measure that is shown and offers the others; what is chosen is remembered.

    Signals:
        measure_chosen(): the person wants another measure.
    """

    measure_chosen = Signal()

    def __init__(self, settings: Settings, measures: Callable[[], list[Measure]]) -> None:
        super().__init__()
        self._settings = settings
        self._measures = measures
        self.setProperty("flat", "true")
        self.setAutoDefault(False)
        self.clicked.connect(self._offer)

    @property
    def measure(self) -> Measure:
        """The measure that is chosen: mood where none was, or where it is archived by now."""
        wanted = self._settings.get(COLOURED_BY, MOOD.key)
        measures = self._measures()
        by_key = {measure.key: measure for measure in measures}
        return by_key.get(wanted) or by_key.get(MOOD.key) or (measures[0] if measures else MOOD)

    def choose(self, measure: Measure) -> None:
        """Colour the days by this measure from now on."""
        self._settings.put(COLOURED_BY, measure.key)
        self.measure_chosen.emit()

    def show_name(self) -> None:
        """Show which measure is chosen."""
        name = measure_name(self.measure)
        self.setText(f"{name} ▾")
        self.setAccessibleName(self.tr("Days coloured by: {0}").format(name))

    def _offer(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for measure in self._measures():
            action = menu.addAction(measure_name(measure).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(measure.key == self.measure.key)
            action.triggered.connect(lambda _checked=False, chosen=measure: self.choose(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
