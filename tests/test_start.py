"""What a start loads: the window waits for nothing that it does not need to be painted and used."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from carejournal.cli.commands import exit_code

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "matplotlib",
    "typst",
    "lxml",
    "numpy",
    "sqlite_utils",
    "pikepdf",
    "markdownify",
    "bs4",
    "click",
    "cryptography",
    "keyring",
    "zxcvbn",
    "icalendar",
)

WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from carejournal import app
application = app._application()
theme, settings = app.Theme(application, "light"), app.Settings(Path(sys.argv[2]))
window = app._window_over(app.Choice(Path(sys.argv[1])), theme, app.Tasks(application), settings)
painted = []
window.usable.connect(lambda: painted.append(sorted(sys.modules)))
window.show()
while not painted:
    application.processEvents()
window.close()
window.door.leave()
print(json.dumps(painted[0]))
"""


def test_the_window_is_usable_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    assert exit_code(["--journal", str(journal), "demo"]) == 0
    command = [sys.executable, "-c", WINDOW, str(journal), str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "PySide6.QtWidgets" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert loaded.isdisjoint({"socket", "ssl", "http", "PySide6.QtNetwork"})


def test_reading_commands_load_no_drawing_and_no_window(tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    assert exit_code(["--journal", str(journal), "add", "words"]) == 0
    code = (
        "import sys; from carejournal.cli.commands import exit_code; "
        f"assert exit_code(['--journal', {str(journal)!r}, 'search', 'words']) == 0; "
        "print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split())
    assert loaded.isdisjoint({"matplotlib", "typst", "numpy", "sqlite_utils", "PySide6", "bs4"})
