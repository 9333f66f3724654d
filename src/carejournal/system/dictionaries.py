"""The spelling dictionaries that this computer offers, in the form of Hunspell; nothing is fetched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

LINUX = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell")
MAC = ("/Library/Spelling", "/System/Library/Spelling")
OWN_MAC = "Library/Spelling"
OWN_LINUX = ".local/share/hunspell"


def dictionary_folders() -> list[Path]:
    """Return where this system keeps dictionaries, the person's own first; DICPATH may name more."""
    named = [Path(each) for each in os.environ.get("DICPATH", "").split(os.pathsep) if each]
    if sys.platform == "darwin":
        return [*named, Path.home() / OWN_MAC, *map(Path, MAC)]
    if sys.platform == "win32":
        programs = Path(os.environ.get("PROGRAMFILES", "C:/Program Files"))
        return [*named, *sorted((programs / "LibreOffice/share/extensions").glob("dict-*"))]
    return [*named, Path.home() / OWN_LINUX, *map(Path, LINUX)]


def dictionaries() -> dict[str, Path]:
    """Return by language, such as en_US, the path of its dictionary without the ending."""
    found: dict[str, Path] = {}
    for folder in dictionary_folders():
        try:
            affixes = sorted(folder.glob("*.aff"))
        except OSError:
            continue
        for affix in affixes:
            if affix.with_suffix(".dic").is_file() and not affix.stem.startswith("hyph"):
                found.setdefault(affix.stem, affix.with_suffix(""))
    return dict(sorted(found.items()))
