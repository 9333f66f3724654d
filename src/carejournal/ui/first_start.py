"""The first start: what this is, where the journal should be, and three ways to begin."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFrame, QScrollArea, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.opening import (
    READING,
    create_services,
    may_be_encrypted_journal,
    needs_passphrase,
    open_services,
)
from carejournal.services.safekeeping import create_encrypted, usable
from carejournal.ui.beginning import Choice, Way
from carejournal.ui.language import refusal_words, spoken
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.breakable_path import breakable
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.ui.safekeeping.choose_passphrase import Chosen
    from carejournal.ui.theme import Theme

    PlaceChooser = Callable[[QWidget, Path], Path | None]

LETTERS_WIDE = 104
OF_THE_SCREEN = 0.92
SUFFIX = ".carejournal"
SAMPLE_STEM = "sample"


def ask_for_place(parent: QWidget, present: Path) -> Path | None:
    """Return where a new journal should be, or None; nothing is overwritten there."""
    options = QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(parent, "", str(present), _kind_of_file(), options=options)
    return Path(name) if name else None


def ask_for_journal(parent: QWidget, present: Path) -> Path | None:
    """Return the journal the person has already, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, "", str(present.parent), _kind_of_file())
    return Path(name) if name else None


def make_ready(choice: Choice) -> None:
    """Make the journal that was chosen, or see that it can be opened; raises Refusal where it cannot.

    A sample that is there from an earlier visit is used again.
    """
    if choice.way is Way.NEW:
        create_services(choice.path, language=spoken()).journal.close()
    elif choice.way is Way.SAMPLE:
        _make_sample(choice.path, spoken())
    elif not (needs_passphrase(choice.path) and may_be_encrypted_journal(choice.path)):
        open_services(choice.path, wish=READING).journal.close()


class FirstStart(QDialog):
    """Welcomes a person who has no journal at the default place; `choice` is what they chose, or None.

    With `missed` there was a journal there when it was last open: then this is said first. `further` asks
    for one more journal beside another.
    """

    def __init__(
        self,
        theme: Theme,
        default: Path,
        parent: QWidget | None = None,
        *,
        missed: bool = False,
        further: bool = False,
        ready: Callable[[Choice], None] = make_ready,
        choose_place: PlaceChooser = ask_for_place,
        choose_journal: PlaceChooser = ask_for_journal,
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self._theme = theme
        self._place = default
        self._sample = default.with_name(SAMPLE_STEM + SUFFIX)
        self._ready = ready
        self._choose_place = choose_place
        self._choose_journal = choose_journal
        self.setWindowTitle("Care Journal")
        self.place = label(wrap=True, bold=True)
        self.refused = label(wrap=True, bold=True)
        self.refused.hide()
        begin = self.tr("Start a new journal here") if missed else self.tr("Start my journal")
        self.start = button(begin, self._start_new, primary=True)
        self.change = button(self.tr("Change place …"), self._change_place)
        self.open_other = button(self.tr("Open a journal I already have …"), self._open_other)
        self.look_around = button(self.tr("Look around in a sample life"), self._open_sample)
        self.help_button = button(self.tr("Help now"), self._open_help, flat=True)
        for each in (self.start, self.change, self.open_other, self.look_around, self.help_button):
            each.setAutoDefault(True)  # Enter presses the button that has the focus
        self._show_place()
        self._lay_out(*self._words(missed=missed, further=further))
        (self.open_other if missed else self.start).setFocus()

    @classmethod
    def ask(
        cls,
        theme: Theme,
        default: Path,
        parent: QWidget | None = None,
        *,
        missed: bool = False,
        further: bool = False,
    ) -> Choice | None:
        """Ask how to begin; return the journal, ready to be opened, or None: the person went away."""
        dialog = cls(theme, default, parent, missed=missed, further=further)
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        return choice

    def _words(self, *, missed: bool, further: bool) -> tuple[str, str, str]:
        if missed:
            return self._missed_words()
        if further:
            words = self.tr(
                "Each journal is a file of its own, with a passphrase of its own. Nothing goes from one to "
                "the other."
            )
            return self.tr("One more journal"), words, self.tr("It will be here:")
        return self._welcome_words()

    def _welcome_words(self) -> tuple[str, str, str]:
        words = self.tr(
            "Care Journal keeps how your days were, how you slept and what your sessions brought, in one "
            "private file on this computer. There is no account, nothing is sent anywhere, and nobody is "
            "watching."
        )
        return self.tr("Welcome"), words, self.tr("Your journal will be here:")

    def _missed_words(self) -> tuple[str, str, str]:
        words = self.tr(
            "When it was last open, it was at the place below. If that is on a disk that is not connected "
            "now, connect it and start again; if you moved the file, open it from its new place."
        )
        return self.tr("Your journal is not where it was"), words, self.tr("It was here:")

    def _lay_out(self, heading: str, words: str, here: str) -> None:
        content = QWidget()
        parts = (title(heading), label(words, wrap=True), self._place_card(here), self._other_ways())
        content.setLayout(layout := column(*parts, None, space=4 * STEP))
        area = QScrollArea()
        area.setAccessibleName(heading)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        foot = row(None, self.help_button)
        self.setLayout(column(area, self.refused, foot, margin=6 * STEP, space=3 * STEP))
        wide = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        high = layout.totalHeightForWidth(wide - 12 * STEP) + foot.sizeHint().height() + 17 * STEP
        room = self.screen().availableSize() * OF_THE_SCREEN
        self._wanted = QSize(wide, high).boundedTo(room)
        self.resize(self._wanted)

    def sizeHint(self) -> QSize:
        """Return room for everything it says, but no more than the screen has."""
        return self._wanted

    def _place_card(self, here: str) -> QFrame:
        where = label(here, quiet=True)
        where.setBuddy(self.change)
        buttons = row(self.start, self.change, None)
        made = card()
        parts = (where, self.place, buttons)
        made.setLayout(column(*parts, margin=5 * STEP, space=3 * STEP))
        return made

    def _other_ways(self) -> QWidget:
        sample = self.tr(
            "The sample is an invented year. It is kept in a file of its own, apart from your journal, and "
            "you can delete it whenever you like."
        )
        made = QWidget()
        ways = (row(self.open_other, None), row(self.look_around, None), label(sample, quiet=True, wrap=True))
        made.setLayout(column(*ways))
        return made

    @Slot()
    def _start_new(self) -> None:
        self.refused.hide()
        from carejournal.ui.safekeeping.choose_passphrase_dialog import ChoosePassphraseDialog, Use

        dialog = ChoosePassphraseDialog(self._theme, Use.NEW, self)

        def without() -> None:
            dialog.accept()
            self._take(Choice(self._place, Way.NEW))

        def lock(chosen: Chosen) -> None:
            try:
                usable(chosen.passphrase)
            except Refusal as refusal:
                dialog.refuse(refusal_words(refusal))
            else:
                dialog.accept()
                self._take_locked(chosen)

        dialog.without_wanted.connect(without)
        dialog.chosen.connect(lock)
        dialog.open()

    def _take_locked(self, chosen: Chosen) -> None:
        with self._refusal_shown():
            made = create_encrypted(
                self._place, chosen.passphrase, with_code=chosen.with_sheet, language=spoken()
            )
            self.choice = Choice(self._place, Way.NEW, made.key, made.code, chosen.remember)
            self.accept()

    @Slot()
    def _change_place(self) -> None:
        path = self._choose_place(self, self._place)
        if path is not None:
            self._place = path if path.suffix else path.with_suffix(SUFFIX)
            self.refused.hide()
            self._show_place()
            self.start.setFocus()

    @Slot()
    def _open_other(self) -> None:
        path = self._choose_journal(self, self._place)
        if path is not None:
            self._take(Choice(path, Way.OPEN))

    @Slot()
    def _open_sample(self) -> None:
        self._take(Choice(self._sample, Way.SAMPLE))

    @Slot()
    def _open_help(self) -> None:
        from carejournal.ui.evidence.help_dialog import HelpDialog

        HelpDialog(self).open()

    def _take(self, choice: Choice) -> None:
        with self._refusal_shown():
            self._ready(choice)
            self.choice = choice
            self.accept()

    @contextlib.contextmanager
    def _refusal_shown(self) -> Iterator[None]:
        self.refused.hide()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        except Refusal as refusal:
            self.refused.setText(refusal_words(refusal))
            self.refused.show()
        finally:
            QApplication.restoreOverrideCursor()

    def _show_place(self) -> None:
        self.place.setText(breakable(self._place))
        self.place.setAccessibleName(str(self._place))


def _make_sample(path: Path, language: str) -> None:
    from carejournal.services.sample_journal import fill_with_sample

    services = open_services(path) if path.exists() else create_services(path)
    try:
        if not services.looking_back.is_sample:
            fill_with_sample(services, language=language)
    finally:
        services.journal.close()


def _kind_of_file() -> str:
    journals = QCoreApplication.translate("FirstStart", "Journals (*.carejournal)")
    return ";;".join((journals, QCoreApplication.translate("FirstStart", "All files (*)")))
