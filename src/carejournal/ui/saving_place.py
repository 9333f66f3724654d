"""Asking where a file should be saved, by the system's own dialog."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ENDING = re.compile(r"\*\.(\w+)")


def ask_where_to_save(parent: QWidget, proposed: Path, *kinds: str) -> Path | None:
    """Return where the person wants the file, or None; the system's dialog asks before overwriting.

    Kinds are told as “PDF (*.pdf)”. A name without an ending gets that of the chosen one before it is asked
    about: an ending put behind it later would write over a file of which nobody was asked.
    """
    dialog = QFileDialog(parent, "", str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.setDefaultSuffix(_ending(kinds[0]))
    dialog.selectFile(proposed.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _ending(kind: str) -> str:
    found = ENDING.search(kind)
    return found[1] if found else ""
