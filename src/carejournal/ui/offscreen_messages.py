"""What Qt says while it draws without a display."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMessageLogContext, QtMsgType

OF_EVERY_WINDOW = "This plugin does not support propagateSizeHints()"
"""Said hundreds of times in a tour, and about nothing that anyone could mend."""


@contextmanager
def fewer_messages() -> Iterator[None]:
    """Keep that sentence from the terminal while this lasts; whatever else Qt says is printed there."""
    before = qInstallMessageHandler(_told)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _told(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    if message != OF_EVERY_WINDOW:
        sys.stderr.write(f"{message}\n")
