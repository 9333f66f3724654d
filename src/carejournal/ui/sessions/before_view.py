"""Before the appointment: what changed since the last one, what to bring up, what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from carejournal.domain.session import Status
from carejournal.services.session_views import before_session
from carejournal.ui.sessions.agenda_panel import AgendaPanel
from carejournal.ui.sessions.practices_panel import PracticesPanel
from carejournal.ui.sessions.session_words import kind_name, session_title, when_words
from carejournal.ui.sessions.side_view import SideView, emptied, section
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.dates import short_day
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.numbers import mean_text
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.services.session_views import BeforeSession, Compared
    from carejournal.ui.page import Surroundings

MOST_STARRED = 8


class BeforeView(SideView):
    """One page to look at before an appointment, with a way to the report."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "")
        self._wanted = ""
        self._seen: BeforeSession | None = None
        self.agenda = AgendaPanel(self.services)
        self.practices = PracticesPanel(self.services, adding=False)
        self.report = button(self.tr("Prepare the report …"), self._report, primary=True)
        self._about = label(quiet=True, wrap=True)
        self._numbers = QWidget()
        self._grid = QGridLayout(self._numbers)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6 * STEP)
        self._how = label(quiet=True, wrap=True)
        self._no_practice = label(
            self.tr("Nothing was agreed to try in the last session."), quiet=True, wrap=True
        )
        self._starred = QWidget()
        self._no_star = label(
            self.tr("Entries that you mark with a star in this time are gathered here."),
            quiet=True,
            wrap=True,
        )
        self._stars = QGridLayout(self._starred)
        self._stars.setContentsMargins(0, 0, 0, 0)
        self.parts.addWidget(self._about)
        self.parts.addWidget(section(self.tr("To bring up"), self.agenda))
        self.parts.addWidget(section(self.tr("Since the last one"), self._how, self._numbers))
        self.parts.addWidget(section(self.tr("What was to be tried"), self._no_practice, self.practices))
        self.parts.addWidget(section(self.tr("Marked with a star"), self._no_star, self._starred))
        self.parts.addLayout(row(self.report, None))
        self.parts.addStretch(1)
        for panel in (self.agenda, self.practices):
            panel.undoable.connect(self.undoable)

    def show_session(self, session: Session | None) -> None:
        """Show the page for a session; for the next one that is planned where it is None."""
        self._wanted = "" if session is None else session.id
        self.refresh()

    def refresh(self) -> None:
        """Gather anew; where the session is gone, for the next one that is planned."""
        session = self.services.sessions.get(self._wanted)
        if session is None:
            upcoming = self.services.planning.upcoming()
            session = upcoming[0] if upcoming else None
        if session is None:
            self.left.emit()
            return
        seen = self._seen = before_session(self.services, session)
        kinds = {kind.key: kind for kind in self.services.looking_back.kinds()}
        kind = kinds[session.kind]
        today = self.services.today
        self.heading.setText(self.tr("Before: {0}").format(session_title(kind, session.moment.day, today)))
        when = when_words(session, today)
        planned = session.status is Status.PLANNED
        parts = [when if planned else "", session.provider, session.place]
        self._about.setText(" · ".join(part for part in parts if part))
        self._about.setVisible(bool(self._about.text()))
        self.agenda.show_for(session.kind, session)
        self.practices.show_practices(seen.practices)
        self._no_practice.setVisible(not seen.practices)
        self._show_numbers(seen, kind_name(kind))
        self._show_stars(seen)
        self.fitted()

    def _show_numbers(self, seen: BeforeSession, kind: str) -> None:
        days = (seen.period.last - seen.period.first).days + 1
        if seen.last is None:
            words = self.tr("There is no earlier session of the kind {0}. These are the last {1} days.")
            words = words.format(kind, days)
        else:
            words = self.tr("Since {0}: {1} days.").format(short_day(seen.last.moment.day), days)
        self._how.setText(
            self.tr(
                "{0} Something was recorded on {1} of them. Means of the recorded days, nothing more."
            ).format(words, seen.recorded_days)
        )
        emptied(self._grid)
        heads = (self.tr("Measure"), self.tr("since"), self.tr("as long before"))
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, quiet=True), 0, column)
        for line, compared in enumerate(seen.compared, 1):
            self._grid.addWidget(label(measure_name(compared.measure)), line, 0)
            self._grid.addWidget(label(self._mean(compared, since=True)), line, 1)
            self._grid.addWidget(label(self._mean(compared, since=False)), line, 2)
        self._grid.setColumnStretch(3, 1)

    def _mean(self, compared: Compared, *, since: bool) -> str:
        mean = compared.since if since else compared.before
        days = compared.since_days if since else compared.before_days
        if mean is None:
            return self.tr("not recorded")
        words = self.tr("{0} on 1 day") if days == 1 else self.tr("{0} on {1} days")
        return words.format(mean_text(mean), days)

    def _show_stars(self, seen: BeforeSession) -> None:
        emptied(self._stars)
        self._no_star.setVisible(not seen.starred)
        for line, entry in enumerate(seen.starred[-MOST_STARRED:]):
            words = entry.title or excerpt(entry.note) or self.tr("no words")
            words = self.tr("private") if entry.private else words
            day = label(short_day(entry.moment.day), bold=True)
            self._stars.addWidget(day, line, 0)
            self._stars.addWidget(label(words, wrap=True), line, 1)
        self._stars.setColumnStretch(1, 1)

    def _report(self) -> None:
        if self._seen is not None:
            self.report_wanted.emit(self._seen.period)
