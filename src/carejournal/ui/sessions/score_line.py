"""A line for a new score: which questionnaire, its total, the day, and who gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from carejournal.domain.follow_up import Score
from carejournal.domain.questionnaire import KNOWN, Questionnaire
from carejournal.domain.refusal import BadValueRefusal
from carejournal.services.new_id import new_id
from carejournal.ui.sessions.optional_number import OptionalNumber
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label
from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import DayEdit
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import labelled, same_height, with_room
from carejournal.ui.widgets.numbers import number_text
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from datetime import date

LETTERS = 18


class ScoreLine(QWidget):
    """Takes one total at a time.

    Signals:
        wanted(): the person wants it kept.
    """

    wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setAccessibleName(self.tr("Questionnaire"))
        self.name.addItems(list(KNOWN))
        self.name.setMinimumContentsLength(10)
        self.total = OptionalNumber(self.tr("Total"))
        self.day = DayEdit(self.tr("Day"))
        self.day.setDate(qdate(today))
        self.given_by = QLineEdit()
        self.given_by.setAccessibleName(self.tr("Given by"))
        self.given_by.setPlaceholderText(self.tr("for example my GP"))
        with_room(self.given_by, LETTERS)
        self.add = button(self.tr("Keep the score"), self.wanted.emit)
        self.hint = label(quiet=True, wrap=True)
        same_height(self.name, self.total, self.day, self.given_by)
        fields = FlowLayout()
        fields.setSpacing(3 * STEP)
        for field in (self.name, self.total, self.day, self.given_by):
            fields.addWidget(labelled(field.accessibleName(), field))
        fields.addWidget(labelled("", self.add))
        self.setLayout(column(fields, self.hint, space=2 * STEP))
        WheelGuard(self, self.name, self.day)
        self.name.editTextChanged.connect(self._show_hint)
        self.total.returnPressed.connect(self.wanted)
        self.given_by.returnPressed.connect(self.wanted)
        self._show_hint()

    @property
    def known(self) -> Questionnaire | None:
        """The questionnaire that is named, where it is a known one."""
        return KNOWN.get(" ".join(self.name.currentText().split()))

    def score(self) -> Score:
        """Return what stands in the line; BadValueRefusal where there is no total."""
        total = self.total.number
        if total is None:
            raise BadValueRefusal(self.tr("A score needs its total."))
        name = " ".join(self.name.currentText().split())
        given_by = self.given_by.text().strip()
        return Score(new_id(), name, total, from_qdate(self.day.date()), given_by)

    def clear_total(self) -> None:
        """Be ready for the next one."""
        self.total.show_number(None)
        self._show_hint()  # in place of why it was not kept before

    def refuse(self, words: str) -> None:
        """Say why it was not kept."""
        self.hint.setText(words)

    @Slot()
    def _show_hint(self) -> None:
        known = self.known
        if known is None:
            self.hint.setText(self.tr("One of your own: any number. Nothing is known of its bands here."))
            return
        words = self.tr("{0} goes from {1} to {2}.").format(
            known.name, number_text(known.low), number_text(known.high)
        )
        self.hint.setText(" ".join(part for part in (words, self.tr(known.remark)) if part))
