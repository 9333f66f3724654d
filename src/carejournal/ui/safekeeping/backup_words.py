"""A backup in words: of when it is, why it was made, what it holds and what it would replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from carejournal.services.backups import Why
from carejournal.ui.widgets.dates import long_day_with_year, short_day_with_year

if TYPE_CHECKING:
    from carejournal.services.backups import Backup, BackupFacts, Difference, Replacing


def when_words(backup: Backup) -> str:
    """Return of which day, and at what time where that is known, a backup is."""
    day = long_day_with_year(backup.day)
    if backup.at is None:
        return day
    time = QLocale().toString(QTime(backup.at.hour, backup.at.minute), QLocale.FormatType.ShortFormat)
    return f"{day}, {time}"


def why_words(backup: Backup) -> str:
    """Return what a backup was made for, and how large it is."""
    why = {
        Why.DAILY: _tr("made by itself"),
        Why.BY_HAND: _tr("made by you"),
        Why.BEFORE_UPDATE: _tr("made before an update"),
        Why.REPLACED: _tr("was the journal until it was replaced"),
    }[backup.why]
    return f"{why} · {QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)}"


def facts_words(facts: BackupFacts) -> str:
    """Return what a backup holds, in a sentence."""
    entries = _tr("1 entry") if facts.entries == 1 else _tr("{0} entries").format(_number(facts.entries))
    sessions = (
        _tr("1 session") if facts.sessions == 1 else _tr("{0} sessions").format(_number(facts.sessions))
    )
    if facts.first_day is None or facts.last_day is None:
        return _tr("It holds {0} and {1}.").format(entries, sessions)
    return _tr("It holds {0} and {1}, {2} to {3}.").format(
        entries, sessions, short_day_with_year(facts.first_day), short_day_with_year(facts.last_day)
    )


def replacing_words(replacing: Replacing) -> str:
    """Return what putting a backup back would change in the journal."""
    if replacing.now is None:
        return _tr("The journal as it is now cannot be read, so the two cannot be compared.")
    named = (
        (replacing.entries, _tr("Entries")),
        (replacing.sessions, _tr("Sessions")),
        (replacing.between, _tr("What stands between sessions")),
    )
    told = [
        f"{name}: {_difference(found)}." for found, name in named if found is not None and _differs(found)
    ]
    if not told:
        return _tr("Nothing differs from the journal as it is now.")
    return " ".join([_tr("If it is put back:"), *told])


def _differs(found: Difference) -> bool:
    return bool(found.gone or found.back or found.changed)


def _difference(found: Difference) -> str:
    parts = (
        (found.gone, _tr("{0} written since then go")),
        (found.back, _tr("{0} come back")),
        (found.changed, _tr("{0} are as they were then")),
    )
    return ", ".join(words.format(_number(count)) for count, words in parts if count)


def _number(count: int) -> str:
    return QLocale().toString(count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupWords", text)
