"""Commands are run in this process, as the installed command would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.cli.commands import exit_code
from cli_command import Command, Outcome

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return where the test's journal is, or will be."""
    return tmp_path / "j.db"


@pytest.fixture
def carejournal(journal: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs a command on the test's journal."""

    def run(*arguments: object) -> Outcome:
        code = exit_code(["--journal", str(journal), *map(str, arguments)])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run
