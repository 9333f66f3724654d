"""Slow work beside the window."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from carejournal.domain.refusal import Refusal
from carejournal.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WINDOW_THREAD = threading.get_ident()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    assert qtbot is not None
    owner = QObject()
    made = Tasks(owner)
    yield made
    made.finish()


def test_300_quick_tasks_all_come_back_in_order_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    outcomes: list[tuple[int, bool]] = []
    for number in range(300):
        tasks.run(
            partial(abs, number), lambda n: outcomes.append((n, threading.get_ident() == WINDOW_THREAD))
        )
    qtbot.waitUntil(lambda: not tasks.busy)
    assert outcomes == [(n, True) for n in range(300)]


def test_the_work_itself_runs_beside_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[object] = []
    tasks.run(threading.get_ident, threads.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert threads != [WINDOW_THREAD]


def test_one_piece_of_work_runs_after_the_other(qtbot: QtBot, tasks: Tasks) -> None:
    meeting = threading.Barrier(2)
    outcomes: list[str] = []

    def work() -> str:
        try:
            meeting.wait(0.05)
        except threading.BrokenBarrierError:
            return "alone"
        return "two at once"

    for _ in range(2):
        tasks.run(work, outcomes.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert outcomes == ["alone", "alone"]


def test_a_refusal_in_the_work_is_told_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[tuple[BaseException, bool]] = []

    def work() -> None:
        raise Refusal("The folder is gone.")

    tasks.run(work, lambda _: None, lambda e: failures.append((e, threading.get_ident() == WINDOW_THREAD)))
    qtbot.waitUntil(lambda: not tasks.busy)
    ((error, here),) = failures
    assert isinstance(error, Refusal)
    assert str(error) == "The folder is gone."
    assert here


def test_an_error_nobody_waits_for_is_raised_where_faults_are_shown(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.captureExceptions() as raised:
        tasks.run(lambda: 1 / 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert not tasks.busy


def test_a_forgotten_outcome_reaches_nobody(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[str] = []
    may_end = threading.Event()
    number = tasks.run(may_end.wait, lambda _: told.append("forgotten"))
    tasks.run(lambda: None, lambda _: told.append("kept"))
    tasks.forget(number)
    tasks.forget(12_345)
    may_end.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == ["kept"]


def test_a_task_may_start_the_next_one(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[int] = []

    def go_on(number: int) -> None:
        tasks.run(lambda: number + 1, told.append)

    tasks.run(lambda: 1, go_on)
    qtbot.waitUntil(lambda: told == [2])


def test_finishing_waits_for_running_work_and_tells_nobody(tasks: Tasks) -> None:
    told: list[object] = []
    done: list[str] = []
    started, may_end = threading.Event(), threading.Event()

    def work() -> None:
        started.set()
        may_end.wait(5)
        done.append("whole")

    tasks.run(work, told.append)
    tasks.run(lambda: done.append("never begun"), told.append)
    assert started.wait(5)
    threading.Timer(0.02, may_end.set).start()
    tasks.finish()
    assert done == ["whole"]
    assert not tasks.busy
    QCoreApplication.processEvents()
    assert told == []


def test_forgotten_work_whose_turn_has_not_come_is_never_begun(qtbot: QtBot, tasks: Tasks) -> None:
    free, begun = threading.Event(), list[str]()
    tasks.run(free.wait, lambda _: None)
    tasks.forget(tasks.run(lambda: begun.append("forgotten"), lambda _: None))
    tasks.run(lambda: begun.append("awaited"), lambda _: None)
    free.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert begun == ["awaited"]
