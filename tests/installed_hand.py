"""A clean Debian that holds nothing but its base and our package, and a hand that types in what it shows."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

SUITE = "bookworm"
NEEDED = ("debootstrap", "Xvfb", "xdotool", "strace", "apt-get", "dpkg-deb")
PERSON = 1000
DISPLAY = ":78"
LONGEST_S = 60.0


def what_is_missing() -> str:
    """Return why a clean root cannot be made here, or ""."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if os.name != "posix" or os.geteuid() != 0:
        return "a clean root needs root"
    return f"not installed: {', '.join(absent)}" if absent else ""


@dataclass(frozen=True)
class CleanRoot:
    """The root's folder; `home` is where its one person keeps everything."""

    folder: Path

    @property
    def home(self) -> Path:
        """The person's home, seen from outside."""
        return self.folder / "home" / "person"

    def run(self, *command: str, person: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command to its end inside, as the person or as root."""
        line = [*self.inside(person=person), *command]
        return subprocess.run(line, env=self.variables(), capture_output=True, text=True, check=False)

    def inside(self, *, person: bool = True) -> list[str]:
        """Return what comes before a command to run it inside."""
        user = [f"--userspec={PERSON}:{PERSON}"] if person else []
        return ["chroot", *user, str(self.folder)]

    @staticmethod
    def variables() -> Mapping[str, str]:
        """Return the few variables that a fresh desktop would set."""
        proxies = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        own = {
            "HOME": "/home/person",
            "DISPLAY": DISPLAY,
            "LANG": "C.UTF-8",
            "PATH": os.defpath + ":/usr/sbin:/sbin",
        }
        return proxies | own | {"DEBIAN_FRONTEND": "noninteractive"}


def make_clean_root(folder: Path) -> CleanRoot:
    """Bootstrap a base system into the folder."""
    command = ["debootstrap", "--variant=minbase", SUITE, str(folder)]  # from where debootstrap itself looks
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    root = CleanRoot(folder)
    root.home.mkdir(parents=True)
    os.chown(root.home, PERSON, PERSON)
    return root


@contextmanager
def screen() -> Iterator[None]:
    """Let there be a display while this lasts."""
    command = ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-ac", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until(lambda: xdotool("getdisplaygeometry").returncode == 0, "a display")
            yield
        finally:
            server.terminate()


@contextmanager
def program(root: CleanRoot, calls: Path) -> Iterator[None]:
    """Run the installed program under strace while this lasts; it is told to end as at a log-out."""
    watch = ["strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", str(calls)]
    command = [*watch, *root.inside(), "/usr/bin/carejournal"]
    with subprocess.Popen(command, env=root.variables(), start_new_session=True) as process:
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(LONGEST_S)


def window(*seen: str) -> str:
    """Wait for a visible window that was not seen before, give it the keyboard, and return its number."""

    def newest() -> str:
        found = xdotool("search", "--onlyvisible", "--name", "Care Journal").stdout.split()
        return next((each for each in reversed(found) if each not in seen), "")

    until(lambda: newest() != "", "a window")
    number = newest()
    until(lambda: _keeps_keyboard(number), "the keyboard")
    return number


def _keeps_keyboard(number: str) -> bool:
    """Give a window the keyboard; no window manager does it here, and one that closes may still take it."""
    xdotool("windowfocus", "--sync", number)
    time.sleep(0.7)
    return xdotool("getwindowfocus").stdout.strip() == number


def click(right: int, down: int) -> None:
    """Click at a place of the display."""
    xdotool("mousemove", str(right), str(down), "click", "1")


def press(*keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        xdotool("key", "--delay", "40", key)


def write(words: str) -> None:
    """Type words."""
    xdotool("type", "--delay", "25", words)


def xdotool(*words: str) -> subprocess.CompletedProcess[str]:
    """Do something at the display."""
    variables = os.environ | {"DISPLAY": DISPLAY}
    return subprocess.run(["xdotool", *words], env=variables, capture_output=True, text=True, check=False)


def until(true: Callable[[], bool], what: str) -> None:
    """Wait until something is true."""
    end = time.monotonic() + LONGEST_S
    while not true():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.05)
