"""Writing one's own contacts and plan; what is typed is kept as a draft until it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from carejournal.domain.refusal import BadValueRefusal, Refusal
from carejournal.domain.safety_plan import PARTS, SafetyPlan
from carejournal.ui.draft_keeper import words_unsaved
from carejournal.ui.evidence.help_text import part_hint, part_title
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import BODY_SCALE, STEP, scaled_font
from carejournal.ui.widgets.building import button, column, label
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.note_edit import NEW_LINES

if TYPE_CHECKING:
    from carejournal.services.own_help import OwnHelp

LINES = 3


class PartField(QPlainTextEdit):
    """One part of the plan; Tab moves on."""

    def __init__(self, part: str, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(part_title(part))
        self.setPlaceholderText(part_hint(part))
        self.setTabChangesFocus(True)
        self.setFont(scaled_font(self, BODY_SCALE))
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 6 * STEP)

    @property
    def words(self) -> str:
        """What stands in the field, to the letter."""
        return self.document().toRawText().translate(NEW_LINES)


class PlanForm(QWidget):
    """The five parts in fields.

    Signals:
        left(): it was saved, or the changes were thrown away.
        saved(): the plan was saved and is another one now.
    """

    left = Signal()
    saved = Signal()

    def __init__(self, own_help: OwnHelp, shown: SafetyPlan, draft_delay_ms: int) -> None:
        super().__init__()
        self._own_help = own_help
        self._plan = own_help.plan()
        self.fields = {part: PartField(part, getattr(shown, part)) for part in PARTS}
        self.told = label(words_unsaved("") if shown != self._plan else "", quiet=True, wrap=True)
        self.save = button(self.tr("Save the plan"), self._save, primary=True)
        self.drop = button(self.tr("Leave it as it was"), self._drop)
        layout = column(space=2 * STEP)
        for part, field in self.fields.items():
            heading = label(part_title(part), bold=True, wrap=True)
            heading.setBuddy(field)
            layout.addWidget(heading)
            layout.addWidget(field)
            field.textChanged.connect(self._follow_edit)
        ways = FlowLayout()
        ways.addWidget(self.save)
        ways.addWidget(self.drop)
        layout.addWidget(self.told)
        layout.addLayout(ways)
        self.setLayout(layout)
        self._later = QTimer(self, singleShot=True, interval=draft_delay_ms)
        self._later.timeout.connect(self.keep_draft)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, in order."""
        return [*self.fields.values(), self.save, self.drop]

    @Slot()
    def keep_draft(self) -> bool:
        """Keep at once what is not saved; False where that is not possible."""
        self._later.stop()
        try:
            plan = self._typed()
            if plan == self._plan:
                self._own_help.drop_draft()
            else:
                self._own_help.keep_draft(plan)
        except Refusal as refusal:
            told = refusal_words(refusal)
            self.told.setText(f"{words_unsaved(told)}: {told}")
            return False
        self.told.setText("" if plan == self._plan else words_unsaved(""))
        return True

    @Slot()
    def _follow_edit(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _typed(self) -> SafetyPlan:
        return SafetyPlan(**{part: field.words for part, field in self.fields.items()})

    def _save(self) -> None:
        try:
            plan = self._typed()
            self._own_help.write(plan)
        except (Refusal, BadValueRefusal) as refusal:
            self.told.setText(refusal_words(refusal))
            return
        self._later.stop()
        if plan != self._plan:
            self.saved.emit()
        self.left.emit()

    def _drop(self) -> None:
        self._later.stop()
        try:
            self._own_help.drop_draft()
        except Refusal as refusal:
            self.told.setText(refusal_words(refusal))
            return
        self.left.emit()
