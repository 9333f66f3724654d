"""Own contacts and the safety plan on the help page: to read at once, and to write in quiet times."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from carejournal.domain.safety_plan import PARTS
from carejournal.ui.evidence.help_text import part_title, plan_title
from carejournal.ui.evidence.plan_form import PlanForm
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row

if TYPE_CHECKING:
    from carejournal.domain.safety_plan import SafetyPlan
    from carejournal.services.own_help import OwnHelp

NUMBER = re.compile(r"\+?\d(?:[\d\s()/.-]*\d)?")
FEWEST_DIGITS = 3


class OwnPlan(QFrame):
    """Shows the plan, or the form to write it; a draft that was left is there again at once.

    Signals:
        reshaped(): other controls are shown than before.
        undoable(str): the plan was changed, in words.
    """

    reshaped = Signal()
    undoable = Signal(str)

    def __init__(self, own_help: OwnHelp, draft_delay_ms: int) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(plan_title())
        self._own_help = own_help
        self._delay = draft_delay_ms
        self.form: PlanForm | None = None
        self.change = QPushButton()
        self.copies: list[QPushButton] = []
        self.done = label(quiet=True, wrap=True)
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 4 * STEP)
        self._layout.setSpacing(2 * STEP)
        self._layout.addWidget(label(plan_title(), bold=True, wrap=True))
        self._layout.addWidget(label(self._private(), quiet=True, wrap=True))
        draft = own_help.draft()
        if draft is None:
            self._read()
        else:
            self._write(draft)

    @property
    def plan(self) -> SafetyPlan:
        """The plan as it is saved."""
        return self._own_help.plan()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, in order."""
        return self.form.stops if self.form is not None else [*self.copies, self.change]

    def keep_draft(self) -> bool:
        """Keep at once what is typed and not saved; False where that is not possible."""
        return self.form is None or self.form.keep_draft()

    @Slot()
    def _read(self) -> None:
        self.form = None
        self.copies = []
        self.done = label(quiet=True, wrap=True)
        self.done.hide()
        plan = self.plan
        words = self.tr("Write a plan …") if plan.is_empty else self.tr("Change the plan …")
        self.change = button(words, self._change)
        parts: list[QWidget] = [] if not plan.is_empty else [ReadingText(self._invitation())]
        for part in PARTS:
            if getattr(plan, part).strip():
                parts.append(label(part_title(part), bold=True, wrap=True))
                parts += (
                    self._contacts(plan) if part == "contacts" else [ReadingText(getattr(plan, part).strip())]
                )
        self._put(column(*parts, self.done, row(self.change, None), space=2 * STEP))

    def _contacts(self, plan: SafetyPlan) -> list[QWidget]:
        shown = []
        for line in plan.contact_lines:
            copied = _number_in(line)
            copy = button(self.tr("Copy"), partial(self._copy, copied))
            copy.setAccessibleName(self.tr("Copy: {0}").format(line))
            self.copies.append(copy)
            each = QWidget()
            layout = row(ReadingText(line), copy)
            layout.setStretch(0, 1)
            each.setLayout(layout)
            shown.append(each)
        return shown

    def _change(self) -> None:
        self._write(self.plan)
        if self.form is not None:
            self.form.fields[PARTS[0]].setFocus()

    def _write(self, shown: SafetyPlan) -> None:
        self.form = PlanForm(self._own_help, shown, self._delay)
        self.form.left.connect(self._read_again)
        self.form.saved.connect(self._tell_saved)
        self._put(column(self.form))

    @Slot()
    def _read_again(self) -> None:
        self._read()
        self.change.setFocus()

    @Slot()
    def _tell_saved(self) -> None:
        self.undoable.emit(self.tr("Your plan is saved."))

    def _put(self, layout: QVBoxLayout) -> None:
        before, self._body = self._body, QWidget()
        self._body.setLayout(layout)
        self._layout.addWidget(self._body)
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.reshaped.emit()

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.done.setText(self.tr("Copied: {0}").format(words))
        self.done.show()

    def _private(self) -> str:
        return self.tr(
            "Kept in your journal and nowhere else. It shows here only while the journal is open; on the "
            "locked page there are the help lines alone."
        )

    def _invitation(self) -> str:
        return self.tr(
            "For a bad hour it can help to have a few words of your own ready: whom you can call, what has "
            "helped before. Only if you like, and as short as you like. A therapist can help with writing it."
        )


def plan_elsewhere() -> QLabel:
    """Return what stands in the plan's place while the journal is closed."""
    return label(
        QCoreApplication.translate(
            "OwnPlan",
            "Your own contacts and plan, if you wrote some, are kept inside the journal. They show here "
            "once it is open.",
        ),
        quiet=True,
        wrap=True,
    )


def _number_in(line: str) -> str:
    """Return the last number in a line that could be dialled, the whole line where there is none."""
    numbers = [each for each in NUMBER.findall(line) if sum(map(str.isdigit, each)) >= FEWEST_DIGITS]
    return numbers[-1] if numbers else line
