"""Questions that a person can ask for when words do not come; written by us, none of them a demand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


def prompts() -> tuple[str, ...]:
    """Return the questions, in the person's language."""
    return (
        _tr("What went a little better than yesterday?"),
        _tr("What took more strength than others could see?"),
        _tr("What did the morning feel like, and what the evening?"),
        _tr("Who or what was good company today?"),
        _tr("What would you like to remember of today?"),
        _tr("What stayed unsaid?"),
        _tr("Where in the body was the day?"),
        _tr("What could wait until tomorrow?"),
        _tr("What was quieter than you expected?"),
        _tr("What would you tell a friend who had this day?"),
        _tr("What did you do although it was hard?"),
        _tr("What helped, if only for a minute?"),
        _tr("What would you want to bring to your next appointment?"),
        _tr("What was on your mind before you slept?"),
        _tr("Which thought came back again and again?"),
        _tr("What did you eat, see or hear that you liked?"),
    )


def prompt_for(number: int) -> str:
    """Return one of the questions; numbers past the end begin again."""
    every = prompts()
    return every[number % len(every)]
