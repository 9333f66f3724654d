"""The first window of a journal, and how a second start asks it to come to the front.

They speak through a local socket of this user's alone; no network is touched. Whoever listens must hold the
journal's writer lock: a listener takes the place of an earlier one without asking.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

# ruff's ban has this one exception: local sockets, never a network's (held by tests/ui/test_first_window.py).
from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: TID251

SHOW = b"show "
SHOWN = b"shown\n"
END = b"\n"
LONGEST_TOKEN = 512
LONGEST_REQUEST = len(SHOW) + LONGEST_TOKEN + len(END)
AT_ONCE = 8
"""More than eight that speak at the same time are not a person's second starts."""

REQUEST_WITHIN_MS = 2000
ANSWER_WITHIN_MS = 1500


class FirstWindow(QObject):
    """Listens for second starts on the same journal.

    Signals:
        raise_wanted(str): a second start asks the window to the front; with the desktop's activation token,
            or "" where it had none. The second start is answered once all that is connected has run.
    """

    raise_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None, *, request_within_ms: int = REQUEST_WITHIN_MS) -> None:
        super().__init__(parent)
        self._request_within_ms = request_within_ms
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(AT_ONCE)
        self._server.newConnection.connect(self._meet)
        self._speaking: set[QLocalSocket] = set()

    def listen(self, path: Path) -> bool:
        """Answer second starts on this journal from now on; False where this computer has no place for it."""
        self.close()
        name = _socket_name(path)
        if name is None:
            return False
        QLocalServer.removeServer(name)  # left behind by one that was killed
        return self._server.listen(name)

    def close(self) -> None:
        """Listen no more; the socket's file goes."""
        for speaker in list(self._speaking):
            self._hang_up(speaker)
        self._server.close()

    @Slot()
    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            speaker = self._server.nextPendingConnection()
            speaker.setReadBufferSize(LONGEST_REQUEST)
            self._speaking.add(speaker)
            patience = QTimer(speaker, singleShot=True, interval=self._request_within_ms)
            speaker.disconnected.connect(partial(self._part, speaker))
            speaker.readyRead.connect(partial(self._hear, speaker))
            patience.timeout.connect(partial(self._hang_up, speaker))
            patience.start()
            if len(self._speaking) > AT_ONCE:
                self._hang_up(speaker)
            elif speaker.bytesAvailable():
                self._hear(speaker)

    def _hear(self, speaker: QLocalSocket) -> None:
        request = bytes(speaker.peek(LONGEST_REQUEST).data())
        if END not in request and len(request) < LONGEST_REQUEST:
            return
        token = _token_in(request)
        if token is None:
            self._hang_up(speaker)
            return
        speaker.readAll()
        self.raise_wanted.emit(token)
        if speaker in self._speaking:  # unless it went away, or the window closed
            speaker.write(SHOWN)
            speaker.disconnectFromServer()

    def _hang_up(self, speaker: QLocalSocket) -> None:
        speaker.abort()

    def _part(self, speaker: QLocalSocket) -> None:
        if speaker in self._speaking:
            self._speaking.remove(speaker)
            speaker.deleteLater()


def ask_first_window(path: Path, token: str = "", *, within_ms: int = ANSWER_WITHIN_MS) -> bool:
    """Ask the journal's first window to the front, handing it the desktop's activation token.

    True if it answered that it is shown. False, soon, where there is none or it is too busy to answer.
    """
    name = _socket_name(path)
    if name is None:
        return False
    socket = QLocalSocket()
    socket.setReadBufferSize(len(SHOWN))
    socket.connectToServer(name)
    if not socket.waitForConnected(within_ms):
        return False
    socket.write(SHOW + _fitting(token) + END)
    while socket.bytesAvailable() < len(SHOWN) and socket.waitForReadyRead(within_ms):
        pass
    answer = bytes(socket.readAll().data())
    socket.abort()
    return answer == SHOWN


def _fitting(token: str) -> bytes:
    """Return the token as it is sent; one that the desktop cannot have given is none."""
    fits = len(token) <= LONGEST_TOKEN and token.isascii() and token.isprintable()
    return token.encode() if fits else b""


def _token_in(request: bytes) -> str | None:
    """Return the token of a request, None where it is not one of ours."""
    words, end, more = request.partition(END)
    token = words.removeprefix(SHOW).decode("ascii", "replace")
    if not words.startswith(SHOW) or not end or more or not (token.isascii() and token.isprintable()):
        return None
    return token


def _socket_name(journal: Path) -> str | None:
    """Return where this user's window on the journal listens; the name tells neither user nor journal."""
    real = os.path.realpath(journal)
    if sys.platform == "win32":
        return _name_of(os.environ.get("USERNAME", ""), real)  # a pipe, which Windows keeps for the user
    folder = _private_folder()
    return None if folder is None else str(folder / _name_of(str(os.getuid()), real))


def _name_of(user: str, journal: str) -> str:
    # Short, since a socket's whole path has about a hundred bytes.
    return "carejournal-" + hashlib.sha256(os.fsencode(f"{user}\0{journal}")).hexdigest()[:24]


def _private_folder() -> Path | None:
    """Return a folder for sockets that belongs to this user alone; None where there is none.

    In a folder that others write to, one of them could listen in the first window's place.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_private(Path(given)):
        return Path(given)
    folder = Path(tempfile.gettempdir()) / f"carejournal-{os.getuid()}"
    try:
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
    except OSError:
        return None
    return folder if _is_private(folder) else None


def _is_private(folder: Path) -> bool:
    try:
        there = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(there.st_mode) and there.st_uid == os.getuid() and not there.st_mode & 0o077
