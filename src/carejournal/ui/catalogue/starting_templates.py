"""Templates that we offer: a person can take them over and make them their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("StartingTemplates", text)


def starting_templates() -> list[tuple[str, str]]:
    """Return name and words of each, in the person's language."""
    return [
        (
            _tr("Thought record"),
            _tr(
                "## What happened\n\n\n## What went through my mind\n\n\n"
                "## What I felt, and how strongly\n\n\n"
                "## What speaks for the thought\n\n\n## What speaks against it\n\n\n"
                "## What I could think as well\n\n\n## How strong the feeling is now\n\n"
            ),
        ),
        (
            _tr("Looking back on the day"),
            _tr(
                "## What the day was like\n\n\n## What was good for me\n\n\n## What I leave for tomorrow\n\n"
            ),
        ),
        (
            _tr("Before an appointment"),
            _tr(
                "## What I want to bring\n\n- \n\n## What changed since last time\n\n\n"
                "## What I tried\n\n- \n"
            ),
        ),
    ]
