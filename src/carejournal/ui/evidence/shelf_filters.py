"""What narrows the shelf beside words: a theme and a strength."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QSizePolicy

from carejournal.evidence.card import CardTheme, Strength
from carejournal.ui.evidence.strength import strength_words
from carejournal.ui.widgets.wheel_guard import WheelGuard

Wanted = TypeVar("Wanted", CardTheme, Strength)


class FilterBox(QComboBox, Generic[Wanted]):
    """One of the values, or all of them, which comes first."""

    def __init__(self, name: str, all_words: str, values: tuple[tuple[Wanted, str], ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.addItem(all_words)
        self._values: list[Wanted | None] = [None]
        self._values += [value for value, _ in values]
        for _, words in values:
            self.addItem(words)
        # As wide as the shelf, not as its longest word in large letters.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        WheelGuard(self, self)

    @property
    def wanted(self) -> Wanted | None:
        """The chosen value, None for all."""
        return self._values[self.currentIndex()]

    def choose_all(self) -> None:
        """Let everything through again."""
        self.setCurrentIndex(0)


def theme_box() -> FilterBox[CardTheme]:
    """Return the choice among the themes."""
    return FilterBox(_tr("Theme"), _tr("All themes"), tuple((each, theme_words(each)) for each in CardTheme))


def strength_box() -> FilterBox[Strength]:
    """Return the choice among the strengths, the strongest first."""
    return FilterBox(
        _tr("Strength"), _tr("Any strength"), tuple((each, strength_words(each)) for each in Strength)
    )


def theme_words(theme: CardTheme) -> str:
    """Return what a theme is called on the shelf."""
    return {
        CardTheme.THERAPY: _tr("Therapy"),
        CardTheme.MASSAGE: _tr("Massage"),
        CardTheme.IMMUNITY: _tr("Immune system and colds"),
        CardTheme.SLEEP: _tr("Sleep"),
        CardTheme.MOOD: _tr("Mood and stress"),
        CardTheme.DAILY_LIFE: _tr("Daily life"),
        CardTheme.JOURNAL: _tr("Keeping a journal"),
    }[theme]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShelfFilters", text)
