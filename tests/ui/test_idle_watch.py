"""The watch that notices when nobody touches the program."""

from __future__ import annotations

import functools
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from carejournal.ui.idle_watch import IdleWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

TINY_MS = 60
LONG_MS = 5000


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[IdleWatch]:
    """Return a watch whose minutes last a twentieth of a second."""
    made = IdleWatch(qapp, minute_ms=TINY_MS)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def roll(field: QLineEdit) -> None:
    QApplication.sendEvent(
        field,
        QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def move(field: QLineEdit) -> None:
    here = QPointF(5, 5)  # sent at once: one by way of the window arrives after the next timers
    QApplication.sendEvent(
        field,
        QMouseEvent(
            QEvent.Type.MouseMove, here, here, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip


def tap(field: QLineEdit) -> None:
    QTest.touchEvent(field, TOUCH_SCREEN()).press(0, QPoint(3, 3)).commit()
    QTest.touchEvent(field, TOUCH_SCREEN()).release(0, QPoint(3, 3)).commit()


TOUCH_SCREEN = functools.cache(QTest.createTouchDevice)
TOUCHES: dict[str, Callable[[QLineEdit], None]] = {
    "key": lambda field: QTest.keyClick(field, Qt.Key.Key_A),
    "click": lambda field: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
    "move": move,
    "wheel": roll,
    "tap": tap,
}


def test_it_says_once_that_nobody_touched_the_program(qtbot: QtBot, watch: IdleWatch) -> None:
    said: list[float] = []
    watch.idle.connect(lambda: said.append(time.monotonic()))
    begun = time.monotonic()
    watch.start(1)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0] - begun >= TINY_MS / 1000
    with qtbot.assertNotEmitted(watch.idle, wait=2 * TINY_MS):
        pass


def test_more_minutes_are_waited_for_longer(qtbot: QtBot, watch: IdleWatch) -> None:
    begun = time.monotonic()
    with qtbot.waitSignal(watch.idle):
        watch.start(3)
    assert time.monotonic() - begun >= 3 * TINY_MS / 1000


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES.keys())
def test_every_touch_puts_it_off(
    qtbot: QtBot, watch: IdleWatch, field: QLineEdit, touch: Callable[[QLineEdit], None]
) -> None:
    last = 0.0
    touches = QTimer(field, interval=TINY_MS // 6)
    left = iter(range(20))

    def touch_again() -> None:
        nonlocal last
        if next(left, None) is None:
            touches.stop()
            return
        last = time.monotonic()
        touch(field)

    touches.timeout.connect(touch_again)
    watch.start(1)
    with qtbot.waitSignal(watch.idle, timeout=LONG_MS):
        touches.start()
    touches.stop()
    assert time.monotonic() - last >= TINY_MS / 1000


def test_what_was_typed_still_arrives(watch: IdleWatch, field: QLineEdit) -> None:
    watch.start(1)
    QTest.keyClicks(field, "words")
    assert field.text() == "words"


def test_the_programs_own_events_put_nothing_off(qtbot: QtBot, watch: IdleWatch, field: QLineEdit) -> None:
    busy = QTimer(field, interval=TINY_MS // 6)
    busy.timeout.connect(field.update)
    busy.start()
    with qtbot.waitSignal(watch.idle, timeout=LONG_MS):
        watch.start(1)
    busy.stop()


def test_no_minutes_mean_never(qtbot: QtBot, watch: IdleWatch) -> None:
    watch.start(1)
    with qtbot.assertNotEmitted(watch.idle, wait=2 * TINY_MS):
        watch.start(0)


def test_a_stopped_watch_says_nothing_and_can_start_again(qtbot: QtBot, watch: IdleWatch) -> None:
    watch.start(1)
    with qtbot.assertNotEmitted(watch.idle, wait=2 * TINY_MS):
        watch.stop()
    with qtbot.waitSignal(watch.idle):
        watch.start(1)


def test_a_watch_that_rests_sees_no_events(qapp: QApplication) -> None:
    seen: list[QEvent.Type] = []

    class Seeing(IdleWatch):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            seen.append(event.type())
            return super().eventFilter(watched, event)

    watch = Seeing(qapp)
    watch.start(1)
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    watch.stop()
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    assert seen == [QEvent.Type.User]
    watch.deleteLater()
