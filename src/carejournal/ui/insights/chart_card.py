"""The card with the chart: what it shows, how much is recorded, and ways to take it along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carejournal.domain.measure import SLEEP_HOURS, Measure
from carejournal.domain.refusal import Refusal
from carejournal.ui.insights.chart_options import ChartOptions
from carejournal.ui.insights.chart_view import ChartView
from carejournal.ui.insights.events_dialog import EventsDialog
from carejournal.ui.insights.line_label import LineLabel
from carejournal.ui.insights.saved_picture import SVG, ask_for_picture, picture_of
from carejournal.ui.insights.table_dialog import TableDialog
from carejournal.ui.insights.trend_table import trend_table
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, side_by_side
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.charts.trend_data import TrendData
    from carejournal.domain.period import Period
    from carejournal.services.describing import PeriodOverview
    from carejournal.ui.page import Surroundings

FILE_NAME = "chart-{0}.png"


class ChartCard(QFrame):
    """Shows one period as a chart.

    Signals:
        described(PeriodOverview): the period was worked out and is about to be drawn.
        told(str), undoable(str): something worth a quiet sentence happened.
        years_wanted(): whole years should be shown in pixels.
    """

    described = Signal(object)
    told = Signal(str)
    undoable = Signal(str)
    years_wanted = Signal()

    def __init__(
        self,
        around: Surroundings,
        choose_file: Callable[[QWidget, Path], Path | None] = ask_for_picture,
    ) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._around = around
        self._choose_file = choose_file
        self._task = 0
        self._period: Period | None = None
        self.chart = ChartView(around)
        self.options = ChartOptions()
        self.recorded = label(quiet=True)
        self.caption = label(quiet=True, wrap=True)
        self.caption.hide()
        self.years = button(self.tr("Year in pixels"), self.years_wanted.emit, flat=True)
        self.empty = LineLabel(
            self.tr("Nothing is recorded in this period yet. Days you record will show here as dots."),
            quiet=True,
        )
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.addWidget(self.options)
        layout.addLayout(PairLayout(self.empty, side_by_side(self.recorded, self.years)))
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.caption)
        self.chart.drawn.connect(self._show_caption)
        self.options.changed.connect(self._draw_again)
        self.options.events_wanted.connect(self.open_events)
        self.options.table_wanted.connect(self._open_table)
        self.options.picture_wanted.connect(self._save_picture)

    def show_period(self, period: Period) -> None:
        """Read a period, and work it out and draw it beside the window."""
        services = self._around.services
        self._period = period
        describing = services.describing
        choice = self.options.choice(period)
        material = describing.gather(period, choice, services.life_events.all())
        kinds = [replace(kind, name=kind_name(kind)) for kind in material.kinds]
        used = [kind for kind in material.kinds if not kind.archived]
        self.options.offer(material.measures, used, period)
        names = {measure.key: self._panel_name(measure) for measure in material.measures}

        def work() -> tuple[PeriodOverview, TrendData]:
            from carejournal.services.describing import described

            return described(replace(material, kinds=kinds), lambda measure: names[measure.key])

        self._around.tasks.forget(self._task)
        self._task = self._around.tasks.run(work, self._show)

    def open_events(self) -> None:
        """Show the person's own marks on the time axis, to add and to take away."""
        dialog = EventsDialog(self._around.services.life_events, self._around.services.today, self)
        dialog.changed.connect(self.undoable)
        dialog.open()

    def _show(self, found: tuple[PeriodOverview, TrendData]) -> None:
        overview, data = found
        self.recorded.setText(
            self.tr("recorded {0} of {1} days · gaps are days without a record").format(
                overview.recorded_days, len(overview.period)
            )
        )
        self.empty.setVisible(overview.recorded_days == 0)
        self.chart.show_data(data)
        self.described.emit(overview)

    def _panel_name(self, measure: Measure) -> str:
        return self.tr("Sleep") if measure.key == SLEEP_HOURS.key else measure_name(measure)

    @Slot()
    def _draw_again(self) -> None:
        if self._period is not None:
            self.show_period(self._period)

    @Slot()
    def _show_caption(self) -> None:
        self.caption.setText(self.chart.caption)
        self.caption.setVisible(bool(self.chart.caption))

    @Slot()
    def _open_table(self) -> None:
        if self.chart.data is not None:
            words = self.tr("Days on which nothing is recorded are left out.")
            TableDialog(self.tr("The chart as a table"), words, trend_table(self.chart.data), self).open()

    @Slot()
    def _save_picture(self) -> None:
        data = self.chart.data
        if data is None:
            return
        path = self._choose_file(self, Path.home() / FILE_NAME.format(data.period.last.isoformat()))
        if path is None:
            return

        def done(content: bytes) -> None:
            self._write(path, content)

        self._around.tasks.run(picture_of(data, as_svg=path.suffix.lower() == SVG), done)

    def _write(self, path: Path, content: bytes) -> None:
        from carejournal.services.writing_out import write_out

        try:
            write_out(path, content, spared=self._around.services.journal.path)
        except Refusal as refusal:
            self.told.emit(refusal_words(refusal))
            return
        self.told.emit(self.tr("Saved as {0}. Anyone who gets the file can look at it.").format(path.name))
