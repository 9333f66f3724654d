"""A screen of its own for the real program: Xvfb, a private D-Bus with AT-SPI, real keys and clicks."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from journeys.whole_life import HOME_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from journeys.atspi import Node

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
TOOLS = ("Xvfb", "xdotool", "dbus-daemon")
LIBRARIES = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
SIZE = (1280, 800)
BYTES_OF_A_COLOUR = 12
LOWEST_WINDOW = 150
Found = TypeVar("Found")
LONGEST_S = 30.0
LOOK_EVERY_S = 0.05
SETTLED_S = 0.2
MOST_LOOKS = 5


def missing_tools() -> str:
    """Return what this system lacks for a screen, or ""."""
    lacking = [name for name in TOOLS if shutil.which(name) is None]
    lacking += [] if LAUNCHER.exists() else ["at-spi2-core"]
    for library in LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            lacking.append(library)
    return ", ".join(lacking)


class Screen:
    """Runs programs on an invisible screen, works keys and mouse, and reads them as a screen reader does.

    No window manager runs there: what is on top is given the keyboard before each key.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        self._processes: list[subprocess.Popen[str]] = []
        self._folder, self._size = folder, size
        self.clicks = 0
        home = folder / "home"
        run = folder / "run"
        for each in (home, run):
            each.mkdir(parents=True, mode=0o700)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(
                ("XDG_", "CAREJOURNAL", "QT_", "DBUS_", "WAYLAND", "DISPLAY", "LC_", "LANG")
            )
        }
        homes = {name: str(home / ("" if name == "HOME" else name.lower())) for name in HOME_VARIABLES}
        self.environment = kept | homes | {"XDG_RUNTIME_DIR": str(run), "LC_ALL": "C.UTF-8"}
        try:
            self._begin(size)
        except BaseException:
            self.end()
            raise

    def _begin(self, size: tuple[int, int]) -> None:
        wide, high = size
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{wide}x{high}x24", "-nolisten", "tcp"]
        command += ["-fbdir", str(self._folder)]
        self.environment["DISPLAY"] = f":{self._first_line(command)}"
        bus = self._first_line(["dbus-daemon", "--session", "--nofork", "--print-address"])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus = bus
        self.environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._start([str(LAUNCHER), "--launch-immediately"])
        self._desktop: Node | None = None

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the program."""
        return self._start([sys.executable, "-m", "carejournal", *arguments])

    @property
    def desktop(self) -> Node:
        """What every program on this screen lies in, as a screen reader knows it."""
        from journeys.atspi import desktop

        if self._desktop is None:
            self._desktop = desktop(self.bus)
        return self._desktop

    def find(self, name: str, role: str = "") -> Node:
        """Return something on the screen by its spoken name, once it is there."""
        return wait_for(lambda: self.desktop.find(name, role), f"“{name}” {role}")

    def click(self, name: str, role: str = "") -> None:
        """Click into the middle of something by its spoken name."""
        left, top, width, height = self.find(name, role).place
        self.click_at(left + width // 2, top + height // 2)

    def click_at(self, x: int, y: int) -> None:
        """Click at a point of the screen."""
        self.clicks += 1
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def press(self, *keys: str) -> None:
        """Press keys, one after another, each as xdotool writes it: ctrl+k, Tab, 7."""
        self._focus()
        self._xdotool("key", "--clearmodifiers", *keys)

    def write(self, words: str) -> None:
        """Type words; a line ends with the Return key."""
        self._focus()
        for number, line in enumerate(words.split("\n")):
            if number:
                self._xdotool("key", "Return")
            self._xdotool("type", "--delay", "4", "--", line)

    def picture(self) -> QImage:
        """Return what is on the screen now."""
        return decoded((self._folder / "Xvfb_screen0").read_bytes())

    def settled_picture(self) -> QImage:
        """Return what is on the screen once it has not changed for a while; only a cursor may blink."""
        before = self.picture()
        for _ in range(MOST_LOOKS):
            time.sleep(SETTLED_S)
            after = self.picture()
            if after == before:
                break
            before = after
        return before

    def end(self) -> None:
        """End every program on the screen, and the screen."""
        if getattr(self, "_desktop", None) is not None:
            self.desktop.connection.close()
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def _focus(self) -> None:
        """Give the keyboard to the topmost window; what is as low as a tooltip does not count."""
        visible = self._xdotool("search", "--onlyvisible", "--name", "").split()
        for window in reversed(visible):
            shape = self._xdotool("getwindowgeometry", "--shell", window)
            size = dict(line.split("=") for line in shape.split())
            if int(size["HEIGHT"]) >= LOWEST_WINDOW and size["WIDTH"] != str(self._size[0]):
                self._xdotool("windowfocus", "--sync", window)
                return

    def _xdotool(self, *arguments: str) -> str:
        line = ["xdotool", *arguments]
        done = subprocess.run(
            line, env=self.environment, check=True, timeout=LONGEST_S, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def _start(self, command: list[str], output: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command, env=self.environment, stdout=output, stderr=subprocess.DEVNULL, text=True
        )
        self._processes.append(process)
        return process

    def _first_line(self, command: list[str]) -> str:
        process = self._start(command, subprocess.PIPE)
        assert process.stdout is not None
        return process.stdout.readline().strip()


def wait_for(look: Callable[[], Found | None], what: str, longest_s: float = LONGEST_S) -> Found:
    """Return what is looked for once it is there."""
    deadline = time.monotonic() + longest_s
    while not (found := look()):
        assert time.monotonic() < deadline, f"never came: {what}"
        time.sleep(LOOK_EVERY_S)
    return found


def decoded(xwd: bytes) -> QImage:
    """Return the picture in the bytes of an X window dump: 32 bits a pixel, as Xvfb keeps its screen."""
    from PySide6.QtGui import QImage

    numbers = struct.unpack(">25I", xwd[:100])
    head, width, height, line, colours = numbers[0], numbers[4], numbers[5], numbers[12], numbers[19]
    pixels = xwd[head + colours * BYTES_OF_A_COLOUR :]
    return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()
