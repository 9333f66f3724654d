"""A person's way through the window with real keys and clicks; a picture is kept of each station."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from journeys.screen import wait_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from journeys.atspi import Node
    from journeys.screen import Screen

PASSPHRASE = "four words of rain"
CELLS = 11
TYPED = "## A walk\n- rain\n**good** company"
NOTE = "## A walk\n- rain\n- **good** company"
"""What becomes of the words typed: a list goes on in its next line."""


class WalkThrough:
    """Goes through a journal that a passphrase locks, which a command makes in `folder` first."""

    def __init__(self, screen: Screen, folder: Path, pictures: Path, *command: str) -> None:
        self.screen, self.pictures = screen, pictures
        self._journal, self._secret = folder / "life.carejournal", folder / "passphrase"
        self._secret.write_text(PASSPHRASE, "utf-8")
        self._program: subprocess.Popen[str] | None = None
        self._number = 0
        pictures.mkdir(parents=True, exist_ok=True)
        for old in pictures.glob("*.png"):
            old.unlink()
        self.terminal(*(command or ("demo",)))

    def terminal(self, *arguments: str) -> str:
        """Do something with the closed journal on the command line, and return what that says."""
        line = [sys.executable, "-m", "carejournal", *self._files, *arguments]
        done = subprocess.run(
            line, env=self.screen.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    @property
    def _files(self) -> tuple[str, ...]:
        return "--journal", str(self._journal), "--passphrase-file", str(self._secret)

    def begin(self, **variables: str) -> None:
        """Start the program, with other variables of its environment than usual, until it can be used."""
        before = dict(self.screen.environment)
        self.screen.environment |= variables
        self._program = self.screen.start(*self._files)
        self.screen.environment = before
        wait_for(lambda: self.screen.desktop.find("Care Journal", "filler"), "the window")

    def end(self) -> None:
        """Close the program as a session that ends does."""
        assert self._program is not None
        self._program.terminate()
        self._program.wait(20)

    def keep(self, name: str) -> Path:
        """Keep a picture of the screen."""
        self._number += 1
        path = self.pictures / f"{self._number:02}-{name}.png"
        self.screen.settled_picture().save(str(path))
        return path

    def rate(self, name: str, value: int) -> None:
        """Click on a number of a scale."""
        left, top, width, height = self.scale(name).place
        self.screen.click_at(left + round((value + 0.5) * width / CELLS), top + height // 2)

    def scale(self, name: str) -> Node:
        """Return a scale of the check-in."""
        return wait_for(lambda: _scale(self.screen.desktop, name), f"the scale of {name}")

    def check_in_by_mouse(self) -> int:
        """Record mood, stress, sleep and a tag of today, which is open, and save; return the clicks."""
        self.screen.clicks = 0
        self.rate("Mood", 6)
        self.rate("Stress", 4)
        self.rate("Sleep quality", 7)
        self.screen.click("15 minutes more", "push button")
        self.screen.click("Tag exercise", "check box")
        self.screen.click("Done", "push button")
        return self.screen.clicks

    def check_in_by_keyboard(self) -> float:
        """Record mood, stress and words in a new entry, and save; return the seconds it took."""
        begun = time.monotonic()
        self.screen.press("ctrl+n")
        self.screen.press("8", "Tab", "2")
        self.screen.press("ctrl+Return")
        return time.monotonic() - begun

    def entries(self, file: Path) -> list[Mapping[str, object]]:
        """Return what the journal holds, newest last; the program must have ended."""
        file.unlink(missing_ok=True)
        self.terminal("export", str(file), "--format", "json")
        found: list[Mapping[str, object]] = json.loads(file.read_text("utf-8"))["entries"]
        return found

    def see(self, name: str, role: str = "") -> Node:
        """Return something by its spoken name once it can be seen."""
        return self.screen.find(name, role)

    def gone(self, name: str, role: str = "") -> None:
        """Wait until something cannot be seen any more."""
        wait_for(lambda: self.screen.desktop.find(name, role) is None, f"the end of “{name}”")


def _scale(desktop: Node, name: str) -> Node | None:
    for node in desktop.walk():
        if node.role == "slider" and node.name.partition(":")[0] == name and node.shown:
            return node
    return None
