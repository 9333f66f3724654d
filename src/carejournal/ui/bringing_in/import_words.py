"""What an import says: what was recognised, how much of it is new, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from carejournal.exchange.questions import Asked
from carejournal.exchange.records import FormatName
from carejournal.ui.widgets.dates import qdate

if TYPE_CHECKING:
    from datetime import date

    from carejournal.exchange.records import Found
    from carejournal.services.import_plan import ImportPlan


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("ImportWords", text)


def counted(number: int, one: str, several: str) -> str:
    """Return a number with its words, such as “1 entry” or “1,204 entries”; {0} stands for the number."""
    return (one if number == 1 else several).format(QLocale().toString(number))


def entries_words(number: int) -> str:
    """Return so many entries in words."""
    return counted(number, tr("{0} entry"), tr("{0} entries"))


def sessions_words(number: int) -> str:
    """Return so many sessions in words."""
    return counted(number, tr("{0} session"), tr("{0} sessions"))


def photos_words(number: int) -> str:
    """Return so many photos in words."""
    return counted(number, tr("{0} photo"), tr("{0} photos"))


def kind_words(found: Found) -> str:
    """Return what kind of file it is."""
    return _kind(found)[0]


def recognised(found: Found) -> str:
    """Return how much is in the file, and of what time."""
    if found.copy is None:
        days = [entry.moment.day for entry in found.entries]
        held = entries_words(len(days))
    else:
        copy = found.copy
        days = [each.moment.day for each in copy.entries] + [each.moment.day for each in copy.sessions]
        held = tr("{0} and {1}").format(entries_words(len(copy.entries)), sessions_words(len(copy.sessions)))
    return f"{held}{_span(days)}."


def reason_for(found: Found) -> str:
    """Return by what the file was recognised."""
    return _kind(found)[1]


def is_of_a_table(found: Found) -> bool:
    """Whether the file is one table, whose columns the person can say more of."""
    return found.format is FormatName.CSV or str(found.format).endswith(("-csv", "-csv-legacy"))


def about_the_scale(found: Found) -> str:
    """Return how the source's moods come onto our scale."""
    low, high = (QLocale().toString(end, "g") for end in (found.mood_low, found.mood_high))
    if any(question.about is Asked.SCALE for question in found.questions):
        return tr(
            "{0} does not say from which number to which its moods go. Please place each between {1} "
            "and {2}, the best. One without a place can be left out: it stays with the entry’s original "
            "record, and no mood is made up."
        ).format(found.program, low, high)
    return tr(
        "{0} rates from {1}, the lowest, to {2}, the best; this journal from 0 to 10. A name without a level "
        "can be left out: it stays with the entry’s original record, and no mood is made up."
    ).format(found.program, low, high)


def add_words(plan: ImportPlan) -> str:
    """Return what the button that writes everything says."""
    entries, sessions = len(plan.new.entries), len(plan.new.sessions)
    if not entries and not sessions:
        return tr("Add what is new")
    return tr("Add {0}").format(_joined(_records_words(plan)))


def added_words(plan: ImportPlan, *, without: int) -> str:
    """Return what was added by a plan, `without` of its photos."""
    photos = plan.photo_count - without
    return _joined([*_records_words(plan), *([photos_words(photos)] if photos else [])])


def _records_words(plan: ImportPlan) -> list[str]:
    entries, sessions = len(plan.new.entries), len(plan.new.sessions)
    told = [entries_words(entries)] if entries else []
    return [*told, sessions_words(sessions)] if sessions else told


def _joined(parts: list[str]) -> str:
    *first, last = parts
    return tr("{0} and {1}").format(", ".join(first), last) if first else last


def nothing_new(plan: ImportPlan) -> str:
    """Return why there is nothing to add."""
    if plan.already_there:
        return tr("All that is in it was brought into your journal before, so there is nothing to add.")
    if plan.skipped:
        return tr("None of it could be read, so there is nothing to add.")
    return tr("It holds no entries, so there is nothing to add.")


def without_mood(plan: ImportPlan) -> str:
    """Return how many of the new entries come without a mood, or "" where all have one."""
    number = sum("mood" not in entry.readings for entry in plan.new.entries)
    if not number:
        return ""
    return counted(number, tr("{0} new entry has no mood."), tr("{0} new entries have no mood."))


def _kind(found: Found) -> tuple[str, str]:
    known = {
        FormatName.DAYLIO_BACKUP: (
            tr("A Daylio backup"),
            tr("Recognised by its content: a whole Daylio diary with its own list of moods."),
        ),
        FormatName.DAYLIO_CSV: (
            tr("A Daylio export"),
            tr("Recognised by its content: the first line names Daylio’s columns."),
        ),
        FormatName.DAYLIO_CSV_LEGACY: (
            tr("A Daylio export from before 2019"),
            tr("Recognised by its content: the year has a column of its own, as in Daylio’s first years."),
        ),
        FormatName.CSV: (
            tr("A table of your own"),
            tr("Read as you said what its columns hold."),
        ),
        FormatName.CAREJOURNAL_JSON: (
            tr("A copy of a journal"),
            tr("Recognised by its content: it says itself that Care Journal wrote it."),
        ),
    }
    of_program = tr("Entries from {0}").format(found.program)
    return known.get(found.format) or (of_program, tr("Recognised by its content."))


def _span(days: list[date]) -> str:
    if not days:
        return ""
    first, last = (QLocale().toString(qdate(day), tr("d MMMM yyyy")) for day in (min(days), max(days)))
    if first == last:
        return tr(" on {0}").format(first)
    return tr(" from {0} to {1}").format(first, last)
