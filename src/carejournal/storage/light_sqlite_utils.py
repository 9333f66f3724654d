"""sqlite-utils without numpy: it only wants to know numpy's kinds of numbers, and our rows hold none.

numpy would cost every window 15 MB and a tenth of a second from its first save on. So while sqlite-utils is
imported, this thread, and no other, is told that there is no numpy or pandas. Where they are loaded already,
nothing is hidden: then they cost nothing more.
"""

from __future__ import annotations

import sys
import threading
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

HIDDEN = frozenset({"numpy", "pandas"})


class _Hiding(MetaPathFinder):
    """Says in the thread that made it that the hidden libraries are not there."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Leave every other library, and every other thread, to the usual finders."""
        if name in HIDDEN and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)
        return None


_hiding = _Hiding()
sys.meta_path.insert(0, _hiding)
try:
    from sqlite_utils import Database, Migrations
finally:
    sys.meta_path.remove(_hiding)

__all__ = ["Database", "Migrations"]
