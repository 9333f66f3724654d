"""A second start on the same journal brings the first window to the front."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket  # noqa: TID251 - speaks as another local program would

from carejournal.ui.first_window import AT_ONCE, LONGEST_TOKEN, FirstWindow, ask_first_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SOURCES = Path(__file__).parents[2] / "src" / "carejournal"

ASK = """
import sys
from pathlib import Path
from carejournal.ui.first_window import ask_first_window
print(ask_first_window(Path(sys.argv[1]), sys.argv[2]))
"""

LISTEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from carejournal.ui.first_window import FirstWindow
application = QCoreApplication()
window = FirstWindow()
print(window.listen(Path(sys.argv[1])), flush=True)
application.exec()
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps its pipes in no folder")


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make the desktop's folder for sockets; pytest's own paths are longer than a socket's may be."""
    folder = Path(tempfile.mkdtemp(prefix="cj-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def journal(tmp_path: Path, runtime: Path) -> Path:
    assert runtime.exists()
    return tmp_path / "my journal"


@pytest.fixture
def window(qtbot: QtBot, journal: Path) -> Iterator[FirstWindow]:
    assert qtbot is not None
    made = FirstWindow()
    assert made.listen(journal)
    yield made
    made.close()
    made.deleteLater()


def other_process(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def asked(qtbot: QtBot, journal: Path, token: str = "") -> str:
    """Start the program a second time and return what it says of the first window's answer."""
    second = other_process(ASK, str(journal), token)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    words, faults = second.communicate()
    assert faults == ""
    return words.strip()


def speaker_to(qtbot: QtBot, runtime: Path) -> QLocalSocket:
    """Connect as another program of this user could."""
    (place,) = runtime.iterdir()
    speaker = QLocalSocket()
    speaker.connectToServer(str(place))
    qtbot.waitUntil(lambda: speaker.state() is QLocalSocket.LocalSocketState.ConnectedState)
    return speaker


def hung_up(qtbot: QtBot, speaker: QLocalSocket) -> bytes:
    """Wait until the window ends the connection, and return what it said."""
    qtbot.waitUntil(lambda: speaker.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    return bytes(speaker.readAll().data())


def test_a_second_start_raises_the_first_window_with_its_token(
    qtbot: QtBot, window: FirstWindow, journal: Path
) -> None:
    tokens: list[str] = []
    window.raise_wanted.connect(tokens.append)
    assert asked(qtbot, journal, "gnome-shell/app/42-TIME7") == "True"
    assert asked(qtbot, journal) == "True"
    assert tokens == ["gnome-shell/app/42-TIME7", ""]


def test_a_second_start_through_a_link_reaches_the_same_window(
    qtbot: QtBot, window: FirstWindow, journal: Path, tmp_path: Path
) -> None:
    journal.touch()
    link = tmp_path / "shortcut"
    link.symlink_to(journal)
    with qtbot.waitSignal(window.raise_wanted):
        assert asked(qtbot, link) == "True"


@pytest.mark.parametrize("token", ["two\nlines", "x" * (LONGEST_TOKEN + 1), "ümlaut"])
def test_a_token_that_no_desktop_gives_is_left_out(
    qtbot: QtBot, window: FirstWindow, journal: Path, token: str
) -> None:
    with qtbot.waitSignal(window.raise_wanted) as raised:
        assert asked(qtbot, journal, token) == "True"
    assert raised.args == [""]


@pytest.mark.usefixtures("window")
def test_another_journals_window_is_not_asked(qtbot: QtBot, journal: Path) -> None:
    assert asked(qtbot, journal.with_name("another")) == "False"


def test_without_a_first_window_the_answer_is_no(journal: Path) -> None:
    assert not ask_first_window(journal)


@pytest.mark.usefixtures("window")
def test_a_first_window_too_busy_to_answer_is_not_waited_for(journal: Path) -> None:
    assert not ask_first_window(journal, within_ms=50)  # this thread is the window's own


def test_what_a_killed_window_left_behind_is_cleared_away(qtbot: QtBot, journal: Path, runtime: Path) -> None:
    first = other_process(LISTEN, str(journal))
    assert first.stdout is not None
    assert first.stdout.readline() == "True\n"
    assert asked(qtbot, journal) == "True"
    first.kill()
    first.communicate()
    left = list(runtime.iterdir())
    assert len(left) == 1
    assert not ask_first_window(journal)
    window = FirstWindow()
    assert window.listen(journal)
    assert asked(qtbot, journal) == "True"
    assert list(runtime.iterdir()) == left
    window.close()
    assert list(runtime.iterdir()) == []


@pytest.mark.usefixtures("window")
def test_the_socket_is_this_users_alone_and_names_neither_user_nor_journal(runtime: Path) -> None:
    (place,) = runtime.iterdir()
    assert place.lstat().st_mode & 0o077 == 0
    assert place.name.startswith("carejournal-")
    assert "my" not in place.name


JUNK = {
    "nothing": b"\n",
    "too short": b"show\n",
    "http": b"GET / HTTP/1.1\r\n\r\n",
    "no text": b"show \xff\n",
    "nul": b"show \0\n",
    "twice": b"show a\nshow b\n",
    "endless": b"x" * 10_000_000,
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
def test_junk_is_hung_up_on_and_harms_nothing(
    qtbot: QtBot, window: FirstWindow, journal: Path, runtime: Path, junk: bytes
) -> None:
    raised: list[str] = []
    window.raise_wanted.connect(raised.append)
    speaker = speaker_to(qtbot, runtime)
    speaker.write(junk)
    assert hung_up(qtbot, speaker) == b""
    assert raised == []
    assert asked(qtbot, journal) == "True"


def test_a_request_in_pieces_is_understood(qtbot: QtBot, window: FirstWindow, runtime: Path) -> None:
    speaker = speaker_to(qtbot, runtime)
    with qtbot.waitSignal(window.raise_wanted) as raised:
        for letter in b"show abc\n":
            speaker.write(bytes([letter]))
            qtbot.waitUntil(lambda: speaker.bytesToWrite() == 0)
    assert raised.args == ["abc"]
    assert hung_up(qtbot, speaker) == b"shown\n"


def test_one_that_says_nothing_is_hung_up_on(qtbot: QtBot, journal: Path, runtime: Path) -> None:
    window = FirstWindow(request_within_ms=20)
    assert window.listen(journal)
    assert hung_up(qtbot, speaker_to(qtbot, runtime)) == b""
    window.close()


def test_many_that_say_nothing_do_not_keep_a_second_start_out_for_long(
    qtbot: QtBot, journal: Path, runtime: Path
) -> None:
    window = FirstWindow(request_within_ms=200)
    assert window.listen(journal)
    silent = [speaker_to(qtbot, runtime) for _ in range(AT_ONCE * 3)]
    for speaker in silent:
        hung_up(qtbot, speaker)
    assert asked(qtbot, journal) == "True"
    window.close()


def test_a_window_that_closes_hangs_up(qtbot: QtBot, window: FirstWindow, runtime: Path) -> None:
    speaker = speaker_to(qtbot, runtime)
    speaker.write(b"sho")
    window.close()
    assert hung_up(qtbot, speaker) == b""
    assert list(runtime.iterdir()) == []


def test_a_window_that_closes_when_it_is_asked_is_not_said_to_be_shown(
    qtbot: QtBot, window: FirstWindow, journal: Path
) -> None:
    window.raise_wanted.connect(window.close)
    assert asked(qtbot, journal) == "False"


def test_without_a_private_folder_of_the_desktop_one_is_made(
    qtbot: QtBot, journal: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime.chmod(0o755)
    monkeypatch.setattr(tempfile, "tempdir", str(runtime))
    monkeypatch.setenv("TMPDIR", str(runtime))
    window = FirstWindow()
    assert window.listen(journal)
    (folder,) = runtime.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert asked(qtbot, journal) == "True"
    window.close()


def test_where_another_user_could_listen_nobody_is_asked(
    journal: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(runtime))
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    (runtime / f"carejournal-{os.getuid()}").symlink_to(runtime)
    assert not FirstWindow().listen(journal)
    assert not ask_first_window(journal)


def test_a_place_too_long_for_a_socket_is_done_without(
    journal: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = runtime / ("x" * 120)
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert not FirstWindow().listen(journal)
    assert not ask_first_window(journal)


def imports_from(module: str) -> set[tuple[str, str]]:
    """Return which files of the program import what from this module of PySide6."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {f"{node.module}.{each.name}" for each in node.names}
            elif isinstance(node, ast.Import):
                names = {each.name for each in node.names}
            else:
                continue
            whole = f"PySide6.{module}"
            place = path.relative_to(SOURCES).as_posix()
            found |= {(place, name) for name in names if name == whole or name.startswith(whole + ".")}
    return found


def test_only_local_sockets_are_used_and_only_here() -> None:
    assert imports_from("QtNetwork") == {
        ("ui/first_window.py", "PySide6.QtNetwork.QLocalServer"),
        ("ui/first_window.py", "PySide6.QtNetwork.QLocalSocket"),
    }


def test_only_the_suspend_watch_hears_the_desktops_bus() -> None:
    assert {place for place, _ in imports_from("QtDBus")} == {"ui/suspend_watch.py"}
