"""Where things live on this computer, by each platform's own custom."""

from __future__ import annotations

import os
from pathlib import Path

APP_FOLDER = "carejournal"
JOURNAL_NAME = "journal.carejournal"
JOURNAL_VARIABLE = "CAREJOURNAL_JOURNAL"
PASSPHRASE_FILE_VARIABLE = "CAREJOURNAL_PASSPHRASE_FILE"  # noqa: S105 - its name, not a passphrase


def default_journal() -> Path:
    """Return the journal to open when none is named: CAREJOURNAL_JOURNAL, else the user's data folder."""
    named = os.environ.get(JOURNAL_VARIABLE)
    return Path(named).expanduser() if named else data_folder() / JOURNAL_NAME


def data_folder() -> Path:
    """Return the folder for the person's journals."""
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False)


def config_folder() -> Path:
    """Return the folder for settings."""
    from platformdirs import user_config_path

    return user_config_path(APP_FOLDER, appauthor=False)


def cache_folder() -> Path:
    """Return the folder for things that can be made again, such as font lists."""
    from platformdirs import user_cache_path

    return user_cache_path(APP_FOLDER, appauthor=False)


def state_folder() -> Path:
    """Return the folder for logs and crash reports."""
    from platformdirs import user_state_path

    return user_state_path(APP_FOLDER, appauthor=False)
