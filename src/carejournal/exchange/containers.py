"""Finding files in a folder or archive by the last part of their name, wherever someone packed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.exchange.source import Source

NOT_CONTENT = ("__MACOSX", ".Trash", ".trash", ".git")
"""Folders that systems and programs add for themselves."""


def file_name(member: str) -> str:
    """Return the last part of a member's name."""
    return member.rpartition("/")[2]


def suffix(member: str) -> str:
    """Return what follows the last dot of a name, in lower case."""
    return file_name(member).rpartition(".")[2].lower() if "." in file_name(member) else ""


def member_named(source: Source, name: str) -> str | None:
    """Return the member of that file name that lies least deep, None where there is none."""
    found = [member for member in content(source) if file_name(member).lower() == name]
    return min(found, key=lambda member: (member.count("/"), member), default=None)


def content(source: Source, wanted: Callable[[str], bool] = bool) -> list[str]:
    """Return the wanted members in the order of their names, without what systems add for themselves."""
    return sorted(
        name
        for name in source.members
        if wanted(name) and not any(part in NOT_CONTENT for part in name.split("/"))
    )
