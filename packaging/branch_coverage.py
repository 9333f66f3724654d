"""Print how many branches of the rooms that must not be wrong the tests go through, and name what they miss.

Run as `python3 dev.py quality coverage`, or alone in .venv. Tests of the window are left out: what only they
reach counts as missed. The data stay in build/.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("domain", "storage", "insights", "exchange", "reports")
TESTS = (*ROOMS, "services", "cli", "evidence", "system")
DATA = ROOT / "build" / "coverage"
AIM = 95.0
COVERAGE = (sys.executable, "-m", "coverage")


class Branches(NamedTuple):
    """How many branches there are, and how many of them were taken."""

    all: int = 0
    taken: int = 0

    def and_(self, other: Branches) -> Branches:
        """Return both together."""
        return Branches(self.all + other.all, self.taken + other.taken)

    @property
    def percent(self) -> float:
        """The share taken, 100 where there are none."""
        return 100.0 * self.taken / self.all if self.all else 100.0


def main() -> None:
    """Run the tests and print both tables; end with 1 where a test failed."""
    DATA.mkdir(parents=True, exist_ok=True)
    variables = {**os.environ, "COVERAGE_FILE": str(DATA / "data"), "QT_QPA_PLATFORM": "offscreen"}

    def run(*arguments: str | Path) -> int:
        with (DATA / "said.txt").open("a", encoding="utf-8") as said:
            command = [*COVERAGE, *arguments]
            return subprocess.run(command, cwd=ROOT, env=variables, stdout=said, check=False).returncode

    tests = [ROOT / "tests" / name for name in TESTS]
    run("erase")
    (DATA / "said.txt").unlink(missing_ok=True)
    pytest = ("-m", "pytest", "-m", "not slow", "--numprocesses", "auto")
    failed = run("run", *pytest, *tests)
    run("combine", "--quiet")
    run("json", "--quiet", "-o", DATA / "found.json")
    report(json.loads((DATA / "found.json").read_text("utf-8"))["files"])
    if failed:
        print(f"\nNot every test passed with coverage on: {DATA / 'said.txt'}")
        sys.exit(1)


def report(files: dict[str, Any]) -> None:
    """Print a line for each room, and one for each file of theirs below the aim."""
    rooms: dict[str, Branches] = defaultdict(Branches)
    gaps: list[tuple[str, Branches, str]] = []
    for name, found in sorted(files.items()):
        room = Path(name).parts[Path(name).parts.index("carejournal") + 1]
        if room not in ROOMS:
            continue
        summary = found["summary"]
        here = Branches(summary["num_branches"], summary["covered_branches"])
        rooms[room] = rooms[room].and_(here)
        if here.percent < AIM:
            missed = ", ".join(f"{first}-{then}" for first, then in found["missing_branches"])
            gaps.append((f"{room}/{Path(name).name}", here, missed))
    for room, all_of_it in rooms.items():
        print(f"{room:<10} {all_of_it.taken:>5} of {all_of_it.all:>5} branches  {all_of_it.percent:5.1f} %")
    print(f"\nBelow {AIM:g} % (from line - to line):")
    for name, here, missed in gaps:
        print(f"{name:<36} {here.percent:5.1f} %  {missed}")


if __name__ == "__main__":
    main()
