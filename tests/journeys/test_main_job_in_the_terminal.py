"""The main job from start to end in the terminal: come from Daylio, keep on recording, bring a report."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import carejournal
from reports.pdf_reading import ReadPdf, squeezed

BACKUP = Path(__file__).parent.parent / "cli" / "samples" / "backup_2026_01_20.daylio"
SOURCE = Path(carejournal.__file__).parent.parent
CACHES = (".cache", "Library/Caches", "AppData/Local/carejournal/Cache")


@dataclass(frozen=True)
class Terminal:
    """A terminal of a new user: an empty home, a folder to stand in, and a journal's folder."""

    root: Path

    def __post_init__(self) -> None:
        for name in ("home", "here", "temporary", "journal"):
            (self.root / name).mkdir()

    @property
    def journal(self) -> Path:
        return self.root / "journal" / "j.carejournal"

    def run(self, *arguments: object) -> str:
        """Run a command as a process of its own; it must end well and complain of nothing."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "CAREJOURNAL_", "PYTHON"))
        }
        home = {name: str(self.root / "home") for name in ("HOME", "USERPROFILE")}
        temporary = {name: str(self.root / "temporary") for name in ("TMPDIR", "TEMP", "TMP")}
        done = subprocess.run(
            [sys.executable, "-m", "carejournal", "--journal", str(self.journal), *map(str, arguments)],
            check=False,
            capture_output=True,
            cwd=self.root / "here",
            env=kept | home | temporary | {"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
            encoding="utf-8",
        )
        assert (done.returncode, done.stderr) == (0, ""), arguments
        return done.stdout

    def json(self, *arguments: object) -> Any:
        return json.loads(self.run(*arguments, "--json"))

    def left_behind(self) -> set[str]:
        """Return every file outside the journal's folder and the caches."""
        files = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()}
        allowed = ("journal/", *(f"home/{folder}/" for folder in CACHES))
        return {name for name in files if not name.startswith(allowed)}


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_from_daylio_to_two_good_pages_for_the_next_appointment(terminal: Terminal) -> None:
    folder = terminal.journal.parent
    outcome = terminal.json("import", BACKUP)
    assert (outcome["format"], outcome["entries"], outcome["added"]) == ("daylio-backup", 3, 3)

    night = terminal.run(
        "add", "Slept through until the birds.", "--sleep", 7.5, "--sleep-quality", 8, "--mood", 6,
        "--tag", "regular bedtime",
    ).strip()  # fmt: skip
    session = terminal.run(
        "session", "therapy", "--at", "yesterday 17:00", "--method", "CBT", "--minutes", 50,
        "--note", "The birds came up again.",
    ).strip()  # fmt: skip
    assert re.fullmatch("[0-9a-f]{32}", night)
    assert re.fullmatch("[0-9a-f]{32}", session)

    hits = terminal.json("search", "birds")
    assert [(hit["id"], hit["kind"]) for hit in hits] == [(night, "entry"), (session, "session")]
    assert [hit["id"] for hit in terminal.json("search", "regular", "bedtime")] == [night]

    cards = terminal.json("evidence")
    assert cards
    assert all(card["short_answer"] and card["strength"] and card["concerns"] for card in cards)
    assert all(work["doi"] for card in cards for work in card["references"])

    told = terminal.json("insights")
    described = {each["measure"]: each for each in told["descriptions"]}
    assert told["recorded_days"] == len(days_of(terminal))
    assert {finding["verdict"] for finding in told["findings"]} == {"not enough data"}
    assert (described["sleep_hours"]["mean"], described["sleep_hours"]["recorded_days"]) == (7.5, 1)
    assert described["stress"]["mean"] is None

    report = terminal.run("report", folder / "report.pdf")
    assert "recorded 1 of 28 days" in report
    check_report((folder / "report.pdf").read_bytes())

    terminal.run("export", folder / "first.json")
    again = terminal.json("import", BACKUP)
    assert (again["added"], again["already_there"], again["skipped"]) == (0, 3, [])
    terminal.run("export", folder / "second.json")
    assert (folder / "second.json").read_bytes() == (folder / "first.json").read_bytes()
    whole = json.loads((folder / "first.json").read_text("utf-8"))
    assert (len(whole["entries"]), [each["id"] for each in whole["sessions"]]) == (4, [session])

    sound = terminal.json("check")
    assert (sound["sound"], sound["entries"], sound["sessions"]) == (True, 4, 1)
    assert terminal.left_behind() == set()
    beside = {"j.carejournal.backups", "j.carejournal.seal"}
    names = {"first.json", "j.carejournal", "report.pdf", "second.json", *beside}
    assert {path.name for path in folder.iterdir()} == names
    assert all((folder / name).stat().st_mode & 0o077 == 0 for name in names)


def days_of(terminal: Terminal) -> set[str]:
    """Return the days of the journal with a rating, as its export has them."""
    target = terminal.journal.parent / "first.json"
    terminal.run("export", target)
    entries = json.loads(target.read_text("utf-8"))["entries"]
    return {entry["moment"][:10] for entry in entries if entry["readings"]}


def check_report(content: bytes) -> None:
    """Check that a report can be read aloud, copied and printed anywhere, and holds what it should."""
    reader = ReadPdf(content)
    root = reader.document.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en"
    figures = [element for name, element in reader.tags() if name == "Figure"]
    assert figures
    spoken = str(figures[0].Alt)
    assert "Sleep hours: recorded on 1 of 28 days, mean 7.5 h" in spoken
    assert "Therapy 1" in spoken
    assert reader.fonts()  # and each of them is embedded
    assert {"H1", "Table", "TH", "TD"} <= set(reader.tag_names())
    text = reader.text()
    for words in ("Slept through until the birds.", "regular bedtime", "CBT", "Not a diagnosis."):
        assert squeezed(words) in text
    assert "birdscameup" not in text  # what was noted of a session stays in the journal
