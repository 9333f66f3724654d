"""The right of the Sessions tab: the form, or one of the views around sessions in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from carejournal.ui.page import Surroundings
    from carejournal.ui.sessions.side_view import SideView

BEFORE, MONTHS, SCORES, FIT, KINDS = "before", "months", "scores", "fit", "kinds"


class SideViews(QStackedWidget):
    """Makes each view when it is first wanted; the form stays as it is behind it.

    Signals:
        session_wanted(str), report_wanted(Period), undoable(str): as on pages.
        form_shown(): the form stands here again.
    """

    session_wanted = Signal(str)
    report_wanted = Signal(object)
    undoable = Signal(str)
    form_shown = Signal()

    def __init__(self, around: Surroundings, form: QWidget) -> None:
        super().__init__()
        self._around = around
        self._form = form
        self._views: dict[str, SideView] = {}
        self.addWidget(form)

    @property
    def shown(self) -> SideView | None:
        """The view that stands in the form's place, or None."""
        return next((view for view in self._views.values() if view is self.currentWidget()), None)

    def view(self, name: str) -> SideView:
        """Return a view, made now if it was not wanted before."""
        if name not in self._views:
            view = _makers()[name](self._around)
            view.left.connect(self.show_form, Qt.ConnectionType.QueuedConnection)
            view.session_wanted.connect(self.session_wanted)
            view.report_wanted.connect(self.report_wanted)
            view.undoable.connect(self.undoable)
            escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), view, self.show_form)
            escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._views[name] = view
            self.addWidget(view)
        return self._views[name]

    def show_view(self, name: str, session_id: str = "") -> None:
        """Show a view, of a session where it is about one."""
        from carejournal.ui.sessions.before_view import BeforeView

        view = self.view(name)
        self.setCurrentWidget(view)
        session = self._around.services.sessions.get(session_id) if session_id else None
        if isinstance(view, BeforeView):
            view.show_session(session)
        else:
            view.refresh()
        view.begin()

    @Slot()
    def show_form(self) -> None:
        """Show the form again."""
        self.setCurrentWidget(self._form)
        self.form_shown.emit()

    def follow(self) -> None:
        """Show anew what is seen: the journal changed."""
        if self.shown is not None:
            self.shown.refresh()

    def menu(self, parent: QWidget, show: Callable[[str], None]) -> QMenu:
        """Return a menu of the views."""
        menu = QMenu(parent)
        for name, words in (
            (BEFORE, self.tr("Before the appointment")),
            (MONTHS, self.tr("Months")),
            (SCORES, self.tr("Scores")),
            (FIT, self.tr("Finding the right fit")),
            (KINDS, self.tr("Kinds and methods")),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, name=name: show(name))
            menu.addAction(action)
        return menu


def _makers() -> dict[str, Callable[[Surroundings], SideView]]:
    from carejournal.ui.sessions.before_view import BeforeView
    from carejournal.ui.sessions.fit_view import FitView
    from carejournal.ui.sessions.kinds_view import KindsView
    from carejournal.ui.sessions.months_view import MonthsView
    from carejournal.ui.sessions.scores_view import ScoresView

    return {BEFORE: BeforeView, MONTHS: MonthsView, SCORES: ScoresView, FIT: FitView, KINDS: KindsView}
