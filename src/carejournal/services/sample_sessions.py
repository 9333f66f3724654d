"""The sample life's sessions, and what goes between them: agenda, practices and scores."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.session import MASSAGE, THERAPY, Session, Status
from carejournal.services.sample_days import (
    MASSAGES,
    ONLINE,
    SATURDAY,
    SEED,
    THURSDAY,
    Chance,
    SampleDay,
    moment_at,
    therapy_on,
)
from carejournal.services.sample_words import Words, story
from carejournal.services.starting_words import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

NAMESPACE = UUID("6f0f9e3a-5d5c-4c58-9b0e-2b3c1a7d2026")
CBT, SWEDISH = "CBT", "Swedish"
THERAPY_AT, THERAPY_MINUTES = 17 * 60, 50
MASSAGE_AT, MASSAGE_COST = 16 * 60, 68.0
AGENDA_AT = 22 * 60 + 55
SCORE_DAYS = (311, 269, 227, 185, 143, 87, 45, 3)
PLANNED = 2


def sample_id(*parts: object) -> str:
    """Return 32 hexadecimal digits that are always the same for the same parts."""
    return uuid5(NAMESPACE, "/".join(map(str, parts))).hex


def sample_sessions(days: Sequence[SampleDay], language: str = FIRST_LANGUAGE) -> tuple[Session, ...]:
    """Return the sessions of these days, oldest first, and two planned ones after them."""
    words, sessions = Words(language), []
    for day in days:
        chance = Chance(SEED + 1000 * (day.back + 1))
        status = therapy_on(day.back)
        if status is not None:
            sessions.append(_therapy(day, status, words, chance))
        if day.back in MASSAGES:
            sessions.append(_massage(day, chance, language))
    return (*sessions, *_planned(days[-1].day))


def long_sessions(last_day: date, days: int) -> Iterator[Session]:
    """Return weekly therapy and a massage every fifth Saturday over so many days, oldest first."""
    for n in range(days - 1, -1, -1):
        day = last_day - timedelta(days=n)
        if day.weekday() == THURSDAY:
            at = moment_at(day, THERAPY_AT)
            yield Session(
                sample_id("long therapy", n), THERAPY, at, CBT, THERAPY_MINUTES, recorded_at=at.to_utc()
            )
        elif day.weekday() == SATURDAY and day.toordinal() % 5 == 0:
            at = moment_at(day, MASSAGE_AT)
            yield Session(sample_id("long massage", n), MASSAGE, at, SWEDISH, 60, recorded_at=at.to_utc())


def sample_agenda(
    days: Sequence[SampleDay],
    sessions: Sequence[Session],
    entry_ids: Mapping[date, str],
    language: str = FIRST_LANGUAGE,
) -> tuple[AgendaItem, ...]:
    """Return the agenda items; those done are tied to the next attended session of their kind."""
    return tuple(
        _agenda_item(told, day, sessions, entry_ids.get(day))
        for told, day in _told_on(days, "agenda", language)
    )


def sample_practices(
    days: Sequence[SampleDay], sessions: Sequence[Session], language: str = FIRST_LANGUAGE
) -> tuple[Practice, ...]:
    """Return the practices agreed in these days' sessions."""
    held = {s.moment.day: s for s in sessions if s.kind == THERAPY}
    return tuple(
        Practice(
            sample_id("practice", told["back"]),
            told["text"],
            _ended(held[day]),
            due=day + timedelta(days=told["due_in"]),
            status=PracticeStatus(told["status"]),
            note=told.get("note", ""),
            tag=told.get("tag", ""),
            session_id=held[day].id,
        )
        for told, day in _told_on(days, "practices", language)
    )


def sample_scores(days: Sequence[SampleDay]) -> tuple[Score, ...]:
    """Return PHQ-9 and GAD-7 totals every six weeks or so, made from the fortnight before."""
    scores = []
    for n, day in enumerate(days):
        if day.back not in SCORE_DAYS:
            continue
        fortnight = days[max(0, n - 13) : n + 1]
        mood = sum(d.mood for d in fortnight) / len(fortnight)
        stress = sum(d.stress for d in fortnight) / len(fortnight)
        for name, total in (("PHQ-9", 24.5 - 2.9 * mood), ("GAD-7", 2.1 * stress - 1.6)):
            value = float(max(1, min(20, int(total))))
            scores.append(Score(sample_id(name, day.back), name, value, day.day, "my therapist"))
    return tuple(scores)


def _agenda_item(
    told: dict[str, Any], day: date, sessions: Sequence[Session], entry_id: str | None
) -> AgendaItem:
    """Return an item; where the story tells no status it is done in the next session, if there is one."""
    kind, created_at = told.get("kind", ""), moment_at(day, AGENDA_AT).to_utc()
    following = (
        s
        for s in sessions
        if s.kind == kind and s.status is Status.ATTENDED and s.moment.to_utc() > created_at
    )
    held = None if "status" in told else next(following, None)
    status = AgendaStatus(told.get("status", AgendaStatus.WAITING)) if held is None else AgendaStatus.DONE
    return AgendaItem(
        sample_id("agenda", told["back"]),
        told["text"],
        created_at,
        kind,
        status,
        held.id if held else None,
        entry_id,
    )


def _told_on(days: Sequence[SampleDay], part: str, language: str) -> Iterator[tuple[dict[str, Any], date]]:
    """Return a part of the story with the days it falls on; what lies outside the days is left out."""
    by_back = {day.back: day.day for day in days}
    return ((told, by_back[told["back"]]) for told in story(language)[part] if told["back"] in by_back)


def _therapy(day: SampleDay, status: Status, words: Words, chance: Chance) -> Session:
    at, attended = moment_at(day.day, THERAPY_AT), status is Status.ATTENDED
    rated = attended and chance.happens(0.6)
    tension = _scale(day.stress + chance.pick((-1, 0, 0, 1)))
    mood = _scale(day.mood + chance.pick((-1, 0, 0)))
    return Session(
        sample_id("therapy", day.back),
        THERAPY,
        at,
        method=CBT,
        minutes=THERAPY_MINUTES,
        provider="my therapist",
        online=day.back in ONLINE,
        status=status,
        before_tension=tension if rated else None,
        before_mood=mood if rated else None,
        after_tension=_scale(tension - chance.pick((-1, 0, 0, 1, 1, 2))) if rated else None,
        after_mood=_scale(mood + chance.pick((-1, 0, 0, 0, 1, 1))) if rated else None,
        note=_told_note(day.back, words.language) or _therapy_note(day.day, words, chance),
        recorded_at=at.to_utc() + timedelta(minutes=THERAPY_MINUTES + 20 + chance.below(150)),
    )


def _therapy_note(day: date, words: Words, chance: Chance) -> str:
    parts = [words.sentence("therapy_note", day, chance)] if chance.happens(0.85) else []
    if chance.happens(0.5):
        parts.append(words.sentence("therapy_try", day, chance))
    return "\n\n".join(part for part in parts if part)


def _massage(day: SampleDay, chance: Chance, language: str) -> Session:
    told = next(massage for massage in story(language)["massages"] if massage["back"] == day.back)
    at, minutes = moment_at(day.day, MASSAGE_AT), told["minutes"]
    tension = max(3.0, _scale(day.stress + chance.pick((0, 1, 2))))
    mood = _scale(day.mood - chance.pick((0, 0, 1)))
    return Session(
        sample_id("massage", day.back),
        MASSAGE,
        at,
        method=told["method"],
        minutes=minutes,
        provider="the massage practice",
        before_tension=tension,
        before_mood=mood,
        after_tension=_scale(tension - chance.pick((0, 1, 2, 2, 3))),
        after_mood=_scale(mood + chance.pick((0, 0, 1, 1))),
        areas=tuple(told["areas"]),
        pressure=told["pressure"],
        note=told["note"],
        cost=MASSAGE_COST,
        recorded_at=at.to_utc() + timedelta(minutes=minutes + 30 + chance.below(120)),
    )


def _planned(last_day: date) -> Iterator[Session]:
    """Return the next two Thursdays' therapy, put in on the last day's morning."""
    next_one = last_day + timedelta(days=(THURSDAY - last_day.weekday() - 1) % 7 + 1)
    recorded_at = moment_at(last_day, 9 * 60).to_utc()
    for n in range(PLANNED):
        at = moment_at(next_one + timedelta(weeks=n), THERAPY_AT)
        yield Session(
            sample_id("planned", n),
            THERAPY,
            at,
            method=CBT,
            minutes=THERAPY_MINUTES,
            provider="my therapist",
            status=Status.PLANNED,
            recorded_at=recorded_at,
        )


def _told_note(back: int, language: str) -> str:
    return next((told["text"] for told in story(language)["session_notes"] if told["back"] == back), "")


def _ended(session: Session) -> datetime:
    return session.moment.to_utc() + timedelta(minutes=session.minutes or 0)


def _scale(value: float) -> float:
    return max(0.0, min(10.0, value))
