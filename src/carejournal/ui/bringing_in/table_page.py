"""A table of no known program: the person says what its columns hold, and can keep that for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QScrollArea, QWidget

from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.table_profile import Decimal, TableProfile
from carejournal.ui.bringing_in.column_row import ColumnRow
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import same_height
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.measure import Measure
    from carejournal.exchange.questions import DateOrder
    from carejournal.exchange.table_look import TableLook
    from carejournal.exchange.table_profile import ColumnUse

LETTERS_OF_NAME = 24


class TablePage(QWidget):
    """Maps the columns of a table.

    Signals:
        mapped(TableProfile): the table should be read so.
        other_wanted(): the person wants another file.
        close_wanted(): the person wants to leave it.
    """

    mapped = Signal(object)
    other_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, look: TableLook, measures: Sequence[Measure], profiles: Sequence[TableProfile], name: str
    ) -> None:
        super().__init__()
        self._look = look
        self._profiles = profiles
        self._date_order: DateOrder | None = None
        self.rows = [ColumnRow(each, [m for m in measures if not m.archived]) for each in look.columns]
        self.decimal = QComboBox()
        self.decimal.addItem(self.tr("with a point: 7.5"), Decimal.POINT)
        self.decimal.addItem(self.tr("with a comma: 7,5"), Decimal.COMMA)
        self.decimal.setCurrentIndex(self.decimal.findData(look.decimal))
        self.decimal.setAccessibleName(self.tr("How fractions are written"))
        self.profile = QComboBox()
        self.profile.setAccessibleName(self.tr("Read as kept before"))
        self.profile.addItem(self.tr("as proposed"), None)
        for kept in profiles:
            self.profile.addItem(kept.name, kept.name)
        self.keep = QCheckBox(self.tr("Keep this for the next time, as"))
        self.keep_as = QLineEdit(name)
        self.keep_as.setAccessibleName(self.tr("Name of the profile"))
        self.keep_as.setMinimumWidth(LETTERS_OF_NAME * self.fontMetrics().averageCharWidth())
        self.told = label(wrap=True, bold=True)
        self.read_on = button(self.tr("Look at the entries"), self._read_on, primary=True)
        self.other = button(self.tr("Choose another file …"), self.other_wanted.emit, flat=True)
        self.leave = button(self.tr("Cancel"), self.close_wanted.emit)
        for each in (self.read_on, self.other, self.leave):
            each.setAutoDefault(True)
        WheelGuard(self, self.decimal, self.profile)
        self._lay_out()
        for line in self.rows:
            line.changed.connect(self._check)
        self.keep.toggled.connect(self._check)
        self.keep_as.textChanged.connect(self._check)
        self.profile.activated.connect(self._show_profile)  # also where it names what is shown already
        self._check()

    def show_profile(self, profile: TableProfile) -> None:
        """Show the columns as a profile says, and those that it does not know as proposed."""
        self.profile.setCurrentIndex(max(0, self.profile.findData(profile.name)))
        self._show(profile.columns, profile.decimal, profile.date_order)
        if profile.name:
            self.keep_as.setText(profile.name)

    def chosen(self) -> TableProfile:
        """Return what is chosen now; raises BadValueRefusal where that cannot be read."""
        name = self.keep_as.text().strip() if self.keep.isChecked() else ""
        if self.keep.isChecked() and not name:
            raise BadValueRefusal(self.tr("A name is needed to keep it."))
        return TableProfile(
            name,
            tuple(each.chosen() for each in self.rows),
            Decimal(self.decimal.currentData()),
            self._date_order,
        )

    def _lay_out(self) -> None:
        head = title(self.tr("What do the columns hold?"))
        head.setWordWrap(True)
        signs = {",": self.tr("a comma"), ";": self.tr("a semicolon"), "\t": self.tr("a tab")}
        about = self.tr(
            "This table is of no program known here, so only you know what stands in it. Between its columns "
            "stands {0}. What is left out is kept with each entry’s original record."
        ).format(signs[self._look.delimiter])
        decimal = label(self.tr("Fractions are written"))
        decimal.setBuddy(self.decimal)
        known = label(self.tr("Read it"))
        known.setBuddy(self.profile)
        parts: list[QWidget] = [head, label(about, wrap=True, quiet=True)]
        parts += [label(each, wrap=True) for each in self._look.warnings]
        if self._profiles:
            parts.append(_flow(known, self.profile))
        content = QWidget()
        sections = column(*parts, _flow(decimal, self.decimal), *self.rows, None, space=3 * STEP)
        sections.setContentsMargins(0, 0, 2 * STEP, 0)
        content.setLayout(sections)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the keyboard
        area.setWidget(content)
        foot = row(self.other, None, self.leave, self.read_on)
        self.setLayout(column(area, _flow(self.keep, self.keep_as), self.told, foot, space=3 * STEP))

    @Slot()
    def _show_profile(self) -> None:
        wanted = self.profile.currentData()
        profile = next((each for each in self._profiles if each.name == wanted), None)
        if profile is not None:
            self.show_profile(profile)
        else:
            self._show((), None, None)

    def _show(
        self, columns: Sequence[ColumnUse], decimal: Decimal | None, date_order: DateOrder | None
    ) -> None:
        uses = {use.column.strip().casefold(): use for use in columns}
        for each, shown in zip(self.rows, self._look.columns, strict=True):
            each.show_use(uses.get(each.name.casefold(), shown.proposed))
        self.decimal.setCurrentIndex(self.decimal.findData(decimal or self._look.decimal))
        self._date_order = date_order
        self._check()

    @Slot()
    def _check(self) -> None:
        try:
            self.chosen()
        except BadValueRefusal as refusal:
            self.told.setText(refusal_words(refusal))
        else:
            self.told.setText("")
        self.told.setVisible(bool(self.told.text()))
        self.read_on.setEnabled(not self.told.text())

    def _read_on(self) -> None:
        self.mapped.emit(self.chosen())


def _flow(*parts: QWidget) -> QWidget:
    made = QWidget()
    same_height(*parts)
    layout = FlowLayout()
    for each in parts:
        layout.addWidget(each)
    made.setLayout(layout)
    return made
