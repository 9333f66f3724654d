"""Tags as chips: one click sets, the same again takes off; a new one is typed at the end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from carejournal.domain.tag import clean_tag_name, clean_tag_names
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TAG_LETTERS = 22


class TagChips(QWidget):
    """Chips for the journal's tags and for "ill today".

    Signals:
        tags_changed(): the person set or took off a tag, or said something about being ill.
    """

    tags_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, QPushButton] = {}
        self._order: list[str] = []
        self._groups: Mapping[str, str] = {}
        self._headings: list[QLabel] = []
        self._layout = FlowLayout(self)
        self.ill_chip = button(self.tr("ill"), self.tags_changed.emit, chip=True, tip=self.tr("Ill today"))
        self.ill_chip.setAccessibleName(self.tr("Ill today"))
        self.add_chip = button("+", self._ask, chip=True, tip=self.tr("Another tag"))
        self.add_chip.setCheckable(False)
        self.add_chip.setAccessibleName(self.tr("Another tag"))
        self._new = QLineEdit()
        self._new.setAccessibleName(self.tr("Name of the new tag"))
        self._new.setPlaceholderText(self.tr("new tag, Enter"))
        letters = self._new.fontMetrics()
        asked = letters.horizontalAdvance(self._new.placeholderText()) + 6 * STEP
        self._new.setFixedWidth(max(letters.averageCharWidth() * TAG_LETTERS, asked))
        self._new.editingFinished.connect(self._take_new)
        self._new.textEdited.connect(self.tags_changed)
        self._new.installEventFilter(self)
        self._new.hide()
        for part in (self.ill_chip, self.add_chip, self._new):
            self._layout.addWidget(part)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that are set, in the order of the chips, and the one that is still being typed."""
        set_now = [name for name in self._order if self._chips[name.casefold()].isChecked()]
        return clean_tag_names([*set_now, self._new.text()])

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        chips = [self._chips[name.casefold()] for name in self._order]
        return [*chips, self.ill_chip, self.add_chip, self._new]

    def show_tags(
        self,
        offered: Sequence[str],
        tags: Iterable[str],
        *,
        ill: bool,
        groups: Mapping[str, str] | None = None,
    ) -> None:
        """Show which tags are set without announcing it as the person's change.

        `groups` names the group of a tag by its name without case; tags of one group stand together.
        """
        self._groups = groups or {}
        if self._new.text():
            self._put_away()
        self._show(list(offered), tuple(tags))
        self.ill_chip.setChecked(ill)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape put the field for a new tag away again."""
        if (
            watched is self._new
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._put_away()
            return True
        return super().eventFilter(watched, event)

    def _show(self, offered: list[str], tags: tuple[str, ...]) -> None:
        together = sorted((*offered, *tags), key=lambda name: self._groups.get(name.casefold(), ""))
        wanted = {name.casefold(): name for name in together}
        for folded in [folded for folded in self._chips if folded not in wanted]:
            chip = self._chips.pop(folded)
            self._layout.removeWidget(chip)
            chip.deleteLater()
        for folded, name in wanted.items():
            if folded not in self._chips:
                self._chips[folded] = button("", self.tags_changed.emit, chip=True)
            self._chips[folded].setText(name.replace("&", "&&"))
            self._chips[folded].setAccessibleName(self.tr("Tag {0}").format(name))
        self._order = list(wanted.values())
        chosen = {name.casefold() for name in tags}
        for folded, chip in self._chips.items():
            chip.setChecked(folded in chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        parts = [self._chips[name.casefold()] for name in self._order]
        for heading in self._headings:
            self._layout.removeWidget(heading)
            heading.deleteLater()
        self._headings.clear()
        group = ""
        for name, chip in zip(self._order, parts, strict=True):
            self._layout.removeWidget(chip)
            if (own := self._groups.get(name.casefold(), "")) != group:
                group = own
                self._add_heading(group)
            self._layout.addWidget(chip)
        for other in (self.ill_chip, self.add_chip, self._new):
            self._layout.removeWidget(other)
            self._layout.addWidget(other)
        for previous, part in pairwise(self.stops):
            QWidget.setTabOrder(previous, part)
        self.updateGeometry()

    def _add_heading(self, group: str) -> None:
        if group:
            heading = label(group, quiet=True)
            heading.setMinimumHeight(self.add_chip.sizeHint().height())  # on one line with the chips
            self._headings.append(heading)
            self._layout.addWidget(heading)

    def _ask(self) -> None:
        self._new.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_new(self) -> None:
        if not self.isActiveWindow():  # the person only looks at another window and comes back
            return
        name = clean_tag_name(self._new.text())
        self._put_away()
        if not name:
            return
        if name.casefold() in self._chips:
            self._chips[name.casefold()].setChecked(True)
        else:
            self._show([*self._order, name], (*self.tags, name))
        self.tags_changed.emit()

    def _put_away(self) -> None:
        self._new.clear()  # first: losing the focus would take it as a tag
        if self._new.hasFocus():
            self.add_chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._new.hide()
