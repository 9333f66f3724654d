"""What the tests of the computer's side share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Take every protection away that the process gives new files by itself."""
    before = os.umask(0)
    yield
    os.umask(before)
