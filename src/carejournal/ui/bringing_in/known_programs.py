"""The programs whose files can be brought in, each with the file to look for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from carejournal.ui.theme import STEP, Theme
from carejournal.ui.widgets.building import button, card, column, label, row, title


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("KnownPrograms", text)


class KnownPrograms(QWidget):
    """Lists what can be brought in.

    Signals:
        back_wanted(): the person wants to go back.
    """

    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        head = title(self.tr("What can be brought in"))
        head.setWordWrap(True)
        about = self.tr(
            "Look for one of these files or folders. They are recognised by what is in them, so another name "
            "does no harm. Where you have both a backup and a table, take the backup: it knows more."
        )
        parts: list[QWidget] = [label(about, wrap=True, quiet=True)]
        parts += [_group(heading, programs) for heading, programs in groups()]
        content = QWidget()
        inside = column(*parts, None, space=3 * STEP)
        inside.setContentsMargins(0, 0, 2 * STEP, 0)
        content.setLayout(inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setStyleSheet(
            "QScrollArea { border: 2px solid transparent; border-radius: 8px; }"
            f"QScrollArea:focus {{ border-color: {theme.colours.accent}; }}"
        )
        area.setAccessibleName(self.tr("What can be brought in"))
        area.setWidget(content)
        self.back = button(self.tr("Back"), self.back_wanted.emit)
        self.back.setAutoDefault(True)
        self.setLayout(column(head, area, row(None, self.back), space=4 * STEP))


def groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the programs with the files to look for, under headings."""
    return (
        (tr("Mood and symptoms"), _mood_programs()),
        (tr("Diaries and notes"), _diaries()),
        (tr("Sleep and health"), _sleep()),
        (tr("Tables and this program"), _own()),
    )


def _mood_programs() -> tuple[tuple[str, str], ...]:
    table = tr("its export as a table (.csv)")
    return (
        ("Daylio", tr("its backup (.daylio), or its export as a table (.csv), which is free")),
        ("Bearable", table),
        ("eMoods", tr("its backup (.emoods), or entry.csv out of it")),
        ("Pixels", tr("its backup (.json)")),
        ("Pixy", tr("its export (pixy-mood-tracker-….json)")),
        ("Perfice", tr("the export of one form (.csv or .json)")),
        ("How We Feel", table),
        ("MindDoc, Moodpath", tr("the zip file of its export")),
    )


def _diaries() -> tuple[tuple[str, str], ...]:
    return (
        ("Day One", tr("its export as JSON (.zip), or a journal of Day One Classic (.dayone)")),
        ("jrnl", tr("its journal as text, its folder, or its export as JSON; an encrypted one as JSON only")),
        ("RedNotebook", tr("the folder with a file for each month (2026-01.txt)")),
        ("Lifeograph", tr("its diary (.diary), not encrypted")),
        ("Joplin", tr("its export (.jex), or the one as Markdown with front matter")),
        ("Obsidian", tr("the folder of the vault with its daily notes")),
        ("Markdown", tr("a folder of notes with a date in their names or properties")),
    )


def _sleep() -> tuple[tuple[str, str], ...]:
    return (
        ("Apple Health", tr("export.zip, or export.xml out of it")),
        ("Health Connect", tr("Health Connect.zip")),
        ("Google Fit", tr("the folder Fit of a Takeout, or the zip file")),
        ("Fitbit", tr("the folder Global Export Data of a Takeout, or the zip file; sleep_score.csv")),
        ("Oura", tr("the account’s export, or sleepmodel.csv out of it")),
        ("Garmin", tr("the account’s export, or a file ending in sleepData.json out of it")),
        ("Sleep as Android", tr("sleep-export.csv, or the zip file")),
        ("PleesTracker, Sleepmeter", tr("its table (.csv)")),
        ("Health Auto Export", tr("its export as JSON")),
    )


def _own() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Any other table"), tr("a CSV file with a heading and dates; you say what its columns hold")),
        ("Care Journal", tr("a copy (.json), tables or Markdown that were taken out of a journal")),
    )


def _group(heading: str, programs: tuple[tuple[str, str], ...]) -> QFrame:
    made = card()
    parts: list[QWidget] = [label(heading, bold=True, wrap=True)]
    for name, file in programs:
        line = QWidget()
        line.setLayout(column(label(name, wrap=True), label(file, quiet=True, wrap=True), space=0))
        parts.append(line)
    made.setLayout(column(*parts, margin=4 * STEP, space=2 * STEP))
    return made
