"""What the kinds, statuses and parts of a session are called, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from carejournal.domain.repeat import Rule, week_of_month
from carejournal.domain.session import MASSAGE, THERAPY, Mark, Status
from carejournal.ui.widgets.dates import clock_time, qdate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from carejournal.domain.session import Kind, Session

BUILT_IN_NAMES = {THERAPY: "Therapy", MASSAGE: "Massage"}


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("SessionWords", text)


def kind_name(kind: Kind) -> str:
    """Return a kind's name: the built-in ones in the person's language, others as they were given."""
    return kind_called(kind.key, kind.name)


def kind_called(key: str, name: str) -> str:
    """Return the same by the kind's key and the name it has in the journal."""
    if BUILT_IN_NAMES.get(key) != name:
        return name
    return {THERAPY: tr("Therapy"), MASSAGE: tr("Massage")}[key]


def kind_and_method(kind: Kind, session: Session) -> str:
    """Return a session's kind, and its method where there is one."""
    return " · ".join(part for part in (kind_name(kind), session.method) if part)


def status_word(status: Status) -> str:
    """Return a status in a word."""
    return {
        Status.PLANNED: tr("planned"),
        Status.ATTENDED: tr("attended"),
        Status.MISSED: tr("missed"),
        Status.CANCELLED: tr("cancelled"),
    }[status]


def session_title(kind: Kind, day: date, today: date) -> str:
    """Return a session's title: Therapy, Thursday 19 November; with the year where it is not this one."""
    pattern = tr("dddd d MMMM") if day.year == today.year else tr("dddd d MMMM yyyy")
    return f"{kind_name(kind)}, {QLocale().toString(qdate(day), pattern)}"


def pressure_word(pressure: int | None) -> str:
    """Return what a pressure from 1 to 5 means, or that nothing is recorded."""
    if pressure is None:
        return tr("not recorded")
    return (tr("very light"), tr("light"), tr("medium"), tr("firm"), tr("very firm"))[pressure - 1]


def area_name(area: str) -> str:
    """Return the name of a part of the body: the offered ones translated, own ones as they were given."""
    return offered_areas().get(area, area)


def own_areas(sessions: Iterable[Session]) -> list[str]:
    """Return the areas of sessions that are the person's own, each once."""
    usual = offered_areas()
    return list(dict.fromkeys(a for s in sessions for a in s.areas if a not in usual))


def offered_areas() -> dict[str, str]:
    """Return the areas that are always offered: as they are kept, and as they are shown."""
    return {
        "neck": tr("neck"),
        "shoulders": tr("shoulders"),
        "upper back": tr("upper back"),
        "lower back": tr("lower back"),
        "arms": tr("arms"),
        "hands": tr("hands"),
        "legs": tr("legs"),
        "feet": tr("feet"),
        "head": tr("head"),
    }


def fit_question(name: str) -> str:
    """Return one of the three questions on how a session suited, by its field."""
    return {
        "heard": tr("I felt heard"),
        "goals": tr("We agreed on goals"),
        "way": tr("The way of working suited"),
    }[name]


def rule_words(rule: Rule, first: date) -> str:
    """Return how a series comes back: every week on Thursday, every month on the third Thursday."""
    weekday = QLocale().standaloneDayName(first.isoweekday())
    if rule is Rule.WEEKLY:
        return tr("every week on {0}").format(weekday)
    if rule is Rule.FORTNIGHTLY:
        return tr("every two weeks on {0}").format(weekday)
    return tr("every month on the {0} {1}").format(_which(first), weekday)


def rule_chip(rule: Rule, first: date) -> str:
    """Return the same in two or three words, for a choice beside the first day."""
    if rule is Rule.WEEKLY:
        return tr("Every week")
    if rule is Rule.FORTNIGHTLY:
        return tr("Every two weeks")
    return tr("Each {0} {1}").format(_which(first), QLocale().standaloneDayName(first.isoweekday()))


def _which(first: date) -> str:
    return (tr("first"), tr("second"), tr("third"), tr("fourth"), tr("last"))[week_of_month(first) - 1]


def when_words(session: Session, today: date) -> str:
    """Return when a session is: today, tomorrow or the day, with its time where it is known."""
    day = session.moment.day
    near = {0: tr("today"), 1: tr("tomorrow")}.get((day - today).days)
    pattern = tr("ddd d MMM") if day.year == today.year else tr("d MMM yyyy")
    parts = (near or QLocale().toString(qdate(day), pattern), clock_time(session.moment))
    return " ".join(part for part in parts if part)


def mark_word(mark: Mark) -> str:
    """Return what a mark's shape is called."""
    return {
        Mark.TRIANGLE: tr("triangle"),
        Mark.DIAMOND: tr("diamond"),
        Mark.SQUARE: tr("square"),
        Mark.STAR: tr("star"),
        Mark.CROSS: tr("cross"),
    }[mark]
