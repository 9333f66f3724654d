"""What reminders say: that it is time, and nothing else. Other people see notifications too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carejournal.services.reminding import Occasion

REMINDERS = "reminders"
"""The setting in which the plan is kept."""


def reminder_words(occasion: Occasion) -> str:
    """Return the sentence of a reminder."""
    return {
        Occasion.JOURNAL: QCoreApplication.translate("Reminders", "A moment for yourself, if you like."),
        Occasion.SESSION: QCoreApplication.translate("Reminders", "Something you planned is coming up."),
    }[occasion]
