"""What the kinds, statuses and parts of a session are called, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from carejournal.domain.session import MASSAGE, THERAPY, Status
from carejournal.ui.widgets.dates import qdate

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.session import Kind, Session

BUILT_IN_NAMES = {THERAPY: "Therapy", MASSAGE: "Massage"}


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("SessionWords", text)


def kind_name(kind: Kind) -> str:
    """Return a kind's name: the built-in ones in the person's language, others as they were given."""
    if BUILT_IN_NAMES.get(kind.key) != kind.name:
        return kind.name
    return {THERAPY: tr("Therapy"), MASSAGE: tr("Massage")}[kind.key]


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
