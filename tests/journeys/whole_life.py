"""Lets a person's life pass in the installed program, under strace where there is one, and kills it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from carejournal.services.opening import create_services
from journeys import life_in_the_window

if TYPE_CHECKING:
    from collections.abc import Iterator

STRACE = shutil.which("strace")
ENTRY_POINT = Path(sysconfig.get_path("scripts")) / "carejournal"
HOME_VARIABLES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True)
class Lived:
    """What a life left: everything the program could write to is below `root`, but for the report."""

    root: Path
    journal: Path
    report: Path
    system_calls: Path

    def files(self) -> Iterator[Path]:
        """Yield every file below root."""
        return (path for path in self.root.rglob("*") if path.is_file())


def live(folder: Path, phrase: str, passphrase: str | None) -> Lived:
    """Live once, with a home, temporary and runtime folder below `folder`; killed at the end."""
    root, outside = folder / "all", folder / "outside"
    for name in ("home", "tmp", "run", "journals"):
        (root / name).mkdir(parents=True, mode=0o700)
    outside.mkdir()
    journal = root / "journals" / "journal.carejournal"
    create_services(journal, passphrase).journal.close()
    given = []
    if passphrase is not None:
        given = [str(outside / "passphrase")]
        Path(given[0]).write_text(passphrase, "utf-8")
    calls = outside / "system-calls"
    watch = [STRACE, "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", str(calls)] if STRACE else []
    life = [sys.executable, life_in_the_window.__file__, str(ENTRY_POINT), str(journal), phrase, str(outside)]
    with subprocess.Popen(
        [*watch, *life, *given],
        env=_environment(root),
        cwd=root / "tmp",
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        os.killpg(process.pid, signal.SIGKILL)
    assert said == life_in_the_window.LIVED, said
    return Lived(root, journal, outside / "report.pdf", calls)


def _environment(root: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CAREJOURNAL"))}
    homes = {name: str(root / "home" / ("" if name == "HOME" else name.lower())) for name in HOME_VARIABLES}
    return (
        kept
        | homes
        | {
            "TMPDIR": str(root / "tmp"),
            "XDG_RUNTIME_DIR": str(root / "run"),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
        }
    )
