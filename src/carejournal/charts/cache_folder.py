"""Where matplotlib may keep its list of the computer's fonts. This module does not import it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from carejournal.system.private_files import make_private_folder

if TYPE_CHECKING:
    from logging import LogRecord
    from pathlib import Path


def use_cache_folder(folder: Path) -> bool:
    """Make `folder` the only place that matplotlib reads settings from or writes anything to.

    Returns whether that took effect: matplotlib decides once, while it is first imported.
    """
    if "matplotlib" in sys.modules:
        return os.environ.get("MPLCONFIGDIR") == str(folder)
    import logging  # which matplotlib loads too

    make_private_folder(folder)
    os.environ["MPLCONFIGDIR"] = str(folder)
    logging.getLogger("matplotlib.font_manager").addFilter(_is_no_chatter)
    return True


def _is_no_chatter(record: LogRecord) -> bool:
    """Whether matplotlib says something else than that listing the fonts takes long on a busy computer."""
    return "building the font cache" not in record.getMessage()
