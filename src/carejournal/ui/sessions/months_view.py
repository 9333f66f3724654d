"""Sessions by month: which kinds, what was missed or cancelled, and the months without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carejournal.services.session_views import longest_gap, months_of
from carejournal.ui.sessions.kind_marks import mark_pixmap
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.sessions.side_view import SideView, emptied, section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label, side_by_side
from carejournal.ui.widgets.dates import month_and_year, short_day_with_year
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.domain.session import Kind
    from carejournal.services.session_views import Month
    from carejournal.ui.page import Surroundings

MOST_MARKS = 12
"""More sessions of a kind in one month are counted, not drawn."""


class MonthsView(SideView):
    """A line for each month with a mark for each attended session; a gap is a gap."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, self.tr("Months"))
        self._gap = label(quiet=True, wrap=True)
        self._totals = label(wrap=True)
        self._months = QVBoxLayout()
        self._months.setSpacing(2 * STEP)
        self.parts.addWidget(self._totals)
        self.parts.addWidget(self._gap)
        self.parts.addWidget(section(self.tr("By month, newest first"), self._months))
        self.parts.addStretch(1)
        around.theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Count anew."""
        sessions = self.services.looking_back.sessions()
        kinds = {kind.key: kind for kind in self.services.looking_back.kinds()}
        months = months_of(sessions)
        counts: dict[str, int] = {}
        for month in months:
            for key, count in month.attended.items():
                counts[key] = counts.get(key, 0) + count
        attended = [f"{kind_name(kind)}: {counts[key]}" for key, kind in kinds.items() if key in counts]
        self._totals.setText(
            self.tr("Attended so far: {0}.").format(", ".join(attended))
            if attended
            else self.tr("No session was attended yet.")
        )
        gap = longest_gap(sessions)
        self._gap.setVisible(gap is not None)
        if gap is not None:
            days = [short_day_with_year(session.moment.day) for session in gap]
            self._gap.setText(
                self.tr("The longest time without one: {0} days, from {1} to {2}.").format(
                    (gap[1].moment.day - gap[0].moment.day).days, *days
                )
            )
        emptied(self._months)
        for month in months:
            self._months.addWidget(self._line(month, kinds))
        self.fitted()

    def _line(self, month: Month, kinds: dict[str, Kind]) -> QWidget:
        made = QWidget()
        layout = FlowLayout(made)
        name = label(month_and_year(month.first), bold=True)
        name.setMinimumWidth(name.fontMetrics().horizontalAdvance("September 2026 ") + 4 * STEP)
        layout.addWidget(name)
        for key in (key for key in kinds if key in month.attended):
            layout.addWidget(self._marks(kinds[key], month.attended[key]))
        others = (
            self.tr("{0} planned").format(month.planned) if month.planned else "",
            self.tr("{0} missed").format(month.missed) if month.missed else "",
            self.tr("{0} cancelled").format(month.cancelled) if month.cancelled else "",
            self.tr("none recorded") if month.is_gap else "",
        )
        words = ", ".join(part for part in others if part)
        if words:
            layout.addWidget(label(words, quiet=True))
        return made

    def _marks(self, kind: Kind, count: int) -> QWidget:
        side = round(self.fontMetrics().ascent() * 0.9)
        marks = []
        for _ in range(min(count, MOST_MARKS)):
            mark = QLabel()
            mark.setPixmap(mark_pixmap(kind, self.around.theme.colours, side))
            marks.append(mark)
        made = side_by_side(*marks, label(f"{kind_name(kind)} {count}"))
        layout = made.layout()
        if layout is not None:
            layout.setSpacing(STEP)
        return made
