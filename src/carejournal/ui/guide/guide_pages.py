"""The guide's pages: plain Markdown files, the same that stand in docs/guide/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "guide"
FIRST_LANGUAGE = "en"
"""Every page is there in this language; where another lacks one, this one is shown."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: its file, and its heading, which is the file's first line."""

    path: Path
    title: str

    @property
    def name(self) -> str:
        """What other pages call it in their links."""
        return self.path.name


def guide_pages(language: str = FIRST_LANGUAGE) -> tuple[GuidePage, ...]:
    """Return the guide in a language such as "de", in the order of its files' names."""
    try:
        return pages_in(resource_path(FOLDER, language))
    except FileNotFoundError:
        return pages_in(resource_path(FOLDER, FIRST_LANGUAGE))


def pages_in(folder: Path) -> tuple[GuidePage, ...]:
    """Return the pages of a folder, and those that it lacks in the first language."""
    first = sorted(resource_path(FOLDER, FIRST_LANGUAGE).glob("[0-9]*.md"))
    paths = (own if (own := folder / path.name).exists() else path for path in first)
    return tuple(GuidePage(path, _title(path)) for path in paths)


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix("#").strip()
