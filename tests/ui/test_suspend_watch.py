"""The watch that notices when the computer sleeps or its screen is locked."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest
from PySide6.QtCore import Qt

from carejournal.ui.suspend_watch import CHECK_EVERY_SECONDS, SLEPT_SECONDS, SuspendWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SERVICE = Path(__file__).with_name("fake_login_service.py")

WATCH = """
import sys
from PySide6.QtGui import QGuiApplication
from carejournal.ui.suspend_watch import SuspendWatch
application = QGuiApplication([])
watch = SuspendWatch(application)
watch.suspending.connect(lambda: print("suspending", flush=True))
watch.start()
print("watching", flush=True)
if len(sys.argv) == 1:
    application.exec()
"""


class Clocks:
    """A computer's two clocks, to be moved by hand."""

    def __init__(self) -> None:
        self.wall = 1_800_000_000.0
        self.steady = 5_000.0

    def work(self, seconds: float) -> None:
        """Let time pass while the computer is awake."""
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")


def watching(qapp: QApplication, clocks: Clocks, **more: float) -> SuspendWatch:
    return SuspendWatch(qapp, wall=lambda: clocks.wall, steady=lambda: clocks.steady, **more)  # type: ignore[arg-type]


@pytest.fixture
def watch(qapp: QApplication, clocks: Clocks) -> Iterator[SuspendWatch]:
    made = watching(qapp, clocks, steady_stands_still=True)
    made.start()
    yield made
    made.deleteLater()


@pytest.fixture
def watch_on_windows(qapp: QApplication, clocks: Clocks) -> Iterator[SuspendWatch]:
    """Return a watch where the steady clock goes on during sleep."""
    made = watching(qapp, clocks, steady_stands_still=False)
    made.start()
    yield made
    made.deleteLater()


def test_a_sleep_is_noticed_once(qtbot: QtBot, watch: SuspendWatch, clocks: Clocks) -> None:
    clocks.work(3)
    clocks.wall += SLEPT_SECONDS + 1
    with qtbot.waitSignal(watch.suspending):
        watch.check()
    with qtbot.assertNotEmitted(watch.suspending):
        watch.check()


def test_work_and_small_corrections_of_the_clock_are_no_sleep(
    qtbot: QtBot, watch: SuspendWatch, clocks: Clocks
) -> None:
    with qtbot.assertNotEmitted(watch.suspending):
        for correction in (0, SLEPT_SECONDS - 1, -3600):
            clocks.work(3600)  # a window that was busy for an hour
            clocks.wall += correction
            watch.check()


def test_a_late_check_is_a_sleep_where_the_steady_clock_goes_on(
    qtbot: QtBot, watch_on_windows: SuspendWatch, clocks: Clocks
) -> None:
    with qtbot.assertNotEmitted(watch_on_windows.suspending):
        clocks.work(CHECK_EVERY_SECONDS)
        watch_on_windows.check()
        clocks.work(1)
        watch_on_windows.check()
    with qtbot.waitSignal(watch_on_windows.suspending):
        clocks.work(CHECK_EVERY_SECONDS + SLEPT_SECONDS + 1)
        watch_on_windows.check()


def test_a_sleep_is_noticed_when_the_window_comes_to_the_front(
    qtbot: QtBot, qapp: QApplication, watch: SuspendWatch, clocks: Clocks
) -> None:
    clocks.wall += 3600
    with qtbot.assertNotEmitted(watch.suspending):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    with qtbot.waitSignal(watch.suspending):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_a_sleep_is_noticed_by_itself(qtbot: QtBot, qapp: QApplication, clocks: Clocks) -> None:
    watch = watching(qapp, clocks, check_every=0.02)
    with qtbot.waitSignal(watch.suspending):
        watch.start()
        clocks.wall += 3600
    watch.deleteLater()


def test_time_before_the_start_counts_for_nothing(qtbot: QtBot, qapp: QApplication, clocks: Clocks) -> None:
    watch = watching(qapp, clocks)
    clocks.wall += 3600
    with qtbot.assertNotEmitted(watch.suspending):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        watch.start()
        watch.check()
    watch.deleteLater()


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "rubbish", ""])
def test_a_desktop_without_a_bus_is_quiet(address: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, "no loop"],
        env=os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": address}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("watching\n", "")


class Talk:
    """A process that says lines and, if it listens, is told some."""

    def __init__(self, *command: str, address: str = "") -> None:
        environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "1"}
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def hear(self) -> str:
        """Return the next line it says."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def tell(self, words: str) -> None:
        """Tell it a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def bus() -> Iterator[str]:
    """Start a system bus of the test's own and return its address."""
    if shutil.which("dbus-daemon") is None or importlib.util.find_spec("jeepney") is None:
        pytest.skip("needs dbus-daemon and jeepney, which Linux desktops have")
    with Talk("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1") as daemon:
        yield daemon.hear()


@pytest.fixture
def service(bus: str) -> Iterator[Talk]:
    with Talk(sys.executable, str(SERVICE), bus) as made:
        assert made.hear() == "ready"
        yield made


@pytest.fixture
def program(bus: str, service: Talk) -> Iterator[Talk]:
    """Start a watch on the bus that has heard from the login service all that it asks."""
    with Talk(sys.executable, "-c", WATCH, address=bus) as made:
        assert made.hear() == "watching"
        assert service.hear() == "GetSession 1"
        why = "The journal is locked before the computer sleeps."
        assert service.hear() == f"Inhibit sleep Care Journal {why} delay"
        yield made


def test_the_computer_sleeps_only_after_the_program_heard_of_it(program: Talk, service: Talk) -> None:
    for _ in range(2):
        service.tell("sleep")
        assert program.hear() == "suspending"
        assert service.hear() == "may sleep"
        service.tell("wake")
        assert service.hear().startswith("Inhibit sleep Care Journal")


def test_a_moment_that_is_given_when_sleep_has_begun_is_given_back(program: Talk, service: Talk) -> None:
    service.tell("sleep")
    assert program.hear() == "suspending"
    assert service.hear() == "may sleep"
    service.tell("late")
    service.tell("wake")
    assert program.hear() == "suspending"
    assert {service.hear().partition(" ")[0] for _ in range(2)} == {"Inhibit", "may"}


@pytest.mark.parametrize("word", ["lock", "screen-locked"])
def test_a_locked_screen_is_noticed(program: Talk, service: Talk, word: str) -> None:
    service.tell(word)
    assert program.hear() == "suspending"


@pytest.mark.parametrize("word", ["another-session", "screen-unlocked"])
def test_another_persons_screen_and_an_unlocked_one_mean_nothing(
    program: Talk, service: Talk, word: str
) -> None:
    service.tell(word)
    service.tell("sleep")
    assert program.hear() == "suspending"
    assert service.hear() == "may sleep"
    service.tell("lock")
    assert program.hear() == "suspending"
