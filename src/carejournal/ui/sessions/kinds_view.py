"""Kinds and methods: own kinds beside therapy and massage, with a name, a mark and methods of their own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Mark
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.kind_marks import mark_icon
from carejournal.ui.sessions.session_words import kind_name, mark_word
from carejournal.ui.sessions.side_view import SideView, emptied, section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import with_room
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.domain.session import Kind
    from carejournal.ui.page import Surroundings

LETTERS = 24


class KindsView(SideView):
    """A card for each kind; each change is kept at once and can be undone."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, self.tr("Kinds and methods"))
        self.new = QLineEdit()
        self.new.setPlaceholderText(self.tr("Acupuncture, yoga, … (Enter adds it)"))
        self.new.setAccessibleName(self.tr("A new kind of session"))
        self.new.returnPressed.connect(self._add)
        self._told = label(wrap=True)
        self._told.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(3 * STEP)
        hint = self.tr("Own kinds are like therapy and massage everywhere: in lists, charts and reports.")
        self.parts.addWidget(label(hint, quiet=True, wrap=True))
        self.parts.addWidget(self.new)
        self.parts.addWidget(self._told)
        self.parts.addLayout(self._cards)
        self.parts.addStretch(1)
        around.theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the kinds anew."""
        emptied(self._cards)
        for kind in self.services.kinds.all():
            self._cards.addWidget(self._card(kind))
        self.fitted()

    def _card(self, kind: Kind) -> QWidget:
        name = QLineEdit(kind_name(kind))
        name.setAccessibleName(self.tr("Name of the kind {0}").format(kind_name(kind)))
        name.setMinimumWidth(name.fontMetrics().averageCharWidth() * LETTERS)
        name.editingFinished.connect(lambda: self._rename(kind, name))
        mark = QComboBox()
        mark.setAccessibleName(self.tr("Mark of {0}").format(kind_name(kind)))
        side = self.fontMetrics().ascent()
        mark.setIconSize(QSize(side + STEP, side))
        for each in Mark:
            mark.addItem(
                mark_icon(replace(kind, mark=each), self.around.theme.colours, side),
                mark_word(each),
                each.value,
            )
        mark.setCurrentIndex(list(Mark).index(kind.mark))
        mark.activated.connect(lambda n: self._write(replace(kind, mark=list(Mark)[n])))
        WheelGuard(mark, mark)
        body = button(
            self.tr("About the body"), lambda: self._write(replace(kind, body=not kind.body)), chip=True
        )
        body.setChecked(kind.body)
        body.setToolTip(self.tr("Its sessions offer areas of the body and pressure"))
        body.setAccessibleName(self.tr("{0} is about the body").format(kind_name(kind)))
        away = button(
            self.tr("Offer again") if kind.archived else self.tr("Put away"),
            lambda: self._write(replace(kind, archived=not kind.archived)),
            flat=True,
        )
        away.setAccessibleName(f"{away.text()}: {kind_name(kind)}")
        head = FlowLayout()
        for part in (name, mark, body, away):
            head.addWidget(part)
        title = self.tr("{0} (put away)").format(kind_name(kind)) if kind.archived else kind_name(kind)
        return section(title, head, self._methods(kind))

    def _methods(self, kind: Kind) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made)
        flow.addWidget(label(self.tr("Methods"), quiet=True))
        for method in kind.methods:
            field = QLineEdit(method)
            field.setAccessibleName(self.tr("Method of {0}: {1}").format(kind_name(kind), method))
            wide = field.fontMetrics().horizontalAdvance(method) + 8 * STEP
            field.setFixedWidth(max(wide, 20 * STEP))
            field.editingFinished.connect(partial(self._rename_method, kind, method, field))
            away = button("×", partial(self._put_method_away, kind, method), flat=True)
            away.setToolTip(self.tr("Put away: sessions keep it"))
            away.setAccessibleName(self.tr("Put away: {0}").format(method))
            pair = QWidget()
            pair.setLayout(row(field, away, space=0))
            flow.addWidget(pair)
        new = QLineEdit()
        new.setPlaceholderText(self.tr("another method"))
        new.setAccessibleName(self.tr("Another method of {0}").format(kind_name(kind)))
        with_room(new, LETTERS)
        new.returnPressed.connect(lambda: self._add_method(kind, new))
        flow.addWidget(new)
        for method in kind.archived_methods:
            words = self.tr("Offer again: {0}").format(method)
            again = button(words, partial(self._offer_method_again, kind, method), flat=True)
            flow.addWidget(again)
        return made

    @Slot()
    def _add(self) -> None:
        if self.new.text().strip() and self._do(lambda: self.services.kinds.add(self.new.text())):
            self.new.clear()

    def _add_method(self, kind: Kind, field: QLineEdit) -> None:
        if field.text().strip():
            self._do(lambda: self.services.kinds.add_method(kind, field.text()))

    def _rename(self, kind: Kind, field: QLineEdit) -> None:
        if field.text() != kind_name(kind):
            self._do(lambda: self.services.kinds.write(replace(kind, name=field.text())))

    def _rename_method(self, kind: Kind, method: str, field: QLineEdit) -> None:
        if field.text() != method:
            self._do(lambda: self.services.kinds.rename_method(kind, method, field.text()))

    def _put_method_away(self, kind: Kind, method: str) -> None:
        self._do(lambda: self.services.kinds.put_method_away(kind, method))

    def _offer_method_again(self, kind: Kind, method: str) -> None:
        self._do(lambda: self.services.kinds.add_method(kind, method))

    def _write(self, kind: Kind) -> None:
        self._do(lambda: self.services.kinds.write(kind))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self._told.setText(refusal_words(refusal))
            self._told.show()
            return False
        self._told.hide()
        self.undoable.emit(self.tr("Kept."))
        return True
