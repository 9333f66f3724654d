"""What the Insights tab compares, kept up to date: gathered here, worked out beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carejournal.ui.spoken_comparison import in_own_language

if TYPE_CHECKING:
    from carejournal.services.comparing import Comparison
    from carejournal.services.patterns import Patterns
    from carejournal.ui.page import Surroundings


class ComparisonKeeper(QObject):
    """Keeps the comparison and the patterns of the whole record, at most its last three years.

    `comparison` is worded in the window's language. The period of the chart has no part in it: whoever
    tries one period after the other finds something in one of them by chance.

    Signals:
        compared(): `comparison` and `patterns` are those of the journal as it is now.
    """

    compared = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._task = 0
        self._state: int | None = None
        # Only once every listener has heard of a change is it certain that `state` tells of it.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        self.comparison: Comparison | None = None
        self.patterns: Patterns | None = None

    def refresh(self) -> None:
        """Work it out anew where something that it depends on changed; tell of it when it is there."""
        self._later.start()

    @Slot()
    def _refresh(self) -> None:
        comparing = self._around.services.comparing
        state = comparing.state
        if state == self._state:
            return
        self._state = state
        self._around.tasks.forget(self._task)
        material = comparing.gather()

        def work() -> tuple[Comparison, Patterns]:
            from carejournal.services.comparing import compare
            from carejournal.services.patterns import patterns_of

            return compare(material), patterns_of(material)

        def done(found: tuple[Comparison, Patterns]) -> None:
            compared, self.patterns = found
            comparing.keep(compared, state)
            self.comparison = in_own_language(compared)
            self.compared.emit()

        self._task = self._around.tasks.run(work, done)
