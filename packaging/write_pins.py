"""Write constraints.txt and packaging/constraints.txt anew from pyproject.toml, with all hashes."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "lock"
RESULT = ("--generate-hashes", "--only-binary", ":all:", "--universal", "--python-version", "3.11", "--quiet")
WORDS = ("--no-config", "--custom-compile-command", "python3 dev.py lock")


def main() -> None:
    """Write both; arguments are uv's, as `--upgrade`. What is packaged has the versions that were tested."""
    venv.create(PLACE, clear=True, with_pip=True)
    programs = PLACE / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    tested = ("--group", "dev", "--output-file", "constraints.txt")
    packaged = (
        "--group",
        "package",
        "--constraint",
        "constraints.txt",
        "--output-file",
        "packaging/constraints.txt",
    )
    for files in (tested, packaged):
        command = [
            programs / "uv",
            "pip",
            "compile",
            *RESULT,
            *WORDS,
            *files,
            "pyproject.toml",
            *sys.argv[1:],
        ]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
