"""Entries and sessions in the `json` form."""

from __future__ import annotations

from datetime import date

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.domain.repeat import Repeat, Rule
from carejournal.domain.session import FIT, Session, Status
from carejournal.exchange.json_values import (
    Json,
    flag_of,
    number_of,
    number_or_none,
    short_number,
    text_of,
    texts,
    utc_or_none,
    utc_text,
    whole_or_none,
)


def origin_json(origin: Origin | None) -> Json | None:
    """Return the origin as JSON values."""
    if origin is None:
        return None
    return {
        "import": origin.import_id,
        "program": origin.program,
        "key": origin.key,
        "fingerprint": origin.fingerprint,
        "record": origin.record,
    }


def origin_of(given: Json | None) -> Origin | None:
    """Return the origin that origin_json wrote; raises one of READ_ERRORS where it is none."""
    if given is None:
        return None
    return Origin(*(text_of(given[name]) for name in ("import", "program", "key", "fingerprint", "record")))


def entry_json(entry: Entry) -> Json:
    """Return the entry as JSON values."""
    return {
        "id": entry.id,
        "moment": str(entry.moment),
        "recorded_at": utc_text(entry.recorded_at),
        "title": entry.title,
        "note": entry.note,
        "readings": {measure: short_number(value) for measure, value in entry.readings.items()},
        "tags": list(entry.tags),
        "private": entry.private,
        "starred": entry.starred,
        "origin": origin_json(entry.origin),
    }


def entry_of(given: Json) -> Entry:
    """Return the entry that entry_json wrote; raises one of READ_ERRORS where it is none."""
    return Entry(
        id=text_of(given["id"]),
        moment=Moment.parse(text_of(given["moment"])),
        recorded_at=utc_or_none(given.get("recorded_at")),
        title=text_of(given.get("title", "")),
        note=text_of(given.get("note", "")),
        readings={text_of(measure): number_of(value) for measure, value in given.get("readings", {}).items()},
        tags=texts(given.get("tags", [])),
        private=flag_of(given, "private"),
        starred=flag_of(given, "starred"),
        origin=origin_of(given.get("origin")),
    )


SESSION_NUMBERS = ("before_tension", "before_mood", "after_tension", "after_mood", "cost", *FIT)


def session_json(session: Session) -> Json:
    """Return the session as JSON values."""
    return {
        "id": session.id,
        "kind": session.kind,
        "method": session.method,
        "moment": str(session.moment),
        "minutes": session.minutes,
        "provider": session.provider,
        "place": session.place,
        "online": session.online,
        "status": str(session.status),
        **{name: short_number(getattr(session, name)) for name in SESSION_NUMBERS},
        "areas": list(session.areas),
        "pressure": session.pressure,
        "note": session.note,
        "private": session.private,
        "recorded_at": utc_text(session.recorded_at),
        "origin": origin_json(session.origin),
        "repeat": repeat_json(session.repeat),
    }


def repeat_json(repeat: Repeat | None) -> Json | None:
    """Return of what series a session is as JSON values."""
    if repeat is None:
        return None
    return {"series": repeat.series, "rule": str(repeat.rule), "day": repeat.day.isoformat()}


def repeat_of(given: Json | None) -> Repeat | None:
    """Return the repeat that repeat_json wrote; raises one of READ_ERRORS where it is none."""
    if given is None:
        return None
    return Repeat(text_of(given["series"]), Rule(given["rule"]), date.fromisoformat(given["day"]))


def session_of(given: Json) -> Session:
    """Return the session that session_json wrote; raises one of READ_ERRORS where it is none."""
    return Session(
        id=text_of(given["id"]),
        kind=text_of(given["kind"]),
        moment=Moment.parse(text_of(given["moment"])),
        minutes=whole_or_none(given.get("minutes")),
        online=flag_of(given, "online"),
        status=Status(given["status"]),
        areas=texts(given.get("areas", [])),
        pressure=whole_or_none(given.get("pressure")),
        private=flag_of(given, "private"),
        recorded_at=utc_or_none(given.get("recorded_at")),
        origin=origin_of(given.get("origin")),
        method=text_of(given.get("method", "")),
        provider=text_of(given.get("provider", "")),
        place=text_of(given.get("place", "")),
        note=text_of(given.get("note", "")),
        repeat=repeat_of(given.get("repeat")),
        **{name: number_or_none(given.get(name)) for name in SESSION_NUMBERS},
    )
