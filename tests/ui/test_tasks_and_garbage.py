"""Work in a thread never frees a widget: that would end the process."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from carejournal.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

CYCLES = 20_000
"""Many times what makes Python collect garbage."""


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    home = QWidget()
    qtbot.addWidget(home)
    made = Tasks(home)
    yield made
    made.finish()


def make_cycles() -> int:
    for _ in range(CYCLES):
        cycle: list[object] = []
        cycle.append(cycle)
    return threading.get_ident()


def test_garbage_made_in_a_thread_frees_no_widget_there(qtbot: QtBot, tasks: Tasks) -> None:
    freed_in: list[int] = []
    gc.collect()
    widget = QWidget()
    widget.own_cycle = widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: freed_in.append(threading.get_ident()))
    del widget
    worked_in: list[int] = []
    tasks.run(make_cycles, worked_in.append)
    qtbot.waitUntil(lambda: bool(worked_in))
    assert worked_in != [threading.get_ident()]
    gc.collect()
    assert freed_in == [threading.get_ident()]


def test_garbage_is_collected_again_when_the_work_is_done(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[object] = []
    for _ in range(3):
        tasks.run(lambda: None, done.append)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: len(done) == 3)
    assert gc.isenabled()


def test_forgotten_work_does_not_keep_garbage_for_ever(qtbot: QtBot, tasks: Tasks) -> None:
    tasks.forget(tasks.run(lambda: None, lambda _: None))
    qtbot.waitUntil(gc.isenabled)
