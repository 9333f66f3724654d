"""The documents name files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PAGES = [*sorted((CHECKOUT / "docs").glob("*.md")), CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md"]
NAMED = re.compile(r"`((?:tests|benchmarks|docs|src|resources|packaging)/[\w./*-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text("utf-8")))
    assert [name for name in sorted(named) if not any(CHECKOUT.glob(name.rstrip("/")))] == []
