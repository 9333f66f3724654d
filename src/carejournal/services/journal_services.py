"""Everything a person can do with one open journal, built once and passed to whoever needs it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History
from carejournal.services.looking_back import LookingBack
from carejournal.services.record_keeper import RecordKeeper

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Session
    from carejournal.services.calendars import Calendars
    from carejournal.services.cataloguing import Cataloguing
    from carejournal.services.comparing import Comparing
    from carejournal.services.describing import Describing
    from carejournal.services.drafts import Drafts
    from carejournal.services.exporting import Exporting
    from carejournal.services.follow_ups import FollowUps
    from carejournal.services.importing import Importing
    from carejournal.services.kinds import Kinds
    from carejournal.services.life_events import LifeEvents
    from carejournal.services.own_help import OwnHelp
    from carejournal.services.own_questions import OwnQuestions
    from carejournal.services.photographing import Photographing
    from carejournal.services.planning import Planning
    from carejournal.services.report_plans import ReportPlans
    from carejournal.services.reporting import Reporting
    from carejournal.services.trash import Trash
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


class JournalServices:
    """The services over one journal. Those that need heavy libraries are made with their first use."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock
        self.changes = Changes()
        self.history = History()
        self.looking_back = LookingBack(journal)
        self.entries: RecordKeeper[Entry] = RecordKeeper(
            journal,
            journal.entries,
            Subject.ENTRIES,
            (Action.ENTRY_ADDED, Action.ENTRY_CHANGED, Action.ENTRY_DELETED),
            self.history,
            self.changes,
            clock,
        )

    @cached_property
    def sessions(self) -> RecordKeeper[Session]:
        """Writing and deleting sessions."""
        actions = (Action.SESSION_ADDED, Action.SESSION_CHANGED, Action.SESSION_DELETED)
        return RecordKeeper(
            self.journal,
            self.journal.sessions,
            Subject.SESSIONS,
            actions,
            self.history,
            self.changes,
            self.clock,
        )

    @cached_property
    def follow_ups(self) -> FollowUps:
        """Agenda items, practices and scores."""
        from carejournal.services.follow_ups import FollowUps

        return FollowUps(self.journal, self.history, self.changes, self.clock)

    @cached_property
    def planning(self) -> Planning:
        """Sessions that are still to come: series, what is next, what has just passed."""
        from carejournal.services.planning import Planning

        return Planning(self.journal, self.history, self.changes, self.clock)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of session and their methods."""
        from carejournal.services.kinds import Kinds

        return Kinds(self.journal, self.history, self.changes)

    @cached_property
    def calendars(self) -> Calendars:
        """Appointments brought in from a calendar's file."""
        from carejournal.services.calendars import Calendars

        return Calendars(self.journal, self.history, self.changes, self.clock)

    @cached_property
    def trash(self) -> Trash:
        """What was deleted: putting it back, or deleting it for good."""
        from carejournal.services.trash import Trash

        return Trash(self.journal, self.history, self.changes, self.clock)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being written and not saved yet."""
        from carejournal.services.drafts import Drafts

        return Drafts(self.journal, self.clock)

    @cached_property
    def cataloguing(self) -> Cataloguing:
        """What is asked for: measures, tags, templates."""
        from carejournal.services.cataloguing import Cataloguing

        return Cataloguing(self.journal, self.history, self.changes)

    @cached_property
    def photographing(self) -> Photographing:
        """Photos on entries."""
        from carejournal.services.photographing import Photographing

        return Photographing(self.journal, self.history, self.changes, self.clock)

    @property
    def now(self) -> Moment:
        """The present moment."""
        return Moment.of(self.clock())

    @property
    def today(self) -> date:
        """The present local day."""
        return self.clock().date()

    @cached_property
    def importing(self) -> Importing:
        """Bringing in other programs' files."""
        from carejournal.services.importing import Importing

        return Importing(self.journal, self.history, self.changes, self.clock)

    def interrupt(self) -> None:
        """Take back an import that is being written: what is written next must not become a part of it."""
        if "importing" in self.__dict__:
            self.importing.give_up()

    @cached_property
    def exporting(self) -> Exporting:
        """Taking the journal out."""
        from carejournal.services.exporting import Exporting

        return Exporting(self.journal, self.clock)

    @cached_property
    def describing(self) -> Describing:
        """Series, descriptions and the chart's data; loads numpy."""
        from carejournal.services.describing import Describing

        return Describing(self.looking_back)

    @cached_property
    def comparing(self) -> Comparing:
        """What went together with better days; loads numpy."""
        from carejournal.services.comparing import Comparing

        return Comparing(self.looking_back, self.questions, self.changes)

    @cached_property
    def questions(self) -> OwnQuestions:
        """The pairs a person wants to know about most."""
        from carejournal.services.own_questions import OwnQuestions

        return OwnQuestions(self.journal, self.history, self.changes)

    @cached_property
    def own_help(self) -> OwnHelp:
        """Own contacts and the safety plan."""
        from carejournal.services.own_help import OwnHelp

        return OwnHelp(self.journal, self.history, self.changes)

    @cached_property
    def life_events(self) -> LifeEvents:
        """The person's own marks on the time axis."""
        from carejournal.services.life_events import LifeEvents

        return LifeEvents(self.journal, self.history, self.changes)

    @cached_property
    def reporting(self) -> Reporting:
        """The document for an appointment; loads the typesetter and the charts."""
        from carejournal.services.reporting import Reporting

        return Reporting(self.journal, self.looking_back, self.questions, self.clock)

    @cached_property
    def report_plans(self) -> ReportPlans:
        """What was chosen for each reader's report."""
        from carejournal.services.report_plans import ReportPlans

        return ReportPlans(self.journal)
