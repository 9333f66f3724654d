"""Planning a series: how often, until when, and the days that are left out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carejournal.domain.repeat import Rule, occurrences
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.session_words import kind_and_method, rule_chip
from carejournal.ui.sessions.side_view import emptied
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label, row
from carejournal.ui.widgets.dates import clock_time, from_qdate, qdate, short_day_with_year
from carejournal.ui.widgets.day_edit import DayEdit
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.services.journal_services import JournalServices

USUAL_WEEKS = 12


class SeriesDialog(QuietDialog):
    """Plans sessions like a given one; nothing is written before Plan.

    Signals:
        planned(int): so many sessions were planned, in one step.
    """

    planned = Signal(int)

    def __init__(
        self,
        services: JournalServices,
        like: Session,
        replaced: Session | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._like = like
        self._replaced = replaced
        kind = next(k for k in services.looking_back.kinds() if k.key == like.kind)
        self.rule = ChoiceChips(self.tr("How often"))
        self.rule.show_choice(Rule.WEEKLY.value)
        self.first = DayEdit(self.tr("First day"))
        self.first.setDate(qdate(max(like.moment.day, services.today)))
        self.until = DayEdit(self.tr("Until"))
        self.until.setDate(qdate(self._first + timedelta(weeks=USUAL_WEEKS)))
        self._left_out: set[str] = set()
        self._days = QWidget()
        self._flow = FlowLayout(self._days)
        self.count = label(quiet=True, wrap=True)
        self.plan = self.way(self.tr("Plan them"), self._plan, primary=True)
        fields = FlowLayout()
        fields.setSpacing(3 * STEP)
        fields.addWidget(labelled(self.tr("First day"), self.first))
        fields.addWidget(labelled(self.tr("Until"), self.until))
        inside = QVBoxLayout()
        inside.setSpacing(2 * STEP)
        for part in (self.rule, self.count, self._days):
            inside.addWidget(part)
        words = self.tr("{0}, at {1}. Untick the days that are left out; single sessions can be moved later.")
        time = clock_time(like.moment) or self.tr("a time not known yet")
        self.lay_out(
            self.tr("Plan a series"),
            words.format(kind_and_method(kind, like), time),
            fields,
            inside,
            foot=row(None, self.way(self.tr("Cancel"), self.reject), self.plan),
        )
        self.rule.choice_changed.connect(self._show)
        self.first.dateChanged.connect(self._show)
        self.until.dateChanged.connect(self._show)
        self._show()

    @property
    def _first(self) -> date:
        return from_qdate(self.first.date())

    @property
    def chosen_rule(self) -> Rule:
        """The rule that is chosen."""
        return Rule(self.rule.choice or Rule.WEEKLY)

    def boxes(self) -> list[QCheckBox]:
        """Return the boxes of the days in their order."""
        items = [self._flow.itemAt(n) for n in range(self._flow.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QCheckBox)]

    @Slot()
    def _show(self) -> None:
        first = self._first
        for box in self.boxes():
            (self._left_out.discard if box.isChecked() else self._left_out.add)(box.property("day"))
        self.rule.offer({rule.value: rule_chip(rule, first) for rule in Rule})
        emptied(self._flow)
        for day in occurrences(self.chosen_rule, first, from_qdate(self.until.date())):
            box = QCheckBox(short_day_with_year(day))
            box.setProperty("day", day.isoformat())
            box.setChecked(day.isoformat() not in self._left_out)
            box.toggled.connect(self._count)
            self._flow.addWidget(box)
        self._days.updateGeometry()
        self._count()

    def _chosen(self) -> list[date]:
        return [date.fromisoformat(box.property("day")) for box in self.boxes() if box.isChecked()]

    @Slot()
    def _count(self) -> None:
        count = len(self._chosen())
        self.count.setText(self.tr("1 session") if count == 1 else self.tr("{0} sessions").format(count))
        self.plan.setEnabled(count > 0)

    @Slot()
    def _plan(self) -> None:
        planned = self._services.planning.plan(
            self._like, self.chosen_rule, self._chosen(), replaces=self._replaced
        )
        self.planned.emit(len(planned))
        self.accept()
