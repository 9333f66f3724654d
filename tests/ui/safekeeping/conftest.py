"""A journal locked with a passphrase, closed, with a recovery code beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.services.safekeeping import Key, encrypt
from safekeeping_hand import PASSPHRASE, closed_journal

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.ui.page import Surroundings


@pytest.fixture
def path(around: Surroundings) -> Path:
    return closed_journal(around)


@pytest.fixture
def key(path: Path) -> Key:
    made = encrypt(path, PASSPHRASE, with_code=True).key
    assert made is not None
    return made
