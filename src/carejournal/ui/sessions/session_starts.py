"""What a new session starts with: what the last one of its kind had, and the present moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from carejournal.domain.session import Session, Status
from carejournal.services.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from carejournal.domain.moment import Moment
    from carejournal.domain.session import Kind

AT_FIRST: dict[str, Any] = {"method": "", "minutes": None, "provider": "", "place": ""}
"""What usually stays the same from one session of a kind to the next, with its value before the first."""
WHOLE_MINUTES = 5


def started(kind: str, sessions: Sequence[Session], now: Moment) -> Session:
    """Return a new session of a kind, now, rounded down to five minutes.

    `sessions` are those of the journal, oldest first.
    """
    return Session(
        new_id(),
        kind,
        replace(
            now,
            local=now.local - timedelta(minutes=now.local.minute % WHOLE_MINUTES, seconds=now.local.second),
        ),
        **_usual(kind, sessions),
    )


def with_other_kind(session: Session, kind: Kind, before: Kind | None) -> Session:
    """Return a session of another kind; a method that belongs only to the kind it had before is emptied."""
    own = before is not None and session.method in before.methods + before.archived_methods
    keeps = not own or session.method in kind.methods + kind.archived_methods
    return replace(session, kind=kind.key, method=session.method if keeps else "")


def with_kind(
    session: Session,
    shown: Session,
    start: Session | None,
    kind: Kind,
    kinds: Sequence[Kind],
    sessions: Sequence[Session],
) -> tuple[Session, Session]:
    """Return the session with another kind, and what the form is then compared with.

    A new one (with a `start`) takes what is usual for the kind; a kept one loses a method of its old kind.
    """
    if start is None:
        before = next(each for each in kinds if each.key == shown.kind)
        return with_other_kind(session, kind, before), shown
    anew = started_anew(session, start, kind.key, sessions)
    return anew, started_anew(start, start, kind.key, sessions)


def started_anew(session: Session, start: Session, kind: str, sessions: Sequence[Session]) -> Session:
    """Return a new session of another kind: what still stands as it started takes that kind's usual."""
    usual = _usual(kind, sessions)
    untouched = {name: usual[name] for name in usual if getattr(session, name) == getattr(start, name)}
    return replace(session, kind=kind, **untouched)


def opened_first(sessions: Sequence[Session], today: date) -> Session:
    """Return the newest session until today, or else the first to come."""
    return ([session for session in sessions if session.moment.day <= today] or sessions[:1])[-1]


def usual_kind(sessions: Sequence[Session], kinds: Sequence[Kind], now: Moment) -> str:
    """Return the kind of the last session until now; the first kind where there is none."""
    until_now = [session.kind for session in sessions if session.moment.day <= now.day]
    offered = [kind.key for kind in kinds if not kind.archived] or [kind.key for kind in kinds]
    return next((key for key in reversed(until_now) if key in offered), offered[0])


def usual_status(moment: Moment, now: Moment) -> Status:
    """Return planned for what is still to come, attended for what was."""
    if not moment.time_known:
        return Status.PLANNED if moment.day > now.day else Status.ATTENDED
    offset = now.utc_offset or 0
    return Status.PLANNED if moment.to_utc(offset) > now.to_utc(offset) else Status.ATTENDED


def _usual(kind: str, sessions: Sequence[Session]) -> dict[str, Any]:
    last = next((session for session in reversed(sessions) if session.kind == kind), None)
    return {name: AT_FIRST[name] if last is None else getattr(last, name) for name in AT_FIRST}
