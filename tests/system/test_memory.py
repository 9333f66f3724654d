"""Memory that is no longer used goes back."""

from __future__ import annotations

from carejournal.system.memory import give_back_memory


def test_giving_memory_back_is_safe_on_any_system() -> None:
    kept = [bytes(1000) for _ in range(1000)]
    give_back_memory()
    assert len(kept) == 1000
