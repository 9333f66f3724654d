"""The filters of the search to click on: each puts its words into the search, where they can be changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPushButton

from carejournal.domain.measure import BUILT_IN, Form
from carejournal.services.looking_back import SEARCH_WORDS
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtWidgets import QMenu

    from carejournal.domain.measure import Measure
    from carejournal.services.looking_back import LookingBack

LOW_SHARE, HIGH_SHARE = 0.3, 0.7


class FilterMenu(QPushButton):
    """A button with the filters below it.

    Signals:
        filter_chosen(str): the person wants this filter, in the words that the search takes.
    """

    filter_chosen = Signal(str)

    def __init__(self, looking_back: LookingBack, today: date) -> None:
        super().__init__(self.tr("Filter ▾"))
        self._looking_back = looking_back
        self._today = today
        self.setProperty("flat", "true")
        self.setAutoDefault(False)
        self.setToolTip(self.tr("By date, measure, tag, kind of session and more"))
        self.clicked.connect(self._offer)

    @Slot()
    def _offer(self) -> None:
        menu = self.made_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def made_menu(self) -> QMenu:
        """Return the menu with what the journal has at present."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        self._fill(menu.addMenu(self.tr("When")), self._dates())
        for measure in self._looking_back.measures():
            self._fill(menu.addMenu(shown(measure_name(measure))), self._ranges(measure))
        tags = self._looking_back.tags()
        if tags:
            self._fill(
                menu.addMenu(self.tr("Tag")),
                [(tag.name, f"{word('tag')}:{quoted(tag.name)}") for tag in tags],
            )
        kinds = [
            (kind_name(kind), f"{word('kind')}:{quoted(kind.name)}") for kind in self._looking_back.kinds()
        ]
        self._fill(menu.addMenu(self.tr("Kind of session")), kinds)
        self._fill(
            menu,
            (
                (self.tr("With words"), said("has", word("note"))),
                (self.tr("With a photo"), said("has", word("photo"))),
                (self.tr("With a star"), said("has", word("star"))),
                (self.tr("Private"), said("private", word("yes"))),
                (self.tr("Not private"), said("private", word("no"))),
            ),
        )
        return menu

    def _fill(self, menu: QMenu, filters: Iterable[tuple[str, str]]) -> None:
        for name, words in filters:
            action = menu.addAction(shown(name))
            action.setToolTip(words)
            action.triggered.connect(lambda _checked=False, chosen=words: self.filter_chosen.emit(chosen))

    def _dates(self) -> list[tuple[str, str]]:
        today = self._today
        four_weeks, quarter = today - timedelta(days=27), today - timedelta(days=90)
        return [
            (self.tr("The last 4 weeks"), said("from", str(four_weeks))),
            (self.tr("The last 3 months"), said("from", str(quarter))),
            (self.tr("This month"), said("on", f"{today:%Y-%m}")),
            (self.tr("This year"), said("on", f"{today.year:04}")),
            (self.tr("Last year"), said("on", f"{today.year - 1:04}")),
            (self.tr("This day of every year"), said("on", f"{today:%m-%d}")),
        ]

    def _ranges(self, measure: Measure) -> list[tuple[str, str]]:
        key = word(measure.key) if measure.key in BUILT_IN else measure.key
        recorded = (self.tr("Recorded"), said("has", key))
        if measure.form is Form.YES_NO:
            yes, no = word("yes"), word("no")
            return [(self.tr("Yes"), f"{key}:{yes}"), (self.tr("No"), f"{key}:{no}"), recorded]
        if measure.low is None or measure.high is None:
            return [recorded]
        room = measure.high - measure.low
        low, high = (round(measure.low + share * room) for share in (LOW_SHARE, HIGH_SHARE))
        if measure.unit == "h":
            low, high = 6, 8
        return [
            (self.tr("Up to {0}").format(low), f"{key}<={low}"),
            (self.tr("Between {0} and {1}").format(low, high), f"{key}:{low}-{high}"),
            (self.tr("From {0} on").format(high), f"{key}>={high}"),
            recorded,
        ]


def word(own: str) -> str:
    """Return a word that the search knows, in the person's language."""
    return QCoreApplication.translate(SEARCH_WORDS, own)


def said(name: str, value: str) -> str:
    """Return a filter as the search takes it, its name in the person's language."""
    return f"{word(name)}:{value}"


def quoted(name: str) -> str:
    """Return a name as a filter takes it."""
    return f'"{name}"' if not name.isalnum() else name


def shown(name: str) -> str:
    """Return a name as a menu shows it, with no letter taken for a key."""
    return name.replace("&", "&&")
