"""sqlite-utils is loaded without numpy, and hides it from nobody else."""

from __future__ import annotations

import subprocess
import sys


def loaded_after(code: str) -> set[str]:
    printing = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", printing], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_the_first_save_loads_no_numpy() -> None:
    loaded = loaded_after("import carejournal.storage.light_sqlite_utils")
    assert "sqlite_utils" in loaded
    assert loaded.isdisjoint({"numpy", "pandas"})


def test_numpy_can_be_loaded_afterwards() -> None:
    assert "numpy" in loaded_after("import carejournal.storage.light_sqlite_utils\nimport numpy")
