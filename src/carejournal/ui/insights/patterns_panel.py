"""Patterns of the record, one at a time: weekdays, months, nights and days, tags. Described, not tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QTableView, QVBoxLayout

from carejournal.charts.palette import Role
from carejournal.charts.trend_data import MEASURE_ROLES
from carejournal.ui.insights import pattern_words as words
from carejournal.ui.insights.finding_words import shortened
from carejournal.ui.insights.means_picture import MeansPicture
from carejournal.ui.insights.nights_picture import NightsPicture
from carejournal.ui.insights.table_dialog import TableDialog, quiet_table
from carejournal.ui.insights.table_model import Table, TableModel
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.dates import short_day_with_year
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.scale_words import measure_name
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from carejournal.services.patterns import MeasurePatterns, Patterns
    from carejournal.ui.page import Surroundings

WEEKDAYS, MONTHS, VALUES, NIGHTS, TAGS = "weekdays", "months", "values", "nights", "tags"


class PatternsPanel(QFrame):
    """A card with one pattern at a time."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._around = around
        self._patterns: Patterns | None = None
        self.which = ChoiceChips(self.tr("Pattern"))
        self.which.offer(
            {
                WEEKDAYS: self.tr("By weekday"),
                MONTHS: self.tr("By month"),
                VALUES: self.tr("How often which value"),
                NIGHTS: self.tr("Sleep and the day after"),
                TAGS: self.tr("Tags"),
            }
        )
        self.which.show_choice(WEEKDAYS)
        self.measures = QComboBox()
        self.measures.setAccessibleName(self.tr("Which measure"))
        self.means, self.nights = MeansPicture(), NightsPicture()
        self.tags: QTableView = quiet_table(TableModel(Table((), ())), self.tr("Tags"))
        self.stack = QStackedWidget()
        for part in (self.means, self.nights, self.tags):
            self.stack.addWidget(part)
        self.caption = label(quiet=True, wrap=True)
        self.as_table = button(self.tr("As a table"), self._open_table, flat=True)
        self.as_table.setAccessibleName(self.tr("The pattern as a table"))
        self._lay_out()
        WheelGuard(self, self.measures)
        self.which.choice_changed.connect(self._show)
        self.measures.activated.connect(self._show)
        around.theme.changed.connect(self._show)
        self.hide()

    def show_patterns(self, patterns: Patterns) -> None:
        """Show these patterns; hidden as long as nothing is recorded."""
        self._patterns = patterns
        before = self.measures.currentData()
        self.measures.clear()
        for pattern in patterns.measures:
            self.measures.addItem(shortened(measure_name(pattern.measure)), pattern.measure.key)
        self.measures.setCurrentIndex(max(self.measures.findData(before), 0))
        self.setVisible(bool(patterns.measures))
        self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.setSpacing(2 * STEP)
        layout.addWidget(label(self.tr("Patterns of your record"), bold=True, wrap=True))
        layout.addWidget(self.which)
        head = FlowLayout()
        head.addWidget(self.measures)
        head.addWidget(self.as_table)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.caption)

    @Slot()
    def _show(self) -> None:
        patterns = self._patterns
        pattern = self._pattern()
        if patterns is None or pattern is None:
            return
        choice = self.which.choice
        self.measures.setVisible(choice in {WEEKDAYS, MONTHS, VALUES})
        self.as_table.setVisible(choice != TAGS and (choice != NIGHTS or bool(patterns.nights)))
        colours = self._around.theme.colours
        if choice == NIGHTS:
            self.stack.setCurrentWidget(self.nights)
            self.nights.show_nights(
                patterns.nights, self.tr("hours of sleep"), self.tr("mood of the day after"), colours
            )
            self._describe(self.nights, words.nights_table(patterns.nights))
        elif choice == TAGS:
            self.stack.setCurrentWidget(self.tags)
            before = self.tags.model()
            self.tags.setModel(TableModel(words.tags_table(patterns), self.tags))
            before.deleteLater()
        else:
            means = {
                WEEKDAYS: words.weekday_means,
                MONTHS: words.month_means,
                VALUES: words.value_days,
            }[choice or WEEKDAYS](pattern)
            self.stack.setCurrentWidget(self.means)
            self.means.show_means(means, MEASURE_ROLES.get(pattern.measure.key, Role.QUIET), colours)
            self.means.setAccessibleName(measure_name(pattern.measure))
            counted = {VALUES: words.values_table, MONTHS: words.months_table}.get(choice or "")
            self.means.setAccessibleDescription(
                words.rows_described(counted(pattern))
                if counted is not None and (choice == VALUES or pattern.yes_days)
                else words.means_description(means)
            )
        self.caption.setText(self._caption(patterns, pattern))

    def _describe(self, picture: NightsPicture, table: Table) -> None:
        picture.setAccessibleName(self.tr("Sleep and the day after"))
        picture.setAccessibleDescription(words.rows_described(table))

    def _pattern(self) -> MeasurePatterns | None:
        if self._patterns is None:
            return None
        key = self.measures.currentData()
        return next((each for each in self._patterns.measures if each.measure.key == key), None)

    def _caption(self, patterns: Patterns, pattern: MeasurePatterns) -> str:
        span = self.tr("{0} to {1}. ").format(
            short_day_with_year(patterns.period.first), short_day_with_year(patterns.period.last)
        )
        return (
            span
            + {
                WEEKDAYS: self.tr(
                    "The dot is the average, the line reaches from the lowest to the highest, the number"
                    " below counts the recorded days. Described, not tested: weekdays always differ a little"
                    " by chance."
                ),
                MONTHS: self._months_caption(pattern),
                VALUES: self.tr("The dot says on how many days it was recorded. {0}").format(
                    words.gap_words(pattern)
                ),
                NIGHTS: self.tr(
                    "A circle is larger where it was so on more days. A hard time can shorten nights and"
                    " lower moods at once: this shows what goes together, not why."
                )
                if patterns.nights
                else self.tr("Nights show here once hours of sleep and a mood are recorded for a day."),
                TAGS: self.tr(
                    "Plain averages of the days with a tag, and of how many days. Other things differ on"
                    " those days too, so they say nothing about what the tag does."
                )
                if patterns.tags
                else self.tr("Tags show here once a day has one."),
            }[self.which.choice or WEEKDAYS]
        )

    def _months_caption(self, pattern: MeasurePatterns) -> str:
        if pattern.yes_days:
            return self.tr(
                "The dot says how many days were a yes, the number below counts the recorded days."
            )
        return self.tr(
            "The dot is the average, the line reaches from the lowest to the highest, the number"
            " below counts the recorded days. A month with few days says little."
        )

    def _open_table(self) -> None:
        patterns, pattern = self._patterns, self._pattern()
        if patterns is None or pattern is None:
            return
        if self.which.choice == NIGHTS:
            heading, table = self.tr("Sleep and the day after"), words.nights_table(patterns.nights)
        elif self.which.choice == MONTHS:
            heading = measure_name(pattern.measure)
            table = words.months_table(pattern)
        elif self.which.choice == VALUES:
            heading, table = measure_name(pattern.measure), words.values_table(pattern)
        else:
            heading = measure_name(pattern.measure)
            table = words.means_table(self.tr("Weekday"), words.weekday_means(pattern))
        TableDialog(heading, self._caption(patterns, pattern), table, self).open()
