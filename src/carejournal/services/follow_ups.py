"""What goes between sessions: agenda items, practices and scores, each action one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.moment import Moment, local_day
from carejournal.domain.questionnaire import accept_total
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History
from carejournal.services.new_id import new_id
from carejournal.services.one_step import OneStep, Turn
from carejournal.services.planning import is_to_come
from carejournal.services.record_keeper import RecordKeeper

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from carejournal.domain.session import Session
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


class FollowUps:
    """Keeps what is brought up, tried and scored; reads it back oldest first."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._together = OneStep(journal, history, changes, clock)
        store, subject = journal.follow_ups, Subject.FOLLOW_UPS
        self.agenda: RecordKeeper[AgendaItem] = RecordKeeper(
            journal,
            store.agenda,
            subject,
            (Action.AGENDA_ADDED, Action.AGENDA_CHANGED, Action.AGENDA_DELETED),
            history,
            changes,
            clock,
        )
        self.practices: RecordKeeper[Practice] = RecordKeeper(
            journal,
            store.homework,
            subject,
            (Action.PRACTICE_ADDED, Action.PRACTICE_CHANGED, Action.PRACTICE_DELETED),
            history,
            changes,
            clock,
        )
        self._scores: RecordKeeper[Score] = RecordKeeper(
            journal,
            store.totals,
            subject,
            (Action.SCORE_ADDED, Action.SCORE_CHANGED, Action.SCORE_DELETED),
            history,
            changes,
            clock,
        )

    def waiting(self, kind: str | None = None) -> list[AgendaItem]:
        """Return what waits for the next session of a kind (what waits for any session too), or for all."""
        return [
            item
            for item in self._journal.follow_ups.agenda_items()
            if item.status is AgendaStatus.WAITING and (kind is None or item.kind in {"", kind})
        ]

    def waiting_for(self, session: Session) -> list[AgendaItem]:
        """Return what waits for this session: the next planned one of its kind, a new one, or the last one.

        What was thought of after the last one waits for the next, where one is planned. A planned one that
        is over counts among the last ones, told of or not.
        """
        now = self._clock()
        of_kind = [each for each in self._journal.sessions.all() if each.kind == session.kind]
        to_come = [each for each in of_kind if is_to_come(each, now)]
        held = [each for each in of_kind if not is_to_come(each, now)]
        if session.id not in {each.id for each in of_kind} or session.id in {e.id for e in to_come[:1]}:
            return self.waiting(session.kind)
        if not held or held[-1].id != session.id:
            return []
        items = self.waiting(session.kind)
        return [i for i in items if self._day(i.created_at) <= session.moment.day] if to_come else items

    def agenda_of(self, session: Session) -> list[AgendaItem]:
        """Return what came up in a session; it is not waiting any more."""
        items = self._journal.follow_ups.agenda_items()
        return [item for item in items if item.session_id == session.id and _settled(item)]

    def bring_up(self, text: str, kind: str = "", entry_id: str | None = None) -> AgendaItem:
        """Keep something to bring up in the next session of a kind ("" = any) and return it."""
        item = AgendaItem(new_id(), text.strip(), self._clock(), kind, entry_id=entry_id)
        self.agenda.write(item)
        return item

    def tick_off(self, item: AgendaItem, session_id: str | None) -> None:
        """Keep that the item came up, in this session."""
        self.agenda.write(replace(item, status=AgendaStatus.DONE, session_id=session_id))

    def wait_again(self, item: AgendaItem) -> None:
        """Let an item that was ticked off or dropped wait again."""
        self.agenda.write(replace(item, status=AgendaStatus.WAITING, session_id=None))

    def carry_over(self, item: AgendaItem) -> None:
        """Keep that the item did not come up and waits for the session after."""
        self.agenda.write(replace(item, carried=item.carried + 1))

    def all_practices(self) -> list[Practice]:
        """Return every practice."""
        return self._journal.follow_ups.practices()

    def practices_of(self, session: Session) -> list[Practice]:
        """Return what was agreed in a session."""
        return [practice for practice in self.all_practices() if practice.session_id == session.id]

    def practices_on(self, day: date) -> list[Practice]:
        """Return what is to be tried on a day: agreed by then, still due, and not past its day."""
        return [
            practice
            for practice in self.all_practices()
            if practice.status is PracticeStatus.DUE
            and self._day(practice.created_at) <= day
            and (practice.due is None or day <= practice.due)
        ]

    def agree(
        self, text: str, due: date | None = None, tag: str = "", session_id: str | None = None
    ) -> Practice:
        """Keep what was agreed to try and return it."""
        practice = Practice(new_id(), text.strip(), self._clock(), due, tag=tag, session_id=session_id)
        self.practices.write(practice)
        return practice

    def tell(self, practice: Practice, status: PracticeStatus, note: str | None = None) -> None:
        """Keep how a practice went; `note` replaces what was said of it."""
        said = practice.note if note is None else note
        self.practices.write(replace(practice, status=status, note=said))

    def did(self, practice: Practice) -> None:
        """Keep that a practice was done; where it has a tag, record that tag now, in the same step."""
        turns = [
            self._turn_of(practice, replace(practice, status=PracticeStatus.DONE)),
        ]
        if practice.tag:
            now = self._clock()
            entry = Entry(new_id(), Moment.of(now), now, tags=(practice.tag,))
            turns.append(Turn(self._journal.entries, Subject.ENTRIES, entry.id, None, entry))
        self._together.take(Action.PRACTICE_CHANGED, turns)

    def after(
        self,
        before: Session | None,
        session: Session,
        came_up: Iterable[AgendaItem] = (),
        carried: Iterable[AgendaItem] = (),
        agreed: Practice | None = None,
    ) -> None:
        """Keep in one step how a session was: itself, what came up, what waits on, what was agreed."""
        agenda = self._journal.follow_ups.agenda
        done = [(i, replace(i, status=AgendaStatus.DONE, session_id=session.id)) for i in came_up]
        waiting = [(i, replace(i, carried=i.carried + 1)) for i in carried]
        turns = [Turn(self._journal.sessions, Subject.SESSIONS, session.id, before, session)]
        turns += [Turn(agenda, Subject.FOLLOW_UPS, old.id, old, new) for old, new in (*done, *waiting)]
        if agreed is not None:
            turns.append(self._turn_of(None, agreed))
        action = Action.SESSION_ADDED if before is None else Action.SESSION_CHANGED
        self._together.take(action, turns)

    def scores(self) -> list[Score]:
        """Return every score."""
        return self._journal.follow_ups.scores()

    def write_score(self, score: Score) -> None:
        """Keep a score; BadValueRefusal where its questionnaire has no such total."""
        accept_total(score.questionnaire, score.value)
        self._scores.write(score)

    def delete_score(self, score_id: str) -> None:
        """Move a score to the trash."""
        self._scores.delete(score_id)

    def _day(self, when: datetime) -> date:
        return local_day(when, self._clock().tzinfo)

    def _turn_of(self, before: Practice | None, after: Practice) -> Turn:
        return Turn(self._journal.follow_ups.homework, Subject.FOLLOW_UPS, after.id, before, after)


def _settled(item: AgendaItem) -> bool:
    return item.status is not AgendaStatus.WAITING
