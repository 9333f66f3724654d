"""The package in a clean root: installed, used as a person uses it, started again, removed."""

from __future__ import annotations

import faulthandler
import json
import re
import subprocess
import sys
from pathlib import Path

import installed_size
import pytest

from installed_hand import (
    CleanRoot,
    click,
    make_clean_root,
    press,
    program,
    screen,
    until,
    what_is_missing,
    window,
    write,
)

CHECKOUT = Path(__file__).resolve().parents[2]
PASSPHRASE = "four small quiet boats"
IN_THE_NOTE = (700, 500)
"""A place in a new journal's window, whose corner is the display's."""
PHRASE = "zwergfalkenschwingen"
SPELLINGS = tuple(PHRASE.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
OTHER_MACHINES = re.compile(r"socket\((?!AF_(UNIX|LOCAL|NETLINK)\b)\w+")
MISSING = what_is_missing()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the .deb: the one in dist/, or one built now."""
    built = sorted((CHECKOUT / "dist").glob("carejournal_*.deb"))
    if built:
        return built[-1]
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, CHECKOUT / "packaging" / "build_package.py", folder], check=True)
    return next(folder.glob("*.deb"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, package: Path) -> CleanRoot:
    """Return a clean root in which the package is installed."""
    faulthandler.cancel_dump_traceback_later()  # fetching a system takes longer than any test may hang
    made = make_clean_root(tmp_path_factory.mktemp("clean") / "root")
    (made.folder / "tmp" / package.name).write_bytes(package.read_bytes())
    done = made.run(
        "apt-get", "install", "--yes", "--no-install-recommends", f"/tmp/{package.name}", person=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="module")
def lived(root: CleanRoot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Live in the installed program, twice; return what strace saw."""
    calls = tmp_path_factory.mktemp("calls")
    journal = root.home / ".local/share/carejournal/journal.carejournal"
    with screen():
        with program(root, calls / "first"):
            welcome = window()
            press("Return")
            choosing = window(welcome)
            write(PASSPHRASE)
            press("Tab", "Tab")
            write(PASSPHRASE)
            press("Tab", "space", "Return")  # without a recovery sheet
            until(journal.is_file, "the journal")
            until(lambda: count(root) == 0, "an open journal")
            window(welcome, choosing)
            click(*IN_THE_NOTE)
            write(PHRASE)
            press("ctrl+Return")
            until(lambda: count(root) == 1, "the entry")
        with program(root, calls / "second"):
            window()
            write(PASSPHRASE)
            press("Return")
            until((journal.parent / f"{journal.name}.backups").is_dir, "the day's backup")
    return calls


def command(root: CleanRoot, *words: str) -> str:
    """Run the installed command with the passphrase, as scripts do; return what it printed, or ""."""
    secret = root.folder / "run" / "passphrase"  # outside the home, which is searched
    secret.write_text(PASSPHRASE, "utf-8")
    done = root.run("carejournal", "--passphrase-file", "/run/passphrase", *words)
    return done.stdout if done.returncode == 0 else ""


def count(root: CleanRoot) -> int:
    """Return how many entries the journal holds; -1 where it cannot be read."""
    told = command(root, "check", "--json")
    return int(json.loads(told)["entries"]) if told else -1


def test_what_was_written_is_there_after_starting_again(root: CleanRoot, lived: Path) -> None:
    assert (lived / "second").exists()
    assert PHRASE in command(root, "search", PHRASE)
    assert json.loads(command(root, "check", "--json"))["encrypted"] is True


def test_it_makes_a_report(root: CleanRoot, lived: Path) -> None:
    assert lived.exists()
    assert command(root, "report", "/tmp/report.pdf") != ""
    assert (root.folder / "tmp" / "report.pdf").read_bytes().startswith(b"%PDF")


def test_what_was_written_is_nowhere_readable(root: CleanRoot, lived: Path) -> None:
    assert lived.exists()
    files = [path for path in root.home.rglob("*") if path.is_file()]
    assert any(path.suffix == ".carejournal" for path in files)
    assert [path for path in files if any(each in path.read_bytes() for each in SPELLINGS)] == []
    own = [
        path for path in files if "fontlist" not in path.name and path.parent.name != "fontconfig"
    ]  # of fonts alone
    assert [path for path in own if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("start", ["first", "second"])
def test_no_socket_to_another_machine_is_made(lived: Path, start: str) -> None:
    calls = (lived / start).read_text("utf-8", "replace")
    assert "socket(AF_UNIX" in calls
    assert [line for line in calls.splitlines() if OTHER_MACHINES.search(line)] == []


def test_the_desktop_knows_the_program_and_its_files(root: CleanRoot) -> None:
    share = root.folder / "usr" / "share"
    assert (share / "applications" / "carejournal.desktop").is_file()
    assert (share / "mime" / "packages" / "carejournal.xml").is_file()
    assert (share / "icons" / "hicolor" / "16x16" / "apps" / "carejournal.png").is_file()
    assert "Qt" in (root.folder / "usr/lib/carejournal/_internal/LICENCES.txt").read_text("utf-8")


def test_it_takes_no_more_room_than_promised(root: CleanRoot) -> None:
    sizes = installed_size.sizes_of(root.folder / "usr/lib/carejournal")
    assert installed_size.above_qt_mb(sizes) <= installed_size.LIMIT_MB


def test_it_speaks_german_to_the_last_button(root: CleanRoot) -> None:
    brought = {path.name for path in (root.folder / "usr/lib/carejournal").rglob("*_de.qm")}
    assert brought == {"qtbase_de.qm"}
    assert (
        root.folder / "usr/lib/carejournal/_internal/carejournal/resources/translations/de.json"
    ).is_file()


def test_removing_it_leaves_the_journal_alone(root: CleanRoot, lived: Path) -> None:
    assert lived.exists()
    before = {path: path.stat().st_size for path in root.home.rglob("*.carejournal")}
    done = root.run("apt-get", "purge", "--yes", "carejournal", person=False)
    assert done.returncode == 0, done.stderr
    assert not (root.folder / "usr/lib/carejournal").exists()
    assert before
    assert {path: path.stat().st_size for path in root.home.rglob("*.carejournal")} == before
