"""Run the slow forms of checks and write docs/quality.md from what they print; no figure there is typed.

Run as `python3 dev.py quality [NAMES]`; without names, all of them, which takes about an hour. A form that
fails keeps its last figures.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
HEAD = """\
# Slow forms and their last figures

`python3 dev.py test` runs the short form of everything. Here is what the long forms printed last,
written by `python3 dev.py quality NAME` as it stands, with day, commit, and how busy the computer was.
"""
BENCH = ("dev.py", "bench")
VENV_PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "start": ("Start of the window, beside a bare one", (*BENCH, "start")),
    "journal": ("The journal with ten and a hundred years", (*BENCH, "journal")),
    "insights": ("Insights, time", (*BENCH, "insights")),
    "report": ("Reports, time", (*BENCH, "report")),
    "exchange": ("Imports, time and memory", (*BENCH, "exchange")),
    "kill": ("Kills at random moments", (*BENCH, "kill")),
    "damage": ("Damaged journals", (*BENCH, "damage")),
    "fuzz": ("Damaged exports", (*BENCH, "fuzz_exchange", "--minutes", "10")),
    "coverage": ("Branches that tests go through", ("packaging/branch_coverage.py",)),
    "size": (
        "What the package holds, in MB",
        ("packaging/installed_size.py", "build/packaging/dist/carejournal"),
    ),
    "installed": (
        "The package, installed and used in a clean root",
        ("dev.py", "test", "--slow", "tests/packaging/test_installed.py", "-rs", "--durations=3"),
    ),
}
"""By name: what it is called on the page, and the command. How well the insights' promises hold stands in
docs/insights-method.md, written by its own benchmark."""


def main() -> None:
    """Run the forms named, or all, and write the page after each."""
    names = sys.argv[1:] or list(FORMS)
    if unknown := sorted(set(names) - FORMS.keys()):
        sys.exit(f"No form is called {', '.join(unknown)}. There are: {', '.join(FORMS)}.")
    failed = False
    for name in names:
        print(f"=== {name}", flush=True)
        began = time.monotonic()
        python = VENV_PYTHON if name == "coverage" else sys.executable  # it needs the tests' libraries
        done = subprocess.run(
            [python, *FORMS[name][1]], cwd=ROOT, capture_output=True, text=True, check=False
        )
        sys.stdout.write(done.stdout + done.stderr)
        failed = failed or done.returncode != 0
        if done.returncode == 0:
            write_section(PAGE, name, done.stdout, time.monotonic() - began)
    sys.exit(1 if failed else 0)


def write_section(page: Path, name: str, printed: str, seconds: float) -> None:
    """Put what a form printed in the place of its section, and leave the others as they are."""
    sections = read_sections(page.read_text("utf-8") if page.is_file() else "")
    title, command = FORMS[name]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    about = (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit}, {seconds:.0f} s, {os.cpu_count()} cores, load {busy}"
    )
    lines = (line.rstrip().replace(str(ROOT), ".") for line in printed.strip("\n").splitlines())
    told = "\n".join(lines)
    sections[name] = f"## {title}\n\n`python3 {' '.join(command)}` ({about})\n\n```\n{told}\n```\n"
    page.write_text("\n".join([HEAD, *(sections[each] for each in FORMS if each in sections)]), "utf-8")


def read_sections(text: str) -> dict[str, str]:
    """Return the sections of a page by their form's name."""
    by_title = {title: name for name, (title, _command) in FORMS.items()}
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    found = {
        by_title.get(part.partition("\n")[0].removeprefix("## "), ""): part.rstrip() + "\n" for part in parts
    }
    return {name: part for name, part in found.items() if name}


if __name__ == "__main__":
    main()
