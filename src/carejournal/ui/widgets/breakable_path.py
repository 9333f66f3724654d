"""Long paths in labels: they have no spaces at which a line could break."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BREAKS_AFTER = "/\\_-. "


def breakable(path: Path) -> str:
    """Return the path with invisible places at which a line may break."""
    return "".join(f"{letter}\u200b" if letter in BREAKS_AFTER else letter for letter in str(path))
